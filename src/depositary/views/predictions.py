"""Predictions and what came of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from depositary.register.predictions import Prediction
from depositary.register.threadrecords import prediction_record
from depositary.views.dates import date_words
from depositary.views.tables import Cell, Column, Kind, Table

_COLUMNS = (
    Column("party", "Party", Kind.CODE),
    Column("who", "Who"),
    Column("on", "Predicts"),
    Column("about", "Taken as", for_people=False),
    Column("horizon", "By", Kind.DATE, for_people=False),
    Column("by_shown", "By", most=11, for_data=False),
    Column("status", "Status", Kind.CODE),
    Column("came", "Came", Kind.DATE),
    Column("basis", "By whose word", Kind.CODE, for_people=False),
)


def predictions_table(predictions: Iterable[Prediction], caption: str = "") -> Table:
    """The predictions in their order."""
    return Table(_COLUMNS, tuple(_row(prediction_record(prediction)) for prediction in predictions), caption)


def _row(record: Mapping[str, Any]) -> tuple[Cell, ...]:
    made: Mapping[str, Any] = {**record, "by_shown": date_words(record["horizon"]) or None}
    return tuple(made[column.name] for column in _COLUMNS)
