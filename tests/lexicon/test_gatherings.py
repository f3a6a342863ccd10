"""Gatherings of groups: which one is meant on a day, and what the checks find wrong with the table."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from depositary.lexicon import Lexicon, check
from depositary.lexicon.gatherings import Gathering, last_gathering, next_gathering

FIRST = Gathering("NATO", date(2023, 7, 11), date(2023, 7, 12), "Vilnius")
SECOND = Gathering("NATO", date(2024, 7, 9), date(2024, 7, 11), "Washington")


def test_the_next_is_the_first_that_is_not_over() -> None:
    assert next_gathering((SECOND, FIRST), date(2023, 7, 12)) == FIRST
    assert next_gathering((SECOND, FIRST), date(2023, 7, 13)) == SECOND
    assert next_gathering((SECOND, FIRST), date(2024, 8, 1)) is None


def test_the_last_is_the_latest_that_has_begun() -> None:
    assert last_gathering((SECOND, FIRST), date(2024, 7, 8)) == FIRST
    assert last_gathering((SECOND, FIRST), date(2023, 1, 1)) is None


def test_a_gathering_ends_after_it_begins_and_before_the_next_and_has_a_known_party(lexicon: Lexicon) -> None:
    wrong = {
        "NATO": (replace(FIRST, end=date(2023, 7, 1)),),
        "G7": (replace(FIRST, end=date(2024, 7, 10)), SECOND),
        "NWG": (FIRST,),
    }
    found = [str(problem) for problem in check(replace(lexicon, gatherings=wrong)) if problem.place == "gatherings"]
    assert len(found) == 3
