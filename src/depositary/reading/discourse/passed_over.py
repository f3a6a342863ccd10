"""Passed over: whom the sentences name that are not read, for the words of the next one that point back at them."""

from __future__ import annotations

from collections.abc import Sequence

from depositary.reading.discourse.contexts import Context
from depositary.reading.mentions.parties import MentionKind, PartyMention

#: How many characters ahead of a name show whether it opens its sentence: the mark before it and "The".
_LEAD = 8
_PARAGRAPH = "\n"
#: Ahead of the party that opens a paragraph.
_PARAGRAPHS = (_PARAGRAPH, _PARAGRAPH + "The ")
_MARKS = frozenset(".!?\n")


def note_named(context: Context, text: str, mentions: Sequence[PartyMention], span: tuple[int, int]) -> int:
    """Note who was named before the sentence at `span[1]`, from the mention of number `span[0]` on; gives the number of
    the first mention behind: for whom people act and, of sentences that were passed over, who opens the last."""
    position, start = span
    read_to = context.before[0].end if context.before is not None else 0
    context.passed_opener = None
    while position < len(mentions) and mentions[position].start < start:
        mention = mentions[position]
        if mention.kind is MentionKind.PERSON:
            context.persons.append(mention.code)
        if _opens(text, mention):
            context.passed_opener = mention.code if mention.start >= read_to else context.passed_opener
            if mention.start == 0 or text[max(0, mention.start - _LEAD) : mention.start].endswith(_PARAGRAPHS):
                context.paragraph = mention.code, mention.start
        position += 1
    _leave_paragraph(context, text, start)
    return position


def _leave_paragraph(context: Context, text: str, start: int) -> None:
    """Forget who opened the paragraph before, where another begins between there and the sentence at `start`."""
    if context.paragraph is None:
        return
    code, read_to = context.paragraph
    ended = text.find(_PARAGRAPH, read_to, start) >= 0
    context.paragraph = None if ended else (code, max(read_to, start - len(_PARAGRAPH)))


def _opens(text: str, mention: PartyMention) -> bool:
    """Whether a name opens its sentence as the one that acts: no "Peru's", no "Peru, Chile and"."""
    if mention.kind is MentionKind.ADJECTIVE or text[mention.end : mention.end + 1] in {",", "'", "’"}:
        return False
    lead = text[max(0, mention.start - _LEAD) : mention.start].rstrip(" ").removesuffix("The").rstrip(" ")
    return (not lead and mention.start <= _LEAD) or lead[-1:] in _MARKS
