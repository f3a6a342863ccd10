"""Names of parties in a text: which of its words name which party."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Protocol

from depositary.lexicon.groups import Membership
from depositary.lexicon.names import Name
from depositary.lexicon.parties import Party
from depositary.register.wordings import NamedParty
from depositary.register.worlds import World

_WORD = re.compile(r"[\w.'’-]*\w")
#: Names of parties have at most so many words ("the Republic of North Macedonia").
_LONGEST_NAME = 6


class Names(Protocol):
    """Parties and the forms by which texts call them; a `Lexicon` is one."""

    @property
    def parties(self) -> Mapping[str, Party]:
        """Every party by its code."""
        ...

    def named(self, form: str) -> tuple[Name, ...]:
        """What a form names, exactly as written; empty for none."""
        ...


class NamingWorld(World, Names, Protocol):
    """A world that also knows how parties are called and since when groups have their members; a `Lexicon` is one."""

    @property
    def memberships(self) -> Mapping[str, tuple[Membership, ...]]:
        """The dated memberships of every group, by its code."""
        ...


def named_parties(text: str, names: Names) -> list[NamedParty]:
    """Every place of a text that names a party, the longest name at each place, without overlap."""
    places = [(match.start(), match.end()) for match in _WORD.finditer(text)]
    found: list[NamedParty] = []
    for first, (start, _) in enumerate(places):
        if found and start < found[-1].end:
            continue
        for _, end in reversed(places[first : first + _LONGEST_NAME]):
            meant = _named(text[start:end], names)
            if meant:
                found.append(NamedParty(start, end, meant[0].code))
                break
    return found


def _named(form: str, names: Names) -> tuple[Name, ...]:
    for ending in ("", ".", "'s", "’s", "'", "’"):
        meant = names.named(form.removesuffix(ending)) if form.endswith(ending) else ()
        if meant:
            return meant
    return ()
