"""What runs through documents, asked of registers whose statements we made ourselves."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import TARGET, Run
from tests.views.conftest import statement

from depositary.core.codes import PublishedBasis, Stage, StatementType
from depositary.core.documents import Document, Provenance
from depositary.core.statements import Speaker, Statement
from depositary.core.values import CommitmentValue, CountValue, MembershipValue, PositionValue, StageValue, TargetValue
from depositary.store import Reading, Store


def asked(run: Run, made_register: Path, command: str, *options: str) -> list[dict[str, Any]]:
    result = run(command, "--register", made_register, "--format", "json", *options)
    assert result.exit_code == 0, result.stderr
    found: list[dict[str, Any]] = json.loads(result.stdout)
    return found


def test_a_target_is_followed_to_its_end(run: Run, made_register: Path) -> None:
    (target,) = asked(run, made_register, "targets")
    assert (target["by"], target["status"], target["days_late"]) == ("../2024-05-15", "kept_late", 16)
    assert target["stated"][0]["quote"] == "Oslo wants to sign by 15 May."


def test_before_its_day_it_is_open(run: Run, made_register: Path) -> None:
    (target,) = asked(run, made_register, "targets", "--as-of", "2024-05-01")
    assert (target["status"], target["outcome"]) == ("stated", "open")


def test_a_condition_ends_with_what_it_held_up(run: Run, made_register: Path) -> None:
    (pending,) = asked(run, made_register, "conditions", "--as-of", "2024-05-01")
    assert (pending["status"], pending["ended"]) == ("pending", None)
    (ended,) = asked(run, made_register, "conditions")
    assert (ended["status"], ended["rule"]) == ("satisfied", "implied")
    assert ended["settled"][0]["quote"] == "Norway and Ukraine signed it on 31 May."


def test_a_conflict_has_both_passages(run: Run, made_register: Path) -> None:
    days = next(c for c in asked(run, made_register, "conflicts") if c["kind"] == "date")
    assert [r["says"] for r in days["readings"]] == ["2024-05-31", "2024-06-01"]
    assert all(r["passages"] for r in days["readings"])
    assert days["effect"]["facts"] == 1
    words = " ".join(run("conflicts", "--register", made_register, "--evidence").stdout.split())
    assert "2024-05-31: wire-2, 2024-05-31: “Norway and Ukraine signed it on 31 May.”" in words
    assert "2024-06-01: wire-3, 2024-06-03: “Norway signed on 1 June.”" in words


HOPE = "The Baltic states may sign by the end of April, the minister said."
SIGNED = {"stage": Stage.SIGNED, "stage_detail": "signed"}
MINISTER = Speaker("Ola Nordmann", "foreign minister", "NOR")
BARE = {"instrument": None, "parties": ("NATO",)}


def hopes(digest: str) -> list[Statement]:
    """A promise to the Baltic states, a prediction, a stance, a membership and an undertaking of one document."""
    aims = [
        statement(digest, HOPE, TargetValue("2024-04", "signed"), parties=(party, "UKR"), speaker=MINISTER, **TARGET)
        for party in ("EST", "LTU", "LVA")
    ]
    others = {
        StatementType.POSITION: PositionValue("predicts", "Sweden's membership of NATO"),
        StatementType.MEMBERSHIP: MembershipValue("FIN", "NATO", "joined"),
    }
    said = [statement(digest, HOPE, value, type=kind, speaker=MINISTER, **BARE) for kind, value in others.items()]
    owes = CommitmentValue(("NOR",), ("UKR",), "financial", "will")
    return [*aims, *said, statement(digest, HOPE, owes, type=StatementType.COMMITMENT)]


@pytest.fixture
def hopeful_register(tmp_path: Path) -> Path:
    """In January a signature is held out to the Baltic states by April; Latvia signs in April, the others in June."""
    path = tmp_path / "hopes.db"
    days = {"LVA": "2024-04-11", "EST": "2024-06-27", "LTU": "2024-06-27"}
    made = [("2024-01-10", HOPE, hopes)]
    made += [
        (day, f"{party} signed it.", lambda digest, party=party, day=day: [
            statement(digest, f"{party} signed it.", StageValue(), parties=(party, "UKR"), edtf=day, **SIGNED)
        ])
        for party, day in days.items()
    ]  # fmt: skip
    with Store.open(path) as store:
        for number, (published, text, say) in enumerate(made):
            origin = Provenance(f"wire-{number}", published=published, published_basis=PublishedBasis.GIVEN)
            document = Document(text, origin, given_id=f"wire-{number}")
            store.add(
                document, None, Reading("rules", "1", tuple(say(document.digest))), datetime(2024, 7, 1, tzinfo=UTC)
            )
    return path


def test_a_promise_to_a_group_is_completed_member_by_member(run: Run, hopeful_register: Path) -> None:
    (promise,) = asked(run, hopeful_register, "promises", "--as-of", "2024-05-01")
    assert (promise["group"], promise["status"], promise["reached"]) == ("BALTIC", "open", 1)
    (promise,) = asked(run, hopeful_register, "promises")
    assert (promise["status"], promise["days_late"]) == ("kept_late", 58)
    assert {step["party"]: step["reached"] for step in promise["promised"]} == {
        "EST": "2024-06-27", "LTU": "2024-06-27", "LVA": "2024-04-11",
    }  # fmt: skip


def test_a_prediction_comes_true_on_its_day(run: Run, hopeful_register: Path) -> None:
    (before,) = asked(run, hopeful_register, "predictions", "--as-of", "2024-02-01")
    assert (before["status"], before["came"]) == ("open", None)
    (after,) = asked(run, hopeful_register, "predictions")
    assert (after["status"], after["came"], after["basis"]) == ("came_true", "2024-03-07", "lexicon")


def test_members_by_sources_and_by_the_lexicon(run: Run, hopeful_register: Path) -> None:
    (told,) = asked(run, hopeful_register, "members")
    assert (told["party"], told["body"], told["standing"], told["basis"]) == ("FIN", "NATO", "member", "statements")
    assert told["stated"][0]["quote"] == HOPE
    both = asked(run, hopeful_register, "members", "--party", "fin", "--as-of", "2024-03-01")
    assert [each["basis"] for each in both if each["body"] == "NATO"] == ["statements", "lexicon"]


def test_every_stated_count_has_its_verdict(run: Run, tmp_path: Path) -> None:
    told = ["Norway and Ukraine signed it on 31 May.", "One country has signed by now."]
    path = tmp_path / "counts.db"
    with Store.open(path) as store:
        for number, text in enumerate(told):
            origin = Provenance(f"wire-{number}", published="2024-06-01", published_basis=PublishedBasis.GIVEN)
            document = Document(text, origin, given_id=f"wire-{number}")
            signed = statement(document.digest, text, StageValue(), edtf="2024-05-31", **SIGNED)
            value = CountValue(1, "exact", "signed", family="ukraine-security", what="countries")
            counted = statement(
                document.digest, text, value, type=StatementType.COUNT, **(BARE | {"parties": ("UKR",)})
            )
            reading = Reading("rules", "1", (counted if number else signed,))
            store.add(document, None, reading, datetime(2024, 7, 1, tzinfo=UTC))
    (claim,) = asked(run, path, "claims")
    assert (claim["claimed"], claim["register"]["number"], claim["verdict"]) == (1, 1, "matches")
    assert claim["stated"][0]["quote"] == told[1]
    assert "1 (exact): matches, 1 on the day" in run("claims", "--register", path, "--evidence").stdout
    assert run("claims", "--register", path, "--format", "csv").stdout.splitlines()[1].startswith("wire-1,2024-06-01,1")
    shown = run("claims", "--register", path).stdout
    assert "2024-06-01     1  signed     1  matches" in shown
    assert f"“{told[1][:12]}" in shown
    assert run("claims", "--register", path, "--family", "g7-declaration").exit_code == 4


def test_by_party_and_by_speaker(run: Run, hopeful_register: Path) -> None:
    assert len(asked(run, hopeful_register, "targets")) == 3
    (lithuanian,) = asked(run, hopeful_register, "targets", "--party", "LTU")
    assert lithuanian["parties"] == ["LTU", "UKR"]
    assert len(asked(run, hopeful_register, "targets", "--speaker", "nordmann")) == 3
    assert run("targets", "--register", hopeful_register, "--speaker", "somebody else").exit_code == 4
    assert run("targets", "--register", hopeful_register, "--party", "XYZ").exit_code == 2


@pytest.mark.parametrize("command", ["targets", "promises", "predictions", "commitments", "positions", "members"])
def test_both_clocks_every_format_and_the_words(run: Run, hopeful_register: Path, command: str) -> None:
    words = run(command, "--register", hopeful_register, "--evidence").stdout
    assert "The Baltic states may sign" in " ".join(words.split())
    assert all(len(line) <= 80 for line in words.splitlines())
    assert len(run(command, "--register", hopeful_register, "--format", "csv").stdout.splitlines()) >= 2
    early = ("--as-of", "2024-01-09"), ("--as-known", "2024-06-30"), ("--as-public", "2024-01-09")
    assert [run(command, "--register", hopeful_register, *option).exit_code for option in early] == [4, 4, 4]
    together = ("--as-of", "2024-01-20", "--as-known", "2024-07-02", "--as-public", "2024-01-20")
    assert run(command, "--register", hopeful_register, *together).exit_code == 0


@pytest.mark.parametrize("command", ["targets", "conditions", "conflicts"])
def test_tables_fit_and_families_filter(run: Run, made_register: Path, command: str) -> None:
    shown = run(command, "--register", made_register, "--family", "ukraine-security")
    assert shown.exit_code == 0
    assert all(len(line) <= 80 for line in shown.stdout.splitlines())
    assert run(command, "--register", made_register, "--family", "g7-declaration").exit_code == 4
    assert run(command, "--register", made_register, "--family", "none-such").exit_code == 2
    assert len(run(command, "--register", made_register, "--format", "csv").stdout.splitlines()) >= 2


def test_the_agreement_counts_its_conflicts(run: Run, made_register: Path) -> None:
    (agreement,) = asked(run, made_register, "agreements")
    about_it = [c for c in asked(run, made_register, "conflicts") if c["agreement"] == agreement["id"]]
    assert agreement["conflicts"] == len(about_it) > 0
