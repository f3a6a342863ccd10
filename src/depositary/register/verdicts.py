"""Claims about numbers, and the verdicts on them."""

from __future__ import annotations

from dataclasses import dataclass

from depositary.core.codes import Framing, Stage
from depositary.register.populations import Population
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


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the register says to a claim. `off_by` is the claimed number less the register's.

    `definition` names the other way of counting under which the claim is right; `right_if` lists every such way.
    """

    claim: Claim
    code: str
    register: Population | None
    reason: str
    off_by: int | None = None
    definition: str | None = None
    right_if: tuple[str, ...] = ()
