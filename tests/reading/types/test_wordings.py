"""Sentences of our own on agreements, each behind a lead that says whose: what is read of them beside stages.

They were written without a look at any document and say common things in many ways; each must be read as it stands."""

from __future__ import annotations

import pytest
from tests.reading.reports import statements

from depositary.core.codes import StatementType
from depositary.core.statements import Statement
from depositary.core.values import (
    CommitmentValue,
    CountValue,
    EventValue,
    MembershipValue,
    PositionValue,
    TargetValue,
    TermValue,
)

LEADS = {
    "L1": (
        "Norway and Ukraine sign security agreement",
        "OSLO, June 1 - Norway signed a security agreement with Ukraine on Friday, the government said. ",
    ),
    "L2": (
        "Peru and Chile sign extradition treaty",
        "LIMA, June 1 - Peru and Chile signed an extradition treaty in the Peruvian capital on Friday. ",
    ),
    "L3": (
        "Kenya and Japan close to tax treaty",
        "NAIROBI, June 1 - Kenya and Japan are negotiating a tax treaty, officials in Nairobi said. ",
    ),
    "L4": (
        "Vietnam and Canada agree on trade deal",
        "HANOI, June 1 - Vietnam and Canada have concluded negotiations on a trade agreement. ",
    ),
}

ROWS = [
    ("L1", "It is good for ten years.", {"T_ NOR+UKR duration P10Y"}),
    ("L1", "The paper expires in 2034.", {"T_ NOR+UKR duration -"}),
    ("L1", "It is silently prolonged for another five years if neither side speaks up.", {"T_ NOR+UKR extension P5Y"}),
    ("L1", "Either capital can walk out with half a year's notice.", {"T_ NOR+UKR termination_notice P6M"}),
    ("L1", "It took effect at once.", {"T_ NOR+UKR entry_into_force -"}),
    ("L1", "It applies from the day of its signature.", {"T_ NOR+UKR entry_into_force -"}),
    ("L1", "In legal terms it obliges nobody to anything.", {"T_ NOR+UKR binding -"}),
    ("L1", "The document has no legal force, lawyers point out.", {"T_ NOR+UKR binding -"}),
    ("L1", "It is a declaration of intent rather than a treaty.", {"T_ NOR+UKR binding -"}),
    ("L1", "Both governments regard it as binding.", {"T_ NOR+UKR binding -"}),
    ("L1", "Parliament need not ratify it, since it is not a treaty.", {"T_ NOR+UKR binding -"}),
    ("L2", "The treaty is concluded for an indefinite period.", {"T_ CHL+PER duration -"}),
    (
        "L2",
        "It has a term of five years and renews itself for equal periods.",
        {"T_ CHL+PER duration P5Y", "T_ CHL+PER extension -"},
    ),
    (
        "L2",
        "It enters into force thirty days after the exchange of ratifications.",
        {"T_ CHL+PER entry_into_force P30D"},
    ),
    ("L2", "Each party may denounce it by giving a year's notice.", {"T_ CHL+PER termination_notice P1Y"}),
    ("L2", "The text has no expiry date.", {"T_ CHL+PER duration -"}),
    (
        "L2",
        "It becomes effective once the second parliament has approved it.",
        {"D CHL+PER", "T_ CHL+PER entry_into_force -"},
    ),
    ("L2", "Termination takes a notice of three months.", {"T_ CHL+PER termination_notice P3M"}),
    (
        "L2",
        "The treaty, which is to last for twenty years, can be extended by agreement.",
        {"T_ CHL+PER duration P20Y", "T_ CHL+PER extension -"},
    ),
    ("L2", "It is legally binding on both.", {"T_ CHL+PER binding -"}),
    ("L1", "That makes Norway the eleventh country with such a document.", {"N 11 ordinal signed"}),
    ("L1", "It is the tenth of these agreements.", {"N 10 ordinal signed"}),
    ("L1", "Ten countries now have such a document.", {"N 10 exact signed"}),
    ("L1", "With Oslo, ten states have signed.", {"N 10 exact signed"}),
    ("L1", "The list has grown to ten.", {"N 10 exact signed"}),
    ("L1", "Kyiv has thus concluded ten such agreements.", {"N 10 exact signed"}),
    ("L1", "Ukraine's collection of such papers now numbers ten.", {"N 10 exact signed"}),
    ("L1", "Some twenty more countries are in talks with Kyiv.", {"N 20 approximate talks"}),
    ("L1", "At least fifteen further states are negotiating.", {"N 15 minimum talks"}),
    ("L1", "More than thirty states have joined the G7 declaration.", {"N 30 minimum joined"}),
    ("L1", "Norway is the fourth Nordic state to sign, after Denmark, Finland and Sweden.", {"N 4 ordinal signed"}),
    ("L1", "Among those that have signed are Britain, Germany and France.", {"N - open_list signed"}),
    ("L1", "All seven members of the G7 have now signed.", {"N 7 exact signed"}),
    ("L1", "Norway was number ten.", {"N 10 ordinal signed"}),
    ("L1", "The previous nine were signed between January and April.", {"N 9 exact signed"}),
    ("L3", "The two finance ministers hope to sign in July.", {"T JPN+KEN signed 2024-07"}),
    ("L3", "A signing ceremony is pencilled in for 12 July.", {"T JPN+KEN signed 2024-07-12"}),
    ("L3", "The treaty should be in force by January.", {"T JPN+KEN in_force 2025-01"}),
    ("L3", "If all goes well it will be signed in September.", {"T JPN+KEN signed 2024-09"}),
    (
        "L3",
        "Signature, once planned for March, is now expected in August.",
        {"T JPN+KEN signed 2024-03", "T JPN+KEN signed 2024-08"},
    ),
    ("L3", "It should have been signed in April.", {"T JPN+KEN signed 2024-04"}),
    ("L3", "The date of 15 June will hardly be kept, diplomats say.", {"T JPN+KEN signed 2024-06-15"}),
    ("L3", "The negotiators have until the end of July to finish.", {"T JPN+KEN agreed ../2024-07-31"}),
    ("L3", "An agreement in principle is within reach by August.", {"T JPN+KEN agreed 2024-08"}),
    ("L3", "Talks are to resume on Monday.", {"T JPN+KEN talks 2024-06-03"}),
    ("L3", "Ratification is foreseen for next spring.", {"T JPN+KEN ratified 2025-21"}),
    ("L3", "Nairobi makes its signature dependent on concessions for its tea.", {"D JPN+KEN"}),
    ("L3", "Without a tax clause Japan will not sign.", {"D JPN+KEN"}),
    ("L3", "Japan insists that the courts decide first.", {"D JPN+KEN"}),
    ("L3", "Signature has to wait until the cabinet has met.", {"D JPN+KEN"}),
    ("L3", "Everything depends on the vote in the Diet.", {"D JPN+KEN"}),
    ("L3", "The last obstacle is a clause on pensions.", {"D JPN+KEN"}),
    ("L3", "It still needs the consent of both parliaments.", {"D JPN+KEN"}),
    ("L3", "First the lawyers must check the text.", {"D JPN+KEN"}),
    ("L3", "The treaty can be signed as soon as the translation is ready.", {"D JPN+KEN"}),
    ("L1", "Norway wants Ukraine in NATO.", {"P NOR supports"}),
    ("L1", "Hungary remains opposed to Ukrainian membership.", {"P HUN opposes"}),
    ("L1", "Membership now would mean war, Viktor Orban warned.", {"P HUN opposes"}),
    ("L1", "Olaf Scholz does not think the time has come for an invitation.", {"P DEU opposes"}),
    ("L1", "Stoltenberg said Ukraine was closer to NATO than ever before.", {"P NATO supports"}),
    ("L1", "Ukraine will become a member, the NATO secretary general predicted.", {"P NATO predicts"}),
    (
        "L1",
        "Poland and the Baltic states are pressing for an invitation.",
        {"P EST supports", "P LTU supports", "P LVA supports", "P POL supports"},
    ),
    ("L1", "About membership in NATO the text says nothing.", {"P NOR none_stated"}),
    ("L1", "Moscow called the agreement a hostile act.", {"P RUS opposes"}),
    ("L1", "Berlin and Paris welcomed the signing.", {"P DEU supports", "P FRA supports"}),
    ("L1", "China criticised the pact.", {"P CHN opposes"}),
    ("L2", "Bolivia protested against the treaty.", {"P BOL opposes"}),
    ("L2", "Ecuador hailed the accord as a model.", {"P ECU supports"}),
    ("L2", "Gabriel Boric was received at the airport by his Peruvian counterpart.", {"E CHL+PER meeting"}),
    ("L2", "Chile's Senate backed the treaty by 30 votes to 4.", {"E CHL vote"}),
    ("L2", "The Chilean chamber approved it unanimously.", {"E CHL vote"}),
    ("L2", "The foreign ministers talked for two hours on the margins of a summit in Brasilia.", {"E CHL+PER meeting"}),
    ("L1", "Jonas Gahr Støre arrived in Kyiv by night train on Friday morning.", {"E NOR+UKR visit"}),
    ("L1", "Volodymyr Zelensky was in Oslo for the second time.", {"E NOR+UKR visit"}),
    ("L1", "Norway delivered eight Leopard tanks last year.", {"E NOR+UKR delivery"}),
    ("L1", "The Storting debated it and voted by 120 to 49 in favour.", {"E NOR vote"}),
    ("L1", "It commits the two sides for the next ten years.", {"T_ NOR+UKR duration P10Y"}),
    (
        "L1",
        "The agreement, good for ten years, can be renewed.",
        {"T_ NOR+UKR duration P10Y", "T_ NOR+UKR extension -"},
    ),
    ("L1", "It loses its force after ten years.", {"T_ NOR+UKR duration P10Y"}),
    ("L1", "With six months' notice it can be brought to an end.", {"T_ NOR+UKR termination_notice P6M"}),
    ("L1", "The notice period is six months.", {"T_ NOR+UKR termination_notice P6M"}),
    ("L1", "Nothing in it can be enforced before a court.", {"T_ NOR+UKR binding -"}),
    ("L1", "The paper binds Norway politically, not legally.", {"T_ NOR+UKR binding -"}),
    ("L2", "The treaty needs no renewal; it has no end date.", {"T_ CHL+PER duration -"}),
    (
        "L2",
        "It will be valid for fifteen years and renewed tacitly.",
        {"T_ CHL+PER duration P15Y", "T_ CHL+PER extension -"},
    ),
    ("L2", "It takes effect sixty days after ratification.", {"T_ CHL+PER entry_into_force P60D"}),
    ("L2", "Both states may step out after a year's notice.", {"T_ CHL+PER termination_notice P1Y"}),
    (
        "L2",
        "Its duration is five years, with the possibility of extension.",
        {"T_ CHL+PER duration P5Y", "T_ CHL+PER extension -"},
    ),
    ("L1", "Norway is one of ten countries that have signed.", {"N 10 exact signed"}),
    ("L1", "The count stands at ten.", {"N 10 exact signed"}),
    ("L1", "It was agreement number ten.", {"N 10 ordinal signed"}),
    ("L1", "Kyiv has so far signed with ten states.", {"N 10 exact signed"}),
    ("L1", "The group of signatories has ten members by now.", {"N 10 exact signed"}),
    ("L1", "The number of partners with such a text rises to ten.", {"N 10 exact signed"}),
    ("L1", "Six of the ten agreements name sums.", {"N 10 exact signed"}),
    ("L1", "A dozen countries are still negotiating.", {"N 12 exact talks"}),
    ("L1", "Talks are under way with twelve others.", {"N 12 exact talks"}),
    (
        "L1",
        "Thirty-two countries joined the Vilnius declaration, which stands behind these agreements.",
        {"N 32 exact joined"},
    ),
    ("L1", "Norway became the third of the Nordic countries to sign.", {"N 3 ordinal signed"}),
    ("L1", "None of the Baltic states has signed so far.", {"N 0 none_yet signed"}),
    ("L1", "Half a dozen have been signed this year.", {"N 6 exact signed"}),
    ("L3", "The target is October.", {"T JPN+KEN signed 2024-10"}),
    ("L3", "The aim is to conclude before the end of the year.", {"T JPN+KEN agreed ../2024-12-31"}),
    ("L3", "Signature will follow in the second half of July.", {"T JPN+KEN signed 2024-07"}),
    ("L3", "The two governments intend to put their names to it on 20 June.", {"T JPN+KEN signed 2024-06-20"}),
    ("L3", "The ceremony, announced for 25 May, was called off.", {"T JPN+KEN signed 2024-05-25"}),
    ("L3", "It could enter into force as early as January.", {"T JPN+KEN in_force 2025-01"}),
    ("L3", "Both want it signed before the summit that opens on 28 August.", {"T JPN+KEN signed ../2024-08-27"}),
    ("L3", "It is due to be initialled next week.", {"T JPN+KEN agreed 2024-06-03/2024-06-09"}),
    ("L3", "Ratification by both parliaments is hoped for this year.", {"T JPN+KEN ratified 2024"}),
    ("L3", "The minister said that July was realistic.", {"T JPN+KEN signed 2024-07"}),
    ("L3", "Kenya will ratify it in the autumn.", {"T JPN+KEN ratified 2024-23"}),
    ("L3", "Japan will only sign if the tax clause goes.", {"D JPN+KEN"}),
    ("L3", "The signing depends on a green light from Tokyo.", {"D JPN+KEN"}),
    ("L3", "No signature without parliament's consent, the opposition says.", {"D JPN+KEN"}),
    ("L3", "Before the ministers can sign, two annexes have to be translated.", {"D JPN+KEN"}),
    ("L3", "The cabinet must still give its blessing.", {"D JPN+KEN"}),
    ("L3", "Until the annexes are ready there will be no signature.", {"D JPN+KEN"}),
    ("L3", "The deal stands or falls with the vote in the Diet.", {"D JPN+KEN"}),
    ("L3", "Kenya has made a visa waiver the price of its signature.", {"D JPN+KEN"}),
    ("L1", "Norway will give 7 billion kroner this year.", {"C NOR financial will 7000000000"}),
    ("L1", "Oslo has set aside 75 billion kroner until 2027.", {"C NOR financial will 75000000000"}),
    ("L1", "A further 500 million kroner go to the power grid.", {"C NOR financial will 500000000"}),
    ("L1", "Norwegian officers are to train Ukrainian crews.", {"C NOR military_training will -"}),
    ("L1", "The text speaks of air defence, artillery and mine clearance.", {"C NOR military_equipment intends -"}),
    (
        "L1",
        "Norway undertakes to consult with Kyiv within 24 hours of an attack.",
        {"C NOR emergency_consultation shall -"},
    ),
    ("L1", "Norway may also hand over its old Leopards.", {"C NOR military_equipment may -"}),
    ("L1", "Wounded soldiers can be treated in Norwegian hospitals.", {"C NOR health may -"}),
    ("L2", "Chile undertakes to hand over suspects within sixty days.", {"C CHL - shall -"}),
    ("L2", "Peru will not extradite its own citizens.", {"C PER - will -"}),
    ("L4", "Vietnam will scrap its duties on Canadian wheat.", {"C VNM economy will -"}),
    ("L4", "Canada grants Vietnamese shrimp access free of duty.", {"C CAN economy shall -"}),
]


def said(statement: Statement) -> str:
    """A statement in one line: its type, whose it is, and what makes it this one."""
    value, parties = statement.value, "+".join(statement.parties)
    match value:
        case CommitmentValue():
            amount = value.amount.value if value.amount else None
            shown = f"{amount:.12g}" if amount is not None else "-"
            return f"C {'+'.join(value.debtor)} {value.area or '-'} {value.strength} {shown}"
        case TargetValue():
            return f"T {parties} {value.stage} {value.by or '-'}"
        case CountValue():
            return f"N {'-' if value.number is None else value.number} {value.kind} {value.stage}"
        case TermValue():
            return f"T_ {parties} {value.term} {value.duration or '-'}"
        case PositionValue():
            return f"P {parties} {value.stance}"
        case MembershipValue():
            return f"M {value.party} {value.action}"
        case EventValue():
            return f"E {parties} {value.event}"
        case _:
            return f"D {parties}"


@pytest.mark.parametrize(("lead", "sentence", "expected"), ROWS)
def test_a_sentence_is_read_as_it_stands(lead: str, sentence: str, expected: set[str]) -> None:
    title, opening = LEADS[lead]
    found = [
        s for s in statements(opening + sentence, title, published="2024-06-01") if s.type is not StatementType.STAGE
    ]
    kinds = {line.split()[0] for line in expected}
    lines = {said(s) for s in found if s.passage.start >= len(opening)}
    assert {line for line in lines if line.split()[0] in kinds} == expected
