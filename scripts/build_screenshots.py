"""Rebuild the pictures of the web site in docs/images from the demo's register, in Debian's Chromium.

    .venv/bin/python scripts/build_screenshots.py [--only NAME] [--browser PATH]

The register is made anew, served on loopback and looked at in both themes and on a large and a small screen; each
picture shows the top of its page. Needs Chromium (apt-get install chromium).
"""

from __future__ import annotations

import argparse
import shutil
import socket
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import uvicorn
from playwright.sync_api import Browser, sync_playwright

from depositary import api
from depositary.tasks.demos import REPORTS
from depositary.web.app import create_app

IMAGES = Path(__file__).resolve().parents[1] / "docs" / "images"


@dataclass(frozen=True)
class Picture:
    """One picture: its file's name, the page, the theme, the screen, and what is pressed first."""

    name: str
    path: str
    theme: str = "light"
    width: int = 1280
    height: int = 860
    keys: tuple[str, ...] = ()


PICTURES = (
    Picture("web-overview", "/", height=1100),
    Picture("web-register", "/agreements?family=ukraine-security&sort=signed&order=desc"),
    Picture("web-check", "/check?claim=Spain+became+the+eighth+country+to+sign.&said_at=2024-05-28"),
    Picture("web-map", "/map?family=ukraine-security", height=1000),
    Picture("web-timeline", "/timeline?family=ukraine-security", theme="dark", height=1000),
    Picture("web-conflicts", "/conflicts", theme="dark"),
    Picture("web-phone", "/", width=390, height=844),
)


@contextmanager
def demo_site() -> Iterator[str]:
    """The address at which the demo's register is served."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "demo.db"
        with api.Register.open(path) as register:
            register.ingest([str(REPORTS)])
        listener = socket.create_server(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(create_app(str(path)), log_level="error", ws="none"))
        thread = threading.Thread(target=server.run, args=([listener],), daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.05)
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        server.should_exit = True
        thread.join(10)


def take(browser: Browser, address: str, picture: Picture) -> None:
    """Take one picture, at twice the pixels of the small screen."""
    context = browser.new_context(
        base_url=address,
        viewport={"width": picture.width, "height": picture.height},
        color_scheme="dark" if picture.theme == "dark" else "light",
        device_scale_factor=2 if picture.width < 600 else 1,
        locale="en-GB",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(picture.path)
    for key in picture.keys:
        page.keyboard.press(key)
    file = IMAGES / f"{picture.name}.png"
    page.screenshot(path=file)
    context.close()
    print(f"{file.relative_to(IMAGES.parents[1])}: {file.stat().st_size:,} bytes")


def main() -> int:
    """Take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", metavar="NAME", help="take one picture only")
    parser.add_argument("--browser", default=shutil.which("chromium"), metavar="PATH", help="the browser's program")
    chosen = parser.parse_args()
    if not chosen.browser:
        print("no Chromium here: install it, or name it with --browser", file=sys.stderr)
        return 1
    pictures = [each for each in PICTURES if chosen.only in (None, each.name)]
    if not pictures:
        print(f"no picture {chosen.only!r}; there are: {', '.join(each.name for each in PICTURES)}", file=sys.stderr)
        return 2
    with demo_site() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chosen.browser, args=["--no-sandbox"])
        for picture in pictures:
            take(browser, address, picture)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
