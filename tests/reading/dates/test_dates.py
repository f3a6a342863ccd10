"""Dates: every form of the data file, resolution in both directions, honest gaps, hostile input."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depositary.core.codes import DateBasis
from depositary.core.edtf import is_valid
from depositary.lexicon.calendars import DateForm, load_calendar
from depositary.reading.dates import DateMention, Direction, anchors, find_dates, resolve

DATA = resources.files("depositary.lexicon").joinpath("data")
LANGUAGES = sorted(folder.name for folder in DATA.iterdir() if folder.joinpath("calendar.toml").is_file())
FORMS = [(language, form) for language in LANGUAGES for form in load_calendar(language).forms]
PAST, FUTURE, UNKNOWN = Direction.PAST, Direction.FUTURE, Direction.UNKNOWN
#: A Wednesday.
PUBLISHED = "2021-06-16"


def found(text: str) -> list[DateMention]:
    return find_dates(text, 0, len(text))


def edtf(
    text: str, direction: Direction = PAST, published: str | None = PUBLISHED, anchor: str | None = None
) -> str | None:
    """What the first date of a text resolves to."""
    return resolve(found(text)[0], published, direction, anchor).edtf


def _cases(kind: str) -> list[tuple[str, DateForm, str]]:
    return [(language, form, text) for language, form in FORMS for text in getattr(form, kind)]


@pytest.mark.parametrize(("language", "form", "text"), _cases("examples"), ids=lambda value: str(value)[:60])
def test_examples_of_the_data(language: str, form: DateForm, text: str) -> None:
    mentions = find_dates(text, 0, len(text), language)
    forms = {form.form, "deadline", "start", "day"} if form.form != "deadline" else {"deadline"}
    assert len(mentions) == 1
    assert mentions[0].form in forms
    resolved = [resolve(mentions[0], PUBLISHED, way, "2019-05-05") for way in (PAST, FUTURE)]
    assert any(stated.edtf is not None and is_valid(stated.edtf) for stated in resolved)


@pytest.mark.parametrize(("language", "form", "text"), _cases("counterexamples"), ids=lambda value: str(value)[:60])
def test_counterexamples_of_the_data(language: str, form: DateForm, text: str) -> None:
    assert form.form not in {mention.form for mention in find_dates(text, 0, len(text), language)}


def test_every_form_has_examples() -> None:
    assert [(language, form.source) for language, form in FORMS if not form.examples] == []


@pytest.mark.parametrize(
    ("text", "literal", "expected"),
    [
        ("It opened on 4 March 2019.", "4 March 2019", "2019-03-04"),
        ("It opened on March 4th, 2019.", "March 4th, 2019", "2019-03-04"),
        ("On March 4<sup>th</sup>, 2019 it opened.", "March 4<sup>th</sup>, 2019", "2019-03-04"),
        ("It opened on 04.03.2019.", "04.03.2019", "2019-03-04"),
        ("It opened on 2019-03-04.", "2019-03-04", "2019-03-04"),
        (
            "Done at Bergen this fourth day of March, two thousand and seven",
            "this fourth day of March, two thousand and seven",
            "2007-03-04",
        ),
        ("Done at Bergen, on the 4th day of March 1978.", "the 4th day of March 1978", "1978-03-04"),
        ("In March 2019 it opened.", "March 2019", "2019-03"),
        ("It opened in 1998.", "1998", "1998"),
        ("under the ferry pact of 1980", "1980", "1980"),
        ("under the 1980 ferry pact", "1980", "1980"),
        ("It boomed in the 1990s.", "the 1990s", "1990/1999"),
        ("It opened in the spring of 2019.", "the spring of 2019", "2019-21"),
        ("in the first half of 2019", "the first half of 2019", "2019-01/2019-06"),
        ("in Q3 2019", "Q3 2019", "2019-07/2019-09"),
        ("between 21 and 24 September 2019", "between 21 and 24 September 2019", "2019-09-21/2019-09-24"),
        ("on 3 and 4 August 2019", "3 and 4 August 2019", "2019-08-03/2019-08-04"),
        ("from 28 December to 3 January 2019", "28 December to 3 January 2019", "2018-12-28/2019-01-03"),
        ("the plan for 2023-2028", "2023-2028", "2023/2028"),
        ("It opened early in 2019.", "early in 2019", "2019"),
        ("in mid-2019", "mid-2019", "2019"),
    ],
)
def test_dates_that_say_everything(text: str, literal: str, expected: str) -> None:
    mention = found(text)[0]
    stated = resolve(mention, None, UNKNOWN)
    assert (mention.literal, stated.edtf, stated.basis) == (literal, expected, DateBasis.STATED)


@pytest.mark.parametrize(
    ("text", "past", "future"),
    [
        ("on 4 March", "2021-03-04", "2022-03-04"),
        ("on 16 June", "2021-06-16", "2021-06-16"),
        ("on 17 June", "2021-06-17", "2021-06-17"),
        ("on August 20", "2020-08-20", "2021-08-20"),
        ("on 29 February", "2020-02-29", "2024-02-29"),
        ("in May", "2021-05", "2022-05"),
        ("in June", "2021-06", "2021-06"),
        ("in August", "2020-08", "2021-08"),
        ("in May or July", "2021-05/2021-07", "2022-05/2022-07"),
        ("last July", "2020-07", "2020-07"),
        ("last June", "2020-06", "2020-06"),
        ("next March", "2022-03", "2022-03"),
        ("on Friday", "2021-06-11", "2021-06-18"),
        ("on Wednesday", "2021-06-16", "2021-06-16"),
        ("last Wednesday", "2021-06-09", "2021-06-09"),
        ("next Wednesday", "2021-06-23", "2021-06-23"),
        ("on Friday of last week", "2021-06-11", "2021-06-11"),
        ("yesterday", "2021-06-15", "2021-06-15"),
        ("this morning", "2021-06-16", "2021-06-16"),
        ("ten days ago", "2021-06-06", "2021-06-06"),
        ("two weeks ago", "2021-06-02", "2021-06-02"),
        ("three months ago", "2021-03", "2021-03"),
        ("a year ago", "2020", "2020"),
        ("a year ago today", "2020-06-16", "2020-06-16"),
        ("six months ago to the day", "2020-12-16", "2020-12-16"),
        ("on the 20th of last month", "2021-05-20", "2021-05-20"),
        ("more than a year ago", "../2020-06-16", "../2020-06-16"),
        ("some weeks ago", "../2021-06-16", "../2021-06-16"),
        ("last week", "2021-06-07/2021-06-13", "2021-06-07/2021-06-13"),
        ("earlier this week", "2021-06-14/2021-06-16", "2021-06-14/2021-06-16"),
        ("later this week", "2021-06-16/2021-06-20", "2021-06-16/2021-06-20"),
        ("last weekend", "2021-06-12/2021-06-13", "2021-06-12/2021-06-13"),
        ("last month", "2021-05", "2021-05"),
        ("earlier this month", "2021-06", "2021-06"),
        ("this year", "2021", "2021"),
        ("late next year", "2022", "2022"),
        ("14 November last year", "2020-11-14", "2020-11-14"),
        ("in the last six months", "2020-12/2021-06", "2020-12/2021-06"),
        ("two decades ago", "2001", "2001"),
        ("over the past two decades", "2001-06/2021-06", "2001-06/2021-06"),
        ("the next decade", "2021-06/2031-06", "2021-06/2031-06"),
        ("this decade", "2020/2029", "2020/2029"),
        ("in the coming months", "2021-06-16/..", "2021-06-16/.."),
        ("this autumn", "2021-23", "2021-23"),
        ("last winter", "2020-24", "2020-24"),
        ("in the spring", "2021-21", "2022-21"),
        ("New Year's Day", "2021-01-01", "2022-01-01"),
        ("the day before yesterday", "2021-06-14", "2021-06-14"),
        ("the day after tomorrow", "2021-06-18", "2021-06-18"),
        ("at the weekend", "2021-06-12/2021-06-13", "2021-06-19/2021-06-20"),
        ("a fortnight ago", "2021-06-02", "2021-06-02"),
        ("from Monday to Friday", "2021-06-14/2021-06-18", "2021-06-21/2021-06-25"),
        ("in the first week of May", "2021-05", "2022-05"),
        ("by end-May", "../2021-05-31", "../2022-05-31"),
    ],
)
def test_dates_seen_from_the_publication(text: str, past: str, future: str) -> None:
    assert (edtf(text, PAST), edtf(text, FUTURE)) == (past, future)


@pytest.mark.parametrize(
    ("text", "form", "expected"),
    [
        ("by 4 March 2019", "deadline", "../2019-03-04"),
        ("by March 2019", "deadline", "../2019-03"),
        ("no later than March 2019", "deadline", "../2019-03"),
        ("by mid-2019", "deadline", "../2019-06"),
        ("by the end of 2019", "deadline", "../2019-12-31"),
        ("by the end of the year", "deadline", "../2021-12-31"),
        ("before the end of the month", "deadline", "../2021-06-30"),
        ("before the year is out", "deadline", "../2021-12-31"),
        ("by the summer", "deadline", "../2021-22"),
        ("before 4 March 2019", "deadline", "../2019-03-03"),
        ("before March 2019", "deadline", "../2019-02"),
        ("before 2019", "deadline", "../2018"),
        ("before the fair that opens in Bergen on 4 March 2019", "deadline", "../2019-03-03"),
        ("until 2019", "deadline", "../2019"),
        ("since March 2019", "deadline", "2019-03/.."),
        ("after 4 March 2019", "deadline", "2019-03-05/.."),
        ("from 4 March 2019", "start", "2019-03-04"),
        ("with effect from 4 March 2019", "start", "2019-03-04"),
        ("within four months", "deadline", "../2021-10"),
    ],
)
def test_one_side_open(text: str, form: str, expected: str) -> None:
    mention = found(f"They will do it {text}, he said.")[0]
    assert (mention.literal, mention.form) == (text, form)
    assert resolve(mention, PUBLISHED, FUTURE).edtf == expected


def test_the_point_of_a_deadline_can_be_asked_for() -> None:
    mention = found("in force since 4 March 2019")[0]
    assert resolve(replace(mention, bound=None), None, PAST).edtf == "2019-03-04"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a day earlier", "2019-05-04"),
        ("five days later", "2019-05-10"),
        ("the day before,", "2019-05-04"),
        ("the following day", "2019-05-06"),
        ("on the same day", "2019-05-05"),
        ("in the same month", "2019-05"),
        ("a month later", "2019-06"),
        ("on 12 December of that year", "2019-12-12"),
        ("later that day", "2019-05-05"),
    ],
)
def test_dates_that_count_from_an_event(text: str, expected: str) -> None:
    (mention,) = found(text)
    stated = resolve(mention, PUBLISHED, PAST, "2019-05-05")
    assert (stated.edtf, stated.basis) == (expected, DateBasis.RELATIVE_TO_EVENT)
    without = resolve(mention, PUBLISHED, PAST)
    assert without.edtf is None
    assert without.unresolved


def test_anchors_follow_the_text() -> None:
    text = "It was made on Monday; talks had begun two days earlier. Last month they met, and on the same day they ate."
    mentions = found(text)
    places = anchors(mentions, PUBLISHED)
    assert places == ["2021-06-16", "2021-06-14", "2021-06-12", "2021-06-12"]
    resolved = [resolve(m, PUBLISHED, PAST, place).edtf for m, place in zip(mentions, places, strict=True)]
    assert resolved == ["2021-06-14", "2021-06-12", "2021-05", "2021-06-12"]
    assert anchors(mentions[:1], "2021-06") == [None]


def test_that_year_is_the_year_of_the_date_before() -> None:
    mentions = found("The first was made on 31 July 2019 and took effect on 12 December of that year.")
    assert [resolve(m, None, PAST).edtf for m in mentions] == ["2019-07-31", "2019-12-12"]


@pytest.mark.parametrize(
    ("text", "past", "future"),
    [
        ("They signed on the 27th, in Lima.", "2021-05-27", "2021-06-27"),
        ("They signed on the 3rd and left.", "2021-06-03", "2021-07-03"),
        ("They signed on the 31st.", "2021-05-31", "2021-07-31"),
    ],
)
def test_a_day_alone_is_the_nearest_of_its_number(text: str, past: str, future: str) -> None:
    (mention,) = found(text)
    assert [resolve(mention, PUBLISHED, way).edtf for way in (PAST, FUTURE)] == [past, future]


def test_a_day_alone_has_the_month_named_before_it() -> None:
    mentions = found("Peru signed on 3 April and Chile on the 11th; in July 2019 Kenya did so.")
    assert [resolve(m, PUBLISHED, PAST).edtf for m in mentions] == ["2021-04-03", "2021-04-11", "2019-07"]
    mentions = found("In July 2019 Kenya did so, and Chad on the 18th.")
    assert [resolve(m, PUBLISHED, PAST).edtf for m in mentions] == ["2019-07", "2019-07-18"]


def test_the_following_season_follows_what_was_told() -> None:
    (mention,) = found("They opened talks in the following summer.")
    assert resolve(mention, PUBLISHED, PAST, "2018-07").edtf == "2019-22"
    assert resolve(mention, PUBLISHED, PAST, "2018-03").edtf == "2018-22"
    assert resolve(mention, PUBLISHED, PAST).edtf is None


def test_a_list_shares_its_year() -> None:
    mentions = found("made on 18 February and 2 April 2019")
    assert [(m.literal, resolve(m, None, PAST).edtf) for m in mentions] == [
        ("18 February", "2019-02-18"),
        ("2 April 2019", "2019-04-02"),
    ]


def test_two_days_of_a_month_that_are_apart_are_two_dates() -> None:
    mentions = found("rounds on 2 and 22 August 2019")
    assert [(m.literal, resolve(m, None, PAST).edtf) for m in mentions] == [
        ("2", "2019-08-02"),
        ("22 August 2019", "2019-08-22"),
    ]


def test_a_story_without_publication_date_is_told_in_order() -> None:
    mention = found("and took effect on 9 March.")[0]
    stated = resolve(mention, None, PAST, "2019-11-02")
    assert (stated.edtf, stated.basis) == ("2020-03-09", DateBasis.INFERRED)


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("last July", None),
        ("on Friday", None),
        ("yesterday", "2021-06"),
        ("on Friday", "2021"),
        ("in May", "2021"),
        ("last July", "2021"),
        ("this year", "2020/2021"),
        ("on 31 April 2021", None),
        ("on 29 February 2021", None),
        ("in ten days", "2021-06-16"),
    ],
)
def test_what_cannot_be_said_comes_with_its_reason(text: str, published: str | None) -> None:
    stated = resolve(found(text)[0], published, PAST)
    assert stated.edtf is None
    assert stated.unresolved
    assert stated.literal in text


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [("last month", "2021-06", "2021-05"), ("last July", "2021-06", "2020-07"), ("last year", "2021", "2020")],
)
def test_a_coarse_publication_date_serves_coarse_words(text: str, published: str, expected: str) -> None:
    assert edtf(text, PAST, published) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Theresa May spoke first.",
        "They may meet, and May said so too.",
        "Prime Minister May arrived.",
        "a long march of the farmers",
        "He paid $61 for 2,000 tiles.",
        "It cost 1.1 billion.",
        "About 1950 soldiers left.",
        "a second look, a third of it",
        "The sun sat low.",
        "She was in her 20s.",
        "April Stone and June Brook met.",
        "the Good Friday ferry",
        "He reads the Sunday Times.",
        "They meet every Monday.",
    ],
)
def test_no_dates(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    ["It opened in May.", "in early May", "May 3, 2019", "3 May", "last May", "May or June it is", "since March"],
)
def test_doubtful_months_in_company(text: str) -> None:
    assert len(found(text)) == 1


def test_the_date_wins_over_a_wrong_weekday() -> None:
    (mention,) = found("on Tuesday, 17 September 2025")
    assert resolve(mention, None, PAST).edtf == "2025-09-17"
    (yearless,) = found("on Tuesday, 17 September")
    assert resolve(yearless, "2025-09-20", PAST).edtf == "2025-09-17"


def test_the_hour_stands_only_with_a_known_day() -> None:
    (mention,) = found("It was made on 4 March 2019 at 11:40 in the hall.")
    assert resolve(mention, None, PAST).edtf == "2019-03-04T11:40"
    (evening,) = found("at 11:40 p.m. on 4 March 2019")
    assert resolve(evening, None, PAST).edtf == "2019-03-04T23:40"
    (month,) = found("in March 2019 at 11:40")
    assert resolve(month, None, PAST).edtf == "2019-03"


@given(st.dates(min_value=date(1800, 1, 1), max_value=date(2100, 12, 31)), st.sampled_from(["%d %B %Y", "%B %d, %Y"]))
def test_a_full_date_is_read_back(day: date, shape: str) -> None:
    text = f"made on {day.strftime(shape).replace(' 0', ' ')} there"
    (mention,) = found(text)
    assert text[mention.start : mention.end] == mention.literal
    assert resolve(mention, None, UNKNOWN).edtf == day.isoformat()


@pytest.mark.parametrize(("labels", "floor"), [("swiss-dev", 0.94), ("news-dev", 0.82), ("wh-dev", 0.90)])
def test_labelled_dates_are_among_those_of_their_passage(shared: Path, labels: str, floor: float) -> None:
    """Measured: swiss-dev 0.951, news-dev 0.846, wh-dev 0.925 of the stage dates whose passage names any date."""
    right, total = 0, 0
    documents = {line["id"]: line for line in _lines(shared / "gold" / f"{labels}.docs.jsonl")}
    for entry in _lines(shared / "gold" / f"{labels}.gold.jsonl"):
        document = documents[entry["id"]]
        mentions = found(document["text"])
        places = dict(zip(mentions, anchors(mentions, document["date"]), strict=True))
        for label in entry["labels"]:
            here = [mention for mention in mentions if label["start"] <= mention.start < label["end"]]
            if not here or not label.get("date"):
                continue
            way = FUTURE if label.get("framing") in ("planned", "possible") else PAST
            candidates = [form for mention in here for form in (mention, replace(mention, bound=None))]
            resolved = {resolve(form, document["date"], way, places.get(form)).edtf for form in candidates}
            total += 1
            right += label["date"] in resolved
    assert total > 30
    assert right / total >= floor


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


VOCABULARY = (
    "in on by since last next this early mid the end of year May March 12 31 2019 2024 Friday week days ago ten "
    "a few summer to and or - , . ( ) 's before after until between Q3 first half 13.06.2017 11:40 later day"
)
WORDS = st.sampled_from(VOCABULARY.split())


@given(
    st.lists(WORDS, max_size=14).map(" ".join),
    st.sampled_from([None, "2021", "2021-06", "2021-06-16", "../2021", "2020-01/2021-02", "0001-01-01", "9999-12-31"]),
    st.sampled_from(list(Direction)),
    st.sampled_from([None, "2019-05-05", "2019", "2019-05/.."]),
)
def test_whatever_is_found_fits_and_resolves(
    text: str, published: str | None, direction: Direction, anchor: str | None
) -> None:
    reach = 0
    for mention in found(text):
        assert text[mention.start : mention.end] == mention.literal
        assert mention.start >= reach
        reach = mention.end
        stated = resolve(mention, published, direction, anchor)
        assert (stated.edtf is None) == (stated.unresolved is not None)
        assert stated.edtf is None or is_valid(stated.edtf)


@pytest.mark.parametrize(
    "piece",
    [
        "May ",
        "12 May ",
        "by ",
        "the end of ",
        "2019-",
        "2019-01-01 ",
        "last week, ",
        "before ",
        "1:",
        "\n \n",
        "in the ",
    ],
)
def test_hostile_text_takes_linear_time(piece: str, is_linear: Callable[..., bool]) -> None:
    assert is_linear(lambda times: find_dates(piece * times, 0, len(piece) * times), 1_000)
