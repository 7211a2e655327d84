"""Which reports repeat another, and how much of it.

Runs of five words are looked up in an index of all reports; only reports that share some are
held against each other, so ten thousand reports are no hundred million pairs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Literal, NamedTuple

import numpy as np

from rashomon.model import Copy, Reading
from rashomon.reconcile.order import day
from rashomon.reconcile.words import Shingles, Words, shingles

PARTIAL = 0.3  # the least share worth a row; ECB+'s machine-counted pairs start there
NEAR = 0.8
_ADDS = 0.2  # a second dispatch in a report must add this share of it
_UNQUOTED = 0.15  # the same press conference quoted twice is no copy
_CROWD = 40  # a run of words in more reports than this is compared with its first holders only
_HOLDERS = 8


class Overlap(NamedTuple):
    """The share of the earlier's words, of the later's, and of the later's outside quotations."""

    of_earlier: float
    of_later: float
    unquoted: float


class Overlaps(NamedTuple):
    """Shared wording of every pair of reports that shares some, by place in the order of reports.

    ``rank`` is each report's place when the likely original comes first.
    """

    pairs: dict[tuple[int, int], Overlap]
    rank: tuple[int, ...]


def overlaps(readings: Sequence[Reading], found: Sequence[Words]) -> Overlaps:
    """Hold each report against those it shares runs of words with."""
    marked = [shingles(one.words) for one in found]
    sets = [np.unique(one) for one in marked]
    outside = [_outside_quotes(runs, one) for runs, one in zip(marked, found, strict=True)]
    rank = _ranks(readings, sets)
    pairs: dict[tuple[int, int], Overlap] = {}
    for left, right in _candidates(sets):
        earlier, later = (left, right) if rank[left] < rank[right] else (right, left)
        shared = len(np.intersect1d(sets[earlier], sets[later], assume_unique=True))
        mine = outside[later]
        unquoted = len(np.intersect1d(mine, sets[earlier], assume_unique=True)) / max(1, len(mine))
        pairs[earlier, later] = Overlap(
            shared / len(sets[earlier]), shared / len(sets[later]), unquoted
        )
    return Overlaps(pairs, rank)


def _outside_quotes(runs: Shingles, found: Words) -> Shingles:
    if not len(runs):
        return runs
    quoted = np.fromiter(found.quoted, dtype=bool, count=len(found.quoted))
    clear = ~quoted[: len(runs)] & ~quoted[len(quoted) - len(runs) :]
    return np.unique(runs[clear])


def _ranks(readings: Sequence[Reading], sets: Sequence[Shingles]) -> tuple[int, ...]:
    """The likely original first: the earlier day, the agency itself, the longer text, the id."""
    agencies = {c.agency.casefold() for reading in readings for c in reading.credits}

    def key(at: int) -> tuple[str, bool, int, str, str]:
        report = readings[at].report
        outlet = report.outlet or ""
        agency = outlet.casefold() in agencies
        return (day(readings[at]), not agency, -len(sets[at]), outlet, report.id)

    order = sorted(range(len(readings)), key=key)
    rank = [0] * len(order)
    for place, at in enumerate(order):
        rank[at] = place
    return tuple(rank)


def _candidates(sets: Sequence[Shingles]) -> list[tuple[int, int]]:
    """Pairs of reports with enough runs in common to be worth a look."""
    if not sets or not sum(map(len, sets)):
        return []
    runs = np.concatenate(sets)
    owner = np.repeat(np.arange(len(sets)), [len(one) for one in sets])
    order = np.lexsort((owner, runs))
    runs, owner = runs[order], owner[order]
    starts = np.flatnonzero(np.concatenate(([True], runs[1:] != runs[:-1])))
    ends = np.concatenate((starts[1:], [len(runs)]))
    shared: Counter[tuple[int, int]] = Counter()
    for start, end in zip(starts[ends - starts > 1], ends[ends - starts > 1], strict=True):
        holders = owner[start:end].tolist()
        firsts = holders if len(holders) <= _CROWD else holders[:_HOLDERS]
        for place, one in enumerate(firsts):
            for other in holders[place + 1 :]:
                shared[one, other] += 1
    return sorted(
        pair
        for pair, count in shared.items()
        if count >= max(3, 0.1 * min(len(sets[pair[0]]), len(sets[pair[1]])))
    )


def copies(
    readings: Sequence[Reading], found: Sequence[Words], wording: Overlaps
) -> tuple[Copy, ...]:
    """The reports that repeat an earlier one.

    A report made of two dispatches has a row for each; one whose original is at hand has no second
    row for the original's other copies. A copy is looked for among reports published no later; on
    one day the longer text is taken for the original.
    """
    earlier: dict[int, list[int]] = {}
    for first, later in sorted(wording.pairs):
        earlier.setdefault(later, []).append(first)
    rows: list[Copy] = []
    for later in sorted(earlier):
        mine = np.unique(shingles(found[later].words))
        left = mine
        near = sorted(
            earlier[later],
            key=lambda at: (-round(wording.pairs[at, later].of_later, 2), wording.rank[at]),
        )
        for at in near:
            pair = wording.pairs[at, later]
            if pair.of_later < PARTIAL or pair.unquoted < _UNQUOTED:
                continue
            theirs = np.unique(shingles(found[at].words))
            rest = np.setdiff1d(left, theirs, assume_unique=True)
            if len(left) < len(mine) and len(left) - len(rest) < _ADDS * len(mine):
                continue
            left = rest
            kind = _kind(found[at], found[later], pair)
            report, of = readings[later].report.id, readings[at].report.id
            rows.append(Copy(report=report, of=of, kind=kind, share=round(pair.of_later, 3)))
    return tuple(rows)


def _kind(earlier: Words, later: Words, pair: Overlap) -> Literal["exact", "near", "partial"]:
    if earlier.words == later.words:
        return "exact"
    return "near" if pair.of_later >= NEAR else "partial"
