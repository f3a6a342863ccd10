"""The grammar: the lexicon's frames compiled into tables that reading looks words up in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import TypeVar

from depositary.lexicon.frames import Frames, Head, Proposer, StageRule, load_frames
from depositary.lexicon.inflections import Form, inflect
from depositary.lexicon.words import Words, load_words
from depositary.reading.sentences.tokens import Token, tokenize


@dataclass(frozen=True, slots=True)
class Trigger:
    """One word sequence that fires a rule. `forms` is empty for nouns and phrases."""

    words: tuple[str, ...]
    rule: StageRule
    forms: frozenset[Form] = frozenset()
    fronted: str = ""
    """The preposition that ends its words elsewhere and here stands before "which": "from which Peru withdrew"."""

    @property
    def is_bare_verb(self) -> bool:
        """Whether a verb fires the rule by itself."""
        return bool(self.forms) and len(self.words) == 1 and not self.fronted


@dataclass(frozen=True, slots=True)
class HeadWord:
    """One word sequence that names an instrument, singular or plural."""

    words: tuple[str, ...]
    head: Head
    plural: bool


T = TypeVar("T", Trigger, HeadWord)
#: End a verb's words, or stand before "which" in a relative clause.
_FRONTED = frozenset({"from", "of", "to"})


@dataclass(frozen=True)
class Grammar:
    """Look-up tables by first word; each holds its longest sequences first."""

    triggers: dict[str, tuple[Trigger, ...]]
    heads: dict[str, tuple[HeadWord, ...]]
    subjects: tuple[tuple[str, str], ...]
    """(cue, code), the cue with a space on either side, in the order of the data."""
    modals: dict[str, str]
    governors: dict[str, str]
    before: dict[tuple[str, ...], str]
    after: dict[tuple[str, ...], str]
    clause: dict[tuple[str, ...], str]
    carriers: dict[str, tuple[tuple[str, frozenset[Form]], ...]]
    """Word to (lemma, forms) of the verbs that can carry a stage noun."""
    carrier_framings: dict[str, str]
    """The framing that a carrier gives at least, by its lemma."""
    proposers: dict[str, tuple[tuple[Proposer, frozenset[Form]], ...]]
    """Word to the rows of verbs that only propose, with its forms."""
    echoes: dict[str, tuple[tuple[tuple[str, ...], frozenset[Form]], ...]]
    """First word to (words, forms) of the phrases that repeat a stage."""
    verbs: frozenset[str]
    """Every form of every verb that the rules know."""
    rules: dict[str, StageRule]
    """The rules by their ids, for readings that no word of a rule fires."""
    gerunds: dict[str, str]
    """The word before a gerund to the framing that it gives: "without signing"."""
    words: Words = field(repr=False)
    """The grammatical words that the steps look up."""

    def head_at(self, tokens: Sequence[Token], at: int) -> HeadWord | None:
        """The longest head of an instrument that starts at a token, or None."""
        for head in self.heads.get(tokens[at].lower, ()):
            if tuple(token.lower for token in tokens[at : at + len(head.words)]) == head.words:
                return head
        return None


@cache
def load_grammar(language: str = "en", extra: Path | None = None) -> Grammar:
    """The grammar of a language, compiled once."""
    frames = load_frames(language, extra)
    triggers, carriers = tuple(_triggers(frames.rules)), _carriers(frames)
    return Grammar(
        triggers=_by_first(triggers),
        heads=_by_first(_head_words(frames.heads)),
        subjects=tuple((f" {cue} ", subject.code) for subject in frames.subjects for cue in subject.cues),
        modals=frames.cue_words("modal"),
        governors=frames.cue_words("governor"),
        before=_sequences(frames.cue_words("before")),
        after=_sequences(frames.cue_words("after")),
        clause=_sequences(frames.cue_words("clause")),
        carriers=carriers,
        carrier_framings={verb.partition(":")[0]: row.framing for row in frames.carriers for verb in row.verbs},
        proposers=_proposers(frames),
        echoes=_echoes(frames.echoes),
        verbs=frozenset(trigger.words[0] for trigger in triggers if trigger.forms) | frozenset(carriers),
        rules={rule.id: rule for rule in frames.rules},
        gerunds=frames.cue_words("gerund"),
        words=load_words(language, extra),
    )


@lru_cache(maxsize=4096)
def words_of(phrase: str) -> tuple[str, ...]:
    """The lower-case words of a phrase, cut as sentences are."""
    return tuple(token.lower for token in tokenize(phrase, 0, len(phrase)))


def match_longest(table: dict[tuple[str, ...], str], tokens: Sequence[Token], at: int) -> tuple[int, str] | None:
    """The longest entry of a table that starts at a token: its length in tokens and its value."""
    for length in (4, 3, 2, 1):
        words = tuple(token.lower for token in tokens[at : at + length])
        if len(words) == length and words in table:
            return length, table[words]
    return None


def _by_first(items: Iterable[T]) -> dict[str, tuple[T, ...]]:
    found: dict[str, list[T]] = {}
    for item in items:
        found.setdefault(item.words[0], []).append(item)
    return {first: tuple(sorted(same, key=lambda item: -len(item.words))) for first, same in found.items()}


def _carriers(frames: Frames) -> dict[str, tuple[tuple[str, frozenset[Form]], ...]]:
    verbs = {verb for carrier in frames.carriers for verb in carrier.verbs}
    verbs |= {verb for rule in frames.rules for verb in rule.carriers}
    found: dict[str, dict[str, frozenset[Form]]] = {}
    for verb in sorted(verbs):
        lemma, _, irregular = verb.partition(":")
        for inflected in inflect(lemma, tuple(irregular.split(",")) if irregular else ()):
            found.setdefault(inflected.word, {})[lemma] = inflected.forms
    return {word: tuple(lemmas.items()) for word, lemmas in found.items()}


def _proposers(frames: Frames) -> dict[str, tuple[tuple[Proposer, frozenset[Form]], ...]]:
    """Word to the rows of its verb, with the forms that it can be."""
    found: dict[str, list[tuple[Proposer, frozenset[Form]]]] = {}
    for row in frames.proposers:
        for verb in row.verbs:
            lemma, _, irregular = verb.partition(":")
            for inflected in inflect(lemma, tuple(irregular.split(",")) if irregular else ()):
                found.setdefault(inflected.word, []).append((row, inflected.forms))
    return {word: tuple(rows) for word, rows in found.items()}


def _echoes(phrases: tuple[str, ...]) -> dict[str, tuple[tuple[tuple[str, ...], frozenset[Form]], ...]]:
    """First word to (words, forms) of the phrases that repeat a stage."""
    found: dict[str, list[tuple[tuple[str, ...], frozenset[Form]]]] = {}
    for words, forms in _verb_phrases(phrases):
        found.setdefault(words[0], []).append((words, forms))
    return {word: tuple(sorted(same, key=lambda s: -len(s[0]))) for word, same in found.items()}


def _verb_phrases(phrases: Iterable[str]) -> Iterable[tuple[tuple[str, ...], frozenset[Form]]]:
    """The words of each form of verbs written as "tear:tore,torn,tearing up", with the form."""
    for phrase in phrases:
        verb, _, rest = phrase.partition(" ")
        lemma, _, irregular = verb.partition(":")
        for inflected in inflect(lemma, tuple(irregular.split(",")) if irregular else ()):
            yield (*words_of(inflected.word), *words_of(rest)), inflected.forms


def _sequences(cues: dict[str, str]) -> dict[tuple[str, ...], str]:
    return {words_of(phrase): framing for phrase, framing in cues.items()}


def _triggers(rules: Iterable[StageRule]) -> Iterable[Trigger]:
    """The word sequences that fire rules; a rule that asks for more behind its word comes before one that does not."""
    for rule in sorted(rules, key=_asks_for_little):
        for words, forms in _of_verbs(rule):
            yield Trigger(words, rule, forms)
            if len(words) > 1 and words[-1] in _FRONTED and rule.instrument == "object":
                yield Trigger(words[:-1], rule, forms, words[-1])
        for phrase in rule.noun + rule.phrase:
            yield Trigger(words_of(phrase), rule)


def _asks_for_little(rule: StageRule) -> bool:
    more = rule.law or rule.next_parliament or rule.common or rule.tail_later
    return not (rule.over or more)


def _of_verbs(rule: StageRule) -> Iterable[tuple[tuple[str, ...], frozenset[Form]]]:
    """The words of each form of a rule's verb and of its synonyms, with the form."""
    for inflected in inflect(rule.verb, rule.forms) if rule.verb else ():
        for tail in rule.tail_any or (" ".join(rule.tail),):
            yield (inflected.word, *words_of(tail)), inflected.forms
    yield from _verb_phrases(rule.synonyms)


def _head_words(heads: Iterable[Head]) -> Iterable[HeadWord]:
    for head in heads:
        for phrase in head.words:
            words = words_of(phrase)
            yield HeadWord(
                words,
                head,
                phrase in {"memoranda", "accords", "those", "theirs", "their own"}
                or words[0] == "memoranda"
                or phrase[:-1] in head.words,
            )
            if not phrase.endswith(("s", "memoranda", "those", "that", "own")):
                yield HeadWord(_plural(words), head, plural=True)


def _plural(words: tuple[str, ...]) -> tuple[str, ...]:
    # "letter of intent" -> "letters of intent": the plural falls on the first noun.
    cut = words.index("of") if "of" in words else len(words)
    noun = words[cut - 1]
    plural = noun[:-1] + "ies" if noun.endswith("y") else noun + "s"
    return (*words[: cut - 1], plural, *words[cut:])
