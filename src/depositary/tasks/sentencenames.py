"""Names in a sentence that claim a number without telling one: "only A and B", "neither A nor B", "all but A"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from depositary.register.wordings import NamedParty, counted_noun, group_named
from depositary.tasks.sentencewords import clause_end, words

#: Between two names of one list.
_GLUE = re.compile(r"[,\s]*(?:(?:and|or|nor|the|neither|both|as well as)(?!\w)[,\s]*)*")
#: Right before a name: it and no other.
_ONLY = re.compile(r"(?<!not )(?<!\w)(?:only|solely|just|none but|nobody but|no one but)(?: the)? $")
#: "The only countries that have signed are A and B": after these words are all of them, more than one.
_ONLY_ONES = re.compile(r"(?<!\w)the (?:only|sole) (?:[\w-]+ ){0,3}?(?P<noun>\w+s)(?!\w)")
#: So many words after "no" may name the group of which nobody has done it.
_NEAR = 3


def only_ones(text: str, parties: Sequence[NamedParty]) -> tuple[str, ...]:
    """Those who are said to have done it and nobody else; empty where nobody is."""
    lower = text.casefold()
    for party in parties:
        run = _run_at(text, parties, party)
        behind = lower[run[-1].end :].lstrip()
        if _ONLY.search(lower[: party.start]) or (run[0] is party and words("alone").match(behind)):
            return _codes(run)
    ones = _ONLY_ONES.search(lower)
    if ones is not None and counted_noun(ones["noun"]):
        return _codes(parties)
    return _codes(parties[:1]) if words("only").search(lower) else ()


def excepted(text: str, parties: Sequence[NamedParty]) -> tuple[str, ...]:
    """Those who are left out of a group: "every member but Chile and Peru"; "signed, but Chile" leaves out nobody."""
    lower = text.casefold()
    for match in words("except").finditer(lower):
        if match.group() == "but" and lower[: match.start()].rstrip().endswith((",", ";", ":")):
            continue
        for party in parties:
            if party.start >= match.end() and lower[match.end() : party.start].strip() in ("", "the"):
                return _codes(_run_at(text, parties, party))
    return ()


def not_yet(text: str, parties: Sequence[NamedParty]) -> tuple[str, ...]:
    """Those named who have not done it: "neither Chile nor Peru has signed", "Chile and Peru have not signed"."""
    lower = text.casefold()
    for match in words("without").finditer(lower):
        after = [party for party in parties if party.start >= match.end()]
        if match.group() == "neither" and after:
            return _codes(_run_at(text, parties, after[0]))
        before = [party for party in parties if party.end <= match.start()]
        if match.group() not in ("neither", "nor") and before:
            runs = (_run_at(text, before, party) for party in before)
            return _codes(next(run for run in runs if run[-1] is before[-1]))
    return ()


def all_of_them(text: str, parties: Sequence[NamedParty]) -> tuple[str, ...]:
    """Those named, each of whom is said to have done it; a list without such a word may be one of examples."""
    lower = text.casefold()
    return _codes(parties) if words("both").search(lower) and not words("examples").search(lower) else ()


def nobody_of_group(lower: str) -> int | None:
    """Where words say that nobody of a group has done it: "no Baltic state"."""
    for match in words("nobody").finditer(lower):
        rest = lower[match.end() :]
        if group_named(" ".join(rest[: clause_end(rest)].split()[:_NEAR])) is not None:
            return match.start()
    return None


def _run_at(text: str, parties: Sequence[NamedParty], first: NamedParty) -> list[NamedParty]:
    """The names of one list from one of them on: between them stand commas, "and", "or" alone."""
    run = [first]
    for party in parties:
        if party.start >= run[-1].end and _GLUE.fullmatch(text, run[-1].end, party.start):
            run.append(party)
    return run


def _codes(parties: Sequence[NamedParty]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(party.code for party in parties))
