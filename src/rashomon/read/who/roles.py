"""What a phrase says of its bearer: whose side, and which part of a society.

`actor_code` answers for any noun phrase, without a report: "Turkish officials" → TUR, GOV; "the
Canadian defence minister" → CAN, GOV and MIL; "Russian troops" → RUS, MIL. What the words say
comes first; the name of a person is looked up in a register of office holders (`register`).
"""

from __future__ import annotations

import itertools
from collections.abc import Container, Sequence
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
    words,
)
from rashomon.read.names.places import fold, spots
from rashomon.read.who import register

# sectors of heads that say little when a body is named: "NATO officials", "an FBI spokesman"
_BROAD = frozenset({"JRN", "CVL", "GOV", "UAF", "BUS", "ELI", "LAB", "EDU"})
_DEFAULT = _BROAD | {"COP"}  # and of "agent", "officer"
FAITHS = frozenset({"Muslims", "Christians", "Jews", "Hindus", "Sikhs", "Buddhists", "Catholics"})
# "a group of tourists": the second noun is the one that tells
_COLLECTIVE = frozenset(
    {"group", "team", "number", "crowd", "dozens", "band", "hundreds", "thousands", "pair"}
)
# nouns of anybody's men: their own sectors count only where no word beside them tells one
ANYBODYS = words("anybody's people")
# nouns that take the sectors beside them as well: "military rulers"
_ALSO = frozenset({"ruler", "leader", "government", "regime", "administration", "council"})
_FOLLOWERS = frozenset({"supporter", "sympathizer", "sympathiser", "volunteer"})
_PREMISES = frozenset({"office", "residence", "palace", "camp", "team", "staff", "entourage"})
_NO_MORE = words("no longer in office")
_TOWN = 15  # binary logarithm of the population from which a bare town name counts
_CITY = 18  # and a town in a body's name where nothing else speaks of its country
_TIMED = frozenset({"REB", "PTY", "PRM", "OPP"})  # bodies whose part in a society changes


@cache
def beside() -> dict[str, tuple[str, ...]]:
    """Words beside a role noun → the sectors they tell."""
    return {
        word: tuple(codes.split(","))
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
    own = set(noun.replace("-", " ").split()) if told else {noun.rpartition(" ")[2]}
    core = noun.rpartition(" ")[2].removesuffix("s")
    loose = noun in ANYBODYS or (core in ANYBODYS and " " not in noun)
    if not told or loose or noun in _ALSO:
        for word in _with_pairs(words):
            if word not in own and word.removesuffix("s") not in own:
                found += beside().get(word, ())
        if core in _FOLLOWERS:
            found = [code for code in found if code != "GOV"]
    if found and loose:
        # oil workers are workers, aid workers are not
        keep = core == "worker" and set(found) <= {"BUS", "GOV"}
        told = [code for code in told if keep or code in found]
    if _NO_MORE.intersection(words):
        found.insert(0, "ELI")
    return tuple(dict.fromkeys([*found, *told]))


def _with_pairs(words: Sequence[str]) -> list[str]:
    """The words, and those of two parts ("law-enforcement", "human rights") in one."""
    told = [word for word in words if word != "-"]
    pairs = [f"{a}-{b}" for a, b in itertools.pairwise(told)]
    single = [b for a, b in zip(["", *told], told, strict=False) if a not in ("pro", "anti")]
    return [*pairs, *single]


def joined(role: Sequence[str], noun: str, body: Sequence[str]) -> tuple[str, ...]:
    """The sectors of a role held in a body: a spokesman of a bank is not the government's.

    The body's come first where the role's own say little.
    """
    if not body:
        return tuple(role)
    if body[0] == "PTY" and role and noun not in ANYBODYS:
        return tuple(dict.fromkeys([*role, *body]))  # a party's senators are senators first
    if noun == "president" and body[0] == "IGO":
        return tuple(dict.fromkeys([*body, *role]))
    if noun in ANYBODYS or set(role) <= _BROAD:
        lost = _DEFAULT - {"ELI", *body} if noun in ANYBODYS else frozenset[str]()
        kept = [code for code in role if code not in lost]
        former = [code for code in kept if code == "ELI"]
        return tuple(dict.fromkeys([*former, *body, *kept]))
    return tuple(dict.fromkeys([*role, *body]))


def body_sectors(what: Known, when: str | None) -> tuple[str, ...]:
    """The sectors of a known body at a time: who was an armed group can be a government now."""
    if when is not None and _TIMED.intersection(what.sectors):
        then = register.standing(register.body_key(what.name), when)
        if then is not None and then.sectors:
            return then.sectors
    return what.sectors


def body_code(
    name: str, when: str | None, lands: Container[str]
) -> tuple[str | None, tuple[str, ...]]:
    """The same of a body's name, in which no person is looked for.

    Args:
        lands: the countries that the report names; of no other is only a city in the name believed.
    """
    code, sectors = _code(name, when, person=None)
    if code is not None and code not in lands:
        code = _code(name, when, person=None, town=_CITY)[0]
    return code, sectors


@lru_cache(maxsize=8192)
def actor_code(phrase: str, when: str | None = None) -> tuple[str | None, tuple[str, ...]]:
    """The country (ISO 3166-1 alpha-3) and the PLOVER sectors that a noun phrase tells.

    Args:
        phrase: a noun phrase: a name, a role, a group; title, name and country may stand together.
        when: the ISO date that it speaks of, for names of persons and bodies whose part changed;
            without it the last office that the register has counts.

    Returns:
        ``None`` where no country is said, and () where no sector is.
    """
    return _code(phrase, when, person=_person_in(pieces(phrase), when))


def _code(
    phrase: str,
    when: str | None,
    *,
    person: tuple[tuple[int, int], register.Standing] | None,
    town: int = _TOWN,
) -> tuple[str | None, tuple[str, ...]]:
    tokens = pieces(phrase)
    lower = [token.lower() for token in tokens]
    taken = [False] * len(lower)
    codes: list[str] = []
    sectors: list[str] = []
    body, land = False, False
    for first, past, what in _known_in(tokens, lower):
        if person is not None and _inside(first, past, person[0]):
            continue
        taken[first:past] = [True] * (past - first)
        if what.code is not None and what.code not in codes and not friends(lower, first, past):
            codes.append(what.code)
        if what.kind in ("organization", "seat"):
            body = True
            sectors += body_sectors(what, when)
        elif what.kind == "region" and what.name in UNRECOGNIZED:
            sectors.append("PRE")
        land = what.kind in ("country", "demonym")
        if what.kind == "people" and what.name in FAITHS:
            sectors.append("REL")
    whole = shuffled(frozenset(lower)) if not phrase.islower() else None
    if whole is not None and not body:
        return whole.code, body_sectors(whole, when)
    if not body and person is None and len(tokens) > 1 and tokens[-1][0].isupper():
        listed = register.standing(register.body_key(phrase), when)
        if listed is not None:
            return listed.country or (codes[0] if codes else None), listed.sectors
    if person is not None:
        for i in range(*person[0]):
            taken[i] = True
    role = _role_in(lower, taken)
    if role is not None:
        noun, told = role
        sectors = list(joined(told, noun, sectors)) if body else [*told, *sectors]
    if not codes and person is None:
        code, kind = _town_in(tokens, lower, taken, alone=role is None, least=town)
        if code is not None:
            codes.append(code)
            if role is None and not sectors and kind is not None:
                sectors.append(kind)
    code = codes[0] if codes else None
    if role is not None and role[0] == "leader" and not sectors and land:
        sectors.append("GOV")  # "the Kenyan leader"
    if person is not None:
        standing = person[1]
        code = code or standing.country
        if not sectors or sectors == ["CVL"]:
            sectors = list(standing.sectors)
    return code, tuple(dict.fromkeys(sectors))


# territories with a government of their own that most states do not recognise (PLOVER: PRE)
UNRECOGNIZED = frozenset(
    {
        "Abkhazia",
        "South Ossetia",
        "Transnistria",
        "Northern Cyprus",
        "Nagorno-Karabakh",
        "Somaliland",
        "Western Sahara",
        "Donetsk People's Republic",
        "Luhansk People's Republic",
    }
)


def friends(lower: Sequence[str], first: int, past: int) -> bool:
    """Whether a country is only somebody's friend or foe: "pro-Russian", "Iran-backed"."""
    if first > 1 and lower[first - 1] == "-" and lower[first - 2] in ("pro", "anti"):
        return True
    return past + 1 < len(lower) and lower[past] == "-" and lower[past + 1] in _FRIENDS


_FRIENDS = words("befriended")


def _inside(first: int, past: int, span: tuple[int, int]) -> bool:
    return span[0] <= first and past <= span[1]


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
            if entry.exact is None and not any(word[0].isupper() for word in tokens[i:past]):
                continue
            found.append((i, past, entry.known))
            step = past - i
            break
        i += step
    return found


# --- persons ---------------------------------------------------------------------------------

_HONORIFICS = words("honorifics")
_LONGEST = 6  # words of a name


def _person_in(
    tokens: list[str], when: str | None
) -> tuple[tuple[int, int], register.Standing] | None:
    """The office holder whom the phrase names: his tokens, and where he stood at the time."""
    n = len(tokens)
    if n > 16:
        return None
    for size in range(min(n, _LONGEST * 2), 0, -1):
        for first in range(n - size + 1):
            past = first + size
            if not (tokens[first][0].isupper() and tokens[past - 1][:1].isalpha()):
                continue
            name = tokens[first:past]
            if any(not (word[0].isalpha() or word in "-.'") for word in name):
                continue
            if size == 1 and not _alone(tokens, first):
                title = " ".join(tokens[:first]).lower()
                told = register.title_key(title.removeprefix("the "), name[0])
                if told is None:
                    continue
            else:
                told = register.key(_written(name))
            there = register.standing(told, when)
            if there is not None:
                return (first, past), there
    return None


def _alone(tokens: list[str], at: int) -> bool:
    """Whether a phrase is one word but for titles: "Mr. Adams", "President Adams"."""
    return at == len(tokens) - 1 and all(
        word.lower() in _HONORIFICS or word == "." or singular(word.lower()) in nouns()
        for word in tokens[:at]
    )


def _written(name: list[str]) -> str:
    """The tokens of a name as one wrote it: "Jean-Marc Duval"."""
    return " ".join(name).replace(" - ", "-").replace(" . ", ". ")


# --- roles -----------------------------------------------------------------------------------


def _role_in(lower: list[str], taken: list[bool]) -> tuple[str, tuple[str, ...]] | None:
    """The phrase's role noun and its sectors: the last one before "of", "in", "at"."""
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
    plain = [word for word, used in zip(lower, taken, strict=True) if not used]
    for at in (*range(min(stop, len(lower)) - 1, -1, -1), *range(len(lower) - 1, stop, -1)):
        if taken[at] or not lower[at][0].isalpha():
            continue
        best: tuple[str, tuple[str, ...]] | None = None
        for base, start in (
            (base, start)
            for base in dict.fromkeys((singular(lower[at]), lower[at]))
            for start in range(max(0, at - 4), at + 1)
        ):
            if any(taken[start:at]):
                continue
            said = " ".join([*lower[start:at], base])
            for wording in (said, said.replace(" - ", "-")) if "-" in said else (said,):
                row = table.get(wording)
                if row is not None and (best is None or (row.sectors and not best[1])):
                    best = (wording, row.sectors)
            for past in range(min(len(lower), at + 6), at + 1, -1):
                longer = table.get(" ".join([*lower[start:at], base, *lower[at + 1 : past]]))
                if longer is not None:
                    best = (best[0] if best else base, longer.sectors)
                    break
            else:
                continue
            break
        if lower[at] in _PREMISES and at > 1 and lower[at - 1] == "'s":
            owner = _role_in(lower[: at - 1], taken[: at - 1])
            if owner is not None:
                return owner  # "the prosecutor's office"
        if best is not None:
            return best[0], sectors_of(plain, *best)
    for word, used in zip(lower, taken, strict=True):
        for form in (word, word.removesuffix("s")):
            if not used and form in beside():
                return form, sectors_of(plain, form, beside()[form])
    return None


def _town_in(
    tokens: list[str], lower: list[str], taken: list[bool], *, alone: bool, least: int
) -> tuple[str | None, str | None]:
    """The country of a town in the phrase, and whom it is when it is all that is said.

    A capital stands for its government, any other town for those who live in it.
    """
    plain = len(lower) - (lower[:1] == ["the"])
    capitals = countries.by_capital()
    for first in range(len(tokens)):
        for past in range(min(len(tokens), first + 3), first, -1):
            if any(taken[first:past]) or not tokens[first][0].isupper():
                continue
            name = " ".join(lower[first:past])
            if fold(name) in genders() and len(tokens) > 1:
                continue
            if name in capitals:
                return capitals[name], "GOV" if plain == past - first else None
            if past - first == 1 and (singular(name) in nouns() or name in beside()):
                continue
            found = spots(name)
            if found and ((alone and len(tokens) == past - first) or found[0].size >= least):
                return found[0].country, "CVL" if plain == past - first else None
    return None, None
