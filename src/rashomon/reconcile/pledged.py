"""How far a pledge is, by each account of it: offered, agreed, on its way, delivered, refused."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from rashomon.model import Occurrence, Pledge, Verdict
from rashomon.reconcile import slots
from rashomon.reconcile.order import day
from rashomon.reconcile.phrases import phrase, poor, tight, voices
from rashomon.reconcile.sides import Account, Case, Draft, evidence, reports_of, sides
from rashomon.reconcile.surely import same_matter
from rashomon.reconcile.tellings import Telling

_WEIGHT = 7.0  # below the answers to a proposal, which say the same of it more fully


class _Given(NamedTuple):
    telling: Telling
    pledge: Pledge


def compared(
    case: Case, one: Occurrence, told: Sequence[Telling], weight: float
) -> Iterator[Draft]:
    """Hold the stances of one pledge against each other.

    A refusal is against a promise; a promise that is kept later is an update.
    """
    given = [
        _Given(telling, pledge)
        for telling in told
        for pledge in case.readings[telling.report].pledges
        if pledge.event == telling.event.id
    ]
    apart: list[_Given] = []
    moved: list[_Given] = []
    for a, b in combinations(given, 2):
        if a.telling.report == b.telling.report or not same_matter(case, a.telling, b.telling):
            continue
        relation = slots.stances(a.pledge.stance, b.pledge.stance)
        if relation == "conflict":
            apart += [a, b]
        elif relation == "compatible" and _moved(case, a, b):
            moved += [a, b]
    if apart:
        yield _draft(case, one, apart, "conflict", weight)
    if moved:
        yield _draft(case, one, moved, "update", weight)


def _moved(case: Case, a: _Given, b: _Given) -> bool:
    """Whether the later day's stance is further on."""
    first, second = day(case.readings[a.telling.report]), day(case.readings[b.telling.report])
    if "9999" in (first, second) or first == second:
        return False
    early, late = (a, b) if first < second else (b, a)
    return slots.DELIVERY.index(early.pledge.stance) < slots.DELIVERY.index(late.pledge.stance)


def _draft(
    case: Case, one: Occurrence, rows: Sequence[_Given], verdict: Verdict, weight: float
) -> Draft:
    each = list({row.telling.report: row for row in reversed(rows)}.values())[::-1]
    accounts = [
        Account(
            row.pledge.stance,
            row.pledge.stance,
            evidence(row.telling.report, tight(row.telling)),
            voices(case, row.telling),
        )
        for row in each
    ]
    held = sides(case, accounts)
    said = "; ".join(f"{case.callers(reports_of(side))}: {side.value}" for side in held)
    best = min((row.telling for row in each), key=lambda t: (poor(case, t), t.at, t.event.start))
    return Draft(
        storyline=one.storyline,
        occurrence=one.id,
        verdict=verdict,
        about="stance",
        statement=f"{said} — “{phrase(case, best)}”.",
        because="a pledge cannot be both"
        if verdict == "conflict"
        else "the later report has the pledge further on",
        sides=held,
        weight=min(weight, _WEIGHT),
    )
