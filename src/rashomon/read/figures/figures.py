"""Quantities as ranges, with unit and what is counted.

"some 1,000 Estonians" is about 1,000 to 1,000 persons, counting "Estonians"; "at least five killed"
is five or more persons, counting "killed". Durations, ages and "one of" are figures; ordinals,
dates, years, scores, and numbers that are part of a name ("Boeing 737", "Article 5") are not.

Vague plurals become ranges, the scale from one to ten times itself: "dozens" 12 to 120, "hundreds"
100 to 1,000, "tens of thousands" 10,000 to 100,000 (NewsQuant's convention); "several hundred" is
200 to 900, so "a few thousand"; "a couple" is 2, "a handful" 2 to 9.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from rashomon.model import Figure, Timex
from rashomon.read.figures.amounts import Amount, amounts
from rashomon.read.figures.counted import counted
from rashomon.read.figures.shared import shared
from rashomon.read.figures.tolls import bare_total
from rashomon.read.parse import Parse


def figures(parse: Parse, timexes: Sequence[Timex] = ()) -> tuple[Figure, ...]:
    """Find the quantities of a report; a number inside a timex is none, durations apart.

    Args:
        parse: The report's parse.
        timexes: Its time expressions; their numbers are dates, not quantities.
    """
    taken = [(t.start, t.end) for t in timexes if t.type in ("DATE", "TIME")]
    found: list[Figure] = []
    at = 0
    for amount in amounts(parse):
        while at < len(taken) and taken[at][1] <= amount.number[0]:
            at += 1
        if (
            at < len(taken)
            and taken[at][0] < amount.number[1]
            and not _measures(amount, *taken[at])
        ):
            continue
        figure = _figure(parse, amount, f"f{len(found) + 1}")
        if figure is None:
            continue
        if amount.ends is not None and figure.unit == "person":
            found.append(_was(parse, figure, amount))
            figure = _became(parse, figure, amount, f"f{len(found) + 1}")
        found.append(_of_same(parse, figure, found))
    return shared(parse, found)


def _measures(amount: Amount, start: int, end: int) -> bool:
    """Whether a number in a date [start, end) measures: "two years later", "1520 sq m"."""
    if amount.kind == "duration":
        return amount.end < end and amount.number[0] == start  # not "the past two years"
    return amount.kind == "measure" and (start, end) == amount.number and amount.end - end > 3


def _was(parse: Parse, figure: Figure, amount: Amount) -> Figure:
    """ "The toll rose from 12 to 15" tells of 12 and of 15, not of a number between them."""
    assert amount.ends is not None
    start, end = amount.number[0], amount.ends[0]
    return replace(figure, start=start, end=end, text=parse.text[start:end], high=figure.low)


def _became(parse: Parse, figure: Figure, amount: Amount, name: str) -> Figure:
    assert amount.ends is not None
    start = amount.ends[1]
    text = parse.text[start : figure.end]
    return replace(figure, id=name, start=start, text=text, low=figure.high)


def _of_same(parse: Parse, figure: Figure, before: Sequence[Figure]) -> Figure:
    """ "Police put the figure at 480,000": it counts what the people before it are counted as."""
    if figure.kind != "count" or figure.about is not None or not before:
        return figure
    _, past = parse.tokens(figure.span)
    last = next((f for f in reversed(before[-3:]) if f.unit == "person"), None)
    if last is None or not bare_total(parse, past - 1):
        return figure
    return replace(figure, unit=last.unit, about=last.about)


def _figure(parse: Parse, amount: Amount, name: str) -> Figure | None:
    """An amount with what it counts, or ``None`` when the number only names something."""
    what = counted(parse, amount)
    if what is None:
        return None
    open_low, open_high = amount.hedge in ("at most", "under"), amount.hedge in ("at least", "over")
    low = None if open_low else float(amount.low)
    high = None if open_high else float(amount.high)
    start, end = amount.start, max(amount.end, what.end)
    kind, unit = amount.kind, amount.unit or what.unit
    if amount.per is not None and unit is not None:
        kind, unit = "rate", f"{unit}/{amount.per}"
    return Figure(
        id=name,
        start=start,
        end=end,
        text=parse.text[start:end],
        kind=kind,
        low=low,
        high=high,
        unit=unit,
        about=what.about,
        hedge=amount.hedge,
    )
