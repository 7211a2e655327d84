"""Which of several places of one name a report means.

Decided together for all places of the report: the countries and states it speaks of, "Paris,
Texas", size, and neighbourhood: of many Sharons and many Cornwalls, two lie side by side. Where two
places far apart fit as well, none is given.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rashomon.read.names.familiar import Name
from rashomon.read.names.lexicon import abbreviated_state, words
from rashomon.read.names.places import HOMES, OURS, Spot, fold, spots
from rashomon.read.parse import Parse

# tuned on the even halves of LGL and TR-News (benchmarks/places.py)
PER_SIZE = 0.38  # a doubling of the population
PER_FAME = 0.2  # a doubling of its names in other languages
PER_LAND = 1.5  # a mention of the country, up to MOST_LAND
MOST_LAND = 5.0
LESS_LAND = 2.5  # the same for a town whose namesake the whole world knows
FAMOUS = 3  # doublings of the number of names
PER_PLACE = 0.8  # another place of the report that can only lie in that country,
MOST_PLACES = 2.5  # up to
HOME = 2.5  # the country that the outlet writes from
IN_DISTRICT = 3.0  # the report names the state it lies in
NEIGHBOUR = 2.0  # another place of the report may lie within a degree or two
NO_DISTRICT = -3.0  # a district and its town of one name: the town,
AS_DISTRICT = 6.0  # unless the report says "province"
CAPITAL = 2.2
OWN_NAME = 1.0  # it is called so, and not only in another language
KNOWN = 8.0  # the district that our own tables mean by the name
MARGIN = 0.9  # by which the best must beat the next that lies far off, unless it is
GREAT = 20  # a city of a million
CAPITAL_FROM = 18  # a capital of a quarter of a million
SURE = 2.5  # a margin that lets a place speak for its country
KNOWN_FROM = 16  # a town of 65,000 needs no company of its country,
ELSEWHERE = 3  # unlike a smaller one where other countries are mentioned so often
FAR = 1.5  # degrees
MANY = 40  # candidates looked at for one name
CELL = 1.2  # degrees

_DISTRICTS = words("districts") | {"state", "county", "counties"}
_TOWNS = frozenset({"PPL", "PPLC", "ADM2", "PPLX"})
_CITIES_FIRST = frozenset({"new york"})  # states named as their great cities
_SIDES = words("sides")

Stated = tuple[str, str] | None


class _Told(NamedTuple):
    """What a report tells about its places, by folded name where it is about one name."""

    lands: Counter[str]  # mentions of each country
    stated: dict[str, Stated]  # the country and state that stand behind the name
    wanted: set[str]  # names beside "province" and the like
    known: dict[str, str | None]  # the country of those that our own tables know as regions
    home: str | None
    beside: list[tuple[str, str]]  # "Holton, Suffolk": names with a comma between them


def settle_places(parse: Parse, found: Sequence[Name], home: str | None = None) -> dict[str, Spot]:
    """For each place name (its key, folded) the place that fits the report best.

    A name that the gazetteer lacks, or that two places far apart could be, is left out.

    Args:
        home: the country (ISO 3166-1 alpha-3) that the outlet writes from, where that is known.
    """
    told = _told(parse, found, home)
    candidates = {key: _spots(key) for key in told.stated}
    states = _states(candidates, told.stated)
    grid = _grid(candidates)
    chosen: dict[str, Spot] = {}
    ranked: dict[str, list[tuple[float, Spot]]] = {}
    for key, rows in candidates.items():
        if rows and not any(_as_stated(spot, told.stated[key]) for spot in rows):
            continue  # "Holliday, Missouri", of which the gazetteer has the one in Texas
        if rows:
            fame = max(spot.fame for spot in rows)
            fits = [(_fit(key, spot, told, states, grid, fame), spot) for spot in rows]
            fits.sort(key=lambda fit: (-fit[0], -(fit[1].geonames or 0)))
            ranked[key] = fits
    speaks: Counter[str] = Counter()
    for fits in ranked.values():
        if _margin(fits) >= SURE and fits[0][1].country and fits[0][1].size >= 12:
            speaks[fits[0][1].country] += 1
    for key, fits in ranked.items():
        own = fits[0][1].country if _margin(fits) >= SURE else None
        again = [
            (
                score + min(MOST_PLACES, PER_PLACE * (speaks[spot.country] - (spot.country == own)))
                if spot.country
                else score,
                spot,
            )
            for score, spot in fits
        ]
        again.sort(key=lambda fit: (-fit[0], -(fit[1].geonames or 0)))
        best = again[0][1]
        great = best.size >= GREAT or (best.feature == "PPLC" and best.size >= CAPITAL_FROM)
        if not great and _out_of_the_blue(best, own, told, speaks):
            continue
        if great or _margin(again) >= MARGIN:
            chosen[key] = best
    for key, inside in told.beside:
        town, district = chosen.get(key), chosen.get(inside)
        if town is None or district is None or district.feature not in ("ADM1", "ADM2"):
            continue
        if town.country != district.country and town.size < KNOWN_FROM:
            del chosen[key]  # "Holton, Suffolk" is not the Holton of Kansas
    return chosen


def _out_of_the_blue(best: Spot, own: str | None, told: _Told, speaks: Counter[str]) -> bool:
    """Whether a small place would be the only one of a country that the report never names.

    Then it is rather a place that the gazetteer lacks: of Syria's two Madayas not the one in Burma.
    """
    country = best.country
    if country is None or best.size >= KNOWN_FROM:
        return False
    alone = speaks[country] - (country == own) <= 0 and not told.lands[country]
    if not alone or country == told.home:
        return False
    return country not in HOMES or sum(told.lands.values()) >= ELSEWHERE


def _as_stated(spot: Spot, stated: Stated) -> bool:
    """Whether a place lies where the report says that it does, as far as it says."""
    if stated is None or spot.country is None:
        return True
    if spot.country != stated[0]:
        return False
    return not stated[1] or not spot.district or spot.district == stated[1]


def _spots(key: str) -> tuple[Spot, ...]:
    if key in _SIDES:
        return ()  # the "Eastern" of "Eastern and Southern Europe"
    return spots(key)[:MANY]


def _margin(fits: list[tuple[float, Spot]]) -> float:
    """By how much the first beats the best that lies elsewhere."""
    score, best = fits[0]
    for other, spot in fits[1:]:
        if _apart(best, spot) > FAR:
            return score - other
    return 99.0


def _apart(one: Spot, other: Spot) -> float:
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return 99.0
    across = abs(one.lon - other.lon) * math.cos(math.radians(one.lat))
    return max(abs(one.lat - other.lat), across)


def _told(parse: Parse, found: Sequence[Name], home: str | None) -> _Told:
    told = _Told(Counter(), {}, set(), {}, home, [])
    lower = parse.lower
    befores, afters = [None, *found][:-1], [*found, None][1:]
    for before, name, after in zip(befores, found, afters, strict=True):
        known = name.known
        if known is not None and known.code is not None:
            told.lands[known.code] += 1
        if name.kind != "place":
            if known is not None and known.kind == "people" and known.sectors[0] == "place":
                told.stated.setdefault(fold(known.name), None)
            continue
        key = place_key(name)
        if (
            known is not None
            and known.kind == "region"
            and (key not in _CITIES_FIRST or _among_states(parse, name, before, after))
        ):
            told.known[key] = known.code
        if after is not None and after.first == name.past + 1 and lower[name.past] == ",":
            told.beside.append((key, place_key(after)))
        inside = _stated(parse, name, after)
        if inside is not None:
            told.lands[inside[0]] += 1
        if inside is not None or key not in told.stated:
            told.stated[key] = inside
        if name.past < len(parse) and lower[name.past] in _DISTRICTS:
            told.wanted.add(key)
        elif name.first > 1 and lower[name.first - 1] == "of":
            told.wanted.update({key} if lower[name.first - 2] in _DISTRICTS else ())
    return told


def _among_states(parse: Parse, name: Name, *others: Name | None) -> bool:
    """Whether "New York" is the state: in a list of states, or before "border" and the like."""
    if name.past < len(parse) and parse.lower[name.past] in ("state", "border", "legislature"):
        return True
    for other in others:
        if other is None or other.known is None or other.known.kind != "region":
            continue
        low, high = min(name.past, other.past), max(name.first, other.first)
        if other.known.code == "USA" and other.key not in _CITIES_FIRST:
            between = parse.lower[low:high]
            if between in (["and"], [",", "and"], ["or"]) or (
                other is others[0] and between == [","]
            ):
                return True
    return False


def place_key(name: Name) -> str:
    """Under what a place name is looked up: "Ky." is Kentucky."""
    if name.known is not None:
        return fold(name.known.name)
    if name.key.endswith("."):
        return fold(abbreviated_state(name.key) or name.key)
    return fold(name.key)


def _stated(parse: Parse, name: Name, after: Name | None) -> Stated:
    """The country and state that "Paris, Texas" or "Riga (Latvia)" states."""
    if after is None or after.first != name.past + 1:
        return None
    if parse.lower[name.past] not in (",", "(", "in"):
        return None
    if name.known is not None and name.known.kind == "region":
        return None  # "Missouri, New York and Virginia"
    if after.kind == "country" and after.known is not None and after.known.code is not None:
        return after.known.code, ""
    if after.kind == "place":
        named = after.known is not None or parse.lower[after.past - 1] in _DISTRICTS
        if not named and "PPL" in [spot.feature[:3] for spot in spots(place_key(after))]:
            return None  # "Calgary, Edmonton and Toronto"
        if not after.known and "ADM1" in [spot.feature for spot in spots(place_key(name))[:1]]:
            return None  # "Kerala, Uttar Pradesh and Assam"
        for spot in spots(place_key(after)):
            if spot.feature in ("ADM1", "ADM2") and spot.country is not None:
                return spot.country, spot.district
    return None


def _states(
    candidates: dict[str, tuple[Spot, ...]], keys: dict[str, Stated]
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
            if spot.feature in _TOWNS:
                for cell in _cells(spot):
                    grid.setdefault(cell, {})[key] = telling
    return grid


def _fit(
    key: str,
    spot: Spot,
    told: _Told,
    states: Counter[tuple[str, str]],
    grid: dict[tuple[int, int], dict[str, float]],
    fame: int,
) -> float:
    score = PER_SIZE * spot.size + PER_FAME * spot.fame
    district = spot.feature in ("ADM1", "ADM2")
    if spot.feature == "PPLC":
        score += CAPITAL
    elif district:
        score += AS_DISTRICT if key in told.wanted else NO_DISTRICT
    if fold(spot.name) == key:
        score += OWN_NAME
    ours = spot.feature not in _TOWNS or spot.fame == OURS
    if ours and key in told.known and told.known[key] == spot.country:
        score += KNOWN
    if spot.country is not None:
        most = LESS_LAND if fame - spot.fame >= FAMOUS else MOST_LAND
        score += min(most, PER_LAND * told.lands[spot.country])
        score += min(2, states[(spot.country, spot.district)]) / 2 * IN_DISTRICT
        if spot.country == told.home:
            score += HOME
        stated = told.stated[key]
        if stated is not None:
            score += 8.0 if spot.country == stated[0] else -4.0
            if stated[1] and spot.district == stated[1]:
                score += 5.0
    cell = (int((spot.lat or 0.0) // CELL), int((spot.lon or 0.0) // CELL))
    around = grid.get(cell, {})
    near = sum(around[other] for other in around if other != key)
    return score + NEIGHBOUR * min(3.0, near)
