"""From a store to the register: load what was known at an instant and rebuild."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from depositary.core.documents import Document
from depositary.lexicon import load_lexicon
from depositary.register import Clocks, RegisterState, Source, World, rebuild
from depositary.register.sources import OPEN
from depositary.store import Listing, Store


def load_register(store: Store, clocks: Clocks = OPEN, world: World | None = None) -> RegisterState:
    """The register of a store as it stands for the clocks; the lexicon's world unless another is given."""
    return rebuild(
        store.statements(as_known=clocks.as_known),
        as_sources(store.listings()),
        world or load_lexicon(),
        store.rulings(as_known=clocks.as_known),
        clocks,
    )


def as_sources(listings: Iterable[Listing]) -> Mapping[str, Source]:
    """Stored documents as witnesses, by digest."""
    return {
        listing.digest: Source(
            digest=listing.digest,
            name=listing.name,
            published=listing.published,
            publisher=listing.publisher,
            title=listing.title,
            address=listing.address,
            recorded=listing.recorded,
        )
        for listing in listings
    }


def listing_of(document: Document, recorded: str, fingerprint: bytes | None = None) -> Listing:
    """What a store would say about a document recorded at an instant."""
    origin = document.provenance
    return Listing(
        document.digest, document.name, document.title, document.published, origin.publisher, origin.address,
        recorded, fingerprint,
    )  # fmt: skip
