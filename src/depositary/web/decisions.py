"""What a reviewer's form or a program's JSON asks for, as a decision that the register can record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from depositary import api
from depositary.core.errors import NothingFoundError, UsageError
from depositary.core.rulings import RulingKind
from depositary.register.rulings import CORRECTABLE
from depositary.views.pages.conflicts import REASONS, ConflictCard
from depositary.views.pages.identity import REASONS as IDENTITY_REASONS
from depositary.views.plaintext import several, visible

#: Statements, agreements or rulings that one ruling can be about.
MOST_TARGETS = 500
_MOST_REASON = 600
_ID = r"^[0-9a-f]{8,64}$"
#: What a form carries on from its preview to the recording of the ruling.
CARRIED = ("conflict", "agreement", "choice", "statement", "field", "value", "undo", "kind", "target", "reason", "note")

Fields = Mapping[str, Sequence[str]]


class RulingBody(BaseModel):
    """A ruling as a program sends it."""

    model_config = ConfigDict(extra="forbid")

    kind: RulingKind
    targets: Annotated[list[Annotated[str, Field(pattern=_ID)]], Field(min_length=1, max_length=MOST_TARGETS)]
    reason: Annotated[str, Field(min_length=1, max_length=_MOST_REASON)]
    who: Annotated[str, Field(min_length=1, max_length=80)]
    corrections: dict[str, Annotated[str, Field(max_length=200)]] = {}
    dry_run: bool = False

    def decision(self) -> api.Decision:
        """The same for the register."""
        return api.Decision(self.kind, tuple(self.targets), self.reason, self.who, self.corrections)


@dataclass(frozen=True, slots=True)
class Asked:
    """A decision, and in words what it does."""

    decision: api.Decision
    words: str


def asked(fields: Fields, who: str, card: ConflictCard | None) -> Asked:
    """The decision that a form asks for; `card` is the conflict that it is about, None for none.

    Raises `UsageError` for a form that asks for nothing that can be done.
    """
    undo = _one(fields, "undo")
    if undo:
        decision = api.Decision(RulingKind.UNDO, (undo,), "", who)
        words = f"take back ruling {visible(undo[:40])}"
    elif _one(fields, "conflict"):
        if card is None:
            raise NothingFoundError("this conflict is no longer open; somebody ruled, or a side changed; see the queue")
        decision, words = _of_conflict(fields, who, card)
    else:
        decision, words = _direct(fields, who)
    reason = _reason(fields)
    if len(decision.targets) > MOST_TARGETS:
        raise UsageError(
            f"a ruling is about at most {MOST_TARGETS} statements; this one is about {len(decision.targets)}"
        )
    return Asked(replace(decision, reason=reason), words)


def _of_conflict(fields: Fields, who: str, card: ConflictCard) -> tuple[api.Decision, str]:
    choice = _one(fields, "choice")
    if choice == "correct":
        statement = _one(fields, "statement")
        if not any(statement in side.statements for side in card.sides):
            raise UsageError("choose one of the conflict's own statements to put right")
        return _correction(fields, who, statement)
    option = card.option(choice)
    if option is None:
        raise UsageError("choose what holds: one of the answers that the form lists")
    return api.Decision(option.kind, option.targets, "", who), f"{card.about}: {option.label}"


def _direct(fields: Fields, who: str) -> tuple[api.Decision, str]:
    kinds = {kind.value: kind for kind in (RulingKind.REJECT, RulingKind.ACCEPT, RulingKind.MERGE, RulingKind.SPLIT)}
    kind = kinds.get(_one(fields, "kind"))
    targets = tuple(dict.fromkeys(target for target in fields.get("target", ()) if target))
    if kind is None or not targets:
        raise UsageError(
            "a ruling needs a kind and what it is about; use the forms on conflicts, documents and rulings"
        )
    what = "agreement" if kind is RulingKind.MERGE else "statement"
    number = several(len(targets), what)
    words = {"reject": "leave out", "accept": "count", "merge": "make one of", "split": "set apart"}[kind.value]
    return api.Decision(kind, targets, "", who), f"{words} {number}"


def _correction(fields: Fields, who: str, statement: str) -> tuple[api.Decision, str]:
    field, value = _one(fields, "field"), _one(fields, "value").strip()
    if field not in CORRECTABLE:
        raise UsageError(f"a correction sets one of {', '.join(sorted(CORRECTABLE))}")
    decision = api.Decision(RulingKind.CORRECT, (statement,), "", who, {field: value})
    return decision, f"put right: {field} is {visible(value[:80]) or 'unknown'}"


def _reason(fields: Fields) -> str:
    """The reason's code, and the note behind it."""
    code, note = _one(fields, "reason"), " ".join(_one(fields, "note").split())
    known = dict((*REASONS, *IDENTITY_REASONS))
    if code == "other" and not note:
        raise UsageError("write the other reason into the note")
    words = [code] if code in known and code != "other" else []
    made = ": ".join([*words, *([note] if note else [])])
    if not made:
        raise UsageError("a ruling needs a reason: choose one, or write it into the note")
    if len(made) > _MOST_REASON:
        raise UsageError(f"the note is too long; write at most {_MOST_REASON} characters")
    return made


def _one(fields: Fields, name: str) -> str:
    found = fields.get(name, ())
    return found[-1] if found else ""
