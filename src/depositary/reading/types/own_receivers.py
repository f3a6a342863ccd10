"""Own receivers: who gets a sum in a government's own text: by the words, or by the title of a text on help for one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from depositary.lexicon.type_frames import TypeFrames
from depositary.reading.mentions.parties import MentionKind, PartyMention
from depositary.reading.scenes import Scene
from depositary.reading.types.authors import is_spoken, publisher, titled
from depositary.reading.types.obligors import acts_along, titled_receiver
from depositary.reading.types.own_givers import Givers

#: The first words behind a sum that tell where it goes: to a name, or to do something.
_GOES = re.compile(
    r"[^.;:]{0,50}?\bto (?:the )?\**(?P<name>[A-Z][\w&’'.-]*(?: (?:[A-Z][\w&’'.-]*|of|and|for|the))*|[a-z])"
)
_REACH = 30
_LONGEST = 40
#: Said to the other side of a meeting: "to support your response".
_YOURS = re.compile(r"\byour?\b")
_DATIVE = frozenset({"to", "for", "support", "help", "assist"})


def own_receivers(
    scene: Scene, frames: TypeFrames, words: str, givers: Givers, span: tuple[int, int]
) -> tuple[str, ...] | None:
    """The parties that get a sum at some offsets of the sentence; None where it goes to somebody who is no party.

    `words` is the sentence's sketch.
    """
    codes, (low, high) = givers.codes, span
    handed = _handed(scene, frames, words, (givers.high, low))
    if handed is not None:
        return () if handed in codes else (handed,)
    if _goes_to_another(scene, high) or frames.classes["own_private"].match(words, high):
        return None
    ended = frames.classes["gift_end"].search(words, high)
    end = ended.start() if ended else len(words)
    found = _row(scene, frames, words, (high, end), codes) or _helped(scene, frames, words, givers, low)
    if found or codes != (publisher(scene),):
        return found
    elsewhere = frames.classes["elsewhere"].search(words, givers.high, end) is not None
    told = not is_spoken(scene) or _YOURS.search(scene.view.low, givers.high) is not None
    return titled_receiver(scene, codes) if told and not elsewhere else ()


def _helped(scene: Scene, frames: TypeFrames, words: str, givers: Givers, low: int) -> tuple[str, ...]:
    """Whom the words before a sum say that it helps: "is supporting Tunisia with #", "To help Kenya, we give #"."""
    purpose = frames.classes["own_purpose"].match(words) is not None
    for first, _, mention in reversed(scene.view.parties):
        at = mention.start - scene.view.start
        if at >= low or mention.code in givers.codes or mention.kind is MentionKind.PERSON:
            continue
        helps = frames.classes["own_help"].search(words, max(0, at - _REACH), at) is not None
        if (helps or (purpose and at < givers.low)) and acts_along(scene, first) is False:
            return (mention.code,)
    return ()


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
    at = 0
    while at < len(named):
        first, mention = named[at]
        row = _with_next(frames, words, start, [m for _, m in named[at : at + _LONGEST]])
        beside, codes = acts_along(scene, first), tuple(dict.fromkeys(m.code for m in row if m.code not in givers))
        if not codes and scene.view.tokens[first - 1].lower == "in":
            break  # "Peru invests # in a plant in Peru"
        at += len(row) if beside is None else 1
        if not codes or mention.code in givers or beside is None or not _can_get(scene, frames, words, first, mention):
            continue
        if not beside:
            return codes
        offset = mention.start - start
        company = frames.classes["own_company"].search(words, max(0, offset - _REACH), offset) is not None
        along = along or tuple(code for code in codes if not company or code in titled(scene))
    return along


def _can_get(scene: Scene, frames: TypeFrames, words: str, first: int, mention: PartyMention) -> bool:
    """Whether a mention may be who gets: no person, no owner of a fund for another, a group only where said so."""
    if mention.kind is MentionKind.PERSON or frames.classes["fund_for"].match(words, mention.end - scene.view.start):
        return False
    party = scene.lexicon.parties.get(mention.code)
    if party is not None and party.kind == "territory" and party.sovereign == publisher(scene):
        return False
    grouped = party is not None and party.kind == "group"
    return not grouped or scene.view.tokens[first - 1 - (scene.view.tokens[first - 1].lower == "the")].lower in _DATIVE


def _with_next(frames: TypeFrames, words: str, start: int, mentions: Sequence[PartyMention]) -> Sequence[PartyMention]:
    """The first of some mentions with those that "and" and commas join to it."""
    for at in range(1, len(mentions)):
        gap = words[mentions[at - 1].end - start : mentions[at].start - start]
        if frames.classes["row_last"].fullmatch(gap):
            return mentions[: at + 1]
        if not frames.classes["row_earlier"].fullmatch(gap):
            break
    return mentions[:1]
