"""Editions of two registers: the demo's, rich in everything, and one of a single document that means harm."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path

import pytest
from tests.conftest import Demo
from tests.views.conftest import statement

from depositary import api
from depositary.core.codes import Framing, Stage, StatementType
from depositary.core.documents import Document, Provenance
from depositary.core.rulings import Ruling, RulingKind
from depositary.core.statements import InstrumentRef, Speaker
from depositary.core.values import PositionValue, StageValue, TargetValue, Value
from depositary.lexicon import load_lexicon
from depositary.store import Reading, Store
from depositary.views.exports.editions import Edition, Request

Open = Callable[..., Edition]

#: What a document may try: formulas, quotes, line ends, control characters, markup, TeX, calendar lines, surrogates.
HOSTILE = (
    "=HYPERLINK(\"http://x\",\"y\")", "+1+1", "-1", "@SUM(A1)", "\tTAB", "\rCR", "＝1", "'=1", " =1", "'",
    "a,b\"c\r\nd", "bell\x07 nul\x00 esc\x1b[31m", "\ufffe\uffff", "\udc80 lone", "<script>alert(1)</script>",
    "]]><x/>", "[x](javascript:alert(1)) | `y`", "\\input{x} $ % # _ { } ~ ^", "x\nEND:VCALENDAR\nBEGIN:VEVENT",
    "x\nER  - \nTY  - BOOK", "\u202eright to left", "z" * 40_000,
)  # fmt: skip
#: A pair of parties for each, so that each is the title of an agreement of its own.
PAIRS = [*combinations(("AUS", "BRA", "CAN", "CHL", "JPN", "MEX", "NOR"), 2), ("PER", "ZAF")]


#: What the demo's reports lack: a prediction, and a promise about a group.
ADDED: list[tuple[str, Value, dict[str, object]]] = [
    (
        "Oslo's foreign minister expects signature of the agreement within the year.",
        PositionValue("predicts", "signature of the agreement", "2024"),
        {"type": StatementType.POSITION, "framing": Framing.PLANNED, "speaker": Speaker("Ola Nordmann", None, "NOR")},
    ),
    (
        "The Baltic states may sign in the coming months.",
        StageValue(group="BALTIC"),
        {"stage": Stage.SIGNED, "framing": Framing.POSSIBLE, "parties": ("BALTIC", "UKR")},
    ),
]


@pytest.fixture(scope="session")
def demo_register(tmp_path_factory: pytest.TempPathFactory, demo_run: Demo) -> Path:
    """The demo's reports and what they lack, with a rejection, a preference and an undone rejection on top."""
    path = shutil.copy(demo_run.register, tmp_path_factory.mktemp("exports") / "demo.db")
    with api.Register.open(path) as register:
        for text, value, fields in ADDED:
            document = Document(text, Provenance("wire", "Harbour Wire", published="2024-03-01"))
            made = statement(document.digest, text, value, **fields)
            register.store.add(document, None, Reading("rules", "1", (made,)), datetime(2098, 1, 1, tzinfo=UTC))
        ids = sorted(item.id for item in register.state().statements(StatementType.STAGE))[:3]
        for day, (kind, target) in enumerate(
            [(RulingKind.REJECT, ids[0]), (RulingKind.RANK, ids[1]), (RulingKind.REJECT, ids[2])], 1
        ):
            moment = datetime(2099, 1, day, tzinfo=UTC)
            ruling = Ruling(kind, (target,), "read it again", "ann", f"2099-01-0{day}T00:00:00.000000Z")
            register.store.add_ruling(ruling, moment)
        undo = Ruling(RulingKind.UNDO, (ruling.id,), "hasty", "bob", "2099-01-04T00:00:00.000000Z")
        register.store.add_ruling(undo, datetime(2099, 1, 4, tzinfo=UTC))
    return path


@pytest.fixture
def hostile_register(tmp_path: Path) -> Path:
    """A register in which every text that a document or its metadata gives is one of the hostile ones."""
    path = tmp_path / "hostile.db"
    with Store.open(path) as store:
        for number, text in enumerate(HOSTILE):
            origin = Provenance("x", publisher=text, address=f"https://x.example/{text}", published="2024-05-01")
            document = Document(f"{text} {number}", origin, title=text, given_id=text)
            instrument = InstrumentRef("agreement", "trade", title=text, explicit=True)
            common = {"instrument": instrument, "speaker": Speaker(text, text, "NOR"), "parties": PAIRS[number]}
            said: list[tuple[Value, dict[str, object]]] = [
                (StageValue(), {"stage": Stage.SIGNED, "edtf": "2024-05-31"}),
                (TargetValue("2024-06", "in_force"), {"type": StatementType.TARGET, "framing": Framing.PLANNED}),
            ]
            made = tuple(statement(document.digest, document.text, value, **common, **fields) for value, fields in said)
            store.add(document, None, Reading("rules", "1", made), datetime(2024, 7, 1, tzinfo=UTC))
    return path


@pytest.fixture
def edition() -> Iterator[Open]:
    """`edition(path, as_of=..., family=...)`: an edition of a register."""
    with ExitStack() as stack:

        def opened(path: Path, **request: object) -> Edition:
            register = stack.enter_context(api.Register.open(path, read_only=True))
            clocks = {name: request.pop(name) for name in ("as_of", "as_known", "as_public") if name in request}
            return Edition(register.store, Request(api.clocks(**clocks), **request), register.state, load_lexicon())

        yield opened


@pytest.fixture
def demo(edition: Open, demo_register: Path) -> Edition:
    """The demo's register as it stands now."""
    return edition(demo_register)
