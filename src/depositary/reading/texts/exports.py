"""Exports: a record in the shape of the contract (`depositary text`)."""

from __future__ import annotations

from typing import Any

from depositary.core.passages import Passage
from depositary.reading.texts.records import Article, Share, Sum, TextRecord, Undertaking, Wording


def text_record(record: TextRecord) -> dict[str, Any]:
    """The record as `depositary text` prints it; every field and list item has its `passage`, absent ones are None."""
    return {
        "file": record.name,
        "document": record.document,
        "language": record.language,
        "title": _wording(record.title),
        "parties": list(record.parties),
        "sides": [{"party": side.party, "passage": _passage(side.passage)} for side in record.sides],
        "called": _wording(record.called),
        **_signature(record),
        "signatories": [
            {"name": each.name, "office": each.office, "party": each.party, "passage": _passage(each.passage)}
            for each in record.signatories
        ],
        **_terms(record),
        "consultation": _consultation(record),
        "framework": _framework(record),
        "nato": _wording(record.nato),
        "eu": _wording(record.eu),
        "amounts": [_sum(each) for each in record.amounts],
        "gdp_shares": [_share(each) for each in record.shares],
        "areas": [
            {"area": each.area, "strength": each.strength, "passage": _passage(each.passage)} for each in record.areas
        ],
        "undertakings": [_undertaking(each) for each in record.undertakings],
        "articles": [_article(each) for each in record.articles],
        "notes": [{"code": each.code, "text": each.text, "passage": _maybe(each.passage)} for each in record.notes],
    }


def _passage(passage: Passage) -> dict[str, Any]:
    return {"start": passage.start, "end": passage.end, "quote": passage.quote}


def _maybe(passage: Passage | None) -> dict[str, Any] | None:
    return _passage(passage) if passage else None


def _wording(wording: Wording | None) -> dict[str, Any] | None:
    return {"value": wording.value, "passage": _passage(wording.passage)} if wording else None


def _signature(record: TextRecord) -> dict[str, Any]:
    signature = record.signature
    fields: dict[str, Any] = {"signed": None, "place": None}
    if signature is not None and signature.signed is not None:
        fields["signed"] = {
            "edtf": signature.signed,
            "literal": signature.literal,
            "passage": _maybe(signature.signed_passage),
        }
    if signature is not None and signature.place is not None:
        fields["place"] = {
            "value": signature.place,
            "literal": signature.place_literal,
            "passage": _maybe(signature.place_passage),
        }
    fields["languages"] = list(record.languages)
    fields["prevailing_language"] = record.prevailing_language
    return fields


def _terms(record: TextRecord) -> dict[str, Any]:
    termination = record.termination
    notice = termination if termination is not None and termination.value.startswith("P") else None
    return {
        "duration": _wording(record.duration),
        "termination": _wording(termination),
        "termination_notice": _wording(notice),
        "extension": _wording(record.extension),
        "entry_into_force": _wording(record.entry_into_force),
        "legally_binding": _wording(record.legally_binding),
    }


def _consultation(record: TextRecord) -> dict[str, Any] | None:
    consultation = record.consultation
    if consultation is None:
        return None
    return {
        "hours": consultation.hours,
        "trigger": consultation.trigger,
        "trigger_codes": list(consultation.triggers),
        "on_request": consultation.on_request,
        "passage": _passage(consultation.passage),
    }


def _framework(record: TextRecord) -> dict[str, Any] | None:
    framework = record.framework
    if framework is None:
        return None
    return {
        "value": framework.value,
        "names_g7_declaration": framework.value == "g7-declaration",
        "passage": _passage(framework.passage),
    }


def _sum(each: Sum) -> dict[str, Any]:
    return {
        "literal": each.literal,
        "currency": each.currency,
        "value": each.value,
        "period": each.period,
        "period_basis": each.period_basis,
        "area": each.area,
        "part": each.part,
        "direction": each.direction,
        "qualifier": each.qualifier,
        "ladder": each.ladder,
        "per": "year" if each.per_year else None,
        "debtor": each.debtor,
        "equivalent": each.equivalent,
        "within": each.within,
        "overlaps": list(each.overlaps),
        "suspect": each.suspect,
        "note": each.note,
        "passage": _passage(each.passage),
    }


def _share(each: Share) -> dict[str, Any]:
    return {
        "literal": each.literal,
        "percent_of_gdp": each.percent,
        "period": each.period,
        "direction": each.direction,
        "passage": _passage(each.passage),
    }


def _undertaking(each: Undertaking) -> dict[str, Any]:
    return {
        "area": each.area,
        "part": each.part,
        "strength": each.strength,
        "debtor": each.debtor,
        "mutual": each.mutual,
        "condition": each.condition,
        "passage": _passage(each.passage),
    }


def _article(root: Article) -> dict[str, Any]:
    """The tree as nested objects, without recursion on its depth."""
    holder: list[dict[str, Any]] = []
    waiting: list[tuple[Article, list[dict[str, Any]]]] = [(root, holder)]
    while waiting:
        article, siblings = waiting.pop()
        children: list[dict[str, Any]] = []
        siblings.append(
            {
                "number": article.number,
                "heading": article.heading,
                "level": article.level,
                "passage": _passage(article.passage),
                "children": children,
            }
        )
        waiting.extend((child, children) for child in reversed(article.children))
    return holder[0]
