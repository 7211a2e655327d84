"""Which of several places of one name a report means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from rashomon.read.names import Name
from rashomon.read.parse import Parse
from rashomon.read.places import Spot, fold, spots


def settle_places(parse: Parse, found: Sequence[Name]) -> dict[str, Spot]:
    """For each place name (as its key and folded) the place that fits the report best.

    The countries the report speaks of, "Paris, Texas", and size decide; a name the gazetteer lacks
    is left out.
    """
    lands: Counter[str] = Counter()
    for name in found:
        if name.known is not None and name.known.code is not None:
            lands[name.known.code] += 1
    within: dict[str, tuple[str | None, str]] = {}
    keys: dict[str, None] = {}
    for name, after in zip(found, [*found[1:], None], strict=True):
        if name.kind != "place":
            if (
                name.known is not None
                and name.known.kind == "people"
                and name.known.sectors[0] == "place"
            ):
                keys.setdefault(fold(name.known.name))
            continue
        key = fold(name.known.name) if name.known is not None else name.key
        keys.setdefault(key)
        if after is not None and after.first == name.past + 1 and parse.lower[name.past] == ",":
            if after.kind == "country" and after.known is not None:
                within[key] = (after.known.code, "")
            elif after.kind == "place":
                for spot in spots(after.key):
                    if spot.feature == "ADM1":
                        within[key] = (spot.country, spot.district)
                        break
    chosen: dict[str, Spot] = {}
    for key in keys:
        candidates = spots(key)
        if not candidates:
            continue
        code, district = within.get(key, (None, ""))
        best = max(candidates, key=lambda spot: _fit(spot, lands, code, district))
        chosen[key] = best
        chosen.setdefault(fold(key), best)
    return chosen


def _fit(
    spot: Spot, lands: Counter[str], code: str | None, district: str
) -> tuple[float, int, float]:
    score = 0.5 * spot.size
    if spot.geonames is None and spot.feature == "ADM1" and spot.size < 23:
        score -= 3.0  # a district and its town of one name: the town, unless the report says so
    if spot.country is not None:
        score += min(4.0, 1.5 * lands[spot.country])
        if code is not None:
            score += 8.0 if spot.country == code else -4.0
            if district and spot.district == district:
                score += 4.0
    return (score, spot.geonames or 0, spot.lat or 0.0)
