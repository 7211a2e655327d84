"""How old the reports of a storyline make one person."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from rashomon.model import Span, Storyline
from rashomon.reconcile.order import day
from rashomon.reconcile.sides import Account, Case, Draft, evidence, reports_of, sides

_AFTER = re.compile(r"\s?,\s(?:aged?\s)?(\d\d?)(?=\s?[,.;)]|\sand\b|\sof\b|\swho\b)|\s\((\d\d?)\)")
_BEFORE = re.compile(r"\b(\d\d?)[- ]year[- ]old\s(?:\w+\s){0,2}$")
_STRETCH = 40  # characters before a name that may give the age
_BIRTHDAY = 4  # days between reports; further apart, a year more is a birthday
_YEARS = 1  # between reports that are of one time of life
_WEIGHT = 5.0


class Aged(NamedTuple):
    """An age and whose it is."""

    report: str
    span: Span
    who: str
    years: int


def compared(case: Case, line: Storyline) -> Iterator[Draft]:
    """Ages of one named person that no birthday reconciles; a report of two ages is left out."""
    given: dict[str, dict[str, Aged]] = defaultdict(dict)
    for report in line.reports:
        ages: dict[str, list[Aged]] = defaultdict(list)
        for one in aged(case, report):
            ages[one.who].append(one)
        for who, rows in ages.items():
            if len({row.years for row in rows}) == 1:
                given[who][report] = rows[0]
    for who in sorted(given):
        rows = list(given[who].values())
        apart = [row for row in rows if any(_at_odds(case, row, other) for other in rows)]
        if not apart:
            continue
        held = sides(
            case,
            [Account(str(r.years), str(r.years), evidence(r.report, r.span)) for r in apart],
        )
        said = ", ".join(
            f"{case.callers(reports_of(side))}{' has' if at == 0 else ''} {side.value}"
            for at, side in enumerate(held)
        )
        count = case.roots.behind(row.report for row in apart)
        yield Draft(
            line.id, None, "conflict", "figure", f"The age of {case.name(who)}: {said}.",
            f"{held[0].value} and {held[-1].value} cannot both be the age of one person",
            held, _WEIGHT + count.origins,
        )  # fmt: skip


def aged(case: Case, report: str) -> Iterator[Aged]:
    """The ages a report gives persons it names: "Ana Ruiz, 34," and "34-year-old Ana Ruiz"."""
    reading = case.readings[report]
    text, of, profile = reading.report.text, case.people.of, case.people.profile
    starts = [figure.start for figure in reading.figures]
    for mention in reading.mentions:
        if mention.form != "name" or mention.entity is None:
            continue
        who = of.get((report, mention.entity))
        if who is None or profile[who].kind != "person":
            continue
        after = _AFTER.match(text, mention.end)
        before = _BEFORE.search(text[max(0, mention.start - _STRETCH) : mention.start])
        if after:
            group = 1 if after[1] else 2
            yield Aged(report, Span(*after.span(group)), who, int(after[group]))
        elif before:
            start = max(0, mention.start - _STRETCH) + before.start(1)
            at = bisect_left(starts, start)
            end = start + len(before[1])
            if at < len(starts) and starts[at] == start:
                end = reading.figures[at].end
            yield Aged(report, Span(start, end), who, int(before[1]))


def _at_odds(case: Case, a: Aged, b: Aged) -> bool:
    if a.years == b.years:
        return False
    days = day(case.readings[a.report]), day(case.readings[b.report])
    try:
        first, second = sorted(date.fromisoformat(one) for one in days)
    except ValueError:
        return abs(a.years - b.years) > 1
    apart = (second - first).days
    if apart <= _BIRTHDAY:
        return True
    return apart < 366 * _YEARS and abs(a.years - b.years) > 1
