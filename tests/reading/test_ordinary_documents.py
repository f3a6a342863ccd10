"""Sentences of ordinary releases that speak near a stage, a promise or a visit and tell none, with those that do."""

from __future__ import annotations

import pytest
from tests.reading.reports import AMERICAN, SWISS, statements

from depositary.core.codes import Framing, Stage, StatementType
from depositary.core.statements import Statement
from depositary.core.values import CommitmentValue


def _read(text: str, title: str = "Switzerland and Peru") -> list[Statement]:
    return statements(text, title, SWISS)


def _american(text: str, title: str) -> list[Statement]:
    return statements(text, title, AMERICAN)


def _stages(found: list[Statement], stage: Stage) -> list[Statement]:
    return [s for s in found if s.type is StatementType.STAGE and s.stage is stage]


def _of_type(found: list[Statement], kind: StatementType) -> list[Statement]:
    return [s for s in found if s.type is kind]


def test_what_is_announced_at_the_time_of_signing_is_not_signed() -> None:
    text = (
        "Switzerland and Peru signed a tax agreement. "
        "At the time of signing, Switzerland announced new pacts with Chile and India."
    )
    assert [s.parties for s in _stages(_read(text), Stage.SIGNED)] == [("CHE", "PER")]


def test_an_interest_in_joining_joins_nothing() -> None:
    assert not _stages(_read("The talks touched on Peru's interest in joining the Lima Declaration."), Stage.JOINED)
    assert _stages(_read("In 2018 Peru joined the Lima Declaration."), Stage.JOINED)


def test_those_who_join_an_organisation_join_no_instrument() -> None:
    text = (
        "Switzerland supports the convention of 1950. The guests hail from the ten most recent nations to join "
        "the Council of Europe, namely Albania, Croatia and Serbia."
    )
    assert not _stages(_read(text), Stage.JOINED)


def test_the_place_of_a_signing_is_no_party() -> None:
    text = "Today in Brussels, Switzerland and Peru signed a tax agreement."
    assert [s.parties for s in _stages(_read(text), Stage.SIGNED)] == [("CHE", "PER")]


@pytest.mark.parametrize(
    "text",
    [
        "The United States and Jordan signed a deal on aid. And that is why we work hard to get this deal in place.",
        "The United States and Jordan met. Without the Jordan deal in place, little could flow.",
    ],
)
def test_a_deal_that_nobody_names_or_has_is_not_in_force(text: str) -> None:
    assert not _stages(_american(text, "Meeting with the King of Jordan"), Stage.IN_FORCE)


def test_an_agreement_in_place_with_a_named_partner_is_in_force() -> None:
    found = _stages(_read("The tax agreement with Peru has been in place since 2004."), Stage.IN_FORCE)
    assert [s.parties for s in found] == [("CHE", "PER")]


def test_what_somebody_is_thanked_for_has_happened() -> None:
    thanked = "We thank Switzerland and the European Union for reaching an agreement on trade."
    working = "Switzerland and the European Union are looking for reaching an agreement on trade."
    assert {s.framing for s in _stages(_read(thanked), Stage.AGREED)} == {Framing.HAPPENED}
    assert Framing.HAPPENED not in {s.framing for s in _stages(_read(working), Stage.AGREED)}


def test_a_relative_clause_about_the_future_leaves_a_signing_done() -> None:
    text = "We are grateful for Peru's signing of the Artemis Accords, which will help us all."
    assert {s.framing for s in _stages(_read(text), Stage.SIGNED)} == {Framing.HAPPENED}


def test_a_condition_that_something_cannot_be_reached_denies_nothing() -> None:
    text = "If an agreement cannot be reached with the EU, Switzerland will act alone."
    assert {s.framing for s in _stages(_read(text, "Switzerland and the EU"), Stage.AGREED)} == {Framing.POSSIBLE}


def test_what_any_treaty_can_do_is_procedure() -> None:
    text = (
        "Switzerland and Peru initialled a tax agreement. "
        "A tax agreement can only enter into force once it has been approved by parliament."
    )
    assert not _stages(_read(text), Stage.IN_FORCE)
    assert not _stages(_read(text), Stage.APPROVED)


def test_consultations_with_cantons_and_committees_are_no_talks() -> None:
    text = "Switzerland and Peru want a tax agreement. Consultations on the agreement will be held with the cantons."
    assert not _stages(_read(text), Stage.TALKS)


def test_an_action_plan_of_one_state_is_no_instrument() -> None:
    assert not _stages(
        _read("The Federal Council adopted the new Action Plan on Lakes.", "Clean lakes"), Stage.APPROVED
    )


def test_an_agreement_between_firms_is_none_between_states() -> None:
    title = "Joint Statement from the United States and India"
    firms = "Both leaders hailed the signing of a memorandum of understanding between Acme and Birla for engines."
    states = "Both leaders hailed the signing of a memorandum of understanding between India and the United States."
    assert not _stages(_american(firms, title), Stage.SIGNED)
    assert _stages(_american(states, title), Stage.SIGNED)


def test_a_firm_named_after_its_home_does_not_make_that_state_promise() -> None:
    text = "Hanul, a South Korea-based provider, announced $2 billion in loans for Vietnam."
    assert not _of_type(_american(text, "Fact Sheet on loans"), StatementType.COMMITMENT)


def test_a_forum_in_the_title_receives_nothing() -> None:
    text = "DFC will provide $20 million in loans to the regional lender."
    title = "FACT SHEET: Partnership for Infrastructure and Assistance at the G7 Summit"
    assert not _of_type(_american(text, title), StatementType.COMMITMENT)


def test_what_an_agency_gives_in_a_common_text_its_own_state_owes() -> None:
    text = "The Millennium Challenge Corporation will provide $60 million in grants to Kenya."
    found = _of_type(_american(text, "United States-Kenya Joint Leaders' Statement"), StatementType.COMMITMENT)
    values = [s.value for s in found if isinstance(s.value, CommitmentValue)]
    assert [(v.debtor, v.creditor) for v in values] == [(("USA",), ("KEN",))]


@pytest.mark.parametrize(
    "text",
    [
        "Today, the President announced that U.S. companies have committed $50 billion of investment in Vietnam.",
        "Will the United States provide $50 million in aid to Vietnam?",
    ],
)
def test_firms_and_questions_promise_nothing(text: str) -> None:
    assert not _of_type(_american(text, "Aid to Vietnam"), StatementType.COMMITMENT)


def test_a_government_s_aid_is_still_promised() -> None:
    text = "The United States will provide $50 million in aid to Vietnam."
    assert _of_type(_american(text, "Aid to Vietnam"), StatementType.COMMITMENT)


@pytest.mark.parametrize(
    "text",
    [
        "President Biden welcomed President Zelenskyy's ongoing diplomatic effort to secure peace.",
        "The two sides talked about President Zelenskyy's trip to Poland.",
        "Minister Ignazio Cassis attempted to travel to Syria in 2021.",
    ],
)
def test_efforts_talk_of_trips_and_attempts_are_no_events(text: str) -> None:
    assert not _of_type(_american(text, "Call with Ukraine"), StatementType.EVENT)


def test_a_president_who_is_welcomed_is_met() -> None:
    text = "President Biden welcomed President Zelenskyy to the White House."
    assert _of_type(_american(text, "Visit of Ukraine"), StatementType.EVENT)
