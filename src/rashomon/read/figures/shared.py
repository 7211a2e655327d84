"""Units and nouns that one figure leaves to its neighbour.

"5, 10 and 15 percent" are three of percent; "aged 4, 7 and 11" three ages; "280 million of the 1.5
billion euros" is euros; "eight people died in Tartu and three in Narva": three people killed;
"more than a dozen people, three of them children". Each rule looks at one pair of neighbours in one
sentence and wants the words between them to say so; a number that fits none keeps nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from rashomon.model import Figure
from rashomon.read.parse import Parse

_LISTED = re.compile(r"\s*(?:,|,? ?(?:and|or|to|or even)|[-–/])\s*")
_MOVES = (("from", "to"), ("to", "from"))
_STOP = re.compile(r"[;!?]|\.\s")
_BRACKET = re.compile(r"\s?\(\s?|\s/\s")
_PART_OF = re.compile(r" (?:out )?of (?:the|its|their|his|her|our|those|these|all|a total of) ")
_ELSEWHERE = re.compile(r"(?: more| others)? (?:in|at|near|outside|around|on|from)\b(?! \d)")
_OF_THEM = re.compile(r" of (?:them|whom|these|those)\b,?(?: (?:were |are )?([a-z]+))?")
_JOINED = re.compile(r".*(?:\band|,|;|\bwhile|\bbut) (?:another |a further )?$", re.S)


def shared(parse: Parse, found: Sequence[Figure]) -> tuple[Figure, ...]:
    """The figures, each bare one with what its neighbour says it is of."""
    if any(figure.kind == "rate" for figure in found):
        found = _priced(parse, found)
    figures = [
        _converted(parse.text, figure, found[k - 1]) if k and figure.about is None else figure
        for k, figure in enumerate(found)
    ]
    bare = [k for k, figure in enumerate(figures) if figure.kind == "count" and not figure.unit]
    if not bare:
        return tuple(figures)
    sentence = [parse.sentence_of[parse.tokens(figure.span)[0]] for figure in figures]
    for k in reversed(bare):  # from the right: in "5, 10 and 15 percent" the unit is the last one's
        if k + 1 < len(figures) and sentence[k + 1] == sentence[k]:
            figures[k] = _from_next(parse.text, figures[k], figures[k + 1])
    aged = {k for k, figure in enumerate(figures) if figure.text[:4].lower() in ("aged", "ages")}
    for k in bare:
        if k and figures[k].unit is None and sentence[k - 1] == sentence[k]:
            if k - 1 in aged and _LISTED.fullmatch(
                parse.text, figures[k - 1].end, figures[k].start
            ):
                aged.add(k)
                figures[k] = replace(figures[k], kind="age", unit="year")
            else:
                figures[k] = _from_previous(parse, figures[k], figures[k - 1])
                near = [j for j in range(max(0, k - 3), k) if sentence[j] == sentence[k]]
                pointed = next((figures[j] for j in near if figures[j].unit == "point"), None)
                if figures[k].unit is None and pointed and _parallel(parse, figures[k], pointed):
                    figures[k] = replace(figures[k], kind=pointed.kind, unit=pointed.unit)
    return tuple(figures)


def _priced(parse: Parse, found: Sequence[Figure]) -> list[Figure]:
    """ "From $75 a barrel to $46": the second price is a barrel's too."""
    figures = list(found)
    for k in range(1, len(figures)):
        before, figure = figures[k - 1], figures[k]
        if figure.kind == "money" and before.kind == "rate" and before.unit and figure.unit:
            same = before.unit.startswith(f"{figure.unit}/")
            if same and (_lead(parse, before), _lead(parse, figure)) in _MOVES:
                near = parse.text[before.end : figure.start]
                if len(near) < 40 and not _STOP.search(near):
                    figures[k] = replace(figure, kind="rate", unit=before.unit)
    return figures


def _converted(text: str, figure: Figure, before: Figure) -> Figure:
    """ "8 miles (13 kilometres)": what stands in brackets is of the same."""
    if before.about is None or "count" in (figure.kind, before.kind):
        return figure
    if not _BRACKET.fullmatch(text, before.end, figure.start):
        return figure
    return replace(figure, about=before.about)


def _from_next(text: str, figure: Figure, after: Figure) -> Figure:
    """ "5, 10" before "15 percent", "280 million" before "of the 1.5 billion euros".

    A comma alone joins only what a list goes on from ("par 72, 7,200 yards").
    """
    between = text[figure.end : after.start]
    whole = figure.low is not None and (figure.low >= 1 or figure.low % 1 == 0)
    if not whole or after.unit is None:
        return figure
    listed = after.text.replace(",", "").replace(".", "").isdecimal()
    joined = _LISTED.fullmatch(between) and (listed or between.strip() != ",")
    if joined and (after.kind != "count" or figure.about is None):
        return _alike(figure, after)
    if _PART_OF.fullmatch(between) and figure.about is None:
        return _alike(figure, after)
    return figure


def _from_previous(parse: Parse, figure: Figure, before: Figure) -> Figure:
    """ "three in Narva", "three of them children", "by 1" behind "by 2 percent"."""
    text = parse.text
    between = text[before.end : figure.start]
    if figure.about is not None:
        return figure
    if before.kind == "count" and before.unit is not None:
        part = _OF_THEM.match(text, figure.end)
        if part is not None:
            _, past = parse.tokens((part.start(), part.end()))
            noun = parse.tag[past - 1].startswith("NN") and part[1]
            return replace(figure, unit=before.unit, about=part[1] if noun else before.about)
        if _ELSEWHERE.match(text, figure.end) and _JOINED.fullmatch(between):
            return _alike(figure, before)
    elif before.kind in ("percent", "measure", "money", "rate") and _parallel(
        parse, figure, before
    ):
        return replace(figure, kind=before.kind, unit=before.unit)
    return figure


def _alike(figure: Figure, other: Figure) -> Figure:
    return replace(figure, kind=other.kind, unit=other.unit, about=figure.about or other.about)


def _parallel(parse: Parse, figure: Figure, before: Figure) -> bool:
    """ "fell by 2 percent, the other by 1", "from 14 mpg to 24": the same word leads both."""
    was, now = _lead(parse, before), _lead(parse, figure)
    if before.unit == "point" and now in ("at", "to"):
        return True  # an index's close
    return (was, now) == ("from", "to") or (before.unit == "percent" and was == now == "by")


def _lead(parse: Parse, figure: Figure) -> str | None:
    """The preposition that leads the figure."""
    first, past = parse.tokens(figure.span)
    top = next((k for k in range(first, past) if parse.dep[k] == "pobj"), None)
    return None if top is None else parse.lower[parse.head[top]]
