"""Recognition: whether a document is itself an agreement, told from its head and its foot alone."""

from __future__ import annotations

from depositary.core.documents import Document, Provenance
from depositary.lexicon.drafting import languages, load_drafting
from depositary.reading.texts.layouts import Layout
from depositary.reading.texts.titles import read_title

#: An agreement is longer than this; a report of one is mostly shorter (characters).
_SHORTEST = 1_200
#: What is looked at: so much of the head and of the foot.
_HEAD = 4_000
_FOOT = 6_000


def looks_like_agreement(document: Document) -> bool:
    """Whether the document is an agreement text and not a report about one. Cheap: reads head and foot only.

    Two of three signs are needed: a title that names an instrument and its sides, a definition of the sides in the
    opening ("hereinafter ..."), and a closing formula ("Done at ...", "Signed in ...").
    """
    text = document.text
    if len(text) < _SHORTEST:
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
