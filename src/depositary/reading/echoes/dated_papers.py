"""Dated papers: declarations known by their day, which presuppose that they were adopted then, and papers of two that
bear the day of their signature.

"the Joint Declaration of 12 July 2023", "the September 19, 2005, Memorandum", "the agreement dated 3 May 2010".
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

_ADOPTED, _SIGNED = "agreed.dated", "signed.dated"
_KINDS = frozenset({"declaration", "joint_statement"})
_FORMS = frozenset({"day", "month"})
_ARTICLES = frozenset({"the", "our", "its", "their"})
#: So close behind a paper "dated" and its day stand: ", dated 3 May 2010".
_BEARING = 4
_JOINTS = frozenset({"of", "on", "from", "(", ","})


def find_dated_papers(
    view: SentenceView, instruments: Sequence[InstrumentMention], grammar: Grammar
) -> Iterator[tuple[Clause, Arguments]]:
    """The papers that the sentence names by their day, among instruments of which nothing else was read."""
    for mention in instruments if view.dates else ():
        declared = mention.kind in _KINDS
        rule = grammar.rules.get(_ADOPTED if declared else _SIGNED)
        at = _date_of(view, mention, grammar) if declared else _day_borne(view, mention)
        if at is None or rule is None or (declared and mention.plural):
            continue
        predicate = Predicate(min(at, mention.first), at, at + 1, Voice.REDUCED, Framing.HAPPENED, "dated")
        clause = Clause(view, rule, predicate, instruments, grammar.words)
        yield clause, Arguments(instrument=mention, subject=_of_whom(clause, mention) if declared else None)


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
        behind = first == after or (first == after + 1 and view.tokens[after].lower in _JOINTS)
        if _is_inside(view, mention, first, end) or behind:
            return first
    return None


def _is_inside(view: SentenceView, mention: InstrumentMention, first: int, end: int) -> bool:
    """ "the September 19, 2005, Joint Statement": the day stands between an article and the head."""
    article = first > 0 and view.tokens[first - 1].lower in _ARTICLES
    return article and end <= mention.head and mention.first - end <= 1


def _day_borne(view: SentenceView, mention: InstrumentMention) -> int | None:
    """The token where the day starts that a paper of named sides bears: before its head, or behind "dated"."""
    if mention.strength != "strong" or not mention.named_parties:
        return None
    for first, end, date in view.dates:
        bears = first > 0 and view.tokens[first - 1].lower == "dated" and 0 < first - mention.after <= _BEARING
        if date.form == "day" and date.bound is None and (bears or _is_inside(view, mention, first, end)):
            return first
    return None
