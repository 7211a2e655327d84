"""When two names of a report are one person's: spelling, surnames, initials, acronyms."""

from __future__ import annotations

import re
from functools import lru_cache

from rashomon.read.names.lexicon import genders, words
from rashomon.read.names.places import fold

_SOUNDS = (
    ("ck", "k"),
    ("ph", "f"),
    ("kh", "h"),
    ("gh", "g"),
    ("ou", "u"),
    ("oo", "u"),
    ("ee", "i"),
    ("ae", "e"),
    ("yi", "i"),
    ("iy", "i"),
    ("ij", "i"),
    ("yy", "i"),
    ("y", "i"),
    ("j", "i"),
    ("w", "v"),
    ("q", "k"),
    ("ii", "i"),
)
_PARTICLES = words("particles")
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_SHORT = {
    "joe": "joseph", "bill": "william", "bob": "robert", "rob": "robert", "mike": "michael",
    "tony": "antony", "jim": "james", "jimmy": "james", "tom": "thomas", "dick": "richard",
    "rick": "richard", "dan": "daniel", "dave": "david", "steve": "steven", "chris": "christopher",
    "ben": "benjamin", "sam": "samuel", "alex": "alexander", "andy": "andrew", "ed": "edward",
    "ted": "edward", "ken": "kenneth", "nick": "nicholas", "pat": "patrick", "pete": "peter",
    "ron": "ronald", "tim": "timothy", "matt": "matthew", "greg": "gregory", "jeff": "jeffrey",
    "liz": "elizabeth", "beth": "elizabeth", "kate": "katherine", "cathy": "catherine",
    "sue": "susan", "meg": "margaret", "maggie": "margaret", "peggy": "margaret", "jen": "jennifer",
    "chuck": "charles", "charlie": "charles", "harry": "harold", "larry": "lawrence",
    "vlad": "vladimir", "volodymyr": "vladimir", "oleksandr": "alexander", "aleksandr": "alexander",
    "serhiy": "sergei", "mykola": "nikolai", "mohamed": "mohammed", "muhammad": "mohammed",
    "mohammad": "mohammed", "muhammed": "mohammed", "bernie": "bernard", "hillary": "hilary",
}  # fmt: skip


@lru_cache(maxsize=32768)
def sound(word: str) -> str:
    """A rough common form of one word's spellings in several transliterations."""
    plain = fold(word).replace(" ", "")
    for old, new in _SOUNDS:
        plain = plain.replace(old, new)
    plain = re.sub(r"(.)\1", r"\1", plain)
    return plain.rstrip("h") or plain


@lru_cache(maxsize=32768)
def parts(name: str) -> tuple[str, ...]:
    """The telling words of a person's name, without particles and suffixes."""
    words = [word for word in fold(name.replace("-", " ")).split() if word not in _SUFFIXES]
    telling = tuple(word for word in words if word not in _PARTICLES)
    return telling or tuple(words) or (name,)


def same_given(a: str, b: str) -> bool:
    """Whether two given names can be one: equal, an initial, short for each other, misspelt."""
    if a == b or (a[0] == b[0] and (len(a) == 1 or len(b) == 1)):
        return True
    x, y = _SHORT.get(a, a), _SHORT.get(b, b)
    if x == y or sound(x) == sound(y):
        return True
    short, long = (a, b) if len(a) < len(b) else (b, a)
    if len(short) > 2 and long.startswith(short):  # "Fred" and "Frederick", not "Paul" and "Paula"
        return len({gender_of(short), gender_of(long)} - {None}) < 2
    return min(len(a), len(b)) >= 4 and near(sound(x), sound(y))


def near(a: str, b: str) -> bool:
    """Whether one insertion, deletion or replacement makes the two equal."""
    if abs(len(a) - len(b)) > 1:
        return False
    if len(a) > len(b):
        a, b = b, a
    i = 0
    while i < len(a) and a[i] == b[i]:
        i += 1
    return a[i:] == b[i + 1 :] or a[i + 1 :] == b[i + 1 :]


def same_person(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two full names (as `parts`) are one person's."""
    if a == b:
        return True
    if len(a) > 1 and len(b) > 1:
        if frozenset(map(sound, a)) == frozenset(map(sound, b)):
            return True  # "Jinping Xi"
        if sound(a[-1]) == sound(b[-1]) and same_given(a[0], b[0]):
            return True
        short, long = (a, b) if len(a) < len(b) else (b, a)
        if len(short) < len(long) and short[0] == long[0]:
            return all(word in long for word in short)  # "Jair Messias Bolsonaro", "Jair Messias"
    return False


def gender_of(given: str) -> str | None:
    """ "m" or "f" where a given name is nearly always a man's or a woman's."""
    return genders().get(fold(given.split("-")[0]))


def acronym(words: list[str]) -> str:
    """The capitals' initials of a name: "International Monetary Fund" → "IMF"."""
    return "".join(word[0] for word in words if word[:1].isupper())
