"""Builds src/rashomon/data/background.tsv.gz: how often a news report has a word.

    PYTHONPATH=benchmarks python tools/build_background.py frequency_dictionary_en_82_765.txt

The argument is the unigram list of SymSpell (in the wheel of symspellpy, MIT), counted in Google
Books Ngrams (CC BY 3.0). The news side is ECB+ topics 1-35 (CC BY 3.0) and Gun Violence Corpus
val (CC BY 4.0), each story weighing the same however many reports it has.
"""

from __future__ import annotations

import gzip
import math
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

import _gold

WORDS_A_REPORT = 400
OUT = Path("src/rashomon/data/background.tsv.gz")
HEADER = "# word, share of reports that have it in 1/10000; see README.md for source and licence\n"


def main(listed: str) -> None:
    counts: dict[str, int] = {}
    for line in Path(listed).read_text(encoding="utf-8-sig").splitlines():
        word, count = line.split()
        counts[word] = int(count)
    total = sum(counts.values())
    books = {w: 1 - math.exp(-c / total * WORDS_A_REPORT) for w, c in counts.items()}
    stories: dict[tuple[str, str], list[set[str]]] = defaultdict(list)
    for name in ("stories-ecb.jsonl", "stories-gvc.jsonl"):
        for row in _gold.rows(name, where="ECB+ and GVC"):
            words = {w for w in re.findall(r"\w+", row["text"].lower()) if len(w) > 1}
            stories[row["set"], row["story"]].append(words)
    news: Counter[str] = Counter()
    for reports in stories.values():
        for word, have in Counter(w for report in reports for w in report).items():
            news[word] += have / len(reports) / len(stories)  # type: ignore[assignment]
    lines = [HEADER]
    for word in sorted(set(books) | set(news)):
        share = round(10_000 * max(books.get(word, 0.0), news[word]))
        if share >= 5:
            lines.append(f"{word}\t{share}\n")
    OUT.write_bytes(gzip.compress("".join(lines).encode(), mtime=0))
    print(f"{len(lines) - 1} words, {OUT.stat().st_size} bytes")


if __name__ == "__main__":
    main(sys.argv[1])
