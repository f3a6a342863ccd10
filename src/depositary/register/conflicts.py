"""Conflicts: what sources say that cannot all be right, each with both passages. Only a ruling settles one.

They are ordered by what a ruling would change: a stage that counts before a date, a date before a number that somebody
gave, and that before an amount or a word; within each the more, the more counts and targets hang on it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from itertools import chain
from operator import itemgetter

from depositary.core.codes import Framing
from depositary.core.edtf import bounds, sort_key
from depositary.core.values import StageValue, TargetValue
from depositary.register.agreements import Agreement, Evidence, RegisterState, StageEvent, witnesses
from depositary.register.countconflicts import count_conflicts
from depositary.register.datings import edtf_of, window_of
from depositary.register.effects import WEIGHTS, Dependants, Effect, span, weight_of
from depositary.register.placenames import place_key
from depositary.register.readings import Conflict, Reading
from depositary.register.statedcounts import CheckedCount, check_counts
from depositary.register.targets import Target, targets
from depositary.register.termconflicts import commitment_conflicts, suspect_sums, term_conflicts, total_conflicts
from depositary.register.weekdays import is_weekday
from depositary.register.worlds import World

#: What a source says of a target that is still ahead of it.
_OPEN_TARGETS = frozenset({"stated", "restated", "advanced"})
#: A weekday lies no further before the report that names it.
_WEEKS = timedelta(days=31)


def conflicts(state: RegisterState, world: World) -> list[Conflict]:
    """Every open conflict, the weightiest first; of equal ones in order of agreement.

    One about an agreement is settled, and no longer open, when a ruling ranks a statement of one side.
    """
    return conflicts_beside(state, check_counts(state, world))


def conflicts_beside(state: RegisterState, checked: Sequence[CheckedCount]) -> list[Conflict]:
    """The same by counts that were checked already."""
    aims = targets(state)
    found = [
        *_about_agreements(state, aims, Dependants(checked, aims)),
        *_metadata(state),
        *count_conflicts(state, checked),
    ]
    return sorted(found, key=lambda conflict: (-conflict.weight, conflict.agreement_id, conflict.about, conflict.id))


def conflict_numbers(state: RegisterState) -> dict[str, int]:
    """How many open conflicts each agreement has, by its id; what hangs on them is not looked at."""
    aims = targets(state)
    return conflicts_by_agreement(_about_agreements(state, aims, Dependants((), aims)))


def target_conflict_numbers(state: RegisterState) -> dict[str, int]:
    """How many of the open conflicts of each agreement are about the times that one document names for a stage."""
    return conflicts_by_agreement(each for each in _targets(targets(state)) if not _is_settled(each))


def _about_agreements(state: RegisterState, aims: Sequence[Target], dependants: Dependants) -> list[Conflict]:
    """The open conflicts about single agreements, and those that corrections leave without one."""
    found: list[Conflict] = []
    for agreement in state.agreements:
        for event in agreement.events:
            found += _dates(agreement, event, dependants)
            found += _places(agreement, event)
        found += _denials(agreement, dependants)
        found += commitment_conflicts(agreement)
        found += term_conflicts(agreement)
        found += suspect_sums(agreement, agreement.evidence)
        found += total_conflicts(agreement, agreement.evidence)
    found += suspect_sums(None, state.unassigned)
    found += total_conflicts(None, state.unassigned)
    found += _corrections(state)
    found += _targets(aims)
    return [each for each in found if not _is_settled(each)]


def _is_settled(conflict: Conflict) -> bool:
    evidence = (item for reading in conflict.readings for item in reading.evidence)
    return conflict.agreement is not None and any(item.preferred for item in evidence)


def conflicts_by_agreement(found: Iterable[Conflict]) -> dict[str, int]:
    """How many open conflicts each agreement has, by its id."""
    numbers: dict[str, int] = defaultdict(int)
    for conflict in found:
        if conflict.agreement is not None:
            numbers[conflict.agreement.id] += 1
    return dict(numbers)


def _dates(agreement: Agreement, event: StageEvent, dependants: Dependants) -> Iterator[Conflict]:
    if not event.disputed:
        return
    by_date: dict[str, list[Evidence]] = defaultdict(list)
    for item in event.evidence:
        window = window_of(item)
        if item.silent is not None or item.crowded:
            continue
        if edtf_of(item):
            by_date[edtf_of(item) or ""].append(item)
        elif window.latest is not None and (window == event.window or not window.meets(event.window)):
            by_date[f"../{window.latest}"].append(item)
    shown = [
        Reading(date, tuple(items))
        for date, items in sorted(by_date.items(), key=lambda entry: (-witnesses(entry[1]), sort_key(entry[0])))
        if event.settled_by == "first_report" or date == event.date or not bounds(date).meets(event.window)
    ]
    if len(shown) < 2:
        return
    best = event.date or (event.not_after and f"by {event.not_after}")
    about = f"day on which {_who(agreement, event)} {event.stage.value}"
    effect = dependants.on(agreement, event, *span(reading.says for reading in shown))
    weight = weight_of("date", effect)
    yield Conflict(
        "date", agreement, agreement.family, about, tuple(shown), f"{best}: {event.settled_by}", weight, effect
    )


def _places(agreement: Agreement, event: StageEvent) -> Iterator[Conflict]:
    """Places that sources give for one step."""
    if event.framing is not Framing.HAPPENED:
        return
    by_place: dict[str, dict[str, list[Evidence]]] = defaultdict(lambda: defaultdict(list))
    for item in event.evidence:
        value = item.statement.value
        if isinstance(value, StageValue) and value.place and item.silent is None:
            by_place[place_key(value.place)][value.place].append(item)
    if len(by_place) > 1:
        said = (("/".join(sorted(named)), chain.from_iterable(named.values())) for named in by_place.values())
        readings = tuple(Reading(place, tuple(items)) for place, items in sorted(said, key=itemgetter(0)))
        about = f"where {_who(agreement, event)} {event.stage.value}"
        yield Conflict("place", agreement, agreement.family, about, readings, None, WEIGHTS["place"])


def _who(agreement: Agreement, event: StageEvent) -> str:
    return event.party or "-".join(agreement.parties)


def _denials(agreement: Agreement, dependants: Dependants) -> Iterator[Conflict]:
    """Stages that one source reports and another, which came out later, denies."""
    happened = [event for event in agreement.events if event.framing is Framing.HAPPENED and event.support]
    for event in agreement.events:
        if event.framing is not Framing.DENIED:
            continue
        for other in happened:
            if (other.stage, other.party) != (event.stage, event.party) or other.window.latest is None:
                continue
            against = tuple(item for item in event.evidence if item.silent is None and _denies(item, other))
            if against:
                about = f"whether {_who(agreement, event)} reached {event.stage.value}"
                counted = tuple(item for item in other.evidence if item.silent is None)
                readings = (Reading(f"happened {other.date or ''}".strip(), counted), Reading("denied", against))
                suggestion = "the side with more witnesses" if len(counted) != len(against) else None
                effect = dependants.on(agreement, other, other.window.latest, None)
                weight = weight_of("stage", effect)
                yield Conflict("stage", agreement, agreement.family, about, readings, suggestion, weight, effect)


def _denies(item: Evidence, event: StageEvent) -> bool:
    """Whether a denial speaks of a time at which the stage had been reached by the other sources."""
    reached, published = event.window.latest, item.source.window.earliest
    if reached is None or published is None or published < reached:
        return False
    denied = edtf_of(item)
    return denied is None or bounds(denied).meets(event.window)


def _corrections(state: RegisterState) -> Iterator[Conflict]:
    """What a corrected document said and its correction does not say, beside what that says instead."""
    corrected = {digest: source.superseded_by for digest, source in state.sources.items() if source.superseded_by}
    wanted = corrected.keys() | set(corrected.values())
    said: dict[str, dict[tuple[object, ...], Evidence]] = {digest: {} for digest in wanted}
    homes: dict[tuple[str, tuple[object, ...]], Agreement] = {}
    for home, evidence in (*((each, each.evidence) for each in state.agreements), (None, state.unassigned)):
        for item in evidence:
            if item.source.digest in wanted:
                said[item.source.digest][_content(item)] = item
                place = (item.source.digest, _content(item))
                if home is not None and (place not in homes or home.id < homes[place].id):
                    homes[place] = home
    for item in state.unbound:
        if item.source.digest in wanted:
            said[item.source.digest][_content(item)] = item
    for digest, newer in sorted(corrected.items()):
        source, old, new = state.sources[digest], said[digest], said[newer]
        gone, come = [old[key] for key in old if key not in new], [new[key] for key in new if key not in old]
        if gone:
            places = ((item.source.digest, _content(item)) for item in (*gone, *come))
            home = next((homes[place] for place in places if place in homes), None)
            readings = (Reading("corrected", tuple(gone)), Reading("correction", tuple(come)))
            family = home.family if home else None
            about = f"what {source.name} got wrong"
            effect = Effect(facts=len(gone))
            weight = WEIGHTS["correction"]
            yield Conflict("correction", home, family, about, readings, "the correction", weight, effect)


def _content(item: Evidence) -> tuple[object, ...]:
    statement = item.statement
    return (statement.type, statement.parties, statement.stage, statement.framing, edtf_of(item), statement.value)


def _targets(found: Iterable[Target]) -> Iterator[Conflict]:
    """Times for one stage that different speakers name in one document and that cannot both hold."""
    groups: dict[tuple[str, str, str], list[tuple[Target, Evidence]]] = defaultdict(list)
    for target in found:
        for item in target.stated:
            said = item.statement.value
            open_ = isinstance(said, TargetValue) and said.status in _OPEN_TARGETS
            if open_ and target.by is not None and len(target.agreements) == 1:
                groups[target.agreements[0].id, target.stage.value, item.source.digest].append((target, item))
    for named in groups.values():
        windows = [(bounds(target.by or ""), target, item) for target, item in named]
        first = windows[0][0]
        if all(window.meets(first) for window, _, _ in windows):
            continue
        if (
            all(target.step != "stated" for _, target, _ in windows[1:])
            and len({_name(item) for _, item in named}) == 1
        ):
            continue
        agreement = named[0][0].agreements[0]
        readings = tuple(Reading(f"{target.by} ({_name(item) or 'no speaker'})", (item,)) for target, item in named)
        about = f"when {'-'.join(agreement.parties)} is to be {named[0][0].stage.value}"
        yield Conflict("targets", agreement, agreement.family, about, readings, None, WEIGHTS["targets"])


def _name(item: Evidence) -> str | None:
    speaker = item.statement.speaker
    return (speaker.name or speaker.office) if speaker else None


def _metadata(state: RegisterState) -> Iterator[Conflict]:
    """Documents of which the day of publication cannot be that of their text: they report as done what lies after it,
    or count their weekdays from another day, as a reposted report does."""
    misdated: dict[str, list[Evidence]] = defaultdict(list)
    for agreement in state.agreements:
        for event in agreement.events:
            for item in event.evidence:
                if event.framing is Framing.HAPPENED and (_is_too_late(item) or _is_of_another_day(item)):
                    misdated[item.source.digest].append(item)
    for digest in sorted(misdated):
        items = tuple(misdated[digest])
        source = items[0].source
        readings = (Reading(f"published {source.published}", ()), Reading(f"reports {edtf_of(items[0])}", items))
        about = f"date of {source.name}"
        effect = Effect(facts=len(items))
        weight = WEIGHTS["metadata"]
        yield Conflict("metadata", None, None, about, readings, "the text before the metadata", weight, effect)


def _is_too_late(item: Evidence) -> bool:
    """Whether a statement reports for a day after its document's what it says has happened."""
    edtf, published = edtf_of(item), item.source.window.latest
    earliest = bounds(edtf).earliest if edtf else None
    return earliest is not None and published is not None and earliest > published


def _is_of_another_day(item: Evidence) -> bool:
    """Whether a weekday of a statement lies so far before its document's day that it was counted from another."""
    stated, published = item.statement.date, item.source.window.earliest
    if stated is None or stated.edtf is None or published is None or not is_weekday(stated.literal):
        return False
    latest = bounds(stated.edtf).latest
    return latest is not None and published - latest > _WEEKS
