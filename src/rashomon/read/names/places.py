"""Places by name: an embedded gazetteer, and which of several places of one name is meant.

The towns lie in one packed file of sorted lines that is searched by bisection, so the first look-up
costs a few dozen milliseconds and the rest of the memory is the text itself. Countries, regions and
seas are small tables beside it. Source: GeoNames (CC BY 4.0), see ``data/README.md``.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from rashomon.read.names.countries import Country, alpha3, country, known_countries

_PLAIN = str.maketrans(
    {"ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "ð": "d", "ß": "ss", "æ": "ae", "œ": "oe"}
    | {"ı": "i", "’": "'", "‘": "'", "ʼ": "'", "`": "'"}
)


# where local news in English is at home: it names no country, and a town may be called anything
HOMES = frozenset({"USA", "GBR", "CAN", "AUS", "IRL", "NZL"})
OURS = 9  # the fame of an entry of our own: more than all but the greatest cities have


class Spot(NamedTuple):
    """One place of the gazetteer.

    ``size`` is the binary logarithm of its population, ``fame`` of the number of its names in all
    languages.
    """

    name: str
    geonames: int | None
    lat: float | None
    lon: float | None
    country: str | None
    district: str
    feature: str
    size: int
    fame: int = 0


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """A name without case, diacritics and punctuation: "Saint-Étienne" → "saint etienne"."""
    if name.isascii():
        plain = name.lower()
    else:
        plain = unicodedata.normalize("NFKD", name.translate(_PLAIN)).lower()
        plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    plain = plain.replace("-", " ").replace(".", " ").replace("'", "")
    words = plain.split()
    if words and words[0] in ("st", "mt", "ft"):
        words[0] = {"st": "saint", "mt": "mount", "ft": "fort"}[words[0]]
    return " ".join(words)


@cache
def _towns() -> bytes:
    import zstandard

    packed = files("rashomon.data").joinpath("places.zst").read_bytes()
    blob: bytes = zstandard.ZstdDecompressor().decompress(packed)
    return blob  # begins with a line end, so that every line has one on both sides


def _lines(key: bytes) -> list[list[str]]:
    """The lines of the town file whose first field is ``key``."""
    blob = _towns()
    low, high = 0, len(blob) - 1
    wanted = key + b"\t"
    while low < high:  # the first line that is not below the key starts in (low, high]
        middle = (low + high) // 2
        start = blob.rfind(b"\n", 0, middle + 1) + 1
        if blob[start : start + len(wanted)] < wanted:
            low = blob.find(b"\n", middle + 1)
            if low < 0:
                return []
        else:
            high = start - 1
    start = low + 1
    found = []
    while blob.startswith(wanted, start):
        end = blob.find(b"\n", start)
        found.append(blob[start:end].decode().split("\t"))
        start = end + 1
    return found


@lru_cache(maxsize=16384)
def spots(name: str) -> tuple[Spot, ...]:
    """Every place of that name, the largest first; () when the gazetteer has none."""
    key = fold(name)
    if not key:
        return ()
    found = list(_regions().get(key, ()))
    for line in _lines(key.encode()):
        if line[1] == ">":
            found += [
                _spot(row)
                for row in _lines(line[2].encode())
                if len(row) == 10 and row[1] == line[3]
            ]
        else:
            found.append(_spot(line))
    listed = [spot for spot in found if spot.geonames is not None]
    found = [
        spot  # of our own rough regions only those that the gazetteer lacks
        for spot in dict.fromkeys(found)
        if spot.geonames is not None or not any(_same(spot, other) for other in listed)
    ]
    found.sort(key=lambda spot: (-spot.size, spot.geonames or 0, spot.lat or 0.0))
    return tuple(found)


def _same(one: Spot, other: Spot) -> bool:
    """Whether two entries of one name are one place: of a country, a kind and a stretch of land."""
    if one.country != other.country or one.feature[:3] != other.feature[:3]:
        return False
    if one.feature[:3] == "ADM":
        return one.feature == other.feature
    assert one.lat is not None and one.lon is not None
    assert other.lat is not None and other.lon is not None
    return abs(one.lat - other.lat) < 1 and abs(one.lon - other.lon) < 1


def _spot(row: list[str]) -> Spot:
    return Spot(
        name=row[2],
        geonames=int(row[1]) if row[1] else None,
        lat=float(row[3]),
        lon=float(row[4]),
        country=alpha3(row[5]),
        district=row[6],
        feature=row[7],
        size=int(row[8]),
        fame=int(row[9]),
    )


@cache
def _regions() -> dict[str, list[Spot]]:
    """Regions and seas by folded name; they count as large (size 23)."""
    table: dict[str, list[Spot]] = {}
    lines = files("rashomon.data").joinpath("regions.tsv").read_text(encoding="utf-8").splitlines()
    for line in lines:
        if line.startswith("#") or line.startswith("name\t"):
            continue
        name, others, iso3, lat, lon, feature, ident = line.split("\t")
        number = int(ident) if ident else None
        spot = Spot(name, number, float(lat), float(lon), iso3 or None, "", feature, 23, OURS)
        for each in (name, *filter(None, others.split("|"))):
            table.setdefault(fold(each), []).append(spot)
    return table


def country_spot(iso3: str) -> Spot | None:
    """The place that a country is."""
    found: Country | None = country(iso3)
    if found is None:
        return None
    return Spot(found.name, found.geonames, found.lat, found.lon, iso3, "", "PCLI", 30)


__all__ = ["Spot", "country_spot", "fold", "known_countries", "spots"]
