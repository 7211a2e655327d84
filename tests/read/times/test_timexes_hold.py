"""What holds of time expressions for any text: spans on the page, days in order, no guess."""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rashomon.model import Timex
from rashomon.read.parser import Parser
from rashomon.read.times import calendar
from rashomon.read.times.timexes import timexes


def _split(words: str) -> list[str]:
    return words.split()


# Words and marks of time expressions, none of which names a year.
RELATIVE = _split(
    """
    Monday Tuesday Friday Sept. May March 3 31 29 30 99 5th 26th the of on in at to from between and
    until since by a an two several half last next this that same previous following coming past
    recent day days week weeks weekend month months quarter year years decade century ago later
    earlier before after early late mid - – , . / : ( ) ' morning night noon 6 p.m. 10:30 GMT Q3
    first third spring Christmas Easter today tomorrow tonight yesterday now soon every other weekly
    fiscal year-end 24/13 5/4 He said will met has been expected deadline ahead
    """
)
ABSOLUTE = ["2022", "1999", "2022-04-26", "4/5/2022", "26.04.2022", "1990s", "9/11", "2024", "0000"]

DAYS = st.dates(date(1950, 1, 1), date(2090, 12, 31)).map(date.isoformat)
ANY_DAY = st.none() | DAYS | st.just("9999-12-31") | st.just("0001-01-01")
WORDS = st.lists(st.sampled_from(RELATIVE), max_size=25).map(" ".join)
ALL_WORDS = st.lists(st.sampled_from(RELATIVE + ABSOLUTE), max_size=25).map(" ".join)

steady = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def check(text: str, found: tuple[Timex, ...]) -> None:
    assert [t.id for t in found] == [f"t{n + 1}" for n in range(len(found))]
    assert all(a.end <= b.start for a, b in pairwise(found))
    for t in found:
        assert 0 <= t.start < t.end <= len(text)
        assert text[t.start : t.end] == t.text == t.text.strip()
        for day in (t.from_, t.to):
            assert day is None or date.fromisoformat(day).isoformat() == day
        if t.from_ and t.to:
            assert t.from_ <= t.to
        if t.type in ("DATE", "TIME") and t.value is None:
            assert t.from_ is None and t.to is None


@steady
@given(text=ALL_WORDS | st.text(max_size=80), published=ANY_DAY)
def test_any_text_is_read_without_fault(parser: Parser, text: str, published: str | None) -> None:
    parse = parser.parse(text)
    found = timexes(parse, published)
    check(text, found)
    assert timexes(parse, published) == found


@steady
@given(text=WORDS)
def test_without_a_date_nothing_relative_has_a_day(parser: Parser, text: str) -> None:
    for t in timexes(parser.parse(text), None):
        assert t.from_ is None and t.to is None
        assert t.value is None or not re.match(r"\d", t.value)


@steady
@given(text=WORDS, published=DAYS)
def test_a_value_and_its_days_agree(parser: Parser, text: str, published: str) -> None:
    for t in timexes(parser.parse(text), published):
        days = calendar.bounds(t.value) if t.type in ("DATE", "TIME") else None
        if days is None or t.from_ is None:
            continue
        assert date.fromisoformat(t.from_) <= days[1]
        if t.to is not None:
            assert date.fromisoformat(t.to) >= days[0]


@given(DAYS, st.sampled_from(["D", "W", "M", "Q", "Y", "E"]), st.integers(-40, 40))
def test_a_step_lands_in_a_period_as_many_away(day: str, unit: str, count: int) -> None:
    at = date.fromisoformat(day)
    there = calendar.step(at, unit, count)
    assert there is not None
    assert (there > at) == (count > 0) and (there < at) == (count < 0)
    days = calendar.bounds(calendar.period(there, unit))
    assert days is not None and days[0] <= there <= days[1]
