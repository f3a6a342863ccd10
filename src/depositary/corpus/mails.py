"""E-mail files: the message's text, and its attachments that are documents themselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage, MIMEPart
from email.utils import parseaddr, parsedate_to_datetime

from depositary.core.codes import PublishedBasis
from depositary.core.errors import InputError, LimitError
from depositary.core.hashing import digest_bytes
from depositary.corpus.drafts import Draft
from depositary.corpus.encodings import decode, unify_newlines
from depositary.corpus.formats import HEAD, Format, settled_format
from depositary.corpus.fragments import fragment_text
from depositary.corpus.limits import Limits

_NOTE = "body of an e-mail; offsets refer to the text"
_HEADERS_REACH = 256 * 1024
_ATTACHED = frozenset({Format.PDF, Format.DOCX, Format.HTML, Format.TEXT})
#: What the standard library raises on headers and parts that break the rules in ways it did not foresee.
_BROKEN = (MessageError, LookupError, ValueError, AttributeError, TypeError)


def mail_drafts(data: bytes, source: str, limits: Limits) -> Iterator[Draft | InputError]:
    """The message's own text, with subject, sender and date, then each attached PDF, Word file, page or text.

    The text has been decoded from its transfer encoding, so the offset map is empty. Messages attached to a message
    are not descended into.

    Raises `InputError` for what is no e-mail, `LimitError` beyond `limits.attachments` or for endless headers.
    """
    if not (0 <= _headers_end(data) <= _HEADERS_REACH):
        raise LimitError(
            source, f"more than {_HEADERS_REACH} bytes of headers", "this is no honest e-mail; check it by hand"
        )
    try:
        message = message_from_bytes(data, policy=policy.default)
        attached = list(message.iter_attachments()) if message.is_multipart() else []
        body = message.get_body(("plain", "html"))
    except RecursionError as error:
        raise LimitError(source, "parts nested too deep", "this is no honest e-mail; check it by hand") from error
    except _BROKEN as error:
        raise InputError(source, f"no readable e-mail ({error})", "export it again as .eml") from error
    if len(attached) > limits.attachments:
        raise LimitError(
            source, f"{len(attached)} attachments, the limit is {limits.attachments}", "save them as files"
        )
    original = digest_bytes(data)
    yield _message_draft(message, body, source, original, limits)
    for part in attached:
        yield from _attachment(part, source, original, limits)


def _headers_end(data: bytes) -> int:
    ends = [at for at in (data.find(b"\n\n"), data.find(b"\r\n\r\n")) if at >= 0]
    return min(ends, default=len(data))


def _message_draft(message: EmailMessage, body: MIMEPart | None, source: str, original: str, limits: Limits) -> Draft:
    text = ""
    if body is not None:
        decoded = decode(_payload(body), body.get_content_charset())
        text = unify_newlines(decoded.text)[0]
        if body.get_content_type() == "text/html":
            text = fragment_text(text, source, limits)
    date = _date(_header(message, "Date"))
    name, address = parseaddr(_header(message, "From") or "")
    return Draft(
        text=text,
        source=source,
        title=_header(message, "Subject"),
        given_id=(_header(message, "Message-ID") or "").strip(" <>") or None,
        publisher=name or address or None,
        published=date,
        basis=PublishedBasis.METADATA if date else PublishedBasis.UNKNOWN,
        original=original,
        notes=(_NOTE,),
    )


def _attachment(part: MIMEPart, source: str, original: str, limits: Limits) -> Iterator[Draft | InputError]:
    from depositary.corpus.doors import drafts_of

    name = _filename(part)
    data = _payload(part)
    settled = settled_format(name, data[:HEAD])
    if settled not in _ATTACHED or not data:
        return
    try:
        for draft in drafts_of(settled, data, f"{source}, attachment {name or 'without a name'}", limits):
            yield draft if isinstance(draft, InputError) else replace(draft, original=original)
    except InputError as error:
        yield error


def _payload(part: MIMEPart) -> bytes:
    try:
        data = part.get_payload(decode=True)
    except _BROKEN:
        return b""
    return data if isinstance(data, bytes) else b""


def _filename(part: MIMEPart) -> str:
    try:
        # Only shown and looked at for its ending; no file of that name is ever written.
        return " ".join((part.get_filename() or "").split())[:120]
    except _BROKEN:
        return ""


def _header(message: EmailMessage, name: str) -> str | None:
    try:
        value = message[name]
    except _BROKEN:
        return None
    return " ".join(str(value).split()) or None if value is not None else None


def _date(value: str | None) -> str | None:
    try:
        moment = parsedate_to_datetime(value) if value else None
    except ValueError:
        return None
    return moment.isoformat(timespec="seconds") if moment is not None else None
