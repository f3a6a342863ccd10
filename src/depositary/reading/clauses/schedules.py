"""Schedules: a present tense that tells what is still to come: "enters into force on 1 August", "once both ratify"."""

from __future__ import annotations

from dataclasses import replace

from depositary.core.codes import Framing, Stage
from depositary.core.edtf import bounds
from depositary.lexicon.frames import StageRule
from depositary.reading.clauses.parliaments import names_parliament
from depositary.reading.clauses.predicates import Predicate, Voice
from depositary.reading.dates import resolve
from depositary.reading.dates.mentions import DateMention, Direction
from depositary.reading.mentions.views import CLAUSE_MARKS, SentenceView
from depositary.reading.sentences.grammars import Grammar

#: How many words behind the stage word tell what it waits for.
_WAIT_REACH = 9
_SPANS = frozenset({"day", "days", "month", "months", "week", "weeks", "year", "years"})
_DATE_REACH = 9
#: So close to the head of a sentence stands the date that opens it.
_OPENING = 2
#: A noun's date stands behind the verb that carries it: "its exit from the treaty on the Nile takes effect on 1 May".
_CARRIED_REACH = 18
#: Before "to" these tell that it is done, or that it could be done.
_LET = frozenset({"allowed", "enabled", "permitted"})
_LETTING = frozenset({"allowing", "enabling", "permitting"})
_NOT_YET = frozenset({"be", "been", "is", "are", "not", "would", "will", "could"})
_LET_REACH = 5
_PAST_DENIALS = frozenset({"did", "was", "were"})
#: The cue of what was not done until a day, and was done then.
NOT_UNTIL = "not until"
#: The length of a day as EDTF.
_DAY = 10


def as_scheduled(
    view: SentenceView, predicate: Predicate, rule: StageRule, grammar: Grammar, published: str | None
) -> Predicate:
    """The predicate as a plan, where its present tense waits for something or names a day after the document's."""
    if predicate.framing is Framing.PLANNED and _is_immediate(view, predicate.last):
        return replace(predicate, framing=Framing.HAPPENED, cue="with immediate effect")
    if predicate.framing is Framing.PLANNED and predicate.cue == "to" and _is_let(view, predicate, published):
        return replace(predicate, framing=Framing.HAPPENED, cue="allowed to")
    if predicate.framing is Framing.DENIED and _is_not_until(view, predicate):
        return replace(predicate, framing=Framing.HAPPENED, cue=NOT_UNTIL)
    if rule.stage is Stage.IN_FORCE and _is_held_back(view, predicate, grammar):
        return replace(predicate, framing=Framing.POSSIBLE, cue="until")
    if predicate.framing is Framing.PLANNED and _is_decided(view, predicate, rule, grammar):
        return replace(predicate, framing=Framing.HAPPENED, cue="decided")
    if rule.present is not None and predicate.present and predicate.framing is Framing.HAPPENED:
        return replace(predicate, framing=Framing(rule.present), cue="scheduled", present=False)
    if rule.framing is not None or predicate.framing is not Framing.HAPPENED or not _is_present(predicate, rule):
        return predicate
    if _opens_with_wait(view, predicate, grammar):
        return replace(predicate, framing=Framing.PLANNED, cue="scheduled", present=False)
    if _has_coming_date(view, predicate, published):
        return replace(predicate, framing=Framing.PLANNED, cue="scheduled", present=False)
    waits = _waits(view, predicate.last, grammar)
    return replace(predicate, framing=Framing.PLANNED, cue="scheduled") if waits else predicate


def _is_let(view: SentenceView, predicate: Predicate, published: str | None) -> bool:
    """ "which allowed the pact to enter into force", "thus allowing it to do so on 30 March", of a day that is past."""
    before = {token.lower for token in view.tokens[max(0, predicate.first - _LET_REACH) : predicate.first]}
    if not _LET.isdisjoint(before) and before.isdisjoint(_NOT_YET):
        return True
    last = _next_date(view, predicate.head, published)
    return not _LETTING.isdisjoint(before) and last is not None and published is not None and last <= published


def _is_not_until(view: SentenceView, predicate: Predicate) -> bool:
    """ "did not approve it until last May": done then."""
    near = (first for first, _, _ in view.dates if predicate.last <= first <= predicate.last + _DATE_REACH)
    return predicate.cue in _PAST_DENIALS and any(view.tokens[first].lower == "until" for first in near)


def _next_date(view: SentenceView, head: int, published: str | None) -> str | None:
    """The full day that stands next behind a stage word, with its own year."""
    near = (mention for first, _, mention in view.dates if head <= first <= head + _DATE_REACH)
    found = next(near, None)
    edtf = resolve(found, published, Direction.PAST, view.anchor(found)).edtf if found is not None else None
    dated = resolve(found, published, Direction.FUTURE, view.anchor(found)).edtf if found is not None else None
    return edtf if edtf is not None and edtf == dated and len(edtf) == _DAY else None


def _is_held_back(view: SentenceView, predicate: Predicate, grammar: Grammar) -> bool:
    """ "It cannot enter into force until both have ratified it": left open, and not refused."""
    words, verb = grammar.words, {token.lower for token in view.tokens[max(0, predicate.first - 2) : predicate.head]}
    if predicate.framing is not Framing.DENIED or words.verbs.negators.isdisjoint(verb):
        return False
    ahead = {token.lower for token in view.tokens[predicate.last : predicate.last + _WAIT_REACH]}
    coming = "cannot" in verb or not verb.isdisjoint(words.clauses.first_modals)
    return coming and not ahead.isdisjoint(words.clauses.until | {"unless", "without"})


def _is_decided(view: SentenceView, predicate: Predicate, rule: StageRule, grammar: Grammar) -> bool:
    """ "The Senate decided to ratify it": what a legislature or a cabinet decides to approve it has approved."""
    approves = Stage.APPROVED in {rule.stage, rule.by_parliament}
    if not approves or predicate.cue not in grammar.words.parliaments.decisions:
        return False
    if rule.stage is not Stage.APPROVED:
        return names_parliament(view, grammar.words, predicate.first)  # the cabinet's "decided to ratify" is a plan
    before = view.tokens[: predicate.first]
    governs = any(grammar.words.bodies.get(token.lower) == "government" for token in before) or any(
        party.body == "government" and first < predicate.first for first, _, party in view.parties
    )
    return governs or names_parliament(view, grammar.words, predicate.first)


def _is_present(predicate: Predicate, rule: StageRule) -> bool:
    """Whether a bare present says what becomes of the instrument: "takes effect", "its exit takes effect"."""
    if predicate.voice is Voice.NOMINAL:
        return rule.stage is Stage.ENDED and predicate.cue.endswith("(present)")
    return predicate.present and rule.instrument == "subject"


def _waits(view: SentenceView, last: int, grammar: Grammar) -> bool:
    """ "only after that", "once both have ratified it", "upon signature"; but a day named
    before that tells when: "on Friday, ten years after it was signed"."""
    for at in range(last, min(len(view.tokens), last + _WAIT_REACH)):
        token = view.tokens[at]
        if at in view.masked or token.text in CLAUSE_MARKS or token.text == ",":
            return False
        if token.lower in grammar.words.clauses.waits:
            return True
        if token.lower == "after" and view.tokens[at - 1].lower in _SPANS:
            return True  # "takes effect six months after the depositary is notified"
    return False


def _is_immediate(view: SentenceView, last: int) -> bool:
    """ "is to be suspended with immediate effect": said and done."""
    words = " ".join(token.lower for token in view.tokens[last : last + _WAIT_REACH])
    return "with immediate effect" in words


def _opens_with_wait(view: SentenceView, predicate: Predicate, grammar: Grammar) -> bool:
    """ "Once both have ratified it, the agreement enters into force": the main clause is still to come."""
    lead = [token.lower for token in view.tokens[: predicate.first]]
    if lead[:1] != ["once"] or "," not in lead:
        return False
    return not grammar.words.clauses.perfects.isdisjoint(lead[: lead.index(",")])


def _opening_date(view: SentenceView, predicate: Predicate) -> tuple[int, DateMention] | None:
    """ "From 1 September the agreement applies": the date that opens the sentence of a verb without one of its own."""
    first, after, mention = view.dates[0] if len(view.dates) == 1 else (len(view.tokens), 0, None)
    opens = first <= _OPENING and after <= predicate.first and predicate.voice is not Voice.NOMINAL
    return (first, mention) if mention is not None and opens else None


def _has_coming_date(view: SentenceView, predicate: Predicate, published: str | None) -> bool:
    """Whether the next date behind the stage word, or else the one that opens the sentence, lies after the document's
    own day, or ends after it."""
    day, head = bounds(published).latest if published else None, predicate.head
    reach = _CARRIED_REACH if predicate.voice is Voice.NOMINAL else _DATE_REACH
    near = ((first, mention) for first, _, mention in view.dates if head <= first <= head + reach)
    found = next(near, None) or _opening_date(view, predicate)
    if day is None or found is None:
        return False
    first, coming = found
    if coming.bound == "since" and "since" in {token.lower for token in view.tokens[max(head, first - 1) : first + 1]}:
        return False  # "from 1 July" may be still to come, "since 1 July" is not
    coming = replace(coming, bound=None)
    edtf = resolve(coming, published, Direction.FUTURE, view.anchor(coming)).edtf
    latest = bounds(edtf).latest if edtf else None
    return latest is not None and latest > day
