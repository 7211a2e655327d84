"""Places: found by name and settled on the map, on LGL (small-town news) and TR-News.

    python benchmarks/places.py [--rows PATH] [--set lgl|tr-news] [--half even|odd]

*Found*: exact spans of place names, precision, recall, F1, with the parser's own labels beside
them; then the same with nationality words counted as mentions of their country, which this gold
does ("Qatari" → Qatar).

*Settled*, among the gold places with a GeoNames id that were found: the share that got a point;
of those the share with the right country and the share within 161 km (100 miles); the right id
among all of them, resolved or not, and the same for 161 km, as the literature counts.
*No place*: of the gold names without an id that were found, and of the names we call places that
are in no gold, the share that got no id from us.

Rules and weights were tuned by looking at the even half (the digest of a report's id); the odd half
was only scored.
Published (Mordecai 3, its README, its own detection): LGL exact .794, within 161 km .827; TR-News
.843, .873. Names found: spaCy 3.8 md .765 on GeoWebNews (not in this data).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import time
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

from _gold import parsed, report, rows
from rashomon.model import Place
from rashomon.read.layout.marks import marks
from rashomon.read.names.countries import by_name
from rashomon.read.names.homes import outlet_home
from rashomon.read.names.names import names
from rashomon.read.parse import Parse
from rashomon.read.who.entities import cast
from rashomon.read.who.settling import settle_places

Span = tuple[int, int]


class Found(NamedTuple):
    """A place that we found: where it lies, its country, and whether a nationality word told it."""

    place: Place | None
    country: str | None
    demonym: bool


def ours(parse: Parse, row: dict[str, Any]) -> dict[Span, Found]:
    told = cast(parse, marks(parse.text), home=outlet_home(row["url"], row["outlet"]))
    by_id = {entity.id: entity for entity in told.entities}
    found: dict[Span, Found] = {}
    for mention in told.mentions:
        entity = by_id.get(mention.entity or "")
        if entity is None or entity.kind not in ("place", "country"):
            continue
        if mention.form in ("name", "demonym"):
            demonym = mention.form == "demonym"
            found[(mention.start, mention.end)] = Found(entity.place, entity.country, demonym)
    return found


def spacy(parse: Parse, row: dict[str, Any]) -> dict[Span, Found]:
    found: dict[Span, Found] = {}
    for first, past, label in parse.labelled():
        if label in ("GPE", "LOC", "NORP"):
            if parse.lower[first] == "the":
                first += 1
            if first < past:
                span = parse.span(first, past)
                found[(span.start, span.end)] = Found(None, None, label == "NORP")
    return found


def km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """The great-circle distance of two points in degrees."""
    x, y = math.radians(a[0]), math.radians(b[0])
    half = math.sin((y - x) / 2) ** 2
    half += math.cos(x) * math.cos(y) * math.sin(math.radians(b[1] - a[1]) / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(half)))


def even(row: dict[str, Any]) -> bool:
    """Which half a report belongs to, by the digest of its id."""
    return hashlib.sha256(row["id"].encode()).digest()[0] % 2 == 0


def tally(
    row: dict[str, Any], found: dict[Span, Found], sums: Counter[str]
) -> list[dict[str, Any]]:
    text, cases = row["text"], []
    gold = {(p["start"], p["end"]): p for p in row["places"]}
    sums["gold"] += len(gold)
    for span, one in found.items():
        right = span in gold
        sums["said all"] += 1
        sums["right all"] += right
        if one.demonym:
            continue
        sums["said"] += 1
        sums["right"] += right
        if not right:
            named = one.place is not None and one.place.geonames is not None
            sums["false"] += 1
            sums["false with id"] += named
            cases.append({"case": "false", "text": text[slice(*span)], "span": span, "id": named})
    for span, there in gold.items():
        case = {"text": there["text"], "span": span, "gold": there}
        if span not in found:
            cases.append({"case": "missed", **case})
            continue
        place, country, _ = found[span]
        case["got"] = None if place is None else [place.geonames, place.lat, place.lon]
        case["feature"] = None if place is None else place.feature
        case["in"] = country
        if there["geonames"] is None:
            sums["none"] += 1
            honest = place is None or place.geonames is None
            sums["none honest"] += honest
            if not honest:
                cases.append({"case": "invented", **case})
            continue
        sums["settled"] += 1
        if place is None or place.lat is None or place.lon is None:
            cases.append({"case": "open", **case})
            continue
        sums["resolved"] += 1
        wanted = by_name().get((there["country"] or "").lower().removeprefix("the "))
        if there["country"]:
            sums["in a country"] += 1
            sums["country"] += country == wanted
        far = km((place.lat, place.lon), (there["lat"], there["lon"]))
        sums["id"] += place.geonames == there["geonames"]
        sums["near"] += far <= 161
        if there["country"] and country != wanted:
            cases.append({"case": "other country", "km": round(far), **case})
        elif far > 161:
            cases.append({"case": "far", "km": round(far), **case})
        elif place.geonames != there["geonames"]:
            cases.append({"case": "other id", **case})
    return cases


def _share(sums: Counter[str], part: str, whole: str) -> str:
    return f"{sums[part] / max(sums[whole], 1):7.3f}"


def _f1(sums: Counter[str], said: str, right: str) -> tuple[float, float, float]:
    p, r = sums[right] / max(sums[said], 1), sums[right] / max(sums["gold"], 1)
    return p, r, 2 * p * r / max(p + r, 1e-9)


def speed(parses: list[Parse]) -> float:
    """Microseconds a word of settling, the look-ups in the gazetteer included."""
    found = [names(parse) for parse in parses]
    start = time.process_time()
    for parse, named in zip(parses, found, strict=True):
        settle_places(parse, named)
    return (time.process_time() - start) * 1e6 / sum(map(len, parses))


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--rows", type=Path)
    options.add_argument("--set", choices=("lgl", "tr-news"))
    options.add_argument("--half", choices=("even", "odd"))
    args = options.parse_args()
    out = args.rows.open("w", encoding="utf-8") if args.rows else None
    gold_rows = rows(
        "places-lgl.jsonl", where="github.com/milangritta/Pragmatic-Guide-to-Geoparsing-Evaluation"
    )
    parses = [parse for _, _, parse in parsed(report(row) for row in gold_rows)]
    print(
        f"{'':23}{'P':>7}{'R':>7}{'F1':>7}{'F1+dem':>8}  {'solved':>7}{'country':>8}{'161 km':>7}"
        f"{'id/all':>8}{'km/all':>8}{'none':>6}{'false':>7}{'cases':>7}"
    )
    for part in ("lgl", "tr-news"):
        if args.set not in (None, part):
            continue
        for who, finder in (("spaCy md", spacy), ("ours", ours)):
            for half in ("even", "odd") if args.half is None else (args.half,):
                sums: Counter[str] = Counter()
                for row, parse in zip(gold_rows, parses, strict=True):
                    if row["set"] != part or even(row) != (half == "even"):
                        continue
                    cases = tally(row, finder(parse, row), sums)
                    if out and who == "ours":
                        for case in cases:
                            a, b = case["span"]
                            around = row["text"][max(0, a - 60) : b + 50]
                            case |= {"report": row["id"], "half": half, "around": around}
                            out.write(json.dumps(case, ensure_ascii=False) + "\n")
                p, r, f1 = _f1(sums, "said", "right")
                wide = _f1(sums, "said all", "right all")[2]
                line = f"{part:8}{half:5}{who:10}{p:7.3f}{r:7.3f}{f1:7.3f}{wide:8.3f}"
                if who == "ours":
                    line += "  " + _share(sums, "resolved", "settled")
                    line += " " + _share(sums, "country", "in a country")
                    line += _share(sums, "near", "resolved")
                    line += " " + _share(sums, "id", "settled") + " "
                    line += _share(sums, "near", "settled")
                    sums["false none"] = sums["false"] - sums["false with id"]
                    line += _share(sums, "none honest", "none")[1:]
                    line += _share(sums, "false none", "false") + f"{sums['settled']:7}"
                print(line)
    print(f"settling: {speed(parses):.2f} µs a word")


if __name__ == "__main__":
    main()
