"""Stretches: whose needs a text meets, when each owner needs one stretch of each of its sets, found in one pass."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from ahocorasick_rs import AhoCorasick, MatchKind


class Needs:
    """Owners, which are numbers from 0, with their sets of stretches of text.

    A set without stretches is never met; an owner without sets needs nothing.
    """

    def __init__(self, owned: Sequence[Sequence[Collection[str]]]) -> None:
        bits: dict[str, int] = {}
        self._wanted: list[int] = []
        number = 0
        for sets in owned:
            wanted = 0
            for stretches in sets:
                bit = 1 << number
                number += 1
                wanted |= bit
                for stretch in sorted(stretches):
                    bits[stretch] = bits.get(stretch, 0) | bit
            self._wanted.append(wanted)
        self._bits = list(bits.values())
        self._automaton = AhoCorasick(list(bits), matchkind=MatchKind.Standard)

    def met(self, text: str) -> list[int]:
        """The owners whose needs a text meets, case and all, in order. Linear in the text."""
        found = self._found(text)
        return [owner for owner, wanted in enumerate(self._wanted) if found & wanted == wanted]

    def meets_any(self, text: str) -> bool:
        """Whether a text meets the needs of any owner."""
        found = self._found(text)
        return any(found & wanted == wanted for wanted in self._wanted)

    def _found(self, text: str) -> int:
        found = 0
        for index in {match[0] for match in self._automaton.find_matches_as_indexes(text, overlapping=True)}:
            found |= self._bits[index]
        return found
