"""What is settled inside one state, and doers of whom only a number or a deed is said."""

from __future__ import annotations

import pytest
from tests.reading.reports import AMERICAN, SWISS, stages


@pytest.mark.parametrize(
    ("text", "title", "publisher"),
    [
        ("The Secretary of State and the Secretary of Defense will sign a Memorandum of Understanding.", "", AMERICAN),
        ("Last year, DOD and the Department of State signed an interim memorandum of agreement.", "", AMERICAN),
        ("Congress must quickly pass this agreement.", "Statement on a national security agreement", AMERICAN),
        ("We will soon get the agreement on the budget.", "Remarks in Japan", AMERICAN),
        ("They made an agreement with South Korea.", "Remarks at a dinner", AMERICAN),
        ("Since he signed Order 12, the United States has entered into discussions with Peru.", "", AMERICAN),
        ("The exchange is limited to the states that have signed the Convention on Mines.", "", SWISS),
        ("The Convention on Mines was ratified by more than 40 countries.", "", SWISS),
        ("The Convention on Mines has been signed by 98 states and ratified by 63.", "", SWISS),
        ("The provisions of the agreement with Peru, as amended, bind both.", "", SWISS),
    ],
)
def test_is_nobodys(text: str, title: str, publisher: str) -> None:
    assert stages(text, title, publisher) == set()


@pytest.mark.parametrize(
    ("text", "title", "publisher", "said"),
    [
        (
            "The Federal Council approved the agreement with Peru. Parliament then approved the agreement.",
            "",
            SWISS,
            {"CHE approved happened"},
        ),
        (
            "The protocols with Peru and Chile have to be approved by parliament in the relevant countries.",
            "",
            SWISS,
            {"CHE PER approved planned", "CHE CHL approved planned"},
        ),
        (
            "The agreement with Peru, as amended in 2004, covers fish.",
            "",
            SWISS,
            {"CHE PER changed happened"},
        ),
        (
            "They will discuss the ongoing negotiations between Switzerland and Peru on a tax agreement.",
            "",
            SWISS,
            {"CHE PER talks happened"},
        ),
        (
            "State Secretary Ann Hess and the Peruvian minister of justice signed a joint declaration.",
            "Switzerland and Peru work together",
            SWISS,
            {"CHE PER signed happened"},
        ),
        (
            "The Atlas Declaration that we have agreed today is about trade.",
            "Remarks by the President and the Prime Minister of Peru in Joint Press Conference",
            AMERICAN,
            {"PER USA agreed happened"},
        ),
    ],
)
def test_has_its_sides(text: str, title: str, publisher: str, said: set[str]) -> None:
    assert stages(text, title, publisher) == said
