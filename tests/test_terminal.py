"""The command as a process: closed streams, full disks, Ctrl-C; never a traceback."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

RASHOMON = f"{sys.executable} -m rashomon"
FULL = Path("/dev/full")

pytestmark = pytest.mark.skipif(os.name != "posix", reason="shells and signals as on Unix")


@pytest.fixture
def good(tmp_path) -> Path:
    path = tmp_path / "good.txt"
    path.write_text("The harbour of Bar was closed on Tuesday, Ada Marin said.\n", encoding="utf-8")
    return path


def shell(line: str, at: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", "-c", line], cwd=at, capture_output=True, text=True, timeout=60, check=False
    )


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("read - <&-", 1, "rashomon: skipped -: there is no standard input"),
        ("read - </dev/null", 1, "rashomon: skipped -: it is empty"),
        ("--version >&-", 1, "rashomon: the output cannot be written: Bad file descriptor"),
        ("compare good.txt -o good.txt", 2, "rashomon: -o good.txt: a dossier is a folder"),
        ("read good.txt -o .", 2, "rashomon: -o .: it is a folder"),
        ("read good.txt -o no/lines", 2, "rashomon: -o "),
        ("read good.txt 2>&1 >/dev/full", 1, ""),
        ("read missing.txt good.txt 2>&-", 0, ""),
    ],
)
def test_what_goes_wrong_outside_is_one_line(good, line, code, said):
    if "full" in line and not FULL.exists():
        pytest.skip("no /dev/full here")
    done = shell(f"{RASHOMON} {line}", good.parent)
    assert done.returncode == code, done
    assert done.stderr.startswith(said)
    assert "Traceback" not in done.stderr + done.stdout
    assert len(done.stderr.splitlines()) <= 2


def test_a_reader_that_leaves_early_is_no_fault(good):
    done = shell(f"{RASHOMON} compare --json good.txt | head -c 5", good.parent)
    assert (done.stdout, done.stderr) == ('{"sch', "")


def test_a_device_is_written_and_not_replaced(good):
    if not FULL.exists():
        pytest.skip("no /dev/full here")
    link = good.parent / "lines"
    link.symlink_to(FULL)
    done = shell(f"{RASHOMON} read good.txt -o lines", good.parent)
    assert done.returncode == 1
    assert "cannot be written" in done.stderr
    assert link.is_symlink()
    assert FULL.is_char_device()


def test_nothing_read_leaves_the_old_lines_alone(good):
    old = good.parent / "lines.jsonl"
    old.write_text("old\n")
    done = shell(f"{RASHOMON} read missing.txt -o lines.jsonl", good.parent)
    assert done.returncode == 1
    assert sorted(path.name for path in good.parent.iterdir()) == ["good.txt", "lines.jsonl"]
    assert old.read_text() == "old\n"


@pytest.mark.parametrize("workers", ["1", "2"])
def test_ctrl_c_ends_at_once_with_whole_lines_and_no_traceback(tmp_path, workers):
    row = '{"text": "' + "The harbour of Bar was closed on Tuesday, Ada Marin said. " * 40 + '"}\n'
    rows = tmp_path / "rows.jsonl"
    rows.write_text("".join(row.replace("Bar", f"Bar {n}") for n in range(400)))
    run = subprocess.Popen(
        [sys.executable, "-m", "rashomon", "read", str(rows), "--workers", workers],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,  # Ctrl-C reaches every process of the terminal's group
    )
    lines: list[bytes] = []
    assert run.stdout is not None
    assert run.stderr is not None
    first = run.stdout.readline()
    listen = threading.Thread(target=lambda: lines.extend(run.stdout or ()))
    listen.start()
    os.killpg(run.pid, signal.SIGINT)
    start = time.monotonic()
    assert run.wait(timeout=30) == 130
    assert time.monotonic() - start < 20
    listen.join()
    assert run.stderr.read() == b""
    assert all(line.endswith(b"\n") for line in [first, *lines])
    run.stderr.close()
    run.stdout.close()
