"""Sides: who a text is between, wherever it says so."""

from collections.abc import Callable

import pytest

from depositary.reading.texts.records import TextRecord

Read = Callable[[str], TextRecord]


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Agreement on Bees between the Republic of Chile and Estonia\n\nThe sides agree.", ("CHL", "EST")),
        (
            "PROTOCOL\nBETWEEN\nTHE UNITED KINGDOM OF GREAT BRITAIN & NORTHERN IRELAND\nAND\nJAPAN\nPreamble\n",
            ("GBR", "JPN"),
        ),
        (
            "The Government of Peru and the Government of Ghana, hereinafter the Parties,\nDesiring peace,\n",
            ("GHA", "PER"),
        ),
        (
            "Iceland, Liechtenstein, Norway and Switzerland (hereinafter the EFTA States) and Peru,\nWishing well,\n",
            ("CHE", "ISL", "LIE", "NOR", "PER"),
        ),
        ("Agreement between Hong Kong, China and New Zealand\n\nThe sides agree.", ("HKG", "NZL")),
        ("Accord between the Government of Japan and theRepublic ofSingapore\n\nThe sides agree.", ("JPN", "SGP")),
    ],
)
def test_sides(read: Read, text: str, parties: tuple[str, ...]) -> None:
    record = read(text)
    assert record.parties == parties
    for side in record.sides:
        side.passage.verify(text)


def test_a_text_without_its_head_tells_its_sides_by_its_object(read: Read) -> None:
    text = "1. An association is hereby established between the Community and Jordan. 2. Its aims are peace and trade."
    record = read(text + " They trade in figs." * 20)
    assert record.parties == ("EU", "JOR")
    assert "parties_by_mention" in [note.code for note in record.notes]


def test_another_agreement_named_first_gives_no_sides(read: Read) -> None:
    assert read("1. The Agreement between Peru and Ghana of 1990 is recalled by both sides of this text.").sides == ()


def test_the_signature_block_names_the_sides_at_last(read: Read) -> None:
    text = (
        "1. The two sides keep bees.\nDone at Riga, this 2nd day of May 2001, in two originals.\n"
        "For the Republic of Latvia\nFor the Republic of Turkey\n"
    )
    assert read(text).parties == ("LVA", "TUR")


def test_worldwide_bodies_are_no_sides(read: Read) -> None:
    text = "Agreement between Peru and Ghana under the rules of the World Trade Organization\n\nThe sides agree."
    assert read(text).parties == ("GHA", "PER")


def test_what_the_sides_are_called(read: Read) -> None:
    text = "Agreement between Peru and Ghana\n\nPeru and Ghana, hereinafter called the “Contracting Parties”,\nagree."
    record = read(text)
    assert record.called is not None
    assert record.called.value == "Contracting Parties"
