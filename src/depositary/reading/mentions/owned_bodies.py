"""Owned bodies: whose a congress or department is, where the words beside its common name say so.

Several states have a "Congress" or a "House of Representatives"; alone, the name stands for the state that is meant
most often. "Peru's Congress" and "the Congress in Lima" are Peru's, and so is "Congress" in what follows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from depositary.lexicon import Lexicon
from depositary.lexicon.words import NameWords, Words
from depositary.reading.mentions.parties import MentionKind, PartyMention

_POSSESSIVES = ("'s ", "’s ", "' ", "’ ")
_IN = frozenset({" in ", " in the "})
_OF = frozenset({" of ", " of the "})
_OPENS_PLACE = ("In ", " in ")
#: Right before a body: it is that of the state which the sentence names before.
_OWN = (" its own ", " its ")


def with_owners(text: str, mentions: Sequence[PartyMention], lexicon: Lexicon, words: Words) -> list[PartyMention]:
    """The mentions, bodies of common names put down to the states that the words beside them name.

    A body whose own state the text never names is that of the state named last before it that has such a body.
    """
    owned: dict[str, str] = {}
    named = {m.code for m in mentions if not _is_common(text[m.start : m.end].lower(), words.names)}
    found: list[PartyMention] = []
    for at, mention in enumerate(mentions):
        name = text[mention.start : mention.end].lower()
        if mention.kind is not MentionKind.INSTITUTION or not _is_common(name, words.names):
            found.append(mention)
            continue
        before = found[-1] if found else None
        after = mentions[at + 1] if at + 1 < len(mentions) else None
        owner = _owner_before(text, before, mention, lexicon) or _owner_behind(text, mention, after, lexicon)
        if owner is None and name not in owned and mention.code not in named:
            sharing = words.shared_bodies.get(name, ())
            owner = next((m.code for m in reversed(found) if m.code in sharing), None)
        if owner is not None:
            owned[name] = owner
        found.append(replace(mention, code=owned.get(name, mention.code)))
    return found


def _is_common(name: str, words: NameWords) -> bool:
    return name in words.common_bodies or name.startswith("department of ")


def _owner_before(text: str, before: PartyMention | None, mention: PartyMention, lexicon: Lexicon) -> str | None:
    """ "Peru's Congress", "the Peruvian Congress", "in Lima the Congress"."""
    if before is None or not _is_state(before, lexicon):
        return None
    gap = text[before.end : mention.start]
    if gap.endswith(_OWN) and ". " not in gap and "\n" not in gap:
        return before.code  # "Peru sent the treaty to its Congress"
    placed = gap == " the " and text[max(0, before.start - 4) : before.start].endswith(_OPENS_PLACE)
    adjective = gap == " " and before.kind is MentionKind.ADJECTIVE
    return before.code if gap in _POSSESSIVES or adjective or placed else None


def _owner_behind(text: str, mention: PartyMention, after: PartyMention | None, lexicon: Lexicon) -> str | None:
    """ "the House of Representatives of Japan", "the Congress in Lima"."""
    if after is None or not _is_state(after, lexicon) or text.startswith(_POSSESSIVES[:2], after.end):
        return None
    gap = text[mention.end : after.start]
    return after.code if gap in _OF or (gap in _IN and after.kind is MentionKind.CAPITAL) else None


def _is_state(mention: PartyMention, lexicon: Lexicon) -> bool:
    party = lexicon.parties.get(mention.code)
    named = mention.kind in {MentionKind.NAME, MentionKind.CAPITAL, MentionKind.ADJECTIVE}
    return named and party is not None and party.kind == "state"
