"""Registers of made-up statements: documents that are copies or corrections of one another, readings and rulings."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random

from depositary.core.codes import DateBasis, Framing, Stage, StatementType
from depositary.core.documents import Document, Provenance
from depositary.core.passages import Passage
from depositary.core.rulings import Ruling, RulingKind
from depositary.core.statements import InstrumentRef, ReaderRef, Speaker, StatedDate, Statement
from depositary.core.values import (
    Amount,
    CommitmentValue,
    ConditionValue,
    CountValue,
    EventValue,
    MembershipValue,
    PositionValue,
    StageValue,
    TargetValue,
    Value,
)
from depositary.lexicon import Lexicon
from depositary.store import Reading, Store
from depositary.tasks.projecting import refresh
from depositary.tasks.registers import load_register, pack_fingerprint

PARTIES = ("CHL", "PER", "BOL", "UKR", "G7", "LVA", "ITA")
DAYS = (
    None,
    "2024-01",
    "2024-01-15",
    "2024-01-15T15:30",
    "2024-01-16",
    "2024",
    "../2024-02-01",
    "2019-05-05",
    "2023-03-03",
)
PUBLISHED = (None, "2024", "2024-02", "2023-06-05", "2024-02-10", "2024-01-15T11:40:00", "2025-05-01", "2020-01-01")
TITLES = (
    None, None, "Delta Fisheries Accord", "Delta Accord", "Protocol on Delta Pilots", "the agreement",
    "Borealis Accords",
)  # fmt: skip
FAMILIES = (None, None, None, "artemis", "ukraine-security", "g7-declaration")
WORDS = (
    "harbour", "minister", "quay", "signed", "paper", "morning", "delegation", "boats", "ferry", "pilots", "water",
    "accord", "lake", "bridge", "market", "grain", "road", "sun", "cable", "ship", "customs", "island", "visit",
    "expected", "expected", "likely to",
)  # fmt: skip
VOTES = ("the senate passed the accord", "the senate rejected the accord", "parliament adopted the budget")
SPEAKERS = (None, None, Speaker("Ana Ruiz", "minister", "CHL"), Speaker(None, "spokesman", "PER"))
CORRECTIONS = ({"date": "2024-03-03"}, {"parties": "CHL,PER"}, {"stage": "in_force"}, {"parties": "PER"})
START = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass
class MadeRegister:
    """Adds documents, new readings and rulings to a store, as chance has it; the same for the same chance."""

    chance: Random
    documents: list[Document] = field(default_factory=list)
    said: list[Statement] = field(default_factory=list)
    rulings: list[Ruling] = field(default_factory=list)
    readings: dict[str, int] = field(default_factory=dict)
    moment: datetime = START

    def __post_init__(self) -> None:
        self.documents = [self._document(number) for number in range(self.chance.randint(2, 12))]

    def step(self, store: Store, agreements: list[str]) -> None:
        """Add one thing, an hour after the one before; `agreements` are those that a ruling may merge."""
        self.moment += timedelta(hours=1)
        if self.said and self.chance.random() < 0.3:
            ruling = self._ruling(agreements)
            if ruling is not None:
                self.rulings.append(ruling)
                store.add_ruling(ruling, self.moment)
            return
        document = self.chance.choice(self.documents)
        number = self.readings[document.digest] = self.readings.get(document.digest, 0) + 1
        statements = self._statements(document, str(number))
        self.said += statements
        reading = Reading("made", str(number), statements)
        store.add(document, None, reading, self.moment, pack_fingerprint(document))

    def _document(self, number: int) -> Document:
        chance = self.chance
        text = " ".join(chance.choices(WORDS, k=60))
        if self.documents and chance.random() < 0.3:
            text = f"{chance.choice(self.documents).text} {' '.join(chance.choices(WORDS, k=3))}"
        if chance.random() < 0.3:
            text = f"Correction: {text}"
        origin = Provenance(f"d{number}", chance.choice((None, "Gazette", "Post")), published=chance.choice(PUBLISHED))
        made = Document(text, origin, title=chance.choice((None, "News", "Update")), given_id=f"n{number}")
        self.documents.append(made)
        return made

    def _statements(self, document: Document, version: str) -> tuple[Statement, ...]:
        return tuple(self._statement(document, version) for _ in range(self.chance.randint(0, 5)))

    def _statement(self, document: Document, version: str) -> Statement:
        chance = self.chance
        at, day = chance.randint(0, 30), chance.choice(DAYS)
        kind, value = self._value()
        instrument = InstrumentRef(
            chance.choice(("agreement", "agreement", "protocol", "memorandum", "other", "declaration")),
            chance.choice((None, "trade", "security", "defence")), chance.choice(TITLES), chance.choice(FAMILIES),
            chance.choice((None, None, 2019, 2024)), chance.random() < 0.5,
        )  # fmt: skip
        return Statement(
            kind, document.digest, Passage.of(document.text, at, at + 20),
            tuple(sorted(chance.sample(PARTIES, chance.choice((0, 1, 1, 1, 2, 2, 2, 3))))),
            chance.choice(list(Framing)), value, ReaderRef("made", version, "x"), chance.choice((0.3, 0.8, 1.0)),
            chance.choice(list(Stage)) if kind is StatementType.STAGE else None,
            chance.choice((None, None, None, "legislature_rejected")) if kind is StatementType.STAGE else None,
            StatedDate(day, chance.choice((day, "in the afternoon")), DateBasis.STATED) if day else None,
            instrument if chance.random() < 0.9 else None, chance.choice(SPEAKERS),
        )  # fmt: skip

    def _value(self) -> tuple[StatementType, Value]:
        chance = self.chance
        kinds = ("stage", "target", "count", "membership", "condition", "commitment", "position", "event")
        kind = chance.choices(kinds, (50, 18, 7, 5, 6, 5, 6, 3))[0]
        if kind == "target":
            by = chance.choice(("2024-05", "2024-06-01", "2024-01-16", None, "2025"))
            stage = chance.choice(("signed", "in_force"))
            return StatementType.TARGET, TargetValue(by, stage, chance.choice(("stated", "slipped", "missed")))
        if kind == "condition":
            text = chance.choice(("approval of the accord by parliament", "a vote of the senate on the accord"))
            status = chance.choice(("pending", "pending", "satisfied", "failed"))
            return StatementType.CONDITION, ConditionValue(text, "the signing", status)
        if kind == "commitment":
            debtor, creditor = (chance.choice(PARTIES),), (chance.choice(PARTIES),)
            amount = chance.choice((None, Amount("5 million euros", "EUR", 5e6)))
            return StatementType.COMMITMENT, CommitmentValue(debtor, creditor, "financial", "will", amount=amount)
        if kind == "position":
            stance = chance.choice(("supports", "opposes", "predicts", "predicts"))
            on = chance.choice(("the accord", "signature of the accord with Peru", "Ukraine's membership of NATO"))
            return StatementType.POSITION, PositionValue(stance, on, gloss=chance.random() < 0.2)
        if kind == "event":
            return StatementType.EVENT, EventValue("vote", chance.choice(VOTES))
        if kind == "count":
            form = chance.choice(("exact", "ordinal"))
            listed = ("FRA", "ITA") if form == "exact" else ()
            value = CountValue(chance.randint(1, 5), form, "signed", listed, family="ukraine-security")
            return StatementType.COUNT, value
        if kind == "membership":
            return StatementType.MEMBERSHIP, MembershipValue(chance.choice(PARTIES), "Artemis Accords", "joined")
        return StatementType.STAGE, StageValue()

    def _ruling(self, agreements: list[str]) -> Ruling | None:
        chance = self.chance
        kind = chance.choice(list(RulingKind))
        pool = agreements if kind is RulingKind.MERGE else [statement.id for statement in self.said]
        pool = [ruling.id for ruling in self.rulings] if kind is RulingKind.UNDO else pool
        needed = 2 if kind is RulingKind.MERGE else 1
        if len(pool) < needed:
            return None
        corrections = chance.choice(CORRECTIONS) if kind is RulingKind.CORRECT else {}
        made_at = self.moment.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
        return Ruling(kind, tuple(chance.sample(pool, needed)), "read again", "tests", made_at, corrections)


def grown_by_steps(store: Store, lexicon: Lexicon, seed: int, every: int) -> Random:
    """Fill a store by thirty steps, its projection brought up to date after each so many of them and at the end."""
    chance = Random(seed)  # noqa: S311  the same on every run, and nothing secret
    made = MadeRegister(chance)
    agreements: list[str] = []
    for step in range(30):
        made.step(store, agreements)
        if not step % every:
            with store.writing() as connection:
                refresh(connection, lexicon)
            agreements = [each.id for each in load_register(store, world=lexicon).agreements]
    with store.writing() as connection:
        refresh(connection, lexicon)
    return chance
