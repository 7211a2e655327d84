"""Which figures are listed, under which word, and in which order."""

from __future__ import annotations

import re

import _invented
import pytest

from rashomon.model import Comparison, Event, Evidence, Figure, Reading, Side, Span
from rashomon.tell.amounts import ORDINARY, amounts


def reading(id: str, *figures: Figure) -> Reading:
    """A report in which each figure belongs to an event of its own."""
    text = " ".join(figure.text for figure in figures)
    acts = tuple(
        Event(
            id=f"v{n}",
            start=figure.start,
            end=figure.end,
            trigger=Span(figure.start, figure.end),
            lemma="pay",
            actors=("e1",),
            figures=(figure.id,),
            realis="actual",
            certainty="certain",
            rule="",
        )
        for n, figure in enumerate(figures)
    )
    report = _invented.report(id, text)
    return Reading(report=report, reader=_invented.READER, figures=figures, events=acts)


def figure(text: str, kind: str, about: str | None, unit: str | None = "person") -> Figure:
    digits = re.sub(r"\D", "", text)
    low = float(digits) if digits else None
    return Figure(
        id=text, start=0, end=len(text), text=text, kind=kind, low=low, unit=unit, about=about
    )


def test_a_toll_is_one_row_however_it_is_told():
    (row,) = amounts(
        [
            reading("a", figure("14 officers", "count", "officers hurt")),
            reading("b", figure("8 wounded", "count", "wounded")),
        ],
        (),
    )
    assert (row.about, [f.text for _, f in row.figures]) == (
        "injured",
        ["14 officers", "8 wounded"],
    )


def test_arrests_are_people_arrested():
    (row,) = amounts(
        [
            reading("a", figure("32 people", "count", "people arrested")),
            reading("b", figure("27 arrests", "count", "arrests", "arrest")),
        ],
        (),
    )
    assert row.about == "arrested"


def test_money_stands_under_what_it_is_for_and_the_bare_sum_joins_it():
    rows = amounts(
        [
            reading("a", figure("$84,000", "money", None, "USD")),
            reading("b", figure("$84,000", "money", "harbour repairs", "USD")),
            reading("c", figure("$70,000", "money", None, "USD")),
        ],
        (),
    )
    assert [(row.about, len(row.figures)) for row in rows] == [
        ("harbour repairs", 2),
        ("money (pay)", 1),
    ]


@pytest.mark.parametrize(
    ("text", "about", "unit"),
    [
        ("three towns", "towns", "town"),
        ("2 peoples", "peoples", "people"),
        ("one of the people", "people", "person"),
        ("seven-term", "term", "term"),
    ],
)
def test_a_small_count_that_nobody_compares_is_ordinary(text, about, unit):
    (row,) = amounts([reading("a", figure(text, "count", about, unit))], ())
    assert row.rank == ORDINARY


def test_a_figure_that_is_compared_comes_first_even_when_small():
    text = "3 towns"
    evidence = Evidence(report="b", start=0, end=len(text))
    compared = Comparison(
        id="C1",
        storyline="S1",
        occurrence=None,
        verdict="conflict",
        about="figure",
        statement="",
        because="",
        sides=(Side(value=text, evidence=(evidence,), reports=1, outlets=1, origins=1),),
    )
    rows = amounts(
        [
            reading("a", figure("19 people", "count", "people killed")),
            reading("b", figure(text, "count", "towns", "town")),
        ],
        (compared,),
    )
    assert [row.about for row in rows] == ["towns", "killed"]


def test_ages_and_spans_of_time_are_no_amounts():
    rows = amounts([reading("a", figure("20", "age", None, "year"))], ())
    assert rows == []


def test_counts_of_one_noun_share_a_row_under_the_shorter_name():
    (row,) = amounts(
        [
            reading("a", figure("40 allied countries", "count", "allied countries", "country")),
            reading("b", figure("40 countries", "count", "countries", "country")),
        ],
        (),
    )
    assert row.about == "countries"


def test_a_compared_figure_without_a_noun_stands_in_the_row_of_what_it_is_compared_with():
    told = {"a": "9000 demonstrators", "b": "4000"}
    sides = tuple(
        Side(
            value=text,
            evidence=(Evidence(report=id, start=0, end=len(text)),),
            reports=1,
            outlets=1,
            origins=1,
        )
        for id, text in told.items()
    )
    compared = Comparison(
        id="C1",
        storyline="S1",
        occurrence=None,
        verdict="conflict",
        about="figure",
        statement="",
        because="",
        sides=sides,
    )
    (row,) = amounts(
        [
            reading("b", figure(told["b"], "count", None, None)),
            reading("a", figure(told["a"], "count", "demonstrators")),
        ],
        (compared,),
    )
    assert (row.about, len(row.figures)) == ("demonstrators", 2)
