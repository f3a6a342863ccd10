"""The language of treaty drafting: every rule takes its examples and leaves its counter-examples."""

from pathlib import Path

import pytest

from depositary.core.errors import LexiconError
from depositary.lexicon.drafting import Area, Drafting, Rule, languages, load_drafting

DRAFTINGS = [load_drafting(language) for language in languages()]
RULES = [(d.language, rule) for d in DRAFTINGS for rules in d.rules.values() for rule in rules]
AREAS = [(d.language, area) for d in DRAFTINGS for area in d.areas]


def _takes(area: Area, sentence: str) -> bool:
    return bool(area.pattern.search(sentence)) and not (area.excluded and area.excluded.search(sentence))


@pytest.mark.parametrize(("language", "rule"), RULES, ids=lambda each: getattr(each, "field", each))
def test_a_rule_takes_its_examples_and_leaves_the_others(language: str, rule: Rule) -> None:
    for sentence in rule.examples:
        assert rule.pattern.search(sentence), f"{language} {rule.field}: {sentence}"
    assert rule.counter_examples, f"{language} {rule.field} has no counter-example"
    for sentence in rule.counter_examples:
        assert not rule.pattern.search(sentence), f"{language} {rule.field}: {sentence}"


@pytest.mark.parametrize(("language", "area"), AREAS, ids=lambda each: getattr(each, "code", each))
def test_an_area_takes_its_examples_and_leaves_the_others(language: str, area: Area) -> None:
    assert area.examples
    assert area.counter_examples
    for sentence in area.examples:
        assert _takes(area, sentence), f"{language} {area.code}: {sentence}"
    for sentence in area.counter_examples:
        assert not _takes(area, sentence), f"{language} {area.code}: {sentence}"


def test_english_comes_first_and_ukrainian_is_there() -> None:
    assert languages()[0] == "en"
    assert "uk" in languages()


@pytest.mark.parametrize("drafting", DRAFTINGS[1:], ids=lambda d: d.language)
def test_every_language_has_the_same_word_classes_and_areas(drafting: Drafting) -> None:
    english = DRAFTINGS[0]
    assert set(drafting.classes) == set(english.classes)
    assert {area.code for area in drafting.areas} == {area.code for area in english.areas}
    assert [strength for strength, _ in drafting.strengths] == [strength for strength, _ in english.strengths]
    assert set(drafting.rules) <= set(english.rules)


@pytest.mark.parametrize(
    ("language", "words", "number"),
    [("en", "twenty-four", 24), ("en", "7", 7), ("en", "ten", 10), ("uk", "десяти", 10), ("uk", "двадцять чотири", 24)],
)
def test_numbers_in_words_and_figures(language: str, words: str, number: int) -> None:
    assert load_drafting(language).number(words) == number


def test_no_number_and_no_unit_give_none() -> None:
    drafting = load_drafting()
    assert drafting.number("many") is None
    assert drafting.unit("fortnight") is None


def test_an_unknown_language_names_those_there_are() -> None:
    with pytest.raises(LexiconError, match="en, uk"):
        load_drafting("xx")


def _folder(tmp_path: Path, pattern: str) -> Path:
    folder = tmp_path / "xx"
    folder.mkdir()
    (folder / "terms.toml").write_text(
        f'[language]\ncommon = ["zu"]\n[classes]\nkind = "(?:pakt)"\n[[terms.duration]]\npattern = "{pattern}"\n',
        encoding="utf-8",
    )
    return tmp_path


def test_a_user_s_folder_adds_a_language(tmp_path: Path) -> None:
    drafting = load_drafting("xx", _folder(tmp_path, "<kind> zu"))
    assert drafting.rules["duration"][0].pattern.search("der pakt zu dritt")


def test_an_unknown_word_class_is_named(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="<kindle> is no word class"):
        load_drafting("xx", _folder(tmp_path, "<kindle>"))


def test_a_broken_pattern_is_named(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="no regular expression"):
        load_drafting("xx", _folder(tmp_path, "(<kind>"))
