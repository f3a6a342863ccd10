"""Residue: every rule by its own examples, and what no rule may touch."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depositary.corpus import LoadedDocument, load
from depositary.corpus.boilerplate import Rule, boilerplate
from depositary.corpus.encodings import holdable

RULES = boilerplate().rules


def skipped(text: str) -> list[str]:
    return [text[span.start : span.end] for span in boilerplate().spans(text)]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_examples_are_skipped_and_counter_examples_are_read(rule: Rule) -> None:
    assert rule.examples
    assert rule.counter_examples
    for text, part in rule.examples:
        assert skipped(text) == [part]
    for text in rule.counter_examples:
        assert skipped(text) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
@pytest.mark.parametrize("filling", ["a", " ", "(", ": ", "-", "\n"])
def test_patterns_take_linear_time(rule: Rule, filling: str, is_linear) -> None:
    def work(length: int) -> None:
        boilerplate().spans("".join(cue + filling * length for cue in rule.cues[:3]))

    assert is_linear(work, 4_000)


def test_residue_glued_to_the_last_sentence_is_cut_there() -> None:
    text = "They toasted the accord with juice.”Exit mobile version"
    assert skipped(text) == ["Exit mobile version"]


def test_a_note_of_correction_is_read() -> None:
    assert skipped("(Corrects the name of the town in the second paragraph)\n\nThe talks went on.") == []


def test_a_headline_of_another_story_behind_the_end_is_a_tail() -> None:
    body = "The two ministers opened the new bridge across the river on Monday. " * 12
    tail = "Zoo welcomes four young penguins after long winter"
    assert skipped(body.strip() + "\n\n" + tail) == [tail]
    assert skipped(body.strip() + tail) == [tail]


def test_a_headline_with_the_item_below_it_is_one_tail() -> None:
    body = "The two ministers opened the new bridge across the river on Monday. " * 20
    tail = "Zoo welcomes four young penguins after long winter\nKeepers counted chicks early; visitors may queue."
    assert skipped(body.strip() + "\n\n" + tail) == [tail]


@pytest.mark.parametrize(
    "end",
    [
        "New bridge across the river opened by two ministers",
        "JANE Q. PUBLIC",
        "For the Government of Examplia: the minister of works",
        "Keepers at the zoo counted four young penguins early yesterday.",
        "Penguins",
    ],
)
def test_what_ends_a_text_properly_is_no_tail(end: str) -> None:
    body = "The two ministers opened the new bridge across the river on Monday. " * 12
    assert skipped(body.strip() + "\n\n" + end) == []


def test_a_legal_text_has_no_tail() -> None:
    body = "The Parties shall open the bridge across the river and they shall keep it. " * 12
    assert skipped(body.strip() + "\n\nZoo welcomes four young penguins after long winter") == []


PIECES = ["\n", ". ", "Read also: ", "Share", "###", "a", " ", "Exit mobile version", "é", "(Agency copy)", "Home | "]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_spans_lie_in_the_text_in_order(text: str) -> None:
    spans = boilerplate().spans(holdable(text))
    offsets = [offset for span in spans for offset in (span.start, span.end)]
    assert offsets == sorted(offsets)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)


def test_no_labelled_statement_of_the_dispatches_is_skipped(shared: Path) -> None:
    labels = {}
    for line in (shared / "gold" / "news-dev.gold.jsonl").read_text().splitlines():
        record = json.loads(line)
        labels[record["id"]] = [label for label in record["labels"] if not label.get("doubt")]
    for item in load([str(shared / "gold" / "news-dev.docs.jsonl")]):
        assert isinstance(item, LoadedDocument)
        for span in item.document.skipped:
            hit = [
                label for label in labels[item.document.name] if label["start"] < span.end and span.start < label["end"]
            ]
            assert not hit, item.document.text[span.start : span.end]


def test_the_residue_of_the_second_seed_is_skipped(shared: Path) -> None:
    (item,) = load([str(shared / "seeds" / "003_aa5c0191c86db5d5.txt")])
    assert isinstance(item, LoadedDocument)
    assert [(span.start, span.end) for span in item.document.skipped] == [(3350, 3369)]
