"""Closing clauses: how long, how it ends, how it goes on, when it begins, what it binds to."""

from collections.abc import Callable

import pytest

from depositary.lexicon.drafting import Drafting, load_drafting
from depositary.reading.texts.layouts import Layout
from depositary.reading.texts.terms import Terms, iso_duration, read_terms

LayOut = Callable[[str], Layout]


def _terms(layout: Layout, drafting: Drafting) -> Terms:
    whole = range(len(layout.sentences))
    return read_terms(layout, drafting, whole, whole)


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("This Pact shall remain in force for a period of fifteen (15) years.", "P15Y"),
        ("The present Protocol is valid for 18 months from the day of signing.", "P18M"),
        ("The cooperation under this Compact will span a period of six years.", "P6Y"),
        ("The republic keeps up its help for the four-year term of this Treaty.", "P4Y"),
        ("This Convention is concluded for an unlimited period.", "unlimited"),
    ],
)
def test_duration(lay_out: LayOut, drafting: Drafting, sentence: str, value: str) -> None:
    layout = lay_out(sentence)
    found = _terms(layout, drafting).duration
    assert found is not None
    assert found.value == value
    found.passage.verify(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The war has gone on for ten years.",
        "This Pact will be reviewed not later than ten years from the day of signing.",
        "This Pact shall cease to be in force six months after the date of such notification.",
    ],
)
def test_other_spans_are_no_duration(lay_out: LayOut, drafting: Drafting, sentence: str) -> None:
    assert _terms(lay_out(sentence), drafting).duration is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Either Party may terminate this Pact. It ends nine months from the receipt of the notice.", "P9M"),
        ("This Pact may be ended at any time upon a two months' notice in writing.", "P2M"),
        ("Either side may denounce this Pact.", "at_any_time"),
    ],
)
def test_termination_and_its_notice(lay_out: LayOut, drafting: Drafting, text: str, value: str) -> None:
    found = _terms(lay_out(text), drafting).termination
    assert found is not None
    assert found.value == value


def test_what_the_text_does_not_say_is_none(lay_out: LayOut, drafting: Drafting) -> None:
    terms = _terms(lay_out("The two ministers met. They talked about fish."), drafting)
    assert all(getattr(terms, name) is None for name in Terms.__slots__)


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("This Treaty takes effect on the day of its signing.", "on_signature"),
        ("This Treaty enters into force once the second notification has been received.", "on_notification"),
        ("This Treaty shall enter into force when both instruments of ratification are deposited.", "on_ratification"),
        ("This Treaty enters into force on 1 March 2031.", "on_date"),
    ],
)
def test_entry_into_force(lay_out: LayOut, drafting: Drafting, sentence: str, value: str) -> None:
    found = _terms(lay_out(sentence), drafting).entry_into_force
    assert found is not None
    assert found.value == value


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("This Memorandum does not create legal obligations.", "no"),
        ("This is a non-binding arrangement.", "no"),
        ("The Parties will register this Treaty under Article 102 of the Charter.", "yes"),
        ("This Treaty is legally binding from the first day.", "yes"),
    ],
)
def test_bindingness(lay_out: LayOut, drafting: Drafting, sentence: str, value: str) -> None:
    found = _terms(lay_out(sentence), drafting).legally_binding
    assert found is not None
    assert found.value == value


def test_an_annex_that_disclaims_binds_nothing_of_the_treaty(lay_out: LayOut, drafting: Drafting) -> None:
    layout = lay_out("This Treaty ends in 2040. Nothing in this annex gives rise to obligations.")
    assert _terms(layout, drafting).legally_binding is None


def test_ukrainian_terms(lay_out: LayOut) -> None:
    text = (
        "Цей Договір діє протягом семи років з дати підписання. Дія цього Договору може бути припинена будь-якою "
        "Стороною. Дія цього Договору припиняється через три місяці з дати отримання повідомлення."
    )
    terms = _terms(lay_out(text), load_drafting("uk"))
    assert terms.duration is not None
    assert terms.duration.value == "P7Y"
    assert terms.termination is not None
    assert terms.termination.value == "P3M"


def test_iso_durations(drafting: Drafting) -> None:
    assert iso_duration(drafting, "36", "hours") == "PT36H"
    assert iso_duration(drafting, "some", "years") is None
