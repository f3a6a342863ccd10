"""Sketches: a sentence in lower case with what was found in it masked, for the patterns of the type frames."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from depositary.reading.instrument_mentions import InstrumentMention
from depositary.reading.parties import MentionKind, PartyMention
from depositary.reading.sentence_views import SentenceView

#: Marks of a sketch. Everything else in it is lower case, so that a pattern can tell a mask from a word.
PARTY, PERSON, ADJECTIVE, PARLIAMENT, DATE, INSTRUMENT, DURATION, AMOUNT = "P", "H", "A", "B", "D", "I", "T", "M"
ORGANISATION = "O"
_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\n": " ", "\t": " "})


def sketch(
    view: SentenceView, instruments: Iterable[InstrumentMention] = (), extra: Iterable[tuple[int, int, str]] = ()
) -> str:
    """The sentence in lower case and plain marks, character for character: `sketch[i]` stands for `text[start + i]`.

    The words of a party are masked by `P` (of a person `H`, of an adjective or demonym `A`, of a parliament `B`), of a
    date by `D`, of an instrument's head by `I`, each as many times as the words have characters, spaces included;
    `extra` holds more
    stretches, in offsets of the text, with their marks.
    """
    marks = list(lowered(view.quote))
    for _, _, date in view.dates:
        _mask(marks, view, date.start, date.end, DATE)
    for mention in instruments:
        _mask(marks, view, view.tokens[mention.head].start, view.tokens[mention.head_end - 1].end, INSTRUMENT)
    for _, _, party in view.parties:
        _mask(marks, view, party.start, party.end, mark_of(party))
    for start, end, mark in extra:
        _mask(marks, view, start, end, mark)
    return "".join(marks)


def mark_of(party: PartyMention) -> str:
    """The mark that masks a party mention."""
    if party.body == "parliament":
        return PARLIAMENT
    return {MentionKind.PERSON: PERSON, MentionKind.ADJECTIVE: ADJECTIVE}.get(party.kind, PARTY)


@lru_cache(maxsize=8)
def lowered(text: str) -> str:
    """The text in lower case with plain quotation marks and hyphens, as long as it was."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return lower.translate(_PLAIN)


def _mask(marks: list[str], view: SentenceView, start: int, end: int, mark: str) -> None:
    low, high = max(0, start - view.start), min(len(marks), end - view.start)
    marks[low:high] = mark * max(0, high - low)
