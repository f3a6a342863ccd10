"""Frameworks and stances."""

from collections.abc import Callable

import pytest

from depositary.lexicon import Lexicon
from depositary.lexicon.drafting import Drafting
from depositary.reading.texts.frameworks import read_framework, read_stance
from depositary.reading.texts.layouts import Layout

LayOut = Callable[[str], Layout]


def test_the_declaration_is_found_by_its_names(lay_out: LayOut, drafting: Drafting, lexicon: Lexicon) -> None:
    for sentence in (
        "This compact is meant to further the Joint Declaration that the G7 made in Vilnius.",
        "The sides act in accordance with the G7 Declaration.",
    ):
        layout = lay_out(sentence)
        found = read_framework(layout, drafting, lexicon, range(len(layout.sentences)))
        assert found is not None
        assert found.value == "g7-declaration"


def test_another_declaration_is_no_framework(lay_out: LayOut, drafting: Drafting, lexicon: Lexicon) -> None:
    layout = lay_out("Recalling the Joint Declaration of the two ministers of fisheries of 2019.")
    assert read_framework(layout, drafting, lexicon, range(1)) is None


@pytest.mark.parametrize(
    ("name", "sentence", "value"),
    [
        ("nato", "The sides will support the accession of Ukraine to NATO.", "supports_accession"),
        ("nato", "Its future is in NATO.", "future_in_nato"),
        ("nato", "This compact is without prejudice to a path to membership in NATO.", "without_prejudice"),
        ("eu", "Peru will support Ukraine on its path towards the EU.", "supports_accession"),
        ("eu", "Reforms that the EU asks for go on.", "reforms"),
    ],
)
def test_stances(lay_out: LayOut, drafting: Drafting, name: str, sentence: str, value: str) -> None:
    layout = lay_out(sentence)
    found = read_stance(layout, drafting, name, range(len(layout.sentences)))
    assert found is not None
    assert found.value == value


def test_support_for_one_body_is_no_stance_on_the_other(lay_out: LayOut, drafting: Drafting) -> None:
    layout = lay_out("The sides will support the accession of Ukraine to NATO.")
    assert read_stance(layout, drafting, "eu", range(1)) is None


def test_a_heading_takes_no_stance(lay_out: LayOut, drafting: Drafting) -> None:
    layout = lay_out("Support for accession to NATO\nThe sides meet.")
    assert read_stance(layout, drafting, "nato", range(len(layout.sentences))) is None


def test_the_body_counts_before_a_recital(lay_out: LayOut, drafting: Drafting) -> None:
    recital, body = "supporting its accession to NATO in the recital;\n", "Peru supports its accession to NATO."
    layout = lay_out(recital + "They meet. " * 14 + body)
    found = read_stance(layout, drafting, "nato", range(len(layout.sentences)))
    assert found is not None
    assert found.passage.quote == body
