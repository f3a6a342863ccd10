"""The command line run in this process, and as a process of its own where exit codes, pipes and start-up matter."""

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from tests.views.conftest import statement

from depositary.cli.commands import cli
from depositary.core.codes import Framing, PublishedBasis, Stage, StatementType
from depositary.core.documents import Document, Provenance
from depositary.core.values import ConditionValue, StageValue, TargetValue, Value
from depositary.store import Reading, Store

Run = Callable[..., Result]
Process = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def run() -> Run:
    """`run("read", path)`: the result of a command in this process."""

    def invoke(*arguments: str | Path, **settings: str) -> Result:
        return CliRunner().invoke(cli, [str(a) for a in arguments], prog_name="depositary", **settings)

    return invoke


@pytest.fixture
def process(tmp_path: Path) -> Process:
    """`process("read", path)`: a finished process, run in an empty folder with nothing on standard input."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith("DEPOSITARY_")}

    def start(*arguments: str | Path, **settings: object) -> "subprocess.CompletedProcess[str]":
        command = [sys.executable, "-m", "depositary", *map(str, arguments)]
        options = {"input": "", "cwd": tmp_path, "env": environment, "capture_output": True, "text": True, **settings}
        return subprocess.run(command, check=False, encoding="utf-8", **options)

    return start


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A report of our own with one signature in it."""
    path = tmp_path / "report.txt"
    path.write_text(
        "OSLO, May 31 - Norway and Ukraine signed a bilateral security agreement in Stockholm on 31 May 2024.\n",
        encoding="utf-8",
    )
    return path


SIGNED = {"stage": Stage.SIGNED, "stage_detail": "signed"}
TARGET = {"type": StatementType.TARGET, "framing": Framing.PLANNED}
CONDITION = {"type": StatementType.CONDITION, "framing": Framing.PLANNED}

SAID: list[tuple[str, str, Value, dict[str, Any]]] = [
    ("2024-04-02", "Oslo wants to sign by 15 May.", TargetValue("../2024-05-15", "signed"), TARGET),
    (
        "2024-04-03",
        "Signature waits for the consent of the Storting.",
        ConditionValue("consent of the Storting", "signature", stage="signed"),
        CONDITION,
    ),
    ("2024-05-31", "Norway and Ukraine signed it on 31 May.", StageValue(), {"edtf": "2024-05-31", **SIGNED}),
    ("2024-06-03", "Norway signed on 1 June.", StageValue(), {"edtf": "2024-06-01", **SIGNED}),
]


@pytest.fixture
def made_register(tmp_path: Path) -> Path:
    """Norway's agreement: promised by 15 May, waiting for the Storting, signed on 31 May or 1 June."""
    path = tmp_path / "register.db"
    with Store.open(path) as store:
        for number, (published, text, value, fields) in enumerate(SAID):
            origin = Provenance(f"wire-{number}", published=published, published_basis=PublishedBasis.GIVEN)
            document = Document(text, origin, given_id=f"wire-{number}")
            made = statement(document.digest, text, value, **fields)
            store.add(document, None, Reading("rules", "1", (made,)), datetime(2024, 7, 1, tzinfo=UTC))
    return path
