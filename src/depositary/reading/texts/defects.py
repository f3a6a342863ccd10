"""Defects: what a user of a record must know about the text it was read from."""

from __future__ import annotations

from dataclasses import dataclass

from depositary.lexicon.drafting import Drafting
from depositary.reading.texts.layouts import Layout
from depositary.reading.texts.records import Note, Wording
from depositary.reading.texts.sides import Sides
from depositary.reading.texts.signatories import Block
from depositary.reading.texts.signatures import Closing

#: Fewer characters than this are no text of an agreement.
_SHORTEST = 300
#: A translator's remark stands this near the head or the foot of a text.
_EDGE = 2_000


@dataclass(frozen=True, slots=True)
class Reading:
    """What was found, as far as its defects depend on it."""

    layout: Layout
    drafting: Drafting
    title: Wording | None
    sides: Sides
    block: Block
    closings: tuple[Closing, ...]
    closing: Closing | None
    tongues: tuple[str, ...]
    """The languages that the text says it was done in."""
    prevailing: str | None


def read_notes(reading: Reading) -> tuple[Note, ...]:
    """The notes on a text, in a fixed order."""
    if len(reading.layout.text) < _SHORTEST:
        found = f"the file holds {len(reading.layout.text)} characters of text"
        return (Note("no_text", f"{found}: a scan without text, or an excerpt; give a file with its text"),)
    notes = [
        _not_an_agreement(reading),
        _blanks(reading),
        _several(reading),
        _annexes(reading),
        _translation(reading),
        _prevailing(reading),
        _unsigned(reading),
        _by_mention(reading),
    ]
    return tuple(note for note in notes if note is not None)


def _not_an_agreement(reading: Reading) -> Note | None:
    if reading.title or reading.closing or reading.sides.sides:
        return None
    return Note("not_an_agreement", "neither a title, nor sides, nor a closing formula of an agreement was found")


def _blanks(reading: Reading) -> Note | None:
    closing = reading.closing
    if closing is None or not closing.blank or closing.signature.signed:
        return None
    passage = reading.layout.passage(closing.start, min(closing.end, closing.start + 200))
    return Note(
        "draft_with_blanks", "the closing formula leaves day or place open: a draft, or an unsigned copy", passage
    )


def _several(reading: Reading) -> Note | None:
    """Another closing formula behind a new title: a second instrument in the same file."""
    days = sorted({each.signature.signed for each in reading.closings if each.signature.signed})
    dated = [each for each in reading.closings if each.signature.signed]
    if len(dated) < 2 or len(days) < 2:
        return None
    layout, kind = reading.layout, reading.drafting.compiled("kind")
    first = layout.paragraph_at(dated[0].end) + 1
    last = layout.paragraph_at(dated[-1].start)
    for index in range(first, last):
        words = layout.paragraph_text(index)
        if len(words) < 300 and not words.endswith((".", ";", ":")) and kind.search(words.lower()) and len(words) > 25:
            stretch = layout.paragraphs[index]
            return Note(
                "several_agreements",
                f"closing formulas of {', '.join(days)}: several instruments in one file; split it, only one was read",
                layout.passage(stretch.start, stretch.end),
            )
    return None


def _annexes(reading: Reading) -> Note | None:
    layout, annex = reading.layout, reading.drafting.compiled("annex")
    start = layout.paragraph_at(reading.closing.start) if reading.closing else 0
    for index in range(start, len(layout.paragraphs)):
        stretch = layout.paragraphs[index]
        if annex.match(layout.low[stretch.start : stretch.end].strip()):
            return Note(
                "annexes",
                "the text has an annex: undertakings and sums in it are read, its own clauses on force are not",
                layout.passage(stretch.start, stretch.end),
            )
    return None


def _translation(reading: Reading) -> Note | None:
    """A translator's remark at the head or the foot, or a text done in other languages than its own."""
    layout = reading.layout
    pattern = reading.drafting.compiled("translation")
    for start, end in ((0, _EDGE), (max(0, len(layout.low) - _EDGE), len(layout.low))):
        found = pattern.search(layout.low, start, min(end, len(layout.low)))
        if found:
            return Note("translation", "a translation: the authentic text may differ", layout.passage(*found.span()))
    if reading.tongues and reading.drafting.language not in reading.tongues and reading.closing is not None:
        done = ", ".join(reading.tongues)
        passage = layout.passage(reading.closing.start, reading.closing.end)
        return Note("translation", f"done in {done}: this text is a translation and may differ", passage)
    return None


def _prevailing(reading: Reading) -> Note | None:
    own, prevailing = reading.drafting.language, reading.prevailing
    if prevailing is None or prevailing == own or own not in reading.tongues or reading.closing is None:
        return None
    passage = reading.layout.passage(reading.closing.start, reading.closing.end)
    return Note("other_text_prevails", f"in doubt the text in {prevailing} prevails over this one in {own}", passage)


def _unsigned(reading: Reading) -> Note | None:
    if reading.block.signatories:
        return None
    return Note("no_signature_block", "no person is printed as signing; signatories are unknown")


def _by_mention(reading: Reading) -> Note | None:
    if not reading.sides.by_mention:
        return None
    names = " and ".join(side.party for side in reading.sides.sides)
    return Note("parties_by_mention", f"the sides are nowhere defined; {names} are named throughout")
