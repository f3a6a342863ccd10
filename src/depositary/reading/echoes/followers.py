"""Echoes: sentences that repeat a stage without its words ("the Peruvian one followed", "They are Peru and Chile")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from depositary.core.codes import Framing, Stage
from depositary.lexicon.inflections import Form
from depositary.reading.clauses.arguments import Arguments
from depositary.reading.clauses.companions import with_followers
from depositary.reading.clauses.framings import frame_in_clause
from depositary.reading.clauses.predicates import Predicate, Voice
from depositary.reading.clauses.records import Clause
from depositary.reading.clauses.schedules import as_scheduled
from depositary.reading.clauses.subjects import acting_list
from depositary.reading.clauses.verb_groups import analyse_verb
from depositary.reading.discourse.contexts import Context
from depositary.reading.echoes.elliptic_echoes import elliptic_echoes, intentions
from depositary.reading.echoes.fragments import fragments
from depositary.reading.echoes.repeaters import Echo, Repeater
from depositary.reading.mentions.lists import PartyList, repeated
from depositary.reading.mentions.views import SentenceView
from depositary.reading.sentences.grammars import Grammar
from depositary.reading.sentences.ranks import is_ordinal, is_rank

#: How many sentences back the repeated stage may stand.
ECHO_REACH = 4
_ALONE = frozenset({".", ",", ";", ":", "and", "but"})
_TURN_REACH = 7
_COPULA_WITHIN = 24
_LIST_GAP = 4
_DENIED_WITHIN = 3
#: Before "the ones with Peru" these make them some of those just spoken of.
_PARTS = frozenset({"among", "including"})
_PART_REACH = 4
_VERB_MARKS = frozenset({".", ",", ";"})


def find_echoes(
    view: SentenceView, number: int, context: Context, grammar: Grammar, busy: frozenset[int]
) -> Iterator[Echo]:
    """The echoes of a sentence. `busy` are the token indexes of stage words that rules have already read."""
    last = context.last
    if last is None or number - last.sentence > ECHO_REACH:
        return
    repeater = Repeater(view, last, grammar, number, context.published)
    told = list(_repeats(repeater, busy))
    yield from told
    yield from intentions(repeater, busy)
    if last.rule.stage is Stage.ENDED:
        return
    yield from _others(repeater, told[0].clause.predicate.framing if told else last.framing)
    elliptic = list(elliptic_echoes(repeater, number, busy))
    yield from _denials(repeater, busy | {echo.clause.predicate.head for echo in (*told, *elliptic)})
    yield from _turns(repeater, busy)
    yield from _latest(repeater)
    yield from _placed(repeater)
    yield from _ranked(repeater)
    yield from elliptic
    yield from fragments(repeater, busy)
    if context.in_family:
        yield from _joiners(repeater, busy)
    if not busy:
        yield from _copulas(repeater)


def _repeats(repeater: Repeater, busy: frozenset[int]) -> Iterator[Echo]:
    """ "Chile followed in May", "and the French did so on 17 February": others by a verb that repeats the stage."""
    view, grammar, last = repeater.view, repeater.grammar, repeater.last
    for i, token in enumerate(view.tokens):
        for words, forms in grammar.echoes.get(token.lower, ()):
            if i in busy or tuple(t.lower for t in view.tokens[i : i + len(words)]) != words:
                continue
            predicate = analyse_verb(view, (i, i + len(words)), forms, grammar)
            coming = as_scheduled(
                view, predicate, replace(last.rule, instrument="subject"), grammar, repeater.published
            )
            clause = repeater.framed(frame_in_clause(view, coming, grammar))
            represented = _represented(clause)
            if represented is not None:
                yield Echo(clause, Arguments(subject=represented, body=last.body))
                return
            subject = acting_list(clause)
            if subject is None or not _is_intransitive(clause) or _repeats_other(repeater, subject, clause):
                continue
            theirs = subject if clause.word(predicate.first - 1) == "'s" else None  # "Kenya's follows in May"
            yield Echo(clause, Arguments(subject=with_followers(clause, subject), partners=theirs, body=last.body))
            yield from _tail(repeater, clause.predicate)
            return


def _repeats_other(repeater: Repeater, subject: PartyList, clause: Clause) -> bool:
    """Whether it repeats what its own sentence says: "Peru will give ships; Chile is asked to do the same", "Peru was
    the last to ratify; Chile had done so in May", or others are asked to do it: "Peru asked their envoys to do so"."""
    words = repeater.grammar.words
    between = clause.lower(subject.after, clause.predicate.first)
    asks = not words.echoes.asked.isdisjoint(between[:2]) and between[0] not in words.verbs.be
    if asks and not clause.is_passive:
        return True
    said = clause.lower(0, subject.first)
    if ";" not in said or repeater.last.sentence == repeater.number:
        return False
    return not repeater.grammar.modals.keys().isdisjoint(said) or _names_another(repeater, said)


def _names_another(repeater: Repeater, said: Sequence[str]) -> bool:
    """Whether one of the words is a verb of another stage than the one that was told last."""
    triggers = (trigger for word in said for trigger in repeater.grammar.triggers.get(word, ()))
    return any(each.is_bare_verb and each.rule.stage is not repeater.last.rule.stage for each in triggers)


def _represented(clause: Clause) -> PartyList | None:
    """For whom somebody repeats the stage: "the two presidents followed for Peru and Chile"."""
    at = clause.predicate.last
    listed = clause.list_at(at + 1) if at + 1 < len(clause.view.tokens) and clause.word(at) == "for" else None
    return listed if listed is not None and listed.first - at <= 2 else None


def _is_intransitive(clause: Clause) -> bool:
    at = clause.predicate.last
    if at >= len(clause.view.tokens) or at in clause.view.masked:
        return True
    return clause.word(at) in _VERB_MARKS or clause.word(at) in clause.words.echoes.after_verb


def _tail(repeater: Repeater, predicate: Predicate) -> Iterator[Echo]:
    """ "... and the French on 17 February": the same again without a verb."""
    view = repeater.view
    for i in range(predicate.last, len(view.tokens) - 2):
        if view.tokens[i].lower == "and" and view.tokens[i + 1].lower == "the" and i + 2 in view.party_at:
            clause = repeater.framed(Predicate(i, i + 1, i + 2, Voice.ACTIVE, predicate.framing, "and"))
            listed = clause.list_at(i + 2)
            if listed is not None and len(listed.codes) == 1:
                moved = Predicate(i, i + 1, listed.after, Voice.ACTIVE, predicate.framing, "and")
                yield Echo(repeater.framed(moved), Arguments(subject=listed))


def _others(repeater: Repeater, framing: Framing) -> Iterator[Echo]:
    """ "with Chile following Peru, Ecuador and Brazil", "those with Peru and Brazil": others that reached it before."""
    view, leads = repeater.view, repeater.grammar.words.echoes.before_list
    ranked = _is_ranked(repeater)
    for i, token in enumerate(view.tokens):
        before = view.tokens[i - 1].lower if i else ""
        after = ranked and token.lower == "after" and before == ","
        if before == "followed" and token.lower == "by" and i > 1 and view.tokens[i - 2].text == ",":
            clause = repeater.clause((i, i + 1), framing)
            listed = clause.list_at(i + 1)
            if listed is not None and listed.first - i <= 2:
                yield Echo(clause, Arguments(listed=listed))
        if (
            (token.lower == "following" and (i - 1) in view.party_at)
            or (after and i + 1 in view.party_at)
            or (f"{before} {token.lower}" in leads and not _acts(repeater, i))
        ):
            part = repeater.last.sentence == repeater.number and _opens_part(repeater, i)
            clause = repeater.clause((i, i + 1), repeater.last.framing if part else Framing.HAPPENED)
            listed = clause.list_at(i + 1)
            if listed is not None and listed.first - i <= 2:
                listed = repeated(view, listed, token.lower, repeater.grammar.words.lists)
                partners = listed if token.lower == "with" else None
                yield Echo(clause, Arguments(listed=listed, partners=partners), aside=True)


def _opens_part(repeater: Repeater, at: int) -> bool:
    """ "has not ratified four of its pacts, among them the ones with Peru": some of those of which it was told."""
    lead = [token.lower for token in repeater.view.tokens[max(0, at - _PART_REACH) : at]]
    return not _PARTS.isdisjoint(lead)


def _acts(repeater: Repeater, at: int) -> bool:
    """ "Those with Peru and Chile have been signed": they open a clause that says itself what was done."""
    verbs = repeater.grammar.words.verbs
    opens = at == 1 or (at > 1 and repeater.view.tokens[at - 2].text in {",", ";"})
    listed = repeater.clause((at, at + 1)).list_at(at + 1) if opens else None
    after = listed.after if listed is not None else len(repeater.view.tokens)
    aside = at > 1 and after < len(repeater.view.tokens) and repeater.view.tokens[after].text == ","
    after += aside  # "Two of them, those with Peru and Chile, have been signed"
    behind = repeater.view.tokens[after].lower if after < len(repeater.view.tokens) else ""
    denied = any(token.lower in verbs.negators for token in repeater.view.tokens[after : after + _DENIED_WITHIN])
    if at > 1 and not (denied or aside):
        return False  # "talks with Peru go on, those with Chile have begun"
    return behind in verbs.be | verbs.have | repeater.grammar.modals.keys()


def _denials(repeater: Repeater, busy: frozenset[int]) -> Iterator[Echo]:
    """ "Norway has signed, Sweden has not": an auxiliary with "not" and nothing behind it."""
    view, verbs = repeater.view, repeater.grammar.words.verbs
    if repeater.last.framing is Framing.POSSIBLE:
        return
    for i, token in enumerate(view.tokens[:-1]):
        alone = _is_alone(view, i + 2)
        if not busy and i and view.tokens[i - 1].text == ";" and repeater.last.sentence != repeater.number:
            return  # "Chile wants to leave; Peru does not": it repeats what this sentence says
        pair = (token.lower, view.tokens[i + 1].lower)
        refuses = pair[0] in verbs.have | verbs.do and pair[1] in {"not", "n't"}
        refuses = refuses or (pair[0] == "never" and pair[1] in verbs.have | verbs.do)
        told = not busy and pair[0] == "had" and any(t.lower == "had" for t in view.tokens[: max(0, i - 1)])
        if not refuses or not alone or told:
            continue  # "Peru had resisted, Chile had not": it repeats what this sentence says
        clause = repeater.clause((i, i + 2), Framing.DENIED)
        subject = acting_list(clause) if i not in busy and i - 1 in view.party_at else None
        if subject is not None and subject.after == i:
            yield Echo(clause, Arguments(subject=subject, denied=True, body=repeater.last.body))


def _is_alone(view: SentenceView, at: int) -> bool:
    """Whether nothing that could be denied stands behind "not": "has not.", "has not yet, but"."""
    at += at < len(view.tokens) and view.tokens[at].lower == "yet"
    return at >= len(view.tokens) or view.tokens[at].lower in _ALONE


def _turns(repeater: Repeater, busy: frozenset[int]) -> Iterator[Echo]:
    """ "A week later it was the turn of the Dutch", "earlier it had been Madrid's turn"."""
    view = repeater.view
    for i, token in enumerate(view.tokens):
        lead = [t.lower for t in view.tokens[max(0, i - _TURN_REACH) : i]]
        if token.lower != "turn" or "it" not in lead or i in busy:
            continue
        framing = Framing.PLANNED if "will" in lead or (i + 1 < len(view.tokens) and "be" in lead) else Framing.HAPPENED
        clause = repeater.clause((i, i + 1), framing)
        at = i + 2 if clause.word(i + 1) == "of" else i - 2 if clause.word(i - 1) == "'s" else -1
        start = view.party_at[at][0] if at in view.party_at else at
        listed = clause.list_at(start) if at >= 0 else None
        if listed is not None:
            yield Echo(clause, Arguments(subject=listed))


def _latest(repeater: Repeater) -> Iterator[Echo]:
    """ "the latest of them being Peru", "the last were Peru and Chile": who reached it last of all that did."""
    view, latest, be = repeater.view, repeater.grammar.words.echoes.latest, repeater.grammar.words.verbs.be
    words = [token.lower for token in view.tokens]
    for i, word in enumerate(words):
        named = word in latest or words[i : i + 2] == ["most", "recent"]
        if not named or i == 0 or words[i - 1] != "the":
            continue
        i += word == "most"  # "the most recent was Peru"
        at = i + 3 if words[i + 1 : i + 3] in (["of", "them"], ["of", "these"], ["of", "whom"]) else i + 1
        if at >= len(words) or words[at] not in be or at + 1 not in view.party_at:
            continue
        clause = repeater.clause((at, at + 1))
        listed = clause.list_at(at + 1)
        if listed is not None:
            yield Echo(clause, Arguments(listed=listed))
            return


def _placed(repeater: Repeater) -> Iterator[Echo]:
    """ "Denmark was the first, Norway the last", "Japan is next": the places of some in the row."""
    view, verbs = repeater.view, repeater.grammar.words.verbs
    words = [token.lower for token in view.tokens]
    for i, word in enumerate(words):
        named = i > 1 and words[i - 1] == "the"
        at = i - 2 if named else i - 1
        ends = i + 1 >= len(words) or words[i + 1] in _VERB_MARKS or (i + 1) in view.masked or words[i + 1] == "in"
        if not is_rank(word, verbs) or not ends or at < 1 or not (named or word == "next"):
            continue
        framing = Framing.PLANNED if word == "next" and words[at] in verbs.present_be else Framing.HAPPENED
        first = at if words[at] in verbs.be and at - 1 in view.party_at else at + 1
        if (first == at + 1 and not (named and at in view.party_at)) or words[first - 1] == "'s":
            continue
        clause = repeater.clause((first, i + 1), framing)
        entry = view.party_at[first - 1]
        yield Echo(clause, Arguments(subject=clause.list_at(entry[0])))


def _ranked(repeater: Repeater) -> Iterator[Echo]:
    """ "In the morning Peru became the eleventh signatory": who became one more of those that reached it."""
    view, words = repeater.view, repeater.grammar.words
    for i, token in enumerate(view.tokens):
        ranked = i > 2 and is_ordinal(view.tokens[i - 1].lower, words.verbs)
        if token.lower not in words.echoes.ranked or not ranked or view.tokens[i - 2].lower != "the":
            continue
        if view.tokens[i - 3].lower not in words.verbs.become or _says_what(repeater, i + 1):
            continue
        clause = repeater.framed(
            analyse_verb(view, (i - 3, i + 1), frozenset({Form.PAST, Form.PARTICIPLE}), repeater.grammar)
        )
        subject = acting_list(clause)
        if subject is not None:
            yield Echo(clause, Arguments(subject=subject))
            return


def _says_what(repeater: Repeater, at: int) -> bool:
    """Whether the words behind say themselves what was reached: "the eighth country to sign", "member of the fund"."""
    tokens = repeater.view.tokens
    return at < len(tokens) and tokens[at].lower in repeater.grammar.words.echoes.ranked_in


def _joiners(repeater: Repeater, busy: frozenset[int]) -> Iterator[Echo]:
    """ "Copenhagen has now joined London, Berlin and Paris": one more that reached what the others had."""
    view, forms = repeater.view, repeater.grammar.words.echoes.joining
    for i, token in enumerate(view.tokens):
        if token.lower not in forms or i in busy or i + 1 not in view.party_at:
            continue
        clause = repeater.framed(
            analyse_verb(view, (i, i + 1), frozenset({Form.PAST, Form.PARTICIPLE}), repeater.grammar)
        )
        subject, others = acting_list(clause), clause.list_at(i + 1)
        if subject is not None and others is not None and len(others.codes) > 1:
            yield Echo(clause, Arguments(subject=subject))
            yield Echo(repeater.clause((i, i + 1)), Arguments(listed=others), aside=True)
            return


def _is_ranked(repeater: Repeater) -> bool:
    """Whether the sentence ranks somebody: "became the fourth country, after Britain, Germany and France"."""
    words, verbs = [token.lower for token in repeater.view.tokens], repeater.grammar.words.verbs
    return any(before == "the" and is_ordinal(word, verbs) for before, word in pairwise(words))


def _copulas(repeater: Repeater) -> Iterator[Echo]:
    """ "They are Chile, Peru and Ecuador": the list of those who were counted before."""
    view, words = repeater.view, repeater.grammar.words.echoes
    if len(view.tokens) < 2 or view.tokens[0].lower not in words.pointing:
        return
    least = 2 if repeater.last.counted else 3
    for i, token in enumerate(view.tokens[:_COPULA_WITHIN]):
        if token.lower in words.copulas or token.text == ":":
            clause = repeater.clause((i, i + 1))
            listed = clause.list_at(i + 1)
            if listed is not None and len(listed.codes) >= least and _follows(listed, i):
                yield Echo(clause, Arguments(listed=listed))
                return


def _follows(listed: PartyList, at: int) -> bool:
    return listed.first - at <= _LIST_GAP
