"""The folder: whole or not at all, the same bytes each time, read back as it was."""

from __future__ import annotations

import _invented
import pyarrow.parquet as pq
import pytest

from rashomon.errors import DossierError
from rashomon.tell import dossier
from rashomon.tell.tables import NAMES

FILES = {"situation.json", "index.html", *(f"{name}.parquet" for name in NAMES)}


def test_a_dossier_has_the_document_the_page_and_every_table(situation, tmp_path):
    written = dossier.write(situation, tmp_path / "new" / "flood")
    assert {path.name for path in written} == FILES
    assert {path.name for path in (tmp_path / "new" / "flood").iterdir()} == FILES
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["flood"]


def test_what_is_written_is_read_back_the_same(situation, tmp_path):
    dossier.write(situation, tmp_path / "flood")
    assert dossier.load(tmp_path / "flood") == situation
    assert dossier.load(tmp_path / "flood" / "situation.json") == situation


def test_the_same_situation_gives_the_same_bytes(situation, tmp_path):
    dossier.write(situation, tmp_path / "one")
    dossier.write(_invented.situation(), tmp_path / "two")
    for name in FILES:
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_writing_again_replaces_the_dossier_and_leaves_other_files(situation, tmp_path):
    folder = tmp_path / "flood"
    folder.mkdir()
    (folder / "notes.txt").write_text("mine")
    (folder / "index.html").write_text("old")
    dossier.write(situation, folder)
    assert (folder / "notes.txt").read_text() == "mine"
    assert (folder / "index.html").read_text().startswith("<!doctype html>")
    assert {path.name for path in folder.iterdir()} == FILES | {"notes.txt"}


def test_a_fault_half_way_leaves_what_was_there(situation, tmp_path, monkeypatch):
    dossier.write(situation, tmp_path / "flood")
    before = {path.name: path.read_bytes() for path in (tmp_path / "flood").iterdir()}

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(pq, "write_table", full)
    for folder in ("flood", "other"):
        with pytest.raises(DossierError, match="No space left"):
            dossier.write(situation, tmp_path / folder)
    assert {path.name: path.read_bytes() for path in (tmp_path / "flood").iterdir()} == before
    assert [path.name for path in tmp_path.iterdir()] == ["flood"]


def test_a_file_is_no_place_for_a_dossier(situation, tmp_path):
    (tmp_path / "a.txt").write_text("mine")
    with pytest.raises(DossierError, match="is a file"):
        dossier.write(situation, tmp_path / "a.txt")
    assert (tmp_path / "a.txt").read_text() == "mine"


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", "truncated"),
        (b"\xff\xfe", "not a situation"),
        (b"[]", "object"),
        (b'{"schema":"rashomon/situation/2"}', "schema"),
        (b'{"readings":[{"report":{}}]}', r"\$\.readings\[0\]"),
    ],
)
def test_what_is_no_dossier_is_named_with_its_fault(tmp_path, content, fault):
    (tmp_path / "situation.json").write_bytes(content)
    with pytest.raises(DossierError, match=fault) as raised:
        dossier.load(tmp_path)
    assert "situation.json" in str(raised.value)


def test_an_empty_folder_and_no_folder_are_told_apart(tmp_path):
    with pytest.raises(DossierError, match=r"holds no situation\.json"):
        dossier.load(tmp_path)
    with pytest.raises(DossierError, match="there is no dossier at"):
        dossier.load(tmp_path / "nowhere")
