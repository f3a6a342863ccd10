"""Existences: agreements that there are, or that somebody has, lacks or will have, told by no stage word.

"There is no agreement between Peru and Chile", "We have a deal with Norway", "until there is a peace agreement".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from depositary.core.codes import Framing
from depositary.lexicon.inflections import Form
from depositary.lexicon.words import Words
from depositary.reading.clauses.arguments import Arguments
from depositary.reading.clauses.framings import frame_in_clause
from depositary.reading.clauses.pointed_people import people_before
from depositary.reading.clauses.predicates import Predicate
from depositary.reading.clauses.records import Clause
from depositary.reading.clauses.subjects import acting_list
from depositary.reading.clauses.verb_groups import analyse_verb
from depositary.reading.discourse.contexts import Context
from depositary.reading.discourse.truces import bargain_of
from depositary.reading.mentions.instruments import InstrumentMention
from depositary.reading.mentions.views import SentenceView
from depositary.reading.sentences.grammars import Grammar

_RULE = "agreed.exist"
_REACH = 4
_BEHIND = 4
_THERE = "there"
_DONE = frozenset({"reached", "signed"})
_PASTS = frozenset({"had", "was", "were"})


def find_existences(
    view: SentenceView, instruments: Sequence[InstrumentMention], grammar: Grammar, context: Context
) -> Iterator[tuple[Clause, Arguments]]:
    """The agreements of which a sentence says that they exist, or that somebody has them, with what it says of whom.

    One that names no party at all is meant only where the document shows whose it is.
    """
    rule = grammar.rules.get(_RULE) if view.mentions or context.conflict is not None else None
    if rule is None or grammar.words.existences.cues.isdisjoint(token.lower for token in view.tokens):
        return
    if view.tokens[-1].text == "?":
        return
    for mention in instruments:
        at = _verb_before(view, mention, grammar) if _may_be_had(view, mention, grammar) else None
        if at is None or _is_unreal(view, at, mention, grammar.words):
            continue
        predicate = _framed(view, at, mention, grammar)
        clause = Clause(view, rule, predicate, instruments, grammar.words)
        lacked = predicate.framing is Framing.DENIED and view.tokens[at].lower in _PASTS
        if lacked or _is_of_paper(clause, mention) or _is_wished(clause):
            continue  # "there was no agreement before": what came later is told elsewhere
        subject = None if _is_there(view, predicate) else acting_list(clause)
        people = people_before(clause) if subject is None and not _is_there(view, predicate) else None
        arguments = Arguments(instrument=mention, subject=subject, people=people)
        several = subject is not None and len(subject.codes) > 1
        if mention.named_parties or several or bargain_of(clause, arguments, context) is not None:
            yield clause, arguments


def _may_be_had(view: SentenceView, mention: InstrumentMention, grammar: Grammar) -> bool:
    """Whether a phrase names a bargain newly spoken of, and no treaty that stands: "a deal", "no agreement"."""
    words = grammar.words
    if mention.kind != "agreement" or mention.plural or mention.title or mention.other:
        return False
    bargain = mention.strength == "strong" or view.tokens[mention.head].lower in words.admission.bargains
    return bargain and mention.determiner in words.existences.articles


def _verb_before(view: SentenceView, mention: InstrumentMention, grammar: Grammar) -> int | None:
    """The token of "is" behind "there", or of "have", before a phrase; None where neither stands there."""
    words = grammar.words
    for at in range(mention.first - 1, max(-1, mention.first - 1 - _REACH), -1):
        word = view.tokens[at].lower
        if word in words.verbs.have:
            return at
        if word in words.verbs.be:
            return at if _THERE in {token.lower for token in view.tokens[max(0, at - _REACH) : at]} else None
        if word not in words.verbs.adverbs | words.verbs.negators | words.existences.got and not word.endswith("ly"):
            return None
    return None


def _is_unreal(view: SentenceView, at: int, mention: InstrumentMention, words: Words) -> bool:
    """ "would have signed a deal", unlike "would have a deal": what did not come about."""
    modal = view.tokens[at - 1].lower if at else ""
    return modal in words.admission.unreal and not _DONE.isdisjoint(
        token.lower for token in view.tokens[at : mention.first]
    )


def _is_there(view: SentenceView, predicate: Predicate) -> bool:
    before = view.tokens[max(0, predicate.first - 2) : predicate.head]
    return any(token.lower == _THERE for token in before)


def _framed(view: SentenceView, at: int, mention: InstrumentMention, grammar: Grammar) -> Predicate:
    """The verb's framing, denied where "no" or "not" stands behind it: "have no agreement", "is not an agreement"."""
    word = view.tokens[at].lower
    forms = {"had": Form.PAST, "was": Form.PAST, "were": Form.PAST, "been": Form.PARTICIPLE}
    bare = {"be", "have"}
    form = forms.get(word, Form.BASE if word in bare else Form.THIRD)
    predicate = analyse_verb(view, (at, at + 1), frozenset({form}), grammar)
    behind = {token.lower for token in view.tokens[at + 1 : mention.head]}
    if "no" in behind or not grammar.words.verbs.negators.isdisjoint(behind):
        predicate = replace(predicate, framing=Framing.DENIED)
    framed = frame_in_clause(view, replace(predicate, last=mention.first, present=False), grammar)
    awaited = framed.framing is Framing.POSSIBLE and framed.cue == "until"
    return replace(framed, framing=Framing.PLANNED) if awaited else framed


def _is_wished(clause: Clause) -> bool:
    """ "wants to have an agreement": one side's wish, to which the other has not agreed."""
    before = clause.lower(clause.predicate.head - _REACH, clause.predicate.head)
    return before[-1:] == ["to"] and not clause.words.existences.wishes.isdisjoint(before)


def _is_of_paper(clause: Clause, mention: InstrumentMention) -> bool:
    """ "have an agreement to sign", "a deal on the table": the words behind it say that it is only to come."""
    words = clause.words.existences
    behind = f"{' '.join(clause.lower(mention.head_end, max(mention.after, mention.head_end) + _BEHIND))} "
    closes = (mention.head_end, max(mention.after, mention.head_end))
    return any(clause.word(at) in words.unmade for at in closes) or any(
        f" {each} " in f" {behind}" for each in words.offered
    )
