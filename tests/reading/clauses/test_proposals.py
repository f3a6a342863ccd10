"""Proposals, refusals and ends of talks: the verbs around it tell what is only proposed, denied or still going on."""

from __future__ import annotations

import pytest
from tests.reading.reports import stages


@pytest.mark.parametrize(
    "text",
    [
        "Oman invited Kenya to conclude a labour agreement.",
        "Oman called on Kenya to open negotiations on a labour agreement.",
        "Oman suggested negotiating a labour agreement with Kenya.",
        "Oman proposed to Kenya that the two countries conclude a labour agreement.",
        "Oman offered the Kenyan government a labour agreement.",
        "Oman would like a labour agreement with Kenya.",
        "Kenya turned down Oman's offer of a labour agreement.",
        "Kenya is studying a request from Oman for a labour agreement.",
    ],
)
def test_what_is_proposed_is_neither_agreed_nor_negotiated(text: str) -> None:
    assert stages(text) == {"KEN OMN proposed happened"}


def test_a_promise_to_negotiate_is_no_proposal() -> None:
    assert stages("Oman promised to negotiate a labour agreement with Kenya.") == {"KEN OMN talks planned"}
    assert stages("Oman urged Kenya to conclude the labour agreement.") == {"KEN OMN agreed planned"}


@pytest.mark.parametrize(
    "verb", ["instructed its trade minister", "authorised the foreign ministry", "mandated its envoy"]
)
def test_a_mandate_is_given_by_many_verbs(verb: str) -> None:
    assert stages(f"The Kenyan cabinet {verb} to negotiate an air services agreement with Oman.") == {
        "KEN OMN talks happened"
    }


@pytest.mark.parametrize("verb", ["ruled out signing", "stopped short of signing", "denied reports that it had signed"])
def test_refusals_lead_gerunds_and_clauses(verb: str) -> None:
    assert stages(f"Kenya {verb} a tax treaty with Oman.") == {"KEN OMN signed denied"}


def test_what_is_not_ruled_out_is_possible() -> None:
    assert stages("Kenya did not rule out signing a tax treaty with Oman.") == {"KEN OMN signed possible"}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Kenya is hammering out a tax treaty with Oman.", "KEN OMN talks happened"),
        ("Kenya has hammered out a tax treaty with Oman.", "KEN OMN agreed happened"),
        ("Kenya hopes to have a tax treaty with Oman wrapped up.", "KEN OMN agreed planned"),
        ("Talks between Kenya and Oman on a tax treaty ended without an agreement.", "KEN OMN agreed denied"),
        ("Talks between Kenya and Oman on a tax treaty are almost over.", "KEN OMN agreed planned"),
        ("Talks between the governments of Kenya and Oman on a tax treaty have begun.", "KEN OMN talks happened"),
        ("The text of a tax treaty between Kenya and Oman is complete.", "KEN OMN agreed happened"),
        ("Kenya is no longer negotiating a tax treaty with Oman.", "KEN OMN talks denied"),
    ],
)
def test_how_far_talks_have_come(text: str, says: str) -> None:
    assert stages(text) == {says}


def test_goals_and_further_rounds_are_of_the_agreement_spoken_of() -> None:
    lead = "Kenya and Oman are negotiating a tax treaty. "
    assert "KEN OMN signed planned" in stages(lead + "The goal is a signature in September.")
    assert "KEN OMN signed planned" not in stages(lead + "A first round was held in May, a second is planned for July.")
    assert "KEN OMN talks planned" in stages(lead + "A first round was held in May, a second is planned for July.")
    assert "KEN OMN proposed happened" in stages(
        "Kenya refuses to negotiate a tax treaty with Oman. Muscat has asked for consultations."
    )
