"""Every command in README.md and docs/ runs, in the order of its page, in a folder with the examples beside it."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]

#: Run once for all pages.
DEMO = "depositary demo --register depositary.db"

_BLOCK = re.compile(r"^```(?P<language>\w*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\((?P<target>[^)#:]+)(?:#[^)]*)?\)")


def blocks(page: Path, language: str) -> list[str]:
    """The bodies of a page's code blocks in one language."""
    found = _BLOCK.finditer(page.read_text(encoding="utf-8"))
    return [block["body"] for block in found if block["language"] == language]


def commands(page: Path) -> list[str]:
    """The command lines of a page's console blocks."""
    return [line[2:] for body in blocks(page, "console") for line in body.splitlines() if line.startswith("$ ")]


def label(page: Path) -> str:
    return str(page.relative_to(ROOT))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder with `docs/examples` in it."""
    shutil.copytree(ROOT / "docs" / "examples", tmp_path / "docs" / "examples")
    return tmp_path


@pytest.mark.parametrize("page", [page for page in PAGES if commands(page)], ids=label)
def test_commands_run_as_they_stand(page: Path, folder: Path, request: pytest.FixtureRequest) -> None:
    environment = {key: value for key, value in os.environ.items() if not key.startswith("DEPOSITARY_")}
    for line in commands(page):
        if line == DEMO:
            shutil.copy(request.getfixturevalue("demo_run").register, folder)
            continue
        name, *arguments = shlex.split(line)
        assert name == "depositary", f"{line}: console blocks hold only our own commands"
        command = [sys.executable, "-m", "depositary", *arguments]
        done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{line}\n{done.stderr}"
        assert done.stdout.strip(), f"{line} prints nothing"


@pytest.mark.parametrize("page", [page for page in PAGES if blocks(page, "python")], ids=label)
def test_python_runs_as_it_stands(page: Path, folder: Path) -> None:
    for line in commands(page):
        if line.startswith("depositary ingest"):
            arguments = shlex.split(line)[1:]
            subprocess.run(
                [sys.executable, "-m", "depositary", *arguments], cwd=folder, capture_output=True, check=True
            )
    for body in blocks(page, "python"):
        done = subprocess.run([sys.executable, "-c", body], cwd=folder, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        assert done.stdout.strip()


@pytest.mark.parametrize("page", PAGES, ids=label)
def test_scripts_and_links_exist(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for target in (match["target"] for match in _LINK.finditer(text)):
        assert (page.parent / target).exists(), f"{label(page)} links to {target}"
    for body in blocks(page, "sh"):
        for line in filter(str.strip, body.splitlines()):
            words = line.split("#")[0].split()
            script = next(word for word in words if not word.endswith("python"))
            assert (ROOT / script).is_file(), f"{label(page)} names {script}"


@pytest.mark.parametrize("script", ["setup", "demo", "test", "check"])
def test_scripts_are_plain_shell(script: str) -> None:
    subprocess.run(["sh", "-n", ROOT / "scripts" / script], check=True)
    first = (ROOT / "scripts" / script).read_text(encoding="utf-8").splitlines()[0]
    assert first == "#!/bin/sh"
    assert os.access(ROOT / "scripts" / script, os.X_OK)
