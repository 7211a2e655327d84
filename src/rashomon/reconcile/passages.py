"""The passages two reports share: where they stand in either, and what in them is news writing.

Runs of five words that both have are laid end to end where they follow each other in both, over
the gaps that a misprint or a changed word leaves. A sentence that was put in other words is paired
by the rare words it kept.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from rashomon.model import Span
from rashomon.reconcile.words import SHINGLE, Shingles, Words, share_of_reports, shingles

_GAP = 5  # words between two runs of one passage: misprints, a changed word or two
_SLACK = 4  # words put in or left out there
_LEAST = 8  # words; a shorter run is a phrase that anybody may use
_FUNCTION = 0.4  # of reports have a word that only holds a sentence together
_TELLING = 0.15  # of reports have a word that says nothing of what a sentence is about
_KEPT = 0.62  # of the weight of either sentence's rare words: one is the other, put differently
_RARE_WORDS = 4  # a sentence with fewer is like too many others
_WEIGHT_BASE = 400  # reports the shipped shares are taken to stand for


class Passage(NamedTuple):
    """A stretch that two reports share.

    ``earlier`` and ``later`` are its characters in the two texts; ``first`` and ``past`` its words
    in the later one, as places in `Words.words`. A ``reworded`` one is a whole sentence.
    """

    earlier: Span
    later: Span
    first: int
    past: int
    same: int  # of its words stand in runs that both have
    reworded: bool = False


class Runs(NamedTuple):
    """A report's runs of words: in text order, and each once, sorted, with its first place."""

    runs: Shingles
    known: Shingles
    place: NDArray[np.int64]


def runs(found: Words) -> Runs:
    """The runs of five words of a report."""
    marked = shingles(found.words)
    known, place = np.unique(marked, return_index=True)
    return Runs(marked, known, place)


class Sentences(NamedTuple):
    """A report's sentences with their rarer words, and which sentences have a word."""

    places: list[tuple[int, int]]
    bags: list[dict[str, float]]
    weights: list[float]
    having: dict[str, list[int]]


def passages(earlier: Words, later: Words) -> tuple[Passage, ...]:
    """What the later report has of the earlier one, in the order of the later one's text."""
    told = verbatim(earlier, later, runs(earlier), runs(later))
    return with_reworded(earlier, later, told, by_sentence(earlier), by_sentence(later))


def verbatim(earlier: Words, later: Words, theirs: Runs, mine: Runs) -> tuple[Passage, ...]:
    """The passages shared word for word, but for misprints and single words."""
    if not len(theirs.known) or not len(mine.runs):
        return ()
    near = np.minimum(np.searchsorted(theirs.known, mine.runs), len(theirs.known) - 1)
    at = np.flatnonzero(theirs.known[near] == mine.runs)
    if not len(at):
        return ()
    origin = theirs.place[near[at]]
    step, their_step = np.diff(at), np.diff(origin)
    same = np.concatenate(([0], np.cumsum(np.minimum(step, SHINGLE))))
    breaks = (step > _GAP + SHINGLE) | (np.abs(their_step - step) > _SLACK) | (their_step <= 0)
    starts = np.concatenate(([0], np.flatnonzero(breaks) + 1))
    ends = np.concatenate((starts[1:], [len(at)])) - 1
    found: list[Passage] = []
    columns = (at[starts], at[ends], origin[starts], origin[ends], same[ends] - same[starts])
    for first, last, begin, finish, kept in zip(*(c.tolist() for c in columns), strict=True):
        over = max(0, found[-1].past - first) if found else 0  # two passages may meet in a word
        first, past = first + over, last + SHINGLE
        begin, finish = min(begin + over, finish), finish + SHINGLE
        if past - first >= _LEAST:
            theirs_at, mine_at = _span(earlier, begin, finish), _span(later, first, past)
            found.append(Passage(theirs_at, mine_at, first, past, kept + SHINGLE - over))
    return tuple(found)


def _span(found: Words, first: int, past: int) -> Span:
    return Span(int(found.starts[first]), int(found.starts[past - 1]) + len(found.words[past - 1]))


def by_sentence(found: Words) -> Sentences:
    """A report's sentences, ready to be paired with another's."""
    places = sentences(found)
    bags = [_bag(found.words[first:past]) for first, past in places]
    having: dict[str, list[int]] = {}
    for number, bag in enumerate(bags):
        for word in bag:
            having.setdefault(word, []).append(number)
    return Sentences(places, bags, [math.fsum(bag.values()) for bag in bags], having)


def with_reworded(
    earlier: Words, later: Words, found: Sequence[Passage], theirs: Sentences, mine: Sentences
) -> tuple[Passage, ...]:
    """The passages, and the sentences between them that say the same in other words."""
    covered = bytearray(len(later.words))
    for one in found:
        covered[one.first : one.past] = b"\1" * (one.past - one.first)
    more: list[Passage] = []
    for (first, past), bag, whole in zip(mine.places, mine.bags, mine.weights, strict=True):
        if len(bag) < _RARE_WORDS or 2 * covered.count(1, first, past) > past - first:
            continue
        shared: dict[int, float] = {}
        for word, weight in bag.items():
            for number in theirs.having.get(word, ()):
                shared[number] = shared.get(number, 0.0) + weight
        kept = [
            (-weight / max(whole, theirs.weights[number]), number)
            for number, weight in shared.items()
        ]
        if not kept or -min(kept)[0] < _KEPT:
            continue
        begin, finish = theirs.places[min(kept)[1]]
        theirs_at, mine_at = _span(earlier, begin, finish), _span(later, first, past)
        more.append(Passage(theirs_at, mine_at, first, past, 0, True))
    return tuple(sorted((*found, *more), key=lambda p: (p.first, p.past)))


def sentences(found: Words) -> list[tuple[int, int]]:
    """The sentences as [first, past) places in the words; one of under five joins the next."""
    edges = [0]
    for at in found.opens:
        if at - edges[-1] >= SHINGLE:
            edges.append(at)
    if len(found.words) > edges[-1]:
        edges.append(len(found.words))
    return list(pairwise(edges))


def _bag(words: Sequence[str]) -> dict[str, float]:
    """The rarer words of a sentence, cut to their stems, with their weights."""
    return dict(filter(None, map(_stem, words)))


@cache
def _stem(word: str) -> tuple[str, float] | None:
    share = share_of_reports(word)
    if share >= _TELLING or (len(word) < 3 and not word.isdigit()):
        return None
    return word[:6], math.log((_WEIGHT_BASE + 1) / (share * _WEIGHT_BASE + 0.5))


def own_words(found: Words, first: int, past: int) -> int:
    """Words of a stretch that stand outside quotation marks."""
    return past - first - found.quoted.count(1, first, past)


def is_prose(words: Sequence[str]) -> bool:
    """Whether a stretch is sentences, not a table, a list of names or of results."""
    holding = sum(map(_holds, words))
    return holding >= 0.2 * len(words)


@cache
def _holds(word: str) -> bool:
    return share_of_reports(word) >= _FUNCTION


def closes(earlier: Words, later: Words, one: Passage) -> bool:
    """Whether a passage ends both reports: a notice of the house, not news."""
    their_past = bisect_left(earlier.starts, one.earlier.end)
    return len(later.words) - one.past < _LEAST and len(earlier.words) - their_past < _LEAST
