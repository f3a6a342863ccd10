"""Counts: how many instruments or parties are at a stage, ordinals, and lists closed or open."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from depositary.core.codes import Framing, Stage
from depositary.core.values import CountValue
from depositary.lexicon.type_frames import TypeFrames, load_type_frames
from depositary.reading.clauses.predicates import Voice
from depositary.reading.clauses.triggers import Firing, find_triggers
from depositary.reading.dates import resolve
from depositary.reading.dates.mentions import Direction
from depositary.reading.mentions.parties import MentionKind
from depositary.reading.quantities.numbers import find_numbers
from depositary.reading.scenes import Draft, Scene
from depositary.reading.stages.records import StageReading
from depositary.reading.types.authors import publisher
from depositary.reading.types.counted_acts import is_counted_act
from depositary.reading.types.counted_papers import draft_of, is_between_states
from depositary.reading.types.listings import listed_by, token_at
from depositary.reading.types.sketches import may_match
from depositary.reading.types.tallies import NUMBERS, Tally, find_tallies

#: The stages that reports count.
_COUNTED = frozenset(
    {Stage.TALKS, Stage.AGREED, Stage.SIGNED, Stage.JOINED, Stage.RATIFIED, Stage.IN_FORCE, Stage.APPROVED}
)
_REACH = 13
_VERB = re.compile(r" (?:still |also |already )?(?:are|is|was|were|have|has|had|do|did)\b")
#: Before a number these make it one that is waited for.
_THRESHOLD = re.compile(r"\b(?:once|if|when|until|unless|as soon as)\b")
_RELATIVE = frozenset({"that", "which", "who"})
#: Beside a declaration without a stage word, fewer than so many are no count of those who joined.
_LEAST = 3
#: A list of at least so many partners is a count though no number is given.
_LIST = 4
_LONG_LIST = 6
_NOW = frozenset({"now", "already", "altogether"})
#: How many sentences back a stage may lie that a number without a verb refers to.
_NEAR = 8
#: Stretches of nouns that name a stage by themselves.
_NOUNS = {
    "signator": Stage.SIGNED,
    "signature": Stage.SIGNED,
    "ratification": Stage.RATIFIED,
    "accession": Stage.JOINED,
}


def read_counts(scene: Scene) -> Iterable[Draft]:
    """The counts of a sentence in text order, and the list that it gives without a number."""
    frames = load_type_frames("counts", scene.lexicon.language, scene.lexicon.folder)
    if "counts" not in scene.tried or not _is_about_instruments(scene):
        return
    if not scene.readings and not _may_count(scene, frames):
        return
    words, tallies = find_tallies(scene, frames)
    firings = [f for f in find_triggers(scene.view, scene.grammar) if f.rule.stage in _COUNTED] if tallies else []
    firings = [firing for firing in firings if is_counted_act(scene, firing, words)]
    drafts = [draft for tally in tallies for draft in _drafts(scene, tally, firings, frames)]
    yield from _without_echoes(drafts)
    if not drafts:
        yield from _lists(scene, words)


def _may_count(scene: Scene, frames: TypeFrames) -> bool:
    """Whether a rule can find a count in a sentence without stages: by its words, then with the numbers it names."""
    if not may_match(frames, scene):
        return False
    view = scene.view
    return may_match(frames, scene, NUMBERS) or bool(find_numbers(view.text, view.start, view.end))


def _without_echoes(drafts: list[Draft]) -> Iterator[Draft]:
    """Drop the open list whose parties a number of the same sentence closes: "nine, including" and nine names."""
    values = [draft.value for draft in drafts if isinstance(draft.value, CountValue)]
    closed = {value.listed for value in values if value.list_complete}
    for draft in drafts:
        if not (
            isinstance(draft.value, CountValue) and draft.value.kind == "open_list" and draft.value.listed in closed
        ):
            yield draft


def _is_about_instruments(scene: Scene) -> bool:
    context = scene.context
    recent = context.last is not None and scene.number - context.last.sentence <= _NEAR
    return bool(scene.instruments or scene.readings or recent or context.in_family)


def _drafts(scene: Scene, tally: Tally, firings: list[Firing], frames: TypeFrames) -> Iterator[Draft]:
    reached = _stage(scene, tally, firings, frames)
    if reached is None or not is_between_states(scene, reached[0]):
        return
    stage, framing = reached
    if "framing" in tally.rule.gives:
        framing = Framing(tally.rule.gives["framing"])
    if tally.kind == "none_yet":
        framing = Framing.HAPPENED
    listed = listed_by(scene, tally)
    kind, complete = tally.kind, None
    if tally.kind == "open_list":
        if not listed:
            return
        complete = False
    elif len(listed) >= 2 and tally.kind == "exact":
        kind, complete = ("exact" if tally.rule.gives.get("group") else "closed_list"), True
        framing = Framing.HAPPENED if framing is Framing.DENIED else framing
    window = _window(scene, tally) if kind == "exact" else None
    kind = "window" if window is not None else kind
    what = None if kind == "open_list" else tally.what
    value = CountValue(tally.number, kind, stage.value, listed, complete, None, what, window)
    yield draft_of(scene, tally.rule.id, (stage, framing), value)


def _window(scene: Scene, tally: Tally) -> str | None:
    """The span of months or days with which the sentence opens and within which things are counted, as EDTF."""
    start = scene.view.start + tally.start
    for _, _, mention in scene.view.dates:
        if mention.last is not None and mention.first.unit != "year" and mention.end <= start:
            return resolve(mention, scene.published, Direction.PAST, scene.view.anchor(mention)).edtf
    return None


# -- the stage


def _stage(scene: Scene, tally: Tally, firings: list[Firing], frames: TypeFrames) -> tuple[Stage, Framing] | None:
    reads = tally.rule.gives["reads"]
    match reads:
        case "predicate":
            return _of_predicate(scene, tally, firings, frames)
        case "clause":
            return _of_firing(scene, _nearest(scene, tally, firings), frames)
        case "following":
            return _of_firing(scene, _following(scene, tally, firings, 7), frames) or _behind_declaration(scene, tally)
        case "to":
            return _of_ranked(scene, tally, firings, frames)
        case "part":
            return _of_part(scene, tally, firings, frames)
        case "echo":
            at = token_at(scene, tally.start)
            before = [f for f in firings if f.predicate.last <= at and f.predicate.framing is Framing.HAPPENED]
            said = _of_firing(scene, before[-1], frames) if before else None
            return said or _of_noun(tally) or _echoed(scene, at)
        case "open":
            return _of_open(scene, tally, firings, frames)
        case "paper":
            return _of_paper(scene, tally, firings, frames)
        case "member":
            return Stage.JOINED, Framing.HAPPENED
        case "joined" if not any(mention.kind == "declaration" for mention in scene.instruments):
            return Stage.SIGNED, Framing.HAPPENED
        case _ if publisher(scene) is not None and not scene.readings and tally.rule.id != "ordinal-ever":
            return None
        case _:
            return Stage(reads), Framing.HAPPENED


def _of_part(scene: Scene, tally: Tally, firings: list[Firing], frames: TypeFrames) -> tuple[Stage, Framing] | None:
    """What "four of which have ratified it" says itself, and "seven of them in a week" of those just counted."""
    if _THRESHOLD.search(tally.found.string, 0, tally.start):
        return None  # "once five have signed, three of them members"
    at = token_at(scene, tally.start)
    done = [f for f in firings if f.predicate.framing is Framing.HAPPENED]
    own = _following(scene, tally, [f for f in done if f.predicate.voice is not Voice.REDUCED], 6)
    if own is not None or _VERB.match(tally.found.string, tally.end):
        return _of_firing(scene, own, frames)  # "four of which are with others" tells no stage
    before = [f for f in done if f.predicate.last <= at]
    return _of_firing(scene, before[-1] if before else None, frames)


def _of_paper(scene: Scene, tally: Tally, firings: list[Firing], frames: TypeFrames) -> tuple[Stage, Framing] | None:
    """What "the ninth such agreement" has reached: what the sentence says, else what its family is counted by.

    A government calls much the first of its kind; only what its sentence tells a stage of is counted.
    """
    said = _of_firing(scene, _nearest(scene, tally, firings), frames)
    if publisher(scene) is not None and not scene.readings:
        return said
    return said if said is not None and said[0] not in {Stage.TALKS, Stage.AGREED} else (Stage.SIGNED, Framing.HAPPENED)


def _of_firing(scene: Scene, firing: Firing | None, frames: TypeFrames) -> tuple[Stage, Framing] | None:
    if firing is None:
        return None
    stage = firing.rule.stage
    signed = any(r.stage is Stage.SIGNED for r in scene.readings)
    word = scene.view.tokens[firing.predicate.head].lower
    if stage is Stage.AGREED and word in frames.lists["conclusive"] and (signed or scene.context.in_family):
        stage = Stage.SIGNED  # in a family whose agreements are signed, what is concluded is signed
    return stage, firing.predicate.framing


def _of_predicate(
    scene: Scene, tally: Tally, firings: list[Firing], frames: TypeFrames
) -> tuple[Stage, Framing] | None:
    if tally.kind == "none_yet":
        said = _of_firing(scene, _following(scene, tally, firings, 6), frames)
        has = tally.found[0].endswith(("has", "have", "had"))  # "none is a substitute" tells no stage
        return said or (_echoed(scene) if has else None)
    found = _of_firing(scene, _nearest(scene, tally, firings), frames)
    return found or _behind_declaration(scene, tally) or _spelled_out(scene, tally) or _left(scene, tally)


def _left(scene: Scene, tally: Tally) -> tuple[Stage, Framing] | None:
    """What a number of states or papers has reached by what the report said last, where the sentence says nothing."""
    last = scene.context.last
    near = last is not None and scene.number - last.sentence <= 2
    few = (tally.number or 0) < _LEAST or tally.kind == "maximum"
    if scene.context.home or not scene.context.in_family or not near or few or scene.readings:
        return None
    return _echoed(scene)


def _behind_declaration(scene: Scene, tally: Tally) -> tuple[Stage, Framing] | None:
    """Numbers beside a declaration, with no word for a stage, count those who joined it."""
    declared = any(m.kind == "declaration" and (m.title or not publisher(scene)) for m in scene.instruments)
    return (
        (Stage.JOINED, Framing.HAPPENED) if declared and not scene.readings and (tally.number or 0) >= _LEAST else None
    )


def _spelled_out(scene: Scene, tally: Tally) -> tuple[Stage, Framing] | None:
    """The stage last spoken of, for a number that a list of as many parties or "so far" makes a state of affairs."""
    if not scene.context.in_family or publisher(scene) is not None:
        return None
    words = scene.view.quote.lower()
    now = " so far" in words or " to date" in words or not _NOW.isdisjoint(words.split())
    return _echoed(scene) if listed_by(scene, tally) or now else None


def _of_ranked(scene: Scene, tally: Tally, firings: list[Firing], frames: TypeFrames) -> tuple[Stage, Framing] | None:
    """ "the ninth country to open talks"; "to do so" repeats a stage of the sentence or the last one spoken of."""
    at = token_at(scene, tally.found.start("verb"))
    own = next((f for f in firings if at <= f.predicate.head <= at + 5), None)
    if own is not None:
        stage = _of_firing(scene, own, frames)
        return (stage[0], _rank_framing(scene, tally)) if stage else None
    if tally.found["verb"] in {"do", "take", "follow", "make"} and (tally.number != 1 or tally.what):
        said = next((r.stage for r in scene.readings if r.stage in _COUNTED), None)
        return (said, Framing.HAPPENED) if said else _echoed(scene)
    return None


def _rank_framing(scene: Scene, tally: Tally) -> Framing:
    words = {
        t.lower for t in scene.view.tokens[max(0, token_at(scene, tally.start) - 5) : token_at(scene, tally.start)]
    }
    return Framing.PLANNED if words & {"will", "would", "could", "may"} else Framing.HAPPENED


def _of_open(scene: Scene, tally: Tally, firings: list[Firing], frames: TypeFrames) -> tuple[Stage, Framing] | None:
    found = _of_firing(scene, _nearest(scene, tally, firings, 24), frames)
    if found is not None and found[0] is Stage.TALKS and publisher(scene) is not None:
        return None  # "we discussed our concern about countries like ..."
    if found is not None:
        return found if found[1] is Framing.HAPPENED else None
    words = {token.lower for token in scene.view.tokens}
    return (Stage.SIGNED, Framing.HAPPENED) if words & {"exist", "exists"} and scene.instruments else None


def _echoed(scene: Scene, at: int | None = None) -> tuple[Stage, Framing] | None:
    """The stage that the sentence (before a token, if it can) or the document spoke of last, else the family's own."""
    own = [r for r in scene.readings if r.stage in _COUNTED]
    before = [r.stage for r in own if at is not None and r.predicate.head < at]
    said = before[-1] if before else next((r.stage for r in own), None)
    if said is not None:
        return said, Framing.HAPPENED
    last = scene.context.last
    reach = _NEAR if publisher(scene) is None else _NEAR // 2
    if last is not None and scene.number - last.sentence <= reach and last.rule.stage in _COUNTED:
        stage = last.rule.stage
        return (Stage.SIGNED if stage is Stage.TALKS and scene.context.in_family else stage), Framing.HAPPENED
    return (Stage.SIGNED, Framing.HAPPENED) if scene.context.in_family else None


def _following(scene: Scene, tally: Tally, firings: list[Firing], reach: int) -> Firing | None:
    at = token_at(scene, tally.end)
    return next(
        (f for f in firings if at <= f.predicate.head <= at + reach and not _parts(scene, at, f.predicate.first)), None
    )


def _nearest(scene: Scene, tally: Tally, firings: list[Firing], reach: int = _REACH) -> Firing | None:
    """The stage word that a number stands with: the one it is subject of, else the one it is object of."""
    start, end = token_at(scene, tally.start), token_at(scene, tally.end)
    if end < len(scene.view.tokens) and scene.view.tokens[end].lower in _RELATIVE:
        relative = _following(scene, tally, firings, reach)
        if relative is not None:
            return relative
    best: tuple[int, Firing] | None = None
    outside = [f for f in firings if not start <= f.predicate.head < end]
    for firing in outside or firings:
        predicate = firing.predicate
        if predicate.first >= end:
            distance, gap = predicate.first - end, (end, predicate.first)
        elif predicate.last <= start:
            distance, gap = start - predicate.last, (predicate.last, start)
        else:
            distance, gap = 0, (start, start)
        if distance <= reach and not _parts(scene, *gap) and (best is None or distance < best[0]):
            best = (distance, firing)
    return best[1] if best else None


def _parts(scene: Scene, first: int, after: int) -> bool:
    """Whether a clause ends between two tokens."""
    tokens = scene.view.tokens
    return any(
        tokens[i].text == ";"
        or (tokens[i].text == "," and i + 1 < len(tokens) and tokens[i + 1].lower in {"and", "but", "he", "she", "out"})
        for i in range(first, min(after, len(tokens)))
    )


def _of_noun(tally: Tally) -> tuple[Stage, Framing] | None:
    """The stage that the words counted name themselves: "the number of ratifications"."""
    what = tally.what or ""
    return next(((stage, Framing.HAPPENED) for words, stage in _NOUNS.items() if words in what.lower()), None)


# -- lists without a number


def _lists(scene: Scene, words: str) -> Iterator[Draft]:
    """A list that no number announces: who it names, complete only where it spells out a number given just before."""
    if " including " in words and publisher(scene) is not None:
        return
    announced = words.startswith(("they are", "these are", "they were")) and scene.context.last is not None
    earlier = " previously " in words or " before " in words
    for _, same in groupby(scene.readings, key=lambda r: (r.predicate.head, r.stage)):
        readings = list(same)
        codes = _partners(scene, readings)
        if len(codes) >= _LIST and _is_list(scene, readings, announced):
            first = readings[0]
            value = CountValue(
                len(codes), "closed_list", first.stage.value, codes, True if announced or earlier else None
            )
            yield draft_of(scene, "list", (first.stage, first.framing), value)
            return


def _is_list(scene: Scene, readings: list[StageReading], announced: bool) -> bool:
    """Whether readings of one verb list who has signed agreements of a family, or whom a number just given means."""
    if readings[0].framing is not Framing.HAPPENED:
        return False
    if announced:
        return readings[0].stage in {Stage.SIGNED, Stage.JOINED}
    if len({code for r in readings for code in r.parties}) > _LONG_LIST:
        grouped = any(m.kind is MentionKind.GROUP for _, _, m in scene.view.parties)
        return readings[0].stage is Stage.SIGNED or (readings[0].stage is Stage.JOINED and not grouped)
    paired = all(len(reading.parties) == 2 for reading in readings)
    return readings[0].stage is Stage.SIGNED and paired and scene.context.in_family


def _partners(scene: Scene, readings: list[StageReading]) -> tuple[str, ...]:
    hub = scene.context.discourse.hub
    codes = [code for r in readings for code in r.parties if code != hub]
    return tuple(dict.fromkeys(codes))
