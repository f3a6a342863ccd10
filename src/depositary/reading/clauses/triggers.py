"""Triggers: the stage words of a sentence, each with the rule it fires and the predicate it heads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from depositary.core.codes import Framing, Stage
from depositary.lexicon.frames import StageRule
from depositary.lexicon.inflections import Form
from depositary.reading.clauses.end_notices import announced_end
from depositary.reading.clauses.framings import frame_in_clause
from depositary.reading.clauses.led_parties import led_parties
from depositary.reading.clauses.parliaments import law_end, names_parliament, parliament_end
from depositary.reading.clauses.participles import is_wished, participle_voice
from depositary.reading.clauses.predicates import Predicate, Voice
from depositary.reading.clauses.proposals import as_proposed
from depositary.reading.clauses.ranked_nouns import ranked_noun
from depositary.reading.clauses.stage_nouns import analyse_noun
from depositary.reading.clauses.verb_groups import analyse_verb
from depositary.reading.mentions.views import CLAUSE_MARKS, SentenceView
from depositary.reading.sentences.grammars import Grammar, Trigger

_TAIL_REACH = 25
#: Parts of a verb: behind them stands its object, or nothing.
_PARTICLES = frozenset({"down", "off", "out", "up"})
_FRONTED_REACH = 12
_RELATIVES = frozenset({"which", "whom"})
_PAUSES = frozenset({Stage.ENDED, Stage.SUSPENDED})
#: Before a base form: "to pause", "suspend or end".
_GOVERNING = frozenset({"and", "but", "or", "that", "to", "who"})
_ENDS = frozenset({"", ".", ",", ";", ")"})
#: Stands for the name of any parliament in the data.
PARLIAMENT = "<parliament>"
_CONDITIONS = frozenset({"once", "when"})
#: Before a perfect these do so, too: "takes effect thirty days after both have ratified it", "on which both have".
_AFTERS = frozenset({"after", "which"})
_PERFECTS = frozenset({"has", "have"})
_PERFECT_REACH = 10
_SPANS = frozenset({"day", "days", "month", "months", "week", "weeks"})
_PHRASE_ENDS = frozenset({",", ";", ":", "."})


@dataclass(frozen=True, slots=True)
class Firing:
    """A rule that fired at a place, with the predicate that frames it."""

    rule: StageRule
    predicate: Predicate


def find_triggers(view: SentenceView, grammar: Grammar) -> list[Firing]:
    """The rules that fire in a sentence, in text order; of two that start at one word, the longer."""
    fired: list[Firing] = []
    taken = -1
    words = [token.lower for token in view.tokens]
    for i, (word, following) in enumerate(zip(words, [*words[1:], ""], strict=False)):
        if i < taken:
            continue
        for trigger in grammar.triggers.get(word, ()):
            if len(trigger.words) > 1 and trigger.words[1] != following:
                continue  # most phrases that begin with a common word end here
            if not _matches(view, trigger, i, grammar):
                continue
            firing = _fire(view, grammar, trigger, i)
            if firing is not None:
                fired.append(firing)
                taken = max(taken, firing.predicate.last if trigger.rule.noun else i + len(trigger.words))
                break
    return fired


def _matches(view: SentenceView, trigger: Trigger, i: int, grammar: Grammar) -> bool:
    words = tuple(token.lower for token in view.tokens[i : i + len(trigger.words)])
    if words != trigger.words:
        return False
    rule, last = trigger.rule, i + len(trigger.words)
    if len(words) > 1 and words[-1] == "on" and last in view.masked and rule.verb is not None:
        return False  # "voted on Tuesday to approve it": when, and not on what
    if trigger.fronted and not _is_fronted(view, trigger.fronted, i):
        return False
    if rule.tail_later and not _later(view, rule, i, grammar):
        return False
    spelled_out = rule.resumes and len(words) > 1 and words[-1] in grammar.words.parliaments.laws
    if spelled_out and law_end(view, i + 1, grammar.words) is not None:
        return False  # "passed the bill of approval": the rule of such bills reads it
    if rule.common and not names_parliament(view, grammar.words):
        return False
    if (rule.ranked or rule.law or rule.next_parliament) and _completed(view, rule, last, grammar) is None:
        return False
    if rule.over and led_parties(view, last, rule.over, grammar.words.lists) is None:
        return False
    if rule.requires and not any(token.lower in rule.requires for token in view.tokens):
        return False
    if rule.alone and rule.noun and view.tokens[min(i + len(words), len(view.tokens) - 1)].lower in rule.requires:
        return False  # "a second round" is read by its own noun
    return not rule.follows or _followed(view, rule.follows, i)


def _is_fronted(view: SentenceView, preposition: str, i: int) -> bool:
    """Whether the preposition of a verb opens its relative clause: "from which Peru withdrew in 2019"."""
    for at in range(i - 1, max(0, i - _FRONTED_REACH), -1):
        if view.tokens[at].lower in _RELATIVES:
            return view.tokens[at - 1].lower in {preposition, "from" if preposition == "of" else preposition}
        if view.tokens[at].text in CLAUSE_MARKS:
            return False
    return False


def _later(view: SentenceView, rule: StageRule, i: int, grammar: Grammar) -> bool:
    """Whether one of a rule's phrases stands behind its stage word; behind a noun in its own clause."""
    phrases, end = rule.tail_later, min(len(view.tokens), i + _TAIL_REACH)
    if rule.noun:
        end = next((at for at in range(i, end) if view.tokens[at].text in CLAUSE_MARKS), end)
    plain = f" {' '.join(token.lower for token in view.tokens[i:end])} "
    named = any(PARLIAMENT in phrase for phrase in phrases) and not rule.noun
    named_tail = f" {' '.join(_tail_words(view, i, grammar))} " if named else plain
    return any(f" {phrase} " in plain or f" {phrase} " in named_tail for phrase in phrases)


def _tail_words(view: SentenceView, i: int, grammar: Grammar) -> Iterator[str]:
    """The words from a stage word on, those that name a parliament as one: "to the Riksdag" is "to <parliament>"."""
    at = i
    while at < min(len(view.tokens), i + _TAIL_REACH):
        after = parliament_end(view, at, grammar.words)
        yield view.tokens[at].lower if after is None else PARLIAMENT
        at = at + 1 if after is None else after


def _followed(view: SentenceView, words: tuple[str, ...], i: int) -> bool:
    return any(token.lower in words for token in view.tokens[i + 1 : i + 1 + _TAIL_REACH])


def _fire(view: SentenceView, grammar: Grammar, trigger: Trigger, i: int) -> Firing | None:
    last = i + len(trigger.words)
    led = led_parties(view, last, trigger.rule.over, grammar.words.lists)
    span = (i, led.after if led is not None else _completed(view, trigger.rule, last, grammar) or last)
    if trigger.rule.noun:
        predicate = analyse_noun(view, span, trigger.rule, grammar)
    elif trigger.rule.phrase:
        predicate = _phrase(view, span, grammar)
    elif (
        _is_noun(view, span, trigger.forms, grammar)
        or _is_pause(view, span[0], trigger, grammar)
        or _is_state(view, i, trigger.forms, grammar)
    ):
        return None
    else:
        predicate = _verb(view, span, trigger.forms, grammar)
    if predicate is None:
        return None
    rule, governed = as_proposed(view, trigger.rule, predicate, grammar)
    predicate = frame_in_clause(view, governed, grammar)
    announced = announced_end(view, predicate, grammar) if rule.stage in _PAUSES else None
    return Firing(rule, announced or predicate)


def _completed(view: SentenceView, rule: StageRule, last: int, grammar: Grammar) -> int | None:
    """The token behind what must complete a rule's words: a noun of rank, a law, the name of a legislature."""
    if rule.ranked:
        return ranked_noun(view, last, rule.ranked, grammar.words)
    if rule.law:
        return law_end(view, last, grammar.words)
    return parliament_end(view, last, grammar.words) if rule.next_parliament else None


def _phrase(view: SentenceView, span: tuple[int, int], grammar: Grammar) -> Predicate:
    """ "is in force", "has been in force", "agreements in place with", each after "be" or its noun."""
    i, last = span
    words = grammar.words
    predicate = analyse_verb(view, span, frozenset({Form.PARTICIPLE}), grammar)
    stepped = words.firing.phrase_adverbs
    left = next((j for j in range(i - 1, -1, -1) if j not in view.masked and view.tokens[j].lower not in stepped), -1)
    word = view.tokens[left].lower if left >= 0 else ""
    if word in words.verbs.be or word in words.verbs.have:
        return replace(predicate, present=False)
    if word == "put":
        carried = analyse_verb(view, (left, left + 1), frozenset({Form.PAST, Form.PARTICIPLE, Form.BASE}), grammar)
        return Predicate(carried.first, i, last, Voice.PASSIVE, carried.framing, word)
    if word in words.firing.states:
        return Predicate(left, i, last, Voice.PASSIVE, Framing.HAPPENED, word)
    return Predicate(i, i, last, Voice.REDUCED, Framing.HAPPENED, "phrase")


def _is_noun(view: SentenceView, span: tuple[int, int], forms: frozenset[Form], grammar: Grammar) -> bool:
    """Whether a word of a verb's form is a noun here: "a sign", "the signs of", "started work on", "the signing"."""
    first, last = span
    words = grammar.words.firing
    before = view.tokens[first - 1].lower if first else ""
    if forms == {Form.BASE}:
        return not first or before in grammar.carriers or before in words.before_base_noun
    if forms == {Form.THIRD}:
        return before in words.before_plural_noun
    following = view.tokens[last].lower if last < len(view.tokens) else ""
    if forms == {Form.ING} and before == "in" and following in _ENDS:
        return True  # "mentions them only in passing"
    return forms == {Form.ING} and (before in words.before_gerund_noun or following in words.after_gerund_noun)


def _is_pause(view: SentenceView, first: int, trigger: Trigger, grammar: Grammar) -> bool:
    """ "the humanitarian pause", "a halt": of an end or a pause, a base form that nothing governs is a noun."""
    if trigger.forms != {Form.BASE} or trigger.rule.stage not in _PAUSES:
        return False
    at, words = first - 1, grammar.words
    while at >= 0 and (view.tokens[at].lower.endswith("ly") or view.tokens[at].lower in words.verbs.negators):
        at -= 1
    word = view.tokens[at].lower if at >= 0 else ""
    governed = word in grammar.modals or word in words.verbs.do | words.doers.pronouns | _GOVERNING
    return not (governed or at in view.party_at or word.endswith("s"))


def _with_particle(view: SentenceView, span: tuple[int, int]) -> tuple[int, int]:
    """A verb with its particle ("hammered out"), without the words that complete another ("entered into force")."""
    first, last = span
    return first, last if all(token.lower in _PARTICLES for token in view.tokens[first + 1 : last]) else first + 1


def _is_state(view: SentenceView, at: int, forms: frozenset[Form], grammar: Grammar) -> bool:
    """ "The text is complete": a word that is a verb's base form, too, tells a state behind "be"."""
    return forms == {Form.BASE} and at > 0 and view.tokens[at - 1].lower in grammar.words.verbs.be


def _verb(view: SentenceView, span: tuple[int, int], forms: frozenset[Form], grammar: Grammar) -> Predicate:
    predicate = analyse_verb(view, span, forms, grammar)
    if predicate.voice is Voice.ACTIVE and predicate.cue == "past" and Form.PARTICIPLE in forms:
        voice = participle_voice(view, _with_particle(view, span), grammar)
        wished = voice is Voice.REDUCED and is_wished(view, span[0], grammar)
        return replace(predicate, voice=voice, framing=Framing.PLANNED if wished else predicate.framing)
    return predicate


def looking_ahead(view: SentenceView, firings: Sequence[Firing]) -> Sequence[Firing]:
    """ "Once both have exchanged notes, it enters into force": the present, and its condition, are to come."""
    opens = next((i for i in range(len(view.tokens)) if _opens_condition(view, i)), None)
    opens = len(view.tokens) if opens is None and _is_timed(view) else opens
    if opens is None or not any(f.rule.stage is Stage.IN_FORCE and f.predicate.present for f in firings):
        return firings
    ends = next((i for i in range(opens, len(view.tokens)) if view.tokens[i].text == ","), len(view.tokens))
    return [
        replace(f, predicate=replace(f.predicate, framing=Framing.PLANNED, present=False))
        if f.predicate.framing is Framing.HAPPENED
        and (opens < f.predicate.head < ends or (f.rule.stage is Stage.IN_FORCE and f.predicate.present))
        else f
        for f in firings
    ]


def _is_timed(view: SentenceView) -> bool:
    """ "enters into force thirty days after the exchange of notes": a span behind something that is still to come."""
    words = [token.lower for token in view.tokens]
    return any(unit in _SPANS and after == "after" for unit, after in pairwise(words))


def _opens_condition(view: SentenceView, at: int) -> bool:
    """Whether a clause of what must come first opens: "once both have ratified it", "a month after both have"."""
    word = view.tokens[at].lower
    if word not in _AFTERS:
        return word in _CONDITIONS
    behind = [token.lower for token in view.tokens[at + 1 : at + 1 + _PERFECT_REACH]]
    ends = next((i for i, each in enumerate(behind) if each in _PHRASE_ENDS), len(behind))
    return not _PERFECTS.isdisjoint(behind[:ends])
