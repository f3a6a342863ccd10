"""Sums of money as runs of tokens: the grammar of amounts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from depositary.lexicon.quantities import Money, NumberWords
from depositary.reading.quantities.money_names import currency_after, currency_before, phrase_at, settled
from depositary.reading.quantities.runs import NumberRun, number_runs, qualifier_before
from depositary.reading.quantities.tokens import Token

#: How many tokens behind a sum its period may stand ("2.5 billion pounds in military aid every year").
_PERIOD_REACH = 7
#: Marks over which no period reaches.
_STOPS = frozenset(",;:.()")
#: A code that is also a word is a currency only from this value on.
_SMALLEST_DOUBTFUL = 1000
#: From here on a number is a sum although its currency is left out, and pounds are money.
_LARGE = 1e6


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum as a run of tokens, `first` to `last` inclusive."""

    first: int
    last: int
    currency: str | None
    value: float | None
    qualifier: str
    per: str | None = None
    suspect: bool = False
    conversion: bool = False


@dataclass(frozen=True, slots=True)
class SumReader:
    """Reads the sums of one stretch of text."""

    text: str
    found: Sequence[Token]
    words: NumberWords
    money: Money
    hint: str | None

    def sums(self) -> list[Sum]:
        """The sums in order, without overlap, with their periods and flags."""
        runs = [run for run in number_runs(self.found, self.words) if run.kind != "ordinal"]
        entries: list[Sum] = []
        for at, run in enumerate(runs):
            entry = self._share(run) or self._money(run, runs[at - 1] if at else None) or self._bare(run, entries)
            if entries and (span := self._spanned(entries[-1], entry, run)):
                entries[-1] = span
            elif entry is not None and not (entries and entry.first <= entries[-1].last):
                entries.append(entry)
        stops = [entry.first for entry in entries[1:]] + [len(self.found)]
        entries = [self._recurring(entry, stop) for entry, stop in zip(entries, stops[: len(entries)], strict=True)]
        return self._converted([self._plausible(entry) for entry in entries])

    def word(self, at: int) -> str:
        """The casefolded word or mark at a place, "" beyond the ends."""
        return self.found[at].word if 0 <= at < len(self.found) else ""

    # -- one sum

    def _money(self, run: NumberRun, before: NumberRun | None) -> Sum | None:
        value, last = self._scaled(run)
        left = currency_before(self.text, self.found, run.first, self.money)
        right = currency_after(self.text, self.found, last, self.money, self.words.of)
        if (left is None and right is None) or self._weighs(run, left, right):
            return None
        first, name = left or (run.first, "")
        if right is not None and (left is None or right[1] == name):
            last, name = right
        if name in self.money.doubtful_codes and (value or 0) < _SMALLEST_DOUBTFUL:
            return None
        low = self._range(run, before) if left is None else None
        if low is not None:
            first, value = low
        currency = settled(name, self.found, first, last, self.money, self.hint)
        qualifier = "minimum" if low is not None else run.qualifier
        return self._worded(Sum(first, last, currency, value, qualifier or _plain(run)))

    def _weighs(self, run: NumberRun, left: tuple[int, str] | None, right: tuple[int, str] | None) -> bool:
        """Whether "200 pounds of flour" is a weight and no sum."""
        if left is not None or right is None or right[1] not in self.money.weights:
            return False
        return (run.value or 0) < _LARGE and self.word(right[0] + 1) in self.words.of

    def _scaled(self, run: NumberRun) -> tuple[float | None, int]:
        """The value with a scale letter right behind the figures, and the last token."""
        after = run.last + 1
        factor = self.money.scales.get(self.word(after))
        touching = after < len(self.found) and self.found[after].start == self.found[run.last].end
        if run.value is None or factor is None or not touching or self.found[run.last].shape != "figure":
            return (None if run.value is None else float(run.value)), run.last
        return round(float(run.value) * factor, 2), after

    def _range(self, run: NumberRun, before: NumberRun | None) -> tuple[int, float] | None:
        """The first token and lower end of "two to three billion euros"."""
        if before is None or before.value is None or run.value is None or run.first - before.last != 2:
            return None
        if self.word(run.first - 1) not in self.money.range_joins or not 0 < before.value < run.value:
            return None
        scale = _scale_of(self.found[run.first : run.last + 1], self.words)
        return before.first, float(before.value) * (scale if before.value < 1000 else 1)

    def _spanned(self, low: Sum, high: Sum | None, run: NumberRun) -> Sum | None:
        """One sum of "€3 to €5 billion", "$3-5 billion": its lower end, at the upper end's scale."""
        scale = _scale_of(self.found[run.first : run.last + 1], self.words)
        first, last = (high.first, high.last) if high else (run.first, run.last)
        joint = self.word(first - 1)
        between = joint in self.words.join and self.word(low.first - 1) in self.money.range_opens
        if first != low.last + 2 or not (joint in self.money.range_joins or between):
            return None
        if scale == 1 or low.value is None or not 0 < low.value < (run.value or 0) / scale:
            return None
        if high is not None and high.currency != low.currency:
            return None
        return replace(low, first=low.first - between, last=last, value=low.value * scale, qualifier="minimum")

    def _worded(self, entry: Sum) -> Sum:
        """The sum with what stands before it: a qualifier, "a further"."""
        for length in (3, 2, 1):
            phrase = tuple(token.word for token in self.found[max(entry.first - length, 0) : entry.first])
            if len(phrase) == length and phrase in self.money.lead_ins:
                entry = replace(entry, first=entry.first - length)
                break
        ahead = qualifier_before(self.found, entry.first, self.words)
        return entry if ahead is None else replace(entry, qualifier=ahead[0], first=ahead[1])

    def _share(self, run: NumberRun) -> Sum | None:
        """ "0.25 per cent of its gross domestic product"."""
        money, at = self.money, run.last + 1
        sign = phrase_at(self.found, at, money.percent)
        if sign is None or run.value is None or self.word(at + sign) not in money.share_of:
            return None
        at += sign + 1
        skipped = 0
        # "of GDP", "of its GDP", "of the Union's GDP": at most the words that name whose output it is.
        while skipped < 4 and at < len(self.found) and phrase_at(self.found, at, money.output) is None:
            token = self.found[at]
            if not (token.capital or token.word in money.share_determiners or token.word in ("'", "’")):
                return None
            at, skipped = at + 1, skipped + 1
        output = phrase_at(self.found, at, money.output)
        if output is None:
            return None
        return self._worded(Sum(run.first, at + output - 1, "%GDP", float(run.value), run.qualifier or "exact"))

    def _bare(self, run: NumberRun, entries: Sequence[Sum]) -> Sum | None:
        """A large number without a currency takes the one named before: "..., Lisbon at least 126 million"."""
        after = self.found[run.last + 1] if run.last + 1 < len(self.found) else None
        large = run.value is not None and run.value >= _LARGE and run.last > run.first
        glued = run.first > 0 and self.word(run.first - 1) in ("-", "/", "_", "=")
        ends = after is None or (after.shape == "mark" and after.word in ".,;)") or after.word in self.money.bare_before
        if not large or glued or not entries or not ends:
            return None
        if entries[-1].currency in (None, "%GDP"):
            return None
        value = None if run.value is None else float(run.value)
        return self._worded(Sum(run.first, run.last, entries[-1].currency, value, run.qualifier or "exact"))

    # -- what stands around a sum

    def _recurring(self, entry: Sum, stop: int) -> Sum:
        at = entry.last + 1
        if unit := self._period(at):
            return replace(entry, last=at + unit[1] - 1, per=unit[0])
        for position in range(at, min(at + _PERIOD_REACH, stop)):
            if self.word(position) in _STOPS:
                break
            if unit := self._period(position):
                return replace(entry, per=unit[0])
        for position in range(entry.first - 1, max(entry.first - 1 - _PERIOD_REACH, -1), -1):
            if self.word(position) in _STOPS or self.found[position].shape == "figure":
                break
            if (self.word(position),) in self.money.periods:
                return replace(entry, per=self.money.periods[self.word(position),])
        return entry

    def _period(self, at: int) -> tuple[str, int] | None:
        for length in (2, 1):
            phrase = tuple(token.word for token in self.found[at : at + length])
            if phrase in self.money.periods:
                return self.money.periods[phrase], len(phrase)
        return None

    def _plausible(self, entry: Sum) -> Sum:
        """The sum, marked as suspect where it is far too small for what it is said to be."""
        money = self.money
        small = entry.value is not None and 0 < entry.value < money.suspect_below
        if not small or entry.currency in (None, "%GDP") or entry.per is not None:
            return entry
        if money.rates.get(entry.currency or "", 1) > 2:
            return entry
        for at in range(entry.last + 1, min(entry.last + 1 + money.suspect_reach, len(self.found))):
            token = self.found[at]
            if token.word in money.suspect_nouns and self.word(at + 1) not in money.suspect_exempt:
                return replace(entry, last=self._noun_end(at), suspect=True)
            if token.shape != "word" or token.word in money.suspect_exempt:
                return entry
        return entry

    def _noun_end(self, at: int) -> int:
        while self.word(at + 1) in self.money.suspect_nouns:
            at += 1
        return at

    def _converted(self, entries: list[Sum]) -> list[Sum]:
        """Marks sums that restate the one before in another currency, and those that contradict it."""
        for at in range(1, len(entries)):
            before, entry = entries[at - 1], entries[at]
            between = [token.word for token in self.found[before.last + 1 : entry.first]]
            if before.currency == entry.currency or entry.value is None or not self._restates(between, entry):
                continue
            entries[at] = replace(entry, conversion=True, suspect=entry.suspect or self._contradicts(before, entry))
        return entries

    def _restates(self, between: Sequence[str], entry: Sum) -> bool:
        if "(" in between[:1]:
            return len(between) <= 4
        if between[:1] == [","] and len(between) <= 3:
            return entry.qualifier == "approximate" or "or" in between
        return between in (["or"], ["("])

    def _contradicts(self, before: Sum, entry: Sum) -> bool:
        rates = self.money.rates
        before_rate, rate = rates.get(before.currency or ""), rates.get(entry.currency or "")
        if not before_rate or not rate or not before.value or not entry.value:
            return False
        ratio = (before.value / before_rate) / (entry.value / rate)
        return not 1 / self.money.tolerance < ratio < self.money.tolerance


def _plain(run: NumberRun) -> str:
    return "approximate" if run.value is None else "exact"


def _scale_of(found: Sequence[Token], words: NumberWords) -> float:
    factor = 1.0
    for token in found:
        factor *= words.scales.get(token.word, 1)
    return factor
