"""Quotation marks of a text, paired.

Works on characters alone: no parse, no words' meaning. News sets marks in every way there is, so
one pass sorts each mark into *opens*, *closes* or *either* by its shape and its neighbours, and a
stack pairs them line by line. Any double opener may be closed by any double closer (“relieve »).
Single marks are paired afterwards, inside the doubles, because most of them are apostrophes.

What it does not do: say whether the words are speech. ``extract.quotes`` does.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple


class Marks(NamedTuple):
    """A stretch in quotation marks: ``start``/``end`` are the words inside, without the marks.

    ``opened`` is the offset of the opening mark, ``closed`` the offset of the closing mark or
    ``None`` where none was found; ``depth`` is 0 for an outer pair.
    """

    start: int
    end: int
    opened: int
    closed: int | None
    depth: int = 0


# Two characters that stand for one mark come first. Primes (′ ″) measure, they do not quote.
_DOUBLE = re.compile(r"``|''(?!')|‘‘|’’|\"\"|(?<!\S),,(?=\w)|[“”„‟«»\"]|\n")
_SINGLE = re.compile(r"['‘’‚‛`‹›]")
_OPENERS = frozenset({"“", "„", "‟", "«", "``", "‘‘", ",,"})
_CLOSERS = frozenset({"”", "»", "’’"})
_EITHER = frozenset({'"', "''", '""'})
_BEFORE_OPENING = frozenset("([{<—–-―/=:…*_>|‘'")
_FEET = re.compile(r"\d['’′]\s?\d{1,2}$")
_SENTENCE_END = frozenset(".!?…”\"'’)]")
# words that begin with an apostrophe: 'tis, 'em, 'n', 'cause, '90s
_ELISION = re.compile(
    r"(?:tis|twas|twere|twill|til|till|em|n|cause|cos|coz|bout|round|neath|nother|fraid|s|sup|"
    r"kay|gainst|ere|ol|ve|re|ll|d|m|t|\d\ds?)(?![\w])",
    re.IGNORECASE,
)
_SINGLE_REACH = 1_500  # characters; a longer stretch in single marks is two apostrophes


class _Pair(NamedTuple):
    """An opening mark and its closing one; widths in characters."""

    opened: int
    width: int
    closed: int | None
    limit: int


def marks(text: str) -> tuple[Marks, ...]:
    """Pair the quotation marks of a text, in text order.

    A mark without its partner ends with its line (or where the next quotation of that line
    begins) and has ``closed=None``; a closing mark without an opening one is left alone, and so
    are apostrophes, primes and plural possessives.
    """
    doubles = _doubles(text)
    pairs = sorted([*doubles, *_singles(text, doubles)])
    found: list[Marks] = []
    open_until: list[int] = []
    for pair in pairs:
        start = pair.opened + pair.width
        end = pair.limit if pair.closed is None else pair.closed
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start >= end:
            continue
        while open_until and open_until[-1] <= pair.opened:
            open_until.pop()
        found.append(Marks(start, end, pair.opened, pair.closed, len(open_until)))
        open_until.append(end)
    return tuple(found)


def _doubles(text: str) -> list[_Pair]:
    pairs: list[_Pair] = []
    stack: list[tuple[int, str, int]] = []  # offset, mark, pairs known when it opened
    for hit in _DOUBLE.finditer(text):
        mark, at, past = hit.group(), hit.start(), hit.end()
        if mark == "\n":
            if stack and not _wrapped(text, past):
                _abandon(text, stack, pairs, at)
            continue
        before = text[at - 1] if at else " "
        after = text[past] if past < len(text) else " "
        opens = _opens(mark, before, after, stack[-1][1] if stack else "")
        if mark == '"' and before.isdigit() and (not stack or _FEET.search(text[at - 6 : at])):
            continue  # inches
        if opens:
            if stack and mark in _EITHER and stack[-1][1] == mark:
                _abandon(text, stack, pairs, at)  # straight marks do not nest: the last was lost
            stack.append((at, mark, len(pairs)))
        elif stack:
            opened, opener, _ = stack.pop()
            pairs.append(_Pair(opened, len(opener), at, past))
    _abandon(text, stack, pairs, len(text))
    return pairs


def _opens(mark: str, before: str, after: str, waiting: str) -> bool:
    """Whether this mark opens, given its neighbours and the mark that waits for its partner."""
    free_before = before.isspace() or before in _BEFORE_OPENING or before in "“«„"
    if mark in _EITHER:
        if free_before and not after.isspace() and not (before in "-—–―…:" and waiting):
            return True
        return not waiting
    if mark in _OPENERS:
        if mark == "“" and waiting in ("„", "‟", ",,"):
            return False
        if mark == "«" and waiting == "»":
            return False
        # “word“: the shape says open, the neighbours and a waiting partner say close
        return not (waiting and not free_before and not after.isalnum())
    if waiting:
        return False
    return free_before and not after.isspace()  # ”word” and »word«


def _wrapped(text: str, at: int) -> bool:
    """Whether the line that begins here goes on with the sentence of the one before."""
    return at < len(text) and text[at].islower()


def _abandon(
    text: str, stack: list[tuple[int, str, int]], pairs: list[_Pair], line_end: int
) -> None:
    """Give up on the marks that still wait: each ends where a new quotation begins, or here."""
    limit = line_end
    while stack:
        opened, opener, known = stack.pop()
        end = limit
        for inner in pairs[known : known + 8]:
            if inner.opened > opened and _begins_anew(text, inner.opened):
                end = min(end, inner.opened)
                break
        pairs.append(_Pair(opened, len(opener), None, end))
        limit = min(limit, opened)


def _begins_anew(text: str, at: int) -> bool:
    at -= 1
    while at >= 0 and text[at] in " \t\u00a0":
        at -= 1
    return at < 0 or text[at] in _SENTENCE_END


def _singles(text: str, doubles: list[_Pair]) -> list[_Pair]:
    """Pairs of single marks; each lies wholly inside or wholly outside any double one."""
    taken: set[int] = set()
    for pair in doubles:
        for at in (pair.opened, pair.closed):
            if at is not None:
                taken.update((at, at + 1) if text[at] in "'‘’`" else (at,))
    openers: list[int] = []
    strong: list[int] = []
    weak: list[int] = []
    for hit in _SINGLE.finditer(text):
        at = hit.start()
        if at in taken:
            continue
        mark = text[at]
        before = text[at - 1] if at else " "
        after = text[at + 1] if at + 1 < len(text) else " "
        free = not before.isalnum() and (
            before.isspace() or before in _BEFORE_OPENING or before in '"“«„'
        )
        if mark in "‹‚‛" or (
            mark in "'‘`’"
            and free
            and (after.isalnum() or after in '"“«$£€[(@#…')
            and not _ELISION.match(text, at + 1)
            and not (mark == "’" and not before.isspace())
        ):
            openers.append(at)
        elif mark == "›":
            strong.append(at)
        elif mark in "'’‘" and not before.isspace() and not after.isalnum():
            if _possessive(text, at):
                weak.append(at)
            else:
                strong.append(at)
    if not openers or not (strong or weak):
        return []
    regions = _regions(doubles)
    pairs: list[_Pair] = []
    past = -1
    for n, at in enumerate(openers):
        if at < past:
            continue
        nearest = openers[n + 1] if n + 1 < len(openers) else len(text)
        closed = _closer(text, at, nearest, strong, weak, regions)
        if closed is not None:
            pairs.append(_Pair(at, 1, closed, closed + 1))
            past = closed
    return pairs


def _possessive(text: str, at: int) -> bool:
    """workers’ rights, goin’ home: an apostrophe at the end of a word, with a word after it."""
    before = text[max(0, at - 2) : at].lower()
    after = text[at + 1 : at + 3]
    if not (before.endswith(("s", "z", "x")) or before == "in"):
        return False
    return len(after) == 2 and after[0].isspace() and after[1].isalnum()


def _closer(
    text: str,
    at: int,
    nearest: int,
    strong: list[int],
    weak: list[int],
    regions: tuple[list[int], list[int]],
) -> int | None:
    line_end = text.find("\n", at, at + _SINGLE_REACH)
    limit = min(line_end if line_end >= 0 else at + _SINGLE_REACH, len(text))
    home = _region(regions, at)
    # a possessive-looking mark closes when the next opener comes first, or nothing better follows
    for candidates, until in ((strong, min(limit, nearest)), (weak, limit), (strong, limit)):
        first = bisect_right(candidates, at + 1)
        for closed in candidates[first : first + 8]:
            if closed >= until:
                break
            if _region(regions, closed) == home:
                return closed
    return None


def _regions(doubles: list[_Pair]) -> tuple[list[int], list[int]]:
    """Where the innermost double pair changes, and which one it is from there on (-1: none)."""
    edges: list[tuple[int, int, int]] = []
    for n, pair in enumerate(sorted(doubles)):
        edges.append((pair.opened, 1, n))
        edges.append((pair.limit if pair.closed is None else pair.closed, 0, n))
    at: list[int] = []
    inside: list[int] = []
    stack: list[int] = []
    gone: set[int] = set()
    for offset, opening, n in sorted(edges):
        if opening:
            stack.append(n)
        else:
            gone.add(n)
            while stack and stack[-1] in gone:
                stack.pop()
        at.append(offset)
        inside.append(stack[-1] if stack else -1)
    return at, inside


def _region(regions: tuple[list[int], list[int]], offset: int) -> int:
    at, inside = regions
    n = bisect_right(at, offset) - 1
    return inside[n] if n >= 0 else -1
