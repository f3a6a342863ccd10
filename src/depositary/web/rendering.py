"""Shapes into bytes: HTML by templates that escape everything, JSON and CSV that carry their clocks."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from depositary.views.codes import code_words
from depositary.views.conflicts import kind_words
from depositary.views.dates import date_words
from depositary.views.pages.shapes import Shape
from depositary.views.plaintext import one_line, several, visible
from depositary.views.spreadsheets import csv_lines
from depositary.views.stages import stage_noun, stage_words
from depositary.views.tables import Column, Kind, Table, cell_text
from depositary.web.pages import Visit


@cache
def environment() -> Environment:
    """The templates of the package. Every value is escaped, in every file."""
    made = Environment(
        loader=PackageLoader("depositary.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(
        day=date_words,
        shown=_shown,
        words=_words,
        code=code_words,
        cell=cell_text,
        sentence=_sentence,
        noun=stage_noun,
        stage=stage_words,
        several=several,
        conflict=kind_words,
    )
    return made


def _words(text: str | None) -> str:
    """Text of a document on one line, with what would reorder or hide its surroundings written out."""
    return one_line(text or "")


def _shown(text: str) -> str:
    """Text of a document with its line breaks, whatever else would reorder or hide its surroundings written out."""
    return visible(text.replace("\r\n", "\n").replace("\r", "\n"))


def _sentence(text: str) -> str:
    """Words that begin a sentence."""
    return text[:1].upper() + text[1:]


def render(template: str, values: Mapping[str, Any]) -> bytes:
    """A template's page. Lone surrogates of hostile documents become question marks."""
    return environment().get_template(template).render(values).encode("utf-8", "replace")


def about(visit: Visit, shape: Shape) -> dict[str, Any]:
    """What every export says of itself: title, clocks, definition, version, path and permanent path."""
    return {
        "title": shape.title,
        **visit.moment.record(),
        "definition": shape.definition,
        "version": visit.version.id,
        "recorded": visit.version.recorded or None,
        "path": visit.links.permanent(),
        "permanent": visit.pinned,
    }


def json_bytes(value: Any) -> bytes:
    """A value as indented JSON, whatever its strings hold."""
    return (json.dumps(value, ensure_ascii=True, indent=1) + "\n").encode("ascii")


def page_json(visit: Visit, shape: Shape) -> bytes:
    """A page's record under what the export says of itself."""
    return json_bytes({"about": about(visit, shape), **shape.record()})


def page_csv(visit: Visit, shape: Shape) -> bytes:
    """A page's rows; behind each stand the clocks, the definition and the version, so that a copied row keeps them."""
    return "".join(_csv(visit, shape)).encode("utf-8", "replace")


def _csv(visit: Visit, shape: Shape) -> Iterator[str]:
    raw = visit.request.value("raw") == "1"
    return csv_lines(stamped(visit, shape), raw=raw)


def stamped(visit: Visit, shape: Shape) -> Table:
    """A shape's table with the columns that every export has at its end."""
    table = shape.table()
    told = {name: value for name, value in about(visit, shape).items() if name in _STAMPS}
    columns = tuple(Column(name, name.replace("_", " "), kind) for name, kind in _STAMPS.items())
    stamp = tuple(told[name] for name in _STAMPS)
    return replace(table, columns=(*table.columns, *columns), rows=tuple((*row, *stamp) for row in table.rows))


_STAMPS = {
    "as_of": Kind.DATE,
    "as_known": Kind.DATE,
    "as_public": Kind.DATE,
    "definition": Kind.TEXT,
    "version": Kind.CODE,
}


def metadata_json(visit: Visit, shape: Shape) -> bytes:
    """What a page's CSV holds: its columns, the number of its rows, and the same as every export."""
    table = stamped(visit, shape)
    columns = [
        {"name": column.name, "title": column.title, "type": column.kind.name.lower()}
        for column in table.columns
        if column.for_data
    ]
    return json_bytes({"about": about(visit, shape), "rows": len(table.rows), "columns": columns})
