"""Targets: times that somebody names for a stage still to come, and how they went as far as the sentence says so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from depositary.core.codes import DateBasis, Framing, Stage, StatementType
from depositary.core.edtf import bounds, day_of, shift
from depositary.core.statements import StatedDate
from depositary.core.values import TargetValue
from depositary.lexicon.type_frames import TypeFrames, TypeRule, load_type_frames
from depositary.reading.date_mentions import DateMention, Direction
from depositary.reading.dates import find_dates, resolve
from depositary.reading.datings import date_of
from depositary.reading.numbers import find_numbers
from depositary.reading.scenes import Draft, Scene
from depositary.reading.stages import StageReading
from depositary.reading.types.agreements import (
    agreements_meant,
    common_party,
    family_party,
    instrument_near,
    instrument_ref,
)
from depositary.reading.types.sketches import sketch

_FORWARD = frozenset({Framing.PLANNED, Framing.POSSIBLE})
#: Stages that somebody can aim at; "will end" and "will change" are plans about what is there already.
_AIMED = frozenset(
    {
        Stage.TALKS,
        Stage.AGREED,
        Stage.SIGNED,
        Stage.JOINED,
        Stage.SUBMITTED,
        Stage.APPROVED,
        Stage.RATIFIED,
        Stage.IN_FORCE,
        Stage.SUSPENDED,
    }
)
#: "before the summit that opens on 9 July": the words between "before" and the date on which something else starts.
_BEFORE_EVENT = re.compile(
    r"\bbefore (?:the |a |an |its |their )?[^.;,]{0,70}?\b(?:opens?|begins?|starts?|convenes?|meets?)\b"
    r"[^.;,D]{0,30}?(?P<when>D+)"
)
#: How far behind a stage word or a match "before the summit that opens on 9 July" may stand.
_EVENT_REACH = 250
#: How many characters before a sentence may name the day of what it tells.
_DAY_REACH = 500
_OF_REPORT = 3
#: A date farther before a verb than so many tokens dates something else in front of it.
_AHEAD_REACH = 8
#: Words by which a target lies behind the report, so that its date is looked for in the past.
_BEHIND = re.compile(
    r"\b(?:was to|were to|missed|gone by|fallen through|fell through|put off|postponed|originally|at first|slipped"
    r"|moved from|had (?:been|promised|hoped|planned|aimed|wanted|intended|expected|announced|said|spoken)"
    r"|(?:was|were) (?:due|expected|scheduled|supposed)|should have|first set|passed unused"
    r"|(?:was|were|has been|have been) (?:kept|met|dropped|abandoned|named))\b"
)
_SIGNING = re.compile(r"\bsign")


@dataclass(frozen=True, slots=True)
class Aim:
    """A target before it is a draft: for which parties and stage, by when, how it went."""

    parties: tuple[str, ...]
    stage: Stage | None
    when: StatedDate | None
    status: str
    rule: str
    framing: Framing = Framing.PLANNED


def read_targets(scene: Scene) -> Iterable[Draft]:
    """The targets of a sentence, those with a stage reading of their own first; each parties, stage and time once."""
    frames = load_type_frames("targets", scene.lexicon.language, scene.lexicon.folder)
    undated = _names_no_time(scene, frames) or any(_is_soon(scene, r, frames) for r in scene.readings)
    if not scene.view.dates and not undated and not _may_look_back(scene, frames):
        return
    words = sketch(scene.view, scene.instruments)
    seen: set[tuple[object, ...]] = set()
    status = _status(words, frames)
    for aim in (*_of_readings(scene, words, frames, status), *_of_rules(scene, words, frames, status)):
        key = (aim.parties, aim.stage, aim.when.edtf if aim.when else None)
        if key not in seen:
            seen.add(key)
            yield _draft(scene, aim)


def _may_look_back(scene: Scene, frames: TypeFrames) -> bool:
    """Whether a sentence without a date may say that what it tells came as planned, or later."""
    if not scene.readings and not scene.context.known:
        return False
    lower = scene.view.quote.lower()
    return any(word in lower for word in frames.lists["looking_back"])


def _names_no_time(scene: Scene, frames: TypeFrames) -> bool:
    lower = scene.view.quote.lower()
    return any(word in lower for word in frames.lists["unnamed"])


def _draft(scene: Scene, aim: Aim) -> Draft:
    mention = scene.instruments[0] if scene.instruments else None
    by = aim.when.edtf if aim.when else None
    # Where no stage is named, the time may be one of accession: no agreement of the parties is spoken of.
    concerns_agreement = len(aim.parties) >= 2 and (aim.stage is not None or mention is not None)
    return Draft(
        type=StatementType.TARGET,
        parties=aim.parties,
        value=TargetValue(by, aim.stage.value if aim.stage else None, aim.status),
        rule=f"target.{aim.rule}",
        confidence=0.85 if aim.rule == "planned-stage" else 0.7,
        framing=aim.framing,
        stage=aim.stage,
        date=aim.when,
        instrument=instrument_ref(scene, mention, aim.parties) if concerns_agreement else None,
    )


# -- planned stages with a date


def _of_readings(scene: Scene, words: str, frames: TypeFrames, status: str) -> Iterator[Aim]:
    for reading in scene.readings:
        if reading.framing not in _FORWARD or reading.stage not in _AIMED:
            continue
        when = _when(scene, reading, words, frames)
        soon = _is_soon(scene, reading, frames)
        if (when is not None and when.edtf is not None) or soon:
            yield Aim(reading.parties, reading.stage, when, status, "planned-stage", reading.framing)


def _when(scene: Scene, reading: StageReading, words: str, frames: TypeFrames) -> StatedDate | None:
    bounded = _before_event(scene, reading, words)
    if bounded is not None:
        return bounded
    when = date_of(reading, [r.predicate for r in scene.readings], scene.published)
    if when is None or when.edtf is None or _is_of_report(scene, when, frames) or _is_of_noun(scene, reading, when):
        return None
    when = _unbounded(scene, when)
    if when.edtf is None:
        return None
    when = _looking_back(scene, words, when)
    if _is_decided(scene, frames, words, when) or _is_past(scene, words, when):
        return None
    return None if when.edtf is None or _is_open(when.edtf) or _is_over(scene, reading, when) else when


def _is_decided(scene: Scene, frames: TypeFrames, words: str, when: StatedDate) -> bool:
    """Whether the day is one on which something was decided or is remembered: "decided today to sign"."""
    bound = any(m.literal == when.literal and m.bound for _, _, m in scene.view.dates)
    return not bound and any(_has(words, word) for word in frames.lists["decided"])


def _is_past(scene: Scene, words: str, when: StatedDate) -> bool:
    """Whether the date lay wholly behind the report though the sentence does not look back: it dates other things."""
    latest = bounds(when.edtf).latest if when.edtf else None
    published = bounds(scene.published).earliest if scene.published else None
    if latest is None or published is None or latest >= published or _looks_back(words):
        return False
    return not any(m.literal == when.literal and m.bound in {"by", "before"} for _, _, m in scene.view.dates)


@lru_cache(maxsize=16)
def _looks_back(words: str) -> bool:
    """Whether a sentence's words put its targets behind the report."""
    return _BEHIND.search(words) is not None


def _looking_back(scene: Scene, words: str, when: StatedDate) -> StatedDate:
    """Of "due to be signed in May", the May that lies nearer to the report, where the sentence looks back."""
    mention = next((m for _, _, m in scene.view.dates if m.literal == when.literal), None)
    return _nearer(scene, mention) if mention is not None and _looks_back(words) else when


def _nearer(scene: Scene, mention: DateMention) -> StatedDate:
    """The date read as past or as future, whichever lies nearer to the report."""
    ahead, back = _resolved(scene, mention), _resolved(scene, mention, Direction.PAST)
    if scene.published is None or ahead.edtf is None or back.edtf is None:
        return ahead
    day = bounds(scene.published).latest
    one, other = bounds(ahead.edtf).latest, bounds(back.edtf).latest
    if day is None or one is None or other is None:
        return ahead
    return back if abs((other - day).days) < abs((one - day).days) else ahead


def _is_of_noun(scene: Scene, reading: StageReading, when: StatedDate) -> bool:
    """Whether a date before a bare infinitive belongs to the noun before it: "its decision today to sign"."""
    if reading.predicate.cue != "to":
        return False
    verb = reading.predicate.head
    return any(m.literal == when.literal and verb - 2 <= after <= verb for _, after, m in scene.view.dates)


def _unbounded(scene: Scene, when: StatedDate) -> StatedDate:
    """ "By December" names December: its last day is the same, and the month is what was named."""
    mention = next((m for _, _, m in scene.view.dates if m.literal == when.literal), None)
    return _resolved(scene, mention) if mention is not None and _is_by_month(mention) else when


def _is_by_month(mention: DateMention) -> bool:
    point = mention.first
    return (
        mention.bound == "by"
        and mention.last is None
        and point.unit == "month"
        and point.part is None
        and point.month is not None
    )


def _is_open(edtf: str) -> bool:
    """Whether a time has no end: "in the coming months" is nothing that can be missed."""
    return edtf.endswith("/..")


def _is_over(scene: Scene, reading: StageReading, when: StatedDate) -> bool:
    """Whether a time before the verb lies before the report: then it dates something else."""
    first = reading.predicate.first - _AHEAD_REACH
    ahead = any(m.literal == when.literal and at < first for at, _, m in scene.view.dates)
    if scene.published is None or when.edtf is None or not ahead:
        return False
    earliest, day = bounds(when.edtf).earliest, bounds(scene.published).earliest
    return earliest is not None and day is not None and earliest < day


def _before_event(scene: Scene, reading: StageReading, words: str) -> StatedDate | None:
    """The day before the one on which the event of "before the summit opens on 9 July" starts."""
    start = scene.view.tokens[reading.predicate.head].start - scene.view.start
    found = _BEFORE_EVENT.search(words, start, start + _EVENT_REACH)
    mention = _mention_at(scene, found.start("when")) if found else None
    if mention is None or mention.bound is not None:
        return None
    return _resolved(scene, replace(mention, bound="before"))


def _is_of_report(scene: Scene, when: StatedDate, frames: TypeFrames) -> bool:
    """Whether the date is when somebody said so: "will sign, the ministry announced on Thursday"."""
    tokens = scene.view.tokens
    for first, _, mention in scene.view.dates:
        if mention.literal == when.literal:
            before = {token.lower for token in tokens[max(0, first - _OF_REPORT) : first]}
            return not before.isdisjoint(frames.lists["reporting"])
    return False


def _is_soon(scene: Scene, reading: StageReading, frames: TypeFrames) -> bool:
    """Whether a reported intention to sign names no time but "shortly": "had said that it would be signed shortly"."""
    if reading.stage is not Stage.SIGNED or reading.framing is not Framing.PLANNED:
        return False
    tokens = [token.lower for token in scene.view.tokens]
    announced = "had" in tokens and not frames.lists["reporting"].isdisjoint(tokens)
    return announced and (
        not frames.lists["soon"].isdisjoint(tokens) or reading.predicate.cue.startswith(("going", "was going"))
    )


def _status(words: str, frames: TypeFrames) -> str:
    """How the sentence itself says that the target went."""
    for status in ("missed", "slipped", "kept", "restated"):
        if any(_has(words, phrase) for phrase in frames.lists[status]):
            return status
    return "stated"


def _has(words: str, phrase: str) -> bool:
    return re.search(rf"\b{re.escape(phrase)}\b", words) is not None


# -- rules


def _of_rules(scene: Scene, words: str, frames: TypeFrames, status: str) -> Iterator[Aim]:
    for rule in frames.rules:
        for found in rule.find_all(words):
            yield from _aims(scene, words, rule, found, status)


def _aims(scene: Scene, words: str, rule: TypeRule, found: re.Match[str], status: str) -> Iterator[Aim]:
    status = rule.gives.get("status") or status
    if status == "none_stated":
        parties = tuple(sorted({m.code for _, _, m in scene.view.parties if m.start > scene.view.start + found.end()}))
        if parties:
            yield Aim(parties, None, None, status, rule.id, Framing.DENIED)
        return
    if rule.gives.get("stage") == "happened":
        yield from _late(scene, rule, found)
        return
    when = _rule_date(scene, words, rule, found)
    stage = _rule_stage(scene, rule, found)
    if scene.context.home is not None and not scene.instruments:
        return  # a government's own text plans many other things for a day
    if "bound" in rule.gives and (when is None or not _is_deadline(scene, when) or _is_planned(scene)):
        return
    if stage is None or when is None or (rule.id != "potential" and (when.edtf is None or _is_open(when.edtf))):
        return
    if "unread" in rule.gives and (any(r.stage is stage for r in scene.readings) or _is_past(scene, words, when)):
        return  # the sentence's own reading of the stage says more
    framing = Framing(rule.gives.get("framing", "planned"))
    for parties in _rule_parties(scene, rule, found):
        if (
            not any(r.parties == parties and r.stage is stage and r.framing in _FORWARD for r in scene.readings)
            or rule.id == "potential"
        ):
            yield Aim(parties, stage, when, status, rule.id, framing)


def _is_deadline(scene: Scene, when: StatedDate) -> bool:
    return bool(scene.instruments) and any(
        m.literal == when.literal and m.bound in {"by", "before"} for _, _, m in scene.view.dates
    )


def _is_planned(scene: Scene) -> bool:
    return any(reading.framing in _FORWARD for reading in scene.readings)


def _late(scene: Scene, rule: TypeRule, found: re.Match[str]) -> Iterator[Aim]:
    """The day that was named for what came "as announced" or "a day later than announced"."""
    days = _days_late(scene, found)
    if days is None:
        return
    for parties, stage, when in _came(scene, scene.view.start + found.start()):
        day = day_of(when.edtf) if when.edtf is not None else None
        if day is not None:
            named = StatedDate(shift(day, -days).isoformat(), when.literal, DateBasis.RELATIVE_TO_EVENT)
            yield Aim(parties, stage, named, rule.gives["status"], rule.id)


def _came(scene: Scene, end: int) -> Iterator[tuple[tuple[str, ...], Stage, StatedDate]]:
    """What the sentence says has come, before an offset, with its day; else the signature told just before."""
    done = [r for r in scene.readings if r.framing is Framing.HAPPENED and r.stage in _AIMED]
    before = [r for r in done if scene.view.tokens[r.predicate.head].start <= end]
    for reading in reversed(before or done):
        when = date_of(reading, [r.predicate for r in scene.readings], scene.published) or _day_before(scene)
        if when is not None:
            yield from ((r.parties, r.stage, when) for r in done if r.predicate.head == reading.predicate.head)
        return
    known = scene.context.bilateral_near()
    told = known is not None and known.parties in scene.context.signed and scene.number - known.sentence <= 1
    when = _day_before(scene) if told and not scene.readings and not scene.view.dates else None
    if known is not None and when is not None:
        yield known.parties, Stage.SIGNED, when


def _day_before(scene: Scene) -> StatedDate | None:
    """The last single day that the text names shortly before the sentence, or None."""
    text, start = scene.document.text, scene.view.start
    for mention in reversed(find_dates(text, max(0, start - _DAY_REACH), start)):
        stated = resolve(mention, scene.published, Direction.PAST)
        if stated.edtf is not None and day_of(stated.edtf) is not None:
            return stated
    return None


def _days_late(scene: Scene, found: re.Match[str]) -> int | None:
    """How many days later than planned; 0 where it came as planned, None where the words give no number."""
    if "count" not in found.re.groupindex:
        return 0
    number = next((n.value for n in find_numbers(scene.view.text, *_offsets(scene, found, "count"))), None)
    count = 1 if found["count"] in {"a", "one"} else number
    return count * (7 if found["unit"].startswith("week") else 1) if isinstance(count, int) else None


def _offsets(scene: Scene, found: re.Match[str], group: str) -> tuple[int, int]:
    low, high = found.span(group)
    return scene.view.start + low, scene.view.start + high


def _rule_date(scene: Scene, words: str, rule: TypeRule, found: re.Match[str]) -> StatedDate | None:
    for group in ("when", "later"):
        if group in found.re.groupindex and found[group] is not None:
            mention = _mention_at(scene, found.start(group))
            event = _BEFORE_EVENT.search(words, found.start(), found.end() + _EVENT_REACH)
            if mention is None:
                return None
            if rule.id == "slipped-from":
                mention = replace(mention, last=None, bound=None)  # "slipped from May to July": May was the target
            if event is not None and event.start("when") == found.start(group):
                mention = replace(mention, bound="before")
            return _nearer(scene, mention) if _looks_back(words) else _resolved(scene, mention)
    return None


def _mention_at(scene: Scene, offset: int) -> DateMention | None:
    place = scene.view.start + offset
    return next((d for _, _, d in scene.view.dates if d.start <= place < d.end), None)


def _resolved(scene: Scene, mention: DateMention, direction: Direction = Direction.FUTURE) -> StatedDate:
    if _is_by_month(mention):
        mention = replace(mention, bound=None)
    return resolve(mention, scene.published, direction, scene.view.anchors.get(mention.start))


def _rule_stage(scene: Scene, rule: TypeRule, found: re.Match[str]) -> Stage | None:
    named = rule.gives["stage"]
    if named == "words":
        return Stage.SIGNED if _SIGNING.search(found[0]) else Stage.AGREED
    if named != "denied":
        return Stage(named)
    denied = [r.stage for r in scene.readings if r.framing is Framing.DENIED and r.stage in _AIMED]
    return denied[-1] if denied else None


def _rule_parties(scene: Scene, rule: TypeRule, found: re.Match[str]) -> list[tuple[str, ...]]:
    if rule.id == "potential":
        return _rest_of_groups(scene, found)
    if rule.gives["stage"] == "denied":
        return [r.parties for r in scene.readings if r.framing is Framing.DENIED][-1:]
    if "who" in found.re.groupindex:
        return _with_common_side(scene, found)
    start, end = scene.view.start + found.start(), scene.view.start + found.end()
    mention = instrument_near(scene, start, end) if scene.instruments else None
    if mention is not None and mention.plural and mention.partners is not None and scene.context.hub:
        hub = scene.context.hub
        return [tuple(sorted((code, hub))) for code in mention.partners.codes if code != hub]
    return [parties for parties in agreements_meant(scene, mention) if len(parties) >= 2]


def _with_common_side(scene: Scene, found: re.Match[str]) -> list[tuple[str, ...]]:
    """The parties of group `who`, each with the side that the report's agreements have in common."""
    hub = family_party(scene) or common_party(scene.context)
    low, high = _offsets(scene, found, "who")
    codes = [m.code for _, _, m in scene.view.parties if low <= m.start < high]
    return [tuple(sorted((code, hub))) for code in dict.fromkeys(codes) if hub and code != hub]


def _rest_of_groups(scene: Scene, found: re.Match[str]) -> list[tuple[str, ...]]:
    """The parties named after "with", groups spread to members, less those with whom there was one before."""
    hub = scene.context.hub
    if hub is None:
        return []
    low, high = (scene.view.start + offset for offset in found.span("with"))
    day = bounds(scene.published).latest if scene.published else None
    codes: list[str] = []
    for _, _, mention in scene.view.parties:
        if low <= mention.start < high:
            codes += scene.lexicon.members(mention.code, day) or (mention.code,)
    done = {code for known in scene.context.known if known.sentence < scene.number for code in known.parties}
    return [tuple(sorted((code, hub))) for code in dict.fromkeys(codes) if code not in done and code != hub]
