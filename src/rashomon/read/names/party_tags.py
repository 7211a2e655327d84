"""American party tags behind a name: "(D-Calif.)" and ", R-Texas," name no place themselves."""

from __future__ import annotations

import re

from rashomon.read.parse import Parse

_STATE = (
    r"(?:[A-Z]\.[A-Z]\.?|[A-Z][a-z]+\.|[A-Z]{2}\b"
    r"|(?:North|South|New|West|Rhode) [A-Z]\w+|[A-Z]\w+)"
)
_TAG = re.compile(rf"[(,]\s?((?:[DRI]|Dem|Rep)\.?[-‐‑–]\s?{_STATE})(?=[\s,;:.)’'—]|$)")


def party_tags(parse: Parse) -> list[tuple[int, int]]:
    """The token ranges of the tags, each without the bracket or comma in front of it."""
    found = []
    for match in _TAG.finditer(parse.text):
        first, past = parse.tokens(match.span(1))
        if first < past:
            found.append((first, past))
    return found
