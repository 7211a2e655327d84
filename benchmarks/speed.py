"""How fast reading is, beside bare spaCy with the same model, and whether memory stays flat.

    python benchmarks/speed.py                      # on the gold texts of RASHOMON_DATA
    python benchmarks/speed.py --texts a.txt b.txt  # on your own
    python benchmarks/speed.py --flat 10000         # memory over so many reports

Both sides read the same texts in one process on one thread, in turn, block by block, so that a
drift of the machine's speed hits both alike; the ratio is taken block by block, and the median is
the figure. Bare spaCy gets whole texts through ``nlp.pipe`` with a batch of 16, its fastest way.
"""

from __future__ import annotations

import argparse
import os

os.environ.setdefault("OMP_NUM_THREADS", "1")

import json
import resource
import statistics
import sys
import time
from pathlib import Path

from _gold import report, rows
from rashomon.model import Report
from rashomon.pipeline import readings
from rashomon.read.parser import load

TARGET = 1.5  # reading may cost so many times bare spaCy


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--texts", nargs="*", help="files, in place of the gold")
    options.add_argument("--blocks", type=int, default=8)
    options.add_argument("--size", type=int, default=16, help="reports a block")
    options.add_argument("--flat", type=int, default=0, help="measure memory over so many reports")
    options.add_argument("--cut", type=int, default=0, help="with --flat: characters of a report")
    options.add_argument("--rows", help="write a row per block to this JSONL file")
    args = options.parse_args()
    reports = _reports(args.texts)
    if args.flat:
        flat(reports, args.flat, args.cut)
        return
    beside_spacy(reports, args.blocks, args.size, args.rows)


def _reports(files: list[str] | None) -> list[Report]:
    if files:
        return [report({"id": f, "text": Path(f).read_text(encoding="utf-8")}) for f in files]
    found = rows(
        "stories-basil.jsonl", where="https://github.com/marshallwhiteorg/emnlp19-media-bias"
    )
    return [report(row) for row in found]


def beside_spacy(reports: list[Report], blocks: int, size: int, out: str | None) -> None:
    import spacy

    parser = load()
    bare = spacy.load(parser._nlp.path)
    warm = reports[:8]
    list(readings(warm, parser))
    list(bare.pipe([r.text for r in warm], batch_size=16))
    kept = []
    pool = reports[8:]
    for k in range(blocks):
        block = pool[k * size : (k + 1) * size]
        if not block:
            break
        words = sum(len(r.text.split()) for r in block)
        start = time.perf_counter()
        list(readings(block, parser))
        ours = time.perf_counter() - start
        start = time.perf_counter()
        for _ in bare.pipe([r.text for r in block], batch_size=16):
            pass
        theirs = time.perf_counter() - start
        kept.append(
            {
                "block": k,
                "words": words,
                "rashomon_s": ours,
                "spacy_s": theirs,
                "ratio": ours / theirs,
            }
        )
        print(
            f"block {k}: {words / ours:7.0f} words/s, spaCy {words / theirs:7.0f}, "
            f"ratio {ours / theirs:.2f}"
        )
    ratio = statistics.median(row["ratio"] for row in kept)
    words = sum(row["words"] for row in kept)
    print(f"model {parser.name}; {words} words")
    print(
        f"rashomon {words / sum(r['rashomon_s'] for r in kept):.0f} words/s, "
        f"bare spaCy {words / sum(r['spacy_s'] for r in kept):.0f} words/s, "
        f"median ratio {ratio:.2f} (target: at most {TARGET})"
    )
    if out:
        Path(out).write_text("".join(json.dumps(row) + "\n" for row in kept), encoding="utf-8")


def flat(reports: list[Report], count: int, cut: int) -> None:
    """Read ``count`` reports (the texts again and again, each made new) and watch memory.

    ``cut`` shortens each to so many characters, so that many reports take little time.
    """
    from msgspec.structs import replace

    def stream():
        for n in range(count):
            one = reports[n % len(reports)]
            # words of its own, so that no paragraph was seen before
            text = one.text.replace(". ", f" of Case{n}. ")[: cut or None]
            yield replace(one, id=str(n), text=text)

    parser = load()
    start = time.perf_counter()
    for n, _ in enumerate(readings(stream(), parser), 1):
        if n % max(1, count // 10) == 0:
            with Path("/proc/self/statm").open() as statm:
                now = int(statm.read().split()[1]) * resource.getpagesize() / 1e6
            print(f"{n:6} reports, {now:6.0f} MB, {time.perf_counter() - start:6.0f} s", flush=True)


if __name__ == "__main__":
    sys.exit(main())
