"""Time expressions against TempEval-3 (TimeBank and AQUAINT): found, typed, valued.

    python benchmarks/times.py [--rows PATH] [--half even|odd]

Detection is strict (same characters) and relaxed (overlap, one to one); type and value are scored
on relaxed matches, value F1 as in TempEval-3 (a match counts when its value is the gold one).
Published on the TempEval-3 platinum set (20 other documents): HeidelTime .903 relaxed detection and
.776 value, SUTime .903 and .674, UWTime .826 value.
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
from rashomon.read.times.timexes import timexes


def half(name: str) -> str:
    """Which fold a document is in: rules were tuned on "even", "odd" is the check."""
    return "odd" if hashlib.sha256(name.encode()).digest()[0] % 2 else "even"


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--rows", type=Path)
    options.add_argument("--half", choices=("even", "odd"))
    given = options.parse_args()
    gold = _gold.rows("times-tempeval.jsonl", where="TempEval-3 (timeml.org)")
    counts = {"even": Counter(), "odd": Counter()}
    lines: list[dict[str, Any]] = []
    words, spent = 0, 0.0
    by_id = {row["id"]: row for row in gold}
    for report, _, parse in _gold.parsed(_gold.report(row) for row in gold):
        row = by_id[report.id]
        began = time.perf_counter()
        found = timexes(parse, row["dct"])
        spent += time.perf_counter() - began
        words += len(parse)
        count = counts[half(report.id)]
        free = list(found)
        for want in row["timexes"]:
            a, b = want["start"], want["end"]
            over = [t for t in free if t.start < b and a < t.end]
            hit = max(over, key=lambda t: min(t.end, b) - max(t.start, a), default=None)
            count["gold"] += 1
            line = {
                "id": report.id, "half": half(report.id), "gold": want["text"], "start": a,
                "gold_type": want["type"], "gold_value": want["value"],
                "near": _near(report.text, a, b),
            }  # fmt: skip
            if hit is not None:
                free.remove(hit)
                count["relaxed"] += 1
                count["strict"] += (hit.start, hit.end) == (a, b)
                count["type"] += hit.type == want["type"]
                count["value"] += hit.value == want["value"]
                line |= {"text": hit.text, "type": hit.type, "value": hit.value}
            lines.append(line)
        count["found"] += len(found)
        for extra in free:
            lines.append(
                {
                    "id": report.id, "half": half(report.id), "gold": None, "start": extra.start,
                    "text": extra.text, "type": extra.type, "value": extra.value,
                    "near": _near(report.text, extra.start, extra.end),
                }
            )  # fmt: skip
    print(f"{'fold':6} {'gold':>5} {'found':>5}  strict relaxed   type  value   (F1)")
    for fold, count in [*counts.items(), ("both", counts["even"] + counts["odd"])]:
        total = max(1, count["gold"] + count["found"])
        scores = [2 * count[k] / total for k in ("strict", "relaxed", "type", "value")]
        precision = count["relaxed"] / max(1, count["found"])
        recall = count["relaxed"] / max(1, count["gold"])
        print(
            f"{fold:6} {count['gold']:5} {count['found']:5}  "
            + "  ".join(f"{score:6.3f}" for score in scores)
            + f"   P {precision:.3f} R {recall:.3f}"
        )
    print("published, on the platinum set: HeidelTime .903 relaxed, .776 value; SUTime .903, .674")
    print(f"{spent / max(1, words) * 1e6:.1f} us a word")
    if given.rows:
        given.rows.write_text("".join(json.dumps(line) + "\n" for line in lines))


def _near(text: str, start: int, end: int) -> str:
    return text[max(0, start - 50) : end + 30].replace("\n", " ")


if __name__ == "__main__":
    main()
