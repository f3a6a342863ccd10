"""What sentences leave unsaid: the body that is left, the step that a time is named for, whose stance "does not" is."""

from __future__ import annotations

from typing import Any

import pytest

_JOINED = "Iceland has joined the Arctic Clean Seas Compact. "


@pytest.mark.parametrize(
    ("text", "party", "action"),
    [
        ("Russia left in 2022.", "RUS", "left"),
        ("Ireland was invited in April.", "IRL", "invited"),
        ("Italy's application is still pending.", "ITA", "applied"),
    ],
)
def test_a_body_named_just_before_is_meant(said: Any, text: str, party: str, action: str) -> None:
    found = {(s.value.party, s.value.action, s.value.body) for s in said("membership", _JOINED + text)}
    assert (party, action, "Arctic Clean Seas Compact") in found


@pytest.mark.parametrize("text", ["Malta was invited to the talks.", "The delegation of Peru left on Friday."])
def test_without_a_body_nobody_joins_or_leaves(said: Any, text: str) -> None:
    assert said("membership", text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kosovo has applied to join the Balkan Energy Pool.", {("XKX", "applied", "Balkan Energy Pool")}),
        ("Latvia will join the Baltic Data Exchange next year.", {("LVA", "joined", "Baltic Data Exchange")}),
        ("Ghana joined the Peacekeeping Centre Staff talks on Monday.", set()),
    ],
)
def test_capitals_alone_name_what_is_joined(said: Any, text: str, expected: set[object]) -> None:
    assert {(s.value.party, s.value.action, s.value.body) for s in said("membership", text)} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Poland supports Ukraine's accession to NATO. Hungary does not.", {("POL", "supports"), ("HUN", "opposes")}),
        (
            "Spain favours the accession of Kosovo to the union. Serbia, unsurprisingly, does not.",
            {("ESP", "supports"), ("SRB", "opposes")},
        ),
        ("Ghana ratified the treaty with Togo in May. Togo hopes to follow by December.", set()),
    ],
)
def test_a_stance_is_denied_without_its_verb(said: Any, text: str, expected: set[object]) -> None:
    assert {(s.parties[0], s.value.stance) for s in said("position", text)} == expected


@pytest.mark.parametrize(
    ("text", "stage", "by"),
    [
        ("The treaty between Oman and Iran is not in force. Tehran is aiming for January.", "in_force", "2025-01"),
        ("The treaty of Oman and Iran has not been ratified. Oman hopes for next spring.", "ratified", "2025-21"),
        (
            "No date has been set for the signing of the treaty between Oman and Iran. Officials had hoped for March.",
            "signed",
            "2024-03",
        ),
    ],
)
def test_a_time_is_named_for_the_step_that_is_awaited(said: Any, text: str, stage: str, by: str) -> None:
    assert [(s.value.stage, s.value.by) for s in said("target", text)] == [(stage, by)]


def test_times_in_a_row_are_targets_of_one_step(said: Any) -> None:
    text = "The signing of the accord between Peru and Chile had been planned for March, then for May."
    assert {(s.value.stage, s.value.by) for s in said("target", text)} == {("signed", "2024-03"), ("signed", "2024-05")}


def test_a_day_on_which_a_stage_is_planned_is_no_day_of_signature(said: Any) -> None:
    text = "Entry into force of the customs pact between Ghana and Togo is planned for early 2025."
    assert [(s.value.stage, s.value.by) for s in said("target", text)] == [("in_force", "2025")]


def test_what_will_not_be_done_is_no_target(said: Any) -> None:
    assert said("target", "Oman will sign no treaty with Iran this year.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "By May eleven states had signed the pact, seven of them in a single week.",
            {(11, "exact", "signed"), (7, "exact", "signed")},
        ),
        (
            "Nine states have signed the Danube protocol, four of which have ratified it.",
            {(9, "exact", "signed"), (4, "exact", "ratified")},
        ),
        ("Of the twelve signatories of the Danube protocol, only five have ratified.", {(5, "exact", "ratified")}),
        ("The treaty takes effect once five states, three of them rich, have signed it.", set()),
    ],
)
def test_parts_of_a_number_are_counted(said: Any, text: str, expected: set[object]) -> None:
    assert expected <= {(s.value.number, s.value.kind, s.value.stage) for s in said("count", text)}
    assert expected or not said("count", text)


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Talks between Chad and Niger on a border treaty will resume once a commission has met.", ("NER", "TCD")),
        ("Chad's signature of the treaty with Niger depends on a ruling of its court.", ("NER", "TCD")),
        (
            "Italy's senate is expected to approve the treaty with Slovenia, provided that the committee agrees.",
            ("ITA", "SVN"),
        ),
    ],
)
def test_a_condition_hangs_on_whatever_is_to_come(said: Any, text: str, parties: tuple[str, ...]) -> None:
    assert [s.parties for s in said("condition", text)] == [parties]


@pytest.mark.parametrize(
    "text", ["Chad will sign the treaty with Niger if necessary.", "Chad signed the treaty with Niger once it rained."]
)
def test_what_is_done_or_needs_nothing_has_no_condition(said: Any, text: str) -> None:
    assert said("condition", text) == []


def test_an_opposition_that_objects_is_not_its_state(said: Any) -> None:
    text = "Argentina's Congress, where the opposition objects to the treaty with Uruguay, will take longer."
    assert said("position", text) == []


def test_months_after_a_signature_are_no_term(said: Any) -> None:
    text = "Six months after the signing of the treaty between Peru and Chile, only Peru has ratified it."
    assert said("term", text) == []


def test_the_alliance_against_something_is_no_military_one(said: Any) -> None:
    text = "Eighty-one countries have joined the alliance against hunger. Argentina joined on Monday night."
    assert not [s for s in said("membership", text) if s.value.body == "NATO"]


def test_an_alliance_that_has_members_has_not_joined_itself(said: Any) -> None:
    text = "Sweden joined NATO in 2024. The alliance has 32 members."
    assert {s.value.party for s in said("membership", text)} == {"SWE"}
    assert {s.parties for s in said("stage", text)} == {("SWE",)}


def test_next_year_is_no_duration(said: Any) -> None:
    text = "Norway will rent rooms in Sweden from next year under an agreement that both initialled on Monday."
    assert said("term", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Germany has not promised Ukraine any missiles.",
        "Germany will give Ukraine no more tanks.",
        "Ukraine asked Germany for 2 billion euros.",
    ],
)
def test_what_is_withheld_or_only_asked_for_is_not_promised(said: Any, text: str) -> None:
    assert said("commitment", text) == []


@pytest.mark.parametrize(
    "text", ["Germany will give Ukraine no fewer than 20 tanks.", "Germany promised Ukraine 2 billion euros."]
)
def test_what_is_promised_is(said: Any, text: str) -> None:
    assert [s.value.debtor for s in said("commitment", text)] == [("DEU",)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hungary denied that it opposes Sweden's accession to NATO.", {("HUN", "neutral")}),
        ("Hungary said that it opposes Sweden's accession to NATO.", {("HUN", "opposes")}),
        ("Nobody in Poland opposes the treaty with Ukraine.", set()),
    ],
)
def test_an_opposition_that_is_denied_is_none(said: Any, text: str, expected: set[object]) -> None:
    assert {(s.parties[0], s.value.stance) for s in said("position", text)} == expected


def test_a_visit_that_was_to_be_made_has_not_been_made(said: Any) -> None:
    (visit,) = said("event", "The president of Peru was to visit Chile in May but fell ill.")
    assert (visit.framing, visit.date.edtf) == ("planned", "2024-05")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Georgia was invited to join NATO in 2024.", {("invited", "happened")}),
        ("Georgia was not invited to join NATO.", set()),
    ],
)
def test_who_is_not_invited_to_join_has_not_refused_to(said: Any, text: str, expected: set[object]) -> None:
    assert {(s.value.action, s.framing) for s in said("membership", text)} == expected


def test_an_approval_that_is_not_needed_is_no_condition(said: Any) -> None:
    text = "The treaty of Peru with Chile does not need the approval of Peru's congress."
    assert said("condition", text) == []
    assert said("term", text) == []
