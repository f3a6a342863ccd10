"""What runs through many documents: targets, conditions, positions, commitments."""

from __future__ import annotations

from depositary.lexicon import Lexicon
from depositary.register.commitments import commitments
from depositary.register.conditions import conditions
from depositary.register.positions import positions
from depositary.register.predictions import Prediction, predictions
from depositary.register.promises import GroupPromise, promises
from depositary.register.targets import Target, targets
from depositary.tasks.threadslices import Topic
from depositary.views.calendars import calendar, end_days, prediction_days, target_days
from depositary.views.exports.dates import notice_days
from depositary.views.pages.commitments import (
    CommitmentsPage,
    areas_of,
    commitment_row,
    debtors_of,
    strengths_of,
)
from depositary.views.pages.conditions import ConditionsPage, condition_card, pending_first
from depositary.views.pages.conditions import statuses_of as condition_statuses
from depositary.views.pages.positions import PositionsPage, parties_of, position_card, stances_of
from depositary.views.pages.predictions import PredictionsPage, prediction_card, promise_card
from depositary.views.pages.predictions import statuses_of as prediction_statuses
from depositary.views.pages.shapes import Shape
from depositary.views.pages.targets import TargetsPage, chain_card, chains, speakers_of, statuses_of
from depositary.web.holdings import Following
from depositary.web.narrowing import families, family_of, is_of, shown
from depositary.web.pages import Format, Page, Visit

#: What a calendar is sent as.
CALENDAR = "text/calendar; charset=utf-8"

_TARGETS = Following(Topic.TARGETS, targets, lambda each: each.outcome.evidence)
_CONDITIONS = Following(Topic.CONDITIONS, conditions, lambda each: each.settled)
_POSITIONS = Following(Topic.POSITIONS, positions)
_COMMITMENTS = Following(Topic.COMMITMENTS, commitments)


def _predicted(world: Lexicon) -> Following[Prediction]:
    return Following(Topic.PREDICTIONS, lambda state: predictions(state, world), lambda each: each.settled)


def _promised(world: Lexicon) -> Following[GroupPromise]:
    return Following(Topic.PROMISES, lambda state: promises(state, world))


def _targets(visit: Visit) -> TargetsPage:
    naming = visit.naming
    family, status, speaker = family_of(visit), visit.text("status"), visit.text("speaker")
    every = visit.threads(_TARGETS)
    found = tuple(
        each
        for each in every
        if is_of(each.agreements, family)
        and (status is None or each.status == status)
        and (speaker is None or speaker in each.speakers)
    )
    return TargetsPage(
        found,
        shown(visit, chains(found), lambda steps: chain_card(steps, naming)),
        statuses_of(every),
        families((agreement for each in every for agreement in each.agreements[:1]), naming),
        speakers_of(every),
    )


def _target_calendar(visit: Visit, shape: Shape) -> bytes:
    found: tuple[Target, ...] = shape.targets if isinstance(shape, TargetsPage) else ()
    naming, state, family = visit.naming, visit.state, family_of(visit)
    agreements = [each for each in state.agreements if is_of((each,), family)]
    ends, notices = (make(agreements, naming, state.clocks) for make in (end_days, notice_days))
    days = sorted((*target_days(found, naming), *ends, *notices), key=lambda day: (day.first, day.what))
    title = "Targets, ends of agreements and last days to give notice (Depositary)"
    return calendar(days, title, visit.version.recorded, visit.settings.address)


def _conditions(visit: Visit) -> ConditionsPage:
    naming = visit.naming
    family, status = family_of(visit), visit.text("status")
    every = visit.threads(_CONDITIONS)
    found = pending_first(
        each for each in every if is_of((each.agreement,), family) and (status is None or each.status == status)
    )
    return ConditionsPage(
        found,
        shown(visit, found, lambda each: condition_card(each, naming)),
        condition_statuses(every),
        families((each.agreement for each in every), naming),
    )


def _positions(visit: Visit) -> PositionsPage:
    naming = visit.naming
    stance, party, words = visit.text("stance"), visit.text("party"), (visit.text("q") or "").casefold()
    every = visit.threads(_POSITIONS)
    found = tuple(
        each
        for each in every
        if (stance is None or each.stance == stance)
        and (party is None or each.party == party)
        and words in f"{each.who} {each.on}".casefold()
    )
    return PositionsPage(
        found,
        shown(visit, found, lambda each: position_card(each, naming)),
        stances_of(every),
        parties_of(every, naming),
    )


def _predictions(visit: Visit) -> PredictionsPage:
    naming = visit.naming
    status, words = visit.text("status"), (visit.text("q") or "").casefold()
    every = visit.threads(_predicted(visit.world))
    found = tuple(
        each
        for each in every
        if (status is None or each.status == status) and words in f"{each.who} {each.on}".casefold()
    )
    promised = tuple(visit.threads(_promised(visit.world)))
    return PredictionsPage(
        found,
        shown(visit, found, lambda each: prediction_card(each, naming)),
        promised,
        tuple(promise_card(each, naming) for each in promised),
        prediction_statuses(every),
    )


def _commitments(visit: Visit) -> CommitmentsPage:
    naming = visit.naming
    family, area, strength, debtor = family_of(visit), visit.text("area"), visit.text("strength"), visit.text("debtor")
    every = [each for each in visit.threads(_COMMITMENTS) if is_of((each.agreement,), family)]
    found = tuple(
        each
        for each in every
        if (area is None or each.value.area == area)
        and (strength is None or each.value.strength == strength)
        and (debtor is None or debtor in each.value.debtor)
    )
    return CommitmentsPage(
        found,
        shown(visit, found, lambda each: commitment_row(each, naming)),
        areas_of(every),
        strengths_of(every),
        debtors_of(every, naming),
    )


def _prediction_calendar(visit: Visit, shape: Shape) -> bytes:
    found = shape.predictions if isinstance(shape, PredictionsPage) else ()
    days = sorted(prediction_days(found, visit.naming), key=lambda day: (day.first, day.what))
    return calendar(days, "Predictions (Depositary)", visit.version.recorded, visit.settings.address, shape.definition)


_TARGET_DAYS = {"ics": Format(CALENDAR, _target_calendar, "ICS")}
_PREDICTION_DAYS = {"ics": Format(CALENDAR, _prediction_calendar, "ICS")}

PAGES: tuple[Page, ...] = (
    Page("/targets", _targets, "targets.html", "Targets", whole=True, apart=True, formats=_TARGET_DAYS),
    Page(
        "/predictions",
        _predictions,
        "predictions.html",
        "Predictions",
        whole=True,
        apart=True,
        formats=_PREDICTION_DAYS,
    ),
    Page("/conditions", _conditions, "conditions.html", "Conditions", whole=True, apart=True),
    Page("/positions", _positions, "positions.html", "Positions", whole=True, apart=True),
    Page("/commitments", _commitments, "commitments.html", "Commitments", whole=True, apart=True),
)
