"""Which of several places of one name a report means.

Decided together for all places of the report: the countries and states it speaks of, "Paris,
Texas", size, and neighbourhood: of many Sharons and many Cornwalls, two lie side by side.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from rashomon.read.names.familiar import Name
from rashomon.read.names.places import Spot, fold, spots
from rashomon.read.parse import Parse

# tuned on LGL and TR-News by folds (benchmarks/places.py)
PER_SIZE = 0.45  # a doubling of the population
PER_LAND = 1.3  # a mention of the country, up to MOST_LAND
MOST_LAND = 4.0
IN_DISTRICT = 3.0  # the report names the state it lies in
NEIGHBOUR = 1.6  # another place of the report may lie within a degree or two
NO_DISTRICT = -3.0  # a district and its town of one name: the town,
AS_DISTRICT = 6.0  # unless the report says "province"
CAPITAL = 2.0
MANY = 40  # candidates looked at for one name
CELL = 1.2  # degrees

_DISTRICTS = frozenset(
    {"province", "region", "oblast", "governorate", "state", "prefecture", "county", "counties"}
)


def settle_places(parse: Parse, found: Sequence[Name]) -> dict[str, Spot]:
    """For each place name (its key, folded) the place that fits the report best.

    A name the gazetteer lacks is left out.
    """
    lands: Counter[str] = Counter()
    keys: dict[str, tuple[str, str] | None] = {}
    wanted: set[str] = set()  # keys that stand beside "province" and the like
    for name, after in zip(found, [*found, None][1:], strict=True):
        known = name.known
        if known is not None and known.code is not None:
            lands[known.code] += 1
        if name.kind != "place":
            if known is not None and known.kind == "people" and known.sectors[0] == "place":
                keys.setdefault(fold(known.name), None)
            continue
        key = fold(known.name) if known is not None else fold(name.key)
        inside = _stated(parse, name, after)
        if inside is not None:
            lands[inside[0]] += 1
        if inside is not None or key not in keys:
            keys[key] = inside
        if name.past < len(parse) and parse.lower[name.past] in _DISTRICTS:
            wanted.add(key)
        elif name.first > 1 and parse.lower[name.first - 1] == "of":
            wanted |= {key} if parse.lower[name.first - 2] in _DISTRICTS else set()
    candidates = {key: spots(key)[:MANY] for key in keys}
    states = _states(candidates, keys)
    grid = _grid(candidates)
    chosen: dict[str, Spot] = {}
    for key, rows in candidates.items():
        if rows:
            alone = len(rows) == 1
            chosen[key] = (
                rows[0]
                if alone
                else max(rows, key=lambda spot: _fit(key, spot, lands, states, keys, grid, wanted))
            )
    return chosen


def _stated(parse: Parse, name: Name, after: Name | None) -> tuple[str, str] | None:
    """The country and state that "Paris, Texas" or "Riga (Latvia)" states."""
    if after is None or after.first != name.past + 1:
        return None
    if parse.lower[name.past] not in (",", "(", "in"):
        return None
    if after.kind == "country" and after.known is not None and after.known.code is not None:
        return after.known.code, ""
    if after.kind == "place":
        wording = after.known.name if after.known is not None else after.key
        for spot in spots(wording):
            if spot.feature == "ADM1" and spot.country is not None:
                return spot.country, spot.district
            if spot.feature == "ADM2" and spot.country is not None:
                return spot.country, spot.district
    return None


def _states(
    candidates: dict[str, tuple[Spot, ...]], keys: dict[str, tuple[str, str] | None]
) -> Counter[tuple[str, str]]:
    """The states (first-level districts) that the report names, or that only can be meant."""
    states: Counter[tuple[str, str]] = Counter()
    for key, rows in candidates.items():
        stated = keys[key]
        if stated is not None and stated[1]:
            states[stated] += 2
        for spot in rows[:3]:
            if spot.feature == "ADM1" and spot.country and (spot is rows[0] or len(rows) == 1):
                states[(spot.country, spot.district)] += 2
        if len(rows) == 1 and rows[0].country and rows[0].feature in ("PPL", "ADM2"):
            states[(rows[0].country, rows[0].district)] += 1
    return states


def _cells(spot: Spot) -> Iterable[tuple[int, int]]:
    row, column = int((spot.lat or 0.0) // CELL), int((spot.lon or 0.0) // CELL)
    return ((row + a, column + b) for a in (-1, 0, 1) for b in (-1, 0, 1))


def _grid(candidates: dict[str, tuple[Spot, ...]]) -> dict[tuple[int, int], dict[str, float]]:
    """For each stretch of the map the names that may lie there, by how telling they are."""
    grid: dict[tuple[int, int], dict[str, float]] = {}
    for key, rows in candidates.items():
        telling = 1.0 / (1.0 + 0.25 * max(0, len(rows) - 1))
        for spot in rows:
            if spot.feature in ("PPL", "PPLC", "ADM2", "PPLX"):
                for cell in _cells(spot):
                    grid.setdefault(cell, {})[key] = telling
    return grid


def _fit(
    key: str,
    spot: Spot,
    lands: Counter[str],
    states: Counter[tuple[str, str]],
    keys: dict[str, tuple[str, str] | None],
    grid: dict[tuple[int, int], dict[str, float]],
    wanted: set[str],
) -> tuple[float, int, float]:
    score = PER_SIZE * spot.size
    if spot.feature == "PPLC":
        score += CAPITAL
    elif spot.feature in ("ADM1", "ADM2"):
        score += AS_DISTRICT if key in wanted else NO_DISTRICT
    if spot.country is not None:
        score += min(MOST_LAND, PER_LAND * lands[spot.country])
        score += min(2, states[(spot.country, spot.district)]) / 2 * IN_DISTRICT
        stated = keys[key]
        if stated is not None:
            score += 8.0 if spot.country == stated[0] else -4.0
            if stated[1] and spot.district == stated[1]:
                score += 5.0
    cell = (int((spot.lat or 0.0) // CELL), int((spot.lon or 0.0) // CELL))
    around = grid.get(cell, {})
    near = sum(around[other] for other in around if other != key)
    score += NEIGHBOUR * min(3.0, near)
    return (score, spot.geonames or 0, spot.lat or 0.0)
