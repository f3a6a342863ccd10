"""Conditions, followed from where they are stated to where they end.

Statements of one condition form a thread: the same agreement, and wordings that share most of their content words, or
ask for the consent of the same body. A statement that a condition is over, in words of its own ("the condition has been
met"), means the one that was stated last and is still pending. A thread ends by the first of these rules that applies,
fixed here so that no outcome chooses its rule:

1. *said*: a source says that the condition is satisfied, waived or has failed; it is disputed where independent sources
   say that it is met and that it is not;
2. *vote*: the condition asks for a vote of a named chamber, and that chamber has voted on the same thing: satisfied, or
   failed where the words of the vote refuse it;
3. *consent*: it asks for parliamentary or governmental consent, and the side concerned (every side, where it asks for
   both or all) has approved or ratified the agreement: satisfied; one of them has rejected it: failed;
4. *implied*: what the condition held up has happened.

Otherwise it is pending. Nothing counts that was over before the condition was first stated.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from depositary.core.codes import Framing, Stage, StatementType
from depositary.core.edtf import Bounds
from depositary.core.values import ConditionValue, EventValue
from depositary.register.agreements import Agreement, Evidence, RegisterState, StageEvent, evidence_key, reached_events
from depositary.register.conditionwords import are_one, content_words, thing_of, vocabulary
from depositary.register.datings import edtf_of, window_of
from depositary.register.sources import Clocks

#: So many words in common show that the news of an end speaks of that condition.
_SHARED = 2
_ENDED = ("satisfied", "failed", "waived")
#: The fine stage of a legislature that said no.
REJECTED = "legislature_rejected"


@dataclass(frozen=True, slots=True)
class Ending:
    """How a condition ended: its status, the rule, when (EDTF, or the day by which), and the evidence."""

    status: str
    rule: str
    on: str | None
    by: date | None
    evidence: Sequence[Evidence]


@dataclass(frozen=True, slots=True)
class ConditionThread:
    """One condition of one agreement (None where it cannot be told), as of the clocks' day."""

    agreement: Agreement | None
    text: str
    on: str | None
    holds_up: Stage | None
    stated: tuple[Evidence, ...]
    ending: Ending | None

    @property
    def status(self) -> str:
        """`pending`, `satisfied`, `failed`, `waived` or `disputed`."""
        return self.ending.status if self.ending else "pending"

    @property
    def settled(self) -> Sequence[Evidence]:
        """The evidence by which it ended."""
        return self.ending.evidence if self.ending else ()


def conditions(state: RegisterState, clocks: Clocks | None = None) -> list[ConditionThread]:
    """Every condition stated by the clocks' day, in order of agreement and first statement."""
    at = clocks or state.clocks
    events = [item for item in state.unbound if isinstance(item.statement.value, EventValue) and item.silent is None]
    votes = _votes_by_party(events)
    homes = [(agreement, agreement.evidence) for agreement in state.agreements]
    return [
        _follow(agreement, stated, votes, at)
        for agreement, evidence in (*homes, (None, state.unassigned))
        for stated in _threads(evidence, at)
    ]


def _votes_by_party(events: Iterable[Evidence]) -> dict[str, list[Evidence]]:
    votes: dict[str, list[Evidence]] = defaultdict(list)
    for item in events:
        value = item.statement.value
        if isinstance(value, EventValue) and value.event == "vote" and item.statement.framing is Framing.HAPPENED:
            for party in item.statement.parties:
                votes[party].append(item)
    return votes


def _value(item: Evidence) -> ConditionValue:
    value = item.statement.value
    if not isinstance(value, ConditionValue):
        raise TypeError(f"a statement of type condition holds {type(value).__name__}")
    return value


def _threads(evidence: Iterable[Evidence], clocks: Clocks) -> list[list[Evidence]]:
    """Statements of conditions, those of one condition together, in order of publication."""
    threads: list[tuple[tuple[str, ...], frozenset[str], list[Evidence]]] = []
    found = [item for item in evidence if item.statement.type is StatementType.CONDITION and item.silent is None]
    for item in sorted(found, key=evidence_key):
        if not clocks.has_happened(item.source.window):
            continue
        words, parties = content_words(_value(item).text), item.statement.parties
        own = [(others, thread) for other_parties, others, thread in threads if other_parties == parties]
        meant = next((thread for others, thread in own if are_one(words, others)), None)
        if meant is None and _value(item).status in _ENDED:
            meant = _ended_by(words, own)
        if meant is None:
            threads.append((parties, words, [item]))
        else:
            meant.append(item)
    return [thread for _, _, thread in threads]


def _ended_by(words: frozenset[str], own: Sequence[tuple[frozenset[str], list[Evidence]]]) -> list[Evidence] | None:
    """The thread that a statement ends: the one with which it shares most, or else the one stated last and pending."""
    shared = max(own, key=lambda found: len(words & found[0]), default=None)
    if shared is not None and len(words & shared[0]) >= _SHARED:
        return shared[1]
    return max((thread for _, thread in own if _is_pending(thread)), key=_last_stated, default=None)


def _is_pending(thread: Sequence[Evidence]) -> bool:
    return all(_value(item).status not in _ENDED for item in thread)


def _last_stated(thread: Sequence[Evidence]) -> tuple[object, ...]:
    return evidence_key(thread[-1])


def _follow(
    agreement: Agreement | None, stated: Sequence[Evidence], votes: dict[str, list[Evidence]], clocks: Clocks
) -> ConditionThread:
    first = _value(stated[0])
    holds_up = _held_up(first)
    since = stated[0].source.window.earliest
    ending = _said(stated)
    if ending is None:
        parties = agreement.parties if agreement else stated[0].statement.parties
        ending = _voted(first, [vote for party in parties for vote in votes.get(party, ())], since, clocks)
    if ending is None and agreement is not None:
        ending = _consented(agreement, first, since, clocks) or _implied(agreement, holds_up, since, clocks)
    return ConditionThread(agreement, first.text, first.on, holds_up, tuple(stated), ending)


def _held_up(value: ConditionValue) -> Stage | None:
    if value.stage:
        return Stage(value.stage)
    words = content_words(value.on or "")
    return next((stage for stage, names in vocabulary().stages if words & names), None)


def _said(stated: Sequence[Evidence]) -> Ending | None:
    saying = [item for item in stated if _value(item).status in _ENDED]
    if not saying:
        return None
    first = saying[0]
    edtf = edtf_of(first)
    met = {item.source.group for item in saying if _value(item).status != "failed"}
    unmet = {item.source.group for item in saying if _value(item).status == "failed"}
    status = "disputed" if met - unmet and unmet - met else _value(first).status
    return Ending(status, "said", edtf, None if edtf else first.source.window.latest, tuple(saying))


def _voted(value: ConditionValue, votes: Sequence[Evidence], since: date | None, clocks: Clocks) -> Ending | None:
    known = vocabulary()
    wanted = content_words(value.text)
    chambers = wanted & known.chambers
    thing = thing_of(wanted)
    if not chambers or not thing or not wanted & known.consent:
        return None
    for vote in votes:
        said = vote.statement.value
        window = window_of(vote)
        if not isinstance(said, EventValue) or not clocks.has_happened(window) or _is_over(window, since):
            continue
        words = content_words(said.text)
        if chambers & words and thing & thing_of(words):
            status = "failed" if words & known.refusal else "satisfied"
            return Ending(status, "vote", edtf_of(vote), window.latest, (vote,))
    return None


def _consented(agreement: Agreement, value: ConditionValue, since: date | None, clocks: Clocks) -> Ending | None:
    words = content_words(value.text)
    if not words & vocabulary().consent:
        return None
    for event in agreement.events:
        if event.detail == REJECTED and _rejects(event, clocks) and not _is_over(event.window, since):
            return Ending("failed", "consent", event.date, event.window.latest, event.evidence)
    consents: dict[str, StageEvent] = {}
    for event in reached_events(agreement.events, clocks):
        if event.stage in (Stage.APPROVED, Stage.RATIFIED) and not _is_over(event.window, since):
            for party in (event.party,) if event.party else agreement.parties:
                consents.setdefault(party, event)
    everyone = bool(words & vocabulary().every)
    if not consents or (everyone and not set(agreement.parties) <= consents.keys()):
        return None
    last = max(consents.values(), key=lambda event: (event.window.latest or date.max, event.party or ""))
    return Ending("satisfied", "consent", last.date, last.window.latest, last.evidence)


def _rejects(event: StageEvent, clocks: Clocks) -> bool:
    """Whether a rejection was known by the clocks' day: by its own date, or else by a report of it."""
    if event.date is not None:
        return clocks.has_happened(event.window)
    return any(clocks.has_happened(item.source.window) for item in event.evidence if item.silent is None)


def _implied(agreement: Agreement, holds_up: Stage | None, since: date | None, clocks: Clocks) -> Ending | None:
    if holds_up is None:
        return None
    for event in reached_events(agreement.events, clocks):
        if event.stage is holds_up and not _is_over(event.window, since):
            return Ending("satisfied", "implied", event.date, event.window.latest, event.evidence)
    return None


def _is_over(window: Bounds, since: date | None) -> bool:
    """Whether something was over before the condition was stated."""
    return since is not None and window.latest is not None and window.latest < since
