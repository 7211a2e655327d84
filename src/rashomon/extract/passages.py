"""Marked passages: the outer stretches in quotation marks, as tokens in their paragraph."""

from __future__ import annotations

from typing import NamedTuple

from rashomon.read.layout.marks import Marks
from rashomon.read.parse import Parse

MARKS = frozenset({'"', "“", "”", "‘", "’", "'", "''", "``", "`"})
EDGE = frozenset({",", "-", "--", "–", "—", "―", ";", ":", "(", ")", "...", "…"})
STOPS = frozenset({".", "!", "?"})


class Passage(NamedTuple):
    """A marked stretch as tokens: ``first``/``past`` are the words inside; ``at`` is the marks."""

    at: Marks
    first: int
    past: int
    paragraph: int


def passages(parse: Parse, pairs: tuple[Marks, ...]) -> list[Passage]:
    """The outer marked stretches that have words, in text order."""
    found: list[Passage] = []
    for pair in pairs:
        if pair.depth:
            continue
        first, past = parse.tokens((pair.start, pair.end))
        if first < past:
            found.append(Passage(pair, first, past, parse.paragraph_of[first]))
    return found


def opens_paragraph(parse: Parse, one: Passage) -> bool:
    first, _ = parse.paragraphs[one.paragraph]
    return one.at.opened <= parse.start[first]


def whole(parse: Parse, one: Passage) -> bool:
    """Whether a passage stands as a sentence of its own."""
    return sentence_like(parse, one.first) and (
        one.past - one.first > 2 or parse.text[one.at.end - 1] in ".!?,"
    )


def left_of(text: str, at: int) -> int:
    """The offset of the last character before ``at`` that is no blank."""
    at -= 1
    while at > 0 and text[at] in " \t\u00a0":
        at -= 1
    return max(at, 0)


def sentence_like(parse: Parse, first: int) -> bool:
    """Whether a passage begins like a sentence: a capital that is no name's."""
    word = parse.word[first]
    return word[0].isupper() or not word[0].isalpha()
