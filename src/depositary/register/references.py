"""References: what a statement says about the instrument it speaks of, reduced to what tells instruments apart."""

from __future__ import annotations

from dataclasses import dataclass

from depositary.core.codes import Framing, Stage, StatementType
from depositary.core.statements import InstrumentRef, Statement
from depositary.core.values import MembershipValue
from depositary.register.sources import bounds
from depositary.register.titles import significant_words
from depositary.register.worlds import World, is_open

#: Kinds that stand apart from the main instrument between the same parties; every other kind may name the same one.
_APART = {
    "protocol": "protocol",
    "memorandum": "memorandum",
    "declaration": "declaration",
    "joint_statement": "declaration",
    "action_plan": "action_plan",
    "resolution": "resolution",
    "law": "law",
    "contract": "contract",
}


#: Stages at which an instrument gets its date, and with it its year.
_DATING = frozenset({Stage.SIGNED, Stage.AGREED, Stage.IN_FORCE})


@dataclass(frozen=True, slots=True)
class Reference:
    """One way in which statements refer to an instrument. Statements that agree in all of it share a fate."""

    parties: tuple[str, ...]
    family: str | None = None
    kind: str | None = None
    """`main`, one of the kinds that stand apart, or None when the passage does not say."""
    subject: str | None = None
    words: tuple[str, ...] = ()
    year: int | None = None
    """The year by which the passage tells it from others."""
    signed: int | None = None
    """The year in which the statement says that it was signed."""
    explicit: bool = False
    joins: bool = False
    """Whether the passage says that its party joined the instrument."""

    @property
    def sort_key(self) -> tuple[str, ...]:
        """A total order, so that nothing depends on the order of arrival."""
        return tuple(
            str(part)
            for part in (
                self.parties,
                self.family,
                self.kind,
                self.subject,
                self.words,
                self.year,
                self.signed,
                self.explicit,
                self.joins,
            )
        )


class ReferenceReader:
    """Reads references off statements, with the families' titles at hand."""

    def __init__(self, world: World) -> None:
        self._families = world.families
        # Only an open instrument is known by its title: the titles of a series are shared by all its agreements.
        self._titled = {
            significant_words(family.title): code for code, family in world.families.items() if is_open(family)
        }

    def read(self, statement: Statement) -> Reference | None:
        """The reference that a statement makes, or None when it speaks of no instrument."""
        if isinstance(statement.value, MembershipValue) and statement.instrument is None:
            words = significant_words(statement.value.body)
            family = self._titled.get(words)
            return Reference((statement.value.party,), family, words=words, explicit=True) if family else None
        instrument = statement.instrument
        if instrument is None:
            return Reference(statement.parties)
        if _is_unnamed(instrument, statement.stage):
            return None
        words = significant_words(instrument.title) if instrument.title else ()
        family = instrument.family or self._titled.get(words)
        return Reference(
            parties=statement.parties,
            family=family if family in self._families else None,
            kind=_APART.get(instrument.kind, "main") if instrument.kind not in ("", "other") else None,
            subject=None if instrument.subject in (None, "other") else instrument.subject,
            words=words,
            year=instrument.year,
            signed=_signing_year(statement),
            explicit=instrument.explicit,
            joins=statement.stage is Stage.JOINED,
        )


def _is_unnamed(instrument: InstrumentRef, stage: Stage | None) -> bool:
    """Whether it is one that another replaces, without a name or a year: it is none that the register could tell."""
    told = instrument.title or instrument.family or instrument.year or instrument.explicit
    return stage is Stage.ENDED and instrument.kind == "other" and not told


def _signing_year(statement: Statement) -> int | None:
    if statement.stage not in _DATING or statement.framing is not Framing.HAPPENED or statement.date is None:
        return None
    window = bounds(statement.date.edtf) if statement.date.edtf else None
    if window is None or window.latest is None or window.earliest is None:
        return None
    return window.latest.year if window.latest.year == window.earliest.year else None


def moves_stages(statement: Statement) -> bool:
    """Whether a statement can say that a stage was reached."""
    if statement.type is StatementType.STAGE:
        return statement.stage is not None
    return isinstance(statement.value, MembershipValue) and statement.value.action == "joined"


def stage_of(statement: Statement) -> Stage | None:
    """The stage that a statement speaks of; a party that joined a declaration has `joined` it."""
    return Stage.JOINED if statement.type is StatementType.MEMBERSHIP else statement.stage
