"""One reader for each type of statement beside `stage`: a Scene in, Drafts out, in text order."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from depositary.reading.scenes import Draft, Scene

TypeReader = Callable[[Scene], Iterable[Draft]]

#: The readers in the order in which they see each sentence.
TYPE_READERS: tuple[TypeReader, ...] = ()
