"""A document by itself says what it says in the whole register."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from depositary.core.errors import NothingFoundError
from depositary.core.rulings import Ruling, RulingKind
from depositary.lexicon import load_lexicon
from depositary.register import Clocks
from depositary.store import Store
from depositary.tasks import ingest, load_register, record_ruling
from depositary.tasks.slices import document_slice
from depositary.views.pages.documents import evidence_by_document

REPORTS = (
    "CHL and PER signed the harbour accord on 2024-03-01.",
    "BOL and CHL signed the rail accord on 2024-04-01.",
    "CHL and PER signed the harbour accord on 2024-03-02. BOL and CHL signed the rail accord on 2024-04-01.",
)


@pytest.mark.parametrize("ruled", [False, True])
def test_a_document_says_the_same_alone_as_in_the_whole(
    store: Store, clock: Callable[[], datetime], loaded: Callable[..., list[Any]], line_reader: Any, *, ruled: bool
) -> None:
    ingest(loaded(*REPORTS), line_reader(), store, clock)
    first, second, *_ = (item.id for item in store.statements())
    decisions = ((RulingKind.SPLIT, first), (RulingKind.REJECT, second)) if ruled else ()
    for kind, target in decisions:
        record_ruling(store, Ruling(kind, (target,), "checked", "ann", "2026-03-01T00:00:00Z"), clock)
    whole = load_register(store)
    said = evidence_by_document(whole)
    assert len(whole.sources) == 3
    for digest, source in whole.sources.items():
        alone = document_slice(store, digest, Clocks(), load_lexicon())
        found = evidence_by_document(alone)[digest]
        assert {(item, home.id if home else None) for item, home in found} == {
            (item, home.id if home else None) for item, home in said[digest]
        }
        assert {home.title for _, home in found if home} == {home.title for _, home in said[digest] if home}
        assert alone.sources[digest] == source


def test_a_document_that_is_not_there_is_not_found(store: Store, clock: Callable[[], datetime]) -> None:
    for clocks in (Clocks(), Clocks(as_known="2024-01-01T00:00:00.000000Z")):
        with pytest.raises(NothingFoundError, match="no such document"):
            document_slice(store, "0" * 16, clocks, load_lexicon())
