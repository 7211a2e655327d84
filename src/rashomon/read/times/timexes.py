"""Time expressions, with their TIMEX3 values.

"Tuesday", "last week", "in February", "two months ago", "earlier in the day", "every month": found
by the grammar of `timegrammar` and read against the day of the report, the tense of the verb they
hang on, and the day the text spoke of last. Without a day of the report what is relative stays
unresolved (value ``None``); nothing is guessed.

Source: TIMEX3 of TimeML 1.2.1 as annotated for TempEval-3 (UzZaman et al., 2013). Ours departs in
calling parts of days TIME throughout, and in leaving ages ("a 6-year-old") to the figures.
"""

from __future__ import annotations

from datetime import date, timedelta

from msgspec.structs import replace

from rashomon.model import Timex
from rashomon.read.parse import Parse
from rashomon.read.times import calendar
from rashomon.read.times.context import Context, Hit, Meaning
from rashomon.read.times.grammar import first_rule, rules
from rashomon.read.times.ranges import ranged
from rashomon.read.times.words import Window, windows


def timexes(parse: Parse, published: str | None) -> tuple[Timex, ...]:
    """Find the time expressions of a report and read them against its date.

    Args:
        parse: The report's parse.
        published: The day of the report, an ISO day or date-time; ``None`` when it has none.

    Returns:
        The expressions in text order; none overlap. ``from_`` and ``to`` are the first and last
        day meant, both inclusive ("early April" is its first half); "since 2014" has no last one,
        a time of day for which no day is told has neither. The ends of a range ("from Monday to
        Wednesday") have the days of the whole range; a length has days where it is counted from the
        report: "the past three weeks", "the coming days", which have no last one. ``value`` is
        ``None`` where the words need a day to be read against and there is none, or where the
        order of day and month in figures cannot be told.
    """
    context = Context(parse, calendar.day(published))
    found: list[Timex] = []
    for window in windows(parse):
        for hit, meaning in _read(window, context):
            first, last = _days(meaning)
            if first and meaning.type == "DATE" and context.precedes(hit.start) == "since":
                last = None  # from then on
            found.append(
                Timex(
                    id=f"t{len(found) + 1}",
                    start=hit.start,
                    end=hit.end,
                    text=parse.text[hit.start : hit.end],
                    type=meaning.type,
                    value=meaning.value,
                    from_=first.isoformat() if first else None,
                    to=last.isoformat() if last else None,
                )
            )
    return tuple(ranged(parse, _with_day(parse, found), context.today))


def _with_day(parse: Parse, found: list[Timex]) -> list[Timex]:
    """A time of day without a day takes the one that its sentence names behind it."""
    for k in range(len(found) - 2, -1, -1):
        timex, following = found[k], found[k + 1]
        if timex.value is None or timex.value[0] != "T" or following.from_ is None:
            continue
        here, there = parse.token_at(timex.start), parse.token_at(following.start)
        if here is None or there is None or parse.sentence_of[here] != parse.sentence_of[there]:
            continue
        if following.from_ == following.to:
            found[k] = replace(
                timex,
                value=following.from_ + timex.value,
                from_=following.from_,
                to=following.to,
            )
    return found


def _read(window: Window, context: Context) -> list[tuple[Hit, Meaning]]:
    """The expressions of one window, left to right; at each place the longest that means one."""
    found: list[tuple[Hit, Meaning]] = []
    done = 0
    for offset in window.at:
        if offset < done:
            continue
        first = first_rule().match(window.symbols, offset)
        if first is None:
            continue
        matches = [
            (match, reader)
            for pattern, reader in rules()[(first.lastindex or 1) - 1 :]
            if (match := pattern.match(window.symbols, offset)) is not None
        ]
        matches.sort(key=lambda pair: -pair[0].end())
        for match, reader in matches:
            hit = Hit(match, window)
            meaning = reader(hit, context)
            if meaning is not None:
                found.append((hit, meaning))
                done = match.end()
                if meaning.type in ("DATE", "TIME") and (
                    meaning.value is None or calendar.bounds(meaning.value)
                ):
                    context.focus = meaning.value  # a day left open is none to count from
                break
    return found


def _days(meaning: Meaning) -> tuple[date | None, date | None]:
    """First and last day meant: of a period's beginning or end its half, of its middle half."""
    if meaning.days is not None:
        return meaning.days
    bounds = calendar.bounds(meaning.value) if meaning.type in ("DATE", "TIME") else None
    if bounds is None:
        return None, None
    first, last = bounds
    length = (last - first).days
    half, quarter = timedelta(length // 2), timedelta(length // 4)
    if meaning.edge in ("early", "beginning", "start", "turn"):
        return first, first + half
    if meaning.edge in ("late", "end", "close"):
        return last - half, last
    if meaning.edge in ("mid", "middle"):
        return first + quarter, last - quarter
    return first, last
