"""Steps of parliaments: what legislatures, cabinets and presidents do with an agreement at home."""

from __future__ import annotations

import pytest
from tests.reading.reports import stages


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Kenya's lawmakers waved through a fisheries deal with Qatar in May.", "KEN approved happened"),
        ("The Kenyan Senate gave its assent to the visa agreement with Qatar.", "KEN approved happened"),
        (
            "The visa agreement between Kenya and Qatar squeaked through the Kenyan Senate.",
            "KEN approved happened",
        ),
        ("The cabinet in Nairobi signed off on a bill to ratify the visa pact with Qatar.", "KEN approved happened"),
        ("The Kenyan Senate's rejection of the visa agreement with Qatar came late.", "KEN approved denied"),
        ("The visa agreement with Qatar is to be put to the Kenyan Senate in July.", "KEN QAT submitted planned"),
        ("Kenya asked its parliament to ratify the visa agreement with Qatar.", "KEN QAT submitted happened"),
        ("The visa agreement between Kenya and Qatar is stuck in the Kenyan Senate.", "KEN submitted happened"),
        ("Kenya's president promulgated the law ratifying the visa pact with Qatar.", "KEN QAT ratified happened"),
        ("The Kenyan Senate completed ratification of the visa agreement with Qatar.", "KEN approved happened"),
    ],
)
def test_a_legislature_is_known_by_any_of_its_names_and_verbs(text: str, says: str) -> None:
    assert stages(text) == {says}


@pytest.mark.parametrize(
    "text",
    [
        "The foreign affairs committee of the Kenyan Senate approved the visa agreement with Qatar.",
        "The visa agreement between Kenya and Qatar was approved by the defence committee of the Kenyan Senate.",
        "The speaker of the Kenyan parliament backed the visa agreement with Qatar.",
    ],
)
def test_a_part_of_a_legislature_approves_nothing(text: str) -> None:
    assert not {says for says in stages(text) if "approved" in says}


def test_both_countries_are_those_whose_agreement_is_meant() -> None:
    text = (
        "Kenya and Qatar signed a visa agreement on Monday. It is the third of its kind that Kenya has signed, after "
        "those with Japan and Britain. Before it can take effect the legislatures of both countries must ratify it."
    )
    assert {"KEN QAT approved planned", "KEN QAT in_force possible"} <= stages(text)
    assert "GBR JPN approved planned" not in stages(text)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("The Kenyan Senate decided to ratify the tax treaty with Qatar.", "KEN approved happened"),
        ("The Kenyan cabinet decided to ratify the tax treaty with Qatar.", "KEN ratified planned"),
        (
            "The Kenyan Senate will vote on the tax treaty with Qatar. The lower house passed the bill of approval.",
            "KEN QAT approved happened",
        ),
        (
            "Kenya's president signed the law ratifying the tax treaty with Qatar. The Kenyan Senate adopted the law.",
            "KEN approved happened",
        ),
        ("The Kenyan cabinet authorised the signature of a tax treaty with Qatar.", "KEN submitted happened"),
        (
            "The tax treaty between Kenya and Qatar still needs the blessing of the Kenyan Senate.",
            "KEN approved planned",
        ),
        (
            "The tax treaty between Kenya and Qatar takes effect only after ratification by both sides.",
            "KEN QAT ratified planned",
        ),
        (
            "The tax treaty between Kenya and Qatar cannot enter into force until both have ratified it.",
            "KEN QAT in_force possible",
        ),
        (
            "The tax treaty between Kenya and Qatar cannot enter into force until both have ratified it.",
            "KEN QAT ratified planned",
        ),
    ],
)
def test_what_is_decided_and_what_waits(text: str, says: str) -> None:
    assert says in stages(text)


def test_an_authorised_signature_is_no_signature() -> None:
    assert stages("The Kenyan cabinet authorised the signature of a tax treaty with Qatar.") == {
        "KEN submitted happened"
    }
    assert "KEN QAT in_force denied" in stages("The tax treaty between Kenya and Qatar will not enter into force.")
