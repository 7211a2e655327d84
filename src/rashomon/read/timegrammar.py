"""The grammar of time expressions: patterns over a window's symbols, and what each means.

A rule is a pattern and a reader. The reader gets the match and what is known at that place
(`Context`) and returns a `Meaning`, or ``None`` when the words are no time expression after all.
Of the rules that match at one place the one that takes most words wins.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal, NamedTuple

from rashomon.model import TimexType
from rashomon.read import calendar
from rashomon.read.timewords import Window, lexicon

Tense = Literal["past", "present", "future"]


class Meaning(NamedTuple):
    """What a time expression says; ``narrow`` is the part of the value's days that is meant."""

    type: TimexType
    value: str | None
    narrow: str | None = None
    days: tuple[date | None, date | None] | None = None


@dataclass(slots=True)
class Context:
    """What is known where an expression stands.

    ``today`` is the day of the report, ``None`` when it carries none; ``focus`` the last day or
    period that the text named; ``quarter`` the last quarter it named.
    """

    today: date | None
    text: str = ""
    focus: str | None = None
    quarter: str | None = None
    tense: Callable[[int], Tense | None] = field(default=lambda _: None)
    follows: Callable[[int], str] = field(default=lambda _: "")
    precedes: Callable[[int], str] = field(default=lambda _: "")
    per: Callable[[int], bool] = field(default=lambda _: False)
    named: Callable[[int, int], str] = field(default=lambda _a, _b: "")


class Hit:
    """A match over a window, asked by the names of its groups."""

    __slots__ = ("first", "last", "match", "window")

    def __init__(self, match: re.Match[str], window: Window) -> None:
        self.match, self.window = match, window
        self.first = window.at[match.start()]
        self.last = window.ends[match.end()]

    def __getitem__(self, group: str) -> str | None:
        """The value of a group's (last) piece; ``None`` when the group took no part."""
        if group not in self.match.re.groupindex or self.match.start(group) < 0:
            return None
        return self.window.value[self.window.ends[self.match.end(group)]]

    def words(self, group: str) -> str:
        """A group's symbols, "" when it took no part."""
        return (self.match[group] or "") if group in self.match.re.groupindex else ""

    @property
    def start(self) -> int:
        return self.window.start[self.first]

    @property
    def end(self) -> int:
        return self.window.end[self.last]


Reader = Callable[[Hit, Context], Meaning | None]

_MOD = (
    r"(?:(?:the )?(?:(?P<edge>beginning|start|end|middle|close|turn) of "
    r"|(?P<mod>early|late|earlier|later|mid)(?: -)?(?: in)? ))?"
)
_ZONE = r"(?:local time|gmt|utc|est|edt|cst|cdt|mst|mdt|pst|pdt|bst|cet)"
_CLOCK = (
    r"(?:(?P<clock>CLOCK(?: AMPM)?|(?:NUM|YEAR) AMPM|NUM o'clock|NOON)"
    rf"(?: in the (?P<half>PART))?(?: ,? ?{_ZONE})?(?: ,)?(?: on)? )?"
)
_DIR = (
    r"(?:(?P<dir>last|this|this past|this coming|the past|the previous|the preceding|next|the next"
    r"|the following|the coming|the last|coming|that|that same|the same|the CURRENT|CURRENT|past|this same|the latest|the upcoming|later this|later that|earlier this|earlier that) )"
)
_N = r"(?:NUM|YEAR)"
_COUNT = (
    r"(?P<count>(?:NUM|YEAR)(?: and a half| NUM / NUM)?|an?|half an?|(?:the )?FEW(?: of)?|a FEW(?: of)?"
    r"|a good FEW|another(?: NUM)?|NUM (?:to|or|-|–) NUM)"
)
_UNIT = r"(?P<unit>UNITS?)"
_HEDGE = (
    r"(?:(?:at least|at most|more than|less than|about|around|nearly|almost|over|under|just|only"
    r"|some) )?"
)


def _day(value: str | None) -> date | None:
    return calendar.day(value)


# --- choosing the year, month or day that is meant --------------------------------------------


def _year_for(month: int, number: int | None, context: Context, at: int) -> int | None:
    """The year of "April 17" or "in April": the nearest, unless the tense forbids it."""
    today = context.today
    if today is None:
        return None
    tense = context.tense(at)
    before = context.precedes(at)
    if before in _AHEAD_WORDS:
        tense = "future"
    elif before in ("until", "till", "by", "through"):
        tense = None
    best: tuple[int, int] | None = None
    for year in (today.year - 1, today.year, today.year + 1):
        here = calendar.make(year, month, number or min(today.day, 28))
        if here is None:
            continue
        distance = (here - today).days
        if number is None and (year, month) == (today.year, today.month):
            distance = 0
        # a tense is wrong now and then (a participle, a headline), so it only weighs; a bare
        # month is told in the past more often than not
        cost = abs(distance)
        against = 150 if number else 300
        if (tense == "past" and distance > 0) or (tense == "future" and distance < 0):
            cost += against
        elif tense is None and distance < 0 and number is None:
            cost -= 30
        if best is None or cost < best[0]:
            best = (cost, year)
    return best[1] if best else None


# "payable Dec. 7", "effective Feb. 1": the day lies ahead whatever the verb says.
_AHEAD_WORDS = frozenset("payable effective due redeemable maturing expiring beginning".split())


def _weekday(weekday: int, context: Context, at: int, direction: str) -> date | None:
    """The day meant by a weekday's name."""
    today = context.today
    if today is None:
        return None
    back = (today.isoweekday() - weekday) % 7
    if direction in ("last", "this past", "the past", "past", "the last"):
        return today - timedelta(back or 7)
    if direction in ("next", "this coming", "the coming", "coming", "the next", "the upcoming"):
        return today + timedelta(7 - back)
    if direction in ("the previous", "the preceding"):
        start = _day(context.focus) or today
        return start - timedelta((start.isoweekday() - weekday) % 7 or 7)
    if direction == "the following":
        start = _day(context.focus) or today
        return start + timedelta((weekday - start.isoweekday()) % 7 or 7)
    if direction in ("that", "that same", "the same"):
        start = _day(context.focus) or today
        return start - timedelta((start.isoweekday() - weekday) % 7)
    if back == 0:
        return today
    tense = context.tense(at)
    if tense == "future" or (tense != "past" and context.precedes(at) in ("until", "till")):
        return today + timedelta(7 - back)
    if tense == "present" and back > 3:
        return today + timedelta(7 - back)
    return today - timedelta(back)


# --- readers ------------------------------------------------------------------------------------


def _clock(hit: Hit) -> str | None:
    """ "T15:00" of a time of day; "" when there is none, ``None`` when it cannot be one."""
    words = hit.words("clock")
    if not words:
        return ""
    first = hit.window.at[hit.match.start("clock")]
    value = hit.window.value[first]
    if value[0] == "T":
        return value
    parts = re.split(r"[:.]", value)
    try:
        hour, minute = int(float(parts[0])), int(parts[1]) if len(parts) > 1 else 0
    except ValueError:
        return None
    half = (hit["clock"] or "").replace(".", "") if words.endswith("AMPM") else ""
    part = hit["half"]
    if half == "pm" or part in ("AF", "EV") or (part == "NI" and hour > 5):
        hour = hour % 12 + 12
    elif half == "am" and hour == 12:
        hour = 0
    if not (0 <= hour <= 24 and 0 <= minute < 60):
        return None
    return f"T{hour:02}:{minute:02}"


def _on(hit: Hit, at: date | None) -> Meaning | None:
    """A day, with the time of day the words add."""
    clock = _clock(hit)
    if clock is None:
        return None
    part = hit["part"]
    tail = clock or (f"T{part}" if part else "")
    if at is None:
        return Meaning("TIME" if tail else "DATE", None)
    return Meaning("TIME" if tail else "DATE", at.isoformat() + tail)


def _iso(hit: Hit, context: Context) -> Meaning | None:
    value = hit["iso"] or ""
    at = _day(value[:10])
    if at is None:
        return None
    return Meaning("TIME", value.upper()[:16]) if len(value) > 10 else _on(hit, at)


def _slash(hit: Hit, context: Context) -> Meaning | None:
    """24/02/2022, 10/26/89: the order that is possible; both are: that nearer to the report."""
    parts = re.split(r"[/.]", hit["slash"] or "")
    a, b, year = (int(p) for p in parts)
    if len(parts[2]) == 2:
        if "." in (hit["slash"] or ""):
            return None
        year += 2000 if year < 50 else 1900
    days = [d for d in (calendar.make(year, b, a), calendar.make(year, a, b)) if d]
    if not days:
        return None
    if len(days) == 2 and days[0] != days[1]:
        today = context.today
        if today is None:
            return Meaning("DATE", None)
        gaps = [abs((d - today).days) for d in days]
        return _on(hit, days[gaps.index(min(gaps))])
    return _on(hit, days[0])


def _month_day(hit: Hit, context: Context) -> Meaning | None:
    number, month = int(float(hit["day"] or 0)), int(hit["month"] or 0)
    if not 1 <= number <= 31:
        return None
    if hit["year"]:
        at = calendar.make(int(hit["year"]), month, number)
        return _on(hit, at) if at else None
    if context.today is None:
        return Meaning("DATE", f"XXXX-{month:02}-{number:02}", days=(None, None))
    year = None
    if hit["that"] and context.today:
        year = context.today.year + {"last": -1, "this": 0, "next": 1}[hit.words("that").split()[0]]
    elif hit.words("dir") == "last":
        passed = (month, number) < (context.today.month, context.today.day)
        year = context.today.year - (0 if passed else 1)
    elif hit.words("dir") == "next":
        passed = (month, number) <= (context.today.month, context.today.day)
        year = context.today.year + (1 if passed else 0)
    year = year or _year_for(month, number, context, hit.start)
    at = calendar.make(year, month, number) if year else None
    return _on(hit, at) if at else None


def _month(hit: Hit, context: Context) -> Meaning | None:
    month = int(hit["month"] or 0)
    mod = hit.words("mod") or hit.words("edge")
    direction = hit.words("dir")
    today = context.today
    if hit["year"]:
        return Meaning("DATE", f"{int(hit['year']):04}-{month:02}", mod)
    if today is None:
        return Meaning("DATE", f"XXXX-{month:02}", days=(None, None))
    year: int | None
    if hit.words("that"):
        year = today.year + {"last": -1, "this": 0, "next": 1}[hit.words("that").split()[0]]
    elif direction in ("last", "this past", "past", "the last", "the past"):
        year = today.year - (1 if month >= today.month else 0)
    elif direction in ("next", "coming", "this coming", "the coming", "the upcoming"):
        year = today.year + (1 if month <= today.month else 0)
    elif direction in ("the following", "the previous", "the preceding"):
        bounds = calendar.bounds(context.focus)
        base = bounds[0] if bounds else today
        if direction == "the following":
            year = base.year + (1 if month <= base.month else 0)
        else:
            year = base.year - (1 if month >= base.month else 0)
    elif direction == "this":
        year = today.year
    else:
        year = _year_for(month, None, context, hit.start)
    return Meaning("DATE", f"{year:04}-{month:02}", mod) if year else None


def _named_day(hit: Hit, context: Context) -> Meaning | None:
    """Tuesday, last Tuesday, Tuesday night, 4 p.m. Tuesday."""
    return _on(hit, _weekday(int(hit["weekday"] or 1), context, hit.start, hit.words("dir")))


def _today(hit: Hit, context: Context) -> Meaning | None:
    at = context.today
    return _on(hit, at + timedelta(int(hit["today"] or 0)) if at else None)


def _tonight(hit: Hit, context: Context) -> Meaning | None:
    """Tonight, overnight, last night, this morning: a part of the report's day, or the day before."""
    at, part = context.today, hit["tonight"] or hit["part"] or "NI"
    if at and hit.words("dir") == "last":
        at -= timedelta(1)
    return Meaning("TIME", f"{at.isoformat()}T{part}" if at else None)


def _part(hit: Hit, context: Context) -> Meaning | None:
    """The morning, that evening, the next morning, later in the afternoon: of the day in focus."""
    direction = hit.words("dir")
    if direction == "the" and re.match(r"\s+(?:of|that|the|when|after|before)\b", context.text[hit.end : hit.end + 9]):
        return None
    at = _day(context.focus) or context.today
    if at and direction in ("the next", "the following"):
        at += timedelta(1)
    elif at and direction in ("the previous", "the preceding"):
        at -= timedelta(1)
    return Meaning("TIME", f"{at.isoformat()}T{hit['part']}" if at else None)


_BACK = ("last", "the last", "the previous", "the preceding", "past", "the past", "this past")
_AHEAD = (
    "next",
    "the next",
    "the following",
    "the coming",
    "this coming",
    "coming",
    "the upcoming",
)
_FOCUSED = (
    "that",
    "that same",
    "the same",
    "the previous",
    "the preceding",
    "the following",
    "later that",
    "earlier that",
)


def _relative(hit: Hit, context: Context) -> Meaning | None:
    """Last week, this month, the following year, the next day, the past decade."""
    unit, direction = hit["unit"] or "", hit.words("dir")
    if unit[0] in "TPL":
        return Meaning("DATE", "PRESENT_REF") if direction == "this" and unit == "L" else None
    today = context.today
    if today is None:
        return Meaning("DATE", None)
    base = today
    if direction in _FOCUSED or (unit == "D" and direction in ("the next",)):
        bounds = calendar.bounds(context.focus)
        base = bounds[0] if bounds else today
    narrow = hit.words("mod") or hit.words("edge") or direction.split()[0]
    if unit == "E" and direction in ("the past", "past", "the last"):
        return Meaning("DURATION", "P10Y")
    if unit == "C" and direction in ("the past", "past"):
        return Meaning("DURATION", "P100Y")
    if unit == "Y" and direction in ("the past", "the last"):
        return Meaning("DURATION", "P1Y")
    if unit == "WE":
        return _weekend(direction, context, hit.start)
    if unit == "Q":
        return _quarter_of(direction, context)
    count = -1 if direction in _BACK else 1 if direction in _AHEAD else 0
    at = calendar.step(base, unit, count)
    value = calendar.period(at, unit) if at else None
    return Meaning("DATE", value, narrow)


def _weekend(direction: str, context: Context, at: int) -> Meaning | None:
    today = context.today
    if today is None:
        return Meaning("DATE", None)
    if direction in ("next", "the next", "the coming", "this coming", "coming"):
        here = today + timedelta(7 if direction == "next" and today.isoweekday() < 6 else 0)
    elif direction in _BACK:
        here = today - timedelta(7)
    elif direction == "this":
        here = today
    else:
        future = context.tense(at) == "future"
        here = today if future or today.isoweekday() >= 6 else today - timedelta(7)
    return Meaning("DATE", f"{calendar.week(here)}-WE")


def _quarter_of(direction: str, context: Context) -> Meaning | None:
    """This quarter, the latest quarter, the previous quarter."""
    today = context.today
    if today is None:
        return Meaning("DATE", None)
    here = calendar.period(today, "Q")
    known = None if direction == "the latest" else context.quarter
    if direction in (
        "that",
        "that same",
        "the same",
        "the latest",
        "this",
        "the CURRENT",
        "CURRENT",
    ):
        if known and direction not in ("the CURRENT", "CURRENT"):
            return Meaning("DATE", known)
        if direction == "the latest":
            back = calendar.step(today, "Q", -1)
            return Meaning("DATE", calendar.period(back, "Q") if back else None)
        return Meaning("DATE", here)
    count = -1 if direction in _BACK else 1
    bounds = calendar.bounds(known) if direction in _FOCUSED else None
    at = calendar.step(bounds[0] if bounds else today, "Q", count)
    return Meaning("DATE", calendar.period(at, "Q") if at else None)


def _number(hit: Hit, group: str = "count") -> str | None:
    """A count as TIMEX3 writes it: "2", "X" for a vague one, "0.5"."""
    words = hit.words(group)
    if not words:
        return None
    if words.startswith("half"):
        return "0.5"
    if words in ("a", "an", "another"):
        return "1"
    if "FEW" in words:
        return "2" if hit[group] == "2" or "2" in _values(hit, group) else "X"
    numbers = [float(v) for v in _values(hit, group) if re.fullmatch(r"[\d.]+", v)]
    if not numbers:
        return None
    if " / " in words and len(numbers) == 3 and numbers[2]:
        return f"{numbers[0] + numbers[1] / numbers[2]:.4g}"
    if "half" in words:
        return f"{numbers[0] + 0.5:.10g}"
    return f"{numbers[-1]:.10g}"


def _values(hit: Hit, group: str) -> list[str]:
    first = hit.window.at[hit.match.start(group)]
    last = hit.window.ends[hit.match.end(group)]
    return hit.window.value[first : last + 1]


def _length(count: str, unit: str) -> str:
    """ "P2M", "PT3H", "PXY", "P2Y6M"."""
    if count == "X":
        return f"PTX{unit[1]}" if unit[0] == "T" else "PXW" if unit == "P2W" else f"PX{unit}"
    number = float(count)
    unit, factor = {
        "E": ("Y", 10), "C": ("Y", 100), "L": ("Y", 1000), "P2W": ("W", 2), "Q": ("M", 3),
    }.get(unit, (unit, 1))  # fmt: skip
    number *= factor
    whole, rest = int(number), number % 1
    finer = {"Y": ("M", 12), "TH": ("M", 60), "TM": ("S", 60)}.get(unit)
    if rest and finer and unit != "D":
        letter = unit[-1]
        text = f"{whole}{letter}" if whole else ""
        return ("PT" if unit[0] == "T" else "P") + text + f"{round(rest * finer[1])}{finer[0]}"
    if rest and unit == "D" and not whole:
        return f"PT{round(rest * 24)}H"
    return f"PT{number:.10g}{unit[1]}" if unit[0] == "T" else f"P{number:.10g}{unit}"


_NO_LENGTH_BEFORE = re.compile(
    r"\s?-?\s?(?:old|ago|earlier)\b|\s+(?:of age)\b|-(?:style|long-range)"
)


def _duration(hit: Hit, context: Context) -> Meaning | None:
    """Two months, a few days, the past three years, 52-week; no age ("6-year-old")."""
    count, unit = _number(hit), hit["unit"] or ""
    if count is None or _NO_LENGTH_BEFORE.match(context.text, hit.end):
        return None
    if unit == "Q" and context.text.startswith(" of", hit.end):
        return None  # "three quarters of its food"
    words = hit.words("count")
    if words in ("a", "an") and unit[0] in "DWMYQ" and context.per(hit.start):
        return Meaning("SET", _length(count, unit))
    if unit == "D" and context.text[hit.start : hit.end].lower() == "one day":
        if context.precedes(hit.start) not in ("for", "in", "within", "after", "only", "just"):
            return None
    return Meaning("DURATION", _length(count, unit))


_CLAUSE_END = re.compile(r"\s*(?:[,.;:)\"”’']|--|—|–|$|and\b|but\b)")


def _ago(hit: Hit, context: Context) -> Meaning | None:
    """Two months ago, a year earlier, three days later, a week from now."""
    count, unit, way = _number(hit), hit["unit"] or "", hit.words("way")
    if count is None or unit[0] == "T":
        return None
    if way in ("before", "after") and not _CLAUSE_END.match(context.text, hit.end):
        return None  # "30 days before closing": a length
    back = way in ("ago", "earlier", "before", "previously")
    from_today = way in ("ago", "from now", "hence")
    if count == "X":
        return Meaning("DATE", "PAST_REF" if back else "FUTURE_REF")
    today = context.today
    if today is None:
        return Meaning("DATE", None)
    if unit == "Y" and count == "1" and back and context.quarter:
        # results are held against the same quarter of the year before
        year, rest = context.quarter.split("-")
        return Meaning("DATE", f"{int(year) - 1:04}-{rest}")
    base = today
    if not from_today and (bounds := calendar.bounds(context.focus)):
        base = bounds[0]
    steps, step_unit = float(count) * (-1 if back else 1), unit
    if steps % 1:
        if unit != "Y":
            return Meaning("DATE", None)
        steps, step_unit = steps * 12, "M"
    at = calendar.step(base, step_unit, int(steps))
    if at is None:
        return Meaning("DATE", None)
    if unit in ("WE", "P2W"):
        return Meaning("DATE", calendar.week(at))
    return Meaning("DATE", calendar.period(at, step_unit))


def _each(hit: Hit, context: Context) -> Meaning | None:
    """Every week, each Tuesday, every two years, weekly, Mondays."""
    if hit["weekday"]:
        part = hit["part"] or ""
        return Meaning("SET", f"XXXX-WXX-{hit['weekday']}" + (f"T{part}" if part else ""))
    if hit["month"]:
        return Meaning("SET", f"XXXX-{int(hit['month'] or 1):02}")
    if hit["season"]:
        return Meaning("SET", f"XXXX-{hit['season']}")
    if hit["every"]:
        return Meaning("SET", hit["every"])
    if hit["part"]:
        return Meaning("SET", f"XXXX-XX-XXT{hit['part']}")
    count = _number(hit) or ("2" if hit.words("other") else "1")
    return Meaning("SET", _length(count, hit["unit"] or "D"))


def _quarter(hit: Hit, context: Context) -> Meaning | None:
    """The third quarter, Q1 2022, the first half of 1989, this year's second quarter."""
    short = hit["short"]
    if short:
        letter, number = short[0].upper(), int(short[1])
    else:
        letter = "H" if hit.words("half") else "Q"
        rank = hit["rank"] or ""
        number = {"last": 4 if letter == "Q" else 2, "final": 4, "latter": 2}.get(rank, 0)
        number = number or int(rank) if rank.isdigit() or number else 0
    if not 1 <= number <= (2 if letter == "H" else 4):
        return None
    today = context.today
    year: int | None
    if hit["year"]:
        year = int(hit["year"])
    elif today is None:
        return Meaning("DATE", f"XXXX-{letter}{number}", days=(None, None))
    elif which := hit.words("that") or hit.words("which"):
        year = today.year + {"last": -1, "this": 0, "next": 1}[which.split()[0]]
    else:
        width = 3 if letter == "Q" else 6
        begun = today.month > (number - 1) * width
        year = today.year if begun else today.year - 1
        if not begun and (
            context.tense(hit.start) == "future"
            or (context.tense(hit.start) != "past" and (number - 1) * width - today.month < width)
        ):
            year = today.year
    value = f"{year:04}-{letter}{number}"
    if hit.words("ago"):
        return Meaning("DATE", f"{year - 1:04}-{letter}{number}")
    if letter == "Q":
        context.quarter = value
    return Meaning("DATE", value)


_ENDED = re.compile(r"\s+(?:that )?end(?:ed|ing)\s+([A-Z][a-z]+)\.?")


def _known_quarter(hit: Hit, context: Context) -> Meaning | None:
    """The quarter, the latest period, the year-ago quarter: the quarter the report is about."""
    value = context.quarter
    today = context.today
    if today is not None and hit.window.value[hit.last] != "period":
        ended = _ENDED.match(context.text, hit.end)
        month = lexicon().get(ended[1].lower()) if ended else None
        month = month or (lexicon().get(ended[1].lower() + ".") if ended else None)
        if month is not None and month.kind == "MONTH":
            number = int(month.value)
            year = today.year - (number > today.month)
            value = f"{year:04}-Q{(number + 2) // 3}"
    if value is None or hit.words("latest"):
        if not (hit.words("latest") and today):
            return None
        at = calendar.step(today, "Q", -1)
        value = calendar.period(at, "Q") if at else None
        return Meaning("DATE", value)
    year_text, rest = value.split("-")
    back = 1 if hit.words("ago").startswith(("UNIT", "co")) else 0
    return Meaning("DATE", f"{int(year_text) - back:04}-{rest}")


def _year(hit: Hit, context: Context) -> Meaning | None:
    """1989, early 2020, fiscal 2021, the year 2000: a bare year only where a date may stand."""
    year = int(hit["year"] or 0)
    mod = hit.words("mod") or hit.words("edge")
    if hit.words("sure") or mod:
        return Meaning("DATE", f"{year:04}", mod)
    if not 1500 <= year <= 2100:
        return None
    before, after = context.precedes(hit.start), context.follows(hit.end)
    label = context.named(hit.start, hit.end)
    if before in _YEAR_BEFORE or label == "DATE":
        if after in _NOT_AFTER_YEAR or (
            label in ("CARDINAL", "QUANTITY", "MONEY") and before != "in"
        ):
            return None
        return Meaning("DATE", f"{year:04}")
    return None


_YEAR_BEFORE = frozenset(
    ["in", "since", "of", "by", "until", "till", "from", "during", "before", "after", "between", "through", "to", "and", "late", "early", "mid", "the", "around", "circa", "for", "–", "-", "("]
)
_NOT_AFTER_YEAR = frozenset(
    ["%", "percent", "people", "years", "points", "million", "billion", "km", "miles", "feet", "meters", "metres", "kg", "tons", "tonnes", "dollars", "euros", "pounds", "troops", "soldiers", "shares", "jobs", "workers", "other", "more", "men", "women", "of", "times"]
)


def _decade(hit: Hit, context: Context) -> Meaning | None:
    year = hit["year"]
    mod = hit.words("mod") or hit.words("edge")
    if year and len(year) == 4 and year.endswith("0"):
        return Meaning("DATE", year[:3], mod)
    short = hit["short"]
    if short and len(short) == 2 and short.endswith("0"):
        return Meaning("DATE", ("19" if short != "00" and short != "10" else "20") + short[0], mod)
    word = hit.words("word")
    if word:
        number = "xxtwenthirtfortfiftsixtseventeightninet".find(word[:-3])
        number = (
            ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"]
        ).index(word) + 2
        return Meaning("DATE", f"19{number}", mod)
    return None


def _century(hit: Hit, context: Context) -> Meaning | None:
    number = int(hit["rank"] or 0)
    return Meaning("DATE", f"{number - 1:02}") if 1 <= number <= 21 else None


def _season(hit: Hit, context: Context) -> Meaning | None:
    season = hit["season"] or ""
    direction = hit.words("dir")
    mod = hit.words("mod") or hit.words("edge")
    if season == "FA" and not (direction or hit["year"] or mod or hit.words("the")):
        if hit.window.value[hit.first] == "FA" and context.named(hit.start, hit.end) != "DATE":
            return None
    if season == "SP" and not (direction or hit["year"] or mod or hit.words("the")):
        if context.named(hit.start, hit.end) != "DATE":
            return None
    today = context.today
    if hit["year"]:
        return Meaning("DATE", f"{int(hit['year']):04}-{season}", mod)
    if today is None:
        return Meaning("DATE", None)
    first, last = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 14)}[season]
    starts = [(year, date(year, first, 1)) for year in (today.year - 1, today.year, today.year + 1)]
    if hit.words("that"):
        year = today.year + {"last": -1, "this": 0, "next": 1}[hit.words("that").split()[0]]
    elif direction in _BACK:
        length = timedelta(91)
        year = max(
            y
            for y, s in [(today.year - 2, date(today.year - 2, first, 1)), *starts]
            if s + length <= today
        )
    elif direction in _AHEAD:
        year = min(y for y, s in starts if s > today)
    elif direction == "this":
        year = today.year
    else:
        tense = context.tense(hit.start)
        near = [
            (
                abs((s + timedelta(45) - today).days)
                + (200 if (tense == "past") == (s > today) and tense else 0),
                y,
            )
            for y, s in starts
        ]
        year = min(near)[1]
    return Meaning("DATE", f"{year:04}-{season}", mod)


_HOLIDAYS: dict[str, str] = {
    "christmas": "12-25", "christmas day": "12-25", "christmas eve": "12-24", "boxing day": "12-26",
    "new year's day": "01-01", "new year's eve": "12-31", "new year": "01-01", "new year's": "01-01", "halloween": "10-31", "independence day": "07-04",
    "valentine 's day": "02-14", "all saints' day": "11-01", "veterans day": "11-11", "bastille day": "07-14",
    "juneteenth": "06-19", "victory day": "05-09",
}  # fmt: skip


def _holiday(hit: Hit, context: Context) -> Meaning | None:
    """Christmas, Thanksgiving Day, Easter, Good Friday ...: the nearest, unless a year is said."""
    name = hit.words("name")
    today = context.today
    if today is None and not hit["year"]:
        return Meaning("DATE", None)

    def day_in(year: int) -> date | None:
        raw = hit.window.value[hit.window.at[hit.match.start("name")]]
        if raw == "easter" or "palm" in name or "good" in name or "ash" in name:
            shift = -7 if "palm" in name else -46 if "ash" in name else -2 if "good" in name else 0
            return calendar.easter(year) + timedelta(
                shift
                + (1 if name.endswith("WEEKDAY") and raw == "easter" and hit["name"] == "1" else 0)
            )
        if raw == "thanksgiving":
            return calendar.nth_weekday(year, 11, 4, 4)
        if "labor" in name or "labour" in name:
            return calendar.nth_weekday(year, 9, 1, 1)
        if "memorial" in name:
            return calendar.nth_weekday(year, 5, 1, -1)
        if "presidents" in name:
            return calendar.nth_weekday(year, 2, 1, 3)
        if "election" in name:
            return calendar.nth_weekday(year, 11, 1, 1) + timedelta(1)
        key = name.replace(
            "HOLIDAY",
            raw
            if not raw[0].isdigit()
            else {"12-25": "christmas", "10-31": "halloween", "06-19": "juneteenth"}.get(raw, ""),
        )
        fixed = _HOLIDAYS.get(key)
        return calendar.make(year, int(fixed[:2]), int(fixed[3:])) if fixed else None

    if hit["year"]:
        at = day_in(int(hit["year"]))
        return Meaning("DATE", at.isoformat()) if at else None
    assert today is not None
    days = [d for d in (day_in(today.year - 1), day_in(today.year), day_in(today.year + 1)) if d]
    if not days:
        return None
    direction = hit.words("dir")
    if direction == "last":
        days = [d for d in days if d < today] or days
    elif direction == "next":
        days = [d for d in days if d > today] or days
    tense = context.tense(hit.start)
    at = min(
        days,
        key=lambda d: (
            abs((d - today).days) + (200 if tense and (tense == "past") == (d > today) else 0)
        ),
    )
    return _on(hit, at)


def _in_the_day(hit: Hit, context: Context) -> Meaning | None:
    """Earlier in the day, later that day, the same day, a day after: the day in focus."""
    at = _day(context.focus) or context.today
    way = hit.words("way")
    if at and way in ("before", "earlier"):
        at -= timedelta(1)
    elif at and way == "after":
        at += timedelta(1)
    return Meaning("DATE", at.isoformat() if at else None)


_SOON_AFTER = re.compile(r"\s+(?:after|as|before|enough)\b", re.IGNORECASE)


def _ref(hit: Hit, context: Context) -> Meaning | None:
    """Now, recently, soon, the future."""
    if hit.words("ref") == "FUTURE":
        word = context.text[hit.start : hit.end].lower()
        if word == "soon" and (
            context.precedes(hit.start) == "as" or _SOON_AFTER.match(context.text, hit.end)
        ):
            return None
        if word == "future" and context.precedes(hit.start) != "in":
            return None
    return Meaning("DATE", hit["ref"])


def _fixed_ref(value: str) -> Reader:
    return lambda hit, context: Meaning("DATE", value)


def _vague(hit: Hit, context: Context) -> Meaning | None:
    """For years, in recent days, months of: a length nobody counted."""
    unit = hit["unit"] or ""
    if unit == "TS":
        return None
    if hit.words("coming"):
        return Meaning("DURATION", f"PX{unit}" if unit[0] != "T" else f"PTX{unit[1]}")
    return Meaning("DURATION", f"PX{unit}" if unit[0] != "T" else f"PTX{unit[1]}")


def _bare(hit: Hit, context: Context) -> Meaning | None:
    """For years, within weeks, days after: a length in bare plural."""
    unit, before = hit["unit"] or "", context.precedes(hit.start)
    if unit in ("Q", "TS", "TM", "TH", "WE"):
        return None
    after = re.match(r"\s+(?:before|after|later|ago)\b", context.text[hit.end : hit.end + 9])
    if before in ("for", "in", "within", "over", "after", "until", "follows", "few", "took") or after:
        return Meaning("DURATION", f"PX{unit}")
    return None


def _the_unit(hit: Hit, context: Context) -> Meaning | None:
    """For the year, during the week, the full year, the year ended March 31: the one in progress."""
    unit = hit["unit"] or ""
    words = hit.match[0]
    if unit not in ("Y", "W", "M") or not words.startswith("the "):
        return None
    if unit == "Y" and _ENDED.match(context.text, hit.end):
        return Meaning("DURATION", "P1Y")
    before = context.precedes(hit.start)
    if before not in ("for", "during", "in", "through", "throughout", "over") and not (
        unit == "Y" and before == "of" and words == "the UNIT"
    ):
        return None
    if re.match(r"\s+(?:of|that|when|after|before|the|he|she|they|to)\b", context.text[hit.end : hit.end + 9]):
        return None
    today = context.today
    return Meaning("DATE", calendar.period(today, unit) if today else None)


def _year_ended(hit: Hit, context: Context) -> Meaning | None:
    """The fiscal year, the year ended March 31: a length, its end is said beside it."""
    if hit.words("fiscal") and context.today and not _ENDED.match(context.text, hit.end):
        return Meaning("DATE", f"{context.today.year:04}")
    return Meaning("DURATION", "P1Y")


_CLOCK_BEFORE = frozenset(["at", "by", "until", "till", "around", "about", "before", "after", "from", "since"])


def _time_only(hit: Hit, context: Context) -> Meaning | None:
    """At 6 p.m., 10:30 GMT, noon: on the day in focus."""
    at = _day(context.focus) or context.today
    clock = _clock(hit)
    if not clock:
        return None
    if hit.words("clock") == "CLOCK" and not hit.words("zone"):
        if context.precedes(hit.start) not in _CLOCK_BEFORE:
            return None
    if at is None:
        return Meaning("TIME", None)
    return Meaning("TIME", at.isoformat() + clock)


def _year_end(hit: Hit, context: Context) -> Meaning | None:
    return Meaning("DATE", f"{context.today.year:04}" if context.today else None, "end")


def _edge_of_unit(hit: Hit, context: Context) -> Meaning | None:
    """The end of the year, later in the month: of the period in progress."""
    unit = hit["unit"] or ""
    if unit[0] in "TPL" or unit == "Q":
        return _known_quarter(hit, context) if unit == "Q" else None
    if unit == "D":
        return _in_the_day(hit, context)
    today = context.today
    value = calendar.period(today, unit) if today else None
    return Meaning("DATE", value, hit.words("mod") or hit.words("edge"))


_THAT = r"(?:(?:,|of) )?(?P<that>(?:last|this|next) UNIT)"
_OF_YEAR = rf"(?:(?: ,| of| in)? (?P<year>YEAR)| {_THAT})?"
_PARTS = r"(?: (?:,|in the )?(?P<part>PART))?"
_FISCAL = r"(?:(?:fiscal|financial|calendar)(?: -)?(?: UNIT)? )"

_RULES: list[tuple[str, Reader]] = [
    (rf"{_CLOCK}(?P<iso>ISO)", _iso),
    (rf"{_CLOCK}(?P<slash>SLASH)", _slash),
    (rf"{_MOD}{_CLOCK}(?:WEEKDAY (?:, )?)?(?:the |(?P<dir>last|this|next) )?(?P<month>MONTH) (?:the )?(?P<day>NUM|ORD)(?: ,? ?(?P<year>YEAR)| ,? ?{_THAT})?(?! (?:UNITS|%|/|-))", _month_day),
    (rf"{_MOD}{_CLOCK}(?:WEEKDAY (?:, )?)?(?:the )?(?P<day>NUM|ORD) (?:of |- )?(?P<month>MONTH)(?: ,? ?(?:- )?(?P<year>YEAR)| {_THAT})?", _month_day),
    (rf"{_MOD}{_DIR}?(?P<month>MONTH){_OF_YEAR}", _month),
    (rf"{_MOD}{_CLOCK}{_DIR}?(?P<weekday>WEEKDAY){_PARTS}", _named_day),
    (rf"{_MOD}{_CLOCK}(?P<today>TODAY){_PARTS}", _today),
    (rf"{_MOD}{_CLOCK}(?P<tonight>TONIGHT)", _tonight),
    (rf"{_MOD}{_CLOCK}(?P<dir>this|last) (?P<part>PART)", _tonight),
    (r"(?P<mod>early|late|earlier|later|mid)(?: -)? (?:in )?(?P<part>PART)", _part),
    (r"(?P<dir>the next|the following|the previous|the preceding|that|that same|the same) (?P<part>PART)", _part),
    (r"(?P<dir>the) (?P<part>PART)", _part),
    (rf"{_MOD}(?:{_DIR})(?:FISCAL )?(?P<unit>UNIT)", _relative),
    (rf"{_MOD}(?:{_DIR})(?:fiscal|financial|full|whole|entire) (?P<unit>UNIT)", _relative),
    (r"(?P<dir>the) (?P<unit>UNIT)", lambda h, c: _weekend("the", c, h.start) if h["unit"] == "WE" else None),
    (r"(?:the )?(?P<edge>beginning|start|end|middle|close) of the (?P<unit>UNIT)", _edge_of_unit),
    (r"(?P<mod>earlier|later|early|late) (?:in )?the (?P<unit>UNIT)", _edge_of_unit),
    (r"(?:(?P<mod>earlier|later) )?(?:that(?: same)?|the same|the very same) UNIT", lambda h, c: _in_the_day(h, c) if h.window.value[h.last] == "D" else None),
    (r"the UNIT (?P<way>before|after)(?! (?:TODAY|WEEKDAY))", lambda h, c: _in_the_day(h, c) if "D" in h.window.value[h.first : h.last + 1] else None),
    (rf"{_HEDGE}{_COUNT} (?:- )?(?:more |or so |full |consecutive |straight |trading |business |working )?{_UNIT}(?: or so)? (?P<way>ago|earlier|later|before|from now|hence|previously|after)", _ago),
    (rf"{_HEDGE}{_COUNT} (?:- )?(?:more |additional |full |whole |entire |consecutive |straight |trading |business |working )?{_UNIT}(?: or so)?(?P<old> -? ?old)?", _duration),
    (rf"(?:(?:each|all|any|part|much|most) of )?(?:at least )?(?:the |its |their |his |her )?(?:last|past|next|previous|first|coming|following|latest|final|preceding|prior|ORD)? ?{_COUNT} (?:more |full |consecutive |straight |trading )?{_UNIT}", _duration),
    (rf"the {_COUNT} (?:- )?{_UNIT}", _duration),
    (r"(?:each|every) (?:(?P<other>other) |(?P<count>NUM) )?(?P<unit>UNITS?)", _each),
    (r"(?:each|every) (?:(?P<weekday>WEEKDAY)|(?P<month>MONTH)|(?P<season>SEASON)|(?P<part>PART))", _each),
    (r"(?P<weekday>WEEKDAYS)", _each),
    (r"(?P<weekday>WEEKDAY) PARTS", lambda h, c: Meaning("SET", f"XXXX-WXX-{h['weekday']}T{h.window.value[h.last]}")),
    (r"(?P<every>EVERY)", _each),
    (rf"(?:the |its |their )?(?:(?P<which>(?:last|this|next) UNIT) 's )?(?P<ago>year - ago |UNIT - ago |UNIT - earlier |comparable |corresponding )?(?:(?:fiscal|financial)(?: -)? )?(?P<rank>ORD|last|final)(?: -| fiscal)? (?P<half>half)(?: of (?:the )?(?P<year>YEAR)| {_THAT})", _quarter),
    (r"(?:the |its |their |his )?(?:(?P<which>(?:last|this|next) UNIT) 's )?(?:(?P<year>YEAR) )?(?P<ago>UNIT - (?:ago|earlier) )?(?:(?:fiscal|financial|calendar)(?: -)? )?(?P<rank>ORD|final)(?: -| fiscal)? UNIT(?= |$)", lambda h, c: _quarter(h, c) if h.window.value[h.last] == "Q" else None),
    (r"(?:the |its |their |his )?(?:(?:fiscal|financial|calendar)(?: -)? )?(?P<rank>ORD|final)(?: -| fiscal)? UNIT (?:of |in )?(?:(?:fiscal|financial) )?(?:(?P<year>YEAR)|(?P<that>(?:last|this|next) UNIT))", lambda h, c: _quarter(h, c) if "Q" in h.window.value[h.first : h.last + 1] else None),
    (rf"(?:the )?(?P<short>QUARTER)(?: (?:of )?(?P<year>YEAR)| {_THAT})?", _quarter),
    (r"the (?P<ago>UNIT - (?:ago|earlier) |comparable |corresponding )?(?P<latest>latest )?(?P<what>UNIT|period)", lambda h, c: _known_quarter(h, c) if h.window.value[h.last] in ("Q", "period") else None),
    (r"(?P<ago>UNIT - (?:ago|earlier))(?: (?P<what>period|UNIT))?", _known_quarter),
    (rf"{_MOD}(?P<sure>the UNIT |{_FISCAL}|the FISCAL )?(?P<year>YEAR)", _year),
    (rf"{_MOD}(?P<sure>in )(?P<year>YEAR)(?! [A-Z%])", lambda h, c: None),
    (rf"{_MOD}(?:the )?(?P<year>YEAR) ?(?:' |’ )?(?:'s|s)", _decade),
    (rf"{_MOD}(?:the )?(?:'|’|‘) (?P<short>NUM) (?:s|'s)", _decade),
    (rf"{_MOD}the (?P<word>(?:twent|thirt|fort|fift|sixt|sevent|eight|ninet)ies)", _decade),
    (rf"{_MOD}(?:the )?(?P<rank>ORD)(?: -)? UNIT", lambda h, c: _century(h, c) if h.window.value[h.last] == "C" else None),
    (rf"{_MOD}{_DIR}?(?P<the>the )?(?P<season>SEASON)(?:(?: of)? (?P<year>YEAR)| {_THAT})?", _season),
    (rf"{_DIR}?(?P<name>HOLIDAY(?: day| UNIT| eve| WEEKDAY)?|new year's(?: eve| UNIT)?|(?:good|palm) WEEKDAY|ash WEEKDAY|(?:independence|labou?r|memorial|boxing|veterans|bastille|presidents|election|victory|valentine 's) UNIT)(?: ,? ?(?P<year>YEAR))?", _holiday),
    (r"(?:right |just |until )?(?P<ref>PRESENT|CURRENT)", _ref),
    (r"(?:more |most )?(?P<ref>PAST)", _ref),
    (r"(?:the )?(?:near |distant |foreseeable )?(?P<ref>FUTURE)", _ref),
    (r"the past", _fixed_ref("PAST_REF")),
    (r"at (?:the|this) moment", _fixed_ref("PRESENT_REF")),
    (r"these UNITS", _fixed_ref("PRESENT_REF")),
    (r"the (?:near|short) term", _fixed_ref("FUTURE_REF")),
    (r"as UNIT as possible", _fixed_ref("FUTURE_REF")),
    (r"(?P<coming>coming|recent|upcoming) (?P<unit>UNITS)", _vague),
    (r"PAST (?P<unit>UNITS)", _vague),
    (r"(?:the )?(?:last|past|next) (?P<unit>UNITS)", _vague),
    (r"(?P<unit>UNITS)", _bare),
    (r"(?:the )?(?:full |whole |entire )?(?P<unit>UNIT)", _the_unit),
    (r"(?P<fiscal>the fiscal |the financial )UNIT", _year_ended),
    (r"(?:the )?year(?: -)? end|UNIT(?: -)? end|UNIT 's end", _year_end),
    (rf"(?P<clock>CLOCK(?: AMPM)?|(?:NUM|YEAR) AMPM|NUM o'clock|NOON)(?: in the (?P<half>PART))?(?P<zone> ,? ?{_ZONE})?", _time_only),
]  # fmt: skip

RULES: tuple[tuple[re.Pattern[str], Reader], ...] = tuple(
    (re.compile(rf"(?:{pattern})(?= |$)"), reader) for pattern, reader in _RULES
)
