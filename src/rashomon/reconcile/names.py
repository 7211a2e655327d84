"""Whether two names can be one somebody's."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from rapidfuzz.distance import Indel

_DIGRAPHS = (  # one consonant, however a transliteration spells it
    ("tsch", "c"), ("tch", "c"), ("shch", "c"), ("sch", "s"), ("ch", "c"), ("sh", "s"),
    ("zh", "z"), ("kh", "h"), ("th", "t"), ("ph", "f"), ("ck", "k"), ("ks", "x"), ("dj", "j"),
    ("tz", "z"), ("ts", "z"), ("gh", "g"), ("w", "v"), ("q", "k"),
)  # fmt: skip
_VOWELS = re.compile(r"[aeiouyj]+")
_DOUBLE = re.compile(r"(.)\1+")
# letters that have no accent to take off; Turkish ı above all
_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ħ": "h", "ŧ": "t", "ŋ": "n", "ð": "d"}
    | {"æ": "ae", "œ": "oe", "þ": "th", "ß": "ss"}
)
_LEGAL = {
    "inc", "incorporated", "corp", "corporation", "ltd", "limited", "co", "company", "plc", "llc",
    "llp", "lp", "ag", "sa", "se", "nv", "bv", "gmbh", "kg", "kgaa", "spa", "srl", "sarl", "sas",
    "ab", "asa", "oy", "oyj", "aps", "pty", "jsc", "pjsc", "ooo", "oao", "pao", "kk", "bhd",
}  # fmt: skip
_SMALL = {"of", "the", "and", "for", "on", "in", "de", "la", "du", "des", "del", "to", "a"}
_OWN_COUNTRY = {"us", "american", "uk", "federal", "national", "royal"}
_SUFFIX = {"jr", "sr", "ii", "iii", "iv"}
_PARTICLES = {"al", "el", "bin", "ibn", "von", "van", "de", "da", "di", "del", "dos", "der", "la"}
_ALIKE = 0.75  # Dimitri and Dmitry are at .77; Martin and Morton, one skeleton too, at .67


@cache
def folded(name: str) -> str:
    """Lower case, without accents, marks, articles and possessives: "the U.N.'s" is "un"."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    plain = plain.translate(_LETTERS)
    plain = re.sub(r"['’]s\b", "", plain)
    plain = re.sub(r"(?<=\b\w)\.(?=\w\b|\s|$)", "", plain)
    words = re.findall(r"\w+", plain.replace("'", "").replace("’", ""))
    if len(words) > 1 and words[0] in {"the", "a", "an"}:
        words = words[1:]
    return " ".join(words)


@cache
def skeleton(word: str) -> str:
    """The consonants a name keeps through transliteration: Sergei and Sergey are "srg"."""
    out = folded(word)
    for many, one in _DIGRAPHS:
        out = out.replace(many, one)
    first = "a" if out[:1] in "aeiouyj" else ""
    return first + _DOUBLE.sub(r"\1", _VOWELS.sub("", out))


@cache
def _short_forms() -> dict[str, frozenset[int]]:
    """The given names a form can be short for, by line of the shipped table."""
    text = files("rashomon.data").joinpath("nicknames.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    found: dict[str, set[int]] = {}
    for number, line in enumerate(lines):
        for name in line.split():
            found.setdefault(name, set()).add(number)
    return {name: frozenset(numbers) for name, numbers in found.items()}


class PersonName(NamedTuple):
    """A person's name: given names (may be none) and the family name with its particles."""

    given: tuple[str, ...]
    family: str


@cache
def person(name: str) -> PersonName:
    """Split a name; a lone word is taken for a family name."""
    words = [word for word in folded(name).split() if word not in _SUFFIX]
    if not words:
        return PersonName((), folded(name))
    at = len(words) - 1
    while at > 1 and words[at - 1] in _PARTICLES:
        at -= 1
    return PersonName(tuple(words[:at]), " ".join(words[at:]))


def same_word(one: str, other: str) -> bool:
    """Whether two spellings can be of one name: Kutschma and Kuchma, not Martin and Morton."""
    if one == other:
        return True
    if skeleton(one) != skeleton(other):
        return False
    return Indel.normalized_similarity(one, other) >= _ALIKE


def same_given(one: str, other: str) -> bool:
    """The same, or where either is an initial or a shorter form of the other."""
    if one[:1] == other[:1] and (len(one) == 1 or len(other) == 1):
        return True
    if len(one) >= 3 and len(other) >= 3 and (one.startswith(other) or other.startswith(one)):
        return True  # Alex and Alexander, Dan and Daniel
    if _short_forms().get(one, frozenset()) & _short_forms().get(other, frozenset()):
        return True  # Dick and Richard
    return same_word(one, other)


def same_person(one: PersonName, other: PersonName) -> bool:
    """Whether two full names can be one person's: family names alike, no given name against it."""
    if not same_word(one.family, other.family):
        return False
    if not one.given or not other.given:
        return True
    if same_given(one.given[0], other.given[0]):
        return all(
            same_given(left, right)
            for left, right in zip(one.given[1:], other.given[1:], strict=False)
        ) or len(one.given) != len(other.given)
    # a name used without its first given name: "J. Christopher Stone" is called Chris Stone
    return any(
        same_given(left, right)
        for left in one.given
        for right in other.given
        if len(left) > 2 and len(right) > 2
    )


@cache
def organization(name: str) -> str:
    """An organisation's name without its legal form, and without its own country in front.

    "The U.S. Central Command", "United States Central Command" and "Central Command" are one.
    """
    words = [word for word in folded(name).replace("united states", "us").split() if word != "and"]
    if len(words) > 2 and words[0] in _OWN_COUNTRY:
        words = words[1:]
    while len(words) > 1 and words[-1] in _LEGAL:
        words.pop()
    return " ".join(words)


@cache
def acronyms(name: str) -> frozenset[str]:
    """The initials a name of several words may go by, with and without its small words."""
    words = folded(name).split()
    if len(words) < 2:
        return frozenset()
    return frozenset(
        {
            "".join(word[0] for word in words),
            "".join(word[0] for word in words if word not in _SMALL),
        }
    )


def is_acronym(name: str) -> bool:
    """Whether a name is written as initials: "NATO", "U.N."."""
    bare = name.replace(".", "").replace(" ", "")
    return 2 <= len(bare) <= 7 and bare.isupper() and bare.isalpha()
