"""Sketches: a sentence in lower case with what was found in it masked, for the patterns of the type frames."""

from __future__ import annotations

from collections.abc import Iterable

from depositary.lexicon.type_frames import TypeFrames
from depositary.reading.mentions.instruments import InstrumentMention
from depositary.reading.mentions.parties import MentionKind, PartyMention
from depositary.reading.mentions.views import SentenceView
from depositary.reading.scenes import Scene

#: Marks of a sketch. Everything else in it is lower case, so that a pattern can tell a mask from a word.
PARTY, PERSON, ADJECTIVE, PARLIAMENT, DATE, INSTRUMENT, DURATION, AMOUNT = "P", "H", "A", "B", "D", "I", "T", "M"
ORGANISATION = "O"
_OF_PARTIES = PARTY + PERSON + ADJECTIVE + PARLIAMENT + ORGANISATION


def sketch(
    view: SentenceView, instruments: Iterable[InstrumentMention] = (), extra: Iterable[tuple[int, int, str]] = ()
) -> str:
    """The sentence in lower case and plain marks, character for character: `sketch[i]` stands for `text[start + i]`.

    The words of a party are masked by `P` (of a person `H`, of an adjective or demonym `A`, of a parliament `B`), of a
    date by `D`, of an instrument's head by `I`, each as many times as the words have characters, spaces included;
    `extra` holds more
    stretches, in offsets of the text, with their marks.
    """
    marks = list(view.low)
    for _, _, date in view.dates:
        _mask(marks, view, date.start, date.end, DATE)
    for mention in instruments:
        _mask(marks, view, view.tokens[mention.head].start, view.tokens[mention.head_end - 1].end, INSTRUMENT)
    for _, _, party in view.parties:
        _mask(marks, view, party.start, party.end, mark_of(party))
    for start, end, mark in extra:
        _mask(marks, view, start, end, mark)
    return "".join(marks)


def may_match(frames: TypeFrames, scene: Scene, missing: str = "") -> bool:
    """Whether a rule can match the sketch of a scene's sentence, told before it is made.

    `missing` holds the marks that its sketch will not have beside those of parties and instruments.
    """
    if not scene.view.mentions:
        missing += _OF_PARTIES
    return frames.may_match(scene.view.low, missing if scene.instruments else missing + INSTRUMENT)


def is_about_somebody(scene: Scene) -> bool:
    """Whether the sentence names a party, an instrument or a stage, or an earlier sentence has named an instrument."""
    return bool(scene.view.mentions or scene.instruments or scene.readings or scene.context.discourse.known)


def names_others(scene: Scene) -> bool:
    """Whether the sentence names a party that is not the one whose own text this is; of a report, any party."""
    home = scene.context.home
    return any(mention.code != home for mention in scene.view.mentions)


def mark_of(party: PartyMention) -> str:
    """The mark that masks a party mention."""
    if party.body == "parliament":
        return PARLIAMENT
    return {MentionKind.PERSON: PERSON, MentionKind.ADJECTIVE: ADJECTIVE}.get(party.kind, PARTY)


def _mask(marks: list[str], view: SentenceView, start: int, end: int, mark: str) -> None:
    low, high = max(0, start - view.start), min(len(marks), end - view.start)
    marks[low:high] = mark * max(0, high - low)
