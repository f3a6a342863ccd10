"""Predicates: how the words around a stage word frame it (tense, modality, negation, voice)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from depositary.core.codes import Framing
from depositary.lexicon.frames import StageRule
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
    "recently once again together both only ever so far all each in fact to date officially formally yet".split()
) - {"to", "in", "once"}
_NEGATIVE_SUBJECTS = frozenset({"no", "none", "nobody", "nothing", "neither"})
_SUBJECT_PRONOUNS = frozenset({"he", "she", "they", "we", "it", "i", "you", "who", "which", "that"})
_AFTER_PASSIVE = frozenset(
    {
        "by",
        "in",
        "on",
        "at",
        "with",
        "as",
        "under",
        "to",
        "for",
        ",",
        ".",
        ";",
        "and",
        "last",
        "this",
        "yesterday",
        "today",
    }
)
_ORDINALS = frozenset(
    "fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth "
    "eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth twenty-fifth thirtieth".split()
)
_BECOME = frozenset({"become", "becomes", "became", "becoming"})
_RANK_WORDS = frozenset({"first", "second", "third", "only", "last", "latest", "next"})
_RANK_REACH = 14
_MAX_CHAIN = 8
_COORDINATION_REACH = 22


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
    carried: bool = False
    """Whether a verb carries the stage noun ("negotiations began")."""


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
            elif (
                word in {"case", "event"}
                and i > 1
                and self.tokens[i - 1].lower == "any"
                and self.tokens[i - 2].lower == "in"
            ):
                i -= 3
                continue
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
        if word in {"and", "or", ",", "then"}:
            joined = self._coordinated(head, left, forms, negated)
            if joined is not None:
                return joined
        if forms & {Form.PAST, Form.PARTICIPLE} and word not in {"to", *self.grammar.modals, *DO}:
            return _Step(head, _deny(Framing.HAPPENED, negated), Voice.ACTIVE, "past")
        if Form.THIRD in forms:
            return _Step(head, _deny(Framing.HAPPENED, negated), Voice.ACTIVE, "present", present=True)
        return self._base(head, left, word, negated, Voice.ACTIVE)

    def _coordinated(self, head: int, left: int, forms: frozenset[Form], negated: bool) -> _Step | None:
        """A verb that shares the auxiliaries of one before it: "was signed, passed and approved", "can be signed and enter"."""
        for at in range(left - 1, max(-1, left - _COORDINATION_REACH), -1):
            word = self.word(at)
            if word in {";", ":", "which", "who", "that"}:
                return None
            if word in self.grammar.modals and Form.BASE in forms:
                return self._modal(at, word, negated, Voice.ACTIVE)
            if word == "to" and Form.BASE in forms and self.word(at + 1) in self.grammar.verbs:
                return self._infinitive(at, negated, Voice.ACTIVE)
            if word in BE and forms & {Form.PARTICIPLE, Form.PAST} and self._participle_follows(at):
                following = self.word(head + 1)
                if following in _AFTER_PASSIVE or head + 1 in self.masked:
                    return self._auxiliary(at, Voice.PASSIVE, negated)
                return None
            if word in HAVE and forms & {Form.PARTICIPLE} and self._participle_follows(at):
                return self._auxiliary(at, Voice.ACTIVE, negated)
        return None

    def _participle_follows(self, at: int) -> bool:
        return any(self.word(at + k).endswith(("ed", "en", "ght")) for k in (1, 2, 3) if at + k < len(self.tokens))

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
        if governed in {"possible", "denied"}:
            return _Step(left, _deny(Framing(governed), negated), Voice.ACTIVE, f"{word} -ing")
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
        left, more = (at - 1, False) if self.word(at - 1) == "yet" else self.before(at)
        word = self.word(left)
        negated = negated or more
        if word in BE:
            step = self._auxiliary(left, voice, negated)
            return _Step(step.at, strongest(step.framing, Framing.PLANNED), voice, f"{word} to")
        governed = self.grammar.governors.get(word)
        if word == "order":
            return _Step(left, Framing.POSSIBLE, voice, "in order to")
        if governed == "transparent":
            return _Step(left, _deny(Framing.HAPPENED, negated), voice, word)
        if governed:
            return _Step(left, _deny(Framing(governed), negated), voice, f"{word} to")
        ranked = self._ranked(left, voice)
        if ranked is not None:
            return ranked
        return _Step(at, _deny(Framing.PLANNED, negated), voice, "to")

    def _ranked(self, at: int, voice: Voice) -> _Step | None:
        """ "became the seventh country to sign": who is ranked did it, unless the ranking itself is still to come."""
        low = max(-1, at - _RANK_REACH)
        rank = next((i for i in range(at, low, -1) if _is_rank(self.word(i))), None)
        if rank is None:
            return None
        for i in range(rank, max(-1, rank - 8), -1):
            word = self.word(i)
            if word in BE or word in _BECOME:
                left, negated = self.before(i)
                outer = self.word(left)
                if outer in self.grammar.modals:
                    return self._modal(left, outer, negated, voice)
                if outer == "to":
                    return (
                        self._infinitive(left, negated, voice)
                        if self.word(left - 1) in self.grammar.governors
                        else None
                    )
                first = left if outer in HAVE else i
                return _Step(first, _deny(Framing.HAPPENED, negated), voice, "ranked")
        return _Step(rank, Framing.HAPPENED, voice, "ranked")

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
            if word in {",", ";", ":", "but", "and", "when", "whether", "how"} or word in _SUBJECT_PRONOUNS:
                break
            if word == "not" and self.word(i + 1) in {"one", "a", "all"}:
                return _Step(step.at, Framing.DENIED, step.voice, "not one")
            if word in _NEGATIVE_SUBJECTS and not (word == "no" and self.word(i + 1) in {"later", "longer", "doubt"}):
                return _Step(step.at, Framing.DENIED, step.voice, word)
        return step


def _is_adverb(word: str) -> bool:
    return (
        len(word) > 4
        and word.endswith("ly")
        and word not in {"italy", "supply", "reply", "apply", "family", "july", "assembly", "ally"}
    )


def _is_rank(word: str) -> bool:
    return word in _RANK_WORDS or (
        len(word) > 2 and word.endswith(("th", "st", "nd", "rd")) and (word[0].isdigit() or word in _ORDINALS)
    )


def _deny(framing: Framing, negated: bool) -> Framing:
    return Framing.DENIED if negated else framing


_CARRIER_REACH = 7
_PREDICATE_REACH = 22
_TOPIC_NOUNS = frozenset(
    "dispatch message consultation procedure debate vote decision proposal proposals opinion report bill law question resolution".split()
)
_RIGHT_BREAKS = frozenset({";", ":", "."})
_RELATIVES = frozenset({"which", "that", "who", "whose", "where"})


@dataclass(frozen=True, slots=True)
class Carried:
    """The verb that carries a stage noun, and how it is framed."""

    lemma: str
    at: int
    framing: Framing
    cue: str


def analyse_noun(
    tokens: Sequence[Token], head: int, last: int, rule: StageRule, grammar: Grammar, masked: frozenset[int]
) -> Predicate | None:
    """The predicate of a stage noun, or None when its surroundings speak against the rule or say nothing it needs."""
    carried = _carrier_before(tokens, head, grammar, masked) or _carrier_after(tokens, last, grammar, masked)
    wanted = {verb.partition(":")[0] for verb in rule.carriers}
    if wanted and (carried is None or carried.lemma not in wanted):
        return None
    if carried is not None and carried.lemma in rule.not_carriers:
        return None
    if _is_topic(tokens, head):
        return None
    framed = _before_noun(tokens, head, grammar)
    after = (carried.framing, carried.cue) if carried is not None else _after_noun(tokens, last, grammar)
    if carried is None and after is not None and after[0] is Framing.HAPPENED and rule.default == "none":
        after = None
    if framed is None or (after is not None and framed[0] is Framing.HAPPENED):
        framed = after or framed
    if framed is None:
        if rule.default == "none":
            return None
        framed = (Framing(rule.default), "noun")
        if any(token.lower in {"will", "shall"} for token in tokens):
            framed = (Framing.PLANNED, "will")
    first = min(head, carried.at) if carried is not None else head
    return Predicate(first, head, last, Voice.NOMINAL, framed[0], framed[1], carried=carried is not None)


def _is_topic(tokens: Sequence[Token], head: int) -> bool:
    """ "the dispatch on the approval of": the noun is only what a paper or debate is about."""
    for at in range(head - 1, max(0, head - 4), -1):
        if tokens[at].lower in {"on", "about", "regarding"}:
            return tokens[at - 1].lower in _TOPIC_NOUNS
    return False


def _carrier_before(tokens: Sequence[Token], head: int, grammar: Grammar, masked: frozenset[int]) -> Carried | None:
    """ "are to open talks", "has begun formal negotiations": a carrier verb that has the noun as its object."""
    for at in range(head - 1, max(-1, head - _CARRIER_REACH) - 1, -1):
        word = tokens[at].lower
        if tokens[at].text in {".", ",", ";", ":"} or word in _RELATIVES or word in BE or word in grammar.modals:
            return None
        for lemma, forms in grammar.carriers.get(word, ()):
            if forms == {Form.BASE} and at and tokens[at - 1].lower in {"a", "an", "the"}:
                continue
            found = analyse_verb(tokens, at, at + 1, forms, grammar, masked)
            return Carried(lemma, found.first, found.framing, f"{word} ({found.cue})")
    return None


def _carrier_after(tokens: Sequence[Token], last: int, grammar: Grammar, masked: frozenset[int]) -> Carried | None:
    """ "negotiations with Oslo have begun", "the signing will take place": a carrier verb of which the noun is the subject."""
    for at in range(last, min(len(tokens), last + _PREDICATE_REACH)):
        word = tokens[at].lower
        if tokens[at].text in _RIGHT_BREAKS or word in {"but", "while", "that", "who"}:
            return None
        for lemma, forms in () if word in HAVE else grammar.carriers.get(word, ()):
            if Form.ING in forms and len(forms) == 1 and not (at and tokens[at - 1].lower in BE):
                continue
            found = analyse_verb(tokens, at, at + 1, forms, grammar, masked)
            return Carried(lemma, at, found.framing, f"{word} ({found.cue})")
    return None


def _before_noun(tokens: Sequence[Token], head: int, grammar: Grammar) -> tuple[Framing, str] | None:
    for at in range(head - 1, max(-1, head - 9), -1):
        if tokens[at].text in {".", ";", ":", ","}:
            return None
        found = match_longest(grammar.before, tokens, at)
        if found is not None and at + found[0] <= head:
            return Framing(found[1]), " ".join(token.lower for token in tokens[at : at + found[0]])
        modal = grammar.modals.get(tokens[at].lower)
        if modal:
            return Framing(modal), tokens[at].lower
    return None


def _after_noun(tokens: Sequence[Token], end: int, grammar: Grammar) -> tuple[Framing, str] | None:
    for at in range(end, min(len(tokens), end + 18)):
        if tokens[at].text in _RIGHT_BREAKS:
            return None
        found = match_longest(grammar.after, tokens, at)
        if found is not None:
            return Framing(found[1]), " ".join(token.lower for token in tokens[at : at + found[0]])
    return None
