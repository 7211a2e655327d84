"""An address on the web → its bytes, with what the server says about them."""

from __future__ import annotations

import time
import urllib.error
import urllib.request
import zlib
from http.client import HTTPException, HTTPResponse
from typing import NamedTuple

from rashomon.errors import InputError

TIMEOUT = 20.0  # seconds without a byte
PATIENCE = 60.0  # seconds for a whole answer: a server that drips is left
LARGEST = 50_000_000  # bytes of one answer

_KINDS = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/json": "json",
    "application/x-ndjson": "jsonl",
    "application/jsonl": "jsonl",
    "text/csv": "csv",
    "text/markdown": "markdown",
    "text/plain": "text",
    "application/rss+xml": "feed",
    "application/atom+xml": "feed",
    "application/rdf+xml": "feed",
    "application/xml": "feed",
    "text/xml": "feed",
    "message/rfc822": "eml",
    "application/warc": "warc",
    "application/vnd.apache.parquet": "parquet",
}


_HEADERS = {
    "User-Agent": "rashomon (reads news reports)",
    "Accept": "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, "
    "application/json;q=0.9, */*;q=0.5",
    "Accept-Encoding": "gzip",
}


class Fetched(NamedTuple):
    """An answer: its bytes unpacked, the address it came from in the end, its declared kind."""

    body: bytes
    url: str
    kind: str | None
    charset: str | None


def fetched(address: str) -> Fetched:
    """Ask for an address; redirects are followed.

    Raises:
        InputError: it does not answer, answers with an error, or with too much.
    """
    try:
        request = urllib.request.Request(address, headers=_HEADERS)
        with urllib.request.urlopen(request, timeout=TIMEOUT) as answer:
            body = _body(answer)
            url = str(answer.geturl())
            headers = answer.headers
    except urllib.error.HTTPError as fault:
        fault.close()
        raise InputError(f"the server answers {fault.code} {fault.reason}".strip()) from fault
    except (OSError, HTTPException, ValueError) as fault:
        why = getattr(fault, "reason", None) or fault
        why = " ".join(str(why).split()) or type(fault).__name__
        raise InputError(f"the address does not answer ({why})") from fault
    if headers.get("Content-Encoding", "").lower() in ("gzip", "x-gzip"):
        body = _unzipped(body)
    if len(body) > LARGEST:
        raise InputError(f"the answer is longer than {LARGEST:,} bytes")
    if not body.strip():
        raise InputError("the answer is empty")
    return Fetched(body, url, _KINDS.get(headers.get_content_type()), headers.get_content_charset())


def _body(answer: HTTPResponse) -> bytes:
    until = time.monotonic() + PATIENCE
    pieces: list[bytes] = []
    size = 0
    while size <= LARGEST and (piece := answer.read1(1 << 16)):
        pieces.append(piece)
        size += len(piece)
        if time.monotonic() > until:
            raise TimeoutError(f"no whole answer in {PATIENCE:.0f} seconds")
    return b"".join(pieces)


def _unzipped(body: bytes) -> bytes:
    unzip = zlib.decompressobj(wbits=31)
    try:
        out = unzip.decompress(body, LARGEST + 1)
    except zlib.error as fault:
        raise InputError("the answer is broken gzip") from fault
    return out
