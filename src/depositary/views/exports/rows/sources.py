"""What sources say and who they are: parties, documents, statements, rulings."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

from depositary.core.edtf import Bounds
from depositary.register.rulings import standing_rulings
from depositary.register.sources import Clocks, bounds
from depositary.store.streams import ReadStatement
from depositary.views.exports.editions import Edition
from depositary.views.exports.schemas import Row

_READABLE = json.JSONEncoder(sort_keys=True, ensure_ascii=False)


@cache
def cow_numbers() -> Mapping[str, int]:
    """Numbers of the Correlates of War state system by the register's codes.

    >>> cow_numbers()["UKR"]
    369
    """
    text = resources.files("depositary.views.exports").joinpath("data/cow.csv").read_text("utf-8")
    return {row["party"]: int(row["cow"]) for row in csv.DictReader(text.splitlines())}


def parties(edition: Edition) -> Iterator[Row]:
    """Every party of the lexicon, by code."""
    for code, party in sorted(edition.lexicon.parties.items()):
        yield {
            "code": code,
            "kind": party.kind,
            "name": party.name,
            "iso2": party.iso2,
            "cow": cow_numbers().get(code),
            "since": party.since,
            "until": party.until,
        }


def documents(edition: Edition) -> Iterator[Row]:
    """The documents by digest."""
    sources = edition.state.sources
    for digest, listing in edition.listings.items():
        source = sources[digest]
        yield {
            "id": digest,
            "name": listing.name,
            "title": listing.title,
            "publisher": listing.publisher,
            "address": listing.address,
            "published": listing.published,
            "recorded": listing.recorded,
            "witness": source.group,
            "superseded_by": source.superseded_by if source.superseded_by in edition.listings else None,
        }


def statements(edition: Edition) -> Iterator[Row]:
    """The statements in their order, streamed."""
    for item in edition.statements():
        yield statement_row(item, edition)


def statement_row(item: ReadStatement, edition: Edition) -> Row:
    """One statement as a row."""
    record = item.record
    date_ = record["date"] or {}
    instrument = record["instrument"] or {}
    speaker = record["speaker"] or {}
    window = window_of(date_.get("edtf"))
    passage = record["passage"]
    return {
        "id": item.id,
        "document": item.document,
        "type": item.type,
        "parties": tuple(record["parties"]),
        "stage": record["stage"],
        "stage_detail": record["stage_detail"],
        "framing": record["framing"],
        "date": date_.get("edtf"),
        "valid_from": day_text(window.earliest),
        "valid_to": day_text(window.latest),
        "date_literal": date_.get("literal"),
        "date_basis": date_.get("basis"),
        "instrument_kind": instrument.get("kind"),
        "instrument_subject": instrument.get("subject"),
        "instrument_title": instrument.get("title"),
        "instrument_family": instrument.get("family"),
        "instrument_year": instrument.get("year"),
        "speaker_name": speaker.get("name"),
        "speaker_office": speaker.get("office"),
        "speaker_party": speaker.get("party"),
        "value": json_text(record["value"]),
        "quote": cut(passage["quote"], edition.request.quotes),
        "start": passage["start"],
        "end": passage["end"],
        "known_public": edition.listings[item.document].published,
        "known_from": item.recorded,
        "rank": rank_of(item.id, edition),
        "reader": item.reader,
        "reader_version": item.version,
        "rule": item.rule,
        "confidence": item.confidence,
    }


def cut(quote: str, most: int | None) -> str:
    """The quote, with an ellipsis in place of what goes beyond so many characters.

    >>> cut("signed on Monday", 7)
    'signed…'
    """
    return quote if most is None or len(quote) <= most else f"{quote[: most - 1].rstrip()}…"


def rank_of(statement: str, edition: Edition) -> str:
    """How rulings rank a statement: `preferred`, `deprecated` or `normal`."""
    if statement in edition.decisions.rejected:
        return "deprecated"
    return "preferred" if statement in edition.decisions.preferred else "normal"


def rulings(edition: Edition) -> Iterator[Row]:
    """The rulings in order of recording, whatever the family: they bind the whole register."""
    standing = {ruling.id for ruling in standing_rulings(edition.rulings, Clocks(as_known=edition.upto))}
    for ruling in edition.rulings:
        yield {
            "id": ruling.id,
            "kind": ruling.kind.value,
            "targets": ruling.targets,
            "corrections": json_text(dict(ruling.corrections)),
            "reason": ruling.reason,
            "who": ruling.who,
            "made_at": ruling.made_at,
            "stands": ruling.id in standing,
        }


def window_of(edtf: str | None) -> Bounds:
    """The days that a date allows; open where there is none."""
    return bounds(edtf) if edtf else Bounds(None, None)


def day_text(day: date | None) -> str | None:
    """A day as ISO 8601, None for an open side."""
    return day.isoformat() if day else None


def json_text(value: Any) -> str:
    """Canonical JSON, readable beyond ASCII."""
    return _READABLE.encode(value)
