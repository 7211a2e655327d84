"""Periods: "last week", "in February", "Q1 2022", "early 2020", "the 1990s", "summer", "now"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from rashomon.read.times import calendar
from rashomon.read.times.context import AHEAD, BACK, FOCUSED, Context, Hit, Meaning, shifted_year
from rashomon.read.times.days import same_day, year_for
from rashomon.read.times.words import lexicon
from rashomon.read.wordsets import wordsets

_SETS = wordsets("time_sets.tsv")
_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}  # the month each begins in
_ENDED = re.compile(r"\s+(?:that )?end(?:ed|ing)\s+([A-Z][a-z]+\.?)")
_CLAUSE = re.compile(r"\s+(?:of|that|when|after|before|the|he|she|they|to)\b")
_COUNTED = re.compile(
    r"\s+(?:\d|[a-z]+\s+[A-Z]|(?:two|three|four|five|six|seven|eight|nine|ten)\b)"
)
_SHORT_YEAR = re.compile(r"['’‘](\d\d)$")  # "April '22"
_NOT_SOON = re.compile(r"\s+(?:after|as|before|enough)\b", re.IGNORECASE)


def month(hit: Hit, context: Context) -> Meaning | None:
    """February, last November, early April 2021, July last year."""
    number, direction, today = int(hit["month"] or 0), hit.words("dir"), context.today
    bounds = calendar.bounds(context.focus)
    year: int | None
    if hit["year"]:
        year = int(hit["year"])
    elif hit["short"]:
        short = _SHORT_YEAR.search(context.text, hit.start, hit.end)
        if short is None:
            return None
        year = int(short[1]) + (2000 if short[1] < "50" else 1900)
    elif today is None:
        return Meaning("DATE", None)
    elif hit.words("that"):
        year = shifted_year(today, hit.words("that"))
    elif direction in FOCUSED and bounds:
        base = bounds[0]
        later, earlier = number <= base.month, number >= base.month
        year = base.year + (
            later if "following" in direction else -earlier if "pre" in direction else 0
        )
    elif direction in BACK:
        year = today.year - (number >= today.month)
    elif direction in AHEAD:
        year = today.year + (number <= today.month)
    elif direction == "this":
        year = today.year
    else:
        year = year_for(number, None, context, hit.start)
    return Meaning("DATE", f"{year:04}-{number:02}", hit.edge) if year else None


def relative(hit: Hit, context: Context) -> Meaning | None:
    """Last week, this month, the following year, the next day; "the past decade" is a length."""
    unit, direction, today = hit["unit"] or "", hit.words("dir"), context.today
    if unit[0] in "TPL" or context.is_a_title(hit.start, hit.end):
        return None
    over = direction in ("the past", "the last") or (direction == "past" and unit != "Y")
    if over and (unit in ("Y", "E", "C") or (unit in ("W", "M") and direction == "the past")):
        value = {"E": "P10Y", "C": "P100Y"}.get(unit, f"P1{unit}")
        days = (calendar.step(today, unit, -1), today) if today else None
        return Meaning("DURATION", value, days=days)
    if unit == "WE":
        return _weekend(direction, context, hit.start)
    if unit == "Q":
        return _quarter_of(direction, context)
    base = today
    told = direction == "the next" and (unit == "D" or context.tense(hit.start) == "past")
    if direction in FOCUSED or told:
        bounds = calendar.bounds(context.focus)
        base = bounds[0] if bounds else today
    if base is None:
        return Meaning("DATE", None)
    count = -1 if direction in BACK else 1 if direction in AHEAD else 0
    at = calendar.step(base, unit, count)
    return Meaning("DATE", calendar.period(at, unit) if at else None, hit.edge)


def two_off(hit: Hit, context: Context) -> Meaning | None:
    """The week before last, the month after next."""
    unit, today = hit["unit"] or "", context.today
    if unit not in ("W", "M", "Y", "WE"):
        return None
    at = calendar.step(today, unit, -2 if "before" in hit.words("way") else 2) if today else None
    return Meaning("DATE", calendar.period(at, unit) if at else None)


def the_unit(hit: Hit, context: Context) -> Meaning | None:
    """The weekend; "for the year": the one in progress; "the year ended March 31": a length."""
    unit, words = hit["unit"] or "", hit.match[0]
    if unit == "WE" and words == "the UNIT":
        return _weekend("the", context, hit.start)
    if unit not in ("Y", "W", "M") or not words.startswith("the "):
        return None
    if unit == "Y" and _ENDED.match(context.text, hit.end):
        return Meaning("DURATION", "P1Y")
    before = context.precedes(hit.start)
    inside = before in _SETS["the_after"] or (
        unit == "Y" and before == "of" and words == "the UNIT"
    )
    if not inside or _CLAUSE.match(context.text, hit.end):
        return None
    today = context.today
    return Meaning("DATE", calendar.period(today, unit) if today else None)


def edge_of_unit(hit: Hit, context: Context) -> Meaning | None:
    """The end of the year, later in the month: of the period in progress."""
    unit, today = hit["unit"] or "", context.today
    if hit.words("mod") == "mid" and unit not in ("W", "M", "Y"):
        return None
    if unit == "D":  # "at the end of the day" is mostly no time at all
        return None if hit.words("edge") else same_day(hit, context)
    if unit == "Q":
        return known_quarter(hit, context)
    if unit[0] in "TPL":
        return None
    return Meaning("DATE", calendar.period(today, unit) if today else None, hit.edge)


def _weekend(direction: str, context: Context, at: int) -> Meaning | None:
    """The weekend gone by, unless the tense looks ahead or the report is written on it."""
    today = context.today
    if today is None:
        return Meaning("DATE", None)
    here = today
    if direction == "next" and today.isoweekday() < 6:
        here = today + timedelta(7)
    elif direction in BACK:
        here = today - timedelta(7)
    elif direction in AHEAD or direction == "this" or today.isoweekday() > 5:
        here = today
    elif context.tense(at) != "future":
        here = today - timedelta(7)
    return Meaning("DATE", calendar.period(here, "WE"))


# --- quarters and halves ------------------------------------------------------------------------


def _quarter_of(direction: str, context: Context) -> Meaning | None:
    """This quarter, the latest quarter, the previous quarter."""
    today = context.today
    if today is None:
        return Meaning("DATE", None)
    known = context.quarter
    if direction in ("the CURRENT", "CURRENT"):
        return Meaning("DATE", calendar.period(today, "Q"))
    if direction in ("that", "that same", "the same", "this"):
        return Meaning("DATE", known or calendar.period(today, "Q"))
    bounds = calendar.bounds(known) if direction in FOCUSED else None
    count = -1 if direction in BACK or direction == "the latest" else 1
    at = calendar.step(bounds[0] if bounds else today, "Q", count)
    return Meaning("DATE", calendar.period(at, "Q") if at else None)


def quarter(hit: Hit, context: Context) -> Meaning | None:
    """The third quarter, Q1 2022, the first half of 1989, this year's second quarter."""
    short, today = hit["short"], context.today
    if short:
        letter, number = short[0].upper(), int(short[1])
    else:
        letter, rank = "H" if hit.words("half") else "Q", hit["rank"] or ""
        if letter == "Q" and "Q" not in hit.window.value[hit.first : hit.last + 1]:
            return None
        if letter == "H" and hit.match[0].endswith("of the UNIT") and hit.head != "Y":
            return None
        last = 2 if letter == "H" else 4
        number = int(rank) if rank.isdigit() else last
    if not 1 <= number <= (2 if letter == "H" else 4):
        return None
    which = hit.words("that") or hit.words("which")
    if hit["year"]:
        year = int(hit["year"])
    elif today is None:
        return Meaning("DATE", None)
    elif which:
        year = shifted_year(today, which)
    else:
        width = 3 if letter == "Q" else 6
        wait = (number - 1) * width + 1 - today.month  # months until it begins
        tense = context.tense(hit.start)
        ahead = tense == "future" or (tense != "past" and wait <= width)
        year = today.year if wait <= 0 or ahead else today.year - 1
    if hit.words("ago"):
        return Meaning("DATE", f"{year - 1:04}-{letter}{number}")
    value = f"{year:04}-{letter}{number}"
    if letter == "Q":
        context.quarter = value
    return Meaning("DATE", value)


def known_quarter(hit: Hit, context: Context) -> Meaning | None:
    """The quarter, the latest period, the year-ago quarter: the quarter the report is about."""
    value, today = context.quarter, context.today
    if hit.head not in ("Q", "period", "ago", "earlier"):
        return None
    ended = _ENDED.match(context.text, hit.end)
    named = lexicon().get(ended[1].lower().rstrip(".")) if ended else None
    named = named or (lexicon().get(ended[1].lower()) if ended else None)
    if today and named and named.kind == "MONTH" and hit.head == "Q":
        number = int(named.value)
        value = f"{today.year - (number > today.month):04}-Q{(number + 2) // 3}"
    elif hit.words("latest") and today:
        at = calendar.step(today, "Q", -1)
        return Meaning("DATE", calendar.period(at, "Q") if at else None)
    if value is None:
        return None
    year, rest = value.split("-")
    return Meaning("DATE", f"{int(year) - (1 if hit.words('ago') else 0):04}-{rest}")


# --- years and longer ---------------------------------------------------------------------------


def year(hit: Hit, context: Context) -> Meaning | None:
    """1989, early 2020, fiscal 2021, the year 2000: a bare year only where a date may stand."""
    number, start = int(hit["year"] or 0), hit.start
    if hit.words("sure") or hit.edge:
        return Meaning("DATE", f"{number:04}", hit.edge)
    before, label = context.precedes(start), context.label(start)
    after = context.follows(hit.end)
    if not 1500 <= number <= 2100 or (after in _SETS["not_year"] and before not in ("in", "since")):
        return None
    if (
        label == "DATE"
        or context.before_a_singular(start)
        or (
            before in _SETS["year_before"]
            and (before in ("in", "since") or label not in ("CARDINAL", "QUANTITY", "MONEY"))
        )
    ):
        return Meaning("DATE", f"{number:04}")
    if before in ("and", "or", ",", "to", "-", "–") and context.focus and len(context.focus) == 4:
        return Meaning("DATE", f"{number:04}")  # "in 2025 and 2030"
    return None


def decade(hit: Hit, context: Context) -> Meaning | None:
    """The 1990s, the '80s, the early nineties."""
    written, short, word = hit["year"], hit["short"], hit.words("word")
    if written and len(written) == 4 and written.endswith("0"):
        return Meaning("DATE", written[:3], hit.edge)
    if short and len(short) == 2 and short.endswith("0"):
        return Meaning("DATE", ("20" if short in ("00", "10") else "19") + short[0], hit.edge)
    tens = ("twent", "thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet")
    if word and word[:-3] in tens:
        return Meaning("DATE", f"19{tens.index(word[:-3]) + 2}", hit.edge)
    return None


def century(hit: Hit, context: Context) -> Meaning | None:
    """The 20th century."""
    number = int(hit["rank"] or 0)
    if hit.head != "C" or not 1 <= number <= 21:
        return None
    return Meaning("DATE", f"{number - 1:02}", hit.edge)


def season(hit: Hit, context: Context) -> Meaning | None:
    """Last summer, the winter of 1998, this fall; "fall" and "spring" alone need to be dates."""
    code, direction, today = hit["season"] or "", hit.words("dir"), context.today
    if hit["year"]:
        return Meaning("DATE", f"{int(hit['year']):04}-{code}", hit.edge)
    if code in ("FA", "SP") and context.text[hit.end - 4 : hit.end].lower() in ("fall", "ring"):
        sure = direction or hit.edge or hit.words("that")
        if not sure and (
            context.label(hit.start) != "DATE" or _CLAUSE.match(context.text, hit.end)
        ):
            return None
    if today is None:
        return Meaning("DATE", None)
    starts = [date(y, _SEASONS[code], 1) for y in range(today.year - 2, today.year + 2)]
    if hit.words("that"):
        number = shifted_year(today, hit.words("that"))
    elif direction in BACK:
        number = max(s for s in starts if s + timedelta(91) <= today or s == starts[0]).year
    elif direction in AHEAD:
        number = min(s for s in starts if s > today or s == starts[-1]).year
    elif direction == "this":
        number = today.year
    else:
        tense = context.tense(hit.start)

        def cost(at: date) -> int:
            wrong = (tense == "past" and at > today) or (tense == "future" and at < today)
            return abs((at + timedelta(45) - today).days) + 200 * wrong

        number = min(starts, key=cost).year
    return Meaning("DATE", f"{number:04}-{code}", hit.edge)


def fiscal_year(hit: Hit, context: Context) -> Meaning | None:
    """The fiscal year: the one in progress; "the fiscal year ended March 31" is a length."""
    if hit.head != "Y":
        return None
    if _ENDED.match(context.text, hit.end):
        return Meaning("DURATION", "P1Y")
    today = context.today
    return Meaning("DATE", f"{today.year:04}" if today else None)


def year_end(hit: Hit, context: Context) -> Meaning | None:
    """Year-end, the year's end, month's end."""
    values = hit.window.value[hit.first : hit.last + 1]
    unit = "Y" if "Y" in values else "M" if "M" in values else None
    if unit is None:
        return None
    today = context.today
    return Meaning("DATE", calendar.period(today, unit) if today else None, "end")


# --- now, recently, soon ------------------------------------------------------------------------


def reference(hit: Hit, context: Context) -> Meaning | None:
    """Now, recently, soon, the future: no days can be told."""
    if context.in_a_name(hit.start) or context.is_a_title(hit.start, hit.end):
        return None
    if hit.words("ref") == "FUTURE":
        word, before = context.text[hit.start : hit.end].lower(), context.precedes(hit.start)
        if word == "soon" and (before == "as" or _NOT_SOON.match(context.text, hit.end)):
            return None
        if word == "future" and before != "in":
            return None
        if word == "the future" and context.follows(hit.end) == "of":
            return None
    return Meaning("DATE", hit["ref"])


def past_reference(hit: Hit, context: Context) -> Meaning | None:
    """The past; not of "the past nine contests"."""
    if _COUNTED.match(context.text, hit.end):
        return None
    return Meaning("DATE", "PAST_REF")


def present_reference(hit: Hit, context: Context) -> Meaning | None:
    """At the moment, these days."""
    return Meaning("DATE", "PRESENT_REF")


def future_reference(hit: Hit, context: Context) -> Meaning | None:
    """In the short term, as soon as possible."""
    return Meaning("DATE", "FUTURE_REF")
