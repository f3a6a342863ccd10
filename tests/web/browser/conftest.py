"""The demo's register behind a real server and a real browser before it; without Chromium the tests are skipped."""

import os
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, expect, sync_playwright
from tests.conftest import Demo

from depositary import api
from depositary.web.app import create_app
from depositary.web.settings import Settings

#: Milliseconds after which something will not come any more. Only a failing test waits that long.
PATIENCE = 40_000
#: Containers often have little shared memory and no graphics: Chromium does without both.
ARGUMENTS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]

TOKEN = "a-token-of-the-tests"  # noqa: S105  (opens nothing but the server of these tests)

expect.set_options(timeout=PATIENCE)

#: An agreement text of our own, so that the matrix and the reader have one to show.
TEXT = """Agreement on Help between {partner} and Ukraine

{partner} and Ukraine (hereinafter the “Participants”) have come to this understanding, for they mean to keep the
friendship of their peoples and to help one another wherever the sea or the mountains bring trouble to their harbours,
their bridges and their schools.

Article 1. Sanctions
{partner} shall uphold sanctions against {foes} for as long as these disturb the trade of the Participants. It tells
Ukraine every half year which ships it has stopped and why, and Ukraine may ask for more at any time.

Article 2. Training
{partner} intends to train engineers and nurses. The first course begins in the spring and takes up to forty people, who
are chosen by both Participants together; later courses follow as the schools have room for them.

Article 3. Culture
The Participants will help museums and theatres to lend one another what they can spare, and will see to it that what is
lent comes home unharmed. Neither of them pays the other for that.

Article 4. Term
This Agreement remains in force for eight years. Either Participant may end it by giving six months' notice in writing.
It enters into force on the day of its signature. The Participants keep to it in good faith.

Signed in Bern on {day}, in duplicate, in English.
For {partner}: Kari Holm, President
"""


@pytest.fixture(scope="session")
def demo_register(tmp_path_factory: pytest.TempPathFactory, demo_run: Demo) -> Path:
    """The demo's register, with two agreement texts beside its reports."""
    folder = tmp_path_factory.mktemp("browser")
    for partner, foes, day in (("Peru", "pirates", "4 May 2025"), ("Ghana", "smugglers", "2 March 2025")):
        (folder / f"{partner.lower()}.txt").write_text(TEXT.format(partner=partner, foes=foes, day=day))
    path = shutil.copy(demo_run.register, folder / "demo.db")
    with api.Register.open(path) as register:
        register.ingest([str(folder / "peru.txt"), str(folder / "ghana.txt")])
    return path


@pytest.fixture(scope="session")
def chromium() -> str:
    """The browser's program."""
    wanted = os.environ.get("DEPOSITARY_CHROMIUM", "chromium")
    found = shutil.which(wanted) or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None:
        pytest.skip("no Chromium here: install it (apt-get install chromium) or name it in DEPOSITARY_CHROMIUM")
    return found


# The browser comes first, so that nothing is served where there is none.
@pytest.fixture(scope="session")
def address(chromium: str, demo_register: Path) -> Iterator[str]:
    """Where the demo's register is served; whoever knows `TOKEN` may rule there."""
    listener = socket.create_server(("127.0.0.1", 0))
    app = create_app(str(demo_register), Settings(reviewer_token=TOKEN))
    server = uvicorn.Server(uvicorn.Config(app, log_level="error", ws="none", timeout_graceful_shutdown=1))
    thread = threading.Thread(target=server.run, args=([listener],), daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive(), "the server did not start"
        time.sleep(0.05)
    yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    server.should_exit = True
    thread.join()


# While Playwright runs, nothing else in its thread may use asyncio: it must end with the module.
@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    """One browser for the tests of a module."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A fresh page of a reader with a large screen; whatever the browser complains of fails the test."""
    context = browser.new_context(base_url=address, viewport={"width": 1280, "height": 900}, locale="en-GB")
    opened = context.new_page()
    opened.set_default_timeout(PATIENCE)
    complaints: list[str] = []
    opened.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    yield opened
    context.close()
    assert not complaints
