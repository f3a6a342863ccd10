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
            date = _date_behind(view, after, dates, words)
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


def _date_behind(view: SentenceView, at: int, dates: Mapping[int, DateMention], words: ListWords) -> DateMention | None:
    """The date that starts right behind a party: ", on", "in Lima on", "last July"."""
    word = view.tokens[at].lower if at < len(view.tokens) else ""
    if word in {",", "("}:
        at += 1
    elif word == "in" and at + 1 < len(view.tokens) and view.tokens[at + 1].is_capitalised:
        at += 1 if at + 1 in view.masked else 2
    if at in dates or at >= len(view.tokens):
        return dates.get(at)
    return dates.get(at + 1) if view.tokens[at].lower in words.before_date else None
