"""Which reports tell of one chain of events."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta

from rashomon.model import Reading, Storyline
from rashomon.reconcile.links import average_link
from rashomon.reconcile.words import Background, Words, background, telling, unit_vector

THRESHOLD = 0.205  # one for all sets; .18 to .25 tried, see benchmarks/stories.py
_KEYS = 30  # words of a report by which it is found; the weightiest
_CROWD = 400  # a key word of more reports than this finds nobody
_GRACE_DAYS = 3
_FADE_DAYS = 60.0
_TITLE = 110  # characters of a first sentence used as a title

Vector = dict[str, float]


def vectors(found: Sequence[Words]) -> list[Vector]:
    """Each report's words, weighted by how few reports have them, to length 1."""
    bags = [telling(one) for one in found]
    known = background(bags)
    weights: dict[str, float] = {}
    return [_vector(bag, known, weights) for bag in bags]


def _vector(bag: Counter[str], known: Background, weights: dict[str, float]) -> Vector:
    found: Vector = {}
    for word, times in sorted(bag.items()):
        weight = weights.get(word)
        if weight is None:
            weight = weights[word] = known.weight(word)
        found[word] = (1 + math.log(times)) * weight
    return unit_vector(found)


def likeness(readings: Sequence[Reading], each: Sequence[Vector]) -> dict[tuple[int, int], float]:
    """How alike two reports are, 0 to 1, for every pair that shares a telling word."""
    holders: dict[str, list[int]] = {}
    keys = [sorted(vector, key=lambda word: (-vector[word], word))[:_KEYS] for vector in each]
    for at, words in enumerate(keys):
        for word in words:
            holders.setdefault(word, []).append(at)
    days = [_ordinal(reading.report.published) for reading in readings]
    pairs: dict[tuple[int, int], float] = {}
    for at, words in enumerate(keys):
        shared: Counter[int] = Counter()
        for word in words:
            others = holders[word]
            if len(others) <= _CROWD:
                shared.update(other for other in others if other > at)
        for other in sorted(shared):
            value = _dot(each[at], each[other]) * _nearness(days[at], days[other])
            if value >= 0.02:
                pairs[at, other] = value
    return pairs


def _dot(left: Vector, right: Vector) -> float:
    if len(left) > len(right):
        left, right = right, left
    return sum(value * right[word] for word, value in left.items() if word in right)


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


def storylines(readings: Sequence[Reading], found: Sequence[Words]) -> tuple[Storyline, ...]:
    """Group the reports, each into exactly one storyline.

    Two reports are alike by the words they share, weighted by how rare those are in news at
    large, and by how close their days are; groups are joined by their mean likeness. Storylines
    are numbered by their first report.
    """
    each = vectors(found)
    alike = likeness(readings, each)
    groups = average_link(len(readings), alike, THRESHOLD)
    return tuple(
        _storyline(f"S{number}", [readings[at] for at in group], group, alike)
        for number, group in enumerate(groups, 1)
    )


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
