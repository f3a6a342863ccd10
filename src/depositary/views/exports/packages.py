"""Packages: the CSV tables, and beside them the whole log with what it records, from which `import` makes a register.

`register/log.jsonl` holds one log entry a line (`depositary.store.copying`), `register/originals/` the original files
under their digests.
"""

from __future__ import annotations

import json
from pathlib import Path

from depositary.store.copying import LOG_FILE, ORIGINALS_FOLDER, entries, originals
from depositary.views.exports.bundles import bundle
from depositary.views.exports.datapackages import csv_package
from depositary.views.exports.editions import Edition
from depositary.views.exports.options import Options
from depositary.views.exports.schemas import schemas_named
from depositary.views.exports.written import Written


def write_whole(edition: Edition, out: Path, options: Options) -> Written:
    """Write a package to a new folder or a `.zip` file.

    The hash is that of the tables. The clocks and the family bear on the tables; of the log, everything recorded by
    `as_known` is in it.
    """
    with bundle(out) as opened:
        written = csv_package(edition, opened, schemas_named(()), raw=options.raw)
        with opened(LOG_FILE) as stream:
            for entry in entries(edition.store, edition.upto):
                # Only ASCII, so that a lone surrogate comes back as it was.
                stream.write(json.dumps(entry, separators=(",", ":")).encode("ascii") + b"\n")
        files = 0
        if options.originals:
            for digest, data in originals(edition.store, edition.upto):
                with opened(f"{ORIGINALS_FOLDER}{digest}") as stream:
                    stream.write(data)
                files += 1
    return Written(written.hash, {**written.rows, "log_entries": edition.imprint.entries, "originals": files})
