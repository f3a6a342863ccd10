"""Predictions: what somebody says will come, followed to the day on which it had come or its time was over.

Statements of one speaker about one thing are one prediction: positions that predict, positions that hold something out
on a condition in words of expectation, and targets that their speakers expect (`expectations`). What a position is
about is taken from its own words:

1. words of membership beside one party and one body with members ("Chile's membership of the league"): it came true on
   the day since when the party is a member, by the sources or by the lexicon's dated groups;
2. else a word for a stage beside the parties of one agreement ("signature of the pact with Chile"): it came true when
   that agreement reached the stage;
3. anything else cannot be followed: `unverifiable`. So is what had come before it was first said.

A prediction with a time came true only within it: reached later, it did not; not reached, it did not when the time is
over and a source denies it after that, for the register does not take silence for failure. Without a time it stays
`open` until it comes true.

An expected target came true where the target was kept; it did not where the target was missed, kept late or dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from depositary.core.codes import Framing, Stage
from depositary.core.edtf import Bounds, bounds, is_valid
from depositary.register.agreements import Agreement, Evidence, RegisterState, reached_events
from depositary.register.conditionwords import vocabulary
from depositary.register.expectations import Expectation, expectations, expected, says_it_expects
from depositary.register.memberships import MembershipThread, listed_memberships, memberships
from depositary.register.partynames import NamingWorld, named_parties
from depositary.register.positions import PositionThread, position_value, positions
from depositary.register.sources import Clocks
from depositary.register.targets import Outcome, targets

_MEMBERSHIP = re.compile(
    r"(?<!\w)(?:membership|members?|join(?:s|ed|ing)?|accession|acced(?:es?|ed|ing)|entry|admission)(?!\w)"
)
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Coming:
    """The day by which something had come (EDTF where a source or the lexicon gives one), and by whose word."""

    on: str | None
    window: Bounds
    basis: str
    """`statements` or `lexicon`."""
    evidence: Sequence[Evidence]


@dataclass(frozen=True, slots=True)
class Prediction:
    """What one speaker said will come. `about` says what it is taken to be: a stage, or membership of a body."""

    who: str
    party: str | None
    on: str
    horizon: str | None
    condition: str | None
    about: str | None
    agreement: Agreement | None
    stated: tuple[Evidence, ...]
    status: str
    """`open`, `came_true`, `did_not` or `unverifiable`."""
    coming: Coming | None = None
    against: tuple[Evidence, ...] = ()
    """Statements made after its time that it has not come."""

    @property
    def settled(self) -> Sequence[Evidence]:
        """The evidence that it came true, or that it did not."""
        return self.coming.evidence if self.coming else self.against


def predictions(state: RegisterState, world: NamingWorld, clocks: Clocks | None = None) -> list[Prediction]:
    """Every prediction stated by the clocks' day, in order of party, speaker and thing."""
    at = clocks or state.clocks
    known = memberships(state, world, at)
    found = []
    for thread in positions(state, at):
        said = tuple(item for item in thread.stated if _predicts(item))
        if said:
            found.append(_follow(thread, said, _Scene(state, world, at, known)))
    found += [_of_target(each, world) for target in targets(state, at) for each in expectations(target)]
    return sorted(found, key=lambda each: (each.party or "", each.who, each.on))


def _predicts(item: Evidence) -> bool:
    stance = position_value(item).stance
    return stance == "predicts" or (stance == "conditional" and says_it_expects(item.statement.passage.quote))


#: What the outcome of a target is to those who expected it; every other is still open.
_OUTCOMES = {"kept": "came_true", "missed": "did_not", "dropped": "did_not", "unverifiable": "unverifiable"}


def _of_target(seen: Expectation, world: NamingWorld) -> Prediction:
    target = seen.target
    status = _OUTCOMES.get(target.outcome.code, "open")
    coming = _coming(target.outcome)
    return Prediction(
        seen.who, seen.party, expected(target, world), target.by, None,
        f"{'-'.join(target.parties)} {target.stage.value}", target.agreements[0], seen.stated, status,
        coming if status in ("came_true", "did_not") else None,
        tuple(target.outcome.evidence) if status == "did_not" and coming is None else (),
    )  # fmt: skip


def _coming(outcome: Outcome) -> Coming | None:
    """What shows that a target was reached, in time or not; None where nothing does."""
    reached = outcome.reached
    if reached is not None:
        return Coming(reached.date, reached.window, "statements", outcome.evidence)
    return Coming(None, Bounds(None, None), "statements", outcome.evidence) if outcome.code == "kept" else None


@dataclass(frozen=True, slots=True)
class _Scene:
    state: RegisterState
    world: NamingWorld
    clocks: Clocks
    known: Sequence[MembershipThread]


@dataclass(frozen=True, slots=True)
class _Thing:
    about: str | None = None
    agreement: Agreement | None = None
    coming: Coming | None = None
    against: tuple[Evidence, ...] = ()


def _follow(thread: PositionThread, said: tuple[Evidence, ...], scene: _Scene) -> Prediction:
    value = position_value(said[0])
    horizon = next((h for item in said if (h := position_value(item).horizon) and is_valid(h)), None)
    since = said[0].source.window.earliest
    thing = _thing(value.on, said[0].statement.parties, horizon, scene)
    status = _status(thing, horizon, since)
    return Prediction(
        thread.who, thread.party, value.on, horizon, value.condition, thing.about, thing.agreement, said, status,
        thing.coming if status in ("came_true", "did_not") else None, thing.against if status == "did_not" else (),
    )  # fmt: skip


def _status(thing: _Thing, horizon: str | None, since: date | None) -> str:
    day = thing.coming.window.latest if thing.coming else None
    if thing.about is None or (day is not None and since is not None and day < since):
        return "unverifiable"
    last = bounds(horizon).latest if horizon else None
    if thing.coming is not None:
        return "did_not" if last is not None and day is not None and day > last else "came_true"
    return "did_not" if last is not None and thing.against else "open"


def _thing(on: str, parties: Iterable[str], horizon: str | None, scene: _Scene) -> _Thing:
    """What the words of a prediction are about, and whether it has come by the clocks' day."""
    named = list(dict.fromkeys(party.code for party in named_parties(on, scene.world)))
    bodies = [code for code in named if code in scene.world.memberships]
    states = [code for code in named if code not in bodies]
    if _MEMBERSHIP.search(on.casefold()) and len(bodies) == len(states) == 1:
        return _Thing(f"{states[0]} member of {bodies[0]}", None, _joined(states[0], bodies[0], scene))
    stage = _stage(on)
    between = {*named, *parties}
    meant = [each for each in scene.state.agreements if len(each.parties) > 1 and set(each.parties) <= between]
    if stage is None or len(meant) != 1:
        return _Thing()
    agreement = meant[0]
    event = next((e for e in reached_events(agreement.events, scene.clocks) if e.stage is stage), None)
    coming = Coming(event.date, event.window, "statements", event.evidence) if event else None
    about = f"{'-'.join(agreement.parties)} {stage.value}"
    return _Thing(about, agreement, coming, _denials(agreement, stage, horizon, scene.clocks))


def _stage(on: str) -> Stage | None:
    words = set(_WORD.findall(on.casefold()))
    return next((stage for stage, names in vocabulary().stages if words & names), None)


def _joined(party: str, body: str, scene: _Scene) -> Coming | None:
    for each in scene.known:
        if (each.party, each.body, each.standing) == (party, body, "member"):
            last = each.steps[-1]
            return Coming(last.date, last.window, "statements", last.evidence)
    for each in listed_memberships(scene.world, scene.clocks.as_of, party=party, body=body):
        window = bounds(each.since) if each.since else Bounds(None, date.min)
        return Coming(each.since, window, "lexicon", ())
    return None


def _denials(agreement: Agreement, stage: Stage, horizon: str | None, clocks: Clocks) -> tuple[Evidence, ...]:
    last = bounds(horizon).latest if horizon else None
    if last is None:
        return ()
    return tuple(
        item
        for event in agreement.events
        if event.stage is stage and event.framing is Framing.DENIED
        for item in event.evidence
        if item.silent is None and clocks.has_happened(item.source.window) and _is_after(item, last)
    )


def _is_after(item: Evidence, last: date) -> bool:
    published = item.source.window.earliest
    return published is not None and published > last
