"""The public functions: light to import, the same answers as the command line."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from depositary import api
from depositary.core.codes import Stage
from depositary.core.errors import InputError, NothingFoundError, UsageError

SPAIN = "MADRID, May 27 - Spain and Ukraine signed a bilateral security agreement in Madrid on 27 May 2024."
NORWAY = "STOCKHOLM, May 31 - Norway and Ukraine signed a bilateral security agreement on 31 May 2024."


def loaded_by(code: str) -> set[str]:
    """The heavy modules that some code leaves loaded."""
    heavy = "('sqlalchemy', 'sqlite3', 'alembic', 'trafilatura', 'rich', 'click', 'nupunkt')"
    code = f"{code}\nimport sys\nprint(*[m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_importing_the_functions_loads_nothing_heavy() -> None:
    assert loaded_by("import depositary.api") == set()


def test_reading_loads_no_database() -> None:
    code = (
        "from depositary.core.documents import Document, Provenance\n"
        "from depositary.reading import RuleReader\n"
        f"assert RuleReader().read(Document({SPAIN!r}, Provenance('x')))"
    )
    assert loaded_by(code) <= {"nupunkt"}


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text(SPAIN, encoding="utf-8")
    (folder / "b.txt").write_text(NORWAY, encoding="utf-8")
    return folder


def test_read_gives_documents_with_statements(reports: Path) -> None:
    found = list(api.read(api.Inputs([str(reports)], published="2024-06-01")))
    assert [document.published for document, _ in found] == ["2024-06-01"] * 2
    assert all(document.text[s.passage.start : s.passage.end] == s.passage.quote for document, ss in found for s in ss)
    assert [s.parties for _, ss in found for s in ss if s.stage is Stage.SIGNED] == [("ESP", "UKR"), ("NOR", "UKR")]


def test_read_raises_for_what_cannot_be_read_unless_told_where_to_put_it(reports: Path) -> None:
    paths = [str(reports / "missing.txt"), str(reports)]
    with pytest.raises(InputError, match=r"missing\.txt"):
        list(api.read(paths))
    failures: list[InputError] = []
    assert len(list(api.read(paths, on_failure=failures.append))) == 2
    assert [error.source for error in failures] == [str(reports / "missing.txt")]


def test_a_reader_of_one_s_own_takes_the_place_of_the_rules(reports: Path) -> None:
    class Quiet:
        name, version = "quiet", "1"

        def read(self, document: object) -> list[object]:
            return []

    assert [statements for _, statements in api.read([str(reports)], reader=Quiet())] == [[], []]


def test_a_register_answers_for_any_day(reports: Path, tmp_path: Path) -> None:
    with api.Register.open(tmp_path / "r.db") as register:
        report = register.ingest(api.Inputs([str(reports)], published="2024-06-01"))
        assert report.added == 2
        state = register.state()
        assert api.count(state).codes == ("ESP", "NOR")
        assert api.count(state, as_of=date(2024, 5, 30)).codes == ("ESP",)
        earlier = register.state(api.clocks(as_of=date(2024, 5, 30)))
        assert [each.parties for each in api.agreements(earlier, stage=Stage.SIGNED)] == [("ESP", "UKR")]
        (norway,) = api.agreements(state, party="NOR")
        assert api.agreement(state, norway.id[:8]) == norway
        assert register.verify(deep=True).documents == 2


def test_what_was_known_stands_apart_from_what_was_so(reports: Path, tmp_path: Path) -> None:
    with api.Register.open(tmp_path / "r.db") as register:
        register.ingest(api.Inputs([str(reports)], published="2024-06-01"))
        assert register.state(api.clocks(as_public=date(2024, 5, 31))).agreements == ()
        assert register.state(api.clocks(as_known=date(2024, 6, 30))).agreements == ()
        assert len(register.state(api.clocks(as_public=date(2024, 6, 1))).agreements) == 2


def test_questions_that_cannot_be_put_are_refused(tmp_path: Path) -> None:
    with api.Register.open(tmp_path / "r.db") as register:
        state = register.state()
    with pytest.raises(NothingFoundError):
        api.count(state)
    with pytest.raises(UsageError, match="ukraine-security"):
        api.count(state, "no-such-family")
    with pytest.raises(UsageError, match="QQQ"):
        api.agreements(state, party="QQQ")
    with pytest.raises(NothingFoundError):
        api.agreement(state, "0")


def test_explain_names_the_rule() -> None:
    assert "signed.sign" in api.explain(SPAIN)


def test_an_agreement_s_own_text_outranks_reports_after_it_was_stored(tmp_path: Path) -> None:
    folder = Path(__file__).parents[1] / "docs" / "examples" / "texts"
    with api.Register.open(tmp_path / "texts.db") as register:
        register.ingest([str(folder)])
        signed = [event for each in register.state().agreements for event in each.events if event.stage is Stage.SIGNED]
    assert signed
    assert {event.settled_by for event in signed} == {"official_text"}
