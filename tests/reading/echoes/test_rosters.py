"""Rosters: sentences without a stage word that list those who did what a heading says."""

from __future__ import annotations

import pytest
from tests.reading.reports import dated_stages, stage_statements

OPENING = (
    "The president of Ukraine spoke of the security agreements that Ukraine has asked for since the declaration of the "
    "Group of Seven. "
)


def read(text: str) -> dict[str, str | None]:
    """Parties, stage and framing of each stage statement, with its date."""
    said = stage_statements(OPENING + text, published="2024-07-20")
    return {f"{' '.join(s.parties)} {s.stage} {s.framing}": s.date.edtf if s.date else None for s in said}


def signed(**days: str | None) -> dict[str, str | None]:
    return {f"{' '.join(sorted((code, 'UKR')))} signed happened": day for code, day in days.items()}


EIGHT_DAYS = {"GBR": "2024-01-12", "DEU": "2024-02-16", "FRA": "2024-02-16", "DNK": "2024-02-23"}


@pytest.mark.parametrize(
    "text",
    [
        (
            "Four have signed. Britain went first, on 12 January; Germany and France came next, on 16 February; "
            "Denmark followed on 23 February."
        ),
        (
            "Four agreements have been signed. Britain's is dated 12 January, Germany's and France's 16 "
            "February, that of Denmark 23 February."
        ),
        (
            "Four countries have signed. The first was Britain, on 12 January. Then came Germany and France, "
            "both on 16 February. A week later Denmark."
        ),
        (
            "Who has signed so far?\n12 January: United Kingdom, in Kyiv.\n16 February: Germany, in Berlin; France, in "
            "Paris.\n23 February: Denmark, in Lviv."
        ),
        (
            "Signed agreements:\n1. United Kingdom, 12 January 2024, Kyiv\n2. Germany, 16 February 2024, Berlin\n"
            "3. France, 16 February 2024, Paris\n4. Denmark, 23 February 2024, Lviv"
        ),
        "A chronology of the signatures. 12 January - Britain. 16 February - Germany, France. 23 February - Denmark.",
        (
            "Four countries have signed. London did it on 12 January, Berlin and Paris on 16 February, "
            "Copenhagen on 23 February."
        ),
        (
            "Four countries have signed. On 12 January it was the turn of Britain, on 16 February of Germany and "
            "France, on 23 February of Denmark."
        ),
    ],
)
def test_each_party_has_the_date_that_stands_with_it(text: str) -> None:
    assert read(text) == signed(**EIGHT_DAYS)


def test_months_open_their_lines() -> None:
    told = read("The agreements signed so far, by month. January: Britain. February: Germany, France, Denmark.")
    assert told == signed(GBR="2024-01", DEU="2024-02", FRA="2024-02", DNK="2024-02")


@pytest.mark.parametrize(("tenth", "eleventh"), [("tenth", "eleventh"), ("thirtieth", "thirty-first")])
def test_a_rank_goes_on_from_the_sentence_before(tenth: str, eleventh: str) -> None:
    told = read(f"Spain became the {tenth} country to sign, on 27 May. Belgium was {eleventh}, on 28 May.")
    assert told == signed(ESP="2024-05-27", BEL="2024-05-28")


@pytest.mark.parametrize(
    "list_of_others",
    [
        "Seven others have gone before it: {}.",
        "It was preceded by {}.",
        "Its predecessors are {}.",
        "There are now eight of them: {} and Japan.",
        "Beside Japan the list holds {}.",
        "The same was done earlier by {}.",
    ],
)
def test_a_list_of_others_needs_no_stage_word(list_of_others: str) -> None:
    names = "Britain, Germany, France, Denmark, Canada, Italy and the Netherlands"
    told = read("Japan and Ukraine signed a security agreement on Thursday. " + list_of_others.format(names))
    others = signed(GBR=None, DEU=None, FRA=None, DNK=None, CAN=None, ITA=None, NLD=None)
    assert others.items() <= told.items()


@pytest.mark.parametrize(
    "text",
    [
        "Nine countries have signed. Spain, Portugal and Belgium want to be next.",
        "Nine countries have signed. Greece, Croatia and Ireland are not among them.",
        "Nine countries have signed. Britain, Germany and France will review theirs.",
        "The agreement was signed. General Assembly.",
        "The minister travelled on. Britain was first, on 12 January; Germany followed on 16 February.",
    ],
)
def test_no_roster_of_what_is_to_come_is_denied_or_has_no_heading(text: str) -> None:
    assert read(text) == {}


def test_who_is_next_has_not_done_it_yet() -> None:
    told = read("Nine countries have signed. Spain and Portugal are next.")
    assert {said.rpartition(" ")[2] for said in told} == {"planned"}


def test_a_number_of_a_bodys_members_names_nobody() -> None:
    told = read("Since then 25 agreements have been signed: with 23 NATO members, the European Union and Japan.")
    assert "NATO UKR signed happened" not in told


def test_a_repeated_step_of_many_is_an_agreement_of_each() -> None:
    told = read(
        "Japan and Ukraine signed an agreement on Thursday. Earlier this year Britain, Germany and France took the "
        "same step."
    )
    assert {"GBR UKR signed happened", "DEU UKR signed happened", "FRA UKR signed happened"} <= told.keys()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Peru's tax treaties. Initialled: Benin, Togo. In force: Malta (since 2 May 2022). In negotiation: Cuba.",
            {
                "BEN PER agreed happened",
                "PER TGO agreed happened",
                "MLT PER in_force happened 2022-05-02",
                "CUB PER talks happened",
            },
        ),
        (
            "Peru's tax treaties\n\nIn force:\n- Malta (since 2 May 2022)\n\nUnder negotiation:\n- Togo\n- Chad",
            {"MLT PER in_force happened 2022-05-02", "PER TGO talks happened", "PER TCD talks happened"},
        ),
        (
            "The European Union has initialled four pacts. Kenya followed in May 2023, Togo and Benin a month later.",
            {"EU KEN agreed happened 2023-05", "EU TGO agreed happened 2023-06", "BEN EU agreed happened 2023-06"},
        ),
    ],
)
def test_labels_and_texts_agreed_on_are_headings(text: str, expected: set[str]) -> None:
    assert dated_stages(text) == expected


def test_a_label_without_agreements_before_it_is_none() -> None:
    assert dated_stages("Peru has a garden. In force: Malta, Kenya.") == set()


def test_a_year_ahead_of_all_moves_no_date_on() -> None:
    heading = "Eight states have signed the Artemis Accords. "
    told = f"{heading}This year Finland came in January, Peru in April and Chile on 15 May."
    days = {"FIN signed happened 2024-01", "PER signed happened 2024-04", "CHL signed happened 2024-05-15"}
    assert dated_stages(told) == days


def test_a_date_beside_a_name_that_is_no_party_is_nobodys() -> None:
    heading = "Eight states have signed the Artemis Accords. "
    assert dated_stages(f"{heading}3 May 2024: https://example.org/Peru") == set()
