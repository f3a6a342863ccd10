"""What both workers of the speed bench share: the documents, the words, the memory."""

from __future__ import annotations

import json
import lzma
import resource
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path


def texts(path: Path, most: int) -> Iterator[str]:
    """The texts of a corpus in order, streamed; only the first `most` unless that is 0."""
    with lzma.open(path, "rt", encoding="utf-8") as stream:
        for line in islice(stream, most or None):
            yield json.loads(line)["text"]


def words(text: str) -> int:
    return len(text.split())


def peak_mb() -> float:
    """The most memory this process has held, in MB."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1e6 if sys.platform == "darwin" else peak / 1e3


def report(what: str, unit: str, **figures: float) -> None:
    """Print the figures as one line of JSON, with words per second and peak memory."""
    rate = figures["words"] / figures["seconds"]
    print(json.dumps({"what": what, "unit": unit, **figures, "words_per_second": rate, "peak_mb": peak_mb()}))
