from collections import Counter
from pathlib import Path

import pytest

from depositary.core.errors import LexiconError
from depositary.lexicon.tables import DATA, Folders, laid_over, read_rows, read_toml

HEADER = "publisher,party\n"


def write(folder: Path, name: str, text: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_a_users_row_replaces_one_with_the_same_key(tmp_path: Path) -> None:
    base, extra = tmp_path / "base", tmp_path / "extra"
    write(base, "publishers.csv", HEADER + "a.example,CHE\nc.example,FRA\n")
    write(extra, "publishers.csv", HEADER + "b.example,DEU\nc.example,ITA\n")
    rows = Folders(base, extra).rows("publishers")
    assert [(row["publisher"], row["party"]) for row in rows] == [
        ("a.example", "CHE"),
        ("b.example", "DEU"),
        ("c.example", "ITA"),
    ]


def test_a_missing_table_is_empty(tmp_path: Path) -> None:
    assert Folders(tmp_path, None).rows("publishers") == []
    assert Folders(tmp_path, tmp_path / "absent").entries("families.toml") == {}


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (HEADER + "a.example\n", r"publishers.csv:2: a row has more or fewer fields than the header"),
        (HEADER + "a,b,c\n", r"publishers.csv:2: a row has more or fewer fields"),
        ("wrong,header\n", "the header is 'wrong,header'; expected 'publisher,party'"),
        ("", "the header is ''; expected 'publisher,party'"),
        (HEADER.encode() + b"\xff\xfe,CHE\n", "cannot be read as a UTF-8 CSV table"),
        (HEADER + '"a.example,CHE\n', "cannot be read as a UTF-8 CSV table"),
    ],
)
def test_a_broken_table_says_where_and_what(tmp_path: Path, content: str | bytes, message: str) -> None:
    path = write(tmp_path, "publishers.csv", content)
    with pytest.raises(LexiconError, match=message):
        read_rows(path, "publishers")


def test_a_broken_toml_file_says_where_and_what(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match=r"families.toml: cannot be read as TOML"):
        read_toml(write(tmp_path, "families.toml", "[open"))


def test_every_table_of_parties_names_and_persons_has_its_source_named() -> None:
    sources = read_toml(DATA / "sources.toml")
    tables = {path.relative_to(DATA).as_posix() for path in (*DATA.glob("*.csv"), *(DATA / "en").glob("*.csv"))}
    tables -= {"en/currencies.csv"}
    assert tables <= set(sources)
    assert all((DATA / name).is_file() for name in sources)
    assert all({"made", "source", "licence"} == set(entry) for entry in sources.values())


def test_a_user_s_file_adds_words_and_replaces_rules_of_the_same_id() -> None:
    base = {"cues": ["a"], "lists": {"gate": ["x"]}, "rule": [{"id": "r", "pattern": "1"}, {"id": "s", "pattern": "2"}]}
    over = {"cues": ["a", "b"], "lists": {"gate": ["y"]}, "rule": [{"id": "s", "pattern": "3"}], "depth": 2}
    assert laid_over(base, over) == {
        "cues": ["a", "b"],
        "lists": {"gate": ["x", "y"]},
        "rule": [{"id": "s", "pattern": "3"}, {"id": "r", "pattern": "1"}],
        "depth": 2,
    }
    assert base["cues"] == ["a"]


@pytest.mark.parametrize("path", sorted(DATA.rglob("*.toml")), ids=lambda path: path.relative_to(DATA).as_posix())
def test_no_list_of_words_holds_one_twice(path: Path) -> None:
    entries = read_toml(path)
    tables = list(entries.values()) if path.name == "words.toml" else [entries.get("lists", {})]
    tables += [row for kind in ("rule", "carrier", "proposer", "cue") for row in entries.get(kind, ())]
    by_place = {"forms", "gives"}
    lists = [(name, words) for table in tables for name, words in table.items() if name not in by_place]
    twice = [
        (name, word, times)
        for name, words in lists
        if isinstance(words, list) and all(isinstance(word, str) for word in words)
        for word, times in Counter(words).items()
        if times > 1
    ]
    assert twice == []
