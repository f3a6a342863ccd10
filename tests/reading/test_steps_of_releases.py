"""Which step a government's release tells: authorisations, a league's agreements, papers made at home or by many."""

from __future__ import annotations

import pytest

from depositary.core.codes import PublishedBasis
from depositary.core.documents import Document, Provenance
from depositary.core.statements import Statement
from depositary.reading.readers import RuleReader


def read(title: str, text: str) -> list[Statement]:
    origin = Provenance("release", "news.admin.ch", None, "2024-06-20", PublishedBasis.GIVEN)
    return [s for s in RuleReader().read(Document(text, origin, title)) if s.type == "stage"]


CASES: list[tuple[str, str, set[str]]] = [
    (
        "Federal Council to sign tax agreement with Nepal",
        "The Federal Council has given its authorisation for the double taxation agreement with Nepal to be signed.",
        {"CHE submitted happened"},
    ),
    (
        "Tax agreements: state of play",
        "The Federal Council will decide in autumn on the authorisation to sign the protocol with Malta.",
        {"CHE submitted planned"},
    ),
    (
        "Tax agreements: state of play",
        (
            "The Federal Council has provided authorisation for the agreements to be signed with Peru, Chile, "
            "Malta and Cyprus."
        ),
        {"CHE submitted happened"},
    ),
    (
        "Tax agreement with Malta initialled",
        (
            "The cantons can now comment on it. The Federal Council will then decide on the authorisation for "
            "signing, after which the text will be published."
        ),
        {"CHE submitted planned"},
    ),
    (
        "Programme of ministers at the forum",
        (
            "The minister will take advantage of the meeting to sign agreements with Chad and Togo in the "
            "presence of their presidents."
        ),
        {"CHE TCD signed planned", "CHE TGO signed planned"},
    ),
    (
        "Readmission: minister in Dakar",
        "On Monday the head of the department met her counterpart in Dakar to sign a readmission agreement.",
        {"CHE SEN signed happened"},
    ),
    (
        "Talks with Togo launched",
        (
            "The head of the department today met the minister of commerce of Togo in Geneva to officially "
            "launch negotiations between Switzerland and Togo on a trade agreement."
        ),
        {"CHE TGO talks happened"},
    ),
    (
        "Human rights: Switzerland's commitment",
        "The Federal Council is examining which reservations should be made when ratifying the convention.",
        {"CHE ratified planned"},
    ),
    (
        "Should the agreement with the UK be delayed",
        (
            "Should the agreement with the EU not be ratified, the agreement between Switzerland and the United "
            "Kingdom will apply provisionally from 1 January."
        ),
        {"CHE EU ratified possible", "CHE GBR in_force possible"},
    ),
    ("Visit to Togo", "They agreed the conclusion of an agreement on food safety.", {"CHE TGO agreed planned"}),
    (
        "Customs agreement with Togo",
        (
            "The agreement is a prerequisite for the conclusion of a possible agreement on the recognition of "
            "security measures."
        ),
        {"CHE TGO agreed possible"},
    ),
    (
        "High Commissioner for Human Rights visits Bern",
        (
            "At their meeting, the High Commissioner and the State Secretary signed an agreement on a regional "
            "office in Panama."
        ),
        set(),
    ),
    (
        "Switzerland hosts forum and signs tax agreement",
        (
            "Ambassador Meier signed a bilateral agreement on the exchange of tax information with the Deputy "
            "Commissioner of the Revenue Authority of Brunei, Mrs. Lim."
        ),
        {"BRN CHE signed happened"},
    ),
    (
        "Minister at EFTA conference in Geneva",
        "The modernised free trade agreement with Chile will also be signed on the margins of the conference.",
        {"CHL EFTA signed planned"},
    ),
    (
        "Foreign trade in 2010",
        (
            "Free trade agreements under the aegis of the European Free Trade Association (EFTA) were signed "
            "with Peru and Ukraine, and the agreements with Albania and Serbia entered into force."
        ),
        {
            "EFTA PER signed happened",
            "EFTA UKR signed happened",
            "ALB EFTA in_force happened",
            "EFTA SRB in_force happened",
        },
    ),
    (
        "President in Kyiv",
        (
            "Economic relations with Ukraine benefit from the free trade agreement with EFTA, which has been in "
            "force since 2012."
        ),
        {"EFTA UKR in_force happened"},
    ),
    (
        "EFTA ministers in Lugano",
        "They will also examine work with a view to opening negotiations with Indonesia, Serbia and Albania.",
        {"EFTA IDN talks planned", "EFTA SRB talks planned", "ALB EFTA talks planned"},
    ),
    (
        "EFTA: ministers meet in Vaduz",
        "The EFTA states and Kenya opened free trade negotiations in Vaduz.",
        {"EFTA KEN talks happened"},
    ),
    (
        "Visit of the British energy minister",
        "The two ministers discussed energy strategies as well as negotiations on a globally binding climate treaty.",
        set(),
    ),
    (
        "Visit of the British energy minister",
        "The two ministers discussed the implementation of the climate agreement adopted in Paris in December 2015.",
        set(),
    ),
    (
        "100 years of multilateral Geneva",
        (
            "Federal Councillor Cassis, the president of the Geneva State Council and the city councillor have "
            "signed a joint declaration on the role of Geneva."
        ),
        set(),
    ),
    (
        "Declaration on schools in the valley",
        "Mr Cassis signed the declaration of intent with members of the cantonal councils of Graubünden and Ticino.",
        set(),
    ),
    (
        "Universities work with Iran",
        "Several Swiss higher education institutions have signed cooperation agreements with Iranian institutions.",
        set(),
    ),
    (
        "Tax agreement with Denmark",
        (
            "Switzerland and Denmark informed one another via diplomatic channels that all of the conditions and "
            "legal procedures for this protocol's entry into force had been met."
        ),
        {"CHE DNK ratified happened"},
    ),
    (
        "Tax agreement with Denmark",
        (
            "The governments of both countries have exchanged the notifications, thus allowing the agreement to "
            "come into force on 30 March 2024."
        ),
        {"CHE DNK ratified happened", "CHE DNK in_force happened"},
    ),
    (
        "Federal Council adopts dispatches on tax agreements with Chad and Togo",
        "The Federal Council adopted the protocols of amendment to the double taxation agreements with Chad and Togo.",
        {"CHE submitted happened"},
    ),
    (
        "Programme at the forum",
        (
            "Federal Councillor Guy Parmelin will take advantage of the Annual Meeting to sign EFTA free trade "
            "agreements with Chad and Togo."
        ),
        {"EFTA TCD signed planned", "EFTA TGO signed planned"},
    ),
    (
        "Visit of the interior minister of Kosovo",
        "The two ministers signed an agreement on police cooperation, which replaces that of 2009.",
        {"CHE XKX signed happened", "CHE XKX ended happened"},
    ),
    (
        "Report on the rights of the child",
        (
            "The Convention on the Rights of Pupils was approved by the General Assembly of the United Nations "
            "on 20 November 1989."
        ),
        {"UN agreed happened"},
    ),
    (
        "Consular cooperation with the Netherlands",
        (
            "The minister informed his guest about the draft mandate for negotiations with the EU, which has "
            "been sent out for consultation."
        ),
        {"CHE EU talks planned"},
    ),
    (
        "Tax information: draft mandates",
        "The Federal Council approved the draft negotiating mandate with Chile.",
        {"CHE CHL talks planned"},
    ),
    (
        "Federal Council to sign research agreement",
        (
            "The Federal Council has decided to sign the Framework Convention on Reactors. Switzerland's "
            "accession to the convention provides its institutes with an opportunity."
        ),
        {"CHE signed planned", "CHE joined planned"},
    ),
    (
        "Tax agreements: Federal Council submits three of them to Parliament",
        (
            "The Federal Council adopted the amending protocols with Chile, Peru and Ecuador for the attention "
            "of Parliament."
        ),
        {"CHE submitted happened"},
    ),
    (
        "Social security agreement with Tunisia",
        "The two countries informed each other by exchange of notes that their domestic procedures had been completed.",
        {"CHE TUN ratified happened"},
    ),
    (
        "President visits Jakarta",
        (
            "Trade with Indonesia has grown thanks to the free trade agreement with EFTA, which has been in "
            "force since 2021."
        ),
        {"EFTA IDN in_force happened"},
    ),
    (
        "Research: Paul Scherrer Institute works with Korea",
        "The Paul Scherrer Institute and a Korean laboratory signed a memorandum of understanding in Seoul.",
        set(),
    ),
    (
        "Cantons and Confederation work together",
        (
            "The head of the department, the president of the Geneva cantonal government and the mayor signed a "
            "joint declaration on housing."
        ),
        set(),
    ),
    (
        "Switzerland and Uruguay sign agreement on mutual legal assistance",
        "The agreement signed today in Montevideo has yet to be approved by the parliaments of both countries.",
        {"CHE URY signed happened", "CHE URY approved denied"},
    ),
    (
        "Switzerland and Uruguay: extradition",
        "The treaty of 1923 was last amended in 2004 and remains in force.",
        {"CHE URY changed happened", "CHE URY in_force happened"},
    ),
    (
        "Double taxation: agreement with Oman in force",
        (
            "Both states have exchanged the corresponding notifications, which allowed the agreement to enter "
            "into force on 5 June."
        ),
        {"CHE OMN ratified happened", "CHE OMN in_force happened"},
    ),
]


@pytest.mark.parametrize(("title", "text", "says"), CASES)
def test_tells_which_step_is_taken(title: str, text: str, says: set[str]) -> None:
    assert {f"{' '.join(s.parties)} {s.stage} {s.framing}" for s in read(title, text)} == says


DATED: list[tuple[str, str, set[str]]] = [
    (
        "Tax agreement with Greece amended",
        (
            "Yesterday, the Protocol of Amendment of 4 November 2010 to the double taxation agreement (DTA) "
            "between Switzerland and Greece entered into force."
        ),
        {"CHE GRC in_force happened 2024-06-19"},
    ),
    (
        "Convention on missing persons",
        "The Federal Council today decided to sign the International Convention on Missing Persons.",
        {"CHE signed planned None"},
    ),
]


@pytest.mark.parametrize(("title", "text", "says"), DATED)
def test_gives_a_step_its_own_day(title: str, text: str, says: set[str]) -> None:
    days = {f"{' '.join(s.parties)} {s.stage} {s.framing} {s.date.edtf if s.date else None}" for s in read(title, text)}
    assert days == says
