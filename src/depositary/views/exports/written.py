"""What an export wrote."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from depositary.views.exports.imprints import Imprint


@dataclass(frozen=True, slots=True)
class Written:
    """The hash of an export's content, and how many rows each of its parts has.

    `notes` tells what the format could not take.
    """

    hash: str
    rows: Mapping[str, int]
    notes: tuple[str, ...] = field(default=())

    def record(self, imprint: Imprint, form: str) -> dict[str, object]:
        """What stands beside the export, or in it: format, imprint, hash and rows."""
        return {
            "format": form,
            **imprint.record(),
            "content_hash": f"sha256:{self.hash}",
            "rows": dict(self.rows),
            **({"notes": list(self.notes)} if self.notes else {}),
        }
