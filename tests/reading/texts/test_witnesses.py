"""What an agreement text tells the register."""

from collections.abc import Callable

from depositary.core.codes import Stage, StatementType
from depositary.core.documents import Document
from depositary.core.values import CommitmentValue, TermValue
from depositary.lexicon import Lexicon
from depositary.reading.texts import AgreementReader, text_statements
from depositary.reading.texts.records import TextRecord

Read = Callable[[str], TextRecord]


def test_the_signature_is_a_stage_with_its_instrument(treaty: Document, record: TextRecord) -> None:
    (signed,) = [s for s in text_statements(record, treaty) if s.stage is Stage.SIGNED]
    assert signed.parties == ("NOR", "UKR")
    assert signed.date is not None
    assert signed.date.edtf == "2025-05-03"
    assert signed.stage_detail == "signed_definitive"
    assert signed.instrument is not None
    assert signed.instrument.kind == "treaty"
    assert signed.instrument.family == "ukraine-security"
    assert signed.instrument.title == "Treaty on Defence and Rebuilding between the Kingdom of Norway and Ukraine"


def test_force_upon_signature_is_dated_by_it(treaty: Document, record: TextRecord) -> None:
    (force,) = [s for s in text_statements(record, treaty) if s.stage is Stage.IN_FORCE]
    assert force.date is not None
    assert force.date.edtf == "2025-05-03"
    assert force.stage_detail == "effective_on_signature"


def test_the_duration_gives_the_end(treaty: Document, record: TextRecord) -> None:
    terms = [s.value for s in text_statements(record, treaty) if s.type is StatementType.TERM]
    (duration,) = [t for t in terms if isinstance(t, TermValue) and t.term == "duration"]
    assert (duration.duration, duration.derived_end) == ("P12Y", "2037-05-03")


def test_commitments_carry_debtor_creditor_and_money(treaty: Document, record: TextRecord) -> None:
    values = [s.value for s in text_statements(record, treaty) if isinstance(s.value, CommitmentValue)]
    (ahead,) = [v for v in values if v.amount is not None and v.amount.value == 4.5e9]
    assert (ahead.debtor, ahead.creditor, ahead.period) == (("NOR",), ("UKR",), "2025")
    (consult,) = [v for v in values if v.area == "emergency_consultation"]
    assert (consult.hours, consult.mutual) == (48, True)
    trained = [v for v in values if v.area == "military_training"]
    assert [v.condition for v in trained] == ["subject to the approval of the Storting"]


def test_statements_are_sorted_unique_and_exact(treaty: Document, record: TextRecord) -> None:
    made = text_statements(record, treaty)
    assert len({each.id for each in made}) == len(made)
    assert made == sorted(made, key=lambda s: (s.passage.start, s.passage.end, s.type, s.id))
    for each in made:
        each.passage.verify(treaty.text)


def test_a_flawed_text_is_no_witness(read: Read, treaty: Document) -> None:
    twice = (
        "Agreement on Bees between Peru and Ghana\n\n" + "The sides keep bees and share the honey. " * 9
        + "\nDone at Lima, this 2nd day of May 2001, in two originals.\n"
        + "Agreement on Wasps between Peru and Ghana\nThe sides keep no wasps at all.\n"
        + "Done at Lima, this 9th day of June 2002, in two originals.\n"
    )  # fmt: skip
    assert text_statements(read(twice), treaty) == []


def test_the_reader_passes_over_reports(lexicon: Lexicon, treaty: Document) -> None:
    reader = AgreementReader(lexicon)
    assert reader.read(treaty)
    report = Document("Norway and Ukraine signed an agreement, the minister said. " * 40, treaty.provenance)
    assert reader.read(report) == []
