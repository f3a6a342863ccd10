"""Feeds and calendars of the small register."""

from dataclasses import replace
from datetime import date
from xml.etree import ElementTree

from depositary.lexicon import load_lexicon
from depositary.register import Clocks, RegisterState
from depositary.register.changes import compare
from depositary.register.predictions import Prediction
from depositary.register.targets import targets
from depositary.views.calendars import Day, calendar, change_days, end_days, prediction_days, target_days
from depositary.views.feeds import Feed, atom, json_feed
from depositary.views.pages.changes import Entry, entry
from depositary.views.pages.naming import Naming

ATOM = "{http://www.w3.org/2005/Atom}"
FEED = Feed("Changes", "facts", "https://register.example", "/changes", "/changes.atom", "2024-07-01T00:00:00Z")
STAMP = "2024-07-01T00:00:00.000000Z"


def entries(state: RegisterState) -> list[Entry]:
    empty = RegisterState((), (), (), {}, Clocks())
    return [entry(change, Naming(load_lexicon())) for change in compare(empty, state)]


def unfolded(made: bytes) -> list[str]:
    return made.decode("utf-8").replace("\r\n ", "").split("\r\n")


def test_an_atom_feed_has_an_entry_for_each_fact_with_its_cause_and_words(state: RegisterState) -> None:
    found = entries(state)
    root = ElementTree.fromstring(atom(FEED, found))  # noqa: S314  (our own feed)
    nodes = root.findall(f"{ATOM}entry")
    assert len(nodes) == len(found) == 1
    (node,) = nodes
    assert node.findtext(f"{ATOM}title") == "+ Norway – Ukraine: security agreement: signed: 2024-05-31"
    content = node.findtext(f"{ATOM}content") or ""
    assert "Cause: a new source." in content
    assert "“Norway and Ukraine signed it on 31 May.” Wire B, 2024-05-31" in content
    link = node.find(f"{ATOM}link")
    assert link is not None
    assert (link.get("href") or "").startswith("https://register.example/agreements/")


def test_the_same_changes_give_the_same_bytes_and_the_same_ids(state: RegisterState) -> None:
    assert atom(FEED, entries(state)) == atom(FEED, entries(state))
    assert json_feed(FEED, entries(state))["items"][0]["id"] == f"urn:depositary:change:{entries(state)[0].id}"


def test_a_json_feed_says_the_same(state: RegisterState) -> None:
    (item,) = json_feed(FEED, entries(state))["items"]
    assert item["title"] == "+ Norway – Ukraine: security agreement: signed: 2024-05-31"
    assert item["tags"] == ["source", "added"]
    assert item["date_modified"] == FEED.updated


def test_characters_that_xml_forbids_are_replaced() -> None:
    strange = Entry("1", "+", "added", "source", "a new\x00\ufffe source", None, "signed", "happened", None, None,
                    "2024\ud800", (), 1, None)  # fmt: skip
    ElementTree.fromstring(atom(FEED, [strange]))  # noqa: S314  (our own feed)


def test_a_target_is_a_day_in_the_calendar_with_its_outcome_and_words(state: RegisterState) -> None:
    lines = unfolded(calendar(target_days(targets(state), Naming(load_lexicon())), "Targets", STAMP))
    assert "DTSTART;VALUE=DATE:20240515" in lines
    assert "DTEND;VALUE=DATE:20240516" in lines
    assert "SUMMARY:Norway – Ukraine: signed is due" in lines
    (description,) = [line for line in lines if line.startswith("DESCRIPTION:")]
    assert description.startswith("DESCRIPTION:due ../2024-05-15\\nstatus: kept late\\n“Oslo wants to sign")


def test_an_agreement_without_an_end_is_in_no_calendar(state: RegisterState) -> None:
    assert list(end_days(state.agreements, Naming(load_lexicon()))) == []


def test_a_line_is_folded_at_75_octets_and_a_text_opens_no_line() -> None:
    day = Day(date(2024, 5, 1), date(2024, 5, 31), "é" * 80 + "\r\nBEGIN:VALARM;x,y\\z", ("a\nb",), "/agreements/1")
    made = calendar([day], "T", STAMP, "https://register.example")
    assert max(len(line) for line in made.split(b"\r\n")) <= 75
    lines = unfolded(made)
    assert f"SUMMARY:{'é' * 80} BEGIN:VALARM\\;x\\,y\\\\z" in lines
    assert "DTEND;VALUE=DATE:20240601" in lines
    assert "URL:https://register.example/agreements/1" in lines
    assert "BEGIN:VALARM" not in lines


def test_a_calendar_of_changes_has_each_on_the_day_of_its_recording(state: RegisterState) -> None:
    (found,) = entries(state)
    assert list(change_days([found])) == [], "nobody recorded the small register"
    (day,) = change_days([replace(found, recorded="2024-07-01T09:30:00.000000Z")])
    assert (day.first, day.last) == (date(2024, 7, 1), date(2024, 7, 1))
    assert day.what == "Norway – Ukraine: security agreement: signed: 2024-05-31"
    assert day.details[1] == "cause: a new source"
    assert "“Norway and Ukraine signed it on 31 May.” Wire B, 2024-05-31" in day.details
    assert found.agreement is not None
    assert day.path == f"/agreements/{found.agreement.id}"


def test_a_calendar_of_predictions_has_each_on_its_last_day() -> None:
    said = Prediction("Ola Nordmann", "NOR", "Ukraine joining the league", "2026", None, None, None, (), "open")
    (day,) = prediction_days([said, replace(said, horizon=None)], Naming(load_lexicon()))
    assert (day.first, day.what) == (date(2026, 12, 31), "Ola Nordmann predicted: Ukraine joining the league")
    assert day.details == ("by 2026", "status: open")
