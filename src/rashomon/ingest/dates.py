"""The day a report was published: from a field, or from the report's own first lines.

A date that can be read in two ways (04/05/2022), has no year, or does not exist is unknown. The
clock is never read, so "yesterday" at the top of a page is unknown too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime

_MONTHS = {
    name: number
    for number, names in enumerate(
        [
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug\n        ",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ],
        start=1,
    )
    for name in names.split()
}
_MONTH = rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\.?"
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?[.,]{0,2}\s+)?"
_TIME = (
    r"(?:\s*[,|·•–—-]?\s*(?:at\s+)?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\s*(?:[ap]\.?m\.?)?"
    r"\s*(?:\(?[A-Z]{2,4}(?:[+-]\d+)?\)?)?)?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:1[89]|20)\d\d)"
_WRITTEN = (
    re.compile(rf"{_WEEKDAY}{_MONTH}\s+{_DAY},?\s+{_YEAR}", re.IGNORECASE),  # April 27, 2022
    re.compile(rf"{_WEEKDAY}{_DAY}\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}", re.IGNORECASE),
    re.compile(rf"{_WEEKDAY}{_DAY}-{_MONTH}-{_YEAR}", re.IGNORECASE),
    re.compile(rf"{_YEAR}(?P<mark>[-/.])(?P<month>\d{{1,2}})(?P=mark){_DAY}(?!\d)"),
    re.compile(rf"(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})\.{_YEAR}(?!\d)"),  # dots: day first
)
_SLASHED = re.compile(rf"(?P<a>\d{{1,2}})[/-](?P<b>\d{{1,2}})[/-]{_YEAR}(?!\d)")
_COMPACT = re.compile(r"(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)(?:[T ]?\d{0,6}Z?)?")


def day(value: object) -> str | None:
    """The ISO day that a field names, or ``None``.

    Takes ISO 8601, RFC 2822 ("Wed, 27 Apr 2022 …"), written dates in English, seconds or
    milliseconds since 1970, and Python's own dates. The day is the one written there: a time
    zone moves nothing.
    """
    if isinstance(value, datetime | date):
        return f"{value.year:04d}-{value.month:02d}-{value.day:02d}"
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return _since_1970(value)
    if not isinstance(value, str):
        return None
    text = value.strip()[:80]
    if re.fullmatch(r"\d{9,10}|\d{12,13}", text):
        return _since_1970(int(text))
    compact = _COMPACT.fullmatch(text)
    if compact:
        return _day(compact.groupdict())
    for pattern in _WRITTEN:
        found = pattern.match(text)
        if found:
            return _day(found.groupdict())
    slashed = _SLASHED.match(text)
    if slashed:
        return _slashed(slashed)
    try:
        return day(parsedate_to_datetime(text))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _slashed(found: re.Match[str]) -> str | None:
    a, b = int(found["a"]), int(found["b"])
    if a > 12 or a == b:
        return _day({"year": found["year"], "month": str(b), "day": str(a)})
    if b > 12:
        return _day({"year": found["year"], "month": str(a), "day": str(b)})
    return None


def _since_1970(seconds: float) -> str | None:
    if 1e11 < seconds < 1e13:
        seconds /= 1000
    if not 1e8 <= seconds <= 4.2e9:  # 1973 to 2103: smaller numbers are years, ids, counts
        return None
    return day(datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds))


def _day(parts: Mapping[str, str | None]) -> str | None:
    month = (parts.get("month") or "").lower()
    number = _MONTHS.get(month) or (int(month) if month.isdigit() else 0)
    try:
        return date(int(parts["year"] or 0), number, int(parts["day"] or 0)).isoformat()
    except ValueError:
        return None


# --- in the text ----------------------------------------------------------------------------

TOP, BOTTOM = 8, 4  # lines in which a report says when it was published

_FLAGS = re.IGNORECASE
_ONLY_A_DATE = [re.compile(rf"[\W_]*{p.pattern}{_TIME}[\W_]*", _FLAGS) for p in _WRITTEN]
_SAID = re.compile(
    r"[\W_]*(?:(?:first |originally )?(?:published|posted|issued|released|date|dated|"
    r"publication date|release date)|created)(?:\s+(?:on|at))?\s*[:|–—-]?\s*(?P<when>\S.{5,60})",
    _FLAGS,
)
_UPDATED = re.compile(
    r"[\W_]*(?:last )?(?:updated|modified)(?:\s+(?:on|at))?\s*[:|–—-]?\s*(?P<when>\S.{5,60})",
    _FLAGS,
)
# "KYIV, April 27, 2022 (Reuters) —": a place, a date, a dash
_PLACE = (
    r"(?!(?:On|In|By|Since|Until|From|After|Before|Dated?)\b)[A-ZÀ-Ý][\w.’'-]*"
    r"(?:[ ,/]+(?:[A-ZÀ-Ý][\w.’'-]*|de|do|la|el|al|sur|am)){0,5}?"
)
_DATELINE = [
    re.compile(
        rf"{_PLACE}[,.:]?\s+\(?(?i:{p.pattern})\)?[.,]?\s*"
        r"(?:[(/][^()/\n]{2,40}[)/]\.?\s*)?(?:--|[-–—―:_]|$|(?<=[/.])\s)"
    )
    for p in _WRITTEN
]


def day_in_text(text: str) -> str | None:
    """The day that the report's own dateline, date line or "Published:" line gives, or ``None``.

    Dates inside sentences are what the report is about, not when it appeared.
    """
    lines = [line.strip() for line in text[:4000].split("\n", 40) if line.strip()][:TOP]
    tail = [line.strip() for line in text[-1000:].rsplit("\n", 12) if line.strip()][-BOTTOM:]
    for rules in (_SAID,), _ONLY_A_DATE, _DATELINE, (_UPDATED,):
        for line in lines + (tail if rules in ((_SAID,), (_UPDATED,)) else []):
            for rule in rules:
                found = rule.match(line[:160])
                if found is None or (rules is _ONLY_A_DATE and found.end() < len(line)):
                    continue
                parts = found.groupdict()
                known = day(parts["when"]) if "when" in parts else _day(parts)
                if known:
                    return known
    return None
