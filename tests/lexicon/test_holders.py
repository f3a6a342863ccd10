from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depositary.lexicon import Holder, Lexicon, load_lexicon


def holders_of(lexicon: Lexicon, party: str, office: str, day: date | None = None) -> list[Holder]:
    """Who held an office, in order of `since`; on a day, who surely did or, failing any, who may have."""
    held = [each for each in lexicon.holders if each.party == party and each.office == office]
    if day is None:
        return held
    return [each for each in held if each.serves(day)] or [each for each in held if each.serves(day) is None]


def names(holders: list[Holder]) -> list[str]:
    return [holder.name for holder in holders]


@pytest.mark.parametrize(
    ("party", "office", "day", "name"),
    [
        ("UKR", "president", date(2024, 2, 16), "Volodymyr Zelenskyy"),
        ("UKR", "president", date(2018, 5, 1), "Petro Poroshenko"),
        ("UKR", "prime_minister", date(2019, 12, 1), "Oleksiy Honcharuk"),
        ("UKR", "foreign_minister", date(2024, 9, 10), "Andrii Sybiha"),
        ("UKR", "head_of_office", date(2024, 5, 14), "Andriy Yermak"),
        ("UKR", "diplomatic_adviser", date(2024, 5, 14), "Ihor Zhovkva"),
        ("GBR", "prime_minister", date(2018, 6, 1), "Theresa May"),
        ("GBR", "prime_minister", date(2022, 10, 1), "Liz Truss"),
        ("AUT", "chancellor", date(2018, 6, 1), "Sebastian Kurz"),
        ("USA", "secretary_of_state", date(2024, 5, 14), "Antony Blinken"),
        ("USA", "president", date(2020, 6, 1), "Donald Trump"),
        ("USA", "president", date(2024, 6, 1), "Joe Biden"),
        ("NATO", "deputy_secretary_general", date(2024, 4, 20), "Mircea Geoană"),
        ("NATO", "secretary_general", date(2024, 10, 2), "Mark Rutte"),
        ("EU", "council_president", date(2024, 6, 27), "Charles Michel"),
        ("EU", "commission_president", date(2024, 6, 27), "Ursula von der Leyen"),
        ("UN", "secretary_general", date(2010, 6, 27), "Ban Ki-moon"),
        ("CHE", "foreign_minister", date(2015, 2, 23), "Didier Burkhalter"),
        ("CHE", "president", date(2018, 7, 1), "Alain Berset"),
        ("SVK", "prime_minister", date(2019, 1, 1), "Peter Pellegrini"),
        ("IRL", "prime_minister", date(2018, 1, 1), "Leo Varadkar"),
        ("NOR", "prime_minister", date(2024, 5, 31), "Jonas Gahr Støre"),
        ("ROU", "prime_minister", date(2018, 7, 1), "Viorica Dăncilă"),
    ],
)
def test_who_held_an_office(lexicon: Lexicon, party: str, office: str, day: date, name: str) -> None:
    assert names(holders_of(lexicon, party, office, day)) == [name]


def test_across_the_gap_of_the_source_the_answer_is_a_window(lexicon: Lexicon) -> None:
    """No edition was published between April 2017 and November 2020: who left in between left at an unknown day."""
    (cosgrove,) = [h for h in lexicon.holders_named("Cosgrove") if h.party == "AUS"]
    assert cosgrove.until == "2017-03-28/2019-07-01"
    assert cosgrove.serves(date(2016, 1, 1)) is True
    assert cosgrove.serves(date(2018, 1, 1)) is None
    assert cosgrove.serves(date(2019, 7, 2)) is False


def test_a_holder_who_may_have_served_is_offered_when_nobody_surely_did(lexicon: Lexicon) -> None:
    assert names(holders_of(lexicon, "AUS", "governor_general", date(2018, 1, 1))) == ["Peter Cosgrove"]


def test_two_terms_of_one_person_are_apart(lexicon: Lexicon) -> None:
    assert [h.since for h in holders_of(lexicon, "USA", "president") if h.name == "Donald Trump"] == [
        "2017-01-20",
        "2025-01-20",
    ]
    assert holders_of(lexicon, "USA", "president", date(2022, 1, 1))[0].name == "Joe Biden"


@pytest.mark.parametrize(
    ("form", "party"),
    [
        ("Zelensky", "UKR"), ("Zelenskyy", "UKR"), ("Zelenskiy", "UKR"), ("Selenskyj", "UKR"),
        ("Vladimir Zelensky", "UKR"), ("Volodymyr Zelenskyy", "UKR"), ("Shmyhal", "UKR"), ("Jermak", "UKR"),
        ("Store", "NOR"), ("Stoere", "NOR"), ("Støre", "NOR"), ("Jonas Gahr Stoere", "NOR"),
        ("Geoana", "NATO"), ("Mircea Geoana", "NATO"), ("Von der Leyen", "EU"), ("Loefven", "SWE"),
        ("Silina", "LVA"), ("Rinkevics", "LVA"), ("Simonyte", "LTU"), ("Antony J. Blinken", "USA"),
        ("Cyril Ramaphosa", "ZAF"), ("Xi Jinping", "CHN"), ("Lukashenko", "BLR"), ("Lukashenka", "BLR"),
        ("Erdogan", "TUR"), ("Erdoğan", "TUR"), ("Babis", "CZE"), ("Plenkovic", "HRV"), ("Sisi", "EGY"),
    ],
)  # fmt: skip
def test_spellings_lead_to_the_person(lexicon: Lexicon, form: str, party: str) -> None:
    assert party in {holder.party for holder in lexicon.holders_named(form)}


@pytest.mark.parametrize("form", ["May", "Bush", "Brown", "Trump", "Park", "Xi", "Store", "Montenegro", "English"])
def test_surnames_that_are_words_are_cautious(lexicon: Lexicon, form: str) -> None:
    assert lexicon.holders_named(form)
    assert all(form in holder.cautious for holder in lexicon.holders_named(form))


@pytest.mark.parametrize("form", ["Theresa May", "Zelensky", "Blinken", "Scholz", "Macron", "Meloni"])
def test_full_names_and_rare_surnames_are_not(lexicon: Lexicon, form: str) -> None:
    assert all(form not in holder.cautious for holder in lexicon.holders_named(form))


def test_monarchs_need_their_title(lexicon: Lexicon) -> None:
    assert all("Philippe" in holder.cautious for holder in lexicon.holders_named("Philippe") if holder.party == "BEL")


def test_every_state_has_known_heads(lexicon: Lexicon) -> None:
    """Since 2015, except for microstates with collective or foreign heads that the source files otherwise."""
    led = {h.party for h in lexicon.holders}
    assert set(lexicon.members("UN")) - led == {"SMR"}


@given(st.sampled_from(load_lexicon().holders), st.dates(date(1990, 1, 1), date(2030, 1, 1)))
def test_nobody_serves_before_the_start_or_after_the_end(holder: Holder, day: date) -> None:
    if holder.since and day.isoformat() < holder.since[:4]:
        assert holder.serves(day) is False
    if holder.until and ".." not in holder.until and day.year > int(holder.until.rpartition("/")[2][:4]):
        assert holder.serves(day) is False
    if holder.serves(day) is True:
        assert holder in holders_of(load_lexicon(), holder.party, holder.office, day)
