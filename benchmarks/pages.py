"""How well a page's story and its day of publication are found.

    python benchmarks/pages.py [--rows PATH]

Story: the measure of Zyte's article-extraction-benchmark, 4-grams of words as multisets; per page
true, false and missed 4-grams as shares; precision and recall averaged over pages, F1 of the two
averages. Gold: `pages-articles.jsonl`, the first half of its 181 pages. Day: the share of pages
whose day is exactly the gold's, `pages-dates.jsonl`, 120 of htmldate's default pages. Published
figures are on the whole sets (trafilatura 2.0: that repository's table; htmldate: its own).
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

from _gold import data, rows
from rashomon.ingest.pages import page

WHERE = "github.com/zytedata/article-extraction-benchmark and github.com/adbar/htmldate"


def shingles(text: str, size: int = 4) -> Counter[tuple[str, ...]]:
    """The 4-grams of a text's words; a text of fewer words is one gram."""
    words = re.findall(r"\w+", text or "")
    grams = [tuple(words[k : k + size]) for k in range(max(1, len(words) - size + 1))]
    return Counter(gram for gram in grams if gram)


def shares(gold: str, found: str) -> tuple[float, float, float]:
    """True, false and missed 4-grams of one page, as shares of all."""
    a, b = shingles(gold), shingles(found)
    true = sum((a & b).values())
    false, missed = sum((b - a).values()), sum((a - b).values())
    total = (true + false + missed) or 1
    return true / total, false / total, missed / total


def scores(counted: list[tuple[float, float, float]]) -> tuple[float, float, float]:
    """Precision, recall, F1 over pages."""
    precisions = [t / (t + f) for t, f, _ in counted if t + f > 0]
    recalls = [t / (t + m) for t, _, m in counted if t + m > 0]
    precision, recall = sum(precisions) / len(precisions), sum(recalls) / len(recalls)
    return precision, recall, 2 * precision * recall / (precision + recall)


def html_of(row: dict[str, Any]) -> bytes:
    folder = data()
    assert folder is not None
    return gzip.decompress((folder / row["file"]).read_bytes())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=Path, help="write one JSON line a page")
    options = parser.parse_args()
    cases: list[dict[str, Any]] = []

    counted = []
    articles = rows("pages-articles.jsonl", where=WHERE)
    begun = time.perf_counter()
    for row in articles:
        found = page(html_of(row), url=row["url"]).text or ""
        counted.append(shares(row["body"], found))
        case = {"id": row["id"], "url": row["url"], "gold": row["body"], "found": found}
        cases.append(case | dict(zip(("true", "false", "missed"), counted[-1], strict=True)))
    took = (time.perf_counter() - begun) / len(articles)
    precision, recall, f1 = scores(counted)
    print(f"story, {len(articles)} pages   P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}")
    print("  published: trafilatura .958, newspaper4k .949, readability-lxml .922 (all 181 pages)")
    print(f"  {1000 * took:.0f} ms a page")

    right = wrong = none = 0
    dated = rows("pages-dates.jsonl", where=WHERE)
    for row in dated:
        day = page(html_of(row), url=row["url"]).published
        gold = row["date"]
        right += day == gold
        none += day is None and gold is not None
        wrong += day is not None and day != gold
        cases.append({"id": row["id"], "url": row["url"], "gold": gold, "found": day})
    print(f"day, {len(dated)} pages   right {right / len(dated):.3f}  ", end="")
    print(f"wrong {wrong / len(dated):.3f}  abstained {none / len(dated):.3f}")
    print("  published: htmldate extensive .903 (1,000 pages), newspaper4k .680")
    if options.rows:
        lines = (json.dumps(case, ensure_ascii=False) + "\n" for case in cases)
        options.rows.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
