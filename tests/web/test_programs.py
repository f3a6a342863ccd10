"""The API for programs: parts that a cursor continues, chosen fields, refused misspellings, and its own description."""

import json

import pytest
from tests.web.conftest import Ask, Get

from depositary.web.resources import BASE, RESOURCES, codes
from depositary.web.site import Site


def test_a_cursor_leads_through_every_agreement_once(get: Get) -> None:
    seen: list[str] = []
    path: str | None = "/api/v1/agreements?limit=3&sort=parties"
    while path is not None:
        answer = get(path)
        data = answer.json()
        assert data["total"] == 4
        seen += [each["id"] for each in data["agreements"]]
        link = answer.headers.get("link", "")
        path = link.split(">")[0].removeprefix("<") if 'rel="next"' in link else None
        assert (data["next"] is None) == (path is None)
    assert len(seen) == len(set(seen)) == 4


def test_the_same_cursor_leads_through_other_lists(get: Get) -> None:
    first = get("/api/v1/parties?limit=2").json()
    rest = get(f"/api/v1/parties?cursor={first['next']}").json()
    codes = [each["code"] for each in (*first["parties"], *rest["parties"])]
    assert len(first["parties"]) == 2
    assert len(codes) == len(set(codes)) == first["total"]
    assert rest["next"] is None


@pytest.mark.parametrize("cursor", ["nonsense", "MA==", "LTEvYWJj", "4oKs"])
def test_a_cursor_of_another_version_is_refused(get: Get, cursor: str) -> None:
    answer = get(f"/api/v1/agreements?cursor={cursor}")
    assert answer.status_code == 400
    assert "start again without it" in answer.json()["detail"]


def test_fields_are_chosen_and_unknown_ones_named(get: Get) -> None:
    data = get("/api/v1/agreements?fields=id,signed").json()
    assert {tuple(each) for each in data["agreements"]} == {("id", "signed")}
    answer = get("/api/v1/agreements?fields=colour")
    assert answer.status_code == 400
    assert "no colour; there are: id, title" in answer.json()["detail"]


def test_a_misspelt_filter_is_no_answer(get: Get) -> None:
    answer = get("/api/v1/agreements?satge=signed")
    assert answer.status_code == 400
    assert "no parameter satge" in answer.json()["detail"]


def test_filters_are_those_of_the_page(get: Get) -> None:
    data = get("/api/v1/agreements?stage=signed&as_of=2024-05-28").json()
    assert [each["parties"] for each in data["agreements"]] == [["ESP", "UKR"]]
    assert data["about"]["as_of"] == "2024-05-28"


def test_it_may_be_read_from_other_sites(get: Get) -> None:
    assert get("/api/v1/agreements").headers["access-control-allow-origin"] == "*"


def test_it_is_not_sent_again(get: Get) -> None:
    tag = get("/api/v1/status").headers["etag"]
    assert get("/api/v1/status", headers={"If-None-Match": tag}).status_code == 304


def test_every_resource_answers_with_what_it_says_of_itself(ask: Ask, site: Site) -> None:
    for resource in RESOURCES:
        if "{" in resource.path:
            continue
        answer = ask(f"{BASE}{resource.path}")
        assert answer.status == 200, resource.path
        data = json.loads(answer.body)
        assert data["about"]["version"] == site.holdings.version().id
        if isinstance(data.get(resource.noun), list):
            assert isinstance(data["next"], str | None), resource.path


def test_every_filter_of_a_resource_is_taken_by_its_page(ask: Ask) -> None:
    values = {"party": "NOR", "debtor": "NOR", "family": "ukraine-security", "since": "2024-01-01", "order": "desc"}
    values |= {"stage": "signed", "sort": "signed", "tone": "wrong", "cause": "source", "additions": "1"}
    coded = {name: choices[0] for resource in RESOURCES for name, choices in codes(resource).items() if name != "kind"}
    kinds = {"/agreements": "treaty", "/rulings": "merge"}
    values |= {**coded, "stage": "signed", "said_at": "2024-06-01", "claim": "Nine countries have signed."}
    for resource in RESOURCES:
        for name in resource.filters if "{" not in resource.path else ():
            value = kinds.get(resource.path, "state") if name == "kind" else values.get(name, "signed")
            if name == "status" and name in codes(resource):
                value = codes(resource)[name][0]
            answer = ask(f"{BASE}{resource.path}", **{name: value})
            assert answer.status == 200, (resource.path, name, answer.body)


@pytest.mark.parametrize(
    ("path", "filters"),
    [
        ("/agreements", {"kind": "pact"}), ("/claims", {"verdict": "wrong"}), ("/targets", {"status": "late"}),
        ("/conditions", {"status": "met"}), ("/positions", {"stance": "for"}), ("/commitments", {"area": "money"}),
        ("/rulings", {"kind": "veto"}),
    ],
)  # fmt: skip
def test_a_code_that_there_is_not_is_refused_with_those_there_are(ask: Ask, path: str, filters: dict[str, str]) -> None:
    answer = ask(f"{BASE}{path}", **filters)
    assert answer.status == 400
    ((name, value),) = filters.items()
    resource = next(each for each in RESOURCES if each.path == path)
    assert (
        json.loads(answer.body)["detail"]
        == f"{name}={value} is not known; there are: {', '.join(codes(resource)[name])}"
    )


def test_openapi_lists_the_codes_of_a_filter(get: Get) -> None:
    asked = get("/openapi.json").json()["paths"]["/api/v1/targets"]["get"]["parameters"]
    status = next(each for each in asked if each["name"] == "status")
    assert "kept_late" in status["schema"]["enum"]


def test_it_is_described_as_openapi(get: Get) -> None:
    described = get("/openapi.json").json()
    assert described["openapi"].startswith("3.1")
    assert set(described["paths"]) == {f"{BASE}{resource.path}" for resource in RESOURCES}
    listed = described["paths"]["/api/v1/agreements"]["get"]
    names = {each["name"] for each in listed["parameters"]}
    assert names >= {"as_of", "as_known", "stage", "limit", "cursor", "fields"}
    operations = [entry["get"]["operationId"] for entry in described["paths"].values()]
    assert len(operations) == len(set(operations))
    assert {"list_parties", "get_party", "get_agreement", "get_status", "get_check"} <= set(operations)
    single = {each["name"] for each in described["paths"]["/api/v1/status"]["get"]["parameters"]}
    assert single == {"as_of", "as_known", "as_public", "fields"}
