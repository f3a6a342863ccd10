#!/usr/bin/env python3
"""Writes `needs.json` of a language: for each pattern of its type rules, the sets of stretches that a match needs.

    scripts/build_needs.py [--language en] [--check]

Every match of a pattern holds one stretch of each of its sets. A reader looks for all stretches of a type in one pass
over a sentence and tries only the patterns that have a stretch of every set in it. They are derived from the patterns
alone, so nothing is lost by that. A pattern is known by its hash: one that has changed since is always tried, until
this script has run again. `--check` writes nothing and fails when the file is not what the patterns give.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from math import fsum
from re import _constants as codes  # type: ignore[attr-defined]  # no public way to a pattern's parts
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

from depositary.lexicon.tables import DATA
from depositary.lexicon.type_frames import load_type_frames, pattern_key
from depositary.reading.types import TYPE_FILES

#: How likely a stretch of one character is in a sentence's sketch: the masks, then everything else.
_LIKELY = {
    "P": 0.6,
    "A": 0.4,
    "I": 0.3,
    "D": 0.3,
    "O": 0.15,
    "H": 0.1,
    "M": 0.1,
    "T": 0.1,
    "N": 0.3,
    "B": 0.05,
    "R": 0.1,
}
#: Words that stand in so many sentences that a stretch made of them alone says little.
_COMMON = (
    "the",
    "of",
    "and",
    "to",
    "in",
    "a",
    "that",
    "will",
    "for",
    "is",
    "with",
    "by",
    "on",
    "it",
    "has",
    "be",
    "are",
)
#: Alternatives of more stretches than this are written out no further.
_MOST = 60
#: A set that is likelier than this in any sentence spares next to nothing; so many of the others are kept.
_TELLING = 0.9
_SETS = 5


def stretches(pattern: str) -> tuple[frozenset[str], ...]:
    """Sets of stretches, the rarest first: every match of a pattern holds at least one stretch of each of them."""
    found = {_shortest(each) for each in _sets(list(parser.parse(pattern)))}
    telling = [each for each in found if _likelihood(each) < _TELLING]
    return tuple(_ranked(telling or found))


def _ranked(sets: Iterable[frozenset[str]]) -> list[frozenset[str]]:
    """The sets with the rarest first, the first few of them."""
    return sorted(set(sets), key=lambda found: (_likelihood(found), sorted(found)))[:_SETS]


def _likelihood(found: frozenset[str]) -> float:
    # Summed exactly: the order of a set differs from run to run.
    return fsum(_share(stretch) for stretch in found)


def _share(stretch: str) -> float:
    if len(stretch) == 1:
        return _LIKELY.get(stretch, 0.95)
    if stretch.strip() in _COMMON:
        return 0.6
    return 0.9 * 0.45 ** (len(stretch) - 1)


def _sets(items: Sequence[Any]) -> list[frozenset[str]]:
    """For a sequence of parsed items, every set of stretches of which a match must hold one."""
    found: list[frozenset[str]] = []
    run = frozenset({""})
    for item in items:
        exact = _exact([item])
        if exact is not None and len(run) * len(exact) <= _MOST:
            run = frozenset(left + right for left in run for right in exact)
            continue
        found.append(run)
        run = exact if exact is not None else frozenset({""})
        if exact is None:
            found += _inside(item)
    return [each for each in (*found, run) if "" not in each]


def _inside(item: Any) -> list[frozenset[str]]:
    """The sets that an item gives which has no short list of wordings."""
    operator, argument = item
    if operator is codes.SUBPATTERN:
        return _sets(list(argument[3]))
    if operator is codes.BRANCH:
        branches = [_ranked(_sets(list(branch))) for branch in argument[1]]
        depth = max(map(len, branches)) if all(branches) else 0
        # A match takes one branch: with any one set of each branch, it holds a stretch of their union.
        return [frozenset().union(*(each[min(rank, len(each) - 1)] for each in branches)) for rank in range(depth)]
    if operator in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT) and argument[0] >= 1:
        return _sets(list(argument[2]))
    return []


def _exact(items: Sequence[Any]) -> frozenset[str] | None:
    """All wordings of a sequence when they are few, else None. What takes no room is a wording without letters."""
    whole = frozenset({""})
    for operator, argument in items:
        one = _wordings(operator, argument)
        if one is None or len(whole) * len(one) > _MOST:
            return None
        whole = frozenset(left + right for left in whole for right in one)
    return whole


def _wordings(operator: Any, argument: Any) -> frozenset[str] | None:
    if operator is codes.LITERAL:
        return frozenset({chr(argument)})
    if operator is codes.IN:
        letters = [chr(each) for kind, each in argument if kind is codes.LITERAL]
        return frozenset(letters) if len(letters) == len(argument) and len(letters) <= 4 else None
    if operator in (codes.AT, codes.ASSERT, codes.ASSERT_NOT):
        return frozenset({""})
    if operator is codes.SUBPATTERN:
        return _exact(list(argument[3]))
    if operator is codes.BRANCH:
        branches = [_exact(list(branch)) for branch in argument[1]]
        return None if any(each is None for each in branches) else frozenset().union(*(each or () for each in branches))
    if operator in (codes.MAX_REPEAT, codes.MIN_REPEAT) and argument[:2] == (0, 1):
        inner = _exact(list(argument[2]))
        return None if inner is None else inner | {""}
    return None


def needs(language: str) -> dict[str, list[list[str]]]:
    """The sets of stretches of all type rules of a language by their patterns' keys."""
    found = {}
    for name in TYPE_FILES:
        for rule in load_type_frames(name, language).rules:
            derived = stretches(rule.pattern.source)
            if derived:
                found[pattern_key(rule.pattern.source)] = [sorted(each) for each in derived]
    return dict(sorted(found.items()))


def _shortest(found: frozenset[str]) -> frozenset[str]:
    """The stretches that hold no other one."""
    return frozenset(each for each in found if not any(other != each and other in each for other in found))


def main() -> None:
    """Write the file of a language, or compare it with what the patterns give."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--language", default="en")
    arguments.add_argument("--check", action="store_true")
    asked = arguments.parse_args()
    path = DATA / asked.language / "needs.json"
    text = json.dumps(needs(asked.language), ensure_ascii=False, indent=0) + "\n"
    if not asked.check:
        path.write_text(text, encoding="utf-8")
    elif not path.exists() or path.read_text(encoding="utf-8") != text:
        sys.exit(f"{path} is not what the patterns give; run scripts/build_needs.py")


if __name__ == "__main__":
    main()
