"""Memberships: parties that joined, applied to, were invited to or left an organisation or a declaration."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace

from depositary.core.codes import FORWARD, Framing, Stage, StatementType
from depositary.core.statements import InstrumentRef, Statement
from depositary.core.values import MembershipValue, StageValue
from depositary.lexicon.type_frames import TypeFrames, TypeRule, load_type_frames
from depositary.reading.dates import resolve
from depositary.reading.dates.mentions import Direction
from depositary.reading.discourse.discourses import Known
from depositary.reading.discourse.families import family_of
from depositary.reading.mentions.parties import MentionKind
from depositary.reading.scenes import Draft, Scene
from depositary.reading.stages.datings import date_of
from depositary.reading.stages.records import StageReading
from depositary.reading.types.accessions import lists_of_joiners, named_by_capitals, named_in_full, read_accessions
from depositary.reading.types.authors import authors, publisher
from depositary.reading.types.sketches import ORGANISATION, may_match, sketch

#: What parties leave as a treaty, not as a body: that is a stage of the treaty.
_TREATIES = frozenset({"treaty", "convention", "agreement", "protocol", "memorandum", "exchange_of_notes"})

#: Kinds of instrument that parties join, the words of which show in its name.
_KINDS = ("declaration", "joint_statement", "convention", "treaty", "protocol", "charter", "compact", "framework")

#: How many characters back a club may have been named that is joined.
_CLUB_REACH = 600

#: Rules that leave it unsaid what is joined, or tell who made it.
_BARE_RULES = frozenset(
    {
        "membership.found",
        "membership.joined-bare",
        "membership.followed",
        "membership.to-follow",
        "membership.not-either",
    }
)

#: The rule of a membership that a stage makes.
_OF_STAGE = "membership.joined"

_TREATY_NAME = re.compile(r"\b(?:Agreement|Convention|Treaty|Protocol|Charter)\b")


def read_memberships(scene: Scene) -> Iterable[Draft]:
    """One draft for each party: first those that joined a declaration, then the members of organisations."""
    if scene.view.quote.rstrip(' "”*').endswith("?"):
        return
    seen: set[tuple[str, str]] = set()
    joined = list(_of_readings(scene))
    acts = list(_of_verbs(scene, joined))
    lists = lists_of_joiners(scene) if acts else frozenset()
    told = [draft for draft in acts if draft.rule in lists]
    acts = [draft for draft in acts if draft not in told]
    clubbed = list(_of_clubs(scene))
    _remember(scene, [*joined, *clubbed])
    for draft in (*acts, *joined, *_of_rules(scene), *clubbed, *told):
        value = draft.value
        if isinstance(value, MembershipValue) and (value.party, value.action) not in seen:
            seen.add((value.party, value.action))
            if draft not in told or not _is_of_treaty(value.body):
                yield draft
            yield from _stage_of(scene, draft, value)


def _remember(scene: Scene, drafts: Sequence[Draft]) -> None:
    """Note the named body of which a sentence tells a membership, for one that leaves it out: "Russia left in 2022"."""
    for draft in drafts:
        value = draft.value
        named = isinstance(value, MembershipValue) and any(c.isupper() for c in value.body)
        if isinstance(value, MembershipValue) and named and publisher(scene) is None:
            scene.context.body = value.body, value.action, scene.number


def _is_of_treaty(body: str) -> bool:
    """Whether what is joined is a treaty, of which its parties are no members."""
    return body.casefold() in _TREATIES or _TREATY_NAME.search(body) is not None


def _stage_of(scene: Scene, draft: Draft, value: MembershipValue) -> Iterator[Draft]:
    """The stage of an instrument that a party joined by words of which no stage was read."""
    if publisher(scene) is not None:
        return  # a government's own text calls many things that it belongs to by a name
    told = {code for reading in scene.readings if reading.stage is Stage.JOINED for code in reading.parties}
    if value.action != "joined" or value.party in told:
        return
    organised = value.body in scene.lexicon.parties
    if organised and (draft.framing is not Framing.HAPPENED or draft.rule in _BARE_RULES):
        return  # a stage of its instrument only where the sentence tells it in full
    words = value.body.casefold().replace(" ", "_")
    plain = "other" if organised else "agreement"
    kind = next((each for each in _KINDS if each in words), plain)
    title = None if words == kind else value.body
    known = Known(kind, "multilateral", None, title, None, (value.party,), scene.number)
    family = family_of(known, scene.lexicon, scene.context, joined=True)
    about = InstrumentRef(known.kind, known.subject, known.title, family, None, explicit=True)
    yield replace(draft, type=StatementType.STAGE, value=StageValue(), stage=Stage.JOINED, instrument=about)


def _of_readings(scene: Scene) -> Iterator[Draft]:
    predicates = [reading.predicate for reading in scene.readings]
    for reading in scene.readings:
        if not _is_joining(scene, reading):
            continue
        when = date_of(reading, predicates, scene.published)
        body = _declaration(reading)
        named = {m.code for _, _, m in scene.view.parties}
        for code in reading.parties:
            if publisher(scene) is not None and code not in named:
                continue  # in a government's own text "25 countries joined it" are others than itself
            value = MembershipValue(code, body, "joined")
            yield Draft(StatementType.MEMBERSHIP, (code,), value, _OF_STAGE, reading.framing, date=when)


def without_stage_gone(
    found: Iterable[Statement], stages: Iterable[Statement], organisations: Container[str]
) -> Iterator[Statement]:
    """Statements but for memberships in declarations by stages that were not likely enough to be kept.

    To have joined a declaration is that stage and nothing else. Who joins an organisation becomes its member, whether
    or not that is a stage of any instrument.
    """
    made_by = (Stage.JOINED, Stage.SIGNED)
    kept = {(each.passage, party) for each in stages if each.stage in made_by for party in each.parties}
    for each in found:
        value = each.value
        if each.reader.rule == _OF_STAGE and isinstance(value, MembershipValue):
            gone = value.body not in organisations and (each.passage, value.party) not in kept
        else:
            gone = False
        if not gone:
            yield each


def _is_joining(scene: Scene, reading: StageReading) -> bool:
    """Whether a party joins what others made: joined, or its signature put under a declaration of others."""
    if reading.framing in FORWARD:
        return False
    instrument = reading.instrument
    if reading.stage is Stage.JOINED:
        if _TREATY_NAME.search(instrument.title or ""):
            return False
        named = instrument.title is not None or instrument.kind != "agreement"
        return instrument.kind not in _TREATIES - {"agreement"} and (named or _speaks_of_declaration(scene))
    hub = scene.context.discourse.hub
    alone = len(reading.parties) == 1 and hub not in reading.parties
    return (
        reading.stage is Stage.SIGNED and alone and instrument.kind == "declaration" and instrument.reach != "bilateral"
    )


def _speaks_of_declaration(scene: Scene) -> bool:
    """Whether the report has named what its parties join, so that "joined" alone can mean it."""
    return scene.context.in_family or bool(scene.context.families) or scene.context.discourse.declaration() is not None


def _declaration(reading: StageReading) -> str:
    """The name of what was joined: the family's title, the instrument's own, or its kind."""
    title = reading.instrument.title
    kind = reading.instrument.kind
    if title:
        return title
    return "declaration" if kind == "agreement" else kind


def _of_verbs(scene: Scene, joined: Sequence[Draft]) -> Iterator[Draft]:
    if "accessions" in scene.tried and publisher(scene) is None:
        yield from read_accessions(scene, sketch(scene.view, scene.instruments, _bodies(scene)), joined)


def _of_clubs(scene: Scene) -> Iterator[Draft]:
    """What verbs tell of coalitions and the like, for which a sentence of organisations has no mark."""
    clubs = [*_clubs(scene), *_titled(scene)] if "accessions" in scene.tried and publisher(scene) is None else []
    if not clubs:
        return
    names = {club.title for club in scene.sentence.clubs} | {title for *_, title in named_by_capitals(scene)}
    spoken_of = scene.context.body
    drafts = list(read_accessions(scene, sketch(scene.view, scene.instruments, [*_bodies(scene), *clubs]), ()))
    scene.context.body = spoken_of
    for draft in drafts:
        if isinstance(draft.value, MembershipValue) and draft.value.body in names - scene.lexicon.parties.keys():
            yield draft


def _bodies(scene: Scene) -> list[tuple[int, int, str]]:
    """Where the sentence names organisations and groups, masked as such."""
    named = [(m.start, m.end, ORGANISATION) for _, _, m in scene.view.parties if _is_body(scene, m.code, m.kind)]
    return [*named, *((start, end, ORGANISATION) for start, end, _ in named_in_full(scene))]


def _clubs(scene: Scene) -> Iterator[tuple[int, int, str]]:
    """Where the sentence names coalitions and the like, masked as organisations."""
    tokens = scene.view.tokens
    for club in scene.sentence.clubs:
        first = club.first + (tokens[club.first].lower == club.determiner)
        if club.head not in scene.view.party_at:
            yield tokens[first].start, tokens[club.head_end - 1].end, ORGANISATION


def _titled(scene: Scene) -> Iterator[tuple[int, int, str]]:
    """Where the sentence names by capitals alone what is joined, masked as an organisation."""
    return ((start, end, ORGANISATION) for start, end, _ in named_by_capitals(scene))


def _of_rules(scene: Scene) -> Iterator[Draft]:
    frames = load_type_frames("memberships", scene.lexicon.language, scene.lexicon.folder)
    if "memberships" not in scene.tried or not may_match(frames, scene):
        return
    yield from _matches(scene, frames, sketch(scene.view, scene.instruments, _bodies(scene)))


def _is_body(scene: Scene, code: str, kind: MentionKind) -> bool:
    party = scene.lexicon.parties.get(code)
    return party is not None and party.kind != "state" and kind in {MentionKind.NAME, MentionKind.GROUP}


def _matches(scene: Scene, frames: TypeFrames, words: str) -> Iterator[Draft]:
    for rule in frames.rules_for(words):
        if "own" in rule.gives and publisher(scene) is None:
            continue
        for found in rule.find_all(words):
            if _is_treaty(scene, found) or ("titled" in rule.gives and not _is_titled(scene, found)):
                continue
            body = _spoken_of(scene, rule, found) if "bare" in rule.gives else _body(scene, found)
            if body is None:
                continue
            who = authors(scene) if rule.gives.get("who") == "we" else _codes(scene, found, "who", "them")
            for code in who:
                yield _draft(scene, rule, found, code, body)


def _draft(scene: Scene, rule: TypeRule, found: re.Match[str], code: str, body: str) -> Draft:
    framing = Framing(rule.gives.get("framing", "happened"))
    start, end = scene.view.start + found.start(), scene.view.start + found.end()
    near = [
        d
        for _, _, d in scene.view.dates
        if abs(d.start - end) <= 20 or abs(start - d.end) <= 8 or start <= d.start < end
    ]
    when = resolve(near[0], scene.published, Direction.PAST, scene.view.anchor(near[0])) if near else None
    value = MembershipValue(code, body, rule.gives["action"])
    return Draft(StatementType.MEMBERSHIP, (code,), value, f"membership.{rule.id}", framing, date=when)


def _spoken_of(scene: Scene, rule: TypeRule, found: re.Match[str]) -> str | None:
    """What was joined or applied to where the sentence does not say: the club named last, or the organisation of the
    report that states apply to."""
    if rule.gives["action"] == "applied":
        counts = scene.context.counts
        bodies = [c for c in counts if (p := scene.lexicon.parties.get(c)) is not None and p.kind == "organisation"]
        return max(bodies, key=lambda code: (counts[code], code), default=None)
    until = scene.view.start + found.start()
    clubs = load_type_frames("memberships", scene.lexicon.language, scene.lexicon.folder).classes["club_named"]
    named = list(clubs.finditer(scene.document.text, max(0, until - _CLUB_REACH), until))
    named = named or list(clubs.finditer(scene.document.title or ""))
    return named[-1].group().lower() if named else None


def _body(scene: Scene, found: re.Match[str]) -> str:
    """The organisation's code, or its name in the source's words."""
    group = "body" if found["body"] is not None else "what"
    codes = _codes(scene, found, "body", "what") if _names_alone(found[group]) else []
    if codes:
        return codes[0]
    low, high = found.span(group)
    named = _title(scene, scene.view.start + low, scene.view.start + high)
    if named is not None:
        return named
    return " ".join(scene.view.text[scene.view.start + low : scene.view.start + high].split())


def _names_alone(words: str) -> bool:
    """Whether a group is an organisation's name and nothing else, or the words for one in a longer name."""
    return not any(c.islower() for c in words)


def _codes(scene: Scene, found: re.Match[str], *groups: str) -> list[str]:
    group = next((name for name in groups if name in found.re.groupindex and found[name] is not None), None)
    if group is None:
        return []
    low, high = (scene.view.start + offset for offset in found.span(group))
    return list(dict.fromkeys(m.code for _, _, m in scene.view.parties if low <= m.start < high))


def _title(scene: Scene, low: int, high: int) -> str | None:
    """The title of the instrument that stands between two offsets, or of the one spoken of before that it refers to."""
    for mention in scene.instruments:
        if low <= scene.view.tokens[mention.head].start < high:
            known = scene.context.discourse.antecedent(mention)
            return mention.title or (known.title if known else None)
    return None


def _is_titled(scene: Scene, found: re.Match[str]) -> bool:
    """Whether the source writes what was joined as a name, with a capital: "the Clean Ports Initiative"."""
    low, high = (scene.view.start + offset for offset in found.span("body"))
    return any(word[0].isupper() for word in scene.view.text[low:high].split())


def _is_treaty(scene: Scene, found: re.Match[str]) -> bool:
    low, high = (scene.view.start + offset for offset in found.span("body"))
    return any(m.kind in _TREATIES and low <= scene.view.tokens[m.head].start < high for m in scene.instruments)
