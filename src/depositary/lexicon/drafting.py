"""The language of treaty drafting: how agreement texts word their terms and undertakings, one folder a language.

`terms.toml` holds words, numbers, units and rules for closing clauses; `areas.toml` the areas of commitment. A rule's
patterns match one sentence in lower case, with plain quotation marks and hyphens. In them `<name>` stands for a word
class of the file, `<number>` for a number in words, figures or both ("ten (10)"), and `<unit>` for a unit of time.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from depositary.core.errors import LexiconError
from depositary.lexicon.patterns import Pattern
from depositary.lexicon.tables import DATA, Folders

#: A word class in a pattern; the name of a group, (?P<name>...), is none.
_CLASS = re.compile(r"(?<!\?P)<([a-z_]+)>")


@dataclass(frozen=True, slots=True)
class Rule:
    """One wording: the field that it settles, the value that it gives, and sentences that it must and must not take.

    `pattern` may name the groups `number` and `unit`. `value` is None where the groups give it.
    """

    field: str
    pattern: Pattern
    value: str | None = None
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Area:
    """An area of commitment of the codebook, or a part of one, with the words that name it."""

    code: str
    pattern: Pattern
    excluded: Pattern | None = None
    parts: Mapping[str, Pattern] = field(default_factory=dict)
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()

    def named_in(self, low: str, start: int = 0, end: int | None = None) -> int | None:
        """Where lower-case words between two offsets name the area, or None."""
        found = self.pattern.search(low, start, end)
        if found is None or (self.excluded is not None and self.excluded.search(low, start, end)):
            return None
        return found.start()

    def part_in(self, low: str, start: int = 0, end: int | None = None) -> str | None:
        """The part of the area that lower-case words between two offsets name, or None."""
        return next((part for part, pattern in self.parts.items() if pattern.search(low, start, end)), None)


@dataclass(frozen=True)
class Drafting:
    """Everything that the reader of agreement texts knows of one language."""

    language: str
    common: frozenset[str]
    """Words by which the language is recognised."""
    classes: Mapping[str, str]
    """Word classes, as regular expressions."""
    numbers: Mapping[str, int]
    units: Mapping[str, str]
    """Forms of units of time, with the letter that ISO 8601 gives them; H for hours."""
    rules: Mapping[str, tuple[Rule, ...]]
    """The rules for each field, in order of preference."""
    areas: tuple[Area, ...]
    strengths: tuple[tuple[str, Pattern], ...]
    """Strength and the words for it, strongest first."""
    tongues: Mapping[str, str]
    """The language's words for languages, with their ISO 639 codes."""
    stand_ins: Mapping[str, str]
    """Lower-cased words that stand for a party ("the community")."""
    places: Mapping[str, str]
    """English names of places that the language writes in its own way."""

    def compiled(self, name: str) -> re.Pattern[str]:
        """The word class of that name as a pattern. Raises `LexiconError` when the language has none."""
        return _compile(self.classes[name], self.classes, f"{self.language}: class {name}").compiled

    def check(self) -> None:
        """Compile every pattern of the rules and areas. Raises `LexiconError` for one that is no regular expression."""
        areas = [p for area in self.areas for p in (area.pattern, area.excluded, *area.parts.values())]
        rules = [rule.pattern for rules in self.rules.values() for rule in rules]
        for pattern in (*rules, *areas, *(strength for _, strength in self.strengths)):
            _ = pattern and pattern.compiled

    def number(self, words: str) -> int | None:
        """The number that words or figures give, or None."""
        return int(words) if words.isdecimal() else self.numbers.get(" ".join(words.replace("-", " ").split()))

    def unit(self, word: str) -> str | None:
        """The letter of a unit of time, or None."""
        return self.units.get(word)


@cache
def load_drafting(language: str = "en", extra: Path | None = None) -> Drafting:
    """The drafting language of a folder, with a user's folder laid over the package's.

    Raises `LexiconError` for a language without `terms.toml` and for files that break the schema above.
    """
    folders = Folders(DATA, extra)
    terms = folders.entries("terms.toml", language)
    areas = folders.entries("areas.toml", language)
    if not terms:
        raise LexiconError(f"there is no terms.toml for language {language!r}; available: {', '.join(languages())}")
    numbers = _numbers(folders.entries("numbers.toml", language))
    units = {form: letter for letter, forms in terms.get("units", {}).items() for form in forms}
    tongues = {str(word): str(code) for word, code in terms.get("tongues", {}).items()}
    classes = {**terms.get("classes", {}), **_time_classes(numbers, units), **_tongue_classes(tongues)}
    drafting = Drafting(
        language=language,
        common=frozenset(terms["language"]["common"]),
        classes=classes,
        numbers=numbers,
        units=units,
        rules={
            name: tuple(_rule(name, entry, classes, language) for entry in entries)
            for name, entries in terms.get("terms", {}).items()
        },
        areas=tuple(_area(code, entry, classes, language) for code, entry in areas.get("areas", {}).items()),
        strengths=tuple(
            (strength, _compile(pattern, classes, f"{language}: strength {strength}"))
            for strength, pattern in areas.get("strengths", {}).items()
        ),
        tongues=tongues,
        stand_ins=terms.get("stand_ins", {}),
        places=terms.get("places", {}),
    )
    if extra is not None:
        drafting.check()
    return drafting


@cache
def languages(extra: Path | None = None) -> tuple[str, ...]:
    """The codes of the languages whose agreement texts can be read, English first."""
    roots = [root for root in (DATA, extra) if root is not None]
    found = {path.parent.name for root in roots for path in root.glob("*/terms.toml")}
    return tuple(sorted(found, key=lambda code: (code != "en", code)))


def _numbers(entries: Mapping[str, Any]) -> dict[str, int]:
    """The numbers below a hundred in words, from the language's `numbers.toml`; compounds part with one space."""
    units = {str(word): int(value) for word, value in entries.get("units", {}).items()}
    tens = {str(word): int(value) for word, value in entries.get("tens", {}).items()}
    compounds = {f"{ten} {unit}": high + low for ten, high in tens.items() for unit, low in units.items() if low < 10}
    return {**compounds, **tens, **units}


def _time_classes(numbers: Mapping[str, int], units: Mapping[str, str]) -> dict[str, str]:
    words = "|".join(re.escape(word).replace(r"\ ", "[- ]") for word in sorted(numbers, key=len, reverse=True))
    one = rf"(?:\d{{1,4}}|{words})" if words else r"\d{1,4}"
    forms = "|".join(re.escape(form) for form in sorted(units, key=len, reverse=True)) or "(?!)"
    return {
        "number": rf"\b(?P<number>{one})\b(?: ?\({one}\))?",
        "unit": rf"(?P<unit>{forms})\b'?",
    }


def _tongue_classes(tongues: Mapping[str, str]) -> dict[str, str]:
    words = "|".join(re.escape(word) for word in sorted(tongues, key=len, reverse=True)) or "(?!)"
    return {"tongue": rf"\b(?P<tongue>{words})\b", "tongue_b": rf"\b(?P<tongue_b>{words})\b"}


def _rule(name: str, entry: Mapping[str, Any], classes: Mapping[str, str], language: str) -> Rule:
    return Rule(
        field=name,
        pattern=_compile(entry["pattern"], classes, f"{language}: {name}"),
        value=entry.get("value"),
        examples=tuple(entry.get("examples", ())),
        counter_examples=tuple(entry.get("counter_examples", ())),
    )


def _area(code: str, entry: Mapping[str, Any], classes: Mapping[str, str], language: str) -> Area:
    where = f"{language}: area {code}"
    excluded = entry.get("excluded")
    return Area(
        code=code,
        pattern=_compile(_either(entry["patterns"]), classes, where),
        excluded=_compile(_either(excluded), classes, where) if excluded else None,
        parts={part: _compile(_either(each), classes, where) for part, each in entry.get("parts", {}).items()},
        examples=tuple(entry.get("examples", ())),
        counter_examples=tuple(entry.get("counter_examples", ())),
    )


def _either(patterns: list[str]) -> str:
    return "|".join(f"(?:{pattern})" for pattern in patterns)


def _compile(pattern: str, classes: Mapping[str, str], where: str) -> Pattern:
    """The pattern with its classes put in. Two levels: a class may use plain classes."""
    try:
        once = _CLASS.sub(lambda found: classes[found[1]], pattern)
        twice = _CLASS.sub(lambda found: f"(?:{classes[found[1]]})", once) if _CLASS.search(once) else once
    except KeyError as error:
        raise LexiconError(f"{where}: <{error.args[0]}> is no word class of the file; add it or correct it") from error
    return _shared(twice, where)


@cache
def _shared(source: str, where: str) -> Pattern:
    return Pattern(source, where)
