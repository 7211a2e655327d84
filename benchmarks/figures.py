"""Figures against NewsQuant and the Recognizers-Text cases: values, units, what is measured.

    python benchmarks/figures.py [--rows PATH]

A gold quantity is found when a figure of ours has its low and its high (CQE's "value"); with unit,
when the normalised unit is the same too. Gold and found are paired one to one. The sets hold no
dates, so nothing is resolved, but what the time grammar takes for a date is no figure.

NewsQuant also says which concept a quantity is of. Of the measures, sums and shares that are found
and have one, the last word of our ``about`` is looked for in it: right, wrong, or nothing said. A
count's ``about`` is its unit there, so it is scored with the units.

quantulum3 runs on the same rows, without its trained disambiguation of units; its "value ±
uncertainty" is a range, "dimensionless" no unit.

How our figure becomes one of CQE's (their conventions, kept out of the library):

- an open range is its known end ("more than 20", which is 20 and up, is 20 to 20 there);
- a unit is its name in words ("kilometre per hour"), percent is "percentage", "times" is "count", a
  tonne "metric ton", pence are "point" (the Recognizers' "penny" too), pound-feet "foot
  pound-force", metric horsepower "horsepower", ppb "parts-per-billion", an age "year of age";
- what is counted is the noun phrase, its head in the singular, superlatives as lemmas, no "and",
  and without what happened to them ("people killed" is "people" there);
- the unit of a fraction is "% " and what it is a part of.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import _gold
from rashomon.model import Figure
from rashomon.read.figures.figures import figures
from rashomon.read.figures.units import units
from rashomon.read.parse import Parse
from rashomon.read.times.timexes import timexes
from rashomon.read.wordsets import wordsets

_NAMES = {u.symbol: u.name for u in (*units().exact.values(), *units().words.values())} | {
    "percent": "percentage",
    "time": "count",
    "penny": "point",
    "t": "metric ton",
    "lb-ft": "foot pound-force",
    "ppb": "parts-per-billion",
    "PS": "horsepower",
}


FOLDS = ("even", "odd-a", "odd-b")
_STATES = wordsets("figure_sets.tsv")["state_words"]


def fold(name: str) -> str:
    """Rules were tuned on "even", later on "odd-a" too; "odd-b" is the check."""
    bits = hashlib.sha256(name.encode()).digest()[0]
    return ("odd-b" if bits & 2 else "odd-a") if bits & 1 else "even"


def theirs(figure: Figure, parse: Parse) -> tuple[float, float, str]:
    """Our figure in CQE's terms."""
    low = figure.low if figure.low is not None else figure.high
    high = figure.high if figure.high is not None else figure.low
    assert low is not None and high is not None
    return low, high, _unit(figure, parse)


def _unit(figure: Figure, parse: Parse) -> str:
    if figure.kind == "age":
        return f"{figure.unit} of age"
    if figure.kind == "count" and figure.unit != "time":
        name = _singular(figure, parse)
        return f"% {name}" if 0 < (figure.low or 1) < 1 and "." not in figure.text else name
    unit = figure.unit or "-"
    parts = [unit] if unit in _NAMES else unit.split("/", 1)
    return " per ".join(_NAMES.get(part, part) for part in parts)


def _singular(figure: Figure, parse: Parse) -> str:
    """The counted noun phrase in CQE's form: lemmas, no "and", no "of the"."""
    about = figure.about
    if not about:
        return "-"
    words = re.sub(r"['’]s\b", "", about.split(" of ")[0]).split()
    if len(words) > 1 and words[-1] in _STATES:
        words.pop()
    first, past = parse.tokens((figure.start, figure.end))
    reach = range(first, min(past + 9, len(parse)))
    head = next((i for i in reach if parse.word[i] == words[-1]), first)
    last = words[-1].lower()
    lemma = parse.lemma[head].lower() if parse.word[head] == words[-1] else last
    if last == "people":
        lemma = last
    elif parse.tag[head][:3] == "NNP" and lemma.endswith("s"):
        lemma = lemma[:-1]
    said = {parse.word[i]: parse.lemma[i].lower() for i in reach if parse.tag[i] in ("JJR", "JJS")}
    kept = [said.get(w, w.lower()) for w in words[:-1] if w not in ("and", ",", "most")]
    return " ".join([*kept, lemma])


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--rows", type=Path)
    given = options.parse_args()
    lines: list[dict[str, Any]] = []
    peer = _quantulum()
    for name, where in (
        ("newsquant", "CQE (EMNLP 2023)"),
        ("recognizers", "CQE, Recognizers-Text"),
    ):
        gold = _gold.rows(f"figures-{name}.jsonl", where=where)
        counts: dict[str, Counter[str]] = {name: Counter() for name in FOLDS}
        theirs_too: Counter[str] = Counter()
        wanted = {row["id"]: row["quantities"] for row in gold}
        words, spent, peer_spent = 0, 0.0, 0.0
        for report, _, parse in _gold.parsed(_gold.report(row) for row in gold):
            times = timexes(parse, None)
            began = time.perf_counter()
            found = figures(parse, times)
            spent += time.perf_counter() - began
            words += len(parse)
            of_fold = counts[fold(report.id)]
            ours = [(theirs(figure, parse), figure.text, _of(figure)) for figure in found]
            line = _score(wanted[report.id], ours, of_fold)
            if peer is not None:
                began = time.perf_counter()
                line["quantulum3"] = _score(wanted[report.id], peer(report.text), theirs_too)
                peer_spent += time.perf_counter() - began
            lines.append({"set": name, "id": report.id, "fold": fold(report.id)} | line)
            lines[-1]["text"] = report.text
        print(f"{name}: fold   gold found  value  with unit (F1)")
        for label, count in [*counts.items(), ("all", sum(counts.values(), Counter()))]:
            _print(label, count)
            if count["about"]:
                right, silent = count["about right"], count["about silent"]
                print(
                    f"   {'':14} of {count['about']} measured: {right / count['about']:.3f} say "
                    f"what, {(count['about'] - right - silent) / count['about']:.3f} say wrong"
                )
        print(f"   {spent / max(1, words) * 1e6:.1f} us a word, the tables' loading included")
        if peer is not None:
            _print("quantulum3", theirs_too)
            print(f"   {peer_spent / max(1, words) * 1e6:.1f} us a word")
    print(
        "published, on all of NewsQuant (ours: its even sentences): CQE .920 value, .856 with unit;"
    )
    print("GPT-3 .706, .591; quantulum3 .730, .472; Recognizers-Text .691, .342")
    if given.rows:
        given.rows.write_text("".join(json.dumps(line) + "\n" for line in lines))


def _print(label: str, count: Counter[str]) -> None:
    total = max(1, count["gold"] + count["found"])
    value, unit = 2 * count["value"] / total, 2 * count["unit"] / total
    print(f"   {label:14} {count['gold']:5} {count['found']:5}  {value:.3f}  {unit:.3f}")


def _of(figure: Figure) -> str | None:
    """The last word of what a measure is of; "" where it says nothing, ``None`` for a count."""
    if figure.kind in ("count", "age"):
        return None
    return (figure.about or "").split(" of ")[0].rpartition(" ")[2].lower()


Found = tuple[tuple[float, float, str], str, str | None]


def _quantulum() -> Callable[[str], list[Found]] | None:
    """quantulum3's reading of a text in the same form; ``None`` and a word when it is missing."""
    try:
        from quantulum3 import classifier, parser  # type: ignore[import-untyped, unused-ignore]
    except ImportError:
        print("SKIPPED: the peer quantulum3 (pip install quantulum3)", file=sys.stderr)
        return None
    names = {
        "dimensionless": "-", "degree Celsius": "celsius", "degree fahrenheit": "fahrenheit",
        "degree angle": "degree",
    }  # fmt: skip
    classifier.USE_CLF = False  # its models do not load under today's scikit-learn
    parser.parse("5 km")  # loads its tables

    def read(text: str) -> list[Found]:
        found: list[Found] = []
        for one in parser.parse(text):
            spread, unit = one.uncertainty or 0.0, one.unit.name
            value = (one.value - spread, one.value + spread, names.get(unit, unit))
            found.append((value, one.surface, None))
        return found

    return read


def _score(wanted: list[dict[str, Any]], found: list[Found], count: Counter[str]) -> dict[str, Any]:
    """Pair gold with found, best first: the same value and unit, then the same value."""
    free = list(found)
    count["gold"] += len(wanted)
    count["found"] += len(found)
    missed, units_wrong, abouts = [], [], []
    for want in wanted:
        unit = (want["normalized_unit"] or "-").lower()
        unit = "point" if unit == "penny" else unit
        same = [one for one in free if _close(one[0], want["low"], want["high"])]
        best = next((one for one in same if one[0][2].lower() == unit), same[0] if same else None)
        if best is None:
            missed.append((want["low"], want["high"], unit))
            continue
        free.remove(best)
        count["value"] += 1
        concept = want.get("about") or "-"
        if best[2] is not None and concept != "-":
            count["about"] += 1
            count["about silent"] += best[2] == ""
            if best[2] and best[2] in re.findall(r"[\w&'-]+", concept.lower()):
                count["about right"] += 1
            else:
                abouts.append((best[1], concept, best[2]))
        if best[0][2].lower() == unit:
            count["unit"] += 1
        else:
            units_wrong.append((unit, best[0][2]))
    return {"missed": missed, "extra": free, "units": units_wrong, "abouts": abouts}


def _close(ours: tuple[float, float, str], low: float, high: float) -> bool:
    return all(abs(a - b) <= 1e-6 * max(1, abs(b)) for a, b in zip(ours, (low, high), strict=False))


if __name__ == "__main__":
    main()
