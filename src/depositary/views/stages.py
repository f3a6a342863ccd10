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


#: Fine codes that do not say by themselves what they mean; the others stand as their code.
_PLAIN = {
    "signed_definitive": "signed for good",
    "signed_subject": "signed, subject to consent",
    "signed_political": "signed, not binding in law",
    "joined_declaration": "joined the declaration",
    "submitted_to_legislature": "before parliament",
    "legislature_approved": "approved by parliament",
    "legislature_rejected": "rejected by parliament",
    "government_approved": "approved by the government",
    "approved_internationally": "approved towards the others",
    "eif_threshold_met": "consents for entry into force complete",
    "in_force_for_party": "in force for one party",
    "effective_on_signature": "in force on signature",
}


def stage_words(code: str | None) -> str:
    """A stage, coarse or fine, for people; empty for none.

    >>> stage_words("effective_on_signature"), stage_words("round_held"), stage_words(None)
    ('in force on signature', 'round held', '')
    """
    return _PLAIN.get(code or "", (code or "").replace("_", " "))


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
