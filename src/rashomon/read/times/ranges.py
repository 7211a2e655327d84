"""Two expressions that are the ends of one stretch: "from Monday to Wednesday", "March-May".

Both keep their values; their days are those of the whole stretch, so that what is dated by either
is dated by the range.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from msgspec.structs import replace

from rashomon.model import Timex
from rashomon.read.parse import Parse
from rashomon.read.times import calendar

_FROM = re.compile(r"\s*(?:to|through|until|till|-|–)\s*(?:the\s+)?$")
_BETWEEN = re.compile(r"\s+and\s+$")
_BARE = re.compile(r"\s*(?:-|–)\s*$|\s+through\s+$")
_DIGIT = re.compile(r"\d")
_DAY_OR_MONTH = re.compile(r"\d{4}-\d\d(-\d\d)?(?:T|$)")
_YEAR = re.compile(r"\d{4}")
LONGEST = 60  # characters from the first end to the second; "to" joins what stands close


def ranged(parse: Parse, found: list[Timex], today: date | None) -> list[Timex]:
    """The same expressions; the two ends of a range have the days from the first to the last.

    A second end that came out before the first is set behind it ("from Friday to Monday"), or the
    first a week back when the report's day then lies between them ("runs Tuesday to Friday").
    """
    for k in range(len(found) - 1):
        first, second = found[k], found[k + 1]
        if second.end - first.start > LONGEST or not _joined(parse, first, second):
            continue
        first = _around(first, second, today)
        second = _behind(first, second)
        if first.from_ is None or second.to is None or second.to < first.from_:
            continue
        found[k] = replace(first, to=second.to)
        found[k + 1] = replace(second, from_=first.from_)
    return found


def _joined(parse: Parse, first: Timex, second: Timex) -> bool:
    """Whether the words make one stretch of two days or periods."""
    if not {first.type, second.type} <= {"DATE", "TIME"}:
        return False
    gap, i = parse.text[first.end : second.start], parse.token_at(first.start)
    before = parse.lower[i - 1] if i else ""
    return bool(
        (before == "from" and _FROM.match(gap))
        or (before == "between" and _BETWEEN.match(gap))
        or _BARE.match(gap)
    )


def _around(first: Timex, second: Timex, today: date | None) -> Timex:
    """The first end, a week earlier where the report's day then lies in the range."""
    start, end = calendar.day(first.value), calendar.day(second.value)
    if start is None or end is None or today is None or _DIGIT.search(first.text + second.text):
        return first
    back = start - timedelta(7)
    if not (end < start and back <= today <= end):
        return first
    day = back.isoformat()
    return replace(first, value=day + (first.value or "")[10:], from_=day, to=day)


def _behind(first: Timex, second: Timex) -> Timex:
    """The second end, a week or a year later where its own reading lies before the first."""
    start, end = calendar.day(first.from_), calendar.day(second.to)
    if start is None or end is None or end >= start or second.value is None:
        return second
    found = _DAY_OR_MONTH.match(second.value)
    if found is None or _YEAR.search(second.text):
        return second
    if found[1] and not _DIGIT.search(second.text):
        moved: date | None = end + timedelta(7)  # a weekday
    else:
        moved = calendar.step(end, "Y", 1)
    width = 10 if found[1] else 7
    value = moved.isoformat()[:width] + second.value[width:] if moved else None
    days = calendar.bounds(value)
    if value is None or days is None or days[0] < start:
        return second
    return replace(second, value=value, from_=days[0].isoformat(), to=days[1].isoformat())
