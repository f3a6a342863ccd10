from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depositary.lexicon import Lexicon, load_lexicon
from depositary.lexicon.groups import Membership


@pytest.mark.parametrize(
    ("group", "party", "day", "member"),
    [
        ("EU", "GBR", date(2020, 1, 31), True),
        ("EU", "GBR", date(2020, 2, 1), False),
        ("EU", "HRV", date(2013, 6, 30), False),
        ("EU", "HRV", date(2013, 7, 1), True),
        ("NATO", "FIN", date(2023, 4, 3), False),
        ("NATO", "FIN", date(2023, 4, 4), True),
        ("NATO", "SWE", date(2024, 3, 6), False),
        ("NATO", "SWE", date(2024, 3, 7), True),
        ("COE", "RUS", date(2022, 3, 17), False),
        ("G8", "RUS", date(2014, 1, 1), True),
        ("G20", "AU", date(2023, 9, 8), False),
        ("G20", "EU", date(2010, 1, 1), True),
        ("UN", "CHE", date(2002, 9, 9), False),
        ("UN", "SSD", date(2011, 7, 14), True),
        ("PIF", "KIR", date(2022, 10, 1), False),
        ("PIF", "KIR", date(2024, 1, 1), True),
        ("ECOWAS", "MLI", date(2025, 1, 29), False),
        ("SCHENGEN", "BGR", date(2024, 1, 1), False),
        ("BRICS", "IDN", date(2025, 2, 1), True),
        ("EFTA", "AUT", date(1994, 6, 1), True),
        ("VISEGRAD", "CZE", date(2024, 1, 1), True),
    ],
)
def test_members_on_a_day(lexicon: Lexicon, group: str, party: str, day: date, member: bool) -> None:
    assert (party in lexicon.members(group, day)) is member


@pytest.mark.parametrize(
    ("group", "number"),
    [
        ("EU", 27), ("NATO", 32), ("G7", 7), ("G20", 21), ("EFTA", 4), ("COE", 46), ("OSCE", 57), ("OECD", 38),
        ("WTO", 166), ("AU", 55), ("GCC", 6), ("ASEAN", 11), ("UN", 193), ("ARAB_LEAGUE", 22), ("COMMONWEALTH", 56),
        ("OIC", 57), ("CARICOM", 15), ("SADC", 16), ("COMESA", 21), ("APEC", 21), ("EEA", 30), ("NORDIC", 5),
        ("BALTIC", 3), ("NORDIC_BALTIC", 8), ("BUCHAREST_NINE", 9), ("THREE_SEAS", 13), ("WESTERN_BALKANS", 6),
    ],
)  # fmt: skip
def test_sizes_today(lexicon: Lexicon, group: str, number: int) -> None:
    assert len(lexicon.members(group)) == number


def test_the_union_had_28_members_before_the_exit(lexicon: Lexicon) -> None:
    assert len(lexicon.members("EU", date(2019, 12, 31))) == 28
    assert len(lexicon.members("EU", date(2003, 1, 1))) == 15


def test_members_are_sorted_and_an_unknown_group_has_none(lexicon: Lexicon) -> None:
    assert lexicon.members("BALTIC") == ("EST", "LTU", "LVA")
    assert list(lexicon.members("EU")) == sorted(lexicon.members("EU"))
    assert lexicon.members("NO_SUCH_GROUP") == ()


def test_subtracting_those_already_in(lexicon: Lexicon) -> None:
    signed = {"LVA", "FIN", "DNK"}
    rest = {*lexicon.members("BALTIC", date(2024, 4, 20)), *lexicon.members("NORDIC", date(2024, 4, 20))} - signed
    assert rest == {"EST", "LTU", "ISL", "NOR", "SWE"}


def test_groups_of_a_party(lexicon: Lexicon) -> None:
    groups = lexicon.groups_of("LVA", date(2024, 4, 11))
    assert {"BALTIC", "NORDIC_BALTIC", "EU", "NATO", "BUCHAREST_NINE"} <= set(groups)
    assert "G7" not in groups


def test_a_month_counts_from_its_first_day() -> None:
    assert Membership("X", "BOL", "2024-08", None).covers(date(2024, 8, 1))
    assert not Membership("X", "BOL", "2024-08", None).covers(date(2024, 7, 31))


@given(st.dates(date(1950, 1, 1), date(2030, 1, 1)), st.sampled_from(sorted(load_lexicon().memberships)))
def test_a_member_of_today_stays_one_from_its_start_on(day: date, group: str) -> None:
    lexicon = load_lexicon()
    for item in lexicon.memberships[group]:
        if item.until is None and item.covers(day):
            assert item.covers(day + timedelta(days=1000))
            assert item.party in lexicon.members(group, day)
            assert item.party in lexicon.members(group)
