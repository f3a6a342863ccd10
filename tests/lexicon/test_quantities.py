"""The data of numbers, money and calendars: complete, consistent, and refused when broken."""

import re
from importlib import resources
from pathlib import Path

import pytest

from depositary.core.errors import LexiconError
from depositary.lexicon import calendars
from depositary.lexicon.calendars import load_calendar
from depositary.lexicon.quantities import data_file, load_money, load_numbers

DATA = resources.files("depositary.lexicon").joinpath("data")
LANGUAGES = sorted(folder.name for folder in DATA.iterdir() if folder.joinpath("calendar.toml").is_file())


def test_a_language_without_data_is_named() -> None:
    with pytest.raises(LexiconError, match=r"data/xx/numbers\.toml: no such file"):
        load_numbers("xx")


def test_every_currency_that_money_names_is_a_code_or_an_ambiguous_name() -> None:
    money = load_money("en")
    old = {"LTL", "LVL", "FRF", "BEF", "LUF", "ITL"}
    known = money.codes | old | money.ambiguous.keys()
    assert set(money.symbols.values()) | set(money.names.values()) <= known
    for entry in money.ambiguous.values():
        assert {*entry.parties.values(), *entry.near.values()} <= known
        assert entry.default == "" or entry.default in known
    assert money.rates.keys() <= money.codes


def test_qualifiers_and_ordinals_are_complete() -> None:
    words = load_numbers("en")
    assert set(words.qualifiers.values()) == {"minimum", "maximum", "approximate", "exact"}
    assert set(range(1, 20)) <= set(words.ordinals.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_of_a_calendar_has_two_classes(language: str) -> None:
    words = [word for entries in data_file(language, "calendar.toml")["classes"].values() for word in entries]
    assert sorted({word for word in words if words.count(word) > 1}) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_patterns_repeat_nothing_without_bound(language: str) -> None:
    assert [form.source for form in load_calendar(language).forms if re.search(r"[*+{]", form.pattern.pattern)] == []


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        ("day:day monht", "uses the class 'monht', which nothing defines"),
        ("( day:day", "correct its brackets"),
        ("Day!", "is no atom"),
    ],
)
def test_a_broken_pattern_is_refused(pattern: str, message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = data_file("en", "calendar.toml")
    raw["forms"] = [{"form": "day", "kind": "day", "pattern": pattern}]
    monkeypatch.setattr(calendars, "data_file", lambda language, name: raw)
    with pytest.raises(LexiconError, match=re.escape(message)):
        load_calendar.__wrapped__("en")


def test_a_missing_entry_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = data_file("en", "calendar.toml")
    del raw["forms"]
    monkeypatch.setattr(calendars, "data_file", lambda language, name: raw)
    with pytest.raises(LexiconError, match="the entry 'forms' is missing"):
        load_calendar.__wrapped__("en")


def test_broken_toml_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "data" / "yy"
    folder.mkdir(parents=True)
    (folder / "numbers.toml").write_text("units = [", encoding="utf-8")
    monkeypatch.setattr("depositary.lexicon.quantities.resources.files", lambda package: tmp_path)
    with pytest.raises(LexiconError, match=r"data/yy/numbers\.toml: .*correct the TOML"):
        data_file("yy", "numbers.toml")
