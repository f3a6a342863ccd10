"""Titles: what an agreement text calls itself, at its head."""

from __future__ import annotations

from depositary.lexicon.drafting import Drafting
from depositary.reading.texts.layouts import Layout
from depositary.reading.texts.records import Wording

#: A title is never longer, in characters and in printed lines.
_LONGEST = 500
_LINES = 12
#: It stands within this many paragraphs of the head, after letterheads and file numbers.
_HEAD = 6
#: What begins with the word for an instrument, this near, and names its sides is a title even with a full stop.
_FRONT = 40
_SHORT = 200


def read_title(layout: Layout, drafting: Drafting) -> tuple[Wording | None, int]:
    """The title, and the index of the first paragraph after it (0 when there is none)."""
    kind = drafting.compiled("kind")
    for index in range(min(_HEAD, len(layout.paragraphs))):
        last = _last_line(layout, drafting, index)
        start, end = layout.paragraphs[index].start, layout.paragraphs[last].end
        words = layout.text[start:end]
        if end - start > _LONGEST or (_is_sentence(words) and not _is_stopped(layout, drafting, start, end)):
            return None, 0
        if kind.search(layout.low, start, end):
            return Wording(" ".join(words.split()).rstrip("."), layout.passage(start, end)), last + 1
    return None, 0


def _is_stopped(layout: Layout, drafting: Drafting, start: int, end: int) -> bool:
    """Whether a line is a title although it ends with a stop: it begins with its kind and names its sides."""
    if end - start >= _SHORT or not layout.text[start].isalpha():
        return False
    named = drafting.compiled("kind").search(layout.low, start, min(end, start + _FRONT))
    return named is not None and drafting.compiled("joins").search(layout.low, start, end) is not None


def _last_line(layout: Layout, drafting: Drafting, index: int) -> int:
    """The last paragraph that still belongs to the title that begins with this one."""
    last = index
    left_open, carries_on = drafting.compiled("left_open"), drafting.compiled("carries_on")
    while last + 1 < len(layout.paragraphs) and last - index < _LINES:
        line, following = layout.paragraph_text(last), layout.paragraph_text(last + 1)
        if not following or len(following) > _LONGEST or following.endswith((".", ":", ";")):
            break
        carried = left_open.search(line.lower()) or carries_on.match(following.lower())
        if not carried and not (line.isupper() and following.isupper() and not _is_label(following)):
            break
        last += 1
    return last


def _is_label(words: str) -> bool:
    """Whether a line in capitals is a heading of its own ("PREAMBLE") rather than a further line of a title."""
    return len(words.split()) == 1


def _is_sentence(words: str) -> bool:
    return words.rstrip().endswith((".", ";", ":", ",")) or words[:1].islower()
