"""Calendar arithmetic over TIMEX3 values: what days a value covers, and the value a step away.

Values are strings of TimeML: "2022", "2022-04", "2022-04-26", "2022-04-26TMO", "2022-W16",
"2022-W16-WE", "2022-Q1", "2022-H2", "2022-SU", "199" (a decade), "19" (a century). Weeks are those
of ISO 8601, Monday to Sunday; seasons are the northern meteorological ones.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?$")
_MONTH = re.compile(r"(\d{4})-(\d\d)$")
_YEAR = re.compile(r"(\d{4})$")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?$")
_PART = re.compile(r"(\d{4})-(Q[1-4]|H[12]|SP|SU|FA|WI)$")
_LONG = re.compile(r"(\d{2,3})$")

EARLIEST, LATEST = 1000, 2999  # far enough from the calendar's ends for any step from a report

_MONTHS = {
    "Q1": (1, 3), "Q2": (4, 6), "Q3": (7, 9), "Q4": (10, 12), "H1": (1, 6), "H2": (7, 12),
    "SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14),
}  # fmt: skip


def day(text: str | None) -> date | None:
    """The day of an ISO date or date-time; ``None`` for anything else."""
    if not text or not (found := _DAY.match(text)):
        return None
    return make(int(found[1]), int(found[2]), int(found[3]))


def make(year: int, month: int, number: int) -> date | None:
    """That day, or ``None`` where the calendar has none or the year is no year of news."""
    if not EARLIEST <= year <= LATEST:
        return None
    try:
        return date(year, month, number)
    except (ValueError, OverflowError):
        return None


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return (
        date(year + month // 12, month % 12 + 1, 1) if (year, month) != (9999, 12) else date.max
    ) - (timedelta(1) if (year, month) != (9999, 12) else timedelta(0))


def bounds(value: str | None) -> tuple[date, date] | None:
    """First and last day that a value covers; ``None`` for what names no stretch of days."""
    if not value:
        return None
    if found := _DAY.match(value):
        at = make(int(found[1]), int(found[2]), int(found[3]))
        return (at, at) if at else None
    if found := _MONTH.match(value):
        year, month = int(found[1]), int(found[2])
        if not (1 <= month <= 12 and 1 <= year <= 9998):
            return None
        return date(year, month, 1), month_end(year, month)
    if found := _YEAR.match(value):
        year = int(found[1])
        return (date(year, 1, 1), date(year, 12, 31)) if year else None
    if found := _WEEK.match(value):
        try:
            monday = date.fromisocalendar(int(found[1]), int(found[2]), 1)
        except ValueError:
            return None
        return (monday + timedelta(5 if found[3] else 0), monday + timedelta(6))
    if found := _PART.match(value):
        year = int(found[1])
        first, last = _MONTHS[found[2]]
        if not 1 <= year <= 9997:
            return None
        if last > 12:
            return date(year, first, 1), month_end(year + 1, last - 12)
        return date(year, first, 1), month_end(year, last)
    if found := _LONG.match(value):
        width = 10 ** (4 - len(found[1]))
        year = int(found[1]) * width
        return (date(year, 1, 1), date(year + width - 1, 12, 31)) if year else None
    return None


def week(at: date) -> str:
    """The ISO week of a day, as "2022-W16"."""
    year, number, _ = at.isocalendar()
    return f"{year}-W{number:02}"


def period(at: date, unit: str) -> str | None:
    """The value of the day, week, month, quarter, year, decade or century a day lies in."""
    if unit == "D":
        return at.isoformat()
    if unit == "W":
        return week(at)
    if unit == "WE":
        return f"{week(at)}-WE"
    if unit == "M":
        return f"{at.year:04}-{at.month:02}"
    if unit == "Q":
        return f"{at.year:04}-Q{(at.month + 2) // 3}"
    if unit == "Y":
        return f"{at.year:04}"
    if unit == "E":
        return f"{at.year // 10:03}"
    if unit == "C":
        return f"{at.year // 100:02}"
    return None


def step(at: date, unit: str, count: int) -> date | None:
    """The day ``count`` units later (earlier when negative); a month's end stays a month's end."""
    days = {"D": 1, "W": 7, "WE": 7, "P2W": 14}.get(unit)
    try:
        if days:
            return at + timedelta(days * count)
        months = {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}.get(unit)
        if months is None:
            return None
        total = at.year * 12 + at.month - 1 + months * count
        year, month = divmod(total, 12)
        last = month_end(year, month + 1).day
        return date(year, month + 1, min(at.day, last))
    except (ValueError, OverflowError):
        return None


def easter(year: int) -> date:
    """Western Easter Sunday (the anonymous Gregorian computus)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, number = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, number + 1)


def nth_weekday(year: int, month: int, weekday: int, n: int) -> date:
    """The n-th Monday (1) ... Sunday (7) of a month; n = -1 is the last."""
    if n < 0:
        end = month_end(year, month)
        return end - timedelta((end.isoweekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta((weekday - first.isoweekday()) % 7 + 7 * (n - 1))
