"""The words of time expressions: which tokens could begin one, and a window of pieces around them.

A window is a run of tokens that all may stand in a time expression, written again as a string of
symbols ("the last NUM UNITS", "WEEKDAY , MONTH NUM , YEAR"), so that the grammar can be plain
regular expressions over words and symbols. Upper case is a symbol, lower case the word itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from rashomon.read.numbers import NUMBER_WORDS, ORDINALS, cardinal, digits
from rashomon.read.parse import Parse

# Words that may stand inside a time expression but begin none.
_GLUE = frozenset(
    ["the", "a", "an", "of", "in", "on", "at", ",", "-", "–", "'", "’", "'s", "’s", "s", "and", "to", "or", "so", "early", "late", "earlier", "later", "mid", "beginning", "start", "end", "middle", "close", "turn", "half", "ago", "before", "after", "from", "hence", "ahead", "previous", "preceding", "prior", "last", "past", "next", "coming", "following", "upcoming", "this", "that", "these", "those", "latest", "same", "each", "every", "other", "first", "second", "third", "fourth", "final", "fiscal", "financial", "calendar", "few", "several", "many", "couple", "more", "less", "than", "about", "around", "nearly", "almost", "over", "at", "least", "most", "under", "within", "some", "only", "just", "another", "additional", "full", "whole", "entire", "straight", "consecutive", "long", "old", "a.m.", "p.m.", "am", "pm", "a.m", "p.m", "o'clock", "gmt", "utc", "est", "edt", "cst", "cdt", "mst", "mdt", "pst", "pdt", "bst", "cet", "local", "time", "year's", "new", "eve", "day", "independence", "labor", "labour", "memorial", "veterans", "good", "boxing", "ash", "palm", "all", "st.", "valentine", "election", "bastille", "victory", "columbus", "martin", "luther", "king", "jr.", "presidents", "national", "period", "moment", "date", "ended", "ending", "then", "two", "one", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "times", "once", "twice", "per", "trading", "business", "working", "corresponding", "comparable", "year-ago", "near", "distant", "sometime", "anytime", "far", "due", "course", "term", "short", "lunar", "week", "month"]
)
# Words that look like time words but mostly are not, unless written as a name is.
_NAMELIKE = frozenset(["may", "march", "august", "sun", "sat", "mar", "jan", "dec"])

_LEXER = re.compile(
    r"(?P<ISO>\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?)?(?![\d-]))"
    r"|(?P<SLASH>\d{1,2}([/.])\d{1,2}\3(?:\d{4}|\d\d)(?![\d/]))"
    r"|(?P<CLOCK>\d{1,2}(?::\d\d){1,2}(?!\d)|\d{1,2}\.\d\d(?=\s*[ap]\.?m\b))"
    r"|(?P<QUARTER>[QqHh][1-4](?!\w))"
    r"|(?P<ORD>\d+(?:st|nd|rd|th)\b)"
    r"|(?P<NUMBER>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"|(?P<AMPM>[aApP](?:\.[mM]\b\.?|[mM]\b))"
    r"|(?P<POSS>['’]s\b)"
    r"|(?P<WORD>[^\W\d_]+(?:\.(?=\w)[^\W\d_]+)*\.?)"
    r"|(?P<OTHER>\S)"
)

MAX_WINDOW = 14  # tokens to either side of a word that may begin one; dates in news are shorter


class Word(NamedTuple):
    """One entry of the lexicon: what kind of word it is, and its value."""

    kind: str
    value: str


class Window(NamedTuple):
    """A run of pieces: ``symbols`` joined by blanks, and each piece's place and value."""

    symbols: str
    at: dict[int, int]  # offset in symbols → index of the piece that begins there
    ends: dict[int, int]  # offset in symbols → index of the piece that ends there
    start: list[int]
    end: list[int]
    value: list[str]


@cache
def lexicon() -> dict[str, Word]:
    """The words of time: "tuesday" → WEEKDAY 2, "fortnight" → UNIT P2W."""
    words: dict[str, Word] = {}
    text = files("rashomon.data").joinpath("time_words.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            word, kind, value = line.split("\t")
            words[word] = Word(kind, value)
    return words


@cache
def _triggers() -> tuple[frozenset[str], frozenset[str]]:
    """Words that may begin or head an expression, and all that may stand in one."""
    heads = {w for w, entry in lexicon().items() if entry.kind not in ("FEW", "ORD")}
    heads -= {"last", "past", "previous", "next", "this", "that", "same", "first", "each", "every"}
    heads -= {w for w, entry in lexicon().items() if entry.kind.lower() == entry.kind}
    heads = {w for w in heads if lexicon()[w].kind not in _PLAIN}
    heads |= {"period", "moment", "past", "noon", "term", "then", "time", "nineties", "eighties"}
    heads |= {"a.m.", "p.m.", "a.m", "p.m", "seventies", "sixties", "fifties", "overnight"}
    heads |= {"year's", "possible", "nineteen"}
    return frozenset(heads), frozenset(lexicon()) | _GLUE | NUMBER_WORDS | frozenset(
        ORDINALS
    ) | heads


_PLAIN = frozenset(
    ["LAST", "PASTW", "PREV", "NEXT", "COMING", "FOLLOWING", "THIS", "THAT", "LATEST", "SAME", "EACH", "FINAL", "FISCAL"]
)


def windows(parse: Parse) -> Iterator[Window]:
    """Every run of words that holds a word of time, in text order."""
    heads, inside = _triggers()
    lower = parse.lower
    n = len(lower)
    done = 0  # tokens before this are in an earlier window
    ends = [past for _, past in parse.sentences]
    sentence = 0
    for i, word in enumerate(lower):
        if i < done or not (word in heads or (not word.isalpha() and _dated(word))):
            continue
        while ends[sentence] <= i:
            sentence += 1
        floor = max(done, parse.sentences[sentence][0], i - MAX_WINDOW)
        first = i
        while first > floor and (lower[first - 1] in inside or _dated(lower[first - 1])):
            first -= 1
        past, roof = i + 1, min(n, ends[sentence])
        while (
            past < roof
            and past - i < 3 * MAX_WINDOW
            and (lower[past] in inside or _dated(lower[past]))
        ):
            past += 1
        done = past
        yield _window(parse, first, past)


def _dated(word: str) -> bool:
    """Whether a token holds a figure."""
    return (
        word[0].isdigit()
        or word[-1].isdigit()
        or ("0" in word)
        or (word[-1] == "s" and word[-2:-1].isdigit())
    )


def _window(parse: Parse, first: int, past: int) -> Window:
    known = lexicon()
    base, stop = parse.start[first], parse.end[past - 1]
    raw: list[tuple[str, str, int, int, str]] = []  # kind, lower, start, end, value
    for found in _LEXER.finditer(parse.text, base, stop):
        kind, text = found.lastgroup or "OTHER", found.group()
        if found.lastgroup is None or found.lastindex == 3:
            kind = "SLASH"
        low = text.lower().replace("’", "'")
        entry = known.get(low)
        if kind == "WORD" and entry is None and low.endswith("."):
            low, text = low[:-1], text[:-1]
            entry = known.get(low)
            found_end = found.end() - 1
        else:
            found_end = found.end()
        if entry is not None and low.rstrip(".") in _NAMELIKE and not _named(parse, found.start()):
            entry = None
        if entry is not None:
            symbol = entry.kind if entry.kind not in _PLAIN else low
            raw.append((symbol, low, found.start(), found_end, entry.value))
        elif kind == "NUMBER" and (value := digits(low)) is not None:
            year = low.isdigit() and len(low) == 4 and 1000 <= int(low) <= 2199
            raw.append(("YEAR" if year else "NUM", low, found.start(), found_end, f"{value:.10g}"))
        elif kind == "ORD":
            raw.append(("ORD", low, found.start(), found_end, low[:-2]))
        elif kind == "WORD" and low in ORDINALS:
            raw.append(("ORD", low, found.start(), found_end, str(ORDINALS[low])))
        elif kind in ("ISO", "SLASH", "CLOCK", "QUARTER", "AMPM"):
            raw.append((kind, low, found.start(), found_end, low))
        else:
            raw.append((low, low, found.start(), found_end, low))
    return _join(raw)


def _named(parse: Parse, offset: int) -> bool:
    """Whether the word here is written and tagged as a name ("May", "March")."""
    i = parse.token_at(offset)
    return i is not None and parse.tag[i] in ("NNP", "NNPS") and parse.word[i][0].isupper()


def _join(raw: list[tuple[str, str, int, int, str]]) -> Window:
    """Number words together as one piece; symbols in one string."""
    parts: list[str] = []
    at: dict[int, int] = {}
    ends: dict[int, int] = {}
    start: list[int] = []
    end: list[int] = []
    value: list[str] = []
    words = [low for _, low, _, _, _ in raw]
    offset = i = 0
    while i < len(raw):
        symbol, low, a, b, told = raw[i]
        past = i + 1
        if low in NUMBER_WORDS:
            number = cardinal(words, i)
            if number is not None:
                count, past = number
                b = raw[past - 1][3]
                year = 1100 <= count <= 2199 and "thousand" not in words[i:past] and past - i > 1
                year = year and "hundred" not in words[i:past]
                symbol, told = ("YEAR" if year else "NUM"), str(count)
                # "twenty third", "thirty-first"
                tail = past + 1 if past < len(raw) and words[past] == "-" else past
                if count in (20, 30) and tail < len(raw) and 0 < ORDINALS.get(words[tail], 0) < 10:
                    symbol, told = "ORD", str(count + ORDINALS[words[tail]])
                    b, past = raw[tail][3], tail + 1
        at[offset] = len(start)
        parts.append(symbol)
        offset += len(symbol)
        ends[offset] = len(start)
        offset += 1
        start.append(a)
        end.append(b)
        value.append(told)
        i = past
    return Window(" ".join(parts), at, ends, start, end, value)
