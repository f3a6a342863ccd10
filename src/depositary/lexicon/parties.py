"""Parties: states, territories, organisations and groups, one row each in `parties.csv`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

#: What a party can be. `other` is an actor that reports treat as one and that must never pass for a recognised state.
PARTY_KINDS = ("state", "territory", "organisation", "group", "other")


@dataclass(frozen=True, slots=True)
class Party:
    """One party. States and territories have their ISO 3166-1 alpha-3 code (XKX for Kosovo)."""

    code: str
    kind: str
    """One of `PARTY_KINDS`; a group is a list of states, an organisation acts for itself."""
    name: str
    """Short English name for display, without article."""
    iso2: str | None = None
    since: str | None = None
    """EDTF; None when it exists since before the time of any report read here."""
    until: str | None = None
    """EDTF; the last day of its existence."""
    sovereign: str | None = None
    """The state that a territory belongs to or that claims it."""


def read_party(row: Mapping[str, str]) -> Party:
    """The party of one row of `parties.csv`."""
    return Party(
        code=row["code"],
        kind=row["kind"],
        name=row["name"],
        iso2=row["iso2"] or None,
        since=row["since"] or None,
        until=row["until"] or None,
        sovereign=row["sovereign"] or None,
    )
