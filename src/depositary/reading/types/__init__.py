"""One reader for each type of statement beside `stage`: a Scene in, Drafts out, in text order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path

from depositary.lexicon.type_frames import load_type_frames
from depositary.reading.scenes import Draft, Scene
from depositary.reading.sentences.sieves import Cue
from depositary.reading.types.commitments import read_commitments
from depositary.reading.types.conditions import read_conditions
from depositary.reading.types.counts import read_counts
from depositary.reading.types.events import read_events
from depositary.reading.types.memberships import read_memberships
from depositary.reading.types.positions import read_positions
from depositary.reading.types.targets import read_targets
from depositary.reading.types.terms import read_terms

TypeReader = Callable[[Scene], Iterable[Draft]]

#: The readers in the order in which they see each sentence, each with the data files of its type. The cue words of the
#: files let a sentence through the sieve; a type whose files have no word for it says nothing of it but by its stages.
TYPE_READERS: tuple[tuple[frozenset[str], TypeReader], ...] = (
    (frozenset({"counts"}), read_counts),
    (frozenset({"conditions"}), read_conditions),
    (frozenset({"targets"}), read_targets),
    (frozenset({"memberships", "accessions"}), read_memberships),
    (frozenset({"commitments"}), read_commitments),
    (frozenset({"terms_of_reports"}), read_terms),
    (frozenset({"events"}), read_events),
    (frozenset({"positions", "stances"}), read_positions),
)
TYPE_FILES = tuple(name for names, _ in TYPE_READERS for name in sorted(names))


@cache
def readers_of(tried: frozenset[str] | None) -> tuple[TypeReader, ...]:
    """The readers of the types that have a word for a sentence, by the names of their files; all of them for None."""
    return tuple(read for files, read in TYPE_READERS if tried is None or not files.isdisjoint(tried))


def with_type_cues(cues: Mapping[str, Cue], language: str = "en", extra: Path | None = None) -> dict[str, Cue]:
    """A sieve's cue words with those of all types: a file's `cues` and, for their own sentence alone, its `words`."""
    found = dict(cues)
    for name in TYPE_FILES:
        frames = load_type_frames(name, language, extra)
        for sort, words in ((Cue.ALONE, frames.cues), (Cue.LOCAL, frames.lists.get("words", frozenset()))):
            for word in words:
                found[word] = found.get(word, Cue(0)) | sort
    return found
