"""Copies: made ones of thirteen kinds among look-alikes, the machine-counted shares of ECB+, and
datasketch beside it.

A made copy is a real report edited as desks edit (`_copying.py`). What looks like a copy and is
none: two reports of one event by two newsrooms (BASIL), two reports that share one long quotation,
a closing notice, a table. Sources are halved by the digest of their id; rules were fitted on the
even half, the odd one only scored. Pairs of unedited reports are not judged: some are copies.

A kind's line says how many copies were found, and of those how many sentences were told right
(copied or not, by the passages) and how often the share was right within one sentence.
`--rows PATH` writes a line per case.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

import _copying
import _gold
from rashomon.model import Copy, Reader, Reading, Report
from rashomon.read.layout.noise import noise
from rashomon.reconcile.copies import copies, overlaps, passages
from rashomon.reconcile.order import in_order
from rashomon.reconcile.words import Words, words

_EACH = 30  # cases of a kind in a half
_READER = Reader(rashomon="", model="")


class Case(NamedTuple):
    """Two reports, and whether the second copies the first."""

    kind: str
    half: int
    first: str
    second: str
    copied: list[tuple[int, int]] | None  # where, in the second; None: it is no copy


def half(key: str) -> int:
    return int(hashlib.sha256(key.encode()).hexdigest(), 16) % 2


def reading(report: Report) -> Reading:
    return Reading(report=report, reader=_READER, noise=noise(report).noise)


def cases(rows: Sequence[dict[str, Any]]) -> tuple[list[Reading], list[Case]]:
    """The made cases, and the readings that make them up."""
    chance = random.Random(11)
    told: dict[str, Reading] = {}
    found: list[Case] = []

    def add(like: dict[str, Any], name: str, text: str) -> str:
        report = _gold.report({**like, "id": name, "text": text, "title": None})
        told[name] = reading(report)
        return name

    pool = [r for r in rows if 1200 < len(r["text"]) < 6000 and r["set"] != "newswcl50"]
    chance.shuffle(pool)
    stories = {r["id"]: (r["set"], r.get("topic"), r["story"]) for r in pool}
    for part in (0, 1):
        mine = [r for r in pool if half(r["id"]) == part]
        at = 0
        for kind, edit in _copying.EDITS.items():
            for number in range(_EACH):
                of, own = mine[at % len(mine)], mine[(at + 1) % len(mine)]
                at += 2
                if stories[of["id"]][:2] == stories[own["id"]][:2]:
                    own = next(r for r in mine if stories[r["id"]][:2] != stories[of["id"]][:2])
                first = add(of, of["id"], of["text"])
                made = edit(_copying.sentences(of["text"]), _copying.sentences(own["text"]), chance)
                second = add(of, f"{kind.replace(' ', '-')}-{part}-{number:02}", made.text)
                found.append(Case(kind, part, first, second, made.copied))
        for kind, extra in (
            ("one long quotation", _copying.SPEECH + " the captain said."),
            ("a closing notice", ""),
            ("a table", _copying.TABLE),
        ):
            for number in range(_EACH):
                pair = []
                for side in (0, 1):
                    own = mine[at % len(mine)]
                    at += 1
                    body = _copying.sentences(own["text"])
                    place = chance.randrange(1, len(body))
                    parts = [" ".join(body[:place]), extra, " ".join(body[place:])]
                    if not extra:
                        parts = [" ".join(body), _copying.FOOTERS[number % 2]]
                    name = f"{kind[:9]}-{part}-{number:02}-{side}"
                    pair.append(add(own, name, "\n\n".join(parts)))
                found.append(Case(kind, part, pair[0], pair[1], None))
        by_story: dict[tuple[Any, ...], list[str]] = defaultdict(list)
        for r in pool:
            if r["set"] == "basil" and half(str(r["story"])) == part:
                by_story[stories[r["id"]]].append(add(r, r["id"], r["text"]))
        independent = [
            (a, b) for ids in by_story.values() for i, a in enumerate(ids) for b in ids[i + 1 :]
        ]
        found += [Case("told by two newsrooms", part, a, b, None) for a, b in independent]
    return list(told.values()), found


def judged(
    found: Sequence[Case], told: Sequence[Reading], bags: dict[str, Words], rows: Sequence[Copy]
) -> list[dict[str, Any]]:
    """A line per case: whether a copy was found, and how well its passages fit."""
    pairs = {frozenset((row.report, row.of)): row for row in rows}
    by_id = {one.report.id: one for one in told}
    out: list[dict[str, Any]] = []
    for case in found:
        row = pairs.get(frozenset((case.first, case.second)))
        line: dict[str, Any] = {
            "kind": case.kind, "half": case.half, "first": case.first, "second": case.second,
            "copy": case.copied is not None, "found": row is not None,
        }  # fmt: skip
        if row is not None:
            line |= {"as": row.kind, "share": row.share, "of": row.of}
        if row is not None and case.copied is not None:
            mine, theirs = bags[case.second], bags[case.first]
            shared = [p.later for p in passages(theirs, mine)]
            text = by_id[case.second].report.text
            right, total, gold_words, our_words = 0, 0, 0, 0
            longest, at = 0, 0
            for sentence in _copying.sentences(text):
                start = text.find(sentence, at)
                if start < 0:
                    continue
                at = start + len(sentence)
                size = len(sentence.split())
                longest = max(longest, size)
                gold = any(s < at and start < e for s, e in case.copied)
                inside = sum(max(0, min(e, at) - max(s, start)) for s, e in shared)
                ours = inside > 0.5 * (at - start)
                right += gold == ours
                total += 1
                gold_words += size * gold
            words_all = len(mine.words)
            our_words = sum(any(s <= w < e for s, e in shared) for w in mine.starts)
            line |= {
                "sentences": total, "right": right,
                "share_right": abs(our_words - gold_words) <= longest + 0.03 * words_all,
            }  # fmt: skip
        out.append(line)
    return out


def table(lines: Sequence[dict[str, Any]]) -> None:
    kinds = dict.fromkeys(line["kind"] for line in lines)
    print(f"{'kind':28}{'cases':>6}{'even':>7}{'odd':>7}{'sentences':>11}{'share right':>13}")
    for kind in kinds:
        mine = [line for line in lines if line["kind"] == kind]
        rate = [
            sum(x["found"] for x in mine if x["half"] == h)
            / max(1, sum(x["half"] == h for x in mine))
            for h in (0, 1)
        ]
        with_passages = [x for x in mine if "sentences" in x]
        tail = ""
        if with_passages:
            right = sum(x["right"] for x in with_passages) / sum(
                x["sentences"] for x in with_passages
            )
            shares = sum(x["share_right"] for x in with_passages) / len(with_passages)
            tail = f"{right:11.3f}{shares:13.3f}"
        label = kind if mine[0]["copy"] else f"no copy: {kind}"
        print(f"{label:34}{len(mine):4}{rate[0]:7.3f}{rate[1]:7.3f}{tail}")
    for name, part in (("even", 0), ("odd", 1)):
        count = Counter((x["copy"], x["found"]) for x in lines if x["half"] == part)
        precision = count[True, True] / max(1, count[True, True] + count[False, True])
        recall = count[True, True] / max(1, count[True, True] + count[True, False])
        print(
            f"{name} half: precision {precision:.3f}, recall {recall:.3f}, "
            f"F1 {2 * precision * recall / max(1e-9, precision + recall):.3f}"
        )


def peer(
    told: Sequence[Reading], found: Sequence[Case], recall: float, seconds: float, pairing: float
) -> None:
    """datasketch on the same reports: MinHash of word 5-grams, LSH at several thresholds."""
    try:
        from datasketch import MinHash, MinHashLSH  # type: ignore[import-not-found]
    except ImportError:
        print("datasketch is not installed: the peer is skipped")
        return
    split = [one.report.text.lower().split() for one in told]
    start = time.process_time()
    hashes = {}
    for one, parts in zip(told, split, strict=True):
        grams = [" ".join(parts[i : i + 5]).encode() for i in range(max(1, len(parts) - 4))]
        sketch = MinHash(num_perm=128)
        sketch.update_batch(grams)
        hashes[one.report.id] = sketch
    hashing = time.process_time() - start
    print(
        f"ours: recall {recall:.3f}; {len(told)} reports paired in {pairing:.2f} s, with passages "
        f"and verdicts {seconds:.2f} s (texts already in words, for both)"
    )
    for threshold in (0.8, 0.5, 0.3, 0.2, 0.1, 0.05):
        start = time.process_time()
        index = MinHashLSH(threshold=threshold, num_perm=128)
        for name, sketch in hashes.items():
            index.insert(name, sketch)
        near = {name: set(index.query(sketch)) for name, sketch in hashes.items()}
        took = hashing + time.process_time() - start
        hit = Counter((c.copied is not None, c.second in near[c.first]) for c in found)
        copied = hit[True, True] + hit[True, False]
        print(
            f"datasketch, threshold {threshold:4}: recall {hit[True, True] / copied:.3f}, "
            f"precision {hit[True, True] / max(1, hit[True, True] + hit[False, True]):.3f}, "
            f"{took:.2f} s: {took / pairing:.1f} times our pairing, {took / seconds:.1f} times all"
        )


def counted() -> None:
    """Shares of words against those counted by machine on ECB+."""
    rows = _gold.rows("stories-ecb.jsonl", where="ECB+")
    gold = _gold.rows("copies-ecb.jsonl", where="ECB+")
    told = in_order(Reading(report=_gold.report(row), reader=_READER) for row in rows)
    wording = overlaps(told, [words(one) for one in told])
    ids = [one.report.id for one in told]
    share: dict[tuple[str, str], float] = {}
    for (earlier, later), pair in wording.pairs.items():
        share[ids[earlier], ids[later]] = pair.of_earlier
        share[ids[later], ids[earlier]] = pair.of_later
    known = [r for r in gold if (r["a"], r["b"]) in share]
    off = [
        abs(share[r["a"], r["b"]] - r["share_a"]) + abs(share[r["b"], r["a"]] - r["share_b"])
        for r in known
    ]
    print(f"ECB+ pairs counted by machine {len(gold)}, found {len(known)}; ", end="")
    print(f"mean difference of a share {sum(off) / (2 * max(1, len(off))):.3f}")


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--rows", type=Path)
    args = arguments.parse_args()
    where = "ECB+, BASIL and GVC"
    rows = [
        r
        for name in ("ecb", "basil", "gvc")
        for r in _gold.rows(f"stories-{name}.jsonl", where=where)
    ]
    made, found = cases(rows)
    told = in_order(made)
    bags = [words(one) for one in told]
    start = time.process_time()
    wording = overlaps(told, bags)
    pairing = time.process_time() - start
    copies(told, bags, wording)
    seconds = time.process_time() - start
    by_id = {one.report.id: bag for one, bag in zip(told, bags, strict=True)}
    lines = []
    for kind in dict.fromkeys(case.kind for case in found):  # one source has copies of many kinds
        mine = [case for case in found if case.kind == kind]
        ids = {name for case in mine for name in (case.first, case.second)}
        here = [one for one in told if one.report.id in ids]
        its = [by_id[one.report.id] for one in here]
        lines += judged(mine, here, by_id, copies(here, its, overlaps(here, its)))
    table(lines)
    hit = Counter((x["copy"], x["found"]) for x in lines)
    peer(told, found, hit[True, True] / (hit[True, True] + hit[True, False]), seconds, pairing)
    counted()
    if args.rows:
        with args.rows.open("w") as out:
            out.writelines(json.dumps(msgspec.to_builtins(line)) + "\n" for line in lines)


if __name__ == "__main__":
    main()
