"""Recognition: whether a document is itself an agreement, told from its head and its foot alone."""

from __future__ import annotations

import re
from functools import cache

from depositary.core.documents import Document, Provenance
from depositary.lexicon.drafting import languages, load_drafting
from depositary.reading.texts.layouts import Layout
from depositary.reading.texts.titles import read_title

#: An agreement is longer than this; a report of one is mostly shorter (characters).
_SHORTEST = 1_200
#: What is looked at: so much of the head and of the foot.
_HEAD = 4_000
_FOOT = 6_000
#: Letters that are left out when a text is made ready for matching: a word may be hidden by one.
_HIDING = re.compile("[\u00ad\u200b-\u200d\ufeff]")


def looks_like_agreement(document: Document) -> bool:
    """Whether the document is an agreement text and not a report about one. Cheap: reads head and foot only.

    Two of three signs are needed: a title that names an instrument and its sides, a definition of the sides in the
    opening ("hereinafter ..."), and a closing formula ("Done at ...", "Signed in ...").
    """
    text = document.text
    if len(text) < _SHORTEST or not _may_be_agreement(text):
        return False
    head = Layout(Document(text[:_HEAD], Provenance(document.provenance.source)))
    foot: Layout | None = None
    for language in languages():
        drafting = load_drafting(language)
        title, _ = read_title(head, drafting)
        titled = title is not None and drafting.compiled("joins").search(title.value.lower()) is not None
        defined = drafting.compiled("defines").search(head.low) is not None
        if not (titled or defined):
            continue
        foot = foot or Layout(Document(text[-_FOOT:], Provenance(document.provenance.source)))
        closing = drafting.compiled("closing")
        closed = any(closing.match(foot.low, each.start, each.end) for each in foot.sentences)
        if titled + defined + closed >= 2:
            return True
    return False


def _may_be_agreement(text: str) -> bool:
    """Whether the words of two signs stand in the text at all, told before it is made ready for matching."""
    head, foot = text[:_HEAD], text[-_FOOT:]
    if _HIDING.search(head) or _HIDING.search(foot):
        return True
    low = " ".join(head.lower().split())
    return any(_has_two_signs(language, low, foot) for language in languages())


def _has_two_signs(language: str, head: str, foot: str) -> bool:
    joins, defines, closing = _signs(language)
    titled = joins.search(head) is not None
    if titled == (defines.search(head) is not None):
        return titled
    return closing.search(" ".join(foot.lower().split())) is not None


@cache
def _signs(language: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What a title, a definition of the sides and a closing formula cannot do without."""
    drafting = load_drafting(language)
    return drafting.compiled("joins"), drafting.compiled("defines"), drafting.compiled("closing")
