"""Loading: from paths to documents. What cannot be read is a value among them, so that everything else is read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from depositary.core.documents import Document
from depositary.core.edtf import is_valid
from depositary.core.errors import InputError, UsageError
from depositary.corpus.boilerplate import Boilerplate, boilerplate
from depositary.corpus.doors import drafts_of
from depositary.corpus.drafts import Draft, finished
from depositary.corpus.formats import Format, settled_format
from depositary.corpus.inputs import Input, Opened, inputs, opened, refused, whole
from depositary.corpus.json_lines import json_line_drafts
from depositary.corpus.limits import DEFAULT_LIMITS, Limits


@dataclass(frozen=True, slots=True)
class LoadOptions:
    """How inputs are read. `published` (EDTF) holds for documents that do not give their own date.

    Raises `UsageError` when `published` is no EDTF date.
    """

    from_format: Format = Format.AUTO
    published: str | None = None
    limits: Limits = DEFAULT_LIMITS

    def __post_init__(self) -> None:
        if self.published is not None and not is_valid(self.published):
            raise UsageError(
                f"{self.published!r} is no date; write it as EDTF, for example 2024-05-14, 2024-05 or 2024"
            )


@dataclass(frozen=True, slots=True)
class LoadedDocument:
    """A document, and the bytes it was read from; None for a JSON line, whose text is all there is.

    `document.original` is the SHA-256 of `original`.
    """

    document: Document
    original: bytes | None = None


DEFAULT_OPTIONS = LoadOptions()


def load(paths: Sequence[str], options: LoadOptions = DEFAULT_OPTIONS) -> Iterator[LoadedDocument | InputError]:
    """The documents of files, folders (with everything in them, in the order of names) and "-" for standard input.

    Failures are yielded as `InputError` values (`LimitError` beyond a limit), one for each input, line or entry that
    cannot be read. One document is held at a time.
    """
    for item in inputs(paths, options.limits):
        if isinstance(item, InputError):
            yield item
            continue
        try:
            with item.open() as stream:
                yield from _loaded(item, stream, options)
        except InputError as error:
            yield error
        except OSError as error:
            yield refused(item.source, error)


def _loaded(item: Input, stream: BinaryIO, options: LoadOptions) -> Iterator[LoadedDocument | InputError]:
    file = opened(stream, item.source, options.limits)
    known = options.from_format
    settled = settled_format(item.path.name if item.path else "", file.head) if known is Format.AUTO else known
    if settled is None:
        raise InputError(
            item.source,
            "neither text nor HTML, PDF, DOCX, e-mail or a feed",
            "convert it to one of them, or name the format with --from",
        )
    drafts, data = _drafts(file, settled, options.limits)
    rules = boilerplate()
    for draft in drafts:
        yield draft if isinstance(draft, InputError) else _finished(draft, rules, options, data)


def _drafts(file: Opened, settled: Format, limits: Limits) -> tuple[Iterator[Draft | InputError], bytes | None]:
    if settled is Format.JSONL:
        return json_line_drafts(file.pieces, file.source, limits), None
    data = whole(file, limits)
    return drafts_of(settled, data, file.source, limits), data


def _finished(
    draft: Draft, rules: Boilerplate, options: LoadOptions, data: bytes | None
) -> LoadedDocument | InputError:
    try:
        return LoadedDocument(finished(draft, rules, options.limits, options.published), data)
    except InputError as error:
        return error
