"""One reader for each type of statement beside `stage`: a Scene in, Drafts out, in text order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from depositary.lexicon.type_frames import load_type_frames
from depositary.reading.scenes import Draft, Scene
from depositary.reading.sieves import Cue
from depositary.reading.types.commitments import read_commitments
from depositary.reading.types.conditions import read_conditions
from depositary.reading.types.counts import read_counts
from depositary.reading.types.events import read_events
from depositary.reading.types.memberships import read_memberships
from depositary.reading.types.positions import read_positions
from depositary.reading.types.targets import read_targets
from depositary.reading.types.terms import read_terms

TypeReader = Callable[[Scene], Iterable[Draft]]

#: The readers in the order in which they see each sentence.
TYPE_READERS: tuple[TypeReader, ...] = (
    read_counts,
    read_conditions,
    read_targets,
    read_memberships,
    read_commitments,
    read_terms,
    read_events,
    read_positions,
)

#: The data files of the types; their cue words let a sentence through the sieve.
TYPE_FILES = (
    "counts",
    "conditions",
    "targets",
    "memberships",
    "commitments",
    "terms_of_reports",
    "events",
    "positions",
    "stances",
)


def with_type_cues(cues: Mapping[str, Cue], language: str = "en", extra: Path | None = None) -> dict[str, Cue]:
    """A sieve's cue words with those of all types: a file's `cues` and, for their own sentence alone, its `words`."""
    found = dict(cues)
    for name in TYPE_FILES:
        frames = load_type_frames(name, language, extra)
        for sort, words in ((Cue.ALONE, frames.cues), (Cue.LOCAL, frames.lists.get("words", frozenset()))):
            for word in words:
                found[word] = found.get(word, Cue(0)) | sort
    return found
