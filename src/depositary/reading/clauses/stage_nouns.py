"""Stage nouns: how a noun such as "signing" is framed by the verb that carries it and the words around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from depositary.core.codes import Framing, Stage
from depositary.lexicon.frames import StageRule
from depositary.lexicon.inflections import Form
from depositary.lexicon.words import Words
from depositary.reading.clauses.predicates import Predicate, Voice, strongest
from depositary.reading.clauses.verb_groups import analyse_verb
from depositary.reading.mentions.views import CLAUSE_MARKS, SentenceView
from depositary.reading.sentences.grammars import Grammar, match_longest
from depositary.reading.sentences.tokens import Token

#: With these a verb is one of entry into force, and carries no noun.
_EFFECTS = frozenset({"effect", "force"})
_PHRASE_MARKS = CLAUSE_MARKS | {","}
_OTHERS = frozenset({"but", "that", "those", "whereas", "while"})
_CALLED_OFF = frozenset({"called", "cancelled", "canceled", "dropped", "postponed", "scrapped", "shelved"})
#: Steps behind a signature: a paper that speaks of what follows from them is written before them.
_STEPS = frozenset({Stage.APPROVED, Stage.IN_FORCE, Stage.RATIFIED})
#: A noun this close to the head of its sentence opens it.
_OPENING = 4
_EXPECT, _PART = "expect", "part"
#: Behind a comma these open another clause.
_JOINTS = frozenset({"and", "but", "whereas", "while"})
#: Between a verb and a noun these make the noun no object of the verb.
_MEANS = frozenset({"after", "by", "during", "with"})
_UNDER_WAY = frozenset({"current", "ongoing", "these", "those"})
_DISCUSS = frozenset({"discuss", "discussed", "discussing"})
_GOING_ON = frozenset({"current", "ongoing"})
_DETERMINED = 4
_NEAR = 3
_CARRIER_REACH = 7
_PREDICATE_REACH = 22
_BEFORE_REACH = 9
_AFTER_REACH = 18


#: With "off" these begin something; other verbs put it off or cancel it.
_KICKED = frozenset({"kick", "set", "start"})


@dataclass(frozen=True, slots=True)
class Carried:
    """The verb that carries a stage noun, and how it is framed."""

    lemma: str
    at: int
    framing: Framing
    cue: str
    off: bool = False
    """Whether "off" makes the verb one that puts off or cancels: "called off", "put off"."""


def analyse_noun(view: SentenceView, span: tuple[int, int], rule: StageRule, grammar: Grammar) -> Predicate | None:
    """The predicate of the stage noun that takes the tokens of `span` (first, token after the last).

    None when its surroundings speak against the rule or say nothing that the rule needs.
    """
    head, last = span
    carried = _carrier_before(view, head, grammar)
    if carried is not None and rule.carriers and _is_means(view, carried.at, head):
        carried = None
    if carried is None or (rule.carriers and not _may_carry(rule, carried)):  # "in force after the process has ended"
        carried = _carrier_after(view, last, grammar) or carried
    if not _may_carry(rule, carried) or _is_topic(view, head, grammar):
        return None
    if carried is not None and carried.lemma in rule.plan_carriers:
        carried = replace(carried, framing=strongest(carried.framing, Framing.PLANNED))
    stopping = grammar.words.nouns.stopping - {*rule.plan_carriers}
    if (
        carried is not None
        and (carried.off or carried.lemma in stopping)
        and not rule.carriers
        and rule.stage is not Stage.SUSPENDED
    ):
        carried = _stopped(carried)
    framed = _framed(view, span, carried, rule, grammar)
    if framed is None and rule.default == "none":
        return None
    if framed is None:
        futures, relatives = grammar.words.nouns.futures, grammar.words.clauses.relatives
        will = any(
            token.lower in futures and not (at and view.tokens[at - 1].lower in relatives)
            for at, token in enumerate(view.tokens[: _clause_end(view, last)])
        )  # "its signing of the pact, which will help" is no plan
        framed = (Framing.PLANNED, "will") if will else (Framing(rule.default), "noun")
    first = min(head, carried.at) if carried is not None else head
    return Predicate(first, head, last, Voice.NOMINAL, framed[0], framed[1], carried=carried is not None)


def _stopped(carried: Carried) -> Carried:
    """ "halted the ratification": what a verb of stopping does to a step means that the step is not taken."""
    done = carried.framing in {Framing.HAPPENED, Framing.PLANNED}
    return replace(carried, framing=Framing.DENIED if done else Framing.POSSIBLE)


def is_definite(view: SentenceView, head: int, words: Words) -> bool:
    """ "the talks", "these trade negotiations", "the president's talks": the noun is taken for granted."""
    start = _phrase_start(view, head, words)
    return start < head and view.tokens[start].lower in words.nouns.definite | _UNDER_WAY | {"'s"}


def _phrase_start(view: SentenceView, head: int, words: Words) -> int:
    """The determiner of a noun's phrase, or the noun itself where no determiner stands close before it."""
    for at in range(head - 1, max(-1, head - _DETERMINED), -1):
        word = view.tokens[at].lower
        if word in words.nouns.definite or word in _UNDER_WAY or word == "'s":
            return at
        if word in words.phrases.stops or not view.tokens[at].is_word:
            return head
    return head


def _is_inside(view: SentenceView, head: int, words: Words) -> bool:
    """ "this step in the trade talks will help": a preposition makes the noun no subject of what follows."""
    start = _phrase_start(view, head, words)
    before = [token.lower for token in view.tokens[max(0, start - 3) : start]]
    own = view.tokens[start].lower == "'s"
    return bool(before) and (before[-1] in words.doers.places or (own and not words.doers.places.isdisjoint(before)))


def _clause_end(view: SentenceView, last: int) -> int:
    """The token where another clause is joined behind a noun: "deposited its notice, and it will take effect"."""
    tokens = view.tokens
    joined = (i for i in range(last, len(tokens) - 2) if tokens[i].text == "," and tokens[i + 1].lower == "and")
    return next((i for i in joined if tokens[i + 2].lower in {"it", "they", "this"}), len(tokens))


def _may_carry(rule: StageRule, carried: Carried | None) -> bool:
    """Whether the rule takes this carrier, or the want of one."""
    wanted = {verb.partition(":")[0] for verb in rule.carriers}
    if carried is None:
        return not wanted
    return (not wanted or carried.lemma in wanted) and carried.lemma not in rule.not_carriers


def _framed(
    view: SentenceView, span: tuple[int, int], carried: Carried | None, rule: StageRule, grammar: Grammar
) -> tuple[Framing, str] | None:
    """The framing by the words around the noun, with the words that decide: those before it before those behind it,
    unless they only say that it happened."""
    head, last = span
    if carried is not None and rule.stage is Stage.SUSPENDED and rule.carriers:
        return carried.framing, carried.cue  # "put off the talks": what the verb does is the stage itself
    if carried is not None and carried.framing is Framing.DENIED and carried.at < head:
        return carried.framing, carried.cue  # "will not resume talks"
    given = carried is None and rule.stage is Stage.TALKS and is_definite(view, head, grammar.words)
    framed = _unneeded(view, head, _before_noun(view, head, grammar, given), grammar)
    if rule.stage is Stage.TALKS and _goes_on(view, head) and (framed is None or framed[0] is not Framing.DENIED):
        return Framing.HAPPENED, "ongoing"
    if given and framed is not None and framed[1] in _DISCUSS:
        return Framing.HAPPENED, "discussed"  # "will discuss the negotiations": those that are under way
    inside = given and _is_inside(view, head, grammar.words)
    after = (
        (carried.framing, carried.cue) if carried is not None else None if inside else _after_noun(view, last, grammar)
    )
    after = (Framing.HAPPENED, "noun") if inside and framed is None else after
    if rule.stage in _STEPS and _opens_with(view, head, last, grammar):
        return Framing.PLANNED, "with"
    if carried is None and rule.stage is not Stage.TALKS and _is_discussed(view, last, grammar):
        after = (Framing.POSSIBLE, "discussed")
    if carried is None and after is not None and after[0] is Framing.HAPPENED and rule.default == "none":
        after = None
    since = framed is not None and framed[1] == "since"  # "a brochure on trade since the signing is to appear"
    if framed is None or (after is not None and framed[0] is Framing.HAPPENED and not since):
        return after or framed
    return framed


def _unneeded(
    view: SentenceView, head: int, framed: tuple[Framing, str] | None, grammar: Grammar
) -> tuple[Framing, str] | None:
    """ "does not need the approval of", "is not subject to the consent of": a step that is not to be taken."""
    needing = framed[1].partition(" ")[0] if framed is not None and framed[0] is Framing.PLANNED else ""
    if framed is None or needing not in grammar.words.nouns.needing:
        return framed
    words = [token.lower for token in view.tokens[:head]]
    at = len(words) - 1 - words[::-1].index(needing) if needing in words else 0
    negated = not grammar.words.verbs.negators.isdisjoint(words[max(0, at - 2) : at])
    return (Framing.DENIED, framed[1]) if negated else framed


def _goes_on(view: SentenceView, head: int) -> bool:
    """ "They will discuss the ongoing negotiations": whatever is to be done about them, they are under way."""
    return any(token.lower in _GOING_ON for token in view.tokens[max(0, head - _NEAR) : head])


def _opens_with(view: SentenceView, head: int, last: int, grammar: Grammar) -> bool:
    """ "With the entry into force of the pact, trade will be easier": it shares the main clause's time."""
    tokens, futures, relatives = view.tokens, grammar.words.nouns.futures, grammar.words.clauses.relatives
    if tokens[0].lower not in grammar.words.nouns.accompanying or head > _OPENING:
        return False
    return any(tokens[at].lower in futures and tokens[at - 1].lower not in relatives for at in range(last, len(tokens)))


def _is_discussed(view: SentenceView, last: int, grammar: Grammar) -> bool:
    """ "The signing of the pact was also discussed": no more than talked about."""
    tokens, words = view.tokens, grammar.words
    for at in range(last, min(len(tokens), last + _AFTER_REACH)):
        if tokens[at].text in _PHRASE_MARKS:
            return False
        if tokens[at].lower in words.verbs.be:
            following = [token.lower for token in tokens[at + 1 : at + 4]]
            return following[:3] == ["on", "the", "agenda"] or not words.nouns.discussed.isdisjoint(following[:2])
    return False


def _is_topic(view: SentenceView, head: int, grammar: Grammar) -> bool:
    """ "the dispatch on the approval of": the noun is only what a paper or debate is about."""
    words = grammar.words.nouns
    for at in range(head - 1, max(0, head - 4), -1):
        if view.tokens[at].lower in words.about:
            return view.tokens[at - 1].lower in words.topics
    return False


def _carrier_before(view: SentenceView, head: int, grammar: Grammar) -> Carried | None:
    """ "are to open talks", "has begun formal negotiations": a carrier verb that has the noun as its object."""
    tokens, words = view.tokens, grammar.words
    for at in range(head - 1, max(-1, head - _CARRIER_REACH) - 1, -1):
        word = tokens[at].lower
        if word in _PHRASE_MARKS or word in words.nouns.relatives or word in words.verbs.be or word in grammar.modals:
            return None
        for lemma, forms in grammar.carriers.get(word, ()):
            if forms == {Form.BASE} and at and tokens[at - 1].lower in words.nouns.articles | {"on"}:
                continue
            found = analyse_verb(view, (at, at + 1), forms, grammar)
            done = found.voice is Voice.PASSIVE and found.framing is Framing.HAPPENED
            if done and tokens[at + 1].lower != "by":
                return None  # "A first round was held in Lima, and a second is planned"
            marked = lemma in words.nouns.marking and found.cue == "to" and not _is_still_due(view, head, grammar)
            framing = Framing.HAPPENED if marked else found.framing
            framing = Framing.PLANNED if found.cue == "on -ing" else framing  # "worked on concluding negotiations"
            if lemma in words.nouns.advancing and framing is Framing.PLANNED and _is_under_way(view, head):
                framing = Framing.HAPPENED
            off = tokens[at + 1].lower == "off" and lemma not in _KICKED
            return Carried(lemma, found.first, _at_least(grammar, lemma, framing), f"{word} ({found.cue})", off)
    return None


def _is_still_due(view: SentenceView, head: int, grammar: Grammar) -> bool:
    """ "A ceremony to mark the signing will be held tomorrow": a feast to come, unless it is one of an anniversary."""
    before = {token.lower for token in view.tokens[:head]}
    after = [token.lower for token in view.tokens[head:]]
    ends = (at for at, word in enumerate(after) if word in grammar.words.clauses.relatives or word in _PHRASE_MARKS)
    after = after[: next(ends, len(after))]
    due = any(pair[0] in grammar.words.verbs.present_be and pair[1] == "to" for pair in pairwise(after))
    ahead = due or not grammar.words.nouns.futures.isdisjoint(after)
    return ahead and before.isdisjoint(grammar.words.nouns.anniversaries)


def _has_predicate(view: SentenceView, span: tuple[int, int], grammar: Grammar) -> bool:
    """Whether a noun's own predicate stands in a stretch behind it, so that "and" opens another clause."""
    words = grammar.words
    return any(
        view.tokens[at].lower in words.verbs.be and view.tokens[at - 1].lower not in words.clauses.relatives
        for at in range(*span)
    )


def _is_under_way(view: SentenceView, head: int) -> bool:
    """ "will accelerate the ongoing negotiations", "to move these talks forward": what is to go faster is under way."""
    return any(token.lower in _UNDER_WAY for token in view.tokens[max(0, head - _NEAR) : head])


def _is_means(view: SentenceView, carrier: int, head: int) -> bool:
    """ "The visit was concluded by talks", "concluded with talks": what comes to an end is something else."""
    named = view.party_at  # "concluded with Peru negotiations on trade"
    between = range(carrier + 1, head)
    return any(view.tokens[at].lower in _MEANS and named.keys().isdisjoint(range(at + 1, head)) for at in between)


def _carrier_after(view: SentenceView, last: int, grammar: Grammar) -> Carried | None:
    """ "negotiations with Oslo have begun", "the signing will take place": a carrier verb behind its noun."""
    tokens, words = view.tokens, grammar.words
    for at in range(last, min(len(tokens), last + _PREDICATE_REACH)):
        word = tokens[at].lower
        defining = word == "which" and tokens[at - 1].text != ","
        shown = word == "that" and tokens[at - 1].lower in words.nouns.about | words.partners.of
        if word in CLAUSE_MARKS or (word in words.nouns.carrier_ends and not shown) or defining:
            return None
        if word in _OTHERS and tokens[at - 1].text == ",":
            return None  # "talks with Peru go on, those with Chile have not begun"
        relative = any(token.lower in words.clauses.relatives for token in tokens[max(0, at - _NEAR) : at])
        if relative and not _EFFECTS.isdisjoint(token.lower for token in tokens[at + 1 : at + 3]):
            return None  # "the instruments of ratification of the pact, which will take effect in May"
        if tokens[at - 1].text == "," and word in _JOINTS and _has_predicate(view, (last, at), grammar):
            return None  # "talks with Peru are under way, and others will begin"
        for lemma, forms in () if word in words.verbs.have else grammar.carriers.get(word, ()):
            if forms == {Form.ING} and not (at and tokens[at - 1].lower in words.verbs.be):
                continue
            if lemma == _EXPECT and _is_of_content(tokens, at + 1, grammar):
                return None
            found = analyse_verb(view, (at, at + 1), forms, grammar)
            off = at + 1 < len(tokens) and tokens[at + 1].lower == "off" and lemma not in _KICKED
            return Carried(lemma, at, _at_least(grammar, lemma, found.framing), f"{word} ({found.cue})", off)
    return None


def _at_least(grammar: Grammar, lemma: str, framing: Framing) -> Framing:
    """The framing of a carrier's own verb group, and no less than the carrier means: "was scheduled" is a plan."""
    return strongest(framing, Framing(grammar.carrier_framings.get(lemma, Framing.HAPPENED)))


def _falls_with(tokens: Sequence[Token], head: int) -> bool:
    """ "The visit was called off, and with it the signature": what falls with something else."""
    before = [token.lower for token in tokens[:head]]
    return before[-3:-1] == ["with", "it"] and not _CALLED_OFF.isdisjoint(before)


def _before_noun(view: SentenceView, head: int, grammar: Grammar, given: bool) -> tuple[Framing, str] | None:
    """The framing by the words before a noun. `given`: it is taken for granted, so that the modal of a verb that does
    something to it says nothing of it."""
    tokens = view.tokens
    if _falls_with(tokens, head):
        return Framing.DENIED, "with it"
    for at in range(head - 1, max(-1, head - _BEFORE_REACH), -1):
        if tokens[at].text in _PHRASE_MARKS:
            return None
        found = match_longest(grammar.before, tokens, at)
        if found is not None and tokens[at].lower == "no" and tokens[at + 1].lower == _PART:
            continue  # "takes no part in the talks": they are held
        if found is not None and at + found[0] <= head:
            if found[1] == Framing.HAPPENED and at and tokens[at - 1].lower == "only":
                return Framing.PLANNED, "only"  # "only after ratification by both"
            return Framing(found[1]), " ".join(token.lower for token in tokens[at : at + found[0]])
        modal = grammar.modals.get(tokens[at].lower)
        if modal and at not in view.masked and not given:
            return Framing(modal), tokens[at].lower
    return None


def _is_of_content(tokens: Sequence[Token], at: int, grammar: Grammar) -> bool:
    """ "the talks are expected to cover trade": what is planned is what they are about, and not they."""
    if at + 1 >= len(tokens) or tokens[at].lower != "to":
        return False
    verb = tokens[at + 1].lower
    return verb != "be" and verb not in grammar.carriers


def _after_noun(view: SentenceView, end: int, grammar: Grammar) -> tuple[Framing, str] | None:
    tokens = view.tokens
    for at in range(end, min(len(tokens), end + _AFTER_REACH)):
        if tokens[at].text in CLAUSE_MARKS:
            return None
        if at in view.masked:
            continue  # "in May"
        found = match_longest(grammar.after, tokens, at)
        led = tokens[at - 1].lower in grammar.words.clauses.relatives
        if found is not None and led and tokens[at].lower in grammar.words.nouns.futures:
            continue  # "the signing of the pact, which will help us all"
        if found is not None and _is_of_content(tokens, at + found[0], grammar):
            return None
        if found is not None:
            return Framing(found[1]), " ".join(token.lower for token in tokens[at : at + found[0]])
    return None
