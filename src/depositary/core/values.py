"""What a statement holds beyond its parties and date, one class for each type (fields as in the contract)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum as the source words it. `value` is in units of the currency; None where the magnitude is not certain."""

    literal: str
    currency: str | None
    value: float | None
    qualifier: str | None = None
    """minimum, maximum, approximate or exact."""
    suspect: bool = False
    """The literal cannot mean what it says ("a $61 aid bill"); it is never repaired."""


@dataclass(frozen=True, slots=True)
class CountValue:
    """How many instruments or parties are at a stage, or who is."""

    number: int | None
    kind: str
    """exact, minimum, maximum, approximate, ordinal, closed_list, open_list, window or none_yet."""
    stage: str | None
    listed: tuple[str, ...] = ()
    list_complete: bool | None = None
    family: str | None = None
    what: str | None = None
    """What is counted, in the source's words: "countries beyond the G7"."""
    window: str | None = None
    """EDTF: the time in which what is counted happened, for a count of a window."""


@dataclass(frozen=True, slots=True)
class ConditionValue:
    """Something that a stage or commitment waits for."""

    text: str
    on: str | None
    status: str = "pending"
    stage: str | None = None
    """The stage that waits, when it is one of an instrument."""


@dataclass(frozen=True, slots=True)
class TargetValue:
    """A named time for a future stage. `by` is EDTF; None with status `none_stated` when no time was named."""

    by: str | None
    stage: str | None
    status: str = "stated"


@dataclass(frozen=True, slots=True)
class CommitmentValue:
    """What a party owes, intends or may do."""

    debtor: tuple[str, ...]
    creditor: tuple[str, ...]
    area: str | None
    """None where the words fit no area of the codebook."""
    strength: str
    subarea: str | None = None
    amount: Amount | None = None
    period: str | None = None
    trigger: str | None = None
    hours: int | None = None
    mutual: bool = False
    ladder: str | None = None
    condition: str | None = None
    """What it hangs on, in the source's words: "subject to the approval of parliament"."""


@dataclass(frozen=True, slots=True)
class TermValue:
    """Duration, extension, notice, entry into force or bindingness of an instrument. `duration` is ISO 8601."""

    term: str
    text: str
    duration: str | None = None
    derived_end: str | None = None


@dataclass(frozen=True, slots=True)
class PositionValue:
    """The stance of a speaker or body, or a prediction."""

    stance: str
    on: str
    horizon: str | None = None
    condition: str | None = None
    gloss: bool = False
    """True when the words are the outlet's own reading, not the speaker's."""


@dataclass(frozen=True, slots=True)
class MembershipValue:
    """A party that joined, applied to, was invited to or left a body."""

    party: str
    body: str
    action: str


@dataclass(frozen=True, slots=True)
class EventValue:
    """A visit, meeting, vote or delivery."""

    event: str
    text: str


@dataclass(frozen=True, slots=True)
class StageValue:
    """What a stage statement adds beyond the coarse stage."""

    group: str | None = None
    """The group through which the party was named ("the Nordic countries" -> NORDIC)."""
    ordinal: int | None = None
    place: str | None = None


Value = (
    CountValue
    | ConditionValue
    | TargetValue
    | CommitmentValue
    | TermValue
    | PositionValue
    | MembershipValue
    | EventValue
    | StageValue
)
