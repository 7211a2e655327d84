"""What a phrase says of its bearer: whose side, and which part of a society.

`actor_code` answers for any noun phrase, without a report: "Turkish officials" → TUR, GOV; "the
Canadian defence minister" → CAN, GOV and MIL; "Russian troops" → RUS, MIL. Names of persons say
nothing here; who held which office when is not looked up.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from rashomon.read.names import countries
from rashomon.read.names.lexicon import (
    Known,
    genders,
    known,
    nouns,
    pieces,
    rows,
    shuffled,
    singular,
)
from rashomon.read.names.places import fold, spots

# heads that say nothing of the sector themselves: "military leaders", "head of diplomacy"
_BROAD = frozenset({"JRN", "CVL", "GOV", "UAF", "BUS", "ELI"})
_FAITHS = frozenset({"Muslims", "Christians", "Jews", "Hindus", "Sikhs", "Buddhists", "Catholics"})
# "a group of tourists": the second noun is the one that tells
_COLLECTIVE = frozenset(
    {"group", "team", "number", "crowd", "dozens", "band", "hundreds", "thousands", "pair"}
)
_TOWN = 15  # binary logarithm of the population from which a bare town name counts


@cache
def beside() -> dict[str, tuple[str, ...]]:
    """Words beside a role noun → the sectors they tell."""
    return {
        word.replace("-", " ") if word in ("human-rights", "civil-society") else word: tuple(
            codes.split(",")
        )
        for codes, listed in rows("role_words.tsv")
        for word in listed.split()
    }


def sectors_of(words: Sequence[str], noun: str, told: Sequence[str]) -> tuple[str, ...]:
    """The sectors of a role from its noun's own and the words around it.

    Args:
        words: the phrase in lower case, without the names of countries and bodies in it.
        noun: the role noun as the lists know it ("spokesman").
        told: the sectors of that noun.
    """
    found: list[str] = []
    own = {noun.rpartition(" ")[2]}
    if not told or noun in ("spokesman", "spokeswoman", "spokesperson", "official", "expert"):
        for word in words:
            if word not in own:
                found += beside().get(word, ())
    if "former" in words or "ex" in words or "retired" in words:
        found.insert(0, "ELI")
    return tuple(dict.fromkeys([*found, *told]))


@lru_cache(maxsize=8192)
def actor_code(phrase: str) -> tuple[str | None, tuple[str, ...]]:
    """The country (ISO 3166-1 alpha-3) and the PLOVER sectors that a noun phrase tells.

    Returns:
        ``None`` where no country is said, and () where no sector is.
    """
    tokens = pieces(phrase)
    lower = [token.lower() for token in tokens]
    taken = [False] * len(lower)
    codes: list[str] = []
    sectors: list[str] = []
    body = False
    for first, past, what in _known_in(tokens, lower):
        taken[first:past] = [True] * (past - first)
        if what.code is not None and what.code not in codes:
            codes.append(what.code)
        if what.kind in ("organization", "seat"):
            body = True
            sectors += what.sectors
        if what.kind == "people" and what.name in _FAITHS:
            sectors.append("REL")
    whole = shuffled(frozenset(lower))
    if whole is not None and not body:
        return whole.code, whole.sectors
    role = _role_in(lower, taken)
    if role is not None:
        sectors = [*role, *sectors] if not (body and set(role) <= _BROAD) else [*sectors, *role]
    if not codes or role is None:
        code, capital = _town_in(tokens, lower, taken, alone=role is None)
        if code is not None and not codes:
            codes.append(code)
            if capital and role is None:
                sectors.append("GOV")
    return (codes[0] if codes else None), tuple(dict.fromkeys(sectors))


def _known_in(tokens: list[str], lower: list[str]) -> list[tuple[int, int, Known]]:
    found = []
    i = 0
    while i < len(lower):
        step = 1
        for entry in known().get(lower[i], ()):
            past = i + 1 + len(entry.rest)
            if tuple(lower[i + 1 : past]) != entry.rest or past > len(lower):
                continue
            if entry.exact is not None and not entry.rest and tokens[i] != entry.exact:
                continue
            if entry.exact is None and not tokens[i][0].isupper() and not entry.rest:
                continue
            found.append((i, past, entry.known))
            step = past - i
            break
        i += step
    return found


def _role_in(lower: list[str], taken: list[bool]) -> tuple[str, ...] | None:
    """The sectors of the phrase's role noun: the last one before "of", "in", "at"."""
    table = nouns()
    for n, word in enumerate(lower[:-2]):
        if word in _COLLECTIVE and lower[n + 1] == "of":
            after = _role_in(lower[n + 2 :], taken[n + 2 :])
            if after:
                return after
    stop = next(
        (
            n
            for n, word in enumerate(lower)
            if n and word in ("of", "for", "to", "in", "at", "from")
        ),
        len(lower),
    )
    for at in (*range(min(stop, len(lower)) - 1, -1, -1), *range(len(lower) - 1, stop, -1)):
        if taken[at] or not lower[at][0].isalpha():
            continue
        base = singular(lower[at])
        for start in range(max(0, at - 3), at + 1):
            if any(taken[start:at]):
                continue
            said = " ".join([*lower[start:at], base])
            row = table.get(said)
            if row is None:
                continue
            for past in range(min(len(lower), at + 6), at + 1, -1):
                longer = table.get(" ".join([*lower[start:at], base, *lower[at + 1 : past]]))
                if longer is not None:
                    row = longer
                    break
            plain = [word for word, used in zip(lower, taken, strict=True) if not used]
            return sectors_of(plain, said, row.sectors)
    for word, used in zip(lower, taken, strict=True):
        for form in (word, word.removesuffix("s")):
            if not used and form in beside():
                return beside()[form]
    return None


def _town_in(
    tokens: list[str], lower: list[str], taken: list[bool], *, alone: bool
) -> tuple[str | None, bool]:
    """The country of a town in the phrase, and whether it is that country's capital."""
    capitals = countries.by_capital()
    for first in range(len(tokens)):
        for past in range(min(len(tokens), first + 3), first, -1):
            if any(taken[first:past]) or not tokens[first][0].isupper():
                continue
            name = " ".join(lower[first:past])
            if fold(name) in genders() and len(tokens) > 1:
                continue
            if name in capitals:
                return capitals[name], True
            if past - first == 1 and (singular(name) in nouns() or name in beside()):
                continue
            found = spots(name)
            if found and ((alone and len(tokens) == past - first) or found[0].size >= _TOWN):
                return found[0].country, False
    return None, False
