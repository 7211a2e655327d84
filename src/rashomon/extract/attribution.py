"""One attribution: cue, content and source as token ranges, and how far each reaches."""

from __future__ import annotations

from typing import NamedTuple

from rashomon.extract.cues import lemma, lexicon
from rashomon.extract.sources import Range
from rashomon.read.parse import Parse

_BEFORE_VERB = frozenset({"aux", "auxpass", "neg", "advmod"})
EDGE = frozenset({",", ";", ":", ".", "-", "--", "–", "—", "―", "(", ")", "...", "…"})


class Attribution(NamedTuple):
    """Who is credited with what, as token ranges; ``word`` is the token of the reporting word."""

    word: int
    cue: Range
    content: tuple[Range, ...]
    source: Range | None
    addressee: Range | None
    sense: str
    rule: str
    chained: int | None = None  # the infinitive that would make one cue with it
    relay: Range | None = None  # the outlet that passes the words on, where the verb names it


def cue_range(parse: Parse, i: int) -> Range:
    """The reporting verb with its auxiliaries, adverbs and particle, as far as they touch."""
    first = i
    while (
        first > 0
        and parse.head[first - 1] == i
        and parse.dep[first - 1] in _BEFORE_VERB
        and parse.lower[first - 1] not in ("when", "how", "why", "where", "as")
    ):
        first -= 1
    if parse.dep[first] == "advmod" and first < i and parse.word[first][0].isupper():
        first += 1
    past = i + 1
    if past < len(parse) and parse.head[past] == i and parse.dep[past] == "prt":
        past += 1
    above = parse.head[i]
    if parse.dep[i] == "xcomp" and above < i and lemma(parse, above) in lexicon().chains:
        # "declined to say", "continues to argue", "is likely to reject": one cue
        gap = range(above + 1, first)
        if all(parse.pos[k] in ("PART", "ADV") for k in gap) and len(gap) < 3:
            outer = above
            if parse.pos[above] == "ADJ" and parse.dep[above] == "acomp":
                outer = parse.head[above] if above - parse.head[above] < 3 else above
            first = cue_range(parse, outer)[0]
    return first, past


def finite(parse: Parse, i: int) -> bool:
    if parse.tag[i] in ("VBD", "VBZ", "VBP"):
        return True
    return any(parse.dep[c] in ("aux", "auxpass") and c < i for c in parse.children[i])


def trimmed(parse: Parse, first: int, past: int) -> Range | None:
    """The range without commas and full stops at its ends."""
    while first < past and parse.lower[first] in EDGE:
        first += 1
    while past > first and (parse.lower[past - 1] in EDGE or parse.dep[past - 1] == "cc"):
        if parse.lower[past - 1] == ")" and "(" in parse.lower[first:past]:
            break
        past -= 1
    if past < len(parse) and parse.lower[past] == ")" and _open(parse, first, past):
        past += 1
    return (first, past) if first < past else None


def _open(parse: Parse, first: int, past: int) -> bool:
    inside = parse.lower[first:past]
    return inside.count("(") > inside.count(")")


def without(parse: Parse, whole: Range, holes: list[Range]) -> tuple[Range, ...]:
    """The range less the holes in it, each piece without outer punctuation."""
    pieces: list[Range] = []
    at = whole[0]
    for first, past in sorted(holes):
        if past <= at or first >= whole[1]:
            continue
        if first > at:
            pieces.append((at, first))
        at = max(at, past)
    if at < whole[1]:
        pieces.append((at, whole[1]))
    kept = (trimmed(parse, *piece) for piece in pieces)
    return tuple(piece for piece in kept if piece is not None)
