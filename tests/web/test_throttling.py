"""One client that asks too often is told to wait, and the others are not."""

import asyncio
from pathlib import Path

import httpx
from tests.web.conftest import OpenSite

from depositary.web.app import app_of
from depositary.web.settings import Settings
from depositary.web.throttling import Throttle


def test_a_burst_is_let_through_and_refills_at_the_rate() -> None:
    now = [0.0]
    throttle = Throttle(2, 3, lambda: now[0])
    assert [throttle.allows("a") for _ in range(4)] == [True, True, True, False]
    assert throttle.allows("b")
    now[0] = 0.5
    assert [throttle.allows("a") for _ in range(2)] == [True, False]
    now[0] = 100
    assert [throttle.allows("a") for _ in range(4)] == [True, True, True, False]


def test_clients_that_are_gone_are_forgotten() -> None:
    throttle = Throttle(1, 1, lambda: 0.0)
    for number in range(12_000):
        throttle.allows(str(number))
    assert len(throttle._buckets) == 10_000


def test_who_asks_too_often_is_told_when_to_come_back(register_path: Path, open_site: OpenSite) -> None:
    app = app_of(open_site(register_path, Settings(rate=0.001, burst=3)))

    async def ask() -> list[httpx.Response]:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://testserver") as client:
            return [await client.get("/codebook.json") for _ in range(4)]

    *let_through, refused = asyncio.run(ask())
    assert [each.status_code for each in let_through] == [200, 200, 200]
    assert refused.status_code == 429
    assert refused.headers["retry-after"] == "5"
    assert refused.headers["content-type"] == "application/problem+json"


def test_without_a_rate_nobody_is_refused(register_path: Path, open_site: OpenSite) -> None:
    app = app_of(open_site(register_path))

    async def ask() -> set[int]:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://testserver") as client:
            return {(await client.get("/status.json")).status_code for _ in range(300)}

    assert asyncio.run(ask()) == {200}
