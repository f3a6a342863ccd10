"""JSON Lines: exact texts, one failure a line, bounded memory."""

import gzip
import json
import lzma
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depositary.core.codes import PublishedBasis
from depositary.core.errors import InputError, LimitError
from depositary.corpus import DEFAULT_LIMITS, LoadedDocument, LoadOptions, load
from depositary.corpus.drafts import Draft
from depositary.corpus.json_lines import json_line_drafts

LINE = {
    "id": "d-1",
    "date": "2024-05",
    "title": "A title",
    "text": "The two sides met.\r\nNothing was signed.",
    "url": "https://news.example/1",
    "source": "The Example",
}


def loaded(path: Path, **options: object) -> list[LoadedDocument | InputError]:
    return list(load([str(path)], LoadOptions(**options)))  # type: ignore[arg-type]  # options are named by the tests


def drafts(data: bytes, limits=DEFAULT_LIMITS) -> list[Draft | InputError]:
    return list(json_line_drafts([data], "x.jsonl", limits))


def test_every_field_is_taken_over(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps(LINE) + "\n")
    (item,) = loaded(path)
    assert isinstance(item, LoadedDocument)
    document = item.document
    assert document.text == LINE["text"], "the text is exactly the given one, line endings included"
    assert document.name == "d-1"
    assert document.title == "A title"
    assert document.provenance.publisher == "The Example"
    assert document.provenance.address == "https://news.example/1"
    assert document.published == "2024-05"
    assert document.provenance.published_basis is PublishedBasis.GIVEN
    assert document.offsets.place(7) == 7
    assert item.original is None


def test_a_bad_line_is_one_failure_with_its_number() -> None:
    data = (
        b'{"text": "One."}\n\n{"text": }\n["list"]\n{"id": 3}\n{"text": 5}\n{"text": "  "}\n{"text": "Two.", "id": 7}'
    )
    found = drafts(data)
    assert [item.text for item in found if isinstance(item, Draft)] == ["One.", "Two."]
    failures = [str(item) for item in found if isinstance(item, InputError)]
    assert [failure.split(":")[0] for failure in failures] == [f"x.jsonl, line {n}" for n in (3, 4, 5, 6, 7)]
    assert "no valid JSON" in failures[0]
    assert "list instead of an object" in failures[1]
    assert "no field text" in failures[2]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (b"null", "null instead of an object"),
        (b"3.5", "a number instead of an object"),
        (b'"x"', "a string instead of an object"),
        (b'{"text": "One.", "date": ["x"]}', "the field date is a list instead of a string"),
        (b'{"text": "One.", "url": true}', "the field url is true or false instead of a string"),
    ],
)
def test_what_is_refused_is_called_as_json_calls_it(line: bytes, told: str) -> None:
    (refused,) = drafts(line)
    assert isinstance(refused, InputError)
    assert refused.found == told


def test_a_number_as_id_becomes_a_string_and_a_list_as_title_is_refused() -> None:
    good, bad = drafts(b'{"text": "One.", "id": 7}\n{"text": "Two.", "title": ["x"]}')
    assert isinstance(good, Draft)
    assert good.given_id == "7"
    assert isinstance(bad, InputError)
    assert "title" in str(bad)


def test_packed_files_are_recognised_by_name_and_content(tmp_path: Path) -> None:
    data = (json.dumps(LINE) + "\n").encode()
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(data))
    (tmp_path / "b.jsonl.xz").write_bytes(lzma.compress(data))
    (tmp_path / "c").write_bytes(lzma.compress(data))
    found = loaded(tmp_path)
    assert [item.document.given_id for item in found if isinstance(item, LoadedDocument)] == ["d-1"] * 3


def test_what_precedes_a_cut_is_read_and_the_cut_is_reported(tmp_path: Path) -> None:
    lines = [json.dumps({"text": f"Report {n}. " + str(hash((n, "salt"))) * 40}) for n in range(3000)]
    packed = gzip.compress("\n".join(lines).encode())
    path = tmp_path / "cut.jsonl.gz"
    path.write_bytes(packed[: len(packed) // 2])
    found = loaded(path)
    assert isinstance(found[-1], InputError)
    assert "ends in the middle" in str(found[-1])
    assert 100 < len(found) < 3000


def test_damaged_packing_is_reported(tmp_path: Path) -> None:
    packed = bytearray(lzma.compress(json.dumps(LINE).encode() * 50))
    packed[len(packed) // 2] ^= 0xFF
    path = tmp_path / "bad.jsonl.xz"
    path.write_bytes(bytes(packed))
    assert isinstance(loaded(path)[-1], InputError)


def test_several_streams_in_one_file_are_read(tmp_path: Path) -> None:
    one, two = (json.dumps({"text": word}).encode() + b"\n" for word in ("One.", "Two."))
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(one) + gzip.compress(two))
    (tmp_path / "b.jsonl.xz").write_bytes(lzma.compress(one) + lzma.compress(two))
    assert [item.document.text for item in loaded(tmp_path) if isinstance(item, LoadedDocument)] == ["One.", "Two."] * 2


def test_a_bomb_stops_at_the_ratio(tmp_path: Path) -> None:
    path = tmp_path / "bomb.jsonl.gz"
    path.write_bytes(gzip.compress(b" " * 64 * 1024 * 1024))
    (failure,) = loaded(path)
    assert isinstance(failure, LimitError)
    assert "bomb" in str(failure)


def test_a_long_line_is_refused_and_the_next_is_read() -> None:
    limits = replace(DEFAULT_LIMITS, line_size=1000)
    data = b'{"text": "' + b"a" * 5000 + b'"}\n{"text": "Short."}\n'
    pieces = [data[start : start + 700] for start in range(0, len(data), 700)]
    first, second = json_line_drafts(pieces, "x.jsonl", limits)
    assert isinstance(first, LimitError)
    assert "line 1" in str(first)
    assert isinstance(second, Draft)


def test_deep_nesting_is_refused_and_brackets_in_a_text_are_not() -> None:
    deep = b'{"text": "x", "y": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"
    flat = json.dumps({"text": "[" * 5000 + '\\"{'}).encode()
    found = drafts(deep + b"\n" + flat)
    assert isinstance(found[0], LimitError)
    assert isinstance(found[1], Draft)


def test_legacy_bytes_in_a_line_are_read_and_noted() -> None:
    (draft,) = drafts('{"text": "Café olé"}'.encode("cp1252"))
    assert isinstance(draft, Draft)
    assert draft.text == "Café olé"
    assert "windows-1252" in draft.notes[0]


def test_utf_16_and_marks_are_read() -> None:
    line = '{"text": "Über"}\n'
    for encoding in ("utf-16", "utf-8-sig"):
        (draft,) = drafts(line.encode(encoding))
        assert isinstance(draft, Draft)
        assert draft.text == "Über"


def test_lone_surrogates_and_nul_keep_their_place(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "a\\ud800b\\u0000c"}')
    (item,) = loaded(path)
    assert isinstance(item, LoadedDocument)
    assert item.document.text == "a\ufffdb\ufffdc"
    assert any("U+FFFD" in note for note in item.document.notes)


def test_a_date_that_is_none_is_left_out_and_noted(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "Nothing was signed.", "date": "12 May"}')
    (item,) = loaded(path)
    assert isinstance(item, LoadedDocument)
    assert item.document.published is None
    assert item.document.provenance.published_basis is PublishedBasis.UNKNOWN
    assert "'12 May'" in item.document.notes[0]


@given(
    texts=st.lists(st.text(min_size=1).filter(str.strip), min_size=1, max_size=5),
    size=st.integers(1, 40),
)
def test_any_text_comes_back_exactly_however_it_is_cut(texts: list[str], size: int) -> None:
    data = "\n".join(json.dumps({"text": text}) for text in texts).encode()
    pieces = [data[start : start + size] for start in range(0, len(data), size)]
    assert [item.text for item in json_line_drafts(pieces, "x", DEFAULT_LIMITS) if isinstance(item, Draft)] == texts


@given(st.binary(max_size=300))
def test_no_bytes_make_it_fail(data: bytes) -> None:
    for item in json_line_drafts([data], "x", DEFAULT_LIMITS):
        assert isinstance(item, Draft | InputError)
