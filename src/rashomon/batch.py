"""Many inputs → many readings: order kept, workers optional, one bad report never a lost run.

The stages are pure, so a report's reading does not depend on which process read it or on what was
read beside it; batching and workers change the time a run takes and nothing else.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import suppress
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from rashomon.model import Reading, Report, Skipped

BATCH = 16  # reports a worker takes at a time: about 10,000 words of news, two seconds' work

Item = Report | Reading | Skipped


def read_all(items: Iterable[Item], *, workers: int = 1) -> Iterator[Reading | Skipped]:
    """Read what ingest yields, in its order; readings and skipped rows pass through.

    Args:
        items: reports to read, readings read back, rows that could not be ingested.
        workers: processes; 1 reads in this one. The output is the same for any number.

    Raises:
        ModelError: no usable language model is installed.
    """
    batches = _batches(items)
    if workers <= 1:
        for batch in batches:
            yield from _read(batch)
        return
    # "spawn": a forked child would inherit the parent's threads (BLAS, progress) in any state
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        waiting: list[Future[list[Reading | Skipped]]] = []
        for batch in batches:
            waiting.append(pool.submit(_read, batch))
            if len(waiting) > 2 * workers:  # a bounded window keeps memory flat
                yield from waiting.pop(0).result()
        for future in waiting:
            yield from future.result()


def _batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    rest = iter(items)
    # the first batch is small: a person with two files sees the first line early
    size = 4
    while batch := list(islice(rest, size)):
        yield batch
        size = BATCH


def _read(batch: Sequence[Item]) -> list[Reading | Skipped]:
    """Read one batch; if it fails as a whole, read its reports one by one and skip the bad one."""
    from rashomon.pipeline import readings
    from rashomon.read.parser import load

    reports = [item for item in batch if isinstance(item, Report)]
    if not reports:
        return [item for item in batch if not isinstance(item, Report)]
    parser = load()
    read: dict[int, Reading | Skipped] = {}
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
                read[id(report)] = Skipped(
                    input=report.path or report.id,
                    stage="read",
                    why=f"report {report.id} could not be read: {type(fault).__name__}: {fault}",
                )
    return [read[id(item)] if isinstance(item, Report) else item for item in batch]


def default_workers(inputs: Iterable[str]) -> int:
    """How many processes pay: one for a handful of reports (a model takes seconds to load).

    Some 400 kB of input is a hundred reports, half a minute's work for one process.
    """
    size = 0
    for given in inputs:
        path = Path(given)
        with suppress(OSError):
            files = path.rglob("*") if path.is_dir() else [path]
            size += sum(file.stat().st_size for file in files if file.is_file())
    if size < 400_000:
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1
