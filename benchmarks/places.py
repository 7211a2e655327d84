"""Places: found by name and settled on the map, on LGL (small-town news) and TR-News.

    python benchmarks/places.py [--rows PATH] [--set lgl|trn]

*Found*: exact spans of place names, precision, recall, F1; the parser's own labels beside them.
*Settled*, among the gold places with a GeoNames id that were found: the right id; a point within
161 km (100 miles); no place given.
Published (Mordecai 3, its README, its own detection): LGL exact .794,
within 161 km .827; TR-News .843, .873. Districts of our gazetteer carry no id, so those count as
wrong ids however near they lie. Names found: spaCy 3.8 md .765 on GeoWebNews (not in this data).
"""

from __future__ import annotations

import argparse
import json
import math
from collections import Counter
from pathlib import Path
from typing import Any

from _gold import parsed, report, rows
from rashomon.model import Place
from rashomon.read.layout.marks import marks
from rashomon.read.parse import Parse
from rashomon.read.who.entities import cast

Span = tuple[int, int]


def ours(parse: Parse) -> dict[Span, Place | None]:
    told = cast(parse, marks(parse.text))
    by_id = {entity.id: entity for entity in told.entities}
    found: dict[Span, Place | None] = {}
    for mention in told.mentions:
        entity = by_id.get(mention.entity or "")
        if mention.form == "name" and entity is not None and entity.kind in ("place", "country"):
            found[(mention.start, mention.end)] = entity.place
    return found


def spacy(parse: Parse) -> dict[Span, Place | None]:
    found: dict[Span, Place | None] = {}
    for first, past, label in parse.labelled():
        if label in ("GPE", "LOC"):
            if parse.lower[first] == "the":
                first += 1
            if first < past:
                found[parse.span(first, past)] = None
    return found


def km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """The great-circle distance of two points in degrees."""
    x, y = math.radians(a[0]), math.radians(b[0])
    half = math.sin((y - x) / 2) ** 2
    half += math.cos(x) * math.cos(y) * math.sin(math.radians(b[1] - a[1]) / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(half)))


def tally(
    row: dict[str, Any], found: dict[Span, Place | None], sums: Counter[str]
) -> list[dict[str, Any]]:
    text, cases = row["text"], []
    gold = {(p["start"], p["end"]): p for p in row["places"]}
    sums["found"] += len(found)
    sums["gold"] += len(gold)
    for span in found:
        if span not in gold:
            cases.append({"case": "false", "text": text[slice(*span)], "span": span})
    for span, there in gold.items():
        if span not in found:
            cases.append({"case": "missed", "text": there["text"], "span": span})
            continue
        sums["right"] += 1
        if there["geonames"] is None:
            continue
        sums["settled"] += 1
        place = found[span]
        if place is None or place.lat is None or place.lon is None:
            sums["open"] += 1
            cases.append({"case": "open", "text": there["text"], "span": span, "gold": there})
            continue
        far = km((place.lat, place.lon), (there["lat"], there["lon"]))
        sums["id"] += place.geonames == there["geonames"]
        sums["near"] += far <= 161
        if far > 161:
            cases.append(
                {
                    "case": "far",
                    "text": there["text"],
                    "span": span,
                    "km": round(far),
                    "gold": there,
                }
            )
        elif place.geonames != there["geonames"]:
            cases.append({"case": "other id", "text": there["text"], "span": span, "gold": there})
    return cases


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--rows", type=Path)
    options.add_argument("--set", choices=("lgl", "trn"))
    args = options.parse_args()
    out = args.rows.open("w", encoding="utf-8") if args.rows else None
    gold_rows = rows(
        "places-lgl.jsonl", where="github.com/milangritta/Pragmatic-Guide-to-Geoparsing-Evaluation"
    )
    parses = [parse for _, _, parse in parsed(report(row) for row in gold_rows)]
    print(f"{'':18}{'P':>7}{'R':>7}{'F1':>7}   {'id':>7}{'161 km':>8}{'none':>7}{'cases':>7}")
    for part in ("lgl", "trn"):
        if args.set not in (None, part):
            continue
        for who, finder in (("spaCy md", spacy), ("ours", ours)):
            sums: Counter[str] = Counter()
            for row, parse in zip(gold_rows, parses, strict=True):
                if row["id"].startswith("lgl") != (part == "lgl"):
                    continue
                cases = tally(row, finder(parse), sums)
                if out and who == "ours":
                    for case in cases:
                        a, b = case["span"]
                        case |= {"id": row["id"], "around": row["text"][max(0, a - 50) : b + 40]}
                        out.write(json.dumps(case, ensure_ascii=False) + "\n")
            p = sums["right"] / max(sums["found"], 1)
            r = sums["right"] / max(sums["gold"], 1)
            line = f"{part} {who:14}{p:7.3f}{r:7.3f}{2 * p * r / max(p + r, 1e-9):7.3f}"
            if who == "ours":
                n = max(sums["settled"], 1)
                line += (
                    f"   {sums['id'] / n:7.3f}{sums['near'] / n:8.3f}{sums['open'] / n:7.3f}{n:7}"
                )
            print(line)


if __name__ == "__main__":
    main()
