"""The facts that an expected register holds, each compared with what a built register says.

A fact is right or wrong; `said` tells what the register says instead, `documents` which documents it rests on.

- *signed*: an agreement with its parties and the date of its signature, or the day by which it was signed.
- *joined*: a party of an open instrument and the date on which it joined.
- *count*: the number, split and members of a family on a day; of a declaration, with and without its founders.
- *condition*, *target*: the outcome with its day or its delay.
- *conflict*: two sources that contradict each other are an open item with a passage of one of them at least; a trap
  that statements cannot show as a contradiction (a slip of name or word, a list that lacks one) makes no agreement
  take a step, or take it at a time, that the expected register does not have.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from depositary.core.codes import Framing, Stage
from depositary.core.edtf import bounds
from depositary.register import Agreement, Evidence, RegisterState, StageEvent, World, count
from depositary.register.conditions import conditions
from depositary.register.conditionwords import content_words
from depositary.register.conflicts import conflicts
from depositary.register.counts import CountAnswer
from depositary.register.datings import edtf_of, window_of
from depositary.register.readings import Conflict
from depositary.register.targets import Target, targets
from depositary.register.titles import significant_words

Expected = Mapping[str, Any]

#: Kinds of open item by which the register shows an expected kind of conflict. A kind that is not here is a trap.
SHOWN_AS: Mapping[str, frozenset[str]] = {
    "correction": frozenset({"correction"}),
    "date": frozenset({"date"}),
    "joined_date": frozenset({"date"}),
    "amount_bound": frozenset({"amount_bound"}),
    "stale_count": frozenset({"stale_count", "definition", "count"}),
    "parliament": frozenset({"stage"}),
    "clause": frozenset({"clause"}),
    "currency": frozenset({"currency"}),
    "recognition": frozenset({"definition", "count", "ordinal"}),
    "ordinal": frozenset({"ordinal"}),
    "amount_period": frozenset({"amount_period"}),
    "amount_magnitude": frozenset({"amount_magnitude"}),
    "legal_character": frozenset({"legal_character"}),
    "duplicate_in_list": frozenset({"duplicate_in_list"}),
    "targets": frozenset({"targets"}),
    "count": frozenset({"count", "definition", "other_instrument", "stale_count"}),
    "arithmetic": frozenset({"count", "definition"}),
    "strength": frozenset({"strength"}),
    "class": frozenset({"class"}),
    "wrong_window": frozenset({"wrong_window"}),
    "metadata": frozenset({"metadata"}),
    "money": frozenset({"amount"}),
    "place": frozenset({"place"}),
}
#: Stages that a trap may make an agreement take.
_SOLID = (Stage.SIGNED, Stage.JOINED, Stage.RATIFIED, Stage.IN_FORCE, Stage.ENDED)


@dataclass(frozen=True)
class Fact:
    kind: str
    name: str
    wants: str
    said: str
    right: bool
    documents: tuple[str, ...] = ()


class Comparison:
    """One built register beside the expected one."""

    def __init__(self, expected: Expected, state: RegisterState, world: World) -> None:
        self.expected, self.state, self.world = expected, state, world

    def facts(self) -> Iterator[Fact]:
        yield from self._signed()
        yield from self._joined()
        yield from self._counts()
        yield from self._declaration()
        yield from self._conditions()
        yield from self._targets()
        yield from self._conflicts()

    def unexpected(self) -> list[Agreement]:
        """Agreements with a signature that the expected register does not have, doubtful ones left aside."""
        signed = {
            parties
            for item in self.expected["agreements"]
            for stage in item["stages"]
            if (stage["stage"], stage["framing"]) == ("signed", "happened")
            for parties in (frozenset(item["parties"]), frozenset((stage["party"] or "").split("+")))
        }
        return [
            each
            for each in self.state.agreements
            if (event := each.reached(Stage.SIGNED)) is not None
            and not any(_alike(each, item) for item in self.expected["agreements"])
            and frozenset(each.parties) not in signed
            and not {frozenset((event.party,)), frozenset((*each.parties, event.party))} & signed
        ]

    def _signed(self) -> Iterator[Fact]:
        for item in self.expected["agreements"]:
            for stage in item["stages"]:
                if (stage["stage"], stage["framing"]) != ("signed", "happened") or not stage["support"]:
                    continue
                if stage["party"] is None:
                    wanted, events = stage, self._events(item, Stage.SIGNED)
                else:
                    wanted = {**stage, "party": stage["party"].split("+")[0]}
                    events = self._steps(wanted["party"], Stage.SIGNED)
                yield self._dated("signed", f"{item['id']} {stage['party'] or ''}".strip(), wanted, events)

    def _joined(self) -> Iterator[Fact]:
        for item in self.expected["agreements"]:
            for stage in item["stages"]:
                if (stage["stage"], stage["framing"]) == ("joined", "happened") and stage["support"]:
                    events = self._steps(stage["party"], Stage.JOINED)
                    yield self._dated("joined", f"{item['id']} {stage['party']}", stage, events)

    def _dated(self, kind: str, name: str, stage: Mapping[str, Any], events: Iterable[StageEvent]) -> Fact:
        wants = stage["date"] or f"by {stage['not_after']}"
        said = [event.date or f"by {event.not_after}" for event in events]
        return Fact(kind, name, wants, ", ".join(said) or "nothing", wants in said, tuple(stage["support"]))

    def _events(self, item: Mapping[str, Any], stage: Stage) -> list[StageEvent]:
        """The events of agreements between the parties of an expected one, or of one of its title with many parties."""
        found = [event for each in self.state.agreements if _alike(each, item) for event in each.events]
        return [event for event in found if event.stage is stage and _counts(event)]

    def _steps(self, party: str, stage: Stage) -> list[StageEvent]:
        found = [event for each in self.state.agreements if each.identity.open for event in each.events]
        return [event for event in found if event.party == party and event.stage is stage and _counts(event)]

    def _counts(self) -> Iterator[Fact]:
        for want in self.expected["family_counts"] + self.expected["family_counts_at_other_days"]:
            answer = self._count("ukraine-security", want["as_of"])
            missing = sorted(set(want["members"]) - set(answer.codes))
            extra = sorted(set(answer.codes) - set(want["members"]))
            said = f"{answer.number}; missing {' '.join(missing) or '-'}; extra {' '.join(extra) or '-'}"
            right = not missing and not extra and answer.countries == want["countries"]
            yield Fact("count", f"signed {want['as_of']}", str(want["number"]), said, right)

    def _declaration(self) -> Iterator[Fact]:
        for want in self.expected["declaration_counts"]:
            numbers = [
                self._count("g7-declaration", want["as_of"], founders=founders).number for founders in (False, True)
            ]
            wanted = [want["beyond_g7"], want["with_g7"]]
            yield Fact("count", f"joined {want['as_of']}", f"{wanted}", f"{numbers}", numbers == wanted)

    def _count(self, family: str, day: str, founders: bool | None = None) -> CountAnswer:
        return count(self.state, self.world, family, as_of=date.fromisoformat(day), founders=founders)

    def _conditions(self) -> Iterator[Fact]:
        threads = conditions(self.state)
        for want in self.expected["conditions"]:
            stated, words = set(want["stated_in"]), content_words(want["text"])
            found = []
            for thread in threads:
                said = content_words(f"{thread.text} {thread.on or ''}")
                if stated & {item.source.name for item in thread.stated} and words & said:
                    ending = thread.ending
                    day = (ending.on or (ending.by and ending.by.isoformat())) if ending else None
                    found.append((thread.status, day))
            wanted = (want["outcome"], want["satisfied_on"])
            yield Fact("condition", f"{want['id']} {want['text']}", f"{wanted}", f"{found}", wanted in found,
                       tuple(want["stated_in"]))  # fmt: skip

    def _targets(self) -> Iterator[Fact]:
        held: dict[tuple[tuple[str, ...], str], list[Target]] = {}
        for target in targets(self.state):
            held.setdefault((target.parties, target.stage.value), []).append(target)
        for want in self.expected["targets"]:
            alike = held.get((tuple(want["parties"]), want["stage"]), [])
            found = [each for each in alike if each.by == want["by"]]
            said = [f"{each.outcome.code} {each.outcome.late}" for each in found]
            wanted = f"{want['outcome']} {want.get('days_late')}"
            name = f"{'-'.join(want['parties'])} {want['stage']} by {want['by']}"
            instead = ", ".join(said) or f"no such target ({', '.join(str(each.by) for each in alike) or 'none'})"
            yield Fact("target", name, wanted, instead, wanted in said, tuple(want["stated_in"]))

    @cached_property
    def _open_items(self) -> list[Conflict]:
        return conflicts(self.state, self.world)

    def _conflicts(self) -> Iterator[Fact]:
        for want in self.expected["conflicts"]:
            documents = tuple(said["id"] for said in want["statements"])
            name = f"{want['id']} {want['kind']}: {want['about']}"
            kinds = SHOWN_AS.get(want["kind"])
            if kinds is None:
                wrong = self._misled(want["agreement"], documents)
                yield Fact("conflict", name, "no wrong step", "; ".join(wrong) or "none", not wrong, documents)
                continue
            beside = [each for each in self._open_items if _names(each) & set(documents)]
            shown = sorted({each.kind for each in beside})
            said = ", ".join(shown) or "no open item of these documents"
            yield Fact("conflict", name, " or ".join(sorted(kinds)), said, bool(kinds & set(shown)), documents)

    def _misled(self, identifier: str, documents: Collection[str]) -> list[str]:
        """Steps that documents make an agreement, or one of a family, take though the expected register has none."""
        wrong = []
        for item in self.expected["agreements"]:
            if identifier not in (item["id"], item["family"]):
                continue
            family = item["family"] if item["family"] in self.world.families else None
            for each in self.state.agreements:
                if each.parties == tuple(sorted(item["parties"])) and family in (None, each.family):
                    steps = [event for event in each.events if event.stage in _SOLID and _counts(event)]
                    wrong += [
                        f"{item['id']} {event.stage.value} {edtf_of(said) or 'undated'} by {said.source.name}"
                        for event in steps
                        for said in event.evidence
                        if said.silent is None
                        and said.source.name in documents
                        and not any(_fits(event, said, other) for other in self._between(item["parties"]))
                    ]
        return wrong

    def _between(self, parties: Collection[str]) -> list[Mapping[str, Any]]:
        """The expected agreements between the same parties: a step of another one of them is no wrong step."""
        return [item for item in self.expected["agreements"] if set(item["parties"]) == set(parties)]


def _fits(event: StageEvent, said: Evidence, item: Mapping[str, Any]) -> bool:
    """Whether the expected register has that step, at a time that meets the one said."""
    window = window_of(said)
    return any(
        stage["framing"] == "happened"
        and stage["stage"] == event.stage.value
        and (stage["party"] is None or event.party is None or event.party in stage["party"].split("+"))
        and window.meets(bounds(stage["date"] or f"../{stage['not_after']}"))
        for stage in item["stages"]
    )


def _alike(agreement: Agreement, item: Mapping[str, Any]) -> bool:
    """Whether an agreement has the parties of an expected one or, having many, shares its kind or its title."""
    if agreement.parties == tuple(sorted(item["parties"])):
        return True
    words = set(significant_words(item["title"] or "")) & set(significant_words(agreement.title or ""))
    kind = (agreement.kind, agreement.subject) == (item["kind"], item["subject"])
    return len(agreement.parties) > 2 and (kind or len(words) > 1)


def _counts(event: StageEvent) -> bool:
    return event.framing is Framing.HAPPENED and event.support > 0


def _names(conflict: Conflict) -> set[str]:
    return {item.source.name for reading in conflict.readings for item in reading.evidence}
