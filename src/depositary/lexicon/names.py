"""Names: the surface forms by which reports call parties, and the longer forms in which they do not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

NAME_KINDS = (
    "name",
    "long",
    "former",
    "adjective",
    "demonym",
    "capital",
    "metonym",
    "institution",
    "abbreviation",
    "group",
    "combining",
)

#: What else a cautious form means: several parties, a person, a place, a word, a thing; or, for `capitals`, a word
#: in text set in capitals only, so that the form is safe elsewhere.
SENSES = ("several", "person", "place", "word", "thing", "capitals")

#: The domestic bodies that an institution's name can stand for; `none` for every other name.
BODIES = ("parliament", "government", "court", "head", "ministry", "none")


@dataclass(frozen=True, slots=True)
class Name:
    """One surface form of one party, exactly as written, in the case in which it is written."""

    form: str
    code: str
    kind: str
    cautious: bool = False
    """Whether the form needs support from its context, because it also means something else."""
    body: str = "none"
    """The domestic body that an institution is; it stands for the state, but its acts are domestic steps."""


@dataclass(frozen=True, slots=True)
class Caution:
    """A form that also means something else, with a sentence in which it does."""

    form: str
    sense: str
    """One of `SENSES`."""
    counter_example: str
    likely: str | None = None
    """Of several parties, the one that reports mean where nothing speaks for another."""


@dataclass(frozen=True, slots=True)
class Blocker:
    """A longer form in which a name stands for no party: "Paris Agreement", "New Mexico", "Washington Post"."""

    form: str
    example: str


def read_caution(row: Mapping[str, str]) -> Caution:
    """The caution of one row of `cautions.csv`, whose sense may name the likely party: `several:DOM`."""
    sense, _, likely = row["sense"].partition(":")
    return Caution(row["form"], sense, row["counter_example"], likely or None)


def read_name(row: Mapping[str, str], cautious: frozenset[str]) -> Name:
    """The name of one row of a `names` table; `cautious` holds the forms declared so in `cautions.csv`."""
    form = row["form"]
    return Name(form, row["code"], row["kind"], form in cautious, row["body"] or "none")
