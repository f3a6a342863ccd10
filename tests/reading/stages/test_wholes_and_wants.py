"""What a dispatch says of all of several agreements, of none, and of what somebody wants done with one."""

import pytest
from tests.reading.reports import stages


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Laos signed a transit pact with Nepal in May and one with Bhutan in June, both of which were ratified.",
            {"LAO NPL ratified happened", "BTN LAO ratified happened"},
        ),
        (
            "Laos signed a transit pact with Nepal and one with Bhutan, neither of which has been ratified.",
            {"LAO NPL ratified denied", "BTN LAO ratified denied"},
        ),
        (
            "Laos signed a transit pact with Nepal and a visa pact with Bhutan, none of which has entered into force.",
            {"LAO NPL in_force denied", "BTN LAO in_force denied"},
        ),
        (
            "Laos signed a transit pact with Nepal and a visa pact with Bhutan, one of which has entered into force.",
            set(),
        ),
        ("Laos and Nepal, neither of which has ratified the convention, stayed away.", {"LAO NPL ratified denied"}),
        (
            "Laos has concluded nine visa agreements. Two, those with Nepal and Bhutan, have not entered into force.",
            {"LAO NPL in_force denied", "BTN LAO in_force denied"},
        ),
    ],
)
def test_of_several_agreements(text: str, said: set[str]) -> None:
    assert {each for each in stages(text) if " signed " not in each} == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Laos has signed no transit pact with Nepal.", {"LAO NPL signed denied"}),
        ("Laos and Nepal will conclude no transit agreement.", {"LAO NPL agreed denied"}),
        ("Laos wants the transit pact with Nepal to be signed in May.", {"LAO NPL signed planned"}),
        ("Laos wants the transit pact with Nepal ratified by December.", {"LAO NPL ratified planned"}),
        ("Laos asked that the transit pact with Nepal be signed in May.", {"LAO NPL signed planned"}),
        ("Laos wants a transit pact with Nepal.", {"LAO NPL proposed happened"}),
        ("Laos expects the transit pact with Nepal to be in force by July.", {"LAO NPL in_force planned"}),
        ("Laos proposed to the Nepali government a pact on transit.", {"LAO NPL proposed happened"}),
        ("Laos let its transit pact with Nepal lapse in May.", {"LAO NPL ended happened"}),
        ("The assembly in Vientiane voted on Tuesday to ratify the pact with Nepal.", {"LAO approved happened"}),
        ("Laos withdrew from the talks with Nepal on a transit pact.", {"LAO NPL suspended happened"}),
        ("Laos will transmit the transit pact with Nepal to parliament.", {"LAO NPL submitted planned"}),
        ("Laos has not transmitted the transit pact with Nepal to parliament.", {"LAO NPL submitted denied"}),
    ],
)
def test_of_what_is_wanted_or_refused(text: str, said: set[str]) -> None:
    assert stages(text) == said


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            "Laos's cabinet approved the pact with Nepal in May. If the Nepali cabinet follows suit, it takes effect.",
            "NPL approved possible",
        ),
        ("Laos ratified the convention in May. Nepal did so in June; Bhutan has not.", "BTN ratified denied"),
        ("Fiji has not signed the convention. Laos and Nepal have; Bhutan has not.", "BTN signed denied"),
    ],
)
def test_of_others_that_may_follow_or_do_not(text: str, says: str) -> None:
    assert says in stages(text)
    party, stage, _ = says.split()
    assert f"{party} {stage} happened" not in stages(text)
