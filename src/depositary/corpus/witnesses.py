"""Witnesses: copies of one report count as one, and a corrected version supersedes the one that it corrects.

Everything here is a pure function of the set of fingerprints: the order in which documents arrived plays no part.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from depositary.core.documents import Document
from depositary.core.edtf import bounds, sort_key
from depositary.corpus.fingerprints import BANDS, SAMPLE, Fingerprint, fingerprint

#: Copies under another masthead share at least this part of all their shingles. Independent reports of one event
#: share less than a tenth; abridged and touched-up agency copies share more than half.
COPY_SHARE = 0.5
#: An abridged copy may share less of all shingles if nearly all of the shorter text is in the longer.
ABRIDGED_SHARE = 0.35
ABRIDGED_PART = 0.85
#: One masthead repeats its own forms of words (a ministry's releases on twenty tax treaties differ in the partner only,
#: its yearly notices in the year), so that its similar texts are copies only when address or id say so,
#: when one corrects the other, or when a nearly identical text appears again under the same title within some weeks.
REISSUE_SHARE = 0.8
REISSUE_DAYS = 45
#: Shorter texts are copies only when their words are the same.
MIN_SHINGLES = 30
#: Documents that share one of these are compared, and those that share a band of hashes.
_ORIGIN = ("words", "address", "given_id")
_HELD_SETS = 2048
_MAX_LABEL = 30
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Witness:
    """Documents that are one witness, digests ascending. `name` is the first of them."""

    members: tuple[str, ...]

    @property
    def name(self) -> str:
        """What the group is called: it depends on its members only."""
        return self.members[0]


@dataclass(frozen=True, slots=True)
class Witnesses:
    """The witnesses of a set of documents.

    `groups` holds those of more than one document, by name. `superseded_by` leads from the digest of each document
    that was corrected to the digest of its (latest) correction.
    """

    groups: tuple[Witness, ...]
    superseded_by: Mapping[str, str]

    def names(self) -> dict[str, str]:
        """From each document that has copies to the name of its witness; any other document is its own."""
        return {member: witness.name for witness in self.groups for member in witness.members}


def witnesses_of(documents: Iterable[Document]) -> Witnesses:
    """The witnesses of documents."""
    return group(fingerprint(document) for document in documents)


def group(fingerprints: Iterable[Fingerprint]) -> Witnesses:
    """The witnesses behind fingerprints: documents that are copies of copies of one another belong together."""
    items = sorted({item.digest: item for item in fingerprints}.values(), key=lambda item: item.digest)
    groups = _Groups(len(items))

    @lru_cache(maxsize=_HELD_SETS)
    def hashes(at: int) -> frozenset[int]:
        return items[at].hashes()

    seen: set[tuple[int, int]] = set()
    for one, other in _candidates(items):
        if (one, other) in seen or groups.joined(one, other):
            continue
        seen.add((one, other))
        if _may_be_copies(items[one], items[other]) and _are_copies(
            items[one], items[other], overlap(hashes(one), hashes(other))
        ):
            groups.join(one, other)
    members = [[items[at] for at in part] for part in groups.parts() if len(part) > 1]
    superseded: dict[str, str] = {}
    for part in members:
        superseded.update(superseded_among(part))
    return Witnesses(tuple(Witness(tuple(item.digest for item in part)) for part in members), superseded)


def meeting_keys(item: Fingerprint) -> set[tuple[str, object]]:
    """What a document has to share one of with another to be compared with it."""
    origin = {(name, getattr(item, name)) for name in _ORIGIN}
    bands = {(f"band {number}", item.band(number)) for number in range(BANDS)} if _is_long(item) else set()
    return {(name, key) for name, key in origin | bands if key}


def are_copies(one: Fingerprint, other: Fingerprint) -> bool:
    """Whether two documents are copies of one another, as `group` decides it for each pair."""
    if not meeting_keys(one) & meeting_keys(other) or not _may_be_copies(one, other):
        return False
    return _are_copies(one, other, overlap(one.hashes(), other.hashes()))


class _Groups:
    """Disjoint sets of numbers."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def _root(self, at: int) -> int:
        while self._parent[at] != at:
            self._parent[at] = self._parent[self._parent[at]]
            at = self._parent[at]
        return at

    def joined(self, one: int, other: int) -> bool:
        return self._root(one) == self._root(other)

    def join(self, one: int, other: int) -> None:
        first, second = sorted((self._root(one), self._root(other)))
        self._parent[second] = first

    def parts(self) -> list[list[int]]:
        found: dict[int, list[int]] = defaultdict(list)
        for at in range(len(self._parent)):
            found[self._root(at)].append(at)
        return list(found.values())


def _candidates(items: list[Fingerprint]) -> Iterator[tuple[int, int]]:
    """Pairs that may be copies, smaller number first; one key at a time, so that memory stays flat."""
    for key in _ORIGIN:
        yield from _meeting((at, getattr(item, key)) for at, item in enumerate(items))
    for band in range(BANDS):
        yield from _meeting((at, item.band(band)) for at, item in enumerate(items) if _is_long(item))


def _meeting(keys: Iterable[tuple[int, object]]) -> Iterator[tuple[int, int]]:
    buckets: dict[object, list[int]] = defaultdict(list)
    for at, key in keys:
        if key:
            buckets[key].append(at)
    for bucket in buckets.values():
        yield from combinations(bucket, 2)


def _is_long(item: Fingerprint) -> bool:
    return item.size >= MIN_SHINGLES


def _may_be_copies(one: Fingerprint, other: Fingerprint) -> bool:
    """What can be said before the costly comparison of shingles."""
    if _have_one_wording(one, other):
        return True
    if not (_is_long(one) and _is_long(other)):
        return False
    publisher = _masthead(one)
    return publisher is None or publisher != _masthead(other) or _reissue_share(one, other) is not None


def _have_one_wording(one: Fingerprint, other: Fingerprint) -> bool:
    return bool(one.words) and one.words == other.words


def _are_copies(one: Fingerprint, other: Fingerprint, overlapping: tuple[float, float]) -> bool:
    if _have_one_wording(one, other):
        # A stub ("available in German only") stands under many titles.
        return _is_long(one) or one.title is None or other.title is None or _have_one_title(one, other)
    share, part = overlapping
    if not (share >= COPY_SHARE or (share >= ABRIDGED_SHARE and part >= ABRIDGED_PART)):
        return False
    publisher = _masthead(one)
    if publisher is None or publisher != _masthead(other):
        return True
    needed = _reissue_share(one, other)
    return needed is not None and share >= needed


def _masthead(item: Fingerprint) -> str | None:
    """The publisher, or else the host of the address."""
    if item.publisher is not None or item.address is None:
        return item.publisher
    return item.address.partition("//")[2].partition("/")[0].lower().removeprefix("www.") or None


def _reissue_share(one: Fingerprint, other: Fingerprint) -> float | None:
    """How much two texts of one publisher must share to be versions of one report; None when they cannot be."""
    if one.correction != other.correction or _have_one_origin(one, other):
        return 0.0
    return REISSUE_SHARE if _are_near(one, other) and _have_one_title(one, other) else None


def _are_near(one: Fingerprint, other: Fingerprint) -> bool:
    if one.published is None or other.published is None:
        return True
    first, second = bounds(one.published), bounds(other.published)
    if first.latest is None or second.latest is None:
        return True
    return abs((first.latest - second.latest).days) <= REISSUE_DAYS


def _have_one_origin(one: Fingerprint, other: Fingerprint) -> bool:
    pairs = ((one.address, other.address), (one.given_id, other.given_id))
    return any(mine is not None and mine == theirs for mine, theirs in pairs)


def _have_one_title(one: Fingerprint, other: Fingerprint) -> bool:
    """Whether the titles are the same up to a label ("Reminder", "Update 2") before or behind."""
    first, second = sorted((_title_words(one), _title_words(other)), key=len)
    return bool(first) and f" {first} " in f" {second} " and len(second) - len(first) <= _MAX_LABEL


def _title_words(item: Fingerprint) -> str:
    return " ".join(_WORD.findall((item.title or "").lower()))


def overlap(first: frozenset[int], second: frozenset[int]) -> tuple[float, float]:
    """Of two sets of shingles the shared part of all of them (Jaccard), and of the smaller one.

    Sets that were cut to the `SAMPLE` smallest hashes are compared below the lower of their cuts.
    """
    if len(first) >= SAMPLE or len(second) >= SAMPLE:
        cut = min(max(part) for part in (first, second) if len(part) >= SAMPLE)
        first = frozenset(number for number in first if number <= cut)
        second = frozenset(number for number in second if number <= cut)
    shared = len(first & second)
    smaller = min(len(first), len(second))
    if not smaller:
        return 0.0, 0.0
    return shared / (len(first) + len(second) - shared), shared / smaller


def superseded_among(members: Collection[Fingerprint]) -> dict[str, str]:
    """Who is superseded by whom among copies: the latest correction supersedes what it corrects.

    That are earlier corrections, the same publisher's or address's other versions, and copies under other mastheads
    that appeared no later. A copy that appeared later, or without a date, may be of either version and stays.
    """
    corrections = sorted((item for item in members if item.correction), key=_recency)
    if not corrections:
        return {}
    latest = corrections[-1]
    return {item.digest: latest.digest for item in members if item is not latest and _is_corrected(item, latest)}


def _is_corrected(item: Fingerprint, latest: Fingerprint) -> bool:
    if item.words == latest.words:
        return False
    if item.correction or _is_own_version(item, latest):
        return True
    if item.published is None or latest.published is None:
        return False
    before, after = bounds(item.published).latest, bounds(latest.published).latest
    return before is not None and after is not None and before <= after


def _is_own_version(item: Fingerprint, latest: Fingerprint) -> bool:
    publisher = _masthead(latest)
    return (publisher is not None and publisher == _masthead(item)) or _have_one_origin(item, latest)


def _recency(item: Fingerprint) -> tuple[bool, object, str]:
    """Orders versions by their date, undated ones first; the digest settles ties."""
    return item.published is not None, sort_key(item.published), item.digest
