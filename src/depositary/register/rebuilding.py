"""The register as a pure function of statements, sources, rulings and clocks."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from depositary.core.codes import StatementType
from depositary.core.rulings import Ruling
from depositary.core.statements import Statement
from depositary.register.agreements import Agreement, Evidence, RegisterState, sort_evidence
from depositary.register.candidates import Identity, Use
from depositary.register.histories import build_events, parties_of
from depositary.register.identities import Identities
from depositary.register.references import Reference, ReferenceReader
from depositary.register.rulings import Decisions, corrected_statement, decide
from depositary.register.sources import OPEN, Clocks, Source, superseded
from depositary.register.withdrawals import is_withdrawn
from depositary.register.worlds import World

#: A statement of whose reading its reader was less sure than this is kept and shown, and moves no stage.
LEAST_CONFIDENCE = 0.5
#: One passage that dates more than so many parties at once is a list; its date may belong to the last of them only.
CROWD = 3
#: Types that bear on no single instrument.
_UNBOUND = frozenset({StatementType.COUNT, StatementType.POSITION, StatementType.EVENT})


def rebuild(
    statements: Iterable[Statement],
    sources: Mapping[str, Source],
    world: World,
    rulings: Sequence[Ruling] = (),
    clocks: Clocks = OPEN,
) -> RegisterState:
    """The register that the statements give at the clocks' known time.

    The order and the repetition of statements do not matter. `sources` maps the digest of every document to what is
    known about it; a statement whose document is missing there raises `KeyError`.
    """
    decisions = decide(rulings, clocks)
    reader = ReferenceReader(world)
    bound: list[tuple[Evidence, Reference]] = []
    unbound: list[Evidence] = []
    for item in weigh(statements, sources, decisions, clocks):
        reference = reference_of(item.statement, reader)
        if reference is None:
            unbound.append(item)
        else:
            bound.append((item, reference))
    members, unassigned = _gather(bound, world, decisions)
    agreements = [make_agreement(identity, items, world) for identity, items in members.values()]
    return RegisterState(
        agreements=tuple(sorted(agreements, key=lambda item: register_order(item.family, item.parties, item.id))),
        unassigned=tuple(unassigned),
        unbound=tuple(unbound),
        sources={digest: source for digest, source in sources.items() if clocks.knows(source)},
        clocks=clocks,
    )


def register_order(family: str | None, parties: tuple[str, ...], agreement_id: str) -> tuple[object, ...]:
    """The key by which agreements are in order: by family, those of none last, then parties and id."""
    return (family or "~", parties, agreement_id)


def reference_of(statement: Statement, reader: ReferenceReader) -> Reference | None:
    """What a statement says about the instrument that it speaks of; None when it bears on no single one."""
    return None if statement.type in _UNBOUND else reader.read(statement)


def weigh(
    statements: Iterable[Statement], sources: Mapping[str, Source], decisions: Decisions, clocks: Clocks = OPEN
) -> list[Evidence]:
    """The evidence that was known, each statement once, in order of publication, document and passage.

    What a document's statements weigh depends on them, their document and its correction, and on nothing else:
    documents can be weighed one by one. The statements keep their identity (`is`).
    """
    once: dict[tuple[object, ...], Statement] = {}
    for statement in statements:
        if not clocks.knows(sources[statement.document]):
            continue
        key = _content(statement)
        other = once.get(key)
        if other is None or (other.confidence, other.reader.version) < (statement.confidence, statement.reader.version):
            once[key] = statement
    crowds = Counter(_dating(statement) for statement in once.values())
    return sort_evidence(
        _weighed(statement, sources, decisions, clocks, crowded=_is_crowded(statement, crowds))
        for statement in once.values()
    )


def _is_crowded(statement: Statement, crowds: Mapping[tuple[object, ...] | None, int]) -> bool:
    dating = _dating(statement)
    return dating is not None and crowds[dating] > CROWD


def _dating(statement: Statement) -> tuple[object, ...] | None:
    """The passage and the date that it gives to a stage; None for a statement that dates nothing."""
    if statement.stage is None or statement.date is None or statement.date.edtf is None:
        return None
    return (statement.document, statement.passage, statement.stage, statement.framing, statement.date.edtf)


def _content(statement: Statement) -> tuple[object, ...]:
    """Everything said, as `Statement.id` hashes it, without the price of hashing it."""
    return (
        statement.document,
        statement.passage,
        statement.type,
        statement.parties,
        statement.framing,
        statement.value,
        statement.stage,
        statement.stage_detail,
        statement.date,
        statement.instrument,
        statement.speaker,
    )


def _weighed(
    statement: Statement, sources: Mapping[str, Source], decisions: Decisions, clocks: Clocks, *, crowded: bool
) -> Evidence:
    source = sources[statement.document]
    silent = "superseded" if superseded(source, sources, clocks) else None
    if silent is None and statement.confidence < LEAST_CONFIDENCE:
        silent = "low_confidence"
    if silent is None and is_withdrawn(statement):
        silent = "withdrawn"
    if not decisions.touch_statements:
        return Evidence(statement, source, silent, crowded=crowded)
    statement_id = statement.id
    if statement_id in decisions.rejected:
        silent = "rejected"
    elif statement_id in decisions.accepted:
        silent = None
    preferred = statement_id in decisions.preferred
    item = Evidence(statement, source, silent, preferred, crowded=crowded)
    ruling = decisions.corrected.get(statement_id)
    return replace(item, statement=corrected_statement(statement, ruling), read_as=statement) if ruling else item


def _gather(
    bound: Sequence[tuple[Evidence, Reference]], world: World, decisions: Decisions
) -> tuple[dict[str, tuple[Identity, list[Evidence]]], list[Evidence]]:
    """Evidence by the agreement it speaks of, and what cannot be told."""
    counted = {reference for item, reference in bound if item.silent is None}
    uses: dict[Reference, list[Use]] = {reference: [] for reference in counted}
    for item, reference in bound:
        if reference in counted:
            uses[reference].append(use_of(item))
    identities = Identities(uses, world)
    known = {identity.id: identity for identity in identities.known.values()}
    members: dict[str, tuple[Identity, list[Evidence]]] = {}
    unassigned: list[Evidence] = []
    for item, reference in bound:
        meant = identities.resolve(reference, use_of(item))
        if decisions.split and item.id in decisions.split:
            meant = (split_identity(decisions.split[item.id], reference),)
        # Two that rulings made one are spoken of once.
        homes = {home.id: home for identity in meant for home in (survivor(identity, known, decisions.merged),)}
        for home in homes.values():
            members.setdefault(home.id, (home, []))[1].append(item)
        if not meant:
            unassigned.append(item)
    return members, unassigned


def use_of(item: Evidence) -> Use:
    """The place at which a statement makes its reference."""
    passage = item.statement.passage
    return Use(item.statement.document, passage.start, passage.end, item.source.window.latest)


def split_identity(ruling_id: str, reference: Reference) -> Identity:
    """The agreement of their own that a ruling makes statements speak of, by the first one's reference."""
    key = ("split", ruling_id)
    return Identity(key, reference.parties, None, reference.kind, reference.subject, reference.words)


def survivor(identity: Identity, known: Mapping[str, Identity], merged: Mapping[str, str]) -> Identity:
    """The agreement of which rulings made this one a part; itself when there is none. `known` is by id."""
    seen: set[str] = set()
    current = identity
    while current.id in merged and current.id not in seen:
        seen.add(current.id)
        current = known.get(merged[current.id], current)
    return current


def make_agreement(identity: Identity, evidence: Sequence[Evidence], world: World) -> Agreement:
    """The agreement that evidence, in its order, makes."""
    events = build_events(identity, evidence)
    counted = [item for item in evidence if item.silent is None] or evidence
    family = world.families.get(identity.family) if identity.family else None
    titles: dict[str, set[str]] = defaultdict(set)
    kinds: dict[str, set[str]] = defaultdict(set)
    for item in counted:
        instrument = item.statement.instrument
        if instrument and instrument.title:
            titles[instrument.title].add(item.source.group)
        if instrument and instrument.kind:
            kinds[instrument.kind].add(item.source.group)
    title = family.title if family and identity.open else _commonest(titles)
    return Agreement(
        identity=identity,
        title=title,
        kind=_commonest(kinds) or "other",
        subject=identity.subject,
        parties=identity.parties or parties_of(events, family),
        events=events,
        evidence=tuple(evidence),
    )


def _commonest(found: Mapping[str, set[str]]) -> str | None:
    """The word with the most independent witnesses, the first in the alphabet among equals."""
    return min(found, key=lambda item: (-len(found[item]), item), default=None)
