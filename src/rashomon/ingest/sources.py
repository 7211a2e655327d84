"""Inputs as a person names them → named sources of bytes that can be opened more than once.

Standard input, pipes and addresses are written once to a temporary file, so that every source can
be read twice (the first time for its ids) and an address is asked only once.
"""

from __future__ import annotations

import glob
import io
import os
import shutil
import stat
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import IO, BinaryIO, NamedTuple, cast

from rashomon.errors import InputError
from rashomon.ingest.unpack import unpacked

KINDS = {
    ".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown",
    ".html": "html", ".htm": "html", ".xhtml": "html",
    ".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".tsv": "csv",
    ".parquet": "parquet", ".warc": "warc", ".eml": "eml",
    ".xml": "feed", ".rss": "feed", ".atom": "feed",
}  # fmt: skip
PACKED = (".gz", ".zst")
IN_MEMORY = 8_000_000  # bytes of a spooled source; what is longer goes to disk


class Source(NamedTuple):
    """One stream of bytes. ``kind`` is what its name promises, ``None`` if nothing."""

    name: str
    kind: str | None
    open: Callable[[], BinaryIO]
    url: str | None = None
    charset: str | None = None


class Broken(NamedTuple):
    """An input that is no source, and why."""

    name: str
    why: str


def sources(
    inputs: Sequence[str], stdin: BinaryIO | None, stack: ExitStack
) -> Iterator[Source | Broken]:
    """Every source that the inputs name, each once, sorted by name.

    The order is the names' and not the inputs', so that the same inputs in another order give the
    same reports; a file named twice is read once. Of a folder or a pattern only files of a known
    kind are taken, and hidden ones are not; a folder that holds a dossier stands for its
    ``situation.json``.

    Args:
        stack: closes the temporary files when the reports have been read.
    """
    named: dict[str, bool] = {}  # whether the name was given itself, not found in a folder
    for one in inputs:
        for path, itself in _found(one):
            named[path] = named.get(path, False) or itself
    real: set[str] = set()
    for name in sorted(named):
        if name != "-" and not is_address(name):
            path = os.path.realpath(name) if "\0" not in name else name
            if path in real:
                continue
            real.add(path)
        try:
            yield _source(name, named[name], stdin, stack)
        except InputError as fault:
            yield Broken(name, str(fault))
        except (OSError, ValueError) as fault:
            yield Broken(name, reason(fault))


def reason(fault: OSError | ValueError) -> str:
    """What went wrong, as one short line."""
    if isinstance(fault, FileNotFoundError):
        return "there is no such file"
    if isinstance(fault, PermissionError):
        return "it may not be read (no permission)"
    if isinstance(fault, OSError) and fault.strerror:
        return f"it cannot be read ({fault.strerror})"
    return " ".join(f"it cannot be read ({fault})".split())


def _found(given: str) -> Iterator[tuple[str, bool]]:
    if given == "-" or is_address(given) or "\0" in given:
        yield given, True
    elif os.path.isdir(given):  # noqa: PTH112 (names are kept as they were given)
        for path in _walk(given):
            yield path, False
    elif os.path.lexists(given) or not glob.has_magic(given):
        yield given, True
    else:
        matched = False
        for path in glob.iglob(given, recursive=True):  # noqa: PTH207
            matched = True
            if os.path.isdir(path):  # noqa: PTH112
                if "**" not in given:
                    yield from ((one, False) for one in _walk(path))
            elif kind_named(path) is not None:
                yield path, False
        if not matched:
            yield given, True


def is_address(given: str) -> bool:
    """Whether an input is an address on the web."""
    return given.lower().startswith(("http://", "https://"))


def _walk(folder: str) -> Iterator[str]:
    """The readable files under a folder; a folder met twice (a loop of links) is entered once."""
    entered: set[tuple[int, int]] = set()
    for at, folders, files in os.walk(folder, followlinks=True):
        try:
            here = os.stat(at)  # noqa: PTH116
        except OSError:
            continue
        if (here.st_dev, here.st_ino) in entered:
            folders.clear()
            continue
        entered.add((here.st_dev, here.st_ino))
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        if "situation.json" in files:
            folders.clear()
            files = ["situation.json"]
        for name in sorted(files):
            if not name.startswith(".") and kind_named(name) is not None:
                yield os.path.join(at, name)  # noqa: PTH118


def kind_named(name: str) -> str | None:
    """The kind that a file's name promises; "" for packed bytes of no named kind."""
    bare = name.lower()
    packed = bare.endswith(PACKED)
    if packed:
        bare = bare.rsplit(".", 1)[0]
    return KINDS.get(os.path.splitext(bare)[1], "" if packed else None)  # noqa: PTH122


def _source(name: str, itself: bool, stdin: BinaryIO | None, stack: ExitStack) -> Source:
    if name == "-":
        if stdin is None:
            raise InputError("there is no standard input")
        return Source(name, None, _spooled(stdin, stack))
    if is_address(name):
        from rashomon.ingest.addresses import fetched

        got = fetched(name)
        return Source(name, got.kind, _spooled(io.BytesIO(got.body), stack), got.url, got.charset)
    status = os.stat(name)  # noqa: PTH116
    if stat.S_ISFIFO(status.st_mode):
        if not itself:  # nobody may be writing into a pipe that only lies in a folder
            raise InputError("it is a pipe; give its name to have it read")
        with open(name, "rb") as pipe:  # noqa: PTH123
            return Source(name, None, _spooled(pipe, stack))
    if not stat.S_ISREG(status.st_mode):
        raise InputError("it is neither a file nor a folder")
    if status.st_size == 0:
        raise InputError("the file is empty")
    kind = kind_named(name)
    if kind is None and itself and os.path.splitext(name)[1]:  # noqa: PTH122
        known = " ".join(sorted(KINDS))
        raise InputError(f"files of this kind are not read; these are: {known}, also .gz and .zst")
    return Source(name, kind or None, lambda: unpacked(Path(name).open("rb"), name))


def _spooled(stream: IO[bytes], stack: ExitStack) -> Callable[[], BinaryIO]:
    kept = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 (the stack closes it)
    stack.callback(kept.close)
    shutil.copyfileobj(stream, kept)
    if kept.tell() == 0:
        raise InputError("it is empty")

    def opened() -> BinaryIO:
        kept.seek(0)
        return unpacked(cast(BinaryIO, _Shared(kept)), "-")

    return opened


class _Shared(io.RawIOBase):
    """A view of a temporary file that can be closed without closing the file."""

    def __init__(self, kept: IO[bytes]) -> None:
        self._kept = kept

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._kept.seek(offset, whence)

    def tell(self) -> int:
        return self._kept.tell()

    def readinto(self, buffer: object) -> int:
        data = self._kept.read(len(buffer))  # type: ignore[arg-type]
        buffer[: len(data)] = data  # type: ignore[index]
        return len(data)
