"""What a government's own text promises, does and thinks: only with somebody who receives, joins or is visited."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from depositary.core.codes import Framing
from depositary.core.statements import Statement
from depositary.core.values import CommitmentValue, CountValue, MembershipValue, PositionValue

Said = Callable[..., list[Statement]]
WHITE_HOUSE = {"publisher": "whitehouse.gov", "published": "2024-05-02"}


def promises(said: Said, text: str, **more: Any) -> list[tuple[tuple[str, ...], tuple[str, ...], str | None]]:
    found = [s.value for s in said("commitment", text, **WHITE_HOUSE, **more)]
    return [(v.debtor, v.creditor, v.area) for v in found if isinstance(v, CommitmentValue)]


@pytest.mark.parametrize(
    ("sentence", "debtor", "creditor"),
    [
        ("The United States will provide $40 million to Moldova for its power lines.", "USA", "MDA"),
        ("USAID intends to give $3 million to support farmers in Zambia.", "USA", "ZMB"),
        ("We pledge $25 million in humanitarian aid for the people of Haiti.", "USA", "HTI"),
        ("Japan will invest $2 billion in the United States.", "JPN", "USA"),
        ("$15 million will be provided by Norway to Kenya.", "NOR", "KEN"),
    ],
)
def test_a_sum_that_somebody_will_give_to_somebody_is_a_promise(
    said: Said, sentence: str, debtor: str, creditor: str
) -> None:
    assert [(d, c) for d, c, _ in promises(said, sentence)] == [((debtor,), (creditor,))]


@pytest.mark.parametrize(
    "sentence",
    [
        "The President will announce $70 million for bridges across the state.",
        "Trade with Kenya was worth $3 billion last year.",
        "The United States has provided $180 million to Haiti since October.",
        "Companies have announced $503 billion in investments in Ohio and Japan.",
        "Families who earn $300 a month will support the bill.",
        "The Secretary of Commerce shall ensure that the sanctions on Cuba are applied.",
        "The United States will take part in a ceremony in Kenya.",
        "The United States will send a delegation to Kenya.",
        "We will continue to deliver justice to the leaders of ISIS.",
        "India's Tata Solar Limited plans to invest $120 million in the United States.",
        "Today the United States announced new tariffs on about $18 billion worth of goods from China.",
        "Kenya received support amounting to $25 million from the United States in 2008.",
        "Our allies and partners have put up $100 billion for Ukraine.",
        "Membership of the Security Council will give Kenya a voice.",
    ],
)
def test_spending_at_home_statistics_the_past_and_appearances_are_no_promises(said: Said, sentence: str) -> None:
    assert promises(said, sentence) == []


def test_a_title_on_an_agreement_names_who_receives(said: Said) -> None:
    title = "Fact Sheet: The United States and Indonesia Reach a Trade Agreement"
    found = promises(said, "Indonesia will eliminate tariff barriers on cars.", title=title)
    assert found == [(("IDN",), ("USA",), "economy")]
    assert promises(said, "Indonesia will eliminate tariff barriers on cars.", title="Remarks in Jakarta") == []


@pytest.mark.parametrize(
    ("sentence", "stances"),
    [
        ("We look forward to Moldova joining the European Union.", {(("USA",), "supports")}),
        ("Thank you for the invitation to the meeting of NATO.", set()),
        ("It is ten years since Croatia became a member of the European Union.", set()),
        ("Do you support Moldova's membership of the European Union?", set()),
        ("Croatia welcomes the help of its partners in the European Union.", set()),
    ],
)
def test_a_stance_is_on_somebody_who_could_still_join(
    said: Said, sentence: str, stances: set[tuple[tuple[str, ...], str]]
) -> None:
    found = said("position", sentence, **WHITE_HOUSE)
    assert {(s.parties, s.value.stance) for s in found if isinstance(s.value, PositionValue)} == stances


@pytest.mark.parametrize(
    ("sentence", "framing"),
    [
        ("President Biden will travel to Kenya on 9 May.", Framing.PLANNED),
        ("President Biden visited Kenya on 9 April.", Framing.HAPPENED),
        ("President Biden might visit Kenya in June.", Framing.POSSIBLE),
    ],
)
def test_a_visit_has_been_is_to_come_or_may_come(said: Said, sentence: str, framing: Framing) -> None:
    (found,) = said("event", sentence, **WHITE_HOUSE)
    assert (found.parties, found.framing) == (("KEN", "USA"), framing)


def test_a_visit_to_come_lies_ahead_of_its_text(said: Said) -> None:
    (found,) = said("event", "President Biden will visit Kenya from 2 to 4 April.", published="2024-03-27")
    assert found.date is not None
    assert found.date.edtf == "2024-04-02/2024-04-04"


@pytest.mark.parametrize(
    "sentence",
    [
        "President Biden cancelled his trip to Kenya.",
        "The ministry advises against travelling to Kenya.",
        "Congress passed the farm bill on 9 April.",
        "This conversation came up with President Ruto in Kenya's embassy.",
    ],
)
def test_what_was_cancelled_advised_against_or_only_said_is_no_event(said: Said, sentence: str) -> None:
    assert said("event", sentence, **WHITE_HOUSE) == []


def test_a_club_is_joined_by_its_name_and_not_by_a_word(said: Said) -> None:
    found = said("membership", "Kenya joined the Clean Ports Initiative in May.", **WHITE_HOUSE)
    assert [(s.value.party, s.value.body) for s in found if isinstance(s.value, MembershipValue)] == [
        ("KEN", "Clean Ports Initiative")
    ]
    assert said("membership", "Kenya joined the coalition against noise.", **WHITE_HOUSE) == []


def test_a_title_on_a_summit_of_leaders_names_nobody_who_receives(said: Said) -> None:
    title = "Fact Sheet: President Biden and Prime Minister Modi Host Leaders on Infrastructure Partnership"
    assert promises(said, "USAID commits $60 million to a fund for women.", title=title) == []


def test_support_for_a_country_is_of_many_kinds(said: Said) -> None:
    found = promises(said, "The United States will continue to support Moldova.")
    assert found == [(("USA",), ("MDA",), None)]


@pytest.mark.parametrize(
    ("type_", "sentence"),
    [
        ("count", "The agency released its second report in a series of guidance documents."),
        ("count", "Two agreements already exist with institutes in Germany and Ireland."),
        ("condition", "We remind everyone to drive only when sober under this proclamation."),
        ("term", "Intergovernmental agreements that are binding under international law are concluded there."),
        ("term", "The two countries will work over the coming months toward agreement on the river."),
        ("target", "They signed an agreement on the railway's aim to become carbon-neutral by 2030."),
    ],
)
def test_papers_of_agencies_and_generalities_tell_nothing_of_agreements(said: Said, type_: str, sentence: str) -> None:
    title = "Fact Sheet: The United States and Germany Sign Agreement"
    assert not said(type_, f"The United States and Germany signed an agreement. {sentence}", title, **WHITE_HOUSE)


def counts(said: Said, text: str) -> list[tuple[tuple[str, ...], int | None, str]]:
    found = said("count", text, **WHITE_HOUSE)
    return [(s.parties, s.value.number, s.value.kind) for s in found if isinstance(s.value, CountValue)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Angola is the third African country to sign the Artemis Accords.", (("AGO",), 3, "ordinal")),
        ("The treaty has been signed by more than 130 countries.", ((), 130, "minimum")),
        ("In the last two years we have signed five space agreements with Japan.", (("JPN", "USA"), 5, "exact")),
    ],
)
def test_a_government_is_no_side_of_all_that_it_counts(
    said: Said, sentence: str, expected: tuple[tuple[str, ...], int, str]
) -> None:
    assert counts(said, sentence) == [expected]


def test_a_grant_to_many_is_no_count_of_agreements(said: Said) -> None:
    text = "The Department of Commerce announced grant awards to 32 workforce training partnerships in 31 states."
    assert counts(said, text) == []


def test_a_century_counts_no_agreements(said: Said) -> None:
    text = "We signed a treaty with Kenya in May. It is foundational to our 21st century partnership."
    assert counts(said, text) == []
