"""Parties, names, offices, holders, groups and families: plain data files, their loader and their checks.

`load_lexicon(language, extra)` gives the whole; names resolve lazily, so that importing one loads no other.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from depositary.lexicon.checks import Problem, check
    from depositary.lexicon.codebooks import Code, Section, load_codebook
    from depositary.lexicon.families import Family
    from depositary.lexicon.groups import Membership
    from depositary.lexicon.holders import Holder
    from depositary.lexicon.lexicons import Lexicon
    from depositary.lexicon.loading import load_lexicon
    from depositary.lexicon.names import Blocker, Caution, Name
    from depositary.lexicon.offices import Office
    from depositary.lexicon.parties import Party

_HOMES = {
    "Blocker": "names",
    "Caution": "names",
    "Code": "codebooks",
    "Family": "families",
    "Holder": "holders",
    "Lexicon": "lexicons",
    "Membership": "groups",
    "Name": "names",
    "Office": "offices",
    "Party": "parties",
    "Problem": "checks",
    "Section": "codebooks",
    "check": "checks",
    "load_codebook": "codebooks",
    "load_lexicon": "loading",
}

__all__ = [
    "Blocker",
    "Caution",
    "Code",
    "Family",
    "Holder",
    "Lexicon",
    "Membership",
    "Name",
    "Office",
    "Party",
    "Problem",
    "Section",
    "check",
    "load_codebook",
    "load_lexicon",
]


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{home}"), name)
