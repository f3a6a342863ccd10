"""Companions: others of whom a clause says that they do what its doers do."""

from __future__ import annotations

from depositary.reading.clauses.records import Clause
from depositary.reading.mentions.lists import PartyList

_FOLLOWER_REACH = 24
#: Open a sentence whose doers do the same as others, who stand so close before them.
_BESIDE = (["together", "with"], ["along", "with"])
_BESIDE_REACH = 2


def with_followers(clause: Clause, listed: PartyList) -> PartyList:
    """The doers with those after "as did": "Peru signed on the first day, as did Chile", or before: "Together with
    Chile, Peru left the convention"."""
    beside = clause.list_at(2) if clause.rule.actor == "side" and clause.lower(0, 2) in _BESIDE else None
    if beside is not None and beside.after < listed.first <= beside.after + _BESIDE_REACH:
        return _joined(listed, beside)
    for at in clause.ahead(_FOLLOWER_REACH):
        more = clause.list_at(at + 2) if _leads_to_follower(clause, at) else None
        if more is not None:
            return _joined(listed, more)
    return listed


def _joined(listed: PartyList, more: PartyList) -> PartyList:
    """The doers with others who do the same."""
    codes = tuple(dict.fromkeys((*listed.codes, *more.codes)))
    return PartyList(listed.first, listed.after, codes, listed.groups, joined=True)


def _leads_to_follower(clause: Clause, at: int) -> bool:
    """ "as did Chile"; of those who leave or join also ", together with Chile"."""
    if clause.rule.actor == "side" and clause.lower(at, at + 2) in _BESIDE and clause.word(at - 1) == ",":
        return True
    return clause.word(at) in {"as", "so"} and clause.word(at + 1) in clause.words.verbs.do | clause.words.verbs.have
