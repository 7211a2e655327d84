"""The parser's own names, cut where a known one begins or ends, without titles and articles."""

from __future__ import annotations

import re

from rashomon.read.names.countries import by_demonym, by_name
from rashomon.read.names.familiar import SMALL_CAPITALS, Name, key_of
from rashomon.read.names.lexicon import (
    Known,
    genders,
    known,
    nouns,
    shuffled,
    singular,
    titles,
    words,
)
from rashomon.read.names.places import fold, spots
from rashomon.read.parse import Parse
from rashomon.read.wordsets import wordsets

_KINDS = {
    "PERSON": "person",
    "NORP": "group",
    "FAC": "place",
    "ORG": "organization",
    "GPE": "place",
    "LOC": "place",
    "PRODUCT": "other",
    "EVENT": "other",
    "WORK_OF_ART": "other",
    "LAW": "other",
}
_PROPER = frozenset({"NNP", "NNPS"})
_HONORIFICS = words("honorifics")
_PREFIXES = wordsets("name_sets.tsv")["prefixes"]
_HYPHENS = frozenset("-‐‑–")
_TITLE_WORDS = words("title words")
# what ministers are ministers of: a piece of a title, not the name of a body
_PORTFOLIOS = words("portfolios")
_TAILS = frozenset({"'s", "’s", "'", "’", "s'"})
_MARKS = frozenset("-\"'“”‘’«»()[],.;:—–/&")
_TRIM_LEFT = _MARKS | words("trim left")
_TRIM_RIGHT = _MARKS | {"and", "of", "the"}
_LEFT_OVER = frozenset({"at", "in", "for"})
_ORGANIZATION_WORDS = words("organization words")
SITES = words("sites")
ARTICLES = frozenset({"al", "el", "ul", "ad", "an", "ar", "as", "ash", "az"})
NO_NAMES = words("no names")
MODEL = re.compile(r"(?=.*\d)(?=.*[A-Za-z])[A-Za-z0-9/.-]+$")


def with_labels(parse: Parse, sure: list[Name]) -> list[Name]:
    """The known names with the parser's own, those cut and relabelled beside them."""
    found = _labelled(parse, sure)
    there = {(name.first, name.past) for name in found}
    return found + [name for name in sure if (name.first, name.past) not in there]


# what cannot go on a name of that kind: "NATO's ...", but "Bank of England" does
_AFTER = {"organization": ("of", "-", "'s"), "country": ("-", "'s")}


def _labelled(parse: Parse, sure: list[Name]) -> list[Name]:
    by_first: dict[int, Name] = {}
    for name in sure:
        by_first.setdefault(name.first, name)
    covering: dict[int, Name] = {}
    for name in sure:
        for i in range(name.first, name.past):
            covering.setdefault(i, name)
    found: list[Name] = []
    for first, past, label in parse.labelled():
        kind = _KINDS.get(label)
        if kind is None:
            continue
        first, past = _trimmed(parse, first, past)
        if kind == "organization" and parse.word[past - 1] in _LEFT_OVER:
            past -= 1  # "University of Hawaii at" + "Manoa"
        if first >= past:
            continue
        if past - first == 1 and first and surname_of_subject(parse, first):
            first, kind = first - 1, "person"
        dash = _dateline_dash(parse, first, past)
        if dash is not None:
            town = key_of(parse, first, dash)
            if spots(town):
                found.append(Name(first, dash, "place", town, None))
            first = dash + 1
        first = _without_prefix(parse, first, past)
        verb = _without_verb(parse, first, past)
        rest = key_of(parse, verb + 1, past) if verb + 1 < past else ""
        if rest and parse.word[verb + 1][0].isupper() and spots(rest):
            found.append(Name(verb + 1, past, "place", rest, None))  # "Forces held Basra"
        past = verb
        past = _without_bracket(parse, first, past)
        if kind == "person":
            past = _without_small_words(parse, first, past)
            if parse.word[past : past + 1] == ["In"] and _within(parse, past):
                past += 1  # "Moon Jae In", whose last word the tagger reads as English
            links = (i for i in range(first + 1, past) if parse.lower[i] in ("of", "at", "from"))
            past = next(links, past)  # "Tove Lindqvist of Bergen Games"
            first = _without_titles(parse, first, past, by_first)
        inner = by_first.get(first)
        if inner is not None and inner.past < past and kind in ("place", "person", "organization"):
            if inner.kind == "demonym" and (kind != "organization" or inner.past == past - 1):
                if kind != "organization" or parse.lower[inner.past] not in _ORGANIZATION_WORDS:
                    first = inner.past  # "Danish North Sea"
            elif parse.lower[inner.past] in _AFTER.get(inner.kind, ()):
                past = inner.past
        over = covering.get(first)
        if over is not None and over.first <= first and over.past >= past:
            continue
        if over is not None and over.first < first < over.past:
            continue  # the known name crosses the label; it wins
        first, past = _trimmed(parse, first, past)
        if first >= past or not _worth(parse, first, past, kind):
            continue
        row = nouns().get(" ".join(parse.lower[first:past]))
        if row is not None and row.kind == "person" and (kind != "person" or past - first == 1):
            continue  # "Foreign Secretary" is an office, not the name of a body
        government = _government(parse, first, past) if kind == "organization" else None
        if government is not None:
            key = key_of(parse, first, past)
            found.append(Name(first, past, kind, key, government))
            continue
        model = past - first == 1 and MODEL.match(parse.word[first])
        if kind == "other" and not model and not _PROPER & set(parse.tag[first:past]):
            continue
        if kind == "other" and {"PRP", "MD"} & set(parse.tag[first:past]):
            continue  # a sentence that begins with a capital is no title
        if kind == "person" and not _person_like(parse, first, past):
            kind = "other"
        if label == "NORP":
            kind = _people_or_place(parse, first, past)
        if kind == "person" and sum(w[0].isupper() for w in parse.word[first:past]) > 5:
            continue  # a list run together
        if kind in ("person", "organization", "other"):
            first, past = _with_article(parse, first, past, covering)
        key = key_of(parse, first, past)
        what = None
        if past - first > (2 if kind == "person" else 1):  # "Stanley Morgan" is a person
            what = shuffled(frozenset(parse.lower[first:past]))
        if what is not None:
            kind = "organization"
        found.append(Name(first, past, kind, key, what))
    return found


def _dateline_dash(parse: Parse, first: int, past: int) -> int | None:
    """The dash of a dateline that a label runs over: "CLEVELAND - Alder Industries"."""
    if parse.paragraphs[parse.paragraph_of[first]][0] != first:
        return None
    for i in range(first + 1, past - 1):
        if parse.word[i] in ("-", "–", "—", "--"):
            before, after = parse.text[parse.end[i - 1]], parse.text[parse.end[i]]
            if before.isspace() and after.isspace():
                return i
    return None


def _within(parse: Parse, i: int) -> bool:
    """Whether a token and one before it stand in one sentence."""
    return i > 0 and parse.sentence_of[i] == parse.sentence_of[i - 1]


def _with_article(
    parse: Parse, first: int, past: int, covering: dict[int, Name]
) -> tuple[int, int]:
    """A name with the pieces that "al-" parted from it: "Karim Nasser al-" + "Hadi"."""
    lower, word, n = parse.lower, parse.word, len(parse)
    if first > 1 and lower[first - 1] == "-" and lower[first - 2] in ARTICLES:
        first -= 2
        start = parse.sentences[parse.sentence_of[first]][0]
        while first > start and parse.tag[first - 1] in _PROPER and first - 1 not in covering:
            said = lower[first - 1]
            if (
                not word[first - 1][0].isupper()
                or said in _HONORIFICS
                or singular(said) in titles()
            ):
                break
            first -= 1
    parted = past + 2 < n and lower[past] in ARTICLES and lower[past + 1] == "-"
    if parted and word[past + 2][0].isupper():
        past += 3
    elif past + 1 < n and lower[past] in ("al-", "el-") and word[past + 1][0].isupper():
        past += 2
    return first, past


def _government(parse: Parse, first: int, past: int) -> Known | None:
    """What "Government of Iraq" or "Iraqi Government" names: the seat of a country's power."""
    told = [word for word in parse.lower[first:past] if word not in ("of", "the")]
    if not {"government", "administration", "regime"} & set(told) or len(told) > 3:
        return None
    codes = (by_name().get(word, by_demonym().get(word)) for word in told)
    code = next((code for code in codes if code is not None), None)
    return Known("seat", parse.of(first, past), code, ("GOV",)) if code else None


def _trimmed(parse: Parse, first: int, past: int) -> tuple[int, int]:
    lower, word = parse.lower, parse.word
    while first < past and (lower[first] in _TRIM_LEFT or not word[first][0].isalnum()):
        first += 1
    while first < past and (lower[past - 1] in _TAILS or lower[past - 1] in _TRIM_RIGHT):
        past -= 1
    # words after a possessive belong to another phrase ("Biden's Ukraine")
    for i in range(first + 1, past):
        if parse.tag[i] == "POS" and parse.ent[first][2:] in ("PERSON", "GPE"):
            return first, i
    return first, past


def _without_prefix(parse: Parse, first: int, past: int) -> int:
    """Where "pro-Assad" and "non-Swedes" begin to be a name."""
    parted = past - first > 2 and parse.word[first + 1] in _HYPHENS
    if not parted or parse.lower[first] not in _PREFIXES:
        return first
    return first + 2 if parse.word[first].islower() or parse.ent[first] == "B-NORP" else first


def _without_verb(parse: Parse, first: int, past: int) -> int:
    """Where a label ends that runs on into its sentence: "Mobilization Forces" + "held Baiji"."""
    for i in range(first + 1, past):
        if parse.tag[i] in ("VBD", "VBZ", "VBP", "MD") and parse.word[i].islower():
            return i
    return past


def _without_bracket(parse: Parse, first: int, past: int) -> int:
    """Where a name ends whose bracket is not closed in it: "Commission of Inquiry" + "(CoI"."""
    for i in range(first + 1, past):
        if parse.word[i] == "(" and ")" not in parse.word[i:past]:
            return i
    return past


def _without_small_words(parse: Parse, first: int, past: int) -> int:
    """Where a person's name ends: "Nils Thorsen" + "seconds later"."""
    while past - first > 1 and parse.word[past - 1].islower() and parse.word[past - 1].isalpha():
        if parse.tag[past - 1] in _PROPER or parse.word[past - 2] in _HYPHENS:
            break
        past -= 1
    return past


def _without_titles(parse: Parse, first: int, past: int, by_first: dict[int, Name]) -> int:
    lower = parse.lower
    while first < past - 1:
        said = lower[first]
        over = by_first.get(first)
        if (
            over is not None
            and over.kind in ("demonym", "country", "organization")
            and over.past < past
        ) and (over.past - first > 1 or over.kind == "demonym" or lower[over.past] in titles()):
            first = over.past
            continue
        if said in _HONORIFICS or said in _TITLE_WORDS or singular(said) in titles():
            first += 1
            continue
        break
    return first


def _worth(parse: Parse, first: int, past: int, kind: str) -> bool:
    said = parse.word[first:past]
    if not any(word[0].isupper() for word in said):
        return past - first == 1 and parse.lower[first] in SMALL_CAPITALS
    if kind == "group" and any(lower in known() for lower in parse.lower[first:past]):
        return (
            False  # "pro-Russian", "Ukrainian-Russian": the demonyms in it are names of their own
        )
    if past - first == 1:
        word = said[0]
        if parse.lower[first] in _PORTFOLIOS:
            return False
        if parse.tag[first] in ("PRP", "PRP$", "MD", "WRB", "CD", "UH") and word not in ("US",):
            return False
        if word.isdigit() or len(word) < 2 or word.lower() in NO_NAMES:
            return False
        if parse.lower[first] in _HONORIFICS:
            return False
    return True


def _people_or_place(parse: Parse, first: int, past: int) -> str:
    """The parser calls many a foreign place a people: "the Kvarner dam" names a dam."""
    head = parse.head[past - 1]
    if parse.dep[past - 1] in ("amod", "compound", "nmod") and head >= past:
        for word in parse.lower[past : head + 1]:
            if singular(word) in SITES:
                return "place"
    return "group"


def _person_like(parse: Parse, first: int, past: int) -> bool:
    for word in parse.word[first:past]:
        if any(letter.isdigit() for letter in word):
            return False
    return parse.word[first][0].isupper()


def surname_of_subject(parse: Parse, i: int) -> bool:
    """Whether a lone proper noun is the surname of somebody whom a sentence begins with.

    "Gergely Orlec told ...": the given name, which the tagger has not seen, passes for an adverb.
    """
    given = i - 1
    return (
        given >= 0
        and given == parse.sentences[parse.sentence_of[i]][0]
        and fold(parse.word[given]) in genders()
        and parse.lower[given] not in nouns()
        and parse.word[i][1:].islower()
        and parse.dep[i] in ("nsubj", "nsubjpass")
    )
