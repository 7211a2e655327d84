"""Bytes → reports: files, folders, patterns, standard input and addresses, in every format.

    for one in reports(["stories.jsonl", "pages/"]):
        ...  # a Report, a Reading that was read back, or a Skipped with the reason

**Which reports are the same.** A row's own id is believed: the same id with the same text is one
report, the same id with different texts is several, each with eight digits of its text's digest
behind the id. Whether an id comes again is only known at the end, so sources whose rows may bring
ids are read twice: first for the ids alone (memory grows by the ids and no more), then for the
reports; rows whose id did come again are turned into text in between, and no others. Standard
input is kept in a temporary file for that. Of equal reports the first is kept, and since sources
are taken in the order of their names, not of the command line, it has the smallest path.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from typing import BinaryIO

import msgspec

from rashomon.errors import InputError
from rashomon.ingest.formats import Fault, ReadBack, ids, rows
from rashomon.ingest.readings import reading
from rashomon.ingest.rows import Defaults, Row, report
from rashomon.ingest.sources import Broken, Source, reason, sources
from rashomon.model import Reading, Report, Skipped

__all__ = ["Defaults", "reports"]

_NONE = Defaults()


def reports(
    inputs: Sequence[str], *, defaults: Defaults = _NONE, stdin: BinaryIO | None = None
) -> Iterator[Report | Reading | Skipped]:
    """Read the inputs, one report after another, sorted by source; nothing raises.

    Args:
        inputs: files, folders, patterns ("reports/**/*.html"), "-", addresses.
        defaults: date, outlet and language for what does not say it itself.
        stdin: what "-" stands for.

    Returns:
        Reports and readings as they are read; for each input, or row of one, that cannot be
        read a `Skipped` with the reason in one line.
    """
    with ExitStack() as stack:
        found = list(sources(inputs, stdin, stack))
        clashing = _clashing([one for one in found if isinstance(one, Source)], defaults)
        seen: set[bytes] = set()
        for source in found:
            if isinstance(source, Broken):
                yield Skipped(input=source.name, stage="ingest", why=source.why)
                continue
            for one in _read(source, defaults, None):
                if isinstance(one, Skipped):
                    yield one
                    continue
                one = _renamed(one, clashing)
                key = hashlib.sha256(f"{_of(one).id}\n{_of(one).sha256}".encode()).digest()[:12]
                if key not in seen:
                    seen.add(key)
                    yield one


def _read(
    source: Source, defaults: Defaults, only: set[str] | None
) -> Iterator[Report | Reading | Skipped]:
    """The reports of one source; with ``only``, those that bring one of these ids."""
    number: int | None = None
    none = True
    try:
        for row in rows(source):
            number, none = row.number, False
            if isinstance(row, Fault):
                if only is None:
                    yield _skipped(source, row.number, row.why)
                continue
            if only is not None and row.id not in only:
                continue
            try:
                yield _made(row, source, defaults)
            except InputError as fault:
                yield _skipped(source, row.number, str(fault))
        if none and only is None:
            yield _skipped(source, None, "it holds no report")
    except InputError as fault:
        yield _skipped(source, None, str(fault))
    except (OSError, ValueError, MemoryError) as fault:
        why = reason(fault) if isinstance(fault, OSError | ValueError) else "it is too large"
        yield _skipped(source, None if number is None else number + 1, why)


def _skipped(source: Source, number: int | None, why: str) -> Skipped:
    return Skipped(input=source.name, row=number, stage="ingest", why=" ".join(why.split()))


def _made(row: Row | ReadBack, source: Source, defaults: Defaults) -> Report | Reading:
    if isinstance(row, Row):
        return report(row, source.name, defaults)
    return reading(row.reading)


def _of(one: Report | Reading) -> Report:
    return one.report if isinstance(one, Reading) else one


def _renamed(one: Report | Reading, clashing: set[str]) -> Report | Reading:
    named = _of(one)
    if named.id not in clashing:
        return one
    named = msgspec.structs.replace(named, id=f"{named.id}-{named.sha256[:8]}")
    return msgspec.structs.replace(one, report=named) if isinstance(one, Reading) else named


def _clashing(found: Sequence[Source], defaults: Defaults) -> set[str]:
    """The ids under which different texts come."""
    once: set[str] = set()
    again: set[str] = set()
    bringing: list[Source] = []
    for source in found:
        brings = False
        try:
            for own in ids(source):
                brings = True
                (again if own in once else once).add(own)
        except (InputError, OSError, ValueError, MemoryError):
            pass  # said when the source is read for its reports
        if brings:
            bringing.append(source)
    if not again:
        return set()
    texts: dict[str, str] = {}
    clashing: set[str] = set()
    for source in bringing:
        for one in _read(source, defaults, again):
            if not isinstance(one, Skipped):
                named = _of(one)
                if texts.setdefault(named.id, named.sha256) != named.sha256:
                    clashing.add(named.id)
    return clashing
