"""Predicates: a stage word with its voice and how it is framed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from depositary.core.codes import Framing


class Voice(StrEnum):
    """How the stage verb stands to its instrument."""

    ACTIVE = "active"
    PASSIVE = "passive"
    REDUCED = "reduced"
    """A participle after its noun: "the agreement signed in May"."""
    FRONTED = "fronted"
    """A participle before its noun, at the head of the sentence: "Signed in May, the agreement"."""
    NOMINAL = "nominal"


@dataclass(frozen=True, slots=True)
class Predicate:
    """How a stage word is framed. `first` is the token where its verb group starts; its subject stands before that."""

    first: int
    head: int
    last: int
    voice: Voice
    framing: Framing
    cue: str
    """The words that decided the framing, for `explain`."""
    present: bool = False
    """A bare present ("A and B sign"), which reports use for the past and for habits alike."""
    carried: bool = False
    """Whether a verb carries the stage noun ("negotiations began")."""
    proposer: int = -1
    """Where the verb stands that only proposes it; -1 without one."""
    whom: int = -1
    """Where the party stands to whom it is only proposed: "invited Peru to negotiate"; -1 without one."""


def strongest(left: Framing, right: Framing) -> Framing:
    """The framing that holds when both apply: denied over possible over planned over happened."""
    order = (Framing.HAPPENED, Framing.PLANNED, Framing.POSSIBLE, Framing.DENIED)
    return max(left, right, key=order.index)
