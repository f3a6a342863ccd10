"""Speakers: the examples of the data file, and what the examples cannot show."""

from __future__ import annotations

import tomllib
from datetime import date
from typing import Any

import pytest
from tests.reading.reports import reader

from depositary.core.statements import Speaker
from depositary.lexicon import load_lexicon
from depositary.lexicon.tables import DATA
from depositary.reading.dates.documents import DocumentDates
from depositary.reading.mentions.speakers import find_speaker
from depositary.reading.mentions.views import SentenceView

_DATA: dict[str, Any] = tomllib.loads((DATA / "en" / "speech.toml").read_text(encoding="utf-8"))


def speaker_of(text: str, day: date = date(2024, 5, 1)) -> Speaker | None:
    span = (0, len(text))
    parties = reader().finder.find(text, day)
    view = SentenceView(text, *span, parties, DocumentDates(text, [span], None))
    return find_speaker(view, load_lexicon())


@pytest.mark.parametrize("example", _DATA["example"], ids=lambda example: example["text"][:40])
def test_an_example_names_its_speaker(example: dict[str, str]) -> None:
    expected = Speaker(example.get("name"), example.get("office"), example.get("party"))
    assert speaker_of(example["text"]) == expected


@pytest.mark.parametrize("text", _DATA["counter"]["examples"])
def test_a_counter_example_names_nobody(text: str) -> None:
    assert speaker_of(text) is None


def test_a_holder_is_named_in_full_with_the_office_held_on_the_day() -> None:
    said = speaker_of("Stoltenberg said on Friday that the door was open.", date(2024, 5, 1))
    assert said is not None
    assert (said.name, said.party) == ("Jens Stoltenberg", "NATO")


def test_the_one_who_is_spoken_of_is_not_the_speaker() -> None:
    said = speaker_of("Ruta Kaln, who works for Jens Stoltenberg, said that the door was open.")
    assert said is not None
    assert said.name == "Ruta Kaln"
