"""Proposals: what a stage word tells is only proposed, or leave is given for it, where such a verb governs it.

"Norway invited Peru to negotiate a treaty", "suggested concluding one", "proposed that both conclude one": nothing has
been concluded, and nothing is agreed to be. "The ministry was instructed to negotiate": the talks have their mandate.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from depositary.core.codes import Framing, Stage
from depositary.lexicon.frames import StageRule
from depositary.lexicon.inflections import Form
from depositary.reading.clauses.predicates import Predicate, Voice, strongest
from depositary.reading.clauses.verb_groups import analyse_verb
from depositary.reading.mentions.views import CLAUSE_MARKS, SentenceView
from depositary.reading.sentences.grammars import Grammar

#: The rule that a reading of what is only proposed goes by.
_PROPOSED = "proposed.act"
_OF = frozenset({Stage.TALKS, Stage.AGREED, Stage.SIGNED})
#: Between a stage verb and the verb that governs it stand no more words than these.
_TO_REACH = 6
_WHOM_REACH = 9
_THAT_REACH = 14
_NOUN_REACH = 4
_MARKS = CLAUSE_MARKS | {","}
#: What a clause behind "proposed that" is in: "that both conclude", "that both should", "that it be concluded".
_SUBJUNCTIVES = frozenset({"be", "could", "might", "present", "should", "would"})
#: Open the phrase of a paper that is there already: to conclude it is a step, and no proposal.
_KNOWN = frozenset({"all", "it", "its", "that", "the", "their", "them", "these", "this"})
#: In these what is acted on stands before the verb.
_OBJECTS_FIRST = frozenset({Voice.PASSIVE, Voice.REDUCED})
#: What goes on is no longer proposed: "urged Peru to resume the talks".
_ON = frozenset({"continue", "resume", "return", "speed"})


@dataclass(frozen=True, slots=True)
class _Proposer:
    """A verb that proposes: where it stands, the stage that it gives, its forms, and the party that it is put to."""

    at: int
    stage: Stage
    forms: frozenset[Form]
    whom: int = -1


def as_proposed(
    view: SentenceView, rule: StageRule, predicate: Predicate, grammar: Grammar
) -> tuple[StageRule, Predicate]:
    """The rule and the predicate of a stage word, as the verb has them that proposes it; as they are without one."""
    if rule.stage not in _OF or rule.instrument == "subject":
        return rule, predicate
    carrier, carries, _ = predicate.cue.partition(" (")
    adjective = predicate.first == predicate.head and predicate.cue.endswith("(past)")  # "talks on the proposed treaty"
    carrier = carrier if carries and predicate.voice is Voice.NOMINAL and not adjective else ""
    if any("noun" in row.takes and row.stage is Stage.PROPOSED for row, _ in grammar.proposers.get(carrier, ())):
        return _as_proposal(rule, grammar), replace(predicate, cue="proposed")  # "negotiations were proposed"
    found = _governing(view, predicate, grammar)
    if found is None or (found.stage is Stage.TALKS and rule.stage is not Stage.TALKS):
        return rule, predicate
    behind = view.tokens[predicate.last].lower if predicate.last < len(view.tokens) else ""
    acted_on = behind if predicate.voice not in _OBJECTS_FIRST else _behind_that(view, found.at + 1)
    if found.stage is Stage.PROPOSED and rule.stage is not Stage.TALKS and acted_on in _KNOWN:
        asked = acted_on is not behind  # "asked that the treaty be signed"
        return rule, replace(predicate, framing=strongest(predicate.framing, Framing.PLANNED)) if asked else predicate
    asks = found.stage is Stage.PROPOSED  # whoever is given leave acts for the giver
    own = analyse_verb(view, (found.at, found.at + 1), found.forms, grammar)
    framed = replace(
        predicate,
        first=predicate.first if predicate.voice in _OBJECTS_FIRST or not asks else min(own.first, predicate.first),
        framing=own.framing,
        cue="proposed" if asks else "mandated",
        present=False,
        proposer=own.first,
        whom=found.whom if asks else -1,
    )
    return (rule if found.stage is rule.stage else _as_proposal(rule, grammar)), framed


def _behind_that(view: SentenceView, at: int) -> str:
    """The word at a token, or the one behind "that": "wants the treaty to be signed", "asked that the treaty be"."""
    words = [token.lower for token in view.tokens[at : at + 2]]
    return words[-1] if words[:1] == ["that"] else "".join(words[:1])


def _as_proposal(rule: StageRule, grammar: Grammar) -> StageRule:
    """The rule with the stage of what is only proposed; its instrument stands where it stood."""
    plain = grammar.rules[_PROPOSED]
    return replace(rule, id=plain.id, stage=plain.stage, detail=plain.detail, yields_to=None, lasting=False)


def _governing(view: SentenceView, predicate: Predicate, grammar: Grammar) -> _Proposer | None:
    """The verb that proposes what a predicate says, or None."""
    if predicate.voice is Voice.NOMINAL and not predicate.carried:
        return _before_noun(view, predicate, grammar)
    before = predicate.first - 1
    if predicate.cue.endswith("-ing") or "-ing)" in predicate.cue:
        return _taking(view, before, "ing", grammar)
    return _before_to(view, predicate, grammar) or _before_that(view, predicate, grammar)


def _taking(view: SentenceView, at: int, takes: str, grammar: Grammar, whom: int = -1) -> _Proposer | None:
    """The verb at a token, if it is one that proposes and takes such a complement."""
    word = view.tokens[at].lower if 0 <= at < len(view.tokens) else ""
    for row, forms in grammar.proposers.get(word, ()):
        if takes in row.takes and not (forms == {Form.BASE} and at and view.tokens[at - 1].lower in {"a", "an", "the"}):
            return _Proposer(at, row.stage, forms, whom)
    return None


def _before_to(view: SentenceView, predicate: Predicate, grammar: Grammar) -> _Proposer | None:
    """ "offered to negotiate", "invited Peru to open talks", "called on Peru to negotiate"."""
    tokens = view.tokens
    low = max(-1, predicate.head - _TO_REACH)
    to = next((at for at in range(predicate.head - 1, low, -1) if tokens[at].lower == "to"), -1)
    if to < 1 or any(token.lower in _ON or token.text in _MARKS for token in tokens[to : predicate.head]):
        return None
    if tokens[to - 1].lower in grammar.words.verbs.negators:
        return None  # "asked Peru not to sign"
    direct = _taking(view, to - 1, "to", grammar)
    if direct is not None:
        return direct
    whom = -1
    for at in range(to - 1, max(-1, to - _WHOM_REACH), -1):
        word = tokens[at].lower
        entry = view.party_at.get(at)
        if entry is not None and whom not in {-1, entry[0]}:
            return None  # "asked Peru and Chile to negotiate": perhaps with each other
        whom = entry[0] if entry is not None else whom
        found = _taking(view, at, "whom to", grammar, whom)
        if found is None and word == "on":
            found = _taking(view, at - 1, "on whom to", grammar, whom)
        if found is not None:
            return found if whom >= 0 or found.stage is Stage.TALKS else None
        if tokens[at].text in _MARKS or word in grammar.words.clauses.openers or word in grammar.words.verbs.be:
            return None
    return None


def _before_that(view: SentenceView, predicate: Predicate, grammar: Grammar) -> _Proposer | None:
    """ "proposed that both conclude", "suggested to Peru that both should conclude"."""
    if predicate.cue.split(" ")[0] not in _SUBJUNCTIVES and not predicate.cue.endswith("(be)"):
        return None
    tokens = view.tokens
    for at in range(predicate.first - 1, max(0, predicate.first - _THAT_REACH), -1):
        if tokens[at].text in CLAUSE_MARKS:
            return None
        if tokens[at].lower == "that":
            entry = view.party_at.get(at - 1)
            put_to = entry is not None and tokens[entry[0] - 1].lower == "to"
            return _taking(view, entry[0] - 2 if entry is not None and put_to else at - 1, "that", grammar)
    return None


def _before_noun(view: SentenceView, predicate: Predicate, grammar: Grammar) -> _Proposer | None:
    """ "proposed talks", "offered Peru negotiations", "asked for talks"."""
    tokens, whom = view.tokens, -1
    for at in range(predicate.head - 1, max(-1, predicate.head - 1 - _NOUN_REACH), -1):
        word = tokens[at].lower
        entry = view.party_at.get(at)
        whom = entry[0] if entry is not None else whom
        found = _taking(view, at, "noun", grammar, whom)
        if found is None and word == "for":
            found = _taking(view, at - 1, "for", grammar)
        if found is not None:
            return found
        if tokens[at].text in _MARKS or word in grammar.words.phrases.stops:
            return None
    return None
