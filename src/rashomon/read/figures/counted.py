"""What an amount counts: the noun or participle beside the number, read from the parse.

Here a number is also refused: behind a designator ("Article 5"), as a bare year, as a rank ("the
top three"); `labels` knows those that are part of a name.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from rashomon.read.figures.amounts import Amount
from rashomon.read.figures.labels import NAMES, listed, names_a_thing, only_names
from rashomon.read.figures.measured import during, magnitude, measured, whose
from rashomon.read.figures.tolls import toll
from rashomon.read.figures.units import units
from rashomon.read.parse import Parse
from rashomon.read.wordsets import wordsets


class Counted(NamedTuple):
    """``end`` is past the counted words where they belong to the figure's own wording, else 0."""

    about: str | None = None
    unit: str | None = None
    end: int = 0


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


@cache
def _person_nouns() -> frozenset[str]:
    text = files("rashomon.data").joinpath("counted_people.txt").read_text(encoding="utf-8")
    return frozenset(w for line in text.splitlines() if line[:1] != "#" for w in line.split())


def counted(parse: Parse, amount: Amount) -> Counted | None:
    """What the amount counts; ``None`` when the number is part of a name, a label or a score."""
    first, past = parse.tokens(amount.number)
    if first == past or only_names(parse, amount, first, past):
        return None
    some_day = amount.written == "one" and amount.unit == "day" and amount.hedge is None
    if some_day and (first == 0 or parse.tag[first - 1] not in ("IN", "RB", "DT", "JJ")):
        return None  # "one day it will end"
    if amount.unit == "quarter" and _year(parse, amount, first, past):
        return None  # "the 1988 quarter"
    if amount.unit is not None:
        if amount.kind == "duration" and amount.hedge == "over":
            during(parse, amount)
        begin, after = parse.tokens((amount.start, amount.end))
        return Counted(measured(parse, begin, after, amount), None, 0)
    if past < len(parse) and parse.lower[past] in _SETS["zones"]:
        return None  # "10.34 BST"
    before = first - 1
    previous = parse.lower[before] if before >= 0 else ""
    if previous == "per":
        return None  # "12 cases per 100,000 people": the other number's measure
    if (strength := magnitude(parse, amount, first, past)) is not None:
        return Counted(strength[0], amount.unit, strength[1])
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
    if figures and (
        names_a_thing(parse, amount, before, noun) or _year(parse, amount, first, noun)
    ):
        return None
    unit_word = units().words.get(parse.lower[noun])
    if unit_word is not None and unit_word.kind in _FAR_UNITS and amount.written not in _NO_UNITS:
        between = parse.tag[past:noun]
        if "IN" not in between[parse.lower[past] == "of" :]:
            amount.kind, amount.unit = unit_word.kind, unit_word.symbol
        # "10 and 15 percent", "280 million of the 1.5 billion euros"; not "69 over 16 years"
        whole = not {"CD", "IN"} & {*between}
        return Counted(None, None, parse.end[noun] if whole and amount.unit else 0)
    left = past
    while left < noun and parse.lower[left] in _SETS["skipped"]:
        left += 1
    end = parse.end[noun]
    for k in range(noun - 1, left - 1, -1):
        if parse.tag[k] in ("CD", "CC") and parse.lower[k] not in ("and", "&", "or"):
            left, end = k + 1, 0  # another number stands between: "several hundred or 1,000 men"
            while left < noun and (
                parse.lower[left] in _NO_NOUNS or parse.word[left] in _measures()
            ):
                left += 1  # "two 155 mm howitzers", "two-thirds of the 4.3M sales"
            break
    if figures and _THOUSANDS.fullmatch(parse.text, *amount.number):
        amount.low, amount.high = amount.low * 1000, amount.high * 1000  # "12.000 soldiers"
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


_FAR_UNITS = ("money", "percent", "duration")  # a "cup" or a "stone" may be a thing
_NO_UNITS = ("fraction", "one")
_NO_NOUNS = ("-", "old", "m", "bn", "k", "b", "mn")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}\.000")


@cache
def _measures() -> frozenset[str]:
    table = units()
    return frozenset((*table.exact, *table.words))


def _year(parse: Parse, amount: Amount, first: int, noun: int) -> bool:
    """ "a 2017 study", "the government's 2019 budget": a year before one thing."""
    digits = parse.text[amount.number[0] : amount.number[1]]
    if not (len(digits) == 4 and digits.isdecimal() and 1900 <= amount.low < 2100):
        return False
    led = first > 0 and parse.tag[first - 1] in ("DT", "PRP$", "POS")
    return led and amount.hedge is None and parse.tag[noun] in ("NN", "NNP")


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
        return Counted(whose(parse, first))
    if amount.written == "vague":
        if tag[past : past + 1] == ["JJ"]:  # "several hundred military and paramilitary"
            end = past + 1
            if lower[end : end + 1] == ["and"] and tag[end + 1 : end + 2] == ["JJ"]:
                end += 2
            about = parse.of(past, end)
            return Counted(about, "person" if {*about.lower().split()} & _SETS["folk"] else None)
        sure = amount.of or past - first > 1 or dep[i] in _ARGUMENTS
        return Counted() if sure else None
    if amount.written == "fraction":
        return Counted()
    if amount.hedge is None and before >= 0:
        if amount.written == "figures" and (
            parse.ent[i][2:] in NAMES
            or (tag[before] in ("NNP", "NNPS") and parse.start[first] - parse.end[before] <= 1)
        ):
            return None
        if lower[before] in _SETS["anaphors"]:
            return None  # "the last four", "the two": anaphors, their noun is elsewhere
    if amount.written == "figures" and listed(parse, amount, first):
        return None
    if amount.written == "figures" and amount.low == amount.high:
        plain = parse.text[amount.number[0] : amount.number[1]]
        if len(plain) == 4 and plain.isdigit() and 1900 <= amount.low < 2200:
            return None  # a year the time grammar left alone
    return Counted() if amount.written != "one" else None


_ARGUMENTS = ("nsubj", "nsubjpass", "dobj", "pobj", "attr", "conj")


def _age(parse: Parse, amount: Amount, first: int, past: int) -> bool:
    """ "Anna Kowal, 45," and "she is 45": a bare whole number after a name or of a person."""
    if amount.low != amount.high or not 0 < amount.low <= 115 or amount.low % 1 or amount.hedge:
        return False
    lower, tag = parse.lower, parse.tag
    after = parse.word[past] if past < len(parse) else "."
    if after == "," and tag[past + 1 : past + 2] == ["CD"]:
        return False  # "Vista, 7, 8 and 8.1"
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
    if parse.tag[noun][:3] == "NNP" and len(lemma) > 3 and lemma.endswith("s"):
        lemma = lemma if lemma.endswith(("ss", "us", "is")) else lemma[:-1]  # "World Cups"
    if lemma in _person_nouns() or parse.ent[noun][2:] == "NORP":
        return "person"
    if (
        lemma.endswith(("ist", "women", "woman", "ian"))
        and len(lemma) > 5
        and (not lemma.endswith("list") and lemma not in ("assist", "median", "meridian"))
    ):
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
