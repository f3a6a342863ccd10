"""Witnesses: what an agreement text tells the register, as statements."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from depositary.core.codes import DateBasis, Framing, Stage, StatementType
from depositary.core.documents import Document
from depositary.core.edtf import day_of
from depositary.core.passages import Passage
from depositary.core.statements import TEXT_RULES, InstrumentRef, ReaderRef, StatedDate, Statement
from depositary.core.values import Amount, CommitmentValue, StageValue, TermValue, Value
from depositary.lexicon import Lexicon, load_lexicon
from depositary.lexicon.frames import load_frames
from depositary.reading.texts import TEXTS_VERSION
from depositary.reading.texts.readers import read_text
from depositary.reading.texts.recognition import looks_like_agreement
from depositary.reading.texts.records import Sum, TextRecord, Undertaking, Wording

NAME = "texts"

#: How sure a text is of itself: its own words, but copies and translations may err.
_SURE = 0.99
_READ = 0.9
#: A text that covers these is one on security, whatever its title.
_DEFENCE = frozenset({"military_equipment", "military_training"})
#: What the manner of its entry into force makes of a signature.
_DETAILS = {
    "on_signature": "signed_definitive",
    "on_notification": "signed_subject",
    "on_ratification": "signed_subject",
}


class AgreementReader:
    """Reads documents that are themselves agreements; any other document gives no statement. Pure."""

    name = NAME
    version = TEXTS_VERSION

    def __init__(self, lexicon: Lexicon | None = None) -> None:
        self.lexicon = lexicon or load_lexicon()

    def read(self, document: Document) -> list[Statement]:
        """The statements of an agreement text, in document order; none for another document."""
        if not looks_like_agreement(document):
            return []
        return text_statements(read_text(document, self.lexicon), document, self.lexicon)


def text_statements(record: TextRecord, document: Document, lexicon: Lexicon | None = None) -> list[Statement]:
    """The statements of an agreement text: its signature, its terms, what its sides undertake and pay.

    Sorted by passage. A text without sides, and one of several in a file, gives none: a wrong witness is worse than
    no witness.
    """
    flawed = {"not_an_agreement", "no_text", "several_agreements", "parties_by_mention"} & {
        n.code for n in record.notes
    }
    if flawed or len(record.parties) < 2:
        return []
    maker = _Maker(record, document, instrument_of(record, document, lexicon or load_lexicon()))
    made = [*maker.stages(), *maker.terms(), *maker.undertakings(), *maker.sums()]
    unique = {statement.id: statement for statement in made}
    return sorted(unique.values(), key=lambda each: (each.passage.start, each.passage.end, each.type, each.id))


def instrument_of(record: TextRecord, document: Document, lexicon: Lexicon) -> InstrumentRef:
    """The instrument that a text is: its kind and subject by its title, its family by what it says it follows."""
    frames = load_frames()
    low = record.title.value.lower() if record.title else ""
    padded = f" {low} "
    heads = sorted(
        (padded.find(f" {word} "), -len(word), head.kind)
        for head in frames.heads
        for word in head.words
        if f" {word} " in padded
    )
    family = family_of(record, document, lexicon)
    subject = next(
        (each.code for each in frames.subjects for cue in each.cues if f" {cue} " in padded),
        lexicon.families[family].subject if family else None,
    )
    return InstrumentRef(
        kind=heads[0][2] if heads else "agreement",
        subject=subject,
        title=record.title.value if record.title else None,
        family=family,
        year=int(record.signed[:4]) if record.signed else None,
        explicit=True,
    )


def family_of(record: TextRecord, document: Document, lexicon: Lexicon) -> str | None:
    """The family that a text belongs to, or None.

    Its common party must be a side, and the text must name the framework of the family or, covering defence itself,
    another instrument of it.
    """
    low = document.text.lower()
    covered = {entry.area for entry in record.areas}
    for code, family in lexicon.families.items():
        if family.framework is None or family.common not in record.parties:
            continue
        if record.framework is not None and record.framework.value == family.framework:
            return code
        if covered >= _DEFENCE and any(cue.lower() in low for cue in family.cues):
            return code
    return None


@dataclass(frozen=True, slots=True)
class _Reached:
    """The stage of which a passage is a witness, and when it was reached."""

    stage: Stage
    detail: str
    date: StatedDate


class _Maker:
    """Makes the statements of one record."""

    def __init__(self, record: TextRecord, document: Document, instrument: InstrumentRef) -> None:
        self.record = record
        self.document = document
        self.instrument = instrument

    def stages(self) -> Iterator[Statement]:
        """The signature, and the entry into force that the text ties to it."""
        record = self.record
        signature, force = record.signature, record.entry_into_force
        if signature is None or signature.signed is None or signature.signed_passage is None:
            return
        detail = _DETAILS.get(force.value, "signed") if force else "signed"
        if record.legally_binding is not None and record.legally_binding.value == "no":
            detail = "signed_political"
        yield self._statement(
            StatementType.STAGE,
            signature.signed_passage,
            StageValue(place=signature.place),
            "closing",
            _Reached(Stage.SIGNED, detail, StatedDate(signature.signed, signature.literal or "", DateBasis.STATED)),
        )
        if force is not None and force.value == "on_signature":
            yield self._statement(
                StatementType.STAGE,
                force.passage,
                StageValue(),
                "entry_into_force",
                _Reached(
                    Stage.IN_FORCE,
                    "effective_on_signature",
                    StatedDate(signature.signed, "upon signature", DateBasis.RELATIVE_TO_EVENT),
                ),
            )

    def terms(self) -> Iterator[Statement]:
        """Duration, notice, extension, entry into force and bindingness."""
        record = self.record
        for name, wording in (
            ("duration", record.duration),
            ("termination_notice", record.termination),
            ("extension", record.extension),
            ("entry_into_force", record.entry_into_force),
            ("binding", record.legally_binding),
        ):
            if wording is not None:
                yield self._term(name, wording)

    def undertakings(self) -> Iterator[Statement]:
        """What the sides undertake, area by area; what a text only welcomes is none."""
        for each in self.record.undertakings:
            if each.strength != "welcomes" and each.area != "financial":
                yield self._undertaking(each)
        consultation = self.record.consultation
        if consultation is not None:
            strength = next((a.strength for a in self.record.areas if a.area == "emergency_consultation"), "will")
            yield self._statement(
                StatementType.COMMITMENT,
                consultation.passage,
                CommitmentValue(
                    debtor=self.record.parties,
                    creditor=(),
                    area="emergency_consultation",
                    strength=strength,
                    trigger=consultation.trigger,
                    hours=consultation.hours,
                    mutual=True,
                ),
                "consultation",
            )

    def sums(self) -> Iterator[Statement]:
        """The money, each sum as a commitment of the side that gives it; a sum told twice is told once."""
        for each in self.record.amounts:
            yield self._sum(each)

    def _term(self, name: str, wording: Wording) -> Statement:
        duration = wording.value if wording.value.startswith("P") else None
        ends = self._ends(duration) if name == "duration" and duration else None
        value = TermValue(name, " ".join(wording.passage.quote.split()), duration, ends)
        return self._statement(StatementType.TERM, wording.passage, value, name)

    def _ends(self, duration: str) -> str | None:
        day = day_of(self.record.signed) if self.record.signed else None
        if day is None or not duration.endswith("Y"):
            return None
        year = day.year + int(duration[1:-1])
        return date(year, day.month, min(day.day, 28) if day.month == 2 else day.day).isoformat()

    def _undertaking(self, each: Undertaking) -> Statement:
        debtor = (each.debtor,) if each.debtor else self.record.parties
        value = CommitmentValue(
            debtor=debtor,
            creditor=() if each.mutual else tuple(party for party in self.record.parties if party not in debtor),
            area=each.area,
            strength=each.strength,
            subarea=each.part,
            mutual=each.mutual,
            condition=each.condition,
        )
        return self._statement(StatementType.COMMITMENT, each.passage, value, "undertaking")

    def _sum(self, each: Sum) -> Statement:
        debtor = (each.debtor,) if each.debtor else self.record.parties
        value = CommitmentValue(
            debtor=debtor,
            creditor=tuple(party for party in self.record.parties if party not in debtor),
            area=each.area,
            strength="will",
            subarea=each.part,
            amount=Amount(each.literal, each.currency, each.value, each.qualifier, each.suspect),
            period=each.period,
            ladder=each.ladder,
        )
        return self._statement(StatementType.COMMITMENT, each.passage, value, "sum")

    def _statement(
        self, kind: StatementType, passage: Passage, value: Value, rule: str, reached: _Reached | None = None
    ) -> Statement:
        return Statement(
            type=kind,
            document=self.document.digest,
            passage=passage,
            parties=self.record.parties,
            framing=Framing.HAPPENED,
            value=value,
            reader=ReaderRef(NAME, TEXTS_VERSION, f"{TEXT_RULES}{rule}"),
            confidence=_SURE if reached or kind is StatementType.TERM else _READ,
            stage=reached.stage if reached else None,
            stage_detail=reached.detail if reached else None,
            date=reached.date if reached else None,
            instrument=self.instrument,
        )
