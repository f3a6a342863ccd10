"""Lines that go into a layout's copy whole stand where they would stand letter by letter."""

import pytest

from depositary.core.documents import Document, Provenance
from depositary.reading.texts.layouts import Layout


def layout(text: str) -> Layout:
    return Layout(Document(text, Provenance("test")))


@pytest.mark.parametrize(
    ("text", "copy"),
    [
        ("Kenya  and   Peru signed.", "Kenya and Peru signed."),
        ("Kenya \u2013 and Peru  \u2013 signed.  ", "Kenya - and Peru - signed."),
        ("a five \u2013year  term", "a five-year term"),
        ("a five -Year term", "a five -Year term"),
        ("the sig\u00adned\u00a0 pact", "the signed pact"),
        ("- one  item", "- one item"),
    ],
)
def test_spaces_and_hyphens_are_evened_out(text: str, copy: str) -> None:
    assert layout(text).text == copy


def test_a_passage_behind_a_wide_gap_is_cut_from_the_document() -> None:
    text = "Kenya   and    Peru signed."
    found = layout(text)
    at = found.text.index("Peru")
    assert found.passage(at, at + 4).start == text.index("Peru")
    assert found.gap(found.text.index(" ")) == 3
