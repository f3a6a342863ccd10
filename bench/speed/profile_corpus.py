#!/usr/bin/env python3
"""Reads a corpus in this process and prints which modules the time goes to: profile_corpus.py CORPUS MOST.

The shares are of the time in a module's own functions and in what they call of other packages and of the interpreter.
A profiler slows small functions down more than large ones: the shares say where to look, not how fast reading is.
"""

from __future__ import annotations

import cProfile
import pstats
import sys
from collections import Counter
from itertools import islice
from pathlib import Path

from depositary import api

_SHOWN = 20
_PACKAGE = Path(api.__file__).parents[1]


def main() -> None:
    path, most = sys.argv[1], int(sys.argv[2])
    reader = api.rule_reader()
    profile = cProfile.Profile()
    profile.enable()
    for _ in islice(api.read([path], reader=reader), most or None):
        pass
    profile.disable()
    shares = by_module(pstats.Stats(profile))
    total = sum(shares.values())
    for module, seconds in shares.most_common(_SHOWN):
        print(f"{seconds / total:6.1%}  {module}")


def by_module(stats: pstats.Stats) -> Counter[str]:
    """Seconds by module of the package; what a foreign function takes counts for the modules that call it."""
    shares: Counter[str] = Counter()
    for (file, _, _), (_, _, own, _, callers) in stats.stats.items():  # type: ignore[attr-defined]
        if _is_ours(file):
            shares[_name(file)] += own
            continue
        for (caller, _, _), (_, _, spent, _) in callers.items():
            shares[_name(caller)] += spent
    return shares


def _is_ours(file: str) -> bool:
    return Path(file).is_relative_to(_PACKAGE)


def _name(file: str) -> str:
    """The module of the package, or the folder of another one."""
    path = Path(file)
    return ".".join(path.relative_to(_PACKAGE).with_suffix("").parts) if _is_ours(file) else f"({path.parent.name})"


if __name__ == "__main__":
    main()
