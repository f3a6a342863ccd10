"""Explanations: what each step of the reader saw in a text, for people who ask why."""

from __future__ import annotations

from collections.abc import Iterator

from depositary.core.codes import PublishedBasis
from depositary.core.documents import Document, Provenance
from depositary.core.statements import Statement
from depositary.reading.clauses.arguments import Arguments, find_arguments
from depositary.reading.clauses.records import Clause
from depositary.reading.clauses.triggers import Firing, find_triggers
from depositary.reading.mentions.finding import find_instruments
from depositary.reading.mentions.instruments import InstrumentMention
from depositary.reading.mentions.lists import PartyList
from depositary.reading.mentions.views import SentenceView
from depositary.reading.readers import RuleReader, publication_day


def explain(text: str, published: str | None = None, reader: RuleReader | None = None) -> str:
    """What the reader saw in a text, step by step, as lines for a terminal.

    `published` is the date of the report as EDTF, which relative dates refer to.
    """
    basis = PublishedBasis.GIVEN if published else PublishedBasis.UNKNOWN
    document = Document(text, Provenance("sentence", published=published, published_basis=basis))
    reader = reader or RuleReader()
    mentions = reader.parties_in(text, publication_day(document))
    sifted = reader.sieve.sift(document)
    lines: list[str] = [
        f"sieve      {len(sifted)} sentence{'' if len(sifted) == 1 else 's'} can matter"
        if sifted
        else "sieve      no cue word: nothing is read"
    ]
    for _, view in reader.views(document, sifted, mentions, published):
        lines.extend(_sentence(view, reader))
    lines.append("statements")
    lines.extend(_statements(reader.read(document)) or ["  none"])
    return "\n".join(lines)


def _sentence(view: SentenceView, reader: RuleReader) -> Iterator[str]:
    yield f"sentence   {view.quote}"
    parties = [f"{_words(view, first, after)} = {m.code} ({m.kind})" for first, after, m in view.parties]
    yield f"parties    {'; '.join(parties) or 'none'}"
    dates = [f"{d.literal} ({d.form})" for _, _, d in view.dates]
    yield f"dates      {'; '.join(dates) or 'none'}"
    instruments = find_instruments(view, reader.grammar)
    yield f"instrument {'; '.join(_instrument(view, m) for m in instruments) or 'none'}"
    firings = find_triggers(view, reader.grammar)
    if not firings:
        yield "rules      none fires"
    for firing in firings:
        clause = Clause(view, firing.rule, firing.predicate, instruments, reader.grammar.words)
        yield from _firing(view, firing, find_arguments(clause))


def _words(view: SentenceView, first: int, after: int) -> str:
    return view.text[view.tokens[first].start : view.tokens[after - 1].end]


def _instrument(view: SentenceView, mention: InstrumentMention) -> str:
    named = f" of {' '.join(mention.named_parties)}" if mention.named_parties else ""
    words = _words(view, mention.first, mention.head_end)
    return f"{words} = {mention.kind}/{mention.subject or 'subject unknown'}{named}"


def _firing(view: SentenceView, firing: Firing, arguments: Arguments) -> Iterator[str]:
    predicate = firing.predicate
    yield (
        f"rule       {firing.rule.id}: “{_words(view, predicate.head, predicate.last)}”, {predicate.voice}, "
        f"{predicate.framing} because of “{predicate.cue}”"
    )
    acted_on = _instrument(view, arguments.instrument) if arguments.instrument else arguments.pronoun or "unsaid"
    yield f"             acts on {acted_on}"
    for role, listed in (("by", arguments.subject), ("with", arguments.partners), ("listed", arguments.listed)):
        if listed is not None:
            yield f"             {role} {_codes(listed)}"
    if arguments.people:
        yield f"             by “{arguments.people}”"
    if arguments.body != "none":
        yield f"             through a {arguments.body}"


def _codes(listed: PartyList) -> str:
    return " ".join(listed.codes)


def _statements(statements: list[Statement]) -> list[str]:
    lines = []
    for said in statements:
        when = f" {said.date.edtf or said.date.literal}" if said.date else ""
        what = said.stage or ""
        judged = f"[{said.reader.rule}, {said.confidence:.2f}]"
        lines.append(f"  {said.type} {' '.join(said.parties)} {what} {said.framing}{when}  {judged}")
    return lines
