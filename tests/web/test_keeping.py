"""The whole register is followed in the background; nobody waits for it longer than for a moment."""

import json
import shutil
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from tests.tasks.made_registers import grown_by_steps
from tests.web.conftest import SAID, OpenSite, client_of, write

from depositary import api
from depositary.core.errors import UsageError
from depositary.lexicon import load_lexicon
from depositary.store import Store
from depositary.tasks import familyviews, listing, slices, standpoints
from depositary.tasks.wholes import WholeRegister
from depositary.web import keepers
from depositary.web.exchanges import Answer, Request
from depositary.web.holdings import Holdings
from depositary.web.keepers import Held, Keeper
from depositary.web.problems import BusyError, Problem
from depositary.web.settings import Settings
from depositary.web.site import Site, new_site
from depositary.web.versions import Version
from depositary.web.workrooms import Workroom, answered, statements_in

#: Pages that are made of a part of the register as long as the whole is not in memory.
APART = ("/targets", "/conditions", "/positions", "/commitments", "/predictions", "/claims")


@pytest.fixture
def own(register_path: Path, tmp_path: Path) -> Path:
    """A register of the test's own, that it may write."""
    return Path(shutil.copy(register_path, tmp_path / "own.db"))


def add_claim(path: Path) -> None:
    """One more number that somebody states."""
    published, _, text, value, fields = SAID[4]
    with Store.open(path) as store:
        write(store, 100, (published, "Evening Tally", f"{text} Said anew.", value, fields))
    with api.Register.open(path) as register:
        register.refresh()


@contextmanager
def held_up(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """No next state is made before the event is set."""
    go_on, bring = threading.Event(), WholeRegister.bring

    def slow(self: WholeRegister, connection: Any) -> Any:
        go_on.wait(20)
        return bring(self, connection)

    with monkeypatch.context() as patched:
        patched.setattr(WholeRegister, "bring", slow)
        try:
            yield go_on
        finally:
            go_on.set()


def documents_of(site: Site, *query: tuple[str, str], reviewer: bool = False) -> tuple[int, str, int]:
    """How the page of documents answers: its status, its version, how often it names the outlet of the claim."""
    answer = site.respond(Request("/documents", query, {}, reviewer))
    words = answer.body.decode()
    return (answer.status, answer.headers.get("X-Register-Version", ""), words.count("Evening Tally"))


def test_the_state_before_is_shown_while_the_next_is_made(
    own: Path, monkeypatch: pytest.MonkeyPatch, open_site: OpenSite
) -> None:
    site = open_site(own, Settings(grace=0.05))
    first = documents_of(site)
    assert first[0] == 200
    add_claim(own)
    with held_up(monkeypatch) as go_on:
        assert documents_of(site) == first
        assert site.respond(Request("/agreements")).headers["X-Register-Version"] != first[1]
        go_on.set()
        fresh = Settings(grace=20)
        site.holdings._grace = fresh.grace
        status, version, told = documents_of(site)
    assert (status, told > 0) == (200, True)
    assert version != first[1]


def test_whoever_rules_waits_for_the_newest_state(
    own: Path, monkeypatch: pytest.MonkeyPatch, open_site: OpenSite
) -> None:
    site = open_site(own, Settings(grace=0.05))
    first = documents_of(site)
    add_claim(own)
    with held_up(monkeypatch) as go_on:
        threading.Timer(0.3, go_on.set).start()
        assert documents_of(site, reviewer=True)[1] != first[1]


def test_before_the_first_state_a_reader_is_told_to_come_back(
    own: Path, monkeypatch: pytest.MonkeyPatch, open_site: OpenSite
) -> None:
    site = open_site(own, Settings(grace=0.01, patience=0.05))
    with held_up(monkeypatch):
        answer = site.respond(Request("/conflicts"))
        assert answer.status == 503
        assert answer.headers["Retry-After"] == answer.headers["Refresh"]
        assert site.respond(Request("/agreements")).status == 200
    assert documents_of(site)[0] in (200, 503)


def test_pages_of_a_part_wait_for_nothing(own: Path, monkeypatch: pytest.MonkeyPatch, open_site: OpenSite) -> None:
    site = open_site(own, Settings(grace=0.01, patience=0.05))
    with held_up(monkeypatch):
        assert site.respond(Request("/conflicts")).status == 503
        for path in APART:
            assert site.respond(Request(path)).status == 200
            assert site.respond(Request(path, (("as_of", "2024-05-20"),))).status == 200


@pytest.mark.parametrize("seed", [2, 5, 11, 23])
def test_pages_of_a_part_are_those_of_the_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, open_site: OpenSite, seed: int
) -> None:
    path = tmp_path / "register.db"
    with Store.open(path) as store:
        grown_by_steps(store, load_lexicon(), seed, 10)
    paths = [f"{page}{form}" for page in APART for form in ("", ".json", ".csv")]
    asked = [Request(page, query) for page in paths for query in ((), (("as_of", "2024-01-16"),))]
    whole = open_site(path)
    assert whole.respond(Request("/conflicts")).status == 200
    with monkeypatch.context() as patched:
        patched.setattr(Keeper, "reach", lambda *_: pytest.fail("the whole register was asked for"))
        apart = open_site(path)
        made = [apart.respond(request) for request in asked]
    told = [(answer.status, answer.body) for answer in made]
    assert told == [(answer.status, answer.body) for answer in map(whole.respond, asked)]
    assert {status for status, _ in told} == {200}


@pytest.mark.parametrize("seed", [3, 8])
def test_changes_are_told_without_the_whole_register(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, open_site: OpenSite, seed: int
) -> None:
    path = tmp_path / "register.db"
    with Store.open(path) as store:
        grown_by_steps(store, load_lexicon(), seed, 10)
    asked = [Request(f"/changes{form}", (("since", "2026-01-02"),)) for form in ("", ".json", ".csv", ".atom")]
    whole = [open_site(path).respond(request) for request in asked]
    with monkeypatch.context() as patched:
        patched.setattr(standpoints, "LEAST", 1)
        patched.setattr(Holdings, "state", lambda *_: pytest.fail("the whole register was asked for"))
        apart = [open_site(path).respond(request) for request in asked]
    assert [(answer.status, answer.body) for answer in apart] == [(answer.status, answer.body) for answer in whole]
    assert json.loads(whole[1].body)["changes"]


def test_what_was_asked_of_the_state_before_is_ready_in_the_next(
    own: Path, monkeypatch: pytest.MonkeyPatch, open_site: OpenSite
) -> None:
    site = open_site(own)
    for path in ("/conflicts", "/targets"):
        assert site.respond(Request(path)).status == 200
    made: list[object] = []
    put = site.holdings._answers.put

    def noting(key: tuple[object, ...], value: object) -> None:
        made.append(key[0])
        put(key, value)

    monkeypatch.setattr(site.holdings._answers, "put", noting)
    add_claim(own)
    assert site.respond(Request("/targets")).status == 200
    assert [name for name in made if name != "span"] == ["conflicts", "targets"]


def test_a_failure_reaches_whoever_waits_and_is_tried_again(own: Path, open_site: OpenSite) -> None:
    broken = [True]

    def prepare(_: Held) -> None:
        if broken:
            raise UsageError("not today")

    with Store.open(own, read_only=True) as store, closing(Keeper(store, open_site(own).world, prepare)) as keeper:
        with pytest.raises(UsageError, match="not today"):
            keeper.reach(Version("of another register"), 5, 5)
        broken.clear()
        assert keeper.reach(Version("of another register"), 5, 5).state.agreements


def test_pages_of_the_whole_register_come_from_a_process_of_their_own(own: Path, open_site: OpenSite) -> None:
    room = Workroom(str(own), Settings())
    site = open_site(own, elsewhere=room.respond)
    try:
        plain = open_site(own)
        for path in ("/claims", "/conflicts", "/targets.json", "/changes.atom"):
            assert site.respond(Request(path)) == plain.respond(Request(path))
        assert site.respond(Request("/targets", (("as_of", "never"),))).status == 400
        assert site.holdings._keeper.heads == frozenset()
        add_claim(own)
        assert documents_of(site)[2] > 0
    finally:
        room.close()


def test_a_workroom_that_broke_off_is_opened_again(own: Path) -> None:
    room = Workroom(str(own), Settings())
    try:
        assert room.respond(Request("/claims")).status == 200
        process = room._connected()._process
        process.kill()
        process.join(10)
        with suppress(BusyError):
            room.respond(Request("/claims"))
        assert room.respond(Request("/claims")).status == 200
    finally:
        room.close()


def test_a_closed_workroom_leaves_no_process_and_no_thread(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    died: list[threading.ExceptHookArgs] = []
    monkeypatch.setattr(threading, "excepthook", died.append)
    for path in ("/claims", "/conflicts", "/codebook"):
        room = Workroom(str(own), Settings())
        line = room._connected()
        pending = line.ask(Request(path))
        room.close()
        assert isinstance(pending.result(timeout=0), BusyError | Answer)
        assert line._process.exitcode is not None
        assert not line._listener.is_alive()
        with pytest.raises(BusyError, match="closed"):
            room.respond(Request(path))
        assert isinstance(line.ask(Request(path)).result(timeout=0), BusyError)
    assert died == []


def test_a_closed_keeper_ends_its_thread_and_starts_no_other(own: Path) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def prepare(_: Held) -> None:
        begun.set()
        go_on.wait(20)

    with Store.open(own, read_only=True) as store:
        keeper = Keeper(store, load_lexicon(), prepare)
        with pytest.raises(BusyError):
            keeper.reach(Version("first"), 0, 0)
        assert begun.wait(20)
        opening = threading.Timer(0.05, go_on.set)
        opening.start()
        keeper.close()
        opening.join()
        follower = keeper._follower
        assert follower is not None
        assert not follower.is_alive()
        assert keeper.reach(Version("second"), 5, 5).state.agreements, "what is held stays"
        assert keeper._follower is follower


def test_a_site_that_is_closed_waits_for_its_thread(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with new_site(str(own), Settings(grace=0, patience=0)) as site, held_up(monkeypatch) as go_on:
        assert site.respond(Request("/conflicts")).status == 503
        opening = threading.Timer(0.05, go_on.set)
        opening.start()
    follower = site.holdings._keeper._follower
    opening.join()
    assert follower is not None
    assert not follower.is_alive()


def test_an_error_of_the_program_is_an_answer_too() -> None:
    class Broken:
        def respond(self, _: Request) -> Answer:
            raise RuntimeError("a fault of ours")

        def problem(self, _: Request, problem: Problem) -> Answer:
            return Answer(problem.status, "text/plain", b"")

    assert answered(Broken(), Request("/claims")).status == 500  # type: ignore[arg-type]  # all that it asks of a site


def test_a_register_without_its_tables_is_read_once_for_all(
    own: Path, monkeypatch: pytest.MonkeyPatch, open_site: OpenSite
) -> None:
    with Store.open(own) as store, store.writing() as connection:
        connection.execute(text("UPDATE projection_state SET value = 'of another version' WHERE name = 'version'"))
    site, read = open_site(own), []
    load = keepers.load_register

    def noting(*given: Any, **named: Any) -> Any:
        read.append(given)
        return load(*given, **named)

    for module in (keepers, listing, slices, familyviews):
        monkeypatch.setattr(module, "load_register", noting)
    for day in range(1, 6):
        for path in ("/agreements", "/", "/map", "/parties/NOR"):
            assert site.respond(Request(path, (("as_of", f"2024-06-{day:02d}"),))).status == 200
    assert len(read) == 1


def test_a_small_register_needs_no_process(own: Path, open_site: OpenSite) -> None:
    assert statements_in(str(own)) == len(SAID)
    get = client_of(open_site(own))
    assert get("/claims").status_code == 200
