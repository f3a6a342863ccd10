"""The canonical form of the lexicon's tables: sorted by key, each key once, quoted only where CSV needs it."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from depositary.lexicon.tables import COLUMNS, KEYS, read_rows


def canonical_text(path: Path, table: str) -> str:
    """What the file must read to be canonical; of rows with one key the last stays.

    Raises `LexiconError` when the file is no such table.
    """
    key = KEYS[table]
    rows = {tuple(row[column] for column in key): row for row in read_rows(path, table)}
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS[table])
    writer.writerows([rows[each][column] for column in COLUMNS[table]] for each in sorted(rows))
    return out.getvalue()
