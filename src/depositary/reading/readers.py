"""The rule reader: a document in, its statements out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from operator import attrgetter
from pathlib import Path
from typing import TypeVar

from depositary.core.codes import DateBasis, Framing, Stage, StatementType
from depositary.core.documents import Document
from depositary.core.edtf import bounds
from depositary.core.passages import Passage
from depositary.core.statements import InstrumentRef, ReaderRef, StatedDate, Statement
from depositary.core.values import StageValue
from depositary.lexicon import Lexicon, load_lexicon
from depositary.lexicon.type_frames import load_type_frames
from depositary.reading.admissions.prospects import Prospects
from depositary.reading.clauses.replaced import replaced_proform, year_of_proform
from depositary.reading.dates.datelines import filed_on
from depositary.reading.dates.documents import DocumentDates
from depositary.reading.discourse.contexts import Context, open_context
from depositary.reading.discourse.discourses import Known
from depositary.reading.discourse.families import described, family_of
from depositary.reading.discourse.memories import remember_title
from depositary.reading.discourse.passed_over import note_named
from depositary.reading.discourse.sections import sections_of
from depositary.reading.discourse.truces import conflict_of
from depositary.reading.mentions.finding import find_instruments
from depositary.reading.mentions.introduced_people import with_introduced
from depositary.reading.mentions.owned_bodies import with_owners
from depositary.reading.mentions.parties import PartyFinder, PartyMention
from depositary.reading.mentions.views import SentenceView
from depositary.reading.scenes import Draft, Scene
from depositary.reading.sentences.grammars import Grammar, load_grammar
from depositary.reading.sentences.sieves import Sieve, Sifted, stage_cues
from depositary.reading.stages.achieved import with_achieved
from depositary.reading.stages.confidences import load_model
from depositary.reading.stages.datings import date_of
from depositary.reading.stages.judgements import Candidate, features_of, judged
from depositary.reading.stages.places import place_of
from depositary.reading.stages.reader import read_stages
from depositary.reading.stages.records import StageReading, StageSentence
from depositary.reading.stages.scene_days import SceneDays
from depositary.reading.stages.story_years import with_story_years
from depositary.reading.types import TYPE_FILES, readers_of, with_type_cues
from depositary.reading.types.draft_features import draft_features
from depositary.reading.types.memberships import without_stage_gone
from depositary.reading.types.target_times import summit_time
from depositary.reading.types.type_judgements import Said, judged_types

VERSION = "1"
_Item = TypeVar("_Item")
#: Of what is still negotiated these are told.
_SOUGHT = frozenset({Stage.TALKS, Stage.PROPOSED})

#: Types that say something of one agreement.
_OF_AGREEMENTS = frozenset(
    {StatementType.TARGET, StatementType.TERM, StatementType.COMMITMENT, StatementType.CONDITION}
)


class RuleReader:
    """Reads English documents by rules. Pure: the same document gives the same statements, in document order."""

    name = "rules"
    version = VERSION

    def __init__(self, language: str = "en", extra: Path | None = None) -> None:
        self.lexicon: Lexicon = load_lexicon(language, extra)
        self.grammar: Grammar = load_grammar(language, extra)
        self.finder = PartyFinder(self.lexicon, self.grammar.words.names)
        self.model, self.type_model = load_model(), load_model("type_confidence.json")
        parliaments = [name.form for name in self.lexicon.names if name.body == "parliament"]
        self.sieve = Sieve(with_type_cues(stage_cues(self.grammar, parliaments), language, extra))
        frames = {name: load_type_frames(name, language, extra) for name in TYPE_FILES}
        self.prospects = Prospects(self.grammar, {name: each.gate for name, each in frames.items()})

    def read(self, document: Document) -> list[Statement]:
        """The statements of a document, in document order."""
        said, stages = self.types_said(document)
        beside = without_stage_gone(judged_types(said, stages, self.type_model), stages, self.lexicon.parties)
        found = [*beside, *stages]
        return sorted(found, key=lambda s: (s.passage.start, s.passage.end, s.type, s.id))

    def candidates(self, document: Document) -> list[Candidate]:
        """Every stage statement of a document before it is judged: what the model of confidence is fitted on."""
        found: list[Candidate] = []
        for _ in self._said(document, found):
            pass
        return found

    def types_said(self, document: Document) -> tuple[list[Said], list[Statement]]:
        """The statements of other types before they are judged, and the stages: what their model is fitted on."""
        candidates: list[Candidate] = []
        said = list(self._said(document, candidates))
        kept = judged(candidates, self.model)
        return said, [stage for sentence in kept for stage in _unique(sentence, lambda stage: stage)]

    def _said(self, document: Document, candidates: list[Candidate]) -> Iterator[Said]:
        """What a document says but for its stages, which are added to `candidates`; all is still to be judged."""
        days = SceneDays(document.text, filed_on(document.text, document.published), self.grammar.words.dates)
        for scene in self._scenes(document):
            if scene.readings or scene.sentence.ventures:
                candidates.extend(self._candidates(scene, days))
            if scene.readings:
                _look_at(scene, (reading.parties for reading in scene.readings))
            for read_type in readers_of(None if scene.readings else scene.tried):
                drafts = [draft for draft in read_type(scene) if not scene.context.discourse.is_private(draft.parties)]
                if drafts:
                    yield from _unique(self._unjudged(scene, drafts), attrgetter("statement"))
                    _look_at(scene, (draft.parties for draft in drafts if draft.type in _OF_AGREEMENTS))
                    aims = [draft.date for draft in drafts if draft.type is StatementType.TARGET and draft.date]
                    scene.context.aimed = aims[-1] if aims else scene.context.aimed

    def _scenes(self, document: Document) -> Iterator[Scene]:
        sifted = self.sieve.sift(document)
        if not sifted:
            return
        day = publication_day(document)
        mentions = self.parties_in(document.text, day)
        context = self._context(document, mentions, day)
        sections = sections_of(document.text, mentions) if context.home is None else []
        position = 0
        for number, view in self.views(document, sifted, mentions, context.published):
            position = note_named(context, document.text, mentions, (position, view.start))
            context.enter(sections, view.start, number)
            prospect = self.prospects.of(view.low)
            sentence = StageSentence(view, number, prospect, context, self.lexicon, self.grammar)
            readings = read_stages(sentence)
            _note_made(context, readings)
            if readings or prospect.types or sentence.ventures:
                yield Scene(document, mentions, sentence, readings, prospect.types)
            context.before = view, number

    def _unjudged(self, scene: Scene, drafts: Iterable[Draft]) -> Iterator[Said]:
        for draft in drafts:
            yield Said(self._statement(scene, draft), frozenset(draft_features(scene, draft)))

    def _statement(self, scene: Scene, draft: Draft) -> Statement:
        """The statement of a draft, which waits to be judged."""
        start, end = draft.span or (scene.view.start, scene.view.end)
        return Statement(
            type=draft.type,
            document=scene.document.digest,
            passage=Passage.of(scene.document.text, start, end),
            parties=tuple(sorted(draft.parties)),
            framing=draft.framing,
            value=draft.value,
            reader=ReaderRef(self.name, self.version, draft.rule),
            confidence=0.0,
            stage=draft.stage,
            stage_detail=draft.stage_detail,
            date=draft.date,
            instrument=draft.instrument,
            speaker=draft.speaker or scene.speaker,
        )

    def parties_in(self, text: str, day: date | None) -> list[PartyMention]:
        """The parties that a text names, in text order; offices' holders are those who serve on `day`."""
        words = self.grammar.words
        owned = with_owners(text, self.finder.find(text, day), self.lexicon, words)
        return with_introduced(text, owned, words.names)

    def _context(self, document: Document, mentions: Sequence[PartyMention], day: date | None) -> Context:
        title = document.title or ""
        titled = self.parties_in(title, day)
        context = open_context(self.lexicon, self.grammar.words, document, titled, mentions)
        context.conflict = conflict_of(self.lexicon, document.text.lower(), (*titled, *mentions))
        remember_title(
            find_instruments(SentenceView(title, 0, len(title), titled), self.grammar), context, self.lexicon
        )
        return context

    def views(
        self, document: Document, sifted: Sequence[Sifted], mentions: Sequence[PartyMention], published: str | None
    ) -> Iterator[tuple[int, SentenceView]]:
        """The sentences that the sieve let through, each with its number and what was found in it, in text order.

        `published` is the day from which their dates count, as EDTF.
        """
        dates = DocumentDates(document.text, [(kept.start, kept.end) for kept in sifted], published)
        position = 0
        for kept in sifted:
            start, end = kept.start, kept.end
            while position < len(mentions) and mentions[position].end <= start:
                position += 1
            last = position
            while last < len(mentions) and mentions[last].start < end:
                last += 1
            yield kept.number, SentenceView(document.text, start, end, mentions[position:last], dates)

    def _candidates(self, scene: Scene, days: SceneDays) -> Iterator[Candidate]:
        predicates = [reading.predicate for reading in scene.readings]
        dated = [
            (r, summit_time(scene, r) or date_of(r, predicates, scene.published) or days.inherited(scene.number, r))
            for r in scene.readings
        ]
        dated = with_story_years(with_achieved(dated, scene.published))
        days.learn(scene.number, dated)
        ventures = [(r, date_of(r, predicates, scene.published)) for r in scene.sentence.ventures]
        for reading, when in (*dated, *ventures):
            yield Candidate(
                statement=self._stage_statement(scene, reading, when),
                sentence=scene.number,
                word=reading.predicate.head,
                explicit=reading.explicit,
                features=features_of(reading, scene.context, when),
            )

    def _stage_statement(self, scene: Scene, reading: StageReading, when: StatedDate | None) -> Statement:
        """The statement of a reading, which waits to be judged."""
        known = described(reading.instrument, self.lexicon, scene.context)
        family = family_of(known, self.lexicon, scene.context, joined=reading.stage is Stage.JOINED)
        subject = known.subject or (self.lexicon.families[family].subject if family else None)
        return Statement(
            type=StatementType.STAGE,
            document=scene.document.digest,
            passage=Passage.of(scene.document.text, scene.view.start, scene.view.end),
            parties=tuple(sorted(reading.parties)),
            framing=reading.framing,
            value=StageValue(place=place_of(scene.view, reading)),
            reader=ReaderRef(self.name, self.version, reading.rule.id),
            confidence=0.0,
            stage=reading.stage,
            stage_detail=reading.rule.detail,
            date=when,
            instrument=_named(reading, known, family, subject),
        )


def _named(reading: StageReading, known: Known, family: str | None, subject: str | None) -> InstrumentRef:
    """The instrument as the clause names it: what a paper replaces is another one, though no noun says so."""
    clause, proform = reading.clause, replaced_proform(reading.clause)
    if proform is None:
        return InstrumentRef(known.kind, subject, known.title, family, known.year, explicit=reading.explicit)
    year = year_of_proform(clause, proform)
    if year is None:
        return InstrumentRef("other", subject)
    return InstrumentRef(known.kind, subject, None, family, int(clause.word(year)))


def _note_made(context: Context, readings: Sequence[StageReading]) -> None:
    """Note the agreements that are signed, and those of which there is no text that anybody could ratify."""
    discourse = context.discourse
    for reading in readings:
        pair, done = reading.instrument.parties, reading.framing is Framing.HAPPENED
        if reading.stage is Stage.SIGNED and done:
            discourse.signed.add(reading.parties)
        sought = reading.stage in _SOUGHT or (reading.stage is Stage.SIGNED and not done)
        if sought and all(known.parties != pair or known.sentence == discourse.number for known in discourse.known):
            discourse.unmade.add(pair)
        elif not sought:
            discourse.unmade.discard(pair)


def _look_at(scene: Scene, said: Iterable[Sequence[str]]) -> None:
    """Keep in mind of whose agreement a sentence speaks, where it speaks of one alone."""
    pairs = {tuple(sorted(parties)) for parties in said if len(parties) == 2}
    if len(pairs) == 1:
        scene.context.discourse.focus = pairs.pop(), scene.number


def publication_day(document: Document) -> date | None:
    """The last day on which the document can have been published, for questions about who held an office then."""
    return bounds(document.published).latest if document.published else None


def _unique(items: Iterable[_Item], statement_of: Callable[[_Item], Statement]) -> Iterator[_Item]:
    """The items but for those whose statement says again what one before says."""
    seen: set[tuple[object, ...]] = set()
    for item in items:
        key = _what(statement_of(item))
        if key not in seen:
            seen.add(key)
            yield item


def _what(statement: Statement) -> tuple[object, ...]:
    """What a statement says, apart from how sure it is and of where it stands."""
    edtf = statement.date.edtf if statement.date and statement.date.basis is not DateBasis.RULING else None
    instrument = statement.instrument
    about = (instrument.kind, instrument.subject, instrument.year) if instrument else None
    return statement.parties, statement.stage, statement.framing, edtf, about, statement.value
