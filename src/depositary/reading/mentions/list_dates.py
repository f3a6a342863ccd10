"""Dates inside a list of parties: each one's own, as in "with Peru on 4 May and Chile in June"."""

from __future__ import annotations

from collections.abc import Mapping

from depositary.lexicon.words import ListWords
from depositary.reading.dates.mentions import DateMention
from depositary.reading.mentions.lists import PartyList
from depositary.reading.mentions.views import SentenceView


def dates_of_groups(view: SentenceView, listed: PartyList, words: ListWords) -> Mapping[str, DateMention]:
    """By the codes of a list the dates that follow them, when each of two groups or more has a date right behind it."""
    dates = {first: mention for first, _, mention in view.dates}
    found: dict[str, DateMention] = {}
    group: list[str] = []
    for first, after, mention in view.parties:
        if listed.first <= first < listed.after and mention.code in listed.codes:
            group.append(mention.code)
            date = dates.get(_date_behind(view, after, words))
            if date is not None:
                found.update(dict.fromkeys(group, date))
                group = []
    found = found if not group else _dates_before(view, listed)
    return found if len(set(map(id, found.values()))) > 1 else {}


def _dates_before(view: SentenceView, listed: PartyList) -> dict[str, DateMention]:
    """ "on 4 May with Peru and on 8 May with Chile": the date before each one's own preposition, or nothing."""
    dates = {after: mention for _, after, mention in view.dates}
    own = [(first, m.code) for first, _, m in view.parties if listed.first <= first < listed.after]
    own = [(first - (view.tokens[first - 1].lower == "the"), code) for first, code in own if code in listed.codes]
    return {code: dates[first - 1] for first, code in own} if all(first - 1 in dates for first, _ in own) else {}


def _date_behind(view: SentenceView, at: int, words: ListWords) -> int:
    """Where a date may start behind a party: ", on", "in Lima on"."""
    lower = [token.lower for token in view.tokens[at : at + 3]]
    if lower[:1] in ([","], ["("]) and at + 1 < len(view.tokens):
        return at + 1 + (lower[1] in words.before_date)
    if lower[:1] == ["in"] and view.tokens[at + 1 : at + 2] and view.tokens[at + 1].is_capitalised:
        return at + 2 + (lower[-1] in words.before_date) if at + 1 not in view.masked else at + 1
    return at + (lower[:1] != [] and lower[0] in words.before_date)
