"""Hard-wrapped text: the line ends that a mail program or an editor put in, taken for blanks.

A paragraph is a line (`rashomon.read.parser`). In mail, old archives and text pasted from a
terminal, lines are broken at 60 to 110 characters instead, and a sentence runs over several.
"""

from __future__ import annotations

import re
from itertools import pairwise

WIDEST = 120  # characters; editors wrap at 65 to 110, and most paragraphs are longer
SHORTEST = 40  # of a line that was broken because the next word did not fit

# from a line's start and without a way back: else a long line costs its length squared
_BLOCK = re.compile(r"(?m)^[^\n]++(?:\n[^\n]++)+")
_ENDED = re.compile(r"[.!?…:;{}][\"'”’»)\]]*\s*$")


def unwrapped(text: str) -> str:
    """The text with the line ends inside wrapped paragraphs as blanks; same length.

    A line end is a wrap when the line stops in mid-sentence and the next begins with a small
    letter; and, in a text that has such a place and no line wider than an editor makes it, when
    the next line's first word would not have fitted. Headlines over a paragraph, lists, and
    lines that end a sentence stay as they are.
    """
    if "\n" not in text:
        return text
    blocks = [(block.start(), block.group().split("\n")) for block in _BLOCK.finditer(text)]
    width = max(len(line) for line in text.split("\n"))
    column = width <= WIDEST and any(
        _goes_on(before, line) for _, lines in blocks for before, line in pairwise(lines)
    )
    pieces: list[str] = []
    at = 0
    for start, lines in blocks:
        pieces += [text[at:start], lines[0]]
        at = start + len(lines[0])
        for before, line in pairwise(lines):
            wrapped = _goes_on(before, line) or (column and _full(before, line, width))
            pieces += [" " if wrapped else "\n", line]
            at += 1 + len(line)
    pieces.append(text[at:])
    return "".join(pieces)


def _goes_on(before: str, line: str) -> bool:
    """Whether the next line goes on with a sentence that this one breaks off."""
    return (
        len(before) >= SHORTEST and line.lstrip()[:1].islower() and not _ENDED.search(before[-8:])
    )


def _full(before: str, line: str, width: int) -> bool:
    """Whether the next line's first word would not have fitted on this one."""
    words = line.split(None, 1)
    if not words or _ENDED.search(before[-8:]):
        return False
    return len(before) + 1 + len(words[0]) > width
