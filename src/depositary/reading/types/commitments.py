"""Commitments: what a party owes, intends or may do, as a report words it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from depositary.core.codes import StatementType
from depositary.core.values import Amount, CommitmentValue
from depositary.lexicon.type_frames import TypeFrames, TypeRule, load_type_frames
from depositary.reading.mentions.parties import MentionKind, PartyMention
from depositary.reading.quantities.amounts import find_amounts
from depositary.reading.quantities.durations import find_durations
from depositary.reading.quantities.numbers import find_numbers
from depositary.reading.scenes import Draft, Scene
from depositary.reading.types.actors import is_oblique, subject_before
from depositary.reading.types.agreements import family_party
from depositary.reading.types.authors import publisher
from depositary.reading.types.obligors import (
    Obligor,
    agreement_obligors,
    common_side,
    may_be_understood,
    mentions_in,
    named_obligor,
    ourselves,
    spoken_of_before,
)
from depositary.reading.types.promise_clauses import PromiseClause, promise_clauses
from depositary.reading.types.promised_areas import areas_named
from depositary.reading.types.promised_pieces import more_pieces
from depositary.reading.types.promised_sums import read_sums
from depositary.reading.types.sketches import AMOUNT, DURATION, may_match, names_others, sketch

_WHO = ("who", "them")
_WHAT = ("what", "what_back")
_HOW = ("how", "how_after", "how_if")
_HOURS = re.compile(r"PT(\d{1,3})H")
_TRIGGER = re.compile(
    r"\b(?:in (?:the )?(?:event|case) of|if|after|within [a-z0-9 ]{1,24} (?:of|after)) (?:(?! and )[^.;,]){3,80}"
)
_MUTUAL = re.compile(r"\b(?:each other|both|each side|the two|either|mutual|sides)\b")
_OURS = re.compile(r"we|our")
_FIRM = re.compile(
    r"undert|oblig|commits?\b|requires?\b|must|shall|calls? for|provides? for|binds?"
    r"|(?:is|are) (?:obliged|to)|ha(?:ve|s) to"
)
_LAX = re.compile(r"may|could|might|can|lets?|allow|permit|entitle|enable")
_PERFECT = re.compile(r"^(?:has|have|had) (?:also )?(?!to\b)")
_INTENT = (
    "want",
    "aim",
    "are willing",
    "are prepared",
    "intend",
    "plan",
    "is ready",
    "are ready",
    "stands ready",
    "is prepared",
    "is willing",
    "foresee",
    "envisage",
)
_PIECES = re.compile(
    r"^(?:give|send|supply|deliver|provide|add|contribute|hand over) (?:[a-z]+|\d+)(?: of them| more)?"
    r"(?=[.,;]| and| by| in|$)"
)
_GOODS = frozenset({"military_equipment", "military_training"})
_CONSULTING = "emergency_consultation"
_URGENT = re.compile(r"\b(?:attack|aggression|hours|invasion)")
_COUNTABLE = 3
_COUNT_REACH = 30
_CAPITALS = tuple("ABCDEFGHIJKLMNOPQRSTUVWXYZ")


def read_commitments(scene: Scene) -> Iterable[Draft]:
    """The commitments that a sentence reports: its sums, then its undertakings in the order of the rules."""
    frames = load_type_frames("commitments", scene.lexicon.language, scene.lexicon.folder)
    if "commitments" not in scene.tried or not _may_owe(scene):
        return
    view, language = scene.view, scene.lexicon.language
    if publisher(scene) is not None:
        frames = frames.part("own_text", _is_of_own_text)
    amounts = find_amounts(view.text, view.start, view.end, publisher(scene), language)
    if not amounts and not may_match(frames, scene, missing=AMOUNT):
        return
    durations = find_durations(view.text, view.start, view.end, language)
    masks = [(a.start, a.end, AMOUNT) for a in amounts] + [(d.start, d.end, DURATION) for d in durations]
    words = sketch(view, scene.instruments, masks)
    if frames.classes["no_promise"].search(words):
        return
    yield from read_sums(scene, frames, words, amounts)
    hours = next((int(m[1]) for d in durations if d.iso and (m := _HOURS.fullmatch(d.iso))), None)
    drafts = list(_undertakings(scene, frames, words, hours))
    more = list(more_pieces(scene, frames, words, drafts)) if publisher(scene) is None else []
    yield from (draft for draft in drafts if not any(_is_less(draft, each) for each in more))
    yield from more


def _is_less(draft: Draft, other: Draft) -> bool:
    """Whether a draft says that the same party owes the same, but not how much."""
    mine, theirs = draft.value, other.value
    if not isinstance(mine, CommitmentValue) or not isinstance(theirs, CommitmentValue):
        return False
    return mine.debtor == theirs.debtor and mine.amount is None and mine.area in {None, theirs.area}


def _is_of_own_text(rule: TypeRule) -> bool:
    """Whether a rule reads a government's own text, which promises nothing for the agreements that it tells of."""
    promises = rule.gives["debtor"] != "sides" or rule.gives.get("area") == _CONSULTING
    return promises and "last" not in rule.gives and "pair" not in rule.gives


def _may_owe(scene: Scene) -> bool:
    """Whether somebody can owe something here: a government's own text names who gets it, or its title does."""
    home, context = scene.context.home, scene.context
    if publisher(scene) is None or home is None or scene.readings or names_others(scene):
        return True
    if scene.view.mentions and (context.discourse.known or context.topic):
        return True  # who gives may be the other of the two spoken of
    return may_be_understood(scene) or _URGENT.search(scene.view.low) is not None


def _undertakings(scene: Scene, frames: TypeFrames, words: str, hours: int | None) -> Iterator[Draft]:
    """The undertakings of a sentence: a clause that a rule has read is left to it by those that come last."""
    seen: set[tuple[tuple[str, ...], str | None, str]] = set()
    read: list[tuple[int, int]] = []
    clauses = promise_clauses(frames, words) if publisher(scene) is None else ()
    for rule in frames.rules_for(words):
        # Once somebody is said to consult, "consultations" in the same sentence are those.
        if rule.gives.get("area") == _CONSULTING and any(area == _CONSULTING for _, area, _ in seen):
            continue
        for found in _found(rule, words, clauses, read):
            if publisher(scene) is None and frames.classes["withheld"].search(found[0]):
                continue  # "has not promised any missiles", "will give no more tanks"
            for draft in _of_match(scene, frames, rule, found, hours):
                value = draft.value
                if not isinstance(value, CommitmentValue):
                    continue
                read.append((found.start(), _since_what(found)))
                unclassed = value.area is None and any(d == value.debtor and a is None for d, a, _ in seen)
                if not unclassed and (value.debtor, value.area, value.strength) not in seen:
                    seen.add((value.debtor, value.area, value.strength))
                    yield draft


def _found(
    rule: TypeRule, words: str, clauses: Sequence[PromiseClause], read: Sequence[tuple[int, int]]
) -> Iterator[re.Match[str]]:
    """The matches of a rule in a sentence, those of rules that come last within one clause that holds no sum and that
    nothing has been read from."""
    if "last" not in rule.gives:
        yield from rule.find_all(words)
        return
    for clause in clauses:
        if AMOUNT in words[clause.low : clause.high] or any(a < clause.high and clause.low < b for a, b in read):
            continue
        yield from rule.find_all(words, clause.low, clause.high)


def _of_match(
    scene: Scene, frames: TypeFrames, rule: TypeRule, found: re.Match[str], hours: int | None
) -> Iterator[Draft]:
    gets = family_party(scene) if "last" in rule.gives else None
    for obligor in _obligors(scene, rule, found):
        if "pair" in rule.gives and not _is_of_pair(scene, obligor):
            continue
        if gets is not None and gets in obligor.debtor:
            continue  # what the party that all agreements of a family are for will do is mostly no promise
        yield from _drafts(scene, frames, rule, found, obligor, hours)


def _since_what(found: re.Match[str]) -> int:
    """Where the words of a match begin that say what is owed: those behind may be another clause's."""
    what = _group(found, _WHAT)
    return found.start(what) + 1 if what is not None else found.end()


def _is_of_pair(scene: Scene, obligor: Obligor) -> bool:
    """Whether the two are the sides of an agreement that a report has named: what they do is then what it says."""
    pairs = {known.parties for known in scene.context.discourse.known if len(known.parties) == 2} | {
        scene.context.topic
    }
    return publisher(scene) is None and obligor.parties in pairs


def _group(found: re.Match[str], names: Iterable[str]) -> str | None:
    return next((name for name in names if name in found.re.groupindex and found[name]), None)


def _obligors(scene: Scene, rule: TypeRule, found: re.Match[str]) -> Iterator[Obligor]:
    """Who owes it, by the rule's `debtor`."""
    start, end = scene.view.start + found.start(), scene.view.start + found.end()
    group = _group(found, _WHO)
    match rule.gives["debtor"]:
        case "sides":
            yield from _of_agreement(scene, rule, start, end)
        case "pair":
            pairs = [r.parties for r in scene.readings if len(r.parties) == 2]
            yield from (Obligor((pair[0],), (pair[1],)) for pair in pairs[:1])
        case "we":
            ours = ourselves(scene, found.start())
            yield from (ours,) if ours is not None else ()
        case "subject":
            yield from _of_subject(scene, rule, found)
        case kind if group is not None:
            yield from _of_group(scene, rule, found, group, kind)


def _of_group(scene: Scene, rule: TypeRule, found: re.Match[str], group: str, kind: str) -> Iterator[Obligor]:
    """Who owes it, where a group of the match names the parties or points at them."""
    named = mentions_in(scene, *found.span(group))
    if named and "people" not in rule.gives and is_oblique(scene, named[0]):
        return  # "membership of the Council would give", "companies in Denmark will"
    if kind == "state" and any(m.kind is not MentionKind.NAME for m in named):
        return  # "the secretary of commerce shall" is an order within a state
    if named and kind == "other":
        obligor = named_obligor(scene, named[:1])
        yield from (Obligor(obligor.creditor, obligor.debtor),) if obligor is not None else ()
    elif named and kind == "partner":
        behind = mentions_in(scene, found.end(group), found.end())
        if behind:
            yield Obligor((named[0].code,), (behind[0].code,))
    elif named:
        owing = _owing(scene, rule, named)
        obligor = named_obligor(scene, owing, found.end(group))
        if obligor is None and "alone" in rule.gives and publisher(scene) is None:
            obligor = Obligor(tuple(sorted({m.code for m in owing})), ())
        yield from (obligor,) if obligor is not None else ()
    elif _OURS.fullmatch(found[group]):
        ours = ourselves(scene, found.end(group))
        yield from (ours,) if ours is not None else ()
    else:
        spoken = spoken_of_before(scene) if found[group] == "it" else None
        start, end = scene.view.start + found.start(), scene.view.start + found.end()
        yield from (spoken,) if spoken is not None else _of_agreement(scene, rule, start, end)


def _of_subject(scene: Scene, rule: TypeRule, found: re.Match[str]) -> Iterator[Obligor]:
    """Who a verb without a subject of its own speaks of: the party that the clause before it has as subject."""
    subject = subject_before(scene, found.start("how"))
    if subject is None:
        yield from _of_agreement(scene, rule, scene.view.start + found.start(), scene.view.start + found.end())
        return
    obligor = named_obligor(scene, [subject], found.end("how"))
    yield from (obligor,) if obligor is not None else ()


def _of_agreement(scene: Scene, rule: TypeRule, start: int, end: int) -> Iterator[Obligor]:
    """The sides that owe what an agreement says; a government's own text describes many and promises in none."""
    urgent = rule.gives.get("area") == _CONSULTING and _URGENT.search(scene.view.quote.lower()) is not None
    if publisher(scene) is None or urgent:
        yield from agreement_obligors(scene, start, end)


def _owing(scene: Scene, rule: TypeRule, named: Sequence[PartyMention]) -> Sequence[PartyMention]:
    """Of two sides that will consult each other, the one that is not common to the report's agreements owes it."""
    if rule.gives.get("area") != _CONSULTING or len(named) != 2:
        return named
    common = common_side(scene, [m.code for m in named])
    return [m for m in named if m.code != common] or named


def _drafts(
    scene: Scene, frames: TypeFrames, rule: TypeRule, found: re.Match[str], obligor: Obligor, hours: int | None
) -> Iterator[Draft]:
    text = scene.view.low
    strength = rule.gives.get("strength") or _strength(frames, rule, found)
    what = _group(found, _WHAT)
    low, high = found.span(what) if what else found.span()
    stretch = text[low:high]
    areas: list[tuple[str | None, str | None]] = []
    if "area" in rule.gives:
        areas = [(rule.gives["area"], None)]
    else:
        areas = [*areas_named(frames, stretch, scene.lexicon.language)]
        if not areas and _PIECES.search(stretch) and publisher(scene) is None:
            areas += [*areas_named(frames, text, scene.lexicon.language)][:1]  # "Norway will give six of the aircraft"
        if not areas and "else" in rule.gives:
            # In a government's own text support for a country is of many kinds.
            vague = "support" in stretch if publisher(scene) is not None else rule.gives["else"] == "economy"
            fallback = "none" if vague else rule.gives["else"]
            areas = [(None if fallback == "none" else fallback, None)]
    consults = rule.gives.get("area") == _CONSULTING
    trigger = _TRIGGER.search(text) if consults else None
    for area, part in areas:
        value = CommitmentValue(
            debtor=obligor.debtor,
            creditor=obligor.creditor,
            area=area,
            strength=strength,
            subarea=part,
            amount=_promised_pieces(scene, frames, rule, area, (low, high)),
            trigger=" ".join(scene.view.quote[trigger.start() : trigger.end()].split()) if trigger else None,
            hours=hours if consults else None,
            mutual=consults and _MUTUAL.search(text) is not None,
        )
        yield Draft(StatementType.COMMITMENT, obligor.parties, value, rule.id)


def _promised_pieces(
    scene: Scene, frames: TypeFrames, rule: TypeRule, area: str | None, span: tuple[int, int]
) -> Amount | None:
    """How many pieces or persons the words of a promise count, where they are goods or trained."""
    quote, language = scene.view.quote, scene.lexicon.language
    if rule.gives.get("pieces"):
        return _pieces(_counted(quote, *span), language)
    if area not in _GOODS:
        return None
    for number in find_numbers(quote, *span, language):
        large = number.kind == "cardinal" and number.value is not None and number.value >= _COUNTABLE
        if large and frames.classes["piece_noun"].match(scene.view.low, number.end, span[1]):
            return Amount(
                quote[number.qualified_start : number.end], None, float(number.value or 0), number.qualifier or "exact"
            )
    return None


def _counted(quote: str, low: int, high: int) -> str:
    """A stretch of a sentence with the words before it in the same clause, which may count what it names."""
    return re.split(r"[;:,]", quote[max(0, low - _COUNT_REACH) : low])[-1] + quote[low:high]


def _pieces(stretch: str, language: str) -> Amount | None:
    """How many pieces or persons are promised ("thirty tanks"), as an amount without a currency."""
    for number in find_numbers(stretch, 0, len(stretch), language):
        named = stretch[: number.start].rstrip().endswith(_CAPITALS)  # "ASC 890" is a name
        if number.kind == "cardinal" and number.value is not None and number.value >= _COUNTABLE and not named:
            literal = stretch[number.qualified_start : number.end]
            return Amount(literal, None, float(number.value), number.qualifier or "exact")
    return None


def _strength(frames: TypeFrames, rule: TypeRule, found: re.Match[str]) -> str:
    """The strength that the binding word gives: it lets, it obliges, it would. What somebody "is to" do he will do, but
    sides that "are to" consult have to."""
    group = _group(found, _HOW)
    how = _PERFECT.sub("", found[group].strip()) if group else ""
    if how in {"is to", "are to"} and rule.gives.get("area") != _CONSULTING:
        return "will"
    if how.startswith(("should", "is to be", "are to be")):
        return "will" if "deliver" in found.group() else "intends"
    if _FIRM.match(how):
        return "shall"
    what = _group(found, _WHAT)
    if what is not None and found[what].startswith("consider"):
        return "may"
    if how.startswith(_INTENT):
        return "intends"
    if _LAX.match(how) or frames.classes["strength_lets"].fullmatch(how):
        return "may"
    return "will"
