import pytest
from hypothesis import given
from hypothesis import strategies as st

from depositary.lexicon.spellings import plain_letters, spellings


@pytest.mark.parametrize(
    ("text", "plain"),
    [("Støre", "Store"), ("Kariņš", "Karins"), ("Þórdís", "Thordis"), ("Łukasz", "Lukasz"), ("Sa'ar", "Sa'ar")],
)
def test_plain_letters(text: str, plain: str) -> None:
    assert plain_letters(text) == plain


def test_endings_stand_for_each_other() -> None:
    forms = spellings("Volodymyr Zelenskyy", "Zelenskyy")
    assert {"Zelensky", "Zelenskiy", "Zelenskyj", "Vladimir Zelensky", "Volodymyr Zelenskyy"} <= set(forms)


def test_initials_and_generation_marks_may_be_dropped() -> None:
    assert "Donald Trump" in spellings("Donald J. Trump", "Trump")
    assert "Joseph Biden" in spellings("Joseph R. Biden Jr.", "Biden")


def test_a_surname_may_stand_first_or_within() -> None:
    assert spellings("Xi Jinping", "Xi") == ("Xi Jinping", "Xi")
    assert "Andrés López" in spellings("Andrés López Obrador", "López")


def test_marks_may_be_written_as_digraphs() -> None:
    assert {"Stoere", "Store", "Jonas Stoere"} <= set(spellings("Jonas Støre", "Støre"))


def test_a_spelling_of_one_word_stands_for_the_surname() -> None:
    assert "Ihor Schowkwa" in spellings("Ihor Zhovkva", "Zhovkva", ("Schowkwa",))


WORDS = st.text("abcdefghijklmnopqrstuvwxyzäöøšžł", min_size=2, max_size=9).map(str.capitalize)


@given(WORDS, WORDS)
def test_forms_are_unique_ordered_and_hold_name_and_surname(given_name: str, surname: str) -> None:
    forms = spellings(f"{given_name} {surname}", surname)
    assert {f"{given_name} {surname}", surname} <= set(forms)
    assert len(forms) == len(set(forms))
    assert [len(form) for form in forms] == sorted((len(form) for form in forms), reverse=True)
