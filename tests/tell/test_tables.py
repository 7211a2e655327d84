"""The tables: a row a noun, columns that do not depend on what is in them."""

from __future__ import annotations

import io

import pyarrow.parquet as pq
import pytest

from rashomon.model import Situation
from rashomon.tell.tables import COLUMNS, NAMES, tables


def test_each_noun_is_a_row(situation):
    made = tables(situation)
    readings = situation.readings
    for name in ("entities", "mentions", "quotes", "events", "timexes", "figures", "pledges"):
        assert made[name].num_rows == sum(len(getattr(reading, name)) for reading in readings)
    for name in ("storylines", "occurrences", "comparisons"):
        assert made[name].num_rows == len(getattr(situation, name))
    assert made["reports"].num_rows == len(readings)


@pytest.mark.parametrize("name", NAMES)
def test_an_empty_table_has_the_same_columns(situation, name):
    full, empty = tables(situation)[name], tables(Situation())[name]
    assert full.schema == empty.schema
    assert full.column_names == list(COLUMNS[name])


@pytest.mark.parametrize("name", NAMES)
def test_parquet_gives_back_what_was_put_in(situation, name):
    table = tables(situation)[name]
    buffer = io.BytesIO()
    pq.write_table(table, buffer)
    assert pq.read_table(buffer).to_pylist() == table.to_pylist()


def test_a_quote_carries_its_words_and_its_speaker_across_reports(situation):
    rows = [row for row in tables(situation)["quotes"].to_pylist() if row["report"] == "gorenje"]
    assert rows[0]["text"] == "We have ordered the evacuation of Lent,"
    assert (rows[0]["source_text"], rows[0]["source_entity"]) == ("she", "E1")
    assert rows[0]["source_name"] == "Ana Kovač"


def test_an_event_names_its_actors_by_the_situations_ids(situation):
    rows = {(row["report"], row["id"]): row for row in tables(situation)["events"].to_pylist()}
    row = rows["courier", "v3"]
    assert (row["actors"], row["targets"], row["occurrence"]) == (["E1"], ["E3"], "X3")
    assert row["trigger_text"] == "accused"


def test_unknown_is_null_and_not_an_empty_word(situation):
    made = tables(situation)
    for name in NAMES:
        for row in made[name].to_pylist():
            assert "" not in [value for key, value in row.items() if key != "rule"], name
    (row,) = [r for r in made["reports"].to_pylist() if r["id"] == "chess"]
    assert row["outlet"] is None and row["published"] is None


def test_a_report_names_what_it_repeats_and_where_it_comes_from(situation):
    (row,) = [r for r in tables(situation)["reports"].to_pylist() if r["id"] == "gorenje"]
    assert (row["copy_of"], row["origins"], row["storylines"]) == (["styria"], ["O2"], ["S1"])
