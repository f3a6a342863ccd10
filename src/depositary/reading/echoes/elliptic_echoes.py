"""Elliptic echoes: a stage said again with little but names: "So did Peru", "a day after Chile"."""

from __future__ import annotations

from collections.abc import Iterator

from depositary.core.codes import Framing, Stage
from depositary.lexicon.inflections import Form
from depositary.reading.clauses.arguments import Arguments
from depositary.reading.clauses.companions import with_followers
from depositary.reading.clauses.subjects import acting_list
from depositary.reading.clauses.verb_groups import analyse_verb
from depositary.reading.echoes.repeaters import Echo, Repeater
from depositary.reading.mentions.lists import PartyList
from depositary.reading.sentences.ranks import is_ordinal

_COMPARING = frozenset({"after", "before", "behind"})
#: Right before such a word, as are how long and, before "behind", a comma.
_SOON = frozenset({"immediately", "just", "shortly", "soon"})
_STOPS = frozenset({"", ".", ",", ";", ")", "and", "—"})
_ENDS = frozenset({"", ".", ";", ":", ","})
_LIKEWISE = {"so": Framing.HAPPENED, "neither": Framing.DENIED, "nor": Framing.DENIED}
_COMING = frozenset({"came", "comes", "joined"})
_AS_REACH = 6
_GAP = 2


def elliptic_echoes(repeater: Repeater, number: int, busy: frozenset[int]) -> Iterator[Echo]:
    """The echoes of a sentence that say no more than who, or who and when."""
    yield from _likewise(repeater)
    yield from _numbered(repeater)
    yield from _begun(repeater, busy)
    yield from _auxiliaries(repeater, busy)
    if repeater.last.sentence == number:
        yield from _compared(repeater)


def _word(repeater: Repeater, at: int) -> str:
    tokens = repeater.view.tokens
    return tokens[at].lower if 0 <= at < len(tokens) else ""


def _likewise(repeater: Repeater) -> Iterator[Echo]:
    """ "So did Sweden and Iceland", "nor has Greece"."""
    verbs = repeater.grammar.words.verbs
    for i in range(len(repeater.view.tokens) - 2):
        framing = _LIKEWISE.get(_word(repeater, i))
        if framing is None or _word(repeater, i + 1) not in verbs.have | verbs.do or _word(repeater, i - 1) == "and":
            continue
        if _word(repeater, i) == "so" and repeater.last.governor:
            framing = repeater.last.framing  # "Malta has refused to ratify it, and so has Tunisia"
        clause = repeater.clause((i, i + 2), framing)
        listed = clause.list_at(i + 2)
        if listed is not None and listed.first - i <= 2 + _GAP:
            yield Echo(clause, Arguments(subject=listed, denied=framing is Framing.DENIED))


def _begun(repeater: Repeater, busy: frozenset[int]) -> Iterator[Echo]:
    """ "France opened its own in May", "Peru and Chile have not started theirs": talks like those before."""
    words = repeater.grammar.words.echoes
    for i in range(1, len(repeater.view.tokens) if repeater.last.rule.stage is Stage.TALKS else 0):
        own = {_word(repeater, i + 1), f"{_word(repeater, i + 1)} {_word(repeater, i + 2)}"}
        unsaid = _word(repeater, i + 1) in _ENDS and _word(repeater, i - 1) in {"not", "n't", "yet"}
        begun = unsaid or not words.begun.isdisjoint(own)  # "Peru has not started": its talks
        if i in busy or _word(repeater, i) not in words.beginning or not begun:
            continue
        forms = frozenset({Form.BASE, Form.PAST, Form.PARTICIPLE})
        clause = repeater.framed(analyse_verb(repeater.view, (i, i + 1), forms, repeater.grammar))
        subject = acting_list(clause)
        if subject is not None:
            doers = with_followers(clause, subject)
            yield Echo(clause, Arguments(subject=doers, denied=clause.predicate.framing is Framing.DENIED))


def _numbered(repeater: Repeater) -> Iterator[Echo]:
    """ "Kenya came in March as number 12", "Ghana comes as the 15th"."""
    verbs = repeater.grammar.words.verbs
    for i in range(1, len(repeater.view.tokens)):
        if _word(repeater, i) not in _COMING:
            continue
        for at in range(i + 1, i + _AS_REACH):
            rank = _word(repeater, at + 2)
            numbered = _word(repeater, at + 1) in {"number", "no"} and rank[:1].isdigit()
            ranked = _word(repeater, at + 1) == "the" and (is_ordinal(rank, verbs) or rank.isdigit())
            listed = _ending_at(repeater, i) if _word(repeater, at) == "as" and (numbered or ranked) else None
            if listed is not None:
                yield Echo(repeater.clause((i, i + 1)), Arguments(subject=listed))


def _auxiliaries(repeater: Repeater, busy: frozenset[int]) -> Iterator[Echo]:
    """ "Greece has not signed; Albania has": an auxiliary with nothing behind it."""
    view, verbs = repeater.view, repeater.grammar.words.verbs
    if repeater.last.framing not in {Framing.HAPPENED, Framing.DENIED}:
        return
    auxiliaries = verbs.have | verbs.do | (verbs.present_be if repeater.last.rule.stage is Stage.TALKS else frozenset())
    for i in range(1, len(view.tokens)):
        if _word(repeater, i) not in auxiliaries or _word(repeater, i + 1) not in _ENDS or i in busy:
            continue
        listed = _ending_at(repeater, i)
        if _word(repeater, i + 1) == ":" and _word(repeater, i) in verbs.present_be:
            continue  # "Peru is: talks opened in May" says itself what it is
        if listed is not None and _word(repeater, listed.first - 1) not in {"as", "than", "like"}:
            asked = repeater.grammar.governors.get(repeater.last.governor) == Framing.PLANNED
            framing = Framing.PLANNED if asked else Framing.HAPPENED  # "Peru was not asked to sign. Chile was"
            yield Echo(repeater.clause((i, i + 1), framing), Arguments(subject=listed))


def intentions(repeater: Repeater, busy: frozenset[int]) -> Iterator[Echo]:
    """ "Sweden has said it intends to", "Peru will, too": a plan with nothing behind it."""
    view, grammar = repeater.view, repeater.grammar
    for i in range(1, len(view.tokens)):
        if _word(repeater, i) != "to" or _word(repeater, i + 1) not in _ENDS or i in busy:
            continue
        framing = grammar.governors.get(_word(repeater, i - 1))
        if framing not in {Framing.PLANNED, Framing.DENIED}:
            continue
        negated = not grammar.words.verbs.negators.isdisjoint({_word(repeater, i - 2), _word(repeater, i - 3)})
        clause = repeater.clause((i - 1, i + 1), Framing.DENIED if negated else Framing(framing))
        subject = acting_list(clause)
        if subject is not None:
            yield Echo(clause, Arguments(subject=subject, denied=clause.predicate.framing is Framing.DENIED))


def _ending_at(repeater: Repeater, end: int) -> PartyList | None:
    """The list of parties right before a token."""
    entry = repeater.view.party_at.get(end - 1)
    if entry is None:
        return None
    first = entry[0]
    while _word(repeater, first - 1) in {",", "and", "the"} and first - 2 in repeater.view.party_at:
        first = repeater.view.party_at[first - 2][0]
    return repeater.clause((end, end + 1)).list_at(first)


def _compared(repeater: Repeater) -> Iterator[Echo]:
    """ "signed on 9 April, a day after Chile", "behind Peru, Kenya and ten others": who did it before or later."""
    for i in range(1, len(repeater.view.tokens)):
        word, before = _word(repeater, i), _word(repeater, i - 1)
        measured = before in _SOON or before in repeater.grammar.words.dates.spans
        if word not in _COMPARING or not (measured or (word == "behind" and before == ",")):
            continue
        clause = repeater.clause((i, i + 1))
        listed = clause.list_at(i + 1)
        after = listed.after if listed is not None else 0
        after += _word(repeater, after) == "one"  # "two hours after the Swedish one"
        if listed is not None and listed.first - i <= _GAP and _word(repeater, after) in _STOPS:
            yield Echo(clause, Arguments(subject=listed), aside=True)
