"""Publishers that are themselves a party or one of its offices: whose "we" a communiqué speaks."""

from __future__ import annotations

import re
from collections.abc import Mapping

_HOST = re.compile(r"^(?:[a-z][a-z0-9+.-]*://)?(?:[^/@\s]*@)?(?P<host>[^/:?#\s]+)", re.IGNORECASE)


def host_of(address: str) -> str | None:
    """The host of a web address or bare domain, in lower case, or None when there is none.

    >>> host_of("https://www.admin.ch/gov/en/start.html")
    'www.admin.ch'
    """
    match = _HOST.match(address.strip())
    host = match["host"].lower().rstrip(".") if match else ""
    return host if "." in host else None


def party_of_host(host: str, hosts: Mapping[str, str]) -> str | None:
    """The party whose domain the host is or lies under, the longest entry first.

    >>> party_of_host("news.admin.ch", {"admin.ch": "CHE"})
    'CHE'
    """
    labels = host.split(".")
    for start in range(len(labels)):
        code = hosts.get(".".join(labels[start:]))
        if code is not None:
            return code or None
    return None
