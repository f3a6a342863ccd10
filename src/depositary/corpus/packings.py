"""Unpacking .gz and .xz piece by piece, so that a bomb is noticed long before it bursts."""

from __future__ import annotations

import lzma
import zlib
from collections.abc import Iterator
from typing import Protocol

from depositary.core.errors import InputError, LimitError
from depositary.corpus.formats import Packing
from depositary.corpus.limits import Limits

_PIECE = 1024 * 1024
_GZIP_WINDOW = 31


class Readable(Protocol):
    """Anything that bytes can be read from."""

    def read(self, size: int, /) -> bytes:
        """At most `size` bytes, b"" at the end."""
        ...


class _Unpacker(Protocol):
    """One compressed stream; a file may hold several, one behind the other."""

    ended: bool
    rest: bytes

    def feed(self, data: bytes) -> bytes:
        """At most a piece of what `data` unpacks to; call it with b"" for more."""
        ...

    @property
    def hungry(self) -> bool:
        """Whether it needs more packed bytes before it can give more."""
        ...


class _Gzip:
    def __init__(self) -> None:
        self._inner = zlib.decompressobj(_GZIP_WINDOW)
        self.ended = False
        self.rest = b""

    def feed(self, data: bytes) -> bytes:
        out = self._inner.decompress(self._inner.unconsumed_tail + data, _PIECE)
        self.ended, self.rest = self._inner.eof, self._inner.unused_data
        return out

    @property
    def hungry(self) -> bool:
        return not self._inner.unconsumed_tail


class _Xz:
    def __init__(self, memory: int) -> None:
        self._inner = lzma.LZMADecompressor(memlimit=memory)
        self.ended = False
        self.rest = b""

    def feed(self, data: bytes) -> bytes:
        out = self._inner.decompress(data, _PIECE)
        self.ended = self._inner.eof
        if self.ended:
            self.rest = self._inner.unused_data
        return out

    @property
    def hungry(self) -> bool:
        return self._inner.needs_input


def unpacked(stream: Readable, packing: Packing, source: str, limits: Limits, most: int) -> Iterator[bytes]:
    """The pieces (at most 1 MiB each) of a stream, unpacked as `packing` says, `most` bytes in all.

    Raises `LimitError` beyond `most` or `limits.ratio`, `InputError` for a damaged or truncated stream; the pieces
    before it have been given by then.
    """
    given = 0
    pieces = _plain(stream) if packing is Packing.PLAIN else _packed(stream, packing, source, limits)
    for piece in pieces:
        given += len(piece)
        if given > most:
            raise LimitError(
                source,
                f"more than {most} bytes of content",
                "split the file, or raise the limit on sizes if you trust it",
            )
        yield piece


def _plain(stream: Readable) -> Iterator[bytes]:
    while piece := stream.read(_PIECE):
        yield piece


def _packed(stream: Readable, packing: Packing, source: str, limits: Limits) -> Iterator[bytes]:
    taken = given = 0
    unpacker = _unpacker(packing, limits)
    pending = b""
    while True:
        data = pending or (stream.read(64 * 1024) if unpacker.hungry else b"")
        taken += 0 if pending else len(data)
        pending = b""
        if not data and unpacker.hungry:
            raise InputError(
                source, f"the {packing} file ends in the middle", "fetch it again; what came before was read"
            )
        piece = _fed(unpacker, data, source, packing)
        given += len(piece)
        if given > limits.ratio_from and given > limits.ratio * taken:
            raise LimitError(
                source,
                f"{taken} packed bytes became more than {limits.ratio} times as many",
                "this is how a decompression bomb looks; unpack it yourself if you trust it",
            )
        if piece:
            yield piece
        if unpacker.ended:
            pending = unpacker.rest.lstrip(b"\x00") or stream.read(64 * 1024).lstrip(b"\x00")
            if not pending:
                return
            taken += 0 if unpacker.rest.lstrip(b"\x00") else len(pending)
            unpacker = _unpacker(packing, limits)


def _unpacker(packing: Packing, limits: Limits) -> _Unpacker:
    return _Gzip() if packing is Packing.GZIP else _Xz(limits.decoder_memory)


def _fed(unpacker: _Unpacker, data: bytes, source: str, packing: Packing) -> bytes:
    try:
        return unpacker.feed(data)
    except (zlib.error, lzma.LZMAError, EOFError) as error:
        raise InputError(
            source, f"damaged {packing} data ({error})", "fetch it again; what came before was read"
        ) from error
