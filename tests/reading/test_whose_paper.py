"""Whose paper a government's release speaks of: its own, others', of many, a league's; and who is only a place."""

from __future__ import annotations

import pytest
from tests.reading.reports import stages

from depositary.core.codes import PublishedBasis
from depositary.core.documents import Document, Provenance
from depositary.reading.readers import RuleReader


def read(title: str, text: str) -> set[str]:
    origin = Provenance("release", "news.admin.ch", None, "2024-06-20", PublishedBasis.GIVEN)
    statements = RuleReader().read(Document(text, origin, title))
    return {f"{' '.join(s.parties)} {s.stage} {s.framing}" for s in statements if s.type == "stage"}


CASES: list[tuple[str, str, set[str]]] = [
    # what befell a paper of many is no act of the publisher's
    ("Treaty on seabed cables turns ten", "The treaty on seabed cables entered into force in 2014.", set()),
    ("Wildlife and its protection", "The Oslo Convention was signed in 1979 and has been amended since.", set()),
    (
        "Seabed cables",
        "The Lima Convention entered into force for Switzerland in 2014.",
        {"CHE in_force happened"},
    ),
    # an organisation in the name of a paper does not ratify it
    (
        "Review of space law",
        "Switzerland was active early on. From 1970 to 1980 it ratified three UN space treaties.",
        {"CHE ratified happened"},
    ),
    # who is only named, or only a place, is no other side
    (
        "Conference of depositaries",
        "Switzerland ratified the protocol in 2011, becoming the ninth state to do so after Chile.",
        {"CHE ratified happened"},
    ),
    (
        "Ozone layer recovers",
        "The landmark agreement took effect in 1989 and is regarded in the United States as a model.",
        set(),
    ),
    (
        "Humanitarian aid in Sudan",
        (
            "The two warring parties signed the Jeddah commitments in May 2023. Switzerland calls on them to respect "
            "the agreement they have concluded."
        ),
        set(),
    ),
    (
        "Rector appointed at observatory",
        (
            "On 6 June, the State Secretary signed an agreement to renew Switzerland's participation in the "
            "Southern Observatory in Antofagasta (Chile)."
        ),
        set(),
    ),
    (
        "Visit to Quito",
        "The minister is on a visit to Ecuador. On Monday she signed an agreement on forests.",
        {"CHE ECU signed happened"},
    ),
    (
        "Federal Council adopts dispatch on passenger data",
        "The Federal Council adopted a negotiating mandate for a data agreement with non-EU states.",
        set(),
    ),
    # papers of two others
    (
        "Working visit to Ankara",
        "Turkey and Armenia initialled two protocols in Bern.",
        {"ARM TUR agreed happened"},
    ),
    (
        "Border treaty",
        "The FDFA welcomes the signing in Lima of a new border treaty by Peru and Chile.",
        {"CHL PER signed happened"},
    ),
    (
        "Cities work together",
        "The cities of Zurich and Vienna signed a cooperation agreement.",
        set(),
    ),
    # a league's agreement stays the league's when one member tells when it binds itself
    (
        "Free trade with Kenya",
        (
            "The EFTA states and Kenya signed a free trade agreement on 3 May 2024. For Switzerland the agreement "
            "is expected to enter into force in spring 2025."
        ),
        {"EFTA KEN signed happened", "EFTA KEN in_force planned"},
    ),
    (
        "Free trade with Kenya",
        (
            "The EFTA states and Kenya signed a free trade agreement on 3 May 2024. Switzerland and Kenya signed "
            "an agreement on visas. It will enter into force in June."
        ),
        {"EFTA KEN signed happened", "CHE KEN signed happened", "CHE KEN in_force planned"},
    ),
    (
        "News on trade",
        (
            "The EFTA states and Thailand have concluded negotiations on a free trade agreement. Negotiations with "
            "Vietnam are continuing."
        ),
        {"EFTA THA agreed happened", "EFTA VNM talks happened"},
    ),
    (
        "Next steps on research",
        (
            "The Federal Council adopted the negotiating mandate on the EU programmes agreement. An agreement could be "
            "concluded next spring."
        ),
        {"CHE EU talks happened", "CHE EU agreed possible"},
    ),
    # a number of states, some of them named: a paper of many
    (
        "Convention on mines",
        (
            "Switzerland signed the convention in Oslo. To date, 108 states have signed the convention and 46 have "
            "ratified it, including Germany, France and Japan."
        ),
        {"CHE signed happened", "DEU FRA JPN signed happened", "DEU FRA JPN ratified happened"},
    ),
    (
        "Negotiations with Japan",
        "EFTA has already concluded free trade agreements with several countries: Turkey, Israel and Morocco.",
        {"EFTA TUR agreed happened", "EFTA ISR agreed happened", "EFTA MAR agreed happened"},
    ),
    # each verb has its own doer
    (
        "Ambassador presents credentials",
        "Albania ratified the coordination convention in 2011 and Montenegro acceded to it in 2014.",
        {"ALB ratified happened", "MNE joined happened"},
    ),
    (
        "International crimes",
        (
            "Anna Keller, Switzerland's ambassador to the Netherlands, signed the Ljubljana Convention on "
            "14 February 2024."
        ),
        {"CHE signed happened"},
    ),
    # a city lends its name, or the room
    (
        "Depositary notification",
        "As depositary, Switzerland informed the states that Armenia had ratified the Rome protocol on 4 May 2024.",
        {"ARM ratified happened"},
    ),
    (
        "Environment ministers meet in Nairobi",
        "The negotiations on a plastics treaty were suspended in Nairobi last night.",
        set(),
    ),
    # who is asked at home, and who is no state
    (
        "Cantonal ministers in Bern",
        "The conference of cantonal governments approved the agreement with the EU on Friday.",
        set(),
    ),
    (
        "Vocational training: visit from Singapore",
        "At the end of the visit, the rectors of both universities signed a letter of intent.",
        set(),
    ),
    # who did the second of two acts need not have done the first
    (
        "Fisheries protocol",
        "The protocol was adopted in Rome in 2019 and has been ratified by France, Ghana and Japan.",
        {"FRA GHA JPN ratified happened"},
    ),
]


@pytest.mark.parametrize(("title", "text", "expected"), CASES)
def test_whose_paper_it_is(title: str, text: str, expected: set[str]) -> None:
    assert read(title, text) == expected


def test_who_makes_an_effort_behind_a_comma_is_not_who_negotiates() -> None:
    found = stages("Peru and Chile have opened negotiations on a draft treaty, signaling a broader effort by Peru.")
    assert found == {"CHL PER talks happened"}
