"""What parties and families are called on pages."""

from __future__ import annotations

from collections.abc import Iterable

from depositary.lexicon import Lexicon


def party_name(world: Lexicon, code: str) -> str:
    """A party's English name, or its code where the lexicon has none."""
    party = world.parties.get(code)
    return party.name if party else code


def party_names(world: Lexicon, codes: Iterable[str], common: str | None = None) -> str:
    """Several parties, joined; the party that a family's agreements share comes last."""
    ordered = sorted(codes, key=lambda code: code == common)
    return " – ".join(party_name(world, code) for code in ordered)


def family_title(world: Lexicon, family: str | None) -> str | None:
    """A family's title, None for no family."""
    known = world.families.get(family) if family else None
    return known.title if known else family


def common_party(world: Lexicon, family: str | None) -> str | None:
    """The party that every agreement of a family has, or None."""
    known = world.families.get(family) if family else None
    return known.common if known else None
