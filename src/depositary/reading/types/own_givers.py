"""Own givers: who gives a sum in a government's own text, where its officers and agencies stand for it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from depositary.lexicon.type_frames import TypeFrames
from depositary.reading.mentions.parties import MentionKind, PartyMention
from depositary.reading.scenes import Scene
from depositary.reading.types.actors import is_oblique
from depositary.reading.types.authors import authors, publisher

#: A name that goes on is the name of something else: "Korea Zinc", "the U.S.-Japan Tourism Year".
_NAMED_ON = re.compile(r"[-–/]| (?:[A-Z][a-z]|[A-Z]{3,})")
_OWNED = re.compile(r"['’](?:s\b|(?= ))")
#: A name before its verb: "Homestay Inc. has announced that it will give #".
_NAME = re.compile(r"\b[A-Z][\w&’'-]*\.?(?: (?:[A-Z][\w&’'-]*\.?|of|and|&))*(?= [a-z])")
_REACH = 30


@dataclass(frozen=True, slots=True)
class _Named:
    """Somebody whom a clause names: where the words stand in the sentence, whom they name, and whether he can give."""

    low: int
    high: int
    codes: tuple[str, ...]
    gives: bool
    preposed: bool


@dataclass(frozen=True, slots=True)
class Givers:
    """Who gives: sorted codes, and the offsets of the sentence between which they are named."""

    codes: tuple[str, ...]
    low: int
    high: int


def own_givers(scene: Scene, frames: TypeFrames, words: str) -> Givers | None:
    """The parties that give what is given behind some words: the last who can, with those in a row with it.

    `words` is the sketch of the sentence up to there. Nobody gives where somebody else is named between.
    """
    since = max((found.end() for found in frames.classes["own_start"].finditer(words)), default=0)
    before = words[since:]
    named = sorted(_named(scene, frames, before, since), key=lambda each: each.low)
    rows = [row for row in _rows(frames, before, since, named) if not row[0].preposed]
    row = next((row for row in reversed(rows) if any(each.gives for each in row)), None)
    if row is None or frames.classes["own_between"].search(before, row[-1].high - since):
        return None
    if _names_another(scene, frames, row[-1].high, len(words)):
        return None
    codes = {code for each in row if each.gives for code in each.codes}
    members = {member for code in codes for member in scene.lexicon.members(code)}
    return Givers(tuple(sorted(codes - members)), row[0].low, row[-1].high)


def owning_giver(scene: Scene, frames: TypeFrames, words: str, behind: str) -> Givers | None:
    """Whose pledge a sum between some words and those behind it is: "welcomed Peru's # commitment to Haiti"."""
    found = frames.classes["own_possessed"].search(words)
    if found is None or not frames.classes["own_pledge"].match(behind):
        return None
    start = scene.view.start
    named = [m for _, _, m in scene.view.parties if found.start() <= m.start - start < found.end()]
    return Givers((named[-1].code,), named[-1].start - start, named[-1].end - start) if named else None


def _named(scene: Scene, frames: TypeFrames, before: str, since: int) -> Iterator[_Named]:
    """Whom a clause names: parties, officers and agencies of the publisher's, "we"."""
    view, start = scene.view, scene.view.start
    home = publisher(scene)
    for _, _, mention in view.parties:
        low, high = mention.start - start, mention.end - start
        if since <= low < since + len(before):
            acting = frames.classes["own_acting"].match(before, high - since) is not None
            acting = acting or frames.classes["own_deed"].search(before, 0, low - since) is not None
            preposed = not acting and (is_oblique(scene, mention) or _is_preposed(frames, before, low - since))
            yield _Named(low, high, (mention.code,), acting or _can_give(scene, frames, mention), preposed)
    for name, codes in (("agency", (home,) if home else ()), ("own_we", authors(scene))):
        for match in frames.classes[name].finditer(before) if codes else ():
            preposed = _is_preposed(frames, before, match.start())
            yield _Named(since + match.start(), since + match.end(), codes, True, preposed)


def _is_preposed(frames: TypeFrames, before: str, at: int) -> bool:
    """Whether a preposition stands before a name: he acts along, or something is his."""
    return frames.classes["preposed"].search(before, max(0, at - _REACH), at) is not None


def _can_give(scene: Scene, frames: TypeFrames, mention: PartyMention) -> bool:
    """Whether a mention may be who gives: an owner only of an office, no object, and no part of a name or compound."""
    view = scene.view
    low, high = mention.start - view.start, mention.end - view.start
    if not frames.classes["own_subject"].search(view.low, max(0, low - _REACH), low):
        return False
    if frames.classes["own_official"].match(view.low, high) or mention.kind is MentionKind.PERSON:
        return True
    own = mention.code == publisher(scene) and mention.kind is MentionKind.INSTITUTION
    if mention.kind is MentionKind.ADJECTIVE or (_OWNED.match(view.quote, high) and not own):
        return False
    return view.quote[low - 1 : low] not in {"-", "–"} and (own or _NAMED_ON.match(view.quote, high) is None)


def _rows(frames: TypeFrames, before: str, since: int, named: Sequence[_Named]) -> Iterator[Sequence[_Named]]:
    """Those named, each with those in a row with it: "Australia, Japan, and the Department of State"."""
    at = 0
    while at < len(named):
        last = at
        while last + 1 < len(named) and _joined(frames, "row_earlier", before, since, named[last : last + 2]):
            last += 1
        if last + 1 < len(named) and _joined(frames, "row_last", before, since, named[last : last + 2]):
            yield named[at : last + 2]
            at = last + 2
            continue
        yield from ([each] for each in named[at : last + 1])
        at = last + 1


def _joined(frames: TypeFrames, how: str, before: str, since: int, pair: Sequence[_Named]) -> bool:
    """Whether the words between two names join them."""
    return frames.classes[how].fullmatch(before[pair[0].high - since : pair[1].low - since]) is not None


def _names_another(scene: Scene, frames: TypeFrames, low: int, high: int) -> bool:
    """Whether a name that is no party's is the subject between the givers and the words that say what is given."""
    view = scene.view
    if _OWNED.match(view.quote, low) or _NAMED_ON.match(view.quote, low):
        return False  # "the Department of State's Bureau of Conflict will"
    parties = [(m.start - view.start, m.end - view.start) for _, _, m in view.parties]
    for found in _NAME.finditer(view.quote, low, high):
        if not frames.classes["own_verb"].match(view.low, found.end()):
            continue
        named = any(a < found.end() and found.start() < b for a, b in parties)
        if not named and not frames.classes["preposed"].search(
            view.low, max(low, found.start() - _REACH), found.start()
        ):
            return True
    return False
