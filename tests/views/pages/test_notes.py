"""Footnotes of a page on paper, and what its facts rest on."""

from dataclasses import replace

import pytest
from tests.views.conftest import statement

from depositary.core.codes import Stage, StatementType
from depositary.core.values import StageValue, TermValue
from depositary.lexicon import load_lexicon
from depositary.register import RegisterState, Source, agreement_record, rebuild
from depositary.register.readings import Conflict, Reading
from depositary.views.pages.conflicts import conflict_card
from depositary.views.pages.facts import facts_of
from depositary.views.pages.naming import Naming
from depositary.views.pages.notes import footnotes
from depositary.views.pages.quotes import quote_of


@pytest.fixture
def lasting() -> RegisterState:
    """Norway signed for ten years."""
    sources = {name: Source(name, name, day, publisher="Fjord Wire", title="Signed at last", witness=name)
               for name, day in (("doc-a", "2024-05-31"), ("doc-b", "2024-06-02"))}  # fmt: skip
    signed = statement(
        "doc-a", "Norway and Ukraine signed it on 31 May.", StageValue(), edtf="2024-05-31", stage=Stage.SIGNED,
        stage_detail="signed",
    )  # fmt: skip
    lasts = statement(
        "doc-b", "It runs for ten years.", TermValue("duration", "ten years", "P10Y"), type=StatementType.TERM
    )
    return rebuild([signed, lasts], sources, load_lexicon())


def test_footnotes_are_numbered_as_the_page_comes_to_them(lasting: RegisterState) -> None:
    first, second = (quote_of(item) for item in lasting.agreements[0].evidence)
    notes = footnotes([[second], [first, second], []], [first, second])
    assert notes.quotes == (second, first)
    assert (notes.of([second]), notes.of([first, second, first])) == ([1], [1, 2])


def test_what_nothing_points_to_stands_behind(lasting: RegisterState) -> None:
    first, second = (quote_of(item) for item in lasting.agreements[0].evidence)
    assert footnotes([[second]], [first, second]).quotes == (second, first)


def test_a_derived_end_stands_beside_the_words_of_its_duration(lasting: RegisterState) -> None:
    (agreement,) = lasting.agreements
    facts = {fact.name: fact for fact in facts_of(agreement, agreement_record(agreement), lasting.clocks)}
    assert facts["ends"].value == "2034-05-31"
    assert facts["ends"].basis == "derived from its start and duration"
    assert [quote.words for quote in facts["ends"].quotes] == ["It runs for ten years."]
    assert facts["ends"].dated
    assert not facts["duration"].dated


@pytest.mark.parametrize(
    ("about", "family", "title", "shown"),
    [
        ("date of doc-a", None, "Signed at last", "Date of “Signed at last” (Fjord Wire)"),
        ("what doc-a got wrong", None, None, "What Fjord Wire got wrong"),
        (
            "ukraine-security: how many had signed by 2024-06-12", "ukraine-security", None,
            "Bilateral security agreements under the G7 declaration: how many had signed by 2024-06-12",
        ),
    ],
)  # fmt: skip
def test_a_conflict_names_documents_and_families_for_people(
    lasting: RegisterState, about: str, family: str | None, title: str | None, shown: str
) -> None:
    item = lasting.agreements[0].evidence[0]
    item = replace(item, source=replace(item.source, title=title))
    readings = (Reading("16 (closed_list)", (item,)), Reading("15 in the register", ()))
    card = conflict_card(Conflict("count", None, family, about, readings, None, 1), Naming(load_lexicon()))
    assert card.about == shown
    assert [side.says for side in card.sides] == ["16 (closed list)", "15 in the register"]
