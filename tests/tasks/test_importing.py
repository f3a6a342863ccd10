"""A package makes the same register again; one that was changed or means harm makes none."""

import json
import struct
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from depositary import api
from depositary.core.documents import Document, OffsetMap, Provenance, Span
from depositary.core.errors import DepositaryError, InputError, IntegrityError, LimitError, UsageError
from depositary.core.hashing import digest_bytes
from depositary.core.rulings import Ruling, RulingKind
from depositary.corpus.limits import Limits
from depositary.lexicon import load_lexicon
from depositary.store import Reading, Store, verify
from depositary.store.copying import LOG_FILE, ORIGINALS_FOLDER
from depositary.tasks.importing import import_package
from depositary.tasks.registers import pack_fingerprint
from depositary.views.exports.editions import Edition, Request
from depositary.views.exports.formats import write
from depositary.views.exports.options import Options

ORIGINAL = b"<p>CHL and PER signed the harbour accord on 2024-03-01.</p>\x00\xff"


@pytest.fixture
def register(tmp_path: Path, line_reader: type) -> Path:
    """Three documents (one with an original, one with a lone surrogate), two versions of a reader, rulings."""
    path = tmp_path / "register.db"
    origin = Provenance("a.html", "Gazette", "https://g.example/a", published="2024-03-02")
    documents = [
        Document(
            "CHL and PER signed the harbour accord on 2024-03-01.", origin, "Harbour", original=digest_bytes(ORIGINAL),
            skipped=(Span(0, 3),), offsets=OffsetMap("byte", ((0, 10, 3),)), notes=("read as UTF-8",),
        ),
        Document("CHL and PER signed the tunnel accord on 2024-04-01. \udc80", Provenance("b"), given_id="b"),
        Document("So far 2 countries have signed.", Provenance("c", published="2024-05")),
    ]  # fmt: skip
    with Store.open(path) as store:
        for number, document in enumerate(documents, 1):
            for version in ("1", "2"):
                reader = line_reader(version, blind_to="tunnel" if version == "1" else None)
                data = ORIGINAL if document.original else None
                moment = datetime(2026, 3, number, int(version), tzinfo=UTC)
                reading = Reading("lines", version, tuple(reader.read(document)))
                store.add(document, data, reading, moment, pack_fingerprint(document))
        target = next(iter(store.statements())).id
        for day, kind in ((4, RulingKind.REJECT), (5, RulingKind.ACCEPT)):
            ruling = Ruling(kind, (target,), "doubt ü", "ann", f"2026-03-0{day}T00:00:00.000000Z")
            store.add_ruling(ruling, datetime(2026, 3, day, tzinfo=UTC))
    return path


def export(path: Path | str, out: Path, *, as_known: date | None = None, originals: bool = True) -> str:
    """The hash of a package of a register."""
    with api.Register.open(path, read_only=True) as opened:
        request = Request(api.clocks(as_known=as_known))
        edition = Edition(opened.store, request, opened.state, load_lexicon())
        return write(edition, "package", out, Options(originals=originals)).hash


def imported(package: Path, path: Path | str, limits: Limits | None = None) -> None:
    with Store.open(path) as store:
        import_package(package, store, limits or Limits())


@pytest.mark.parametrize("name", ["package.zip", "package"])
def test_a_register_comes_back_whole_and_is_exported_to_the_same_bytes(
    register: Path, tmp_path: Path, name: str
) -> None:
    digest = export(register, tmp_path / name)
    imported(tmp_path / name, tmp_path / "copy.db")
    assert export(tmp_path / "copy.db", tmp_path / "again.zip") == digest
    export(register, tmp_path / "first.zip")
    assert (tmp_path / "again.zip").read_bytes() == (tmp_path / "first.zip").read_bytes()
    with Store.open(register, read_only=True) as one, Store.open(tmp_path / "copy.db", read_only=True) as other:
        assert verify(one, deep=True) == verify(other, deep=True)
        assert list(one.log()) == list(other.log())
        assert list(one.documents()) == list(other.documents())
        assert other.original(digest_bytes(ORIGINAL)) == ORIGINAL


def test_a_register_moves_from_a_file_into_any_database_and_keeps_its_hash(
    register: Path, location: str, tmp_path: Path
) -> None:
    # `location` may be the register's own path; the copy must be another.
    copy = location if "://" in location else f"{location}.copy"
    digest = export(register, tmp_path / "package.zip")
    imported(tmp_path / "package.zip", copy)
    assert export(copy, tmp_path / "again.zip") == digest
    assert (tmp_path / "again.zip").read_bytes() == (tmp_path / "package.zip").read_bytes()


def test_any_past_edition_has_the_hash_that_it_had(register: Path, tmp_path: Path) -> None:
    export(register, tmp_path / "package.zip")
    imported(tmp_path / "package.zip", tmp_path / "copy.db")
    for day in range(1, 6):
        then = date(2026, 3, day)
        one = export(register, tmp_path / f"one-{day}", as_known=then)
        assert one == export(tmp_path / "copy.db", tmp_path / f"other-{day}", as_known=then)


def test_a_package_of_the_past_makes_the_register_of_the_past(register: Path, tmp_path: Path) -> None:
    export(register, tmp_path / "then.zip", as_known=date(2026, 3, 2))
    imported(tmp_path / "then.zip", tmp_path / "copy.db")
    with Store.open(tmp_path / "copy.db", read_only=True) as store:
        assert len(list(store.documents())) == 2
        assert store.rulings() == []
        assert max(entry.recorded for entry in store.log()) < "2026-03-03"


def test_originals_may_stay_behind(register: Path, tmp_path: Path) -> None:
    digest = export(register, tmp_path / "light.zip", originals=False)
    with zipfile.ZipFile(tmp_path / "light.zip") as archive:
        assert not [name for name in archive.namelist() if name.startswith(ORIGINALS_FOLDER)]
    imported(tmp_path / "light.zip", tmp_path / "copy.db")
    with Store.open(tmp_path / "copy.db", read_only=True) as store:
        assert verify(store, deep=True).originals == 0
    assert export(tmp_path / "copy.db", tmp_path / "again.zip") == digest


def test_a_register_that_holds_something_is_left_alone(register: Path, tmp_path: Path) -> None:
    export(register, tmp_path / "package.zip")
    with Store.open(register) as store, pytest.raises(UsageError, match="import into a new one"):
        import_package(tmp_path / "package.zip", store)
    with Store.open(register) as store:
        verify(store, deep=True)


Change = Callable[[list[dict[str, object]]], None]


def first(lines: list[dict], kind: str) -> dict:
    return next(line for line in lines if line["kind"] == kind)


def changes() -> Iterator[tuple[str, Change]]:
    """What somebody could change in a log, each by itself."""
    yield "text", lambda log: first(log, "document")["document"].update(text="CHL left.")
    yield "publisher", lambda log: first(log, "document")["document"]["provenance"].update(publisher="Other")
    yield "no text", lambda log: first(log, "document")["document"].update(text=None)
    yield "a number for a title", lambda log: first(log, "document")["document"].update(title=7)
    yield "no date", lambda log: first(log, "document")["document"]["provenance"].update(published="May")
    yield "passage", lambda log: first(log, "reading")["reading"]["statements"][0]["said"]["passage"].update(start=1)
    yield "confidence", lambda log: first(log, "reading")["reading"]["statements"][0].update(confidence=0.1)
    yield "parties", lambda log: first(log, "reading")["reading"]["statements"][0]["said"].update(parties=["XXX"])
    yield "statement gone", lambda log: first(log, "reading")["reading"]["statements"].clear()
    yield "reading of nothing", lambda log: first(log, "reading")["reading"].update(document="0" * 16)
    yield "reason", lambda log: first(log, "ruling")["ruling"].update(reason="because")
    yield "instant", lambda log: log[0].update(recorded="2020-01-01T00:00:00.000000Z")
    yield "entry gone", lambda log: log.pop(1)
    yield "order", lambda log: log.reverse()
    yield "unknown kind", lambda log: log[0].update(kind="verdict")
    yield "field gone", lambda log: log[0].pop("hash")
    yield "content gone", lambda log: first(log, "document").pop("document")


@pytest.mark.parametrize("change", [change for _, change in changes()], ids=[name for name, _ in changes()])
def test_what_was_changed_is_refused_and_nothing_is_stored(register: Path, tmp_path: Path, change: Change) -> None:
    export(register, tmp_path / "package")
    log = tmp_path / "package" / LOG_FILE
    lines = [json.loads(line) for line in log.read_text("ascii").splitlines()]
    change(lines)
    log.write_text("".join(json.dumps(line) + "\n" for line in lines), "ascii")
    with pytest.raises(IntegrityError):
        imported(tmp_path / "package", tmp_path / "copy.db")
    with Store.open(tmp_path / "copy.db") as store:
        assert verify(store, deep=True).entries == 0


def test_a_changed_original_is_refused(register: Path, tmp_path: Path) -> None:
    export(register, tmp_path / "package")
    (tmp_path / "package" / ORIGINALS_FOLDER / digest_bytes(ORIGINAL)).write_bytes(b"other")
    with pytest.raises(IntegrityError, match="was changed"):
        imported(tmp_path / "package", tmp_path / "copy.db")


def archive(path: Path, *members: tuple[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", compression) as made:
        for name, data in members:
            made.writestr(name, data)
    return path


@pytest.mark.parametrize("name", ["../evil", "/etc/evil", "a/../../evil", "..\\evil", "C:evil"])
def test_a_member_that_leads_out_is_refused(tmp_path: Path, name: str) -> None:
    package = archive(tmp_path / "p.zip", (LOG_FILE, b""), (name, b"x"))
    with pytest.raises(InputError, match="leads out of the package"):
        imported(package, tmp_path / "copy.db")


def test_a_link_that_leads_out_of_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret").write_bytes(b"{}\n")
    (tmp_path / "package" / "register").mkdir(parents=True)
    (tmp_path / "package" / LOG_FILE).symlink_to(tmp_path / "secret")
    with pytest.raises(InputError, match="leads out of the folder"):
        imported(tmp_path / "package", tmp_path / "copy.db")


def test_an_original_is_fetched_by_a_digest_alone(register: Path, tmp_path: Path) -> None:
    export(register, tmp_path / "package")
    log = tmp_path / "package" / LOG_FILE
    log.write_bytes(log.read_bytes().replace(digest_bytes(ORIGINAL).encode(), b"../../../secret"))
    with pytest.raises(IntegrityError, match="is no digest of an original"):
        imported(tmp_path / "package", tmp_path / "copy.db")


SMALL = Limits(line_size=2_000_000, stream_size=4_000_000, ratio_from=500_000, files=10)


@pytest.mark.parametrize(
    ("members", "message"),
    [
        ([(LOG_FILE, b" " * 1_900_000 + b"{}")], "unpacks to more than 100 times its size"),
        ([(LOG_FILE, b"x" * 3_000_000)], "longer than 2000000 bytes"),
        ([(LOG_FILE, b"[" * 200_000)], "nested too deep"),
        ([(f"f{number}", b"") for number in range(11)], "11 files, the limit is 10"),
    ],
    ids=["bomb", "long line", "deep", "many"],
)
def test_a_bomb_is_stopped_at_a_limit(tmp_path: Path, members: list[tuple[str, bytes]], message: str) -> None:
    limits = SMALL if message.startswith(("unpacks", "11")) else replace(SMALL, ratio=1_000_000)
    with pytest.raises(LimitError, match=message):
        imported(archive(tmp_path / "p.zip", *members), tmp_path / "copy.db", limits)


def test_an_honest_package_passes_the_limits_that_stop_a_bomb(register: Path, tmp_path: Path) -> None:
    export(register, tmp_path / "package.zip")
    imported(tmp_path / "package.zip", tmp_path / "copy.db", replace(SMALL, files=100))


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda path: path.write_bytes(b"no archive"), "no package"),
        (lambda path: archive(path, ("other", b"x")), f"it lacks {LOG_FILE}"),
        (lambda path: archive(path, (LOG_FILE, b"no json\n")), "line 1: no JSON"),
        (lambda path: archive(path, (LOG_FILE, b"[1]\n")), "line 1: no log entry"),
        (lambda path: path.mkdir(), f"it lacks {LOG_FILE}"),
        (lambda path: None, "there is no such file"),
    ],
    ids=["bytes", "other archive", "text", "list", "empty folder", "nothing"],
)
def test_what_is_no_package_is_told(tmp_path: Path, make: Callable[[Path], object], message: str) -> None:
    make(tmp_path / "p.zip")
    with pytest.raises(InputError, match=message):
        imported(tmp_path / "p.zip", tmp_path / "copy.db")


def test_a_truncated_or_damaged_package_is_told(register: Path, tmp_path: Path) -> None:
    export(register, tmp_path / "package.zip")
    data = (tmp_path / "package.zip").read_bytes()
    (tmp_path / "cut.zip").write_bytes(data[: len(data) // 2])
    place = data.index(LOG_FILE.encode()) + 200
    (tmp_path / "hurt.zip").write_bytes(data[:place] + struct.pack("<Q", 0) + data[place + 8 :])
    for name in ("cut.zip", "hurt.zip"):
        with pytest.raises(DepositaryError):
            imported(tmp_path / name, tmp_path / "copy.db")
