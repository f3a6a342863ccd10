"""Which agreements a stretch of a sentence speaks of, for types that say something about an agreement."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from depositary.core.statements import InstrumentRef
from depositary.reading.discourse.contexts import Context
from depositary.reading.discourse.discourses import Known
from depositary.reading.discourse.families import described, family_of
from depositary.reading.mentions.instruments import InstrumentMention
from depositary.reading.scenes import Scene

#: Determiners that spread what is said over several agreements.
EACH = frozenset({"each", "both", "neither", "every"})
#: How many sentences back an agreement is still the one that "it" means although the report is about another.
_NEAR = 1
#: A list of more parties is a list of examples, not what "both" or "these" points at.
_LIST = 3
_PAIR = 2

Parties = tuple[str, ...]


def instrument_near(scene: Scene, start: int, end: int) -> InstrumentMention | None:
    """The mention that overlaps `start`-`end` (offsets of the text), else the last one before it, else the first."""
    view = scene.view
    spans = [(m, view.tokens[m.first].start, view.tokens[m.head_end - 1].end) for m in scene.instruments]
    inside = [m for m, low, high in spans if low < end and start < high]
    before = [m for m, _, high in spans if high <= start]
    if inside:
        return inside[-1]
    return before[-1] if before else next((m for m, _, _ in spans), None)


def agreements_meant(scene: Scene, mention: InstrumentMention | None, spread: bool = False) -> list[Parties]:
    """The sorted parties of each agreement that a mention (None: a pronoun, or nothing) refers to.

    `spread` says that a pronoun stands for several ("neither", "both"). Several agreements of which the document does
    not say which give the side alone that they have in common.
    """
    context = scene.context
    if mention is None:
        said = [r.parties for r in scene.readings if len(r.parties) >= 2]
        return _several(scene) if spread else _once(said[:1]) or _one(scene, None)
    named = mention.named_parties
    if len(named) >= 2:
        return [named]
    own = [r.parties for r in scene.readings if r.arguments.instrument is mention]
    vague = mention.plural and mention.points and len(own) < 2
    if own and not vague and all(len(parties) >= 2 for parties in own):
        return _once(own)
    if len(named) == 1:
        known = context.discourse.antecedent(None, named)
        other = common_party(context) if common_party(context) not in (None, named[0]) else context.other_side(named[0])
        pair = tuple(sorted((named[0], other))) if other else known.parties if known else ()
        return [pair] if len(pair) >= 2 else []
    if mention.plural or mention.determiner in EACH:
        return _several(scene)
    return _one(scene, mention)


def instrument_ref(scene: Scene, mention: InstrumentMention | None, parties: Parties) -> InstrumentRef:
    """The instrument of a statement, from its mention and what the document has said of the agreement."""
    known = _known(scene.context, parties) or _owned(scene, parties)
    kind = (
        mention.kind if mention is not None and mention.strength == "strong" else known.kind if known else "agreement"
    )
    subject = (mention.subject if mention else None) or (known.subject if known else None)
    title = (mention.title if mention else None) or (known.title if known else None)
    year = (mention.year if mention else None) or (known.year if known else None)
    about = described(
        Known(kind, "bilateral", subject, title, year, parties, scene.number), scene.lexicon, scene.context
    )
    explicit = mention is not None and not mention.points
    family = family_of(about, scene.lexicon, scene.context)
    return InstrumentRef(kind, about.subject, about.title, family, year, explicit)


def _known(context: Context, parties: Parties) -> Known | None:
    return next((known for known in reversed(context.discourse.known) if known.parties == parties), None)


def _one(scene: Scene, mention: InstrumentMention | None) -> list[Parties]:
    """The one agreement meant by "it": with a party of the sentence, else near by, else the report's own."""
    context = scene.context
    for _, _, party in scene.view.parties:
        if party.code != context.discourse.hub:
            known = context.discourse.antecedent(mention, (party.code,))
            if known is not None and len(known.parties) >= 2:
                return [known.parties]
    headed = _of_heading(scene)
    if headed is not None:
        return [headed]
    focus = context.discourse.focus
    if focus is not None and scene.number - focus[1] <= _NEAR and (mention is None or mention.points):
        return [focus[0]]
    known = context.discourse.antecedent(mention)
    owner = _owner(scene, known) if known is not None and len(known.parties) > _PAIR else None
    if owner is not None:
        return [(owner,)]
    if known is not None and scene.number - known.sentence > _NEAR:
        known = _foremost(context, known)
    near = known is not None and len(known.parties) >= 2 and scene.number - known.sentence <= _NEAR
    if known is not None and near:
        return [known.parties]
    if (
        known is not None
        and len(known.parties) >= 2
        and context.topic not in [k.parties for k in context.discourse.known]
    ):
        return [known.parties]
    if len(context.topic) >= 2 and any(k.parties == context.topic for k in context.discourse.known):
        return [context.topic]
    return [known.parties] if known is not None and len(known.parties) >= 2 else []


def _owner(scene: Scene, known: Known) -> str | None:
    """The organisation whose convention it is by its title: what such a paper says holds not only for those listed."""
    if known.reach != "multilateral" or not known.title:
        return None
    named = [code for code in scene.context.counts if code in scene.lexicon.parties]
    owners = [c for c in named if scene.lexicon.parties[c].kind == "organisation" and _names(known.title, c, scene)]
    return owners[0] if len(owners) == 1 else None


def _owned(scene: Scene, parties: Parties) -> Known | None:
    """The convention of an organisation that stands for it alone as its party."""
    if len(parties) != 1:
        return None
    known = scene.context.discourse.known
    return next((each for each in reversed(known) if _owner(scene, each) == parties[0]), None)


def _names(title: str, code: str, scene: Scene) -> bool:
    return scene.lexicon.parties[code].name.casefold() in title.casefold()


def _of_heading(scene: Scene) -> Parties | None:
    """The two whom the paragraph's heading names, the report's common side understood where it names one."""
    codes = tuple(dict.fromkeys(scene.heading))
    common = family_party(scene) or common_party(scene.context)
    if len(codes) == 1 and common not in (None, codes[0]):
        codes = (*codes, str(common))
    return tuple(sorted(codes)) if len(codes) == 2 else None


def _foremost(context: Context, latest: Known) -> Known:
    """Of the agreements of two that the report has named, the one whose less common side it names most."""
    common = common_party(context)
    pairs = [known for known in context.discourse.known if len(known.parties) == 2]
    pairs = [known for known in pairs if common in known.parties] or pairs
    return max(pairs, key=lambda k: sum(context.counts[code] for code in k.parties if code != common), default=latest)


def family_party(scene: Scene) -> str | None:
    """The common party of a known family of agreements, when the document is about it: who gets what they promise."""
    context = scene.context
    about = {context.discourse.hub, *context.topic}
    commons = {family.common for family in scene.lexicon.families.values() if family.common}
    named = sorted(code for code in commons if context.counts[code] and (context.in_family or code in about))
    return named[0] if len(named) == 1 else None


def common_party(context: Context) -> str | None:
    """The party that the report's agreements have in common: its hub, else the one of at least two of its pairs."""
    if context.discourse.hub:
        return context.discourse.hub
    pairs = {known.parties for known in context.discourse.known if len(known.parties) == 2}
    counted = Counter(code for pair in sorted(pairs) for code in pair)
    ranked = counted.most_common(2)
    return ranked[0][0] if len(ranked) == 2 and ranked[0][1] >= 2 and ranked[0][1] > ranked[1][1] else None


def _several(scene: Scene) -> list[Parties]:
    """The agreements that "both" and "each" spread over: those of the latest list with the report's common side."""
    context = scene.context
    hub = family_party(scene) or common_party(context)
    others = [code for code in context.lists.codes if code != hub]
    titled = [tuple(sorted((code, hub))) for code in context.topic if hub and code != hub]
    if len(titled) == 2 and all(any(known.parties == pair for known in context.discourse.known) for pair in titled):
        return titled  # a report on two agreements, by its title
    pairs = _once(known.parties for known in context.discourse.known[-2:] if len(known.parties) >= 2)
    if hub and len(others) >= 2:
        return [tuple(sorted((code, hub))) for code in others] if len(others) <= _LIST else [(hub,)]
    if len(pairs) == 2:
        return pairs
    return [(hub,)] if hub else []


def _once(parties: Iterable[Sequence[str]]) -> list[Parties]:
    return list(dict.fromkeys(tuple(sorted(each)) for each in parties))
