"""One actor's events in order."""

from __future__ import annotations

import io
import re

import msgspec
import pytest
from rich.console import Console

from rashomon.errors import UsageError
from rashomon.model import (
    Entity,
    Event,
    Member,
    Mention,
    Quote,
    Reader,
    Reading,
    Report,
    Situation,
    SituationEntity,
    Span,
    Timex,
)
from rashomon.tell.timeline import Calendar, find, render_timeline, timeline


def test_events_come_by_date_in_the_shape_of_the_contract(situation):
    rows = msgspec.json.decode(msgspec.json.encode(timeline(situation, "E1")))
    assert [(row["date"], row["occurrence"]) for row in rows] == [
        ("2024-05-03", None),
        ("2024-05-03", None),
        ("2024-05-03", "X3"),
        ("2024-05-03", None),
        ("2024-05-03", "X2"),
    ]
    assert list(rows[0]) == ["date", "occurrence", "events"]
    assert rows[2]["events"] == [
        {"report": "courier", "start": 219, "end": 286, "trigger": [223, 230]}
    ]


def test_what_has_no_date_of_its_own_and_none_of_its_report_comes_last_with_null(situation):
    undated = [
        msgspec.structs.replace(r, report=msgspec.structs.replace(r.report, published=None))
        for r in situation.readings
    ]
    changed = msgspec.structs.replace(situation, readings=tuple(undated))
    rows = [(row.date, row.occurrence) for row in timeline(changed, "E1")]
    assert (None, "X3") in rows
    assert [date for date, _ in rows] == sorted((date for date, _ in rows), key=lambda d: d or "~")
    assert ("2024-05-03", "X2") in rows


def test_the_trigger_is_a_word_of_the_report(situation):
    texts = {reading.report.id: reading.report.text for reading in situation.readings}
    for moment in timeline(situation, "Kovač"):
        for told in moment.events:
            assert told.start <= told.trigger.start < told.trigger.end <= told.end
            assert told.trigger.of(texts[told.report]) in (
                "ordered",
                "accused",
                "told",
                "said",
            )


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
    assert "3 sayings" in text
    assert "2024-05-03, by the report · X3 · 1 report / 1 outlet / 1 origin" in text
    assert "2024-05-03 to 2024-05-04 · X2" in text


# --- the day that a report is telling of ------------------------------------------------------


def reading(text, *, events=(), quotes=(), timexes=(), published="2031-05-08"):
    """Events as (words, first day, last day), quotes as (words, cue), timexes as (words, day)."""

    def at(words):
        start = text.index(words)
        return Span(start, start + len(words))

    def event(number, words, first, last):
        return Event(
            id=f"v{number}", start=at(words).start, end=at(words).end, trigger=at(words),
            lemma=words, actors=("e1",), from_=first, to=last,
        )  # fmt: skip

    return Reading(
        report=Report(id="a", sha256="", text=text, published=published),
        reader=Reader(rashomon="0", model="by hand"),
        sentences=tuple(Span(*m.span()) for m in re.finditer(r"[^\s.][^.]*\.", text)),
        entities=(Entity(id="e1", name="Lejla Hadzic", kind="person"),),
        timexes=tuple(
            Timex(id=f"t{n}", start=at(w).start, end=at(w).end, text=w, type="DATE", value=day,
                  from_=day, to=day)
            for n, (w, day) in enumerate(timexes, 1)
        ),
        quotes=tuple(
            Quote(id=f"q{n}", form="indirect", content=(at(words),), cue=at(cue),
                  source_entity="e1")
            for n, (words, cue) in enumerate(quotes, 1)
        ),
        events=tuple(event(n, *one) for n, one in enumerate(events, 1)),
    )  # fmt: skip


MONDAY = "2031-05-05"
RUN = "Hadzic opened the dam on Monday. She praised its builders. The lake is full."


def test_what_follows_a_day_of_the_news_is_of_that_day():
    calendar = Calendar(reading(RUN, events=[("opened", MONDAY, MONDAY)]))
    assert calendar.told(RUN.index("praised")) == MONDAY
    assert calendar.told(RUN.index("opened")) == "2031-05-08"  # nothing before it


def test_of_two_days_in_a_sentence_the_first_is_that_of_its_news():
    text = "Hadzic shut the dam on Wednesday, which burst on Monday. She blamed the builders."
    days = [("shut", "2031-05-07", "2031-05-07"), ("burst", MONDAY, MONDAY)]
    assert Calendar(reading(text, events=days)).told(text.index("blamed")) == "2031-05-07"


def test_what_follows_the_past_is_of_the_past_and_has_no_day():
    text = "Hadzic opened the dam in 1999. She praised its builders. Rain fell. She left."
    calendar = Calendar(reading(text, events=[("opened", "1999-01-01", "1999-12-31")]))
    assert calendar.told(text.index("praised")) is None
    assert calendar.told(text.index("left")) == "2031-05-08"


def test_a_day_that_lies_ahead_is_none_that_is_told_of():
    text = "Hadzic opens the dam on Friday. She praised its builders."
    ahead = [("opens", "2031-05-09", "2031-05-09")]
    assert Calendar(reading(text, events=ahead)).told(text.index("praised")) == "2031-05-08"


def test_a_report_without_a_day_tells_of_none():
    assert Calendar(reading(RUN, published=None)).told(3) is None


def test_a_saying_has_the_day_beside_its_cue_and_not_one_among_its_words():
    text = "Hadzic said on Monday that the dam held. She said that it broke on Sunday."
    one = reading(
        text, quotes=[("the dam held", "said on"), ("it broke on Sunday", "said that it")],
        timexes=[("Monday", MONDAY), ("Sunday", "2031-05-04")],
    )  # fmt: skip
    first, second = one.quotes
    assert Calendar(one).said(first) == (MONDAY, True)
    assert Calendar(one).said(second) == ("2031-05-08", False)


def test_the_same_words_on_one_day_are_one_saying_of_both_reports():
    text = "Hadzic said that the dam held."
    one = reading(text, quotes=[("the dam held", "said")])
    other = msgspec.structs.replace(one, report=msgspec.structs.replace(one.report, id="b"))
    both = Situation(
        readings=(one, other),
        entities=(
            SituationEntity(
                id="E1", name="Lejla Hadzic", kind="person",
                members=(Member(report="a", entity="e1"), Member(report="b", entity="e1")),
            ),
        ),
    )  # fmt: skip
    (moment,) = timeline(both, "Hadzic")
    assert (moment.date, moment.occurrence) == ("2031-05-08", None)
    assert [(told.report, told.trigger.of(text)) for told in moment.events] == [
        ("a", "said"),
        ("b", "said"),
    ]


# --- whom a name means ------------------------------------------------------------------------


def named(*rows):
    """A situation of entities (name, times it is named)."""
    readings = tuple(
        Reading(
            report=Report(id=f"r{n}", sha256="", text=f"{name} " * times),
            reader=Reader(rashomon="0", model="by hand"),
            entities=(Entity(id="e1", name=name, kind="other"),),
            mentions=tuple(
                Mention(start=k, end=k + 1, text=name, form="name", entity="e1")
                for k in range(times)
            ),
        )
        for n, (name, times) in enumerate(rows, 1)
    )
    return Situation(
        readings=readings,
        entities=tuple(
            SituationEntity(
                id=f"E{n}", name=name, kind="other", members=(Member(report=f"r{n}", entity="e1"),)
            )
            for n, (name, _) in enumerate(rows, 1)
        ),
    )


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("Tarn", "Tarn"),  # the whole name, however rare
        ("Tarns", "Tarn"),
        ("Tarn engine", "Tarn Engines"),
        ("Prime Minister Kovač", "Kovač"),
        ("Weber", "Anna Weber"),  # named by far most often
        ("Engines", "Tarn Engines"),  # ends in it; "Engines Museum" does not
    ],
)
def test_a_name_means_whose_names_fit_it_best(query, found):
    situation = named(
        ("Tarn", 1), ("Tarn Engines", 5), ("Engines Museum", 5), ("Kovač", 1),
        ("Anna Weber", 9), ("Karl Weber", 3),
    )  # fmt: skip
    assert find(situation, query).name == found


def test_of_two_named_about_as_often_neither_is_guessed_at():
    with pytest.raises(UsageError, match=r"fits several: E1 Anna Weber .*, E2 Karl Weber"):
        find(named(("Anna Weber", 5), ("Karl Weber", 4)), "Weber")
