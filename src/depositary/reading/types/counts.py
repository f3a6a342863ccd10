"""Counts: how many instruments or parties are at a stage, which one comes when, and who is listed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from depositary.core.codes import Framing, Stage, StatementType
from depositary.core.values import CountValue
from depositary.lexicon.type_frames import TypeFrames, load_type_frames
from depositary.reading.numbers import NumberMention, find_numbers
from depositary.reading.party_lists import PartyList, lists_in
from depositary.reading.scenes import Draft, Scene
from depositary.reading.triggers import Firing, find_triggers
from depositary.reading.types.sketches import sketch

#: Stages that reports count; a number beside another stage word is mostly about something else.
_COUNTED = frozenset({Stage.SIGNED, Stage.JOINED, Stage.TALKS, Stage.AGREED, Stage.RATIFIED, Stage.APPROVED, Stage.IN_FORCE})
_REACH = 6
_MOST = 250
_NUMBER = "N"
_SURE, _LIKELY = 0.85, 0.7


@dataclass(frozen=True, slots=True)
class _Counted:
    """A number of things, before its stage is known. Offsets of the text."""

    start: int
    end: int
    number: int
    kind: str
    what: str


def read_counts(scene: Scene) -> Iterable[Draft]:
    """The counts that a sentence states, in text order."""
    if not _about_instruments(scene):
        return ()
    frames = load_type_frames("counts", scene.lexicon.language)
    view = scene.view
    numbers = [n for n in find_numbers(view.text, view.start, view.end, scene.lexicon.language) if _is_small(n)]
    firings = [f for f in find_triggers(view, scene.grammar) if f.rule.stage in _COUNTED]
    drafts = [*_by_rules(scene, frames, numbers, firings), *_by_nouns(scene, frames, numbers, firings)]
    drafts += _none_yet(scene, firings)
    drafts += _open_list(scene, frames, firings)
    drafts += _copula(scene)
    return _unique(drafts)


def _about_instruments(scene: Scene) -> bool:
    return bool(scene.instruments or scene.readings or scene.context.known or scene.context.families)


def _is_small(number: NumberMention) -> bool:
    return number.value is not None and float(number.value).is_integer() and 0 < number.value <= _MOST


def _unique(drafts: Sequence[Draft]) -> list[Draft]:
    seen: dict[tuple[object, ...], Draft] = {}
    for draft in drafts:
        value = draft.value
        assert isinstance(value, CountValue)  # noqa: S101  -- only counts are made here
        key = (value.number, value.stage)
        kept = seen.get(key)
        if kept is None or (isinstance(kept.value, CountValue) and len(value.listed) > len(kept.value.listed)):
            seen[key] = draft
    return list(seen.values())


def _by_rules(
    scene: Scene, frames: TypeFrames, numbers: Sequence[NumberMention], firings: Sequence[Firing]
) -> Iterator[Draft]:
    view = scene.view
    if not numbers:
        return
    words = sketch(view, scene.instruments, [(n.start, n.end, _NUMBER) for n in numbers])
    for rule in frames.rules:
        found = rule.search(words)
        if found is None:
            continue
        inside = [n for n in numbers if found.start() <= n.start - view.start < found.end()]
        if not inside:
            continue
        number = inside[-1]
        said = _stage_near(scene, firings, number.start)
        stage = said[0] if rule.gives["stage"] == "said" and said else Stage(rule.gives["stage"]) if rule.gives["stage"] != "said" else None
        if stage is None or number.value is None:
            continue
        kind = rule.gives.get("kind") or number.qualifier or "exact"
        yield _draft(scene, _Counted(number.start, number.end, int(number.value), kind, ""), stage, said[1] if said else Framing.HAPPENED, rule.id)


def _by_nouns(
    scene: Scene, frames: TypeFrames, numbers: Sequence[NumberMention], firings: Sequence[Firing]
) -> Iterator[Draft]:
    """ "six countries have signed", "ten more agreements are being negotiated", "the seventh country to sign"."""
    for number in numbers:
        counted = _counted(scene, frames, number)
        if counted is None:
            continue
        near = _stage_near(scene, firings, number.start)
        if near is None and counted.kind != "ordinal" and _is_had(scene, frames, number):
            near = (Stage.SIGNED, Framing.HAPPENED)
        if near is None and counted.kind == "ordinal" and scene.context.in_family:
            near = (Stage.SIGNED, Framing.HAPPENED)
        if near is not None:
            yield _draft(scene, counted, near[0], near[1], f"count.{'ordinal' if counted.kind == 'ordinal' else 'number'}")


def _counted(scene: Scene, frames: TypeFrames, number: NumberMention) -> _Counted | None:
    view = scene.view
    first = next((i for i, token in enumerate(view.tokens) if token.start >= number.end), len(view.tokens))
    heads = {i for m in scene.instruments for i in range(m.head, m.head_end)}
    for i in range(first, min(len(view.tokens), first + _REACH)):
        word = view.tokens[i].lower
        if word in frames.lists["stop"] or not view.tokens[i].is_word:
            return None
        if word in frames.lists["parties"] or i in heads or word in frames.lists["things"]:
            if i in view.party_at:
                continue
            kind = "ordinal" if number.kind == "ordinal" else number.qualifier or "exact"
            what = view.text[number.start : view.tokens[i].end]
            return _Counted(number.qualified_start, view.tokens[i].end, int(number.value or 0), kind, what)
    if first < len(view.tokens) and view.tokens[first].lower in {"are", "have", "had", "were"} and number.start - view.start < 3 and number.value != 1:
        return _Counted(number.start, number.end, int(number.value or 0), number.qualifier or "exact", number.literal)
    return None


def _is_had(scene: Scene, frames: TypeFrames, number: NumberMention) -> bool:
    """Whether the agreements are said to be there: "Kyiv has nineteen such agreements", "almost thirty now exist"."""
    view = scene.view
    at = next((i for i, token in enumerate(view.tokens) if token.start >= number.start), 0)
    before = {token.lower for token in view.tokens[max(0, at - 6) : at]}
    after = {token.lower for token in view.tokens[at : at + 14]}
    kind = any(m.head >= at and m.head <= at + _REACH for m in scene.instruments)
    return kind and bool((before | after) & frames.lists["having"])


def _stage_near(scene: Scene, firings: Sequence[Firing], offset: int) -> tuple[Stage, Framing] | None:
    """The stage word nearest to a number, those behind it first, with its framing."""
    tokens = scene.view.tokens
    best: tuple[int, Firing] | None = None
    for firing in firings:
        start = tokens[firing.predicate.head].start
        distance = start - offset if start >= offset else 2 * (offset - start) + 20
        if best is None or distance < best[0]:
            best = (distance, firing)
    if best is None:
        return None
    return best[1].rule.stage, best[1].predicate.framing


def _draft(scene: Scene, counted: _Counted, stage: Stage, framing: Framing, rule: str) -> Draft:
    listed = _listed(scene, counted)
    complete = True if listed and len(listed) == counted.number else False if listed else None
    kind = "closed_list" if complete and counted.kind == "exact" else counted.kind
    family = _family(scene, stage)
    common = scene.lexicon.families[family].common if family else None
    sides = (common,) if common and stage is not Stage.JOINED else ()
    return Draft(
        type=StatementType.COUNT,
        parties=sides,
        value=CountValue(counted.number, kind, stage.value, listed, complete, family, counted.what or None),
        rule=rule,
        confidence=_SURE if kind != "exact" or family else _LIKELY,
        framing=framing,
    )


def _family(scene: Scene, stage: Stage) -> str | None:
    """The family that is counted: the declaration for those who joined, the agreements for other stages."""
    wanted = "joined" if stage is Stage.JOINED else "signed"
    codes = [code for code in sorted(scene.context.families) if scene.lexicon.families[code].stage == wanted]
    return codes[0] if codes else None


def _listed(scene: Scene, counted: _Counted) -> tuple[str, ...]:
    """The parties that spell the number out: a list behind it, its common party left out."""
    if counted.kind not in {"exact", "approximate"}:
        return ()
    view = scene.view
    first = next((i for i, token in enumerate(view.tokens) if token.start >= counted.end), len(view.tokens))
    for listed in lists_in(view, first, len(view.tokens)):
        codes = _without_hub(scene, listed)
        if len(codes) >= 2 and len(codes) >= min(counted.number, 4):
            return codes
    return ()


def _without_hub(scene: Scene, listed: PartyList) -> tuple[str, ...]:
    return tuple(code for code in listed.codes if code != scene.context.hub)


def _none_yet(scene: Scene, firings: Sequence[Firing]) -> list[Draft]:
    """ "None has been signed": a count of nobody."""
    words = [token.lower for token in scene.view.tokens[:4]]
    denied = [f for f in firings if f.predicate.framing is Framing.DENIED]
    if not denied or not words or not (words[0] == "none" or words[:2] in (["not", "one"], ["not", "a"])):
        return []
    counted = _Counted(scene.view.start, scene.view.start, 0, "none_yet", "")
    return [_draft(scene, counted, denied[0].rule.stage, Framing.HAPPENED, "count.none")]


def _open_list(scene: Scene, frames: TypeFrames, firings: Sequence[Firing]) -> list[Draft]:
    """ "countries like Britain and France have signed": examples, which count nobody."""
    view = scene.view
    for i, token in enumerate(view.tokens[:-1]):
        if token.lower not in {"like", "among"} and not (token.lower == "such" and view.tokens[i + 1].lower == "as"):
            continue
        before = {t.lower for t in view.tokens[max(0, i - 3) : i]}
        near = _stage_near(scene, firings, token.start)
        if near is None or not (before & frames.lists["parties"] or token.lower == "among"):
            continue
        for listed in lists_in(view, i + 1, min(len(view.tokens), i + 6))[:1]:
            family = _family(scene, near[0])
            common = scene.lexicon.families[family].common if family else None
            value = CountValue(None, "open_list", near[0].value, _without_hub(scene, listed), False, family, "countries")
            return [Draft(StatementType.COUNT, (common,) if common else (), value, "count.open-list", _LIKELY, near[1])]
    return []


def _copula(scene: Scene) -> list[Draft]:
    """ "They are Denmark, Spain and Norway": the list of those counted in the sentence before."""
    echoed = [r for r in scene.readings if r.arguments.listed is not None and r.predicate.cue in {"are", "include", "were", ":"}]
    if not echoed or echoed[0].arguments.listed is None:
        return []
    codes = _without_hub(scene, echoed[0].arguments.listed)
    if len(codes) < 3:
        return []
    family = _family(scene, echoed[0].stage)
    common = scene.lexicon.families[family].common if family else None
    sides = (common,) if common and echoed[0].stage is not Stage.JOINED else ()
    value = CountValue(len(codes), "closed_list", echoed[0].stage.value, codes, True, family, "countries")
    return [Draft(StatementType.COUNT, sides, value, "count.copula", _LIKELY, echoed[0].framing)]
