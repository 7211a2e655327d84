"""Days and times of day: dates, weekdays, months' days, holidays, "tonight", "6 p.m. Tuesday"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from rashomon.read.times import calendar
from rashomon.read.times.context import (
    AHEAD,
    BACK,
    FOCUSED,
    MONTH_NAME,
    Context,
    Hit,
    Meaning,
    shifted_year,
)  # fmt: skip
from rashomon.read.wordsets import wordsets

_SETS = wordsets("time_sets.tsv")
_AFTER_A_DAY = re.compile(rf"\b{MONTH_NAME} \d{{1,2}} (?:and|or) $")
_NAMED_AFTER = re.compile(r"\s+(?:of|that|when|the)\b")


FRESH_DAYS = 30  # so long a day gone by may be told in the present tense ("a March 31 poll shows")


def year_for(month: int, number: int | None, context: Context, at: int) -> int | None:
    """The year of "April 17" or "in April": the nearest, unless the tense forbids it."""
    today = context.today
    if today is None:
        return None
    tense, before = context.tense(at), context.precedes(at)
    if before in _SETS["ahead"]:
        tense = "future"
    elif before in ("ended", "since"):
        tense = "past"
    elif before in ("until", "till", "by", "through"):
        tense = None
    # A tense is wrong now and then (a participle, a headline), so it only weighs, in days; a bare
    # month is told in the past more often than not. 100 to 300 tried on TimeBank.
    against = 150 if number and before != "ended" else 300
    costs: list[tuple[int, int]] = []
    leap = 3 if (month, number) == (2, 29) else 0
    for year in range(today.year - 1 - leap, today.year + 2 + leap):
        here = calendar.make(year, month, number or min(today.day, 28))
        if here is None:
            continue
        distance = (here - today).days
        cost = abs(distance)
        if (tense == "past" and distance > 0) or (tense == "future" and distance < 0):
            cost += against
        elif tense == "present" and number and distance < -FRESH_DAYS:
            cost += 150
        elif tense is None and distance < 0 and number is None and before != "by":
            cost -= 30
        costs.append((cost, year))
    return min(costs)[1] if costs else None


def _weekday(weekday: int, context: Context, at: int, direction: str) -> date | None:
    """The day meant by a weekday's name; the report's own weekday is that day."""
    focus = calendar.day(context.focus) or context.today
    today = context.today or (focus if direction in FOCUSED else None)
    if today is None or focus is None:
        return None
    back = (today.isoweekday() - weekday) % 7
    if direction in ("the previous", "the preceding"):
        return focus - timedelta((focus.isoweekday() - weekday) % 7 or 7)
    if direction == "the following":
        return focus + timedelta((weekday - focus.isoweekday()) % 7 or 7)
    if direction in ("that", "that same", "the same"):
        return focus - timedelta((focus.isoweekday() - weekday) % 7)
    if direction in BACK:
        return today - timedelta(back or 7)
    if direction in AHEAD:
        return today + timedelta(7 - back)
    if back == 0:
        return today
    tense = context.tense(at)
    if context.noun_over(at) in _SETS["behind"] or context.precedes(at) == "since":
        tense = "past"
    elif back > 1 and (context.ahead_of(at) or context.to_a_deadline(at)):
        tense = "future"  # a vote or deadline of yesterday may be news yet, an older one is not
    elif tense == "present" and (told := context.told_of(at)) is not None:
        tense = "future" if told else "past"
    ahead = tense == "future" or (tense == "present" and back > 3)
    if ahead or (tense != "past" and context.precedes(at) in ("until", "till")):
        return today + timedelta(7 - back)
    return today - timedelta(back)


def _clock(hit: Hit) -> str | None:
    """ "T15:00" of a time of day; "" when none is said, ``None`` when it cannot be one."""
    words = hit.words("clock")
    if not words:
        return ""
    first = hit.values("clock")[0]
    if first[0] == "T":
        return first  # noon, midnight
    if len(first) == 4 and first.isdecimal():
        first = f"{first[:2]}:{first[2:]}"  # 1500 GMT
    parts = re.split(r"[:.]", first)
    hour, minute = int(parts[0]), int(parts[1]) if len(parts) > 1 else 0
    half = (hit["clock"] or "").replace(".", "") if words.endswith("AMPM") else ""
    part = hit["half"]
    if half == "pm" or part in ("AF", "EV") or (part == "NI" and hour > 5):
        hour = hour % 12 + 12
    elif half == "am" and hour == 12:
        hour = 0
    return f"T{hour:02}:{minute:02}" if hour <= 24 and minute < 60 else None


def _on(hit: Hit, at: date | None) -> Meaning | None:
    """A day, with the time of day the words add."""
    clock = _clock(hit)
    if clock is None:
        return None
    tail = clock or (f"T{hit['part']}" if hit["part"] else "")
    return Meaning("TIME" if tail else "DATE", at.isoformat() + tail if at else None)


def iso(hit: Hit, context: Context) -> Meaning | None:
    """2022-04-26, 2022-04-26T15:00."""
    value = (hit["iso"] or "").upper().replace("/", "-")
    at = calendar.day(value[:10])
    if at is None:
        return None
    return Meaning("TIME", f"{value[:10]}T{value[11:16]}") if len(value) > 10 else _on(hit, at)


def slash(hit: Hit, context: Context) -> Meaning | None:
    """24/02/2022, 10/26/89: the order that is possible; when both are, the report's habit.

    With points the day is first. Where nothing tells the order, the day is left open.
    """
    written = hit["slash"] or ""
    a, b, last = re.split(r"[/.]", written)
    year = int(last)
    if len(last) == 2:
        if "." in written:
            return None
        year += 2000 if year < 50 else 1900
    days = [
        d for d in (calendar.make(year, int(b), int(a)), calendar.make(year, int(a), int(b))) if d
    ]
    if not days:
        return None
    if days[0] == days[-1] or "." in written:
        return _on(hit, days[0])
    if context.day_first is None:
        return Meaning("DATE", None)
    return _on(hit, days[0] if context.day_first else days[1])


def month_day(hit: Hit, context: Context) -> Meaning | None:
    """April 17, 24 February 2022, Feb. 24, last Oct. 23, Tuesday, April 26."""
    number, month = float(hit["day"] or 0), int(hit["month"] or 0)
    if not 1 <= number <= 31 or number % 1:
        return None
    today = context.today
    day = (month, int(number))
    if hit["year"]:
        at = calendar.make(int(hit["year"]), *day)
        return _on(hit, at) if at else None
    if today is None:
        return _on(hit, None) if calendar.make(2000, *day) else None
    here = (today.month, today.day)
    famous = _remembered(day, hit, context)
    if famous is not None:
        return _on(hit, famous)
    if hit["that"]:
        year: int | None = shifted_year(today, hit.words("that"))
    elif hit.words("dir") == "last":
        year = today.year - (day >= here)
    elif hit.words("dir") == "next":
        year = today.year + (day <= here)
    else:
        year = year_for(*day, context, hit.start)
    at = calendar.make(year, *day) if year else None
    return _on(hit, at) if at else None


def day_range(hit: Hit, context: Context) -> Meaning | None:
    """April 3-5, 3 to 5 April 2022: one stretch; the value is the month's."""
    month, first, last = int(hit["month"] or 0), float(hit["day"] or 0), float(hit["to"] or 0)
    if not 1 <= first < last <= 31 or first % 1 or last % 1:
        return None
    year: int | None
    if hit["year"]:
        year = int(hit["year"])
    elif context.today is None:
        return Meaning("DATE", None) if calendar.make(2000, month, int(last)) else None
    else:
        year = year_for(month, int(first), context, hit.start)
    days = [calendar.make(year, month, int(n)) if year else None for n in (first, last)]
    if None in days:
        return None
    return Meaning("DATE", f"{year:04}-{month:02}", days=(days[0], days[1]))


def second_day(hit: Hit, context: Context) -> Meaning | None:
    """The 2 of "May 1 and 2": of the month just named."""
    at, number = calendar.day(context.focus), float(hit["day"] or 0)
    if at is None or number % 1 or not _AFTER_A_DAY.search(context.text[: hit.start][-24:]):
        return None
    day = calendar.make(at.year, at.month, int(number))
    return Meaning("DATE", day.isoformat()) if day and day > at else None


def day_of_month(hit: Hit, context: Context) -> Meaning | None:
    """On the 26th: the nearest, by tense; "the 26th meeting" is none."""
    number, today = int(hit["day"] or 0), context.today
    written = context.text[hit.end - 3 : hit.end - 2].isdigit()
    if (
        not 1 <= number <= 31
        or not written
        or context.precedes(hit.start) not in _SETS["day_before"]
    ):
        return None
    if not context.ends_phrase(hit.end):
        return None
    if today is None:
        return Meaning("DATE", None)
    starts = (calendar.step(today.replace(day=1), "M", count) for count in range(-2, 3))
    days = [d for s in starts if s and (d := calendar.make(s.year, s.month, number))]
    tense = context.tense(hit.start)

    def cost(at: date) -> int:
        wrong = (tense == "past" and at > today) or (tense == "future" and at < today)
        return abs((at - today).days) + 60 * wrong

    return _on(hit, min(days, key=cost)) if days else None


def nine_eleven(hit: Hit, context: Context) -> Meaning | None:
    """9/11, which stands for its year too."""
    return Meaning("DATE", "2001-09-11")


def two_days_off(hit: Hit, context: Context) -> Meaning | None:
    """The day before yesterday, the day after tomorrow."""
    if hit["unit"] != "D":
        return None
    at = context.today
    count = int(hit["today"] or 0) + (-1 if hit.words("way") == "before" else 1)
    return Meaning("DATE", (at + timedelta(count)).isoformat() if at else None)


def week_of(hit: Hit, context: Context) -> Meaning | None:
    """The week of April 4: the week that day lies in."""
    day = month_day(hit, context) if hit["unit"] == "W" else None
    if day is None:
        return None
    at = calendar.day(day.value)
    return Meaning("DATE", calendar.week(at) if at else None)


# Days that news names without a year for decades after. Public facts.
_FAMOUS = {
    (9, 11): 2001, (1, 6): 2021, (10, 7): 2023, (7, 7): 2005, (3, 11): 2004, (6, 4): 1989,
}  # fmt: skip
_FRESH = timedelta(45)  # so long a day of this year may be meant instead


def _remembered(day: tuple[int, int], hit: Hit, context: Context) -> date | None:
    """The day of "the Sept. 11 attacks", where that lies behind the report."""
    year, today = _FAMOUS.get(day), context.today
    if year is None or today is None:
        return None
    following = {context.noun_over(hit.start), context.follows(hit.end)}
    at = calendar.make(year, *day)
    if not following & _SETS["memorable"] or at is None or at > today:
        return None
    this_year = calendar.make(today.year, *day)
    fresh = this_year is not None and timedelta(0) <= today - this_year <= _FRESH
    return None if fresh and following & _SETS["passing"] and day != (9, 11) else at


def weekday(hit: Hit, context: Context) -> Meaning | None:
    """Tuesday, last Tuesday, Tuesday night, 4 p.m. Tuesday."""
    if context.in_a_name(hit.start) or context.joins(hit.start):
        return None
    return _on(hit, _weekday(int(hit["weekday"] or 1), context, hit.start, hit.words("dir")))


def today(hit: Hit, context: Context) -> Meaning | None:
    """Today, yesterday morning, 5 p.m. tomorrow."""
    if context.in_a_name(hit.start):
        return None
    at = context.today
    return _on(hit, at + timedelta(int(hit["today"] or 0)) if at else None)


def tonight(hit: Hit, context: Context) -> Meaning | None:
    """Tonight, overnight, this morning, last night."""
    at, part = context.today, hit["tonight"] or hit["part"] or "NI"
    if at and hit.words("dir") == "last":
        at -= timedelta(1)
    return Meaning("TIME", f"{at.isoformat()}T{part}" if at else None)


def part(hit: Hit, context: Context) -> Meaning | None:
    """The morning, that evening, the next morning, later in the afternoon: of the day in focus."""
    direction = hit.words("dir")
    if direction == "the" and (
        _NAMED_AFTER.match(context.text, hit.end)
        or context.precedes(hit.start) not in ("in", "during", "by", "into", "for", "of")
    ):
        return None
    at = context.day
    if at and direction in ("the next", "the following"):
        at += timedelta(1)
    elif at and direction in ("the previous", "the preceding"):
        at -= timedelta(1)
    return Meaning("TIME", f"{at.isoformat()}T{hit['part']}" if at else None)


def same_day(hit: Hit, context: Context) -> Meaning | None:
    """Earlier in the day, later that day, the same day: the day in focus."""
    if "D" not in hit.window.value[hit.first : hit.last + 1]:
        return None
    at = context.day
    return Meaning("DATE", at.isoformat() if at else None)


def beside(hit: Hit, context: Context) -> Meaning | None:
    """The day before, the year after: beside the period in focus; not "the year before the vote".

    "The day after his death" is taken for the day after the one in focus, which it mostly is.
    """
    unit = hit["unit"] or ""
    if unit not in ("D", "W", "M", "Y") or (unit != "D" and not context.ends_clause(hit.end)):
        return None
    bounds = calendar.bounds(context.focus)
    base = bounds[0] if bounds else context.today if unit == "D" else None
    at = calendar.step(base, unit, -1 if hit.words("way") == "before" else 1) if base else None
    return Meaning("DATE", calendar.period(at, unit) if at else None)


def time_only(hit: Hit, context: Context) -> Meaning | None:
    """6 p.m., 10:30 GMT, noon: on the day in focus, on none before a day is named.

    A bare 10:30 needs "at" before it.
    """
    clock = _clock(hit)
    if not clock:
        return None
    plain = hit.words("clock") == "CLOCK" and not hit.words("zone")
    if plain and context.precedes(hit.start) not in _SETS["clock_before"]:
        return None
    if clock == "T12:00" and context.in_a_name(hit.start):
        return None
    at = calendar.day(context.focus)
    return Meaning("TIME", (at.isoformat() if at else "") + clock)


# --- holidays -----------------------------------------------------------------------------------

_FIXED = {
    "boxing UNIT": (12, 26), "new UNIT 's UNIT": (1, 1), "new UNIT 's": (1, 1),
    "new UNIT 's eve": (12, 31), "independence UNIT": (7, 4), "valentine 's UNIT": (2, 14),
    "veterans UNIT": (11, 11), "bastille UNIT": (7, 14), "victory UNIT": (5, 9),
}  # fmt: skip


def _holiday_in(year: int, name: str, code: str) -> date | None:
    """The day of a holiday in a year. ``code``: its value in the lexicon, "12-25" or "easter"."""
    if name.startswith("HOLIDAY"):
        if code == "thanksgiving":
            return calendar.nth_weekday(year, 11, 4, 4)
        if code == "easter":
            return calendar.easter(year) + timedelta(1 if name.endswith("WEEKDAY") else 0)
        month, number = int(code[:2]), int(code[3:])
        return calendar.make(year, month, number - (1 if name.endswith("eve") else 0))
    if name.startswith(("good", "palm", "ash")):
        before = {"good": 2, "palm": 7, "ash": 46}[name.split()[0]]
        return calendar.easter(year) - timedelta(before)
    if name.startswith("lab"):
        return calendar.nth_weekday(year, 9, 1, 1)
    if name.startswith("memorial"):
        return calendar.nth_weekday(year, 5, 1, -1)
    if name.startswith("presidents"):
        return calendar.nth_weekday(year, 2, 1, 3)
    if name.startswith("election"):
        return calendar.nth_weekday(year, 11, 1, 1) + timedelta(1)
    fixed = _FIXED.get(name)
    return calendar.make(year, *fixed) if fixed else None


def holiday(hit: Hit, context: Context) -> Meaning | None:
    """Christmas, Thanksgiving Day, Easter Monday, Labor Day: the nearest, unless a year is said.

    Those that move are the American ones and those of Easter.
    """
    name = hit.words("name")
    values = hit.values("name")
    if name.startswith("new"):
        if values[1] != "Y" or values[3:] == ["W"] or not context.text[hit.start].isupper():
            return None  # "the new year's budget"
    elif "UNIT" in name and "D" not in values:
        return None  # "election year", "Easter week"
    code = hit.values("name")[0]
    if hit["year"]:
        at = _holiday_in(int(hit["year"]), name, code)
        return _on(hit, at) if at else None
    today = context.today
    if today is None:
        return _on(hit, None)
    years = (today.year - 1, today.year, today.year + 1)
    days = [d for d in (_holiday_in(year, name, code) for year in years) if d]
    direction = hit.words("dir")
    if direction in BACK:
        days = [d for d in days if d < today]
    elif direction in AHEAD:
        days = [d for d in days if d > today]
    if not days:
        return None
    tense = None if direction else context.tense(hit.start)

    def cost(at: date) -> int:
        wrong = (tense == "past" and at > today) or (tense == "future" and at < today)
        return abs((at - today).days) + 200 * wrong

    return _on(hit, min(days, key=cost))
