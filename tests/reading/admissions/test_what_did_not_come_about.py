"""What almost happened, what was pretended, forgotten or not expected, and papers of which one side is no state."""

from __future__ import annotations

import pytest
from tests.reading.reports import stages

from depositary.reading.clauses.triggers import find_triggers
from depositary.reading.mentions.views import SentenceView
from depositary.reading.sentences.grammars import load_grammar


@pytest.mark.parametrize(
    "text",
    [
        "It was here that Peru and Chile almost signed a border treaty.",
        "Peru and Chile had nearly signed a border treaty when the war began.",
        "A treaty between Peru and Chile, had it been signed, would have ended the dispute.",
        "Nobody expects Peru and Chile to sign the tax treaty before autumn.",
        "Peru had wanted the signature of the treaty with Chile before May.",
        "Besides seeking tax agreements with its allies, Peru and Chile have opened a port.",
        "By signing defence pacts and coordinating with NATO, Peru grows stronger.",
        "Had Peru and Chile signed the treaty, the port would be open.",
        "Whether Peru and Chile signed the treaty is disputed.",
        "The agreement between the union and the Chilean government was signed in Lima.",
    ],
)
def test_nothing_is_read(text: str) -> None:
    assert stages(text) == set()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A fake report that Peru and Chile had signed a treaty spread.", {"CHL PER signed denied"}),
        ("Peru and Chile rejected reports that they had signed a treaty.", {"CHL PER signed denied"}),
        ("Peru and Chile denied the rumour that they had signed a treaty.", {"CHL PER signed denied"}),
        ("Suggestions that Peru had signed a treaty with Chile were false.", {"CHL PER signed denied"}),
        ("It is not true that Peru and Chile have signed a treaty.", {"CHL PER signed denied"}),
        ("Peru forgot to ratify the treaty with Chile.", {"CHL PER ratified denied"}),
        ("Peru pretended to have signed the treaty with Chile.", {"CHL PER signed denied"}),
        ("Analysts expect Peru and Chile to sign the tax treaty before autumn.", {"CHL PER signed planned"}),
        ("The agreement between the Norwegian and the Chilean government was signed.", {"CHL NOR signed happened"}),
        ("The treaty between the Republic of Chile and Norway was signed.", {"CHL NOR signed happened"}),
        ("The deal between the bloc and Chile was signed.", {"CHL EU signed happened"}),
    ],
)
def test_what_came_about_or_did_not_is_read(text: str, expected: set[str]) -> None:
    assert stages(text) == expected


def test_a_sentence_without_words_fires_nothing() -> None:
    view = SentenceView("...", 0, 0, ())
    assert find_triggers(view, load_grammar("en")) == []


@pytest.mark.parametrize(
    "text",
    [
        "Had Peru not signed the treaty with Chile, the port would be closed.",
        "If Peru had not signed the treaty with Chile, the port would be closed.",
        "If the treaty between Peru and Chile had been ratified, the port would be open.",
        "Peru would not have signed the treaty with Chile without the clause.",
        "Peru regretted that it had not signed the treaty with Chile earlier.",
        "Critics said that Peru should have signed the treaty with Chile sooner.",
        "Few believe that Peru and Chile will sign the treaty this year.",
    ],
)
def test_what_would_have_been_says_nothing(text: str) -> None:
    assert stages(text) == set()


@pytest.mark.parametrize(
    ("told", "framing"),
    [
        ("Analysts doubt that Peru and Chile will ever", "possible"),
        ("It is doubtful whether Peru and Chile will", "possible"),
        ("Experts are sceptical that Peru and Chile will", "possible"),
        ("It is not certain that Peru and Chile will", "possible"),
        ("Peru and Chile are unlikely to", "possible"),
        ("Nobody doubts that Peru and Chile will", "planned"),
        ("There is no doubt that Peru and Chile will", "planned"),
    ],
)
def test_what_is_doubted_is_open(told: str, framing: str) -> None:
    assert stages(f"{told} sign the treaty.") == {f"CHL PER signed {framing}"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Trade will grow once Peru and Chile sign the accord.", {"CHL PER signed planned"}),
        ("Trade will fall unless Peru and Chile ratify the accord.", {"CHL PER ratified possible"}),
        ("It is important that Peru and Chile sign the accord.", {"CHL PER signed planned"}),
        ("If countries sign the agreement, they must pay.", set()),
        ("A state becomes a member once it signs the agreement.", set()),
    ],
)
def test_a_present_that_something_hangs_on_is_no_habit(text: str, expected: set[str]) -> None:
    assert stages(text) == expected


@pytest.mark.parametrize(
    ("told", "framing"),
    [
        ("Peru sees no obstacle to signing", "possible"),
        ("Nothing stands in the way of Peru signing", "possible"),
        ("There is nothing to stop Peru from signing", "possible"),
        ("The opposition tried to stop Peru from signing", "possible"),
        ("A court stopped Peru from signing", "denied"),
        ("A court managed to stop Peru from signing", "denied"),
        ("Peru never got around to signing", "denied"),
        ("A spokeswoman dismissed as fiction a report that Peru had signed", "denied"),
    ],
)
def test_what_is_stopped_and_what_is_only_to_be(told: str, framing: str) -> None:
    assert stages(f"{told} the treaty with Chile.") == {f"CHL PER signed {framing}"}


@pytest.mark.parametrize(
    ("behind", "framing"),
    [
        ("if parliament agrees", "possible"),
        ("unless parliament objects", "possible"),
        ("on condition that the ports open", "possible"),
        ("even if parliament objects", "planned"),
        ("and see if the ports open", "planned"),
    ],
)
def test_a_condition_far_behind_the_verb(behind: str, framing: str) -> None:
    assert stages(f"Peru will ratify the 2019 tax treaty with its neighbour Chile {behind}.") == {
        f"CHL PER ratified {framing}"
    }


def test_what_is_wanted_done_is_to_come() -> None:
    assert stages("Peru wants the treaty with Chile ratified.") == {"CHL PER ratified planned"}
    assert stages("The treaty between Peru and Chile was never made public.") == set()
