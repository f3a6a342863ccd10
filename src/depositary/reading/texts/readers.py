"""The reader of agreement texts: a document that is itself an instrument becomes a record."""

from __future__ import annotations

import re
from pathlib import PurePath

from depositary.core.documents import Document
from depositary.core.passages import Passage
from depositary.lexicon import Lexicon, load_lexicon
from depositary.lexicon.drafting import languages, load_drafting
from depositary.reading.texts.consultations import read_consultation
from depositary.reading.texts.defects import Reading, read_notes
from depositary.reading.texts.desks import Desk
from depositary.reading.texts.frameworks import read_framework, read_stance
from depositary.reading.texts.layouts import Layout
from depositary.reading.texts.outlines import read_outline
from depositary.reading.texts.records import AreaEntry, Consultation, TextRecord, Wording
from depositary.reading.texts.sides import read_sides
from depositary.reading.texts.signatories import Block, read_block
from depositary.reading.texts.signatures import Closing, choose_closing, read_closings
from depositary.reading.texts.sums import read_sums
from depositary.reading.texts.terms import Terms, read_terms
from depositary.reading.texts.titles import read_title
from depositary.reading.texts.undertakings import read_undertakings, strongest

#: The language is told by the text's first words, this many characters of them.
_SAMPLE = 20_000
_WORD = re.compile(r"[^\W\d_]+")


def read_text(document: Document, lexicon: Lexicon) -> TextRecord:
    """The record of an agreement text; what the text does not say is None, what is doubtful about it is in `notes`.

    The text's own language is told by its words; names in another language than the lexicon's come from that
    language's folder. A text that is no agreement gives a record without fields and a note that says so.
    """
    drafting = load_drafting(language_of(document))
    if lexicon.language != drafting.language:
        lexicon = load_lexicon(drafting.language)
    desk = Desk(Layout(document), drafting, lexicon)
    closings = read_closings(desk.layout, drafting, desk.index)
    closing = choose_closing(closings)
    return _record(desk, closings, closing)


def language_of(document: Document) -> str:
    """The language whose common words stand most often at the head of a text; English where none stands out."""
    words = [found[0].lower() for found in _WORD.finditer(document.text, 0, _SAMPLE)]
    best, most = "en", 0
    for language in languages():
        common = load_drafting(language).common
        count = sum(word in common for word in words)
        if count > most:
            best, most = language, count
    return best


def _record(desk: Desk, closings: list[Closing], closing: Closing | None) -> TextRecord:
    layout, drafting, lexicon = desk.layout, desk.drafting, desk.lexicon
    title, after_title = read_title(layout, drafting)
    block = read_block(desk, closing.end) if closing else Block((), ())
    sides = read_sides(desk, after_title, block.signed_for)
    parties = frozenset(side.party for side in sides.sides)
    whole = range(len(layout.sentences))
    body = range(layout.index_at(closing.start) + 1) if closing else whole
    signed = closing.signature.signed if closing else None
    terms = read_terms(layout, drafting, body, whole)
    undertakings = read_undertakings(layout, drafting, lexicon, sides, whole)
    amounts, shares = read_sums(desk, parties, whole, signed)
    consultation = read_consultation(layout, drafting, whole)
    tongues, prevailing, tongue_passage = _tongues(desk, closing)
    areas = {entry.area: entry for entry in strongest(undertakings)}
    for entry in _structural(desk, terms, consultation, tongue_passage):
        areas[entry.area] = entry
    outline_end = closing.start if closing else len(layout.text)
    return TextRecord(
        document=layout.document.digest,
        name=layout.document.given_id or PurePath(layout.document.provenance.source).name,
        language=drafting.language,
        title=title,
        called=sides.called,
        sides=sides.sides,
        signature=closing.signature if closing and signed else None,
        languages=tongues,
        prevailing_language=prevailing,
        signatories=block.signatories,
        duration=terms.duration,
        termination=terms.termination,
        extension=terms.extension,
        entry_into_force=terms.entry_into_force,
        legally_binding=terms.legally_binding,
        consultation=consultation,
        framework=read_framework(layout, drafting, lexicon, whole),
        nato=read_stance(layout, drafting, "nato", whole),
        eu=read_stance(layout, drafting, "eu", whole),
        amounts=tuple(amounts),
        shares=tuple(shares),
        undertakings=tuple(undertakings),
        areas=tuple(areas[area] for area in sorted(areas)),
        articles=read_outline(layout, drafting, after_title, outline_end),
        notes=read_notes(Reading(layout, drafting, title, sides, block, tuple(closings), closing, tongues, prevailing)),
    )


def _tongues(desk: Desk, closing: Closing | None) -> tuple[tuple[str, ...], str | None, Passage | None]:
    """The languages of the originals in the order named, the one that prevails, and where the formula says so."""
    if closing is None:
        return (), None, None
    layout, drafting = desk.layout, desk.drafting
    sentence = layout.sentence_at(closing.start)
    end = layout.paragraphs[sentence.paragraph].end
    low = layout.low[closing.start : end]
    codes: list[str] = []
    for found in drafting.compiled("tongue").finditer(low):
        code = drafting.tongues[found[0]]
        if code not in codes:
            codes.append(code)
    prevails = drafting.compiled("prevails").search(low)
    word = (prevails["tongue"] or prevails["tongue_b"]) if prevails else None
    passage = layout.passage(closing.start, end) if codes else None
    return tuple(codes), drafting.tongues.get(word) if word else None, passage


def _structural(
    desk: Desk, terms: Terms, consultation: Consultation | None, tongues: Passage | None
) -> list[AreaEntry]:
    """The areas that a text covers by its closing clauses."""
    wordings: dict[str, Wording | None] = {
        "duration": terms.duration,
        "termination": terms.termination,
        "extension": terms.extension,
        "entry_into_force": terms.entry_into_force,
        "amendment": terms.amendment,
        "disputes": terms.disputes,
        "review": terms.review,
    }
    passages = {area: wording.passage for area, wording in wordings.items() if wording}
    if consultation is not None:
        passages["emergency_consultation"] = consultation.passage
    if tongues is not None:
        passages["language"] = tongues
    return [AreaEntry(area, _strength(desk, area, passage), passage) for area, passage in passages.items()]


def _strength(desk: Desk, area: str, passage: Passage) -> str:
    """The strength of a closing clause: what may be done, or what the words bind to."""
    if area in ("termination", "extension", "amendment"):
        return "may"
    low = passage.quote.lower()
    for strength, pattern in desk.drafting.strengths:
        if strength in ("shall", "intends") and pattern.search(low):
            return strength
    return "will"
