"""Which reports tell of one chain of events."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np

from rashomon.model import Reading, Storyline
from rashomon.reconcile.corrections import NONE, Pairs
from rashomon.reconcile.links import average_link
from rashomon.reconcile.words import Background, Places, Words, background, telling, unit_vector

THRESHOLD = 0.165  # one for all sets; .13 to .25 tried, see benchmarks/stories.py
_NAME = 2.0  # a name tells more than a word as rare; 1 to 2 tried
_KEYS = 50  # words of a report by which it is found; the weightiest
_COMMON = 1.0  # a word that a third of all reports have tells no stories apart
_SHARED = 3  # words two reports must share: a name alone is no storyline
_CROWD = 400  # a key word of more reports than this finds nobody
_MET = 1500  # holders of its key words that a report is held against, about
_LEAST_KEYS = 12  # and at least of so many words
_GRACE_DAYS = 3
_FADE_DAYS = 100.0
_ENOUGH = 3  # reports before a group's own facts can be told from one writer's
_MOST, _FEW = 0.6, 0.2  # of a group's reports that have a fact; of the other's that lack it
_OWN = 0.3  # of a group's common facts that the other lacks: they tell of two like events
_TITLE = 110  # characters of a first sentence used as a title

Vector = dict[str, float]


def vectors(found: Sequence[Words]) -> list[Vector]:
    """Each report's words, weighted by how few reports have them, to length 1."""
    bags = [telling(one) for one in found]
    known = background(bags)
    weights: dict[str, float] = {}
    return [_vector(bag, one.names, known, weights) for bag, one in zip(bags, found, strict=True)]


def _vector(
    bag: Counter[str], names: frozenset[str], known: Background, weights: dict[str, float]
) -> Vector:
    found: Vector = {}
    for word, times in sorted(bag.items()):
        weight = weights.get(word)
        if weight is None:
            weight = weights[word] = known.weight(word)
        if weight < _COMMON:
            continue
        found[word] = (1 + math.log(times)) * weight * (_NAME if word in names else 1.0)
    return unit_vector(found)


def likeness(readings: Sequence[Reading], each: Sequence[Vector]) -> dict[tuple[int, int], float]:
    """How alike two reports are, 0 to 1, for every pair that shares telling words.

    A report looks for others by its weightiest words, the rarest among the reports first, until
    it has met `_MET` of them; so the work a report makes does not grow with their number.
    """
    number: dict[str, int] = {}
    sizes = np.fromiter(map(len, each), np.int64, len(each))
    total = int(sizes.sum())
    words = np.fromiter(
        (number.setdefault(w, len(number)) for vector in each for w in vector), np.int32, total
    )
    weights = np.fromiter((v for vector in each for v in vector.values()), np.float64, total)
    ends = np.cumsum(sizes)
    starts = ends - sizes
    keys = [
        words[start : start + size][np.argsort(-weights[start : start + size], kind="stable")][
            :_KEYS
        ]
        for start, size in zip(starts.tolist(), sizes.tolist(), strict=True)
    ]
    held = np.bincount(np.concatenate(keys), minlength=len(number)) if keys else np.zeros(0)
    holders = _holders(keys, len(number))
    days = [_ordinal(reading.report.published) for reading in readings]
    dense = np.zeros(len(number))
    pairs: dict[tuple[int, int], float] = {}
    for at, mine in enumerate(keys):
        few = mine[held[mine] <= _CROWD]
        few = few[np.lexsort((few, held[few]))]
        few = few[: max(_LEAST_KEYS, int(np.searchsorted(np.cumsum(held[few]), _MET)))]
        if not len(few):
            continue
        met, shared = np.unique(np.concatenate([holders[w] for w in few]), return_counts=True)
        others = met[(shared >= _SHARED) & (met != at)]
        others = others[np.array([pair not in pairs for pair in _paired(at, others)], dtype=bool)]
        if not len(others):
            continue
        own = slice(starts[at], ends[at])
        dense[words[own]] = weights[own]
        counts = sizes[others]
        offset = np.cumsum(counts) - counts
        place = np.arange(counts.sum()) + np.repeat(starts[others] - offset, counts)
        dots = np.add.reduceat(dense[words[place]] * weights[place], offset)
        dense[words[own]] = 0.0
        for pair, dot in zip(_paired(at, others), dots.tolist(), strict=True):
            value = round(dot * _nearness(days[pair[0]], days[pair[1]]), 9)
            if value >= 0.02:
                pairs[pair] = value
    return pairs


def _paired(at: int, others: Places) -> list[tuple[int, int]]:
    return [(at, other) if at < other else (other, at) for other in others.tolist()]


def _holders(keys: Sequence[Places], count: int) -> list[Places]:
    """By word, the reports that have it as a key, in order."""
    if not keys:
        return []
    flat = np.concatenate(keys)
    owner = np.repeat(np.arange(len(keys), dtype=np.int32), [len(one) for one in keys])
    by_word = np.argsort(flat, kind="stable")
    edges = np.searchsorted(flat[by_word], np.arange(1, count))
    return np.split(owner[by_word], edges)


def _ordinal(published: str | None) -> int | None:
    try:
        return date.fromisoformat(published[:10]).toordinal() if published else None
    except ValueError:
        return None


def _nearness(left: int | None, right: int | None) -> float:
    """1 for days close together or unknown, falling slowly: pages often carry a later day."""
    if left is None or right is None:
        return 1.0
    return math.exp(-max(0, abs(left - right) - _GRACE_DAYS) / _FADE_DAYS)


def storylines(
    readings: Sequence[Reading], found: Sequence[Words], decided: Pairs = NONE
) -> tuple[Storyline, ...]:
    """Group the reports, each into exactly one storyline.

    Two reports are alike by the words they share, weighted by how rare those are in news at
    large, and by how close their days are; groups are joined by their mean likeness, unless each
    has names, numbers and other words of its own that most of its reports share and the other's
    lack: two earthquakes, two arrests. Reports of which a person says that they tell one
    occurrence are of one storyline. Storylines are numbered by their first report.
    """
    each = vectors(found)
    alike = likeness(readings, each)
    place = {reading.report.id: at for at, reading in enumerate(readings)}
    together = [(place[one], place[other]) for (one, _), (other, _), _ in decided.same]
    groups = average_link(len(readings), alike, THRESHOLD, _Facts(each).apart, together)
    return tuple(
        _storyline(f"S{number}", [readings[at] for at in group], group, alike)
        for number, group in enumerate(groups, 1)
    )


class _Facts:
    """What most reports of a group have in common, and whether another group lacks it."""

    def __init__(self, each: Sequence[Vector]) -> None:
        self._each = each
        self._known: dict[tuple[int, ...], tuple[dict[str, int], dict[str, float]]] = {}

    def apart(self, left: tuple[int, ...], right: tuple[int, ...]) -> bool:
        """Whether each of two groups has too much of its own to be of one storyline."""
        if len(left) < _ENOUGH or len(right) < _ENOUGH:
            return False
        return self._own(left, right) > _OWN and self._own(right, left) > _OWN

    def _own(self, group: tuple[int, ...], other: tuple[int, ...]) -> float:
        having, weight = self._of(group)
        others, _ = self._of(other)
        common = [word for word in having if having[word] >= _MOST * len(group)]
        own = [word for word in common if others.get(word, 0) <= _FEW * len(other)]
        whole = math.fsum(weight[word] ** 2 for word in common)
        return math.fsum(weight[word] ** 2 for word in own) / whole if whole else 0.0

    def _of(self, group: tuple[int, ...]) -> tuple[dict[str, int], dict[str, float]]:
        """How many reports have a word, and its mean weight."""
        if group not in self._known:
            having: Counter[str] = Counter()
            weight: dict[str, float] = {}
            for at in group:
                having.update(self._each[at].keys())
                for word, value in self._each[at].items():
                    weight[word] = weight.get(word, 0.0) + value / len(group)
            self._known[group] = (having, weight)
        return self._known[group]


def _storyline(
    name: str,
    told: Sequence[Reading],
    group: Sequence[int],
    alike: dict[tuple[int, int], float],
) -> Storyline:
    def middle(place: int) -> float:
        at = group[place]
        near = (alike.get((min(at, other), max(at, other)), 0.0) for other in group if other != at)
        return round(sum(near), 9)

    likest = sorted(range(len(group)), key=lambda place: (-middle(place), place))
    titled = [place for place in likest if told[place].report.title]
    days = sorted({day for reading in told for day in _days(reading)})
    return Storyline(
        id=name,
        title=_title(told[(titled or likest)[0]]),
        reports=tuple(reading.report.id for reading in told),
        from_=days[0] if days else None,
        to=days[-1] if days else None,
    )


def _days(reading: Reading) -> list[str]:
    """The days a report is about: its own, and those of what happened in the week before."""
    published = _ordinal(reading.report.published)
    if published is None:
        return []
    own = date.fromordinal(published)
    week = (own - timedelta(days=7)).isoformat()
    happened = [
        event.from_
        for event in reading.events
        if event.realis == "actual" and event.from_ and event.from_ == event.to
    ]
    return [own.isoformat(), *(one for one in happened if week <= one <= own.isoformat())]


def _title(reading: Reading) -> str:
    """The headline, or the first sentence of story, cut at a word."""
    if reading.report.title:
        return " ".join(reading.report.title.split())
    text = reading.report.text
    noise = [n for n in reading.noise if n.kind != "untranslated"]
    for start, end in reading.sentences:
        if not any(n.start < end and start < n.end for n in noise) and end - start > 10:
            return _cut(" ".join(text[start:end].split()))
    for line in text.splitlines():
        if line.strip():
            return _cut(" ".join(line.split()))
    return reading.report.id


def _cut(line: str) -> str:
    if len(line) <= _TITLE:
        return line
    return line[:_TITLE].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"
