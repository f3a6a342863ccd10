"""Stretches: which owners of many stretches of text have one of theirs in a sentence, found in one pass."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from ahocorasick_rs import AhoCorasick, MatchKind


class Stretches:
    """Stretches of text with their owners, which are numbers from 0; an owner without stretches is always found."""

    def __init__(self, owned: Sequence[Collection[str]]) -> None:
        owners: dict[str, list[int]] = {}
        for owner, stretches in enumerate(owned):
            for stretch in sorted(stretches):
                owners.setdefault(stretch, []).append(owner)
        self._owners = [tuple(each) for each in owners.values()]
        self._always = tuple(owner for owner, stretches in enumerate(owned) if not stretches)
        self._automaton = AhoCorasick(list(owners), matchkind=MatchKind.Standard)

    def owners(self, text: str) -> set[int]:
        """The owners of the stretches that stand in a text, case and all, and those without any. Linear in the text."""
        found = set(self._always)
        for index in {match[0] for match in self._automaton.find_matches_as_indexes(text, overlapping=True)}:
            found.update(self._owners[index])
        return found
