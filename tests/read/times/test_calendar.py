"""Calendar arithmetic over TIMEX3 values."""

from __future__ import annotations

from datetime import date

import pytest

from rashomon.read.times import calendar


@pytest.mark.parametrize(
    "value, first, last",
    [
        ("2022-04-26", date(2022, 4, 26), date(2022, 4, 26)),
        ("2022-04-26TMO", date(2022, 4, 26), date(2022, 4, 26)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2022", date(2022, 1, 1), date(2022, 12, 31)),
        ("2022-W01", date(2022, 1, 3), date(2022, 1, 9)),
        ("2022-W16-WE", date(2022, 4, 23), date(2022, 4, 24)),
        ("2022-Q4", date(2022, 10, 1), date(2022, 12, 31)),
        ("2022-H1", date(2022, 1, 1), date(2022, 6, 30)),
        ("2022-WI", date(2022, 12, 1), date(2023, 2, 28)),
        ("199", date(1990, 1, 1), date(1999, 12, 31)),
        ("19", date(1900, 1, 1), date(1999, 12, 31)),
    ],
)
def test_a_value_covers_its_days(value: str, first: date, last: date) -> None:
    assert calendar.bounds(value) == (first, last)


@pytest.mark.parametrize(
    "value",
    [None, "", "P2M", "PRESENT_REF", "XXXX-04", "2022-13", "2022-02-30", "2022-W60", "0000"],
)
def test_what_names_no_days_has_no_bounds(value: str | None) -> None:
    assert calendar.bounds(value) is None


def test_a_month_before_the_31st_is_the_last_day_of_a_shorter_month() -> None:
    assert calendar.step(date(2022, 3, 31), "M", -1) == date(2022, 2, 28)


def test_a_step_out_of_the_calendar_is_none() -> None:
    assert calendar.step(date(2022, 3, 31), "Y", -99_999) is None


def test_movable_days_are_computed() -> None:
    assert calendar.easter(2022) == date(2022, 4, 17)
    assert calendar.nth_weekday(2022, 11, 4, 4) == date(2022, 11, 24)  # American Thanksgiving
    assert calendar.nth_weekday(2022, 5, 1, -1) == date(2022, 5, 30)
