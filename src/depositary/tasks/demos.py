"""The demo's reports: dispatches written for this project after real events; dates, parties and numbers are true."""

from __future__ import annotations

from pathlib import Path

#: JSON Lines of 90 dispatches from July 2023 to October 2025, with contradictions, slipped targets and stale counts.
REPORTS = Path(__file__).parent / "data" / "demo-reports.jsonl"


def report_count() -> int:
    """How many reports there are."""
    with REPORTS.open("rb") as lines:
        return sum(1 for _ in lines)
