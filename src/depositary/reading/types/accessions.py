"""Accessions: who joins, asks to join, is invited to or leaves an organisation, by the subject of the verb."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from depositary.core.codes import Framing, Stage, StatementType
from depositary.core.values import MembershipValue
from depositary.lexicon.type_frames import TypeFrames, TypeRule, load_type_frames
from depositary.reading.dates import resolve
from depositary.reading.dates.mentions import Direction
from depositary.reading.mentions.parties import MentionKind, PartyMention
from depositary.reading.mentions.views import leading_party
from depositary.reading.scenes import Draft, Scene
from depositary.reading.types.clause_subjects import clause_subject, pronoun_before

#: Groups that hold the organisation, and the parties.
_BODIES = ("body", "into", "of", "host", "club")
_PARTIES = ("who", "them", "others", "same")
#: How far before a verb the words stand that put it ahead or deny it.
_BEFORE = 60
#: How many sentences back an organisation may have been spoken of whose name is left out.
_REACH = 12
#: How many sentences behind one of joining a list of those who joined may stand.
_TOLD_REACH = 2
#: What happens to others, too: people leave, guests are invited.
_OF_OTHERS = frozenset({"left", "invited"})
#: What a verb of joining or leaving names by capitals alone: "applied to join the Nordic Grain Pool".
_CAPITALS = re.compile(
    r"\b(?:(?:re)?join(?:s|ed|ing)?|enter(?:s|ed)?|leave|left|quit|members?(?:hip)? (?:of|in)|accession to"
    r"|(?:admitted|admission|applied|invited) to|withd(?:raw|rew|rawn) from) the "
    r"(?P<name>[A-Z][\w’'-]+(?:(?: (?:of|for|on|and)){0,2} [A-Z][\w’'-]+){1,7})"
)
#: A pronoun this close to the start of a sentence has its party in the sentence before.
_OPENING = 30


@dataclass(frozen=True, slots=True)
class _Act:
    """One thing that parties do towards an organisation."""

    rule: TypeRule
    action: str
    body: str
    framing: Framing
    start: int
    end: int
    parties: tuple[str, ...]


def read_accessions(scene: Scene, words: str, joined: Sequence[Draft]) -> Iterator[Draft]:
    """The memberships that a report's verbs tell in a sentence with the sketch `words`; `joined` are its stages'."""
    frames = load_type_frames("accessions", scene.lexicon.language, scene.lexicon.folder)
    told = sorted(_told(scene, frames, words, joined), key=lambda act: act.start)
    for act in (*told, *_echoed(scene, frames, words, told, joined)):
        for party in act.parties:
            if party != act.body:
                yield _draft(scene, act, party)


def lists_of_joiners(scene: Scene) -> frozenset[str]:
    """The rules of lists that only go on with who joined what was spoken of."""
    frames = load_type_frames("accessions", scene.lexicon.language, scene.lexicon.folder)
    return frozenset(f"membership.{rule.id}" for rule in frames.rules if "told" in rule.gives)


def _told(scene: Scene, frames: TypeFrames, words: str, joined: Sequence[Draft]) -> Iterator[_Act]:
    taken: list[tuple[int, int]] = []
    for rule in frames.rules_for(words):
        if "sort" in rule.gives:
            continue
        of_others = rule.gives["action"] in _OF_OTHERS or (rule.gives["action"] == "joined" and joined)
        if "told" in rule.gives and not scene.context.has_just_told(Stage.JOINED, _TOLD_REACH):
            continue  # "P is among them", where nobody was said to have joined anything
        if "bare" in rule.gives and "told" not in rule.gives and of_others and not _is_fresh(scene):
            continue  # "X has joined" in a report on a declaration, "X left" where people travel
        for found in rule.find_all(words):
            if any(low < found.end() and found.start() < high for low, high in taken):
                continue
            act = _act(scene, frames, rule, found)
            if act is not None and act.parties:
                taken.append(found.span())
                if "told" not in rule.gives:
                    scene.context.body = act.body, act.action, scene.number
                yield act
    bodies = {m.code for _, _, m in scene.view.parties if _is_organisation(scene, m.code)}
    if not taken and len(bodies) == 1 and any(word in words for word in frames.lists["about"]):
        scene.context.body = bodies.pop(), "joined", scene.number


def _is_fresh(scene: Scene) -> bool:
    """Whether an organisation's members are what the report has just spoken of."""
    known = scene.context.body
    return known is not None and scene.number - known[2] <= 1


def _act(scene: Scene, frames: TypeFrames, rule: TypeRule, found: re.Match[str]) -> _Act | None:
    body = _body(scene, frames, rule, found)
    framing = _framing(frames, rule, found)
    if body is None or framing is None:
        return None
    group = _group(found, _PARTIES)
    parties = _named(scene, *found.span(group)) if group else _subject(scene, found)
    if frames.classes["neither"].search(found.string, 0, found.start()):
        framing = Framing.DENIED
    return _Act(rule, rule.gives["action"], body, framing, found.start(), found.end(), parties)


def _framing(frames: TypeFrames, rule: TypeRule, found: re.Match[str]) -> Framing | None:
    """Whether it is done, to come or denied; None for what is only wished, possible or conditional."""
    before = found.string[max(0, found.start() - _BEFORE) : found.start()]
    if frames.classes["bidden"].search(before):
        return None  # "was not invited to join": that is an invitation, or none
    if frames.classes["denied"].search(before):
        return Framing.DENIED
    if frames.classes["open"].search(before):
        return None
    if frames.classes["ahead"].search(before):
        return Framing.PLANNED
    return None if "base" in rule.gives else Framing(rule.gives.get("framing", "happened"))


def _group(found: re.Match[str], names: Sequence[str]) -> str | None:
    return next((name for name in names if name in found.re.groupindex and found[name] is not None), None)


def _body(scene: Scene, frames: TypeFrames, rule: TypeRule, found: re.Match[str]) -> str | None:
    """The organisation's code, the name of the declaration, or what the report last spoke of."""
    group = _group(found, _BODIES)
    if group is not None:
        low, high = (scene.view.start + at for at in found.span(group))
        codes = [m.code for _, _, m in scene.view.parties if low <= m.start < high]
        codes += [code for start, _, code in named_in_full(scene) if low <= start < high]
        titles = [title for start, _, title in named_by_capitals(scene) if low <= start < high]
        return codes[0] if codes else _title(scene, low, high) or _club(scene, low, high) or next(iter(titles), None)
    if _group(found, ("noun",)):
        return _by_noun(scene, found["noun"]) if found["noun"] in frames.lists["nouns"] else None
    if "told" in rule.gives:
        return _joined_last(scene)
    known = scene.context.body
    if known is not None and scene.number - known[2] <= _REACH:
        return known[0]
    if rule.gives["action"] != "applied":
        return None
    club = scene.context.discourse.club
    return _most_spoken_of(scene) or (club.title if club is not None else None)


def _joined_last(scene: Scene) -> str | None:
    """What the report's parties joined that it spoke of last."""
    known = scene.context.discourse.joinable()
    return (known.title or known.kind) if known is not None else None


def named_in_full(scene: Scene) -> list[tuple[int, int, str]]:
    """Where the sentence has the whole name of a group that its mentions leave to the instruments, with its code.

    "the Comprehensive and Progressive Agreement for Trans-Pacific Partnership" is both.
    """
    taken = {m.code for _, _, m in scene.view.parties}
    quote, begin = scene.view.quote, scene.view.start
    names = [p for p in scene.lexicon.parties.values() if p.kind == "group" and p.name.count(" ") > 1]
    found = [(quote.find(party.name), party) for party in names if party.code not in taken]
    return [(begin + at, begin + at + len(party.name), party.code) for at, party in found if at >= 0]


def named_by_capitals(scene: Scene) -> list[tuple[int, int, str]]:
    """Where the sentence names what is joined by capitals, and that is no party, instrument or known club."""
    tokens = scene.view.tokens
    taken = [(m.start, m.end) for _, _, m in scene.view.parties]
    taken += [(tokens[m.first].start, tokens[m.head_end - 1].end) for m in (*scene.instruments, *scene.sentence.clubs)]
    found = [
        (*m.span("name"), m["name"]) for m in _CAPITALS.finditer(scene.document.text, scene.view.start, scene.view.end)
    ]
    return [each for each in found if not any(low < each[1] and each[0] < high for low, high in taken)]


def _title(scene: Scene, low: int, high: int) -> str | None:
    for mention in scene.instruments:
        if low <= scene.view.tokens[mention.head].start < high:
            known = scene.context.discourse.antecedent(mention)
            return mention.title or (known.title if known else None) or mention.kind
    return None


def _club(scene: Scene, low: int, high: int) -> str | None:
    """The name of the club that stands between two offsets, or of the one that it points at."""
    for club in scene.sentence.clubs:
        if low <= scene.view.tokens[club.head].start < high:
            told = scene.context.discourse.club
            return club.title or (told.title if told is not None else None)
    return None


def _by_noun(scene: Scene, noun: str) -> str | None:
    """The organisation spoken of whose name has a noun: "the court", "the bank"; "the bloc" is the one most named."""
    named = [c for c in scene.context.counts if _is_organisation(scene, c)]
    fitting = [c for c in named if noun in scene.lexicon.parties[c].name.lower().split()]
    return fitting[0] if len(fitting) == 1 else _most_spoken_of(scene) if not fitting else None


def _most_spoken_of(scene: Scene) -> str | None:
    counts = {c: n for c, n in scene.context.counts.items() if _is_organisation(scene, c)}
    return max(counts, key=lambda code: (counts[code], code), default=None)


def _is_organisation(scene: Scene, code: str) -> bool:
    party = scene.lexicon.parties.get(code)
    return party is not None and party.kind == "organisation"


def _subject(scene: Scene, found: re.Match[str]) -> tuple[str, ...]:
    """The verb's subject; a pronoun that opens the sentence is the party with which the one before opens."""
    subject = clause_subject(scene, found.string, found.start())
    if subject is not None:
        return tuple(m.code for m in subject.mentions if _is_party(m))
    before = scene.context.before
    if pronoun_before(found.string, found.start()) not in {"it", "they"} or found.start() > _OPENING:
        return ()
    leading = leading_party(before[0]) if before is not None and before[1] == scene.number - 1 else None
    return (leading,) if leading is not None else ()


def _is_party(mention: PartyMention) -> bool:
    """Whether a mention names a state and not a person of it, who may join or leave for himself."""
    return mention.kind in {MentionKind.NAME, MentionKind.CAPITAL}


def _named(scene: Scene, low: int, high: int) -> tuple[str, ...]:
    start = scene.view.start
    return tuple(m.code for _, _, m in scene.view.parties if low <= m.start - start < high and _is_party(m))


def _echoed(
    scene: Scene, frames: TypeFrames, words: str, told: Sequence[_Act], joined: Sequence[Draft]
) -> Iterator[_Act]:
    """Those who are said to do likewise, or not to, behind what others did."""
    known = scene.context.body
    models = [(known[1], known[0], Framing.HAPPENED)] if known and scene.number - known[2] <= _REACH else []
    models += [(d.value.action, d.value.body, d.framing) for d in joined if isinstance(d.value, MembershipValue)]
    for rule in frames.rules_for(words):
        if rule.gives.get("sort") != "echo":
            continue
        for found in rule.find_all(words):
            group = _group(found, _PARTIES)
            before = [act for act in told if act.start < found.start()]
            if group is None or not (before or (joined and models) or ("ahead" in rule.gives and models)):
                continue
            low, high = found.span(group)
            parties = _named(scene, low, high)
            if any(low <= act.start < high + 2 for act in told) or not parties:
                continue
            action, body, framing = (
                models[-1] if not before else (before[-1].action, before[-1].body, before[-1].framing)
            )
            if "not" in rule.gives:
                framing = Framing.DENIED
            yield _Act(rule, action, body, framing, found.start(), found.end(), parties)


def _draft(scene: Scene, act: _Act, party: str) -> Draft:
    start, end = scene.view.start + act.start, scene.view.start + act.end
    near = [d for _, _, d in scene.view.dates if abs(d.start - end) <= 20 or start <= d.start < end]
    direction = Direction.FUTURE if act.framing is Framing.PLANNED else Direction.PAST
    when = resolve(near[0], scene.published, direction, scene.view.anchor(near[0])) if near else None
    value = MembershipValue(party, act.body, act.action)
    rule = f"membership.{act.rule.id}"
    return Draft(StatementType.MEMBERSHIP, (party,), value, rule, act.framing, date=when)
