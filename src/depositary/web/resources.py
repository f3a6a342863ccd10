"""The resources of `/api/v1`: what programs may ask for, with which filters, and how OpenAPI describes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from depositary.lexicon.codebooks import load_codebook

BASE = "/api/v1"
#: Items of one part unless fewer or more are asked for, and at most.
LIMIT, MOST = 100, 1000

#: Parameters that every resource takes.
EVERYWHERE: Mapping[str, str] = {
    "as_of": "The day in the world, or an hour on it (2024-03-01T11:40): what had happened by then.",
    "as_known": "What this register had recorded by that instant, or by the end of that day, UTC.",
    "as_public": "What had been published by that day.",
    "fields": "Only these fields of each item, separated by commas.",
}
#: Parameters of resources that are lists.
IN_PARTS: Mapping[str, str] = {
    "limit": f"Items of one part, at most {MOST}.",
    "cursor": "Where the part before ended: its `next`.",
}


@dataclass(frozen=True, slots=True)
class Resource:
    """One kind of thing that programs ask for: the page that shows it, what it is, and its filters with their words."""

    path: str
    page: str
    words: str
    filters: Mapping[str, str]
    single: bool = False
    """Whether it is one thing though no id stands in its path."""

    @property
    def noun(self) -> str:
        """The name of its list in the answer; a single thing has none."""
        return "" if self.single or "{" in self.path else self.path.strip("/")

    @property
    def operation(self) -> str:
        """Its name for generated clients: `list_parties`, `get_party`."""
        stem = self.path.strip("/").split("/")[0]
        if self.noun:
            return f"list_{stem}"
        one = f"{stem[:-3]}y" if stem.endswith("ies") else stem.removesuffix("s")
        return f"get_{stem if self.single else one}"


_FAMILY = {"family": "Only of this family of instruments."}
RESOURCES = (
    Resource(
        "/agreements",
        "/agreements",
        "Agreements as the register resolves them.",
        {
            **_FAMILY,
            "party": "Only of this party, by code.",
            "stage": "Only those that stand at this coarse stage.",
            "kind": "Only of this kind of instrument.",
            "subject": "Only on this subject.",
            "binding": "Only those that bind so.",
            "q": "Words that must all occur in title, kind, subject or party.",
            "sort": "A column to order by.",
            "order": "`desc` for the other direction.",
        },
    ),
    Resource("/agreements/{id}", "/agreements/{id}", "One agreement with every fact, passage and conflict.", {}),
    Resource("/parties", "/parties", "Parties of agreements.", {"kind": "Only of this kind."}),
    Resource("/parties/{code}", "/parties/{code}", "One party with its agreements.", {}),
    Resource(
        "/documents", "/documents", "Documents, the latest first.",
        {"q": "Words of title or outlet.", "publisher": "Only of this outlet."},
    ),
    Resource("/documents/{digest}", "/documents/{digest}", "One document with what was read in it.", {}),
    Resource(
        "/claims", "/claims", "Public numbers with the register's verdict.",
        {**_FAMILY, "verdict": "Only with this verdict.", "tone": "`right`, `wrong` or `open`."},
    ),
    Resource("/claims/{statement}", "/claims/{statement}", "One public number, and who says the same.", {}),
    Resource(
        "/check", "/check", "A sentence of your own, checked.",
        {**_FAMILY, "claim": "The sentence.", "said_at": "When it was said (EDTF)."}, single=True,
    ),
    Resource(
        "/targets", "/targets", "Named times, and what became of them.",
        {**_FAMILY, "status": "Only with this status.", "speaker": "Only named by this person."},
    ),
    Resource(
        "/predictions", "/predictions", "What was predicted, and what came.",
        {"status": "Only with this status.", "q": "Words of speaker or prediction."},
    ),
    Resource("/conditions", "/conditions", "What waits for what.", {**_FAMILY, "status": "Only with this status."}),
    Resource(
        "/positions", "/positions", "Who takes which stance.",
        {"party": "Only of this party.", "stance": "Only this stance.", "q": "Words of speaker or thing."},
    ),
    Resource("/accessions", "/accessions", "Who joins which body.", {"q": "Words of the body's name."}),
    Resource("/accessions/{id}", "/accessions/{id}", "One body: who joins it, and which members consent.", {}),
    Resource(
        "/commitments", "/commitments", "Who owes, intends or may do what.",
        {"debtor": "Only of this party.", "area": "Only in this area.", "strength": "Only of this strength."},
    ),
    Resource(
        "/conflicts", "/conflicts", "What sources say that cannot all be right, the weightiest first.",
        {**_FAMILY, "kind": "Only of this kind.", "agreement": "Only about this agreement."},
    ),
    Resource("/conflicts/{id}", "/conflicts/{id}", "One conflict with the passages of every side.", {}),
    Resource(
        "/changes", "/changes", "Facts that changed, each with its cause.",
        {
            **_FAMILY, "since": "From this day on.", "cause": "`source`, `reader` or `ruling`.",
            "additions": "Only what is new.", "agreement": "Only of this agreement.", "party": "Only of this party's.",
        },
    ),
    Resource("/rulings", "/rulings", "What people decided, and why.", {"kind": "Only of this kind."}),
    Resource("/codebook", "/codebook", "What each code means.", {}, single=True),
    Resource("/status", "/status", "What the register holds; poll its version.", {}, single=True),
    Resource("/count", "/", "How many had reached the stage of a family, and who.", _FAMILY, single=True),
)  # fmt: skip


#: Filters whose values are codes, with the section of the codebook that lists them.
_CODED: Mapping[str, Mapping[str, str]] = {
    "/agreements": {
        "stage": "stages", "kind": "instrument_kinds", "subject": "subjects", "binding": "bindingness",
    },
    "/claims": {"verdict": "verdicts"},
    "/targets": {"status": "target_statuses"},
    "/conditions": {"status": "condition_statuses"},
    "/positions": {"stance": "stances"},
    "/commitments": {"area": "areas", "strength": "strengths"},
    "/rulings": {"kind": "ruling_kinds"},
}  # fmt: skip


def codes(resource: Resource) -> dict[str, tuple[str, ...]]:
    """What the filters of a resource can be set to, of those whose values are codes."""
    book = load_codebook()
    named = _CODED.get(resource.path, {})
    return {name: tuple(code.code for code in book[section].codes) for name, section in named.items()}


def described(resource: Resource) -> list[dict[str, Any]]:
    """The parameters of a resource as OpenAPI describes them."""
    coded = codes(resource)
    places = [part.split("}")[0] for part in resource.path.split("{")[1:]]
    made: list[dict[str, Any]] = [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string"}} for name in places
    ]
    for name, words in {**resource.filters, **(IN_PARTS if resource.noun else {}), **EVERYWHERE}.items():
        schema: dict[str, Any] = {"type": "string", **({"format": "date"} if name == "as_public" else {})}
        if name in coded:
            schema["enum"] = list(coded[name])
        if name == "limit":
            schema = {"type": "integer", "minimum": 1, "maximum": MOST, "default": LIMIT}
        made.append({"name": name, "in": "query", "required": False, "description": words, "schema": schema})
    return made
