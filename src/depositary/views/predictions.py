"""Predictions and what came of them."""

from __future__ import annotations

from collections.abc import Iterable

from depositary.register.predictions import Prediction
from depositary.register.threadrecords import prediction_record
from depositary.views.tables import Column, Kind, Table

_COLUMNS = (
    Column("party", "Party", Kind.CODE),
    Column("who", "Who"),
    Column("on", "Predicts"),
    Column("about", "Taken as", for_people=False),
    Column("horizon", "By", Kind.DATE),
    Column("status", "Status", Kind.CODE),
    Column("came", "Came", Kind.DATE),
    Column("basis", "By whose word", Kind.CODE, for_people=False),
)


def predictions_table(predictions: Iterable[Prediction], caption: str = "") -> Table:
    """The predictions in their order."""
    records = (prediction_record(prediction) for prediction in predictions)
    return Table(_COLUMNS, tuple(tuple(record[column.name] for column in _COLUMNS) for record in records), caption)
