"""A report's text on the page: nothing lost, nothing moved, whatever the layers."""

from __future__ import annotations

import html
import re

import _invented
from hypothesis import given
from hypothesis import strategies as st

from rashomon.model import Figure, Noise, Quote, Reading, Situation, Span, Timex
from rashomon.tell.fulltext import figure_note, fulltext, timex_note
from rashomon.tell.index import Index
from rashomon.tell.words import steady


def shown(reading: Reading, *proofs: Span) -> str:
    return fulltext(Index(Situation(readings=(reading,))), reading, 1, proofs)


def words(markup: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "", markup))


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    text = draw(
        st.text(st.characters(codec="utf-8", exclude_characters="\x1b"), min_size=1, max_size=60)
    )
    at = st.integers(0, len(text) - 1).flatmap(
        lambda start: st.integers(start + 1, len(text)).map(lambda end: Span(start, end))
    )
    spans = draw(st.lists(at, max_size=6))
    return Reading(
        report=_invented.report("r", text),
        reader=_invented.READER,
        quotes=tuple(Quote(id=f"q{n}", form="direct", content=(s,)) for n, s in enumerate(spans)),
        noise=tuple(Noise(start=s.start, end=s.end, kind="caption") for s in spans[:2]),
    )


@given(readings(), st.data())
def test_any_text_under_any_layers_keeps_its_letters(reading, data):
    end = len(reading.report.text)
    start = data.draw(st.integers(0, end - 1))
    made = shown(reading, Span(start, end))
    blanks = str.maketrans("", "", " \n")  # a newline may be shown as a blank
    assert words(made).translate(blanks) == steady(reading.report.text).translate(blanks)
    marked = "".join(re.findall("<mark[^>]*>([^<]*)</mark>", made))
    proof = reading.report.text[start:end]
    assert html.unescape(marked).translate(blanks) == steady(proof).translate(blanks)


def test_layers_that_cross_each_other_are_all_marked():
    text = "one two three"
    reading = Reading(
        report=_invented.report("r", text),
        reader=_invented.READER,
        quotes=(Quote(id="q1", form="direct", content=(Span(0, 7),)),),
        noise=(Noise(start=4, end=13, kind="caption"),),
    )
    assert shown(reading) == (
        '<p dir="auto"><span class="q" title="speaker not told">one </span>'
        '<span class="q n" title="speaker not told; caption">two</span>'
        '<span class="n" title="caption"> three</span></p>'
    )


def test_a_proof_can_be_landed_on_and_is_marked_to_its_end():
    reading = Reading(report=_invented.report("r", "one two three"), reader=_invented.READER)
    assert shown(reading, Span(4, 7)) == (
        '<p dir="auto">one <a id="r1-4-7" class="at"></a><mark data-p="r1-4-7">two</mark> three</p>'
    )


def test_a_line_that_goes_on_in_small_letters_is_one_paragraph():
    text = "The bridge was closed\nby the mayor.\nNobody was hurt."
    reading = Reading(report=_invented.report("r", text), reader=_invented.READER)
    assert shown(reading) == (
        '<p dir="auto">The bridge was closed by the mayor.</p><p dir="auto">Nobody was hurt.</p>'
    )


def test_a_figure_is_noted_with_its_range():
    def note(low: float | None, high: float | None) -> str:
        return figure_note(
            Figure(id="f1", start=0, end=1, text="x", kind="count", low=low, high=high, unit="m")
        )

    assert note(12, 12) == "12 m"
    assert note(12, None) == "12 or more m"
    assert note(1000, 2000) == "1,000 to 2,000 m"
    assert note(3_000_000, 3_000_000) == "3,000,000 m"
    assert note(713_250_000.5, None) == "713,250,000.5 or more m"
    assert note(None, None) == "no number told m"


def test_a_figure_says_on_whose_word_it_stands():
    text = "Twelve fell, the mayor said. Nine fled."
    twelve, nine = (
        Figure(id=name, start=a, end=b, text=text[a:b], kind="count", low=n, high=n)
        for name, a, b, n in (("f1", 0, 6, 12), ("f2", 29, 33, 9))
    )
    quote = Quote(id="q1", form="indirect", content=(Span(0, 11),), source=Span(13, 22))
    reading = Reading(
        report=_invented.report("r", text),
        reader=_invented.READER,
        figures=(twelve, nine),
        quotes=(quote,),
    )
    page = shown(reading)
    assert "12, says the mayor" in page
    assert 'title="9"' in page


def test_a_date_nobody_can_tell_says_so():
    assert timex_note(Timex(id="t1", start=0, end=1, text="x", type="DATE")) == (
        "not told which day"
    )
