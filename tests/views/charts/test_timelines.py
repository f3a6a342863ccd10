"""Timelines: steps on their days, old ones at the edge, undated ones with a tail."""

from datetime import date, timedelta

from depositary.core.codes import Stage
from depositary.views.charts.timelines import Scale, Step, Track, scale_of, timeline_svg

MAY, JUNE = date(2024, 5, 2), date(2024, 6, 3)


def test_a_day_stands_in_proportion() -> None:
    scale = Scale(date(2024, 1, 1), date(2024, 12, 31))
    first, middle, last = (scale.place(day) for day in (scale.first, date(2024, 7, 1), scale.last))
    assert first < middle < last
    assert abs(middle - (first + last) / 2) < 3
    assert scale.place(date(1999, 1, 1)) == first


def test_a_few_old_days_do_not_crowd_the_others() -> None:
    days = [date(2024, 1, 1) + timedelta(days=n) for n in range(40)]
    assert scale_of(days).first == days[0]
    assert scale_of([date(1950, 1, 1), *days]).first > date(2023, 12, 31)
    assert scale_of([date(2023, 12, 20), *days]).first == date(2023, 12, 20)


def test_steps_are_drawn_with_their_days_in_words() -> None:
    track = Track(
        "a1",
        "Norway <script>",
        (Step(Stage.TALKS, None, MAY), Step(Stage.AGREED, MAY, JUNE), Step(Stage.SIGNED, JUNE, JUNE)),
    )
    drawn = timeline_svg([track], "Timeline").text
    assert "Norway &lt;script&gt;" in drawn
    assert "<title>talks by 2024-05-02</title>" in drawn
    assert "<title>agreed between 2024-05-02 and 2024-06-03</title>" in drawn
    assert "<title>signed 2024-06-03</title>" in drawn
    assert drawn.count('class="before"') == drawn.count('class="within"') == 1
    assert 'data-place="a1"' in drawn


def test_an_early_step_stands_at_the_edge_with_its_year() -> None:
    tracks = [Track(str(n), "x", (Step(Stage.SIGNED, day, day),)) for n, day in enumerate([JUNE] * 30)]
    old = date(1951, 3, 3)
    drawn = timeline_svg([*tracks, Track("old", "y", (Step(Stage.SIGNED, old, old),))], "Timeline").text
    assert "‹ 1951" in drawn


def test_nothing_gives_no_picture() -> None:
    assert timeline_svg([], "Timeline").text == ""
    assert timeline_svg([Track("a", "b", ())], "Timeline").text == ""
