"""A source of bytes → its rows: what each format holds, one row a report, streamed.

A row that is broken becomes a `Fault` and the rows after it go on; a source that cannot be read at
all (or not further) raises `InputError`.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, BinaryIO, NamedTuple

import msgspec

from rashomon.errors import InputError
from rashomon.ingest.records import Record, records
from rashomon.ingest.rows import Row, own_id
from rashomon.ingest.sources import Source
from rashomon.ingest.text import LONGEST, decode
from rashomon.model import READING_SCHEMA, SITUATION_SCHEMA

TEXT_BYTES = 4 * LONGEST  # a text file beyond this is too long in any encoding
PAGE_BYTES = 30_000_000
WHOLE_BYTES = 500_000_000  # a JSON document or feed, which is read whole
ROW_BYTES = 30_000_000  # one line of JSON Lines, one record of CSV or WARC


class Fault(NamedTuple):
    """A row that cannot be read, and why."""

    number: int | None
    why: str


class ReadBack(NamedTuple):
    """A row that is a reading of ours, not yet held against its schema."""

    number: int | None
    reading: Mapping[str, Any]

    @property
    def id(self) -> str | None:
        report = self.reading.get("report")
        return own_id(report.get("id")) if isinstance(report, Mapping) else None


AnyRow = Row | ReadBack | Fault


def rows(source: Source) -> Iterator[AnyRow]:
    """The rows of a source, in its order.

    The kind its name promises is held against its first bytes; where they plainly say another
    (a page named .txt, lines of JSON named .json) the bytes are believed.

    Raises:
        InputError: it is empty, binary, broken, or of no kind that is read.
    """
    with source.open() as stream:
        head = _peek(stream)
        if not head.strip():
            raise InputError("it is empty")
        kind = _kind(source.kind, head)
        for row in _READERS[kind](stream) if kind != "text" else _text(stream, source.charset):
            if isinstance(row, Row) and kind == "html":
                row.charset = source.charset
            if isinstance(row, Row) and source.url and kind in ("html", "text", "markdown"):
                row.given = {"url": source.url, **row.given}
            yield row


def ids(source: Source) -> Iterator[str]:
    """The ids that the rows of a source bring, and nothing else of them; faults are passed over.

    Raises:
        InputError: as `rows` does.
    """
    with source.open() as stream:
        kind = _kind(source.kind, _peek(stream))
        if kind == "jsonl":
            yield from _jsonl_ids(stream)
        elif kind in ("json", "csv"):
            for row in _READERS[kind](stream) if kind == "json" else _csv(stream, needed="id"):
                if not isinstance(row, Fault) and row.id is not None:
                    yield row.id
        elif kind == "parquet":
            for row in _parquet(stream, wanted=("id",)):
                if not isinstance(row, Fault) and row.id is not None:
                    yield row.id


class _OnlyId(msgspec.Struct):
    """What the first pass looks at in a line of JSON; the rest is passed over undecoded."""

    id: Any = None
    schema: Any = None
    report: Any = None


def _jsonl_ids(stream: BinaryIO) -> Iterator[str]:
    decoder = msgspec.json.Decoder(_OnlyId)
    while line := stream.readline(ROW_BYTES + 1):
        if len(line) > ROW_BYTES:
            while line and not line.endswith(b"\n"):
                line = stream.readline(ROW_BYTES)
            continue
        if b'"id"' not in line:
            continue
        try:
            one = decoder.decode(line)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            try:
                row = _row(None, _decoded_json(line.removeprefix(b"\xef\xbb\xbf")))
            except msgspec.DecodeError:
                continue
            own = None if isinstance(row, Fault) else row.id
        else:
            inner = one.report if one.schema == READING_SCHEMA else {"id": one.id}
            own = own_id(inner.get("id")) if isinstance(inner, dict) else None
        if own is not None:
            yield own


# --- kinds ----------------------------------------------------------------------------------

_BINARY = (
    (b"%PDF", "a PDF"), (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\xff\xd8\xff", "a picture"), (b"\x89PNG", "a picture"), (b"GIF8", "a picture"),
    (b"\x7fELF", "a program"), (b"SQLite format 3", "a database"), (b"7z\xbc\xaf", "an archive"),
    (b"\xd0\xcf\x11\xe0", "an office document"), (b"{\\rtf", "RTF"), (b"BZh", "bzip2 data"),
    (b"\xfd7zXZ", "xz data"),
)  # fmt: skip
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_FEED = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:rss|(?:\w+:)?feed|rdf:rdf)\b", re.I | re.S
)


def _peek(stream: BinaryIO) -> bytes:
    peek = getattr(stream, "peek", None)
    return bytes(peek(4096)[:8192]) if peek else b""


def _kind(promised: str | None, head: bytes) -> str:
    for magic, what in _BINARY:
        if head.startswith(magic):
            raise InputError(f"it is {what}; give its text, as .txt or .html")
    if head.startswith(b"PAR1"):
        return "parquet"
    if head.startswith(b"WARC/"):
        return "warc"
    if promised in ("parquet", "warc"):
        raise InputError(f"its name says {promised}, its bytes are not")
    found = _sniffed(head)
    if promised is None or (promised in ("text", "html") and found != "text"):
        return found
    if promised == "feed" and found == "html":
        return "html"
    if promised in ("json", "jsonl") and found in ("html", "feed"):
        raise InputError(f"its name says JSON, its bytes say {found}")
    if promised == "json" and found == "jsonl":
        return "jsonl"
    return promised


def _sniffed(head: bytes) -> str:
    bare = head.removeprefix(b"\xef\xbb\xbf")
    if _FEED.match(bare):
        return "feed"
    if _HTML.match(bare):
        return "html"
    text = bare.lstrip()
    if text[:1] in (b"{", b"["):
        first, end, rest = text.partition(b"\n")
        if first[:1] == b"{" and end and _is_json(first):
            return "jsonl" if rest.lstrip()[:1] == b"{" or not rest.strip() else "text"
        if re.match(rb"[\[{]\s*[\"{\[\]}]", text):
            return "json"
    return "text"


def _is_json(line: bytes) -> bool:
    try:
        msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False
    return True


# --- one report a file ----------------------------------------------------------------------


def _text(stream: BinaryIO, charset: str | None = None) -> Iterator[AnyRow]:
    yield Row(given={"text": _decoded(stream, charset)}, plain=True)


def _decoded(stream: BinaryIO, charset: str | None = None) -> str:
    data = _read(stream, TEXT_BYTES, f"its text is longer than {LONGEST:,} characters")
    return decode(data, charset)


def _markdown(stream: BinaryIO) -> Iterator[AnyRow]:
    from rashomon.ingest.markdown import plain

    text, given = plain(_decoded(stream).replace("\r\n", "\n").replace("\r", "\n"))
    yield Row(given={**given, "text": text}, plain=True, basis="metadata")


def _html(stream: BinaryIO) -> Iterator[AnyRow]:
    data = _read(stream, PAGE_BYTES, f"the page is longer than {PAGE_BYTES:,} bytes")
    yield Row(given={}, html=data)


def _eml(stream: BinaryIO) -> Iterator[AnyRow]:
    from rashomon.ingest.mail import message

    yield message(_read(stream, PAGE_BYTES, f"the mail is longer than {PAGE_BYTES:,} bytes"))


def _feed(stream: BinaryIO) -> Iterator[AnyRow]:
    from rashomon.ingest.feeds import feed

    yield from feed(_read(stream, WHOLE_BYTES, "the feed is too long"))


def _read(stream: BinaryIO, most: int, why: str) -> bytes:
    data = stream.read(most + 1)
    if len(data) > most:
        raise InputError(why)
    return data


# --- JSON -----------------------------------------------------------------------------------


def _json(stream: BinaryIO) -> Iterator[AnyRow]:
    data = _read(
        stream, WHOLE_BYTES, f"longer than {WHOLE_BYTES:,} bytes; give it as JSON Lines (.jsonl)"
    )
    try:
        document = _decoded_json(data)
    except msgspec.DecodeError as fault:
        lines = data.lstrip().split(b"\n", 2)
        if len(lines) > 1 and _is_json(lines[0]):  # lines of JSON under the wrong name
            yield from _jsonl(io.BytesIO(data))
            return
        raise InputError(f"the JSON is broken ({fault})") from fault
    if isinstance(document, dict) and document.get("schema") == SITUATION_SCHEMA:
        document = document.get("readings")
        if not isinstance(document, list):
            raise InputError("the situation has no list of readings")
    if isinstance(document, list):
        for number, one in enumerate(document, start=1):
            yield _row(number, one)
    else:
        yield _row(None, document)


def _jsonl(stream: BinaryIO) -> Iterator[AnyRow]:
    number = 0
    while True:
        line = stream.readline(ROW_BYTES + 1)
        if not line:
            return
        number += 1
        if len(line) > ROW_BYTES:
            while line and not line.endswith(b"\n"):
                line = stream.readline(ROW_BYTES)
            yield Fault(number, f"the line is longer than {ROW_BYTES:,} bytes")
            continue
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        if not line.strip():
            continue
        try:
            yield _row(number, _decoded_json(line))
        except msgspec.DecodeError as fault:
            yield Fault(number, f"the JSON is broken ({fault})")


def _decoded_json(data: bytes) -> Any:
    try:
        return msgspec.json.decode(data)
    except (UnicodeDecodeError, RecursionError) as fault:
        try:  # JSON in another encoding than its rules allow
            return msgspec.json.decode(decode(data))
        except (InputError, RecursionError, UnicodeError):
            raise msgspec.DecodeError("not UTF-8, or nested too deep") from fault
    except msgspec.DecodeError as fault:
        if "utf-8" not in str(fault).lower() and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
            raise
        try:
            return msgspec.json.decode(decode(data))
        except (InputError, RecursionError, UnicodeError):
            raise fault from None


def _row(number: int | None, value: object) -> AnyRow:
    if not isinstance(value, dict):
        return Fault(number, "the row is not an object")
    if value.get("schema") == READING_SCHEMA:
        return ReadBack(number, value)
    return Row(number=number, given=value)


# --- CSV ------------------------------------------------------------------------------------

_KEYS = ("id", "text", "html", "title", "outlet", "author", "published", "url", "language")


def _csv(stream: BinaryIO, *, needed: str | None = None) -> Iterator[AnyRow]:
    """Rows of CSV; without the column ``needed``, none."""
    found = records(stream)
    header = [name.strip().lower() for name in (next(found, Record(1, [])).fields or [])]
    if "text" not in header and "html" not in header:
        seen = ", ".join(filter(None, header))[:120] or "none"
        raise InputError(f"it has no column 'text' or 'html' (its columns: {seen})")
    if needed and needed not in header:
        return
    for number, fields in found:
        if fields is None:
            yield Fault(number, "a quotation mark is opened and not closed")
        elif len(fields) > len(header):
            yield Fault(number, f"{len(fields)} fields under {len(header)} columns")
        else:
            given = {k: v for k, v in zip(header, fields, strict=False) if k in _KEYS and v.strip()}
            yield Row(number=number, given={"text": None, **given})


# --- Parquet --------------------------------------------------------------------------------


def _parquet(stream: BinaryIO, *, wanted: tuple[str, ...] = _KEYS) -> Iterator[AnyRow]:
    import pyarrow as arrow
    import pyarrow.parquet as parquet

    if not stream.seekable():
        stream = io.BytesIO(_read(stream, WHOLE_BYTES, "the packed Parquet file is too long"))
    try:
        file = parquet.ParquetFile(stream)
        names = file.schema_arrow.names
        columns = [name for name in names if name in wanted]
        if not columns and wanted != _KEYS:
            return
        if "text" not in names and "html" not in names:
            seen = ", ".join(names)[:120]
            raise InputError(f"it has no column 'text' or 'html' (its columns: {seen})")
        number = 0
        for batch in file.iter_batches(batch_size=256, columns=columns):
            for given in batch.to_pylist():
                number += 1
                yield Row(number=number, given={k: v for k, v in given.items() if v is not None})
    except (arrow.ArrowException, OSError, ValueError) as fault:
        why = " ".join(str(fault).split())[:160]
        raise InputError(f"the Parquet file is broken ({why})") from fault


# --- WARC -----------------------------------------------------------------------------------


def _warc(stream: BinaryIO) -> Iterator[AnyRow]:
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    number = 0
    try:
        for record in ArchiveIterator(stream):
            if record.rec_type != "response":
                continue
            number += 1
            headers = record.http_headers
            kind = (headers.get_header("Content-Type") or "") if headers else ""
            status = headers.get_statuscode() if headers else "200"
            if "html" not in kind.lower() or not str(status).startswith("2"):
                continue
            data = record.content_stream().read(PAGE_BYTES + 1)
            if len(data) > PAGE_BYTES:
                yield Fault(number, f"the page is longer than {PAGE_BYTES:,} bytes")
                continue
            charset = re.search(r"charset\s*=\s*[\"']?([\w.:-]+)", kind, re.IGNORECASE)
            yield Row(
                number=number,
                given={"url": record.rec_headers.get_header("WARC-Target-URI")},
                html=data,
                charset=charset[1] if charset else None,
            )
    except InputError:
        raise
    except (ArchiveLoadFailed, OSError, ValueError, EOFError, AttributeError, TypeError) as fault:
        why = " ".join(str(fault).split())[:160]
        raise InputError(f"the WARC file is broken after page {number} ({why})") from fault


_READERS: dict[str, Callable[[BinaryIO], Iterator[AnyRow]]] = {
    "text": _text,
    "markdown": _markdown,
    "html": _html,
    "json": _json,
    "jsonl": _jsonl,
    "csv": _csv,
    "parquet": _parquet,
    "warc": _warc,
    "eml": _eml,
    "feed": _feed,
}
