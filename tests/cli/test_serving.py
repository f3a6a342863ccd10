"""`serve` and `demo --open`: a site on this machine, to nobody else and for reading only unless asked."""

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from tests.cli.conftest import Run

from depositary import api
from depositary.cli.serving import PORT, bring_up_to_date, listen
from depositary.core.errors import UsageError


def started(*arguments: str, folder: Path) -> "subprocess.Popen[str]":
    environment = {k: v for k, v in os.environ.items() if not k.startswith("DEPOSITARY_")} | {"BROWSER": "true"}
    command = [sys.executable, "-m", "depositary", *arguments]
    return subprocess.Popen(
        command, cwd=folder, env=environment, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True
    )


def place_of(process: "subprocess.Popen[str]") -> str:
    """The address that a started site prints."""
    assert process.stderr is not None
    for line in process.stderr:
        found = re.search(r"http://\S+/", line)
        if found:
            return found[0]
    raise AssertionError(f"no address was printed; exit code {process.wait()}")


@pytest.fixture
def served(made_register: Path, tmp_path: Path) -> Iterator[str]:
    """The address of a running `serve`."""
    process = started("serve", "--register", str(made_register), "--port", "0", folder=tmp_path)
    yield place_of(process)
    process.send_signal(signal.SIGINT)
    assert process.wait(120) == 0
    assert process.stderr is not None
    process.stderr.close()


def test_it_serves_the_register_to_this_machine_and_stops_quietly(served: str) -> None:
    assert served.startswith("http://127.0.0.1:")
    answer = httpx.get(f"{served}agreements.json", timeout=120)
    assert answer.status_code == 200
    assert [each["parties"] for each in answer.json()["agreements"]] == [["NOR", "UKR"]]


def test_it_answers_to_no_name_that_was_pointed_at_it(served: str) -> None:
    assert httpx.get(served, headers={"Host": "evil.example"}, timeout=120).status_code == 400


def test_it_is_for_reading_only(served: str) -> None:
    assert httpx.post(f"{served}agreements", timeout=120).status_code == 405


def test_the_demo_opens_a_site_of_its_own_register(tmp_path: Path) -> None:
    process = started("demo", "--open", folder=tmp_path)
    try:
        page = httpx.get(place_of(process), timeout=120).text
    finally:
        process.send_signal(signal.SIGINT)
        assert process.wait(120) == 0
        assert process.stderr is not None
        process.stderr.close()
    for heading in ("Who signed, latest first", "Public numbers that were wrong, and why", "Promises that slipped"):
        assert heading in page
    assert "days late" in page
    assert "the register has" in page


def test_a_short_token_is_refused(run: Run, made_register: Path) -> None:
    result = run("serve", "--register", made_register, "--reviewer-token", "short")
    assert result.exit_code == 2
    assert "choose one of 12 or more" in result.output


def test_what_is_no_register_is_refused(run: Run, tmp_path: Path) -> None:
    result = run("serve", "--register", tmp_path / "missing.db")
    assert result.exit_code == 2


def test_a_register_of_another_version_is_brought_up_to_date_once(
    made_register: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("depositary.tasks.projectionstates.version", lambda: "another")
    with api.Register.open(made_register) as register:
        register.refresh()
    monkeypatch.undo()
    bring_up_to_date(str(made_register))
    assert "up to date with this version" in capsys.readouterr().err
    bring_up_to_date(str(made_register))
    assert capsys.readouterr().err == ""


def test_who_comes_before_the_site_is_up_waits() -> None:
    with listen("127.0.0.1", 0) as listener, socket.create_connection(listener.getsockname(), timeout=30) as early:
        assert early.getpeername() == listener.getsockname()


def test_a_busy_port_is_passed_over_unless_it_was_asked_for() -> None:
    with listen("127.0.0.1", None) as first:
        first.listen()
        number = first.getsockname()[1]
        assert number >= PORT
        with listen("127.0.0.1", None) as second:
            assert second.getsockname()[1] != number
        with pytest.raises(UsageError, match="choose another --port"):
            listen("127.0.0.1", number)


def test_an_address_that_is_not_ours_is_refused() -> None:
    with pytest.raises(UsageError, match="cannot listen on"):
        listen("192.0.2.1", 0)


def test_sockets_of_both_families_are_made() -> None:
    if not socket.has_ipv6:
        pytest.skip("this machine has no IPv6")
    with listen("::1", 0) as listener:
        assert listener.family == socket.AF_INET6
