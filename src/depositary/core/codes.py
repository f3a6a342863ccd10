"""The codes of the codebook that the program itself reasons with."""

from __future__ import annotations

from enum import StrEnum


class StatementType(StrEnum):
    """What kind of thing a statement says."""

    STAGE = "stage"
    COUNT = "count"
    CONDITION = "condition"
    TARGET = "target"
    COMMITMENT = "commitment"
    TERM = "term"
    POSITION = "position"
    MEMBERSHIP = "membership"
    EVENT = "event"


class Stage(StrEnum):
    """The coarse stages, in the usual order of an instrument's life."""

    PROPOSED = "proposed"
    TALKS = "talks"
    AGREED = "agreed"
    SIGNED = "signed"
    JOINED = "joined"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    RATIFIED = "ratified"
    IN_FORCE = "in_force"
    CHANGED = "changed"
    SUSPENDED = "suspended"
    ENDED = "ended"


#: Steps inside one state: one side may reach them without the other.
NATIONAL_STAGES = frozenset({Stage.SUBMITTED, Stage.APPROVED, Stage.RATIFIED})


class Framing(StrEnum):
    """How a source presents what it says."""

    HAPPENED = "happened"
    PLANNED = "planned"
    POSSIBLE = "possible"
    DENIED = "denied"


#: Framings of what is still to come.
FORWARD = frozenset({Framing.PLANNED, Framing.POSSIBLE})


class DateBasis(StrEnum):
    """What a date rests on."""

    STATED = "stated"
    RELATIVE_TO_PUBLICATION = "relative_to_publication"
    RELATIVE_TO_EVENT = "relative_to_event"
    INFERRED = "inferred"
    DOCUMENT_DATE = "document_date"
    RULING = "ruling"


class PublishedBasis(StrEnum):
    """How a document's publication date became known."""

    GIVEN = "given"
    METADATA = "metadata"
    GUESSED = "guessed"
    UNKNOWN = "unknown"
