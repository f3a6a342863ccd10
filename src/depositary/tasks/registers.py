"""From a store to the register: load what was known at an instant and rebuild."""

from __future__ import annotations

import gc
import json
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace

from depositary.core.documents import Document
from depositary.corpus.fingerprints import Fingerprint, fingerprint, fingerprint_record, read_fingerprint
from depositary.corpus.witnesses import group
from depositary.lexicon import load_lexicon
from depositary.register import Clocks, RegisterState, Source, World, rebuild
from depositary.register.sources import OPEN
from depositary.store import Listing, Store
from depositary.tasks.working import counted_off, work


def load_register(store: Store, clocks: Clocks = OPEN, world: World | None = None) -> RegisterState:
    """The register of a store as it stands for the clocks; the lexicon's world unless another is given."""
    with work("reading the whole register into memory for this answer"), collecting_paused():
        sources = as_sources(counted_off(store.listings(), "documents"), clocks)
        said = counted_off(store.statements(as_known=clocks.as_known), "statements")
        statements = (item for item in said if item.document in sources)
        rulings = store.rulings(as_known=clocks.as_known)
        return rebuild(statements, sources, world or load_lexicon(), rulings, clocks)


@contextmanager
def collecting_paused() -> Iterator[None]:
    """No search for garbage meanwhile: a rebuild makes many objects and no cycles, and the search doubles its time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def as_sources(listings: Iterable[Listing], clocks: Clocks = OPEN) -> Mapping[str, Source]:
    """The stored documents that the clocks know, as witnesses, by digest.

    Copies and corrections are told among the known documents alone: what came later has no part in it.
    """
    sources: dict[str, Source] = {}
    fingerprints: list[Fingerprint] = []
    for listing in listings:
        source = source_of(listing)
        if not clocks.knows(source):
            continue
        sources[source.digest] = source
        if listing.fingerprint is not None:
            fingerprints.append(unpack_fingerprint(listing.fingerprint))
    found = group(fingerprints)
    names = found.names()
    for digest in names.keys() | found.superseded_by.keys():
        corrected = found.superseded_by.get(digest)
        sources[digest] = replace(sources[digest], witness=names.get(digest, ""), superseded_by=corrected)
    return sources


def source_of(listing: Listing) -> Source:
    """A stored document as a witness of which no copies are known."""
    return Source(
        digest=listing.digest,
        name=listing.name,
        published=listing.published,
        publisher=listing.publisher,
        title=listing.title,
        address=listing.address,
        recorded=listing.recorded,
        file=listing.file,
    )


def pack_fingerprint(document: Document) -> bytes:
    """A document's fingerprint as the store keeps it."""
    return zlib.compress(json.dumps(fingerprint_record(fingerprint(document)), sort_keys=True).encode("ascii"), 6)


def unpack_fingerprint(packed: bytes) -> Fingerprint:
    """The inverse of `pack_fingerprint`."""
    return read_fingerprint(json.loads(zlib.decompress(packed)))
