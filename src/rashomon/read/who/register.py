"""Who held which office when: a name and a month → whose side it was on, and which part of it.

A register of office holders (``data/offices.tsv.gz``) is asked by name. The month decides: who
is not yet in office has no sector, who has left it is of the former elite (ELI), and of an office
whose end the register does not know nothing is said some years on. What a report itself says of
a person comes before what the register knows; that is for the caller.
"""

from __future__ import annotations

import gzip
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from rashomon.read.names.person_names import parts, sound
from rashomon.read.names.places import fold

_GRACE = 3  # years for which an office whose end is not known is believed to be held
# titles under which one office is spoken of
_TITLES = {
    "president": "president",
    "prime minister": "head of government",
    "premier": "head of government",
    "chancellor": "head of government",
    "taoiseach": "head of government",
    "vice president": "vice president",
    "vice-president": "vice president",
    "foreign minister": "foreign minister",
    "foreign secretary": "foreign minister",
    "secretary of state": "foreign minister",
    "defence minister": "defence minister",
    "defense minister": "defence minister",
    "defence secretary": "defence minister",
    "defense secretary": "defence minister",
    "secretary of defense": "defence minister",
    "senator": "senator",
    "sen.": "senator",
    "governor": "governor",
    "gov.": "governor",
    "secretary-general": "secretary-general",
    "secretary general": "secretary-general",
}


class Term(NamedTuple):
    """One office: its country (``None``: of no one country), PLOVER sectors, months as "2009-01".

    ``until`` is the last month; with ``open`` the holder was still in office then, as far as the
    register goes.
    """

    country: str | None
    sectors: tuple[str, ...]
    since: str
    until: str
    open: bool


class Standing(NamedTuple):
    """What a person's offices tell at one time; ``by_hand``: our own table has the name."""

    country: str | None
    sectors: tuple[str, ...]
    by_hand: bool


def key(name: str) -> str:
    """How the register spells a person's name: the sounds of its telling words."""
    telling = [word for word in parts(name) if len(word) > 1] or list(parts(name))
    return " ".join(map(sound, telling))


def body_key(name: str) -> str:
    """How the register spells a body's name."""
    return f"body: {fold(name).removeprefix('the ')}"


def title_key(title: str, surname: str) -> str | None:
    """The key for a title and a surname alone ("President", "Adams"); ``None``: no such title."""
    office = _TITLES.get(title.lower())
    return None if office is None else f"{office}: {key(surname)}"


@cache
def _register() -> dict[str, str]:
    packed = files("rashomon.data").joinpath("offices.tsv.gz").read_bytes()
    lines = gzip.decompress(packed).decode("utf-8").splitlines()
    return dict(line.split("\t") for line in lines if line[0] != "#")


def terms(named: str) -> tuple[tuple[Term, ...], bool]:
    """The offices under a key, by their beginning, and whether our own table has them."""
    found = []
    row = _register().get(named, "")
    by_hand = row.startswith("*")
    for cell in filter(None, row.removeprefix("*").split(";")):
        country, sectors, since, until = cell.split(" ")
        found.append(
            Term(
                country=None if country == "-" else country,
                sectors=tuple(sectors.split(",")),
                since=since,
                until=until.removesuffix("+"),
                open=until.endswith("+"),
            )
        )
    return tuple(found), by_hand


def standing(named: str, when: str | None) -> Standing | None:
    """What the register tells of a person at a time.

    Args:
        named: a key, as `key` or `title_key` make it.
        when: an ISO date or month; ``None`` where no time is told: then the last office counts.

    Returns:
        ``None`` where the register has no such name, or two people of one name and no reason to
        choose. The sectors are () where it cannot be told whether the office is held.
    """
    held, by_hand = terms(named)
    if not held:
        return None
    lands = dict.fromkeys(term.country for term in held if term.country is not None)
    if when is None:
        last = max(held, key=lambda term: (term.open, term.until, term.since))
        if len(lands) > 1 and not by_hand:
            return None
        return Standing(last.country, last.sectors, by_hand)
    month = when[:7]
    now = [term for term in held if term.since <= month <= _believed(term)]
    if now:
        if len({term.country for term in now}) > 1:
            if not by_hand:
                return None
            latest = max(now, key=lambda term: term.since)
            now = [term for term in now if term.country == latest.country]
        now.sort(key=lambda term: term.since, reverse=True)
        sectors = tuple(dict.fromkeys(code for term in now for code in term.sectors))
        return Standing(now[0].country, sectors, by_hand)
    if len(lands) > 1 and not by_hand:
        return None
    before = [term for term in held if term.since <= month]
    country = next(
        iter(reversed([t.country for t in before if t.country])), next(iter(lands), None)
    )
    unsure = any(term.open for term in before)
    return Standing(country, ("ELI",) if before and not unsure else (), by_hand)


def is_person(name: str) -> bool:
    """Whether our own table has a person of just this name."""
    return terms(key(name))[1]


def only_sectors(named: str) -> tuple[str, ...]:
    """The sectors of somebody all of whose offices have the same; () for anybody else."""
    every = {term.sectors for term in terms(named)[0]}
    return every.pop() if len(every) == 1 else ()


def _believed(term: Term) -> str:
    """The month until which an office counts as held."""
    if not term.open:
        return term.until
    year, _, month = term.until.partition("-")
    return f"{int(year) + _GRACE}-{month}"
