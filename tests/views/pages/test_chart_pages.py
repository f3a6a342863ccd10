"""Map, timeline, network and matrix as pages: the same agreements as the table, each ready as data."""

import xml.etree.ElementTree as ET
from datetime import date

import pytest
from tests.views.conftest import statement

from depositary.core.codes import Framing, Stage
from depositary.core.documents import Document, Provenance
from depositary.core.errors import NothingFoundError
from depositary.core.statements import InstrumentRef
from depositary.lexicon import load_lexicon
from depositary.reading.texts import read_text
from depositary.register import RegisterState, Source, rebuild
from depositary.tasks.listing import Query, rows_of
from depositary.views.pages.charting import Chosen
from depositary.views.pages.clauses import MatrixPage, matrix_page
from depositary.views.pages.listing import Ask, Rows
from depositary.views.pages.maps import map_page
from depositary.views.pages.naming import Naming
from depositary.views.pages.networks import boxed, network_page
from depositary.views.pages.register import facets_of
from depositary.views.pages.timelines import timeline_page

LEXICON = load_lexicon()
NAMING = Naming(LEXICON)


def chosen(state: RegisterState, **asked: str) -> Chosen:
    ask = Ask(**asked)  # type: ignore[arg-type]
    page = rows_of(state, Query(**asked), LEXICON)  # type: ignore[arg-type]
    rows = Rows(tuple(page.records), page.total, page.facets)
    return Chosen(rows.records, ask, facets_of(rows, ask, NAMING))


@pytest.fixture(scope="module")
def wider() -> RegisterState:
    """Norway signed in May, Japan talks since March, Norway and Peru ended a pact on fish; a pact of three."""
    sources = {name: Source(name, name, "2024-06-20", witness=name) for name in ("doc-a", "doc-b", "doc-c", "doc-d")}
    fish = InstrumentRef("agreement", "fisheries", explicit=True)
    three = InstrumentRef("treaty", "border", explicit=True)
    return rebuild(
        [
            statement("doc-a", "They signed it on 31 May.", edtf="2024-05-31", stage=Stage.SIGNED),
            statement("doc-b", "Tokyo talks with Kyiv.", stage=Stage.TALKS, parties=("JPN", "UKR")),
            statement(
                "doc-c",
                "The fish pact was ended in 2023.",
                edtf="2023",
                stage=Stage.ENDED,
                parties=("NOR", "PER"),
                instrument=fish,
            ),
            statement(
                "doc-d",
                "The three will sign it.",
                stage=Stage.SIGNED,
                parties=("GHA", "PER", "TGO"),
                instrument=three,
                framing=Framing.PLANNED,
            ),
        ],
        sources,
        LEXICON,
    )


def test_the_map_takes_the_furthest_standing_stage(wider: RegisterState) -> None:
    page = map_page(chosen(wider), NAMING)
    found = {place.party: (place.stage, place.when) for place in page.places}
    assert found["NOR"] == (Stage.SIGNED, "2024-05-31")
    assert found["PER"] == (Stage.ENDED, "2023")
    assert found["JPN"] == (Stage.TALKS, "by 2024-06-20")
    assert "GHA" not in found
    assert [place.name for place in page.places] == sorted(place.name for place in page.places)
    assert {link.label for place in page.places if place.party == "NOR" for link in place.agreements} == {
        "Norway – Ukraine: security agreement",
        "Norway – Peru: fisheries agreement",
    }


def test_the_common_party_of_a_family_is_not_coloured(wider: RegisterState) -> None:
    page = map_page(chosen(wider, family="ukraine-security"), NAMING, "world")
    assert (page.common, page.common_name) == ("UKR", "Ukraine")
    assert {place.party for place in page.places} == {"NOR", "JPN"}
    assert all(page.shows(place) for place in page.places)
    assert 'class="common"' in page.drawing.text
    assert "family Bilateral security agreements" in page.definition


def test_the_region_follows_the_parties_unless_it_is_chosen(state: RegisterState, wider: RegisterState) -> None:
    assert map_page(chosen(state), NAMING).region == "europe"
    assert map_page(chosen(wider, party="PER"), NAMING).region == "world"
    europe = map_page(chosen(wider, family="ukraine-security"), NAMING, "europe")
    assert [place.party for place in europe.places if not europe.shows(place)] == ["JPN"]


def test_the_map_is_geojson_with_longitude_first(state: RegisterState) -> None:
    features = map_page(chosen(state), NAMING).features()["features"]
    norway = next(each for each in features if each["properties"]["party"] == "NOR")
    longitude, latitude = norway["geometry"]["coordinates"]
    assert 5 < longitude < 20
    assert 58 < latitude < 71
    assert norway["properties"]["stage"] == "signed"


def test_the_timeline_orders_steps_by_day(wider: RegisterState) -> None:
    page = timeline_page(chosen(wider), NAMING)
    assert [(moment.when, moment.stage) for moment in page.moments] == [
        ("2023", "ended"),
        ("2024-05-31", "signed"),
        ("by 2024-06-20", "talks"),
    ]
    assert page.undated == 1
    assert page.moments[0].step.first == date(2023, 1, 1)
    assert page.moments[2].step.first is None
    assert page.record()["steps"][1]["parties"] == ["NOR", "UKR"]


def test_with_a_family_lines_are_called_by_the_other_party(wider: RegisterState) -> None:
    page = timeline_page(chosen(wider, family="ukraine-security"), NAMING)
    assert {track.name for track in page.tracks} == {"Norway", "Japan"}


def test_the_network_ties_two_directly_and_more_by_their_instrument(wider: RegisterState) -> None:
    page = network_page(chosen(wider), NAMING)
    boxes = [node for node in page.nodes if node.instrument]
    assert len(boxes) == 1
    pairs = {(tie.left.key, tie.right.key) for tie in page.ties}
    assert pairs >= {("NOR", "UKR"), ("NOR", "PER"), ("JPN", "UKR")}
    assert {pair for pair in pairs if pair[1] == boxes[0].key} == {
        (code, boxes[0].key) for code in ("GHA", "PER", "TGO")
    }
    numbers = {node.key: ties for node, ties in page.degrees()}
    assert (numbers["UKR"], numbers["PER"], numbers["JPN"]) == (2, 2, 1)


def test_the_network_is_graphml(wider: RegisterState) -> None:
    root = ET.fromstring(network_page(chosen(wider), NAMING).graphml())  # noqa: S314  (our own bytes)
    space = "{http://graphml.graphdrawing.org/xmlns}"
    nodes = {node.get("id") for node in root.iter(f"{space}node")}
    for edge in root.iter(f"{space}edge"):
        assert {edge.get("source"), edge.get("target")} <= nodes
    assert len(list(root.iter(f"{space}edge"))) == 6


def _text(partner: str, clause: str, day: str) -> str:
    return (
        f"Agreement on Help between {partner} and Ukraine\n\n"
        f"{partner} and Ukraine (hereinafter the “Participants”) agree.\n"
        f"{partner} {clause}\nThis Agreement remains in force for eight years. The Participants keep to it.\n"
        f"Signed in Bern on {day}, in duplicate, in English.\nFor {partner}: Kari Holm, President\n"
    )


def _page(left: str | None = None, right: str | None = None) -> MatrixPage:
    texts = {
        "peru.txt": _text("Peru", "shall uphold sanctions against pirates.", "4 May 2030"),
        "ghana.txt": _text("Ghana", "shall uphold sanctions against smugglers.", "2 March 2030"),
    }
    records = [(f"digest-{name}", read_text(Document(text, Provenance(name)), LEXICON)) for name, text in texts.items()]
    return matrix_page(records, NAMING, (left, right))


def test_the_matrix_has_a_row_for_each_text_in_order_of_signature() -> None:
    page = _page()
    assert [(text.key, text.label, text.signed) for text in page.texts] == [
        ("GHA", "Ghana", "2030-03-02"),
        ("PER", "Peru", "2030-05-04"),
    ]
    sanctions = next(clause for _, clauses in page.groups for clause in clauses if clause.code == "sanctions")
    box = page.box(page.texts[0], sanctions)
    assert (box.short, box.says) == ("S", "shall")
    assert box.spot is not None
    assert box.spot.document == "digest-ghana.txt"
    assert not page.pairs


def test_two_texts_stand_side_by_side_with_their_own_words_marked() -> None:
    page = _page("PER", "GHA")
    pair = next(pair for pair in page.pairs if pair.clause.code == "sanctions")
    assert pair.alike
    assert [part.words for part in pair.left.parts if part.own] == ["Peru", "pirates."]
    assert [part.words for part in pair.right.parts if part.own] == ["Ghana", "smugglers."]
    assert " ".join(part.words for part in pair.left.parts) == "Peru shall uphold sanctions against pirates."
    signed = next(pair for pair in page.pairs if pair.clause.code == "signed")
    assert not signed.alike
    names = [column.name for column in page.table().columns]
    assert names == ["clause", "left", "left_words", "right", "right_words"]


def test_an_unknown_text_is_told_with_those_there_are() -> None:
    with pytest.raises(NothingFoundError, match="GHA, PER"):
        _page("FIN", "GHA")


@pytest.mark.parametrize(
    ("title", "label"),
    [
        ("Lake Charter", "Lake Charter"),
        ("Joint Declaration of Support for the Islands", "Joint\nDeclaration…"),
        ("Grand Lake Charter", "Grand Lake\nCharter"),
        ("Unterwasserforschungsabkommen", "Unterwasserfo\nrschungsabko…"),
    ],
)
def test_a_box_holds_the_beginning_of_a_title(title: str, label: str) -> None:
    assert boxed(title) == label
