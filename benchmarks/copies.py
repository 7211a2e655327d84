"""Copies against the machine-counted shares of ECB+, and edited dispatches of our own making.

The first part checks that shared wording is counted right and that no counted pair is missed. The
second makes copies of real reports the way desks do (a new headline, paragraphs dropped, sentences
reordered, words replaced) and asks whether each is found, and whether anything unlike is.
`--rows PATH` writes a line per pair.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import time
from pathlib import Path

import msgspec

import _gold
from rashomon.model import Reader, Reading
from rashomon.reconcile.copies import copies, overlaps
from rashomon.reconcile.order import in_order
from rashomon.reconcile.words import words

EDITS = ("headline", "cut", "reordered", "cut and reordered", "one word in 15 replaced")


def edited(text: str, how: str, chance: random.Random) -> str:
    """A copy of a text as a desk might print it."""
    sentences = re.split(r"(?<=[.!?])\s+", text)
    if "cut" in how:
        sentences = sentences[: max(3, len(sentences) * 2 // 3)]
    if "reordered" in how:
        head, rest = sentences[:1], sentences[1:]
        chance.shuffle(rest)
        sentences = head + rest
    out = " ".join(sentences)
    if how == "headline":
        out = "What we know so far\n\n" + " ".join(sentences[1:])
    if "replaced" in how:
        parts = out.split(" ")
        for at in range(chance.randrange(15), len(parts), 15):
            parts[at] = "then"
        out = " ".join(parts)
    return out


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--rows", type=Path)
    args = arguments.parse_args()
    rows = _gold.rows("stories-ecb.jsonl", where="ECB+")
    gold = _gold.rows("copies-ecb.jsonl", where="ECB+")
    reader = Reader(rashomon="", model="")
    told = in_order(Reading(report=_gold.report(row), reader=reader) for row in rows)
    start = time.perf_counter()
    found = [words(one) for one in told]
    wording = overlaps(told, found)
    seconds = time.perf_counter() - start
    ids = [one.report.id for one in told]
    share = {}
    for (earlier, later), pair in wording.pairs.items():
        share[ids[earlier], ids[later]] = pair.of_earlier
        share[ids[later], ids[earlier]] = pair.of_later
    missed = [r for r in gold if (r["a"], r["b"]) not in share]
    off = [
        abs(share[r["a"], r["b"]] - r["share_a"]) + abs(share[r["b"], r["a"]] - r["share_b"])
        for r in gold
        if (r["a"], r["b"]) in share
    ]
    known = {frozenset((r["a"], r["b"])) for r in gold}
    extra = [k for k, v in share.items() if v >= 0.3 and frozenset(k) not in known]
    print(f"counted pairs {len(gold)}, missed {len(missed)}, not in gold {len(extra)}")
    difference = sum(off) / (2 * len(off))
    print(f"mean difference of a share {difference:.4f}; {1000 * seconds / len(told):.2f} ms each")

    chance = random.Random(7)
    originals = [one for one in told if len(one.report.text) > 600]
    originals = chance.sample(originals, 200)
    out = args.rows.open("w") if args.rows else None
    print(f"{'edited copies of 200 reports':34}{'found':>7}   kinds")
    for how in EDITS:
        made = []
        for one in originals:
            text = edited(one.report.text, how, chance)
            report = msgspec.structs.replace(one.report, id=f"z-{one.report.id}", text=text)
            made.append(Reading(report=report, reader=reader))
        both = in_order([*told, *made])
        bags = [words(one) for one in both]
        rows_of = [c for c in copies(both, bags, overlaps(both, bags)) if "z-" in c.report + c.of]
        pairs = {frozenset((c.report, c.of)): c for c in rows_of}
        of = {
            one.report.id: pairs[pair]
            for one in originals
            if (pair := frozenset((one.report.id, f"z-{one.report.id}"))) in pairs
        }
        kinds: dict[str, int] = {}
        for c in of.values():
            kinds[c.kind] = kinds.get(c.kind, 0) + 1
            if out:
                out.write(json.dumps({"how": how, **msgspec.to_builtins(c)}) + "\n")
        listed = " ".join(f"{kind} {n}" for kind, n in sorted(kinds.items()))
        print(f"{how:34}{len(of) / len(made):7.3f}   {listed}")


if __name__ == "__main__":
    main()
