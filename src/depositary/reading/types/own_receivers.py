"""Own receivers: who gets a sum in a government's own text: by the words, or by the title of a text on help for one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from depositary.lexicon.type_frames import TypeFrames
from depositary.reading.mentions.parties import MentionKind, PartyMention
from depositary.reading.scenes import Scene
from depositary.reading.types.authors import is_spoken, publisher
from depositary.reading.types.obligors import acts_along, titled_receiver

#: The first words behind a sum that tell where it goes: to a name, or to do something.
_GOES = re.compile(
    r"[^.,;:]{0,50}?\b(?:to|for) (?:the )?(?P<name>[A-Z][\w&’'.-]*(?: (?:[A-Z][\w&’'.-]*|of|and|for|the))*|[a-z])"
)
_REACH = 30


def own_receivers(
    scene: Scene, frames: TypeFrames, words: str, span: tuple[int, int, int], givers: Sequence[str]
) -> tuple[str, ...] | None:
    """The parties that get a sum from `givers`; None where it goes to somebody who is no party.

    `words` is the sentence's sketch; `span` holds its offsets at which the giving words start, the sum starts and the
    sum ends.
    """
    verb, low, high = span
    handed = _handed(scene, frames, words, (verb, low))
    if handed is not None:
        return () if handed in givers else (handed,)
    if _goes_to_another(scene, high):
        return None
    ended = frames.classes["gift_end"].search(words, high)
    end = ended.start() if ended else len(words)
    found = _row(scene, frames, words, (high, end), givers) or _row(scene, frames, words, (verb, low), givers)
    elsewhere = frames.classes["elsewhere"].search(words, verb, end) is not None
    if found or elsewhere or tuple(givers) != (publisher(scene),) or is_spoken(scene):
        return found
    return titled_receiver(scene, givers)


def _handed(scene: Scene, frames: TypeFrames, words: str, span: tuple[int, int]) -> str | None:
    """To whom it is given without a preposition: "provide Jordan with #", "offered Armenia #"."""
    before = [m for _, _, m in scene.view.parties if span[0] <= m.start - scene.view.start < span[1]]
    if not before or not frames.classes["handed"].fullmatch(words[before[-1].end - scene.view.start : span[1]]):
        return None
    at = before[-1].start - scene.view.start
    preposed = frames.classes["preposed"].search(words, max(0, at - _REACH), at)
    return None if preposed else before[-1].code


def _goes_to_another(scene: Scene, high: int) -> bool:
    """Whether the sum goes to a name that is no party's: "a loan to Goldfruit, a juice maker in Ghana"."""
    found = _GOES.match(scene.view.quote, high)
    if found is None or found["name"].islower():
        return False
    start, end = (scene.view.start + offset for offset in found.span("name"))
    return not any(m.start < end and start < m.end for _, _, m in scene.view.parties)


def _row(scene: Scene, frames: TypeFrames, words: str, span: tuple[int, int], givers: Sequence[str]) -> tuple[str, ...]:
    """The first party named between two offsets for whom something is done, with those in a row with it."""
    start = scene.view.start
    named = [(first, m) for first, _, m in scene.view.parties if span[0] <= m.start - start < span[1]]
    along: tuple[str, ...] = ()
    for at, (first, mention) in enumerate(named):
        if mention.code in givers or mention.kind is MentionKind.PERSON:
            continue
        before = acts_along(scene, first)
        if before is None or frames.classes["fund_for"].match(words, mention.end - start):
            continue
        row = _with_next(frames, words, start, [m for _, m in named[at:]])
        codes = tuple(dict.fromkeys(m.code for m in row if m.code not in givers))
        if not before:
            return codes
        along = along or codes
    return along


def _with_next(frames: TypeFrames, words: str, start: int, mentions: Sequence[PartyMention]) -> Sequence[PartyMention]:
    """The first of some mentions with those that "and" and commas join to it."""
    for at in range(1, len(mentions)):
        gap = words[mentions[at - 1].end - start : mentions[at].start - start]
        if frames.classes["row_last"].fullmatch(gap):
            return mentions[: at + 1]
        if not frames.classes["row_earlier"].fullmatch(gap):
            break
    return mentions[:1]
