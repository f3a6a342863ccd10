"""A made-up register of any size: documents with statements whose passages are true, the same for the same numbers.

Every document is written sentence by sentence from what it says of a few agreements, between sentences of made-up
words that make it unlike any other; one in thirty is a copy of an earlier one under another masthead. Agreements have
two parties and a title, or only a description; some belong to the lexicon's families. Their steps have days, of which
one report in twenty gives another.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from depositary.core.codes import DateBasis, Framing, Stage, StatementType
from depositary.core.documents import Document, Provenance
from depositary.core.passages import Passage
from depositary.core.statements import InstrumentRef, ReaderRef, Speaker, StatedDate, Statement
from depositary.core.values import (
    Amount,
    CommitmentValue,
    ConditionValue,
    CountValue,
    PositionValue,
    StageValue,
    TargetValue,
    TermValue,
    Value,
)
from depositary.lexicon import Lexicon, load_lexicon

READER = ReaderRef("synthetic", "1", "made")
#: Statements in a document, on average.
PER_DOCUMENT = 10
#: One document in so many is a copy.
COPIES = 30
SUBJECTS = ("trade", "security", "energy", "tax", "science", "transport", "fisheries", "culture", "health", "digital")
KINDS = ("agreement", "agreement", "agreement", "treaty", "protocol", "memorandum")
PATH = (Stage.TALKS, Stage.AGREED, Stage.SIGNED, Stage.APPROVED, Stage.RATIFIED, Stage.IN_FORCE)
FIRST_DAY = date(2000, 1, 1)
MASTHEADS = ("Morning Courier", "Harbour Gazette", "Northern Wire", "Capital Ledger", "River Post")
_SYLLABLES = "ba be bo da de do fa ka ke ko la le li lo ma me mi mo na ne no pa ra re ri ro sa se so ta te ti to va ve"


@dataclass(frozen=True, slots=True)
class MadeAgreement:
    """One agreement of the made-up world, with the day of each of its steps."""

    parties: tuple[str, ...]
    title: str | None
    kind: str
    subject: str
    family: str | None
    days: tuple[date, ...]


class World:
    """The agreements, and the documents that speak of them."""

    def __init__(self, agreements: int, seed: int = 1) -> None:
        self._chance = random.Random(seed)
        self._lexicon: Lexicon = load_lexicon()
        self._states = sorted(code for code, party in self._lexicon.parties.items() if party.kind == "state")
        self._syllables = _SYLLABLES.split()
        self.agreements = [self._agreement(number) for number in range(agreements)]
        self._written: list[str] = []

    def documents(self, statements: int) -> Iterator[tuple[Document, tuple[Statement, ...]]]:
        """Documents with so many statements in all, and what each says."""
        made = number = 0
        while made < statements:
            document, said = self.document(number)
            yield document, said
            made, number = made + len(said), number + 1

    def document(self, number: int) -> tuple[Document, tuple[Statement, ...]]:
        """One more document, and what it says."""
        chance = self._chance
        published = FIRST_DAY + timedelta(days=chance.randrange(9000))
        about = chance.choices(self.agreements, k=chance.choice((1, 1, 2, 3)))
        sentences: list[str] = []
        claims: list[tuple[int, Statement]] = []
        for _ in range(chance.randrange(PER_DOCUMENT // 2, PER_DOCUMENT * 3 // 2 + 1)):
            sentences.append(self._filler())
            sentence, statement = self._claim(chance.choice(about), published)
            claims.append((len(sentences), statement))
            sentences.append(sentence)
        if self._written and not number % COPIES:
            sentences.insert(0, chance.choice(self._written))
            claims = [(place + 1, statement) for place, statement in claims[:1]]
            sentences = sentences[:3]
        starts = [0]
        for sentence in sentences:
            starts.append(starts[-1] + len(sentence) + 1)
        text = " ".join(sentences)
        if len(self._written) < 500:
            self._written.append(text)
        origin = Provenance(f"made-{number}.txt", chance.choice(MASTHEADS), published=published.isoformat())
        document = Document(text, origin, title=self._word().title(), given_id=f"made-{number}")
        return document, tuple(
            _placed(statement, document, starts[place], starts[place + 1] - 1) for place, statement in claims
        )

    def _agreement(self, number: int) -> MadeAgreement:
        chance = self._chance
        step = FIRST_DAY + timedelta(days=chance.randrange(8500))
        days = []
        for _ in PATH[: chance.randrange(1, len(PATH) + 1)]:
            step += timedelta(days=chance.randrange(10, 200))
            days.append(step)
        subject, kind = chance.choice(SUBJECTS), chance.choice(KINDS)
        if not number % 50:
            partner = chance.choice([state for state in self._states if state != "UKR"])
            parties = tuple(sorted((partner, "UKR")))
            return MadeAgreement(parties, None, "agreement", "security", "ukraine-security", tuple(days))
        parties = tuple(sorted(chance.sample(self._states, 2)))
        title = f"{self._word().title()} {self._word().title()} {kind.title()}" if chance.random() < 0.7 else None
        return MadeAgreement(parties, title, kind, subject, None, tuple(days))

    def _claim(self, agreement: MadeAgreement, published: date) -> tuple[str, Statement]:
        """A sentence about an agreement, and the statement that it makes; the place is still to be told."""
        chance = self._chance
        kind = chance.choices(
            (StatementType.STAGE, StatementType.COMMITMENT, StatementType.TARGET, StatementType.CONDITION,
             StatementType.TERM, StatementType.COUNT, StatementType.POSITION),
            (80, 6, 4, 3, 3, 2, 2),
        )[0]  # fmt: skip
        plain = chance.random() < 0.2
        parties = (chance.choice(agreement.parties),) if plain and chance.random() < 0.5 else agreement.parties
        known = [place for place, day in enumerate(agreement.days) if day <= published]
        place = chance.choice(known) if known else 0
        day = agreement.days[place] + timedelta(days=chance.randrange(1, 9) if chance.random() < 0.05 else 0)
        framing = Framing.HAPPENED if known else Framing.PLANNED
        edtf = day.isoformat() if chance.random() < 0.6 else None
        name = "the document" if plain else agreement.title or f"{agreement.subject} {agreement.kind}"
        sentence = f"{' and '.join(parties)} {PATH[place].value} {name} {edtf or ''} {self._word()}.".replace("  ", " ")
        instrument = InstrumentRef(
            "other" if plain else agreement.kind, None if plain else agreement.subject,
            None if plain else agreement.title, agreement.family, explicit=not plain,
        )  # fmt: skip
        stage = kind is StatementType.STAGE
        statement = Statement(
            kind, "", Passage(0, 0, ""), parties, framing, self._value(kind, agreement, published), READER,
            round(0.4 + 0.6 * chance.random(), 2), PATH[place] if stage else None, None,
            StatedDate(edtf, edtf, DateBasis.STATED) if edtf and stage else None, instrument,
            Speaker(self._word().title(), "minister", parties[0]) if chance.random() < 0.2 else None,
        )  # fmt: skip
        return sentence, statement

    def _value(self, kind: StatementType, agreement: MadeAgreement, published: date) -> Value:
        chance = self._chance
        if kind is StatementType.COMMITMENT:
            amount = Amount("5 million euros", "EUR", float(chance.randrange(1, 90)) * 1e6)
            return CommitmentValue(agreement.parties[:1], agreement.parties[1:], "financial", "will", amount=amount)
        if kind is StatementType.TARGET:
            by = published + timedelta(days=chance.randrange(20, 400))
            return TargetValue(by=by.isoformat()[:7], stage=chance.choice(PATH).value, status="stated")
        if kind is StatementType.CONDITION:
            return ConditionValue(f"approval by the assembly of {self._word()}", agreement.kind, "pending")
        if kind is StatementType.TERM:
            return TermValue("duration", "it runs for years", f"P{chance.randrange(1, 20)}Y")
        if kind is StatementType.COUNT:
            family = chance.choice(("ukraine-security", "ukraine-security", None))
            return CountValue(chance.randrange(1, 40), "exact", "signed", family=family)
        if kind is StatementType.POSITION:
            return PositionValue("supports", agreement.kind)
        return StageValue()

    def _word(self) -> str:
        return "".join(self._chance.choices(self._syllables, k=self._chance.choice((2, 3, 3, 4))))

    def _filler(self) -> str:
        return f"{' '.join(self._word() for _ in range(12)).capitalize()}."


def _placed(statement: Statement, document: Document, start: int, end: int) -> Statement:
    return Statement(
        statement.type, document.digest, Passage.of(document.text, start, end), statement.parties, statement.framing,
        statement.value, statement.reader, statement.confidence, statement.stage, statement.stage_detail,
        statement.date, statement.instrument, statement.speaker,
    )  # fmt: skip
