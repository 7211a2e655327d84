"""Sources that could hold a run for ever do not."""

from __future__ import annotations

import os
import threading
import time
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from rashomon.ingest import addresses, reports
from rashomon.model import Report, Skipped


def test_a_pipe_that_lies_in_a_folder_is_skipped(tmp_path):
    os.mkfifo(tmp_path / "a.txt")
    (tmp_path / "b.txt").write_text("The harbour of Bar was closed on Tuesday.", encoding="utf-8")
    found = list(reports([str(tmp_path)]))
    assert [type(one) for one in found] == [Skipped, Report]
    assert "pipe" in found[0].why


def test_a_server_that_drips_is_left(monkeypatch):
    class Dripping(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.end_headers()
            try:
                for _ in range(100):
                    self.wfile.write(b"x")
                    self.wfile.flush()
                    time.sleep(0.05)
            except OSError:
                pass

        def log_message(self, *_):
            pass

    server = HTTPServer(("127.0.0.1", 0), Dripping)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.setattr(addresses, "PATIENCE", 0.3)
    begun = time.monotonic()
    try:
        with pytest.raises(addresses.InputError, match="no whole answer"):
            addresses.fetched(f"http://127.0.0.1:{server.server_port}/")
        assert time.monotonic() - begun < 3
    finally:
        server.shutdown()
        server.server_close()
