"""Copies and corrections among the sources of a projection, brought up to date when documents come or are taken out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from hashlib import blake2b

from sqlalchemy import Connection

from depositary.corpus.fingerprints import Fingerprint
from depositary.corpus.witnesses import are_copies, group, meeting_keys, superseded_among
from depositary.register.sources import Source
from depositary.store.projections import Projection
from depositary.store.stores import listings_of
from depositary.tasks.registers import source_of, unpack_fingerprint


def copy_keys(item: Fingerprint) -> set[int]:
    """Hashes, of 63 bits, of everything under which a document meets its copies."""
    return {_hash(f"{name}\0{key!r}") for name, key in meeting_keys(item)}


def _hash(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big") >> 1


def take_in(connection: Connection, projection: Projection, documents: Iterable[str]) -> dict[str, Source]:
    """Write new documents as sources; return every source that is new or has changed, by digest.

    Copies are told as `corpus.witnesses.group` tells them among all documents: who belongs together depends on pairs
    alone, so that a new document can only join groups.
    """
    changed: dict[str, Source] = {}
    for listing in listings_of(connection, sorted(documents)):
        source = source_of(listing)
        changed[source.digest] = source
        projection.put_sources([source])
        if listing.fingerprint is None:
            continue
        own = unpack_fingerprint(listing.fingerprint)
        keys = copy_keys(own)
        near = _fingerprints(connection, projection.meeting(keys))
        projection.put_copy_keys([(own.digest, keys)])
        copies = [other.digest for other in near.values() if are_copies(own, other)]
        if copies:
            changed |= _join(connection, projection, own, copies)
    return changed


def take_out(connection: Connection, projection: Projection, documents: Collection[str]) -> dict[str, Source]:
    """Drop documents from the sources; return every other source that has changed, by digest.

    Copies that only these held together are told anew among those that stay.
    """
    witnesses = {source.witness for source in projection.sources(documents).values() if source.witness}
    stay = projection.sources(projection.copies(witnesses) - set(documents))
    projection.drop_sources(documents)
    found = group(_fingerprints(connection, stay).values())
    names, superseded = found.names(), found.superseded_by
    made = {
        digest: replace(source, witness=names.get(digest, ""), superseded_by=superseded.get(digest))
        for digest, source in stay.items()
    }
    changed = {digest: source for digest, source in made.items() if source != stay[digest]}
    projection.put_sources(list(changed.values()))
    return changed


def _join(connection: Connection, projection: Projection, own: Fingerprint, copies: Iterable[str]) -> dict[str, Source]:
    """Make one group of a document, its copies and theirs."""
    held = projection.sources(copies)
    members = {own.digest, *held} | projection.copies({source.witness for source in held.values() if source.witness})
    superseded = superseded_among(_fingerprints(connection, members).values())
    changed = _regrouped(projection.sources(members), superseded)
    projection.put_sources(list(changed.values()))
    return changed


def _regrouped(members: Mapping[str, Source], superseded: Mapping[str, str]) -> dict[str, Source]:
    name = min(members)
    made = {
        digest: replace(source, witness=name, superseded_by=superseded.get(digest))
        for digest, source in members.items()
    }
    return {digest: source for digest, source in made.items() if source != members[digest]}


def _fingerprints(connection: Connection, documents: Iterable[str]) -> dict[str, Fingerprint]:
    listings = listings_of(connection, sorted(documents))
    return {item.digest: unpack_fingerprint(item.fingerprint) for item in listings if item.fingerprint is not None}
