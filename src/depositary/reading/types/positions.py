"""Positions: the stance of a named speaker or body on membership, an invitation or an agreement, or a prediction."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from depositary.core.codes import StatementType
from depositary.core.edtf import bounds
from depositary.core.statements import Speaker
from depositary.core.values import PositionValue
from depositary.lexicon.type_frames import TypeFrames, TypeRule, load_type_frames
from depositary.reading.dates import resolve
from depositary.reading.dates.mentions import Direction
from depositary.reading.mentions.parties import MentionKind, PartyMention
from depositary.reading.scenes import Draft, Scene
from depositary.reading.types.agreements import EACH, agreements_meant, family_party, instrument_near
from depositary.reading.types.authors import authors, publisher
from depositary.reading.types.sketches import ORGANISATION, may_match, sketch
from depositary.reading.types.stances import read_stances

_SMALL_GROUP = 5
_WE = re.compile(r"\b(?:we|our)\b")
_THEIRS = re.compile(r"\b(?:its|their|it|they|them)\b")
#: Words behind a state, or before it, by which it is the one that would join.
_JOINING = re.compile(
    r"^(?:['’]s?)? (?:(?:eventual|future|full|own|early|possible|swift|ultimate|rightful|nato|eu) ){0,3}"
    r"(?:membership|accession|path|bid|future|place|admission|entry|join|joins|joining"
    r"|becom\w+|belongs?|being|will|should|must|ready)\b",
    re.IGNORECASE,
)
_JOINED_BY = re.compile(
    r"\b(?:membership|accession|admission|entry|invitation)(?: in [\w ]{2,20})? (?:of|for|by|to) (?:the )?$",
    re.IGNORECASE,
)
#: Before a state that is only where something is, or with whom it is: "the pact agreed with Chile".
_ASIDE = re.compile(r"\b(?:with|between|from|in|by|at) (?:the )?$", re.IGNORECASE)
_TEXT = "text of the agreement"
_ALLIANCE = "Alliance"


@dataclass(frozen=True, slots=True)
class _Holder:
    """Whose stance it is."""

    parties: tuple[str, ...]
    speaker: Speaker | None = None


def read_positions(scene: Scene) -> Iterable[Draft]:
    """The stances that a sentence gives, one for each holder and subject: first those that a verb's subject takes."""
    if _is_question(scene) or not _may_tell(scene):
        return
    words = sketch(scene.view, scene.instruments, _organisations(scene))
    told: set[tuple[tuple[str, ...], str]] = set()
    for draft in read_stances(scene, words):
        if isinstance(draft.value, PositionValue):
            told.add((draft.parties, draft.value.stance))
        yield draft
    if "positions" in scene.tried:
        yield from _of_rules(scene, words, told)


def _may_tell(scene: Scene) -> bool:
    """Whether a rule can find a stance in the sentence."""
    language, folder = scene.lexicon.language, scene.lexicon.folder
    if publisher(scene) is None:
        frames = [load_type_frames(name, language, folder) for name in ("positions", "stances") if name in scene.tried]
        return any(may_match(each, scene) for each in frames)
    own = load_type_frames("positions", language, folder)
    if not _names_body(scene):
        own = own.part("no_body", lambda rule: rule.gives["on"] == "agreement")
    return "positions" in scene.tried and may_match(own, scene)


def _names_body(scene: Scene) -> bool:
    """Whether the sentence may name a body that somebody could join."""
    return _ALLIANCE in scene.view.quote or any(_is_organisation(scene, m) for m in scene.view.mentions)


def _of_rules(scene: Scene, words: str, told: set[tuple[tuple[str, ...], str]]) -> Iterator[Draft]:
    """The stances of the rules in their order, without those that a verb's subject has been found to take."""
    frames = load_type_frames("positions", scene.lexicon.language, scene.lexicon.folder)
    seen: set[tuple[tuple[str, ...], str]] = set()
    taken: set[tuple[str, str]] = set()
    for rule in frames.rules_for(words):
        found = rule.search(words)
        # "A and B support it, officials said": the officials say what A and B hold, and hold nothing themselves.
        if found is None or (rule.gives["holder"] == "speaker" and _is_said_of_others(rule, taken, told)):
            continue
        if "last" in rule.gives and (seen or told or not _is_of_family(scene)):
            continue  # other texts, a government's own above all, name membership and take no stance by that
        if not (_is_instrument(scene, found, frames) if rule.gives["on"] == "agreement" else _is_open(scene)):
            continue
        if rule.gives["holder"] == "subject":
            taken.add((rule.gives["on"], rule.gives["stance"]))
        holders = tuple(_holders(scene, rule, found))
        about = _on(scene, rule, found, {code for holder in holders for code in holder.parties})
        for holder in holders:
            # One body has one stance on a matter in a sentence: the first rule's.
            key = (holder.parties, rule.gives["on"] if rule.gives["stance"] != "none_stated" else "unsaid")
            if key not in seen and (holder.parties, rule.gives["stance"]) not in told:
                seen.add(key)
                yield _draft(scene, rule, found, holder, about)


def _is_said_of_others(rule: TypeRule, taken: set[tuple[str, str]], told: set[tuple[tuple[str, ...], str]]) -> bool:
    """Whether the sentence has already named others who take the stance that its speaker would take."""
    return (rule.gives["on"], rule.gives["stance"]) in taken or any(rule.gives["stance"] == said for _, said in told)


def _is_of_family(scene: Scene) -> bool:
    """Whether a report is on agreements that stand for a membership to come: those of a family."""
    return publisher(scene) is None and family_party(scene) is not None


def _is_question(scene: Scene) -> bool:
    return scene.view.quote.rstrip(' "”*').endswith("?")


def _is_instrument(scene: Scene, found: re.Match[str], frames: TypeFrames) -> bool:
    """Whether what is supported is a paper or talks on one: a partnership of two countries alone is none."""
    words = scene.view.text[scene.view.start + found.start() : scene.view.start + found.end()].lower().split()
    return not words or words[-1].strip(".,;") not in frames.lists["no_instrument"]


def _is_open(scene: Scene) -> bool:
    """Whether somebody could still join: the sentence's body is not named as what its state has long belonged to.

    In a government's own text the body and who would join it must stand in the sentence itself.
    """
    bodies = [m.code for _, _, m in scene.view.parties if _is_organisation(scene, m)]
    joining = _joining(scene)
    day = bounds(scene.published).earliest if scene.published else None
    if bodies and joining and joining[-1] in scene.lexicon.members(bodies[-1], day):
        return False
    if publisher(scene) is None:
        return True
    named = bool(joining) or _THEIRS.search(scene.view.quote) is not None
    return (bool(bodies) or _ALLIANCE in scene.view.quote) and named and publisher(scene) not in joining


def _joining(scene: Scene) -> list[str]:
    """The states whose joining, membership or path the sentence speaks of, in text order."""
    text, low = scene.view.text, scene.view.start
    return [
        m.code
        for m in _states(scene)
        if _JOINING.match(text[m.end : scene.view.end]) or _JOINED_BY.search(text[low : m.start])
    ]


def _states(scene: Scene) -> list[PartyMention]:
    """The states that the sentence names by their names."""
    return [m for _, _, m in scene.view.parties if m.kind is MentionKind.NAME and not _is_organisation(scene, m)]


def _organisations(scene: Scene) -> list[tuple[int, int, str]]:
    return [(m.start, m.end, ORGANISATION) for _, _, m in scene.view.parties if _is_organisation(scene, m)]


def _is_organisation(scene: Scene, mention: PartyMention) -> bool:
    party = scene.lexicon.parties.get(mention.code)
    return mention.kind is not MentionKind.PERSON and party is not None and party.kind == "organisation"


def _draft(scene: Scene, rule: TypeRule, found: re.Match[str], holder: _Holder, about: str) -> Draft:
    groups = found.re.groupindex
    condition = next((name for name in ("condition", "before") if name in groups and found[name]), None)
    gloss = rule.gives["holder"] == "outlet"
    value = PositionValue(
        stance=rule.gives["stance"],
        on=about,
        horizon=_horizon(scene),
        condition=_literal(scene, found, condition) if condition else _loose_condition(scene, rule),
        gloss=gloss,
    )
    return Draft(
        type=StatementType.POSITION,
        parties=holder.parties,
        value=value,
        rule=rule.id,
        speaker=holder.speaker,
    )


def _literal(scene: Scene, found: re.Match[str], group: str) -> str:
    low, high = found.span(group)
    return " ".join(scene.view.text[scene.view.start + low : scene.view.start + high].split())


def _loose_condition(scene: Scene, rule: TypeRule) -> str | None:
    """The condition of a prediction, anywhere behind it in the sentence."""
    if rule.gives["stance"] != "predicts" or rule.gives["holder"] == "outlet":
        return None
    pattern = load_type_frames("positions", scene.lexicon.language, scene.lexicon.folder).classes["condition"]
    found = pattern.search(scene.view.quote.lower())
    return " ".join(scene.view.quote[found.start() : found.end()].split()) if found else None


def _horizon(scene: Scene) -> str | None:
    """The time that the sentence names for it, as EDTF, when it lies ahead."""
    for _, _, mention in scene.view.dates:
        stated = resolve(mention, scene.published, Direction.FUTURE, scene.view.anchor(mention))
        published = scene.published
        if stated.edtf and published and stated.edtf.strip("./")[:10] > published[:10]:
            return stated.edtf
    return None


def _on(scene: Scene, rule: TypeRule, found: re.Match[str], holders: Collection[str]) -> str:
    """What the stance is about: "Ukraine's NATO membership", or the words of the sentence."""
    about = rule.gives["on"]
    if about == "agreement":
        return " ".join(scene.view.text[scene.view.start + found.start() : scene.view.start + found.end()].split())
    bodies = [m.code for _, _, m in scene.view.parties if _is_organisation(scene, m) and m.code not in holders]
    aspirant = _aspirant(scene, holders)
    body = bodies[-1] if bodies else "NATO" if "nato" in scene.document.text.lower() else ""
    whose = f"{_name(scene, aspirant)}'s " if aspirant else ""
    if about == "invitation":
        return (
            f"invitation of {_name(scene, aspirant)} to {body}".strip() if aspirant else f"invitation to {body}".strip()
        )
    return f"{whose}{body} membership".strip()


def _name(scene: Scene, code: str | None) -> str:
    party = scene.lexicon.parties.get(code or "")
    return party.name if party else code or ""


def _holders(scene: Scene, rule: TypeRule, found: re.Match[str]) -> Iterator[_Holder]:
    match rule.gives["holder"]:
        case "subject":
            yield from _subjects(scene, found)
        case "text":
            yield from _texts(scene, found)
        case "we":
            yield from _ourselves(scene)
        case "outlet":
            yield _Holder(())
        case _:
            yield from _speakers(scene, found)


def _subjects(scene: Scene, found: re.Match[str]) -> Iterator[_Holder]:
    """The parties of the subject, each with a stance of its own."""
    groups = found.re.groupindex
    group = next((name for name in ("who", "they", "whom") if name in groups and found[name]), None)
    if group is None:
        return
    low, high = (scene.view.start + at for at in found.span(group))
    named = [m for _, _, m in scene.view.parties if low <= m.start < high]
    if not named and group == "they":
        yield from _ourselves(scene)
    for mention in named:
        for code in _single(scene, mention.code):
            yield _Holder((code,))


def _single(scene: Scene, code: str) -> tuple[str, ...]:
    """A small group named as a list of states is each of them: "the Baltic states"."""
    party = scene.lexicon.parties.get(code)
    members = scene.lexicon.members(code) if party is not None and party.kind == "group" else ()
    return members if 0 < len(members) <= _SMALL_GROUP else (code,)


def _texts(scene: Scene, found: re.Match[str]) -> Iterator[_Holder]:
    """The side whose agreement it is; a speaker who says so of the text holds the stance himself."""
    spoken = _attributed(scene)
    if spoken is not None:
        yield spoken
        return
    start, end = scene.view.start + found.start(), scene.view.start + found.end()
    mention = instrument_near(scene, start, end)
    if mention is not None and mention.reach == "multilateral" and mention.owners:
        yield _Holder(mention.owners, Speaker(None, _TEXT, mention.owners[0]))
        return
    aspirant = _aspirant(scene)
    common = family_party(scene) or scene.context.discourse.hub
    spread = mention is None and not EACH.isdisjoint(found.group().split())
    for parties in agreements_meant(scene, mention, spread):
        aspirant = common if common in parties else aspirant
        if len(parties) == 2 and aspirant in parties:
            side = parties[0] if parties[1] == aspirant else parties[1]
            yield _Holder((side,), Speaker(None, _TEXT, side))


def _aspirant(scene: Scene, holders: Collection[str] = ()) -> str | None:
    """Whose membership it is about: the report's common side, else the state named last that does not itself speak."""
    text, low = scene.view.text, scene.view.start
    speaking = {*holders, *(m.code for m in _people(scene))}
    aside = {m.code for m in _states(scene) if _ASIDE.search(text[low : m.start])}
    states = [m.code for m in _states(scene) if m.code not in speaking | aside]
    hub = family_party(scene) or scene.context.discourse.hub
    joining = _joining(scene)
    if joining:
        return hub if hub in joining and hub != publisher(scene) else joining[-1]
    if not states or family_party(scene) is not None:
        return hub or next((code for code in scene.context.topic if code in scene.context.counts), None)
    return hub if hub in states and hub != publisher(scene) else states[-1]


def _attributed(scene: Scene) -> _Holder | None:
    """The sentence's speaker with his party; an office that names no state is one of the report's own side."""
    speaker = scene.speaker
    if speaker is None:
        return None
    hub = scene.lexicon.parties.get(scene.context.discourse.hub or "")
    own = publisher(scene) or (hub.code if hub is not None and hub.kind == "state" else None)
    party = speaker.party or (own if speaker.office else None)
    return _Holder((party,), replace(speaker, party=party)) if party else None


def _ourselves(scene: Scene) -> Iterator[_Holder]:
    """Who "we" is."""
    ours = authors(scene)
    if ours:
        yield _Holder(ours)


def _speakers(scene: Scene, found: re.Match[str]) -> Iterator[_Holder]:
    """Who says it: each person of a list before the verb, else the speaker, else the person it opens with."""
    people = _people(scene)
    spoken = _attributed(scene)
    if len(people) >= 2 and spoken is not None and spoken.parties[0] in {m.code for m in people}:
        for mention in people:
            yield _Holder((mention.code,), _said_by(mention))
    elif spoken is not None:
        yield spoken
    elif scene.speaker is None and people and people[0].start - scene.view.start < found.start():
        yield _Holder((people[0].code,), _said_by(people[0]))
    elif scene.speaker is None and publisher(scene) and _WE.search(found.string):
        yield from _ourselves(scene)


def _people(scene: Scene) -> list[PartyMention]:
    """The persons of the first list of persons: named one after another, nothing but names and marks between."""
    persons = [(first, after, m) for first, after, m in scene.view.parties if m.kind is MentionKind.PERSON]
    listed: list[PartyMention] = []
    end: int | None = None
    for first, after, mention in persons:
        if end is not None and first - end > 4:
            break
        listed.append(mention)
        end = after
    return listed


def _said_by(mention: PartyMention) -> Speaker:
    holder = mention.holder
    return (
        Speaker(holder.name, holder.office.replace("_", " "), mention.code)
        if holder
        else Speaker(None, None, mention.code)
    )
