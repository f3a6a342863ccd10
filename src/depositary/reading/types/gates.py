"""Gates: which type files have a word for a sentence, so that its other words need not be looked at."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from depositary.lexicon.stretches import Stretches
from depositary.lexicon.type_frames import load_type_frames


class Gates:
    """The gates of type files in one language: the list `gate` of each or, failing that list, its cues."""

    def __init__(self, names: Sequence[str], language: str = "en", extra: Path | None = None) -> None:
        self._names = tuple(names)
        frames = [load_type_frames(name, language, extra) for name in names]
        self._stretches = Stretches([each.lists.get("gate", each.cues) for each in frames])

    def passed(self, sentence: str) -> frozenset[str]:
        """The names of the files of which one stretch is in the sentence, whatever its case."""
        return frozenset(self._names[owner] for owner in self._stretches.owners(sentence.lower()))
