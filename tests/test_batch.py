"""Batches and workers: one bad report loses nothing else, a dead worker is said, order is kept."""

from __future__ import annotations

import os
import signal
import time
from multiprocessing import active_children

import pytest

import rashomon
from rashomon import batch, pipeline
from rashomon.batch import default_workers, read_all
from rashomon.errors import ModelError, RashomonError
from rashomon.model import Reading, Skipped
from rashomon.tell.documents import to_json

POISON = "Zoltan"


def reports(count: int) -> list[rashomon.Report]:
    return [
        rashomon.report(f"The harbour of Bar was closed on day {n}, Ada Marin said.\n", id=str(n))
        for n in range(count)
    ]


@pytest.fixture
def faulty(monkeypatch):
    """A stage that fails on one report."""
    real = pipeline.figures

    def figures(parse, times):
        if POISON in parse.text:
            raise ZeroDivisionError("a fault\nof ours")
        return real(parse, times)

    monkeypatch.setattr(pipeline, "figures", figures)


@pytest.mark.parametrize("bad", [0, 2, 6])
def test_a_stage_that_fails_on_one_report_loses_only_that_one(faulty, bad):
    items = reports(7)
    items[bad] = rashomon.report(f"{POISON} said the harbour was closed.\n", id="bad")
    found = list(read_all(items))
    (lost,) = [one for one in found if isinstance(one, Skipped)]
    assert found.index(lost) == bad
    assert lost.stage == "read"
    assert lost.why == "report bad could not be read: ZeroDivisionError: a fault of ours"
    kept = [one.report.id for one in found if isinstance(one, Reading)]
    assert kept == [str(n) for n in range(7) if n != bad]


def test_a_reading_does_not_depend_on_its_batch(monkeypatch):
    items = reports(9)
    expected = list(read_all(items))
    monkeypatch.setattr(batch, "BATCH", 2)
    assert list(read_all(items)) == expected
    assert list(read_all(items[::-1]))[::-1] == expected


# what a worker does in the tests below, in place of reading: the model need not be loaded


def echo(pipe):
    """Name the reports of each batch, the later batches sooner."""
    while True:
        try:
            items = pipe.recv()
        except EOFError:
            return
        time.sleep(0.2 / (1 + int(items[0].id)))
        pipe.send([Skipped(input=one.id, stage="read", why="echo") for one in items])


def dies(pipe):
    pipe.recv()
    os.kill(os.getpid(), signal.SIGKILL)


def fails(pipe):
    pipe.recv()
    pipe.send(ModelError("no model"))


@pytest.mark.parametrize("workers", [2, 3])
def test_workers_keep_the_order_and_pass_on_what_is_read(monkeypatch, workers):
    monkeypatch.setattr(batch, "_work", echo)
    empty = Skipped(input="x", stage="ingest", why="it is empty")
    found = list(read_all([*reports(100), *[empty] * 40], workers=workers))
    assert [one.input for one in found] == [*map(str, range(100)), *["x"] * 40]
    assert not active_children()


@pytest.mark.parametrize(("work", "fault"), [(dies, "a worker process died"), (fails, "no model")])
def test_a_worker_that_ends_is_an_error_and_not_a_hang(monkeypatch, work, fault):
    monkeypatch.setattr(batch, "_work", work)
    with pytest.raises(RashomonError, match=fault):
        list(read_all(reports(80), workers=2))
    assert not active_children()


def test_who_stops_listening_leaves_no_worker_behind(monkeypatch):
    monkeypatch.setattr(batch, "_work", echo)
    stream = read_all(reports(80), workers=2)
    next(stream)
    assert active_children()
    stream.close()
    assert not active_children()


def test_a_path_in_another_encoding_does_not_break_the_document(tmp_path):
    path = os.fsdecode(bytes(tmp_path) + b"/caf\xe9.txt")
    try:
        with open(path, "w", encoding="utf-8") as file:  # noqa: PTH123
            file.write("The harbour of Bar was closed on Tuesday, Ada Marin said.\n")
    except OSError:
        pytest.skip("this disk takes only names in UTF-8")
    situation = rashomon.compare(path, tmp_path / "missing\udce9.txt")
    assert b"caf?.txt" in to_json(situation)


def test_workers_pay_only_for_many_bytes(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"a" * 1000)
    (tmp_path / "self").symlink_to(tmp_path)
    given = [str(tmp_path), str(tmp_path / "*.txt"), "nowhere", "http://127.0.0.1:9/", "\0"]
    assert default_workers(given) == 1
    (tmp_path / "b.txt").write_bytes(b"b" * batch.ENOUGH)
    assert default_workers([str(tmp_path / "*.txt")]) == len(os.sched_getaffinity(0))
