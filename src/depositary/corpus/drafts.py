"""Drafts: what a format's door found in an input, before the document is finished the same way for all of them."""

from __future__ import annotations

from dataclasses import dataclass, field

from depositary.core.codes import PublishedBasis
from depositary.core.documents import Document, OffsetMap, Provenance, Span
from depositary.core.edtf import is_valid
from depositary.core.errors import InputError, LimitError
from depositary.corpus.boilerplate import Boilerplate
from depositary.corpus.datelines import contradiction
from depositary.corpus.encodings import holdable
from depositary.corpus.languages import language_of
from depositary.corpus.limits import Limits


@dataclass(frozen=True, slots=True)
class Draft:
    """The text of one document and what its format says about it. `published` is EDTF; `skipped` is in text order."""

    text: str
    source: str
    title: str | None = None
    given_id: str | None = None
    publisher: str | None = None
    address: str | None = None
    published: str | None = None
    basis: PublishedBasis = PublishedBasis.UNKNOWN
    original: str | None = None
    offsets: OffsetMap = field(default_factory=OffsetMap)
    skipped: tuple[Span, ...] = ()
    language: str | None = None
    notes: tuple[str, ...] = ()


def finished(draft: Draft, boilerplate: Boilerplate, limits: Limits, published: str | None = None) -> Document:
    """The document of a draft; `published` (EDTF) is what the user says, for documents that do not say it themselves.

    Raises `InputError` for a draft without words, `LimitError` beyond `limits.text_length`.
    """
    if not draft.text.strip():
        raise InputError(draft.source, "no text in it", "check the file; a scanned page needs text recognition first")
    if len(draft.text) > limits.text_length:
        raise LimitError(
            draft.source, f"a text of {len(draft.text)} characters, the limit is {limits.text_length}", "split it"
        )
    text = holdable(draft.text)
    notes = draft.notes
    if text != draft.text:
        notes = (*notes, "NUL or lone surrogates read as U+FFFD, one for one")
    date, basis, told = _dated(draft, text, published)
    language = draft.language or language_of(text)
    return Document(
        text=text,
        provenance=Provenance(
            source=draft.source,
            publisher=_clean(draft.publisher),
            address=_clean(draft.address),
            published=date,
            published_basis=basis,
        ),
        title=_clean(draft.title),
        given_id=_clean(draft.given_id),
        language=language,
        original=draft.original,
        skipped=_merged((*draft.skipped, *boilerplate.spans(text, tails=language == "en"))),
        offsets=draft.offsets,
        notes=(*notes, *told),
    )


def _dated(draft: Draft, text: str, given: str | None) -> tuple[str | None, PublishedBasis, tuple[str, ...]]:
    """The publication date, its basis and what is odd about it. What the user gives wins over metadata."""
    date, basis = draft.published, draft.basis
    notes: tuple[str, ...] = ()
    if date is not None and not is_valid(date):
        notes, date, basis = (
            (f"the date {holdable(date)[:40]!r} is no EDTF date and was left out",),
            None,
            PublishedBasis.UNKNOWN,
        )
    if given is not None and basis is not PublishedBasis.GIVEN:
        if date is not None and date != given:
            notes = (*notes, f"published {given} as given; the document's own metadata say {date}")
        date, basis = given, PublishedBasis.GIVEN
    if date is None:
        return None, PublishedBasis.UNKNOWN, notes
    odd = contradiction(text, date)
    if odd is not None:
        notes = (*notes, odd)
        basis = PublishedBasis.GUESSED if basis is PublishedBasis.METADATA else basis
    return date, basis, notes


def _clean(value: str | None) -> str | None:
    if value is None:
        return None
    return " ".join(holdable(value).split()) or None


def _merged(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """The spans in text order, those that touch or overlap as one."""
    merged: list[Span] = []
    for span in sorted(spans, key=lambda item: (item.start, item.end)):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)
