import re

from depositary.lexicon import Lexicon

MEMBERS_AND_OBSERVERS = 193 + 2


def recognised(lexicon: Lexicon) -> set[str]:
    return {*lexicon.members("UN"), "VAT", "PSE"}


def test_the_united_nations_are_complete(lexicon: Lexicon) -> None:
    assert len(recognised(lexicon)) == MEMBERS_AND_OBSERVERS
    assert all(lexicon.parties[code].kind == "state" for code in recognised(lexicon))


def test_codes_of_states_and_territories_are_iso(lexicon: Lexicon) -> None:
    for party in lexicon.parties.values():
        if party.kind in ("state", "territory"):
            assert re.fullmatch(r"[A-Z]{3}", party.code), party
            assert party.until or re.fullmatch(r"[A-Z]{2}", party.iso2 or ""), party


def test_iso_codes_are_unique(lexicon: Lexicon) -> None:
    alpha2 = [party.iso2 for party in lexicon.parties.values() if party.iso2]
    assert len(alpha2) == len(set(alpha2))


def test_usual_non_members_are_there(lexicon: Lexicon) -> None:
    for code in ("XKX", "TWN", "PSE", "VAT", "COK", "NIU"):
        assert lexicon.parties[code].kind == "state"
    for code in ("HKG", "MAC", "FRO", "GRL", "GIB", "ESH", "ALA", "PRI"):
        assert lexicon.parties[code].kind == "territory"


def test_breakaway_regions_and_armed_groups_never_pass_for_states(lexicon: Lexicon) -> None:
    for code in ("SOMALILAND", "ABKHAZIA", "TRANSNISTRIA", "NORTHERN_CYPRUS", "M23", "TALIBAN", "DNR"):
        assert lexicon.parties[code].kind == "other"


def test_a_code_of_an_organisation_is_no_code_of_a_state(lexicon: Lexicon) -> None:
    assert lexicon.parties["EU"].kind == "organisation"
    assert lexicon.parties["NORDIC"].kind == "group"
    assert lexicon.parties["COE"].name == "Council of Europe"
