"""Numbers that only name: parts of names, labels, addresses, telephone numbers, coordinates.

"Boeing 737", "M777", "the Group of Seven", "12 Elm Street", "0845 555 0143", "3.8.0", "3. Marta
Kask", "one-on-one": such a number counts nothing and is no figure.
"""

from __future__ import annotations

import re

from rashomon.read.figures.amounts import Amount
from rashomon.read.parse import Parse
from rashomon.read.wordsets import wordsets

# The parser's labels of names, in which a number counts nothing.
NAMES = frozenset(("ORG", "PRODUCT", "FAC", "LAW", "EVENT", "WORK_OF_ART", "PERSON", "LANGUAGE"))
_INSIDE = frozenset(f"I-{label}" for label in NAMES)
_PHONE = re.compile(r"\d{3}[-.]\d{4}(?!\d)|\d{3}-\d{3}-\w")
_DIALLED = re.compile(r"(?:\+|\b00|\(0|\b0)[\d][\d ().-]{6,}\d(?![\d%])")  # "+44 20 7946 0958"
_CALLED = re.compile(r"(?:\b(?:call|dial|phon)(?:ed|led|ing|ling|e|s)?|\b(?:an?|the|to)) $")
_ORDERLY = re.compile(r"[A-Z][\w-]+ of $")  # "the Group of Seven"
_COORDINATE = re.compile(r"[\d.]+\s?[°′″'\"][\d.\s°′″'\"]*[NSEW]\b")
# "at 1353 (1023 GMT)", "by 1900 hours"
_MILITARY = re.compile(r"[0-2]\d[0-5]\d\s?(?:\(\d{1,2}[:.]?\d\d\s?(?:gmt|utc)|hrs\b|hours\b)", re.I)
_STREET = re.compile(
    r"\d+(?:-\d+)?\s+(?:[NSEW]\.?\s+)?(?:[A-Z][\w'’-]+\s+){1,4}"
    r"(?:St|Street|Ave|Avenue|Road|Rd|Blvd|Boulevard|Drive|Dr|Lane|Way|Court|Square|Place|Highway)\b"
)


def only_names(parse: Parse, amount: Amount, first: int, past: int) -> bool:
    """Whether the number is a label by its own characters or its neighbours, whatever follows."""
    if amount.written == "figures":
        if _glued(parse.text, amount) or _labels(parse.text, amount):
            return True
    elif amount.written == "words" and _club(parse, amount):
        return True
    if amount.unit in ("°", "ft", "in") and _coordinate(parse.text, amount):
        return True
    if amount.unit == "point" and amount.written == "one":
        return first > 0 and parse.lower[first - 1] == "at"  # "at one point"
    few = amount.low in (0, 1) and amount.written in ("words", "one")
    return few and _set_phrase(parse, first, past)


def names_a_thing(parse: Parse, amount: Amount, before: int, noun: int) -> bool:
    """Whether figures before a noun only name: "787 Dreamliner", "12 Elm Street", "iPhone 11"."""
    if (amount.low > 1 and amount.low % 1 == 0 and parse.tag[noun] == "NNP") or _STREET.match(
        parse.text, amount.number[0]
    ):
        return True
    if amount.low >= 100 and parse.lower[noun] == "block":
        return True
    number = parse.token_at(amount.number[0])
    inside = number is not None and parse.ent[number] in _INSIDE
    named = before >= 0 and parse.tag[before] in ("NNP", "NNPS")
    return inside and named and amount.hedge is None


def listed(parse: Parse, amount: Amount, first: int) -> bool:
    """Whether a bare number only numbers a list, a note or a map: "3. Ahmed", "(4.)", "35.0325"."""
    a, b = amount.number
    text = parse.text
    if amount.hedge is not None:
        return False
    if text[a - 1 : a] in ("(", "[") and text[b : b + 1] in (")", "]", "."):
        return True
    decimals = text[a:b].partition(".")[2]
    if len(decimals) > 3 and decimals.isdigit():
        return first == 0 or parse.lower[first - 1] not in wordsets("figure_sets.tsv")["moved"]
    if b - a < 3 and text[b : b + 2].lstrip()[:1] == ")" and "(" not in text[max(0, a - 40) : a]:
        return True  # "1) the price, 2) the place"
    begins = parse.sentences[parse.sentence_of[first]][0] == first
    return begins and b - a < 3 and text[b : b + 1] in (".", ")", ":")


def _glued(text: str, amount: Amount) -> bool:
    """Whether figures cling to other characters: "M777", "3.8.0", "555-1234", "4:39"."""
    a, b = amount.number
    if a > 0 and amount.start == a:
        before = text[a - 1]
        if before.isalpha() and amount.unit is not None and amount.kind == "money":
            return False
        if before == "/" and amount.unit is not None and text[a - 2].isalpha():
            return False  # "12GB/256GB"
        if before.isalnum() or before in "_#@/:.":
            return True
        if before in "'’‘" and b - a == 2:
            return True  # "in '08"
        if before in "[(" and text[b : b + 1] in ")].":
            return amount.unit is None and b - a < 3 and not text[a - 2 : a - 1].isspace()
        if before in "-–" and a > 1 and text[a - 2].isalnum():
            return amount.kind != "age"  # "her now-18-month-old son"
    if b - a > 9 and text[a:b].isdecimal():
        return True  # the number of a post or an account
    if amount.unit is None and _PHONE.search(text[max(0, a - 4) : b + 5]):
        return True
    rest = text[b : b + 2]
    if not rest or amount.unit is not None:
        return False
    if rest[0] in "_@/" or rest[0].isalnum():
        return True
    return rest[0] in ":.-" and rest[1:].isdigit()


def _labels(text: str, amount: Amount) -> bool:
    """Whether figures are a time of day or a part of a telephone number or street address."""
    a, b = amount.number
    if _MILITARY.match(text, a):
        return True
    if amount.unit is None and text[a] == "0" and b - a > 1 and text[a + 1] != ".":
        return text[a:b].strip("0") != ""  # "0958"
    if (
        text[a:b] in ("911", "999", "112")
        and amount.unit is None
        and _CALLED.search(text, max(0, a - 12), a)
    ):
        return True
    if amount.unit is None and amount.hedge is None:
        left = max(0, a - 14)
        if any(m.start() <= a < m.end() for m in _DIALLED.finditer(text, left, b + 14)):
            return True
        return amount.low != amount.high and _STREET.match(text, a) is not None
    return False


def _club(parse: Parse, amount: Amount) -> bool:
    """Whether a number in words is in a name: "the Group of Seven", "the Big Four"."""
    text, a = parse.text, amount.number[0]
    if not text[a].isupper() or amount.hedge is not None:
        return False
    first, _ = parse.tokens(amount.number)
    begin, stop = parse.sentences[parse.sentence_of[first]]
    if first == begin:
        return False
    if not any(
        w.islower() and parse.tag[begin + k][0] == "V" for k, w in enumerate(parse.word[begin:stop])
    ):
        return False  # a headline in capitals says nothing
    return bool(_ORDERLY.search(text, max(0, a - 30), a)) or parse.lower[first - 1] == "big"


def _coordinate(text: str, amount: Amount) -> bool:
    """Whether a number is a part of "35°01′57″N"."""
    a = amount.number[0]
    return bool(_COORDINATE.match(text, a, a + 24)) or text[a - 1 : a] in ("°", "′")


def _set_phrase(parse: Parse, first: int, past: int) -> bool:
    """Whether it is in a compound that counts nothing: "one-on-one", "one-size-fits-all"."""
    lower = parse.lower
    if lower[max(0, first - 3) : first] in (["-", "on", "-"], ["-", "to", "-"]):
        return True
    if lower[past : past + 1] != ["-"] or past + 1 >= len(parse):
        return False
    return lower[past + 1] in ("on", "to", "off", "size", "sided", "stop") or (
        lower[past - 1] == "zero" and lower[past + 1] in ("day", "sum", "hour")
    )
