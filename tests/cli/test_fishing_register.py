"""A register of reports about fishing agreements, asked as by somebody who publishes tonight."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

Run = Callable[..., Result]

REPORTS = """\
2021-03-04 BRUSSELS, March 4 - Negotiators of the European Union and Gabon concluded talks on a new protocol
to their fisheries agreement on Wednesday. Both sides aim to sign it before the end of June.

2021-06-30 LIBREVILLE, June 30 - Gabon and the European Union signed their new fisheries protocol on Tuesday.

2021-07-02 LIBREVILLE - Gabon and the European Union signed a fisheries protocol on 30 June, a diplomat said.

2021-11-16 NOUAKCHOTT, Nov 16 - Mauritania and the European Union signed a fisheries agreement on Monday. The
agreement replaces one of 2006. Mauritania's parliament still has to ratify it.

2022-02-10 NOUAKCHOTT - The Mauritanian parliament ratified the fisheries agreement with the European Union on
Wednesday.

2024-01-22 ANTANANARIVO, Jan 22 - Madagascar and the European Union initialled a fisheries agreement on
Friday. Madagascar has promised to sign it by the end of May.

2024-07-03 ANTANANARIVO - Madagascar signed its fisheries agreement with the European Union on Tuesday, a
month after the date it had promised.
"""


@pytest.fixture
def ask(run: Run, tmp_path: Path) -> Callable[..., Any]:
    reports, register = tmp_path / "fish.jsonl", tmp_path / "fish.db"
    lines = [
        json.dumps({"id": f"fish-{place}", "date": told[:10], "text": told[11:], "source": f"wire {place}"})
        for place, told in enumerate(" ".join(report.split()) for report in REPORTS.split("\n\n"))
    ]
    reports.write_text("\n".join(lines), "utf-8")
    assert run("ingest", reports, "--register", register).exit_code == 0

    def answer(*question: str) -> Any:
        return json.loads(run(*question, "--register", register, "--format", "json").stdout)

    return answer


def test_a_paper_that_replaces_an_old_one_is_not_ended(ask: Callable[..., Any]) -> None:
    old, new = sorted(ask("agreements", "--party", "MRT"), key=lambda each: str(each["signed"]), reverse=True)
    assert (old["signed"], old["stage"]) == (None, "ended")
    assert (new["signed"], new["stage"]) == ("2021-11-15", "signed")
    assert ("approved", "2022-02-09", "MRT") in {(each["stage"], each["date"], each["party"]) for each in new["stages"]}
    assert [each["status"] for each in ask("conditions", "--party", "MRT")] == ["satisfied"]


def test_what_became_of_each_promised_day(ask: Callable[..., Any]) -> None:
    found = {tuple(each["parties"]): (each["status"], each["days_late"]) for each in ask("targets")}
    assert found == {("EU", "GAB"): ("kept", 0), ("EU", "MDG"): ("kept_late", 32)}


def test_two_days_of_one_signature_stay_open(ask: Callable[..., Any]) -> None:
    (found,) = ask("conflicts")
    assert found["kind"] == "date"
    assert ask("agreements", "--party", "GAB")[0]["conflicts"] == 1


def test_what_was_so_on_a_day_between(ask: Callable[..., Any]) -> None:
    (found,) = ask("agreements", "--party", "MDG", "--as-of", "2024-06-15")
    assert (found["signed"], found["stage"]) == (None, "agreed")
