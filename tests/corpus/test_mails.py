"""E-mail files: bodies, headers, attachments, and hostile ones."""

from email.message import EmailMessage

import pytest

from depositary.core.codes import PublishedBasis
from depositary.core.documents import Document
from depositary.core.errors import InputError, LimitError


def message(**headers: str) -> EmailMessage:
    made = EmailMessage()
    made["From"] = headers.get("sender", "Press Office <press@office.example>")
    made["To"] = "all@office.example"
    made["Subject"] = headers.get("subject", "Ferries: the agreement is signed")
    made["Date"] = headers.get("date", "Tue, 14 May 2024 09:30:00 +0200")
    made["Message-ID"] = "<one@office.example>"
    return made


def test_a_plain_message_becomes_a_document(read) -> None:
    made = message()
    made.set_content("The two sides signed at noon – “at last”.\n\nNothing else was said.\n")
    (document,) = read("a.eml", bytes(made))
    assert isinstance(document, Document)
    assert document.text.strip() == "The two sides signed at noon – “at last”.\n\nNothing else was said."
    assert document.title == "Ferries: the agreement is signed"
    assert document.provenance.publisher == "Press Office"
    assert document.given_id == "one@office.example"
    assert document.published == "2024-05-14T09:30:00+02:00"
    assert document.provenance.published_basis is PublishedBasis.METADATA


def test_a_message_of_html_alone_is_read_as_text(read) -> None:
    made = message()
    made.set_content("<p>The two sides signed.</p><script>sign()</script><p>At <b>noon</b>.</p>", subtype="html")
    (document,) = read("a.eml", bytes(made))
    assert document.text == "The two sides signed.\n\nAt noon."


def test_plain_is_preferred_and_the_content_tells_an_email(read) -> None:
    made = message()
    made.set_content("Plain words.\n")
    made.add_alternative("<p>Other words.</p>", subtype="html")
    (document,) = read("mail-without-a-name", bytes(made))
    assert document.text.strip() == "Plain words."


def test_attached_documents_are_documents_of_the_same_original(read, docx_bytes) -> None:
    made = message()
    made.set_content("See the text attached.\n")
    made.add_attachment(
        docx_bytes("The Parties agree."), maintype="application", subtype="zip", filename="../pact.docx"
    )
    made.add_attachment(b"\x89PNG\x00\x00\x01\x02", maintype="image", subtype="png", filename="logo.png")
    made.add_attachment(b"PK\x03\x04broken", maintype="application", subtype="zip", filename="bad.docx")
    body, attached, failure = read("a.eml", bytes(made))
    assert attached.text == "The Parties agree."
    assert attached.original == body.original
    assert "pact.docx" in attached.provenance.source
    assert isinstance(failure, InputError)
    assert "bad.docx" in str(failure)


@pytest.mark.parametrize("encoding", ["iso-8859-1", "koi8-r", "utf-16", "no-such-charset", "utf-7"])
def test_any_declared_charset_is_survived(read, encoding: str) -> None:
    data = f"From: a@b.example\nSubject: x\nContent-Type: text/plain; charset={encoding}\n\nThe port opened.\n".encode()
    (document,) = read("a.eml", data)
    assert isinstance(document, Document)


def test_a_date_that_is_none_is_unknown(read) -> None:
    made = message(date="yesterday or so")
    made.set_content("The port opened.\n")
    (document,) = read("a.eml", bytes(made))
    assert document.published is None


def test_endless_headers_and_nesting_are_refused(read) -> None:
    (endless,) = read("a.eml", b"From: a@b.example\nSubject: x\n" + b"X: y\n" * 100_000 + b"\nBody.")
    assert isinstance(endless, LimitError)
    nested = "".join(f"Content-Type: multipart/mixed; boundary=b{number}\n\n--b{number}\n" for number in range(3000))
    (deep,) = read("b.eml", "From: a@b.example\nSubject: x\n" + nested + "\nBody.")
    assert isinstance(deep, InputError)


@pytest.mark.parametrize(
    "header",
    [
        'From: "',
        "From: =?utf-8?b?////?=",
        "Date: Tue, 99 Foo 2024",
        "Subject: =?x?y?z",
        "Message-ID: [",
        "From: <<>>@@",
    ],
)
def test_broken_headers_are_survived(read, header: str) -> None:
    (document,) = read("a.eml", f"{header}\nTo: a@b.example\nReceived: x\n\nThe port opened.\n")
    assert isinstance(document, Document)
    assert document.text.strip() == "The port opened."


def test_an_empty_message_is_reported(read) -> None:
    made = message()
    made.set_content("\n")
    (failure,) = read("a.eml", bytes(made))
    assert isinstance(failure, InputError)
