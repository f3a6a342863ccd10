"""A mention of an instrument, as found in one sentence."""

from __future__ import annotations

from dataclasses import dataclass

from depositary.reading.mentions.lists import PartyList


@dataclass(frozen=True, slots=True)
class InstrumentMention:
    """A noun phrase that names an instrument. Token indexes; `after` is the token behind phrase and partners."""

    first: int
    head: int
    head_end: int
    after: int
    kind: str
    strength: str
    reach: str
    plural: bool
    determiner: str | None
    owners: tuple[str, ...] = ()
    """Parties inside the phrase: "the Czech-Ukrainian accord", "France's agreement"."""
    partners: PartyList | None = None
    """Parties after "with"."""
    between: PartyList | None = None
    """Parties after "between"."""
    both_sides: bool = False
    """"between the two countries"."""
    subject: str | None = None
    title: str | None = None
    title_end: int = 0
    """The token after a title, which may reach beyond the head: "Treaty on Friendship"."""
    year: int | None = None
    similar: bool = False
    other: bool = False
    """"other agreements": none of those named before."""
    stranger: bool = False
    """Its partner is named and is no party that the lexicon knows."""
    with_it: bool = False
    """"their treaties with it": its partner is one party that is only pointed at."""
    pointing: bool = False
    """Whether its determiner points at an instrument spoken of before: "the", "this", "its"."""

    @property
    def points(self) -> bool:
        """Whether the phrase refers to an instrument already spoken of."""
        return self.pointing or self.strength == "stand_in"

    @property
    def named_parties(self) -> tuple[str, ...]:
        """All parties that the phrase itself names, sorted."""
        codes = set(self.owners)
        for parties in (self.partners, self.between):
            codes |= set(parties.codes) if parties else set()
        return tuple(sorted(codes))
