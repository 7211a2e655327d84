"""What a notebook shows."""

from __future__ import annotations

import sys

import _invented
import pytest

from rashomon.errors import RashomonError
from rashomon.model import Situation
from rashomon.tell.notebook import frames, reading_html, situation_html
from rashomon.tell.tables import NAMES


def test_a_situation_shows_its_statements_and_the_words_behind_them(situation):
    html = situation_html(situation)
    assert "The reports of 4 May differ on how many people are missing." in html
    assert "“Five people are missing”" in html


def test_a_reading_shows_its_quotations_with_their_speakers(situation):
    html = reading_html(situation.readings[0])
    assert "<td>Ana Kovač</td>" in html
    assert "2 quotations" in html


def test_hostile_text_stays_text(situation):
    shown = [situation_html(situation), *map(reading_html, situation.readings)]
    for html in shown:
        assert "<script" not in html
        assert _invented.RIGHT_TO_LEFT not in html and "\x1b" not in html


def test_an_empty_situation_shows_itself():
    assert "0 reports" in situation_html(Situation())


def test_frames_are_the_tables_of_the_dossier(situation):
    pytest.importorskip("pandas")
    made = frames(situation)
    assert tuple(made) == NAMES
    assert len(made["comparisons"]) == len(situation.comparisons)


def test_without_pandas_the_message_says_what_to_do(situation, monkeypatch):
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(RashomonError, match="pip install pandas"):
        frames(situation)
