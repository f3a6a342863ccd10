"""The whole record, its contract form, and what is wrong with a text."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from depositary.core.documents import Document, Provenance
from depositary.core.passages import Passage
from depositary.lexicon import load_lexicon
from depositary.reading.texts import looks_like_agreement, read_text, text_record
from depositary.reading.texts.readers import language_of
from depositary.reading.texts.records import NOTE_CODES, Article, TextRecord

Read = Callable[[str], TextRecord]


def test_the_record_of_a_whole_treaty(record: TextRecord) -> None:
    assert record.name == "bergen.txt"
    assert record.title is not None
    assert record.title.value == "Treaty on Defence and Rebuilding between the Kingdom of Norway and Ukraine"
    assert record.parties == ("NOR", "UKR")
    assert record.signed == "2025-05-03"
    assert record.signature is not None
    assert record.signature.place == "Bergen"
    assert record.languages == ("no", "uk", "en")
    assert record.prevailing_language == "en"
    assert [(each.name, each.office, each.party) for each in record.signatories] == [
        ("Kari Nordmann", "Prime Minister", "NOR"),
        ("Olena Kovalenko", "President", "UKR"),
    ]
    assert record.duration is not None
    assert record.duration.value == "P12Y"
    assert record.termination is not None
    assert record.termination.value == "P9M"
    assert record.consultation is not None
    assert record.consultation.hours == 48
    assert record.consultation.on_request
    assert record.framework is not None
    assert record.legally_binding is None
    assert record.notes == ()


def test_the_articles_are_a_tree(record: TextRecord) -> None:
    def shape(articles: tuple[Article, ...]) -> list[Any]:
        return [(each.number, each.heading, shape(each.children)) for each in articles]

    assert shape(record.articles) == [
        (None, "Preamble", []),
        ("I", "Defence", [("1", "Equipment", []), ("2", "Renewed attack", [])]),
        ("II", "Rebuilding", [("3", "Towns", [])]),
        ("III", "Final clauses", []),
    ]


def test_every_passage_of_the_contract_form_is_exact(treaty: Document, record: TextRecord) -> None:
    def passages(value: Any) -> list[dict[str, Any]]:
        if isinstance(value, dict):
            own = [value["passage"]] if value.get("passage") else []
            return own + [found for item in value.values() for found in passages(item)]
        return [found for item in value for found in passages(item)] if isinstance(value, list) else []

    found = passages(text_record(record))
    assert len(found) > 30
    for passage in found:
        Passage(**passage).verify(treaty.text)


def test_the_contract_form_has_the_contract_s_fields(record: TextRecord) -> None:
    fields = [
        "file",
        "title",
        "parties",
        "signed",
        "place",
        "signatories",
        "duration",
        "termination_notice",
        "extension",
        "entry_into_force",
        "legally_binding",
        "consultation",
        "framework",
        "nato",
        "eu",
        "amounts",
        "areas",
        "articles",
    ]
    made = text_record(record)
    assert set(fields) <= set(made)
    assert made["nato"] is None
    assert made["parties"] == ["NOR", "UKR"]
    assert set(made["amounts"][0]) >= {"literal", "currency", "value", "period", "area", "direction", "qualifier"}


def test_the_same_text_gives_the_same_record(treaty: Document, record: TextRecord) -> None:
    assert read_text(treaty, load_lexicon()) == record


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "no_text"),
        ("12\n\x0c\n13\n", "no_text"),
        ("The minister went fishing and came back with a cold. " * 20, "not_an_agreement"),
        (
            "Agreement on Bees between Peru and Ghana\n\n" + "The sides keep bees and share the honey of the year. " * 9
            + "\nDone at __________ this ____ day of ________ 2003, in two originals.\n",
            "draft_with_blanks",
        ),
        (
            "Unofficial translation\nPact on Bees between Peru and Ghana\n\n" + "The sides keep bees for honey. " * 12,
            "translation",
        ),
        (
            "Pact on Bees between Peru and Ghana\n\n" + "The sides keep bees and share the honey. " * 9
            + "\nDone at Lima, this 2nd day of May 2001, in the Spanish and French languages.\n",
            "translation",
        ),
        (
            "Pact on Bees between Peru and Ghana\n\n" + "The sides keep bees and share the honey. " * 9
            + "\nDone at Lima, this 2nd day of May 2001, in Spanish and English, the Spanish text prevails.\n",
            "other_text_prevails",
        ),
        (
            "Agreement on Bees between Peru and Ghana\n\n" + "The sides keep bees and share the honey. " * 9
            + "\nDone at Lima, this 2nd day of May 2001, in two originals.\nAnnex I\nThe bees are black.\n",
            "annexes",
        ),
        (
            "Agreement on Bees between Peru and Ghana\n\n" + "The sides keep bees and share the honey. " * 9
            + "\nDone at Lima, this 2nd day of May 2001, in two originals.\n"
            + "Agreement on Wasps between Peru and Ghana\nThe sides keep no wasps at all.\n"
            + "Done at Lima, this 9th day of June 2002, in two originals.\n",
            "several_agreements",
        ),
    ],
)  # fmt: skip
def test_a_flawed_text_is_marked(read: Read, text: str, code: str) -> None:
    notes = [note.code for note in read(text).notes]
    assert code in notes
    assert set(notes) <= set(NOTE_CODES)


def test_a_draft_has_no_day_of_signature(read: Read) -> None:
    text = "Agreement on Bees between Peru and Ghana\n\nThe sides agree.\nDone at ______ this ____ day of ____ 2003.\n"
    assert read(text).signed is None


def test_a_ukrainian_text_is_read_through_its_folder(read: Read) -> None:
    text = (
        "Угода про бджіл між Україною та Естонією\n\nУкраїна та Естонія, далі – «Сторони», домовилися про таке.\n"
        "У разі майбутнього збройного нападу Сторони протягом 36 годин проведуть консультації.\n"
        "Ця Угода діє протягом п’яти років.\nПідписано в м. Київ 7 травня 2019 року.\n"
        "За Україну: Президент Олена Коваленко\nЗа Естонію: Прем’єр-міністр Марі Тамм\n"
    )
    record = read(text)
    assert record.language == "uk"
    assert record.parties == ("EST", "UKR")
    assert record.signed == "2019-05-07"
    assert record.signature is not None
    assert record.signature.place == "Kyiv"
    assert record.duration is not None
    assert record.duration.value == "P5Y"
    assert record.consultation is not None
    assert record.consultation.hours == 36
    assert [each.name for each in record.signatories] == ["Олена Коваленко", "Марі Тамм"]


def test_the_language_is_told_by_common_words() -> None:
    assert language_of(Document("The sides of the treaty will meet in the spring.", Provenance("a"))) == "en"
    assert language_of(Document("Сторони цієї угоди зустрінуться на кордоні та в місті.", Provenance("b"))) == "uk"


def test_an_agreement_is_told_from_a_report_of_one(treaty: Document) -> None:
    report = (
        "OSLO - Norway and Ukraine signed an agreement on Tuesday, the prime minister said. "
        "The agreement between the two countries was signed in Bergen on 3 May. "
    ) * 20
    assert looks_like_agreement(treaty)
    assert not looks_like_agreement(Document(report, Provenance("report.txt")))
    assert not looks_like_agreement(Document("Agreement between Peru and Ghana", Provenance("short.txt")))


@given(st.text(alphabet=st.sampled_from("Article 1.IVX()“”-_:;\n\x0cab0€For Peru:Done at, "), max_size=600))
@settings(max_examples=60, deadline=None)
def test_any_text_gives_a_record_with_exact_passages(text: str) -> None:
    record = read_text(Document(text, Provenance("any.txt")), load_lexicon())
    for side in record.sides:
        side.passage.verify(text)
    for entry in record.areas:
        entry.passage.verify(text)


@pytest.mark.parametrize(
    "unit",
    [
        "Article 1. ",
        "for the ",
        "this agreement is valid for ",
        "EUR 1 million, of which ",
        "hereinafter ",
        "between Peru and ",
        "shall and will and may ",
        "Done at ",
        "I. A. 1. ",
        "in the event of future attack ",
    ],
)
def test_hostile_repetition_takes_linear_time(read: Read, unit: str, is_linear: Callable[..., bool]) -> None:
    assert is_linear(lambda times: read(unit * times), 6_000 // len(unit))
