"""The shape of a conflict: readings that cannot all be right, each with the passages that give it."""

from __future__ import annotations

from dataclasses import dataclass

from depositary.core.hashing import content_id
from depositary.register.agreements import Agreement, Evidence
from depositary.register.effects import NO_EFFECT, Effect


@dataclass(frozen=True, slots=True)
class Reading:
    """One side of a conflict: what it says, and who says so. The register's own side may have no passage."""

    says: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """One open contradiction. `suggestion` names the better supported side and why; it decides nothing.

    `weight` is greater the more a ruling on it would change: `effect` says what that is.
    """

    kind: str
    agreement: Agreement | None
    family: str | None
    about: str
    readings: tuple[Reading, ...]
    suggestion: str | None
    weight: int
    effect: Effect = NO_EFFECT

    @property
    def id(self) -> str:
        """Hash of what it is about and of the statements on its sides: the same until a side changes."""
        sides = [[reading.says, [item.id for item in reading.evidence]] for reading in self.readings]
        return content_id(["conflict", self.kind, self.agreement_id, self.about, sides])

    @property
    def agreement_id(self) -> str:
        """The id of its agreement, or nothing."""
        return self.agreement.id if self.agreement else ""
