"""A text cut at its passages: nothing lost, everything marked, whatever overlaps."""

from hypothesis import given
from hypothesis import strategies as st

from depositary.core.documents import Span
from depositary.views.pages.passages import PART, part_of, segments, window_of

TEXT = "Norway and Ukraine signed it. Spain will follow."
SPANS = st.lists(
    st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(lambda ends: Span(min(ends), max(ends))),
    max_size=6,
)


def test_passages_that_overlap_are_all_marked() -> None:
    whole = Span(0, len(TEXT))
    found = segments(TEXT, [Span(0, 29), Span(11, 40)], (), whole)
    assert [(each.text, each.marks, each.opens) for each in found] == [
        ("Norway and ", (0,), (0,)),
        ("Ukraine signed it.", (0, 1), (1,)),
        (" Spain will", (1,), ()),
        (" follow.", (), ()),
    ]


def test_what_the_reader_passed_over_is_told() -> None:
    found = segments(TEXT, [Span(0, 29)], [Span(29, 48)], Span(0, 48))
    assert [(each.text, each.skipped) for each in found] == [
        ("Norway and Ukraine signed it.", False),
        (" Spain will follow.", True),
    ]


@given(SPANS, SPANS, st.integers(0, len(TEXT)), st.integers(0, len(TEXT)))
def test_the_segments_of_a_window_are_its_text_and_every_mark_covers_its_passage(
    spans: list[Span], skipped: list[Span], first: int, second: int
) -> None:
    window = Span(min(first, second), max(first, second))
    found = segments(TEXT, spans, skipped, window)
    assert "".join(each.text for each in found) == TEXT[window.start : window.end]
    for i, span in enumerate(spans):
        inside = TEXT[max(span.start, window.start) : min(span.end, window.end)]
        assert "".join(each.text for each in found if i in each.marks) == inside
        assert sum(i in each.opens for each in found) == bool(inside)


def test_a_passage_stands_in_the_part_in_which_it_begins() -> None:
    for start in (0, PART - 1, PART, 3 * PART + 5):
        window = window_of(part_of(start) or 1, 10 * PART)
        assert window.start <= start < window.end
    assert part_of(5) is None, "the first part needs no name"
    assert window_of(2, PART + 3) == Span(PART, PART + 3)
