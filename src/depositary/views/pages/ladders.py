"""Stage ladders: the steps that an agreement, or one party to it, has taken, expects to take, or has refused."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from depositary.core.codes import Framing, Stage
from depositary.register import Agreement, Clocks, StageEvent
from depositary.register.agreements import reached_events
from depositary.views.agreements import when
from depositary.views.pages.naming import Naming
from depositary.views.pages.quotes import Quote, event_quotes

#: The rungs that a ladder of the instrument shows even where nothing is known of them.
USUAL = (Stage.TALKS, Stage.AGREED, Stage.SIGNED, Stage.IN_FORCE)

_ORDER = {stage: rank for rank, stage in enumerate(Stage)}


@dataclass(frozen=True, slots=True)
class Rung:
    """One stage on a ladder. `state` is `reached`, or how sources speak of it; `open` where nothing is known."""

    stage: str
    detail: str | None
    state: str
    when: str | None
    support: int
    disputed: bool
    settled_by: str | None
    quotes: tuple[Quote, ...]

    def record(self) -> dict[str, Any]:
        """The rung as data."""
        return {
            "stage": self.stage,
            "stage_detail": self.detail,
            "state": self.state,
            "when": self.when,
            "support": self.support,
            "disputed": self.disputed,
            "settled_by": self.settled_by,
            "evidence": [quote.record() for quote in self.quotes],
        }


@dataclass(frozen=True, slots=True)
class Ladder:
    """The rungs of the instrument itself (`party` is None) or of one party, in the usual order."""

    party: str | None
    name: str
    rungs: tuple[Rung, ...]

    @property
    def spoken(self) -> tuple[Rung, ...]:
        """The rungs of which some source speaks."""
        return tuple(rung for rung in self.rungs if rung.state not in ("open", "passed"))

    def record(self) -> dict[str, Any]:
        """The ladder as data."""
        return {"party": self.party, "name": self.name, "rungs": [rung.record() for rung in self.rungs]}


def ladders_of(agreement: Agreement, clocks: Clocks, naming: Naming) -> tuple[Ladder, ...]:
    """The instrument's own ladder first, then those of the parties that took or expect steps of their own."""
    whole = [event for event in agreement.events if event.party is None]
    usual = () if agreement.identity.open else USUAL
    made = [Ladder(None, "The instrument itself", _rungs(whole, usual, clocks))] if whole or usual else []
    for party in sorted({event.party for event in agreement.events if event.party}, key=naming.party):
        own = [event for event in agreement.events if event.party == party]
        rungs = _rungs(own, (), clocks)
        if rungs:
            made.append(Ladder(party, naming.party(party), rungs))
    return tuple(ladder for ladder in made if ladder.rungs)


def _rungs(events: Sequence[StageEvent], usual: Iterable[Stage], clocks: Clocks) -> tuple[Rung, ...]:
    """A rung for each event that was reached; for a stage that was not, what sources said of it by that day."""
    reached = reached_events(events, clocks)
    done = {event.stage for event in reached}
    rungs = [(event.stage, _rung(event, "reached")) for event in reached]
    spoken = [
        event
        for event in events
        if event.framing is not Framing.HAPPENED and event.support and event.stage not in done and _said(event, clocks)
    ]
    rungs += [(event.stage, _rung(event, event.framing.value)) for event in _latest(spoken)]
    known = {stage for stage, _ in rungs}
    furthest = max((_ORDER[stage] for stage in done), default=-1)
    for stage in usual:
        if stage not in known:
            state = "passed" if _ORDER[stage] < furthest else "open"
            rungs.append((stage, Rung(stage.value, None, state, None, 0, disputed=False, settled_by=None, quotes=())))
    return tuple(rung for _, rung in sorted(rungs, key=lambda entry: _ORDER[entry[0]]))


def _latest(events: Iterable[StageEvent]) -> list[StageEvent]:
    """Of several things said of one stage with one framing, the last to be said."""
    found: dict[tuple[Stage, Framing], StageEvent] = {}
    for event in sorted(events, key=_last_said):
        found[event.stage, event.framing] = event
    return list(found.values())


def _last_said(event: StageEvent) -> str:
    return max(item.source.published or "" for item in event.evidence)


def _said(event: StageEvent, clocks: Clocks) -> bool:
    return any(item.silent is None and clocks.has_happened(item.source.window) for item in event.evidence)


def _rung(event: StageEvent, state: str) -> Rung:
    not_after = event.not_after.isoformat() if event.not_after else None
    return Rung(
        stage=event.stage.value,
        detail=event.detail,
        state=state,
        when=when(event.date, not_after),
        support=event.support,
        disputed=event.disputed,
        settled_by=event.settled_by if state == "reached" else None,
        quotes=event_quotes(event, 8),
    )
