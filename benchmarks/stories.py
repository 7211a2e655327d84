"""Storylines against four sets of stories, each set alone and all together.

One fixed rule for all of them. The peers are TF-IDF with average link and the threshold that suits
each set best, the strongest simple baseline measured on them. `--rows PATH` writes a line per
report with its gold story and our storyline.
"""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path
from typing import Any

import _chains
import _gold
from rashomon.model import Reader, Reading
from rashomon.read.layout.noise import noise
from rashomon.reconcile.order import in_order
from rashomon.reconcile.storylines import storylines
from rashomon.reconcile.words import words

PEERS = {"ECB+ dev topics": 0.891, "GVC val": 0.991, "BASIL": 0.938, "NewsWCL50": 0.950}


def ours(rows: list[dict[str, Any]]) -> tuple[dict[str, str], float]:
    """Each report's storyline, and the seconds it took."""
    readings = []
    for row in rows:
        report = _gold.report(row)
        readings.append(
            Reading(report=report, reader=Reader(rashomon="", model=""), noise=noise(report).noise)
        )
    start = time.perf_counter()
    told = in_order(readings)
    lines = storylines(told, [words(one) for one in told])
    seconds = time.perf_counter() - start
    return {report: line.id for line in lines for report in line.reports}, seconds


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--rows", type=Path)
    args = arguments.parse_args()
    ecb = _gold.rows("stories-ecb.jsonl", where="ECB+")
    split = {r["id"]: r["split"] for r in _gold.rows("occurrences-ecb.jsonl", where="ECB+")}
    sets = {
        "ECB+ dev topics": [r for r in ecb if split.get(r["id"]) == "dev"],
        "ECB+": ecb,
        "GVC val": _gold.rows("stories-gvc.jsonl", where="the Gun Violence Corpus"),
        "BASIL": _gold.rows("stories-basil.jsonl", where="BASIL"),
        "NewsWCL50": _gold.rows("stories-newswcl50.jsonl", where="NewsWCL50"),
    }
    sets["all together"] = [
        r for name, rows in sets.items() if name != "ECB+ dev topics" for r in rows
    ]
    columns = f"{'reports':>8}{'stories':>8}{'ours':>6}{'B3 P':>7}{'R':>7}{'F1':>7}{'peer':>7}"
    print(f"{'':18}{columns}{'ms each':>9}")
    out = args.rows.open("w") if args.rows else None
    for name, rows in sets.items():
        gold = {r["id"]: (r["set"], r["story"]) for r in rows}
        found, seconds = ours(rows)
        score = _chains.b_cubed(gold, found)
        peer = f"{PEERS[name]:7.3f}" if name in PEERS else " " * 7
        print(
            f"{name:18}{len(rows):8}{len(set(gold.values())):8}{len(set(found.values())):6}"
            f"{score.precision:7.3f}{score.recall:7.3f}{score.f1:7.3f}{peer}"
            f"{1000 * seconds / len(rows):9.2f}"
        )
        if out:
            for key in sorted(gold):
                out.write(
                    json.dumps({"set": name, "report": key, "gold": gold[key], "ours": found[key]})
                    + "\n"
                )


if __name__ == "__main__":
    main()
