"""Headlines whose every word has a capital: most of them are no names.

"Rebels Seize Town As Talks Stall" gives the parser four capitals in a row. In such a sentence a
label is cut to the words that neither the report writes small elsewhere nor headlines use daily.
"""

from __future__ import annotations

from rashomon.read.names.familiar import Name, key_of
from rashomon.read.names.lexicon import genders, nouns, singular, words
from rashomon.read.names.places import spots
from rashomon.read.parse import Parse
from rashomon.read.wordsets import wordsets

_SETS = wordsets("name_sets.tsv")
_DAILY = _SETS["headline words"]
_SMALL = _SETS["title small"]
# "Eisenhower Office Building": what a name of a body or site ends in ends it in a headline too
_LAST = (words("organization words") | words("place words") | _SETS["of bodies"]) - {"state"}
_PIECES = words("organization words") | words("title words") | _SETS["calendar"] | _SMALL
_QUOTES = frozenset("\"'“‘«")
_ENDS = _SMALL | {"'s", "’s", "'", "’"}
_VERBS = frozenset({"VBZ", "VBD", "VBP", "VB", "VBG", "VBN", "MD", "IN", "TO", "DT", "PRP", "RB"})


def titled(parse: Parse, sentence: int) -> bool:
    """Whether nearly every word of a sentence that could do without one has a capital."""
    first, past = parse.sentences[sentence]
    if past - first > 40:
        return False
    large = 0
    for i in range(first, past):
        word = parse.word[i]
        if not word.isalpha() or len(word) < 2 or parse.lower[i] in _SMALL:
            continue
        if not word[0].isupper():
            return False
        large += 1
    return large >= 4


def headlines(parse: Parse, found: list[Name]) -> list[Name]:
    """The names, those in headlines cut to what can be one."""
    sentences = [k for k in range(len(parse.sentences)) if titled(parse, k)]
    if not sentences:
        return found
    within = set(sentences)
    small: set[str] = set()
    for k, (first, past) in enumerate(parse.sentences):
        if k not in within:
            small.update(word for word in parse.word[first:past] if word.islower())
    kept: list[Name] = []
    elsewhere = {
        parse.lower[i]
        for name in found
        if parse.sentence_of[name.first] not in within
        for i in range(name.first, name.past)
    }
    for name in found:
        opening = parse.lower[name.first]
        quoted = name.first > 0 and parse.word[name.first - 1] in _QUOTES
        sure = (name.known is not None or (name.kind == "other" and quoted)) or (
            parse.lower[name.past - 1] in _LAST
            and opening not in _DAILY
            and singular(opening) not in nouns()
        )
        if sure or parse.sentence_of[name.first] not in within:
            kept.append(name)
            continue
        first = name.first
        pieces: list[tuple[int, int]] = []
        for i in range(name.first, name.past + 1):
            if i == name.past or _no_name(parse, i, name, small):
                if first < i:
                    pieces.append((first, i))
                first = i + 1
        for start, past in pieces:
            while start < past and parse.lower[start] in _SMALL:
                start += 1
            while start < past and parse.lower[past - 1] in _ENDS:
                past -= 1
            if start == past:
                continue
            whole = (start, past) == (name.first, name.past)
            if (whole and past - start > 1) or _stands_alone(parse, start, past, small, elsewhere):
                kind = name.kind if whole or name.kind != "place" else "other"
                kept.append(Name(start, past, kind, key_of(parse, start, past), None))
    return kept


def _stands_alone(
    parse: Parse, start: int, past: int, small: set[str], elsewhere: set[str]
) -> bool:
    """Whether what is left of a label can be a name: not "General", "Committee", "May"."""
    if past - start > 1:
        return parse.word[start][0].isupper()
    said = parse.lower[start]
    if parse.tag[start] not in ("NNP", "NNPS", "FW") or said in small or said in _PIECES:
        return False
    if said in genders() or said in elsewhere:
        return True
    if said in _DAILY or singular(said) in nouns():
        return False
    return parse.word[start].isupper() or bool(spots(said))


def _no_name(parse: Parse, i: int, name: Name, small: set[str]) -> bool:
    said = parse.lower[i]
    if not said[0].isalpha() or said in genders():
        return False
    if name.kind == "person" and name.past - name.first == 2 and parse.tag[i] == "NNP":
        return said in _DAILY
    if said == "new" and i + 1 < name.past and spots(f"new {parse.lower[i + 1]}"):
        return False
    if said in small or parse.tag[i] in _VERBS:
        return not (said in ("of", "the", "and", "for") and name.first < i < name.past - 1)
    last = i == name.past - 1
    return (said in _DAILY or singular(said) in nouns()) and not (
        name.kind == "organization" and last and name.past - name.first > 1 and said not in _DAILY
    )
