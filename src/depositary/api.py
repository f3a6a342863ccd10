"""The public Python functions: what the command line does, for programs.

Importing this module loads neither a database nor the reader; each function imports what it needs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from depositary.core.errors import InputError

if TYPE_CHECKING:
    from depositary.core.documents import Document
    from depositary.core.protocols import Reader
    from depositary.core.statements import Statement

#: Is told of each input that could not be read. Without one, the first such error is raised.
OnFailure = Callable[[InputError], None]


def documents(
    paths: Sequence[str], *, kind: str = "auto", published: str | None = None, on_failure: OnFailure | None = None
) -> Iterator[Document]:
    """The documents of files and folders (`-`: standard input), in a stable order, one at a time.

    `kind` is a `--from` value of the command line; `published` (EDTF) holds for documents that give no date themselves.
    Raises `InputError` for an input that cannot be read, unless `on_failure` takes it.
    """
    from depositary.corpus import Format, LoadOptions, load

    for found in load(paths, LoadOptions(Format(kind), published)):
        if not isinstance(found, InputError):
            yield found.document
        elif on_failure is None:
            raise found
        else:
            on_failure(found)


def read(
    paths: Sequence[str],
    *,
    kind: str = "auto",
    published: str | None = None,
    reader: Reader | None = None,
    on_failure: OnFailure | None = None,
) -> Iterator[tuple[Document, list[Statement]]]:
    """Each document with its statements in document order; nothing is stored.

    Arguments and errors are those of `documents`; `reader` is the rule reader when it is not given.
    """
    chosen = reader or rule_reader()
    for document in documents(paths, kind=kind, published=published, on_failure=on_failure):
        yield document, chosen.read(document)


def rule_reader() -> Reader:
    """The reader that ships with the package: rules over the built-in lexicon."""
    from depositary.reading import RuleReader

    return RuleReader()


def explain(sentence: str, *, published: str | None = None) -> str:
    """What each step of the reader saw in a sentence, as text. `published` is the report's date (EDTF)."""
    from depositary import reading

    return reading.explain(sentence, published=published)
