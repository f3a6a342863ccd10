"""Stances of reports: who is for or against what is between states, each by the subject of the verb that says so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from depositary.core.codes import StatementType
from depositary.core.statements import Speaker
from depositary.core.values import PositionValue
from depositary.lexicon.type_frames import TypeFrames, TypeRule, load_type_frames
from depositary.reading.mentions.parties import MentionKind, PartyMention
from depositary.reading.mentions.views import leading_party
from depositary.reading.scenes import Draft, Scene
from depositary.reading.types.authors import publisher
from depositary.reading.types.clause_subjects import clause_subject, pronoun_before

_SMALL_GROUP = 5
#: How far before a verb its denial stands, and how far behind it its condition.
_BEFORE, _BEHIND = 40, 160
#: What a stance is about, behind its verb.
_OBJECT = re.compile(r" (?!too\b|as well\b|and\b|in\b|on\b|by\b)\w(?:[^.,;:\n]|[.,](?=[\w]|['’]s)){3,100}")
#: Where another clause begins within it: "the pact but do not want it now".
_NEXT_CLAUSE = re.compile(
    r" (?:but|while|whereas|although|though|because|yet"
    r"|and (?:do|does|did|will|would|has|have|had|is|are|was|were|said|says))\b"
)
#: An object that only points back: "while Spain supports it".
_POINTING = re.compile(r" (?:it|this|that|them|these|so)(?: too| as well)?(?!\w)(?! \w)")
#: What a subject opens with when nobody and nothing is meant.
_NONE = re.compile(r"^(?:(?:but|and|yet|so far) )?(?:no|none|neither|nothing)\b", re.IGNORECASE)
#: Before a passive: "the pact has been".
_AUXILIARY = re.compile(r"(?: (?:has|have|had|was|were|is|are|been|be|being|also|widely|strongly))+$")
#: What a relative clause is about stands before it: "a truce, which Peru rejected".
_BEFORE_RELATIVE = re.compile(r"[^.,;:\n]{3,80}(?=,? (?:that|which)$)")
_RELATIVE = re.compile(r"(?:that|which)\b")
#: Groups that name the holders.
_GROUPS = ("who", "them", "others", "sharing", "alike")
#: A pronoun this close to the start of a sentence has its party in the sentence before.
_OPENING = 40
_OPPOSITE = {"supports": "opposes"}


@dataclass(frozen=True, slots=True)
class _Holder:
    """Whose stance it is."""

    code: str
    speaker: Speaker | None = None


@dataclass(frozen=True, slots=True)
class _Stance:
    """One stance that a sentence gives."""

    rule: TypeRule
    stance: str
    start: int
    end: int
    holders: tuple[_Holder, ...]
    condition: str | None = None


def read_stances(scene: Scene, words: str) -> Iterator[Draft]:
    """The stances in a report's sentence, one draft for each holder; `words` is its sketch."""
    frames = load_type_frames("stances", scene.lexicon.language, scene.lexicon.folder)
    if publisher(scene) is not None or "stances" not in scene.tried:
        return
    told = sorted(_told(scene, frames, words), key=lambda s: s.start)
    seen: set[tuple[str, str]] = set()
    matter: str | None = None
    for stance in (*told, *_echoed(scene, frames, words, told)):
        scene.context.stance = stance.stance, scene.number
        matter = _on(scene, stance, matter)
        for holder in stance.holders:
            if (holder.code, stance.stance) not in seen:
                seen.add((holder.code, stance.stance))
                yield _draft(stance, holder, matter)


def _told(scene: Scene, frames: TypeFrames, words: str) -> Iterator[_Stance]:
    taken: list[tuple[int, int]] = []
    for rule in frames.rules_for(words):
        if rule.gives.get("sort") == "echo":
            continue
        for found in rule.find_all(words):
            if any(low < found.end() and found.start() < high for low, high in taken):
                continue
            stance = _stance(scene, frames, rule, found)
            if stance is not None and stance.holders:
                taken.append(found.span())
                yield stance


def _stance(scene: Scene, frames: TypeFrames, rule: TypeRule, found: re.Match[str]) -> _Stance | None:
    """What one match says, its denial, condition and holders taken in."""
    words = found.string
    before = words[max(0, found.start() - _BEFORE) : found.start()]
    subject = None if "sort" in rule.gives else clause_subject(scene, words, found.start())
    if subject is not None and "adjacent" in rule.gives and not subject.adjacent:
        return None
    if "sort" in rule.gives:
        holders = _agents(scene, found)
    else:
        holders = _holders(scene, subject.mentions) if subject is not None else _spoken(scene, found)
    denied = frames.classes["denied"].search(before) is not None or ("denied" in rule.gives and " not " in found[0])
    if subject is not None:
        first = words[: subject.mentions[0].start - scene.view.start]
        denied = denied or frames.classes["neither"].search(first) is not None
    if "sort" in rule.gives:
        denied = denied or _NONE.search(_subject_of(scene, found.start())) is not None
    stance = rule.gives.get("denied") if denied else rule.gives["stance"]
    if stance is None or (not denied and frames.classes["open"].search(before)):
        return None
    condition = frames.classes["condition"].search(words, found.end(), found.end() + _BEHIND)
    if condition is not None and stance == "supports" and "conditional" in rule.gives:
        stance = "conditional"
    literal = _literal(scene, *condition.span()) if condition and stance in {"conditional", "predicts"} else None
    return _Stance(rule, stance, found.start(), found.end(), holders, literal)


def _agents(scene: Scene, found: re.Match[str]) -> tuple[_Holder, ...]:
    """The parties that the match's group of them names."""
    low, high = (scene.view.start + at for at in found.span(_group(found)))
    return _holders(scene, [m for _, _, m in scene.view.parties if low <= m.start < high])


def _holders(scene: Scene, mentions: Sequence[PartyMention]) -> tuple[_Holder, ...]:
    """Those whom mentions name; a small group named as a list of states is each of them: "the Baltic states"."""
    return tuple(_Holder(code, _speaker(m)) for m in mentions for code in _single(scene, m.code))


def _spoken(scene: Scene, found: re.Match[str]) -> tuple[_Holder, ...]:
    """Whom a pronoun stands for: the speaker says "we", "it" is the party with which the sentence before opens."""
    pronoun = pronoun_before(found.string, found.start())
    if pronoun in {"we", "i"}:
        speaker = scene.speaker
        return (_Holder(speaker.party, speaker),) if speaker is not None and speaker.party else ()
    before = scene.context.before
    if pronoun is None or before is None or before[1] != scene.number - 1 or found.start() > _OPENING:
        return ()
    leading = leading_party(before[0])
    return tuple(_Holder(code) for code in _single(scene, leading)) if leading is not None else ()


def _group(found: re.Match[str]) -> str:
    return next(name for name in _GROUPS if name in found.re.groupindex and found[name] is not None)


def _echoed(scene: Scene, frames: TypeFrames, words: str, told: Sequence[_Stance]) -> Iterator[_Stance]:
    """Those who are said to do so too, or not to, behind a stance of the sentence or the last one of that before."""
    known = scene.context.stance
    earlier = known[0] if known is not None and known[1] == scene.number - 1 else None
    if not told and earlier is None:
        return
    for rule in frames.rules_for(words):
        if rule.gives.get("sort") != "echo":
            continue
        for found in rule.find_all(words):
            low, high = found.span(_group(found))
            model = [s.stance for s in told if s.start < found.start()]
            model = model or ([earlier] if earlier is not None and not told and found.start() == 0 else [])
            if not model or any(low <= s.start < high for s in told):
                continue
            stance = model[-1] if rule.gives["stance"] == "same" else _OPPOSITE.get(model[-1])
            if stance is not None:
                yield _Stance(rule, stance, found.start(), found.end(), _agents(scene, found))


def _single(scene: Scene, code: str) -> tuple[str, ...]:
    """A small group named as a list of states is each of them: "the Baltic states"."""
    party = scene.lexicon.parties.get(code)
    members = scene.lexicon.members(code) if party is not None and party.kind == "group" else ()
    return members if 0 < len(members) <= _SMALL_GROUP else (code,)


def _draft(stance: _Stance, holder: _Holder, on: str) -> Draft:
    value = PositionValue(
        stance=stance.stance,
        on=on,
        horizon=None,
        condition=stance.condition,
        gloss=False,
    )
    return Draft(
        type=StatementType.POSITION,
        parties=(holder.code,),
        value=value,
        rule=stance.rule.id,
        speaker=holder.speaker,
    )


def _on(scene: Scene, stance: _Stance, before: str | None) -> str:
    """What the stance is about: the words behind the verb or before a passive, those that its relative clause is about,
    what the stance before it is about where they only point back, or else its own words.
    """
    quote = scene.view.quote
    end = stance.start + len(quote[stance.start : stance.end].rstrip())
    if before is not None and _POINTING.match(quote, end):
        return before
    opener = _RELATIVE.match(quote, stance.start)
    rest = _BEFORE_RELATIVE.search(quote[: opener.end()]) if opener is not None else None
    rest = rest or _OBJECT.match(quote, end)
    if rest is not None and stance.rule.gives.get("sort") != "agents":
        return " ".join(_NEXT_CLAUSE.split(rest[0], maxsplit=1)[0].split())
    if stance.rule.gives.get("sort") == "agents":
        subject = _subject_of(scene, stance.start)
        if subject:
            return subject
    return _literal(scene, stance.start, stance.end)


def _subject_of(scene: Scene, verb: int) -> str:
    """The words before a passive in its clause, without its auxiliaries."""
    clause = re.split(r"[.,;:\n]", scene.view.quote[:verb])[-1]
    return _AUXILIARY.sub("", f" {clause.strip()}").strip()


def _speaker(mention: PartyMention) -> Speaker | None:
    if mention.kind is not MentionKind.PERSON:
        return None
    holder = mention.holder
    if holder is None:
        return Speaker(None, None, mention.code)
    return Speaker(holder.name, holder.office.replace("_", " "), mention.code)


def _literal(scene: Scene, low: int, high: int) -> str:
    return " ".join(scene.view.text[scene.view.start + low : scene.view.start + high].split())
