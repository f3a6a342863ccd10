"""Encodings: never a crash, the decision recorded, every offset carried."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from depositary.core.documents import OffsetMap
from depositary.corpus.encodings import decode, holdable, unify_newlines

TEXT = "The “port” opened – at noon. Łódź, Kyjiv, Genève: 5 €."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_with_its_mark_is_exact(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)).text == TEXT


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_told_by_its_zeros(encoding: str) -> None:
    found = decode(TEXT.encode(encoding))
    assert found.text == TEXT
    assert encoding in found.notes[0]


def test_legacy_text_is_read_and_noted() -> None:
    text = "Le ministre a signé l’accord à Genève – « enfin », a-t-il déclaré devant l’hôtel. " * 5
    found = decode(text.encode("cp1252"))
    assert found.text == text
    assert "not UTF-8" in found.notes[0]


def test_a_declared_encoding_comes_before_a_guess() -> None:
    text = "Порт відкрито в понеділок."
    assert decode(text.encode("cp1251"), "windows-1251").text == text
    assert decode(TEXT.encode(), "no-such-encoding").text == TEXT
    assert decode(b"+ADw-script+AD4-", "utf-7").text == "+ADw-script+AD4-", "UTF-7 is never decoded"
    assert decode(b"plain", "base64").text == "plain"


def test_damaged_utf_8_stays_utf_8() -> None:
    data = (TEXT * 3).encode()
    found = decode(data[:30] + b"\xff" + data[30:-1])
    assert found.encoding == "utf-8"
    assert "U+FFFD" in found.notes[0]


@pytest.mark.parametrize(
    "data", [b"\xc0\xaf", b"\xed\xa0\x80", b"\xf8\x88\x80\x80\x80", b"a\xef\xbb\xbfb", b"\x00", b"\xff\xfe"]
)
def test_malformed_bytes_never_crash(data: bytes) -> None:
    decode(data).text.encode("utf-8")


def test_nul_and_lone_surrogates_are_replaced_in_place() -> None:
    assert holdable("a\x00b\udc80c😀") == "a\ufffdb\ufffdc😀"


@given(st.binary())
def test_any_bytes_decode_to_text_that_can_be_written(data: bytes) -> None:
    holdable(decode(data).text).encode("utf-8")


@given(st.text(alphabet=st.sampled_from("ab\r\n é😀")))
def test_unified_newlines_carry_every_offset(original: str) -> None:
    text, segments = unify_newlines(original)
    assert "\r" not in text
    assert text == original.replace("\r\n", "\n").replace("\r", "\n")
    offsets = OffsetMap(segments=segments)
    for at, char in enumerate(text):
        place = offsets.place(at)
        assert original[place] == char if place is not None else char == "\n"
