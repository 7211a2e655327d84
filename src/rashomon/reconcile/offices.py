"""Offices that one person holds at a time: "Spain's prime minister" is somebody in particular."""

from __future__ import annotations

import re
from functools import cache

_ALONE = frozenset(
    {
        "president", "prime minister", "chancellor", "king", "queen", "pope", "emir", "sultan",
        "secretary of state", "foreign secretary", "taoiseach", "emperor", "home secretary",
    }
)  # fmt: skip
_SAME = {
    "premier": "prime minister",
    "pm": "prime minister",
    "foreign affairs minister": "foreign minister",
    "minister of foreign affairs": "foreign minister",
    "top diplomat": "foreign minister",
    "minister for foreign affairs": "foreign minister",
    "minister of the interior": "interior minister",
    "finance chief": "finance minister",
}
_NOT_IN_OFFICE = frozenset(
    {"former", "ex", "then", "deputy", "vice", "acting", "next", "late", "candidate", "elect"}
)
_MINISTER_OF = re.compile(r"minister (?:of|for) (?:the )?(\w+)")


@cache
def office(title: str) -> str | None:
    """The office a title names, spelt one way; ``None`` where many may hold it, or held it once."""
    words = re.findall(r"[a-z]+", title.lower().replace("defense", "defence"))
    if not words or _NOT_IN_OFFICE & set(words):
        return None
    said = " ".join(words)
    said = _SAME.get(said, said)
    said = _MINISTER_OF.sub(r"\1 minister", said)
    if said in _ALONE or (said.endswith(" minister") and len(said.split()) < 4):
        return said
    return None
