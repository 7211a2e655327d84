"""Units of measure and currencies: the wording beside a number → what it is measured in."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import NamedTuple

from rashomon.model import FigureKind


class Unit(NamedTuple):
    """``symbol`` is SI's or ISO 4217's where one exists, ``name`` the singular name in words."""

    symbol: str
    kind: FigureKind
    name: str


class Table(NamedTuple):
    """Wordings → units. ``exact`` minds the case ("MW", "mW"), ``words`` does not."""

    exact: dict[str, Unit]
    words: dict[str, Unit]
    signs: dict[str, Unit]  # currencies written before the number
    codes: dict[str, Unit]  # ISO 4217 codes, upper case
    loose: frozenset[str]  # wordings that name several currencies ("dollars")
    longest: int  # pieces in the longest wording


def _lines(name: str) -> list[list[str]]:
    text = files("rashomon.data").joinpath(name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


@cache
def units() -> Table:
    """The tables of data/units.tsv and data/currencies.tsv, read once."""
    exact: dict[str, Unit] = {}
    words: dict[str, Unit] = {}
    signs: dict[str, Unit] = {}
    codes: dict[str, Unit] = {}
    loose: set[str] = set()
    for symbol, kind, name, forms in _lines("units.tsv"):
        unit = Unit(symbol, kind, name)  # type: ignore[arg-type]
        for form in forms.split("|"):
            exact[form] = unit
            if len(form) > 3 or (form.islower() and len(form) == 3):
                words.setdefault(form.lower(), unit)
    for code, name, marks, forms in _lines("currencies.tsv"):
        unit = Unit(code, "money", name)
        if code.isupper():
            codes[code] = unit
        for mark in marks.split("|"):
            if mark:
                signs[mark] = unit
        for form in forms.split("|"):
            if form.endswith("*"):
                form = form[:-1]
                loose.add(form)
            words[form] = unit
    longest = max(form.count(" ") + 1 for form in (*exact, *words))
    return Table(exact, words, signs, codes, frozenset(loose), longest)
