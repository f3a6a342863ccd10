"""Statements of governments: who speaks together, who is led into a paper, what is near, and what is only procedure."""

from __future__ import annotations

import pytest
from tests.reading.reports import AMERICAN, SWISS, stages


@pytest.mark.parametrize(
    ("publisher", "title", "text", "said"),
    [
        (
            AMERICAN,
            "Joint Statement of the United States and Peru",
            "Our two countries have agreed on the text of a mutual defense treaty.",
            {"PER USA agreed happened"},
        ),
        (
            AMERICAN,
            "FACT SHEET: United States and Kenya Deepen Their Partnership",
            (
                "The two governments have launched negotiations toward a strategic trade and investment "
                "partnership agreement."
            ),
            {"KEN USA talks happened"},
        ),
        (
            AMERICAN,
            "Press Briefing by Press Secretary",
            "The President will withdraw the United States from the Paris Agreement.",
            {"USA ended planned"},
        ),
        (
            AMERICAN,
            "Joint Statement from the Leaders of Australia, the United Kingdom and the United States",
            ("We signed the agreement on naval nuclear propulsion in August and it entered into force in January."),
            {"AUS GBR USA in_force happened", "AUS GBR USA signed happened"},
        ),
        (
            AMERICAN,
            "Joint Statement from the United States and Mongolia",
            ("The two sides noted the signing of an open skies agreement in January and its entry into force in May."),
            {"MNG USA in_force happened", "MNG USA signed happened"},
        ),
        (
            AMERICAN,
            "Joint Statement from the United States and Mongolia",
            "Ulaanbaatar has ratified the Kigali Amendment.",
            {"MNG ratified happened"},
        ),
        (
            AMERICAN,
            "Background Press Call on the Visit of the Prime Minister of Iraq",
            "We expect that the two of them will sign a number of agreements tomorrow.",
            {"IRQ USA signed planned"},
        ),
        (
            AMERICAN,
            "Background Press Call on the Visit of the Prime Minister of Iraq",
            "We're working with the Iraqis toward an agreement on the future of the coalition.",
            {"IRQ USA talks happened"},
        ),
        (
            AMERICAN,
            "Background Press Call on the Visit of the Prime Minister of Iraq",
            "We are close to a deal with Baghdad.",
            {"IRQ USA agreed planned"},
        ),
        (
            AMERICAN,
            "Executive Order on Tariffs",
            (
                "On May 8, 2025, the United States and the United Kingdom announced the General Terms of an"
                " Economic Prosperity Deal."
            ),
            {"GBR USA agreed happened"},
        ),
        (
            AMERICAN,
            "Fact Sheet",
            ("The Administration finalized an agreement with Vietnam, under which Hanoi will cut tariffs."),
            {"USA VNM agreed happened"},
        ),
        (AMERICAN, "Fact Sheet", "Chile became the 30th country to sign the accords.", {"CHL signed happened"}),
        (
            SWISS,
            "Switzerland ratifies the Berk Convention",
            (
                "With the deposit of the instrument of ratification in New York, Switzerland has become the"
                " 40th contracting party to the Berk Convention."
            ),
            {"CHE ratified happened"},
        ),
        (
            SWISS,
            "Free movement with Croatia",
            "The protocol was signed in March 2016 after approval by the Federal Council.",
            {"CHE HRV signed happened", "CHE approved happened"},
        ),
        (
            SWISS,
            "Social security",
            (
                "The agreement with Brazil came into force on 1 October 2019, while that with Tunisia was "
                "signed in 2019."
            ),
            {"BRA CHE in_force happened", "CHE TUN signed happened"},
        ),
        (
            SWISS,
            "OECD",
            (
                "In Paris, Switzerland and 30 other states signed the multilateral agreement on the "
                "automatic exchange of information."
            ),
            {"CHE signed happened"},
        ),
        (
            SWISS,
            "EFTA–India",
            (
                "The free trade agreement between the EFTA states and India entered into force on 1 October"
                " 2025, following ratification by all parties."
            ),
            {"EFTA IND in_force happened", "EFTA IND ratified happened"},
        ),
        (
            SWISS,
            "EFTA–Mercosur",
            ("The fourth round of negotiations between the EFTA states and Mercosur took place in Buenos Aires."),
            {"EFTA MERCOSUR talks happened"},
        ),
        (
            AMERICAN,
            "Press Briefing by Press Secretary",
            (
                "The treaty with Peru was signed in May. Housing came up. So did schools. And roads. And "
                "bridges. And ports. And the harvest. And the storm. And the strike in the yards. And the "
                "weather. And the unions. Those negotiations are continuing."
            ),
            {"PER USA signed happened"},
        ),
        (
            AMERICAN,
            "Press Briefing by Press Secretary",
            "We signed a trade agreement with Peru. They stand behind their negotiation team.",
            {"PER USA signed happened"},
        ),
        (
            AMERICAN,
            "Remarks by the President on Trade",
            "In May the President negotiated the return of two paintings with Peru.",
            set(),
        ),
        (
            AMERICAN,
            "Remarks by the Vice President to the President of Peru",
            "And today I am happy that you have joined the Artemis Accords.",
            set(),
        ),
        (
            SWISS,
            "New rules for migration",
            (
                "An agreement with the European Union is in force. The Federal Council will adopt the "
                "dispatch on the revised Forest Act in May."
            ),
            {"CHE EU in_force happened"},
        ),
        (
            SWISS,
            "Double taxation agreement with Peru",
            "The date of application depends on the agreement reached.",
            set(),
        ),
        (
            AMERICAN,
            "Chair's Summary of the Climate Forum",
            "Norway and Denmark joined in launching a challenge under the Kigali Amendment.",
            set(),
        ),
        (
            AMERICAN,
            "Press Briefing by Press Secretary",
            (
                "Australia asks about China. In November, the President negotiated an agreement with the "
                "People’s Republic of China."
            ),
            {"CHN USA talks happened"},
        ),
        (
            AMERICAN,
            "Leaders’ Statement of the G7",
            "We will keep helping, including by concluding a loan agreement with Ukraine.",
            {"G7 UKR agreed planned"},
        ),
        (
            SWISS,
            "Federal Council adopts protocols with Chile and Peru",
            (
                "The Federal Council adopted the dispatches on the double taxation agreements with Chile "
                "and Peru. The cantons have welcomed the conclusion of the agreements. They still have to "
                "be approved by Parliament."
            ),
            {
                "CHE CHL agreed happened",
                "CHE CHL approved planned",
                "CHE PER agreed happened",
                "CHE PER approved planned",
                "CHE submitted happened",
            },
        ),
        (
            SWISS,
            "Federal Council approves climate accord",
            "The Federal Council approved the agreement on 23 March.",
            {"CHE approved happened"},
        ),
        (
            SWISS,
            "Free trade agreement with Moldova",
            "The free trade agreement between the EFTA member states and Moldova was signed in Schaan.",
            {"EFTA MDA signed happened"},
        ),
        (
            SWISS,
            "Free trade agreement with Moldova",
            (
                "The Federal Council adopted the dispatch on the free trade agreement between the EFTA "
                "countries and Moldova."
            ),
            {"CHE submitted happened"},
        ),
        (
            SWISS,
            "Tax agreement with Chile",
            ("After the talks, a report on the new agreement with Chile was submitted to the cantons for comment."),
            {"CHE CHL submitted happened"},
        ),
        (
            SWISS,
            "Visit to Armenia",
            "In October the two countries re-negotiated the air services agreement.",
            {"ARM CHE talks happened"},
        ),
        (
            SWISS,
            "Peace in Colombia",
            (
                "Switzerland follows the talks in Colombia closely. At the launch, the parties signed a "
                "ceasefire agreement."
            ),
            set(),
        ),
        (
            SWISS,
            "Ceremony for the agreement with Chile",
            (
                "The minister opened the ceremony to mark the entry into force of the free trade agreement "
                "between Switzerland and Chile."
            ),
            {"CHE CHL in_force happened"},
        ),
        (
            SWISS,
            "Tax agreement with Chile",
            (
                "Switzerland signed a tax agreement with Chile. Talks on further agreements are under way. "
                "Negotiations are being held with other states."
            ),
            {"CHE CHL signed happened"},
        ),
        (
            SWISS,
            "Switzerland welcomes agreement",
            "Switzerland welcomes the agreement between Peru and Chile on the return of prisoners.",
            {"CHL PER agreed happened"},
        ),
        (
            SWISS,
            "Protocol with Mexico",
            (
                "Switzerland and Mexico signed a protocol. They informed each other that the legal "
                "requirements for the entry into force had been met."
            ),
            {"CHE MEX ratified happened", "CHE MEX signed happened"},
        ),
        (
            AMERICAN,
            "Joint Leaders' Statement to Mark the Anniversary of AUKUS",
            "In August, the AUKUS partners signed an agreement on naval reactors.",
            {"AUS GBR USA signed happened"},
        ),
        (
            AMERICAN,
            "Message to Congress",
            (
                "I am pleased to transmit to the Congress the text of an agreement for cooperation between "
                "the United States and the Philippines on atomic energy."
            ),
            {"PHL USA submitted happened"},
        ),
        (
            AMERICAN,
            "Joint Statement of the United States and Peru",
            (
                "In the coming weeks, the United States and Peru will negotiate and finalize the Agreement "
                "on Reciprocal Trade and undertake domestic formalities."
            ),
            {"PER USA agreed planned", "PER USA submitted planned", "PER USA talks planned"},
        ),
        (
            AMERICAN,
            "Joint Statement of the United States and Peru",
            "The leaders welcomed the renewal of the Memorandum of Understanding on counterterrorism.",
            {"PER USA changed happened"},
        ),
        (
            AMERICAN,
            "Address to the Canadian Parliament",
            (
                "The Lunden Declaration on Migration and Protection, which the United States and Canada "
                "signed last June, is a new approach."
            ),
            {"CAN USA signed happened"},
        ),
        (
            AMERICAN,
            "G7 Leaders' Communiqué",
            "We stand by the Joint Declaration endorsed in Vilnius last July.",
            {"G7 agreed happened"},
        ),
        (
            AMERICAN,
            "Border agreement with Canada",
            ("When the agreement comes into force at midnight, officers will return people to the border."),
            {"CAN USA in_force planned"},
        ),
        (
            AMERICAN,
            "Fact Sheet on Trade",
            "The United States and the United Kingdom are beginning negotiations.",
            {"GBR USA talks happened"},
        ),
        (
            AMERICAN,
            "AUKUS Statement",
            ("We welcome the start of Australia's negotiations with the IAEA on an arrangement for inspections."),
            {"AUS IAEA talks happened"},
        ),
        (
            AMERICAN,
            "Fact Sheet on Patents",
            "The USPTO signed a Memorandum of Understanding with the United Kingdom.",
            {"GBR USA signed happened"},
        ),
        (AMERICAN, "Readout", "Both leaders welcomed the deal between Peru and Chile.", {"CHL PER agreed happened"}),
        (AMERICAN, "Fact Sheet on Trade", "Peruvian companies have signed an agreement on grain.", set()),
        (
            SWISS,
            "Rules of navigation",
            "The organisation has drawn up many conventions which are updated on a regular basis.",
            set(),
        ),
        (
            SWISS,
            "Tax agreement with Chile",
            ("Switzerland signed a tax agreement with Chile. Negotiations are being held with other states."),
            {"CHE CHL signed happened"},
        ),
        (
            AMERICAN,
            "Press Briefing by Press Secretary",
            ("A trade agreement with Peru was signed. The President had to leave to negotiate with Congress."),
            {"PER USA signed happened"},
        ),
        (AMERICAN, "Fact Sheet", "Thirteen states have joined the Federal-State Clean Building Partnership.", set()),
        (
            AMERICAN,
            "Fact Sheet on Peru",
            "The Vice President thanked Peru for the trade agreement, which she discussed in Lima.",
            set(),
        ),
        (
            AMERICAN,
            "Fact Sheet on Peru",
            "The United States will explore partnership with Peru in the space sector.",
            set(),
        ),
        (
            AMERICAN,
            "Remarks by the President on the Auto Talks in Peru",
            "The workers met the owners for weeks. They have reached a historic agreement.",
            set(),
        ),
        (
            AMERICAN,
            "Statement on the hostages",
            "The President thanked Egypt and Qatar for their leadership in reaching this deal.",
            set(),
        ),
        (AMERICAN, "Fact Sheet on Peru", "Peru will join the Defense Agreement Program.", set()),
        (
            SWISS,
            "Visit to Peru",
            "The President will join the Minister in signing a framework agreement on ambulances.",
            {"CHE PER signed planned"},
        ),
        (
            SWISS,
            "Visit to Peru",
            (
                "The President affirmed the willingness to work with Peru on concluding the negotiations on"
                " the trade agreement."
            ),
            {"CHE PER agreed planned"},
        ),
        (AMERICAN, "Remarks on Progress", "Much has been achieved since the signing of the Lima Accords.", set()),
    ],
)
def test_steps_of_governments(publisher: str, title: str, text: str, said: set[str]) -> None:
    assert stages(text, title, publisher) == said
