"""Actors: phrase → country and sector, on NGEC's own tests of its actor resolution.

    python benchmarks/actors.py [--rows PATH]

Of NGEC's cases those that ask for a country or a code of a phrase. Names of persons need a register
of who held which office when, which we have not: they are shown apart (cases that expect a
Wikipedia title). NGEC's MED and HLH are one here; its "" is our nothing said. NGEC passes its own
tests with a Wikipedia index of some tens of GB.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

from _gold import rows
from rashomon.read.who.roles import actor_code

IGO = {"IGO", "UNO", "EUR", "NGO", "ISM", "MNC", "IMG"}
SAME = {"HLH": "MED", "HRI": "SOC", "NGO": "SOC", "BUD": "REL", "JEW": "REL", "MUS": "REL"}


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--rows", type=Path)
    args = options.parse_args()
    out = args.rows.open("w", encoding="utf-8") if args.rows else None
    sums: Counter[tuple[str, str]] = Counter()
    for row in rows("actors-ngec.jsonl", where="github.com/ahalterman/NGEC"):
        if row["skipped"]:
            continue
        wants = {key: value for key, op, value in row["expect"] if op == "=="}
        if not {"country", "code_1"} & set(wants):
            continue
        part = "with a Wikipedia title" if wants.get("wiki") else "phrases"
        code, sectors = actor_code(row["text"])
        told = {}
        if "country" in wants:
            want = wants["country"]
            told["country"] = (code or "") == want or (want in IGO and "IGO" in sectors)
        if "code_1" in wants:
            want = SAME.get(wants["code_1"], wants["code_1"])
            told["sector"] = want in sectors or (want in ("", "UNK") and not sectors)
        for what, right in told.items():
            sums[(part, f"{what} asked")] += 1
            sums[(part, f"{what} right")] += right
            wanted = wants.get("country" if what == "country" else "code_1")
            said = code if what == "country" else sectors
            if wanted not in ("", "UNK") and not said:
                sums[(part, f"{what} open")] += 1
        if out and not all(told.values()):
            line = {"text": row["text"], "want": wants, "country": code, "sectors": sectors}
            out.write(json.dumps(line, ensure_ascii=False) + "\n")
    print(f"{'':26}{'asked':>7}{'right':>7}{'open':>7}{'share':>8}")
    for part in ("phrases", "with a Wikipedia title"):
        for what in ("country", "sector"):
            n, right = sums[(part, f"{what} asked")], sums[(part, f"{what} right")]
            left = sums[(part, f"{what} open")]
            print(f"{part + ', ' + what:32}{n:5}{right:7}{left:7}{right / max(n, 1):8.3f}")


if __name__ == "__main__":
    main()
