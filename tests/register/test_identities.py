"""Identity: what joins, what stays apart, and what is left open."""

from collections.abc import Callable
from dataclasses import replace

from depositary.core.codes import Stage, StatementType
from depositary.core.rulings import Ruling, RulingKind
from depositary.core.statements import Statement
from depositary.core.values import MembershipValue, TermValue
from depositary.register import RegisterState, Source, World, rebuild

Says = Callable[..., Statement]
SOURCES = {name: Source(name, name, f"2024-0{number}-10") for number, name in enumerate("abcdefg", start=1)}


def register(world: World, *statements: Statement, rulings: tuple[Ruling, ...] = ()) -> RegisterState:
    return rebuild(statements, SOURCES, world, rulings)


def titles(state: RegisterState) -> list[str | None]:
    return sorted((agreement.title for agreement in state.agreements), key=str)


def test_a_protocol_stands_beside_its_agreement(world: World, says: Says) -> None:
    state = register(world, says("a", "CHL PER"), says("a", "CHL PER", kind="protocol", at=20))
    assert sorted(agreement.kind for agreement in state.agreements) == ["agreement", "protocol"]


def test_titles_keep_agreements_of_one_pair_apart(world: World, says: Says) -> None:
    state = register(
        world,
        says("a", "CHL PER", title="Atacama Rail Accord"),
        says("b", "CHL PER", title="the Rail Accord"),
        says("c", "CHL PER", title="Pacific Cable Accord"),
    )
    assert sorted(len(agreement.evidence) for agreement in state.agreements) == [1, 2]


def test_a_short_title_that_fits_two_joins_neither(world: World, says: Says) -> None:
    state = register(
        world,
        says("a", "CHL PER", title="Atacama Rail Accord"),
        says("b", "CHL PER", title="Coastal Rail Accord"),
        says("c", "CHL PER", title="the Rail Accord"),
    )
    assert len(state.agreements) == 2
    assert [item.source.name for item in state.unassigned] == ["c"]


def test_it_joins_the_only_candidate_and_no_other(world: World, says: Says) -> None:
    it = says("c", "CHL PER", Stage.IN_FORCE, explicit=False)
    rail, cable = says("a", "CHL PER", title="Atacama Rail Accord"), says("b", "CHL PER", title="Pacific Cable Accord")
    assert len(register(world, rail, it).agreements[0].evidence) == 2
    both = register(world, rail, replace(cable, document="c"), it)
    assert {len(agreement.evidence) for agreement in both.agreements} == {1, 2}
    assert next(item for item in both.agreements if len(item.evidence) == 2).title == "Pacific Cable Accord"
    assert len(register(world, rail, cable, it).unassigned) == 1


def test_the_season_decides_between_two_of_which_the_document_names_none(world: World, says: Says) -> None:
    sources = {
        "a": Source("a", "a", "2019-05-01"),
        "b": Source("b", "b", "2024-05-01"),
        "c": Source("c", "c", "2024-06-01"),
    }
    statements = [
        says("a", "CHL PER", title="Atacama Rail Accord"),
        says("b", "CHL PER", title="Pacific Cable Accord"),
        says("c", "CHL PER", Stage.TALKS, explicit=False),
    ]
    state = rebuild(statements, sources, world)
    assert next(item for item in state.agreements if len(item.evidence) == 2).title == "Pacific Cable Accord"


def test_the_same_sentence_decides_before_the_document(world: World, says: Says) -> None:
    term = replace(
        says("a", "CHL PER", at=102), type=StatementType.TERM, stage=None, instrument=None,
        value=TermValue("duration", "ten years", "P10Y"),
    )  # fmt: skip
    state = register(
        world,
        says("a", "CHL PER", title="Atacama Rail Accord"),
        says("a", "CHL PER", title="Pacific Cable Accord", at=100),
        term,
    )
    assert next(item for item in state.agreements if len(item.evidence) == 2).title == "Pacific Cable Accord"


def test_years_part_agreements_of_one_description(world: World, says: Says) -> None:
    old = says("a", "CHL PER", subject="trade", day="1998-05-01")
    new = says("b", "CHL PER", subject="trade", day="2023-05-01")
    state = register(world, old, new, says("c", "CHL PER", subject="trade", year=1998, at=9))
    assert sorted(len(agreement.evidence) for agreement in state.agreements) == [1, 2]


def test_security_and_defence_are_one_word_for_it(world: World, says: Says) -> None:
    state = register(world, says("a", "CHL PER", subject="security"), says("b", "CHL PER", subject="defence"))
    assert len(state.agreements) == 1


def test_one_side_s_step_finds_the_agreement_of_its_document(world: World, says: Says) -> None:
    state = register(world, says("a", "CHL PER"), says("a", "PER", Stage.APPROVED, explicit=False, at=30))
    (agreement,) = state.agreements
    assert [(event.stage, event.party) for event in agreement.events] == [
        (Stage.SIGNED, None),
        (Stage.APPROVED, "PER"),
    ]


def test_an_open_instrument_is_joined_party_by_party(world: World, says: Says) -> None:
    joined = replace(
        says("b", "PER"), type=StatementType.MEMBERSHIP, stage=None, instrument=None,
        value=MembershipValue("PER", "Joint Declaration of Support for Ukraine", "joined"),
    )  # fmt: skip
    state = register(world, says("a", "CHL", Stage.JOINED, family="g7-declaration"), joined)
    (agreement,) = state.agreements
    assert [event.party for event in agreement.events] == ["CHL", "PER"]


def test_joining_a_body_that_is_no_instrument_makes_no_agreement(world: World, says: Says) -> None:
    joined = replace(
        says("b", "PER"), type=StatementType.MEMBERSHIP, stage=None, instrument=None,
        value=MembershipValue("PER", "League of Harbours", "joined"),
    )  # fmt: skip
    state = register(world, joined)
    assert state.agreements == ()
    assert len(state.unbound) == 1


def test_several_partners_of_a_family_are_several_agreements(world: World, says: Says) -> None:
    state = register(world, says("a", "CHL PER UKR", family="ukraine-security"))
    assert [agreement.parties for agreement in state.agreements] == [("CHL", "UKR"), ("PER", "UKR")]


def test_an_id_does_not_change_when_statements_are_added(world: World, says: Says) -> None:
    first = register(world, says("a", "CHL UKR", family="ukraine-security")).agreements[0].id
    more = register(world, says("a", "CHL UKR", family="ukraine-security"), says("b", "CHL UKR", Stage.TALKS, at=7))
    assert [agreement.id for agreement in more.agreements] == [first]


def test_an_accepted_reading_counts_however_unsure_its_reader_was(world: World, says: Says) -> None:
    unsure = says("a", "CHL PER", confidence=0.1)
    accepted = Ruling(RulingKind.ACCEPT, (unsure.id,), "read it myself", "tests", "2026-02-01T00:00:00Z")
    assert register(world, unsure).agreements == ()
    assert register(world, unsure, rulings=(accepted,)).agreements[0].reached(Stage.SIGNED)


def test_the_declaration_that_a_party_joined_is_the_one_of_the_season(world: World, says: Says) -> None:
    named = says("a", "CHL", Stage.JOINED, family="g7-declaration")
    unnamed = says("b", "PER", Stage.JOINED, kind="declaration", explicit=False)
    (agreement,) = register(world, named, unnamed).agreements
    assert [event.party for event in agreement.events] == ["CHL", "PER"]
    late = {**SOURCES, "b": Source("b", "b", "2026-02-01")}
    assert len(rebuild([named, unnamed], late, world).unassigned) == 1
    assert len(register(world, unnamed).unassigned) == 1


def test_a_declaration_by_its_makers_is_theirs(world: World, says: Says) -> None:
    named = says("a", "CHL", Stage.JOINED, family="g7-declaration")
    made, other = (says("b", group, Stage.AGREED, kind="declaration", at=9) for group in ("G7", "NATO"))
    state = register(world, named, made, other)
    assert [item.statement.parties for item in state.unassigned] == [("NATO",)]


def test_one_word_is_a_title_where_several_come_one_by_one(world: World, says: Says) -> None:
    def comes(party: str, at: int) -> Statement:
        return says("a", party, at=at, title="Borealis Accords", day=f"2024-0{at}-01")

    two = rebuild([comes("CHL", 1), comes("PER", 2)], SOURCES, world)
    assert two.agreements == ()
    (one,) = rebuild([comes("CHL", 1), comes("PER", 2), comes("URY", 3)], SOURCES, world).agreements
    assert one.identity.open
    assert [event.party for event in one.events] == ["CHL", "PER", "URY"]


def test_what_several_made_and_others_join_by_its_title_is_one_open_instrument(world: World, says: Says) -> None:
    makers = says("a", "BOL CHL PER", title="Lantern Charter", day="2024-01-05")
    joiners = [
        says(name, party, title="the Lantern Charter") for name, party in (("b", "NOR"), ("c", "FIN"), ("d", "SWE"))
    ]
    by_maker = says("e", "CHL", title="Lantern Charter", at=9)
    (one,) = register(world, makers, *joiners, by_maker).agreements
    assert one.identity.open
    assert {event.party: event.date for event in one.events} == {
        "BOL": "2024-01-05", "CHL": "2024-01-05", "PER": "2024-01-05", "NOR": None, "FIN": None, "SWE": None,
    }  # fmt: skip
    assert one.parties == ("BOL", "CHL", "PER")


def test_what_several_made_and_nobody_joins_stays_theirs(world: World, says: Says) -> None:
    makers = says("a", "BOL CHL PER", title="Lantern Charter")
    (one,) = register(world, makers, says("b", "CHL", title="Lantern Charter")).agreements
    assert (one.identity.open, one.parties) == (False, ("BOL", "CHL", "PER"))


def test_who_joined_a_declaration_joined_no_convention(world: World, says: Says) -> None:
    named = [
        says(name, party, title="Lantern Tide Convention", kind="convention")
        for name, party in (("a", "NOR"), ("b", "FIN"))
    ]
    state = register(world, *named, says("c", "SWE", Stage.JOINED, kind="declaration", explicit=True))
    assert [item.source.name for item in state.unassigned] == ["c"]


def test_a_title_signed_outside_the_family_names_another_instrument(world: World, says: Says) -> None:
    pact = says("a", "PER UKR", day="2024-01-12", family="ukraine-security")
    lighthouse = says("b", "PER UKR", day="2025-01-16", title="Lighthouse Partnership")
    term = replace(
        says("b", "PER UKR", at=20, title="Lighthouse Partnership", family="ukraine-security"),
        type=StatementType.TERM, stage=None, value=TermValue("duration", "for a hundred years", "P100Y"),
    )  # fmt: skip
    one, other = sorted(register(world, pact, lighthouse, term).agreements, key=lambda each: each.family or "~")
    assert [(each.family, each.title, len(each.evidence)) for each in (one, other)] == [
        ("ukraine-security", None, 1), (None, "Lighthouse Partnership", 2),
    ]  # fmt: skip


def test_a_title_signed_within_the_family_names_its_agreement(world: World, says: Says) -> None:
    named = says("a", "PER UKR", day="2024-01-12", family="ukraine-security", title="Lighthouse Partnership")
    again = says("b", "PER UKR", Stage.IN_FORCE, family="ukraine-security", title="Lighthouse Partnership")
    (one,) = register(world, named, again).agreements
    assert (one.family, one.title) == ("ukraine-security", "Lighthouse Partnership")


def test_what_is_replaced_without_a_name_is_not_what_replaces_it(says: Says, world: World) -> None:
    signed = says("a", "CHL NOR", day="2024-01-07")
    gone = says("a", "CHL NOR", Stage.ENDED, at=20, kind="other", explicit=False)
    state = register(world, signed, gone)
    assert [[event.stage for event in each.events] for each in state.agreements] == [[Stage.SIGNED]]
    assert [item.statement.stage for item in state.unbound] == [Stage.ENDED]


def test_a_plain_name_means_the_newest_of_papers_that_only_years_tell_apart(says: Says, world: World) -> None:
    signed = says("a", "CHL NOR", day="2024-01-07", subject="tax")
    gone = says("a", "CHL NOR", Stage.ENDED, at=20, year=1998, subject="tax")
    later = says("g", "NOR", Stage.APPROVED, day="2024-07-09", subject="tax")
    state = register(world, signed, gone, later)
    reached = {each.identity.year: {event.stage for event in each.events} for each in state.agreements}
    assert reached == {2024: {Stage.SIGNED, Stage.APPROVED}, 1998: {Stage.ENDED}}
