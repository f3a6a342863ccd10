"""One agreement: its ladders, facts, undertakings, conditions, targets, contradictions and how it became known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from depositary.core.rulings import Ruling
from depositary.register import Agreement, RegisterState, agreement_record
from depositary.register.commitments import commitments
from depositary.register.conditions import conditions
from depositary.register.readings import Conflict
from depositary.register.targets import targets
from depositary.register.threadrecords import condition_record, conflict_record, target_record
from depositary.views.commitments import commitment_record
from depositary.views.evidence import history_table
from depositary.views.pages.commitments import CommitmentRow, commitment_row
from depositary.views.pages.conditions import ConditionCard, condition_card
from depositary.views.pages.conflicts import ConflictCard, conflict_card
from depositary.views.pages.facts import Fact, facts_of
from depositary.views.pages.ladders import Ladder, ladders_of
from depositary.views.pages.naming import Naming
from depositary.views.pages.notes import Footnotes, footnotes
from depositary.views.pages.quotes import Quote, quotes_of, ranked, ranks_of
from depositary.views.pages.register import heading_of, stage_detail
from depositary.views.pages.targets import Chain, chain_cards
from depositary.views.tables import Column, Kind, Table

#: Passages that one page shows; data holds all.
MOST_QUOTES = 120

_COLUMNS = (
    Column("agreement", "Agreement", Kind.CODE),
    Column("part", "Part", Kind.CODE),
    Column("what", "What"),
    Column("value", "Value"),
    Column("basis", "Basis"),
    Column("outlet", "Outlet"),
    Column("published", "Published", Kind.DATE),
    Column("speaker", "Speaker"),
    Column("quote", "Quote"),
    Column("document", "Document", Kind.CODE),
    Column("start", "Start", Kind.NUMBER),
    Column("end", "End", Kind.NUMBER),
    Column("statement", "Statement", Kind.CODE),
)


@dataclass(frozen=True, slots=True)
class Turn:
    """One source that changed what was known: which stage, as framed, from what to what."""

    published: str | None
    document: str
    digest: str
    outlet: str
    stage: str
    framing: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class AgreementPage:
    """Everything that the register holds about one agreement at the clocks. `data` is the contract's record."""

    id: str
    title: str
    family: str | None
    family_title: str | None
    parties: tuple[tuple[str, str], ...]
    data: Mapping[str, Any]
    stage_detail: str | None
    ladders: tuple[Ladder, ...]
    facts: tuple[Fact, ...]
    commitments: tuple[CommitmentRow, ...]
    conditions: tuple[ConditionCard, ...]
    targets: tuple[Chain, ...]
    conflicts: tuple[ConflictCard, ...]
    history: tuple[Turn, ...]
    rulings: tuple[Ruling, ...]
    quotes: tuple[Quote, ...]
    parts: Mapping[str, Any]
    """The undertakings, conditions, targets and conflicts as the contract's records."""

    @property
    def definition(self) -> str:
        """What the page shows."""
        return "one agreement as its sources give it; every fact with the words that say so, and what contradicts it"

    @property
    def shown_quotes(self) -> tuple[Quote, ...]:
        """The passages that a page shows."""
        return self.quotes[:MOST_QUOTES]

    def footnotes(self) -> Footnotes:
        """Every passage, numbered in the order of the page on paper: facts, stages, undertakings."""
        spoken = (rung.quotes for ladder in self.ladders for rung in ladder.spoken)
        owed = (each.stated for each in self.commitments)
        return footnotes((*(fact.quotes for fact in self.facts), *spoken, *owed), self.quotes)

    def record(self) -> dict[str, Any]:
        """The contract's record with all parts of the page."""
        return {
            **self.data,
            "heading": self.title,
            "ladders": [ladder.record() for ladder in self.ladders],
            "facts": [fact.record() for fact in self.facts],
            **self.parts,
            "history": [
                {
                    "published": turn.published,
                    "document": turn.document,
                    "stage": turn.stage,
                    "framing": turn.framing,
                    "before": turn.before,
                    "after": turn.after,
                }
                for turn in self.history
            ],
            "rulings": [ruling.id for ruling in self.rulings],
            "evidence": [quote.record() for quote in self.quotes],
        }

    def table(self) -> Table:
        """A row for each passage behind each fact, ladder and undertaking; a fact without words has one row."""
        rows = [
            row for fact in self.facts for row in self._rows("fact", fact.title, fact.value, fact.basis, fact.quotes)
        ]
        for ladder in self.ladders:
            for rung in ladder.rungs:
                what = f"{ladder.name}: {rung.detail or rung.stage}, {rung.state}"
                rows += self._rows("stage", what, rung.when, rung.settled_by or "", rung.quotes)
        for each in self.commitments:
            what = f"{each.debtor} {each.strength}: {each.area}"
            rows += self._rows("commitment", what, each.sum, each.period or "", each.stated)
        return Table(_COLUMNS, tuple(rows))

    def _rows(
        self, part: str, what: str, value: str | None, basis: str, quotes: Iterable[Quote]
    ) -> list[tuple[str | int | None, ...]]:
        head: tuple[str | None, ...] = (self.id, part, what, value, basis or None)
        made: list[tuple[str | int | None, ...]] = [
            (*head, q.outlet, q.published, q.speaker or None, q.words, q.name, q.start, q.end, q.statement)
            for q in quotes
        ]
        return made or [(*head, None, None, None, None, None, None, None, None)]


def agreement_page(
    agreement: Agreement, state: RegisterState, found: Iterable[Conflict], rulings: Iterable[Ruling], naming: Naming
) -> AgreementPage:
    """The page of an agreement of a state. `found` are the state's open conflicts, `rulings` those in force."""
    own = [each for each in found if each.agreement is not None and each.agreement.id == agreement.id]
    data = agreement_record(agreement, state.clocks, len(own))
    promised = [each for each in targets(state) if any(other.id == agreement.id for other in each.agreements)]
    waiting = [each for each in conditions(state) if each.agreement and each.agreement.id == agreement.id]
    owed = [each for each in commitments(state) if each.agreement and each.agreement.id == agreement.id]
    ids = {agreement.id, *(item.id for item in agreement.evidence)}
    return AgreementPage(
        id=agreement.id,
        title=heading_of(data, naming),
        family=agreement.family,
        family_title=naming.family(agreement.family) if agreement.family else None,
        parties=tuple((code, naming.party(code)) for code in agreement.parties),
        data=data,
        stage_detail=stage_detail(data),
        ladders=ladders_of(agreement, state.clocks, naming),
        facts=facts_of(agreement, data, state.clocks),
        commitments=tuple(commitment_row(each, naming) for each in owed),
        conditions=tuple(condition_card(each, naming) for each in waiting),
        targets=chain_cards(promised, naming),
        conflicts=tuple(conflict_card(each, naming) for each in own),
        history=_history(agreement),
        rulings=tuple(ruling for ruling in rulings if not ids.isdisjoint(ruling.targets)),
        quotes=ranked(quotes_of(agreement.evidence), ranks_of(agreement.events)),
        parts={
            "commitments": [commitment_record(each) for each in owed],
            "conditions": [condition_record(each) for each in waiting],
            "targets": [target_record(each) for each in promised],
            "open_conflicts": [conflict_record(each) for each in own],
        },
    )


def _history(agreement: Agreement) -> tuple[Turn, ...]:
    sources = {item.source.name: item.source for item in agreement.evidence}
    made = []
    for published, name, stage, framing, before, after in history_table(agreement).rows:
        source = sources[str(name)]
        outlet = source.outlet
        made.append(
            Turn(
                _text(published),
                source.name,
                source.digest,
                outlet,
                str(stage),
                str(framing),
                _text(before),
                _text(after),
            )
        )
    return tuple(made)


def _text(cell: object) -> str | None:
    return None if cell is None else str(cell)
