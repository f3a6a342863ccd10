"""Calendars: the words and forms in which a language writes dates, compiled from `calendar.toml`.

A form's pattern runs over one character a token (its class), so that a language is data alone. The little language
of patterns is described at the top of `data/en/calendar.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from depositary.core.errors import LexiconError
from depositary.lexicon.quantities import data_file

#: Classes that the reader gives by itself, to figures, number words and marks.
BUILT_IN = (
    "word",
    "day",
    "ordinal",
    "year",
    "word_year",
    "cardinal",
    "figure",
    "vague",
    "date",
    "time",
    "comma",
    "dash",
    "dot",
    "slash",
    "open",
    "close",
    "apostrophe",
    "mark",
    "break",
)
_MARKS = ("comma", "dash", "dot", "slash", "open", "close", "apostrophe", "mark", "break")
_ATOM = re.compile(r"(?P<side>!?[<>])?(?:(?P<label>[a-z0-9]+):)?(?P<classes>[a-z_|]+)(?P<optional>\?)?")


@dataclass(frozen=True, slots=True)
class DateForm:
    """One way of writing a date. `pattern` runs over class characters; its groups are `label__n`."""

    form: str
    kind: str
    pattern: re.Pattern[str]
    fixed: Mapping[str, int | str]
    """Values that the form itself sets, such as `which`, `count`, `anchor` or `bound`."""
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]
    source: str
    needed: frozenset[str]
    """Characters of which every match holds one; empty when none are known."""

    def can_match(self, present: AbstractSet[str]) -> bool:
        """Whether a stretch that holds these characters may match: a quick look that spares most patterns."""
        return not self.needed or not self.needed.isdisjoint(present)


@dataclass(frozen=True, slots=True)
class DurationWords:
    """The words for spans of time. `units` gives a word's count and ISO 8601 designator: decade -> (10, "Y").

    The designators of hours and minutes bear their T: "TH", "TM".
    """

    units: Mapping[str, tuple[int, str]]
    between: frozenset[str]
    spans: frozenset[str]
    plurals: frozenset[str]
    dated: frozenset[str]
    spanning: frozenset[str]
    indefinite: frozenset[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Calendar:
    """The date language of one language folder.

    `words` maps a casefolded word to its class and value; `letters` a class to its character in patterns.
    """

    language: str
    words: Mapping[str, tuple[str, int]]
    letters: Mapping[str, str]
    capitalised: frozenset[str]
    doubtful_months: frozenset[str]
    month_before: frozenset[str]
    day_first: bool
    bounds: Mapping[tuple[str, ...], str]
    reaching: Mapping[str, frozenset[str]]
    """For `before` and `after`: the verbs by which a bound further back reaches a date."""
    reach: int
    """How many tokens back it may stand."""
    forms: tuple[DateForm, ...]
    durations: DurationWords
    anchors: frozenset[str]
    """The words without which a stretch of text that has no figure holds no date."""
    figured_anchors: frozenset[str]
    """Those that do as much only beside a figure ("Q" in "Q3")."""


@lru_cache(maxsize=16)
def load_calendar(language: str = "en") -> Calendar:
    """The calendar of a language.

    Raises `LexiconError` when its file is missing, lacks an entry, or a pattern uses an unknown class.
    """
    raw = data_file(language, "calendar.toml")
    where = f"lexicon/data/{language}/calendar.toml"
    try:
        classes: dict[str, dict[str, int]] = raw["classes"]
        letters = {name: chr(0x100 + at) for at, name in enumerate([*BUILT_IN, *classes])}
        words = {word: (name, value) for name, entries in classes.items() for word, value in entries.items()}
        compiler = _Compiler(where, letters, raw.get("macros", {}))
        return Calendar(
            language=raw["language"],
            words=words,
            letters=letters,
            capitalised=frozenset(raw.get("capitalised", ())),
            doubtful_months=frozenset(raw.get("doubtful_months", ())),
            month_before=frozenset(raw.get("month_before", ())),
            day_first=bool(raw["day_first"]),
            bounds={tuple(phrase.split()): kind for phrase, kind in raw.get("bounds", {}).items()},
            reaching={side: frozenset(raw.get("reaching", {}).get(side, ())) for side in ("before", "after")},
            reach=raw.get("reaching", {}).get("span", 0),
            forms=tuple(compiler.form(entry) for entry in raw["forms"]),
            durations=_durations(raw["durations"]),
            anchors=frozenset(word for name in raw["anchors"] for word in classes[name]),
            figured_anchors=frozenset(word for name in raw.get("figured_anchors", ()) for word in classes[name]),
        )
    except KeyError as error:
        raise LexiconError(f"{where}: the entry {error} is missing; add it") from error


def _durations(raw: Mapping[str, Any]) -> DurationWords:
    units = {}
    for word, code in raw["units"].items():
        designator = code.lstrip("0123456789")
        units[word] = (int(code[: -len(designator)] or 1), designator)
    return DurationWords(
        units=units,
        between=frozenset(raw.get("between", ())),
        spans=frozenset(raw.get("spans", ())),
        plurals=frozenset(raw.get("plurals", ())),
        dated=frozenset(raw.get("dated", ())),
        spanning=frozenset(raw.get("spanning", ())),
        indefinite=frozenset(tuple(phrase.split()) for phrase in raw.get("indefinite", ())),
    )


class _Compiler:
    """Turns patterns of the data file into regular expressions over class characters."""

    def __init__(self, where: str, letters: Mapping[str, str], macros: Mapping[str, str]) -> None:
        self.where = where
        self.letters = letters
        self.macros = macros
        self.groups = 0

    def form(self, entry: Mapping[str, Any]) -> DateForm:
        self.groups = 0
        source = self._spelled(entry["pattern"])
        parts = [self._piece(piece, source) for piece in source.split()]
        needed = self._needed(source)
        try:
            pattern = re.compile("".join(parts))
        except re.error as error:
            raise LexiconError(f"{self.where}: the pattern {source!r}: {error}; correct its brackets") from error
        return DateForm(
            form=entry["form"],
            kind=entry["kind"],
            pattern=pattern,
            fixed=entry.get("set", {}),
            examples=tuple(entry.get("examples", ())),
            counterexamples=tuple(entry.get("counterexamples", ())),
            source=source,
            needed=needed,
        )

    def _spelled(self, pattern: str) -> str:
        """The pattern with its macros written out; a macro may use others that stand before it."""
        for _ in range(3):
            for name, text in self.macros.items():
                pattern = re.sub(rf"\${name}(?![A-Z])", text, pattern)
        return pattern

    def _piece(self, piece: str, source: str) -> str:
        if piece in ("(", ")", ")?", "|"):
            return "(?:" if piece == "(" else piece
        atom = _ATOM.fullmatch(piece)
        if atom is None:
            raise LexiconError(f"{self.where}: {piece!r} in {source!r} is no atom; expected label:class|class?")
        chosen = "".join(self._letter(name, source) for name in atom["classes"].split("|"))
        if atom["side"]:
            return self._side(atom["side"], atom["classes"], chosen)
        inner = f"[{chosen}]"
        if atom["label"]:
            self.groups += 1
            inner = f"(?P<{atom['label']}__{self.groups}>{inner})"
        return f"{inner}?" if atom["optional"] else inner

    def _needed(self, source: str) -> frozenset[str]:
        """The characters of the atom with the fewest classes among those that no match can do without."""
        depth = 0
        atoms: list[frozenset[str]] = []
        for piece in source.split():
            if piece == "|" and depth == 0:
                return frozenset()
            depth += (piece == "(") - (piece in (")", ")?"))
            atom = _ATOM.fullmatch(piece)
            if atom is not None and depth == 0 and not atom["side"] and not atom["optional"]:
                letters = "".join(self._letter(name, source) for name in atom["classes"].split("|"))
                atoms.append(frozenset(letters))
        return min(atoms, key=lambda letters: (len(letters), sorted(letters, reverse=True)), default=frozenset())

    def _letter(self, name: str, source: str) -> str:
        if name == "stop":
            return "".join(self.letters[mark] for mark in _MARKS)
        if name not in self.letters:
            raise LexiconError(f"{self.where}: {source!r} uses the class {name!r}, which nothing defines; add it")
        return self.letters[name]

    @staticmethod
    def _side(side: str, classes: str, chosen: str) -> str:
        look = {"<": "(?<=", "!<": "(?<!", ">": "(?=", "!>": "(?!"}[side]
        return rf"(?:{look}[{chosen}])|\Z)" if classes == "stop" else f"{look}[{chosen}])"
