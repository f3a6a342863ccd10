"""Who joins which body, step by step, and which members consent."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from depositary.core.codes import Framing, Stage, StatementType
from depositary.core.passages import Passage
from depositary.core.statements import Statement
from depositary.core.values import MembershipValue
from depositary.lexicon import load_lexicon
from depositary.register import Clocks, Source, rebuild
from depositary.register.accessions import Body, accessions, body_id
from depositary.register.partynames import NamingWorld

Says = Callable[..., Statement]
SOURCES = {name: Source(name, name, f"2024-0{number}-10") for number, name in enumerate("abcdef", start=1)}


@pytest.fixture
def world() -> NamingWorld:
    """The names and dated groups of the package: those of the small world know no such member."""
    return load_lexicon()


def applied(says: Says, document: str, party: str = "SWE", body: str = "NATO") -> Statement:
    made = says(document, party, day="2024-01-03", at=60)
    value = MembershipValue(party, body, "applied")
    return replace(made, type=StatementType.MEMBERSHIP, stage=None, instrument=None, value=value)


def consents(says: Says, document: str, party: str, words: str, stage: Stage, **fields: object) -> Statement:
    return replace(says(document, party, stage, **fields), passage=Passage(0, len(words), words))


def bodies(world: NamingWorld, *statements: Statement, clocks: Clocks | None = None) -> list[Body]:
    return accessions(rebuild(statements, SOURCES, world), world, clocks)


def test_the_consent_of_each_member_stands_under_whom_it_is_for(world: NamingWorld, says: Says) -> None:
    (body,) = bodies(
        world,
        applied(says, "a"),
        applied(says, "a", "FIN"),
        consents(says, "b", "DNK", "Denmark ratified Sweden's NATO accession deal.", Stage.RATIFIED, day="2024-02-05"),
        consents(says, "b", "DNK", "Denmark approved Sweden's accession to NATO.", Stage.APPROVED, day="2024-02-01"),
        consents(says, "c", "HUN", "Hungary has not approved Sweden's accession to NATO.", Stage.APPROVED,
                 framing=Framing.DENIED),
    )  # fmt: skip
    ways = {each.thread.party: each for each in body.accessions}
    assert body.id == "NATO"
    assert ways["SWE"].thread.standing == "applicant"
    assert [(each.member, each.stage.value, each.framing.value, each.date) for each in ways["SWE"].consents] == [
        ("DNK", "approved", "happened", "2024-02-01"),
        ("DNK", "ratified", "happened", "2024-02-05"),
        ("HUN", "approved", "denied", None),
    ]
    assert {"FRA", "TUR"} <= set(ways["SWE"].silent)
    assert {"DNK", "HUN", "SWE", "UKR"}.isdisjoint(ways["SWE"].silent)
    assert (ways["FIN"].consents, ways["FIN"].silent) == ((), ())


def test_a_consent_whose_meaning_is_unclear_is_nobodys(world: NamingWorld, says: Says) -> None:
    for words in (
        "Denmark ratified the accession protocols of Sweden and Finland to NATO.",
        "Denmark ratified the accession protocol of Sweden.",
        "Denmark ratified the tax protocol with Sweden, a partner of NATO.",
    ):
        (body,) = bodies(world, applied(says, "a"), consents(says, "b", "DNK", words, Stage.RATIFIED))
        assert [each.consents for each in body.accessions] == [()], words


def test_a_consent_that_had_not_happened_by_the_day_is_left_out(world: NamingWorld, says: Says) -> None:
    words = "Denmark ratified Sweden's NATO accession protocol."
    given = consents(says, "b", "DNK", words, Stage.RATIFIED, day="2024-02-05")
    for day, number in ((4, 0), (5, 1)):
        clocks = Clocks(as_of=date(2024, 2, day))
        (body,) = bodies(world, applied(says, "a"), given, clocks=clocks)
        assert len(body.accessions[0].consents) == number


def test_a_body_without_a_code_has_an_address_without_its_words() -> None:
    assert body_id("ukraine-security") == "ukraine-security"
    assert body_id("harbour / league") == body_id("harbour / league")
    assert body_id("harbour / league").isalnum()
