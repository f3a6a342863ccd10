"""Runs of tokens that make a number: the grammar of number words and figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from depositary.lexicon.quantities import NumberWords
from depositary.reading.quantities.tokens import Token

#: More words than this belong to no number that a report writes; the rest starts a new one.
_LONGEST = 24


@dataclass(frozen=True, slots=True)
class NumberRun:
    """A number as a run of tokens, `first` to `last` inclusive."""

    first: int
    last: int
    value: int | float | None
    kind: str
    qualifier: str | None = None


def number_runs(found: Sequence[Token], words: NumberWords) -> list[NumberRun]:
    """The numbers among tokens, in order, without overlap."""
    runs = []
    position = 0
    while position < len(found):
        token = found[position]
        begins = token.shape == "figure" or token.word in words.starters
        run = _Run(found, words, position).read() if begins else None
        if run is None:
            position += 1
        else:
            runs.append(run)
            position = run.last + 1
    return runs


def qualifier_before(found: Sequence[Token], first: int, words: NumberWords) -> tuple[str, int] | None:
    """What stands right before token `first` and changes a number there: the qualifier and its first token."""
    for length in (4, 3, 2, 1):
        if first - length >= 0:
            phrase = tuple(token.word for token in found[first - length : first])
            if phrase in words.qualifiers:
                before = found[first - 2].word if length == 1 and first > 1 else ""
                ends_verb = before in words.particles.get(phrase[0], ())
                return None if ends_verb else (words.qualifiers[phrase], first - length)
    return None


class _Run:
    """Reads one number from a position on; every token is looked at a bounded number of times."""

    def __init__(self, found: Sequence[Token], words: NumberWords, first: int) -> None:
        self.found = found
        self.words = words
        self.first = first
        self.at = first
        self.total = 0.0
        """What finished scales have added: the thousands of "two thousand and seven"."""
        self.current = 0.0
        self.last = -1
        self.ordinal = False
        self.room = float("inf")
        """The next part must be smaller than this: nothing but units after "twenty", nothing after a unit."""
        self.scale_room = float("inf")

    def read(self) -> NumberRun | None:
        token = self.found[self.first]
        if token.shape == "figure":
            return self._figure()
        if token.shape != "word":
            return None
        return self._open() or self._article() or self._worded()

    def word(self, at: int) -> str:
        return self.found[at].word if at < len(self.found) and self.found[at].shape == "word" else ""

    def touches(self, at: int) -> bool:
        """Whether the token at `at` follows its neighbour without a space."""
        return at < len(self.found) and self.found[at - 1].end == self.found[at].start

    # -- figures

    def _figure(self) -> NumberRun | None:
        raw = self.found[self.first].word
        value = figure_value(raw, self.words)
        self.last = self.first
        after = self.first + 1
        if after < len(self.found) and value == int(value):
            token = self.found[after]
            ends = token.shape == "suffix" or (self.touches(after) and token.word in self.words.suffixes)
            if ends and token.word in self.words.suffixes:
                return NumberRun(self.first, after, int(value), "ordinal")
        self.current = value
        self._scales()
        return self._done()

    # -- words that stay open, and what an article opens

    def _open(self) -> NumberRun | None:
        word, words = self.word(self.first), self.words
        if word not in words.vague and word not in words.vague_plurals:
            return None
        last = self.first
        if word in words.vague:
            while self.word(last + 1) in words.scales or self.word(last + 1) in words.hundred:
                last += 1
        while self.word(last + 1) in words.of and self._big(self.word(last + 2)):
            last += 2
        return NumberRun(self.first, last, None, "vague", "approximate")

    def _big(self, word: str) -> bool:
        return word in self.words.vague_plurals or (word.endswith("s") and word[:-1] in self.words.scales)

    def _article(self) -> NumberRun | None:
        """ "a dozen", "a hundred", "half a million", "two and a half" starts elsewhere."""
        words, at = self.words, self.first
        factor = 1.0
        if self.word(at) in words.half:
            factor, at = 0.5, at + 1
        if self.word(at) in words.article:
            at += 1
        following = self.word(at)
        if at == self.first or not (
            following in words.scales or following in words.hundred or following in words.collectives
        ):
            return None
        if following in words.collectives and words.collectives[following] == 2:
            return NumberRun(self.first, at, 2, "cardinal", "approximate") if at > self.first else None
        self.at, self.current, self.last = at, factor, at - 1
        self._worded_parts()
        return self._done()

    # -- number words

    def _worded(self) -> NumberRun | None:
        self._worded_parts()
        return self._done() if self.last >= self.first else None

    def _worded_parts(self) -> None:
        while self.at < len(self.found) and self.at - self.first < _LONGEST and not self.ordinal:
            step = self._joined()
            if step is None or not self._part(step):
                return

    def _joined(self) -> int | None:
        """The next token that can carry the number on: over "and" after a hundred, over a hyphen."""
        at = self.at
        if at == self.first or self.last < self.first:
            return at
        token = self.found[at]
        if token.shape == "mark" and token.word in "-‐‑":
            return at + 1
        if token.word in self.words.join and self.room >= 100 and self.room != float("inf"):
            return at + 1
        return at if token.shape == "word" else None

    def _part(self, at: int) -> bool:
        """Take the word at `at` into the number; False when it does not belong."""
        word, words = self.word(at), self.words
        if (word in words.hundred or word in words.hundred_ordinal) and 0 < self.current < 100:
            self.current *= 100
            self.ordinal = word in words.hundred_ordinal
            return self._take(at, room=100)
        value = words.units.get(word, words.tens.get(word, words.hundreds.get(word)))
        if value is None and word in words.ordinals:
            value, self.ordinal = words.ordinals[word], True
        return self._scale(at, word) if value is None else self._add(at, value)

    def _add(self, at: int, value: int) -> bool:
        if value >= self.room or (self.current and value == 0):
            self.ordinal = False
            return False
        self.current += value
        room = 0 if value < 20 else 10 if value < 100 else 100
        return self._take(at, room)

    def _scale(self, at: int, word: str) -> bool:
        words = self.words
        factor = words.scales.get(word, words.scale_ordinals.get(word))
        if factor is None and word in words.collectives and words.collectives[word] > 2:
            factor = words.collectives[word]
        if factor is None or self.last < 0 or not self.current or factor >= self.scale_room:
            return False
        self.total += self.current * factor
        self.current, self.scale_room = 0, factor
        self.ordinal = word in words.scale_ordinals
        return self._take(at, room=min(factor, 1000))

    def _take(self, at: int, room: float) -> bool:
        self.last, self.at, self.room = at, at + 1, room
        return True

    def _scales(self) -> None:
        """The scale word behind figures: "7.1 billion", "1.8bn", "2-million"."""
        at = self.last + 1
        if self.word(at) == "" and self.touches(at) and self.found[at].word in "-‐‑" and self.word(at + 1):
            at += 1
        factor = self.words.scales.get(self.word(at))
        if factor is not None:
            self.total, self.current, self.last = self.current * factor, 0, at

    def _done(self) -> NumberRun:
        self._half()
        value = self.total + self.current
        qualifier = None
        after = self.last + 1
        if self.touches(after) and self.found[after].word in "-‐‑+":
            if self.found[after].word == "+":
                self.last, qualifier = after, "minimum"
            elif self.touches(after + 1) and self.word(after + 1) in self.words.loosened:
                self.last, qualifier = after + 1, self.words.loosened[self.word(after + 1)]
        whole = int(value) if value == int(value) else round(value, 6)
        return NumberRun(self.first, self.last, whole, "ordinal" if self.ordinal else "cardinal", qualifier)

    def _half(self) -> None:
        """ "two and a half [billion]" adds a half, before the scale that follows."""
        words, at = self.words, self.last + 1
        if not (self.word(at) in words.join and self.word(at + 1) in words.article and self.word(at + 2) in words.half):
            return
        self.current += 0.5
        self.last = at + 2
        self._scales()


def figure_value(raw: str, words: NumberWords) -> float:
    """The value of digits with grouping and decimal signs.

    >>> from depositary.lexicon.quantities import load_numbers
    >>> figure_value("1,200.5", load_numbers("en"))
    1200.5
    """
    other = "," if words.decimal == "." else "."
    head, sign, tail = raw.rpartition(other)
    if sign and tail.isdigit() and len(tail) < 3:
        return float(f"{head}.{tail}")
    for group in words.groups:
        raw = raw.replace(group, "")
    return float(raw.replace(words.decimal, "."))
