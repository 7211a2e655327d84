"""Which figures are told, under which word: by what is counted, tolls and money first.

Ages, spans of time and figures with nothing counted are left out; small counts that nobody
compares ("three towns", "one of the people") stay in the dossier and out of the brief.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rashomon.model import Comparison, Figure, Reading
from rashomon.tell.words import fold, line


@dataclass(frozen=True)
class Amount:
    """The figures that reports give for one thing.

    ``rank`` is lower for what is asked first: compared, tolls, money, then the rest; figures of
    the last rank are ordinary and only the dossier lists them.
    """

    about: str
    kind: str
    figures: tuple[tuple[str, Figure], ...]
    rank: int

    def by_wording(self) -> list[tuple[Figure, list[tuple[str, int, int]]]]:
        """Each wording once, with the places (report, start, end) that have it."""
        told: dict[str, tuple[Figure, list[tuple[str, int, int]]]] = {}
        for report, figure in self.figures:
            _, places = told.setdefault(fold(figure.text), (figure, []))
            places.append((report, figure.start, figure.end))
        return list(told.values())


class _Place(NamedTuple):
    """A piece of evidence for a figure, the value of its side, and the comparison's id."""

    start: int
    end: int
    value: str
    comparison: str


ORDINARY = 5  # the rank of what the brief leaves out


def amounts(readings: Sequence[Reading], comparisons: Iterable[Comparison]) -> list[Amount]:
    """Counts, money, measures and shares by what they count."""
    compared = _compared(comparisons)
    beside: dict[str, tuple[str, str]] = {}  # by comparison, the row its named figures stand in
    groups: dict[tuple[str, str], list[tuple[str, Figure]]] = {}
    names: dict[tuple[str, str], str] = {}
    ranks: dict[tuple[str, str], int] = {}
    money: dict[tuple[float | None, float | None, str | None], tuple[str, str]] = {}
    told = [(reading, figure) for reading in readings for figure in reading.figures]
    # What is named goes first: "$84,000" alone then joins "$84,000 in taxpayer money".
    for reading, figure in sorted(told, key=lambda one: one[1].about is None):
        report = reading.report.id
        if figure.kind in ("age", "duration"):
            continue
        asked = _comparison_of(report, figure, compared)
        name = _thing(reading, figure)
        key = _key(figure, name)
        if asked and name:
            beside.setdefault(asked, key)
        elif asked and asked in beside:
            key = beside[asked]
        if figure.kind == "money":
            sum_ = (figure.low, figure.high, figure.unit)
            known = money.get(sum_)
            if known and (figure.about is None or set(known[0].split()) & set(key[0].split())):
                key = known
            money.setdefault(sum_, key)
        if not name and not asked:
            continue
        rank = 0 if asked else _rank(reading, figure, name)
        if rank == ORDINARY:  # "two people" does not stand beside "23,000 people"
            key = (key[0], f"{key[1]} ")
        first = names.setdefault(key, name or "number")
        if figure.kind == "count" and name and len(name) < len(first):
            names[key] = name
        groups.setdefault(key, []).append((report, figure))
        ranks[key] = min(ranks.get(key, rank), rank)
    order = {reading.report.id: n for n, reading in enumerate(readings)}
    found = []
    for key, group in groups.items():
        group.sort(key=lambda one: (order[one[0]], one[1].start))
        found.append(Amount(names[key], key[1].strip(), tuple(group), ranks[key]))
    return sorted(found, key=lambda a: (a.rank, -len({report for report, _ in a.figures})))


def _key(figure: Figure, name: str) -> tuple[str, str]:
    """What puts figures in one row: of counts the noun alone ("allied countries", "countries")."""
    if name in _TOLLS.values():
        return name, "count"
    words = fold(name).partition(" of ")[0].split()
    return words[-1] if words and figure.kind == "count" else fold(name), figure.kind


def _thing(reading: Reading, figure: Figure) -> str:
    """The word that is counted; of money and shares what they are for; "" when nothing is."""
    about = line(figure.about or "")
    words = about.lower().split()
    people = figure.unit in ("person", "death", "arrest", "injury")
    if people or (words and words[-1] in _TOLLS):
        for word in reversed(words):
            if word in _TOLLS:
                return _TOLLS[word]
    if about:
        return about
    if figure.kind in ("money", "percent", "rate", "measure"):
        for event in reading.events:
            if figure.id in event.figures:
                return f"{_KINDS.get(figure.kind, figure.kind)} ({line(event.lemma)})"
        return _KINDS.get(figure.kind, figure.kind) if figure.kind == "money" else ""
    return ""


def _rank(reading: Reading, figure: Figure, name: str) -> int:
    """1 a toll, 2 money, 3 many and something done by somebody, 4 many; else ordinary."""
    if name in _TOLLS.values():
        return 1
    if _ORDINARY.search(figure.text):
        return ORDINARY
    if figure.kind == "money":
        return 2
    value = figure.low if figure.low is not None else figure.high
    if figure.kind == "count" and (value is None or value <= _SMALL):
        return ORDINARY if figure.unit != "magnitude" else 4
    acted = any(figure.id in event.figures and event.actors for event in reading.events)
    if figure.kind == "count":
        return 3 if acted else 4
    return 4 if acted else ORDINARY


def _compared(comparisons: Iterable[Comparison]) -> dict[str, list[_Place]]:
    """Where the figures stand that are held against each other, by report."""
    found: dict[str, list[_Place]] = {}
    for comparison in comparisons:
        if comparison.about != "figure" or comparison.verdict in ("only", "agree"):
            continue
        for side in comparison.sides:
            for piece in side.evidence:
                place = _Place(piece.start, piece.end, fold(side.value), comparison.id)
                found.setdefault(piece.report, []).append(place)
    return found


def _comparison_of(report: str, figure: Figure, compared: dict[str, list[_Place]]) -> str | None:
    """The comparison that a figure is part of."""
    words = fold(figure.text)
    for place in compared.get(report, ()):
        if place.start < figure.end and figure.start < place.end and words in place.value:
            return place.comparison
    return None


_SMALL = 12  # counts up to here are ordinary: "two peoples", "three towns"
_ORDINARY = re.compile(
    r"^(?:one|two|three|four|five|some|most|half|\d+) (?:of|in) |^[a-z]+-[a-z]+$|^000\b", re.I
)
_TOLLS = {
    **dict.fromkeys(("killed", "dead", "died", "deaths", "fatalities"), "killed"),
    **dict.fromkeys(("injured", "wounded", "hurt", "injuries"), "injured"),
    **dict.fromkeys(("arrested", "detained", "arrests"), "arrested"),
    **dict.fromkeys(("rescued", "missing", "displaced", "evacuated"), ""),
}
_TOLLS.update({word: word for word, name in list(_TOLLS.items()) if not name})
_KINDS = {"money": "money", "percent": "percent", "rate": "rate", "measure": "measure"}
