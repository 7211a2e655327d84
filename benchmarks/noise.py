"""What is marked as noise and credit on real reports.

    python benchmarks/noise.py [--rows PATH]

Credits: PolNeAR says of each article whether an agency wrote it (`wire`; 75 of 924); right is an
article credited to that agency. Its texts do not always name the agency, so recall is also given
over those that do. Noise has no gold: the table counts stretches a thousand reports, and the rows
(`--rows`) hold each with its surroundings, to be read. No published figure is known for either.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

from _gold import report, rows
from rashomon.read.layout.agencies import agency_named, credits_in
from rashomon.read.layout.noise import noise

FILES = (
    "stories-basil",
    "stories-ecb",
    "stories-gvc",
    "stories-newswcl50",
    "quotes-polnear",
    "places-lgl",
    "times-tempeval",
)
WHERE = "the data sets named in benchmarks/README.md"
KINDS = ("boilerplate", "caption", "pull-quote", "untranslated", "duplicate", "credit")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=Path, help="write one JSON line a stretch")
    options = parser.parse_args()
    cases: list[dict[str, Any]] = []
    words, took = 0, 0.0
    print(f"{'a thousand reports':22}" + "".join(f"{kind:>14}" for kind in KINDS))
    for file in FILES:
        counts: Counter[str] = Counter()
        gold = rows(f"{file}.jsonl", where=WHERE)
        for row in gold:
            one = report(row)
            begun = time.process_time()
            marked = noise(one)
            took += time.process_time() - begun
            words += len(one.text.split())
            for n in marked.noise:
                counts[n.kind] += 1
                cases.append(_case(row, n.kind, n.start, n.end))
            for c in marked.credits:
                counts["credit"] += 1
                cases.append(_case(row, "credit", c.start, c.end) | {"agency": c.agency})
        per = (f"{1000 * counts[kind] / len(gold):14.0f}" for kind in KINDS)
        print(f"{file:22}" + "".join(per))
    print(f"{1e6 * took / words:.2f} µs a word, {words:,} words")

    right = false = missed = unnamed = 0
    for row in rows("quotes-polnear.jsonl", where=WHERE):
        one = report(row)
        found = {credit.agency for credit in noise(one).credits}
        wire = row["wire"] and agency_named(row["wire"].replace("reuters", "Reuters"))
        named = {credit.agency for credit in credits_in(one.text, 0, len(one.text))}
        right += wire in found
        false += bool(found - {wire})
        if wire and wire not in found:
            missed += 1
            unnamed += wire not in named
            cases.append(
                {"file": "quotes-polnear", "id": row["id"], "kind": "missed", "agency": wire}
            )
        elif found - {wire}:
            cases.append(
                {"file": "quotes-polnear", "id": row["id"], "kind": "false", "found": sorted(found)}
            )
    print(f"credits, PolNeAR: precision {right / (right + false):.3f}, recall ", end="")
    print(
        f"{right / (right + missed):.3f}, over those named {right / (right + missed - unnamed):.3f}"
    )
    if options.rows:
        lines = (json.dumps(case, ensure_ascii=False) + "\n" for case in cases)
        options.rows.write_text("".join(lines), encoding="utf-8")


def _case(row: dict[str, Any], kind: str, start: int, end: int) -> dict[str, Any]:
    text = row["text"]
    around = text[max(0, start - 60) : start], text[start:end], text[end : end + 40]
    return {"file": row.get("set"), "id": row["id"], "kind": kind, "start": start, "around": around}


if __name__ == "__main__":
    sys.exit(main())
