from dataclasses import replace
from pathlib import Path

import pytest

from depositary.lexicon import Blocker, Caution, Holder, Lexicon, Membership, Name, Office, Party, Problem, check
from depositary.lexicon import load_lexicon as load


def messages(problems: list[Problem]) -> str:
    return "\n".join(map(str, problems))


def test_the_package_has_no_problems() -> None:
    assert check() == []


@pytest.mark.parametrize("language", ["en", "uk"])
def test_no_language_has_problems(language: str) -> None:
    assert check(load(language)) == []


def test_unknown_codes_are_reported_wherever_they_stand(lexicon: Lexicon) -> None:
    broken = replace(
        lexicon,
        names=(*lexicon.names, Name("Nowhere", "NWH", "name")),
        holders=(*lexicon.holders, Holder("A B", ("A B",), "NWH", "president", "2020", "2021")),
        memberships={**lexicon.memberships, "NWG": (Membership("NWG", "NWH"),)},
        hosts={**lexicon.hosts, "nowhere.example": "NWH"},
        offices=(*lexicon.offices, Office("grand vizier", "vizier", True, "NWH")),
    )
    found = check(broken)
    assert {problem.place for problem in found} == {"names", "holders", "memberships", "publishers", "offices"}
    assert "'NWH' is no party; add it to parties.csv or correct the code" in messages(found)


def test_a_form_of_two_parties_must_be_declared(lexicon: Lexicon) -> None:
    found = check(replace(lexicon, names=(*lexicon.names, Name("Ukraine", "POL", "name"))))
    assert [problem.entry for problem in found] == ["Ukraine (POL)", "Ukraine (UKR)"]
    assert "declare it in cautions.csv as `several`" in messages(found)


def test_two_holders_of_one_office_may_not_overlap(lexicon: Lexicon) -> None:
    usurper = Holder("Una Surper", ("Una Surper",), "FRA", "president", "2020-01-01", "2021-01-01")
    found = check(replace(lexicon, holders=(*lexicon.holders, usurper)))
    assert "FRA president: Emmanuel Macron and Una Surper overlap; give Emmanuel Macron an end" in messages(found)


def test_several_may_hold_a_shared_office(lexicon: Lexicon) -> None:
    another = Holder("Ann Other", ("Ann Other",), "CHE", "federal_councillor", "2020-01-01", "2021-01-01")
    assert check(replace(lexicon, holders=(*lexicon.holders, another))) == []


def test_a_holder_needs_a_known_office(lexicon: Lexicon) -> None:
    wizard = Holder("Mer Lin", ("Mer Lin",), "GBR", "wizard", "2020", "2021")
    assert "office 'wizard' is not in offices.toml; add it there" in messages(
        check(replace(lexicon, holders=(*lexicon.holders, wizard)))
    )


def test_dates_must_be_edtf_and_in_order(lexicon: Lexicon) -> None:
    parties = {
        **lexicon.parties,
        "OLD": Party("OLD", "other", "Old", since="May 2020"),
        "NEW": Party("NEW", "x", "New"),
    }
    parties["REV"] = Party("REV", "other", "Reverse", since="2021", until="2020")
    found = messages(check(replace(lexicon, parties=parties)))
    assert "'May 2020' is no EDTF date; expected for example 2024-06-13" in found
    assert "starts on 2021, after its end on 2020" in found
    assert "kind 'x' is none of state, territory" in found


def test_no_membership_outlives_its_member(lexicon: Lexicon) -> None:
    memberships = {
        **lexicon.memberships,
        "QUINT": (Membership("QUINT", "SUN"), Membership("QUINT", "SSD", "2001", "2012")),
    }
    found = [problem.entry for problem in check(replace(lexicon, memberships=memberships))]
    assert found == ["QUINT SSD", "QUINT SUN"]


def test_a_state_has_no_members(lexicon: Lexicon) -> None:
    memberships = {**lexicon.memberships, "FRA": (Membership("FRA", "REU"),)}
    assert "has members and is neither an organisation nor a group" in messages(
        check(replace(lexicon, memberships=memberships))
    )


def test_blockers_and_cautions_need_fitting_examples(lexicon: Lexicon) -> None:
    cautions = {**lexicon.cautions, "Nemo": Caution("Nemo", "fish", "Nobody is here.")}
    cautions["Congo"] = replace(cautions["Congo"], likely="FRA")
    blockers = (*lexicon.blockers, Blocker("France", "The sea is blue."))
    found = messages(check(replace(lexicon, cautions=cautions, blockers=blockers)))
    for part in (
        "sense 'fish' is none of",
        "neither a name nor a spelling",
        "does not occur in its counter-example",
        "'FRA' is none of the parties that the form can mean",
        "does not occur in its example",
        "is also a name",
    ):
        assert part in found


def test_an_extra_folder_is_checked_file_by_file(tmp_path: Path) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en/names.csv").write_text("form,code,kind,body\nZ,ZZZ,name,\nA,AAA,nickname,\n", encoding="utf-8")
    (tmp_path / "spells.csv").write_text("a\n", encoding="utf-8")
    found = messages(check(extra=tmp_path))
    for part in (
        "names.csv: rows are not sorted",
        "spells.csv: is no table of the lexicon",
        "kind 'nickname'",
        "'ZZZ' is no party",
    ):
        assert part in found


def test_a_file_that_cannot_be_read_is_one_problem(tmp_path: Path) -> None:
    (tmp_path / "parties.csv").write_bytes(b"\xff")
    found = check(extra=tmp_path)
    assert all("cannot be read as a UTF-8 CSV table" in problem.message for problem in found)
    assert found


def test_a_folder_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    assert "is no folder" in messages(check(extra=tmp_path / "absent"))
