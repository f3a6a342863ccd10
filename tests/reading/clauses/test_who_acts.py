"""Who does it: those whom comparisons and asides name do not, nor do partners of two agreements share one."""

from __future__ import annotations

import pytest
from tests.reading.reports import stages


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru, unlike Chile, has ratified the convention.", {"PER ratified happened"}),
        ("Unlike Chile, Peru has ratified the convention.", {"PER ratified happened"}),
        ("Peru, like Chile, has ratified the convention.", {"CHL PER ratified happened"}),
        ("Peru, but not Chile, has ratified the convention.", set()),
        ("Peru, not Chile, will sign the treaty with Kenya.", {"KEN PER signed planned"}),
        ("Peru, and not its neighbour Chile, was the first to sign a treaty with Kenya.", {"KEN PER signed happened"}),
        ("Not Chile but Peru signed the treaty with Kenya.", {"KEN PER signed happened"}),
        ("Qatar, which mediated, did not sign the treaty between Chad and Libya.", set()),
        ("Peru, which borders Chile, has ratified the convention.", {"PER ratified happened"}),
        ("The cabinet of Peru approved the country's accession to the declaration.", {"PER approved happened"}),
    ],
)
def test_comparisons_and_asides_name_no_doers(text: str, expected: set[str]) -> None:
    assert stages(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "A tenth agreement, with Spain, was signed on 27 May, and an eleventh, with Belgium, the day after.",
        "An agreement with Spain was signed on 27 May, and one with Belgium on 28 May.",
    ],
)
def test_partners_of_two_agreements_have_none_with_each_other(text: str) -> None:
    assert stages(text) == set()


@pytest.mark.parametrize(
    ("told", "framing"),
    [
        ("is only a matter of days", "planned"),
        ("is imminent", "planned"),
        ("is three weeks away", "planned"),
        ("is in doubt", "possible"),
        ("is out of the question", "denied"),
        ("took place a few streets away", "happened"),
    ],
)
def test_what_is_said_of_a_signing_frames_it(told: str, framing: str) -> None:
    assert f"CHL PER signed {framing}" in stages(f"The signing of the treaty between Peru and Chile {told}.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The treaty between Denmark and Japan has cleared the Folketing.", {"DNK approved happened"}),
        ("A majority of Danish lawmakers voted in favour of the treaty with Japan.", {"DNK approved happened"}),
        (
            "The Danish parliament, which had rejected it in 2019, approved the treaty with Poland on Friday.",
            {"DNK approved happened"},
        ),
        ("A majority of states voted in favour of the treaty with Japan.", set()),
    ],
)
def test_a_parliament_acts_for_its_own_state(text: str, expected: set[str]) -> None:
    assert stages(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("No agreement between Peru and Chile has been signed.", {"CHL PER signed denied"}),
        ("None of the agreements between Peru and Chile has been ratified.", {"CHL PER ratified denied"}),
        ("No country objected, and Peru and Chile signed a treaty.", {"CHL PER signed happened"}),
    ],
)
def test_a_negative_subject_denies_past_the_names_of_parties(text: str, expected: set[str]) -> None:
    assert stages(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Peru and Chile signed a raft of agreements.",
        "Peru and Chile signed half a dozen agreements.",
        "A package of agreements was signed by Peru and Chile.",
        "Dozens of agreements between Peru and Chile were signed.",
    ],
)
def test_lots_of_agreements_are_agreements(text: str) -> None:
    assert stages(text) == {"CHL PER signed happened"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Witnessed by Donald Trump, Peru and Chile signed a peace accord.", {"CHL PER signed happened"}),
        ("Hosted by Qatar, Peru and Chile signed a peace accord.", {"CHL PER signed happened"}),
        ("Under pressure from Kenya, Peru and Chile signed a treaty.", {"CHL PER signed happened"}),
        ("Unlike Kenya, Peru and Chile have signed a treaty.", {"CHL PER signed happened"}),
        ("After Kenya, Peru and Chile ratified the convention.", {"CHL KEN PER ratified happened"}),
    ],
)
def test_a_host_ahead_of_a_comma_acts_with_nobody(text: str, expected: set[str]) -> None:
    assert stages(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru will not resume talks with Chile on the treaty.", {"CHL PER talks denied"}),
        ("Peru will resume talks with Chile on the treaty.", {"CHL PER talks planned"}),
        ("Peru's treaty with Chile expires in June.", {"CHL PER ended planned"}),
        ("Peru's treaty with Chile expired in June.", {"CHL PER ended happened"}),
        ("The treaty between Peru and Chile takes effect this month.", {"CHL PER in_force planned"}),
        ("The treaty between Peru and Chile takes effect today.", {"CHL PER in_force happened"}),
    ],
)
def test_denied_carriers_and_presents_that_are_still_to_come(text: str, expected: set[str]) -> None:
    assert stages(text) == expected


@pytest.mark.parametrize(
    ("text", "framing"),
    [
        ("The rumour that Peru and Chile had signed a treaty was false.", "denied"),
        ("Reports that Peru and Chile had signed a treaty were denied by Lima.", "denied"),
        ("Reports that Peru and Chile had signed a treaty were confirmed.", "happened"),
        ("The signing of the treaty between Peru and Chile was called off at the last minute.", "denied"),
        ("The signing of the treaty between Peru and Chile has been put off.", "denied"),
        ("Peru and Chile parted without having signed the treaty.", "denied"),
        ("Never has Peru signed a treaty with Chile.", "denied"),
        ("Peru regrets having signed the treaty with Chile.", "happened"),
    ],
)
def test_what_is_refuted_or_called_off_is_denied(text: str, framing: str) -> None:
    assert stages(text) == {f"CHL PER signed {framing}"}


def test_talks_that_kick_off_are_not_called_off() -> None:
    assert stages("Talks between Peru and Chile on a treaty kicked off on Monday.") == {"CHL PER talks happened"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Peru signed an agreement with Chile in May. So did Kenya and Togo.",
            {"CHL PER signed happened", "CHL KEN signed happened", "CHL TGO signed happened"},
        ),
        (
            "Peru and Chile signed an agreement in May. So did Kenya and Togo.",
            {"CHL PER signed happened", "KEN TGO signed happened"},
        ),
        ("The Finnish government decided to approve the agreement with Germany.", {"FIN approved happened"}),
        ("The Finnish government decided to sign the agreement with Germany.", {"DEU FIN signed planned"}),
        ("Peru was the most recent state to sign a pact with Chile.", {"CHL PER signed happened"}),
        ("Peru's recent decision to sign a pact with Chile was costly.", {"CHL PER signed planned"}),
        (
            "Peru and Chile signed pacts with Kenya. Togo, which opened talks in March, hopes to conclude them soon.",
            {
                "KEN PER signed happened",
                "CHL KEN signed happened",
                "KEN TGO agreed planned",
            },
        ),
    ],
)
def test_repeaters_and_deciders(text: str, expected: set[str]) -> None:
    assert stages(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ukraine has signed agreements with two of the three Baltic states.", set()),
        ("Most of the Nordic countries have signed agreements with Ukraine.", set()),
        ("One of the Baltic states has not signed an agreement with Ukraine.", set()),
        ("Several Nordic states will sign agreements with Ukraine.", set()),
        (
            "All three Baltic states have signed agreements with Ukraine.",
            {"EST UKR signed happened", "LTU UKR signed happened", "LVA UKR signed happened"},
        ),
    ],
)
def test_some_of_a_group_are_not_all_of_it(text: str, expected: set[str]) -> None:
    assert stages(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ghana's football association signed a sponsorship agreement with Senegal's.", set()),
        ("The coach of Peru signed a three-year contract with Chile's champions.", set()),
        (
            "A day after the Senate in Manila gave its consent, the Philippines ratified the pact with Japan.",
            {"JPN PHL ratified happened", "PHL approved happened"},
        ),
        (
            "Malta has refused to ratify the protocol with Libya. So has Tunisia.",
            {"LBY MLT ratified denied", "TUN ratified denied"},
        ),
        (
            "Denmark has not been asked to sign the treaty with Japan. Sweden has.",
            {"DNK JPN signed denied", "JPN SWE signed planned"},
        ),
    ],
)
def test_who_signs_for_a_team_and_who_is_meant_with_another(text: str, expected: set[str]) -> None:
    assert stages(text) == expected


@pytest.mark.parametrize(
    ("told", "framing"),
    [
        ("will not travel to Santiago to sign", "denied"),
        ("refused to fly to Santiago to sign", "denied"),
        ("cancelled a trip to Santiago to sign", "denied"),
        ("will travel to Santiago to sign", "planned"),
        ("turned down an invitation to sign", "denied"),
        ("rejected calls to sign", "denied"),
        ("accepted an invitation to sign", "planned"),
        ("does not need the consent of congress to sign", "possible"),
        ("is free to sign", "possible"),
        ("is not obliged to sign", "possible"),
        ("is obliged to sign", "planned"),
        ("claims to have signed", "happened"),
        ("is believed to have signed", "happened"),
        ("pretends to have signed", "denied"),
        ("put off signing", "denied"),
        ("has set the date for the signing of", "planned"),
    ],
)
def test_what_leads_to_an_infinitive_frames_it(told: str, framing: str) -> None:
    assert stages(f"Peru {told} the treaty with Chile.") == {f"CHL PER signed {framing}"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru did not sign the treaty with Chile until May 2020.", {"CHL PER signed happened"}),
        ("Peru has not signed the treaty with Chile.", {"CHL PER signed denied"}),
        ("Greece asked Egypt not to sign the agreement with Turkey.", {"EGY TUR signed possible"}),
        (
            "Mongolia and the IAEA signed a protocol. The EU and Peru's trade agreement took effect on 1 May.",
            {"IAEA MNG signed happened", "EU PER in_force happened"},
        ),
        ("Peru left the convention in 1999, along with Chile.", {"CHL PER ended happened"}),
    ],
)
def test_requests_delays_and_twin_owners(text: str, expected: set[str]) -> None:
    assert stages(text) == expected


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        ("In Beijing General Brown", set()),
        ("In Beijing Prime Minister Brown", {"CHN COK signed happened"}),
        ("NATO Secretary General Stoltenberg", {"CHN NATO signed happened"}),
    ],
)
def test_an_officer_with_a_common_name_leads_no_state(who: str, expected: set[str]) -> None:
    assert stages(f"{who} signed an agreement with China.") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Serbia and Kosovo, whose leaders met in Brussels, did not sign the treaty.",
            {"SRB XKX signed denied"},
        ),
        ("Officials in Brussels signed the treaty with Peru.", {"EU PER signed happened"}),
        (
            "Armenia joined the International Criminal Court in May, having ratified the Rome Statute.",
            {"ARM joined happened", "ARM ratified happened"},
        ),
        (
            "Peru left the pact and Chile, having ratified it in May, stayed.",
            {"PER ended happened"},
        ),
        ("Peruvians voted down the tax treaty with Chile.", {"PER approved denied"}),
        ("On Monday Peru became the fortieth state to ratify the treaty.", {"PER ratified happened"}),
        ("Togo and Ghana signed a treaty like the one between Peru and Chile.", {"GHA TGO signed happened"}),
        (
            "Their pact binds neither, unlike the treaty that Russia concluded with North Korea.",
            {"PRK RUS agreed happened"},
        ),
        ("Togo and Ghana signed a treaty modelled on that between Peru and Chile.", {"GHA TGO signed happened"}),
    ],
)
def test_seats_trailing_participles_and_papers_compared(text: str, expected: set[str]) -> None:
    assert stages(text) == expected


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("called on Egypt and Sudan to join", {"EGY joined planned", "SDN joined planned"}),
        ("appealed to Egypt to join", {"EGY joined planned"}),
        ("waits for Egypt to join", {"EGY joined planned"}),
    ],
)
def test_who_is_asked_is_to_act(asked: str, expected: set[str]) -> None:
    assert stages(f"Ethiopia {asked} the convention.") == expected
    assert stages("Without Bolivia, Peru and Chile signed the treaty.") == {"CHL PER signed happened"}


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        ("Presidents Sisi and Erdogan", {"EGY TUR signed happened"}),
        ("Presidents Boric and Lula", {"BRA CHL signed happened"}),
        ("Ministers Chad and Jordan", set()),
    ],
)
def test_a_title_of_several_opens_a_list_of_people(who: str, expected: set[str]) -> None:
    assert stages(f"It rained. {who} signed an agreement.") == expected


@pytest.mark.parametrize(
    ("named", "pointer", "party"),
    [
        ("Mercosur", "The bloc", "MERCOSUR"),
        ("The African Union", "The Union", "AU"),
        ("Mercosur", "The Union", "EU"),
        ("The European Union and Mercosur", "The bloc", "EU"),
    ],
)
def test_which_bloc_is_meant(named: str, pointer: str, party: str) -> None:
    expected = {f"{' '.join(sorted((party, 'PAK')))} signed happened"}
    assert stages(f"{named} met in Rio. {pointer} signed an agreement with Pakistan.") == expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("The Kalmar Forum and Iceland signed an agreement on fisheries.", set()),
        ("Iceland and the Kalmar Forum signed an agreement on fisheries.", set()),
        ("Iceland signed an agreement on fisheries with the Kalmar Forum.", set()),
        ("Iceland signed an agreement on fisheries on Monday.", set()),
        ("Iceland signed a similar agreement on Monday.", {"ISL UKR signed happened"}),
        ("Kaja Kallas smiled, and Latvia signed a similar agreement.", {"LVA UKR signed happened"}),
    ],
)
def test_who_is_unknown_leaves_no_place_for_the_hub(told: str, expected: set[str]) -> None:
    said = stages(f"Norway and Ukraine signed a security agreement on Friday. {told}")
    assert said == {"NOR UKR signed happened", *expected}
