"""Which stretches of a text are residue: kept in the text, never read. The rules are `data/boilerplate.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from ahocorasick_rs import AhoCorasick

from depositary.core.documents import Span
from depositary.core.errors import LexiconError
from depositary.corpus.tails import tail

_BLANKS = " \t\u00a0"
_MOST_BLANKS = 40
#: What may still stand on a line behind a match that must be the whole line.
_CLOSING = re.compile(r"(?P<kept>[).\]]{0,3})[ \t\u00a0\r]{0,40}(?=\n|$)")
_SENTENCE_END = ".!?…\"'”’»)]"


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of residue. `place` is `line` or `after_sentence`, see the head of the data file."""

    name: str
    place: str
    cues: tuple[str, ...]
    pattern: re.Pattern[str]
    examples: tuple[tuple[str, str], ...]
    counter_examples: tuple[str, ...]

    def span(self, text: str, cue: int) -> Span | None:
        """What is not read where a cue stands at offset `cue`, or None."""
        before = _mark_before(text, cue)
        if before != "\n" and (self.place == "line" or before not in _SENTENCE_END):
            return None
        match = self.pattern.match(text, cue)
        if match is None:
            return None
        end = match.end()
        if self.place == "line":
            closing = _CLOSING.match(text, end)
            if closing is None:
                return None
            end = closing.end("kept")
        return Span(cue, end) if end > cue else None


def _mark_before(text: str, offset: int) -> str:
    """The last character before an offset that is no blank; a line break at the start of the text or line."""
    # Only a few blanks are looked past, so that a text full of cues and blanks still takes linear time.
    for at in range(offset - 1, max(offset - _MOST_BLANKS, 0) - 1, -1):
        if text[at] not in _BLANKS:
            return text[at]
    return "\n" if offset <= _MOST_BLANKS else " "


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """All rules. `cues` finds every cue in one pass; `owners` says, for each cue, which rule it brings in."""

    rules: tuple[Rule, ...]
    cues: AhoCorasick
    owners: tuple[Rule, ...]

    @classmethod
    def of(cls, rules: tuple[Rule, ...]) -> Boilerplate:
        """The rules with their cues compiled."""
        pairs = [(cue, rule) for rule in rules for cue in rule.cues]
        return cls(rules, AhoCorasick([cue for cue, _ in pairs]), tuple(rule for _, rule in pairs))

    def spans(self, text: str, *, tails: bool = True) -> tuple[Span, ...]:
        """The stretches of `text` that are not read, in text order, without overlap (code points, end exclusive).

        `text` must hold no lone surrogates (see `encodings.holdable`). Tails (see `tails`) are known in English only.
        """
        found = sorted(self._found(text), key=lambda span: (span.start, -span.end))
        kept: list[Span] = []
        for span in found:
            if kept and span.start < kept[-1].end:
                continue
            if kept and not text[kept[-1].end : span.start].strip():
                kept[-1] = Span(kept[-1].start, span.end)
            else:
                kept.append(span)
        if not tails:
            return tuple(kept)
        glued = tail(text, kept[-1].start if kept and not text[kept[-1].end :].strip() else len(text))
        return (*kept, glued) if glued is not None and not (kept and glued.start < kept[-1].end) else tuple(kept)

    def _found(self, text: str) -> Iterator[Span]:
        for cue, start, _ in self.cues.find_matches_as_indexes(text, overlapping=True):
            span = self.owners[cue].span(text, start)
            if span is not None:
                yield span


@cache
def boilerplate() -> Boilerplate:
    """The rules that come with the package.

    Raises `LexiconError` when the data file is broken.
    """
    data = tomllib.loads(files("depositary.corpus").joinpath("data/boilerplate.toml").read_text("utf-8"))
    return Boilerplate.of(tuple(_rule(item) for item in data["rule"]))


def _rule(item: dict[str, Any]) -> Rule:
    name = item.get("name", "without a name")
    try:
        if item["place"] not in ("line", "after_sentence"):
            raise LexiconError(f"boilerplate rule {name}: place is {item['place']!r}; use line or after_sentence")
        return Rule(
            name=item["name"],
            place=item["place"],
            cues=tuple(item["cues"]),
            pattern=re.compile(item["pattern"]),
            examples=tuple((text, part) for text, part in item["examples"]),
            counter_examples=tuple(item["counter_examples"]),
        )
    except (KeyError, ValueError, re.error) as error:
        raise LexiconError(
            f"boilerplate rule {name}: {error!r}; compare it with the other rules of the file"
        ) from error
