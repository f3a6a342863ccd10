"""Dated papers: declarations and joint statements known by their day, which presuppose that they were adopted then.

"the Joint Declaration of 12 July 2023", "the September 19, 2005, Joint Statement".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from depositary.core.codes import Framing
from depositary.reading.clauses.arguments import Arguments
from depositary.reading.clauses.predicates import Predicate, Voice
from depositary.reading.clauses.records import Clause
from depositary.reading.mentions.instruments import InstrumentMention
from depositary.reading.mentions.lists import PartyList, party_list
from depositary.reading.mentions.views import SentenceView
from depositary.reading.sentences.grammars import Grammar

_RULE = "agreed.dated"
_KINDS = frozenset({"declaration", "joint_statement"})
_FORMS = frozenset({"day", "month"})
_JOINTS = frozenset({"of", "on", "from", "(", ","})


def find_dated_papers(
    view: SentenceView, instruments: Sequence[InstrumentMention], grammar: Grammar
) -> Iterator[tuple[Clause, Arguments]]:
    """The declarations that the sentence names by their day, among instruments of which nothing else was read."""
    rule = grammar.rules.get(_RULE)
    dated = [m for m in instruments if m.kind in _KINDS and not m.plural]
    for mention in dated if rule is not None and view.dates else ():
        at = _date_of(view, mention, grammar)
        if at is None or rule is None:
            continue
        predicate = Predicate(min(at, mention.first), at, at + 1, Voice.REDUCED, Framing.HAPPENED, "dated")
        clause = Clause(view, rule, predicate, instruments, grammar.words)
        yield clause, Arguments(instrument=mention, subject=_of_whom(clause, mention))


def _of_whom(clause: Clause, mention: InstrumentMention) -> PartyList | None:
    """Whose declaration it is: of those whom its phrase names, or of those behind "of" or "by"."""
    owners = mention.named_parties
    if owners:
        return PartyList(mention.first, mention.after, owners, (), len(owners) > 1)
    listed = clause.list_at(mention.head_end + 1) if clause.word(mention.head_end) in {"by", "of"} else None
    return replace(listed, joined=len(listed.codes) > 1) if listed is not None else None


def _date_of(view: SentenceView, mention: InstrumentMention, grammar: Grammar) -> int | None:
    """The token where the day starts that is part of the name, right before its head or right behind it."""
    after = max(mention.head_end, mention.title_end, mention.after)
    listed = party_list(view, mention.head_end + 1, grammar.words.lists)
    after = max(after, listed.after) if listed is not None else after
    for first, end, date in view.dates:
        if date.form not in _FORMS or date.bound is not None:
            continue
        inside = mention.first - 1 <= first and end <= mention.head and mention.head - end <= 1
        behind = first == after or (first == after + 1 and view.tokens[after].lower in _JOINTS)
        if inside or behind:
            return first
    return None
