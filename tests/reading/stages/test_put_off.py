"""What a document leaves open until somebody asks: headings of rosters, lists of parties, and dates."""

from collections.abc import Callable

import pytest
from tests.reading.reports import reader, stage_statements

from depositary.lexicon.frames import load_frames
from depositary.reading.dates.documents import DocumentDates
from depositary.reading.discourse.contexts import Headings, Said
from depositary.reading.mentions.lists import LatestList
from depositary.reading.mentions.views import SentenceView
from depositary.reading.sentences.grammars import load_grammar

RULE = load_frames("en").rules[0]


def said(number: int) -> Said:
    return Said(RULE, None, number, counted=True)


def finding(number: int, asked: list[int]) -> Callable[[], Said]:
    def find() -> Said:
        asked.append(number)
        return said(number)

    return find


def test_a_heading_is_looked_for_only_when_a_roster_asks() -> None:
    asked: list[int] = []
    headings = Headings()
    headings.put_off(4, finding(4, asked))
    assert headings.is_near(6)
    assert not headings.is_near(7)
    assert asked == []
    assert headings.latest(6) == said(4)
    assert headings.latest(7) is None
    assert asked == [4]


def test_a_later_heading_takes_the_place_of_those_put_off() -> None:
    asked: list[int] = []
    headings = Headings()
    headings.put_off(1, finding(1, asked))
    headings.note(said(2))
    assert headings.latest(3) == said(2)
    assert asked == []


def test_sentences_out_of_reach_are_forgotten() -> None:
    asked: list[int] = []
    headings = Headings()
    for number in range(100):
        headings.put_off(number, finding(number, asked))
    assert headings.latest(100) == said(99)
    assert asked == [97, 98, 99]


def test_the_latest_list_is_that_of_the_last_sentence_with_one() -> None:
    finder, words = reader().finder, load_grammar().words.lists
    lists = LatestList()
    assert lists.codes == ()
    for text in ("Peru and Chile met.", "Kenya and Ghana met.", "Peru rested.", "Chile slept while others met Peru."):
        lists.add(SentenceView(text, 0, len(text), finder.find(text, None)), words)
    assert lists.codes == ("KEN", "GHA")
    assert lists.codes == ("KEN", "GHA")


def test_a_roster_stands_under_a_heading_that_nothing_else_asked_about() -> None:
    text = (
        "Gulls rest. Which countries have joined so far? "
        "Peru on 12 January 2024, Chile on 16 February and Kenya on 3 March."
    )
    dates = {s.date.edtf for s in stage_statements(text) if s.date is not None}
    assert dates == {"2024-01-12", "2024-02-16", "2024-03-03"}


def test_dates_are_found_in_the_sentence_that_is_asked_about(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Gulls came on 2 May 2024. They left a day later."
    spans = [(0, 25), (26, len(text))]
    looked: list[int] = []
    dates = DocumentDates(text, spans, "2024-06-01")
    found = dates.within

    def within(start: int, end: int) -> object:
        looked.append(start)
        return found(start, end)

    monkeypatch.setattr(dates, "within", within)
    first = found(*spans[0])[0]
    assert dates.anchor(first) is None
    assert looked == [], "a date that counts from no other needs none"
    later = found(*spans[1])[0]
    assert dates.anchor(later) == "2024-05-02"
    assert 0 in looked
