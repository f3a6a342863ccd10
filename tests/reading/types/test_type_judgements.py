"""The confidence of statements that are no stage: weighed by the model, and dropped where it is too low."""

from __future__ import annotations

from dataclasses import replace

from depositary.core.documents import Document, Provenance
from depositary.core.statements import Statement
from depositary.reading.readers import RuleReader
from depositary.reading.stages.confidences import Model, load_model
from depositary.reading.types.type_judgements import judged_types, with_stages

READER = RuleReader()
MODEL = load_model("type_confidence.json")
REPORT = "Peru and Chile signed a security agreement on 3 May. Peru will provide Chile with 200 million euros in 2025."


def commitments(text: str) -> list[Statement]:
    said = READER.read(Document(text, Provenance("report", None, None, "2024-06-01")))
    return [each for each in said if each.type == "commitment"]


def test_every_statement_has_a_probability_of_its_own_features() -> None:
    document = Document(REPORT, Provenance("report", None, None, "2024-06-01"))
    said, stages = READER.types_said(document)
    expected = [MODEL.probability(features) for features in with_stages(said, stages)]
    read = {each.id: each.confidence for each in READER.read(document)}
    assert [read[each.statement.id] for each in said] == expected
    assert all(MODEL.floor <= each < 1 for each in expected)


def test_a_sum_without_its_magnitude_is_less_sure() -> None:
    (plain,) = commitments(REPORT)
    (suspect,) = commitments(REPORT.replace("200 million euros in 2025", "a $61 aid package in 2025"))
    assert suspect.confidence < plain.confidence


def test_what_is_too_unlikely_is_dropped() -> None:
    said, stages = READER.types_said(Document(REPORT, Provenance("report", None, None, "2024-06-01")))
    assert judged_types(said, stages, MODEL)
    assert not judged_types(said, stages, Model(MODEL.weights, MODEL.constant, floor=1.0))


def test_the_stages_of_the_document_count() -> None:
    said, stages = READER.types_said(Document(REPORT, Provenance("report", None, None, "2024-06-01")))
    pair = [replace(each, parties=said[0].statement.parties) for each in stages]
    assert any("stage of its parties=commitment,True" in features for features in with_stages(said[:1], pair))
    assert any("stage of its parties=commitment,False" in features for features in with_stages(said[:1], []))
