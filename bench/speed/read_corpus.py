#!/usr/bin/env python3
"""Reads a corpus to statements in this process and prints what that took: read_corpus.py CORPUS MOST."""

from __future__ import annotations

import sys
import time
from itertools import islice

import corpora

from depositary import api


def main() -> None:
    path, most = sys.argv[1], int(sys.argv[2])
    start = time.process_time()
    reader = api.rule_reader()
    ready = time.process_time()
    documents = words = statements = 0
    # Decompression, parsing, boilerplate and language are part of the work, as they are for a user.
    for document, found in islice(api.read([path], reader=reader), most or None):
        documents += 1
        words += corpora.words(document.text)
        statements += len(found)
    end = time.process_time()
    corpora.report(
        "Depositary, files to statements",
        "statements",
        documents=documents,
        words=words,
        found=statements,
        seconds=end - ready,
        ready_seconds=ready - start,
    )


if __name__ == "__main__":
    main()
