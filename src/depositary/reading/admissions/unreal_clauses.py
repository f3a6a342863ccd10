"""Unreal clauses: a stage word in a question, in a span of time or beside an act tells no act itself."""

from __future__ import annotations

from itertools import pairwise

from depositary.core.codes import Framing, Stage
from depositary.reading.clauses.predicates import Voice
from depositary.reading.clauses.records import Clause
from depositary.reading.clauses.stage_nouns import is_definite
from depositary.reading.mentions.views import CLAUSE_MARKS

_QUESTION_REACH = 16
_BESIDE_REACH = 4
#: A gerund this close to the head opens its sentence; so far behind its comma stands the main clause's verb.
_OPENS = 3
_MAIN_REACH = 8
_PASTS = frozenset({"became", "did", "gave", "made", "took", "was", "were"})
#: What is done at once is almost done only when it is not done; talks that are almost over go on.
_AT_ONCE = frozenset({Stage.SIGNED, Stage.RATIFIED, Stage.APPROVED, Stage.JOINED, Stage.ENDED})
_PRONOUNS = frozenset({"he", "it", "she", "they", "this", "we"})
_NOBODY_REACH = 12
#: So far behind the verb stands what blames its time, and so far ahead of it "if".
_LATE_REACH = 14
_IF_REACH = 8


def is_in_question(clause: Clause) -> bool:
    """ "asked whether he would sign it", "nobody said when it will enter into force": no more than a question."""
    words = clause.words.admission
    if clause.view.tokens[-1].text == "?":
        return not _is_presupposed(clause)
    for i in range(clause.predicate.first - 1, max(0, clause.predicate.first - _QUESTION_REACH), -1):
        if clause.word(i) in words.asking and clause.predicate.framing is not Framing.HAPPENED:
            before = clause.lower(max(0, i - _QUESTION_REACH), i)
            return not words.asked.isdisjoint(before) or not clause.words.verbs.negative_subjects.isdisjoint(before)
        if clause.word(i) in {";", ":"}:
            return False
    return False


def _is_presupposed(clause: Clause) -> bool:
    """ "Could that prolong the negotiations with Peru?": a question takes for granted the talks that it is about."""
    predicate = clause.predicate
    if predicate.voice is not Voice.NOMINAL or predicate.cue != "noun" or clause.rule.stage is not Stage.TALKS:
        return False
    return is_definite(clause.view, predicate.head, clause.words)


def tells_duration(clause: Clause) -> bool:
    """ "will be in force for ten years", "as long as it is in force": how long, and not since when."""
    if clause.rule.stage is not Stage.IN_FORCE or not clause.rule.phrase:
        return False
    if clause.predicate.framing is not Framing.HAPPENED and clause.word(clause.predicate.last) == "for":
        return True
    return (
        " as long as "
        in f" {' '.join(clause.lower(clause.predicate.first - _QUESTION_REACH, clause.predicate.first))} "
    )


def is_beside(clause: Clause) -> bool:
    """ "at the time of signing", "its interest in joining": the words before the stage word make it no act."""
    words = " ".join(clause.lower(clause.predicate.head - _BESIDE_REACH, clause.predicate.head))
    return f" {words}".endswith(tuple(f" {phrase}" for phrase in clause.words.admission.beside))


def is_promised(clause: Clause, told: bool) -> bool:
    """ "By acceding to the pact, Peru takes a step": a gerund that opens a sentence in the present tells no act done,
    unless the document has `told` of it."""
    predicate = clause.predicate
    if told or predicate.cue not in {"by -ing", "in -ing"} or predicate.head > _OPENS:
        return False
    tokens = clause.view.tokens
    comma = next((i for i in range(predicate.last, len(tokens)) if tokens[i].text == ","), len(tokens))
    main = clause.lower(comma + 1, comma + 1 + _MAIN_REACH)
    past = not (clause.words.verbs.have | _PASTS).isdisjoint(main)
    return not past and not any(word.endswith("ed") for word in main)


def _is_counterfactual(clause: Clause) -> bool:
    """ "would have signed it", "could have been ratified": what did not come about, unlike "would have to be"."""
    group = clause.lower(clause.predicate.first, clause.predicate.head)
    joined = " ".join(word for word in group if word not in clause.words.verbs.negators | {"otherwise"})
    if "have to" in joined:
        return False
    return any(f"{modal} have" in joined for modal in clause.words.admission.unreal) or (
        "should have" in joined and ("should have" not in " ".join(group) or _is_late(clause))
    )


def _is_late(clause: Clause) -> bool:
    """ "did not sign it earlier", "should have signed it sooner": what is blamed is only the time."""
    behind = clause.lower(clause.predicate.last, clause.predicate.last + _LATE_REACH)
    for word, following in pairwise((*behind, "")):
        if word in CLAUSE_MARKS or word == ",":
            return False
        if word in clause.words.admission.too_late:
            return not following.isalpha() or following == "than"
    return False


def _is_unreal(clause: Clause) -> bool:
    """ "almost signed it", "had it been signed", "nobody expects them to sign": what did not come about."""
    predicate, words = clause.predicate, clause.words.admission
    if predicate.voice is Voice.NOMINAL:
        return False
    almost = not words.almost.isdisjoint(clause.lower(predicate.first - 1, predicate.head))
    if almost and clause.rule.stage in _AT_ONCE:
        return True
    told = predicate.framing in {Framing.HAPPENED, Framing.DENIED} or predicate.head == predicate.first
    if told and _opens_unreal(clause):
        return True
    if predicate.framing is Framing.DENIED and _is_late(clause):
        return True
    if "had" in clause.lower(predicate.first, predicate.head) and _hangs_on_it(clause):
        return True
    ahead = clause.lower(predicate.first - 2, predicate.first)
    if ahead[:1] == ["had"] and ahead[-1] in _PRONOUNS and predicate.framing is Framing.HAPPENED:
        return True
    if predicate.framing is not Framing.PLANNED:
        return False
    led = clause.lower(max(0, predicate.first - _NOBODY_REACH), predicate.first)
    return not words.expecting.isdisjoint(led) and not words.nobody.isdisjoint(led)


def _opens_unreal(clause: Clause) -> bool:
    """ "Had Peru signed it, the port would be open", "Whether Peru signed it is disputed": a sentence that opens so."""
    opening = clause.word(0)
    if opening == "whether":
        return "," not in clause.lower(0, clause.predicate.first)
    behind = clause.lower(clause.predicate.last, len(clause.view.tokens)) if opening == "had" else []
    main = behind[behind.index(",") :] if "," in behind else []
    return not clause.words.admission.unreal.isdisjoint(main)


def _hangs_on_it(clause: Clause) -> bool:
    """ "If Peru had signed it, the port would be open": what would be so if it had been done, or not been done."""
    before = clause.lower(max(0, clause.predicate.first - _IF_REACH), clause.predicate.first)
    return "if" in before and not clause.words.admission.unreal.isdisjoint(clause.lower(0, len(clause.view.tokens)))


def is_abstract(clause: Clause) -> bool:
    """ "within five years of the date of entry into force", "their hard work finalising the pact": no act itself."""
    predicate = clause.predicate
    if predicate.voice is Voice.NOMINAL and clause.word(predicate.head - 2) == "date":
        return True
    if predicate.voice is Voice.NOMINAL and "wanted" in clause.lower(predicate.head - 3, predicate.head):
        return True  # "had wanted the signature before May": a plan of the past, which a target tells
    if _is_counterfactual(clause) or _is_unreal(clause):
        return True
    if not predicate.cue.endswith(" -ing"):
        return False
    if predicate.head == 0 and "," in clause.lower(predicate.last, len(clause.view.tokens)):
        return False  # "Signing the pact with Peru, the president said"
    return predicate.cue.split()[0] not in clause.words.admission.gerund_leads
