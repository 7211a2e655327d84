"""Sums one giver is said to give, held against each other whatever verb each account has for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from rashomon.model import Figure, Storyline, Verdict
from rashomon.reconcile import slots
from rashomon.reconcile.order import day
from rashomon.reconcile.phrases import voices
from rashomon.reconcile.sides import Account, Case, Draft, evidence, reports_of, sides
from rashomon.reconcile.tellings import Telling

_GIVING = frozenset(
    ("give", "provide", "offer", "pledge", "promise", "donate", "grant", "send", "contribute",
     "allocate", "commit", "announce", "earmark", "attach", "lend", "pay", "spend", "aid")
)  # fmt: skip
_SUM = 1000  # a smaller amount of money is many things' price
_TIMES = 3  # a sum three times another is for something else
_CROWD = 60
_WEIGHT = 6.0


class _Gift(NamedTuple):
    telling: Telling
    figure: Figure


def compared(case: Case, line: Storyline, told: Sequence[Telling]) -> Iterator[Draft]:
    """Sums of one currency from one giver that differ, for one purpose.

    The purpose is one where both name it in one word; where one names none, either report must
    know of one such sum alone. A sum the other report gives too is in no dispute.
    """
    given = [
        _Gift(t, f)
        for t in told
        for f in t.figures
        if f.kind == "money" and f.unit and (f.low or f.high or 0) >= _SUM
        if t.actors and t.event.realis != "negated" and t.event.lemma in _GIVING
    ][:_CROWD]
    known = {
        report: {slots.bounds(f) for f in case.readings[report].figures if f.kind == "money"}
        for report in line.reports
    }
    for a, b in combinations(given, 2):
        if _one_gift(case, a, b, given) and not (
            slots.bounds(a.figure) in known[b.telling.report]
            or slots.bounds(b.figure) in known[a.telling.report]
        ):
            yield _draft(case, line, (a, b))


def _one_gift(case: Case, a: _Gift, b: _Gift, given: Sequence[_Gift]) -> bool:
    if a.telling.report == b.telling.report or a.figure.unit != b.figure.unit:
        return False
    if slots.figures(a.figure, b.figure) != "conflict" or not _one_giver(case, a, b):
        return False
    one, other = slots.bounds(a.figure), slots.bounds(b.figure)
    low, high = sorted((max(one.low, 0) or one.high, max(other.low, 0) or other.high))
    if low <= 0 or high / low > _TIMES:
        return False
    left, right = slots.counted(a.figure), slots.counted(b.figure)
    if left and right:
        return bool(left & right)
    return all(_alone(case, gift, given) for gift in (a, b))


def _one_giver(case: Case, a: _Gift, b: _Gift) -> bool:
    profile = case.people.profile
    return any(
        x == y or slots.stands_for(profile[x], profile[y])
        for x in a.telling.actors
        for y in b.telling.actors
    )


def _alone(case: Case, gift: _Gift, given: Sequence[_Gift]) -> bool:
    """Whether its report knows one sum alone of that giver and currency."""
    return not any(
        other.telling.report == gift.telling.report
        and other.figure.unit == gift.figure.unit
        and slots.bounds(other.figure) != slots.bounds(gift.figure)
        and _one_giver(case, gift, other)
        for other in given
    )


def _draft(case: Case, line: Storyline, pair: tuple[_Gift, _Gift]) -> Draft:
    held = sides(
        case,
        [
            Account(
                repr(slots.bounds(row.figure)), " ".join(row.figure.text.split()),
                evidence(row.telling.report, row.figure.span), voices(case, row.telling),
            )
            for row in pair
        ],
    )  # fmt: skip
    first, last = (day(case.readings[side.evidence[0].report]) for side in held)
    later = sorted(pair, key=lambda row: row.telling.at)
    grown = first < last != "9999" and slots.supersedes(later[0].figure, later[1].figure)
    verdict: Verdict = "update" if grown else "conflict"
    giver = case.name(min(pair[0].telling.actors, key=lambda who: int(who[1:])))
    about = next((row.figure.about for row in pair if row.figure.about), None)
    callers = [case.callers(reports_of(side)) for side in held]
    return Draft(
        storyline=line.id,
        occurrence=None,
        verdict=verdict,
        about="figure",
        statement=f"{callers[0]} says {held[0].value}, {callers[1]} {held[1].value} — the sum from "
        f"{giver}{f' ({about})' if about else ''}.",
        because=f"{held[0].value} and {held[1].value} are sums of one giver for one purpose",
        sides=held,
        weight=_WEIGHT + 2 * len(pair),
    )
