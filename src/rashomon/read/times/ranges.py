"""Two expressions that are the ends of one stretch: "from Monday to Wednesday", "March-May".

Both keep their values; their days are those of the whole stretch, so that what is dated by either
is dated by the range.
"""

from __future__ import annotations

import re
from datetime import timedelta

from msgspec.structs import replace

from rashomon.model import Timex
from rashomon.read.parse import Parse
from rashomon.read.times import calendar

_FROM = re.compile(r"\s*(?:to|through|until|till|-|–)\s*(?:the\s+)?$")
_BETWEEN = re.compile(r"\s+and\s+$")
_BARE = re.compile(r"\s*(?:-|–)\s*$|\s+through\s+$")
_YEAR = re.compile(r"\d{4}")
LONGEST = 60  # characters from the first end to the second; "to" joins what stands close


def ranged(parse: Parse, found: list[Timex]) -> list[Timex]:
    """The same expressions; the two ends of a range have the days from the first to the last.

    A second end that came out before the first is set behind it ("from Friday to Monday").
    """
    for k in range(len(found) - 1):
        first, second = found[k], found[k + 1]
        if second.end - first.start > LONGEST or not _joined(parse, first, second):
            continue
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


def _behind(first: Timex, second: Timex) -> Timex:
    """The second end, a week or a year later where its own reading lies before the first."""
    start, end = calendar.day(first.from_), calendar.day(second.to)
    if start is None or end is None or end >= start or second.value is None:
        return second
    if _YEAR.search(second.text) or len(second.value) < 7:
        return second
    if len(second.value) == 7:
        moved = calendar.step(end.replace(day=1), "Y", 1)
        value = moved.isoformat()[:7] if moved else None
    else:
        week = not any(c.isdigit() for c in second.text) and len(second.value) >= 10
        moved = end + timedelta(7) if week else calendar.step(end, "Y", 1)
        value = moved.isoformat() + second.value[10:] if moved else None
    days = calendar.bounds(value)
    if value is None or days is None or days[0] < start:
        return second
    return replace(second, value=value, from_=days[0].isoformat(), to=days[1].isoformat())
