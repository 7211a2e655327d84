"""Named sets of words from a data file: one set a line, its name, a tab, its words."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def wordsets(name: str) -> dict[str, frozenset[str]]:
    """The sets of one file of ``rashomon/data``, by name; a name on several lines is one set."""
    sets: dict[str, frozenset[str]] = {}
    text = files("rashomon.data").joinpath(name).read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            key, _, words = line.partition("\t")
            sets[key] = sets.get(key, frozenset()) | frozenset(words.split())
    return sets
