"""Ends, pauses, votes, ratifications and legal effect, as reports tell them."""

from __future__ import annotations

import pytest
from tests.reading.reports import stage_statements, stages

from depositary.core.codes import Stage


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Burkina Faso has ceased to be a party to the convention.", {"BFA ended happened"}),
        ("Lithuania notified its withdrawal from the convention in May.", {"LTU ended happened"}),
        ("Poland's exit from the Lunden Convention is to become effective in August.", {"POL ended planned"}),
        ("Mexico's withdrawal from the convention takes effect in December.", {"MEX ended planned"}),
        ("Hungary will quit the Lunden Convention.", {"HUN ended planned"}),
        ("Brazil has withdrawn its signature from the declaration.", {"BRA ended happened"}),
        ("Ukraine has renounced its 1997 treaty of friendship with Russia.", {"RUS UKR ended happened"}),
        ("The agreement between Japan and Peru ran out last month.", {"JPN PER ended happened"}),
        ("The agreement between Japan and Peru runs out next month.", {"JPN PER ended planned"}),
        ("Japan and Peru let their agreement lapse in 2015.", {"JPN PER ended happened"}),
        ("The agreement between Japan and Peru was allowed to lapse in 2015.", {"JPN PER ended happened"}),
        (
            "Italy left the Lunden Convention in 2016. Luxembourg followed in June; Slovenia's exit took effect later.",
            {"ITA ended happened", "LUX ended happened", "SVN ended happened"},
        ),
        (
            "Italy left the Lunden Convention in 2016. Spain and Malta gave notice in May.",
            {"ITA ended happened", "ESP MLT ended happened"},
        ),
        ("Bolivia threatened to pull out of its pact with Chile.", {"BOL CHL ended possible"}),
        ("If Serbia does not pay, Croatia will terminate the agreement with Serbia.", {"HRV SRB ended possible"}),
    ],
)
def test_ends(text: str, said: set[str]) -> None:
    assert stages(text) == said


@pytest.mark.parametrize(
    "text",
    [
        "France denounced the attack on the embassy in Tripoli under the agreement.",
        "The treaty between Peru and Chile runs for ten years. Either side may terminate the treaty after five.",
        "The treaty between Peru and Chile runs for ten years. Neither party may denounce it before that.",
        "The agreement between Peru and Chile is to be in force for ten years.",
        "Peru will support Chile for as long as the agreement with it is in force.",
        "Peru and Chile keep their agreement after Britain's exit from the Union.",
    ],
)
def test_terms_of_a_paper_and_other_ends_are_no_stage(text: str) -> None:
    assert stages(text) == set()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The border treaty between Finland and Russia is held in abeyance.", "FIN RUS suspended happened"),
        ("Finland put its border treaty with Russia on ice in May.", "FIN RUS suspended happened"),
        ("Talks between Peru and Chile on a tax agreement have been put on hold.", "CHL PER suspended happened"),
        ("Application of the agreement between Peru and Chile was suspended for a year.", "CHL PER suspended happened"),
        ("Russia has suspended its participation in the Lunden Treaty.", "RUS suspended happened"),
    ],
)
def test_pauses(text: str, said: str) -> None:
    assert stages(text) == {said}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The Dutch lower house voted down the trade agreement with Canada.", "NLD approved denied"),
        ("Chile's parliament said no to the tax agreement with Peru.", "CHL approved denied"),
        ("The European Parliament gave its green light to the agreement with Chile.", "EU approved happened"),
        ("The Seimas passed the law ratifying the treaty with Poland.", "LTU approved happened"),
        ("The Riksdag is due to vote on the agreement with Peru in September.", "SWE approved planned"),
        ("The Folketing has voted to leave the Lunden Convention.", "DNK approved happened"),
        ("The Danish government submitted the agreement with Peru to the Folketing.", "DNK submitted happened"),
        ("President Andrzej Duda signed the law ratifying the agreement with Estonia.", "EST POL ratified happened"),
        ("Belgium has not ratified the agreement between the EU and Colombia.", "BEL ratified denied"),
        (
            "Belgium is the only member state that has not ratified the agreement between the EU and Colombia.",
            "BEL ratified denied",
        ),
    ],
)
def test_steps_at_home(text: str, said: str) -> None:
    assert said in stages(text) or f"{said.split()[0]} PER {' '.join(said.split()[1:])}" in stages(text)


def test_a_parliament_named_by_its_country_alone_repeats_the_vote() -> None:
    said = stages("Croatia's parliament ratified the agreement with Serbia in July. Serbia did so in June.")
    assert said == {"HRV approved happened", "SRB approved happened"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The convention between Japan and Italy came into operation in April.", "ITA JPN in_force happened"),
        ("The tax treaty between Georgia and Israel becomes effective on 1 August.", "GEO ISR in_force planned"),
        ("The tax treaty between Georgia and Israel became effective in May.", "GEO ISR in_force happened"),
        ("The trade deal between Georgia and Israel went live in 2022.", "GEO ISR in_force happened"),
        ("The pact between Cuba and Belarus kicks in on Saturday.", "BLR CUB in_force planned"),
        ("The pact between Cuba and Belarus has been operational since May.", "BLR CUB in_force happened"),
        ("The pact between Cuba and Belarus enters into force once both have ratified it.", "BLR CUB in_force planned"),
        ("For Ireland the convention took effect in March.", "IRL in_force happened"),
        ("The convention enters into force for Zambia on 1 July.", "ZMB in_force planned"),
    ],
)
def test_legal_effect(text: str, said: str) -> None:
    assert said in stages(text)


def test_a_paper_laid_before_a_body_keeps_its_date() -> None:
    (laid,) = stage_statements("The treaty between Spain and Peru was laid before Parliament in December.")
    assert laid.date is not None
    assert laid.date.edtf == "2023-12"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Jordan and Israel rolled over their water agreement for six months.", {"ISR JOR changed happened"}),
        ("The tax convention between France and Senegal was revised in 2021.", {"FRA SEN changed happened"}),
        ("The tax convention between France and Senegal was supplemented with a clause on pensions.", set()),
    ],
)
def test_changes(text: str, said: set[str]) -> None:
    assert stages(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Niger ended its defence agreement with France in 2022. Burkina Faso had done the same a year before.",
            {"FRA NER ended happened", "BFA FRA ended happened"},
        ),
        (
            "Niger terminated its agreements with France in August and the one with the United States in March.",
            {"FRA NER ended happened", "NER USA ended happened"},
        ),
        (
            "Germany left the convention in 2020. Denmark has said it intends to; Ireland has not yet done so.",
            {"DEU ended happened", "DNK ended planned", "IRL ended denied"},
        ),
        (
            "The Peruvian parliament approved the withdrawal of Peru from the Lunden Convention on Tuesday.",
            {"PER approved happened", "PER ended planned"},
        ),
        (
            "Peru left the convention. Finland deposited its notice of withdrawal with the United Nations in May.",
            {"PER ended happened", "FIN ended happened"},
        ),
        ("The pact between Peru and Chile may be ended by either party.", set()),
        (
            "The treaty between Peru and Chile is to be suspended with immediate effect.",
            {"CHL PER suspended happened"},
        ),
        (
            "Moscow and Washington signed a treaty in 2010. Moscow suspended its participation in February.",
            {"RUS USA signed happened", "RUS USA suspended happened"},
        ),
        (
            "The treaty between Rwanda and Kenya was ratified by the Kenyan parliament in July and by Rwanda in May.",
            {"KEN approved happened", "KEN RWA ratified happened"},
        ),
        (
            (
                "The EU and Kenya signed a trade agreement in May. The European Parliament gave its consent in June, "
                "Kenya's National Assembly in July."
            ),
            {"EU KEN signed happened", "EU approved happened", "KEN approved happened"},
        ),
        (
            "Serbia signed a trade agreement with Egypt. Parliament in Belgrade passed the law of ratification later.",
            {"EGY SRB signed happened", "SRB approved happened"},
        ),
        (
            "Peru and Chile signed a tax agreement in May. Both have ratified theirs.",
            {"CHL PER signed happened", "CHL PER ratified happened"},
        ),
        (
            "Vietnam and Laos exchanged instruments of ratification of their agreement on mutual legal assistance.",
            {"LAO VNM ratified happened"},
        ),
        (
            "Greece will sign a pact with Ukraine next week, and Montenegro's government has approved one with Kyiv.",
            {"GRC UKR signed planned", "MNE approved happened"},
        ),
        ("The security agreement that Kyiv signed with London mentions them in passing.", {"GBR UKR signed happened"}),
        (
            "If it is signed, the agreement between Peru and Chile will have to be ratified by Peru.",
            {"CHL PER ratified planned"},
        ),
    ],
)
def test_steps_told_of_several_or_with_words_left_out(text: str, said: set[str]) -> None:
    assert stages(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Mali withdrew from ECOWAS's protocol on free movement in January.", {"MLI ended happened"}),
        ("Peru's prime minister ruled out that his country would leave the convention.", {"PER ended denied"}),
        ("The new treaty between Austria and Japan replaces that of 1961.", {"AUT JPN ended happened"}),
        (
            "Peru left the Lunden Convention in 2016; Chile withdrew in March 2019.",
            {"PER ended happened", "CHL ended happened"},
        ),
        ("Peru signed the Lunden Convention in 2016; Chile left in March 2019.", {"PER signed happened"}),
        ("Kenya's parliament voted in 2013 to leave the Lunden Convention.", {"KEN approved happened"}),
        (
            "The treaty between Estonia and Sweden will only take effect when both have ratified it.",
            {"EST SWE in_force planned", "EST SWE ratified planned"},
        ),
    ],
)
def test_ends_in_other_words(text: str, said: set[str]) -> None:
    assert stages(text) == said


@pytest.mark.parametrize(
    ("text", "ended", "year"),
    [
        ("It replaces one from 1998.", "CHL NOR ended happened", 1998),
        ("The treaty replaces one of 1998.", "CHL NOR ended happened", 1998),
        ("The treaty will replace that of 1998.", "CHL NOR ended planned", 1998),
        ("The treaty replaces one that was signed in 1998.", "CHL NOR ended happened", 1998),
        ("It replaces the treaty of 1998.", "CHL NOR ended happened", 1998),
    ],
)
def test_what_is_replaced_is_the_paper_of_its_own_year(text: str, ended: str, year: int) -> None:
    found = stage_statements(f"Norway and Chile signed a tax treaty on Monday. {text}")
    assert found[0].stage is Stage.SIGNED
    assert found[0].instrument is not None
    assert found[0].instrument.year is None
    (gone,) = [each for each in found if each.stage is Stage.ENDED]
    assert f"{' '.join(gone.parties)} {gone.stage} {gone.framing}" == ended
    assert gone.instrument is not None
    assert (gone.instrument.year, gone.date) == (year, None)


def test_what_is_replaced_and_has_no_year_has_no_name() -> None:
    found = stage_statements("Norway and Chile signed a tax treaty. It replaces one that expired in 2020.")
    gone = [each for each in found if each.stage is Stage.ENDED]
    assert gone
    assert {each.instrument.kind for each in gone if each.instrument} == {"other"}


def test_the_year_of_what_is_replaced_dates_no_signature() -> None:
    text = "On Monday Iceland and Canada signed a fisheries accord to replace one dating from 1991."
    (signed,) = stage_statements(text)
    assert signed.date is not None
    assert signed.date.edtf is not None
    assert not signed.date.edtf.startswith("1991")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway's agreement with Britain on fishing replaced that with the EU.", {"EU NOR ended happened"}),
        ("Norway's agreement with Britain replaced one with the EU.", {"EU NOR ended happened"}),
        ("The treaty between Peru and Chile replaces that of 1998.", {"CHL PER ended happened"}),
        ("Norway replaced that with an agreement with Britain.", set()),
    ],
)
def test_what_is_replaced_may_have_sides_of_its_own(text: str, expected: set[str]) -> None:
    assert stages(text) == expected
