"""Terms: how long an instrument runs, how it is prolonged or ended, when it takes effect, whether it binds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from depositary.core.codes import Framing, StatementType
from depositary.core.values import TermValue
from depositary.lexicon.type_frames import TypeFrames, TypeRule, load_type_frames
from depositary.reading.mentions.instruments import InstrumentMention
from depositary.reading.quantities.durations import DurationMention, find_durations
from depositary.reading.quantities.numbers import find_numbers
from depositary.reading.scenes import Draft, Scene
from depositary.reading.types.agreements import agreements_meant, instrument_near, instrument_ref
from depositary.reading.types.authors import publisher
from depositary.reading.types.sketches import DURATION, may_match, sketch

_TIMED = frozenset({"duration", "termination_notice", "entry_into_force", "extension"})
_MORE = re.compile(r"\b(?:for|by|of) (?:another |a further )?(?P<number>[a-z]+|\d{1,3})(?: more| further)?\b")
#: "a treaty", "no treaty": what an instrument is or is not, rather than which one is meant.
_PREDICATIVE = frozenset({"a", "an", "no", "any", None})
#: "each is to run for ten years", of agreements; "each side", "every two years" count none.
_SPREAD = re.compile(
    r"\b(?:each|both|neither|every)\b"
    r"(?! (?:T|years?|months?|[PA]|of (?:the|them)|sides?|part(?:y|ies)|countr|states?|governments?|members?"
    r"|parliaments?|chambers?))"
)
#: Between an extension and how long it is for.
_FURTHER = re.compile(
    r" ?(?:automatically |tacitly )?(?:each time )?(?:for|by) (?:a )?(?:further |new |successive )?periods? of "
)


def read_terms(scene: Scene) -> Iterable[Draft]:
    """The terms that a sentence states, one for each agreement it speaks of, in the order of the rules."""
    if "terms_of_reports" not in scene.tried or not _about_agreements(scene):
        return
    frames = load_type_frames("terms_of_reports", scene.lexicon.language, scene.lexicon.folder)
    if publisher(scene) is not None:
        frames = frames.part("own_text", lambda rule: "report" not in rule.gives)
    if may_match(frames, scene):
        yield from _read(scene, frames)


def _about_agreements(scene: Scene) -> bool:
    """Whether the sentence can be about an agreement; a government's own text must name it there."""
    return bool(scene.instruments) or (publisher(scene) is None and bool(scene.context.discourse.known))


def _read(scene: Scene, frames: TypeFrames) -> Iterator[Draft]:
    view = scene.view
    durations = find_durations(view.text, view.start, view.end, scene.lexicon.language)
    named = [m for m in scene.instruments if not _is_none_meant(view.tokens[m.head].lower, m)]
    words = sketch(view, named, [(d.start, d.end, DURATION) for d in durations])
    taken: set[str] = set()
    for rule in frames.rules_for(words):
        term = rule.gives["term"]
        found = rule.search(words)
        if found is None or term in taken:
            continue
        drafts = list(_drafts(scene, rule, found, named, durations))
        if drafts:
            taken.add(term)
        yield from drafts


def _is_none_meant(head: str, mention: InstrumentMention) -> bool:
    """Whether a mention says what an agreement is ("no treaty"), or is of what its parties exchange ("instruments")."""
    if head == "instruments":
        return True
    return head in {"treaty", "treaties"} and mention.determiner in _PREDICATIVE and not mention.named_parties


def _drafts(
    scene: Scene,
    rule: TypeRule,
    found: re.Match[str],
    named: Sequence[InstrumentMention],
    durations: Sequence[DurationMention],
) -> Iterator[Draft]:
    view = scene.view
    start, end = view.start + found.start(), view.start + found.end()
    mention = instrument_near(scene, start, end) if named else None
    if mention is None and rule.gives["subject"] == "instrument" and scene.instruments:
        mention = scene.instruments[-1]
    text = " ".join(view.text[start:end].split())
    duration = _duration(rule, found, view.text[start : view.end], durations, start)
    framing = Framing.DENIED if rule.gives.get("sense") == "denied" else Framing.HAPPENED
    if rule.gives["term"] == "duration" and "report" in rule.gives and not (duration or "").endswith("Y"):
        return  # what an agreement runs for is told in years
    if duration is None and rule.id == "duration-adjective":
        return  # "over the coming months", "a few years"
    if publisher(scene) is not None and (mention is None or mention.plural or mention.reach == "multilateral"):
        return  # a government's own text speaks of the terms of many papers
    several = _SPREAD.search(found.string, found.start())
    spread = mention is None and several is not None and several.start() < found.end()
    for parties in agreements_meant(scene, mention, spread):
        yield Draft(
            type=StatementType.TERM,
            parties=parties,
            value=TermValue(rule.gives["term"], text, duration),
            rule=rule.id,
            framing=framing,
            instrument=instrument_ref(scene, mention, parties),
        )


def _duration(
    rule: TypeRule, found: re.Match[str], rest: str, durations: Sequence[DurationMention], start: int
) -> str | None:
    """The duration inside the match; an extension takes the one behind it, or a bare number with the unit before."""
    if rule.gives["term"] not in _TIMED:
        return None
    if "length" in rule.gives:
        return rule.gives["length"]
    end = start + found.end() - found.start()
    inside = [d for d in durations if start <= d.start < end]
    if rule.gives["term"] != "extension" or ("inside" in rule.gives and inside):
        return inside[-1].iso if inside else None
    further = _FURTHER.match(rest, end - start)
    reach = start + further.end() if further is not None else end + 30
    behind = [d for d in durations if end - 3 <= d.start <= reach]
    if behind:
        return behind[0].iso
    return _elliptic(rest[found.end() - found.start() - 4 :], [d for d in durations if d.start < end])


def _elliptic(rest: str, before: Sequence[DurationMention]) -> str | None:
    """ "for five years and is prolonged for five more": the number with the unit of the duration before it."""
    more = _MORE.search(rest[:40].lower())
    if more is None or not before or before[-1].iso is None:
        return None
    numbers = find_numbers(more["number"], 0, len(more["number"]))
    unit = before[-1].iso[-1]
    value = numbers[0].value if numbers else None
    return f"P{int(value)}{unit}" if value is not None and "T" not in before[-1].iso else None
