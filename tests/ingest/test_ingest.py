"""Inputs to reports: every format, every bad input, and which reports are the same."""

from __future__ import annotations

import csv
import gzip
import io
import itertools
import json
import os
import re
import threading
import time
import tracemalloc
from collections.abc import Iterator
from contextlib import ExitStack
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import msgspec
import pytest
import zstandard
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rashomon.ingest import Defaults, reports
from rashomon.ingest.formats import Fault, ids, rows
from rashomon.ingest.sources import Source, sources
from rashomon.model import Mention, Noise, Reader, Reading, Report, Situation, Skipped

A = "The bridge over the Daugava was closed on Monday, the city of Riga said."
B = "The bridge over the Daugava will open on Friday, the mayor of Riga said."
C = "The ferry to the island of Ruhnu was late on Sunday, its captain said."
PAGE = (
    "<!DOCTYPE html><html><head><title>Bridge closed</title></head><body><article>"
    + f"<p>{A} {B}</p><p>“It is old,” said the mayor, who had seen it.</p>" * 3
    + "</article></body></html>"
)


def read(*inputs: object, **options: object) -> tuple[list[Report | Reading], list[Skipped]]:
    found = list(reports([str(one) for one in inputs], **options))  # type: ignore[arg-type]
    good = [one for one in found if not isinstance(one, Skipped)]
    return good, [one for one in found if isinstance(one, Skipped)]


def why(*inputs: object) -> str:
    good, (skipped,) = read(*inputs)
    assert not good
    assert skipped.stage == "ingest" and "\n" not in skipped.why
    return skipped.why


def texts(found: list[Report | Reading]) -> list[str]:
    return [one.report.text if isinstance(one, Reading) else one.text for one in found]


def warc(*pages: tuple[str, str]) -> bytes:
    out = b""
    for url, html in pages:
        body = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + html.encode()
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\n"
            f"Content-Type: application/http\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        out += head.encode() + body + b"\r\n\r\n"
    return out


def parquet(rows: list[dict[str, object]]) -> bytes:
    import pyarrow as arrow
    import pyarrow.parquet

    out = io.BytesIO()
    pyarrow.parquet.write_table(arrow.Table.from_pylist(rows), out)
    return out.getvalue()


MAIL = (
    f"From: Ana Perko <ana@example.org>\nSubject: Bridge closed\n"
    f"Date: Wed, 27 Apr 2022 10:00:00 +0000\nMIME-Version: 1.0\n"
    f'Content-Type: multipart/alternative; boundary="b"\n\n'
    f"--b\nContent-Type: text/html\n\n<p>no</p>\n--b\nContent-Type: text/plain\n\n{A}\n--b--\n"
)
RSS = f"<rss><channel><title>D</title><item><description>{A}</description></item></channel></rss>"

FORMATS = {
    "a.txt": A.encode(),
    "a.md": f"# Bridge\n\n{A}".encode(),
    "a.html": PAGE.encode(),
    "a.htm": PAGE.encode(),
    "a.json": json.dumps({"text": A}).encode(),
    "b.json": json.dumps([{"text": A}]).encode(),
    "a.jsonl": json.dumps({"text": A}).encode() + b"\n",
    "a.ndjson": json.dumps({"text": A}).encode(),
    "a.csv": f'id,text\n1,"{A}"\n'.encode(),
    "a.parquet": parquet([{"text": A}]),
    "a.warc": warc(("https://daily.example.org/1", PAGE)),
    "a.eml": MAIL.encode(),
    "a.xml": RSS.encode(),
}


@pytest.mark.parametrize("packing", ["", ".gz", ".zst"])
@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_read_plain_and_packed(tmp_path: Path, name: str, packing: str) -> None:
    data = FORMATS[name]
    pack = {"": bytes, ".gz": gzip.compress, ".zst": zstandard.compress}[packing]
    path = tmp_path / (name + packing)
    path.write_bytes(pack(data))
    (one,), skipped = read(path)
    assert isinstance(one, Report) and A in one.text and not skipped
    assert one.path == str(path)


@pytest.mark.parametrize("name", FORMATS)
def test_standard_input_is_known_by_its_bytes(name: str) -> None:
    if name.endswith((".md", ".csv", ".eml")):
        pytest.skip("these look like plain text without a name")
    (one,), skipped = read("-", stdin=io.BytesIO(FORMATS[name]))
    assert isinstance(one, Report) and A in one.text and one.path == "-" and not skipped


def test_a_mail_gives_subject_sender_and_day(tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_text(MAIL)
    (one,), _ = read(tmp_path / "a.eml")
    assert isinstance(one, Report)
    assert (one.title, one.author, one.published) == ("Bridge closed", ("Ana Perko",), "2022-04-27")
    assert one.published_basis == "metadata" and one.text == A


def test_a_folder_is_walked_without_hidden_files_other_kinds_and_loops(tmp_path: Path) -> None:
    inner = tmp_path / "in"
    inner.mkdir()
    (tmp_path / "a.txt").write_text(A)
    (inner / "b.txt").write_text(B)
    (inner / ".c.txt").write_text(C)
    (inner / "d.docx").write_bytes(b"PK")
    (inner / "loop").symlink_to(tmp_path)
    found, skipped = read(tmp_path)
    assert sorted(texts(found)) == sorted([A, B]) and not skipped
    found, skipped = read(tmp_path / "**" / "*.txt")
    assert sorted(texts(found)) == sorted([A, B]) and not skipped


def test_a_dossier_folder_stands_for_its_situation(tmp_path: Path) -> None:
    one = Report(id="a", sha256=_digest(A), text=A, path="old.txt")
    reading = Reading(report=one, reader=Reader(rashomon="0", model="m"))
    (tmp_path / "situation.json").write_bytes(msgspec.json.encode(Situation(readings=(reading,))))
    (tmp_path / "index.html").write_text(PAGE)
    assert read(tmp_path) == ([reading], [])


def test_a_reading_is_read_back_with_its_own_path_and_a_broken_one_is_skipped(
    tmp_path: Path,
) -> None:
    one = Report(id="a", sha256=_digest(A), text=A, path="old.txt")
    line = msgspec.json.encode(Reading(report=one, reader=Reader(rashomon="0", model="m")))
    broken = line.replace(b'"noise":[]', b'"noise":[{"start":0}]')
    other = line.replace(b"Monday", b"Sunday")
    path = tmp_path / "r.jsonl"
    path.write_bytes(b"\n".join([line, broken, other]))
    (back,), skipped = read(path)
    assert isinstance(back, Reading) and back.report == one
    assert [s.row for s in skipped] == [2, 3]
    assert "schema" in skipped[0].why and "sha256" in skipped[1].why


def test_a_reading_that_points_at_nothing_or_outside_its_text_is_skipped(tmp_path: Path) -> None:
    one = Report(id="a", sha256=_digest(A), text=A)
    reader = Reader(rashomon="0", model="m")
    far = Noise(start=0, end=len(A) + 1, kind="caption")
    lost = Mention(start=0, end=3, text="The", form="name", entity="e9")
    (tmp_path / "r.jsonl").write_bytes(
        msgspec.json.encode(Reading(report=one, reader=reader, noise=(far,)))
        + b"\n"
        + msgspec.json.encode(Reading(report=one, reader=reader, mentions=(lost,)))
    )
    found, skipped = read(tmp_path / "r.jsonl")
    assert not found
    assert "span" in skipped[0].why and "e9" in skipped[1].why


@pytest.mark.parametrize("name", ["a.json", "a.jsonl", "a.csv", "a.parquet"])
def test_the_first_pass_sees_the_ids_that_the_second_does(tmp_path: Path, name: str) -> None:
    given = [{"id": "x", "text": A}, {"id": 7, "text": B}, {"id": "", "text": B}, {"text": C}]
    reading = {"schema": "rashomon/reading/1", "report": {"id": "r"}}
    if name == "a.parquet":
        data = parquet([{"id": "x", "text": A}, {"id": None, "text": B}, {"id": "é", "text": B}])
    elif name == "a.csv":
        data = f"id,text\nx,{A[:20]}\n7,{B[:20]}\n,{C[:20]}\n".encode()
    elif name == "a.json":
        data = json.dumps([*given, reading]).encode()
    else:
        lines = "\n".join(json.dumps(one) for one in [*given, reading, [1]]) + "\n{broken"
        data = b"\xef\xbb\xbf" + lines.encode()
    (tmp_path / name).write_bytes(data)
    (source,) = sources([str(tmp_path / name)], None, ExitStack())
    assert isinstance(source, Source)
    second = [row.id for row in rows(source) if not isinstance(row, Fault) and row.id is not None]
    assert list(ids(source)) == second
    assert len(second) >= 2


def _digest(text: str) -> str:
    import hashlib

    return hashlib.sha256(text.encode()).hexdigest()


# --- which reports are the same ---------------------------------------------------------------


def test_the_same_id_with_the_same_text_is_one_report_and_with_others_several(
    tmp_path: Path,
) -> None:
    (tmp_path / "1.jsonl").write_text(
        "\n".join(json.dumps({"id": i, "text": t}) for i, t in [("x", A), ("y", A), ("x", A)])
    )
    (tmp_path / "2.csv").write_text(f'id,text\nx,"{B}"\ny,"{A}"\nz,"{C}"\n')
    results = []
    for order in itertools.permutations(["1.jsonl", "2.csv"]):
        found, skipped = read(*(tmp_path / name for name in order))
        assert not skipped
        results.append([(one.id, one.path) for one in found if isinstance(one, Report)])
    assert results[0] == results[1]
    first, second = str(tmp_path / "1.jsonl"), str(tmp_path / "2.csv")
    assert results[0] == [
        (f"x-{_digest(A)[:8]}", first),
        ("y", first),
        (f"x-{_digest(B)[:8]}", second),
        ("z", second),
    ]


def test_equal_texts_without_ids_are_one_report_of_the_smallest_path(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "c.txt"):
        (tmp_path / name).write_text(A)
    (one,), _ = read(tmp_path / "c.txt", tmp_path / "b.txt", tmp_path / "a.txt")
    assert isinstance(one, Report) and one.path == str(tmp_path / "a.txt")


def test_ids_from_standard_input_are_held_against_those_of_files(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(json.dumps({"id": "x", "text": A}))
    stdin = io.BytesIO(json.dumps({"id": "x", "text": B}).encode())
    found, _ = read(tmp_path / "a.jsonl", "-", stdin=stdin)
    assert {one.id for one in found if isinstance(one, Report)} == {
        f"x-{_digest(A)[:8]}",
        f"x-{_digest(B)[:8]}",
    }


def test_defaults_fill_what_an_input_does_not_say(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(A)
    defaults = Defaults(published="2022-04-27", outlet="Baltic Daily")
    (one,), _ = read(tmp_path / "a.txt", defaults=defaults)
    assert isinstance(one, Report)
    assert (one.published, one.published_basis) == ("2022-04-27", "given")
    assert one.outlet == "Baltic Daily"


# --- bad input ----------------------------------------------------------------------------------

BAD = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \n\t\n", "empty"),
    "empty.txt.gz": (gzip.compress(b""), "empty"),
    "binary.txt": (bytes(range(256)) * 20, "binary"),
    "zeros.txt": (b"\0" * 5000, "binary|empty"),
    "really.pdf.txt": (b"%PDF-1.4 ...", "PDF"),
    "page.html": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "picture"),
    "broken.json": (b'{"text": "a', "broken"),
    "words.json": (b'"only words"', "not an object"),
    "other.json": (b'{"schema": "rashomon/situation/1"}', "readings"),
    "cut.txt.gz": (gzip.compress(os.urandom(5000))[:-900], "too early"),
    "cut.txt.zst": (zstandard.compress(os.urandom(5000))[:-900], "too early"),
    "named.txt.gz": (A.encode(), "gzip"),
    "named.txt.zst": (A.encode(), "Zstandard"),
    "columns.csv": (b"name,age\nAna,3\n", "column"),
    "named.parquet": (A.encode(), "parquet"),
    "cut.parquet": (b"PAR1" + A.encode(), "Parquet"),
    "columns.parquet": (parquet([{"a": 1}]), "column"),
    "named.warc": (A.encode(), "warc"),
    "named.xml": (A.encode(), "XML"),
    "bomb.xml": (b'<!DOCTYPE l [<!ENTITY a "b">]><rss>&a;</rss>', "document type"),
    "none.html": (b"<html><body><script>x</script></body></html>", "no story"),
    "none.json": (b"[]", "no report"),
    "none.csv": (b"text\n", "no report"),
    "none.xml": (b"<rss><channel/></rss>", "no report"),
    "none.eml": (b"From: a@example.org\nSubject: x\n\n", "no text"),
    "letter.docx": (b"PK\x03\x04", "not read"),
    "long.txt": (b"a" * 1_000_001, "1,000,000"),
    "bomb.txt.gz": (gzip.compress(b"a" * 80_000_000), "1,000,000|times its size"),
    "bomb.jsonl.gz": (gzip.compress(b"a" * 80_000_000), "times its size"),
    "bomb.jsonl.zst": (zstandard.compress(b"a" * 80_000_000), "times its size"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_input_is_one_clear_line(tmp_path: Path, name: str) -> None:
    data, expected = BAD[name]
    (tmp_path / name).write_bytes(data)
    said = why(tmp_path / name)
    assert re.search(expected, said), said


def test_what_is_no_file_says_so(tmp_path: Path) -> None:
    assert "no such file" in why(tmp_path / "nowhere.txt")
    assert "no such file" in why(tmp_path / "*.txt")
    assert "neither" in why("/dev/null")
    assert "standard input" in why("-")
    why("a\0b")
    (tmp_path / "round").symlink_to(tmp_path / "round")
    assert "cannot be read" in why(tmp_path / "round")


def test_bad_rows_are_numbered_and_the_good_ones_go_on(tmp_path: Path) -> None:
    lines = [json.dumps({"text": A}), "{broken", "", json.dumps({"text": B}), "[1]", '{"a": 1}']
    (tmp_path / "a.jsonl").write_text("\n".join(lines))
    found, skipped = read(tmp_path / "a.jsonl")
    assert texts(found) == [A, B]
    assert [one.row for one in skipped] == [2, 5, 6]


def test_a_csv_row_is_numbered_by_its_line(tmp_path: Path) -> None:
    text = f'text,title\n"{A}\nMore of it.",x\n,empty\n"{B}",a,b,c\n"{C}",x\n'
    (tmp_path / "a.csv").write_text(text)
    found, skipped = read(tmp_path / "a.csv")
    assert len(found) == 2
    assert [one.row for one in skipped] == [4, 5]


def test_a_csv_may_have_semicolons_and_windows_quotation_marks(tmp_path: Path) -> None:
    text = f"outlet;text\nDaily;“It’s closed,” said the mayor. {A}\n"
    (tmp_path / "a.csv").write_bytes(text.encode("cp1252"))
    (one,), _ = read(tmp_path / "a.csv")
    assert isinstance(one, Report)
    assert one.outlet == "Daily" and one.text.startswith("“It’s closed,”")


def test_a_wrong_name_is_seen_through_where_the_bytes_are_plain(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(PAGE)
    (tmp_path / "rows.json").write_text(json.dumps({"text": A}) + "\n" + json.dumps({"text": B}))
    (tmp_path / "rows.txt").write_text(json.dumps({"text": C}))
    (tmp_path / "words").write_text(C + " It came at noon.")
    found, skipped = read(*tmp_path.iterdir())
    assert not skipped and len(found) == 5
    assert not any("<p>" in text or '"text"' in text for text in texts(found))


def test_fifty_megabytes_on_one_line_take_little_time_and_memory(tmp_path: Path) -> None:
    for name in ("a.txt", "a.jsonl", "a.csv", "a.md", "a.html"):
        path = tmp_path / name
        with path.open("wb") as out:
            for _ in range(50):
                out.write(b"word " * 200_000)
        tracemalloc.start()
        start = time.perf_counter()
        _, skipped = read(path)
        took = time.perf_counter() - start
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert skipped and took < 3 and peak < 150_000_000, (name, took, peak)
        path.unlink()


def test_memory_stays_flat_over_many_rows(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    with path.open("w") as out:
        for n in range(3000):
            out.write(json.dumps({"text": f"{A} {n} " * 20, "language": "en"}) + "\n")
    next(reports([str(path)]))
    tracemalloc.start()
    count = sum(1 for _ in reports([str(path)]))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 3000 and peak < 5_000_000


# --- addresses ----------------------------------------------------------------------------------


class _Answers(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/moved":
            self.send_response(302)
            self.send_header("Location", "/page")
            self.end_headers()
            return
        if self.path == "/gone":
            self.send_error(404)
            return
        body = PAGE.replace("“", "&ldquo;").replace("”", "&rdquo;").encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        if "gzip" in self.headers.get("Accept-Encoding", ""):
            body = gzip.compress(body)
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def server() -> Iterator[str]:
    with HTTPServer(("127.0.0.1", 0), _Answers) as http:
        thread = threading.Thread(target=http.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{http.server_port}"
        http.shutdown()
        thread.join()


def test_an_address_is_asked_and_redirects_are_followed(server: str) -> None:
    (one,), skipped = read(f"{server}/moved")
    assert isinstance(one, Report) and not skipped
    assert (one.path, one.url) == (f"{server}/moved", f"{server}/page")
    assert "“It is old,” said the mayor" in one.text


def test_an_address_that_fails_is_one_line(server: str) -> None:
    assert "404" in why(f"{server}/gone")
    assert "does not answer" in why("http://127.0.0.1:9/")
    assert "does not answer" in why("http://[broken")
    why("http://")


# --- anything -----------------------------------------------------------------------------------

PIECES = [A.encode(), PAGE.encode()[:200], b"{", b'{"text":"a"}\n', b"WARC/1.0\r\n", b"PAR1", b"\0"]
PIECES += [
    b"\x1f\x8b\x08",
    b"\x28\xb5\x2f\xfd",
    b"<rss>",
    b"From: a\n\n",
    b"\xff\xfe",
    b'"',
    b",\n",
]
PIECES += [b"text,id\n", b"Content-Length: 5\r\n", b"WARC-Type: response\r\n", b"\r\n\r\n", b"\xe9"]


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    data=st.lists(st.sampled_from(PIECES) | st.binary(max_size=40), max_size=8).map(b"".join),
    name=st.sampled_from([*FORMATS, "a.txt.gz", "a.jsonl.zst", "a"]),
)
def test_no_bytes_whatever_raise(tmp_path: Path, data: bytes, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    for source, stdin in ((str(path), None), ("-", io.BytesIO(data))):
        for one in reports([source], stdin=stdin):
            if isinstance(one, Skipped):
                assert one.why and "\n" not in one.why
            elif isinstance(one, Report):
                assert one.text == one.text.strip() and one.sha256 == _digest(one.text)


def test_a_written_csv_comes_back(tmp_path: Path) -> None:
    with (tmp_path / "a.csv").open("w", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(["text", "published", "url"])
        writer.writerow([f"{A}\n\n“{B}”", "2022-04-27", "https://daily.example.org/1"])
    (one,), _ = read(tmp_path / "a.csv")
    assert isinstance(one, Report)
    assert one.text == f"{A}\n\n“{B}”" and one.url == "https://daily.example.org/1"
