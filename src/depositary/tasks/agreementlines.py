"""An agreement as the projection keeps it: without evidence, and its record for each span of days."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from depositary.core.codes import Framing, Stage, StatementType
from depositary.core.edtf import END_OF_DAY, Bounds
from depositary.register.agreements import Agreement, Evidence, RegisterState, StageEvent
from depositary.register.conflicts import conflict_numbers, target_conflict_numbers
from depositary.register.records import agreement_record, best_evidence, event_record
from depositary.register.sources import OPEN, Clocks
from depositary.store.agreementrows import FIRST, LAST, OPEN_DAY, AgreementRow, Span
from depositary.store.currents import StatementKey
from depositary.store.settlements import identity_record, read_identity


def agreement_rows(state: RegisterState, ids: Collection[str], keys: Mapping[int, StatementKey]) -> list[AgreementRow]:
    """The rows of those agreements of a state that are named; the others are there to tell conflicts by.

    `keys` are those of the state's evidence, by its identity (`id`).
    """
    numbers = conflict_numbers(state)
    unassigned: dict[str, list[Evidence]] = defaultdict(list)
    for item in _targets(state.unassigned):
        unassigned[item.source.digest].append(item)
    return [
        _row(agreement, _conflict_days(agreement, state, unassigned, numbers.get(agreement.id, 0)), keys)
        for agreement in state.agreements
        if agreement.id in ids
    ]


def light_agreement(record: Mapping[str, Any]) -> Agreement:
    """The agreement of a row, its events without their evidence."""
    events = tuple(_read_event(found) for found in record["events"])
    parties = tuple(record["parties"])
    return Agreement(
        read_identity(record["identity"]), record["title"], record["kind"], record["subject"], parties, events, ()
    )


def counting_marks(records: Iterable[str]) -> dict[str, tuple[str, str]]:
    """What counts of families look at in agreements, from their rows' records: alike when the counts are.

    A mark for each event that counts, with its family and the day by which it had happened.
    """
    marks: dict[str, tuple[str, str]] = {}
    for text in records:
        record = json.loads(text)
        family = read_identity(record["identity"]).family
        if not family:
            continue
        for found in record["events"]:
            said, latest = found["event"], found["window"][1]
            if said["framing"] != Framing.HAPPENED.value or not said["support"] or latest is None:
                continue
            told = [said[name] for name in ("stage", "stage_detail", "party", "date")]
            mark = _dump([record["identity"], record["parties"], found["window"], *told])
            marks[mark] = (family, latest)
    return marks


def moved_counts(before: Mapping[str, tuple[str, str]], after: Mapping[str, tuple[str, str]]) -> dict[str, str]:
    """The families of which others are counted than before, each with the first day from which that is so."""
    moved: dict[str, str] = {}
    for mark in before.keys() ^ after.keys():
        family, day = before.get(mark) or after[mark]
        moved[family] = min(day, moved.get(family, day))
    return moved


def stages_on(stages: str, moment: str) -> str:
    """The stage events that an agreement's record shows at a moment, from its row: a list in JSON.

    Lines of events to come are passed over unread: reading JSON is what takes the time in a list of the whole register.
    """
    shown = []
    for line in stages.split("\n"):
        since, _, event = line.partition("\t")
        if since <= moment and event:
            shown.append(event)
    return f"[{','.join(shown)}]"


def _stages(agreement: Agreement) -> str:
    """The stage events that are ever shown, each with the moment since when: what only was said, always."""
    return "\n".join(
        f"{_shown_since(event)}\t{_dump(event_record(event))}"
        for event in agreement.events
        if event.framing is not Framing.HAPPENED or event.support
    )


def _shown_since(event: StageEvent) -> str:
    return FIRST if event.framing is not Framing.HAPPENED else _last_point(event.window) or OPEN_DAY


def actors_in(agreement: Agreement) -> list[str]:
    """The codes of an agreement's parties and of whoever acts in one of its events."""
    return sorted({*agreement.parties, *(event.party for event in agreement.events if event.party)})


def day_text(clocks: Clocks) -> str:
    """The day of a question as spans are asked for it."""
    return _point(clocks.as_of, clocks.hour) if clocks.as_of else OPEN_DAY


def _point(day: date, hour: str | None) -> str:
    """A day and an hour as spans begin and end, the end of the day without an hour."""
    return f"{day}T{hour or END_OF_DAY}"


def _last_point(window: Bounds) -> str | None:
    """From when on something with this window has surely happened; None for never."""
    return _point(window.latest, window.hour) if window.latest else None


def _row(agreement: Agreement, conflicts_on: Mapping[str, int], keys: Mapping[int, StatementKey]) -> AgreementRow:
    points = {point for event in agreement.events if (point := _last_point(event.window)) is not None}
    starts = sorted({FIRST, OPEN_DAY, *points, *conflicts_on})
    spans: list[Span] = []
    number = 0
    for since, until in zip(starts, [*starts[1:], LAST], strict=True):
        number = conflicts_on.get(since, number)
        text = _dump({**agreement_record(agreement, _clocks(since), number), "stages": None})
        if spans and spans[-1].record == text:
            spans[-1] = replace(spans[-1], until=until)
        else:
            spans.append(Span(since, until, text))
    kept = kept_texts(agreement, keys)
    return AgreementRow(agreement.id, agreement.family, _dump(actors_in(agreement)), *kept, tuple(spans))


def kept_texts(agreement: Agreement, keys: Mapping[int, StatementKey]) -> tuple[str, str, str]:
    """The record, the stages and the tellers of an agreement as its row keeps them."""
    told = [[keys[id(item)] for item in event.evidence] for event in agreement.events]
    return _dump(_own_record(agreement)), _stages(agreement), _dump(told)


def _own_record(agreement: Agreement) -> dict[str, Any]:
    return {
        "identity": identity_record(agreement.identity),
        "title": agreement.title,
        "kind": agreement.kind,
        "subject": agreement.subject,
        "parties": agreement.parties,
        "events": [
            {
                "event": event_record(event),
                "window": _window_record(event.window),
                # Only who is counted is shown with the best passages and without all the others.
                "best": [item.id for item in best_evidence(event)] if agreement.family else [],
            }
            for event in agreement.events
        ],
    }


def _read_event(found: Mapping[str, Any]) -> StageEvent:
    said = found["event"]
    return StageEvent(
        Stage(said["stage"]), Framing(said["framing"]), said["date"], _window(found), said["party"],
        said["support"], (), said["stage_detail"], said["disputed"], said["settled_by"],
    )  # fmt: skip


def _window_record(window: Bounds) -> list[str | None]:
    days = [day.isoformat() if day else None for day in (window.earliest, window.latest)]
    return [*days, window.hour] if window.hour else days


def _window(found: Mapping[str, Any]) -> Bounds:
    first, last, *hour = found["window"]
    earliest, latest = (date.fromisoformat(day) if day else None for day in (first, last))
    return Bounds(earliest, latest, *hour)


def _conflict_days(
    agreement: Agreement, state: RegisterState, unassigned: Mapping[str, Sequence[Evidence]], now: int
) -> dict[str, int]:
    """How many conflicts an agreement has from each day on from which it has another number; `now` without a day.

    Only times that one document names against each other become conflicts on a day: that of the document.
    """
    documents = {item.source.digest for item in agreement.evidence}
    waiting = [item for digest in documents for item in unassigned.get(digest, ())]
    named = [*_targets(agreement.evidence), *waiting]
    if max(Counter(item.source.digest for item in named).values(), default=0) < 2:
        return {FIRST: now}
    beside = [other for other in state.agreements if other is agreement or (waiting and _shares(other, documents))]
    near = replace(state, agreements=tuple(beside), unassigned=tuple(waiting))
    others = now - _named_times(agreement, near, OPEN)
    points = sorted({point for item in named if (point := _last_point(item.source.window)) is not None})
    found = {point: others + _named_times(agreement, near, _clocks(point)) for point in points}
    return {FIRST: others, **found, OPEN_DAY: now}


def _named_times(agreement: Agreement, state: RegisterState, clocks: Clocks) -> int:
    return target_conflict_numbers(replace(state, clocks=clocks)).get(agreement.id, 0)


def _shares(other: Agreement, documents: Collection[str]) -> bool:
    return any(item.source.digest in documents for item in other.evidence)


def _targets(evidence: Iterable[Evidence]) -> list[Evidence]:
    return [item for item in evidence if item.statement.type is StatementType.TARGET]


def _clocks(since: str) -> Clocks:
    if since == OPEN_DAY:
        return OPEN
    day, _, hour = since.partition("T")
    return Clocks(date.fromisoformat(day), hour=hour) if day else Clocks(date.min)


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=True, separators=(",", ":"))
