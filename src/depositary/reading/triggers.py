"""Triggers: the stage words of a sentence, each with the rule it fires and the predicate it heads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from depositary.core.codes import Framing
from depositary.lexicon.frames import StageRule
from depositary.lexicon.inflections import Form
from depositary.reading.grammars import Grammar, Trigger, match_longest
from depositary.reading.predicates import BE, HAVE, Predicate, Voice, analyse_noun, analyse_verb, strongest
from depositary.reading.sentence_views import SentenceView

_NOUN_BREAKS = frozenset({";", ":", "."})
_TAIL_REACH = 25


@dataclass(frozen=True, slots=True)
class Firing:
    """A rule that fired at a place, with the predicate that frames it."""

    rule: StageRule
    predicate: Predicate


def find_triggers(view: SentenceView, grammar: Grammar) -> list[Firing]:
    """The rules that fire in a sentence, in text order; of two that start at one word, the longer."""
    fired: list[Firing] = []
    taken = -1
    for i, token in enumerate(view.tokens):
        if i < taken:
            continue
        for trigger in grammar.triggers.get(token.lower, ()):
            if not _matches(view, trigger, i):
                continue
            firing = _fire(view, grammar, trigger, i)
            if firing is not None:
                fired.append(firing)
                taken = max(taken, i + len(trigger.words))
                break
    return fired


def _matches(view: SentenceView, trigger: Trigger, i: int) -> bool:
    words = tuple(token.lower for token in view.tokens[i : i + len(trigger.words)])
    if words != trigger.words:
        return False
    rule = trigger.rule
    if rule.tail_later and not _later(view, rule.tail_later, i):
        return False
    if rule.requires and not any(token.lower in rule.requires for token in view.tokens):
        return False
    return not rule.follows or _followed(view, rule.follows, i)


def _later(view: SentenceView, phrases: tuple[str, ...], i: int) -> bool:
    words = " " + " ".join(token.lower for token in view.tokens[i : i + _TAIL_REACH]) + " "
    return any(f" {phrase} " in words for phrase in phrases)


def _followed(view: SentenceView, words: tuple[str, ...], i: int) -> bool:
    return any(token.lower in words for token in view.tokens[i + 1 : i + 26])


def _fire(view: SentenceView, grammar: Grammar, trigger: Trigger, i: int) -> Firing | None:
    last = i + len(trigger.words)
    if trigger.rule.noun:
        predicate = analyse_noun(view.tokens, i, last, trigger.rule, grammar, view.masked)
    elif trigger.rule.phrase:
        predicate = _phrase(view, grammar, i, last)
    else:
        predicate = _verb(view, grammar, trigger, i, last)
    if predicate is None:
        return None
    return Firing(trigger.rule, _in_clause(view, grammar, predicate))


def _phrase(view: SentenceView, grammar: Grammar, i: int, last: int) -> Predicate | None:
    """ "is in force", "has been in force", "agreements in place with": a phrase needs a form of "be" or its noun before it."""
    predicate = analyse_verb(view.tokens, i, last, frozenset({Form.PARTICIPLE}), grammar, view.masked)
    left = next(
        (
            j
            for j in range(i - 1, -1, -1)
            if j not in view.masked and view.tokens[j].lower not in {"now", "still", "already", "not", "yet"}
        ),
        -1,
    )
    word = view.tokens[left].lower if left >= 0 else ""
    if word in BE or word in HAVE:
        return replace(predicate, present=False)
    if word in {"remain", "remains", "remained", "stay", "stays", "put", "now", "currently", "already"}:
        return Predicate(left, i, last, Voice.PASSIVE, Framing.HAPPENED, word)
    return Predicate(i, i, last, Voice.REDUCED, Framing.HAPPENED, "phrase")


def _verb(view: SentenceView, grammar: Grammar, trigger: Trigger, i: int, last: int) -> Predicate | None:
    forms = trigger.forms
    tokens = view.tokens
    before = tokens[i - 1].lower if i else ""
    if forms == {Form.BASE} and before in grammar.carriers:
        return None  # "started work on": a noun
    if forms == {Form.BASE} and before in {"a", "an", "the", "of", "any", "this", "that", "no", "clear", "strong"}:
        return None  # a noun of the same form: "a sign"
    if forms == {Form.THIRD} and before in {"the", "of", "all", "any", "no", "are", "these", "those", "some", "few"}:
        return None
    if forms == {Form.ING} and (
        before in {"the", "a", "this", "formal", "official", "'s"}
        or (last < len(tokens) and tokens[last].lower in {"of", "ceremony"})
    ):
        return None  # a noun: the nominal rule reads it
    predicate = analyse_verb(tokens, i, last, forms, grammar, view.masked)
    if predicate.voice is Voice.ACTIVE and predicate.cue == "past" and Form.PARTICIPLE in forms:
        voice = _participle_voice(view, i)
        framing = Framing.PLANNED if voice is Voice.REDUCED and _is_wished(view, i) else predicate.framing
        return replace(predicate, voice=voice, framing=framing)
    return predicate


def _is_wished(view: SentenceView, i: int) -> bool:
    """ "expect to see a deal signed", "want the pact ratified": the participle completes a wish."""
    words = [token.lower for token in view.tokens[max(0, i - 7) : i]]
    return bool({"see", "want", "wants", "wanted"} & set(words)) and not {"that", "which", ","} & set(words)


def _participle_voice(view: SentenceView, i: int) -> Voice:
    """Tell "A and B signed the pact" from "the pact signed by A and B" and "Signed in May, the pact"."""
    tokens = view.tokens
    if i == 0 or (i == 1 and not tokens[0].is_word):
        return Voice.FRONTED
    left = i - 1
    while left >= 0 and (
        left in view.masked
        or tokens[left].lower in {"recently", "just", "already", "newly", "jointly", "previously", ","}
    ):
        left -= 1
    if left < 0:
        return Voice.FRONTED
    if i + 2 < len(tokens) and tokens[i + 1].lower == "by" and not tokens[i + 2].text.isdigit():
        return Voice.REDUCED
    if (
        tokens[i - 1].text == ","
        and (i + 1) < len(tokens)
        and tokens[i + 1].lower in {"on", "in", "at"}
        and _noun_before(view, left, 24)
    ):
        return Voice.REDUCED
    if left in view.party_at or tokens[left].lower in {
        "he",
        "she",
        "they",
        "we",
        "who",
        "both",
        "also",
        "sides",
        "countries",
        "states",
        "ministers",
        "presidents",
        "leaders",
        "parties",
    }:
        return Voice.ACTIVE
    following = tokens[i + 1].lower if i + 1 < len(tokens) else ""
    if (
        following
        in {
            "by",
            "in",
            "on",
            "with",
            "at",
            "between",
            "last",
            "earlier",
            "yesterday",
            "today",
            "this",
            "during",
            "after",
            "so",
            "under",
            "within",
            "back",
            "there",
            "here",
        }
        or (i + 1) in view.masked
        or following in {",", ".", ";", ")"}
    ):
        return Voice.REDUCED if _noun_before(view, left) else Voice.ACTIVE
    return Voice.ACTIVE


def _noun_before(view: SentenceView, left: int, reach: int = 9) -> bool:
    """Whether an instrument word stands close before: then the participle belongs to it."""
    words = {
        "agreement",
        "agreements",
        "accord",
        "accords",
        "pact",
        "pacts",
        "treaty",
        "treaties",
        "convention",
        "protocol",
        "protocols",
        "memorandum",
        "memoranda",
        "mou",
        "mous",
        "document",
        "documents",
        "text",
        "texts",
        "deal",
        "deals",
        "one",
        "ones",
        "declaration",
        "arrangement",
        "dta",
        "dtas",
        "those",
        "that",
        ")",
        "understanding",
        "contract",
        "letter",
        "letters",
        "statement",
        "framework",
        "partnership",
        "compact",
        "roadmap",
        "intent",
        "cooperation",
    }
    if view.tokens[left].lower in words:
        return True
    return any(token.lower in words for token in view.tokens[max(0, left - reach) : left + 1])


def _in_clause(view: SentenceView, grammar: Grammar, predicate: Predicate) -> Predicate:
    """Frame a predicate by the words that open its clause ("if", "once", "before") or hang a condition on it."""
    if predicate.framing is Framing.PLANNED and _hangs(view, predicate):
        predicate = replace(predicate, framing=Framing.POSSIBLE, cue="if")
    if predicate.framing is Framing.HAPPENED and _opens_future(view, predicate):
        return replace(predicate, framing=Framing.PLANNED, cue="will")
    if predicate.framing is Framing.HAPPENED and not predicate.cue.endswith("-ing") and _follows_modal(view, predicate):
        return replace(predicate, framing=Framing.PLANNED, cue="only after")
    if predicate.first and view.tokens[predicate.first - 1].lower in {"anybody", "anyone"}:
        return replace(predicate, framing=strongest(predicate.framing, Framing.POSSIBLE), cue="anybody")
    if _is_denied(view, predicate):
        return replace(predicate, framing=Framing.DENIED, cue="denied that")
    for i, found in _openers(view, grammar, predicate.first):
        framing = Framing(found)
        if (
            view.tokens[i].lower in {"before", "until"}
            and predicate.framing is Framing.HAPPENED
            and predicate.cue in {"past", "was", "were", "had"}
        ):
            return predicate
        if framing is Framing.PLANNED and predicate.framing is Framing.HAPPENED and not _has_modal(view):
            return predicate
        if view.tokens[i].lower in {"were", "should"} and i != 0:
            continue
        if predicate.framing is Framing.PLANNED and framing is Framing.POSSIBLE and view.tokens[i].lower == "whether":
            return replace(predicate, framing=Framing.POSSIBLE, cue="whether")
        return replace(predicate, framing=strongest(predicate.framing, framing), cue=view.tokens[i].lower)
    return predicate


def _follows_modal(view: SentenceView, predicate: Predicate) -> bool:
    """ "It could be signed only after parliament had approved it": what must come first is still to come."""
    for i in range(predicate.first - 1, max(-1, predicate.first - 12), -1):
        word = view.tokens[i].lower
        if word in {"after", "once"}:
            return any(
                view.tokens[j].lower in {"will", "can", "could", "may", "must", "would", "shall"} for j in range(i)
            )
        if view.tokens[i].text in {".", ";", ":", ",", "“", "”", '"'} or word in {"and", "but"}:
            return False
    return False


def _opens_future(view: SentenceView, predicate: Predicate) -> bool:
    """ "After signing the pact in July, a bill will be drafted": an opening gerund shares the main clause's time."""
    if predicate.cue not in {"after -ing", "by -ing", "on -ing", "upon -ing", "with -ing"} or predicate.head > 3:
        return False
    return any(token.lower in {"will", "shall"} for token in view.tokens[predicate.last :])


def _is_denied(view: SentenceView, predicate: Predicate) -> bool:
    """ "Officials denied that Peru had signed": the clause after "denied that"."""
    for i in range(predicate.first - 1, max(0, predicate.first - 16), -1):
        if view.tokens[i].lower == "that":
            return view.tokens[i - 1].lower in {"denied", "denies", "deny", "denying", "untrue", "false"}
        if view.tokens[i].text in {".", ";", ":", "“", '"'}:
            return False
    return False


def _has_modal(view: SentenceView) -> bool:
    return any(token.lower in {"will", "shall", "would", "can", "could", "may", "to"} for token in view.tokens)


def _hangs(view: SentenceView, predicate: Predicate) -> bool:
    words = [token.lower for token in view.tokens[predicate.last : predicate.last + 5]]
    return "if" in words or "unless" in words or " ".join(words).startswith(("in the event", "in case"))


def _openers(view: SentenceView, grammar: Grammar, first: int) -> Iterator[tuple[int, str]]:
    for i in range(first - 1, max(-1, first - 25), -1):
        token = view.tokens[i]
        if token.text in {";", ":", ".", ",", "—"} or token.lower in {"that", "which", "who", "and", "but"}:
            return
        found = match_longest(grammar.clause, view.tokens, i)
        if found is not None:
            yield i, found[1]
            return
