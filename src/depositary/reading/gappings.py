"""Gappings: parties that share a verb said once, each with its date: "Chile signed in May, Peru and Kenya in June"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from depositary.reading.arguments import Arguments
from depositary.reading.clauses import Clause
from depositary.reading.party_lists import PartyList, party_list
from depositary.reading.predicates import Predicate, Voice

_JOINTS = frozenset({",", ";", "and"})
_LEADS = frozenset({"the", "with"})
_DATE_LEADS = frozenset({"on", "in", "last", "this"})


def find_gapped(clause: Clause, arguments: Arguments, busy: frozenset[int]) -> Iterator[tuple[Clause, Arguments]]:
    """The clauses behind a verb that leave it out, with their arguments. `busy` are tokens of other stage words."""
    own = (arguments.subject, arguments.partners, arguments.listed)
    position = max((listed.after for listed in own if listed is not None), default=0)
    position = max(position, clause.predicate.last)
    dates = [first for first, _, _ in clause.view.dates if first >= clause.predicate.last]
    for first in dates[1:]:
        listed = _list_before(clause, first, position)
        if listed is None or _is_interrupted(clause, listed.first, busy):
            continue
        position = listed.after
        predicate = Predicate(
            listed.first, listed.first, listed.after, Voice.ACTIVE, clause.predicate.framing, clause.predicate.cue
        )
        yield replace(clause, predicate=predicate), _with(arguments, listed)


def _list_before(clause: Clause, date: int, floor: int) -> PartyList | None:
    """The list of parties that ends right before a date and opens behind a comma or "and"."""
    end = date - (clause.word(date - 1) in _DATE_LEADS)
    for at in range(floor, end):
        before = clause.word(at - 1)
        lead = at - 2 if before in _LEADS else at - 1
        if at not in clause.view.party_at or clause.word(lead) not in _JOINTS or lead < floor:
            continue
        listed = party_list(clause.view, at, clause.words.lists)
        if listed is not None and listed.after == end:
            return listed
    return None


def _is_interrupted(clause: Clause, end: int, busy: frozenset[int]) -> bool:
    """Whether another verb stands between the one that is shared and the list."""
    verbs = clause.words.verbs
    span = range(clause.predicate.last, end)
    return any(i in busy or clause.word(i) in verbs.be or clause.word(i) in verbs.have for i in span)


def _with(arguments: Arguments, listed: PartyList) -> Arguments:
    """The arguments with the list in the place of the partners where there are some, else of the doers."""
    mention = arguments.instrument
    if arguments.partners is not None:
        return replace(arguments, partners=listed, listed=None)
    if mention is not None and mention.partners is not None and arguments.subject is not None:
        return replace(arguments, instrument=replace(mention, partners=listed), listed=None)
    return replace(arguments, subject=listed, listed=None, unsaid=mention is None)
