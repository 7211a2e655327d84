"""The command line: exit codes, streams, and bad input without a traceback."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from rashomon.cli import main

GOOD = "The harbour of Bar was closed on Tuesday, Ada Marin said.\n"


@pytest.fixture
def good(tmp_path) -> Path:
    path = tmp_path / "good.txt"
    path.write_text(GOOD, encoding="utf-8")
    return path


def run(capsys, *arguments: object) -> tuple[int, str, list[str]]:
    code = main([str(a) for a in arguments])
    streams = capsys.readouterr()
    return code, streams.out, streams.err.splitlines()


BAD = {
    "empty.txt": b"",
    "blank.txt": b" \n\t\n",
    "binary.txt": bytes(range(256)) * 40,
    "page.html": b"<html><body></body></html>",
    "row.json": b'{"text": ',
    "cut.txt.gz": gzip.compress(GOOD.encode() * 50)[:60],
    "not.gz.txt.gz": b"this is no gzip",
    "table.parquet": b"PAR1 but not really",
    "image.png": b"\x89PNG\r\n\x1a\n" + bytes(100),
    "feed.xml": b"<rss><channel><item>",
    "columns.csv": b"a,b\n1,2\n",
}


@pytest.mark.parametrize("name", [*BAD, "missing.txt"])
def test_what_cannot_be_read_is_one_line_that_names_it(capsys, tmp_path, good, name):
    bad = tmp_path / name
    if name in BAD:
        bad.write_bytes(BAD[name])
    code, out, err = run(capsys, "read", bad, good)
    assert code == 0
    assert len(out.splitlines()) == 1
    assert len(err) == 1, err
    assert name in err[0]
    assert err[0].startswith("rashomon: skipped")


def test_nothing_readable_is_exit_1_and_no_output(capsys, tmp_path):
    code, out, err = run(capsys, "compare", tmp_path / "missing.txt")
    assert (code, out) == (1, "")
    assert "nothing could be read" in err[-1]


def test_a_broken_row_loses_only_itself(capsys, tmp_path):
    path = tmp_path / "rows.jsonl"
    path.write_text(
        json.dumps({"text": GOOD}) + "\n{broken\n" + json.dumps({"text": GOOD + "He left."}) + "\n"
    )
    code, out, err = run(capsys, "read", path)
    assert code == 0
    assert len(out.splitlines()) == 2
    assert len(err) == 1
    assert "row 2" in err[0]


@pytest.mark.parametrize(
    "arguments",
    [["compare"], ["fly"], ["read", "x", "--workers", "0"], ["read", "x", "--published", "soon"]],
)
def test_a_wrong_call_is_exit_2(capsys, arguments):
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    assert stop.value.code == 2


def test_corrections_that_cannot_be_read_are_exit_2_before_any_work(capsys, tmp_path):
    mine = tmp_path / "mine.txt"
    mine.write_text("drop event a:v1\nforget it\n", encoding="utf-8")
    code, out, err = run(capsys, "compare", tmp_path / "missing.txt", "--corrections", mine)
    assert (code, out) == (2, "")
    assert err == [f"rashomon: {mine}, line 2: 'forget' is none of same, different, speaker, drop"]


def test_corrections_are_applied_listed_and_those_that_fit_nothing_are_named(
    capsys, tmp_path, good
):
    mine = tmp_path / "mine.txt"
    _, out, _ = run(capsys, "compare", good, "--json")
    report = json.loads(out)["readings"][0]["report"]["id"]
    mine.write_text(f"drop event gone:v1\nspeaker {report}:q1 nobody # I heard it\n")
    code, out, err = run(capsys, "compare", good, "--corrections", mine)
    assert code == 0
    assert err == [f"rashomon: {mine}, line 1 changes nothing: there is no report gone"]
    assert "Corrected by a person · 2 decisions, 1 of them without effect" in out
    assert "speaker" in out
    assert "(I heard it)" in out


def test_skipped_rows_are_in_the_document(capsys, tmp_path, good):
    code, out, _ = run(capsys, "compare", "--json", good, tmp_path / "missing.txt")
    document = json.loads(out)
    assert code == 0
    assert [row["input"] for row in document["skipped"]] == [str(tmp_path / "missing.txt")]


def test_a_dossier_is_written_and_verifies(capsys, tmp_path, good):
    code, _, _ = run(capsys, "compare", good, "-o", tmp_path / "d", "--quiet")
    assert code == 0
    assert {"situation.json", "index.html", "quotes.parquet"} <= {
        p.name for p in (tmp_path / "d").iterdir()
    }
    code, out, _ = run(capsys, "verify", tmp_path / "d")
    assert code == 0
    assert "all of it holds" in out


def test_verify_lists_the_faults_and_exits_1(capsys, tmp_path, good):
    run(capsys, "compare", good, "-o", tmp_path / "d", "--quiet")
    file = tmp_path / "d" / "situation.json"
    file.write_text(file.read_text().replace("harbour of Bar was", "harbour of Bar is"))
    code, out, _ = run(capsys, "verify", tmp_path / "d")
    assert code == 1
    assert "sha256" in out


def test_a_dossier_that_is_none_is_one_line(capsys, tmp_path):
    code, out, err = run(capsys, "verify", tmp_path)
    assert (code, out, len(err)) == (1, "", 1)


def test_read_writes_whole_lines_to_a_file(capsys, tmp_path, good):
    code, out, _ = run(capsys, "read", good, "-o", tmp_path / "lines.jsonl")
    assert (code, out) == (0, "")
    (line,) = (tmp_path / "lines.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["report"]["text"].startswith("The harbour")
