"""Truces: bargains of a state with an armed group, which is no party. Whoever mediates them is no side either.

"Israel and Hamas have reached a deal" has one party; so has "the hostage deal" in a report about that conflict.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from depositary.core.codes import Stage
from depositary.lexicon import Lexicon
from depositary.lexicon.conflicts import Conflict
from depositary.reading.clauses.arguments import Arguments
from depositary.reading.clauses.predicates import Voice
from depositary.reading.clauses.records import Clause
from depositary.reading.clauses.stage_nouns import is_definite
from depositary.reading.discourse.contexts import ConflictPlaces, Context
from depositary.reading.discourse.discourses import Known
from depositary.reading.mentions.instruments import InstrumentMention
from depositary.reading.mentions.parties import PartyMention

_STAGES = frozenset({Stage.TALKS, Stage.AGREED})
#: How far behind the head its phrase may say what the bargain is about: "a deal for the release of hostages".
_BEHIND = 10
#: Right before talks these say what they are about.
_OF_TRUCES = frozenset({"ceasefire", "cease-fire", "hostage", "hostages", "truce"})
_TRUCES = frozenset({"armistice", "ceasefire", "cease-fire", "truce"})
#: What the sides themselves do about a truce.
_BY_SIDES = frozenset({"accept", "agree", "reach"})
_PAIR = 2
#: So many words behind a verb its object's noun stands at most.
_OBJECT_REACH = 5
#: Said of much else, too, unless it is pointed at.
_VAGUE = frozenset({"consultations", "discussions"})
#: Behind talks these say with whom or about what else they are.
_ABOUT = frozenset({"about", "between", "concerning", "on", "over", "regarding", "with"})


def conflict_of(lexicon: Lexicon, text: str, mentions: Iterable[PartyMention]) -> ConflictPlaces | None:
    """The first conflict that a text (in lower case) is about: one of its words and one of its states stand in it."""
    named = {mention.code for mention in mentions}
    for conflict in lexicon.conflicts:
        if named.isdisjoint(conflict.states) or not any(cue in text for cue in conflict.cues):
            continue  # as letters first, which is quick
        if _places(text, conflict.cues):
            return ConflictPlaces(conflict, _places(text, (*conflict.cues, *sorted(conflict.papers))))
    return None


def _places(text: str, words: Iterable[str]) -> tuple[int, ...]:
    """Where words stand in a text, in text order. Linear in its length."""
    pattern = "|".join(re.escape(word) for word in words)
    return tuple(match.start() for match in re.finditer(rf"\b(?:{pattern})\b", text))


def without_groups(parties: Sequence[str], lexicon: Lexicon) -> tuple[str, ...]:
    """The sides of an agreement without armed groups that fight one of the others."""
    for conflict in lexicon.conflicts:
        if not set(parties).isdisjoint(conflict.groups) and not set(parties).isdisjoint(conflict.states):
            return tuple(code for code in parties if code not in conflict.groups)
    return tuple(parties)


def bargain_of(clause: Clause, arguments: Arguments, context: Context) -> Known | None:
    """The bargain of the document's conflict that a clause speaks of without naming its sides, or None."""
    told = context.conflict
    rule = clause.rule
    others = bool(rule.kinds) and "agreement" not in rule.kinds  # what is done to declarations
    if told is None or not told.conflict.papers or rule.stage not in _STAGES or others:
        return None
    conflict = told.conflict
    if _is_with_others(arguments, conflict):
        return None
    number = context.discourse.number
    near = told.is_near(clause.view.start, clause.view.end)
    mention = arguments.instrument
    if mention is None:
        nominal = clause.predicate.voice is Voice.NOMINAL
        meant = near and (_is_meant(clause) if nominal else _reaches_truce(clause))
    else:
        meant = _is_bargain(clause, mention, conflict) or (near and _points(mention))
    states = conflict.states
    return Known("agreement", "bilateral", "peace", None, None, tuple(sorted(states)), number) if meant else None


def truce_of_two(clause: Clause, arguments: Arguments, context: Context, lexicon: Lexicon) -> Known | None:
    """ "Peru and Chile agreed to a ceasefire": between the two states that agree, not those who broker it."""
    doers = arguments.subject.codes if arguments.subject is not None and arguments.instrument is None else ()
    states = [code for code in doers if lexicon.parties[code].kind == "state"]
    told = clause.rule.verb in _BY_SIDES and clause.predicate.voice is Voice.ACTIVE and len(doers) == _PAIR
    if not told or len(states) != _PAIR or not _reaches_truce(clause):
        return None
    return Known("agreement", "bilateral", "peace", None, None, tuple(sorted(states)), context.discourse.number)


def _is_with_others(arguments: Arguments, conflict: Conflict) -> bool:
    """Whether the words name other sides ("talks with Japan"), or one that is spoken with ("talks with Israel")."""
    mention = arguments.instrument
    named = set(mention.named_parties) if mention is not None else set()
    for listed in (arguments.partners, arguments.between):
        named |= set(listed.codes) if listed is not None else set()
    if mention is None and arguments.partners is not None and named.isdisjoint(conflict.groups):
        return True
    return bool(named) and named.isdisjoint({*conflict.states, *conflict.groups})


def _is_meant(clause: Clause) -> bool:
    """ "the talks", "these ongoing negotiations", "hostage negotiations": talks that were spoken of."""
    head, last = clause.predicate.head, clause.predicate.last
    if clause.word(last) in _ABOUT:
        return False
    if not _OF_TRUCES.isdisjoint(clause.lower(head - 2, head)):
        return True
    vague = clause.word(head) in _VAGUE and clause.word(head - 1) not in {"these", "those"}
    return not vague and is_definite(clause.view, head, clause.words)


def _reaches_truce(clause: Clause) -> bool:
    """ "reaching a ceasefire", "brokered an immediate truce": in a report on a conflict a truce is its bargain."""
    behind = clause.lower(clause.predicate.last, clause.predicate.last + _OBJECT_REACH)
    at = next((i for i, word in enumerate(behind) if word in _TRUCES), 0)
    told = clause.rule.stage is Stage.AGREED and behind[:1] != [] and behind[0] in {"a", "an", "the"}
    return told and at > 0 and "," not in behind[:at]


def _is_bargain(clause: Clause, mention: InstrumentMention, conflict: Conflict) -> bool:
    phrase = clause.lower(mention.first, mention.head_end + _BEHIND)
    inside = phrase[: mention.head_end - mention.first]
    of_it = phrase[len(inside) : len(inside) + 1] in (["for"], ["to"], ["on"], ["of"])
    return not conflict.papers.isdisjoint(phrase if of_it else inside)


def _points(mention: InstrumentMention) -> bool:
    """Whether a phrase is no more than "the deal" or "this agreement"."""
    return (
        mention.pointing and mention.title is None and mention.head - mention.first <= 1 and mention.kind == "agreement"
    )
