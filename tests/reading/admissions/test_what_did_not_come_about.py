"""What almost happened, what was pretended, forgotten or not expected, and papers of which one side is no state."""

from __future__ import annotations

import pytest
from tests.reading.reports import stages

from depositary.reading.clauses.triggers import find_triggers
from depositary.reading.mentions.views import SentenceView
from depositary.reading.sentences.grammars import load_grammar


@pytest.mark.parametrize(
    "text",
    [
        "It was here that Peru and Chile almost signed a border treaty.",
        "Peru and Chile had nearly signed a border treaty when the war began.",
        "A treaty between Peru and Chile, had it been signed, would have ended the dispute.",
        "Nobody expects Peru and Chile to sign the tax treaty before autumn.",
        "Peru had wanted the signature of the treaty with Chile before May.",
        "Besides seeking tax agreements with its allies, Peru and Chile have opened a port.",
        "By signing defence pacts and coordinating with NATO, Peru grows stronger.",
        "Had Peru and Chile signed the treaty, the port would be open.",
        "Whether Peru and Chile signed the treaty is disputed.",
        "The agreement between the union and the Chilean government was signed in Lima.",
    ],
)
def test_nothing_is_read(text: str) -> None:
    assert stages(text) == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A fake report that Peru and Chile had signed a treaty spread.", {"CHL PER signed denied"}),
        ("Peru and Chile rejected reports that they had signed a treaty.", {"CHL PER signed denied"}),
        ("Peru and Chile denied the rumour that they had signed a treaty.", {"CHL PER signed denied"}),
        ("Suggestions that Peru had signed a treaty with Chile were false.", {"CHL PER signed denied"}),
        ("It is not true that Peru and Chile have signed a treaty.", {"CHL PER signed denied"}),
        ("Peru forgot to ratify the treaty with Chile.", {"CHL PER ratified denied"}),
        ("Peru pretended to have signed the treaty with Chile.", {"CHL PER signed denied"}),
        ("Analysts expect Peru and Chile to sign the tax treaty before autumn.", {"CHL PER signed planned"}),
        ("The agreement between the Norwegian and the Chilean government was signed.", {"CHL NOR signed happened"}),
        ("The treaty between the Republic of Chile and Norway was signed.", {"CHL NOR signed happened"}),
        ("The deal between the bloc and Chile was signed.", {"CHL EU signed happened"}),
    ],
)
def test_what_came_about_or_did_not_is_read(text: str, expected: set[str]) -> None:
    assert stages(text) == expected


def test_a_sentence_without_words_fires_nothing() -> None:
    view = SentenceView("...", 0, 0, ())
    assert find_triggers(view, load_grammar("en")) == []
