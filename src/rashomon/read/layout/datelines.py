"""Where a dateline ends: "GENEVA, March 3 (Reuters) - ", "BAR, Montenegro —", "MOSCOW. /TASS/."

A dateline is no part of the sentence behind it, though nothing but a dash parts them. It is told by
its form: a place in capitals, or a place that the gazetteer knows when it is written like any name,
and then a dash before a capital. "NATO — The alliance" has that form too, so a short word in
capitals that stands alone must be a place. Not found: datelines without a mark behind them, and
those in the middle of a line.
"""

from __future__ import annotations

import re

from rashomon.read.names.countries import by_name
from rashomon.read.names.places import spots

_LONGEST = 120  # characters of a dateline
_SHORTEST_STORY = 25  # characters behind it; a shorter line is a list's or a headline
_TOWN = 13  # 8,192 people; the gazetteer has a hamlet for most words, "Nato" among them
_ACRONYM = 5  # letters; a longer word in capitals is hardly an acronym

_UP = "A-ZÀ-ÖØ-Þ"
_CAPITALS = rf"[{_UP}][{_UP}.'’]+(?:[ /-]{{1,2}}[{_UP}][{_UP}.'’]*){{0,4}}"
_NAME = rf"[{_UP}][^\W\d_]+(?:[ -](?:[{_UP}][\w.'’-]*|de|la|del|al|el)){{0,3}}"
# the country, the state, the day, the year
_MORE = rf"(?:[.,]?\s(?:[{_UP}][\w.'’-]*|\d{{1,4}}(?:/\d\d/\d\d)?(?:st|nd|rd|th)?|of|and)){{1,7}}"
_END = (
    r"(?P<mark>\s{0,2}(?:--+|[–—―])|(?<=[)\s])[-_](?=\s)|:(?=\s))"
    rf"\s{{0,3}}(?=[\"“‘'\[]?[{_UP}\d])"
)
_SOURCE = r"(?P<source>\s?\([^()\n]{2,60}\)\.?)?"
_DATELINE = re.compile(
    rf"(?:(?P<capitals>{_CAPITALS})(?![^\W\d_])|(?P<name>{_NAME}))"
    rf"(?P<more>[.,](?={_MORE}){_MORE})?{_SOURCE}\s?{_END}"
)
_SLASHED = re.compile(
    rf"{_CAPITALS}(?:[.,]{_MORE})?[.,]?\s/[{_UP}][\w -]{{1,30}}/\.?\s{{1,3}}(?=\S)"
)


def past_dateline(text: str, start: int, end: int) -> int:
    """Where the story begins in the line ``text[start:end]``: past its dateline, else ``start``."""
    if end - start < _SHORTEST_STORY or not text[start].isupper():
        return start
    reach = min(end, start + _LONGEST)
    found = _SLASHED.match(text, start, reach) or _DATELINE.match(text, start, reach)
    if found is None or end - found.end() < _SHORTEST_STORY:
        return start
    if not any(letter.islower() for letter in text[found.end() : found.end() + 60]):
        return start  # a headline in capitals throughout
    if found.re is _SLASHED or _is_dateline(found):
        return found.end()
    return start


def _is_dateline(found: re.Match[str]) -> bool:
    capitals, more, source = found["capitals"], found["more"], found["source"]
    place = (capitals or found["name"]).strip(" -.")
    if found["mark"] == ":":  # "NEW DELHI: The", not "MODERATOR: The"
        return bool(capitals) and _known(place)
    if capitals:
        letters = sum(map(str.isalpha, place))
        return letters > _ACRONYM or bool(more or source) or _known(place)
    if found["mark"].strip() in ("-", "_") and not (more or source):
        return False  # "Paris - Roubaix"
    return _known(place)


def _known(place: str) -> bool:
    """Whether the gazetteer has the place, or the first of two ("ANKARA/ISTANBUL")."""
    first = place.split("/")[0]
    return any(spot.size >= _TOWN for spot in spots(first)) or first.lower() in by_name()
