"""Whether an agreement binds in law, as its sources say."""

from __future__ import annotations

import re

from depositary.core.values import TermValue
from depositary.register.agreements import Agreement, Evidence

_NOT_BINDING = re.compile(r"\b(?:not?|non|no|neither|without|political|rather than|unbinding|never)\b", re.IGNORECASE)


def binding_sides(agreement: Agreement) -> dict[str, list[Evidence]]:
    """The evidence that says that it binds, and that it does not, under `binding` and `not binding`."""
    sides: dict[str, list[Evidence]] = {"binding": [], "not binding": []}
    for item in agreement.evidence:
        value = item.statement.value
        if isinstance(value, TermValue) and value.term == "binding" and item.silent is None:
            sides["not binding" if _NOT_BINDING.search(value.text) else "binding"].append(item)
    return sides


def bindingness(agreement: Agreement) -> str:
    """The codebook's code: `binding`, `political`, `disputed` where sources differ, `unknown` where none says so."""
    sides = binding_sides(agreement)
    if all(sides.values()):
        return "disputed"
    if sides["binding"]:
        return "binding"
    return "political" if sides["not binding"] else "unknown"
