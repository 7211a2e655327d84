"""The Python door takes paths, texts and reports, and never loses one."""

from __future__ import annotations

import pytest

import rashomon
from rashomon.errors import InputError, SpanError

TEXT = "“The bridge is closed,” the mayor of Bergen said on Tuesday.\n"


def test_a_text_a_path_and_a_report_read_the_same(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    by_text, by_path, by_report = rashomon.read(TEXT, path, rashomon.report(TEXT))
    assert by_text.quotes == by_path.quotes == by_report.quotes
    assert by_text.quotes[0].source.of(by_text.report.text) == "the mayor of Bergen"


def test_what_cannot_be_read_is_kept_beside_what_can(tmp_path):
    found = rashomon.read(TEXT, tmp_path / "missing.txt")
    assert len(found) == 1
    assert [row.input for row in found.skipped] == [str(tmp_path / "missing.txt")]


def test_an_empty_text_is_skipped_or_refused():
    assert rashomon.read("\n \n").skipped[0].why == "its text is empty"
    with pytest.raises(InputError, match="empty"):
        rashomon.report(" ")


def test_readings_can_be_compared_without_reading_again():
    readings = rashomon.read(TEXT)
    assert rashomon.compare(readings) == rashomon.compare(TEXT)


def test_code_pair_says_what_the_one_did_to_the_other():
    text = "Chile accused Peru of espionage."
    assert rashomon.code_pair(text, source=(0, 5), target=(14, 18)) == "ACCUSE"
    with pytest.raises(SpanError):
        rashomon.code_pair(text, source=(0, 5), target=(14, 99))


def test_a_situation_shows_itself_and_turns_into_frames():
    pandas = pytest.importorskip("pandas")
    situation = rashomon.compare(TEXT)
    assert "The bridge is closed" in situation._repr_html_()
    frames = situation.to_frames()
    assert isinstance(frames["quotes"], pandas.DataFrame)
    assert len(frames["quotes"]) == 1


def test_a_date_that_is_no_date_is_said_and_not_dropped():
    with pytest.raises(InputError, match="2022-04-27"):
        rashomon.read("The harbour was closed.\n", published="soon")
