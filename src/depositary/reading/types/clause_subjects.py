"""Clause subjects: the parties that a verb has as its subject, through relative clauses, appositions and pronouns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from depositary.reading.mentions.parties import MentionKind, PartyMention
from depositary.reading.scenes import Scene
from depositary.reading.types.actors import is_oblique

#: Where a clause can begin: what stands before is another clause's.
_BREAK = re.compile(
    r"[;:\"]|\b(?:that|while|whereas|although|though|because|since|after|before|when|if|unless|what)\b"
    r"|\b(?:where|whose)\b(?=[^,]*$)|,? but\b"
    r"|, and\b| and (?=(?:it|he|she|they|his|its|their)\b)"
)
#: Between a subject and its verb: auxiliaries, adverbs, and what is said of all of a list.
_WORDS_BETWEEN = (
    r"(?:has|have|had|is|are|was|were|be|been|being|do|does|did|will|would|should|can|could|may|might|must|not|never"
    r"|also|again|still|always|now|then|too|both|all|long|so far|for (?:its|his|her|their) part|on the other hand"
    r"|(?:said|reported|believed|known|understood) to"
    r"|however|therefore|yet|soon|once more|in turn|instead|at first|rather|[a-z]+ly|D+|yesterday|today|likewise)"
)
_BETWEEN = re.compile(rf"(?:[ ,]+{_WORDS_BETWEEN}(?=[ ,]))*[ ,]*$")
#: Nouns behind a party's possessive or adjective that stand for the state.
_FOR_STATE = (
    r"(?:government|ministry|ministries|cabinet|presidency|presidents?|premier|prime minister|ministers?|chancellor"
    r"|leaders?|leadership|side|delegation|diplomats?|officials?|foreign office|secretary|spokes(?:man|woman|person)"
    r"|envoy|ambassador|parliament|king|coalition|authorities|commission|negotiators?|capital|administration|council"
    r"|committee|department|deputy)"
)
_OFFICE = re.compile(rf"^(?:'s?)? (?:[a-z-]+ ){{0,3}}?{_FOR_STATE}\b")
_OFFICE_OF = re.compile(rf"\b{_FOR_STATE} (?:of|in|for [a-z ]{{3,20}} of) (?:the )?$")
_POSSESSIVE = re.compile(r"^'s?(?= )")
#: Words by which a clause takes its subject from the one around it.
_STANDS_FOR = re.compile(
    r"(?:\b(?:he|she|it|they|(?:his|her|its|the|their) (?:own )?(?:country|government|ministry|countries|cabinet|state)"
    r"|the two|both|and|or|but|as|which|who)|^)$"
)
_RECIPIENT = re.compile(
    r"\b(?:told|asked|assured|called on|urged|reminded|warned|visited|met|thanked|invited|joined|to) (?:the )?$"
)
_APPOSED = re.compile(r", (?:[^.;,]{2,70}|which [^.;]{2,90}|who [^.;]{2,90}|whose [^.;]{2,90}),$")
_LIST_GAP = re.compile(
    r"^(?:,? ?and (?:also )?|, |,? or |,? nor |,? as well as )(?:the )?(?:[a-z]+ (?:minister|president) )?$"
)
_PRONOUN = re.compile(r"(?:^|[\"] ?|, )(we|i|it|he|she|they)$")
_RELATIVE = re.compile(r",? (?:which|who|that)$")
_DEPTH = 3


@dataclass(frozen=True, slots=True)
class ClauseSubject:
    """Those of whom a verb speaks, side by side, in text order."""

    mentions: tuple[PartyMention, ...]
    adjacent: bool
    """Whether they stand right before the verb."""


def clause_subject(scene: Scene, words: str, offset: int) -> ClauseSubject | None:
    """The subject of the verb at an offset of a sentence's sketch, or None where no party is it."""
    end, own = offset, True
    for _ in range(_DEPTH):
        end = _bare_end(words, end)
        relative = _RELATIVE.search(words, max(0, end - 8), end)
        if relative:
            near = _antecedent(scene, relative.start())
            return ClauseSubject(near, own) if near else None
        near = _adjacent(scene, words, end)
        if near:
            return ClauseSubject(near, own)
        before, start = _clause_start(words, end)
        first = _first(scene, words, start, end)
        if first:
            return ClauseSubject(first, False)
        between = words[start:end].strip(" ,")
        if start == 0 or _STANDS_FOR.search(between) is None:
            return None
        end, own = before, own and _PRONOUN.search(between) is not None
    return None


def _antecedent(scene: Scene, end: int) -> tuple[PartyMention, ...]:
    """The party right before a relative clause, whatever part it has in its own."""
    return tuple(m for m in _named(scene) if m.end - scene.view.start == end and m.kind is not MentionKind.ADJECTIVE)


def pronoun_before(words: str, offset: int) -> str | None:
    """The pronoun that is the subject of the verb at an offset, where a sentence or a quotation opens with it."""
    found = _PRONOUN.search(words[: _bare_end(words, offset)])
    return found[1] if found else None


def _bare_end(words: str, end: int) -> int:
    """Where the verb's group begins, its auxiliaries and adverbs left out."""
    found = _BETWEEN.search(words, max(0, end - 80), end)
    return found.start() if found else end


def _clause_start(words: str, end: int) -> tuple[int, int]:
    """Where the clause before ends and this one starts."""
    last = 0, 0
    for found in _BREAK.finditer(words, 0, end):
        last = found.start(), found.end()
    return last


def _adjacent(scene: Scene, words: str, end: int) -> tuple[PartyMention, ...]:
    """The list that ends right before the verb, perhaps behind an apposition or an office's words."""
    begin = scene.view.start
    for until in _ends(words, end):
        last = [m for m in _named(scene) if m.end - begin <= until]
        if not last:
            continue
        mention = last[-1]
        tail = words[mention.end - begin : until]
        whole = _OFFICE.fullmatch(tail.rstrip()) if tail.strip() else None
        plain = tail.strip() == "" and mention.kind is not MentionKind.ADJECTIVE
        if (plain or whole is not None) and _is_subject(scene, words, mention):
            return _listed(scene, words, mention)
    return ()


def _ends(words: str, end: int) -> Sequence[int]:
    """Where a subject can end before a verb: right there, or before the apposition that ends there."""
    found = _APPOSED.search(words, max(0, end - 120), end + 1)
    return (end,) if found is None else (end, found.start())


def _named(scene: Scene) -> list[PartyMention]:
    return [m for _, _, m in scene.view.parties]


def _listed(scene: Scene, words: str, last: PartyMention) -> tuple[PartyMention, ...]:
    """The parties side by side with one, in text order."""
    begin = scene.view.start
    named = _named(scene)
    listed = [last]
    for mention in reversed(named[: named.index(last)]):
        if not _LIST_GAP.match(words[mention.end - begin : listed[0].start - begin]):
            break
        listed.insert(0, mention)
    return tuple(listed) if _is_subject(scene, words, listed[0]) else ()


def _is_subject(scene: Scene, words: str, mention: PartyMention) -> bool:
    """Whether a mention can be a subject: no place, recipient or source, no owner of something else than an office."""
    begin = scene.view.start
    before, behind = words[: mention.start - begin], words[mention.end - begin :]
    office = _OFFICE.match(behind)
    if mention.kind is MentionKind.ADJECTIVE or _POSSESSIVE.match(behind):
        return office is not None and not _RECIPIENT.search(before)
    if office is None and _is_part_of_name(scene, mention):
        return False
    if _OFFICE_OF.search(before):
        return True
    return not is_oblique(scene, mention) and not _RECIPIENT.search(before)


def _is_part_of_name(scene: Scene, mention: PartyMention) -> bool:
    """Whether a state's name opens a longer one: "the U.S. Supreme Court"."""
    after = scene.view.text[mention.end : min(mention.end + 2, scene.view.end)]
    return mention.kind is MentionKind.NAME and after[:1] == " " and after[1:].isupper()


def _first(scene: Scene, words: str, start: int, end: int) -> tuple[PartyMention, ...]:
    """The first party of a clause that can be its subject, with those listed behind it."""
    begin = scene.view.start
    inside = [m for m in _named(scene) if start <= m.start - begin and m.end - begin <= end]
    listed: list[PartyMention] = []
    for mention in inside:
        if listed and _LIST_GAP.match(words[listed[-1].end - begin : mention.start - begin]):
            listed.append(mention)
        elif listed:
            break
        elif _is_subject(scene, words, mention):
            listed.append(mention)
    return tuple(listed)
