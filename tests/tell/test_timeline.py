"""One actor's events in order."""

from __future__ import annotations

import io

import msgspec
import pytest
from rich.console import Console

from rashomon.errors import UsageError
from rashomon.tell.timeline import find, render_timeline, timeline


def test_events_come_by_date_and_undated_ones_last_with_null(situation):
    rows = msgspec.json.decode(msgspec.json.encode(timeline(situation, "E1")))
    assert [(row["date"], row["occurrence"]) for row in rows] == [
        ("2024-05-03", "X2"),
        (None, "X3"),
    ]
    assert list(rows[0]) == ["date", "occurrence", "events"]
    assert rows[1]["events"] == [
        {"report": "courier", "start": 219, "end": 286, "trigger": [223, 230]}
    ]


def test_the_trigger_is_a_word_of_the_report(situation):
    texts = {reading.report.id: reading.report.text for reading in situation.readings}
    for moment in timeline(situation, "Kovač"):
        for told in moment.events:
            assert told.start <= told.trigger.start < told.trigger.end <= told.end
            assert told.trigger.of(texts[told.report]) in ("ordered", "accused")


@pytest.mark.parametrize("query", ["E1", "Ana Kovač", "ana kovac", "KOVAČ", "Kovač Ana", "kova"])
def test_an_entity_is_found_by_id_name_or_part_of_its_name(situation, query):
    assert find(situation, query).id == "E1"


def test_a_whole_name_beats_a_part_of_a_longer_one(situation):
    longer = msgspec.structs.replace(situation.entities[0], id="E99", name="Maribor University")
    changed = msgspec.structs.replace(situation, entities=(longer, *situation.entities))
    assert find(changed, "Maribor").id == "E2"


def test_what_fits_several_is_not_guessed_at(situation):
    with pytest.raises(UsageError, match=r"fits several: E1 Ana Kovač .*give an id"):
        find(situation, "a")


def test_what_fits_nobody_offers_the_nearest_names(situation):
    with pytest.raises(UsageError, match=r"nobody .* near to it: E1 Ana Kovač"):
        find(situation, "Anna Kovatsch")
    with pytest.raises(UsageError, match="nobody"):
        find(situation, " ")


def test_a_place_has_the_events_that_happen_there(situation):
    assert [moment.occurrence for moment in timeline(situation, "Maribor")] == ["X1"]


def test_the_printed_timeline_gives_each_wording_once_with_its_outlets(situation):
    out = io.StringIO()
    render_timeline(situation, "Kovač", Console(file=out))
    text = " ".join(out.getvalue().split())
    assert "Ana Kovač · 2 occurrences" in text
    assert "Adria Courier, Gorenje Post, Styria Today: “We have ordered the evacuation" in text
    assert "no date · X3 · 1 report / 1 outlet / 1 origin" in text
