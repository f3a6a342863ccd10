"""Stages as things that are due or come: "entry into force" for `in_force`."""

from __future__ import annotations

#: The others stand as their code.
_NOUNS = {
    "proposed": "the proposal",
    "agreed": "agreement on the text",
    "signed": "signature",
    "joined": "accession",
    "submitted": "submission",
    "approved": "approval",
    "ratified": "ratification",
    "in_force": "entry into force",
    "changed": "the change",
    "suspended": "suspension",
    "ended": "the end",
}


def stage_noun(stage: str) -> str:
    """A stage as a thing that is due or comes.

    >>> stage_noun("in_force"), stage_noun("talks")
    ('entry into force', 'talks')
    """
    return _NOUNS.get(stage, stage.replace("_", " "))


def waiting_words(on: str) -> str:
    """What a condition holds up, where that is a stage in words with or without its instrument; else as it stands.

    >>> waiting_words("in force of The lease"), waiting_words("signed"), waiting_words("the ferry pact")
    ('entry into force of the lease', 'signature', 'the ferry pact')
    """
    stage, of, instrument = on.partition(" of ")
    noun = _NOUNS.get(stage.replace(" ", "_"))
    if noun is None:
        return on
    first, space, rest = instrument.partition(" ")
    article = first.lower() if first in ("The", "A", "An", "Its", "This", "That") else first
    return f"{noun}{of}{article}{space}{rest}"
