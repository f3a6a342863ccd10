"""How a language words the statement types beside `stage`: one file of rules a type, one folder a language.

A file opens with `cues`: words that let a sentence and those just behind it through the sieve. The list `words` lets
through its own sentence alone; the list `gate` holds stretches of which a sentence must have one to be tried. Then come
`[classes]` (word classes as regular expressions, `<name>` in a pattern), `[lists]` (plain word lists by name) and the
rules, each with an `id`, a `pattern`, perhaps `needs` and `unless`, what it gives (any other keys, strings), and
sentences that it must and must not match.
Patterns match a sentence's sketch: its words in lower case with parties, sums, dates and instruments masked by
capitals (`depositary.reading.types.sketches`), so that `P+` stands for any party.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

from depositary.core.errors import LexiconError
from depositary.lexicon.patterns import Pattern
from depositary.lexicon.stretches import Needs
from depositary.lexicon.tables import DATA, Folders

_CLASS = re.compile(r"(?<!\?P)<([a-z_]+)>")
#: The masks of a sketch.
_MASKS = re.compile(r"[A-Z]+")
#: How deep classes may use classes.
_DEPTH = 5
_OWN = frozenset({"id", "pattern", "needs", "unless", "examples", "counter_examples"})


@dataclass(frozen=True, slots=True)
class TypeRule:
    """One wording of a statement type: its pattern, what it gives, and sentences that it must and must not match.

    `unless` is a pattern that must be nowhere in the sentence; of `needs` one stretch must be in it, which spares the
    pattern most sentences.
    """

    id: str
    pattern: Pattern
    gives: Mapping[str, str]
    unless: Pattern | None = None
    needs: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()

    held: tuple[tuple[str, ...], ...] = ()
    """Sets of stretches, as derived from the pattern: every match holds one of each set. Empty when none are known."""

    @property
    def sets(self) -> tuple[tuple[str, ...], ...]:
        """All sets of stretches of each of which a sentence must have one."""
        return (*self.held, self.needs) if self.needs else self.held

    def search(self, sketch: str) -> re.Match[str] | None:
        """The first match in a sentence's sketch, or None."""
        if not self._can_match(sketch):
            return None
        found = self.pattern.search(sketch)
        if found is None or (self.unless is not None and self.unless.search(sketch)):
            return None
        return found

    def find_all(self, sketch: str, start: int = 0, end: int | None = None) -> list[re.Match[str]]:
        """All matches in a sentence's sketch or a stretch of it, in text order, without overlap."""
        if not self._can_match(sketch):
            return []
        found = list(self.pattern.finditer(sketch, start, end))
        return [] if found and self.unless is not None and self.unless.search(sketch, start, end) else found

    def _can_match(self, sketch: str) -> bool:
        return not self.needs or any(stretch in sketch for stretch in self.needs)


@dataclass(frozen=True)
class TypeFrames:
    """All that a file says about one type in one language."""

    cues: frozenset[str]
    rules: tuple[TypeRule, ...]
    lists: Mapping[str, frozenset[str]] = field(default_factory=dict)
    classes: Mapping[str, Pattern] = field(default_factory=dict)

    @property
    def gate(self) -> frozenset[str]:
        """Stretches of which a sentence must have one to be tried: the list `gate` or, failing it, what the rules need.

        A file whose rules need nothing in common is tried on every sentence.
        """
        if "gate" in self.lists:
            return self.lists["gate"]
        words = [next((w for held in rule.sets if (w := _unmasked(held, ""))), None) for rule in self.rules]
        return frozenset({""} if None in words else (word for each in words for word in each or ()))

    def rules_for(self, sketch: str) -> Iterator[TypeRule]:
        """The rules that can match a sentence's sketch, in the order of the file: one pass leaves out most of them."""
        return (self.rules[at] for at in self._needs.met(sketch))

    def part(self, name: str, keep: Callable[[TypeRule], bool]) -> TypeFrames:
        """The frames with only the rules that `keep` takes, made once for each name."""
        if name not in self._parts:
            self._parts[name] = replace(self, rules=tuple(filter(keep, self.rules)))
        return self._parts[name]

    def may_match(self, low: str, missing: str = "") -> bool:
        """Whether a rule can match a sentence's sketch, told before it is made.

        `low` is the sentence in lower case and plain marks; `missing` holds the masks that its sketch will not have.
        """
        needs = self._loose.get(missing)
        if needs is None:
            held = [[_unmasked(stretches, missing) for stretches in rule.sets] for rule in self.rules]
            needs = Needs([[words for words in sets if words is not None] for sets in held])
            self._loose[missing] = needs
        return needs.meets_any(low)

    @cached_property
    def _needs(self) -> Needs:
        return Needs([rule.sets for rule in self.rules])

    @cached_property
    def _parts(self) -> dict[str, TypeFrames]:
        return {}

    @cached_property
    def _loose(self) -> dict[str, Needs]:
        return {}

    def check(self) -> None:
        """Compile every pattern: a user's file is checked when it is loaded, the package's own by the tests."""
        for rule in self.rules:
            for pattern in (rule.pattern, rule.unless):
                _ = pattern and pattern.compiled
        for pattern in self.classes.values():
            _ = pattern.compiled


def _unmasked(stretches: Sequence[str], missing: str) -> list[str] | None:
    """The longest words of the stretches that can be in a sketch without some masks; None where one is masks alone."""
    possible = [stretch for stretch in stretches if not any(mask in stretch for mask in missing)]
    words = [max(_MASKS.split(stretch), key=len) for stretch in possible]
    return words if all(words) else None


def load_type_frames(name: str, language: str = "en", extra: Path | None = None) -> TypeFrames:
    """The frames of `<name>.toml` in a language, a user's folder laid over the package's.

    Raises `LexiconError` when there is no such file, or when a rule has no id or pattern, an unknown word class or a
    pattern that is no regular expression.
    """
    return _load(name, language, extra)


@cache
def _load(name: str, language: str, extra: Path | None) -> TypeFrames:
    entries = Folders(DATA, extra).entries(f"{name}.toml", language)
    if not entries:
        raise LexiconError(f"there is no {name}.toml for language {language!r}; add the file to the language's folder")
    classes = {key: str(value) for key, value in entries.get("classes", {}).items()}
    where = f"{language}/{name}.toml"
    held = _held_stretches(language)
    frames = TypeFrames(
        cues=frozenset(entries.get("cues", ())),
        rules=tuple(_rule(row, classes, where, held) for row in entries.get("rule", ())),
        lists={key: frozenset(words) for key, words in entries.get("lists", {}).items()},
        classes={key: _compiled(value, classes, f"{where}: class {key}") for key, value in classes.items()},
    )
    if extra is not None:
        frames.check()
    return frames


def pattern_key(source: str) -> str:
    """By what `needs.json` knows a pattern: another pattern has another key."""
    return sha256(source.encode()).hexdigest()[:16]


@cache
def _held_stretches(language: str) -> Mapping[str, Sequence[Sequence[str]]]:
    """What `scripts/build_needs.py` has derived from a language's patterns, by their keys."""
    path = DATA / language / "needs.json"
    held: dict[str, Sequence[Sequence[str]]] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return held


def _rule(
    row: Mapping[str, Any], classes: Mapping[str, str], where: str, held: Mapping[str, Sequence[Sequence[str]]]
) -> TypeRule:
    missing = [key for key in ("id", "pattern") if not row.get(key)]
    if missing:
        raise LexiconError(f"{where}: the rule {dict(row)!r} lacks {' and '.join(missing)}; add what is missing")
    unless = row.get("unless")
    here = f"{where}: rule {row['id']}"
    pattern = _compiled(row["pattern"], classes, here)
    return TypeRule(
        id=row["id"],
        pattern=pattern,
        gives={key: str(value) for key, value in row.items() if key not in _OWN},
        unless=_compiled(unless, classes, here) if unless else None,
        needs=tuple(row.get("needs", ())),
        examples=tuple(row.get("examples", ())),
        counter_examples=tuple(row.get("counter_examples", ())),
        held=tuple(map(tuple, held.get(pattern_key(pattern.source), ()))),
    )


def _compiled(pattern: str, classes: Mapping[str, str], where: str) -> Pattern:
    for _ in range(_DEPTH):
        try:
            pattern = _CLASS.sub(lambda found: f"(?:{classes[found[1]]})", pattern)
        except KeyError as error:
            raise LexiconError(f"{where}: <{error.args[0]}> is no word class of the file; add or correct it") from error
    return Pattern(pattern, where)
