"""Many inputs → many readings: order kept, workers optional, one bad report never a lost run.

The stages are pure, so a report's reading does not depend on which process read it or on what was
read beside it; batching and workers change the time a run takes and nothing else.
"""

from __future__ import annotations

import glob
import os
import signal
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from rashomon.errors import RashomonError
from rashomon.model import Reading, Report, Skipped

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

BATCH = 16  # reports a worker takes at a time: about 10,000 words of news, two seconds' work

Item = Report | Reading | Skipped
Done = Reading | Skipped


def read_all(
    items: Iterable[Item], *, workers: int = 1, lexicon: str | None = None
) -> Generator[Done, None, None]:
    """Read what ingest yields, in its order; readings and skipped rows pass through.

    Args:
        items: reports to read, readings read back, rows that could not be ingested.
        workers: processes; 1 reads in this one. The output is the same for any number.
        lexicon: the text of a frames file to read with (`extract.lexicon.load`).

    Raises:
        ModelError: no usable language model is installed.
        RashomonError: a worker process died.
    """
    batches = _batches(items)
    if workers <= 1:
        for batch in batches:
            yield from _read(batch, lexicon)
        return
    yield from _shared_out(batches, workers, lexicon)


_DIED = (
    "a worker process died (out of memory, or killed); --workers 1 does without them. "
    "A Python script that asks for workers needs: if __name__ == '__main__'"
)


def _shared_out(batches: Iterator[list[Item]], count: int, lexicon: str | None) -> Iterator[Done]:
    """Let ``count`` processes read the batches; what is done comes in the batches' order.

    One pipe for each process and one batch in it at a time: nothing to lock, so that a process
    which is killed can neither hang the others nor this one.
    """
    from multiprocessing.connection import wait

    workers = [_Worker(lexicon) for _ in range(count)]
    window = 3 * count  # batches in hand: bounded, so that memory stays flat
    done: dict[int, list[Done]] = {}
    sent = given = 0
    try:
        while True:
            for worker in workers:
                while not worker.busy and sent - given < window and (batch := next(batches, None)):
                    if passed := _passed(batch):
                        done[sent] = passed
                    else:
                        worker.send(sent, batch)
                    sent += 1
            if given == sent:
                return
            if given not in done:
                busy = [worker for worker in workers if worker.busy]
                ready = wait([worker.pipe for worker in busy])
                done.update(worker.receive() for worker in busy if worker.pipe in ready)
            while given in done:
                yield from done.pop(given)
                given += 1
    finally:
        for worker in workers:
            worker.end()


class _Worker:
    """A process that reads batches, started with its first."""

    def __init__(self, lexicon: str | None) -> None:
        self.busy = False
        self._own = () if lexicon is None else (lexicon,)
        self._number = 0  # of the batch it has
        self._process: BaseProcess | None = None
        self.pipe: Connection

    def send(self, number: int, batch: list[Item]) -> None:
        if self._process is None:
            self._start()
        self.busy, self._number = True, number
        try:
            self.pipe.send(batch)
        except OSError as fault:
            raise RashomonError(_DIED) from fault

    def receive(self) -> tuple[int, list[Done]]:
        try:
            found = self.pipe.recv()
        except (EOFError, OSError) as fault:
            raise RashomonError(_DIED) from fault
        if isinstance(found, Exception):
            raise found
        self.busy = False
        return self._number, found

    def end(self) -> None:
        if self._process is not None:
            self.pipe.close()
            self._process.terminate()
            self._process.join()

    def _start(self) -> None:
        from multiprocessing import get_context

        # "spawn": a forked child would inherit the parent's threads (BLAS, progress) in any state
        spawn = get_context("spawn")
        self.pipe, theirs = spawn.Pipe()
        self._process = spawn.Process(target=_work, args=(theirs, *self._own), daemon=True)
        with uninterrupted():
            self._process.start()
        theirs.close()


def _work(pipe: Connection, lexicon: str | None = None) -> None:
    """A worker's life: batches in, readings out, until the parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's affair
    with suppress(EOFError, OSError):
        while True:
            batch = pipe.recv()
            try:
                found: list[Done] | Exception = _read(batch, lexicon)
            except Exception as fault:
                found = fault
            pipe.send(found)


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Hold Ctrl-C back for a moment: while a line is written, which would else be cut.

    Or while a worker is started: it inherits that, and prints no traceback.
    """
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _sayable(item: Item) -> Item:
    """The item; a path of it that is no text (bytes in another encoding) with marks for those."""
    if isinstance(item, Skipped):
        return msgspec.structs.replace(item, input=_encodable(item.input))
    if isinstance(item, Report) and item.path is not None:
        return msgspec.structs.replace(item, path=_encodable(item.path))
    return item


def _encodable(name: str) -> str:
    return name.encode("utf-8", "replace").decode("utf-8")


def _passed(batch: Sequence[Item]) -> list[Done]:
    """The batch itself when nothing in it is left to read, else nothing."""
    done = [item for item in batch if not isinstance(item, Report)]
    return done if len(done) == len(batch) else []


def _batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    rest = map(_sayable, items)
    # the first batch is small: a person with two files sees the first line early
    size = 4
    while batch := list(islice(rest, size)):
        yield batch
        size = BATCH


def _read(batch: Sequence[Item], lexicon: str | None = None) -> list[Done]:
    """Read one batch; if it fails as a whole, read its reports one by one and skip the bad one."""
    if passed := _passed(batch):
        return passed
    if lexicon is not None:
        from rashomon.extract.lexicon import using

        with using(lexicon):
            return _read(batch)
    from rashomon.pipeline import readings
    from rashomon.read.parser import load

    reports = [item for item in batch if isinstance(item, Report)]
    parser = load()
    read: dict[int, Done] = {}
    try:
        for report, reading in zip(reports, readings(reports, parser), strict=True):
            read[id(report)] = reading
    except Exception:  # a fault of ours in one report must not lose the others
        for report in reports:
            if id(report) in read:
                continue
            try:
                read[id(report)] = next(readings([report], parser))
            except Exception as fault:
                why = " ".join(str(fault).split())[:200]
                read[id(report)] = Skipped(
                    input=report.path or report.id,
                    stage="read",
                    why=f"report {report.id} could not be read: {type(fault).__name__}: {why}",
                )
    return [read[id(item)] if isinstance(item, Report) else item for item in batch]


ENOUGH = 400_000  # bytes: a hundred reports, half a minute's work for one process


def default_workers(inputs: Iterable[str]) -> int:
    """How many processes pay: one for a handful of reports (a model takes seconds to load)."""
    if not hasattr(os, "sched_getaffinity"):
        return 1
    size = 0
    for file in _files(inputs):
        with suppress(OSError, ValueError):
            size += file.stat().st_size if file.is_file() else 0
        if size >= ENOUGH:
            return len(os.sched_getaffinity(0))
    return 1


def _files(inputs: Iterable[str]) -> Iterator[Path]:
    for given in inputs:
        with suppress(OSError, ValueError):
            found = glob.iglob(given, recursive=True) if glob.has_magic(given) else [given]  # noqa: PTH207
            for path in map(Path, found):
                yield from path.rglob("*") if path.is_dir() else [path]
