"""Predicates: how the words around a stage word frame it (tense, modality, negation, voice)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from depositary.core.codes import Framing
from depositary.lexicon.inflections import Form
from depositary.reading.grammars import Grammar, match_longest
from depositary.reading.tokens import Token

BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "am", "'s", "'re"})
HAVE = frozenset({"has", "have", "had", "having", "'ve"})
DO = frozenset({"do", "does", "did"})
NEGATORS = frozenset({"not", "never", "n't", "neither", "nor", "cannot"})
_PAST_BE = frozenset({"was", "were", "been"})
_ADVERBS = frozenset(
    "also already now just still then soon later today yesterday tonight thereby thus hence therefore jointly even first "
    "recently once again together both only ever so far all each in fact to date officially formally".split()
) - {"to", "in", "once"}
_NEGATIVE_SUBJECTS = frozenset({"no", "none", "nobody", "nothing", "neither"})
_SUBJECT_PRONOUNS = frozenset({"he", "she", "they", "we", "it", "i", "you", "who", "which", "that"})
_MAX_CHAIN = 8


class Voice(StrEnum):
    """How the stage verb stands to its instrument."""

    ACTIVE = "active"
    PASSIVE = "passive"
    REDUCED = "reduced"
    """A participle after its noun: "the agreement signed in May"."""
    FRONTED = "fronted"
    """A participle before its noun, at the head of the sentence: "Signed in May, the agreement"."""
    NOMINAL = "nominal"


@dataclass(frozen=True, slots=True)
class Predicate:
    """How a stage word is framed. `first` is the token where its verb group starts; its subject stands before that."""

    first: int
    head: int
    last: int
    voice: Voice
    framing: Framing
    cue: str
    """The words that decided the framing, for `explain`."""
    present: bool = False
    """A bare present ("A and B sign"), which reports use for the past and for habits alike."""
    governor_first: bool = False


@dataclass(frozen=True, slots=True)
class _Step:
    """A state of the walk to the left: where it stands, the framing so far, the voice, the words that decided."""

    at: int
    framing: Framing
    voice: Voice
    cue: str
    present: bool = False


def analyse_verb(
    tokens: Sequence[Token], head: int, last: int, forms: frozenset[Form], grammar: Grammar, masked: frozenset[int]
) -> Predicate:
    """The predicate of a stage verb.

    `masked` are tokens to step over inside a verb group (dates and what stands between commas).
    """
    walk = _Walk(tokens, grammar, masked)
    step = walk.start(head, forms)
    step = walk.outward(step)
    step = walk.negative_subject(step)
    return Predicate(step.at, head, last, step.voice, step.framing, step.cue, step.present)


def strongest(left: Framing, right: Framing) -> Framing:
    """The framing that holds when both apply: denied over possible over planned over happened."""
    order = (Framing.HAPPENED, Framing.PLANNED, Framing.POSSIBLE, Framing.DENIED)
    return max(left, right, key=order.index)


class _Walk:
    """The walk from a stage verb to the left, over auxiliaries and the verbs that govern it."""

    def __init__(self, tokens: Sequence[Token], grammar: Grammar, masked: frozenset[int]) -> None:
        self.tokens = tokens
        self.grammar = grammar
        self.masked = masked

    def before(self, at: int) -> tuple[int, bool]:
        """The nearest token to the left that is no adverb, and whether a negator was stepped over; -1 at the start."""
        negated = False
        i = at - 1
        while i >= 0:
            word = self.tokens[i].lower
            if word in NEGATORS:
                negated = True
            elif not (i in self.masked or word in _ADVERBS or _is_adverb(word)):
                break
            i -= 1
        return i, negated

    def word(self, at: int) -> str:
        """The lower-case word at a place, or an empty string before the start."""
        return self.tokens[at].lower if at >= 0 else ""

    def start(self, head: int, forms: frozenset[Form]) -> _Step:
        """The first step: the stage verb's own form with its auxiliaries."""
        left, negated = self.before(head)
        word = self.word(left)
        if Form.ING in forms and len(forms) == 1:
            return self._gerund(head, left, word, negated)
        if word in BE and forms & {Form.PARTICIPLE, Form.PAST}:
            return self._auxiliary(left, Voice.PASSIVE, negated)
        if word in HAVE and forms & {Form.PARTICIPLE, Form.PAST}:
            return self._auxiliary(left, Voice.ACTIVE, negated)
        if forms & {Form.PAST, Form.PARTICIPLE} and word not in {"to", *self.grammar.modals, *DO}:
            return _Step(head, _deny(Framing.HAPPENED, negated), Voice.ACTIVE, "past")
        if Form.THIRD in forms:
            return _Step(head, _deny(Framing.HAPPENED, negated), Voice.ACTIVE, "present", present=True)
        return self._base(head, left, word, negated, Voice.ACTIVE)

    def _gerund(self, head: int, left: int, word: str, negated: bool) -> _Step:
        if word in BE:
            step = self._auxiliary(left, Voice.ACTIVE, negated)
            return _Step(step.at, step.framing, step.voice, "progressive", step.present)
        framing = {
            "before": Framing.POSSIBLE,
            "without": Framing.DENIED,
            "for": Framing.PLANNED,
            "towards": Framing.PLANNED,
            "toward": Framing.PLANNED,
            "to": Framing.PLANNED,
            "of": Framing.PLANNED,
            "considering": Framing.POSSIBLE,
            "from": Framing.DENIED,
        }.get(word, Framing.HAPPENED)
        governed = self.grammar.governors.get(word)
        if governed == "transparent":
            return _Step(left, _deny(framing, negated), Voice.ACTIVE, word)
        return _Step(head, _deny(framing, negated), Voice.ACTIVE, f"{word} -ing")

    def _auxiliary(self, at: int, voice: Voice, negated: bool) -> _Step:
        word = self.word(at)
        left, more = self.before(at)
        negated = negated or more
        outer = self.word(left)
        if word in {"be", "being", "been", "having", "have"} and (outer in HAVE or outer in BE):
            step = self._auxiliary(left, voice, negated)
            return _Step(step.at, step.framing, voice, step.cue, step.present)
        if outer in self.grammar.modals:
            return self._modal(left, outer, negated, voice)
        if outer == "to" and word in {"be", "have"}:
            return self._base(at, left, outer, negated, voice)
        present = word in {"is", "are", "'s", "'re"} and voice is Voice.PASSIVE
        return _Step(at, _deny(Framing.HAPPENED, negated), voice, word, present)

    def _modal(self, at: int, word: str, negated: bool, voice: Voice) -> _Step:
        left, more = self.before(at)
        del left
        framing = Framing(self.grammar.modals[word])
        return _Step(at, _deny(framing, negated or more), voice, word)

    def _base(self, at: int, left: int, word: str, negated: bool, voice: Voice) -> _Step:
        if word in self.grammar.modals:
            return self._modal(left, word, negated, voice)
        if word in DO:
            return _Step(left, _deny(Framing.HAPPENED, negated), voice, word)
        if word == "to":
            return self._infinitive(left, negated, voice)
        return _Step(at, _deny(Framing.HAPPENED, negated), voice, "present", present=True)

    def _infinitive(self, at: int, negated: bool, voice: Voice) -> _Step:
        left, more = self.before(at)
        word = self.word(left)
        negated = negated or more
        if word in BE:
            step = self._auxiliary(left, voice, negated)
            return _Step(step.at, strongest(step.framing, Framing.PLANNED), voice, f"{word} to")
        governed = self.grammar.governors.get(word)
        if governed == "transparent":
            return _Step(left, _deny(Framing.HAPPENED, negated), voice, word)
        if governed:
            return _Step(left, _deny(Framing(governed), negated), voice, f"{word} to")
        return _Step(at, _deny(Framing.PLANNED, negated), voice, "to")

    def outward(self, step: _Step) -> _Step:
        """Follow governing verbs outward: "had agreed to start negotiating"."""
        for _ in range(_MAX_CHAIN):
            word = self.word(step.at)
            if word not in self.grammar.governors or step.at < 0:
                return step
            left, negated = self.before(step.at)
            outer = self.word(left)
            if outer in BE or outer in HAVE:
                grown = self._auxiliary(left, step.voice, negated)
            elif outer in self.grammar.modals:
                grown = self._modal(left, outer, negated, step.voice)
            elif outer == "to":
                grown = self._infinitive(left, negated, step.voice)
            else:
                return _Step(step.at, _deny(step.framing, negated), step.voice, step.cue, step.present)
            framing = strongest(step.framing, grown.framing)
            if grown.at == step.at:
                return step
            step = _Step(grown.at, framing, step.voice, step.cue if step.cue != "past" else grown.cue, step.present)
        return step

    def negative_subject(self, step: _Step) -> _Step:
        """Deny what a negative subject does: "no agreement was signed", "none of the texts has been signed"."""
        for i in range(step.at - 1, max(-1, step.at - 10), -1):
            word = self.tokens[i].lower
            if word in {",", ";", ":", "but", "and"} or word in _SUBJECT_PRONOUNS:
                break
            if word in _NEGATIVE_SUBJECTS and not (word == "no" and self.word(i + 1) in {"later", "longer", "doubt"}):
                return _Step(step.at, Framing.DENIED, step.voice, word)
        return step


def _is_adverb(word: str) -> bool:
    return len(word) > 4 and word.endswith("ly") and word not in {"italy", "supply", "reply", "apply", "family", "july", "assembly", "ally"}


def _deny(framing: Framing, negated: bool) -> Framing:
    return Framing.DENIED if negated else framing


def analyse_noun(tokens: Sequence[Token], head: int, last: int, end: int, grammar: Grammar, default: str) -> Predicate | None:
    """The predicate of a stage noun, or None when nothing frames it and the rule has no default.

    `end` is the token after the noun with its instrument: what is said of it stands there.
    """
    framed = _before_noun(tokens, head, grammar)
    after = _after_noun(tokens, end, grammar)
    if framed is None:
        framed = after
    elif after is not None and framed[0] is Framing.HAPPENED:
        framed = after
    if framed is None:
        if default == "none":
            return None
        framed = (Framing(default), "noun")
    return Predicate(head, head, last, Voice.NOMINAL, framed[0], framed[1])


def _before_noun(tokens: Sequence[Token], head: int, grammar: Grammar) -> tuple[Framing, str] | None:
    for at in range(head - 1, max(-1, head - 6), -1):
        if tokens[at].text in {".", ";", ":", ","}:
            return None
        found = match_longest(grammar.before, tokens, at)
        if found is not None and at + found[0] <= head:
            return Framing(found[1]), " ".join(token.lower for token in tokens[at : at + found[0]])
        found_modal = grammar.modals.get(tokens[at].lower)
        if found_modal:
            return Framing(found_modal), tokens[at].lower
    return None


def _after_noun(tokens: Sequence[Token], end: int, grammar: Grammar) -> tuple[Framing, str] | None:
    for at in range(end, min(len(tokens), end + 14)):
        if tokens[at].text in {".", ";", ":"}:
            return None
        found = match_longest(grammar.after, tokens, at)
        if found is not None:
            return Framing(found[1]), " ".join(token.lower for token in tokens[at : at + found[0]])
    return None
