"""Layouts: the copy that patterns match, carried back to the document exactly."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from depositary.core.documents import Document, Provenance, Span
from depositary.reading.texts.layouts import Layout

LayOut = Callable[[str], Layout]

PRINTED = (
    "TREATY ON BRIDGES\n"
    "Part I. Works\n"
    "1. The two governments will build three bridges over the river that parts their\n"
    "countries, as long as the season per\xadmits it and as long as their parlia-\n"
    "ments agree. The parliaments of both sides meet on this twice a year in order\n"
    "to hear what the engineers have to\n\x0c\n2\n"
    "report about the works and about the costs that were met so far by each of the\n"
    "two sides.\n"
    "2. Each bridge will bear the name that the nearest town gives it, and the town\n"
    "will look after it. Euro-\nAtlantic ties are thereby strengthened in a lasting way by both of the sides.\n"
)


def _paragraphs(layout: Layout) -> list[str]:
    return [layout.paragraph_text(index) for index in range(len(layout.paragraphs))]


def test_broken_lines_make_paragraphs_again(lay_out: LayOut) -> None:
    paragraphs = _paragraphs(lay_out(PRINTED))
    assert paragraphs[:2] == ["TREATY ON BRIDGES", "Part I. Works"]
    assert paragraphs[2].startswith("1. The two governments")
    assert paragraphs[2].endswith("two sides.")
    assert len(paragraphs) == 4


def test_page_numbers_fall_out_of_sentences(lay_out: LayOut) -> None:
    assert "what the engineers have to report about" in lay_out(PRINTED).text


def test_a_word_broken_at_a_line_s_end_is_whole_where_the_text_knows_it(lay_out: LayOut) -> None:
    text = lay_out(PRINTED).text
    assert "their parliaments agree" in text
    assert "Euro-Atlantic ties" in text
    assert "permits it" in text


def test_passages_are_cut_from_the_document_itself(lay_out: LayOut) -> None:
    layout = lay_out(PRINTED)
    start = layout.text.index("have to report")
    passage = layout.passage(start, start + len("have to report"))
    passage.verify(PRINTED)
    assert passage.quote == "have to\n\x0c\n2\nreport"


def test_typography_is_plain_in_the_copy_only(lay_out: LayOut) -> None:
    text = "The “Sides” agree on the city’s five -year plan – and more."
    layout = lay_out(text)
    assert layout.text == 'The "Sides" agree on the city\'s five-year plan - and more.'
    layout.passage(4, 11).verify(text)


def test_skipped_stretches_are_not_read() -> None:
    text = "Menu Home Contact\nThe two sides agree.\n"
    layout = Layout(Document(text, Provenance("page.html"), skipped=(Span(0, 17),)))
    assert layout.text == "The two sides agree."


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Done in Washington D.C. on 3 May. It ends.", ["Done in Washington D.C. on 3 May. ", "It ends."]),
        ("1. The sides agree. 2. They meet.", ["1. The sides agree. ", "2. They meet."]),
        ("See No. 5 of the list. Then sign.", ["See No. 5 of the list. ", "Then sign."]),
    ],
)
def test_sentences_end_where_they_end(lay_out: LayOut, text: str, sentences: list[str]) -> None:
    assert [sentence.text for sentence in lay_out(text).sentences] == sentences


def test_items_know_the_sentence_that_leads_them(lay_out: LayOut) -> None:
    layout = lay_out("The sides will:\n- build roads;\n- dig wells.\nThe rain falls.")
    assert [sentence.lead for sentence in layout.sentences] == [None, 0, 0, None]


@given(st.text(alphabet=st.characters(exclude_categories=("Cs",)), max_size=400))
@settings(max_examples=200, deadline=None)
def test_any_text_is_laid_out_with_exact_passages(text: str) -> None:
    layout = Layout(Document(text, Provenance("any.txt")))
    assert len(layout.low) == len(layout.text)
    for sentence in layout.sentences:
        assert layout.text[sentence.start : sentence.end] == sentence.text
        if sentence.text.strip():
            layout.passage(sentence.start, sentence.end).verify(text)


@pytest.mark.parametrize("line", ["(((( ", "a.b.c.", "Article 1 ", "- - - ", "“”“”", "1.1.1.1.1."])
def test_hostile_repetition_takes_linear_time(lay_out: LayOut, line: str, is_linear: Callable[..., bool]) -> None:
    assert is_linear(lambda times: lay_out(line * times), 20_000 // len(line))
