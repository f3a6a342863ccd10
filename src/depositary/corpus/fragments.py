"""Fragments of HTML inside e-mails and feeds: their text, without a claim to offsets."""

from __future__ import annotations

from depositary.corpus.blocks import BlockBuilder
from depositary.corpus.encodings import holdable
from depositary.corpus.limits import Limits
from depositary.corpus.markup import tokens


def fragment_text(markup: str, source: str, limits: Limits) -> str:
    """The blocks of a fragment, a paragraph each; what navigation, forms and hidden elements hold is left out.

    Raises `LimitError` when elements nest deeper than `limits.html_depth`.
    """
    page = holdable(markup)
    return "\n\n".join(block.text for block in BlockBuilder(page, source, limits.html_depth).build(tokens(page)))
