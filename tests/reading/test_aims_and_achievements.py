"""What a release tells as done and what as only meant: "could finally", "in order to", "ensure that", "it is vital"."""

from __future__ import annotations

import pytest
from tests.reading.reports import SWISS, stage_statements, statements

from depositary.core.codes import StatementType
from depositary.core.values import EventValue


def told(text: str, published: str = "2024-06-20") -> set[str]:
    """The stages of a Swiss release, each as "PARTIES stage framing date"."""
    found = stage_statements(text, publisher=SWISS, published=published)
    return {f"{' '.join(s.parties)} {s.stage} {s.framing} {s.date.edtf if s.date is not None else None}" for s in found}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "After five years the tax treaty with Paraguay could finally be signed in 2018.",
            {"CHE PRY signed happened 2018"},
        ),
        (
            "The social security agreement with Tunisia could enter into force as early as 1 April 2019.",
            {"CHE TUN in_force happened 2019-04-01"},
        ),
        ("The air transport agreement with Kuwait could finally be signed.", {"CHE KWT signed happened None"}),
        (
            "It took three rounds before the visa waiver agreement with Mongolia could be signed on 14 September 2019.",
            {"CHE MNG signed happened 2019-09-14"},
        ),
        (
            "Federal Councillor Ammann was pleased that the agreement with Colombia could be signed.",
            {"CHE COL signed happened None"},
        ),
    ],
)
def test_what_could_be_done_and_was_has_happened(text: str, expected: set[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The air transport agreement with Kuwait could be signed.",
        "The air transport agreement with Kuwait could be signed in the autumn of 2025.",
        "The air transport agreement with Kuwait could have been signed in 2018.",
        "The minister said in 2018 that the air transport agreement with Kuwait could be signed in 2019.",
    ],
)
def test_what_could_be_done_later_or_never_was_has_not(text: str) -> None:
    assert not any(" signed happened" in each for each in told(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "President Koller travels to Ankara in order to sign a migration agreement with Turkey.",
            "CHE TUR signed planned None",
        ),
        (
            "Parliament must act quickly to ensure that the agreement with Malaysia can enter into force on 1 January.",
            "CHE MYS in_force planned 2025-01-01",
        ),
        (
            "The ambassador stressed how important it is that the treaty with Thailand enter into force soon.",
            "CHE THA in_force planned None",
        ),
        (
            "Both governments insist that the agreement between Switzerland and Oman be signed in Muscat.",
            "CHE OMN signed planned None",
        ),
        (
            "A ceremony to mark the signing of the agreement between Switzerland and Cyprus will take place in Bern.",
            "CHE CYP signed planned None",
        ),
        (
            "A celebration to mark the signing of the accord between Switzerland and Panama is to be held tomorrow.",
            "CHE PAN signed planned 2024-06-21",
        ),
        (
            "The conditions for the signing of the agreement with Cyprus have not been met.",
            "CHE CYP signed planned None",
        ),
        (
            "Montenegro has yet to notify Switzerland that it has ratified the agreement on police cooperation.",
            "CHE MNE ratified planned None",
        ),
        (
            "The Federal Council adopted the draft of a mandate for negotiations with the United Kingdom.",
            "CHE GBR talks planned None",
        ),
    ],
)
def test_what_is_meant_demanded_or_prepared_is_planned(text: str, expected: str) -> None:
    assert told(text) == {expected}


def test_a_feast_of_an_old_signature_is_no_plan() -> None:
    text = "A concert to mark fifty years since the signing of the treaty between Switzerland and Cyprus will be held."
    assert not any(" planned" in each for each in told(text))


def test_the_year_in_which_something_began_is_not_that_of_what_it_is_for() -> None:
    found = told("Switzerland and Japan began negotiations in 2019 to modernise the agreement.")
    assert "CHE JPN talks happened 2019" in found
    assert not any("changed" in each and "2019" in each for each in found)


@pytest.mark.parametrize(
    "text",
    [
        "The visit will be concluded by talks with the Minister of Economic Affairs of Brazil.",
        "Her journey concluded with talks with the Minister of Economic Affairs of Brazil.",
        "On 31 March 2022 the two parties, Switzerland and Benin, agreed to launch negotiations.",
    ],
)
def test_what_ends_with_talks_or_leads_to_them_is_no_agreement(text: str) -> None:
    assert not any(" agreed " in each for each in told(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "EFTA negotiations are under way with Algeria and India, and further ones will commence with Hong Kong.",
            {"DZA EFTA talks happened None", "EFTA IND talks happened None"},
        ),
        (
            "Switzerland and Oman signed the agreement on 3 May, opening a market that is to grow until 2030.",
            {"CHE OMN signed happened 2024-05-03"},
        ),
        (
            "Switzerland and Oman signed the agreement, ending a dispute of 2019.",
            {"CHE OMN signed happened None"},
        ),
        (
            "Switzerland and Oman signed the agreement, ending ten years of talks, on 3 May.",
            {"CHE OMN signed happened 2024-05-03"},
        ),
        ("The treaty between Switzerland and Nauru is said to have been signed.", {"CHE NRU signed happened None"}),
        ("The draft of the agreement with France was amended at Switzerland's request.", set()),
    ],
)
def test_each_clause_has_its_own_time(text: str, expected: set[str]) -> None:
    found = told(text)
    assert expected <= found if "under way" in text else found == expected


def events(text: str) -> list[tuple[str, str, str | None]]:
    """The events of a Swiss release: which, how it is framed, and when."""
    found = [s for s in statements(text, publisher=SWISS) if s.type is StatementType.EVENT]
    return [
        (s.value.event, str(s.framing), s.date.edtf if s.date is not None else None)
        for s in found
        if isinstance(s.value, EventValue)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "During his visit to Lisbon, Federal Councillor Marti will meet Portugal's foreign minister.",
            [("visit", "planned", None)],
        ),
        (
            "On the second day of her stay in Spain, Federal Councillor Marti will tour a hospital.",
            [("visit", "planned", None)],
        ),
        (
            "On 5 July, as part of his visit to Estonia, Federal Councillor Marti is scheduled to open an exhibition.",
            [("visit", "planned", "2024-07-05")],
        ),
        (
            "During his visit to Lisbon, Federal Councillor Marti said that Switzerland will open an office there.",
            [("visit", "happened", None)],
        ),
        (
            "During his visit to Lisbon, Federal Councillor Marti met the minister who will chair the council.",
            [("visit", "happened", None)],
        ),
        (
            "Federal Councillor Ueli Maurer is paying a visit to Estonia on 5 July 2024.",
            [("visit", "planned", "2024-07-05")],
        ),
        ("Federal Councillor Ueli Maurer travels to Slovenia on 3 July.", [("visit", "planned", "2024-07-03")]),
        ("Federal Councillor Ueli Maurer travels to Slovenia on 18 June.", [("visit", "happened", "2024-06-18")]),
        ("The visit by the Slovak prime minister to Bern planned for 19 February has been postponed.", []),
        (
            "The meeting between Federal Councillor Ueli Maurer and President Emmanuel Macron will focus on taxes.",
            [("meeting", "planned", None)],
        ),
        (
            "The meeting between Federal Councillor Ueli Maurer and President Emmanuel Macron focused on taxes.",
            [("meeting", "happened", None)],
        ),
    ],
)
def test_an_event_that_a_noun_names_has_the_time_of_its_verb(
    text: str, expected: list[tuple[str, str, str | None]]
) -> None:
    assert events(text) == expected
