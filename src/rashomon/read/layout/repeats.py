"""Paragraphs that say again what the report says elsewhere: verbatim repeats and pull quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from rashomon.model import Noise, Span

SHORTEST = 5  # words; a shorter line that comes twice is a crosshead or an answer ("He was not.")
LONGEST = 60  # words; nobody pulls a longer quote
SAME = 0.8  # of the words, in order; .75 to .9 tried, see benchmarks/noise
SHORTEST_UNQUOTED = 8  # outside quotation marks every word must come again, and so many of them
COMMON = 24  # a pair of words that comes more often points nowhere

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_MARKS = '"“”«»„‟'


class _Line(NamedTuple):
    span: Span
    words: list[str]


def duplicates(text: str, lines: list[Span]) -> Iterator[Noise]:
    """Each paragraph that stands earlier in the report word for word."""
    seen: set[str] = set()
    for line in lines:
        wording = " ".join(line.of(text).split())
        if wording in seen and wording.count(" ") + 1 >= SHORTEST:
            yield Noise(start=line.start, end=line.end, kind="duplicate")
        seen.add(wording)


def pull_quotes(text: str, lines: list[Span]) -> Iterator[Noise]:
    """Each short paragraph that repeats, nearly, words found inside a longer paragraph.

    The words may differ a little, as in two translations of one sentence. The first line (a
    headline) is none, nor is a line that has words of its own besides.
    """
    told = [_line(text, line) for line in lines]
    short = [n for n, line in enumerate(told) if n and _may_be_pulled(text, line)]
    if not short:
        return
    pairs = _pairs(told, short)
    pulled: set[int] = set()
    for n in short:
        for where, first in _candidates(n, told, pairs):
            if where not in pulled and _repeats(text, told[n], told[where], first):
                pulled.add(n)
                end = told[n].span.end
                if n + 1 < len(told) and _signs(text, told[n], told[n + 1]):
                    end = told[n + 1].span.end
                yield Noise(start=told[n].span.start, end=end, kind="pull-quote")
                break


def _signs(text: str, quote: _Line, line: _Line) -> bool:
    """Whether a line only says whose the pull quote above it is: "— Jane Roe, minister"."""
    if not 1 < len(line.words) <= 12:
        return False
    body, above = line.span.of(text), quote.span.of(text)
    left_open = above[0] in _MARKS and above[-1] not in _MARKS
    return body[0] in "—–-―" or (left_open and body[-1] in _MARKS and body[0] not in _MARKS)


def _line(text: str, span: Span) -> _Line:
    return _Line(span, _WORD.findall(text[span.start : span.end].lower().replace("’", "'")))


def _begins(text: str, span: Span) -> list[int]:
    """Where each word of a line begins."""
    return [word.start() for word in _WORD.finditer(text, span.start, span.end)]


def _may_be_pulled(text: str, line: _Line) -> bool:
    if not SHORTEST < len(line.words) <= LONGEST:
        return False
    body = line.span.of(text)
    inside = body.strip(_MARKS + " '‘’.!?…»")
    if not inside[:1].isupper():  # a line of a hard-wrapped paragraph
        return False
    return not any(mark in inside for mark in _MARKS)  # words of its own stand beside a quotation


def _pairs(told: list[_Line], short: list[int]) -> dict[tuple[str, str], list[tuple[int, int]]]:
    """Where each pair of words of the short lines stands: (line, index of the first)."""
    pairs: dict[tuple[str, str], list[tuple[int, int]]] = {
        pair: [] for n in short for pair in pairwise(told[n].words)
    }
    for n, line in enumerate(told):
        for k, pair in enumerate(pairwise(line.words)):
            if pair in pairs and len(pairs[pair]) <= COMMON:
                pairs[pair].append((n, k))
    return pairs


def _candidates(
    n: int, told: list[_Line], pairs: dict[tuple[str, str], list[tuple[int, int]]]
) -> list[tuple[int, int]]:
    """Longer lines that share word pairs with line ``n``, and where there it would begin."""
    words = told[n].words
    wanted = max(3, len(words) // 3)
    shared = [pairs[pair] for pair in pairwise(words)]
    if sum(1 for places in shared if len(places) > 1) < wanted:
        return []
    votes: dict[tuple[int, int], int] = {}
    begins: dict[tuple[int, int], int] = {}
    for k, places in enumerate(shared):
        if not 1 < len(places) <= COMMON:
            continue
        for where, at in places:
            if where != n and len(told[where].words) > len(words) + 3:
                key = (where, (at - k) // 8)
                for near in (key, (where, key[1] + 1)):
                    votes[near] = votes.get(near, 0) + 1
                    begins[near] = min(begins.get(near, at - k), at - k)
    best = sorted((-count, key) for key, count in votes.items() if count >= wanted)[:3]
    return [(key[0], max(0, begins[key])) for _, key in best]


def _repeats(text: str, line: _Line, other: _Line, first: int) -> bool:
    """Whether ``other``, from about its word ``first``, says what ``line`` says."""
    words = line.words
    low, high = max(0, first - 3), min(len(other.words), first + len(words) + 8)
    rows = _common(words, other.words[low:high])
    matched = len(rows)
    if matched < SHORTEST or matched < SAME * len(words):
        return False
    across = rows[-1][1] - rows[0][1] + 1
    if matched == len(words) == across and matched >= SHORTEST_UNQUOTED:
        return True
    if across > 1.5 * len(words) + 2:
        return False
    here, there = {i for i, _ in rows}, {j for _, j in rows}
    begins, others = _begins(text, line.span), _begins(text, other.span)
    if len(begins) != len(words) or len(others) != len(other.words):
        return False  # small letters changed the number of words ("İ"): do not compare
    own = [begins[i] for i in range(len(words)) if i not in here]
    own += [others[low + j] for j in range(rows[0][1], rows[-1][1]) if j not in there]
    if any(text[at].isdigit() or text[at].isupper() for at in own):
        return False  # another name or number: another statement, not another wording
    return _quoted(text, other.span, others[low + rows[0][1]])


def _common(a: list[str], b: list[str]) -> list[tuple[int, int]]:
    """Index pairs of a longest common subsequence."""
    size = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i in range(len(a) - 1, -1, -1):
        row, below = size[i], size[i + 1]
        for j in range(len(b) - 1, -1, -1):
            row[j] = below[j + 1] + 1 if a[i] == b[j] else max(below[j], row[j + 1])
    found: list[tuple[int, int]] = []
    i = j = 0
    while i < len(a) and j < len(b):
        if a[i] == b[j]:
            found.append((i, j))
            i, j = i + 1, j + 1
        elif size[i + 1][j] >= size[i][j + 1]:
            i += 1
        else:
            j += 1
    return found


def _quoted(text: str, span: Span, begin: int) -> bool:
    """Whether the character at ``begin`` stands inside quotation marks."""
    before = text[max(span.start, begin - 600) : begin]
    opened, closed = before.rfind("“"), max(before.rfind("”"), before.rfind("»"))
    opened = max(opened, before.rfind("«"))
    return opened > closed or before.count('"') % 2 == 1
