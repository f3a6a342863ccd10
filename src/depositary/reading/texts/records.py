"""Records: what an agreement text says of itself, every field with the passage that says it.

A field is None, or an empty tuple, when the text does not say.
"""

from __future__ import annotations

from dataclasses import dataclass

from depositary.core.passages import Passage


@dataclass(frozen=True, slots=True)
class Wording:
    """A code or a normal form that a passage gives, such as `P10Y`, `on_signature` or a stance."""

    value: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class Side:
    """A party to the text: its code, and the words by which the passage names it."""

    party: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class Signature:
    """When and where a text was signed. `signed` is EDTF; both are None where the text leaves blanks."""

    signed: str | None
    literal: str | None
    signed_passage: Passage | None
    place: str | None = None
    place_literal: str | None = None
    place_passage: Passage | None = None


@dataclass(frozen=True, slots=True)
class Signatory:
    """A person who signed, with the office as printed and the party signed for."""

    name: str
    office: str | None
    party: str | None
    passage: Passage


@dataclass(frozen=True, slots=True)
class Consultation:
    """What happens after an attack: the window in hours (None: "without delay"), what sets it off, who may ask."""

    hours: int | None
    trigger: str | None
    triggers: tuple[str, ...]
    """future_attack, renewed, renewed_after_ceasefire, escalation, threat."""
    on_request: bool
    passage: Passage


@dataclass(frozen=True, slots=True)
class Framework:
    """The declaration that a text is made under: the family's code, and the words that name it."""

    value: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class Sum:
    """An amount of money in a clause. `value` is in units of the currency; None for "several billion"."""

    literal: str
    currency: str | None
    value: float | None
    qualifier: str
    """exact, minimum, maximum or approximate."""
    period: str | None
    """EDTF; `period_basis` says whether the words give it or the day of signature closes it."""
    period_basis: str | None
    direction: str
    """past or future, seen from the day of signature."""
    area: str
    part: str | None
    ladder: str | None
    per_year: bool
    debtor: str | None
    passage: Passage
    equivalent: str | None = None
    """The same sum in another currency, as the text adds it in brackets."""
    within: int | None = None
    """The position in `amounts` of the sum that contains or repeats this one by the text's own words."""
    overlaps: tuple[int, ...] = ()
    """Positions of sums of the same money and purpose whose longer period covers this one's: perhaps the same money."""
    suspect: bool = False
    note: str | None = None
    """How the figure was read, where that is not what it says at first sight."""


@dataclass(frozen=True, slots=True)
class Share:
    """A promise measured by the size of the economy ("0.3 % of GDP a year")."""

    literal: str
    percent: float
    period: str | None
    direction: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class Undertaking:
    """What one sentence has a side do in one area."""

    area: str
    part: str | None
    strength: str
    """shall, will, intends, may or welcomes."""
    debtor: str | None
    """The party that owes it; None where the sides owe it together."""
    mutual: bool
    past: bool
    """Whether the sentence only tells what was done."""
    condition: str | None
    passage: Passage
    reach: int = 0
    """How many characters lie between the binding word and the words that name the area."""


@dataclass(frozen=True, slots=True)
class AreaEntry:
    """An area that a text covers, with the strongest of its undertakings."""

    area: str
    strength: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class Article:
    """A heading with what stands under it. `number` is as printed; either may be None, not both."""

    number: str | None
    heading: str | None
    level: int
    passage: Passage
    children: tuple[Article, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """Something a user of the record must know: `code` is one of `NOTE_CODES`, `text` says it in words."""

    code: str
    text: str
    passage: Passage | None = None


NOTE_CODES = (
    "no_text",
    "not_an_agreement",
    "draft_with_blanks",
    "several_agreements",
    "annexes",
    "translation",
    "other_text_prevails",
    "no_signature_block",
    "parties_by_mention",
)


@dataclass(frozen=True, slots=True)
class TextRecord:
    """An agreement text, read."""

    document: str
    """The document's digest."""
    name: str
    """The file's name or the document's id."""
    language: str
    title: Wording | None
    called: Wording | None
    """What the text calls its sides together: "Participants", "Parties"."""
    sides: tuple[Side, ...]
    signature: Signature | None
    languages: tuple[str, ...]
    """The languages in which it was done, as the text names them in English."""
    prevailing_language: str | None
    signatories: tuple[Signatory, ...]
    duration: Wording | None
    termination: Wording | None
    """How it may be ended; the value is the notice, ISO 8601, or `at_any_time` where none is stated."""
    extension: Wording | None
    entry_into_force: Wording | None
    legally_binding: Wording | None
    consultation: Consultation | None
    framework: Framework | None
    nato: Wording | None
    eu: Wording | None
    amounts: tuple[Sum, ...]
    shares: tuple[Share, ...]
    undertakings: tuple[Undertaking, ...]
    areas: tuple[AreaEntry, ...]
    articles: tuple[Article, ...]
    notes: tuple[Note, ...]

    @property
    def parties(self) -> tuple[str, ...]:
        """The sorted codes of the sides."""
        return tuple(sorted({side.party for side in self.sides}))

    @property
    def signed(self) -> str | None:
        """The day of signature, EDTF, or None."""
        return self.signature.signed if self.signature else None
