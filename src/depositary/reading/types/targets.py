"""Targets: times that somebody names for a stage still to come, and how they went as far as the sentence says so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from depositary.core.codes import FORWARD, Framing, Stage, StatementType
from depositary.core.edtf import bounds
from depositary.core.statements import StatedDate
from depositary.core.values import TargetValue
from depositary.lexicon.type_frames import TypeFrames, TypeRule, load_type_frames
from depositary.reading.mentions.parties import MentionKind
from depositary.reading.scenes import Draft, Scene
from depositary.reading.stages.records import StageReading
from depositary.reading.types.agreements import (
    agreements_meant,
    common_party,
    family_party,
    instrument_near,
    instrument_ref,
)
from depositary.reading.types.authors import publisher
from depositary.reading.types.sketches import DATE, may_match, sketch
from depositary.reading.types.target_aims import AIMED, Aim, awaited_stage, concerned, in_row, looked_back
from depositary.reading.types.target_times import (
    BEFORE_EVENT,
    EVENT_REACH,
    has_phrase,
    is_of_instrument,
    is_open,
    is_past,
    looks_back,
    mention_at,
    nearer,
    planned_time,
    resolved,
    summit_at,
)

_SIGNING = re.compile(r"\bsign")
_BESIDE = re.compile(r"\b(?:with|for) (?P<beside>(?:the )?[PA]+(?:(?:,| and|, and) (?:the )?[PA]+){0,5})")
#: How many characters before a match may name what it is about.
_CLAUSE = 120
_BREAK = re.compile("[,;:]")


def read_targets(scene: Scene) -> Iterable[Draft]:
    """The targets of a sentence, those with a stage reading of their own first; each parties, stage and time once."""
    frames = load_type_frames("targets", scene.lexicon.language, scene.lexicon.folder)
    if not scene.readings and ("targets" not in scene.tried or not _may_aim(scene, frames)):
        return
    undated = _names_no_time(scene, frames) or any(_is_soon(scene, r, frames) for r in scene.readings)
    undated = undated or (scene.context.aimed is not None and " same " in scene.view.quote)
    if not (scene.view.dates or scene.summits or undated or _may_look_back(scene, frames)):
        return
    words = sketch(scene.view, scene.instruments, [(each.start, each.end, DATE) for each in scene.summits])
    seen: set[tuple[object, ...]] = set()
    status = _status(words, frames)
    read = list(_of_readings(scene, words, frames, status))
    aims = [*read, *_of_rules(scene, words, frames, status, read)]
    for aim in (*aims, *(further for each in aims for further in in_row(scene, words, each))):
        key = (aim.parties, aim.stage, aim.when.edtf if aim.when else None)
        if key not in seen:
            seen.add(key)
            yield _draft(scene, aim)


def _may_aim(scene: Scene, frames: TypeFrames) -> bool:
    """Whether a rule can find a target in a sentence without stages.

    A government's own text plans many things: there a rule needs an instrument, states no time or, where one has been
    spoken of, looks back.
    """
    if publisher(scene) is not None and not scene.instruments:
        timeless = frames.part("of_no_time", lambda rule: rule.gives.get("status") == "none_stated")
        past = frames.part("of_the_past", lambda rule: rule.gives.get("stage") == "happened")
        looks_back = bool(scene.context.discourse.known) and may_match(past, scene)
        return looks_back or (bool(scene.view.mentions) and may_match(timeless, scene))
    return may_match(frames, scene)


def _may_look_back(scene: Scene, frames: TypeFrames) -> bool:
    """Whether a sentence without a date may say that what it tells came as planned, or later."""
    if not scene.readings and not scene.context.discourse.known:
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
        framing=aim.framing,
        stage=aim.stage,
        date=aim.when,
        instrument=instrument_ref(scene, mention, aim.parties) if concerns_agreement else None,
    )


# -- planned stages with a date


def _of_readings(scene: Scene, words: str, frames: TypeFrames, status: str) -> Iterator[Aim]:
    for reading in scene.readings:
        if reading.framing not in FORWARD or reading.stage not in AIMED:
            continue
        when = planned_time(scene, reading, words, frames)
        soon = _is_soon(scene, reading, frames)
        if (when is not None and when.edtf is not None) or soon:
            yield Aim(concerned(reading), reading.stage, when, status, "planned-stage", reading.framing)


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
        if any(has_phrase(words, phrase) for phrase in frames.lists[status]):
            return status
    return "stated"


# -- rules


def _of_rules(scene: Scene, words: str, frames: TypeFrames, status: str, read: Sequence[Aim]) -> Iterator[Aim]:
    """The aims that rules find; `read` are those that the sentence's own readings have given."""
    taken = {aim.stage for aim in read}
    times = {(aim.parties, aim.when.edtf) for aim in read if aim.when is not None}
    for rule in frames.rules_for(words):
        for found in rule.find_all(words):
            yield from (
                aim
                for aim in _aims(scene, frames, rule, found, rule.gives.get("status") or status)
                # Where the rule says so, the sentence's own reading of the stage says more.
                if not ("unread" in rule.gives and (aim.stage in taken or _is_gone(scene, words, aim)))
                and not ("unread" in rule.gives and _is_denied(scene, aim.stage, found))
                and not ("apart" not in rule.gives and aim.when and (aim.parties, aim.when.edtf) in times)
            )


def _is_denied(scene: Scene, stage: Stage | None, found: re.Match[str]) -> bool:
    """Whether the verb that a match aims with is itself denied: "will sign no treaty this year"."""
    low, high = (scene.view.start + offset for offset in found.span())
    denied = (r for r in scene.readings if r.framing is Framing.DENIED and r.stage is stage)
    return any(low <= scene.view.tokens[r.predicate.head].start < high for r in denied)


def _is_gone(scene: Scene, words: str, aim: Aim) -> bool:
    return aim.when is not None and is_past(scene, words, aim.when)


def _aims(scene: Scene, frames: TypeFrames, rule: TypeRule, found: re.Match[str], status: str) -> Iterator[Aim]:
    words = found.string
    if status == "none_stated":
        parties = tuple(sorted({m.code for _, _, m in scene.view.parties if m.start > scene.view.start + found.end()}))
        if parties:
            yield Aim(parties, None, None, status, rule.id, Framing.DENIED)
        return
    if rule.gives.get("stage") == "happened":
        yield from looked_back(scene, rule, found)
        return
    when = _rule_date(scene, words, rule, found)
    stage = _rule_stage(scene, frames, rule, found)
    if publisher(scene) is not None and not scene.instruments:
        return  # a government's own text plans many other things for a day
    if "bound" in rule.gives and (
        publisher(scene) is not None or when is None or not _is_deadline(scene, when) or _is_planned(scene)
    ):
        return
    if stage is None or when is None or (rule.id != "potential" and (when.edtf is None or is_open(when.edtf))):
        return
    framing = Framing(rule.gives.get("framing", "planned"))
    planned = {(r.parties, r.stage) for r in scene.readings if r.framing in FORWARD}
    # "in the same two months" is no date of a reading
    alone = rule.id == "potential" or "apart" in rule.gives or when is scene.context.aimed
    own = _reading_in(scene, stage, found) if _is_bounded(scene, when) else None
    if own is not None:
        yield Aim(concerned(own), stage, when, status, rule.id, own.framing)
        return
    for parties in _rule_parties(scene, rule, found):
        if alone or (parties, stage) not in planned:
            yield Aim(parties, stage, when, status, rule.id, framing)


def _reading_in(scene: Scene, stage: Stage, found: re.Match[str]) -> StageReading | None:
    """The sentence's own reading of the planned stage whose word stands in a match: the match tells its time."""
    low, high = (scene.view.start + offset for offset in found.span())
    for reading in scene.readings:
        head = scene.view.tokens[reading.predicate.head].start
        inside = low <= head < high and _BREAK.search(scene.view.text, head, high) is None
        if inside and reading.framing in FORWARD and reading.stage is stage:
            return reading
    return None


def _is_bounded(scene: Scene, when: StatedDate) -> bool:
    return any(m.literal == when.literal and m.bound in {"by", "before"} for _, _, m in scene.view.dates)


def _is_deadline(scene: Scene, when: StatedDate) -> bool:
    return bool(scene.instruments) and _is_bounded(scene, when)


def _is_planned(scene: Scene) -> bool:
    return any(reading.framing in FORWARD for reading in scene.readings)


def _rule_date(scene: Scene, words: str, rule: TypeRule, found: re.Match[str]) -> StatedDate | None:
    for group in ("when", "later", "bare", "expected", "named"):
        if group in found.re.groupindex and found[group] is not None:
            summit = summit_at(scene, found.start(group), words)
            if summit is not None:
                return summit
            mention = mention_at(scene, found.start(group))
            if mention is None and found[group].startswith("same "):
                return scene.context.aimed
            event = BEFORE_EVENT.search(words, found.start(), found.end() + EVENT_REACH)
            if mention is None or is_of_instrument(scene, mention):
                return None
            if rule.id == "slipped-from":
                mention = replace(mention, last=None, bound=None)  # "slipped from May to July": May was the target
            if event is not None and event.start("when") == found.start(group):
                mention = replace(mention, bound="before")
            return nearer(scene, mention) if looks_back(words) else resolved(scene, mention)
    return None


def _rule_stage(scene: Scene, frames: TypeFrames, rule: TypeRule, found: re.Match[str]) -> Stage | None:
    named = rule.gives["stage"]
    if named == "subject":
        return _subject_stage(frames, found) or awaited_stage(scene) or Stage(rule.gives.get("default", "signed"))
    if named == "echo":
        if scene.context.in_family:
            return Stage.SIGNED
        last = scene.context.last
        return last.rule.stage if last is not None and last.rule.stage in AIMED else Stage.SIGNED
    if named == "words":
        return Stage.SIGNED if _SIGNING.search(found[0]) else Stage.AGREED
    if named != "denied":
        return Stage(named)
    denied = [r.stage for r in scene.readings if r.framing is Framing.DENIED and r.stage in AIMED]
    return denied[-1] if denied else awaited_stage(scene)


def _subject_stage(frames: TypeFrames, found: re.Match[str]) -> Stage | None:
    """The stage whose noun stands last in the clause up to the time: "entry into force is foreseen for 2026"."""
    low = max(found.string.rfind(mark, 0, found.start()) for mark in ";:") + 1
    clause = found.string[max(low, found.start() - _CLAUSE) : found.end()]
    last: tuple[int, Stage | None] = (-1, None)
    for stage in AIMED:
        pattern = frames.classes.get(f"noun_{stage.value}")
        for named in pattern.finditer(clause) if pattern is not None else ():
            last = max(last, (named.start(), stage), key=lambda each: each[0])
    return last[1]


def _rule_parties(scene: Scene, rule: TypeRule, found: re.Match[str]) -> list[tuple[str, ...]]:
    if rule.id == "potential":
        return _rest_of_groups(scene, found)
    if rule.gives.get("parties") == "common":
        common = family_party(scene) or common_party(scene.context)
        return [(common,)] if common is not None else []
    if rule.gives["stage"] == "denied":
        denied = [r.parties for r in scene.readings if r.framing is Framing.DENIED][-1:]
        return denied or [parties for parties in agreements_meant(scene, None) if len(parties) >= 2]
    if "who" in found.re.groupindex:
        return _with_common_side(scene, found)
    start, end = scene.view.start + found.start(), scene.view.start + found.end()
    mention = instrument_near(scene, start, end) if scene.instruments else None
    if mention is not None and mention.plural and mention.partners is not None and scene.context.discourse.hub:
        hub = scene.context.discourse.hub
        return [tuple(sorted((code, hub))) for code in mention.partners.codes if code != hub]
    meant = [parties for parties in agreements_meant(scene, mention) if len(parties) >= 2]
    return _named_beside(scene, found) or meant or _of_topic(scene)


def _named_beside(scene: Scene, found: re.Match[str]) -> list[tuple[str, ...]]:
    """The agreements of those named after "with" before the time, where no agreement is: "with Peru it may be May"."""
    beside = _BESIDE.search(found.string, 0, found.start() + 1)
    if scene.instruments or scene.readings or beside is None:
        return []
    return _paired(scene, beside.span("beside"))


def _of_topic(scene: Scene) -> list[tuple[str, ...]]:
    """The two whom the report is about, where it has named no agreement of theirs by its parties."""
    topic = scene.context.topic
    others = {m.code for _, _, m in scene.view.parties if m.kind is not MentionKind.GROUP} - set(topic)
    return [topic] if len(topic) == 2 and not others and publisher(scene) is None else []


def _with_common_side(scene: Scene, found: re.Match[str]) -> list[tuple[str, ...]]:
    """The parties of group `who`, each with the side that the report's agreements have in common."""
    return _paired(scene, found.span("who"))


def _paired(scene: Scene, span: tuple[int, int]) -> list[tuple[str, ...]]:
    """The parties named between two offsets of the sentence, each with the report's common side."""
    hub = family_party(scene) or common_party(scene.context)
    low, high = (scene.view.start + offset for offset in span)
    codes = [m.code for _, _, m in scene.view.parties if low <= m.start < high]
    return [tuple(sorted((code, hub))) for code in dict.fromkeys(codes) if hub and code != hub]


def _rest_of_groups(scene: Scene, found: re.Match[str]) -> list[tuple[str, ...]]:
    """The parties named after "with", groups spread to members, less those with whom there was one before."""
    hub = scene.context.discourse.hub
    if hub is None:
        return []
    low, high = (scene.view.start + offset for offset in found.span("with"))
    day = bounds(scene.published).latest if scene.published else None
    codes: list[str] = []
    for _, _, mention in scene.view.parties:
        if low <= mention.start < high:
            codes += scene.lexicon.members(mention.code, day) or (mention.code,)
    done = {code for known in scene.context.discourse.known if known.sentence < scene.number for code in known.parties}
    return [tuple(sorted((code, hub))) for code in dict.fromkeys(codes) if code not in done and code != hub]
