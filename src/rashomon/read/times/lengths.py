"""Lengths and repetitions: "two months", "several years", "two months ago", "every week"."""

from __future__ import annotations

import re
from datetime import date

from rashomon.read.times import calendar
from rashomon.read.times.context import Context, Hit, Meaning
from rashomon.read.wordsets import wordsets

_SETS = wordsets("time_sets.tsv")
_NUMBER = re.compile(r"[\d.]+")
# No length: an age ("6-year-old"), an adjective that is read elsewhere ("year-ago").
_NO_LENGTH = re.compile(r"\s?-?\s?(?:old|olds|ago|earlier)\b|\s+of age\b")
_AROUND = re.compile(r"\s+(?:before|after|later|ago)\b|\s?-\s?long\b")
_OF = re.compile(r"\s+(?:of|before|after|in|that)\b")
_HOURS = {"TH": 24, "TM": 1440, "TS": 86400}  # how many of the unit make a day
_TIMES = {"E": ("Y", 10), "C": ("Y", 100), "L": ("Y", 1000), "P2W": ("W", 2), "Q": ("M", 3)}
_FINER = {"Y": ("M", 12), "TH": ("M", 60), "TM": ("S", 60)}


def _count(hit: Hit) -> str | None:
    """A count as TIMEX3 writes it: "2", "2.5", "X" for a vague one."""
    words = hit.words("count")
    if not words:
        return None
    if words.startswith("half"):
        return "0.5"
    if words in ("a", "an", "another"):
        return "1.5" if hit.match[0].endswith("and a half") else "1"
    values = hit.values("count")
    if "FEW" in words:
        return "2" if "2" in values else "X"  # a couple is two
    numbers = [float(value) for value in values if _NUMBER.fullmatch(value)]
    if not numbers:
        return None
    if " / " in words and len(numbers) == 3 and numbers[2]:
        return f"{numbers[0] + numbers[1] / numbers[2]:.4g}"
    half = "half" in words or hit.match[0].endswith("and a half")
    return f"{numbers[-1] + 0.5 * half:.10g}"


def length(count: str, unit: str) -> str:
    """The TIMEX3 value of a length: "P2M", "PT3H", "PXY", "P2Y6M"."""
    if count == "X":
        return f"PTX{unit[1]}" if unit[0] == "T" else "PXW" if unit == "P2W" else f"PX{unit}"
    unit, factor = _TIMES.get(unit, (unit, 1))
    number = float(count) * factor
    whole, rest = int(number), number % 1
    mark = "PT" if unit[0] == "T" else "P"
    if rest and (finer := _FINER.get(unit)):
        head = f"{whole}{unit[-1]}" if whole else ""
        return f"{mark}{head}{round(rest * finer[1])}{finer[0]}"
    if rest and unit == "D" and not whole:
        return f"PT{round(rest * 24)}H"
    return f"{mark}{number:.10g}{unit.removeprefix('T') or unit}"


def duration(hit: Hit, context: Context) -> Meaning | None:
    """Two months, a few days, the past three years, 52-week; no age ("6-year-old")."""
    count, unit = _count(hit), hit["unit"] or ""
    if count is None or _NO_LENGTH.match(context.text, hit.end):
        return None
    if unit == "Q" and context.text.startswith((" of", " century"), hit.end):
        return None  # "three quarters of its food"
    if context.precedes(hit.start) in ("wait", "as"):
        return None  # "wait a minute", "in as many years"
    if hit.words("count") in ("a", "an") and hit.match[0].endswith("UNITS"):
        return None  # "a weeks-long review"
    rate = hit.words("count") in ("a", "an") and unit[0] in "DWMYQ"
    if rate and context.after_a_sum(hit.start):
        return Meaning("SET", length(count, unit))  # "$4 a week"
    some_day = context.text[hit.start : hit.end].lower() == "one day"
    if some_day and context.precedes(hit.start) not in _SETS["lengths_after"]:
        return None
    return Meaning("DURATION", length(count, unit), days=_from_the_report(hit, context, count))


def _from_the_report(
    hit: Hit, context: Context, count: str
) -> tuple[date | None, date | None] | None:
    """The days of "the past two weeks", "the next 48 hours"; one end is open where none is counted.

    "The last three months of 2021" is counted from elsewhere.
    """
    way, unit, today = hit.words("way"), hit["unit"] or "", context.today
    back = way in _SETS["back_from_now"]
    if today is None or _OF.match(context.text, hit.end):
        return None
    if not back and way not in _SETS["on_from_now"]:
        return None
    far: date | None = None
    if count != "X":
        number = float(count)
        if unit in _HOURS:
            number, unit = -(-number // _HOURS[unit]), "D"
        elif number % 1:
            number, unit = (number * 12, "M") if unit == "Y" else (round(number), unit)
        far = calendar.step(today, unit, -int(number) if back else int(number))
    return (far, today) if back else (today, far)


def vague(hit: Hit, context: Context) -> Meaning | None:
    """Recent years, coming weeks, the past months: a length nobody counted."""
    days = _from_the_report(hit, context, "X")
    return Meaning("DURATION", length("X", hit["unit"] or "D"), days=days)


def bare(hit: Hit, context: Context) -> Meaning | None:
    """For years, within weeks, days after: a length in the bare plural."""
    unit, before = hit["unit"] or "", context.precedes(hit.start)
    if unit in ("Q", "TS", "TM", "TH", "WE"):
        return None
    if before in _SETS["lengths_after"] or _AROUND.match(context.text, hit.end):
        return Meaning("DURATION", length("X", unit))
    return None


def ago(hit: Hit, context: Context) -> Meaning | None:
    """Two months ago, a year earlier, three days later, a week from now.

    As fine as the unit that is said: "two months ago" is a month.
    """
    count, unit, way = _count(hit), hit["unit"] or "", hit.words("way")
    if count is None or unit[0] == "T":
        return None
    if hit.words("same"):
        if way != "ago":
            return None
        unit_of = "D" if hit.words("same") == "TODAY" else hit.head
        today = context.today
        at = calendar.step(today, unit, -int(float(count))) if today and count != "X" else None
        if hit.words("same") == "TODAY" and hit["same"] != "0":
            return None
        return Meaning("DATE", calendar.period(at, unit_of) if at else None)
    if way in ("before", "after") and not context.ends_clause(hit.end):
        return None  # "30 days before closing": a length
    back = way in ("ago", "earlier", "before", "previously")
    if count == "X":
        return Meaning("DATE", "PAST_REF" if back else "FUTURE_REF")
    if count == "0.5" and unit in ("E", "C"):
        count, unit = ("5", "Y") if unit == "E" else ("50", "Y")
    bounds = calendar.bounds(context.focus) if way not in ("ago", "from now", "hence") else None
    base = bounds[0] if bounds else context.today
    if base is None:
        return Meaning("DATE", None)
    if unit == "Y" and count == "1" and back and context.quarter:
        # results are held against the same quarter of the year before
        year, rest = context.quarter.split("-")
        return Meaning("DATE", f"{int(year) - 1:04}-{rest}")
    steps = float(count) * (-1 if back else 1)
    if steps % 1:
        if unit != "Y":
            return Meaning("DATE", None)
        steps, unit = steps * 12, "M"
    at = calendar.step(base, unit, int(steps))
    if at is None:
        return Meaning("DATE", None)
    return Meaning("DATE", calendar.period(at, "W" if unit in ("WE", "P2W") else unit))


def each(hit: Hit, context: Context) -> Meaning | None:
    """Every week, each Tuesday, every two years, weekly, Mondays, Tuesday nights."""
    tail = f"T{hit['part']}" if hit["part"] else ""
    if hit["weekday"]:
        return Meaning("SET", f"XXXX-WXX-{hit['weekday']}{tail}")
    if hit["month"]:
        return Meaning("SET", f"XXXX-{int(hit['month'] or 1):02}")
    if hit["season"]:
        return Meaning("SET", f"XXXX-{hit['season']}")
    if hit["every"]:
        named = context.in_a_name(hit.start) or context.is_a_title(hit.start, hit.end)
        return None if named or context.names_a_paper(hit.start) else Meaning("SET", hit["every"])
    if hit["part"]:
        return Meaning("SET", f"XXXX-XX-XX{tail}")
    count = _count(hit) or ("2" if hit.words("other") else "1")
    return Meaning("SET", length(count, hit["unit"] or "D"))
