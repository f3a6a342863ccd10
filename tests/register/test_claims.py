"""Claims: the labelled ones get their verdicts, and each verdict has its own small case."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from depositary.core.codes import Framing, Stage, StatementType
from depositary.core.passages import Passage
from depositary.core.statements import Statement
from depositary.core.values import CountValue
from depositary.lexicon import load_lexicon
from depositary.register import RegisterState, Source, World, rebuild
from depositary.register.claimrecords import checked_record, verdict_record
from depositary.register.claims import Claims
from depositary.register.repeats import repeats_of
from depositary.register.statedcounts import check_counts, claim_of, open_claims
from depositary.register.verdicts import Claim, Verdict
from depositary.register.wordings import Base, NamedParty, read_wording

Says = Callable[..., Statement]

#: The windows of the two labelled claims that have one, as a reader of dates gives them.
WINDOWS = {"claim-18": "2024-05-27/2024-05-31", "claim-33": "2024-02/2024-07"}


def named_parties(text: str) -> list[NamedParty]:
    """Every state or organisation that a sentence names, by the lexicon's names."""
    lexicon = load_lexicon()
    words = [(match.start(), match.end()) for match in re.finditer(r"\S+", text)]
    found: dict[int, NamedParty] = {}
    for first in range(len(words)):
        for last in range(first, min(first + 4, len(words))):
            start, end = words[first][0], words[last][1]
            form = text[start:end].strip(".,:;")
            if named := lexicon.named(form):
                found[start] = NamedParty(start, start + len(form), named[0].code)
    return [found[start] for start in sorted(found)]


def read_claim(record: dict[str, Any]) -> Claim:
    parties = named_parties(record["claim"])
    subject = next((party.code for party in parties if party.code not in ("UKR", "EU", "G7", "NATO")), None)
    return Claim(
        record["claimed"], record["kind"], record["family"], Stage(record["stage"]), record["said_at"],
        read_wording(record["claim"], parties), tuple(record["listed"]),
        subjects=(subject,) if subject and record["kind"] == "ordinal" else (), window=WINDOWS.get(record["id"]),
    )  # fmt: skip


def test_labelled_claims_get_their_verdicts(shared: Path, state: RegisterState, world: World) -> None:
    claims, _ = open_claims(state, world)
    lines = (shared / "gold" / "news-dev.claims.jsonl").read_text("utf-8").splitlines()
    records = [json.loads(line) for line in lines]
    verdicts = {record["id"]: (record, claims.check(read_claim(record))) for record in records}
    assert len(verdicts) == 40
    wrong = [name for name, (record, verdict) in verdicts.items() if verdict.code != record["verdict"]]
    assert wrong == []
    for name, (record, verdict) in verdicts.items():
        assert verdict.off_by == record["off_by"], name
        assert verdict.reason
        if record["register"] and record["register"]["members"]:
            assert list(verdict_record(verdict)["members"]) == record["register"]["members"], name


def test_counts_of_the_dispatches_are_checked(state: RegisterState, world: World) -> None:
    found: dict[str, set[str]] = {}
    for checked in check_counts(state, world):
        found.setdefault(checked_record(checked)["document"], set()).add(checked.verdict.code)
    # The errors that the dispatches hold, by what their authors got wrong.
    assert found["news-025"] == {"stale"}
    assert "off_by" in found["news-037"]
    assert "duplicate_in_list" in found["news-041"]
    assert "off_by" in found["news-047"]
    assert "matches_under" in found["news-051"]
    assert "wrong_window" in found["news-058"]
    assert sum(checked.verdict.code == "matches" for checked in check_counts(state, world)) > 60


@pytest.fixture
def family(says: Says, world: World) -> Claims:
    """CHL signs on 1 March, PER and the EU on 5 April, EST on 9 May 2024."""
    days = {"CHL": "2024-03-01", "PER": "2024-04-05", "EU": "2024-04-05", "EST": "2024-05-09"}
    statements = [says("a", f"{party} UKR", day=day, family="ukraine-security") for party, day in days.items()]
    return Claims(rebuild(statements, {"a": Source("a", "a", "2024-06-01")}, world), world)


def check(
    claims: Claims, text: str, number: int | None, kind: str = "exact", said: str | None = "2024-05-20", **more: Any
) -> Verdict:
    wording = read_wording(text, named_parties(text))
    return claims.check(Claim(number, kind, "ukraine-security", Stage.SIGNED, said, wording, **more))


@pytest.mark.parametrize(
    ("text", "number", "kind", "said", "verdict", "off"),
    [
        ("Three countries have signed.", 3, "exact", "2024-05-20", "matches", None),
        ("Four countries have signed.", 4, "exact", "2024-05-20", "matches_under", None),
        ("Four partners have signed.", 4, "exact", "2024-05-20", "matches", None),
        ("Three countries and the EU have signed.", 3, "exact", "2024-05-20", "matches", None),
        ("Four countries and the EU have signed.", 4, "exact", "2024-05-20", "off_by", 1),
        ("Five agreements exist.", 5, "exact", "2024-05-20", "off_by", 1),
        ("Three agreements exist.", 3, "exact", "2024-05-01", "matches", None),
        ("One agreement exists.", 1, "exact", "2024-05-01", "stale", -2),
        ("Some four partners have signed.", 4, "approximate", "2024-05-20", "approximate_ok", None),
        ("About twenty partners have signed.", 20, "approximate", "2024-05-20", "approximate_off", 16),
        ("At least two partners have signed.", 2, "minimum", "2024-05-20", "matches", None),
        ("At most two partners have signed.", 2, "maximum", "2024-05-20", "off_by", -2),
        ("Nobody has signed.", None, "none_yet", "2024-02-01", "matches", None),
        ("Nobody has signed.", None, "none_yet", "2024-05-20", "stale", -4),
        ("Ten agreements will follow.", 10, "exact", "2024-05-20", "not_yet_checkable", None),
        ("Three agreements exist.", 3, "exact", None, "undated", None),
        ("One member of the EU has signed.", 1, "exact", "2024-05-20", "matches", None),
        ("Besides Chile, three partners have signed.", 3, "exact", "2024-05-20", "matches", None),
        ("Ten rounds of talks were held.", 10, "exact", "2024-05-20", "cannot_check", None),
    ],
)
def test_numbers_by_the_words_of_the_claim(
    family: Claims, text: str, number: int | None, kind: str, said: str | None, verdict: str, off: int | None
) -> None:
    found = check(family, text, number, kind, said)
    assert (found.code, found.off_by) == (verdict, off)


def test_the_time_of_day_decides_on_the_day_itself(family: Claims) -> None:
    evening = check(family, "Three agreements exist.", 3, said="2024-05-09")
    assert (evening.code, evening.definition) == ("matches", "instant: before the step of EST on 2024-05-09")
    assert check(family, "Three agreements exist.", 3, said="2024-05-09T08:15:00").code == "matches_under"


def test_a_wrong_number_tells_when_it_would_be_right(family: Claims) -> None:
    stale = check(family, "Three agreements exist.", 3)
    assert stale.right_if == ("said between 2024-04-05 and 2024-05-08",)
    assert check(family, "Four countries have signed.", 4).right_if == ("organisations count as countries",)


def test_ordinals_by_day_by_class_and_by_subject(family: Claims) -> None:
    def ordinal(text: str, number: int, *subjects: str) -> Verdict:
        return check(family, text, number, "ordinal", subjects=subjects)

    assert ordinal("Estonia is the third country to sign.", 3, "EST").code == "matches"
    assert ordinal("Peru is the third partner to sign.", 3, "PER").code == "matches"
    assert ordinal("Estonia is the second country to sign.", 2, "EST").off_by == -1
    assert ordinal("Estonia is the first EU member to sign.", 1, "EST").code == "matches"
    assert ordinal("Estonia is the fourth EU member to sign.", 4, "EST").code == "class_error"
    assert ordinal("Bolivia is the fifth country to sign.", 5, "BOL").code == "off_by"
    assert ordinal("It is the fifth country to sign.", 5).code == "cannot_check"
    on_the_day = check(family, "It is the third country to sign.", 3, "ordinal", "2024-05-09")
    assert on_the_day.code == "matches", "whose step was that day's is meant"


def test_days_that_are_not_known_closely_share_their_places(says: Says, world: World) -> None:
    days = {"CHL": "2024-03-01", "PER": "2024-05-08", "EST": None, "JPN": "2024-02", "SWE": "2024-02-20"}
    statements = [says("a", f"{party} UKR", day=day, family="ukraine-security") for party, day in days.items()]
    claims = Claims(rebuild(statements, {"a": Source("a", "a", "2024-05-09")}, world), world)

    def places(party: str) -> list[int]:
        texts = ((n, check(claims, "the country to sign", n, "ordinal", subjects=(party,))) for n in range(1, 7))
        return [number for number, verdict in texts if verdict.code == "matches"]

    assert places("CHL") == [3], "those of February were before it, and those of May were not"
    assert places("JPN") == places("SWE") == [1, 2]
    assert places("PER") == places("EST") == [4, 5], "the undated step was of that week"
    day_before = check(claims, "the country to sign", 5, "ordinal", "2024-05-08", subjects=("EST",))
    assert day_before.code == "matches", "it may have been the day before its first report"
    assert check(claims, "the country to sign", 5, "ordinal", "2024-03-08", subjects=("EST",)).code == "off_by"


def test_lists(family: Claims) -> None:
    def listed(number: int, *codes: str, kind: str = "closed_list") -> str:
        return check(family, "partners", number, kind, listed=codes).code

    assert listed(4, "CHL", "PER", "EU", "EST") == "matches"
    assert listed(4, "CHL", "PER", "EU") == "list_count_mismatch"
    assert listed(4, "CHL", "PER", "EU", "BOL") == "list_count_mismatch"
    assert listed(5, "CHL", "PER", "EU", "EST", "PER") == "duplicate_in_list"
    assert check(family, "partners like Chile", None, "open_list", listed=("CHL",)).code == "open_list"


def test_a_list_can_contradict_itself_on_no_day_at_all(family: Claims) -> None:
    def undated(number: int, *codes: str) -> Verdict:
        return check(family, "partners", number, "closed_list", None, listed=codes)

    assert undated(3, "CHL", "PER", "CHL").code == "duplicate_in_list"
    assert undated(4, "CHL", "PER", "EU").code == "list_count_mismatch"
    assert undated(2, "CHL", "PER").reason.endswith("it names as many as it claims, 2")


def test_a_register_without_a_day_says_so(says: Says, world: World) -> None:
    statements = [says("a", f"{party} UKR", family="ukraine-security") for party in ("CHL", "PER")]
    claims = Claims(rebuild(statements, {"a": Source("a", "a")}, world), world)
    assert check(claims, "Two partners have signed.", 2, said=None).code == "undated"
    assert check(claims, "partners like Chile", None, "open_list", None, listed=("CHL",)).reason == "examples only"


def test_windows(family: Claims) -> None:
    right = check(family, "Three partners signed in spring.", 3, "window", said=None, window="2024-04/2024-05")
    wrong = check(family, "Two partners signed in spring.", 2, "window", said=None, window="2024-04/2024-05")
    assert (right.code, wrong.code, wrong.off_by) == ("matches", "wrong_window", -1)
    assert check(family, "Two signed then.", 2, "window").code == "cannot_check"
    least = [check(family, "At least some signed.", n, "minimum", said=None, window="2024-04/2024-05") for n in (2, 4)]
    assert [(made.code, made.off_by) for made in least] == [("matches", None), ("wrong_window", 1)]


def test_a_right_number_of_a_wrong_list_is_right_in_no_other_way(family: Claims) -> None:
    held = check(family, "Some states have signed.", 1, "minimum").register
    assert held is not None
    made = check(family, "States have signed.", held.value, "closed_list", listed=held.members[:2])
    assert (made.code, made.right_if) == ("list_count_mismatch", ())


def test_a_step_without_a_day_may_lie_in_a_window(says: Says, world: World) -> None:
    days = {"CHL": "2024-03-01", "PER": None}
    statements = [says("a", f"{party} UKR", day=day, family="ukraine-security") for party, day in days.items()]
    claims = Claims(rebuild(statements, {"a": Source("a", "a", "2024-03-04")}, world), world)

    def within(number: int, window: str) -> tuple[str, str]:
        told = check(claims, "partners signed then", number, "window", window=window)
        return told.code, told.reason

    assert within(2, "2024-02/2024-03") == ("matches", "2 in the window"), (
        "news of March is of late February at the earliest"
    )
    assert within(1, "2024-03") == within(2, "2024-03") == ("matches", "1 to 2 in the window")
    assert within(3, "2024-03")[0] == "wrong_window"


def test_a_number_that_is_nearly_right_counts_the_same_thing(says: Says, world: World) -> None:
    signed = [says("a", "CHL UKR", day="2024-03-01", family="ukraine-security")]
    joined = [says("a", party, Stage.JOINED, day="2023-08-01", family="g7-declaration") for party in ("CHL", "PER")]
    claims = Claims(rebuild([*signed, *joined], {"a": Source("a", "a", "2024-06-01")}, world), world)
    near, far = check(claims, "Two partners have signed.", 2), check(claims, "Nine partners have signed.", 9)
    assert (near.code, far.code) == ("off_by", "other_instrument")
    assert any("Declaration" in way for way in near.right_if)


def test_a_number_of_the_framework_is_another_instrument(says: Says, world: World) -> None:
    statements = [says("a", "CHL UKR", day="2024-03-01", family="ukraine-security")]
    statements += [
        says("a", party, Stage.JOINED, day="2023-08-01", family="g7-declaration") for party in ("CHL", "PER")
    ]
    claims = Claims(rebuild(statements, {"a": Source("a", "a", "2024-06-01")}, world), world)
    found = check(claims, "Nine countries have signed.", 9)
    assert (found.code, found.off_by) == ("other_instrument", 8)


def test_a_stage_that_the_register_knows_in_part_is_confirmed_and_never_refuted(says: Says, world: World) -> None:
    statements = [says("a", "CHL UKR", Stage.TALKS, family="ukraine-security")]
    claims = Claims(rebuild(statements, {"a": Source("a", "a", "2024-05-01")}, world), world)
    claim = Claim(9, "exact", "ukraine-security", Stage.TALKS, "2024-05-20")
    assert claims.check(claim).code == "cannot_check"
    assert claims.check(Claim(1, "exact", "ukraine-security", Stage.TALKS, "2024-05-20")).code == "matches"


def test_a_possible_number_is_not_yet_checkable(family: Claims) -> None:
    found = check(family, "Ten agreements.", 10, framing=Framing.POSSIBLE)
    assert found.code == "not_yet_checkable"


def test_members_of_a_group_who_have_not_are_told_by_the_whole_sentence(says: Says, world: World) -> None:
    value = CountValue(6, "exact", "signed", family="ukraine-security", what="members")
    quotes = {
        "In the EU six members are without such an agreement.": ("EU", True),
        "In the EU six members have signed.": (None, False),
        "Six members have signed, and others have not signed.": (None, False),
    }
    for quote, expected in quotes.items():
        counted = replace(
            says("a", "UKR"), type=StatementType.COUNT, stage=None, instrument=None, value=value,
            passage=Passage(0, len(quote), quote),
        )  # fmt: skip
        claim = claim_of(counted, "2024-05-01", world)
        assert claim is not None
        assert (claim.wording.within, claim.wording.negative) == expected, quote


def test_a_place_among_those_of_an_unknown_class_is_not_checked(says: Says, world: World) -> None:
    value = CountValue(1, "ordinal", "signed", family="ukraine-security", what="document")
    for quote, base in {
        "It was the first such document with a Pacific state, a spokesman said.": Base.OTHER,
        "It was the first such document with a Nordic state, a spokesman said.": Base.PARTNERS,
        "It was the first such document with a state in the north.": Base.PARTNERS,
    }.items():
        counted = replace(
            says("a", "UKR"), type=StatementType.COUNT, stage=None, instrument=None, value=value,
            passage=Passage(0, len(quote), quote),
        )  # fmt: skip
        claim = claim_of(counted, "2024-05-01", world)
        assert claim is not None
        assert claim.wording.base is base, quote


def test_concluded_agreements_are_those_that_count(says: Says, world: World) -> None:
    value = CountValue(1, "exact", "agreed", family="ukraine-security")
    counted = replace(says("a", "UKR", at=50), type=StatementType.COUNT, stage=None, instrument=None, value=value)
    claim = claim_of(counted, "2024-05-01", world)
    assert claim is not None
    assert claim.stage is Stage.SIGNED


def test_a_wrong_number_is_tried_under_every_other_way(says: Says, world: World) -> None:
    days = {"CHL": "2024-03-01", "PER": "2024-04-05", "EU": "2024-04-05", "EST": "2024-05-09", "JPN": "2024-05-09"}
    statements = [says("a", f"{party} UKR", day=day, family="ukraine-security") for party, day in days.items()]
    claims = Claims(rebuild(statements, {"a": Source("a", "a", "2024-06-01")}, world), world)

    def ways(text: str, number: int, kind: str = "exact", **more: Any) -> tuple[str, ...]:
        return check(claims, text, number, kind, said="2024-05-20", **more).right_if

    assert "JPN is left out" in ways("Three countries and the EU have signed.", 3, named=("JPN",))
    assert "said between 2024-04-05 and 2024-05-08" in ways("Three partners have signed.", 3)
    third = ways("Estonia is the second country to sign.", 2, "ordinal", subjects=("EST",), named=("PER",))
    assert "PER is left out" in third
    assert ways("Four countries have signed.", 4) == ()


def test_days_on_which_a_number_was_right_are_one_stretch(says: Says, world: World) -> None:
    days = {"DNK": "2024-03-01", "CHL": "2024-03-05", "SWE": "2024-04-01", "PER": "2024-04-05"}
    statements = [says("a", f"{party} UKR", day=day, family="ukraine-security") for party, day in days.items()]
    claims = Claims(rebuild(statements, {"a": Source("a", "a", "2024-06-01")}, world), world)
    told = check(claims, "Two Nordic states have signed.", 2, said=None)
    assert told.right_if == ("said from 2024-04-01 on",)
    assert check(claims, "One Nordic state has signed.", 1, said=None).right_if == (
        "said between 2024-03-01 and 2024-03-31",
    )


def test_those_whom_the_register_counts_come_in_order_of_their_days(family: Claims) -> None:
    told = check(family, "Nine partners have signed.", 9)
    assert [member.party for member in told.members] == ["CHL", "EU", "PER", "EST"]
    assert verdict_record(told)["list"][0]["passages"][0]["quote"] == "words"


def test_who_else_said_it_and_who_says_otherwise(says: Says, world: World) -> None:
    signed = [says("a", f"{party} UKR", day="2024-03-01", family="ukraine-security") for party in ("CHL", "PER")]
    sources = {name: Source(name, name, day, witness=witness) for name, day, witness in (
        ("a", "2024-03-02", ""), ("b", "2024-05-20", "wire"), ("c", "2024-05-21", "wire"), ("d", "2024-05-20", ""),
        ("e", "2024-05-20", ""))}  # fmt: skip

    def tells(document: str, number: int, kind: str = "exact") -> Statement:
        value = CountValue(number, kind, "signed", family="ukraine-security", what="countries")
        return replace(says(document, "UKR", at=50), type=StatementType.COUNT, stage=None, instrument=None, value=value)

    told = [tells("b", 3), tells("c", 3), tells("d", 2), tells("e", 3, "ordinal")]
    _, checked = open_claims(rebuild([*signed, *told], sources, world), world)
    claim = Claim(3, "exact", "ukraine-security", Stage.SIGNED, "2024-05-20", read_wording("Three countries."))
    repeats = repeats_of(claim, checked)
    assert [saying.evidence.source.name for saying in repeats.same] == ["b", "c"]
    assert (repeats.documents, repeats.origins) == (2, 1)
    assert [(saying.number, saying.code) for saying in repeats.otherwise] == [(2, "matches")]


def test_a_list_of_others_is_not_the_list_of_a_group(says: Says, world: World) -> None:
    said = [
        says("a", f"{party} UKR", day="2024-01-10", family="ukraine-security") for party in ("NOR", "SWE", "CHL", "PER")
    ]
    claims = Claims(rebuild(said, {"a": Source("a", "a", "2024-02-01")}, world), world)
    wording = read_wording("with two Nordic states, Chile and Peru")
    claim = Claim(2, "closed_list", "ukraine-security", Stage.SIGNED, "2024-02-01", wording, ("CHL", "PER"), True)
    assert claims.check(claim).code == "matches"
    own = replace(claim, listed=("NOR", "SWE", "SWE"))
    assert claims.check(own).code == "duplicate_in_list"


def test_those_who_have_not_are_counted_only_of_somebody(says: Says, world: World) -> None:
    said = says("a", "NOR UKR", day="2024-01-10", family="ukraine-security")
    claims = Claims(rebuild([said], {"a": Source("a", "a", "2024-02-01")}, world), world)
    nobody = Claim(6, "exact", "ukraine-security", Stage.SIGNED, "2024-02-01", read_wording("Six are without."))
    assert (claims.check(nobody).code, claims.check(nobody).register) == ("cannot_check", None)
    members = len(world.members("NORDIC"))
    of_group = read_wording("Of the Nordic states, four are without.")
    assert claims.check(replace(nobody, number=members - 1, wording=of_group)).code == "matches"
