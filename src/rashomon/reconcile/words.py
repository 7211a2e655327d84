"""A report as words: what copies and storylines are told by."""

from __future__ import annotations

import gzip
import math
import re
import sys
import zlib
from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from itertools import compress
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from rashomon.model import Reading

_WORD = re.compile(r"\w+")
_OPENS = frozenset((*'.!?:"“«', ""))  # before the first word of a sentence
# What stands in marks, told from the marks alone: a quotation that goes on in the next paragraph
# is opened again there and closed only once, so an opening mark reaches to the paragraph's end.
_IN_MARKS = re.compile(r"“[^”\n]*|«[^»\n]*|„[^“”\n]*|\"[^\"\n]*\"")
_IN_SINGLE = re.compile(r"(?:(?<=[\s(])|^)['‘](?=\w)[^\n‘]*?[\w.,!?]['’](?!\w)", re.MULTILINE)
_SAID = 20  # characters in marks; fewer are a name or a word held with tongs
_MIX = np.uint64(0x9E3779B97F4A7C15)
SHINGLE = 5  # words; what the machine-counted copies of ECB+ were counted by

Shingles = NDArray[np.uint64]
Places = NDArray[np.int32]


class Words(NamedTuple):
    """The words of a report's story in lower case, where they start, and which are quoted.

    Words in noise are left out; an untranslated word is the report's own and stays. ``names`` are
    the words mostly written with a capital where no sentence begins. ``quoted`` is a byte a word,
    1 in quotation marks; ``opens`` are the places of the words that begin a sentence.
    """

    words: tuple[str, ...]
    starts: Places
    quoted: bytes
    names: frozenset[str]
    opens: Sequence[int]


def words(reading: Reading) -> Words:
    """The words of the story."""
    text = reading.report.text
    lowered = text.lower()
    if len(lowered) != len(text):  # a letter that grows in lower case would shift the rest
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    found = _WORD.findall(lowered)
    starts = np.fromiter((m.start() for m in _WORD.finditer(lowered)), np.int32, len(found))
    holes = _merged((n.start, n.end) for n in reading.noise if n.kind != "untranslated")
    if holes:
        ends = starts + np.fromiter(map(len, found), np.int32, len(found))
        kept = ~_inside(holes, starts, ends)
        found, starts = list(compress(found, kept.tolist())), starts[kept]
    marked = [(s[0], s[1]) for quote in reading.quotes for s in quote.marked]
    patterns = (_IN_MARKS, _IN_SINGLE) if " ‘" in text or " '" in text else (_IN_MARKS,)
    spans = [match.span() for pattern in patterns for match in pattern.finditer(text)]
    quotes = _merged([*marked, *((s, e) for s, e in spans if e - s >= _SAID)])
    quoted = _inside(quotes, starts, starts + 1)
    found = list(map(sys.intern, found))
    capital: Counter[str] = Counter()
    written: Counter[str] = Counter()
    opens: list[int] = []
    big = _codes(text)[starts] != _codes(lowered)[starts]
    for at in np.flatnonzero(big).tolist():
        word, start = found[at], int(starts[at])
        written[word] += 1
        if text[max(0, start - 2) : start].rstrip()[-1:] in _OPENS:
            opens.append(at)
        else:
            capital[word] += 1
    times = Counter(found) if capital else capital
    names = frozenset(w for w, count in capital.items() if count > times[w] - written[w])
    return Words(tuple(found), starts, quoted.astype(np.uint8).tobytes(), names, array("i", opens))


def _codes(text: str) -> NDArray[np.uint32]:
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)


def _inside(spans: Sequence[tuple[int, int]], starts: Places, ends: Places) -> NDArray[np.bool_]:
    """Which of the stretches [start, end) share a character with one of the sorted spans."""
    if not spans:
        return np.zeros(len(starts), dtype=np.bool_)
    bounds = np.array(spans, dtype=np.int32)
    after = np.searchsorted(bounds[:, 1], starts, side="right")
    begins = np.append(bounds[:, 0], np.iinfo(np.int32).max)
    inside: NDArray[np.bool_] = begins[after] < ends
    return inside


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
    codes = np.fromiter(map(_code, found), dtype=np.uint64, count=len(found))
    runs = len(found) - SHINGLE + 1
    total = np.zeros(runs, dtype=np.uint64)
    with np.errstate(over="ignore"):
        for offset in range(SHINGLE):
            total = total * _MIX + codes[offset : offset + runs]
            total ^= total >> np.uint64(29)
    return total


@cache
def _code(word: str) -> int:
    encoded = _SPELLED.sub(_american, word).encode()
    return zlib.crc32(encoded) << 32 | zlib.adler32(encoded)


_SPELLED = re.compile(
    r"is(?=e[sdr]?$|ing$|ation)|ys(?=e[sdr]?$|ing$)|our(?=s?$|ed$|ing$|hood)|(?<=[nt])re(?=s?$|d$)|(?<=en)ce(?=s?$)|"
    r"(?<=l)l(?=ed$|ing$|er$)|(?<=gram)me(?=s?$)"
)
_SPELLINGS = {"is": "iz", "ys": "yz", "our": "or", "re": "er", "ce": "se", "l": "", "me": ""}


def _american(match: re.Match[str]) -> str:
    """One spelling for "colour" and "color"; that "four" becomes "for" too does no harm here."""
    return _SPELLINGS[match.group()]


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
