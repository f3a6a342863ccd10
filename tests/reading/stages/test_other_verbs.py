"""The day of a verb of which no frame knows is not that of a stage: clauses, participles, decisions, nouns."""

from __future__ import annotations

import pytest
from tests.reading.reports import dated_stages


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # behind a verb of another clause, ahead of the paper that a participle tells
        ("Norway took note on 29 May of the tax agreement signed with Chile.", {"CHL NOR signed happened"}),
        (
            "Kenya and Togo praised the forum created in January 2013 and the accord signed by Kenya and Togo.",
            {"KEN TGO signed happened"},
        ),
        ("The tax treaty of last May, signed by Peru and Chile, is short.", {"CHL PER signed happened 2024-05"}),
        (
            "Since the vote of 3 May, Norway has disliked the treaty signed with Kenya.",
            {"KEN NOR signed happened"},
        ),
        # each verb of a row has its own
        (
            "The pact of Peru and Chile was signed on 3 May, passed on 5 May and approved in a poll on 9 June.",
            {
                "CHL PER signed happened 2024-05-03",
                "CHL PER approved happened 2024-05-05",
                "CHL PER approved happened 2024-06-09",
            },
        ),
        # whose participle it is
        ("Based on the decision taken on 7 February, Peru signed the treaty with Malta.", {"MLT PER signed happened"}),
        (
            "At a ceremony held in Vienna on 22 May, Peru and Austria signed a rail treaty.",
            {"AUT PER signed happened 2024-05-22"},
        ),
        ("Norway and Togo concluded a treaty cancelling debts incurred in the 1980s.", {"NOR TGO agreed happened"}),
        (
            "Norway and Oman signed a customs treaty aimed at quicker checks on 1 March 2023.",
            {"NOR OMN signed happened 2023-03-01"},
        ),
        (
            "The treaty between Peru and Chile was signed and a fund for ports opened on 11 June.",
            {"CHL PER signed happened 2024-06-11"},
        ),
        ("Peru and Chile signed a pact, and the senate announced a vote on 3 June.", {"CHL PER signed happened"}),
        # what was decided, done or said of it on a day
        ("On 25 March Peru weighed the offer and chose to sign the treaty with Japan.", {"JPN PER signed planned"}),
        ("Peru adopted the budget on 22 May and will sign the rail treaty with Austria.", {"AUT PER signed planned"}),
        ("On 2 July Peru and Austria, it was announced, will sign a treaty.", {"AUT PER signed planned 2024-07-02"}),
        (
            "On Monday Norway and Kenya discussed trade, energy and the talks on a treaty between Norway and Kenya.",
            {"KEN NOR talks happened"},
        ),
        (
            "The council voiced its worry on 11 June over the state of the talks between Norway and Kenya on a treaty.",
            {"KEN NOR talks happened"},
        ),
        (
            "A further step was taken on Monday with the signing of a treaty between Norway and Kenya.",
            {"KEN NOR signed happened 2024-06-17"},
        ),
        # what is to come of it
        ("Peru and India signed the agreement to abolish duties from 1 July.", {"IND PER signed happened"}),
        # a relative clause behind a preposition
        (
            "The treaty between Peru and Latvia, for which envoys received leave in April, was signed in Riga.",
            {"LVA PER signed happened"},
        ),
        # who provides something sets no condition
        (
            "On 17 May, the treaty between Peru and Chile on cover provided by insurers came into force.",
            {"CHL PER in_force happened 2024-05-17"},
        ),
    ],
)
def test_a_day_is_that_of_the_verb_of_its_clause(text: str, expected: set[str]) -> None:
    assert dated_stages(text) == expected
