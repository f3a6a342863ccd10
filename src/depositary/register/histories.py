"""Histories: the stage events of one agreement, from the statements about it.

Stages that are reached once (signature, entry into force) get one event for each party; statements that date it apart
are weighed by their independent witnesses and the dispute stays marked. Stages that may recur (talks, amendments) get
an event for each stated time.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from depositary.core.codes import NATIONAL_STAGES, Framing, Stage
from depositary.core.edtf import Bounds, sort_key
from depositary.lexicon.families import Family
from depositary.register.agreements import Evidence, StageEvent, reached_events, witnesses
from depositary.register.candidates import Identity
from depositary.register.datings import NEVER, earliest_report, edtf_of, settle_date, width_of, window_of
from depositary.register.references import moves_stages, stage_of
from depositary.register.sources import OPEN, bounds

#: Stages that an instrument, or one party to it, reaches once.
ONCE = frozenset({Stage.SIGNED, Stage.JOINED, Stage.RATIFIED, Stage.IN_FORCE, Stage.ENDED})
#: Fine codes that are events of their own beside the coarse stage.
_OWN_DETAIL = frozenset({"provisionally_applied", "denounced", "legislature_rejected"})
#: Stages of which an undated mention is one more event, not support for the dated one.
_LASTING = frozenset({Stage.TALKS, Stage.CHANGED, Stage.SUSPENDED, Stage.PROPOSED})
#: Stages that the parties to an open instrument reach one by one.
_ONE_BY_ONE = NATIONAL_STAGES | {Stage.SIGNED, Stage.JOINED, Stage.ENDED}

_ORDER = {stage: rank for rank, stage in enumerate(Stage)}

Group = tuple[Stage, Framing, str | None, str | None]


def build_events(identity: Identity, evidence: Iterable[Evidence]) -> tuple[StageEvent, ...]:
    """The events of an agreement, in order of stage, party and date. `evidence` comes in its own order."""
    groups: dict[Group, list[Evidence]] = defaultdict(list)
    for item in evidence:
        statement = item.statement
        stage = stage_of(statement)
        if stage is None or not moves_stages(statement):
            continue
        detail = statement.stage_detail if statement.stage_detail in _OWN_DETAIL else None
        for party in acting_parties(item, stage, identity):
            groups[stage, statement.framing, party, detail].append(item)
    events: list[StageEvent] = []
    for group, items in groups.items():
        events.extend(_events_of(identity, group, items))
    return tuple(sorted(events, key=_event_key))


def acting_parties(item: Evidence, stage: Stage, identity: Identity) -> tuple[str | None, ...]:
    """Whose step a stage statement reports: one side, every party of an open instrument, or None for the whole."""
    parties = item.statement.parties
    if identity.open:
        return tuple(parties) if parties and stage in _ONE_BY_ONE else (None,)
    if len(parties) == 1 and stage in NATIONAL_STAGES:
        return (parties[0],)
    return (None,)


def _events_of(identity: Identity, group: Group, items: list[Evidence]) -> list[StageEvent]:
    stage, framing, _, _ = group
    adopted = stage is Stage.AGREED and (identity.open or identity.kind == "declaration")
    if framing is Framing.HAPPENED and (stage in ONCE or adopted):
        return [_single_event(group, items)]
    if framing is Framing.HAPPENED:
        return _recurring_events(group, items)
    by_date: dict[str | None, list[Evidence]] = defaultdict(list)
    for item in items:
        by_date[edtf_of(item)].append(item)
    return [_event(group, edtf, bounds(edtf) if edtf else NEVER, found) for edtf, found in by_date.items()]


def _single_event(group: Group, items: list[Evidence]) -> StageEvent:
    settled = settle_date(items)
    made = _event(group, settled.edtf, settled.window, items)
    return replace(made, disputed=settled.disputed, settled_by=settled.by)


def _recurring_events(group: Group, items: list[Evidence]) -> list[StageEvent]:
    dated = sorted((item for item in items if edtf_of(item)), key=_width_key)
    undated = [item for item in items if not edtf_of(item)]
    clusters: list[tuple[Bounds, str | None, list[Evidence]]] = []
    for item in dated:
        window = window_of(item)
        home = next((found for narrow, _, found in clusters if window.contains(narrow)), None)
        if home is None:
            clusters.append((window, edtf_of(item), [item]))
        else:
            home.append(item)
    if undated and len(clusters) == 1 and group[0] not in _LASTING:
        window, _, found = clusters[0]
        found.extend(item for item in undated if window_of(item).meets(window))
        undated = [item for item in undated if not window_of(item).meets(window)]
    events = [_event(group, edtf, window, found) for window, edtf, found in clusters]
    if undated:
        counted = [item for item in undated if item.silent is None]
        events.append(_event(group, None, earliest_report(counted), undated))
    return events


def _event(group: Group, edtf: str | None, window: Bounds, items: Sequence[Evidence]) -> StageEvent:
    stage, framing, party, _ = group
    details = Counter(item.statement.stage_detail for item in items if item.statement.stage_detail)
    detail = min(details, key=lambda code: (-details[code], code), default=None)
    support = witnesses(item for item in items if item.silent is None)
    # Who looks at a few of them looks at those that count.
    counted_first = tuple(sorted(items, key=lambda item: item.silent is not None))
    return StageEvent(stage, framing, edtf, window, party, support, counted_first, detail)


def _width_key(item: Evidence) -> tuple[int, tuple[date, date, str], str]:
    return (width_of(window_of(item)), sort_key(edtf_of(item)), item.source.digest)


def _event_key(event: StageEvent) -> tuple[int, str, str, tuple[date, date, str], str]:
    return (_ORDER[event.stage], event.framing.value, event.party or "", sort_key(event.date), event.detail or "")


def parties_of(events: Sequence[StageEvent], family: Family | None) -> tuple[str, ...]:
    """The parties of an open instrument: its founders, or else whoever acted in it first."""
    if family is not None and family.founders:
        return (family.founders,)
    first = next(iter(reached_events(events, OPEN)), None)
    if first is None:
        return _actors(events)
    what = (first.stage, first.framing, first.date)
    alike = (event for event in events if (event.stage, event.framing, event.date) == what)
    makers = {event.party for event in alike if event.party}
    return tuple(sorted(makers)) or _actors([first])


def _actors(events: Iterable[StageEvent]) -> tuple[str, ...]:
    return tuple(sorted({party for event in events for item in event.evidence for party in item.statement.parties}))
