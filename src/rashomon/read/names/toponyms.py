"""Where a place name begins and ends, and which names are mentions of places.

The names are found before; here the gazetteer has its say: "West" belongs to "West Springfield",
"St. John's" is no possessive, "north" is no part of "north Arlington", a dateline's town is one
name and the road number none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from rashomon.read.names.countries import by_name
from rashomon.read.names.familiar import Name, key_of
from rashomon.read.names.lexicon import Known, genders, known, nouns, titles, words
from rashomon.read.names.places import HOMES, Spot, fold, spots
from rashomon.read.parse import Parse

_DASHES = frozenset({"-", "--", "–", "—", "―", "_"})
_PROPER = frozenset({"NNP", "NNPS"})
_BEFORE = words("before place names")
_AFTER = words("after place names")
_OPEN_LABELS = frozenset({"", "PERSON", "ORG", "GPE", "LOC", "FAC", "NORP"})
_DISEASES = frozenset({"virus", "fever", "flu", "influenza", "syndrome", "encephalitis"})
_CLUBS = frozenset({"united", "fc", "wanderers", "rovers", "athletic", "hotspur", "albion"})
_LED_BY = frozenset({"city", "town", "county", "village", "state", "borough", "province"})
_ROADS = words("numbered places")
_NUMBER = re.compile(r"(?:[A-Z]?-?\d+[A-Z]?|[A-Z])$")
_NO_PLACES = words("no places")
_WORDY = frozenset({"of", "the", "and", "de", "la", "du", "upon", "on", "al", "el", "-", "'", "’"})
_WITH_ARTICLE = frozenset({"amazon", "atlantic"})
_PEOPLE_OF = words("behind towns")
_OF_PEOPLE = frozenset({"man", "woman", "resident", "residents", "native", "mayor", "people"})
_SEEN = 13  # a town of eight thousand that nobody found may be one in a country of the report
_VILLAGE = 9
_EXTRA = 16  # a town of that size may lie inside the name of any body


def toponyms(parse: Parse, found: list[Name]) -> list[Name]:
    """The same names with the places among them mended, in text order."""
    kept: list[Name] = []
    for name in found:
        code = by_name().get(name.key) if name.kind == "place" and name.known is None else None
        if code is not None:
            name.kind, name.known = "country", Known("country", name.key, code)
        last = parse.lower[name.past - 1]
        if name.kind == "place" and name.known is None and " " in name.key and last in _CLUBS:
            name.kind = "organization"
        if name.kind == "organization" and name.known is None:
            kept += _two_towns(parse, name)
        elif name.kind == "place" and (name.known is None or name.known.kind == "region"):
            if _no_place(parse, name):
                continue
            kept += _pieces(parse, name)
        else:
            kept.append(name)
    taken = {i: name for name in reversed(kept) for i in range(name.first, name.past)}
    for name in kept:
        if name.kind == "place":
            _widen(parse, name, taken)
    kept += _datelines(parse, taken)
    kept = _told_by_neighbours(parse, kept, taken)
    kept = _in_company(parse, kept, taken)
    kept += _inside_bodies(parse, kept)
    return _ordered(kept)


def _ordered(found: Iterable[Name]) -> list[Name]:
    """In text order, the longer first; one name a stretch, none that crosses another."""
    kept: list[Name] = []
    open_: list[Name] = []
    for name in sorted(found, key=lambda name: (name.first, -name.past, name.known is None)):
        while open_ and open_[-1].past <= name.first:
            open_.pop()
        if open_:
            outer = open_[-1]
            if (outer.first, outer.past) == (name.first, name.past) or name.past > outer.past:
                continue
            if outer.kind == "place" and name.kind == "place" and outer.known is not None:
                continue
            if outer.kind == "place" and name.key in _BEFORE:
                continue  # "the West" is not in "West Springfield"
            if outer.kind == "place" and outer.known is None and spots(outer.key):
                continue  # nor Mexico in "Mexico City"
        kept.append(name)
        open_.append(name)
    return kept


def _no_place(parse: Parse, name: Name) -> bool:
    """Whether a "place" is a road by its number, "District A", or a word that is no place."""
    first, past = name.first, name.past
    if name.key in _NO_PLACES:
        return True
    if name.key in _WITH_ARTICLE and parse.word[first - 1 : first] != ["the"]:
        return True  # the shop and the magazine
    if set(parse.lower[past : past + 2]) & _DISEASES:
        return True  # "West Nile virus"
    if name.key == "gulf" and parse.lower[past : past + 1] == ["war"]:
        return True
    last = parse.word[past - 1]
    if past - first == 1 and last[0].isdigit():
        return True  # "4GB"
    return past - first > 1 and parse.lower[past - 2] in _ROADS and bool(_NUMBER.match(last))


def _pieces(parse: Parse, name: Name) -> list[Name]:
    """A place name without words that are no part of it; two where a dash parts two."""
    for i in range(name.first + 1, name.past - 1):
        parted = parse.word[i] in _DASHES and parse.text[parse.end[i - 1]].isspace()
        if parted or (parse.word[i] == "," and spots(key_of(parse, name.first, i))):
            sides = (
                Name(a, b, "place", key_of(parse, a, b), None)
                for a, b in ((name.first, i), (i + 1, name.past))
            )
            return [piece for side in sides for piece in _pieces(parse, side)]
    first, past = name.first, name.past
    word, lower = parse.word, parse.lower
    while first < past - 1 and word[first][0].islower() and lower[first] not in _WORDY:
        first += 1
    if first < past - 1 and word[first] == "-":
        first += 1  # "south-east England"
        while first < past - 1 and (word[first][0].islower() or word[first] == "-"):
            first += 1
    while past - 1 > first and word[past - 1][0].islower() and lower[past - 1] not in _WORDY:
        past -= 1
    if (
        past - first > 2
        and lower[first] in _LED_BY
        and lower[first + 1] == "of"
        and spots(key_of(parse, first + 2, past))
        and not spots(key_of(parse, first, past))
    ):
        first += 2
    if (first, past) == (name.first, name.past) or first >= past:
        return [name]
    return [Name(first, past, name.kind, key_of(parse, first, past), _state(parse, first, past))]


def _two_towns(parse: Parse, name: Name) -> list[Name]:
    """The two towns that passed for one body: "Bakhmut and Avdiivka"; else the name itself."""
    for i in range(name.first + 1, name.past - 1):
        if parse.lower[i] == "and":
            sides = [(name.first, i), (i + 1, name.past)]
            keys = [key_of(parse, *side) for side in sides]
            if all(any(_called(spot, key) for spot in spots(key)) for key in keys):
                return [
                    Name(a, b, "place", key, None) for (a, b), key in zip(sides, keys, strict=True)
                ]
    return [name]


def _state(parse: Parse, first: int, past: int) -> Known | None:
    """What our own tables know of the words left: "northern California" → California."""
    for entry in known().get(parse.lower[first], ()):
        rest = tuple(parse.lower[first + 1 : past])
        if entry.known.kind == "region" and entry.exact is None and entry.rest == rest:
            return entry.known
    return None


def _widen(parse: Parse, name: Name, taken: dict[int, Name]) -> None:
    """Takes in the words beside a place name with which the gazetteer has a longer one."""
    n = len(parse)
    first, past = name.first, name.past
    if name.known is not None and name.known.kind not in ("region", "country"):
        return
    before = first - 1
    if (
        before >= 0
        and parse.lower[before] in _BEFORE
        and parse.word[before][0].isupper()
        and (before not in taken or taken[before].past == first)
        and parse.sentence_of[before] == parse.sentence_of[first]
        and spots(key_of(parse, before, past))
    ):
        first = before
    if past + 1 <= n - 1 and parse.lower[past] in ("'s", "’s"):
        after = parse.tag[past + 1] if past + 1 < n else "."
        if (
            parse.lower[past - 2 : past - 1] in (["st."], ["saint"], ["st"])
            and after[0] not in "NJR"
            and spots(key_of(parse, first, past) + "s")
        ):
            past += 1
    elif (
        past < n
        and parse.lower[past] in _AFTER
        and parse.word[past][0].isupper()
        and taken.get(past, name) is name
        and spots(key_of(parse, first, past + 1))
    ):
        past += 1
    if (first, past) != (name.first, name.past):
        name.first, name.past, name.known = first, past, None
        name.key = key_of(parse, first, past)
        for i in range(first, past):
            taken[i] = name


def _datelines(parse: Parse, taken: dict[int, Name]) -> list[Name]:
    """The towns that datelines begin with and nobody found: "WESTFIELD - A woman ..."."""
    towns: list[Name] = []
    word, n = parse.word, len(parse)
    for start, end in parse.sentences:
        past = start
        while past < min(end, start + 4) and word[past].isupper() and len(word[past]) > 2:
            past += 1
        if past == start or past >= n:
            continue
        there = taken.get(start)
        if there is not None and (
            there.known is not None
            or there.kind == "place"
            or (there.first, there.past) != (start, past)
        ):
            continue
        if word[past] not in _DASHES and word[past] not in (",", ":", "("):
            continue
        if word[past] in (",", "(") and not _dash_soon(parse, past, end):
            continue
        key = key_of(parse, start, past)
        if spots(key) and there is not None:
            there.kind = "place"
        elif spots(key):
            town = Name(start, past, "place", key, None)
            towns.append(town)
            for i in range(start, past):
                taken[i] = town
    return towns


def _dash_soon(parse: Parse, i: int, end: int) -> bool:
    return any(word in _DASHES for word in parse.word[i : min(end, i + 8)])


def _told_by_neighbours(parse: Parse, found: list[Name], taken: dict[int, Name]) -> list[Name]:
    """With the towns that only the words beside them tell: "Swanton, Ohio", "Chicopee residents".

    What the tagger took for a person or a body is one when its state stands behind it.
    """
    lower, n = parse.lower, len(parse)
    more: list[Name] = []
    dropped: set[int] = set()
    ends = {name.past for name in found if name.kind == "person"}

    def add(first: int, past: int) -> None:
        town = Name(first, past, "place", key_of(parse, first, past), None)
        more.append(town)
        for i in range(first, past):
            taken[i] = town

    for name in found:
        if name.known is None or name.known.kind not in ("region", "country"):
            continue
        past = name.first - 1
        if (
            past < 1
            or lower[past] != ","
            or parse.sentence_of[past] != parse.sentence_of[name.first]
        ):
            continue
        other = taken.get(past - 1)
        if other is not None and (other.known is not None or other.kind in ("place", "demonym")):
            continue
        low = other.first if other is not None else past - 4
        for first in range(max(low, past - 4, 0), past):
            if all(_named(parse, i) for i in range(first, past)) and _lies(
                key_of(parse, first, past), name.known.code
            ):
                if other is not None and other.first == first:
                    dropped.add(id(other))
                if other is None or other.first == first:
                    add(first, past)
                break
    i = 0
    while i < n:
        if (
            i in taken
            or not _named(parse, i)
            or (i and _named(parse, i - 1) and i - 1 not in taken)
        ):
            i += 1
            continue
        past = i + 1
        while past < n and past not in taken and _named(parse, past):
            past += 1
        before = lower[i - 1] if i else ""
        towards = (
            before in ("of", "from") and i > 1 and (i - 1 in ends or lower[i - 2] in _OF_PEOPLE)
        )
        if past - i <= 3 and (towards or (past < n and lower[past] in _PEOPLE_OF)):
            key = key_of(parse, i, past)
            if key not in _NO_PLACES and lower[i] not in titles() and spots(key):
                add(i, past)
        i = past
    return [name for name in found if id(name) not in dropped] + more


def _in_company(parse: Parse, found: list[Name], taken: dict[int, Name]) -> list[Name]:
    """With the towns that the tagger has never seen, where the report tells whose they are.

    A name that nobody found, or a lone one that passed for a person's, is a town where it stands
    in a list with one ("Bakhmut and Avdiivka") or behind its owner's ("Sydney's Bankstown"); one
    that nobody found also where a town of a country that the report names is called so.
    """
    lands = {name.known.code for name in found if name.known is not None and name.known.code}
    people = {
        word
        for name in found
        if name.kind == "person"
        for word in name.key.split()[-1:]
        if " " in name.key
    }
    for name in found:
        if name.kind == "place" and name.known is None:
            lands |= {spot.country for spot in spots(name.key)[:1] if spot.country}
    for name in found:
        if name.kind == "organization" and name.known is None and _no_body(parse, name, lands):
            name.kind = "place"
    more: list[Name] = []
    dropped: set[int] = set()
    i, n = 0, len(parse)
    while i < n:
        other = taken.get(i)
        if not _named(parse, i) or (
            other is not None and (other.kind != "person" or other.past - other.first > 1)
        ):
            i += 1
            continue
        past = i + 1
        while other is None and past < n and past not in taken and _named(parse, past):
            past += 1
        key = key_of(parse, i, past)
        there = spots(key) if past - i <= 3 and key not in people and key not in _NO_PLACES else ()
        if there and (
            _beside_a_place(parse, i, past, taken)
            or (other is None and not _opens(parse, i) and _of_these(there, key, lands))
        ):
            if other is not None:
                dropped.add(id(other))
            town = Name(i, past, "place", key, None)
            more.append(town)
            for j in range(i, past):
                taken[j] = town
        i = past
    return [name for name in found if id(name) not in dropped] + more


def _opens(parse: Parse, i: int) -> bool:
    return i == parse.sentences[parse.sentence_of[i]][0]


def _beside_a_place(parse: Parse, first: int, past: int, taken: dict[int, Name]) -> bool:
    """Whether a name stands in a list with a place, or behind "'s" of one."""
    core = past - 1
    up = taken.get(parse.head[core])
    if parse.dep[core] == "conj" and up is not None and up.kind in ("place", "country"):
        return True
    before = taken.get(first - 2)
    owned = parse.lower[first - 1 : first] in (["'s"], ["’s"])
    return owned and before is not None and before.kind == "place" and before.past == first - 1


def _of_these(there: Sequence[Spot], key: str, lands: set[str]) -> bool:
    """Whether a town or district that is called so itself lies in one of those countries."""
    return any(
        spot.country in lands and spot.size >= _SEEN and _called(spot, key) for spot in there
    )


def _called(spot: Spot, key: str) -> bool:
    """Whether that is the place's own name, and not only what another language calls it."""
    return fold(spot.name) == fold(key)


def _no_body(parse: Parse, name: Name, lands: set[str]) -> bool:
    """Whether a "body" without any word of one is a district, or a town of a country told of.

    Not where local news in English is at home: there a town may be called anything.
    """
    if parse.word[name.first].isupper() or name.past - name.first > 3:
        return False
    return any(
        _called(spot, name.key)
        and (
            (spot.feature == "ADM1" and " " in name.key and spot.size >= 20)
            or (spot.country in lands and spot.country not in HOMES and spot.size >= _VILLAGE)
        )
        for spot in spots(name.key)
    )


def _named(parse: Parse, i: int) -> bool:
    """Whether a word may be of a town's name: a proper noun that is no month, film or office."""
    word = parse.word[i]
    return (
        parse.tag[i] in _PROPER
        and word[0].isupper()
        and parse.ent[i][2:] in _OPEN_LABELS
        and word[-1] != "-"
        and parse.lower[i] not in nouns()
    )


def _lies(key: str, country: str | None) -> bool:
    return any(spot.country == country for spot in spots(key))


def _inside_bodies(parse: Parse, found: Sequence[Name]) -> list[Name]:
    """The towns and counties that the names of bodies begin with: "Winnipeg Free Press"."""
    here = {name.key for name in found if name.kind == "place"}
    inside: list[Name] = []
    nested = {name.first for name in found if name.kind in ("place", "country", "demonym")}
    for name in found:
        if name.kind != "organization" or name.known is not None or name.past - name.first < 2:
            continue
        if name.first in nested:
            continue
        for past in range(min(name.past - 1, name.first + 3), name.first, -1):
            key = key_of(parse, name.first, past)
            if key in _NO_PLACES or not parse.word[past - 1][0].isupper():
                continue
            large = spots(key)
            if (key in here and large) or (
                any(_called(spot, key) and spot.size >= _EXTRA for spot in large)
                and parse.lower[name.first] not in genders()
                and parse.tag[past - 1] in _PROPER
            ):
                inside.append(Name(name.first, past, "place", key, None))
                break
    return inside
