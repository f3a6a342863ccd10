"""Lists of parties: "Britain, Germany and, nine days ago, Latvia", with the offices and names between them."""

from __future__ import annotations

from dataclasses import dataclass

from depositary.reading.parties import MentionKind
from depositary.reading.sentence_views import SentenceView

_JOINERS = frozenset({",", "and", "&", "/", "-", "–", "as", "well", "plus", "or"})
_FILLERS = frozenset(
    "the president prime minister premier chancellor foreign defence defense finance economy economic state secretary head "
    "government governments king queen his her its their counterpart counterparts mr mrs ms dr of republic kingdom federal "
    "deputy vice minister's ministers leader leaders general authorities side people both 's councillor council trade interior "
    "economics justice labour energy colleague colleagues sir acting outgoing interim then recently also most already "
    "united states earlier later finally including neighbouring neighboring partner partners".split()
)
_OPENERS = frozenset(
    {
        "western",
        "european",
        "allied",
        "other",
        "like",
        "including",
        "namely",
        ":",
        "(",
        "such",
        "as",
        "countries",
        "states",
        "nations",
        "capitals",
        "partners",
    }
)
_MAX_GAP = 9
_NUMBERS = frozenset(
    "two three four five six seven eight nine ten eleven twelve fifteen twenty some several many most few".split()
)


@dataclass(frozen=True, slots=True)
class PartyList:
    """Parties named one after another. Token indexes; `codes` in the order of the words."""

    first: int
    after: int
    codes: tuple[str, ...]
    groups: tuple[str, ...] = ()
    joined: bool = False
    """Whether "and", a comma or the like joins at least two of them."""


def party_list(view: SentenceView, at: int) -> PartyList | None:
    """The list that starts at a token, or None when the words there name no party."""
    codes: list[str] = []
    groups: list[str] = []
    first: int | None = None
    after = i = at
    gap = 0
    joined = False
    closed_by = -1  # the comma after "A and B" ends the list
    while i < len(view.tokens) and gap <= _MAX_GAP:
        entry = view.party_at.get(i)
        if entry is not None and _is_count_of(view, entry[0], entry[1]):
            break
        if codes and view.tokens[i].text == "(":
            closed = _past_parenthesis(view, i)
            if closed is None:
                break
            i = after = closed
            continue
        if entry is not None:
            first = i if first is None else first
            mention = entry[2]
            if mention.code not in codes:
                joined = joined or bool(codes)
                codes.append(mention.code)
            if len(codes) > 1 and _after_and(view, i):
                closed_by = entry[1]
            if mention.kind is MentionKind.GROUP and mention.code not in groups:
                groups.append(mention.code)
            i = after = entry[1]
            gap = 0
            continue
        if _breaks(view, i) or (view.tokens[i].text == "," and closed_by == i):
            break
        if (i in view.masked and _after_comma(view, i)) or (i not in view.masked and _continues(view, i, bool(codes))):
            gap += 1
            i += 1
            continue
        break
    if not codes or first is None:
        return None
    return PartyList(first, after, tuple(codes), tuple(groups), joined)


def _after_and(view: SentenceView, i: int) -> bool:
    return any(view.tokens[j].lower in {"and", "or"} for j in range(max(0, i - 4), i))


def _breaks(view: SentenceView, i: int) -> bool:
    """Whether a spaced dash ends the list: "six members of the Union - Austria, Malta - have"."""
    token = view.tokens[i]
    return token.text in {"-", "–", "—"} and i > 0 and token.start > view.tokens[i - 1].end


def _after_comma(view: SentenceView, i: int) -> bool:
    """Whether a date is set between commas: "and, nine days ago, Latvia"."""
    while i > 0 and i - 1 in view.masked:
        i -= 1
    return i > 0 and view.tokens[i - 1].text == ","


def _is_count_of(view: SentenceView, first: int, after: int) -> bool:
    """ "23 NATO members": a number of a body's members, not the body."""
    if after >= len(view.tokens) or view.tokens[after].lower not in {"members", "allies", "countries", "states"}:
        return False
    before = view.tokens[first - 1].lower if first else ""
    return before.isdigit() or before in _NUMBERS


def _past_parenthesis(view: SentenceView, at: int) -> int | None:
    """The token after a short parenthesis: an abbreviation or the members of the group named before it."""
    for i in range(at + 1, min(len(view.tokens), at + 16)):
        if view.tokens[i].text == ")":
            return i + 1
    return None


def _continues(view: SentenceView, i: int, started: bool) -> bool:
    token = view.tokens[i]
    word = token.lower
    if word == "in" and started and i and view.tokens[i - 1].lower in {"government", "authorities", "leadership"}:
        return True
    if (
        word == "from"
        and i
        and view.tokens[i - 1].lower in {"counterparts", "counterpart", "colleagues", "ministers", "representatives"}
    ):
        return True
    if word in _FILLERS or word in _JOINERS:
        return True
    if not started and (word in _OPENERS or word in _NUMBERS or word.isdigit()):
        return True
    # names of persons between two parties, and their initials
    return token.is_capitalised and token.is_word and i + 1 < len(view.tokens)


def lists_in(view: SentenceView, first: int, after: int) -> list[PartyList]:
    """Every list of parties between two tokens, in text order."""
    found: list[PartyList] = []
    i = first
    while i < after:
        if i in view.party_at:
            listed = party_list(view, i)
            if listed is not None:
                found.append(listed)
                i = max(i + 1, listed.after)
                continue
        i += 1
    return found
