"""Searching passages by their words, in SQLite as in PostgreSQL."""

from collections.abc import Callable

import pytest
from tests.tasks.test_projections import reading_of

from depositary.corpus import LoadedDocument
from depositary.lexicon import load_lexicon
from depositary.store import Store
from depositary.store.searching import Known, passages_saying
from depositary.tasks import ingest, load_register
from depositary.tasks.projecting import refresh

LINES = (
    "CHL and PER signed the Ñandú accord on 2024-03-01.",
    "CHL and BOL signed the reef accord on 2024-04-01.",
    "PER and BOL signed the Озёрный accord on 2024-05-01.",
)


def said(store: Store, *words: str, known: Known = Known(), most: int = 10) -> list[str]:  # noqa: B008  frozen
    with store.reading() as connection:
        return [each.quote for each in passages_saying(connection, words, known, most)]


@pytest.fixture
def filled(store: Store, line_reader: type, loaded: Callable[..., list[LoadedDocument]], clock: Callable) -> Store:
    ingest(loaded(*LINES), line_reader(), store, clock)
    return store


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("nandu",), {0}), (("PER", "ÑANDÚ"), {0}), (("acc",), {0, 1, 2}), (("ccord",), set()),
        (("the-reef",), {1}), (("bol", "reef"), {1}), (("reef-the",), set()), (("озерн",), {2}),
        (("2024-04-01",), {1}), (("%",), set()), (("a*",), {0, 1, 2}), (('"', "reef"), {1}), (("reef'); DROP",), set()),
        (("NOT", "reef"), set()), (("nandu", "reef"), set()),
    ],
)  # fmt: skip
def test_every_word_stands_there_or_begins_one(filled: Store, words: tuple[str, ...], found: set[int]) -> None:
    assert {LINES.index(quote) for quote in said(filled, *words)} == found


def test_what_is_read_anew_is_found_by_its_new_words_alone(
    filled: Store, line_reader: type, loaded: Callable[..., list[LoadedDocument]], clock: Callable
) -> None:
    more = loaded(
        "CHL and PER ratified the Ñandú accord on 2024-06-01.", "BOL and PER signed the quay accord on 2024-06-02."
    )
    for document in more:
        filled.add(document.document, None, reading_of(line_reader(), document), clock())
    assert said(filled, "ratified") == []
    with filled.writing() as connection:
        refresh(connection, load_lexicon())
    assert len(said(filled, "ratified")) == 1
    before = {word: sorted(said(filled, word)) for word in ("accord", "nandu", "quay", "signed")}
    with filled.writing() as connection:
        refresh(connection, load_lexicon(), anew=True)
    assert {word: sorted(said(filled, word)) for word in before} == before
    assert len(said(filled, "accord", most=2)) == 2


def test_what_was_not_known_is_not_found(filled: Store) -> None:
    assert said(filled, "reef", known=Known(as_known="2000-01-01T00:00:00Z")) == []


def test_a_file_without_a_name_is_known_by_its_file_name(filled: Store) -> None:
    with filled.reading() as connection:
        (found,) = passages_saying(connection, ("reef",), Known(), 5)
    assert found.outlet == "lines.txt"
    source = load_register(filled).sources[found.document]
    assert (source.file, source.outlet) == ("lines.txt", "lines.txt")
