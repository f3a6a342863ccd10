"""Lines: what a page prints beside the text, and what its width breaks."""

from depositary.core.documents import Document, Provenance
from depositary.reading.texts.lines import is_wrapped, kept_lines


def _words(text: str) -> list[str]:
    return [line.words for line in kept_lines(Document(text, Provenance("x.txt")))]


def test_a_running_head_goes_when_it_comes_back_on_three_pages() -> None:
    pages = "\x0c".join(f"Official Gazette\nPage text number {word}." for word in ("one", "two", "three", "four"))
    assert _words(pages) == [f"Page text number {word}." for word in ("one", "two", "three", "four")]


def test_a_number_that_is_content_stays() -> None:
    assert _words("The total is\n42\nand no more.") == ["The total is", "42", "and no more."]


def test_page_numbers_of_several_forms_go() -> None:
    text = "First.\n\x0c- 2 -\nSecond.\n\x0cPage 3 of 9\nThird."
    assert _words(text) == ["First.", "Second.", "Third."]


def test_paragraphs_of_a_word_file_are_not_wrapped_lines() -> None:
    text = "\n".join(f"The {word} paragraph says all it has to say and then it ends with a stop." for word in "abcdefg")
    assert not is_wrapped(kept_lines(Document(text, Provenance("x.docx"))))


def test_a_short_text_with_lines_that_run_on_is_wrapped() -> None:
    text = (
        "Article 1\nTalks\n\nIf a flood comes over either side, the two sides shall talk within a day at the\n"
        "request of either of them.\n\nArticle 2\nEnd\n\nThis pact lasts for two years and may then be\n"
        "prolonged.\n"
    )
    assert is_wrapped(kept_lines(Document(text, Provenance("x.txt"))))
