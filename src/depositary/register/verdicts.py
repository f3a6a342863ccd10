"""Claims about numbers, and the verdicts on them."""

from __future__ import annotations

from dataclasses import dataclass

from depositary.core.codes import Framing, Stage
from depositary.register.agreements import Evidence, witnesses
from depositary.register.counts import Member
from depositary.register.populations import Population
from depositary.register.shares import Share, ShareNumbers
from depositary.register.wordings import PLAIN, Wording


@dataclass(frozen=True, slots=True)
class Claim:
    """A public statement of a number.

    `said_at` is EDTF, with a time where the source gives one; None: undated. `subjects` are the parties whose place an
    ordinal may claim, those of its own sentence (`own` of them) first; `window` (EDTF) is the time of a window claim.
    """

    number: int | None
    kind: str
    family: str
    stage: Stage
    said_at: str | None
    wording: Wording = PLAIN
    listed: tuple[str, ...] = ()
    complete: bool | None = None
    subjects: tuple[str, ...] = ()
    own: int = 1
    window: str | None = None
    framing: Framing = Framing.HAPPENED
    named: tuple[str, ...] = ()
    """The parties that its sentence names: those that it may have left out by mistake."""
    share: Share | None = None
    """The part of a group that it gives instead of a number."""
    numbers: ShareNumbers | None = None
    """The numbers that the share can be on its day, once they are known."""


@dataclass(frozen=True, slots=True)
class Saying:
    """One count of the register's documents about the thing that a claim is about, with the verdict on it."""

    evidence: Evidence
    number: int | None
    kind: str
    code: str


@dataclass(frozen=True, slots=True)
class Repeats:
    """Who else said it, and who gave another number for the same; both in order of publication."""

    same: tuple[Saying, ...] = ()
    otherwise: tuple[Saying, ...] = ()

    @property
    def documents(self) -> int:
        """How many documents say the same."""
        return len({saying.evidence.source.digest for saying in self.same})

    @property
    def origins(self) -> int:
        """How many independent witnesses say the same: copies of one text are one."""
        return witnesses(saying.evidence for saying in self.same)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the register says to a claim. `off_by` is the claimed number less the register's.

    `definition` names the other way of counting under which the claim is right; `right_if` lists every such way.
    `members` are those whom `register` counts, in order of the days on which they reached the stage; of a number of
    those who have not reached it, there are none.
    """

    claim: Claim
    code: str
    register: Population | None
    reason: str
    off_by: int | None = None
    definition: str | None = None
    right_if: tuple[str, ...] = ()
    members: tuple[Member, ...] = ()
    repeats: Repeats = Repeats()
