"""Listings: which parties spell out a number that a sentence gives."""

from __future__ import annotations

from depositary.reading.mentions.parties import MentionKind
from depositary.reading.scenes import Scene
from depositary.reading.types.tallies import Tally

_NAMED = frozenset({MentionKind.NAME, MentionKind.CAPITAL, MentionKind.GROUP})
#: Tokens that may stand between two parties of one row.
_ROW_GAP = 3
#: A number so small is no list: two names beside "two" may be anybody.
_LEAST = 3


def listed_by(scene: Scene, tally: Tally) -> tuple[str, ...]:
    """The parties that spell the number out, as many as it says and in their order, a party named twice kept twice."""
    if tally.rule.gives.get("group") == "all":
        return _group_members(scene, tally)
    at = token_at(scene, tally.start)
    if tally.kind == "open_list":
        return tuple(code for code in _row(scene, at) if code != scene.context.discourse.hub)
    after = scene.view.start + tally.end
    named = [
        m.code
        for _, _, m in scene.view.parties
        if m.start >= after and m.kind in _NAMED and m.code != scene.context.discourse.hub
    ]
    number = tally.number or 0
    if number < _LEAST:
        return ()
    if len(named) == number:
        return tuple(named)
    # The words counted may themselves name a group ("members of the Union: ..."); the list is what follows.
    return tuple(named[-number:]) if 0 < len(named) - number <= 2 and _is_row(scene, named[-number:]) else ()


def _is_row(scene: Scene, codes: list[str]) -> bool:
    first = [at for at, _, m in scene.view.parties if m.code == codes[0]]
    return bool(first) and len(_row(scene, first[-1])) >= len(set(codes))


def _row(scene: Scene, at: int) -> tuple[str, ...]:
    """The parties that follow one another from a token on, in their order."""
    codes: list[str] = []
    end = at
    for first, after, mention in scene.view.parties:
        if first < at:
            continue
        if first - end > _ROW_GAP:
            break
        codes.append(mention.code)
        end = after
    return tuple(dict.fromkeys(codes))


def _group_members(scene: Scene, tally: Tally) -> tuple[str, ...]:
    low, high = (scene.view.start + offset for offset in tally.found.span("what"))
    for _, _, mention in scene.view.parties:
        if low <= mention.start < high:
            members = scene.lexicon.members(mention.code)
            return members if len(members) == tally.number else ()
    return ()


def token_at(scene: Scene, offset: int) -> int:
    """The first token that ends behind an offset of the sentence."""
    place = scene.view.start + offset
    return next((i for i, token in enumerate(scene.view.tokens) if token.end > place), len(scene.view.tokens))
