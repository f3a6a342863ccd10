"""Conditions, events, terms and positions of agreements of any kind, in sentences of our own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from depositary.core.codes import StatementType
from depositary.core.statements import Statement

Said = Callable[..., list[Statement]]

EXTRADITION = "HELSINKI, March 4 - Finland and Chile signed an extradition treaty on Monday. "
FISHERIES = "Peru and Mexico have been negotiating a fisheries agreement since May. "
AIR = "VIENTIANE, May 3 - Laos and Oman concluded an air services agreement on Friday. "
WATER = "Egypt and Sudan agreed on Sunday to renew the water treaty of 1959. "
LABOUR = "PARIS, June 3 - France and Algeria signed a labour agreement on Monday. "
SATELLITES = "TALLINN, June 3 - Estonia and Canada signed a treaty on satellites on Monday. "
DEFENCE = "OSLO, May 7 - Norway and Japan signed a defence agreement on Tuesday. "
RIVER = "Botswana and Namibia are negotiating a treaty on the river Okavango. "
PEACE = "Armenia and Azerbaijan agreed on the text of a peace treaty in March. "
TAXES = "Brazil and India are negotiating an agreement on taxes. "


def read(said: Said, sort: StatementType, lead: str, sentence: str) -> list[Statement]:
    """The statements of one type that a sentence behind a lead gives."""
    return [s for s in said(sort, lead + sentence, lead.split(" - ")[-1].rstrip(". ")) if s.passage.start >= len(lead)]


@pytest.mark.parametrize(
    ("lead", "sentence", "parties"),
    [
        (EXTRADITION, "Finland's parliament still has to give its approval.", ("CHL", "FIN")),
        (EXTRADITION, "Ratification by both parliaments is required.", ("CHL", "FIN")),
        (EXTRADITION, "The treaty will lapse if it is not ratified by both within a year.", ("CHL", "FIN")),
        (
            EXTRADITION,
            "The text goes to the Eduskunta, without whose approval it cannot take effect.",
            ("CHL", "FIN"),
        ),
        (EXTRADITION, "The president can ratify it only with the consent of parliament.", ("CHL", "FIN")),
        (EXTRADITION, "Its entry into force is conditional on a change in Chilean criminal law.", ("CHL", "FIN")),
        (EXTRADITION, "What is missing now is the approval of the Senate in Santiago.", ("CHL", "FIN")),
        (EXTRADITION, "Should the Senate refuse, the treaty will not enter into force.", ("CHL", "FIN")),
        (FISHERIES, "Peru is prepared to sign if Mexico lowers its quota for tuna.", ("MEX", "PER")),
        (FISHERIES, "Lima has tied its signature to the release of two trawlers.", ("MEX", "PER")),
        (FISHERIES, "Lima's condition is that the two trawlers be released.", ("MEX", "PER")),
        (FISHERIES, "There will be no deal as long as the quota is not settled, the minister said.", ("MEX", "PER")),
        (FISHERIES, "Mexico demands that the trawlers be released before it signs.", ("MEX", "PER")),
        (
            FISHERIES,
            "The release of the trawlers is a precondition for signing, Mexico's negotiator said.",
            ("MEX", "PER"),
        ),
        (FISHERIES, "An agreement would be possible if Peru lifted its ban.", ("MEX", "PER")),
        (AIR, "Oman made the agreement conditional on a second daily flight.", ("LAO", "OMN")),
        (AIR, "Before the ministers sign, the lawyers have to check the text.", ("LAO", "OMN")),
        (AIR, "Signature hangs on a clause about taxes.", ("LAO", "OMN")),
        (AIR, "The agreement has to pass the assembly in Vientiane before it can be signed.", ("LAO", "OMN")),
        (AIR, "Laos will sign when the airport is finished.", ("LAO", "OMN")),
        (AIR, "No signature until the debts are paid, said Oman's minister.", ("LAO", "OMN")),
        (AIR, "Oman's approval is subject to an audit of the airline.", ("LAO", "OMN")),
        (AIR, "The agreement becomes valid upon approval by both governments.", ("LAO", "OMN")),
        (WATER, "It becomes binding once a referendum has been held in Sudan.", ("EGY", "SDN")),
    ],
)
def test_what_an_agreement_of_any_kind_waits_for_is_a_condition(
    lead: str, sentence: str, parties: tuple[str, ...], said: Said
) -> None:
    assert [s.parties for s in read(said, StatementType.CONDITION, lead, sentence)] == [parties]


@pytest.mark.parametrize(
    ("lead", "sentence"),
    [
        (
            EXTRADITION,
            "Under the treaty a suspect may be handed over only if the offence is punishable in both countries.",
        ),
        (FISHERIES, "Mexico's minister must go if the talks fail, the opposition says."),
        (WATER, "The dam will be opened once the engineers have finished their work."),
        (AIR, "Passengers must pay before they board."),
        (AIR, "The airport will be closed if it rains."),
        (WATER, "If a dispute arises, the two sides will consult each other."),
        (WATER, "When the treaty was signed in 1959, Sudan had been independent for three years."),
        (EXTRADITION, "Parliament approved the state budget after the opposition had left the room."),
    ],
)
def test_what_a_treaty_regulates_or_others_wait_for_is_none(lead: str, sentence: str, said: Said) -> None:
    assert read(said, StatementType.CONDITION, lead, sentence) == []


@pytest.mark.parametrize(
    ("lead", "sentence", "event"),
    [
        (DEFENCE, "The ministers of the two countries last met in Tokyo in January.", "JPN NOR meeting"),
        (DEFENCE, "In Tokyo, the lower house voted for the agreement by 301 to 120.", "JPN vote"),
        (PEACE, "Their leaders met in Abu Dhabi in July.", "ARM AZE meeting"),
        (PEACE, "A meeting of the foreign ministers is planned for next week in Tbilisi.", "ARM AZE meeting"),
        (TAXES, "The third meeting of the two delegations was held in Brasília in April.", "BRA IND meeting"),
        (
            TAXES,
            "At a summit in New Delhi in July Brazil and India promised each other a text by Christmas.",
            "BRA IND meeting",
        ),
        (TAXES, "It was the first visit by an Indian prime minister in six years.", "BRA IND visit"),
        (
            "The foreign ministers of Thailand, Malaysia and Vietnam agreed on a treaty on river traffic on Friday. ",
            "The three met in Hanoi.",
            "MYS THA VNM meeting",
        ),
        (
            "Chile and Argentina agreed on a tunnel treaty on Sunday. ",
            "The presidents of Chile and Argentina came together in Mendoza for the occasion.",
            "ARG CHL meeting",
        ),
        ("The tax treaty was signed by Switzerland and Germany. ", "Swiss voters rejected it in 2013.", "CHE vote"),
    ],
)
def test_meetings_and_votes_are_those_of_the_sides(lead: str, sentence: str, event: str, said: Said) -> None:
    found = read(said, StatementType.EVENT, lead, sentence)
    assert [f"{' '.join(s.parties)} {getattr(s.value, 'event', None)}" for s in found] == [event]


@pytest.mark.parametrize(
    ("lead", "sentence"),
    [
        ("Turkey and Iraq signed an agreement on water on Monday. ", "Its parliament passed a budget in May."),
        (TAXES, "Modi cancelled his trip to Brasília."),
        (PEACE, "A meeting of the foreign ministers was called off."),
        (PEACE, "They met all the conditions."),
    ],
)
def test_budgets_and_what_was_called_off_are_no_events(lead: str, sentence: str, said: Said) -> None:
    assert read(said, StatementType.EVENT, lead, sentence) == []


@pytest.mark.parametrize(
    ("lead", "sentence", "terms"),
    [
        (LABOUR, "Unless one of the parties objects, it is renewed every two years.", ["extension P2Y"]),
        (LABOUR, "The agreement expires at the end of 2031.", ["duration None"]),
        (
            LABOUR,
            "It takes effect on the first day of the second month after the exchange of notes.",
            ["entry_into_force None"],
        ),
        (LABOUR, "The text has the force of law in both countries.", ["binding None"]),
        (LABOUR, "Termination takes effect twelve months after notification.", ["termination_notice P12M"]),
        (LABOUR, "The two countries will have to renew it every four years.", ["extension P4Y"]),
        (LABOUR, "It renews itself automatically for further periods of five years.", ["extension P5Y"]),
        (SATELLITES, "The treaty is open-ended.", ["duration None"]),
        (SATELLITES, "It lapses after eight years unless both sides agree to go on.", ["duration P8Y"]),
        (SATELLITES, "Its lifetime is limited to eight years.", ["duration P8Y"]),
        (SATELLITES, "The two sides bound themselves for eight years.", ["duration P8Y"]),
        (SATELLITES, "An extension by four years is possible.", ["extension P4Y"]),
        (
            SATELLITES,
            "It was signed for a period of eight years, with an option for four more.",
            ["duration P8Y", "extension P4Y"],
        ),
    ],
)
def test_terms_are_told_by_what_they_limit_and_prolong(lead: str, sentence: str, terms: list[str], said: Said) -> None:
    found = read(said, StatementType.TERM, lead, sentence)
    said_terms = sorted(f"{getattr(s.value, 'term', None)} {getattr(s.value, 'duration', None)}" for s in found)
    assert said_terms == terms
    assert all(len(s.parties) == 2 for s in found)


@pytest.mark.parametrize(
    ("sentence", "stances"),
    [
        ("Angola fears that the treaty will cost it water.", ["AGO opposes"]),
        ("Zambia has voiced misgivings about the treaty.", ["ZMB opposes"]),
        ("South Africa has no problem with the draft.", ["ZAF supports"]),
        ("Opposition to the treaty comes from Angola and Zambia.", ["AGO opposes", "ZMB opposes"]),
        ("For Zimbabwe the treaty goes too far.", ["ZWE opposes"]),
        ("Mozambique promised to vote for the treaty in the regional council.", ["MOZ supports"]),
        ("Angola has threatened to block it.", ["AGO opposes"]),
        ("Zambia's ambassador expressed support for the treaty.", ["ZMB supports"]),
        ("Angola voiced concern about the floods.", []),
        ("Zimbabwe fears a drought.", []),
    ],
)
def test_stances_on_any_treaty(sentence: str, stances: list[str], said: Said) -> None:
    found = read(said, StatementType.POSITION, RIVER, sentence)
    assert sorted(f"{s.parties[0]} {getattr(s.value, 'stance', None)}" for s in found) == stances
