"""Towns that the parser left without a label: those the gazetteer knows, and what stands near."""

from __future__ import annotations

from rashomon.read.names.familiar import Name, key_of
from rashomon.read.names.headlines import titled
from rashomon.read.names.lexicon import genders, nouns, singular, titles, words
from rashomon.read.names.places import spots
from rashomon.read.parse import Parse
from rashomon.read.wordsets import wordsets

_SETS = wordsets("name_sets.tsv")
CLOSE_TO = _SETS["close to"]
SIDES = _SETS["sides"]
MILES = _SETS["miles"]
_DAILY = _SETS["headline words"] | _SETS["calendar"]
_LOCATIVE = frozenset(
    {"in", "near", "outside", "around", "across", "inside", "throughout", "at", "into"}
)
_PLACE_HEADS = words("place heads")
_PROPER = frozenset({"NNP", "NNPS"})
_HONORIFICS = words("honorifics")
_COMMON = words("common words")
# binary logarithms of a population: what a sentence names without "in" must be a great town; of 25
# such words of 16,000 people and more in BASIL, NewsWCL50, ECB+, GUM and re3d 4 were towns
_LISTED = 18
_OF_SURNAMES = 14
_NEARBY = 1
# towns of these countries are called as people and things are: Lynch, Moran, Liberty, Summit
SURNAMES_OF = frozenset({"USA", "GBR", "CAN", "AUS", "NZL", "IRL"})


def beside(parse: Parse, first: int) -> bool:
    """Whether the words before say that nothing but a place follows: "near", "10 km from"."""
    if first == 0:
        return False
    lower = parse.lower
    if lower[first - 1] in CLOSE_TO:
        return True
    if first < 2 or lower[first - 1] not in ("of", "from"):
        return False
    return lower[first - 2] in SIDES if lower[first - 1] == "of" else lower[first - 2] in MILES


def towns(parse: Parse, found: list[Name]) -> list[Name]:
    """The names with the towns among what has a capital and no label."""
    taken = bytearray(len(parse))
    for name in found:
        for i in range(name.first, name.past):
            taken[i] = 1
    small: set[str] | None = None
    word, tag, lower, n = parse.word, parse.tag, parse.lower, len(parse)
    new: list[Name] = []
    i = 0
    while i < n:
        start = i
        i += 1
        if taken[start] or tag[start][0] != "N" or not word[start][0].isupper():
            continue
        if lower[start] in CLOSE_TO or (start and word[start - 1][-1:] in ".-"):
            continue  # "Near", which a line that opens with it makes a name
        past = start + 1
        while past < n and not taken[past] and tag[past] in _PROPER and word[past][0].isupper():
            past += 1
        i = past
        if past - start > 3 or (word[start].isupper() and len(word[start]) < 5):
            continue
        sentence = parse.sentence_of[start]
        opens = parse.sentences[sentence][0] == start
        if past - start == 1:
            said = lower[start]
            if said in nouns() or singular(said) in nouns() or said in _COMMON or opens:
                continue
            if said in _DAILY or lower[start - 1] == "the" or word[start - 1].isdigit():
                continue
            if small is None:
                small = {one for one in word if one.islower()}
            if said in small:
                continue
        if lower[start] in _HONORIFICS or singular(lower[start]) in titles():
            continue
        if start and (lower[start - 1] in _HONORIFICS or singular(lower[start - 1]) in titles()):
            continue
        near = beside(parse, start)
        if near and tag[start] in _PROPER and not titled(parse, sentence):
            new.append(Name(start, past, "place", key_of(parse, start, past), None))
            continue
        place = spots(" ".join(word[start:past]))
        if not place or titled(parse, sentence):
            continue
        led = near or (start and lower[start - 1] in _LOCATIVE)
        least = _NEARBY if led else _LISTED
        if not led and parse.dep[past - 1] in ("compound", "amod"):
            continue  # "Molotov cocktails"
        if place[0].country in SURNAMES_OF:
            if not led:
                continue
            least = _OF_SURNAMES
        if place[0].size >= least and lower[start] not in genders():
            new.append(Name(start, past, "place", key_of(parse, start, past), None))
    return found + new


def locative(parse: Parse, first: int) -> bool:
    """Whether the words before say that a place follows: "in", "the port of"."""
    if first == 0:
        return False
    before = parse.lower[first - 1]
    if before in _LOCATIVE:
        return True
    return first > 1 and before == "of" and parse.lower[first - 2] in _PLACE_HEADS
