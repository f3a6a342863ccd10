"""What a set of rulings decides: which statements are out, corrected or preferred, which agreements are one or two."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from depositary.core.codes import DateBasis, Framing, Stage
from depositary.core.edtf import is_valid
from depositary.core.errors import UsageError
from depositary.core.rulings import Ruling, RulingKind
from depositary.core.statements import StatedDate, Statement
from depositary.register.sources import OPEN, Clocks

#: The fields that a `correct` ruling may set.
CORRECTABLE = frozenset({"date", "stage", "framing", "parties"})


@dataclass(frozen=True, slots=True)
class Decisions:
    """The rulings that stand, by what they touch. Values are the ids of the rulings; the latest one wins."""

    rejected: Mapping[str, str]
    accepted: Mapping[str, str]
    preferred: Mapping[str, str]
    corrected: Mapping[str, Ruling]
    merged: Mapping[str, str]
    """Agreement id to the id of the agreement that it is part of."""
    split: Mapping[str, str]
    """Statement id to the ruling that makes it speak of an agreement of its own."""

    @property
    def touch_statements(self) -> bool:
        """Whether any statement has to be looked up."""
        return bool(self.rejected or self.accepted or self.preferred or self.corrected or self.split)


def standing_rulings(rulings: Sequence[Ruling], clocks: Clocks = OPEN) -> list[Ruling]:
    """The rulings that were made by `as_known` and not undone, earliest first."""
    made = [ruling for ruling in rulings if clocks.as_known is None or ruling.made_at <= clocks.as_known]
    undone = undone_rulings(made)
    standing = {ruling.id: ruling for ruling in made if ruling.kind is not RulingKind.UNDO and ruling.id not in undone}
    return sorted(standing.values(), key=_order)


def undone_rulings(rulings: Iterable[Ruling]) -> set[str]:
    """The ids of rulings that others undo; to undo such a one undoes nothing any more."""
    undone: set[str] = set()
    for ruling in sorted(rulings, key=_order, reverse=True):
        if ruling.kind is RulingKind.UNDO and ruling.id not in undone:
            undone.update(ruling.targets)
    return undone


def _order(ruling: Ruling) -> tuple[str, str]:
    return (ruling.made_at, ruling.id)


def decide(rulings: Sequence[Ruling], clocks: Clocks = OPEN) -> Decisions:
    """What the standing rulings say about each statement and agreement."""
    rejected: dict[str, str] = {}
    accepted: dict[str, str] = {}
    preferred: dict[str, str] = {}
    corrected: dict[str, Ruling] = {}
    merged: dict[str, str] = {}
    split: dict[str, str] = {}
    for ruling in standing_rulings(rulings, clocks):
        if ruling.kind is RulingKind.MERGE:
            merged.update(dict.fromkeys(ruling.targets[1:], ruling.targets[0]))
            continue
        for target in ruling.targets:
            if ruling.kind is RulingKind.REJECT:
                rejected[target] = ruling.id
                accepted.pop(target, None)
            elif ruling.kind is RulingKind.ACCEPT:
                accepted[target] = ruling.id
                rejected.pop(target, None)
            elif ruling.kind is RulingKind.RANK:
                preferred[target] = ruling.id
            elif ruling.kind is RulingKind.CORRECT:
                corrected[target] = ruling
            elif ruling.kind is RulingKind.SPLIT:
                split[target] = ruling.id
    return Decisions(rejected, accepted, preferred, corrected, merged, split)


def check_ruling(ruling: Ruling) -> None:
    """Raise `UsageError` when a ruling cannot be carried out as it is put."""
    if not ruling.reason.strip() or not ruling.who.strip():
        raise UsageError("a ruling needs a reason and a person; give both")
    if ruling.kind is RulingKind.MERGE and len(set(ruling.targets)) < 2:
        raise UsageError("a merge needs at least two different agreements; the first one keeps its id")
    if not ruling.targets:
        raise UsageError(f"a ruling to {ruling.kind} needs what it is about: give ids")
    if ruling.kind is not RulingKind.CORRECT:
        return
    unknown = sorted(set(ruling.corrections) - CORRECTABLE)
    if unknown or not ruling.corrections:
        raise UsageError(f"a correction sets {', '.join(sorted(CORRECTABLE))}; got {', '.join(unknown) or 'nothing'}")
    _check_values(ruling.corrections)


def corrected_statement(statement: Statement, ruling: Ruling) -> Statement:
    """The statement as a ruling corrects it; what the ruling does not name stays as it was read."""
    new = ruling.corrections
    date = statement.date
    if "date" in new:
        edtf = new["date"] or None
        date = StatedDate(edtf, date.literal if date else "", DateBasis.RULING, None if edtf else ruling.reason)
    return replace(
        statement,
        date=date,
        stage=Stage(new["stage"]) if "stage" in new else statement.stage,
        framing=Framing(new["framing"]) if "framing" in new else statement.framing,
        parties=tuple(sorted(corrected_parties(ruling))) if "parties" in new else statement.parties,
    )


def corrected_parties(ruling: Ruling) -> tuple[str, ...]:
    """The codes of the parties that a correction names."""
    return (
        tuple(code.strip() for code in ruling.corrections["parties"].split(","))
        if "parties" in ruling.corrections
        else ()
    )


def _check_values(corrections: Mapping[str, str]) -> None:
    day = corrections.get("date")
    if day and not is_valid(day):
        raise UsageError(
            f"date: {day!r} is no EDTF date; expected for example 2024-06-13, or nothing for an unknown day"
        )
    for name, codes in (("stage", [code.value for code in Stage]), ("framing", [code.value for code in Framing])):
        if name in corrections and corrections[name] not in codes:
            raise UsageError(f"{name}: {corrections[name]!r} is unknown; expected one of {', '.join(codes)}")
