"""Records as they are parsed and ordered for listings."""

from __future__ import annotations

from tests.views.conftest import statement

from depositary.core.codes import Stage
from depositary.core.values import StageValue
from depositary.lexicon import load_lexicon
from depositary.register import Source, rebuild
from depositary.tasks.listing import Query, _parsed, rows_of


def test_a_lone_surrogate_that_another_reader_stored_is_listed() -> None:
    assert _parsed(['{"title": "\\ud800 pact"}', "[1, 2.5]"]) == [{"title": "\ud800 pact"}, [1, 2.5]]


def test_agreements_are_ordered_by_the_names_of_their_parties_as_they_are_shown() -> None:
    sources = {"doc": Source("doc", "doc", "2024-06-03", witness="doc")}
    said = [
        statement("doc", f"{code} signed.", StageValue(), parties=tuple(sorted((code, "UKR"))), stage=Stage.SIGNED)
        for code in ("DEU", "DNK", "ESP", "ALB", "USA")
    ]
    world = load_lexicon()
    page = rows_of(rebuild(said, sources, world), Query(sort="parties"), world)
    partners = [next(code for code in record["parties"] if code != "UKR") for record in page.records]
    # Albania, Denmark, Germany, Spain, United States: Ukraine, the party of all, comes last in each.
    assert partners == ["ALB", "DNK", "DEU", "ESP", "USA"]
    backwards = rows_of(rebuild(said, sources, world), Query(sort="parties", descending=True), world)
    assert [record["id"] for record in backwards.records] == [record["id"] for record in page.records][::-1]
