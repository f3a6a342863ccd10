"""Dyad-years: every dyad in every year, merged on ISO and Correlates of War codes."""

from datetime import date
from pathlib import Path

from tests.views.exports.conftest import Open

from depositary.lexicon import load_lexicon
from depositary.views.exports.editions import Edition
from depositary.views.exports.rows.dyads import dyad_years
from depositary.views.exports.rows.sources import cow_numbers

#: States that are no members of the state system of the Correlates of War project.
OUTSIDE = {"COK", "NIU", "PSE", "VAT"}


def test_every_state_has_a_number_but_those_outside_the_state_system() -> None:
    states = {code for code, party in load_lexicon().parties.items() if party.kind == "state"}
    assert states - cow_numbers().keys() == OUTSIDE
    assert cow_numbers().keys() <= states


def test_every_dyad_has_every_year_and_merges_on_both_codes(edition: Open, demo_register: Path) -> None:
    rows = list(dyad_years(edition(demo_register, years=(2020, 2026))))
    dyads = {(row["iso_a"], row["iso_b"]) for row in rows}
    assert len(rows) == 7 * len(dyads)
    assert all(row["iso_a"] < row["iso_b"] and row["cow_a"] and row["cow_b"] for row in rows)


def test_a_dyad_stands_from_the_year_of_signature(edition: Open, demo_register: Path) -> None:
    rows = {
        row["year"]: row
        for row in dyad_years(edition(demo_register, years=(2023, 2025), family="ukraine-security"))
        if (row["iso_a"], row["iso_b"]) == ("GBR", "UKR")
    }
    assert [rows[year]["standing"] for year in (2023, 2024, 2025)] == [0, 1, 1]
    assert [rows[year]["signed_in_year"] for year in (2023, 2024, 2025)] == [0, 1, 0]
    assert rows[2023]["agreements"] == ()
    assert len(rows[2024]["agreements"]) == 1


def test_the_year_of_the_edition_ends_on_its_day(edition: Open, demo_register: Path) -> None:
    then = edition(demo_register, as_of=date(2024, 3, 31), family="ukraine-security", years=(2024, 2024))
    standing = {row["iso_b"] if row["iso_a"] == "UKR" else row["iso_a"] for row in dyad_years(then) if row["standing"]}
    assert {"GBR", "FRA", "DEU"} <= standing
    assert "ESP" not in standing


def test_one_by_one_instruments_make_dyads_with_the_common_party_only(demo: Edition) -> None:
    declaration = next(each.id for each in demo.agreements if each.identity.open)
    rows = [row for row in dyad_years(demo) if declaration in row["agreements"]]
    assert rows
    assert all("UKR" in (row["iso_a"], row["iso_b"]) for row in rows)
