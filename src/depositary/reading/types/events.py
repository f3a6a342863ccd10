"""Events: visits, meetings, votes and deliveries that bear on agreements."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from depositary.core.codes import Framing, Stage, StatementType
from depositary.core.statements import StatedDate
from depositary.core.values import EventValue
from depositary.lexicon.type_frames import TypeFrames, TypeRule
from depositary.reading.clauses.past_forms import is_past_in
from depositary.reading.dates import resolve, resolve_nearest
from depositary.reading.dates.mentions import Direction
from depositary.reading.mentions.parties import MentionKind, PartyMention
from depositary.reading.scenes import Draft, Scene
from depositary.reading.stages.datings import date_of
from depositary.reading.stages.records import StageReading
from depositary.reading.types.agreements import family_party
from depositary.reading.types.authors import publisher
from depositary.reading.types.event_givers import giver_and_getter
from depositary.reading.types.event_people import (
    event_frames,
    is_personal,
    is_wide,
    mentions_within,
    own_officer,
)
from depositary.reading.types.event_times import (
    is_soon,
    is_told_in_present,
    lies_ahead,
    time_of,
)
from depositary.reading.types.journeys import sides_of_journey
from depositary.reading.types.laws import law_ends_behind
from depositary.reading.types.sketches import may_match, names_others, sketch

#: Groups that name the parliament, in any rule.
_BODIES = ("body", "by", "chamber", "voice", "floor")
#: Kinds of sides of whom the sentence itself must name one.
_NAMED = frozenset({"journey", "persons", "states", "giver"})
#: Those of whom it must name one beside the party whose own text this is.
_OTHERS = frozenset({"journey", "states"})
#: Those that only a report leaves to what it has said before.
_OF_REPORTS = frozenset({"pair", "latest", "group"})
#: How far before a parliament's common noun the adjective that says whose it is may stand.
_OWNER_REACH = 24
_COUNTERPART = re.compile(
    r"\b(?:counterpart|(?:his|her) (?:guest|host)|colleague)\b"
    r"|\b(?:he|she) (?:had been|was|has been) (?:received|hosted|welcomed)\b"
    r"|\b(?:he|she) (?:later |also |then )?(?:met|received|hosted)\b"
    r"|\bhad (?:come|arrived|flown in|travelled)\b"
)
_CLAUSE_END = re.compile(r"[;:]|\b(?:while|whereas|announced by|who|which)\b|\band the A+ ")
#: A verb so close before a date has the date.
_OWN_REACH = 10
#: A date and the comma behind it.
_DATE_LENGTH = 4
#: A plan of then: "was to visit Chile in May".
_PAST_PLAN = re.compile(r"\b(?:was|were|had)\b")
_NUMBERS = {"two": 2, "pair": 2, "three": 3, "four": 4, "five": 5}
_UNION = "EU"

#: Between a state and its chamber: "Peru's single chamber".
_OF_CHAMBERS = frozenset({"", "first", "lower", "new", "newly elected", "own", "second", "single", "upper"})


def read_events(scene: Scene) -> Iterable[Draft]:
    """The events that a sentence reports, one of each sort and parties, in the order of the rules."""
    frames = event_frames(scene)
    if "events" not in scene.tried or scene.view.quote.rstrip(' "”*').endswith("?"):
        return
    frames = _of_those_named(scene, frames)
    if not scene.readings and not may_match(frames, scene):
        return
    words = sketch(scene.view, scene.instruments)
    seen: set[tuple[str, tuple[str, ...]]] = set()
    for draft in _votes(scene):
        seen.add(("vote", draft.parties))
        yield draft
    for rule in frames.rules_for(words):
        found = rule.search(words)
        framing = time_of(frames, rule, found) if found is not None else None
        if found is None or framing is None or (rule.gives["sides"] == "body" and not _is_on_agreement(scene, rule)):
            continue
        sides = _sides(scene, rule, found)
        event = rule.gives["event"]
        if sides and (event, sides) not in seen and not _is_part_of(event, sides, seen):
            seen.add((event, sides))
            yield _draft(scene, rule, found, sides, framing)


def _of_those_named(scene: Scene, frames: TypeFrames) -> TypeFrames:
    """The rules that can tell whose the event is: whom the sentence names, or of what agreement a government speaks."""
    if publisher(scene) is not None:
        frames = frames.part("own_text", lambda rule: rule.gives["sides"] not in _OF_REPORTS)
        if not (scene.instruments or scene.readings):
            frames = frames.part("of_nothing", lambda rule: rule.gives["sides"] != "body")
    if not scene.view.mentions:
        return frames.part("nobody_named", lambda rule: rule.gives["sides"] not in _NAMED)
    if not names_others(scene):
        return frames.part("nobody_else", lambda rule: rule.gives["sides"] not in _OTHERS)
    return frames


def _votes(scene: Scene) -> Iterator[Draft]:
    """The votes by which parliaments have approved agreements, as the sentence's stages tell them in a report."""
    if publisher(scene) is not None:
        return
    told: set[tuple[str, ...]] = set()
    predicates = [reading.predicate for reading in scene.readings]
    for reading in scene.readings:
        done = reading.stage is Stage.APPROVED and reading.framing is Framing.HAPPENED
        if not done or reading.arguments.body != "parliament":
            continue
        sides = reading.parties if len(reading.parties) == 1 else _own_chamber(reading)
        if sides and sides not in told:
            told.add(sides)
            when = date_of(reading, predicates, scene.published)
            text = " ".join(scene.view.quote.split())
            yield Draft(
                StatementType.EVENT,
                sides,
                EventValue("vote", text),
                "vote-stage",
                date=when,
            )


def _own_chamber(reading: StageReading) -> tuple[str, ...]:
    """The state whose parliament acts, where it is named among the two sides of what it approves."""
    named = reading.arguments.subject
    codes = tuple(code for code in named.codes if code in reading.parties) if named is not None else ()
    return codes[:1]


def _is_on_agreement(scene: Scene, rule: TypeRule) -> bool:
    """Whether a vote bears on an agreement; in a government's own text most are on laws, and approval is a stage."""
    if publisher(scene) is None:
        return True
    return rule.id != "vote-bill" and bool(scene.instruments or scene.readings)


def _is_part_of(event: str, sides: tuple[str, ...], seen: Iterable[tuple[str, tuple[str, ...]]]) -> bool:
    """A meeting during a visit of the same people is no second event."""
    return event == "meeting" and any(other == "visit" and set(sides) <= set(parties) for other, parties in seen)


def _draft(
    scene: Scene,
    rule: TypeRule,
    found: re.Match[str],
    sides: tuple[str, ...],
    framing: Framing,
) -> Draft:
    view = scene.view
    end = law_ends_behind(view.quote, found.end()) if rule.gives["event"] == "vote" else found.end()
    text = " ".join(view.text[view.start + found.start() : view.start + end].split())
    when = _date(scene, found, framing)
    if framing is Framing.HAPPENED and lies_ahead(when, scene.published):
        framing = Framing.PLANNED
    return Draft(
        type=StatementType.EVENT,
        parties=sides,
        value=EventValue(rule.gives["event"], text),
        rule=rule.id,
        framing=framing,
        date=when,
    )


def _date(scene: Scene, found: re.Match[str], framing: Framing) -> StatedDate | None:
    """The date nearest to the match, resolved; None when the sentence names none."""
    view = scene.view
    start, end = view.start + found.start(), view.start + found.end()
    dates = [mention for first, _, mention in view.dates if not _is_of_another(scene, end, first)]
    if not dates:
        return None
    nearest = min(dates, key=lambda d: (max(start - d.end, d.start - end, 0), d.start))
    if framing is Framing.PLANNED and _PAST_PLAN.search(found[0]):
        return resolve_nearest(nearest, scene.published, view.anchor(nearest))
    direction = Direction.PAST if framing is Framing.HAPPENED else Direction.FUTURE
    told = resolve(nearest, scene.published, direction, view.anchor(nearest))
    if direction is Direction.PAST and is_told_in_present(event_frames(scene), found):
        ahead = resolve(nearest, scene.published, Direction.FUTURE, view.anchor(nearest))
        return ahead if is_soon(ahead, scene.published) else told
    return told


def _is_of_another(scene: Scene, end: int, date: int) -> bool:
    """ "met to discuss the pact that took effect in 2011", "Peru's envoy, who was born in 1980, came": whether the verb
    of a relative clause or of a paper has a date behind the event, or in an aside within it."""
    view, words = scene.view, scene.grammar.words
    reach = range(max(0, date - _OWN_REACH), date)
    last = next((at for at in reversed(reach) if is_past_in(view, at, words, scene.instruments)), None)
    if last is None:
        return False
    between = [at for at in range(reach.start, last) if view.tokens[at].start >= end]
    if view.tokens[last].start >= end:
        told = any(view.tokens[at].lower in words.clauses.relatives for at in between)
        return told or any(each.head_end == last for each in scene.instruments)
    aside = any(view.tokens[at].lower in words.dates.asides for at in range(reach.start, last))
    closed = any(token.text == "," for token in view.tokens[date : date + _DATE_LENGTH])
    return aside and closed and view.tokens[date].start < end


def _sides(scene: Scene, rule: TypeRule, found: re.Match[str]) -> tuple[str, ...]:
    """The sorted parties of the event, or nothing when the sentence does not say whose it is."""
    match rule.gives["sides"]:
        case "journey":
            return sides_of_journey(scene, found)
        case "persons":
            return _persons(scene, found, rule.id == "gathering")
        case "pair":
            return _pair(scene)
        case "latest":
            return _latest(scene, found)
        case "states":
            group = "who" if found["who"] is not None else "among"
            named = mentions_within(scene, *found.span(group))
            codes = {m.code for m in named if not is_wide(scene, m.code) or _sits_for_itself(rule, m)}
            return tuple(sorted(codes)) if len(codes) >= 2 else ()
        case "group":
            group = "who" if found["who"] is not None else "among"
            wide = sorted({m.code for m in mentions_within(scene, *found.span(group)) if is_wide(scene, m.code)})
            return tuple(wide) if len(wide) == 1 else ()
        case "body":
            return _body(scene, found)
        case _:
            return giver_and_getter(scene, found)


def _pair(scene: Scene) -> tuple[str, ...]:
    """The two states of the sentence's own agreement, else of the latest one that the report has named."""
    said = [r.parties for r in scene.readings if len(r.parties) == 2]
    known = scene.context.discourse.bilateral_near()
    pair = said[-1] if said else known.parties if known is not None else ()
    return () if any(is_wide(scene, code) for code in pair) else pair


def _latest(scene: Scene, found: re.Match[str]) -> tuple[str, ...]:
    """Those named last together: as many of the latest list as are said to be meant, else the two of an agreement."""
    said = found["number"] or found["all"]
    listed = [code for code in dict.fromkeys(scene.context.lists.codes) if not is_wide(scene, code)]
    many = _NUMBERS.get(said or "")
    if len(listed) >= 2 and (len(listed) == many or (many is None and len(listed) > 2)):
        return tuple(sorted(listed))
    return _pair(scene) if many in {None, 2} else ()


def _persons(scene: Scene, found: re.Match[str], alone: bool) -> tuple[str, ...]:
    """The states of the persons named; of one person alone only where a group of envoys is the other side."""
    people: set[str] = set()
    named: set[str] = set()
    end: int | None = None
    until = _clause_end(scene, found)
    for at, after, mention in scene.view.parties:
        if mention.start - scene.view.start >= until:
            break
        joined = end is not None and at - end <= 2 and scene.view.tokens[end].lower in {"and", ","}
        if joined or is_personal(scene, at, after, mention):
            people.add(mention.code)
            named.update({mention.code} if mention.kind is MentionKind.PERSON else ())
            end = after
        else:
            end = None
    own = own_officer(scene, found.string, found.start(), found.end())
    named.update({own} if own else ())
    states = {code for code in people if code in named or not is_wide(scene, code)} | ({own} if own else set())
    if len(states) >= 2:
        return tuple(sorted(states | named))
    people = states
    hub = scene.context.discourse.hub
    if len(people) == 1 and alone:
        return tuple(sorted(people | ({hub} if hub and scene.readings else set())))
    common = family_party(scene) or scene.context.discourse.hub
    other = common if people and common not in people else None
    other = other or (scene.context.other_side(next(iter(people))) if people else None)
    counterpart = _COUNTERPART.search(found.string) is not None
    return tuple(sorted({*people, other})) if other and counterpart else ()


def _clause_end(scene: Scene, found: re.Match[str]) -> int:
    """The offset at which the clause of a match ends: at a mark, a relative clause or another subject's clause."""
    mark = _CLAUSE_END.search(found.string, found.end())
    return mark.start() if mark else len(scene.view.quote)


def _sits_for_itself(rule: TypeRule, mention: PartyMention) -> bool:
    """Whether an organisation's people meet others for it: "between the EU commissioner and Kenya's minister"."""
    return rule.gives.get("wide") == "yes" and mention.kind is not MentionKind.GROUP


def _body(scene: Scene, found: re.Match[str]) -> tuple[str, ...]:
    """The state whose parliament it is: named by it, by the adjective before it, else the report's own side."""
    group = next(name for name in _BODIES if name in found.re.groupindex and found[name] is not None)
    if "seat" in found.re.groupindex and found["seat"] is not None:
        group = "seat"  # "parliament in Belgrade passed the law"
    low, high = found.span(group)
    named = next((m.code for m in mentions_within(scene, low, high)), None)
    before = list(mentions_within(scene, max(0, low - _OWNER_REACH), low))
    owner = before[-1] if before and _touches(scene, before[-1], low) else None
    code = named or (owner.code if owner else _seat(scene, low) or _own_side(scene))
    return (code,) if code and (code == named or not is_wide(scene, code)) else ()


def _seat(scene: Scene, low: int) -> str | None:
    """Whose parliament it is by the place that opens the sentence ("In Tokyo, the lower house ..."), or by its name.

    "The Parliament" in capitals is the European one in a report on an agreement of the Union.
    """
    view = scene.view
    opening = next(iter(view.parties), None)
    if opening is not None and opening[0] == 1 and view.tokens[0].lower == "in":
        mention = opening[2]
        return mention.code if mention.end <= view.start + low and not is_wide(scene, mention.code) else None
    named = view.text[view.start + low - 4 : view.start + low + 10].lower() == "the parliament"
    capital = view.text[view.start + low] == "P"
    known = any(_UNION in each.parties for each in scene.context.discourse.known)
    return _UNION if named and capital and known else None


def _touches(scene: Scene, mention: PartyMention, low: int) -> bool:
    between = scene.view.text[mention.end : scene.view.start + low].removeprefix("'s").removeprefix("’s").strip(" ’'")
    return between in _OF_CHAMBERS


def _own_side(scene: Scene) -> str | None:
    """Whose "the senate" is when nobody says: the side of the topic that is not common to the report's agreements."""
    context = scene.context
    common = family_party(scene)
    common = common if common in context.topic else context.discourse.hub
    sides = [code for code in context.topic if code != common and not is_wide(scene, code)]
    if len(sides) == 1:
        return sides[0]
    inside = [
        m.code for _, _, m in scene.view.parties if not is_wide(scene, m.code) and m.code != context.discourse.hub
    ]
    return inside[0] if len(set(inside)) == 1 else publisher(scene)
