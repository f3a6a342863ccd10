#!/usr/bin/env python3
"""Marks sentences and the lexicon's names with spaCy's blank English pipeline: spacy_corpus.py CORPUS MOST."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import corpora
import spacy
from spacy.matcher import PhraseMatcher

from depositary.lexicon import load_lexicon


def main() -> None:
    path, most = Path(sys.argv[1]), int(sys.argv[2])
    names = sorted({name.form for name in load_lexicon().names})
    start = time.process_time()
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.max_length = 10_000_000
    matcher = PhraseMatcher(nlp.vocab)
    matcher.add("NAME", list(nlp.tokenizer.pipe(names)))
    ready = time.process_time()
    documents = words = found = 0
    for text in corpora.texts(path, most):
        doc = nlp(text)
        documents += 1
        words += corpora.words(text)
        found += len(matcher(doc))
        # As Depositary does, look at every sentence once.
        sum(1 for _ in doc.sents)
    end = time.process_time()
    corpora.report(
        f"spaCy {spacy.__version__} blank English, sentencizer, PhraseMatcher over {len(names):,} names",
        "names",
        documents=documents,
        words=words,
        found=found,
        seconds=end - ready,
        ready_seconds=ready - start,
    )


if __name__ == "__main__":
    main()
