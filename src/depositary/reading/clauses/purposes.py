"""Purposes: what frames a verb behind a "to" that no verb of will governs: "will not travel to Lima to sign", "rejected
calls to sign", "needs the consent of parliament to sign".
"""

from __future__ import annotations

from depositary.core.codes import Framing
from depositary.lexicon.words import Words
from depositary.reading.mentions.views import CLAUSE_MARKS, SentenceView

#: So many words may stand between the verb and "to": "did not travel to Lima with his minister to sign".
_REACH = 9
#: So many words before an invitation it is refused, before a journey it is negated.
_NEAR = 3


def purpose_framing(view: SentenceView, at: int, words: Words) -> tuple[Framing, str] | None:
    """How the words ahead of the "to" at a token frame what it leads to, and by which word; None where they do not."""
    lists = words.purposes
    low = max(0, at - _REACH)
    lead = [token.lower for token in view.tokens[low:at]]
    stops = [i for i, word in enumerate(lead) if word in CLAUSE_MARKS or word == ","]
    lead = lead[stops[-1] + 1 :] if stops else lead
    if not lead:
        return None
    if lead[-1] in lists.invitations:
        refused = not lists.refusing.isdisjoint(lead[-1 - _NEAR : -1])
        return (Framing.DENIED, f"{lead[-1]} to") if refused else None
    if lead[-1] in words.verbs.negators and not lists.asking.isdisjoint(lead):
        return Framing.POSSIBLE, "not to"
    for i, word in enumerate(lead):
        before = lead[max(0, i - _NEAR) : i]
        if word in lists.chances and not lists.taken.isdisjoint(before):
            return Framing.HAPPENED, f"{word} to"
        if word in lists.needing or word in lists.chances:
            return Framing.POSSIBLE, f"{word} to"
        refused = not (words.verbs.negators | lists.refusing).isdisjoint(before)
        if (word in lists.going or word in lists.journeys) and refused:
            return Framing.DENIED, f"{word} to"
    return None
