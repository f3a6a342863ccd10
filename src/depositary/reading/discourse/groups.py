"""Groups among the parties of a list: which act as such, which stand for their members, and which only sum them up."""

from __future__ import annotations

from depositary.lexicon import Lexicon
from depositary.reading.mentions.lists import PartyList

Parties = tuple[str, ...]

#: Groups of states that sign nothing as such.
_MERE_GROUPS = frozenset({"BALTIC", "NORDIC", "BENELUX"})
#: Names that states give to what they do together; each signs for itself.
_NAMES_OF_SEVERAL = frozenset({"AUKUS"})


def as_group(parties: Parties, lexicon: Lexicon) -> Parties:
    """The parties with the four states of EFTA that act together, or one of them beside "the other EFTA states", named
    as such."""
    members = set(lexicon.members("EFTA"))
    if "EFTA" in parties and len(members.intersection(parties)) == 1:
        return tuple(code for code in parties if code not in members)
    if not members or not members < {*parties, "EFTA"}:
        return parties
    return tuple(sorted({"EFTA", *parties} - members))


def codes_of(listed: PartyList | None, lexicon: Lexicon) -> Parties:
    """The codes of a list; members spelled out after their group are left to the group."""
    codes = signing(listed.codes, lexicon) if listed is not None else ()
    if len(codes) < 3:
        return codes
    members = set(lexicon.members(codes[0]))
    spelled = [code for code in codes[1:] if code in members]
    if len(spelled) >= 2 and len(spelled) * 2 >= len(members):
        return tuple(code for code in codes if code not in spelled)
    summed = [code for code in codes[2:] if set(codes[: codes.index(code)]) == set(lexicon.members(code))]
    return tuple(code for code in codes if code not in summed)


def each_of(codes: Parties, lexicon: Lexicon) -> Parties:
    """The codes with groups that have no voice of their own, such as the Baltic states, spread into their members."""
    spread = [lexicon.members(code) if code in _MERE_GROUPS else (code,) for code in codes]
    return tuple(dict.fromkeys(code for members in spread for code in members))


def signing(codes: Parties, lexicon: Lexicon) -> Parties:
    """The codes with names that states give to what they do together spread into those states."""
    spread = [lexicon.members(code) if code in _NAMES_OF_SEVERAL else (code,) for code in codes]
    return tuple(code for members in spread for code in members)
