"""`index.json`: a small file by which others see whether there is a new version, without fetching it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from depositary import __version__
from depositary.views.exports.bundles import new_file
from depositary.views.exports.editions import Edition
from depositary.views.exports.imprints import ContentHash
from depositary.views.exports.options import Options
from depositary.views.exports.written import Written


def index_record(edition: Edition) -> dict[str, Any]:
    """The version (the hash of the last log entry), when it was recorded, the clocks and how much there is.

    Needs no rebuilt register unless the edition is of one family: it is made to be asked for often.
    """
    imprint = edition.imprint
    return {
        "title": "Register of agreements",
        "version": imprint.head,
        "updated": imprint.recorded,
        "entries": imprint.entries,
        "documents": len(edition.listings),
        "rulings": len(edition.rulings),
        "readers": list(imprint.readers),
        "clocks": {name: imprint.record()[name] for name in ("as_of", "as_known", "as_public")},
        "family": imprint.family,
        "software": f"depositary {__version__}",
    }


def write_index(edition: Edition, out: Path, _options: Options) -> Written:
    """Write the record with the hash of its content."""
    content = ContentHash(edition.imprint)
    record = index_record(edition)
    content.row({name: value for name, value in record.items() if name != "software"})
    with new_file(out) as file:
        text = json.dumps({**record, "content_hash": f"sha256:{content.digits}"}, indent=2)
        file.write(text.encode("ascii") + b"\n")
    return Written(content.digits, {"documents": record["documents"]})
