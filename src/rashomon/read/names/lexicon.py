"""Word lists behind names and roles: nouns for people and bodies, known names, given names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple, cast

from rashomon.read.names import countries

NounKind = Literal["person", "group", "organization", "country", "place"]


class Noun(NamedTuple):
    """What a noun for somebody says: what kind of somebody, and the PLOVER sectors."""

    kind: NounKind
    sectors: tuple[str, ...]


class Known(NamedTuple):
    """A name that is known without its report.

    ``kind`` is "country", "demonym", "seat" (a building that stands for a government),
    "organization", "region" or "people" (an adjective or people of anything but a country; its
    ``sectors`` then hold the kind of the name it belongs to); ``code`` is the country it belongs
    to.
    """

    kind: str
    name: str
    code: str | None
    sectors: tuple[str, ...] = ()


class Entry(NamedTuple):
    """A known name as tokens: the tokens after the first, in lower case, and how it must look.

    ``exact`` is the spelling that alone will do; after ", " only behind a comma ("Salem, OR").
    ``capitals`` says which of its tokens are written with one.
    """

    rest: tuple[str, ...]
    exact: str | None
    known: Known
    capitals: tuple[bool, ...] = ()


_PIECES = re.compile(r"(?:[A-Za-z]\.){2,}|['’]s\b|[^\W_]+(?:['’&][^\W_]+)*|[^\w\s]")


def pieces(name: str) -> list[str]:
    """A name cut the way the parser cuts words."""
    found = []
    for piece in _PIECES.findall(name):
        if piece.endswith(("'s", "’s")) and len(piece) > 2:
            found += [piece[:-2], "'s"]
        else:
            found.append(piece.replace("’", "'"))
    return found


def rows(file: str) -> list[list[str]]:
    """The rows of a table in ``data``; lines that begin with "#" are notes."""
    text = files("rashomon.data").joinpath(file).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and line[0] != "#"]


@cache
def nouns() -> dict[str, Noun]:
    """Nouns for people and bodies by their singular ("foreign minister", "police")."""
    table: dict[str, Noun] = {}
    kind: NounKind
    for named, sectors, listed in rows("people.tsv"):
        kind = cast(NounKind, named)
        split = tuple(code for code in sectors.split(",") if code != "-")
        for word in listed.split():
            table.setdefault(word.replace("_", " "), Noun(kind, split))
    persons = {row[0] for row in rows("person_nouns.txt")}
    for phrase, sectors in rows("agents.tsv"):
        if phrase in table:
            continue
        last = phrase.split(" of ")[0].split(" for ")[0].split(" to ")[0].rpartition(" ")[2]
        head = table.get(last)
        one = last.removesuffix("s")
        for ending, instead in (("men", "man"), ("ies", "y")):
            if last.endswith(ending):
                one = last[:-3] + instead
        if head is None and one in table:
            continue  # a plural, which `singular` leads to the singular
        if head is not None:
            kind = head.kind
        elif last in persons or re.search(r"(?:er|or|ist|man|ian|ant|ent|ee|ite)$", last):
            kind = "person"
        else:
            kind = "organization"
        table[phrase] = Noun(kind, tuple(sectors.split(",")))
    for row in rows("person_nouns.txt"):
        if row[0] not in words("nobody"):
            core = table.get(row[0].rpartition(" ")[2])
            told = core.sectors if core is not None and core.kind == "person" else ()
            table.setdefault(row[0], Noun("person", told))
    return table


@cache
def titles() -> frozenset[str]:
    """The nouns that can stand before a name as a title ("minister"), by our own lists alone."""
    return frozenset(
        word.rpartition("_")[2]
        for kind, _, listed in rows("people.tsv")
        if kind == "person"
        for word in listed.split()
    )


@cache
def heads() -> frozenset[str]:
    """The last words of all those phrases: where a noun phrase about somebody can have its head."""
    found = set()
    for phrase in nouns():
        core = phrase.split(" of ")[0].split(" for ")[0].split(" to ")[0]
        found.add(core.rpartition(" ")[2])
    return frozenset(found)


# plural forms whose lemma the tagger misses when they are written with a capital
_IRREGULAR = {"men": "man", "women": "woman", "people": "people", "children": "child"}


def singular(word: str) -> str:
    """A noun's singular, as far as the lists need it ("ministers" → "minister")."""
    if word in nouns() or len(word) < 4:
        return word
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    for ending, instead in (
        ("ies", "y"),
        ("men", "man"),
        ("women", "woman"),
        ("es", ""),
        ("s", ""),
    ):
        if word.endswith(ending):
            shorter = word[: len(word) - len(ending)] + instead
            if shorter in heads():
                return shorter
    return word


def _organizations() -> Iterator[tuple[list[str], Known]]:
    """Known bodies with all their names; the first name that another file has joins the two."""
    first: dict[str, Known] = {}
    for file in ("organizations.tsv", "armed_groups.tsv", "bodies.tsv"):
        for listed, code, sectors in rows(file):
            for body in listed.split("; "):
                every = body.split("|")
                country = None if code == "-" else code
                what = Known("organization", every[0], country, tuple(sectors.split(",")))
                what = first.setdefault(every[0], what)
                yield every, what


@cache
def known() -> dict[str, tuple[Entry, ...]]:
    """Known names by their first token in lower case, the longest first."""
    table: dict[str, list[Entry]] = {}

    def add(name: str, what: Known) -> None:
        tokens = pieces(name)
        short = name.replace(".", "")
        inner = short[1:] != short[1:].lower() and " " not in short  # "LeT", but "let"
        exact = name if (short.isupper() or inner) and len(short) <= 5 else None
        lowered = [token.lower() for token in tokens]
        rest = tuple(lowered[1:])
        capitals = tuple(token[0].isupper() for token in tokens)
        there = table.setdefault(lowered[0], [])
        for k, row in enumerate(there):
            if row.rest == rest and row.exact == exact:
                if row.known is what:  # "Al-Qaeda" and "al-Qaeda": a capital where both have one
                    both = tuple(a and b for a, b in zip(row.capitals, capitals, strict=True))
                    there[k] = row._replace(capitals=both)
                return
        there.append(Entry(rest, exact, what, capitals))

    for row in countries.known_countries().values():
        for name in (row.name, *row.aliases):
            add(
                name.removeprefix("the ").removeprefix("The "), Known("country", row.name, row.iso3)
            )
        for name in row.demonyms:
            add(name, Known("demonym", row.name, row.iso3))
    for key, (name, iso3, sectors) in countries.by_seat().items():
        add(key, Known("seat", name, iso3, sectors))
    for every, body in _organizations():
        for name in every:
            add(name, body)
    for row_ in rows("regions.tsv"):
        if row_[0] == "name":
            continue
        for name in (row_[0], *filter(None, row_[1].split("|"))):
            add(name.removeprefix("the "), Known("region", row_[0], row_[2] or None))
    for name, postal, others, code in rows("states.tsv"):
        what = Known("region", name, code)
        if name not in ("Georgia", "Washington"):
            add(name, what)
        if name in ("New York", "Washington"):  # "N.Y." and "Wash." are no cities
            what = Known("region", f"{name} State", code)
        for short in filter(None, [postal, *others.split("|")]):
            rule = (
                short if "." in short[:-1] else f", {short}"
            )  # "Miss." and "OR" only after a comma
            lowered = short.lower()
            table.setdefault(lowered, []).append(Entry((), rule, what))
            if short.endswith("."):  # the parser parts the stop of some: "Ont" "."
                first = short[:-1]
                rule = f"{first} ." if "." in first else f", {first}"
                table.setdefault(first.lower(), []).append(Entry((".",), rule, what))
    for forms, name, code, kind in rows("peoples.tsv"):
        for form in forms.split("|"):
            adjective = form.lower() != name.lower() or kind == "group"
            what = Known(
                "people" if adjective else kind, name, None if code == "-" else code, (kind,)
            )
            add(form.removeprefix("the "), what)
    return {
        first: tuple(sorted(entries, key=lambda row: -len(row.rest)))
        for first, entries in table.items()
    }


@cache
def _abbreviations() -> dict[str, str]:
    return {
        short.lower(): name
        for name, _, others, _ in rows("states.tsv")
        for short in others.split("|")
        if short
    }


def abbreviated_state(short: str) -> str | None:
    """The state or province that "Ky." or "Ont." abbreviates; None where it is none."""
    return _abbreviations().get(short.lower())


@cache
def _word_sets() -> dict[str, frozenset[str]]:
    return {name: frozenset(listed.split()) for name, listed in rows("word_sets.tsv")}


def words(name: str) -> frozenset[str]:
    """A small set of words by its name in ``data/word_sets.tsv``."""
    return _word_sets()[name]


@cache
def _token_sets() -> dict[frozenset[str], Known]:
    table: dict[frozenset[str], Known] = {}
    for every, what in _organizations():
        for name in every:
            told = frozenset(token.lower() for token in pieces(name)) - {"of", "the", "and"}
            if len(told) > 1:
                table.setdefault(told, what)
    return table


def shuffled(told: frozenset[str]) -> Known | None:
    """The known organisation that has just these words, in any order a translator left them."""
    return _token_sets().get(told - {"of", "the", "and"})


@cache
def genders() -> dict[str, str]:
    """Given names in lower case → "m" or "f"."""
    return {name: row[0] for row in rows("first_names.tsv") for name in row[1].split()}
