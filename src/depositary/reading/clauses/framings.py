"""Clause framings: how the clause that holds a stage word changes its framing ("if", "once", "denied that")."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from depositary.core.codes import Framing
from depositary.reading.clauses.predicates import Predicate, Voice, strongest
from depositary.reading.mentions.views import CLAUSE_MARKS, QUOTES, SentenceView
from depositary.reading.sentences.grammars import Grammar, match_longest

_OPENER_MARKS = CLAUSE_MARKS | {",", "—"}
_AFTER_MARKS = CLAUSE_MARKS | QUOTES | {","}
_DENIAL_MARKS = CLAUSE_MARKS | {"“", '"'}
_OPENER_REACH = 25
_AFTER_REACH = 12
_DENIAL_REACH = 16
_HANGING_REACH = 24
#: So far ahead of a participle stands who wants it; before a party these belong to a paper: "the treaty with Peru".
_WANTED_REACH = 14
_OWNING = frozenset({"and", "between", "of", "the", "with"})
#: So far ahead of "from signing" stands what stops it.
_STOPPED_REACH = 8
#: An opening gerund stands this close to the head of its sentence.
_OPENING = 3
#: So far behind a comma the main clause has its modal; with these it tells what is due.
_MAIN_REACH = 12
_DUE = frozenset({"must", "needs", "will"})
#: A gerund of means this close behind the main clause's verb shares its time.
_MEANS_REACH = 40
#: Before a gerund inside a sentence these, as "by", make it share the main clause's time.
_WITHIN = frozenset({"in", "when"})
#: Makes the main clause an open one: "By signing the pact, Peru would help".
_UNREAL = "would"
#: No opener that ends in "that" has more words before it.
_THAT_REACH = 5
#: So close ahead of a doubt stands what takes it back.
_DOUBT_REACH = 3
#: So close ahead of a notice stands what says that it is still to come.
_NOTICE_REACH = 5
#: These open a clause that tells what something is done for.
_PURPOSES = frozenset({"ensure", "in", "make", "making"})
#: Behind "provided" these tell who did so: no condition.
_PROVIDERS = frozenset({"by", "for", "in", "to", "with"})
#: Behind such a verb "to" tells what was done there: "met in Lima to sign the pact".
_MEETING = frozenset({"convened", "gathered", "met"})
_MEETING_REACH = 30
#: Ahead of the "to" these tell what it belongs to: "met a minister who had promised to sign".
_LEADS = frozenset({"agreed", "discuss", "discussed", "promised", "that", "which", "who", "whom"})


def frame_in_clause(view: SentenceView, predicate: Predicate, grammar: Grammar) -> Predicate:
    """The predicate as the words frame it that open its clause or hang a condition on it."""
    waits = predicate.framing is Framing.PLANNED and _hangs(view, predicate, grammar)
    open_ = predicate.framing is Framing.PLANNED or predicate.present
    if waits or (open_ and _is_conditional(view, predicate, grammar)):
        predicate = replace(predicate, framing=Framing.POSSIBLE, cue="if")
    to = predicate.cue == "to" or predicate.cue.endswith(" (to)")
    if to and predicate.framing is Framing.PLANNED and _is_done_there(view, predicate.first):
        predicate = replace(predicate, framing=Framing.HAPPENED)
    if predicate.framing is Framing.HAPPENED:
        shared = _shared_time(view, predicate, grammar)
        if shared is not None:
            return replace(predicate, framing=shared, cue="will")
        if not predicate.cue.endswith("-ing") and _follows_modal(view, predicate, grammar):
            return replace(predicate, framing=Framing.PLANNED, cue="only after")
    if predicate.framing is Framing.DENIED and _is_to_be_stopped(view, predicate, grammar):
        return replace(predicate, framing=Framing.POSSIBLE, cue="to be stopped")
    if _acts_on_none(view, predicate, grammar):
        return replace(predicate, framing=Framing.DENIED, cue="no")
    if predicate.first and view.tokens[predicate.first - 1].lower in grammar.words.clauses.anybody:
        return replace(predicate, framing=strongest(predicate.framing, Framing.POSSIBLE), cue="anybody")
    untrue = _untrue(view, predicate, grammar) if predicate.framing is Framing.HAPPENED else None
    if untrue is not None:
        return untrue
    denier = _denier(view, predicate, grammar)
    if denier is not None and not _is_negated(view, denier, grammar):
        return replace(predicate, framing=Framing.DENIED, cue="denied that")
    if denier is not None and predicate.framing is Framing.PLANNED:
        return replace(predicate, framing=Framing.POSSIBLE, cue="not ruled out that")
    opener = _opener(view, predicate.first, grammar)
    return _opened(view, predicate, opener, grammar) if opener is not None else predicate


def _untrue(view: SentenceView, predicate: Predicate, grammar: Grammar) -> Predicate | None:
    """The predicate of something done as other words take it back: denied behind it, refuted, or not yet notified."""
    if _neither_follows(view, predicate):
        return replace(predicate, framing=Framing.DENIED, cue="neither")
    if _is_refuted(view, predicate, grammar):
        return replace(predicate, framing=Framing.DENIED, cue="told and refuted")
    if _is_wanted(view, predicate, grammar):
        return replace(predicate, framing=Framing.PLANNED, cue="wanted")
    if _waits_for_steps(view, predicate, grammar):
        return replace(predicate, framing=Framing.PLANNED, cue="after")
    if _is_to_be_notified(view, predicate, grammar):
        return replace(predicate, framing=Framing.PLANNED, cue="yet to be notified")
    return None


def _is_to_be_stopped(view: SentenceView, predicate: Predicate, grammar: Grammar) -> bool:
    """ "tried to stop Peru from signing", "nothing can prevent Peru from signing": not stopped so far."""
    words = grammar.words.clauses
    for at in range(predicate.first - 1, max(0, predicate.first - _STOPPED_REACH), -1):
        if view.tokens[at].lower == "way" and view.tokens[at - 2].lower == "in":
            return True  # "nothing stands in the way of Peru signing it"
        if view.tokens[at].lower in words.stopping:
            before = [token.lower for token in view.tokens[max(0, at - 3) : at]]
            done = not {"able", "managed"}.isdisjoint(before)
            return not done and not words.first_modals.union({"to"}).isdisjoint(before[-1:])
        if view.tokens[at].text in _OPENER_MARKS:
            return False
    return False


def _is_wanted(view: SentenceView, predicate: Predicate, grammar: Grammar) -> bool:
    """ "Peru wants its treaty with Chile ratified": a participle behind what somebody wants done."""
    words = grammar.words.clauses
    if predicate.cue != "past" or predicate.first != predicate.head or predicate.voice is Voice.NOMINAL:
        return False
    for at in range(predicate.first - 1, max(-1, predicate.first - _WANTED_REACH), -1):
        token = view.tokens[at]
        if token.lower in words.wanting:
            return predicate.first - at > 1
        if token.text in _OPENER_MARKS or token.lower in words.opener_ends or token.lower in grammar.words.verbs.be:
            return False
        pronoun = token.lower in {"he", "it", "she", "they", "we"}
        if at == predicate.first - 1 and (
            pronoun or (at in view.party_at and view.tokens[at - 1].lower not in _OWNING)
        ):
            return False  # "wants the treaty Peru signed"
    return False


def _waits_for_steps(view: SentenceView, predicate: Predicate, grammar: Grammar) -> bool:
    """ "After the pact has been signed, parliament must approve it": what is told as the first of steps to come."""
    words = grammar.words.clauses
    if not view.tokens or view.tokens[0].lower != "after" or predicate.cue not in words.perfects:
        return False
    comma = next((i for i in range(predicate.last, len(view.tokens)) if view.tokens[i].text == ","), None)
    opened = not any(token.text == "," for token in view.tokens[: predicate.first])
    main = [token.lower for token in view.tokens[comma:][:_MAIN_REACH]] if comma is not None else []
    return opened and not _DUE.isdisjoint(main)


def _acts_on_none(view: SentenceView, predicate: Predicate, grammar: Grammar) -> bool:
    """ "signed no treaty", "have concluded neither of the agreements", "has signed none": the object denies it."""
    at = predicate.last
    if predicate.voice is not Voice.ACTIVE or at + 1 >= len(view.tokens):
        return False
    words, following = grammar.words.verbs, view.tokens[at + 1].lower
    if view.tokens[at].lower != "no":
        return view.tokens[at].lower == "neither" or (view.tokens[at].lower == "none" and following != "other")
    return following not in words.no_negations and following != "more"


def _opened(view: SentenceView, predicate: Predicate, opener: tuple[int, Framing], grammar: Grammar) -> Predicate:
    """The predicate as the opener of its clause frames it."""
    words = grammar.words.clauses
    at, framing = opener
    word = view.tokens[at].lower
    happened = predicate.framing is Framing.HAPPENED
    if happened and word in words.until and predicate.cue in words.pasts:
        return predicate
    if happened and (word == "so" or (predicate.voice is Voice.NOMINAL and word in _PURPOSES)):
        return predicate  # "so that talks have begun", "to ensure that the talks go on": what came of it, or is there
    future = _holds(view, at, words.modals) and predicate.cue in words.perfects  # "will take effect when both have"
    if word == "when" and not ((predicate.present or future) and happened):
        return predicate
    past = predicate.cue not in words.perfects and not predicate.present
    if happened and framing is Framing.PLANNED and past and not _holds(view, len(view.tokens), words.modals):
        return predicate
    if (word in words.ambiguous and at != 0) or (word == "provided" and view.tokens[at + 1].lower in _PROVIDERS):
        return predicate
    if word in words.doubts and _is_undoubted(view, at, grammar):
        return predicate
    if word in words.until and predicate.cue in words.due and predicate.framing is Framing.PLANNED:
        return predicate  # "before it can take effect both parliaments must ratify it"
    if word == "until" and predicate.cue not in words.pasts and _is_negated_before(view, at, grammar):
        framing = Framing.PLANNED  # "cannot take effect until both have ratified it": what must come first
    if (
        word in {"if", *words.ambiguous}
        and predicate.framing is Framing.DENIED
        and predicate.cue in {"be", *grammar.modals}
    ):
        return replace(predicate, framing=Framing.POSSIBLE, cue="if")  # "if no agreement can be reached": still open
    if framing is Framing.PLANNED and word in _PURPOSES and predicate.cue in words.abilities:
        return replace(predicate, framing=framing, cue=word)  # "to ensure that it can enter into force": what is meant
    if predicate.framing is Framing.PLANNED and framing is Framing.POSSIBLE and word == "whether":
        return replace(predicate, framing=Framing.POSSIBLE, cue="whether")
    return replace(predicate, framing=strongest(predicate.framing, framing), cue=word)


def _is_undoubted(view: SentenceView, at: int, grammar: Grammar) -> bool:
    """ "Nobody doubts that", "there is no doubt that", "never doubted that"."""
    nobody = grammar.words.verbs.negators | grammar.words.admission.nobody | {"no"}
    return not nobody.isdisjoint(token.lower for token in view.tokens[max(0, at - _DOUBT_REACH) : at])


def _is_negated_before(view: SentenceView, at: int, grammar: Grammar) -> bool:
    """Whether the clause before an opener is denied for what is to come: "cannot ... until", "will not ... until"."""
    before = {token.lower for token in view.tokens[max(0, at - _AFTER_REACH) : at]}
    negated = not grammar.words.verbs.negators.isdisjoint(before)
    return negated and ("cannot" in before or not before.isdisjoint(grammar.words.clauses.first_modals))


def _opener(view: SentenceView, first: int, grammar: Grammar) -> tuple[int, Framing] | None:
    """Where the word stands that opens the clause before a token, and the framing that it gives."""
    for i in range(first - 1, max(-1, first - _OPENER_REACH), -1):
        token = view.tokens[i]
        if _joins_parties(view, i):
            continue  # "whether Peru and Chile will sign"
        if token.text in _OPENER_MARKS or token.lower in grammar.words.clauses.opener_ends:
            return _opener_that_ends(view, i, grammar) if token.lower == "that" else None
        found = match_longest(grammar.clause, view.tokens, i)
        if found is not None and not (i and view.tokens[i - 1].lower in grammar.words.verbs.have):
            return i, Framing(found[1])  # unlike "has provided"
    return None


def _joins_parties(view: SentenceView, i: int) -> bool:
    """Whether a token is the "and" between the names of two parties, and no new clause's."""
    return view.tokens[i].lower == "and" and i - 1 in view.party_at and i + 1 in view.party_at


def _opener_that_ends(view: SentenceView, end: int, grammar: Grammar) -> tuple[int, Framing] | None:
    """The opener of several words whose last is "that": "so that", "it is important that"."""
    for at in range(max(0, end - _THAT_REACH), end):
        found = match_longest(grammar.clause, view.tokens, at)
        if found is not None and at + found[0] == end + 1:
            return at, Framing(found[1])
    return None


def _holds(view: SentenceView, end: int, words: frozenset[str]) -> bool:
    """Whether one of some words stands before a token and belongs to no date: the modal, not the month of May."""
    return any(token.lower in words and i not in view.masked for i, token in enumerate(view.tokens[:end]))


def _follows_modal(view: SentenceView, predicate: Predicate, grammar: Grammar) -> bool:
    """ "It could be signed only after parliament had approved it": what must come first is still to come."""
    words = grammar.words.clauses
    for i in range(predicate.first - 1, max(-1, predicate.first - _AFTER_REACH), -1):
        word = view.tokens[i].lower
        if word in words.afters:
            return _holds(view, i, words.first_modals)
        if word in _AFTER_MARKS or word in words.after_ends:
            return False
    return False


def _shared_time(view: SentenceView, predicate: Predicate, grammar: Grammar) -> Framing | None:
    """ "After signing the pact, a bill will be drafted", "we will help by signing a pact": an opening gerund, or
    one of means or time, shares the main clause's time, which is open or still to come; None where it is past."""
    words = grammar.words.clauses
    word, _, rest = predicate.cue.partition(" ")
    if rest != "-ing" or (word not in _WITHIN | {"before"} and word not in words.opening_gerunds):
        return None
    if predicate.head > _OPENING:
        before = [token.lower for token in view.tokens[max(0, predicate.first - _MEANS_REACH) : predicate.first]]
        due = words.futures if word != "when" else words.first_modals | words.ambiguous
        ahead = word in _WITHIN | {"before", "by"} and not due.isdisjoint(before) and CLAUSE_MARKS.isdisjoint(before)
        return Framing.PLANNED if ahead else None
    following = {token.lower for token in view.tokens[predicate.last :]}
    if not words.futures.isdisjoint(following):
        return Framing.PLANNED
    return Framing.POSSIBLE if word == "by" and _UNREAL in following else None


def _is_done_there(view: SentenceView, first: int) -> bool:
    """ "Both met in Lima on Monday to sign the pact": what they met for, when nothing says that they did not."""
    for i in range(first - 1, max(-1, first - _MEETING_REACH), -1):
        if view.tokens[i].lower in _MEETING:
            return True
        if view.tokens[i].text in CLAUSE_MARKS or view.tokens[i].lower in _LEADS:
            return False
    return False


def _neither_follows(view: SentenceView, predicate: Predicate) -> bool:
    """ "has joined the declaration neither in 2023 nor since": a denial behind what it denies."""
    for token in view.tokens[predicate.last : predicate.last + _DENIAL_REACH]:
        if token.lower == "neither":
            return True
        if token.text in _AFTER_MARKS or token.lower in {"that", "which", "who"}:
            return False
    return False


def _is_to_be_notified(view: SentenceView, predicate: Predicate, grammar: Grammar) -> bool:
    """ "Peru has yet to notify Chile that it has ratified": a step of which the notice is still to come."""
    words = grammar.words.clauses
    before = [token.lower for token in view.tokens[max(0, predicate.first - _DENIAL_REACH) : predicate.first]]
    if predicate.cue not in words.perfects or "that" not in before:
        return False
    before = before[: len(before) - 1 - before[::-1].index("that")]
    at = next((i for i in reversed(range(len(before))) if before[i] in words.notices), None)
    if at is None:
        return False
    due = "still to be" in " ".join(before[at:])  # "notice has still to be received that Peru has ratified"
    return due or not words.awaiting.isdisjoint(before[max(0, at - _NOTICE_REACH) : at])


def _denier(view: SentenceView, predicate: Predicate, grammar: Grammar) -> int | None:
    """Where a word stands that denies the clause of a predicate: "denied on Monday reports that Peru had signed"."""
    words = grammar.words.clauses
    skipped = words.hearsay | words.hearsay_openers
    for i in range(predicate.first - 1, max(0, predicate.first - _DENIAL_REACH), -1):
        if view.tokens[i].lower == "that":
            at = i - 1
            while at > 0 and (at in view.masked or view.tokens[at].lower in skipped):
                at -= 1
            at -= 2 * (at > 2 and view.tokens[at - 1].lower == "as")  # "dismissed as fiction a report that"
            pair = f"{view.tokens[at - 1].lower} {view.tokens[at].lower}" if at else ""
            return at - (pair in words.deniers) if not words.deniers.isdisjoint({view.tokens[at].lower, pair}) else None
        if view.tokens[i].text in _DENIAL_MARKS:
            return None
    return None


def _is_refuted(view: SentenceView, predicate: Predicate, grammar: Grammar) -> bool:
    """ "Reports that Peru had signed were false": what is told ahead of "that" and refuted behind its clause."""
    words = grammar.words.clauses
    for i in range(predicate.first - 1, max(0, predicate.first - _DENIAL_REACH), -1):
        if view.tokens[i].lower == "that" and view.tokens[i - 1].lower in words.hearsay:
            return not words.refuted.isdisjoint(token.lower for token in view.tokens[predicate.last :])
        if view.tokens[i].text in _DENIAL_MARKS:
            return False
    return False


def _is_negated(view: SentenceView, at: int, grammar: Grammar) -> bool:
    """ "did not rule out that", "could not deny that"."""
    return not grammar.words.verbs.negators.isdisjoint(token.lower for token in view.tokens[max(0, at - 2) : at])


def _is_conditional(view: SentenceView, predicate: Predicate, grammar: Grammar) -> bool:
    """ "If Peru does not pay, Chile will end the accord": the sentence opens with a condition, up to a comma."""
    if not view.tokens or view.tokens[0].lower not in grammar.words.clauses.fronted:
        return False
    verbs = [token.lower for token in view.tokens[predicate.first : predicate.head]]
    if "must" in verbs or "have" in verbs:
        return False  # "If it is signed, it will have to be ratified": the next step that is due
    return any(token.text == "," for token in view.tokens[: predicate.first])


def _hangs(view: SentenceView, predicate: Predicate, grammar: Grammar) -> bool:
    """ "will sign if", "will sign in case of", "will sign the pact with Peru unless": a condition behind it."""
    words = grammar.words.clauses
    following = [token.lower for token in view.tokens[predicate.last : predicate.last + _HANGING_REACH]]
    if " ".join(following).startswith(tuple(words.condition_phrases)):
        return True
    for i, (before, word) in enumerate(pairwise(["", *following]), predicate.last):
        if word in words.conditions:
            return before not in words.no_condition
        if word == "that" and before in words.providing:
            return True
        if word in _OPENER_MARKS or (word in words.opener_ends and not _joins_parties(view, i)):
            return False
    return False
