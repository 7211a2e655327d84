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
from rashomon.read.wordsets import wordsets

_LEXER = re.compile(
    r"(?P<ISO>\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z\b|[+-]\d\d:?\d\d)?)?(?![\d-])"
    r"|\d{4}/\d\d/\d\d(?![\d/]))"
    r"|(?P<NINE>9/11(?![\d/]))"
    r"|(?P<SLASH>\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)(?![\d/])|\d{1,2}\.\d{1,2}\.\d{4}(?![\d.]\d))"
    r"|(?P<CLOCK>\d{1,2}(?::\d\d){1,2}(?!\d)|\d{1,2}\.\d\d(?=\s*(?:[ap]\.?m|GMT|UTC|BST|CET|CEST|EST|EDT)\b)"
    r"|\d{4}(?=\s*(?:GMT|UTC|BST|CET|CEST|EST|EDT|IST)\b))"
    r"|(?P<QUARTER>[QqHh][1-4](?!\w))"
    r"|(?P<ORD>\d+(?:st|nd|rd|th)\b)"
    r"|(?P<NUMBER>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"|(?P<AMPM>[aApP](?:\.[mM]\b\.?|[mM]\b))"
    r"|(?P<POSS>['’]s\b)"
    r"|(?P<WORD>[^\W\d_]+(?:\.[^\W\d_]+)*\.?)"
    r"|(?P<OTHER>\S)"
)

_DIGIT = re.compile(r"\d")
_RANKS = ("st", "nd", "rd", "th")
_RANKED = re.compile(r"-\d+(?:st|nd|rd|th)$")
REACH = 14  # tokens to either side of a word of time; dates in news are shorter


class Word(NamedTuple):
    """One entry of the lexicon: what kind of word it is, and its value."""

    kind: str
    value: str


class Piece(NamedTuple):
    """A word, figure or mark; ``value`` is what readers compute with ("2" of February)."""

    symbol: str
    low: str
    start: int
    end: int
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
def _vocabulary() -> tuple[frozenset[str], frozenset[str]]:
    """The words an expression can be found by, and all that may stand in one."""
    sets = wordsets("time_sets.tsv")
    heads = sets["heads"] | {word for word, entry in lexicon().items() if entry.kind != "FEW"}
    return heads, heads | frozenset(lexicon()) | sets["glue"] | NUMBER_WORDS | frozenset(ORDINALS)


def windows(parse: Parse) -> Iterator[Window]:
    """Every run of words that holds a word of time, in text order, inside a sentence."""
    heads, inside = _vocabulary()
    lower, sentences = parse.lower, parse.sentences
    done = sentence = 0  # tokens before ``done`` are in an earlier window
    for i, word in enumerate(lower):
        if i < done or not (word in heads or (not word.isalpha() and _dated(word))):
            continue
        while sentences[sentence][1] <= i:
            sentence += 1
        floor = max(done, sentences[sentence][0], i - REACH)
        roof = min(sentences[sentence][1], i + 3 * REACH)
        first, past = i, i + 1
        while first > floor and (lower[first - 1] in inside or _dated(lower[first - 1])):
            first -= 1
        while past < roof and (lower[past] in inside or _dated(lower[past])):
            past += 1
        done = past
        yield _window(parse, first, past)


def _dated(word: str) -> bool:
    """Whether a token may be a figure of a date: "24", "1990s", "mid-1990s", "mid-19th"."""
    return (
        word[0].isdigit()
        or word[-1].isdigit()
        or (word[-1] == "s" and word[-2:-1].isdigit())
        or (word[-2:] in _RANKS and _RANKED.search(word) is not None)
    )


def _window(parse: Parse, first: int, past: int) -> Window:
    start, stop = parse.start[first], parse.end[past - 1]
    return _join([_piece(parse, m) for m in _LEXER.finditer(parse.text, start, stop)])


def _piece(parse: Parse, match: re.Match[str]) -> Piece:
    kind, low = match.lastgroup or "OTHER", match[0].lower().replace("’", "'")
    start, end = match.span()
    entry = lexicon().get(low)
    if entry is None and kind == "WORD" and low.endswith("."):
        low, end = low[:-1], end - 1
        entry = lexicon().get(low)
    if entry is not None:
        if low in wordsets("time_sets.tsv")["namelike"] and not _named(parse, start, end):
            return Piece(low, low, start, end, low)
        return Piece(entry.kind, low, start, end, entry.value)
    if kind == "NUMBER" and (value := digits(low)) is not None:
        year = low.isdecimal() and len(low) == 4 and 1000 <= int(low) <= 2199
        return Piece("YEAR" if year else "NUM", low, start, end, f"{value:.10g}")
    if kind == "ORD":
        return Piece("ORD", low, start, end, low[:-2])
    if low in ORDINALS:
        return Piece("ORD", low, start, end, str(ORDINALS[low]))
    if kind in ("ISO", "NINE", "SLASH", "CLOCK", "QUARTER", "AMPM"):
        return Piece(kind, low, start, end, low)
    return Piece(low, low, start, end, low)


def _named(parse: Parse, start: int, end: int) -> bool:
    """Whether the word here is written and tagged as a name ("May", "March").

    A clipped one that could be a person's or another word ("Jan", "Sat") needs a number beside it.
    """
    word, i = parse.text[start:end], parse.token_at(start)
    beside = parse.text[max(0, start - 2) : start] + parse.text[end : end + 3]
    numbered = word[0].isupper() and _DIGIT.search(beside) is not None
    if numbered or (len(word) == 3 and word != "May"):
        return numbered
    return i is not None and parse.tag[i] in ("NNP", "NNPS") and word[0].isupper()


def _join(pieces: list[Piece]) -> Window:
    """Number words together as one piece; symbols in one string."""
    window = Window("", {}, {}, [], [], [])
    words = [piece.low for piece in pieces]
    symbols: list[str] = []
    offset = i = 0
    while i < len(pieces):
        piece, past = pieces[i], i + 1
        if piece.low in NUMBER_WORDS and (number := cardinal(words, i)) is not None:
            past = number[1]
            piece = _number(words, i, number[0], past, piece)._replace(end=pieces[past - 1].end)
            tail = past + 1 if words[past : past + 1] == ["-"] else past
            if number[0] in (20, 30) and 0 < ORDINALS.get(" ".join(words[tail : tail + 1]), 0) < 10:
                rank = str(number[0] + ORDINALS[words[tail]])  # "twenty-third"
                piece, past = Piece("ORD", rank, piece.start, pieces[tail].end, rank), tail + 1
        window.at[offset] = len(symbols)
        window.ends[offset + len(piece.symbol)] = len(symbols)
        offset += len(piece.symbol) + 1
        symbols.append(piece.symbol)
        window.start.append(piece.start)
        window.end.append(piece.end)
        window.value.append(piece.value)
        i = past
    return window._replace(symbols=" ".join(symbols))


def _number(words: list[str], first: int, count: int, past: int, piece: Piece) -> Piece:
    """A number in words: "nineteen ninety-six" is a year, "two thousand" after "the year"."""
    said = words[first:past]
    year = 1100 <= count <= 2199 and past - first > 1 and "hundred" not in said
    if "thousand" in said:
        year = year and first > 0 and words[first - 1] == "year"
    return piece._replace(symbol="YEAR" if year else "NUM", value=str(count))
