"""Parquet: the tables of a data package with typed columns. Needs the extra `depositary[exports]`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from depositary.core.edtf import bounds, is_valid
from depositary.core.errors import UsageError
from depositary.views.exports.bundles import bundle
from depositary.views.exports.cells import utf8
from depositary.views.exports.datapackages import write_package
from depositary.views.exports.descriptors import Form, Sink
from depositary.views.exports.editions import Edition
from depositary.views.exports.options import Options
from depositary.views.exports.schemas import Field, Schema, Type, Value, schemas_named
from depositary.views.exports.written import Written

#: Rows of one row group, which are held at a time.
_GROUP = 20_000


def write_parquet(edition: Edition, out: Path, options: Options) -> Written:
    """Write a data package of Parquet tables to a new folder or a `.zip` file.

    Beside every EDTF date stand its first and its last day as typed columns (`_earliest`, `_latest`).

    Raises `UsageError` when the extra is not installed.
    """
    try:
        import pyarrow  # noqa: F401  (only to say early what is missing)
    except ModuleNotFoundError as error:
        raise UsageError("Parquet needs the extra: install depositary[exports]") from error
    with bundle(out) as opened:
        form = Form("parquet", "application/vnd.apache.parquet", _write_table, guarded=False)
        return write_package(edition, opened, schemas_named(options.tables), form)


def _write_table(stream: Sink, schema: Schema, rows: Iterator[tuple[Value, ...]]) -> int:
    import pyarrow as pa
    from pyarrow import parquet

    shape = pa.schema([(name, kind) for field in schema.fields for name, kind in parquet_columns(field)])
    number = 0
    with parquet.ParquetWriter(pa.PythonFile(stream, mode="w"), shape, compression="zstd") as writer:
        while group := list(islice(rows, _GROUP)):
            number += len(group)
            columns = [
                values for place, field in enumerate(schema.fields) for values in parquet_values(field, group, place)
            ]
            writer.write_table(pa.table(columns, schema=shape))
    return number


def parquet_columns(field: Field) -> list[tuple[str, Any]]:
    """The columns of a field with their types: a date has three, as EDTF, its first day and its last."""
    import pyarrow as pa

    if field.type is Type.EDTF:
        return [(field.name, pa.string()), *((f"{field.name}_{side}", pa.date32()) for side in ("earliest", "latest"))]
    kinds = {
        Type.DAY: pa.date32(),
        Type.INSTANT: pa.timestamp("us", tz="UTC"),
        Type.INTEGER: pa.int64(),
        Type.NUMBER: pa.float64(),
        Type.BOOLEAN: pa.bool_(),
        Type.CODES: pa.list_(pa.string()),
        Type.WORDS: pa.list_(pa.string()),
    }
    return [(field.name, kinds.get(field.type, pa.string()))]


def parquet_values(field: Field, rows: list[tuple[Value, ...]], place: int) -> Iterator[list[Any]]:
    """The values of a field's columns in every row, where they stand at a place."""
    found = [row[place] for row in rows]
    if field.type is Type.EDTF:
        yield [_clean(value) for value in found]
        windows = [bounds(value) if isinstance(value, str) and is_valid(value) else None for value in found]
        yield [window.earliest if window else None for window in windows]
        yield [window.latest if window else None for window in windows]
    elif field.type is Type.DAY:
        yield [date.fromisoformat(value) if isinstance(value, str) else None for value in found]
    elif field.type is Type.INSTANT:
        yield [datetime.fromisoformat(value) if isinstance(value, str) else None for value in found]
    else:
        yield [_clean(value) for value in found]


def _clean(value: Value) -> Any:
    """The value with every text as valid UTF-8."""
    if isinstance(value, str):
        return utf8(value).decode("utf-8")
    return [utf8(each).decode("utf-8") for each in value] if isinstance(value, tuple) else value
