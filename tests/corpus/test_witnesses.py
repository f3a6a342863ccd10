"""Witnesses: copies count once, corrections supersede, order plays no part."""

import json
import random
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from depositary.core.documents import Document, Provenance, Span
from depositary.corpus import LoadedDocument, load
from depositary.corpus.fingerprints import (
    SAMPLE,
    Fingerprint,
    fingerprint,
    fingerprint_record,
    read_fingerprint,
)
from depositary.corpus.witnesses import group, overlap, witnesses_of

WORDS = [
    *("harbour", "council", "bridge", "ferry", "mayor", "ships", "grain", "water", "night", "budget", "engineer"),
    *("island", "market", "river", "storm", "captain", "vote", "letter", "winter", "office", "signal", "pilot"),
    *("cargo", "union", "border", "paper", "train", "valley", "museum", "answer", "garden", "window"),
]


def story(seed: int, length: int = 150) -> str:
    chosen = random.Random(seed)  # noqa: S311  # texts for tests, not secrets
    return " ".join(f"{chosen.choice(WORDS)}{chosen.randrange(30)}" for _ in range(length)) + "."


def document(text: str, publisher: str | None = "The Example", **more: str | None) -> Document:
    title = more.pop("title", None)
    given_id = more.pop("given_id", None)
    return Document(text, Provenance("x", publisher=publisher, **more), title=title, given_id=given_id)  # type: ignore[arg-type]  # keywords are named by the tests


def members(*documents: Document) -> list[set[int]]:
    order = {item.digest: at for at, item in enumerate(documents)}
    return [{order[digest] for digest in item.members} for item in witnesses_of(documents).groups]


def test_a_touched_up_copy_under_another_masthead_is_one_witness() -> None:
    words = story(1).split()
    copy = " ".join(["CAPITAL -", *words[:40], "defense", *words[41:130]])
    assert members(document(story(1)), document(copy, "Another"), document(story(2), "Third")) == [{0, 1}]


def test_independent_reports_are_two_witnesses() -> None:
    assert members(document(story(1), "One"), document(story(2), "Other")) == []


def test_an_abridged_copy_is_one_witness() -> None:
    text = story(3, 400)
    assert members(document(text), document(" ".join(text.split()[:170]), "Another")) == [{0, 1}]


def test_forms_of_words_of_one_publisher_are_no_copies() -> None:
    one = story(4).replace("harbour", "Slovakia")
    other = one.replace("Slovakia", "Greece")
    assert one != other
    assert members(document(one, title="Slovakia initials"), document(other, title="Greece initials")) == []
    assert members(document(one, "A"), document(other, "B")) == [{0, 1}]


@pytest.mark.parametrize(("again", "expected"), [("2024-03-20", [{0, 1}]), ("2025-03-01", [])])
def test_the_same_title_again_is_a_reissue_only_within_weeks(again: str, expected: list[set[int]]) -> None:
    words = story(5).split()
    first = document(" ".join(words), title="Notice on the port", published="2024-03-01")
    second = document(" ".join(["Reminder:", *words]), title="Reminder: Notice on the port", published=again)
    assert members(first, second) == expected


def test_stubs_with_the_same_words_are_copies_only_under_one_title() -> None:
    stub = "This text is available in two languages only."
    assert members(document(stub, title="On ships"), document(stub, title="On trains")) == []
    assert members(document(stub, title="On ships"), document(stub, "Other", title="On ships")) == [{0, 1}]


def test_what_is_not_read_makes_no_copy() -> None:
    residue = story(6, 300)
    one, other = (
        replace(document(story(seed) + residue, name), skipped=(Span(len(story(seed)), len(story(seed) + residue)),))
        for seed, name in ((7, "A"), (8, "B"))
    )
    assert members(one, other) == []


def test_a_correction_supersedes_and_takes_the_copies_before_it_along() -> None:
    words = story(9).split()
    original = document(" ".join(words), published="2024-05-01", title="Port opens")
    copy = document(" ".join(["CAPITAL -", *words]), "Another", published="2024-05-01", title="Ferries welcome")
    later = document(" ".join(["PORT -", *words]), "Third", published="2024-05-09", title="Ferries")
    fixed = document(
        " ".join(["(Corrects the name of the mayor)\n", *words[:50], "Vale", *words[51:]]),
        published="2024-05-02",
        title="CORRECTED - Port opens",
    )
    found = witnesses_of([original, copy, later, fixed])
    assert len(found.groups) == 1
    assert found.superseded_by == {original.digest: fixed.digest, copy.digest: fixed.digest}


def test_the_latest_correction_supersedes_the_first() -> None:
    words = story(10).split()

    def version(title: str, day: str, name: str) -> Document:
        return document(" ".join([*words, name]), published=day, title=title)

    original = version("Port opens", "2024-05-01", "one")
    first = version("CORRECTED - Port opens", "2024-05-02", "two")
    second = version("CORRECTED - Port opens", "2024-05-03", "three")
    assert witnesses_of([second, original, first]).superseded_by == {
        original.digest: second.digest,
        first.digest: second.digest,
    }


def test_similar_texts_without_a_marker_supersede_nothing() -> None:
    found = witnesses_of(
        [
            document(story(11), address="https://a.example/1"),
            document(story(11) + " Later.", address="https://a.example/1"),
        ]
    )
    assert len(found.groups) == 1
    assert found.superseded_by == {}


def test_names_lead_every_copy_to_its_witness() -> None:
    one, other = document(story(12)), document(story(12) + " More.", "Another")
    names = witnesses_of([one, other]).names()
    assert names == dict.fromkeys((one.digest, other.digest), min(one.digest, other.digest))


@settings(max_examples=20)
@given(st.randoms(use_true_random=False))
def test_order_plays_no_part(chance: random.Random) -> None:
    prints = [
        fingerprint(
            document(
                story(seed // 2) + (" tail" * (seed % 2)), f"P{seed}", title=f"CORRECTED: {seed}" if seed == 3 else None
            )
        )
        for seed in range(10)
    ]
    shuffled = prints[:]
    chance.shuffle(shuffled)
    assert group(shuffled) == group(prints)
    assert group([*prints, *shuffled]) == group(prints), "the same document twice is one"


def test_a_fingerprint_survives_its_record() -> None:
    made = fingerprint(document(story(13), published="2024-05", title="A title"))
    assert read_fingerprint(json.loads(json.dumps(fingerprint_record(made)))) == made


def test_fingerprints_are_the_same_on_every_machine() -> None:
    made = fingerprint(document("The port opened on Monday and the ferries came."))
    assert made.size == 7
    assert made.signature[:4].hex() == "cd9d0dd2"
    assert made.shingles[:4].hex() == "48e3783d"


def test_long_texts_are_compared_by_sample() -> None:
    text = story(14, 3 * SAMPLE)
    words = text.split()
    half = fingerprint(document(" ".join([*words[: len(words) // 2], *story(15, len(words) // 2).split()])))
    full = fingerprint(document(text))
    assert full.size == SAMPLE
    assert overlap(full.hashes(), half.hashes())[0] == pytest.approx(1 / 3, abs=0.04)


def test_empty_and_tiny_texts_do_no_harm() -> None:
    prints: list[Fingerprint] = [fingerprint(document(text, None)) for text in ("Yes.", "No.", "…", "!!")]
    assert [item.members for item in group(prints).groups] == []


def test_the_dispatches_give_all_and_only_the_listed_copies_and_corrections(shared: Path) -> None:
    listed = json.loads((shared / "gold" / "news-dev.register.json").read_text())["definitions"]
    documents = [
        item.document
        for item in load([str(shared / "gold" / "news-dev.docs.jsonl")])
        if isinstance(item, LoadedDocument)
    ]
    names = {item.digest: item.name for item in documents}
    found = witnesses_of(documents)
    corrections = {(names[old], names[new]) for old, new in found.superseded_by.items()}
    groups = {frozenset(names[member] for member in item.members) for item in found.groups}
    assert corrections == {tuple(pair) for pair in listed["corrections"]}
    assert groups == {frozenset(pair) for pair in [*listed["near_duplicates"], *listed["corrections"]]}
