"""HTML pages: main text only, every offset carried, metadata with their basis."""

from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from depositary.core.codes import PublishedBasis
from depositary.core.documents import Document
from depositary.core.errors import InputError, LimitError
from depositary.corpus import DEFAULT_LIMITS
from depositary.corpus.pages import page_draft

FIRST = "The port of Examplia opened on Monday, and the first ferries from the island came in at noon."
SECOND = "Both sides will sign the agreement on the ferry line in June, the ministry announced after the ceremony."
THIRD = "The two towns had negotiated for eleven years, and nobody at the quay wanted to say who had given way."

PAGE = f"""<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>Port opens | The Example</title>
<meta property="og:title" content="Port opens &amp; ferries come"><meta property="og:site_name" content="The Example">
<link rel="canonical" href="https://news.example/port"><meta name="date" content="2024-05-14">
<script type="application/ld+json">
{{"@graph": [{{"@type": "NewsArticle", "datePublished": "2024-05-14T09:30:00Z"}}]}}</script>
<script>var teaser = "{FIRST}";</script></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>
<div class="teaser"><a href="/port">{FIRST}</a></div>
<article><h1>Port opens &amp; ferries come</h1>
<p>{FIRST.replace("the island", "the <b>island</b>").replace(" ", "  ")}</p>
<figure><img src="x"><figcaption>{SECOND}</figcaption></figure>
<p>{SECOND}
<p>&ldquo;{THIRD}&rdquo;
<ul><li>First item of the agreement about the ferries<li>Second item of the agreement about the harbour</ul>
<table><tr><th>Year<th>Sum<tr><td>2024<td>5 million francs</table>
<p>Read also: Zoo welcomes four penguins</p></article>
<div style="display: none">{THIRD}</div><footer>All rights reserved 2024</footer></body></html>"""


def draft(page: str, **limits: int):
    return page_draft(page.encode(), "x.html", replace(DEFAULT_LIMITS, **limits))


def carried(text: str, page: str, offsets) -> None:
    """Every character is the page's own at its place, a blank for white space or the start of an entity."""
    for at, char in enumerate(text):
        place = offsets.place(at)
        if place is None:
            assert char in "\n\t"
        else:
            assert page[place] == char or page[place] == "&" or (char.isspace() and page[place].isspace())


def test_the_main_text_is_the_articles_own() -> None:
    made = draft(PAGE)
    paragraphs = made.text.split("\n\n")
    assert paragraphs[0] == "Port opens & ferries come"
    assert paragraphs[1:4] == [FIRST, SECOND, f"“{THIRD}”"]
    assert "First item of the agreement about the ferries\nSecond item" in made.text
    assert "2024\t5 million francs" in made.text
    assert "Home" not in made.text
    assert "All rights" not in made.text


def test_offsets_lead_into_the_article_and_not_to_look_alikes() -> None:
    made = draft(PAGE)
    carried(made.text, PAGE, made.offsets)
    for sentence in (FIRST, SECOND, THIRD):
        place = made.offsets.place(made.text.index(sentence))
        assert place is not None
        assert PAGE.index("<article>") < place < PAGE.index("</article>")
        assert (
            PAGE[place : place + 8].split() == sentence[:7].split() or PAGE[place] == "&" or PAGE[place] == sentence[0]
        )
    place = made.offsets.place(made.text.index(SECOND))
    assert place is not None
    assert place > PAGE.index("</figure>"), "not the caption"


def test_residue_inside_the_article_is_set_apart(read) -> None:
    (document,) = read("a.html", PAGE)
    assert isinstance(document, Document)
    assert [document.text[span.start : span.end] for span in document.skipped] == [
        "Read also: Zoo welcomes four penguins"
    ]


def test_structured_metadata_name_the_page() -> None:
    made = draft(PAGE)
    assert made.title == "Port opens & ferries come"
    assert made.publisher == "The Example"
    assert made.address == "https://news.example/port"
    assert made.published == "2024-05-14T09:30:00Z"
    assert made.basis is PublishedBasis.METADATA
    assert made.notes == ()


BODY = f"<body><article><h1>Port opens</h1><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></article></body>"


@pytest.mark.parametrize(
    ("head", "published", "basis"),
    [
        (
            '<meta property="article:published_time" content="2024-05-14T09:30:00+0200">',
            "2024-05-14T09:30:00+02:00",
            "metadata",
        ),
        ('<meta itemprop="datePublished" content="2024-05">', "2024-05", "metadata"),
        ('<time pubdate datetime="2024-05-14">May 14</time>', "2024-05-14", "metadata"),
        ('<time datetime="2024-05-14">May 14</time>', "2024-05-14", "guessed"),
        ('<link rel="canonical" href="https://news.example/2024/05/14/port">', "2024-05-14", "guessed"),
        ('<meta name="date" content="May 2024">', None, "unknown"),
        ('<meta name="date" content="2024-02-31">', None, "unknown"),
        ('<script type="application/ld+json">{"datePublished": "2024-05-14"</script>', None, "unknown"),
        ("<p>Published on 14 May 2024.</p>", None, "unknown"),
        ('<meta property="article:modified_time" content="2025-01-01">', None, "unknown"),
    ],
)
def test_only_structured_metadata_date_a_page(head: str, published: str | None, basis: str) -> None:
    made = draft(f"<html><head>{head}</head>{BODY}</html>")
    assert (made.published, made.basis.value) == (published, basis)


def test_dates_that_disagree_are_noted() -> None:
    made = draft(
        '<script type="application/ld+json">{"datePublished": "2024-05-14"}</script>'
        f'<meta name="date" content="2023-01-01">{BODY}'
    )
    assert made.published == "2024-05-14"
    assert "2023-01-01" in made.notes[0]


def test_a_date_that_the_dateline_contradicts_is_only_a_guess(read) -> None:
    body = f"<article><p>PORT TOWN, Feb 14, 2025 - {FIRST}</p><p>{SECOND}</p></article>"
    page = f'<meta name="date" content="2024-02-14">{body}'
    (document,) = read("a.html", page)
    assert document.provenance.published_basis is PublishedBasis.GUESSED
    assert any("contradicts" in note for note in document.notes)


def test_a_declared_encoding_is_used_and_noted(read) -> None:
    data = f'<meta charset="windows-1251"><article><p>{FIRST} Порт відкрито. {SECOND}</p></article>'.encode("cp1251")
    (document,) = read("a.html", data)
    assert "Порт відкрито." in document.text
    assert any("cp1251" in note for note in document.notes)


def test_a_page_of_scripts_is_reported(read) -> None:
    (failure,) = read("a.html", "<html><body><script>load()</script><nav>Home</nav></body></html>")
    assert isinstance(failure, InputError)
    assert "without text" in str(failure)


def test_a_page_of_very_many_elements_is_cut_by_structure() -> None:
    made = draft(PAGE, html_elements=10)
    assert FIRST in made.text
    assert "structure" in made.notes[0]
    carried(made.text, PAGE, made.offsets)


@pytest.mark.parametrize("tag", ["<div>", "<b>", "<span><i>", "<table><tr><td>", "<blockquote>"])
def test_deep_nesting_is_refused(tag: str) -> None:
    with pytest.raises(LimitError, match="nested deeper"):
        draft(tag * 20_000 + "The port opened.")


def test_a_huge_page_is_refused() -> None:
    with pytest.raises(LimitError, match="limit is 1000"):
        draft("a" * 2000, markup_size=1000)


@pytest.mark.parametrize(
    "filling",
    [
        "<",
        "<a ",
        "<a '",
        '<a b="',
        "<!--",
        "<!",
        "</",
        "</x",
        "<script>",
        "<title>",
        "&",
        "&#",
        "&amp",
        "<p>",
        "<td>",
        "<li>",
    ],
)
def test_hostile_pages_take_linear_time(filling: str, is_linear) -> None:
    limits = replace(DEFAULT_LIMITS, html_elements=100)

    def work(times: int) -> None:
        with suppress(InputError):
            page_draft((filling * times + "The port opened.").encode(), "x", limits)

    assert is_linear(work, 5_000)


WORDS = st.sampled_from(
    ["port ", "ferry", " &amp; ", "&lt;b&gt;", "\n", "  ", "&nbsp;", "é", "😀", "a < b", "&#8220;", "&bogus;"]
)
TAGS = st.sampled_from(
    ["<p>", "</p>", "<br>", "<b>", "</b>", "<td>", "<tr>", "<li>", "<!-- x -->", "<i/>", "<pre>", "</pre>", "<x y='>'>"]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(WORDS, TAGS), max_size=60).map("".join))
def test_offsets_are_carried_through_any_page(inner: str) -> None:
    page = f"<article><p>Port{inner}</article>"
    made = page_draft(page.encode(), "x", replace(DEFAULT_LIMITS, html_elements=0))
    carried(made.text, page, made.offsets)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=200))
def test_no_bytes_make_a_page_fail(data: bytes) -> None:
    with suppress(InputError):
        page_draft(b"<p>" + data, "x", DEFAULT_LIMITS)
