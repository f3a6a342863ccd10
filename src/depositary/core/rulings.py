"""Rulings: a person's recorded decisions. Appended, never edited; a later one may undo an earlier one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from depositary.core.hashing import content_id


class RulingKind(StrEnum):
    """What a ruling does."""

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"
    MERGE = "merge"
    SPLIT = "split"
    RANK = "rank"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Ruling:
    """One decision. `targets` are statement ids, agreement ids or, for `undo`, ruling ids.

    `corrections` maps a field of the statement (`date`, `stage`, `framing`, `parties`) to the value that holds instead.
    `made_at` is an ISO 8601 instant in UTC, given by the caller.
    """

    kind: RulingKind
    targets: tuple[str, ...]
    reason: str
    who: str
    made_at: str
    corrections: Mapping[str, str] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """Hash of the whole decision."""
        return content_id([self.kind, list(self.targets), self.reason, self.who, self.made_at, dict(self.corrections)])
