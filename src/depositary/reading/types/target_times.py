"""Times of targets: which date of a sentence is the one by which something is aimed at, and on which side it lies."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from depositary.core.codes import FORWARD
from depositary.core.edtf import bounds, ends_before
from depositary.core.statements import StatedDate
from depositary.lexicon.type_frames import TypeFrames
from depositary.reading.dates import resolve, resolve_nearest
from depositary.reading.dates.mentions import DateMention, Direction
from depositary.reading.mentions.summits import Summit
from depositary.reading.scenes import Scene
from depositary.reading.stages.datings import date_of
from depositary.reading.stages.records import StageReading

#: "before the summit that opens on 9 July": the words between "before" and the date on which something else starts.
BEFORE_EVENT = re.compile(
    r"\bbefore (?:the |a |an |its |their )?[^.;,]{0,70}?(?:, which (?:will|is to|are to) be held|"
    r"\b(?:opens?|begins?|starts?|convenes?|meets?|takes? place|will be held|is (?:to be )?held)\b)"
    r"[^.;,D]{0,30}?(?P<when>D+)"
)
#: How far behind a stage word or a match "before the summit that opens on 9 July" may stand.
EVENT_REACH = 250
_OF_REPORT = 3
#: Verbs of somebody who comes somewhere to sign: the date behind them is the signature's, too.
_COMING = frozenset(
    {"arrive", "arrives", "come", "comes", "due", "expected", "flies", "fly", "travel", "travels", "visit"}
)
_COMING_WITHIN = 10
#: Participles that a date behind them tells the time of.
_DONE = frozenset({"signed", "concluded", "agreed", "initialled", "initialed", "reached", "adopted", "approved"})
#: Words by which a target lies behind the report, so that its date is looked for in the past.
_BEHIND = re.compile(
    r"\b(?:was to|were to|missed|gone by|fallen through|fell through|put off|postponed|originally|at first|slipped"
    r"|moved from|first set|should have|unused"
    r"|(?:once|first|initially) (?:planned|expected|announced|scheduled|set|promised|fixed|foreseen)"
    r"|had (?:(?:first|once|originally|already|long|initially|still|also) )*"
    r"(?:been|promised|hoped|planned|aimed|wanted|intended|expected|announced|said|spoken|named|set|passed|lapsed)"
    r"|(?:was|were) (?:(?:first|once|originally|initially) )*(?:due|expected|scheduled|supposed|planned)"
    r"|(?:deadline|date|target)s?\b[^.;]{0,60} (?:passed|lapsed|came and went|slipped by)"
    r"|could not be (?:kept|met|held)"
    r"|(?:was|were|has been|have been) (?:kept|met|dropped|abandoned|named|called off|cancelled|canceled))\b"
)


def summit_time(scene: Scene, reading: StageReading) -> StatedDate | None:
    """The time of the summit to which a planned stage is tied, or None: "will sign it before the NATO summit"."""
    summit = _summit_of(scene, reading) if reading.framing in FORWARD else None
    return summit.ahead if summit is not None else None


def planned_time(scene: Scene, reading: StageReading, words: str, frames: TypeFrames) -> StatedDate | None:
    """The time by which a planned stage is aimed at, or None: no date, or one that dates something else.

    `words` is the sentence's sketch.
    """
    bounded = _before_event(scene, reading, words) or _at_summit(scene, reading, words)
    if bounded is not None:
        return bounded
    when = date_of(reading, [r.predicate for r in scene.readings], scene.published)
    if when is None or when.edtf is None or _is_of_report(scene, when, frames) or _is_of_noun(scene, reading, when):
        return None
    if any(m.literal == when.literal and _is_of_other(scene, reading, at, m) for at, _, m in scene.view.dates):
        return None
    when = _unbounded(scene, when)
    if when.edtf is None:
        return None
    when = _looking_back(scene, words, when)
    if _is_decided(scene, frames, words, when) or is_past(scene, words, when):
        return None
    return None if when.edtf is None or is_open(when.edtf) or _is_over(scene, reading, when) else when


def _is_decided(scene: Scene, frames: TypeFrames, words: str, when: StatedDate) -> bool:
    """Whether the day is one on which something was decided or is remembered: "decided today to sign"."""
    bound = any(m.literal == when.literal and m.bound for _, _, m in scene.view.dates)
    return not bound and any(has_phrase(words, word) for word in frames.lists["decided"])


def is_past(scene: Scene, words: str, when: StatedDate) -> bool:
    """Whether the date lay wholly behind the report though the sentence does not look back: it dates other things."""
    if scene.published is None or not ends_before(when.edtf, scene.published) or looks_back(words):
        return False
    return not any(m.literal == when.literal and m.bound in {"by", "before"} for _, _, m in scene.view.dates)


@lru_cache(maxsize=16)
def looks_back(words: str) -> bool:
    """Whether a sentence's words put its targets behind the report."""
    return _BEHIND.search(words) is not None


def _looking_back(scene: Scene, words: str, when: StatedDate) -> StatedDate:
    """Of "due to be signed in May", the May that lies nearer to the report, where the sentence looks back."""
    mention = next((m for _, _, m in scene.view.dates if m.literal == when.literal), None)
    return nearer(scene, mention) if mention is not None and looks_back(words) else when


def nearer(scene: Scene, mention: DateMention) -> StatedDate:
    """The date read as past or as future, whichever lies nearer to the report."""
    return resolve_nearest(_named(mention), scene.published, scene.view.anchor(mention))


def _is_of_noun(scene: Scene, reading: StageReading, when: StatedDate) -> bool:
    """Whether a date before a bare infinitive belongs to the noun before it: "its decision today to sign"."""
    verb = reading.predicate.head
    words = {token.lower for token in scene.view.tokens[max(0, verb - _COMING_WITHIN) : verb]}
    if reading.predicate.cue != "to" or words & _COMING:
        return False
    return any(m.literal == when.literal and verb - 2 <= after <= verb for _, after, m in scene.view.dates)


def _is_of_other(scene: Scene, reading: StageReading, at: int, mention: DateMention) -> bool:
    """Whether a date says which agreement is meant, dates a participle ("signed in December, it has to be approved") or
    a verb before the one that plans ("was tabled in May and can be ratified")."""
    if is_of_instrument(scene, mention):
        return True
    tokens, first = scene.view.tokens, reading.predicate.first
    before = [t.lower for t in tokens[max(0, at - 3) : at] if t.lower not in {"in", "on", "last", "this", "the"}]
    parted = bool(before) and before[-1] in _DONE and at - 3 > 0 and at < first
    between = [t.lower for t in tokens[at:first]]
    joined = at < first and "and" in between and "when" not in between and mention.bound is None
    return parted or joined


def is_of_instrument(scene: Scene, mention: DateMention) -> bool:
    """Whether a date only says which agreement is meant: "the June agreement"."""
    after = next((after for _, after, m in scene.view.dates if m is mention), None)
    heads = {m.head for m in scene.instruments}
    plain = mention.bound is None and not mention.literal.lower().startswith(("in ", "on ", "by ", "at "))
    return plain and after is not None and bool(heads & {after, after + 1})


def _unended(mention: DateMention) -> DateMention:
    """ "Before April is out" names April."""
    if mention.first.unit == "month" and mention.literal.endswith(" is out"):
        return replace(mention, first=replace(mention.first, part=None), bound=None)
    return mention


def _unbounded(scene: Scene, when: StatedDate) -> StatedDate:
    """ "By December" names December: its last day is the same, and the month is what was named."""
    mention = next((m for _, _, m in scene.view.dates if m.literal == when.literal), None)
    if mention is None:
        return when
    whole = _unended(mention)
    return resolved(scene, mention) if whole is not mention or _is_by_month(mention) else when


def _is_by_month(mention: DateMention) -> bool:
    point = mention.first
    return (
        mention.bound == "by"
        and mention.last is None
        and point.unit == "month"
        and point.part is None
        and point.month is not None
    )


def is_open(edtf: str) -> bool:
    """Whether a time has no end: "in the coming months" is nothing that can be missed."""
    return edtf.endswith("/..")


def _is_over(scene: Scene, reading: StageReading, when: StatedDate) -> bool:
    """Whether a time before the verb lies before the report: then it dates something else."""
    ahead = any(m.literal == when.literal and at < reading.predicate.first for at, _, m in scene.view.dates)
    if scene.published is None or when.edtf is None or not ahead:
        return False
    window, day = bounds(when.edtf), bounds(scene.published).earliest
    over = window.latest if when.literal.lower().startswith("this ") else window.earliest  # "this week" goes on
    return over is not None and day is not None and over < day


def _before_event(scene: Scene, reading: StageReading, words: str) -> StatedDate | None:
    """The day before the one on which the event of "before the summit opens on 9 July" starts."""
    start = scene.view.tokens[reading.predicate.head].start - scene.view.start
    found = BEFORE_EVENT.search(words, start, start + EVENT_REACH)
    mention = mention_at(scene, found.start("when")) if found else None
    if mention is None or mention.bound is not None:
        return None
    return resolved(scene, replace(mention, bound="before"))


def _at_summit(scene: Scene, reading: StageReading, words: str) -> StatedDate | None:
    """The time that a summit gives behind a stage's verb, ahead of the report or, where it looks back, behind it."""
    summit = _summit_of(scene, reading)
    if summit is None:
        return None
    return summit.back if looks_back(words) else summit.ahead


def _summit_of(scene: Scene, reading: StageReading) -> Summit | None:
    """The summit that stands behind a stage's verb with no date between, or None."""
    head = scene.view.tokens[reading.predicate.head].start
    for summit in scene.summits:
        dated = any(head < mention.start < summit.start for _, _, mention in scene.view.dates)
        if summit.start > head and not dated and ";" not in scene.view.text[head : summit.start]:
            return summit
    return None


def summit_at(scene: Scene, offset: int, words: str) -> StatedDate | None:
    """The time of the summit that stands at an offset of the sentence, by the sentence's words, or None."""
    place = scene.view.start + offset
    found = next((summit for summit in scene.summits if summit.start <= place < summit.end), None)
    return None if found is None else found.back if looks_back(words) else found.ahead


def _is_of_report(scene: Scene, when: StatedDate, frames: TypeFrames) -> bool:
    """Whether the date is when somebody said so: "will sign, the ministry announced on Thursday"."""
    tokens = scene.view.tokens
    for first, _, mention in scene.view.dates:
        if mention.literal == when.literal:
            before = {token.lower for token in tokens[max(0, first - _OF_REPORT) : first]}
            return not before.isdisjoint(frames.lists["reporting"])
    return False


def mention_at(scene: Scene, offset: int) -> DateMention | None:
    """The date that stands at an offset of the sentence."""
    place = scene.view.start + offset
    return next((d for _, _, d in scene.view.dates if d.start <= place < d.end), None)


def resolved(scene: Scene, mention: DateMention, direction: Direction = Direction.FUTURE) -> StatedDate:
    """The date as EDTF against the document's day; "by December" is December."""
    return resolve(_named(mention), scene.published, direction, scene.view.anchor(mention))


def _named(mention: DateMention) -> DateMention:
    """The mention without a bound that only repeats its end: "by December"."""
    mention = _unended(mention)
    return replace(mention, bound=None) if _is_by_month(mention) else mention


def has_phrase(words: str, phrase: str) -> bool:
    """Whether whole words stand in a sketch."""
    return phrase in words and re.search(rf"\b{re.escape(phrase)}\b", words) is not None
