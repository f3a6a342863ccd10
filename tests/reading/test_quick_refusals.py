"""What cannot be read is refused from its letters: a report gets no layout, a sentence that says nothing no words."""

from __future__ import annotations

import pytest
from tests.reading.reports import AMERICAN, SWISS, reader, stages, statements

from depositary.core.documents import Document, Provenance
from depositary.lexicon import load_lexicon
from depositary.reading.admissions.named_beside import may_name_sides
from depositary.reading.dates import find_dates, forms
from depositary.reading.echoes.rosters import may_have_tail
from depositary.reading.mentions import views
from depositary.reading.mentions.views import SentenceView
from depositary.reading.sentences import bounds
from depositary.reading.sentences.grammars import load_grammar
from depositary.reading.sentences.tokens import Token, tokenize
from depositary.reading.stages import reader as stage_reader
from depositary.reading.texts import looks_like_agreement, recognition


def refuse(*_: object) -> None:
    raise AssertionError("this is looked at for nothing")


def test_no_layout_is_made_for_a_report(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recognition, "Layout", refuse)
    report = "The deal between the two towns was good for gulls, he said, and the crows kept to the trees. " * 20
    assert not looks_like_agreement(Document(report, Provenance("report.txt")))
    with pytest.raises(AssertionError):
        looks_like_agreement(Document(report + "\nDone at Lima on 3 May 2024.", Provenance("report.txt")))


def test_a_letter_that_hides_a_word_is_looked_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recognition, "Layout", refuse)
    with pytest.raises(AssertionError):
        looks_like_agreement(Document("A deal be\u00adtween the two towns. " * 60, Provenance("report.txt")))


def test_no_words_are_cut_where_a_stage_word_has_no_instrument(monkeypatch: pytest.MonkeyPatch) -> None:
    cut: list[str] = []

    def noting(text: str, start: int, end: int) -> list[Token]:
        cut.append(text[start:end])
        return tokenize(text, start, end)

    monkeypatch.setattr(views, "tokenize", noting)
    idle, told = "Peru closed the old road.", "Peru signed a treaty with Chile."
    statements(f"{idle} {told}", "Remarks", AMERICAN)
    assert told in cut
    assert idle not in cut


def test_procedure_told_in_a_sentence_that_was_not_read_is_known_to_later_ones() -> None:
    step = "Switzerland will sign the trade agreement."
    assert stages(step, "Peru", SWISS) == {"CHE PER signed planned"}
    assert stages(f"As a rule, Switzerland left it there. {step}", "Peru", SWISS) == set()


@pytest.mark.parametrize(
    ("sentence", "may"),
    [
        ("Those that have joined: Peru, on 3 May, and, before the fair that opens on 9 July, Chile.", True),
        ("Those that have joined: Peru (3 May), Chile.", True),
        ("Peru has joined, and its crows eat the gulls of Chile.", False),
        ("Those that have joined: Peru and Chile, which gulls eat.", False),
        ("Those that have joined: Peru.", True),
        ("Those that have joined: gulls that eat Peru.", False),
        ("Peru.", False),
    ],
)
def test_a_roster_ends_a_sentence_in_its_own_words(sentence: str, may: bool) -> None:
    view = SentenceView(sentence, 0, len(sentence), reader().finder.find(sentence, None))
    assert may_have_tail(view, load_grammar().words) is may


def test_a_lone_letter_is_no_quarter_without_a_figure(monkeypatch: pytest.MonkeyPatch) -> None:
    assert [mention.literal for mention in find_dates("By Q3 2024 it rests.", 0, 20)] == ["By Q3 2024"]
    monkeypatch.setattr(forms, "tokens", refuse)
    assert find_dates("Q And the gulls?", 0, 16) == []


def test_families_are_cued_in_one_pass() -> None:
    lexicon = load_lexicon()
    for code, family in lexicon.families.items():
        for cue in family.cues:
            assert code in lexicon.families_cued(f"gulls {cue.casefold()} rest")
    assert lexicon.families_cued("gulls rest") == frozenset()


def test_a_clause_without_an_instrument_needs_words_that_make_sides() -> None:
    def may(sentence: str) -> bool:
        mentions = reader().finder.find(sentence, None)
        return may_name_sides(SentenceView(sentence, 0, len(sentence), mentions), load_grammar())

    assert may("It opened negotiations with Peru.")
    assert may("Peru and Chile opened negotiations.")
    assert may("It invited Peru to negotiate.")
    assert may("Three states have signed so far: Peru.")
    assert may("He flies to Lima, where he will sign.")
    assert not may("It opened negotiations in Peru.")
    assert not may("The gulls negotiate.")


def test_nothing_is_asked_of_a_sentence_that_a_government_passes_over(monkeypatch: pytest.MonkeyPatch) -> None:
    idle, told = "It opened negotiations in Peru.", "The United States signed a treaty with Chile."
    asked: list[str] = []
    monkeypatch.setattr(stage_reader, "pass_over", lambda sentence: asked.append(sentence.view.quote))
    statements(f"{idle} {told}", "Remarks", AMERICAN)
    assert asked == [idle]
    asked.clear()
    statements(f"{idle} {told}", "Remarks")
    assert asked == []


def test_ends_that_are_sure_need_no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "sent_spans", refuse)
    plain = "The gulls rest. The crows, 3.5 miles away, do not! Peru knows."
    assert [plain[low:high] for low, high in bounds.split(plain, 0, len(plain))] == [
        "The gulls rest.",
        "The crows, 3.5 miles away, do not!",
        "Peru knows.",
    ]
    spoken = "MR. LINDE: The U.S. ships rest. They do."
    assert [spoken[low:high] for low, high in bounds.split(spoken, 0, len(spoken))] == [
        "MR. LINDE: The U.S. ships rest.",
        "They do.",
    ]
    with pytest.raises(AssertionError):
        list(bounds.split("The U.S. Army rests. It does.", 0, 29))
