"""The formats of `depositary export`, and the one way to write any of them."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import file_digest
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from depositary.core.errors import UsageError
from depositary.views.exports.bundles import new_file
from depositary.views.exports.cells import utf8
from depositary.views.exports.options import Options
from depositary.views.exports.written import Written

if TYPE_CHECKING:
    from depositary.views.exports.editions import Edition


@dataclass(frozen=True, slots=True)
class Format:
    """One format: what it is for, the function that writes it, and which of the options it takes.

    A format of one file has its description beside it, in a file of the same name with `.metadata.json` after it.
    """

    says: str
    home: str
    takes: tuple[str, ...] = ()
    one_file: bool = True

    def writer(self) -> Callable[[Edition, Path, Options], Written]:
        """The function that writes it, imported now."""
        module, _, name = self.home.partition(":")
        found: Callable[[Edition, Path, Options], Written] = getattr(import_module(f"{__package__}.{module}"), name)
        return found


FORMATS: Mapping[str, Format] = {
    "csv": Format(
        "data package of CSV tables: a folder, or a .zip", "datapackages:write_csv", ("table", "raw", "quotes"), False
    ),
    "parquet": Format("the same with typed columns", "parquets:write_parquet", ("table", "quotes"), False),
    "package": Format(
        "CSV tables and the whole log, to import again", "packages:write_whole", ("raw", "no-originals"), False
    ),
    "xlsx": Format("workbook, cells linked to passages", "workbooks:write_xlsx", ("table", "quotes")),
    "json": Format("all tables in one document", "jsons:write_json", ("table", "quotes")),
    "jsonl": Format("statements, one a line", "jsons:write_jsonl", ("quotes",)),
    "jsonld": Format("schema.org, PROV-O, Web Annotation, ClaimReview", "linked:write_jsonld", ("base",)),
    "graphml": Format("network of parties and agreements", "graphs:write_graphml"),
    "geojson": Format("a point for every party, with what it agreed", "points:write_geojson"),
    "markdown": Format("table of agreements with footnotes", "footnotes:write_markdown"),
    "ics": Format("calendar of targets, ends and notice days", "dates:write_ics", ("base",)),
    "atom": Format("feed of what the register learned", "news:write_atom", ("base", "since")),
    "bibtex": Format("agreements to cite", "citing:write_bibtex", ("base",)),
    "ris": Format("agreements to cite", "citing:write_ris", ("base",)),
    "csl": Format("agreements to cite, CSL-JSON", "citing:write_csl", ("base",)),
    "index": Format("small file to poll for a new version", "polling:write_index", (), False),
}


def write(edition: Edition, form: str, out: Path, options: Options) -> Written:
    """Write an edition in a format.

    Raises `UsageError` for an unknown format or table, for options that the format has no use for, and where it cannot
    be written.
    """
    chosen = FORMATS.get(form)
    if chosen is None:
        raise UsageError(f"no format {form!r}; there are: {', '.join(FORMATS)}")
    for name, given in _given(edition, options).items():
        if given and name not in chosen.takes:
            raise UsageError(f"{form} has no use for --{name}")
    written = chosen.writer()(edition, out, options)
    if chosen.one_file:
        _describe(edition, form, out, written)
    return written


def _given(edition: Edition, options: Options) -> Mapping[str, object]:
    """What was asked for beyond the clocks and the family, by the names of the command line."""
    return {
        "table": options.tables,
        "raw": options.raw,
        "no-originals": not options.originals,
        "base": options.base,
        "since": options.since,
        "quotes": edition.request.quotes,
    }


def _describe(edition: Edition, form: str, out: Path, written: Written) -> None:
    with out.open("rb") as file:
        digest = file_digest(file, "sha256").hexdigest()
    record = {**written.record(edition.imprint, form), "bytes": out.stat().st_size, "file_hash": f"sha256:{digest}"}
    with new_file(out.with_name(f"{out.name}.metadata.json")) as beside:
        beside.write(utf8(json.dumps(record, ensure_ascii=False, indent=2) + "\n"))
