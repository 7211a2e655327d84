"""Which reports repeat another, and how much of it.

Runs of five words are looked up in one sorted array of all reports' runs; only reports that share
enough of them are held against each other, passage by passage.

A translated dispatch shares no run of words. Whoever can align sentences across languages adds its
pairs to `Overlaps.pairs` between `overlaps` and `copies`, with the shares counted in sentences
and its own passages; nothing after that asks what language a report is in.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from rashomon.model import Copy, Reading, Span
from rashomon.reconcile.order import day
from rashomon.reconcile.passages import (
    Passage,
    Runs,
    Sentences,
    by_sentence,
    closes,
    is_prose,
    own_words,
    passages,
    runs,
    verbatim,
    with_reworded,
)
from rashomon.reconcile.words import SHINGLE, Shingles, Words, shingles

__all__ = ["PARTIAL", "Overlap", "Overlaps", "copies", "overlaps", "passages"]

PARTIAL = 0.3  # this share is a copy whatever its passages look like
NEAR = 0.8
_ADDS = 0.2  # a second dispatch in a report must add this share of it, or a passage of its own
_UNQUOTED = 0.15  # the same press conference quoted twice is no copy
_EXTRACT = 24  # words in one stretch outside quotation marks: nobody writes them twice by chance
_CLOSING = 90  # words that end two reports and are all they share: a notice of the house
_CLOSING_SHARE = 0.5  # of either report; where it is more, it is what was reported
_REWORDED = 0.5  # of a report's sentences are another's, put differently
_SENTENCES = 3  # fewer reworded sentences show nothing

_TRACE = 0.05  # of a report's runs; with less, and not half an extract's, nothing was copied
_FEWEST = 6  # shared runs of a pair worth a look
_CROWD = 40  # a run in more reports than this is compared with its first holders only,
_HOLDERS = 8
_SAMPLE = 8  # and only one such run in eight is asked
_SEVERAL = 4  # of a run in more reports than this
_SOME = 4  # one in four is asked


class Overlap(NamedTuple):
    """The shares of the earlier's and of the later's distinct runs of words that both have."""

    of_earlier: float
    of_later: float
    shared: int  # runs


class Overlaps(NamedTuple):
    """Shared wording of every pair of reports that shares some, by place in the order of reports.

    ``rank`` is each report's place when the likely original comes first. Passages are worked out
    for the pairs that are asked for, and remembered.
    """

    pairs: dict[tuple[int, int], Overlap]
    rank: tuple[int, ...]
    found: Sequence[Words]
    marked: dict[int, Runs]
    told: dict[tuple[int, int], tuple[Passage, ...]]

    def passages(self, earlier: int, later: int) -> tuple[Passage, ...]:
        """The passages of a pair: word for word, and once it is a copy its reworded sentences."""
        known = self.told.get((earlier, later))
        if known is None:
            one, other = self.found[earlier], self.found[later]
            if one.words == other.words:
                known = _whole(one, other)
            else:
                known = verbatim(one, other, self._runs(earlier), self._runs(later))
            self.told[earlier, later] = known
        return known

    def _runs(self, at: int) -> Runs:
        if at not in self.marked:
            self.marked[at] = runs(self.found[at])
        return self.marked[at]

    def unquoted(self, earlier: int, later: int) -> float:
        """The share of the later's words outside quotations that stand in passages."""
        told, words = self.passages(earlier, later), self.found[later]
        own = own_words(words, 0, len(words.words))
        return sum(own_words(words, p.first, p.past) for p in told) / max(1, own)


def overlaps(readings: Sequence[Reading], found: Sequence[Words]) -> Overlaps:
    """Hold each report against those it shares runs of words with.

    Of reports of the very same words only the first is held against the others; each of the rest
    has one pair, with the first.
    """
    rank = _ranks(readings, found)
    order = sorted(range(len(found)), key=rank.__getitem__)
    first_of: dict[tuple[str, ...], int] = {}
    pairs: dict[tuple[int, int], Overlap] = {}
    alone: list[int] = []
    for at in order:
        first = first_of.setdefault(found[at].words, at)
        many = len(found[at].words) - SHINGLE + 1
        if first == at:
            alone.append(at)
        elif many > 0:
            pairs[first, at] = Overlap(1.0, 1.0, many)
    marked, owner = _marked_runs([found[at].words for at in alone])
    sizes = np.bincount(owner, minlength=len(alone))
    for left, right, shared in _candidates(marked, owner, sizes):
        pairs[alone[left], alone[right]] = Overlap(
            min(1.0, shared / int(sizes[left])), min(1.0, shared / int(sizes[right])), shared
        )
    return Overlaps(pairs, rank, found, {}, {})


def _marked_runs(each: Sequence[Sequence[str]]) -> tuple[Shingles, NDArray[np.int32]]:
    """The runs of all texts, sorted, and whose each is: one row for a run and a text."""
    long = [(at, text) for at, text in enumerate(each) if len(text) >= SHINGLE]
    if not long:
        return np.empty(0, dtype=np.uint64), np.empty(0, dtype=np.int32)
    marked = shingles([word for _, text in long for word in text])
    lengths = np.array([len(text) for _, text in long])
    owner = np.repeat(np.array([at for at, _ in long], dtype=np.int32), lengths)[: len(marked)]
    inside = np.ones(len(owner), dtype=np.bool_)
    ends = np.cumsum(lengths)[:-1]
    for back in range(1, SHINGLE):  # a run over the end of a text is none
        inside[ends - back] = False
    marked, owner = marked[inside], owner[inside]
    order = np.argsort(marked, kind="stable")  # owners stay in order within a run
    marked, owner = marked[order], owner[order]
    once = np.ones(len(marked), dtype=np.bool_)
    once[1:] = (marked[1:] != marked[:-1]) | (owner[1:] != owner[:-1])
    return marked[once], owner[once]


def _whole(earlier: Words, later: Words) -> tuple[Passage, ...]:
    """All of a report, for one that says the very same."""
    spans = [
        Span(int(one.starts[0]), int(one.starts[-1]) + len(one.words[-1]))
        for one in (earlier, later)
    ]
    size = len(later.words)
    return (Passage(spans[0], spans[1], 0, size, size),)


def _ranks(readings: Sequence[Reading], found: Sequence[Words]) -> tuple[int, ...]:
    """The likely original first: the earlier day, the agency itself, the longer text, the id."""
    agencies = {c.agency.casefold() for reading in readings for c in reading.credits}

    def key(at: int) -> tuple[str, bool, int, str, str]:
        report = readings[at].report
        outlet = report.outlet or ""
        agency = outlet.casefold() in agencies
        return (day(readings[at]), not agency, -len(found[at].words), outlet, report.id)

    order = sorted(range(len(readings)), key=key)
    rank = [0] * len(order)
    for place, at in enumerate(order):
        rank[at] = place
    return tuple(rank)


def _candidates(
    runs: Shingles, owner: NDArray[np.int32], sizes: NDArray[np.int64]
) -> list[tuple[int, int, int]]:
    """Pairs of reports with enough runs in common to be worth a look, and how many they share.

    A run that a crowd has (a dispatch carried everywhere, a notice under every page) pairs each
    holder with the first few only, and of such runs one in eight is asked and counted for eight,
    of those that several have one in four. So the pairs stay within a bounded number a report.
    """
    if not len(runs):
        return []
    starts = np.flatnonzero(np.concatenate(([True], runs[1:] != runs[:-1])))
    held = np.diff(np.concatenate((starts, [len(runs)])))
    codes: dict[int, list[NDArray[np.int64]]] = {1: [], _SOME: [], _SAMPLE: []}

    def note(left: NDArray[np.int32], right: NDArray[np.int32], worth: int) -> None:
        codes[worth].append(left.astype(np.int64) * len(sizes) + right)

    asked = (held > 1) & (held <= _CROWD)
    asked &= (held <= _SEVERAL) | (runs[starts] % np.uint64(_SOME) == 0)
    for size in np.unique(held[asked]).tolist():  # all runs with as many holders at once
        block = owner[starts[asked & (held == size)][:, None] + np.arange(size)]
        worth = 1 if size <= _SEVERAL else _SOME
        for one in range(size - 1):
            for other in range(one + 1, size):
                note(block[:, one], block[:, other], worth)
    crowded = (held > _CROWD) & (runs[starts] % np.uint64(_SAMPLE) == 0)
    for start, size in zip(starts[crowded].tolist(), held[crowded].tolist(), strict=True):
        holders = owner[start : start + size]
        for one in range(_HOLDERS):
            rest = holders[one + 1 :]
            note(np.full(len(rest), holders[one], dtype=np.int32), rest, _SAMPLE)
    counted = [
        (worth, *np.unique(np.concatenate(each), return_counts=True))
        for worth, each in codes.items()
        if each
    ]
    if not counted:
        return []
    pairs = np.unique(np.concatenate([found for _, found, _ in counted]))
    shared = np.zeros(len(pairs), dtype=np.int64)
    for worth, found, times in counted:
        shared[np.searchsorted(pairs, found)] += worth * times
    left, right = pairs // len(sizes), pairs % len(sizes)
    least = np.minimum(_FEWEST, np.maximum(3, np.minimum(sizes[left], sizes[right]) // 10))
    enough = shared >= least
    return list(
        zip(left[enough].tolist(), right[enough].tolist(), shared[enough].tolist(), strict=True)
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
    known: dict[int, Sentences] = {}

    def parts(at: int) -> Sentences:
        if at not in known:
            known[at] = by_sentence(found[at])
        return known[at]

    for later in sorted(earlier):
        size = len(found[later].words)
        adds = min(_ADDS * size, 2 * _EXTRACT)
        covered = np.zeros(size, dtype=np.bool_)
        near = sorted(
            earlier[later],
            key=lambda at: (-round(wording.pairs[at, later].of_later, 2), wording.rank[at]),
        )
        for at in near:
            some = covered.any()
            if some and size - covered.sum() < adds:
                break  # nothing is left that another could have given
            pair = wording.pairs[at, later]
            if pair.of_later < _TRACE and pair.shared < _EXTRACT / 2:
                continue
            told = wording.passages(at, later)
            if some and (_marked(size, told) & ~covered).sum() < adds:
                continue
            alike = _alike(found[at], found[later], told, wording.unquoted(at, later))
            if alike == "no":
                continue
            if alike == "unsure" or _marked(size, told).sum() < NEAR * size:
                told = with_reworded(found[at], found[later], told, parts(at), parts(later))
            mine = _marked(size, told)
            share = int(mine.sum()) / size
            reworded = sum(one.reworded for one in told)
            if alike == "unsure" and (reworded < _SENTENCES or share < _REWORDED):
                continue
            covered |= mine
            wording.told[at, later] = told
            report, of = readings[later].report.id, readings[at].report.id
            kind = _kind(found[at], found[later], share)
            rows.append(Copy(report=report, of=of, kind=kind, share=round(share, 3)))
    return tuple(rows)


def _marked(size: int, told: Sequence[Passage]) -> NDArray[np.bool_]:
    """Which words of the report stand in a passage."""
    mine = np.zeros(size, dtype=np.bool_)
    for one in told:
        mine[one.first : one.past] = True
    return mine


def _alike(
    earlier: Words, later: Words, told: Sequence[Passage], unquoted: float
) -> Literal["copy", "no", "unsure"]:
    """Whether the passages make one report a copy; unsure while reworded sentences may tell."""
    share = sum(p.same for p in told) / len(later.words)
    least = min(len(earlier.words), len(later.words))
    lone = len(told) == 1 and told[0].same <= min(_CLOSING, _CLOSING_SHARE * least)
    if lone and closes(earlier, later, told[0]):
        return "no"
    prose = [p for p in told if is_prose(later.words[p.first : p.past])]
    if share >= PARTIAL and unquoted >= _UNQUOTED and prose:
        return "copy"
    for one in prose:
        own = own_words(later, one.first, one.past) / (one.past - one.first)
        if one.same * own >= _EXTRACT:
            return "copy"
    return "unsure"


def _kind(earlier: Words, later: Words, share: float) -> Literal["exact", "near", "partial"]:
    if earlier.words == later.words:
        return "exact"
    return "near" if share >= NEAR else "partial"
