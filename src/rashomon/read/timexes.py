"""Time expressions, with their TIMEX3 values.

"Tuesday", "last week", "in February", "two months ago", "earlier in the day", "every month": found by
the grammar of `timegrammar` and read against the day of the report, the tense of the verb they
hang on, and the day the text spoke of last. Without a day of the report what is relative stays
unresolved (value ``None``); nothing is guessed.

Source: TIMEX3 of TimeML 1.2.1 as annotated for TempEval-3 (UzZaman et al., 2013). Ours departs in
calling parts of days TIME throughout, and in never annotating ages ("8-month-old").
"""

from __future__ import annotations

from datetime import date, timedelta

from rashomon.model import Timex
from rashomon.read import calendar
from rashomon.read.parse import Parse
from rashomon.read.tense import tense_at
from rashomon.read.timegrammar import RULES, Context, Hit, Meaning, Tense
from rashomon.read.timewords import Window, windows


def timexes(parse: Parse, published: str | None) -> tuple[Timex, ...]:
    """Find the time expressions of a report and read them against its date.

    Args:
        parse: The report's parse.
        published: The day of the report, an ISO day or date-time; ``None`` when it has none.

    Returns:
        The expressions in text order. ``from_`` and ``to`` are the first and last day meant,
        both inclusive: "early April" is its first half. ``value`` is ``None`` where the words
        need a day to be read against and there is none.
    """
    context = Context(today=calendar.day(published), text=parse.text)
    lower = parse.lower

    def tense(offset: int) -> Tense | None:
        i = parse.token_at(offset)
        return tense_at(parse, i) if i is not None else None

    def precedes(offset: int) -> str:
        i = parse.token_at(offset)
        return lower[i - 1] if i else ""

    def follows(offset: int) -> str:
        i = parse.token_at(offset - 1)
        return lower[i + 1] if i is not None and i + 1 < len(lower) else ""

    def per(offset: int) -> bool:
        """Whether a count or a sum stands before: "$4 a week", "four flights a week"."""
        i = parse.token_at(offset)
        return bool(i) and (parse.tag[i - 1] in ("CD", "NNS") or parse.tag[i - 1] == "$")

    def named(start: int, end: int) -> str:
        i = parse.token_at(start)
        return parse.ent[i][2:] if i is not None else ""

    context.tense, context.precedes, context.follows = tense, precedes, follows
    context.named, context.per = named, per
    found: list[Timex] = []
    for window in windows(parse):
        for hit, meaning in _read(window, context):
            if meaning.days is not None:
                meaning = meaning._replace(value=None)
            first, last = _days(meaning)
            start, end = hit.start, hit.end
            found.append(
                Timex(
                    id=f"t{len(found) + 1}",
                    start=start,
                    end=end,
                    text=parse.text[start:end],
                    type=meaning.type,
                    value=meaning.value,
                    from_=first.isoformat() if first else None,
                    to=last.isoformat() if last else None,
                )
            )
    return tuple(found)


def _read(window: Window, context: Context) -> list[tuple[Hit, Meaning]]:
    """The expressions of one window, left to right; at each place the longest."""
    found: list[tuple[Hit, Meaning]] = []
    symbols = window.symbols
    done = 0
    for offset in window.at:
        if offset < done:
            continue
        matches = [
            (match, reader)
            for pattern, reader in RULES
            if (match := pattern.match(symbols, offset)) is not None and match.end() > offset
        ]
        matches.sort(key=lambda pair: -pair[0].end())
        for match, reader in matches:
            if match.end() not in window.ends:
                continue
            hit = Hit(match, window)
            meaning = reader(hit, context)
            if meaning is not None:
                found.append((hit, meaning))
                done = match.end()
                _focus(meaning, context)
                break
    return found


def _focus(meaning: Meaning, context: Context) -> None:
    """Remember the day or period the text spoke of last."""
    value = meaning.value
    if meaning.type in ("DATE", "TIME") and value and calendar.bounds(value):
        context.focus = value


def _days(meaning: Meaning) -> tuple[date | None, date | None]:
    """First and last day meant; halves of a period for early, late, the end of ..."""
    bounds = calendar.bounds(meaning.value) if meaning.type in ("DATE", "TIME") else None
    if bounds is None:
        return None, None
    first, last = bounds
    length = (last - first).days
    if length < 2 or not meaning.narrow:
        return first, last
    half, quarter = timedelta(length // 2), timedelta(length // 4)
    if meaning.narrow in ("early", "beginning", "start", "turn"):
        return first, first + half
    if meaning.narrow in ("late", "end", "close"):
        return last - half, last
    if meaning.narrow in ("mid", "middle"):
        return first + quarter, last - quarter
    return first, last
