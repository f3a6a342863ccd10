"""What a sentence can still say is told from its letters, and nothing that can be read is left out by it."""

import re

import pytest
from tests.reading.reports import reader, statements

from depositary.lexicon.frames import load_frames
from depositary.lexicon.type_frames import TypeFrames, load_type_frames
from depositary.reading.admissions.prospects import Prospect, Prospects
from depositary.reading.clauses.triggers import find_triggers
from depositary.reading.dates.documents import DocumentDates
from depositary.reading.mentions.finding import find_instruments
from depositary.reading.mentions.views import SentenceView
from depositary.reading.sentences.grammars import load_grammar
from depositary.reading.sentences.tokens import lowered
from depositary.reading.stages import reader as stage_reader
from depositary.reading.types import TYPE_FILES

#: Words for the masks in the examples of type rules.
UNMASKED = {
    "P": "Peru",
    "H": "Gabriel Boric",
    "A": "Chilean",
    "B": "the parliament of Peru",
    "D": "3 May 2024",
    "I": "treaty",
    "T": "ten years",
    "M": "5 million euros",
    "O": "NATO",
    "N": "nine",
    "R": "ninth",
}
OPENING = "Chile and Peru signed a trade treaty in Lima on 2 May 2024. "


def unmasked(sketch: str) -> str:
    return re.sub(r"\b[PHABDITMONR]\b", lambda mask: UNMASKED[mask[0]], sketch)


RULES = load_frames("en").rules
TYPE_RULES = [rule for name in TYPE_FILES for rule in load_type_frames(name).rules]
SENTENCES = sorted(
    {
        *(each.text for rule in RULES for each in rule.examples),
        *(text for rule in RULES for text in rule.counter),
        *(unmasked(text) for rule in TYPE_RULES for text in (*rule.examples, *rule.counter_examples)),
    }
)


def prospect_of(sentence: str) -> Prospect:
    return reader().prospects.of(lowered(sentence))


def test_a_sentence_is_tried_by_the_types_that_have_a_word_for_it() -> None:
    tried = prospect_of("Chile WILL send two million euros to Peru.").types
    assert "commitments" in tried
    assert "events" not in tried


def test_a_sentence_without_any_word_has_no_prospect() -> None:
    assert prospect_of("Gulls rest.") == Prospect(False, False, False, False, False, frozenset())


@pytest.mark.parametrize(
    "sentence",
    [
        "Peru ratified the treaty.",
        "The pact entered\ninto   force.",
        "The pact entered into **force**.",
        "Gulls ratify pacts, crows didn't ratify any.",
        "Peru-ratified treaties are kept in Lima.",
        "Peru’s was signed.",
        "The tenth , with Chile, was signed.",
        "The [treaty](https://example.org) was signed.",
    ],
)
def test_finds_whatever_the_words_give(sentence: str) -> None:
    mentions = reader().finder.find(sentence, None)
    view = SentenceView(sentence, 0, len(sentence), mentions, DocumentDates(sentence, [(0, len(sentence))], None))
    prospect = prospect_of(sentence)
    assert prospect.stage or not find_triggers(view, load_grammar())
    assert prospect.instrument or not find_instruments(view, load_grammar())
    assert prospect.stage
    assert prospect.instrument


def test_words_inside_others_are_none() -> None:
    assert not prospect_of("Resignatures unimpactful.").stage


def test_a_type_without_stretches_in_common_is_always_tried() -> None:
    assert Prospects(load_grammar(), {"any": frozenset({""}), "tea": {"tea"}}).of("milk").types == {"any"}


@pytest.mark.parametrize(("opening", "publisher"), [("", None), (OPENING, None), (OPENING, "whitehouse.gov")])
def test_nothing_is_lost(monkeypatch: pytest.MonkeyPatch, opening: str, publisher: str | None) -> None:
    spared = {sentence: statements(opening + sentence, publisher=publisher) for sentence in SENTENCES}
    of = Prospects.of
    monkeypatch.setattr(
        Prospects, "of", lambda self, low: Prospect(True, True, True, True, True, of(self, low).types | {"targets"})
    )
    monkeypatch.setattr(TypeFrames, "may_match", lambda self, low, missing="": True)
    monkeypatch.setattr(TypeFrames, "rules_for", lambda self, sketch: iter(self.rules))
    if opening:
        monkeypatch.setattr(stage_reader, "may_be_read", lambda sentence: True)
    assert sum(map(len, spared.values())) > len(SENTENCES) / (3 if publisher is None else 6)
    assert [
        sentence for sentence in SENTENCES if statements(opening + sentence, publisher=publisher) != spared[sentence]
    ] == []
