"""The clocks of an address: days, hours and instants, and addresses that show the same for good."""

import json
import re
import shutil
from pathlib import Path

import pytest
from tests.web.conftest import Ask, Get, OpenSite, client_of

from depositary import api
from depositary.core.errors import UsageError
from depositary.core.rulings import RulingKind
from depositary.web.clocks import Moment, read_moment
from depositary.web.exchanges import Request


def moment(**query: str) -> Moment:
    return read_moment(Request("/", tuple(query.items()), {}))


def signed(get: Get, as_of: str) -> list[str]:
    found = get(f"/index.json?as_of={as_of}").json()["count"]
    return list(found["members"])


def test_a_page_stands_at_an_hour_as_the_command_line_does(get: Get, register_path: Path) -> None:
    assert signed(get, "2024-05-31") == ["ESP", "NOR"]
    at_noon = "2024-05-31T12:00"
    assert signed(get, at_noon) == ["ESP"], "what is of that day only may come later"
    with api.Register.open(register_path, read_only=True) as register:
        state = register.state(api.clocks(at_noon))
        assert list(api.count(state, "ukraine-security").codes) == ["ESP"]


def test_the_control_keeps_the_hour_and_the_instant_that_it_is_given(get: Get) -> None:
    page = get("/agreements?as_of=2024-05-31T12:00&as_known=2024-07-01T08:30:00Z").text
    assert 'type="datetime-local" id="as_of" name="as_of" value="2024-05-31T12:00"' in page
    assert 'type="text" id="as_known" name="as_known" value="2024-07-01T08:30:00.000000Z"' in page
    assert "as of 2024-05-31T12:00, as recorded by 2024-07-01 08:30:00 UTC" in page


def test_an_instant_may_name_its_zone() -> None:
    assert moment(as_known="2024-07-01T08:30:00+02:00").known == "2024-07-01T06:30:00.000000Z"
    assert moment(as_known="2024-07-01T08:30:00 02:00").known == "2024-07-01T06:30:00.000000Z", "a plus sign, decoded"


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ({"as_of": "2024-05-31T25:00"}, "this is no hour; write for example as_of=2024-06-13T11:40"),
        ({"as_of": "T"}, "this is no hour"),
        ({"as_known": "2024-05-31Tnoon"}, "this is no instant; write for example as_known=2024-06-13T11:40:00Z"),
        ({"as_public": "2024-05-31T12:00"}, "this is no day"),
    ],
)
def test_what_is_no_time_is_told_with_an_example(query: dict[str, str], words: str) -> None:
    with pytest.raises(UsageError, match=re.escape(words)):
        moment(**query)


def test_a_permanent_address_shows_the_same_whatever_is_recorded_later(
    register_path: Path, tmp_path: Path, open_site: OpenSite
) -> None:
    path = tmp_path / "copy.db"
    shutil.copy(register_path, path)
    site = open_site(path)
    get = client_of(site)
    before = get("/agreements.json?sort=signed").json()
    held = before["about"]["permanent"].replace("/agreements?", "/agreements.json?")
    live = before["about"]["path"].replace("/agreements?", "/agreements.json?")
    ids = [each["id"] for each in before["agreements"]]
    with api.Register.open(path) as register:
        register.rule(api.Decision(RulingKind.MERGE, (ids[0], ids[1]), "the same paper", "a tester"))
    after = get(held).json()
    assert [each["id"] for each in after["agreements"]] == ids
    assert after["about"]["permanent"] == before["about"]["permanent"]
    assert [each["id"] for each in get(live).json()["agreements"]] != ids


def test_the_newest_permanent_address_needs_no_rebuild(
    register_path: Path, monkeypatch: pytest.MonkeyPatch, open_site: OpenSite
) -> None:
    site = open_site(register_path)
    get = client_of(site)
    held = get("/agreements.json").json()["about"]["permanent"]
    made: list[object] = []
    monkeypatch.setattr(site.holdings.register, "state", lambda at: made.append(at))
    assert get(held).status_code == 200
    assert made == []


def test_pages_and_citations_give_the_permanent_address(ask: Ask) -> None:
    norway = json.loads(ask("/agreements.json", party="NOR").body)["agreements"][0]["id"]
    page = ask(f"/agreements/{norway}").body.decode("utf-8")
    told = re.search(r"<dt>Permanent address</dt><dd><a href=\"([^\"]+)\">", page)
    assert told is not None
    assert re.fullmatch(rf"/agreements/{norway}\?as_known=2024-07-01T00:00:00\.\d{{6}}Z", told[1])
    cited = ask(f"/agreements/{norway}/cite").body.decode("utf-8")
    assert told[1] in cited
    assert "as_known" not in ask("/codebook").body.decode("utf-8"), "a page without clocks has one address"


def test_an_instant_is_a_memento(get: Get) -> None:
    answer = get("/agreements?as_known=2024-07-01T08:30:00Z")
    assert answer.headers["memento-datetime"] == "Mon, 01 Jul 2024 08:30:00 GMT"
