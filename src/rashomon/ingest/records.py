"""Lines of CSV → records, one torn record costing no other.

The standard reader takes everything up to the next quotation mark when one is missing, if need be
to the end of the file. Here a record is first seen whole: one that is still open after `MOST_LINES`
lines or at the end of the file, or closed where another field opens, is torn, and reading goes on
with the line after its first.
"""

from __future__ import annotations

import csv
import io
import re
from collections import deque
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from rashomon.errors import InputError
from rashomon.ingest.text import looks_like_text

MOST_LINES = 5_000  # of one record
LINE_BYTES = 30_000_000

_CLOSING = re.compile(r'(?:[^"]++|"")*+"')


class Record(NamedTuple):
    """One record: the line it begins on, counted from 1, and its fields, ``None`` when torn."""

    number: int
    fields: list[str] | None


def records(stream: BinaryIO) -> Iterator[Record]:
    """The records of a CSV file, its header first; blank ones are left out.

    Fields are divided by what the first line holds most of: comma, semicolon, tab or bar.

    Raises:
        InputError: it is binary, or a line is longer than any record may be.
    """
    csv.field_size_limit(LINE_BYTES)
    lines = _decoded(stream)
    waiting: deque[str] = deque()
    number = 0
    mark = ""
    while True:
        first = waiting.popleft() if waiting else next(lines, None)
        if first is None:
            return
        number += 1
        if not mark:
            if not looks_like_text(first[:20_000]):
                raise InputError("it is binary, not text")
            mark = max(",;\t|", key=first.count)
        held, size = [first], len(first)
        left_open, torn = _left_open(first, False, mark), False
        while left_open and not torn and len(held) < MOST_LINES and size < LINE_BYTES:
            more = waiting.popleft() if waiting else next(lines, None)
            if more is None:
                break
            held.append(more)
            size += len(more)
            left_open = _left_open(more, True, mark)
            torn = _closed_amid(more, mark)
        if left_open or torn:
            yield Record(number, None)
            waiting.extendleft(reversed(held[1:]))
            continue
        try:
            fields = next(csv.reader(held, delimiter=mark), [])
        except csv.Error:
            fields = None
        if fields is None or any(field.strip() for field in fields):
            yield Record(number, fields)
        number += len(held) - 1


def _left_open(line: str, inside: bool, mark: str) -> bool:
    """Whether a line ends inside a quoted field; ``inside`` says whether it began in one."""
    at, begins = 0, True
    while True:
        if not inside and begins and line.startswith('"', at):
            inside, at = True, at + 1
        if inside:
            closing = _CLOSING.match(line, at)
            if closing is None:
                return True
            inside, at = False, closing.end()
        at = line.find(mark, at) + 1
        if at == 0:
            return False
        begins = True


def _closed_amid(line: str, mark: str) -> bool:
    """Whether the mark that closes a field begun lines above is followed by more of the field.

    Then it was meant to open another field, and the one above was never closed.
    """
    closing = _CLOSING.match(line)
    return closing is not None and line[closing.end() :].lstrip(" \r\n")[:1] not in ("", mark)


def _decoded(stream: BinaryIO) -> Iterator[str]:
    """Lines, each decoded by itself (UTF-16 aside), so that one bad byte costs one line."""
    peek = getattr(stream, "peek", None)
    if peek and peek(2)[:2] in (b"\xff\xfe", b"\xfe\xff"):
        yield from io.TextIOWrapper(stream, encoding="utf-16", errors="replace", newline="")
        return
    first = True
    while line := stream.readline(LINE_BYTES + 1):
        if len(line) > LINE_BYTES:
            raise InputError(f"a line is longer than {LINE_BYTES:,} bytes")
        if first:
            line, first = line.removeprefix(b"\xef\xbb\xbf"), False
        try:
            text = line.decode("utf-8")
        except UnicodeDecodeError:
            text = line.decode("cp1252", "replace")
        yield text.replace("\0", "")
