"""The public Python functions: what the command line does, for programs.

    from depositary import api

    for document, statements in api.read(["report.txt"]):
        ...
    with api.Register.open("depositary.db") as register:
        register.ingest(["reports/"])
        print(register.count("ukraine-security", as_of=date(2024, 5, 29)).number)

Importing this module loads neither a database nor the reader; each function imports what it needs.
"""

from __future__ import annotations

from depositary.api.reading import Inputs, OnFailure, explain, read, rule_reader
from depositary.api.registers import Decision, Register
from depositary.api.states import (
    agreement,
    agreements,
    check_family,
    check_party,
    clocks,
    count,
    largest_family,
    records,
)

__all__ = [
    "Decision",
    "Inputs",
    "OnFailure",
    "Register",
    "agreement",
    "agreements",
    "check_family",
    "check_party",
    "clocks",
    "count",
    "explain",
    "largest_family",
    "read",
    "records",
    "rule_reader",
]
