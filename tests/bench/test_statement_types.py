"""The scorer of the other types counts keys, wants overlap, and leaves doubt out."""

from types import ModuleType
from typing import Any

Label = dict[str, Any]


def label(start: int = 0, end: int = 40, *, doubt: bool = False, **fields: Any) -> Label:
    return {"start": start, "end": end, "quote": "words", "doubt": doubt, **fields}


def count(number: int, start: int = 0, end: int = 40, **more: Any) -> Label:
    return label(start, end, type="count", parties=[], number=number, kind="exact", stage="signed", **more)


def said(item: Label, document: str = "a") -> Label:
    value = {key: item[key] for key in item if key not in ("start", "end", "quote", "doubt", "type", "parties")}
    passage = {key: item[key] for key in ("start", "end", "quote")}
    return {
        "type": item["type"],
        "document": {"id": document},
        "passage": passage,
        "parties": item["parties"],
        "value": value,
    }


def scored(module: ModuleType, labels: list[Label], statements: list[Label], type_: str = "count") -> tuple[int, ...]:
    score = module.scores([{"id": "a", "labels": labels}], [said(s) for s in statements])[type_]
    return (score.right, len(score.extra), len(score.missed))


def test_equal_keys_count_once(statement_types: ModuleType) -> None:
    assert scored(statement_types, [count(9), count(9, 50, 90)], [count(9), count(9, 50, 90)]) == (1, 0, 0)


def test_passages_must_overlap(statement_types: ModuleType) -> None:
    assert scored(statement_types, [count(9, 0, 40)], [count(9, 40, 80)]) == (0, 1, 1)


def test_a_wrong_number_is_extra_and_missed(statement_types: ModuleType) -> None:
    assert scored(statement_types, [count(9)], [count(10)]) == (0, 1, 1)


def test_doubt_neither_helps_nor_hurts(statement_types: ModuleType) -> None:
    assert scored(statement_types, [count(9, doubt=True)], [count(9)]) == (0, 0, 0)
    assert scored(statement_types, [count(9, doubt=True)], []) == (0, 0, 0)


def test_labels_without_parties_are_left_out_where_the_key_names_parties(statement_types: ModuleType) -> None:
    visit = label(type="event", parties=[], event="visit")
    assert scored(statement_types, [visit], [{**visit, "parties": ["POL"]}], "event") == (0, 0, 0)


def test_commitments_compare_debtor_area_strength_and_value(statement_types: ModuleType) -> None:
    pledge = label(
        type="commitment", parties=["NOR", "UKR"], debtor=["NOR"], area="financial", strength="will",
        amount={"literal": "NOK 75bn", "value": 75e9},
    )  # fmt: skip
    other = {**pledge, "amount": {"literal": "75 billion kroner", "value": 75_000_000_000}}
    assert scored(statement_types, [pledge], [other], "commitment") == (1, 0, 0)
    assert scored(statement_types, [pledge], [{**pledge, "amount": None}], "commitment") == (0, 1, 1)


def test_the_names_of_a_declaration_are_one_body(statement_types: ModuleType) -> None:
    joined = label(type="membership", parties=["ISL"], party="ISL", action="joined", body="G7 Joint Declaration")
    assert scored(statement_types, [joined], [{**joined, "body": "g7-declaration"}], "membership") == (1, 0, 0)


def test_types_are_scored_apart_and_together(statement_types: ModuleType) -> None:
    visit = label(type="event", parties=["POL"], event="visit")
    found = statement_types.scores([{"id": "a", "labels": [count(9), visit]}], [said(count(9))])
    total = statement_types.together(found)
    assert (found["count"].f1, found["event"].f1) == (1.0, 0.0)
    assert (total.precision, total.recall) == (1.0, 0.5)


def test_the_labels_scored_against_themselves_are_perfect(statement_types: ModuleType, shared: Any) -> None:
    gold = statement_types.lines(shared / "gold" / "news-dev.gold.jsonl")
    statements = [said(x, g["id"]) for g in gold for x in g["labels"] if x.get("type", "stage") != "stage"]
    total = statement_types.together(statement_types.scores(gold, statements))
    assert (total.precision, total.recall) == (1.0, 1.0)
    assert total.right > 400
