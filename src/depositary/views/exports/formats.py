"""The formats of `depositary export`, and the one way to write any of them."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import file_digest
from importlib import import_module
from pathlib import Path

from depositary.core.errors import UsageError
from depositary.views.exports.bundles import new_file
from depositary.views.exports.cells import utf8
from depositary.views.exports.editions import Edition
from depositary.views.exports.schemas import Schema, schemas_named
from depositary.views.exports.written import Written


@dataclass(frozen=True, slots=True)
class Options:
    """What a format may be told: which tables (none: all), text unguarded, original files in a package or not."""

    tables: tuple[str, ...] = ()
    raw: bool = False
    originals: bool = True


@dataclass(frozen=True, slots=True)
class Format:
    """One format: what it is for, the function that writes it, and whether tables can be chosen.

    A format of one file has its description beside it, in a file of the same name with `.metadata.json` after it.
    """

    says: str
    home: str
    tables: bool = False
    one_file: bool = True

    def writer(self) -> Callable[..., Written]:
        """The function that writes it, imported now."""
        module, _, name = self.home.partition(":")
        found: Callable[..., Written] = getattr(import_module(f"{__package__}.{module}"), name)
        return found


FORMATS: Mapping[str, Format] = {
    "csv": Format("data package of CSV tables: a folder, or a .zip", "datapackages:write_csv", True, False),
    "parquet": Format("the same with typed columns", "parquets:write_parquet", True, False),
    "package": Format("CSV tables and the whole log, to import again", "packages:write_package", False, False),
    "xlsx": Format("workbook, cells linked to passages", "workbooks:write_xlsx", True),
    "json": Format("all tables in one document", "jsons:write_json", True),
    "jsonl": Format("statements, one a line", "jsons:write_jsonl"),
    "jsonld": Format("schema.org, PROV-O, Web Annotation, ClaimReview", "linked:write_jsonld"),
    "graphml": Format("network of parties and agreements", "graphs:write_graphml"),
    "markdown": Format("table of agreements with footnotes", "footnotes:write_markdown"),
    "ics": Format("calendar of targets, ends and notice days", "dates:write_ics"),
    "atom": Format("feed of what the register learned", "news:write_atom"),
    "bibtex": Format("agreements to cite", "citing:write_bibtex"),
    "ris": Format("agreements to cite", "citing:write_ris"),
    "csl": Format("agreements to cite, CSL-JSON", "citing:write_csl"),
    "index": Format("small file to poll for a new version", "polling:write_index"),
}


def write(edition: Edition, form: str, out: Path, options: Options = Options()) -> Written:
    """Write an edition in a format.

    Raises `UsageError` for an unknown format or table, for options that the format has no use for, and where it cannot
    be written.
    """
    chosen = FORMATS.get(form)
    if chosen is None:
        raise UsageError(f"no format {form!r}; there are: {', '.join(FORMATS)}")
    if options.tables and not chosen.tables:
        raise UsageError(f"{form} has no tables to choose from")
    if options.raw and form not in ("csv", "package"):
        raise UsageError(f"{form} has no guard that --raw could leave out")
    if not options.originals and form != "package":
        raise UsageError(f"{form} holds no originals; only package does")
    schemas: tuple[tuple[Schema, ...], ...] = (schemas_named(options.tables),) if chosen.tables else ()
    further: dict[str, bool] = {"raw": options.raw} if form in ("csv", "package") else {}
    further |= {"with_originals": options.originals} if form == "package" else {}
    written = chosen.writer()(edition, out, *schemas, **further)
    if chosen.one_file:
        _describe(edition, form, out, written)
    return written


def _describe(edition: Edition, form: str, out: Path, written: Written) -> None:
    with out.open("rb") as file:
        digest = file_digest(file, "sha256").hexdigest()
    record = {**written.record(edition.imprint, form), "bytes": out.stat().st_size, "file_hash": f"sha256:{digest}"}
    with new_file(out.with_name(f"{out.name}.metadata.json")) as beside:
        beside.write(utf8(json.dumps(record, ensure_ascii=False, indent=2) + "\n"))
