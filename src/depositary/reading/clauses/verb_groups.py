"""Verb groups: how the words to the left of a stage verb frame it (tense, modality, negation, voice)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise

from depositary.core.codes import Framing
from depositary.lexicon.inflections import Form
from depositary.reading.clauses.predicates import Predicate, Voice, strongest
from depositary.reading.clauses.purposes import purpose_framing
from depositary.reading.mentions.views import SentenceView
from depositary.reading.sentences.grammars import Grammar
from depositary.reading.sentences.ranks import is_rank

#: Nobody writes a longer verb group; it bounds how deep one auxiliary can lead to the next ("is to be to be ...").
_REACH = 80
_RANK_REACH = 14
_MAX_CHAIN = 8
#: How far before a decision its judgement may stand, and how far behind it what it already does.
_DECISION_REACH = 22
_EFFECT_REACH = 14
_COORDINATION_REACH = 22
_NEGATION_REACH = 12
#: A party's name has no more words than these.
_PARTY_REACH = 6
#: Two parties that somebody helps to do something have no more; between them stand these.
_PARTIES_REACH = 14
_IN_PARTIES = frozenset({",", "and", "both", "the"})
#: Behind these modals what is enabled is a plan.
_COMMITTING = frozenset({"shall", "will"})
_RELATIVES = frozenset({"which", "who", "whom"})
#: So many words behind "took" stands how long or how often: "it took them four years to sign".
_TAKEN_REACH = 12
#: Before "on to" and a verb: "went on to sign".
_GOING = frozenset({"go", "goes", "going", "gone", "moved", "went"})
#: "abandoned the idea of signing": no longer phrase leads a gerund.
_LEAD_REACH = 3


@dataclass(frozen=True, slots=True)
class _Step:
    """A state of the walk to the left: where it stands, the framing so far, the voice, the words that decided."""

    at: int
    framing: Framing
    voice: Voice
    cue: str
    present: bool = False


def analyse_verb(view: SentenceView, span: tuple[int, int], forms: frozenset[Form], grammar: Grammar) -> Predicate:
    """The predicate of a stage verb that takes the tokens of `span` (first, token after the last)."""
    head, last = span
    walk = _Walk(view, head, grammar)
    step = walk.start(head, forms)
    step = walk.outward(step)
    step = walk.negative_subject(step)
    return Predicate(step.at, head, last, step.voice, step.framing, step.cue, step.present)


class _Walk:
    """The walk from a stage verb to the left, over auxiliaries and the verbs that govern it."""

    def __init__(self, view: SentenceView, head: int, grammar: Grammar) -> None:
        self.view = view
        self.tokens = view.tokens
        self.masked = view.masked
        self.grammar = grammar
        self.words = grammar.words.verbs
        self.floor = max(0, head - _REACH)

    def before(self, at: int) -> tuple[int, bool]:
        """The nearest token to the left that is no adverb, and whether a negator was stepped over; -1 at the start."""
        negated = False
        i = at - 1
        while i >= 0:
            word = self.word(i)
            if word in self.words.negators:
                negated = self.word(i + 1) != "only"  # "not only conducted talks but"
            elif self._ends_in_any_case(i):
                i -= 3
                continue
            elif word in {"in", "on"} and i + 1 in self.masked and self.word(i - 1) in self.grammar.governors:
                pass  # "agreed on Tuesday to sign"
            elif word == "longer" and self.word(i - 1) == "no":
                negated = True
                i -= 2
                continue
            elif not (i in self.masked or word in self.words.adverbs or self._is_adverb(word)):
                break
            i -= 1
        return i, negated

    def _ends_in_any_case(self, at: int) -> bool:
        """Whether "in any case" or "in any event", which a verb group may hold, ends here."""
        return at > 1 and self.word(at) in {"case", "event"} and (self.word(at - 2), self.word(at - 1)) == ("in", "any")

    def _is_adverb(self, word: str) -> bool:
        return len(word) > 4 and word.endswith("ly") and word not in self.words.no_adverbs

    def word(self, at: int) -> str:
        """The lower-case word at a place, or an empty string outside the walk's reach."""
        return self.tokens[at].lower if self.floor <= at < len(self.tokens) else ""

    def start(self, head: int, forms: frozenset[Form]) -> _Step:
        """The first step: the stage verb's own form with its auxiliaries."""
        left, negated = self.before(head)
        word = self.word(left)
        if Form.ING in forms and len(forms) == 1:
            return self._gerund(head, left, word, negated)
        if word in self.words.be and (Form.PARTICIPLE in forms or (Form.PAST in forms and word != "'s")):
            return self._auxiliary(left, Voice.PASSIVE, negated)
        if word in self.words.have and forms & {Form.PARTICIPLE, Form.PAST}:
            return self._auxiliary(left, Voice.ACTIVE, negated)
        if word in self.words.joints or (word == "but" and negated):  # "concluded but not signed"
            joined = self._coordinated(head, left, forms, negated)
            if joined is not None:
                return joined
        if forms & {Form.PAST, Form.PARTICIPLE} and word not in {"to", *self.grammar.modals, *self.words.do}:
            return _Step(head, _deny(Framing.HAPPENED, negated), Voice.ACTIVE, "past")
        if Form.THIRD in forms:
            return _Step(head, _deny(Framing.HAPPENED, negated), Voice.ACTIVE, "present", present=True)
        return self._base(head, left, word, negated, Voice.ACTIVE)

    def _coordinated(self, head: int, left: int, forms: frozenset[Form], negated: bool) -> _Step | None:
        """A verb that shares the auxiliaries of one before it: "was signed and approved", "can be signed and enter"."""
        if self._closes_aside(left, head):
            return None
        for at in range(left - 1, max(-1, left - _COORDINATION_REACH), -1):
            word = self.word(at)
            if word in self.words.clause_heads:
                return None
            if word in self.grammar.modals and Form.BASE in forms:
                return self._modal(at, word, negated, Voice.ACTIVE)
            if word == "to" and Form.BASE in forms and self.word(at + 1) in self.grammar.verbs:
                return self._infinitive(at, negated, Voice.ACTIVE)
            base = Form.BASE in forms and Form.PAST not in forms
            if base and (self.word(at - 1), word) == ("to", "be"):
                return self._infinitive(at - 1, negated, Voice.ACTIVE)  # "is to be signed and come into force"
            auxiliary = word in self.words.be and word != "'s"  # unlike "Peru's congress approved it, signed in May"
            if auxiliary and forms & {Form.PARTICIPLE, Form.PAST} and self._participle_follows(at):
                following = self.word(head + 1)
                if following in self.words.after_passive or head + 1 in self.masked:
                    return self._auxiliary(at, Voice.PASSIVE, negated)
                return None
            if word in self.words.have and forms & {Form.PARTICIPLE} and self._participle_follows(at):
                return self._auxiliary(at, Voice.ACTIVE, negated)
        return None

    def _closes_aside(self, comma: int, head: int) -> bool:
        """ "Chile, which had waited, approved it": a comma behind a relative clause and before no row of verbs."""
        if self.word(comma) != "," or self.word(head + 1) in {",", "and"}:
            return False
        before = [self.word(at) for at in range(max(0, comma - _COORDINATION_REACH), comma)]
        return any(pair[0] == "," and pair[1] in _RELATIVES for pair in pairwise(before))

    def _participle_follows(self, at: int) -> bool:
        following = self.tokens[at + 1 : at + 4]
        return any(token.lower.endswith(tuple(self.words.participle_endings)) for token in following)

    def _led(self, at: int, voice: Voice) -> _Step | None:
        """ "ruled out signing", "denied having signed": as the words say that end at a token."""
        for start in range(max(0, at - _LEAD_REACH), at + 1):
            phrase = " ".join(token.lower for token in self.tokens[start : at + 1])
            framing = self.grammar.gerunds.get(phrase) if start < at or phrase in self.words.denying else None
            if framing is None:
                continue
            _, negated = self.before(start)
            open_again = negated and framing == Framing.DENIED  # "did not rule out signing"
            return _Step(start, Framing.POSSIBLE if open_again else _deny(Framing(framing), negated), voice, phrase)
        return None

    def _gerund(self, head: int, left: int, word: str, negated: bool) -> _Step:
        led = self._led(left, Voice.ACTIVE) if not negated else None
        if led is not None:
            return led
        if word in self.words.be:
            step = self._auxiliary(left, Voice.ACTIVE, negated)
            return _Step(step.at, step.framing, step.voice, "progressive", step.present)
        framing = Framing(self.grammar.gerunds.get(self._gerund_lead(left) if word == "and" else word, "happened"))
        if word == "for" and not self.words.thanks.isdisjoint(token.lower for token in self.tokens[self.floor : left]):
            framing = Framing.HAPPENED  # "we thank both sides for reaching an agreement"
        if word == "in" and self.word(left - 1) in self.words.interests:
            framing = Framing.POSSIBLE  # "expressed their interest in opening negotiations"
        governed = self.grammar.governors.get(word)
        if governed == "transparent":
            return _Step(left, _deny(framing, negated), Voice.ACTIVE, word)
        if governed in {"possible", "denied"}:
            return _Step(left, _deny(Framing(governed), negated), Voice.ACTIVE, f"{word} -ing")
        return _Step(head, _deny(framing, negated), Voice.ACTIVE, f"{word} -ing")

    def _gerund_lead(self, at: int) -> str:
        """The word before the gerund that "and" joins to this one: "of finalising the pact and concluding talks"."""
        for i in range(at - 1, max(0, at - _COORDINATION_REACH), -1):
            if self.word(i) in self.words.clause_heads:
                break
            if self.word(i).endswith("ing") and self.word(i) in self.grammar.verbs:
                return self.word(i - 1)
        return "and"

    def _auxiliary(self, at: int, voice: Voice, negated: bool) -> _Step:
        word = self.word(at)
        left, more = self.before(at)
        negated = negated or more
        outer = self.word(left)
        if word in self.words.chained and (outer in self.words.have or outer in self.words.be):
            step = self._auxiliary(left, voice, negated)
            return _Step(step.at, step.framing, voice, step.cue, step.present)
        if outer in self.grammar.modals:
            return self._modal(left, outer, negated, voice)
        led = self._led(left, voice) if word in {"having", "being"} and not negated else None
        if led is not None:
            return led
        if outer == "to" and word in {"be", "have"}:
            step = self._base(at, left, outer, negated, voice)
            if word == "have" and step.cue == "to":  # "claims to have signed", "is considered to have been signed"
                return _Step(step.at, _deny(Framing.HAPPENED, negated), voice, "to have")
            return step
        if word == "being":  # "is on the verge of being signed", "before being ratified"
            framing = Framing(self.grammar.gerunds.get(outer, Framing.HAPPENED))
            return _Step(at, _deny(framing, negated), voice, word)
        if word == "having" and self.grammar.gerunds.get(outer) == Framing.DENIED:
            return _Step(at, Framing.DENIED, voice, outer)  # "parted without having signed"
        if word == "be":
            return _Step(at, _deny(Framing.PLANNED, negated), voice, word)  # "they insist, asked that it be signed"
        present = word in self.words.present_be and voice is Voice.PASSIVE
        return _Step(at, _deny(Framing.HAPPENED, negated), voice, word, present)

    def _modal(self, at: int, word: str, negated: bool, voice: Voice) -> _Step:
        _, more = self.before(at)
        framing = Framing(self.grammar.modals[word])
        return _Step(at, _deny(framing, negated or more), voice, word)

    def _base(self, at: int, left: int, word: str, negated: bool, voice: Voice) -> _Step:
        if word in self.grammar.modals:
            return self._modal(left, word, negated, voice)
        if word in self.words.do:
            return _Step(left, _deny(Framing.HAPPENED, negated), voice, word)
        if word == "to":
            return self._infinitive(left, negated, voice)
        return _Step(at, _deny(Framing.HAPPENED, negated), voice, "present", present=True)

    def _infinitive(self, at: int, negated: bool, voice: Voice) -> _Step:
        if (self.word(at - 2), self.word(at - 1)) == ("or", "not"):
            return _Step(at, Framing.POSSIBLE, voice, "whether or not to")
        left, more = (at - 1, False) if self.word(at - 1) == "yet" else self.before(at)
        word = self.word(left)
        negated = negated or more
        if word in self.words.be:
            step = self._auxiliary(left, voice, negated)
            return _Step(step.at, strongest(step.framing, Framing.PLANNED), voice, f"{word} to")
        governed = self.grammar.governors.get(word)
        if word.endswith("ing") and self._is_noun(left):
            governed = None  # "the annual meeting to sign the pact"
        if word == "on" and self.word(left - 1) in _GOING:
            return _Step(left - 1, _deny(Framing.HAPPENED, negated), voice, "went on to")
        lasting = word == "rounds" or word in self.grammar.words.dates.spans
        if lasting and "took" in {self.word(i) for i in range(left - _TAKEN_REACH, left)}:
            return _Step(left, _deny(Framing.HAPPENED, negated), voice, "took to")
        if word == "order":
            opening = left <= 1  # "In order to enter into force, it has to be approved by both parliaments"
            return _Step(left, Framing.POSSIBLE if opening else Framing.PLANNED, voice, "in order to")
        if governed == "transparent":
            return _Step(left, _deny(Framing.HAPPENED, negated), voice, word)
        if governed:
            return _Step(left, _deny(Framing(governed), negated), voice, f"{word} to")
        if word in self.words.decisions and self._is_taken(left):
            return _Step(at, _deny(Framing.HAPPENED, negated), voice, "decision to")
        given = self._enabled(at, left, voice) or self._as_ranked(at, negated, voice)
        if given is not None:
            return given
        purpose = purpose_framing(self.view, at, self.grammar.words)
        if purpose is not None:
            return _Step(at, purpose[0], voice, purpose[1])
        return _Step(at, _deny(Framing.PLANNED, negated), voice, "to")

    def _is_noun(self, at: int) -> bool:
        """Whether a determiner stands before a word, or before the one that describes it."""
        definite, before = self.grammar.words.nouns.definite, self.word(at - 1)
        return before in definite or (self.word(at - 2) in definite and before not in self.words.be)

    def _enabled(self, to: int, at: int, voice: Voice) -> _Step | None:
        """ "The truce would allow Peru to conclude the pact", "helped both to sign it": as parties are enabled."""
        floor, ends = max(self.floor, at - _PARTIES_REACH), {}
        for i in range(floor, at + 1):
            entry = self.view.party_at.get(i)
            ends.update({entry[1]: i} if entry is not None else {})
        verb = at
        while verb > floor and (verb + 1 in ends or self.word(verb) in _IN_PARTIES):
            verb = ends.get(verb + 1, verb) - 1
        if verb == at or self.word(verb) not in self.words.enabling | self.words.enabled:
            return None
        left, negated = self.before(verb)
        outer = self.word(left)
        if outer in self.grammar.modals and outer not in _COMMITTING:
            return _Step(to, _deny(Framing.POSSIBLE, negated), voice, "enabled to")
        done = self.word(verb) in self.words.enabled and outer not in self.words.be
        return _Step(to, _deny(Framing.HAPPENED, negated), voice, "enabled to") if done else None

    def _is_taken(self, at: int) -> bool:
        """ "We welcome Peru's decision to join": what is welcomed or regretted, or has effects already, is done."""
        before = {self.word(i) for i in range(max(self.floor, at - _DECISION_REACH), at)}
        if not self.words.judging.isdisjoint(before):
            return True
        following = [token.lower for token in self.tokens[at : at + _EFFECT_REACH]]
        return any(pair[0] in self.words.present_be and pair[1].endswith("ing") for pair in pairwise(following))

    def _ranked(self, at: int, voice: Voice) -> _Step | None:
        """ "became the seventh country to sign": who is ranked did it, unless the ranking itself is still to come."""
        low = max(-1, at - _RANK_REACH)
        rank = next((i for i in range(at, low, -1) if self._is_rank(i)), None)
        if rank is None:
            return None
        for i in range(rank, max(-1, rank - 8), -1):
            word = self.word(i)
            if word in self.words.be or word in self.words.become:
                left, negated = self.before(i)
                outer = self.word(left)
                if outer in self.grammar.modals:
                    return self._modal(left, outer, negated, voice)
                if outer == "to":
                    governed = self.word(left - 1) in self.grammar.governors
                    return self._infinitive(left, negated, voice) if governed else None
                first = left if outer in self.words.have else i
                if self.word(rank) == "next":
                    return _Step(first, _deny(Framing.PLANNED, negated), voice, "ranked")
                return _Step(first, _deny(Framing.HAPPENED, negated), voice, "ranked")
        return _Step(rank, Framing.HAPPENED, voice, "ranked")

    def _as_ranked(self, at: int, negated: bool, voice: Voice) -> _Step | None:
        """The step of a rank before "to", denied where the rank is of those who did not: "the only one not to sign"."""
        ranked = self._ranked(at - 1, voice)  # "first", which ranks, is an adverb elsewhere
        return replace(ranked, framing=_deny(ranked.framing, negated)) if ranked is not None else None

    def _is_rank(self, at: int) -> bool:
        return is_rank(self.word(at), self.words) or (self.word(at - 1), self.word(at)) == ("most", "recent")

    def outward(self, step: _Step) -> _Step:
        """Follow governing verbs outward: "had agreed to start negotiating"."""
        for _ in range(_MAX_CHAIN):
            if step.at < 0 or self.word(step.at) not in self.grammar.governors:
                return step
            left, negated = self.before(step.at)
            grown = self._governed(left, negated, step.voice)
            if grown is None:
                return _Step(step.at, _deny(step.framing, negated), step.voice, step.cue, step.present)
            framing = strongest(step.framing, grown.framing)
            if grown.framing is Framing.DENIED and self.word(step.at) in self.grammar.words.purposes.binding:
                framing = Framing.POSSIBLE  # "is not obliged to sign"
            if grown.at == step.at:
                return step
            step = _Step(grown.at, framing, step.voice, step.cue if step.cue != "past" else grown.cue, step.present)
        return step

    def _governed(self, at: int, negated: bool, voice: Voice) -> _Step | None:
        """The step over an auxiliary, a modal or "to" before a governing verb; None where none of them stands there."""
        word = self.word(at)
        if word == "'s" and self.word(at + 1) in self.words.have:
            return None  # "Peru's had been signed"
        if word in self.words.be or word in self.words.have:
            return self._auxiliary(at, voice, negated)
        if word in self.grammar.modals:
            return self._modal(at, word, negated, voice)
        return self._infinitive(at, negated, voice) if word == "to" else None

    def negative_subject(self, step: _Step) -> _Step:
        """Deny what a negative subject does: "no agreement was signed", "none of the texts has been signed"."""
        for i in range(step.at - 1, max(-1, step.at - _NEGATION_REACH), -1):
            word = self.tokens[i].lower
            following = self.word(i + 1)
            if word in _RELATIVES and self.word(i - 1) == "of" and self.word(i - 2) in self.words.negative_subjects:
                return _Step(step.at, Framing.DENIED, step.voice, self.word(i - 2))  # "neither of which was signed"
            if word in self.words.negation_ends and not self._joins_parties(i):
                break
            if word == "never" and i == 0 and following in self.words.have | self.words.be | self.words.do:
                return _Step(step.at, Framing.DENIED, step.voice, word)  # "Never has Peru signed"
            if word == "not" and following in self.words.negative_wholes:
                return _Step(step.at, Framing.DENIED, step.voice, "not one")
            if word in self.words.negative_subjects and not (word == "no" and following in self.words.no_negations):
                return _Step(step.at, Framing.DENIED, step.voice, word)
        return step

    def _joins_parties(self, at: int) -> bool:
        """ "No pact between Peru and Chile was signed": whether a joint stands between the two sides of a paper."""
        behind = at + 1 + (self.word(at + 1) == "the")
        starts = [i for i in range(max(0, at - _PARTY_REACH), at) if i in self.view.party_at]
        ending = next((i for i in starts if self.view.party_at[i][1] == at), None)
        if ending is None or behind not in self.view.party_at:
            return False
        return "between" in (self.word(ending - 1), self.word(ending - 2))


def _deny(framing: Framing, negated: bool) -> Framing:
    return Framing.DENIED if negated else framing
