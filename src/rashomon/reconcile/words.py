"""A report as words: what copies and storylines are told by."""

from __future__ import annotations

import gzip
import math
import re
import zlib
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from rashomon.model import Reading

_WORD = re.compile(r"\w+")
_OPENS = frozenset((*'.!?:"“«', ""))  # before the first word of a sentence
_MIX = np.uint64(0x9E3779B97F4A7C15)
SHINGLE = 5  # words; what the machine-counted copies of ECB+ were counted by

Shingles = NDArray[np.uint64]


class Words(NamedTuple):
    """The words of a report's story in lower case, where they start, and which are quoted.

    Words in noise are left out; an untranslated word is the report's own and stays. ``names`` are
    the words mostly written with a capital where no sentence begins.
    """

    words: tuple[str, ...]
    starts: tuple[int, ...]
    quoted: tuple[bool, ...]
    names: frozenset[str]


def words(reading: Reading) -> Words:
    """The words of the story."""
    text = reading.report.text
    lowered = text.lower()
    if len(lowered) != len(text):  # a letter that grows in lower case would shift the rest
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    holes = _merged((n.start, n.end) for n in reading.noise if n.kind != "untranslated")
    quotes = _merged((s[0], s[1]) for quote in reading.quotes for s in quote.marked)
    found: list[str] = []
    starts: list[int] = []
    quoted: list[bool] = []
    capital: Counter[str] = Counter()
    hole = quote_at = 0
    for match in _WORD.finditer(lowered):
        start, end = match.span()
        while hole < len(holes) and holes[hole][1] <= start:
            hole += 1
        if hole < len(holes) and holes[hole][0] < end:
            continue
        while quote_at < len(quotes) and quotes[quote_at][1] <= start:
            quote_at += 1
        word = match.group()
        if text[start] != word[0]:
            capital[word] += text[start - 2 : start].rstrip()[-1:] not in _OPENS
        else:
            capital[word] -= 1
        found.append(word)
        starts.append(start)
        quoted.append(quote_at < len(quotes) and quotes[quote_at][0] < end)
    names = frozenset(word for word, balance in capital.items() if balance > 0)
    return Words(tuple(found), tuple(starts), tuple(quoted), names)


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def shingles(found: Sequence[str]) -> Shingles:
    """A number for each run of five words, in text order; the same run has the same number."""
    if len(found) < SHINGLE:
        return np.empty(0, dtype=np.uint64)
    codes = np.fromiter((_code(word) for word in found), dtype=np.uint64, count=len(found))
    runs = len(found) - SHINGLE + 1
    total = np.zeros(runs, dtype=np.uint64)
    with np.errstate(over="ignore"):
        for offset in range(SHINGLE):
            total = total * _MIX + codes[offset : offset + runs]
            total ^= total >> np.uint64(29)
    return total


@cache
def _code(word: str) -> int:
    encoded = word.encode()
    return zlib.crc32(encoded) << 32 | zlib.adler32(encoded)


def telling(found: Words) -> Counter[str]:
    """How often the story has each word that can tell stories apart: no single letters."""
    return Counter(word for word in found.words if len(word) > 1 or word.isdigit())


def unit_vector(weights: dict[str, float]) -> dict[str, float]:
    """Weights scaled to length 1, the weightless left out."""
    length = math.sqrt(sum(value * value for value in weights.values())) or 1.0
    return {word: value / length for word, value in weights.items() if value > 0}


class Background(NamedTuple):
    """How often news has a word, so that even two reports alone can be weighed.

    The shipped table stands for ``REPORTS`` reports; those at hand are counted in besides.
    """

    reports: int
    having: dict[str, int]

    def weight(self, word: str) -> float:
        """Inverse document frequency: high for a word that few reports have."""
        known = _shares().get(word, 0.0) * _TABLE_REPORTS
        n = _TABLE_REPORTS + self.reports
        return max(0.0, math.log((n + 1) / (known + self.having.get(word, 0) + 0.5)))


_TABLE_REPORTS = 400  # 2000 tried too: with 400 one threshold suits more sets (benchmarks/stories)


def background(reports: Iterable[Iterable[str]]) -> Background:
    """The shipped table and the words of the reports at hand."""
    having: Counter[str] = Counter()
    count = 0
    for bag in reports:
        having.update(bag)
        count += 1
    return Background(count, dict(having))


def share_of_reports(word: str) -> float:
    """The share of news reports that have a word, 0 where the table does not know it."""
    return _shares().get(word, 0.0)


@cache
def _shares() -> dict[str, float]:
    packed = files("rashomon.data").joinpath("background.tsv.gz").read_bytes()
    lines = gzip.decompress(packed).decode().splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {word: int(share) / 10_000 for word, share in rows}
