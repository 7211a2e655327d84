"""Names that begin small, as goods and services like to: "iPhone 4", "the eReader Mini"."""

from __future__ import annotations

import re

from rashomon.read.names.familiar import Name, key_of
from rashomon.read.parse import Parse

_SMALL = re.compile(r"[a-z]{1,2}[A-Z][a-z]{2,}\w*$|i[A-Z]{2,}$")  # not "kWh", "mRNA"
_MODEL = re.compile(r"\d{1,2}[A-Za-z]{0,2}$")
_PROPER = frozenset({"NNP", "NNPS"})


def small_initials(parse: Parse, found: list[Name]) -> list[Name]:
    """The names with those that begin small, each with its model, in place of the parser's own.

    The parser passes them by, takes them for bodies, or runs on ("iPod portable music player").
    Such a thing is of kind "other" unless our lists know better.
    """
    starts = [i for i, word in enumerate(parse.word) if word[0].islower() and _SMALL.match(word)]
    if not starts:
        return found
    taken = {
        i
        for name in found
        if name.known is not None or not _SMALL.match(parse.word[name.first])
        for i in range(name.first, name.past)
    }
    things: list[Name] = []
    for first in starts:
        if first in taken:
            continue
        past = _past(parse, first, taken)
        things.append(Name(first, past, "other", key_of(parse, first, past), None))
    begun = {thing.first for thing in things}
    inside = {i for thing in things for i in range(thing.first, thing.past)}
    return [n for n in found if n.first not in begun and n.first not in inside] + things


def _past(parse: Parse, first: int, taken: set[int]) -> int:
    """Where it ends: behind "Nano", "Music Store", "4", "3GS"; a date or another name is apart."""
    past, end = first + 1, parse.sentences[parse.sentence_of[first]][1]
    while past < end and past not in taken:
        word = parse.word[past]
        proper = parse.tag[past] in _PROPER and word[0].isupper()
        dated = parse.ent[past][2:] in ("DATE", "TIME", "MONEY", "PERCENT")
        if dated or not (proper or _MODEL.match(word)):
            break
        past += 1
    return past
