"""Figures against NewsQuant and the Recognizers-Text cases: values, values with units.

    python benchmarks/figures.py [--rows PATH]

A gold quantity is found when a figure of ours has its low and its high (CQE's "value"); with unit,
when the normalised unit is the same too. Gold and found are paired one to one. Published, on the
whole of NewsQuant (ours here is its even sentences): CQE .920 value and .856 with unit, GPT-3 .706
and .591, quantulum3 .730 and .472, Recognizers-Text .691 and .342.

How our figure becomes one of CQE's (their conventions, kept out of the library):
- an open range is its known end ("more than 20" is 20 = (20, 20) there);
- a unit is its name in words ("kilometre per hour"), percent is "percentage", "times" is "count", pence are
  "point", an age is "year of age"; what is counted is the noun phrase with its head in the singular;
- a fraction's unit is "% " and what it is a part of.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import time
from collections import Counter
from pathlib import Path
from typing import Any

import _gold
from rashomon.model import Figure
from rashomon.read.figures import figures
from rashomon.read.parse import Parse
from rashomon.read.timexes import timexes
from rashomon.read.units import units

_PEOPLE_STAY = {"people": "people"}


def half(name: str) -> str:
    """Rules were tuned on "even"; "odd" is the check."""
    return "odd" if hashlib.sha256(name.encode()).digest()[0] % 2 else "even"


def theirs(figure: Figure, parse: Parse) -> tuple[float, float, str]:
    """Our figure in CQE's terms."""
    low = figure.low if figure.low is not None else figure.high
    high = figure.high if figure.high is not None else figure.low
    assert low is not None and high is not None
    return low, high, _unit(figure, parse)


def _unit(figure: Figure, parse: Parse) -> str:
    names = {u.symbol: u.name for u in (*units().exact.values(), *units().words.values())}
    fixed = {
        "%": "percentage",
        "time": "count",
        "penny": "point",
        "ppb": "parts-per-billion",
        "PS": "horsepower",
    }
    if figure.kind == "age":
        return f"{figure.unit} of age"
    if figure.kind in ("count", "percent") and figure.unit != "%" and figure.unit not in names:
        name = _singular(figure, parse)
        if 0 < (figure.low or 1) < 1 and "." not in figure.text:
            return f"% {name}"
        return name
    unit = figure.unit or "-"
    parts = [fixed.get(p) or names.get(p, p) for p in _split(unit, names)]
    return " per ".join(parts)


def _split(unit: str, names: dict[str, str]) -> list[str]:
    return [unit] if unit in names or "/" not in unit else unit.split("/", 1)


def _singular(figure: Figure, parse: Parse) -> str:
    """The counted noun phrase in CQE's form: lemmas, no "and", no "of the"."""
    about = figure.about
    if not about:
        return "-"
    words = about.split(" of ")[0].split()
    _, past = parse.tokens((figure.start, figure.end))
    head = past - 1
    while head > 0 and parse.word[head] not in words:
        head -= 1
    last = words[-1].lower()
    lemma = parse.lemma[head].lower() if parse.word[head] == words[-1] else last
    if last == "people":
        lemma = last
    elif parse.tag[head] == "NNPS" and lemma.endswith("s"):
        lemma = lemma[:-1]
    return " ".join([*(w.lower() for w in words[:-1] if w not in ("and", ",")), lemma])


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--rows", type=Path)
    given = options.parse_args()
    lines: list[dict[str, Any]] = []
    for name, where in (
        ("newsquant", "CQE (EMNLP 2023)"),
        ("recognizers", "CQE / Recognizers-Text"),
    ):
        gold = _gold.rows(f"figures-{name}.jsonl", where=where)
        counts = {"even": Counter(), "odd": Counter()}
        by_id = {row["id"]: row for row in gold}
        words, spent = 0, 0.0
        for report, _, parse in _gold.parsed(_gold.report(row) for row in gold):
            times = timexes(parse, None)
            began = time.perf_counter()
            found = figures(parse, times)
            spent += time.perf_counter() - began
            words += len(parse)
            count = counts[half(report.id)]
            free = [(theirs(f, parse), f) for f in found]
            count["found"] += len(found)
            missed = []
            for want in by_id[report.id]["quantities"]:
                count["gold"] += 1
                unit = (want["normalized_unit"] or "-").lower()
                same = [c for c in free if _close(c[0], want["low"], want["high"])]
                best = next((c for c in same if c[0][2].lower() == unit), same[0] if same else None)
                if best is None:
                    missed.append((want["low"], want["high"], unit))
                    continue
                free.remove(best)
                count["value"] += 1
                count["unit"] += best[0][2].lower() == unit
                if best[0][2].lower() != unit:
                    lines.append({"id": report.id, "set": name, "half": half(report.id), "what": "unit", "gold": unit, "ours": best[0][2], "text": report.text})  # fmt: skip
            if missed or free:
                lines.append({"id": report.id, "set": name, "half": half(report.id), "what": "value", "missed": missed, "extra": [(c[0], c[1].text) for c in free], "text": report.text})  # fmt: skip
        print(f"{name}: fold   gold found  value  with unit (F1)")
        for fold, count in [*counts.items(), ("both", counts["even"] + counts["odd"])]:
            total = max(1, count["gold"] + count["found"])
            print(
                f"   {fold:14} {count['gold']:5} {count['found']:5}  "
                f"{2 * count['value'] / total:.3f}  {2 * count['unit'] / total:.3f}"
            )
        print(f"   {spent / max(1, words) * 1e6:.1f} us a word")
    print("published on NewsQuant: CQE .920/.856, quantulum3 .730/.472, Recognizers-Text .691/.342")
    if given.rows:
        given.rows.write_text("".join(json.dumps(line) + "\n" for line in lines))


def _close(ours: tuple[float, float, str], low: float, high: float) -> bool:
    return all(abs(a - b) <= 1e-6 * max(1.0, abs(b)) for a, b in ((ours[0], low), (ours[1], high)))


if __name__ == "__main__":
    main()
