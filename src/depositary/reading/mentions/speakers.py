"""Speakers: who says what a sentence reports, with name, office and party as far as the sentence gives them.

A speaker known only by a role keeps no name. The outlet's own words have no speaker.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from depositary.core.statements import Speaker
from depositary.lexicon import Lexicon
from depositary.lexicon.type_frames import load_type_frames
from depositary.reading.mentions.parties import MentionKind, PartyMention
from depositary.reading.mentions.views import QUOTES, SentenceView

_BREAKS = frozenset({";", ":", "—", "–"}) | QUOTES
_RELATIVE = frozenset({"who", "whose", "which", "that", "where"})
_INVERTED = frozenset({"a", "an", "the", "his", "her", "its", "one", "another"})
_DETERMINERS = _INVERTED | {"this", "that", "their", "our", "'s", ",", "of", "in", "and", "for"}
_SUBORDINATE = frozenset({"as", "after", "when", "while", "because", "if", "but"})
_SPEAKING = frozenset({MentionKind.INSTITUTION, MentionKind.NAME, MentionKind.CAPITAL, MentionKind.GROUP})
_REACH = 34
_AFTER_REACH = 22


@dataclass(frozen=True, slots=True)
class _Words:
    """The speech vocabulary of one language."""

    verbs: frozenset[str]
    auxiliaries: frozenset[str]
    heads: frozenset[str]
    particles: frozenset[str]
    modifiers: frozenset[str]
    opening: frozenset[str]
    openers: tuple[tuple[str, ...], ...]


def find_speaker(view: SentenceView, lexicon: Lexicon) -> Speaker | None:
    """The speaker of a sentence, or None when it names none or only a pronoun."""
    lists = load_type_frames("speech", lexicon.language, lexicon.folder).lists
    lower = [token.lower for token in view.tokens]
    if lists["verbs"].isdisjoint(lower) and "according" not in lower and "words" not in lower:
        return None
    words = _words(lists)
    for stretch in _stretches(view, lower, words):
        speaker = _speaker(view, lower, stretch, words)
        if speaker is not None:
            return speaker
    return None


def _words(lists: Mapping[str, frozenset[str]]) -> _Words:
    openers = tuple(tuple(opener.split()) for opener in sorted(lists["openers"]))
    return _Words(
        lists["verbs"],
        lists["auxiliaries"],
        lists["heads"],
        lists["particles"],
        lists["modifiers"],
        lists["opening"],
        openers,
    )


def _stretches(view: SentenceView, lower: Sequence[str], words: _Words) -> list[range]:
    """Where the sentence may name its speaker, the likeliest first."""
    found: list[range] = []
    openings = {opener[0] for opener in words.openers}
    for at, word in enumerate(lower):
        openers = words.openers if word in openings else ()
        opener = next((o for o in openers if tuple(lower[at : at + len(o)]) == o), None)
        if opener is not None:
            found.append(_behind(view, at + len(opener)))
        elif word in words.verbs:
            found += _around(view, lower, at, words)
    return found


def _around(view: SentenceView, lower: Sequence[str], at: int, words: _Words) -> list[range]:
    """The stretch behind an inverted verb (", said the minister"), else the one before it."""
    before = lower[at - 1] if at else ""
    following = view.tokens[at + 1] if at + 1 < len(lower) else None
    inverted = before == "," or before in QUOTES
    named = following is not None and (following.is_capitalised or following.lower in _INVERTED)
    if inverted and named and not _appositive_closed(lower, at, words):
        return [_behind(view, at + 1)]
    end = at
    while end > 0 and (lower[end - 1] in words.auxiliaries or end - 1 in view.masked):
        end -= 1
    return [_before(lower, end)] if end > 0 else []


def _appositive_closed(lower: Sequence[str], at: int, words: _Words) -> bool:
    """Whether the comma before a verb closes an apposition: "Kaln, the minister, said the talks went on"."""
    if lower[at - 1] != ",":
        return False
    opened = next((i for i in range(at - 2, max(0, at - _REACH), -1) if lower[i] == ","), None)
    if opened is None:
        return False
    between = lower[opened + 1 : at - 1]
    return bool(between) and (between[0] in _RELATIVE or not words.heads.isdisjoint(between))


def _behind(view: SentenceView, start: int) -> range:
    """From a place to the end of the noun phrase there, with one apposition."""
    end = start
    commas = 0
    while end < len(view.tokens) and end - start < _AFTER_REACH:
        word = view.tokens[end].lower
        if word in _BREAKS or word in _RELATIVE or (word == "." and end + 1 == len(view.tokens)):
            break
        if word == ",":
            commas += 1
            if commas > 1 or (end + 1 < len(view.tokens) and view.tokens[end + 1].lower in {"and", "but", "who"}):
                break
        end += 1
    return range(start, end)


def _before(lower: Sequence[str], end: int) -> range:
    """The subject before a verb: up to a comma, or over the apposition that a comma closes."""
    start = end - 1
    closing = lower[end - 1] == ","
    commas = 0
    low = max(0, end - _REACH)
    while start >= low:
        word = lower[start]
        if word in _BREAKS or (word in _SUBORDINATE and commas == (1 if closing else 0)):
            break
        if word == ",":
            commas += 1
            if commas > (2 if closing else 0):
                break
        start -= 1
    return range(start + 1, end)


def _speaker(view: SentenceView, lower: Sequence[str], stretch: range, words: _Words) -> Speaker | None:
    inner = _without_relative(lower, stretch)
    people = [m for _, _, m in _mentions(view, inner) if m.kind is MentionKind.PERSON]
    office = _office(view, lower, inner, words)
    if people:
        holder = people[0].holder
        if holder is not None:
            return Speaker(holder.name, office or holder.office.replace("_", " "), holder.party)
    name = _name(view, inner, words)
    if name is None and office is None:
        return _institution(view, inner)
    return Speaker(name, office, _party(view, inner))


def _institution(view: SentenceView, stretch: range) -> Speaker | None:
    """A state or body that speaks as such, right beside the verb: "the White House said"."""
    for _, after, mention in _mentions(view, stretch):
        if after == stretch.stop and mention.kind in _SPEAKING:
            body = view.text[mention.start : mention.end] if mention.kind is MentionKind.INSTITUTION else None
            return Speaker(None, body, mention.code)
    return None


def _without_relative(lower: Sequence[str], stretch: range) -> range:
    """The stretch up to "who runs the office", whose names are other people's."""
    for at in stretch:
        if lower[at] in {"who", "whose", "which"}:
            return range(stretch.start, at)
    return stretch


def _mentions(view: SentenceView, stretch: range) -> list[tuple[int, int, PartyMention]]:
    return [entry for entry in view.parties if stretch.start <= entry[0] < stretch.stop]


def _name(view: SentenceView, stretch: range, words: _Words) -> str | None:
    """The last run of two capitalised words or more that is no party and no office."""
    run: list[int] = []
    best: list[int] = []
    for at in stretch:
        token = view.tokens[at]
        taken = at in view.party_at or token.lower in words.heads or at in view.masked or token.lower in _DETERMINERS
        named = token.is_capitalised and token.is_word and not taken and len(token.text) > 1
        if named or (run and token.lower in words.particles):
            run.append(at)
            continue
        best, run = (run if len(run) >= 2 else best), []
    best = run if len(run) >= 2 else best
    if best and best[0] > stretch.start and view.tokens[best[0] - 1].lower in {"of", "for"}:
        return None  # "the department of Foreign Affairs"
    while best and (_is_title(view, best, words)):
        best = best[1:]
    if len(best) < 2:
        return None
    return view.text[view.tokens[best[0]].start : view.tokens[best[-1]].end]


def _is_title(view: SentenceView, run: Sequence[int], words: _Words) -> bool:
    """Whether the run opens with a title or the sentence's first word and is long enough without it."""
    word = view.tokens[run[0]].lower
    return len(run) > 2 and (word in words.modifiers or (run[0] == 0 and word in words.opening))


_TITLES = frozenset(
    {"foreign", "prime", "deputy", "first", "defence", "defense", "federal", "vice", "national", "state"}
)


def _office(view: SentenceView, lower: Sequence[str], stretch: range, words: _Words) -> str | None:
    """The words of an office: its head noun with the adjectives before it and "of ..." behind it."""
    # "the president's diplomatic adviser" is the adviser.
    heads = [at for at in stretch if lower[at] in words.heads and lower[at + 1 : at + 2] != ["'s"]]
    if not heads:
        return None
    first = last = heads[0]
    for at in heads:
        if at > last + 1 and not _is_genitive(lower, last, at):
            continue
        last = at
    while first > stretch.start and _modifies(view, lower, first - 1, words):
        first -= 1
    return view.text[view.tokens[first].start : view.tokens[_of_phrase(view, lower, last, stretch)].end]


def _is_genitive(lower: Sequence[str], last: int, at: int) -> bool:
    """Whether only an apostrophe-s and adjectives lie between: "the president's diplomatic adviser"."""
    return at - last <= 4 and lower[last + 1] == "of"


def _modifies(view: SentenceView, lower: Sequence[str], at: int, words: _Words) -> bool:
    word = lower[at]
    plain = word.isalpha() or "-" in word
    if at in view.party_at or at in view.masked or word in _DETERMINERS or not plain:
        return False
    return word in words.modifiers


def _of_phrase(view: SentenceView, lower: Sequence[str], last: int, stretch: range) -> int:
    """The last token of "secretary of state", "head of the presidential office"; a party behind "of" is left out."""
    at = last + 1
    if at >= stretch.stop or lower[at] != "of":
        return last
    end = at
    for i in range(at + 1, min(stretch.stop, at + 7)):
        if i in view.party_at or lower[i] in {",", "and", "in"} or view.tokens[i].is_capitalised:
            break
        if lower[i] not in {"the", "a"}:
            end = i
    return end if end > at else last


def _party(view: SentenceView, stretch: range) -> str | None:
    codes = [m.code for _, _, m in _mentions(view, stretch) if m.kind is not MentionKind.GROUP]
    return codes[-1] if codes else None
