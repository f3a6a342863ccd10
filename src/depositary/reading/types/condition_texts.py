"""Texts of conditions: what must come first, in words that stand by themselves.

"The Senate passed a harbour bill, but the House has not taken it up, and without a vote there ...": the words "a vote
there" are completed by the chamber, and by the bill, that the sentence has named.
"""

from __future__ import annotations

import re

from depositary.reading.mentions.parties import MentionKind
from depositary.reading.scenes import Scene
from depositary.reading.types.laws import law_before

_LONGEST = 160
_THERE = re.compile(r"\bthere$")
#: Acts of a chamber behind which the words leave unsaid what it is to act on.
_BARE = re.compile(r"^(?:an? |the |its )?(?:vote|approval|consent|majority) there$")


def standing(scene: Scene, start: int, end: int) -> str:
    """The words between two offsets of the sentence, with what "there" in them stands for."""
    words = " ".join(scene.view.text[scene.view.start + start : scene.view.start + end].split()).strip(" ,")
    place = _THERE.search(words)
    chamber = _chamber_before(scene, scene.view.start + start) if place is not None else None
    if place is not None and chamber is not None:
        law = law_before(scene.view.quote, start) if _BARE.match(words) else None
        words = f"{words[: place.start()]}in {chamber}" + (f" on the {law}" if law else "")
    return words[:_LONGEST].strip(" ,")


def _chamber_before(scene: Scene, offset: int) -> str | None:
    """The parliament, or part of one, that the sentence names last before an offset of the text."""
    named = [m for _, _, m in scene.view.parties if m.kind is MentionKind.INSTITUTION and m.end <= offset]
    chambers = [m for m in named if m.body == "parliament"]
    return f"the {scene.view.text[chambers[-1].start : chambers[-1].end]}" if chambers else None
