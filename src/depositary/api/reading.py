"""Reading without a register: inputs, documents with their statements, and what each step of the reader saw."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from depositary.core.errors import InputError

if TYPE_CHECKING:
    from depositary.core.documents import Document
    from depositary.core.protocols import Reader
    from depositary.core.statements import Statement
    from depositary.corpus import LoadedDocument

#: Is told of each input that could not be read. Without one, the first such error is raised.
OnFailure = Callable[[InputError], None]


@dataclass(frozen=True, slots=True)
class Inputs:
    """What to read: files, folders or `-` for standard input.

    `kind` is a `--from` value of the command line; `published` (EDTF) holds for documents that give no date themselves.
    """

    paths: Sequence[str]
    kind: str = "auto"
    published: str | None = None

    def load(self) -> Iterator[LoadedDocument | InputError]:
        """The documents in a stable order, one at a time; inputs that cannot be read are values among them."""
        from depositary.corpus import Format, LoadOptions, load

        return load(self.paths, LoadOptions(Format(self.kind), self.published))


def read(
    inputs: Inputs | Sequence[str], *, reader: Reader | None = None, on_failure: OnFailure | None = None
) -> Iterator[tuple[Document, list[Statement]]]:
    """Each document with its statements in document order; nothing is stored.

    `reader` is the rule reader when it is not given. Raises `InputError` for an input that cannot be read, unless
    `on_failure` takes it.
    """
    chosen = reader or rule_reader()
    for found in as_inputs(inputs).load():
        if not isinstance(found, InputError):
            yield found.document, chosen.read(found.document)
        elif on_failure is None:
            raise found
        else:
            on_failure(found)


def rule_reader(lexicon: Path | None = None) -> Reader:
    """The reader that ships with the package; `lexicon` is a folder of data files laid over the built-in ones."""
    from depositary.reading import DocumentReader

    return DocumentReader(lexicon)


def explain(sentence: str, *, published: str | None = None, lexicon: Path | None = None) -> str:
    """What each step of the reader saw in a sentence, as lines of text. `published` is the report's date (EDTF)."""
    from depositary.reading import RuleReader, explain

    return explain(sentence, published, RuleReader(extra=lexicon))


def as_inputs(inputs: Inputs | Sequence[str]) -> Inputs:
    """Paths as inputs; inputs as they are."""
    return inputs if isinstance(inputs, Inputs) else Inputs(inputs)
