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
def roots(lemma: str) -> frozenset[str]:
    """The stems a word goes back to: its own, and of a noun those of the verbs it is made from."""
    word = lemma.lower()
    return frozenset({stem(word), *(stem(verb) for verb in _derivations().get(word, ()))})


@cache
def _derivations() -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for noun, verb in (line.split("\t") for line in _lines("derivations.tsv")):
        table[noun] = (*table.get(noun, ()), verb)
    return table


@cache
def groups(lemma: str) -> frozenset[int]:
    """The kinds of act a lemma can name, by line of the shipped table."""
    return frozenset(_table().get(lemma.lower(), ()))


@cache
def _table() -> dict[str, tuple[int, ...]]:
    table: dict[str, tuple[int, ...]] = {}
    for number, line in enumerate(_lines("acts.tsv")):
        for word in line.split():
            table[word] = (*table.get(word, ()), number)
    return table


def _lines(name: str) -> list[str]:
    text = files("rashomon.data").joinpath(name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def one_root(left: str, right: str) -> bool:
    """Whether two words are forms of one: "visited" and "the visit", "decide" and "decision"."""
    return left == right or bool(roots(left) & roots(right))


def same_act(left: str, right: str) -> bool:
    """Whether both can name one act: forms of one word, or words of one kind of act."""
    return one_root(left, right) or bool(groups(left) & groups(right))


def keys(lemma: str) -> tuple[str, ...]:
    """What a lemma is found by: its roots and the acts it can name."""
    return (*sorted(roots(lemma)), *(f"#{number}" for number in sorted(groups(lemma))))
