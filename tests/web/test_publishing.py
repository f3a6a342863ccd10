"""The published site: files that need no server, link to one another, and are the same every time."""

import hashlib
import json
import posixpath
import re
import shutil
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote

import pytest
from click.testing import CliRunner

from depositary import api
from depositary.cli.commands import cli
from depositary.core.errors import IntegrityError, UsageError
from depositary.core.rulings import RulingKind
from depositary.web import publishing
from depositary.web.clocks import Moment
from depositary.web.exchanges import Answer, Request
from depositary.web.published import NOWHERE, FileLinks, State, state_of, without_dead_ends
from depositary.web.publishing import MANIFEST, publish
from depositary.web.site import Site

_ADDRESS = re.compile(r'\b(?:href|src|action|hx-get)="([^"]*)"')


@pytest.fixture(scope="module")
def published(register_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("published") / "site"
    publish(str(register_path), folder, Moment())
    return folder


def _files(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_pages_have_their_data_beside_them(published: Path) -> None:
    files = _files(published)
    assert {"index.html", "index.json", "agreements.html", "agreements.csv", "map.svg", "static/depositary.css"} <= set(
        files
    )
    agreements = json.loads(files["agreements.json"])["agreements"]
    for agreement in agreements:
        assert {f"agreements/{agreement['id']}.html", f"agreements/{agreement['id']}.json"} <= set(files)


def test_every_link_leads_to_a_file_and_none_needs_a_server(published: Path) -> None:
    files = _files(published)
    links = 0
    for name, body in files.items():
        if not name.endswith(".html"):
            continue
        for address in _ADDRESS.findall(body.decode("utf-8")):
            target, _, _ = address.partition("#")
            if target.startswith(("https://", "http://")) or not target:
                continue
            assert "?" not in target
            assert ":" not in target
            assert posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(target))) in files, (
                name,
                address,
            )
            links += 1
    assert links > 500


def test_forms_that_no_file_answers_are_hidden(published: Path) -> None:
    text = (published / "agreements.html").read_text("utf-8")
    assert text.count("<form ") == len(re.findall(r'<form [^>]*\bhidden\b|<form method="dialog"', text))
    assert "This is a published copy." in text


def test_the_manifest_names_every_file_with_its_hash(published: Path) -> None:
    files = _files(published)
    manifest = json.loads(files.pop(MANIFEST))
    assert {entry["path"]: entry["sha256"] for entry in manifest["files"]} == {
        name: hashlib.sha256(body).hexdigest() for name, body in files.items()
    }
    assert sum(entry["bytes"] for entry in manifest["files"]) == sum(map(len, files.values()))
    assert (manifest["as_of"], manifest["as_known"]) == (None, None)
    assert manifest["version"]


def test_the_same_register_and_clocks_give_the_same_bytes(register_path: Path, published: Path, tmp_path: Path) -> None:
    made = publish(str(register_path), tmp_path / "again", Moment())
    assert _files(tmp_path / "again") == _files(published)
    assert made.digest == hashlib.sha256((published / MANIFEST).read_bytes()).hexdigest()


def test_the_command_writes_the_whole_copy_at_its_clocks(register_path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    done = CliRunner().invoke(cli, ["publish", str(folder), "--register", str(register_path), "--as-of", "2024-05-28"])
    assert done.exit_code == 0, done.output
    files = _files(folder)
    assert f"{folder}: {len(files)} files" in done.stderr
    stages = {tuple(a["parties"]): a["stage"] for a in json.loads(files["agreements.json"])["agreements"]}
    assert stages["ESP", "UKR"] == "signed"
    assert stages["NOR", "UKR"] is None
    assert b"as of 2024-05-28" in files["agreements.html"]
    assert json.loads(files[MANIFEST])["as_of"] == "2024-05-28"


def test_publishing_again_deletes_what_is_no_more_and_nothing_else(
    register_path: Path, published: Path, tmp_path: Path
) -> None:
    register, folder = tmp_path / "copy.db", tmp_path / "site"
    shutil.copy(register_path, register)
    shutil.copytree(published, folder)
    (folder / "CNAME").write_text("register.example\n")
    before = json.loads((folder / "conflicts.json").read_bytes())
    with api.Register.open(register) as opened:
        conflict = next(each for each in before["conflicts"] if each["kind"] == "date")
        statement = conflict["readings"][1]["passages"][0]["statement"]
        opened.rule(api.Decision(RulingKind.REJECT, (statement,), "misread", "tester"))
        ids = {each.id for each in opened.state().agreements}
        iceland, spain = (each.id for each in opened.state().agreements if {"ISL", "ESP"} & set(each.parties))
        opened.rule(api.Decision(RulingKind.MERGE, (iceland, spain), "the same paper", "tester"))
        (gone,) = ids - {each.id for each in opened.state().agreements}
    publish(str(register), folder, Moment())
    assert (folder / "CNAME").exists()
    assert not (folder / f"conflicts/{conflict['id']}.html").exists()
    assert (folder / "rulings.html").read_text("utf-8").count("tester")
    (survivor,) = {iceland, spain} - {gone}
    assert f'content="0; url={survivor}.html"' in (folder / f"agreements/{gone}.html").read_text("utf-8")
    assert not (folder / f"agreements/{gone}.json").exists()


@pytest.mark.parametrize(
    "content", [{"notes.txt": "mine"}, {MANIFEST: "{}"}, {MANIFEST: '{"publisher": "x", "files": []}'}]
)
def test_a_folder_of_somebody_else_is_left_alone(register_path: Path, tmp_path: Path, content: dict[str, str]) -> None:
    for name, text in content.items():
        (tmp_path / name).write_text(text)
    with pytest.raises(UsageError, match="name a new or an empty"):
        publish(str(register_path), tmp_path, Moment())
    assert {file.name: file.read_text() for file in tmp_path.iterdir()} == content


def test_when_a_page_fails_nothing_is_touched(
    register_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = Site.respond

    def failing(site: Site, request: Request) -> Answer:
        return Answer(500, "text/html") if request.path == "/map" else answer(site, request)

    monkeypatch.setattr(Site, "respond", failing)
    with pytest.raises(IntegrityError, match="/map"):
        publish(str(register_path), tmp_path / "site", Moment())
    assert list(tmp_path.iterdir()) == []


def test_where_nothing_can_be_written_it_says_so(register_path: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(UsageError, match=r"site: cannot be written \(Not a directory\)"):
        publish(str(register_path), tmp_path / "file" / "site", Moment())
    limited = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (40_000, 40_000));"
        "from depositary.cli.commands import cli; cli(['publish', sys.argv[1], '--register', sys.argv[2]])"
    )
    command = [sys.executable, "-c", limited, str(tmp_path / "site"), str(register_path)]
    full = subprocess.run(command, capture_output=True, text=True, check=False)
    assert full.returncode == 2
    assert full.stderr.endswith("site: cannot be written (File too large)\n")
    assert [place.name for place in tmp_path.iterdir()] == ["file"]


def test_names_of_files_hold_no_character_that_a_path_could_misread() -> None:
    assert State("/").file() == "index.html"
    assert State("/agreements/ab12").file("json") == "agreements/ab12.json"
    assert state_of("/agreements", (("stage", "signed"), ("page", "2"))).file() == "agreements~page-2~stage-signed.html"
    hostile = state_of("/parties/..", (("q", "../../etc/passwd\x00"), ("x", "a/b")))
    assert re.fullmatch(r"parties/[0-9a-f]{16}~q-[0-9a-f]{16}~x-[0-9a-f]{16}\.html", hostile.file())


def test_links_are_relative_and_lead_nowhere_where_nothing_is_published() -> None:
    links = FileLinks(State("/agreements/ab"), lambda state, _: state.path != "/search")
    assert links.page("/map", region="europe") == "../map~region-europe.html"
    assert links.data("csv") == "ab.csv"
    assert links.asset("js/x.js") == "../static/js/x.js"
    assert links.page("/search") == links.form("/check") == links.here(as_of="2024-01-01") == NOWHERE


def test_dead_ends_become_words() -> None:
    page = (
        b'<a class="x" href="about:unpublished">a</a><a href="about:unpublished#p1-2">b</a>'
        b'<a href="/sign-in?to=/">c</a>'
        b'<form method="get" action="about:unpublished" hx-get="about:unpublished"><a href="d.html">d</a>'
    )
    assert without_dead_ends(page) == (
        b'<a class="x">a</a><a>b</a><a>c</a><form method="get" hidden><a href="d.html">d</a>'
    )


def test_pages_that_only_answer_are_not_published(published: Path) -> None:
    assert not list(published.glob("search*"))
    assert not list(published.glob("check*"))
    assert publishing.NOTICE in (published / "about.html").read_text("utf-8")
