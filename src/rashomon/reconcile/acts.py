"""Whether two words name one kind of act: "visited" and "the visit", "blast" and "explosion"."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

_ENDINGS = re.compile(
    r"(?:isation|ization|ation|ition|ution|ction|ption|sion|tion|ment|ance|ence|ings?|als?|ers?|ors?|"
    r"ies|ed|es|s|e|y)$"
)
_RESTORED = {"ction": "ct", "ption": "p"}


@cache
def stem(lemma: str) -> str:
    """What is left of a word without the ending that makes it a noun or a verb."""
    word = lemma.lower()
    match = _ENDINGS.search(word)
    if match is None or match.start() < 3:
        return word
    return word[: match.start()] + _RESTORED.get(match.group(), "")


@cache
def groups(lemma: str) -> frozenset[int]:
    """The kinds of act a lemma can name, by line of the shipped table."""
    return frozenset(_table().get(lemma.lower(), ()))


@cache
def _table() -> dict[str, tuple[int, ...]]:
    text = files("rashomon.data").joinpath("acts.tsv").read_text(encoding="utf-8")
    table: dict[str, tuple[int, ...]] = {}
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    for number, line in enumerate(lines):
        for word in line.split():
            table[word] = (*table.get(word, ()), number)
    return table


def same_act(left: str, right: str) -> bool:
    """Whether both can name one act."""
    return left == right or stem(left) == stem(right) or bool(groups(left) & groups(right))


def keys(lemma: str) -> tuple[str, ...]:
    """What a lemma is found by: its stem and the acts it can name."""
    return (stem(lemma), *(f"#{number}" for number in sorted(groups(lemma))))
