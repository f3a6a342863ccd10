"""`depositary serve`: the register as a web site on this machine."""

from __future__ import annotations

import ipaddress
import socket
import threading
import webbrowser
from contextlib import suppress
from typing import TYPE_CHECKING

import click

from depositary.cli.options import register_option
from depositary.cli.printing import say
from depositary.core.errors import DepositaryError, UsageError

if TYPE_CHECKING:
    from fastapi import FastAPI

#: The port unless another is asked for; the next free one is taken where it is busy.
PORT = 8123

#: Ports that are tried after it.
_TRIED = 20

#: Requests a second of one client, where others than this machine can ask.
RATE = 20

#: A token shorter than this could be guessed.
LEAST_TOKEN = 12


#: Names of this machine to itself: a site that listens on one answers to no other, so that no page elsewhere can have a
#: name of its own point here and read the register (DNS rebinding).
LOOPBACK = ("127.0.0.1", "localhost")


@click.command()
@register_option
@click.option("--host", default="127.0.0.1", show_default=True, metavar="ADDRESS", help="The address to listen on.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    metavar="PORT",
    help=f"The port; 0 takes any.  [default: {PORT} or the next]",
)
@click.option("--open", "show", is_flag=True, help="Open it in a browser.")
@click.option(
    "--address", default="", metavar="URL", help="The public address, for citations and feeds.  [default: none]"
)
@click.option(
    "--reviewer-token",
    envvar="DEPOSITARY_REVIEWER_TOKEN",
    show_envvar=True,
    metavar="SECRET",
    help="Let who knows it rule on conflicts.  [default: nobody]",
)
def serve(location: str, host: str, port: int | None, show: bool, address: str, reviewer_token: str | None) -> None:
    """Serve the register as a web site on this machine.

    For reading only, unless a reviewer's token is given.

    Example: depositary serve --register demo.db --open
    """
    from depositary.web.app import create_app
    from depositary.web.settings import Settings

    if reviewer_token is not None and len(reviewer_token) < LEAST_TOKEN:
        raise UsageError(
            f"the reviewer's token has {len(reviewer_token)} characters; choose one of {LEAST_TOKEN} or more"
        )
    hosts = LOOPBACK if host in LOOPBACK else ()
    bring_up_to_date(location)
    rate = 0 if _is_loopback(host) else RATE
    settings = Settings(reviewer_token=reviewer_token, address=address.rstrip("/"), hosts=hosts, rate=rate)
    run_site(create_app(location, settings), host, port, show=show)


def bring_up_to_date(location: str) -> None:
    """Let what is kept beside a register's log be made anew where another version of the program made it.

    A register that cannot be written is served as it is: the answers are the same, and slower.
    """
    from depositary import api
    from depositary.tasks.projectionstates import is_current

    with api.Register.open(location, read_only=True) as register, register.store.reading() as connection:
        if is_current(connection):
            return
    say("bringing the register up to date with this version, once ...")
    try:
        with api.Register.open(location) as register:
            register.refresh()
    except DepositaryError as error:
        say(f"it stays as it is, and answers more slowly: {error}")


def run_site(app: FastAPI, host: str = "127.0.0.1", port: int | None = None, *, show: bool = False) -> None:
    """Serve an application until it is stopped; `show` opens it in a browser.

    Raises `UsageError` when the address cannot be listened on.
    """
    import uvicorn

    from depositary.tasks.working import watched_by

    listener = listen(host, port)
    place = f"http://{_shown(host)}:{listener.getsockname()[1]}/"
    if not _is_loopback(host):
        say(f"listening on {host}: everybody who reaches this machine can read the register")
    say(f"{place}  (Ctrl-C stops it)")
    if show:
        threading.Timer(0.5, webbrowser.open, [place]).start()
    config = uvicorn.Config(app, log_level="warning", server_header=False, access_log=False)
    # What visitors ask for is nobody's to watch here.
    with suppress(KeyboardInterrupt), watched_by(None):
        uvicorn.Server(config).run(sockets=[listener])


def listen(host: str, port: int | None) -> socket.socket:
    """A listening socket: on the port, or on the first free one from the usual where None is asked for."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for tried in range(PORT, PORT + _TRIED) if port is None else (port,):
        listener = socket.socket(family, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((host, tried))
            listener.listen()  # who comes before the site is up waits, and is not refused
        except OSError as error:
            listener.close()
            found = error
        else:
            return listener
    raise UsageError(f"cannot listen on {host}: {found.strerror}; choose another --port or --host") from found


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _shown(host: str) -> str:
    return f"[{host}]" if ":" in host else host
