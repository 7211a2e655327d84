"""Bodies by the form of their names, whatever the parser's label: a country's forces, units, ...

Each rule takes the names found so far and returns them with its own; a name of ours replaces those
that lie inside it or cross it, save countries, peoples and known places, which stay inside.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from rashomon.read.names.familiar import Name, key_of
from rashomon.read.names.lexicon import Known, nouns, shuffled, singular, titles
from rashomon.read.parse import Parse
from rashomon.read.wordsets import wordsets

_SETS = wordsets("name_sets.tsv")
UNITS = _SETS["units"]
OF_LANDS = _SETS["bodies of lands"]
ARABIC_GROUPS = _SETS["arabic groups"]
NO_BODIES = _SETS["no bodies"]
OF_BODIES = _SETS["of bodies"]
_ORDINALS = _SETS["ordinals"]
_ARTICLES = _SETS["articles"]
_SHIPS = _SETS["ships"]
_SMALL = _SETS["small words"]
_GAMES = _SETS["games"]
_ORDINAL = re.compile(r"\d{1,4}(?:st|nd|rd|th)$")
_ACRONYM = re.compile(r"[A-Z][A-Za-z]?[A-Z&-]{0,7}[A-Z]s?$|[A-Z]{2,8}$")
_PROPER = frozenset({"NNP", "NNPS"})
_JOINTS = frozenset({"-", "–", "and", "/"})
_GOVERNMENTS = frozenset({"government", "administration", "regime"})


def joined(parse: Parse, found: list[Name], new: Iterable[Name]) -> list[Name]:
    """The names with new ones among them; what a new one replaces is gone."""
    fresh = list(new)
    if not fresh:
        return found
    owner: dict[int, Name] = {}
    for name in fresh:
        for i in range(name.first, name.past):
            owner.setdefault(i, name)
    kept = []
    for name in found:
        over = owner.get(name.first) or owner.get(name.past - 1)
        if over is None or (name.first <= over.first and name.past >= over.past):
            if over is None or (name.first, name.past) != (over.first, over.past) or name.known:
                kept.append(name)
            continue
        inside = over.first <= name.first and name.past <= over.past
        if inside and name.kind in ("country", "demonym", "place") and name.known is not None:
            kept.append(name)
    return kept + fresh


def _large(parse: Parse, i: int) -> bool:
    return parse.word[i][0].isupper()


def _end(parse: Parse, i: int) -> int:
    """Where the sentence of a token ends, or its line where that is shorter."""
    return min(parse.sentences[parse.sentence_of[i]][1], parse.paragraphs[parse.paragraph_of[i]][1])


def military_units(parse: Parse, found: list[Name]) -> list[Name]:
    """ "the 101st Airborne Division", "5th Iraqi Army Division", "7th Marines", "III Corps"."""
    lower, word, n = parse.lower, parse.word, len(parse)
    new = []
    for i, said in enumerate(lower):
        if said not in UNITS or not _large(parse, i):
            continue
        if i + 1 < n and lower[i + 1] in UNITS and _large(parse, i + 1):
            continue
        first = i
        begin = max(i - 5, parse.paragraphs[parse.paragraph_of[i]][0])
        while first > begin and (
            _large(parse, first - 1) or _ORDINAL.match(word[first - 1]) or lower[first - 1] == "-"
        ):
            first -= 1
            if _ORDINAL.match(word[first]) or (lower[first] in _ORDINALS and _large(parse, first)):
                new.append(Name(first, i + 1, "organization", key_of(parse, first, i + 1), None))
                break
    return joined(parse, found, new)


def bodies_of_lands(parse: Parse, found: list[Name]) -> list[Name]:
    """ "Iraqi Security Forces", "the UK Government": a country or people, then its body's name."""
    lower = parse.lower
    whole: dict[int, int] = {}
    for name in found:
        if name.kind == "organization":
            for at in range(name.first, name.past):
                whole[at] = max(whole.get(at, 0), name.past)
    new = []
    for land in found:
        if land.known is None or land.kind not in ("country", "demonym"):
            continue
        i = land.past
        last = i
        while i < min(_end(parse, land.first), land.past + 6) and _large(parse, i):
            if singular(lower[i]) in titles():
                break
            i += 1
            if lower[i - 1] in OF_LANDS:
                last = i
        if last == land.past or whole.get(land.first, 0) >= last:
            continue
        key = key_of(parse, land.first, last)
        what = None
        if lower[last - 1] in _GOVERNMENTS and last - land.past == 1:
            what = Known("seat", parse.of(land.first, last), land.known.code, ("GOV",))
            if land.known.code is None:
                what = None
        new.append(Name(land.first, last, "organization", key, what))
    return joined(parse, found, new)


def in_any_order(parse: Parse, found: list[Name]) -> list[Name]:
    """ "Cross Red International", "Organization World Health": a known body in translated order."""
    lower, n = parse.lower, len(parse)
    sure = {i for name in found if name.known for i in range(name.first, name.past)}
    persons = {(name.first, name.past) for name in found if name.kind == "person"}
    new: list[Name] = []
    i = 0
    while i < n:
        if not _large(parse, i) or not lower[i][0].isalpha():
            i += 1
            continue
        first, end = i, _end(parse, i)
        i += 1
        while i < end and (
            (_large(parse, i) and lower[i][0].isalpha())
            or (lower[i] in _SMALL and i + 1 < end and _large(parse, i + 1))
        ):
            i += 1
        first += lower[first] in ("the", "a")
        told = frozenset(lower[first:i])
        if not 2 <= i - first <= 8 or len(told) < 2 or (first, i) in persons:
            continue
        what = shuffled(told)
        if what is not None and not set(range(first, i)) <= sure:
            new.append(Name(first, i, "organization", key_of(parse, first, i), what))
    return joined(parse, found, new)


def arabic_groups(parse: Parse, found: list[Name]) -> list[Name]:
    """ "Jund al-Aqsa", "Kata'ib Hizballah", "Lashkar-e-Jhangvi": no person, whatever the label."""
    lower, n = parse.lower, len(parse)
    new = []
    for i, said in enumerate(lower):
        if said not in ARABIC_GROUPS or not _large(parse, i):
            continue
        past = i + 1
        n = _end(parse, i)
        while past < n:
            link = lower[past] in ("-", "‑") or (lower[past] in _ARTICLES and past + 1 < n)
            if not link and not (_large(parse, past) and parse.word[past][0].isalpha()):
                break
            past += 1
        while past > i + 1 and not _large(parse, past - 1):
            past -= 1
        linked = lower[i + 1 : i + 2] and (lower[i + 1] in _ARTICLES or lower[i + 1] == "-")
        if past - i > 1 and (linked or said in ("kata'ib", "kataib", "asa'ib", "asaib", "liwa")):
            new.append(Name(i, past, "organization", key_of(parse, i, past), None))
    return joined(parse, found, [name for name in new if not _known_there(found, name)])


def _known_there(found: list[Name], name: Name) -> bool:
    return any(
        one.known is not None and one.first <= name.first and one.past >= name.past
        for one in found
        if one.first <= name.first < one.past
    )


def longer_bodies(parse: Parse, found: list[Name]) -> list[Name]:
    """ "Department" + "of the Treasury": a body whose name goes on behind "of"."""
    lower, n = parse.lower, len(parse)
    starts = {name.first for name in found if name.kind == "person"}
    new = []
    for name in found:
        if name.known is not None and name.known.kind != "organization":
            continue
        if name.kind != "organization" or lower[name.past - 1] not in OF_BODIES:
            continue
        at = name.past
        if lower[at : at + 1] not in (["of"], ["for"]):
            continue
        at += 1
        at += lower[at : at + 1] == ["the"]
        past = at
        n = _end(parse, name.first)
        while past < n and past not in starts and _large(parse, past) and past - at < 6:
            past += 1
            if past + 1 < n and lower[past] in ("and", "&") and _large(parse, past + 1):
                past += 1
        if past == at or parse.tag[at] not in (*_PROPER, "JJ", "NN", "NNS"):
            continue
        key = key_of(parse, name.first, past)
        new.append(Name(name.first, past, "organization", key, None))
    return joined(parse, found, new)


def acronyms(parse: Parse, found: list[Name]) -> list[Name]:
    """ "High Negotiations Committee (HNC)": the short name, and the long one that it spells."""
    word, lower, n = parse.word, parse.lower, len(parse)
    by_past = {name.past: name for name in found}
    there = {(name.first, name.past) for name in found}
    new: list[Name] = []
    for i, said in enumerate(word):
        if said != "(" or i + 2 >= n or i == 0 or word[i + 2] not in (")", ";", ","):
            continue
        short = word[i + 1]
        if not _ACRONYM.match(short) or lower[i + 1] in NO_BODIES:
            continue
        letters = [letter for letter in short.upper() if letter.isalpha()]
        first, spelt = i, list(letters)
        begin = max(i - 12, parse.paragraphs[parse.paragraph_of[i]][0])
        while first > begin and spelt:
            before = word[first - 1]
            if before[0].isupper():
                if before[0].upper() != spelt[-1]:
                    break
                spelt.pop()
            elif lower[first - 1] not in _SMALL and before not in ("-", "&"):
                break
            first -= 1
        outer = by_past.get(i)
        kind = outer.kind if outer is not None else "organization"
        if kind in ("country", "demonym"):
            kind = "organization"
        if not spelt and first < i and (outer is None or outer.known is None):
            while not word[first][0].isupper():
                first += 1
            if outer is None or outer.first != first:
                kind = "organization" if kind == "person" else kind
                new.append(Name(first, i, kind, key_of(parse, first, i), None))
        elif outer is None:
            continue
        if (i + 1, i + 2) not in there:
            what = outer.known if outer is not None else None
            new.append(Name(i + 1, i + 2, kind, key_of(parse, i + 1, i + 2), what))
    return joined(parse, found, new)


def operations_and_ships(parse: Parse, found: list[Name]) -> list[Name]:
    """ "Operation Inherent Resolve", "USS Carl Vinson": neither a body nor a place."""
    lower, n = parse.lower, len(parse)
    new = []
    for i, said in enumerate(lower):
        operation = said == "operation" and _large(parse, i)
        if not operation and not (said in _SHIPS and parse.word[i].isupper()):
            continue
        past = i + 1
        n = _end(parse, i)
        while past < n and past - i < 4 and _large(parse, past) and parse.tag[past] != "NNPS":
            past += 1
        if past > i + 1:
            new.append(Name(i, past, "other", key_of(parse, i, past), None))
    return joined(parse, found, new)


def teams(parse: Parse, found: list[Name]) -> list[Name]:
    """ "the Jacksonville Jaguars": a place, then what its team calls itself."""
    lower = parse.lower
    taken = {i for name in found for i in range(name.first, name.past)}
    new = []
    for name in found:
        i = name.past
        if (
            name.kind != "place"
            or i >= _end(parse, name.first)
            or i in taken
            or parse.tag[i] != "NNPS"
        ):
            continue
        if not _large(parse, i) or singular(lower[i]) in nouns():
            continue
        kind = "other" if lower[i] in _GAMES else "organization"
        new.append(Name(name.first, i + 1, kind, key_of(parse, name.first, i + 1), None))
    if not new:
        return found
    return found + new


def two_in_one(parse: Parse, found: list[Name]) -> list[Name]:
    """Without "U.S.-Mexico" and "North and South Korea" as one name; the countries stand alone."""
    lands = {
        (name.first, name.past)
        for name in found
        if name.known is not None and name.kind in ("country", "demonym")
    }
    if not lands:
        return found
    first_of = {first for first, _ in lands}
    kept = []
    for name in found:
        if name.known is None and name.past - name.first > 2:
            middle = next(
                (i for i in range(name.first + 1, name.past - 1) if parse.lower[i] in _JOINTS), 0
            )
            half = name.first + 1 == middle and parse.lower[middle] == "and"
            if (middle + 1, name.past) in lands and (half or name.first in first_of):
                continue
        kept.append(name)
    return kept


def possessors(parse: Parse, found: list[Name]) -> list[Name]:
    """A body without the person or country it is said to be of: "Holm's Security Council"."""
    people = {name.key for name in found if name.kind in ("person", "country")}
    people |= {key.rpartition(" ")[2] for key in people}
    for name in found:
        if name.kind not in ("organization", "other") or name.known is not None:
            continue
        for i in range(name.first + 1, name.past - 2):
            if parse.tag[i] == "POS" and key_of(parse, name.first, i) in people:
                name.first = i + 1
                name.key = key_of(parse, i + 1, name.past)
                break
    return found


def things(parse: Parse, found: list[Name]) -> list[Name]:
    """Without "UAV" and "VBIED" as bodies: short names of things."""
    return [
        name
        for name in found
        if name.known is not None
        or name.past - name.first > 1
        or parse.lower[name.first] not in NO_BODIES
    ]
