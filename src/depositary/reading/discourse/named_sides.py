"""Named sides: whom a clause names in which role, and the agreements that this makes."""

from __future__ import annotations

from dataclasses import dataclass

from depositary.lexicon.frames import StageRule
from depositary.reading.clauses.arguments import Arguments
from depositary.reading.discourse.discourses import Known
from depositary.reading.mentions.instruments import InstrumentMention

Parties = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sides:
    """The agreements that a clause speaks of, each with its sorted parties."""

    agreements: tuple[tuple[str, ...], ...]
    antecedent: Known | None
    actors: tuple[str, ...]
    explicit: bool
    """Whether the clause itself names all of them."""


@dataclass(frozen=True, slots=True)
class Named:
    """Whom a clause names, in which role, as codes in the order of the words."""

    rule: StageRule
    arguments: Arguments
    mention: InstrumentMention | None
    actors: Parties
    partners: Parties
    between: Parties
    owners: Parties
    listed: Parties

    @property
    def is_plural(self) -> bool:
        """Whether the clause may speak of several agreements."""
        return self.mention is None or self.mention.plural or self.arguments.each

    @property
    def local(self) -> Parties:
        """All that are named as one agreement's sides; the doers only where no two others are."""
        actors = self.actors if len({*self.owners, *self.partners}) < 2 else ()
        return tuple(dict.fromkeys((*self.owners, *self.between, *self.partners, *actors)))

    def unknown(self) -> Sides:
        """No agreement: the words do not say whose it is."""
        return Sides((), None, tuple(sorted(self.actors)), explicit=False)


def stated(agreements: list[Parties], actors: Parties) -> Sides:
    """Agreements whose sides the clause itself names."""
    whole = tuple(tuple(sorted(set(parties))) for parties in agreements)
    return Sides(whole, None, tuple(sorted(actors)), explicit=True)
