"""Time expressions against TempEval-3 (TimeBank and AQUAINT) and MEANTIME: found, typed, valued.

    python benchmarks/times.py [--rows PATH] [--half even|odd] [--no-peers]

Detection is strict (same characters) and relaxed (overlap, one to one); type and value are scored
on relaxed matches, value F1 as in TempEval-3 (a match counts when its value is the gold one).
MEANTIME (Wikinews; times are marked in the headline, the date line and the four or so sentences
behind it, so only those are scored) is a check on which no rule was tuned.

Peers read the same texts in the same run, with the report's day as their base, where they are
installed: dateparser (its search for dates) and parsedatetime. They yield days and no TIMEX3, so
their day counts as right when it lies in the gold value's days and no type is scored; what is no
day (a length, a repetition, PRESENT_REF) they cannot have right.
Published on the TempEval-3 platinum set (20 other documents): HeidelTime .903 relaxed detection and
.776 value, SUTime .903 and .674, UWTime .826 value.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

import _gold
from rashomon.model import Report
from rashomon.read.parse import Parse
from rashomon.read.times import calendar
from rashomon.read.times.timexes import timexes


class Found(NamedTuple):
    """One expression as a reader gives it; a peer's value is a day, its type unknown."""

    start: int
    end: int
    type: str | None
    value: str | None


MARKED = 6  # sentences at the head of a MEANTIME document whose times are marked

Reader = Callable[[Parse, str], list[Found]]


def half(name: str) -> str:
    """Which fold a document is in: rules were tuned on "even", "odd" is the check."""
    return "odd" if hashlib.sha256(name.encode()).digest()[0] % 2 else "even"


def documents() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every gold document with its fold; ``dct`` is the day it is read against."""
    for row in _gold.rows("times-tempeval.jsonl", where="TempEval-3 (timeml.org)"):
        yield half(row["id"]), row
    for row in _gold.rows("timeline-meantime.jsonl", where="the NewsReader project (MEANTIME)"):
        last = row["sentences"][min(MARKED, len(row["sentences"])) - 1]["end"]
        yield "meantime", row | {"dct": row["published"], "last": last}


def rashomon(parse: Parse, day: str) -> list[Found]:
    """What Rashomon reads."""
    return [Found(t.start, t.end, t.type, t.value) for t in timexes(parse, day)]


def peers() -> dict[str, Reader]:
    """The peers that are installed, each with the function that runs it."""
    found: dict[str, Reader] = {}
    try:
        from dateparser.search import search_dates

        def dateparser(parse: Parse, day: str) -> list[Found]:
            settings = {"RELATIVE_BASE": datetime.fromisoformat(day[:10])}
            pairs: list[Found] = []
            for first, past in parse.sentences:
                start, end = parse.start[first], parse.end[past - 1]
                text = parse.text[start:end]
                hits = search_dates(text, languages=["en"], settings=settings) or []
                at = 0
                for words, when in hits:
                    if (here := text.find(words, at)) >= 0:
                        at = here + len(words)
                        value = when.date().isoformat()
                        pairs.append(Found(start + here, start + at, None, value))
            return pairs

        found["dateparser"] = dateparser
    except ImportError:
        print("SKIPPED: the peer dateparser is not installed", file=sys.stderr)
    try:
        import parsedatetime

        calendar_ = parsedatetime.Calendar()

        def parsedatetime_(parse: Parse, day: str) -> list[Found]:
            base = datetime.fromisoformat(day[:10])
            pairs: list[Found] = []
            for first, past in parse.sentences:
                start, end = parse.start[first], parse.end[past - 1]
                for when, _, a, b, _ in calendar_.nlp(parse.text[start:end], base) or ():
                    value = when.date().isoformat()
                    pairs.append(Found(start + a, start + b, None, value))
            return pairs

        found["parsedatetime"] = parsedatetime_
    except ImportError:
        print("SKIPPED: the peer parsedatetime is not installed", file=sys.stderr)
    return found


def right(found: Found, gold: str) -> bool:
    """Whether the value is the gold one; of a peer's day, whether it lies in the gold's days."""
    if found.type is not None:
        return found.value == gold
    days, day = calendar.bounds(gold), calendar.day(found.value)
    return days is not None and day is not None and days[0] <= day <= days[1]


def score(
    name: str, fold: str, row: dict[str, Any], found: list[Found], count: Counter[str]
) -> Iterator[dict[str, Any]]:
    """Count one document of one reader; yield a row for each expression of gold or reader."""
    text = row["text"]
    head = {"reader": name, "id": row["id"], "half": fold}
    free = [t for t in found if t.start < row.get("last", len(text))]
    count["found"] += len(free)
    for want in row["timexes"]:
        a, b = want["start"], want["end"]
        over = [t for t in free if t.start < b and a < t.end]
        hit = max(over, key=lambda t: min(t.end, b) - max(t.start, a), default=None)
        count["gold"] += 1
        line = head | {
            "gold": want["text"], "start": a, "gold_type": want["type"],
            "gold_value": want["value"], "near": _near(text, a, b),
        }  # fmt: skip
        if hit is not None:
            free.remove(hit)
            count["relaxed"] += 1
            count["strict"] += (hit.start, hit.end) == (a, b)
            count["type"] += hit.type == want["type"]
            count["value"] += right(hit, want["value"])
            line |= {"text": text[hit.start : hit.end], "type": hit.type, "value": hit.value}
        yield line
    for extra in free:
        yield head | {
            "gold": None, "start": extra.start, "text": text[extra.start : extra.end],
            "type": extra.type, "value": extra.value, "near": _near(text, extra.start, extra.end),
        }  # fmt: skip


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--rows", type=Path)
    options.add_argument("--half", choices=("even", "odd", "meantime"))
    options.add_argument("--no-peers", action="store_true")
    given = options.parse_args()
    gold = {row["id"]: (fold, row) for fold, row in documents()}
    readers: dict[str, Reader] = {"rashomon": rashomon}
    readers |= {} if given.no_peers else peers()
    counts = {
        (name, fold): Counter[str]() for name in readers for fold in ("even", "odd", "meantime")
    }
    lines: list[dict[str, Any]] = []
    words, spent = 0, Counter[str]()
    reports: list[Report] = [_gold.report(row) for _, row in gold.values()]
    for report, _, parse in _gold.parsed(reports):
        fold, row = gold[report.id]
        if given.half not in (None, fold):
            continue
        words += len(parse)
        for name, reader in readers.items():
            began = time.perf_counter()
            found = reader(parse, row["dct"])
            spent[name] += time.perf_counter() - began
            lines.extend(score(name, fold, row, found, counts[name, fold]))
    print(f"{'reader':14} {'fold':9} {'gold':>5} {'found':>5}  strict relaxed   type  value   (F1)")
    for name in readers:
        folds = {fold: counts[name, fold] for fold in ("even", "odd")}
        folds["both"] = folds["even"] + folds["odd"]
        folds["meantime"] = counts[name, "meantime"]
        for fold, count in folds.items():
            print(f"{name:14} {fold:9} {_line(count)}")
    print("published, on the platinum set: HeidelTime .903 relaxed, .776 value; SUTime .903, .674")
    for name in readers:
        print(f"{name}: {spent[name] / max(1, words) * 1e6:.1f} us a word")
    if given.rows:
        given.rows.write_text("".join(json.dumps(line) + "\n" for line in lines))


def _line(count: Counter[str]) -> str:
    total = max(1, count["gold"] + count["found"])
    scores = [2 * count[k] / total for k in ("strict", "relaxed", "type", "value")]
    shown = [f"{score:6.3f}" if score else "     –" for score in scores]  # a peer tells no type
    precision = count["relaxed"] / max(1, count["found"])
    recall = count["relaxed"] / max(1, count["gold"])
    return (
        f"{count['gold']:5} {count['found']:5}  "
        + "  ".join(shown)
        + f"   P {precision:.3f} R {recall:.3f}"
    )


def _near(text: str, start: int, end: int) -> str:
    return text[max(0, start - 50) : end + 30].replace("\n", " ")


if __name__ == "__main__":
    main()
