"""Releases of a government: its own steps, and "we" and "both countries" with whom its title is about."""

from __future__ import annotations

import pytest
from tests.reading.reports import AMERICAN, SWISS, stages


@pytest.mark.parametrize(
    ("title", "text", "said"),
    [
        (
            "",
            "The Federal Council today approved the negotiating mandate for a free trade agreement with Thailand.",
            {"CHE THA talks happened"},
        ),
        (
            "",
            (
                "The Federal Council decided on Wednesday to open negotiations with Thailand on a social security "
                "agreement."
            ),
            {"CHE THA talks planned"},
        ),
        (
            "",
            "Switzerland and Thailand have begun negotiations on a tax agreement.",
            {"CHE THA talks happened"},
        ),
        (
            "Double taxation agreement with Thailand",
            "Negotiations with Thailand were concluded in March.",
            {"CHE THA agreed happened"},
        ),
        (
            "New double taxation agreement with Thailand",
            "The new agreement was initialled in Bern on 3 May 2011.",
            {"CHE THA agreed happened"},
        ),
        (
            "",
            (
                "The Federal Council adopted the dispatch on the social security agreement with Thailand and "
                "submitted it to Parliament."
            ),
            {"CHE submitted happened"},
        ),
        (
            "",
            (
                "At its meeting today, the Federal Council submitted the dispatch on approving a double taxation "
                "agreement with Thailand to Parliament."
            ),
            {"CHE submitted happened"},
        ),
        (
            "",
            "The Federal Council opened the consultation on the agreement with Thailand.",
            {"CHE submitted happened"},
        ),
        (
            "Switzerland and Thailand sign social security agreement",
            "The agreement must be approved by parliament and is subject to an optional referendum.",
            {"CHE THA approved planned"},
        ),
        (
            "Switzerland and Thailand sign social security agreement",
            "The agreement will now be submitted to parliament for approval.",
            {"CHE THA submitted planned"},
        ),
        (
            "Social security agreement with Thailand",
            "The agreement entered into force on 1 March 2012.",
            {"CHE THA in_force happened"},
        ),
        (
            "",
            "The agreement between Switzerland and Thailand on police cooperation enters into force today.",
            {"CHE THA in_force happened"},
        ),
        (
            "Switzerland and Thailand sign police agreement",
            (
                "The agreement will enter into force once both parties have completed their domestic approval "
                "procedures."
            ),
            {"CHE THA in_force planned"},
        ),
        (
            "Switzerland ratifies Council of Europe convention on cybercrime",
            "Switzerland today deposited its instrument of ratification with the Council of Europe in Strasbourg.",
            {"CHE ratified happened"},
        ),
        (
            "",
            "Switzerland has ratified the UN Convention against Corruption.",
            {"CHE ratified happened"},
        ),
        (
            "Switzerland ratifies Council of Europe convention on cybercrime",
            "The Convention will enter into force for Switzerland on 1 January 2012.",
            {"CHE in_force planned"},
        ),
        (
            "Federal Council approves agreement with Thailand on air services",
            "The Federal Council intends to sign the agreement in the autumn.",
            {"CHE THA signed planned"},
        ),
        (
            "Air services agreement with Thailand",
            (
                "The agreement was signed in Bangkok by Federal Councillor Johann Schneider-Ammann and the Thai "
                "minister of commerce."
            ),
            {"CHE THA signed happened"},
        ),
        (
            "Federal Councillor visits Thailand",
            "The two sides signed a memorandum of understanding on vocational training.",
            {"CHE THA signed happened"},
        ),
        (
            "Federal Councillor visits Thailand",
            "During the visit, a declaration of intent on closer cooperation was signed.",
            {"CHE THA signed happened"},
        ),
        (
            "",
            "Federal Councillor Cassis and his Thai counterpart signed a joint declaration.",
            {"CHE THA signed happened"},
        ),
        (
            "Agreement on trade with Thailand signed",
            "State Secretary Marie-Gabrielle Ineichen-Fleisch signed the agreement on behalf of Switzerland.",
            {"CHE THA signed happened"},
        ),
        (
            "",
            (
                "The protocol amending the double taxation agreement (DTA) between Switzerland and Ireland "
                "entered into force on 30 November 2020."
            ),
            {"CHE IRL in_force happened"},
        ),
        (
            "Double taxation agreement with Thailand",
            "The existing agreement of 1976 will be revised.",
            {"CHE THA changed planned"},
        ),
        (
            "Switzerland and Thailand sign new double taxation agreement",
            "It replaces the agreement of 1976.",
            {"CHE THA ended happened"},
        ),
        (
            "Double taxation agreement with Thailand",
            "The agreement of 1976 has been terminated by Thailand.",
            {"CHE THA ended happened"},
        ),
        (
            "",
            "The National Council approved the free trade agreement with Indonesia by 120 votes to 60.",
            {"CHE approved happened"},
        ),
        (
            "",
            "The Swiss electorate approved the free trade agreement with Indonesia on 7 March 2021.",
            {"CHE approved happened"},
        ),
        (
            "",
            "The EFTA states and Thailand concluded negotiations on a free trade agreement.",
            {"EFTA THA agreed happened"},
        ),
        (
            "",
            "The EFTA states are currently negotiating free trade agreements with Thailand and Malaysia.",
            {"EFTA MYS talks happened", "EFTA THA talks happened"},
        ),
        (
            "",
            (
                "The free trade agreement with China, signed in Beijing on 6 July 2013, entered into force on 1 "
                "July 2014."
            ),
            {"CHE CHN in_force happened", "CHE CHN signed happened"},
        ),
        (
            "Police agreement with Thailand",
            "The Federal Council authorised the head of the FDFA to sign the agreement.",
            {"CHE submitted happened"},
        ),
        (
            "",
            "The Federal Council has approved the signature of the agreement with Thailand.",
            {"CHE submitted happened"},
        ),
        (
            "",
            (
                "Switzerland and the European Union signed an agreement on the linking of their emissions trading "
                "systems in Bern."
            ),
            {"CHE EU signed happened"},
        ),
        (
            "Agreement on services with the United Kingdom",
            "The agreement will be applied provisionally from 1 January 2021.",
            {"CHE GBR in_force planned"},
        ),
        (
            "Switzerland and Thailand open negotiations on a free trade agreement",
            "A first round of negotiations will take place in Bern in May.",
            {"CHE THA talks planned"},
        ),
        (
            "Switzerland and Thailand",
            "Talks on a mutual recognition agreement have been suspended.",
            {"CHE THA suspended happened"},
        ),
        (
            "",
            "Switzerland and Thailand have extended the agreement by five years.",
            {"CHE THA changed happened"},
        ),
        (
            "",
            "Switzerland will accede to the Convention on Cluster Munitions.",
            {"CHE joined planned"},
        ),
    ],
)
def test_swiss_releases(title: str, text: str, said: set[str]) -> None:
    assert said <= stages(text, title, SWISS)


@pytest.mark.parametrize(
    ("title", "text", "said"),
    [
        (
            "Joint Statement from the United States and Japan",
            "We signed an agreement on critical minerals.",
            {"JPN USA signed happened"},
        ),
        (
            "Joint Statement from the United States and Japan",
            "Our two nations signed an agreement on critical minerals.",
            {"JPN USA signed happened"},
        ),
        (
            "Joint Statement from the United States and Japan",
            "Both countries concluded a critical minerals agreement last year.",
            {"JPN USA agreed happened"},
        ),
        (
            "Joint Statement from the United States and Japan",
            "The two leaders welcomed the signing of a memorandum of understanding on space.",
            {"JPN USA signed happened"},
        ),
        (
            "Joint Statement from the United States and Japan",
            "The leaders announced the conclusion of negotiations on a trade agreement.",
            {"JPN USA agreed happened"},
        ),
        (
            "Joint Statement from the United States and Japan",
            "We look forward to concluding negotiations on the agreement.",
            {"JPN USA agreed planned"},
        ),
        (
            "Joint Statement from the United States and Japan",
            (
                "President Biden and Prime Minister Kishida announced that they will begin negotiations on a "
                "defense agreement."
            ),
            {"JPN USA talks planned"},
        ),
        (
            "Joint Statement from the United States and Japan",
            "The United States and Japan are negotiating an agreement on civil nuclear cooperation.",
            {"JPN USA talks happened"},
        ),
        (
            "",
            "The United States and Japan reached a historic trade deal.",
            {"JPN USA agreed happened"},
        ),
        (
            "",
            "President Trump secured a trade deal with Japan.",
            {"JPN USA agreed happened"},
        ),
        (
            "",
            "Kenya joined the Artemis Accords.",
            {"KEN joined happened"},
        ),
        (
            "",
            "Kenya signed the Artemis Accords.",
            {"KEN signed happened"},
        ),
        (
            "",
            "The United States rejoined the Paris Agreement.",
            {"USA joined happened"},
        ),
        (
            "",
            "On day one, the President rejoined the Paris Agreement.",
            {"USA joined happened"},
        ),
        (
            "",
            "The United States withdrew from the Paris Agreement.",
            {"USA ended happened"},
        ),
        (
            "",
            (
                "I transmit herewith, for the advice and consent of the Senate to ratification, the Treaty "
                "between the United States of America and Algeria on Mutual Legal Assistance."
            ),
            {"DZA USA submitted happened"},
        ),
        (
            "",
            "Russia suspended its participation in the New START treaty.",
            {"RUS suspended happened"},
        ),
        (
            "Statement on the Conventional Forces Treaty",
            "Russia has withdrawn from the treaty.",
            {"RUS ended happened"},
        ),
        (
            "",
            "The United States and the United Kingdom signed a Memorandum of Understanding on technology.",
            {"GBR USA signed happened"},
        ),
        (
            "",
            "The G7 leaders adopted a declaration on Ukraine.",
            {"G7 agreed happened"},
        ),
        (
            "",
            "The agreement that the United States and Vietnam signed in 2013 remains in force.",
            {"USA VNM in_force happened", "USA VNM signed happened"},
        ),
        (
            "",
            "The United States and Guatemala have agreed to a Framework for an Agreement on Reciprocal Trade.",
            {"GTM USA agreed happened"},
        ),
        (
            "",
            "Armenia and Azerbaijan signed a peace agreement at the White House.",
            {"ARM AZE signed happened"},
        ),
        (
            "",
            "Congo and Rwanda signed a peace deal in Washington in June.",
            {"COD RWA signed happened"},
        ),
        (
            "Press briefing",
            "We're working on a trade agreement with India.",
            {"IND USA talks happened"},
        ),
        (
            "Press briefing",
            "We are in negotiations with India on a trade agreement.",
            {"IND USA talks happened"},
        ),
        (
            "",
            "The Compact of Free Association with Palau was renewed in May.",
            {"PLW USA changed happened"},
        ),
        (
            "",
            "We renewed the Compacts of Free Association with Palau and the Marshall Islands.",
            {"MHL USA changed happened", "PLW USA changed happened"},
        ),
        (
            "Fact Sheet: Papua New Guinea",
            "The two countries signed a defense cooperation agreement.",
            {"PNG USA signed happened"},
        ),
    ],
)
def test_american_releases(title: str, text: str, said: set[str]) -> None:
    assert said <= stages(text, title, AMERICAN)


@pytest.mark.parametrize(
    ("publisher", "title", "text"),
    [
        (
            SWISS,
            "Federal Council opens consultation on agreement with Thailand",
            "The consultation on the agreement will run until 4 October.",
        ),
        (
            SWISS,
            "",
            "The Federal Council took note of the results of the consultation on the agreement with Thailand.",
        ),
        (
            SWISS,
            "Police agreement with Thailand",
            "The cantons have approved the agreement.",
        ),
        (
            SWISS,
            "",
            "Switzerland joined the Partnership on forests in 2010.",
        ),
        (
            SWISS,
            "",
            "Switzerland is a party to the Convention on Wetlands.",
        ),
        (
            SWISS,
            "",
            "Switzerland welcomes the peace agreement signed today by the Government of Colombia and the FARC.",
        ),
        (
            AMERICAN,
            "",
            "Today, the President signed a memorandum on homeland security.",
        ),
        (
            AMERICAN,
            "",
            "The President signed the Inflation Reduction Act into law.",
        ),
        (
            AMERICAN,
            "",
            "Israel and Hamas have agreed to the first phase of the deal.",
        ),
        (
            AMERICAN,
            "",
            "We got a bipartisan deal done in the Senate.",
        ),
        (
            AMERICAN,
            "",
            "The union reached a tentative agreement with the companies.",
        ),
        (
            AMERICAN,
            "",
            "The Quad leaders endorsed the principles.",
        ),
        (
            AMERICAN,
            "",
            "Israel and Lebanon agreed to a cessation of hostilities.",
        ),
        (
            AMERICAN,
            "Press briefing",
            "Q    Is there a deal with China?",
        ),
        (
            AMERICAN,
            "",
            "The President called for a treaty banning the production of fissile material.",
        ),
    ],
)
def test_releases_that_speak_of_no_step_between_states_stay_quiet(publisher: str, title: str, text: str) -> None:
    assert not stages(text, title, publisher)
