"""Memberships: who belongs to which declaration or organisation, by what sources say and by the lexicon, told apart.

By sources, a party belongs to an open declaration since the register has it as joined, and to another body since a
statement says so; the latest step that had happened by the day decides. The lexicon's dated groups are listed beside
them under their own basis: they are knowledge of the package, without a passage.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from depositary.core.codes import Framing, Stage, StatementType
from depositary.core.edtf import Bounds
from depositary.core.values import MembershipValue
from depositary.register.agreements import Agreement, Evidence, RegisterState, StageEvent, evidence_key
from depositary.register.datings import edtf_of, window_of
from depositary.register.partynames import NamingWorld, named_parties
from depositary.register.sources import Clocks
from depositary.register.titles import significant_words

#: What the stages of an open instrument mean for one party's place in it.
_ACTIONS = {Stage.JOINED: "joined", Stage.SIGNED: "joined", Stage.RATIFIED: "joined", Stage.ENDED: "left"}
#: Before the words for a body that nothing tells from others: "the declaration".
UNNAMED = "an unnamed"
_STANDING = {"joined": "member", "applied": "applicant", "invited": "invited", "left": "left"}


@dataclass(frozen=True, slots=True)
class MembershipStep:
    """One step of a party towards, into or out of a body: `joined`, `applied`, `invited` or `left`.

    `date` is EDTF, None when no source gives one; `window` holds the days on which it can have been.
    """

    action: str
    framing: Framing
    date: str | None
    window: Bounds
    evidence: Sequence[Evidence]


@dataclass(frozen=True, slots=True)
class MembershipThread:
    """One party's way into one body, as of the clocks' day. `body` is a code where one is known, else the words."""

    party: str
    body: str
    title: str
    basis: str
    """`statements` or `lexicon`."""
    steps: tuple[MembershipStep, ...]
    since: str | None = None
    until: str | None = None
    not_after: date | None = None
    """The day by which it was a member, where no source gives the day."""

    @property
    def standing(self) -> str:
        """`member`, `applicant`, `invited`, `left`; `announced` and `denied` where nothing has happened."""
        happened = [step for step in self.steps if step.framing is Framing.HAPPENED]
        if happened:
            return _STANDING[max(happened, key=lambda step: step.window.latest or date.max).action]
        if self.basis == "lexicon":
            return "member"
        return "denied" if all(step.framing is Framing.DENIED for step in self.steps) else "announced"

    @property
    def stated(self) -> tuple[Evidence, ...]:
        """Every passage, in order of publication."""
        found = {id(item): item for step in self.steps for item in step.evidence if item.silent is None}
        return tuple(sorted(found.values(), key=evidence_key))


def memberships(state: RegisterState, world: NamingWorld, clocks: Clocks | None = None) -> list[MembershipThread]:
    """Every membership that sources speak of by the clocks' day, in order of body and party."""
    at = clocks or state.clocks
    found: dict[tuple[str, str], tuple[str, list[MembershipStep]]] = {}
    for party, body, title, step in (*_of_declarations(state, at), *_of_bodies(state, world, at)):
        found.setdefault((body, party), (title, []))[1].append(step)
    return [_thread(party, body, title, steps) for (body, party), (title, steps) in sorted(found.items())]


def listed_memberships(
    world: NamingWorld, day: date | None, *, party: str | None = None, body: str | None = None
) -> list[MembershipThread]:
    """The lexicon's members of a body, or a party's bodies, on a day (today's for None); without both, everything."""
    return [
        MembershipThread(row.party, group, _title(group, world), "lexicon", (), row.since, row.until)
        for group, rows in sorted(world.memberships.items())
        if body in (None, group)
        for row in sorted(rows, key=lambda row: row.party)
        if party in (None, row.party) and row.covers(day)
    ]


def _thread(party: str, body: str, title: str, steps: Iterable[MembershipStep]) -> MembershipThread:
    ordered = tuple(sorted(steps, key=_when))
    joined = [step for step in ordered if step.action == "joined" and step.framing is Framing.HAPPENED]
    left = [step for step in ordered if step.action == "left" and step.framing is Framing.HAPPENED]
    since = next((step.date for step in joined if step.date), None)
    not_after = joined[0].window.latest if joined and since is None else None
    until = left[-1].date if left else None
    return MembershipThread(party, body, title, "statements", ordered, since, until, not_after)


def _when(step: MembershipStep) -> tuple[date, str, str]:
    return (step.window.latest or date.max, step.framing.value, step.action)


def _of_declarations(state: RegisterState, clocks: Clocks) -> Iterator[tuple[str, str, str, MembershipStep]]:
    for agreement in state.agreements:
        if not agreement.identity.open:
            continue
        for event in agreement.events:
            action = _ACTIONS.get(event.stage)
            if action is not None and event.party is not None and event.support and _was_known(event, clocks):
                step = MembershipStep(action, event.framing, event.date, event.window, event.evidence)
                yield event.party, _code(agreement), agreement.title or _code(agreement), step


def _was_known(event: StageEvent, clocks: Clocks) -> bool:
    """Whether an event had happened by the day or, being only announced or denied, was told by then."""
    if event.framing is Framing.HAPPENED:
        return clocks.has_happened(event.window)
    return any(clocks.has_happened(item.source.window) for item in event.evidence if item.silent is None)


def _code(agreement: Agreement) -> str:
    return agreement.family or " ".join(agreement.identity.words) or agreement.id


def _of_bodies(
    state: RegisterState, world: NamingWorld, clocks: Clocks
) -> Iterator[tuple[str, str, str, MembershipStep]]:
    """Steps into bodies that are no instrument of the register."""
    told = {
        (item.source.digest, item.statement.passage, event.party)
        for agreement in state.agreements
        if agreement.identity.open
        for event in agreement.events
        for item in event.evidence
    }
    alike: dict[tuple[str, str, str, Framing, str | None], list[Evidence]] = defaultdict(list)
    titles: dict[str, str] = {}
    for item in state.statements(StatementType.MEMBERSHIP):
        value = item.statement.value
        if not isinstance(value, MembershipValue) or item.silent is not None or value.action not in _STANDING:
            continue
        if (item.source.digest, item.statement.passage, value.party) in told or not _has_been(item, clocks):
            continue
        body = _body(value.body, world)
        unnamed = body.startswith(UNNAMED)
        titles.setdefault(body, body if unnamed else _title(body, world) if body in world.parties else value.body)
        alike[value.party, body, value.action, item.statement.framing, edtf_of(item)].append(item)
    for (party, body, action, framing, edtf), items in alike.items():
        yield party, body, titles[body], MembershipStep(action, framing, edtf, window_of(items[0]), tuple(items))


def _has_been(item: Evidence, clocks: Clocks) -> bool:
    if item.statement.framing is Framing.HAPPENED:
        return clocks.has_happened(window_of(item))
    return clocks.has_happened(item.source.window)


def _body(words: str, world: NamingWorld) -> str:
    """The code of the body that words name, or else what tells their words from others'."""
    codes = [named.code for named in named_parties(words, world) if named.code in world.memberships]
    if len(codes) == 1:
        return codes[0]
    return " ".join(significant_words(words)) or f"{UNNAMED} {words.removeprefix('the ')}"


def _title(body: str, world: NamingWorld) -> str:
    party = world.parties.get(body)
    return party.name if party else body
