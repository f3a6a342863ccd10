"""Commitments: who owes what to whom, how firmly, how much and when."""

from __future__ import annotations

from typing import Any

import pytest

from depositary.core.values import CommitmentValue

OPENING = "Norway and Ukraine signed an agreement on security cooperation on Friday. "


def values(said: Any, text: str, **more: Any) -> list[CommitmentValue]:
    return [s.value for s in said("commitment", text, **more) if isinstance(s.value, CommitmentValue)]


@pytest.mark.parametrize(
    ("sentence", "strength", "amount", "qualifier", "subarea", "ladder"),
    [
        (
            "Oslo will provide at least 300 million euros in military aid.",
            "will",
            3e8,
            "minimum",
            "military",
            "pledged",
        ),
        ("Norway must give 40 million euros in humanitarian aid.", "shall", 4e7, "exact", "humanitarian", "committed"),
        (
            "Norway intends to spend up to 2 billion kroner on weapons.",
            "intends",
            2e9,
            "maximum",
            "military",
            "announced",
        ),
        ("Oslo has set aside 70 million euros for ammunition.", "will", 7e7, "exact", "military", "allocated"),
    ],
)
def test_a_sum_has_its_giver_its_strength_and_its_purpose(
    said: Any, sentence: str, strength: str, amount: float, qualifier: str, subarea: str, ladder: str
) -> None:
    (value,) = values(said, OPENING + sentence)
    assert (value.debtor, value.creditor) == (("NOR",), ("UKR",))
    assert (value.area, value.subarea, value.strength, value.ladder) == ("financial", subarea, strength, ladder)
    assert value.amount is not None
    assert (value.amount.value, value.amount.qualifier) == (amount, qualifier)


def test_two_givers_of_one_sentence_each_have_their_sum(said: Any) -> None:
    text = OPENING + "Norway will give 80 million euros this year, Latvia at least 20 million."
    assert {(v.debtor, v.amount.value) for v in values(said, text) if v.amount} == {(("NOR",), 8e7), (("LVA",), 2e7)}


def test_a_sum_has_its_period(said: Any) -> None:
    (value,) = values(said, OPENING + "Oslo will provide 300 million euros in military aid in 2025.")
    assert value.period == "2025"


@pytest.mark.parametrize(
    "sentence",
    [
        "Its own defence budget stands at 9 billion euros.",
        "Norway has given some 400 million euros since 2022.",
        "These pacts are not only about weapons.",
        "The ministers met for an hour.",
        "The paper is signed by two ministers and has 12 pages.",
    ],
)
def test_what_is_no_promise_stays_quiet(said: Any, sentence: str) -> None:
    assert values(said, OPENING + sentence) == []


def test_a_sum_without_its_magnitude_is_suspect_and_not_repaired(said: Any) -> None:
    text = (
        "Kyiv is negotiating a security agreement with Washington, pending the passage of a $48 aid bill by Congress."
    )
    (value,) = values(said, text, title="Ukraine and the United States negotiate")
    assert value.amount is not None
    assert value.amount.suspect
    assert value.amount.value is None


@pytest.mark.parametrize(
    ("sentence", "strength"),
    [
        ("If Russia attacks again, the two governments will consult within 24 hours.", "will"),
        ("The text obliges both sides to confer within 24 hours of a new attack.", "shall"),
        ("It lets each side call for consultations within 24 hours of a new attack.", "may"),
    ],
)
def test_consultations_have_hours_a_trigger_and_are_mutual(said: Any, sentence: str, strength: str) -> None:
    (value,) = values(said, OPENING + sentence)
    assert (value.area, value.strength, value.hours, value.mutual) == ("emergency_consultation", strength, 24, True)
    assert value.trigger is not None
    assert value.debtor == ("NOR",)


def test_a_conditional_promise_of_consultation_names_who_consults(said: Any) -> None:
    text = (
        "Ukraine and Canada negotiate an agreement. The minister said Canada would work with Ukraine at the highest "
        "level if it was attacked."
    )
    found = [v for v in values(said, text) if v.area == "emergency_consultation"]
    assert [(v.debtor, v.strength) for v in found] == [(("CAN",), "will")]


def test_a_text_covers_several_areas(said: Any) -> None:
    found = values(said, OPENING + "It also covers drones, cyber defence and medical training.")
    assert {v.area for v in found} >= {"military_equipment", "cyber", "health"}


def test_pieces_are_counted(said: Any) -> None:
    found = values(said, OPENING + "Twenty tanks are to be delivered by 2026.")
    assert [(v.area, v.amount.value if v.amount else None) for v in found] == [("military_equipment", 20.0)]


def test_an_undertaking_outside_the_codebook_has_no_area(said: Any) -> None:
    text = "Chad and Niger signed a border agreement on Friday. Chad undertakes to lift its toll."
    found = values(said, text)
    assert [(v.debtor, v.area, v.strength) for v in found] == [(("TCD",), None, "shall")]


@pytest.mark.parametrize(
    ("sentence", "debtor", "strength"),
    [
        ("Chad is to reopen the crossing within a month.", "TCD", "will"),
        ("Chad may use Niger's airfields.", "TCD", "may"),
        ("Chad renounces all claims.", "TCD", "shall"),
        ("The text obliges Chad to disarm the militia.", "TCD", "shall"),
        ("Chad will consider recognising the frontier.", "TCD", "may"),
        ("Niger would get a share of the tolls.", "TCD", "will"),
    ],
)
def test_what_a_side_does_or_gets_is_what_its_agreement_says(
    said: Any, sentence: str, debtor: str, strength: str
) -> None:
    text = f"Chad and Niger signed a border agreement on Friday. {sentence}"
    assert [(v.debtor, v.strength) for v in values(said, text)] == [((debtor,), strength)]


def test_a_deed_of_somebody_without_an_agreement_is_no_promise(said: Any) -> None:
    assert values(said, "Chad will reopen the crossing. The ministers signed nothing.") == []


def test_what_all_agreements_come_to_is_owed_by_nobody_named(said: Any) -> None:
    (total,) = values(said, OPENING + "The president put the worth of the documents at 9 billion euros.")
    assert (total.debtor, total.creditor) == ((), ("UKR",))
    assert total.amount is not None
    assert total.amount.value == 9e9
