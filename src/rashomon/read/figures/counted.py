"""What an amount counts: the noun or participle beside the number, read from the parse.

Here a number is also refused: as part of a name ("Boeing 737", "M777", "Article 5"), an address, a
bare year, a rank ("the top three").
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from rashomon.read.figures.amounts import Amount
from rashomon.read.figures.tolls import toll
from rashomon.read.parse import Parse
from rashomon.read.wordsets import wordsets


class Counted(NamedTuple):
    """``end`` is past the counted words where they belong to the figure's own wording, else 0."""

    about: str | None = None
    unit: str | None = None
    end: int = 0


# The parser's labels of names, in which a number counts nothing.
_NAMES = frozenset(("ORG", "PRODUCT", "FAC", "LAW", "EVENT", "WORK_OF_ART", "PERSON", "LANGUAGE"))
# What a casualty verb makes of those it counts: "killed 12 people" counts people killed.
_STATES = {
    "kill": "killed", "wound": "wounded", "injure": "injured", "hurt": "hurt", "die": "dead",
    "arrest": "arrested", "detain": "detained", "displace": "displaced", "capture": "captured",
    "hospitalize": "hospitalized", "hospitalise": "hospitalised", "infect": "infected",
    "evacuate": "evacuated", "trap": "trapped", "kidnap": "kidnapped", "abduct": "abducted",
    "shoot": "shot", "rescue": "rescued", "execute": "executed", "slay": "slain",
    "murder": "murdered", "deport": "deported", "drown": "drowned", "imprison": "imprisoned",
}  # fmt: skip
_SETS = wordsets("figure_sets.tsv")
_ADJECTIVES = frozenset(
    ("JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "VBN", "VBG", "HYPH", "POS")
)
_PHONE = re.compile(r"\d{3}[-.]\d{4}(?!\d)|\d{3}-\d{3}-\w")
_COORDINATE = re.compile(r"[\d.]+\s?[°′″'\"][\d.\s°′″'\"]*[NSEW]\b")
# "at 1353 (1023 GMT)", "by 1900 hours"
_MILITARY = re.compile(r"[0-2]\d[0-5]\d\s?(?:\(\d{1,2}[:.]?\d\d\s?(?:gmt|utc)|hrs\b|hours\b)", re.I)
_STREET = re.compile(
    r"\d+(?:-\d+)?\s+(?:[NSEW]\.?\s+)?(?:[A-Z][\w'’-]+\s+){1,4}"
    r"(?:St|Street|Ave|Avenue|Road|Rd|Blvd|Boulevard|Drive|Dr|Lane|Way|Court|Square|Place|Highway)\b"
)


@cache
def _person_nouns() -> frozenset[str]:
    text = files("rashomon.data").joinpath("counted_people.txt").read_text(encoding="utf-8")
    return frozenset(w for line in text.splitlines() if line[:1] != "#" for w in line.split())


def counted(parse: Parse, amount: Amount) -> Counted | None:
    """What the amount counts; ``None`` when the number is part of a name, a label or a score."""
    first, past = parse.tokens(amount.number)
    if first == past or (amount.written == "figures" and _glued(parse.text, amount)):
        return None
    if amount.unit in ("°", "ft", "in") and _coordinate(parse.text, amount):
        return None
    if amount.written == "figures" and _MILITARY.match(parse.text, amount.number[0]):
        return None
    some_day = amount.written == "one" and amount.unit == "day" and amount.hedge is None
    if some_day and (first == 0 or parse.tag[first - 1] not in ("IN", "RB", "DT", "JJ")):
        return None  # "one day it will end"
    if amount.unit is not None:
        _, after = parse.tokens((amount.start, amount.end))
        return Counted(_measured(parse, after), None, 0)
    if past < len(parse) and parse.lower[past] in _SETS["zones"]:
        return None  # "10.34 BST"
    before = first - 1
    previous = parse.lower[before] if before >= 0 else ""
    if previous == "." and parse.sentence_of[before] == parse.sentence_of[first]:
        previous = parse.lower[before - 1]  # "No. 1", in two tokens
    labelled = amount.hedge is None and previous in _SETS["designators"]
    noun = _noun(parse, past - 1, past)
    if noun == past and parse.lower[noun] in _SETS["state_words"]:
        noun = None  # "four shot"
    figures = amount.written == "figures"
    nominal = parse.tag[before][:2] == "NN" and previous not in ("top", "bottom")
    if labelled and (figures or nominal or noun is None):
        return None
    if amount.written == "one" and not _single(parse, first, noun, amount, previous):
        return None
    if noun is None:
        alone = _alone(parse, amount, first, past)
        if alone is None or amount.kind == "age":
            return alone
        about = toll(parse, first, past, None)
        return alone if about is None else alone._replace(about=about, unit="person")
    if figures and _names(parse, amount, before, noun):
        return None
    left = past
    while left < noun and parse.lower[left] in _SETS["skipped"]:
        left += 1
    end = parse.end[noun]
    for k in range(noun - 1, left - 1, -1):
        if parse.tag[k] in ("CD", "CC") and parse.lower[k] not in ("and", "&", "or"):
            left, end = k + 1, 0  # another number stands between: "several hundred or 1,000 men"
            break
    if (tolled := toll(parse, first, past, noun)) is not None:
        return Counted(tolled, "person", end)
    unit = _unit(parse, noun)
    about, state = parse.of(left, noun + 1), _state(parse, noun)
    if state is not None:
        about = f"{about} {state}"
        unit = "person" if unit == "other" else unit
    elif (stop := _of_what(parse, noun + 1)) is not None:
        about = parse.of(left, stop)
    return Counted(about, unit, end)


def _names(parse: Parse, amount: Amount, before: int, noun: int) -> bool:
    """Whether figures before a noun only name: "787 Dreamliner", "12 Elm Street", "iPhone 11"."""
    if (amount.low > 1 and amount.low % 1 == 0 and parse.tag[noun] == "NNP") or _STREET.match(
        parse.text, amount.number[0]
    ):
        return True
    if amount.low >= 100 and parse.lower[noun] == "block":
        return True
    number = parse.token_at(amount.number[0])
    inside = number is not None and parse.ent[number] in _INSIDE_NAMES
    named = before >= 0 and parse.tag[before] in ("NNP", "NNPS")
    return inside and named and amount.hedge is None


_INSIDE_NAMES = frozenset(f"I-{label}" for label in _NAMES)


def _coordinate(text: str, amount: Amount) -> bool:
    """Whether a number is a part of "35°01′57″N"."""
    a = amount.number[0]
    return bool(_COORDINATE.match(text, a, a + 24)) or text[a - 1 : a] in ("°", "′")


def _glued(text: str, amount: Amount) -> bool:
    """Whether figures cling to other characters: "M777", "3.8.0", "555-1234", "4:39"."""
    a, b = amount.number
    if a > 0 and amount.start == a:
        before = text[a - 1]
        if before.isalpha() and amount.unit is not None and amount.kind == "money":
            return False
        if before.isalnum() or before in "_#@/:.":
            return True
        if before in "'’‘" and b - a == 2:
            return True  # "in '08"
        if before in "[(" and text[b : b + 1] in ")].":
            return amount.unit is None and b - a < 3 and not text[a - 2 : a - 1].isspace()
        if before in "-–" and a > 1 and text[a - 2].isalnum():
            return True
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


def _single(parse: Parse, first: int, noun: int | None, amount: Amount, previous: str) -> bool:
    """Whether "one" counts: "one of the ships", "one ship"; not "no one", "one day", "this one"."""
    if previous in _SETS["not_before_one"]:
        return False
    if noun is None:
        return amount.of
    return parse.lower[noun] not in _SETS["not_after_one"]


def _alone(parse: Parse, amount: Amount, first: int, past: int) -> Counted | None:
    """A number with no noun behind it: "18 wounded", "five were killed", "Anna Kowal, 45,"."""
    lower, tag, dep = parse.lower, parse.tag, parse.dep
    i, before = past - 1, first - 1
    if amount.kind == "age":
        return Counted()
    if past < len(lower) and lower[past] in _SETS["state_words"]:
        return Counted(parse.word[past], "person", parse.end[past])
    verb = parse.head[i]
    if dep[i] in ("nsubjpass", "nsubj") and (state := _STATES.get(parse.lemma[verb].lower())):
        return Counted(state, "person")
    if _age(parse, amount, first, past):
        amount.kind, amount.unit = "age", "year"
        return Counted()
    if amount.written == "vague":
        if tag[past : past + 1] == ["JJ"]:  # "several hundred military and wounded"
            return Counted(parse.word[past], None, 0)
        sure = amount.of or past - first > 1 or dep[i] in _ARGUMENTS
        return Counted() if sure else None
    if amount.written == "fraction":
        return Counted()
    if amount.hedge is None and before >= 0:
        if amount.written == "figures" and (
            parse.ent[i][2:] in _NAMES
            or (tag[before] in ("NNP", "NNPS") and parse.start[first] - parse.end[before] <= 1)
        ):
            return None
        if lower[before] in _SETS["anaphors"]:
            return None  # "the last four", "the two": anaphors, their noun is elsewhere
    if amount.written == "figures" and _listed(parse, amount, first):
        return None
    if amount.written == "figures" and amount.low == amount.high:
        plain = parse.text[amount.number[0] : amount.number[1]]
        if len(plain) == 4 and plain.isdigit() and 1900 <= amount.low < 2200:
            return None  # a year the time grammar left alone
    return Counted() if amount.written != "one" else None


def _listed(parse: Parse, amount: Amount, first: int) -> bool:
    """Whether a bare number only numbers a list, a note or a map: "3. Ahmed", "(4.)", "35.0325"."""
    a, b = amount.number
    text = parse.text
    if amount.hedge is not None:
        return False
    if text[a - 1 : a] in ("(", "[") and text[b : b + 1] in (")", "]", "."):
        return True
    decimals = text[a:b].partition(".")[2]
    if len(decimals) > 3 and decimals.isdigit():
        return True
    begins = parse.sentences[parse.sentence_of[first]][0] == first
    return begins and b - a < 3 and text[b : b + 1] in (".", ")", ":")


_ARGUMENTS = ("nsubj", "nsubjpass", "dobj", "pobj", "attr", "conj")


def _age(parse: Parse, amount: Amount, first: int, past: int) -> bool:
    """ "Anna Kowal, 45," and "she is 45": a bare whole number after a name or of a person."""
    if amount.low != amount.high or not 0 < amount.low <= 115 or amount.low % 1 or amount.hedge:
        return False
    lower, tag = parse.lower, parse.tag
    after = parse.word[past] if past < len(parse) else "."
    if first >= 2 and parse.word[first - 1] == ",":
        named = tag[first - 2] in ("NNP", "NNPS")
        fan = tag[first - 2] == "NN" and parse.lemma[first - 2] in _person_nouns() and after == ","
        return fan or (named and after in (",", ".", ")", ";", "and"))
    if first >= 2 and parse.word[first - 1] == "(" and after == ")":
        return tag[first - 2] in ("NNP", "NNPS") and amount.low > 14
    verb = parse.head[past - 1]
    if parse.dep[past - 1] in ("attr", "acomp") and parse.lemma[verb] in ("be", "turn"):
        subjects = [c for c in parse.children[verb] if parse.dep[c] == "nsubj"]
        return bool(subjects) and lower[subjects[0]] in ("he", "she", "i")
    return False


def _noun(parse: Parse, i: int, past: int) -> int | None:
    """The noun that the number before token ``past`` counts."""
    dep, head, tag, lower = parse.dep, parse.head, parse.tag, parse.lower
    n = len(lower)
    at = head[i]
    if past < n and lower[past] == "of":
        objects = [
            c for c in parse.children[past] if dep[c] == "pobj" and tag[c][:2] in ("NN", "CD")
        ]
        return objects[0] if objects and tag[objects[0]] != "CD" and objects[0] < i + 12 else None
    if i < at < i + 9 and tag[at].startswith("NN") and dep[i] in _MODIFIERS:
        while (
            tag[at] == "NNP"
            and dep[at] in _MODIFIERS
            and at < head[at] < i + 9
            and tag[head[at]].startswith("NN")
        ):
            at = head[at]  # "3 Mi-8 helicopters"
        return at
    k = past
    while k < min(n, past + 6) and tag[k] in _ADJECTIVES:
        if tag[k] in ("NNS", "NNPS") and (k + 1 >= n or tag[k + 1] not in ("NNS", "NN", "POS")):
            return k
        k += 1
    return None


_MODIFIERS = ("nummod", "quantmod", "compound", "amod", "det", "predet", "nmod", "advmod")


def _unit(parse: Parse, noun: int) -> str:
    """The counted noun in the singular; "person" for people."""
    lemma = parse.lemma[noun].lower()
    if parse.lower[noun] == "peoples":
        return "people"
    if parse.tag[noun] == "NNPS" and lemma.endswith("s") and len(lemma) > 3:
        lemma = lemma[:-1]
    if lemma in _person_nouns() or parse.ent[noun][2:] == "NORP":
        return "person"
    if lemma.endswith(("ist", "women", "woman", "ian")) and len(lemma) > 5:
        return "person"
    return lemma


def _state(parse: Parse, noun: int) -> str | None:
    """What happened to the counted: "12 people killed", "were killed", "killed 12 people"."""
    after = noun + 1
    if after < len(parse) and parse.lower[after] in _SETS["state_words"]:
        return _STATES.get(parse.lemma[after].lower(), parse.lower[after])
    if _unit(parse, noun) not in ("person", "other"):
        return None
    if parse.dep[noun] in ("nsubjpass", "dobj", "nsubj"):
        verb = parse.head[noun]
        lemma = parse.lemma[verb].lower()
        if parse.dep[noun] == "nsubj" and lemma not in ("die", "drown"):
            return None
        return _STATES.get(lemma)
    return None


def _of_what(parse: Parse, of: int) -> int | None:
    """Past the noun phrase after "of" at token ``of``: "members of parliament"."""
    if of >= len(parse) or parse.lower[of] != "of":
        return None
    for child in parse.children[of]:
        if parse.dep[child] == "pobj" and child <= of + 4:
            return child + 1
    return None


def _measured(parse: Parse, past: int) -> str | None:
    """What a measure is of: "in aid", "of water", the noun it stands before, its verb's subject."""
    lower, tag, dep, head = parse.lower, parse.tag, parse.dep, parse.head
    n = len(lower)
    if past < n and lower[past] in ("of", "in", "for", "worth"):
        of = past + 1 if lower[past : past + 2] == ["worth", "of"] else past
        for child in parse.children[of]:
            if tag[child][0] == "N" and parse.ent[child][2:] not in ("DATE", "TIME", "GPE", "LOC"):
                left = of + 1
                while left < child and lower[left] in _SETS["skipped"]:
                    left += 1
                return parse.of(left, child + 1) if child < of + 7 else None
    i = past - 1
    at = head[i]
    if past <= at < i + 8 and tag[at].startswith("NN"):
        left = past + 1 if lower[past] == "-" else past
        return parse.of(left, at + 1) if left <= at else None
    verb = at
    for _ in range(3):
        if parse.lemma[verb] in _SETS["measuring"] and parse.pos[verb] in ("VERB", "AUX"):
            for child in parse.children[verb]:
                if dep[child] in ("nsubj", "nsubjpass") and child < past and tag[child][0] == "N":
                    left, _ = parse.subtree(child)
                    while left < child and lower[left] in _SETS["skipped"]:
                        left += 1
                    return parse.of(left, child + 1) if child - left < 8 else parse.word[child]
            return None
        if head[verb] == verb:
            return None
        verb = head[verb]
    return None
