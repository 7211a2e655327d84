"""Numbers as news writes them: figures, words, fractions, vague plurals → low and high.

"1.5bn", "4 hundred million", "twenty-five", "two-thirds", "one in three", "half a million",
"several hundred", "tens of thousands". Vague plurals go from one to ten times their scale
("dozens" 12 to 120), "several" and "a few" of a scale from two to nine of it; those are the
conventions of NewsQuant (Almasian et al., 2023), "several" ours.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from rashomon.read.figures.units import units
from rashomon.read.numbers import NUMBER_WORDS, ONES, SCALES, cardinal
from rashomon.read.wordsets import wordsets


class Piece(NamedTuple):
    """A word, number, currency sign or mark of the text. ``kind``: NUM WORD SIGN MARK OTHER."""

    kind: str
    low: str
    text: str
    start: int
    end: int


class Number(NamedTuple):
    """``past`` is the piece past it; ``written`` how: figures, words, one, vague, fraction."""

    low: float
    high: float
    past: int
    written: str


_MAGNITUDES: dict[str, float] = {
    **{word: float(value) for word, value in SCALES.items()},
    "bn": 1e9, "mn": 1e6, "mln": 1e6, "bln": 1e9, "tn": 1e12, "trn": 1e12, "mio": 1e6, "mrd": 1e9,
    "lakhs": 1e5, "crores": 1e7, "millions": 1e6, "billions": 1e9, "dozen": 12.0, "cr": 1e7,
}  # fmt: skip
_LETTERS: dict[str, float] = {"k": 1e3, "K": 1e3, "m": 1e6, "M": 1e6, "b": 1e9, "B": 1e9, "T": 1e12}
_PLURALS: dict[str, float] = {
    "dozens": 12.0, "scores": 20.0, "hundreds": 100.0, "thousands": 1e3, "lakhs": 1e5,
    "millions": 1e6, "crores": 1e7, "billions": 1e9, "trillions": 1e12,
}  # fmt: skip
_PARTS: dict[str, int] = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4,
    "fourths": 4, "fifth": 5, "fifths": 5, "sixth": 6, "sixths": 6, "seventh": 7, "sevenths": 7,
    "eighth": 8, "eighths": 8, "ninth": 9, "ninths": 9, "tenth": 10, "tenths": 10,
}  # fmt: skip
_DIGITS = {word: n for word, n in ONES.items() if n < 10}
_BOTTOMS = (2.0, 3.0, 4.0, 5.0, 8.0, 16.0, 32.0, 64.0)
_COMMA = re.compile(r"\d{1,3},\d{1,2}|\d{1,3}(?:\.\d{3}){2,5}(?:,\d+)?|\d{1,3}\.\d{3},\d\d")
_GLYPHS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 0.125}

# Words that may begin a number; whether one does is for `number_at`.
NUMERALS = NUMBER_WORDS | {*_PLURALS, "tens", "half", "third", "quarter", "fifth", "tenth",
                           "couple", "handful", "several", "few", "dozen"}  # fmt: skip
FIGURE = re.compile(r"[\d½¼¾⅓⅔⅛]")


_SETS = wordsets("figure_sets.tsv")


@cache
def _lexer() -> re.Pattern[str]:
    signs = sorted(units().signs, key=len, reverse=True)
    marks = "|".join(re.escape(s) for s in signs if not s[-1].isalnum() and s[-1] != "=")
    words = "|".join(re.escape(s) for s in signs if s[-1].isalnum() or s[-1] == "=")
    wordlike = sorted(units().codes.keys() & _SETS["wordlike"])
    codes = "|".join(sorted(units().codes.keys() - _SETS["wordlike"]))
    codes += rf"|(?:{'|'.join(wordlike)})(?= ?\d[\d.,]*(?:,\d{{3}}| ?[mb]n?\b| ?[mb]illion))"
    return re.compile(
        rf"(?P<SIGN>(?<![A-Za-z])(?:{marks})"
        # most words fail at the look ahead, before the long list is tried
        rf"|(?<![A-Za-z])(?=\S{{1,6}}[ \u00a0]?[$]?[\d.])"
        rf"(?:{words}|{codes})(?=[ \u00a0]?[$]?[\d.]))"
        r"|(?P<NUM>\d{1,3}(?:\.\d{3}){2,5}(?:,\d+)?(?![.,]?\d)|\d{1,3}\.\d{3},\d\d(?![.,]?\d)"
        r"|\d{1,3}(?:['’]\d{3})+(?!\d)|\d{1,3}(?:,\d{2,3}){1,6}(?:\.\d+)?(?![\d,]\d)|\d{1,3}(?:[\u00a0\u202f]\d{3})+(?!\d)"
        r"|\d{1,3},[ \u00a0]000(?![\d,.]\d|\d)"
        # "1 500", "1 234 567" in translated text; "1 234" may be two numbers
        r"|(?<![\d+)] )(?<![\d+)])[1-9]\d{0,2}(?:(?: \d{3}){2,4}| \d00)(?![\d,.:/-]*\d| \d)"
        r"|\d{1,3},\d{1,2}(?=[ \u00a0]?(?:%|per ?cent\b|[mb]illion|bn\b|km\b|kg\b|degrees))"
        r"|\d+(?:\.\d+)?|\.\d+|[½¼¾⅓⅔⅛])"
        r"|(?P<MARK>°[CFcf]\b|[%‰°′″℃℉])"
        rf"|(?P<WORD>[kKmMB](?=(?:{codes})\b)|[^\W\d_]+(?:\.[^\W\d_]+)+\.?|[^\W\d_]+\d\w*|[^\W\d_]+)"
        r"|(?P<OTHER>\S)"
    )


def pieces(text: str, start: int, stop: int) -> list[Piece]:
    """The pieces of a stretch of text."""
    return [
        Piece(m.lastgroup or "OTHER", m[0].lower().replace("’", "'"), m[0], m.start(), m.end())
        for m in _lexer().finditer(text, start, stop)
    ]


def number_at(row: list[Piece], words: list[str], k: int) -> Number | None:
    """The number that begins at piece ``k``, if one does; ``words``: the pieces in lower case."""
    kind = row[k].kind
    if kind == "NUM":
        return _figures(row, words, k)
    if kind != "WORD":
        return None
    number = _words(words, k) or _vague(words, k)
    if number is not None and number.written == "fraction" and number.low < 1:
        past = number.past
        if words[past : past + 2] in (["of", "a"], ["of", "an"], ["of", "one"]):
            one, two = _word(words, past + 2), _word(words, past + 3)
            if one in units().words or f"{one} {two}" in units().words:
                return number._replace(past=past + 2, written="words")  # "a quarter of an hour"
    return number


def _word(words: list[str], k: int) -> str:
    return words[k] if k < len(words) else ""


def _exactly(value: float, past: int, written: str) -> Number:
    return Number(value, value, past, written)


def _figures(row: list[Piece], words: list[str], k: int) -> Number | None:
    """A number in figures with its scale: "1.5bn", "4 hundred million", "1/16", "2 1/2"."""
    value = _value(row[k].text)
    if value is None:
        return None
    past = k + 1
    if _word(words, past) in ("/", "⁄") and (bottom := _plain(row, past + 1)):
        glued = row[past].start == row[k].end and row[past + 1].start == row[past].end
        if glued and 0 < value < bottom and (value == 1 or bottom in _BOTTOMS):  # not "9/11"
            return _exactly(value / bottom, past + 2, "fraction")
    joined = past + (_word(words, past) == "-" and row[past].start == row[k].end)  # "3-1/4"
    if _word(words, joined + 1) in ("/", "⁄") and value % 1 == 0:
        top, bottom = _plain(row, joined), _plain(row, joined + 2)
        glued = joined < len(row) and row[joined + 1].start == row[joined].end
        if top and bottom and 0 < top < bottom and glued and (joined == past or bottom in _BOTTOMS):
            return _exactly(value + top / bottom, joined + 3, "figures")
    if _plain(row, past) is not None and row[past].text in _GLYPHS and value % 1 == 0:
        return _exactly(value + _GLYPHS[row[past].text], past + 1, "figures")
    if _word(words, past) in ("×", "x") and _word(words, past + 1) == "10":
        negative = _word(words, past + 2) in ("-", "−", "–")
        exponent = _plain(row, past + 2 + negative)
        if exponent is not None and exponent < 300:
            value *= 10 ** (-exponent if negative else exponent)
            return _exactly(value, past + 3 + negative, "figures")
    part = _proportion(row, words, past, value)
    if part is not None:
        return part
    while past < len(row) and row[past].kind == "WORD":
        piece = row[past]
        if piece.low in _MAGNITUDES and not (piece.low == "cr" and piece.text != "cr"):
            value *= _MAGNITUDES[piece.low]
        elif (
            piece.text in _LETTERS
            and past + 1 < len(row)
            and row[past + 1].text in units().codes
            and row[past + 1].start == piece.end
        ):
            value *= _LETTERS[piece.text]  # "30 MUSD"
        elif piece.text in _LETTERS:
            money = k > 0 and (row[k - 1].kind == "SIGN" or words[k - 1] in ("-", "−"))
            if piece.start != row[past - 1].end and not (money and piece.text in "MBK"):
                break  # "$12 M"
            follower = _word(words, past + 1)
            named = follower in units().words or follower in _SETS["in_millions"]
            if (piece.text in ("m", "b") and not (money or named)) or (
                not money and (piece.text in ("B", "T") or (piece.text == "K" and value < 10))
            ):
                break  # "1.3m units" are millions, "a 5m wall" is metres, "4K video" no count
            value *= _LETTERS[piece.text]
        else:
            break
        past += 1
    return _exactly(value, past, "figures")


def _words(words: list[str], k: int) -> Number | None:
    """A number in words: "twenty-five", "two and a half million", "two-thirds"."""
    found = cardinal(words, k)
    if found is not None:
        value, past = float(found[0]), found[1]
        if words[past : past + 2] == ["-", "fold"]:
            return None
        part = _part(words, past, value) or _proportion(None, words, past, value)
        if part is not None:
            return part
        if words[past : past + 3] == ["and", "a", "half"]:
            value, past = value + 0.5, past + 3
        elif words[past : past + 6] == ["-", "and", "-", "a", "-", "half"]:
            value, past = value + 0.5, past + 6
        elif _word(words, past) == "point" and _word(words, past + 1) in _DIGITS:
            value, past = value + _DIGITS[words[past + 1]] / 10, past + 2
        if words[past : past + 2] == ["-", "dozen"]:
            past += 1
        while (scale := _MAGNITUDES.get(_word(words, past))) is not None:
            value, past = value * scale, past + 1
        return _exactly(value, past, "one" if words[k:past] == ["one"] else "words")
    word, follower = words[k], _word(words, k + 1)
    if word in ("a", "an"):
        if follower in SCALES or follower == "dozen":
            scaled = cardinal(["one", *words[k + 1 : k + 8]], 0)
            if scaled is not None and scaled[1] > 1:
                return _exactly(float(scaled[0]), k + scaled[1], "words")
            return _exactly(_MAGNITUDES[follower], k + 2, "words")
        behind = _word(words, k + 2)
        by = k > 0 and words[k - 1] == "by" and not (behind.isalpha() and len(behind) > 4)
        if follower in _PARTS and follower != "half" and (behind == "of" or by):
            return _exactly(1 / _PARTS[follower], k + 2, "fraction")
        if words[k + 2 : k + 5] == ["and", "a", "half"] and follower in units().words:
            return _exactly(1.0, k + 1, "words")  # "a year and a half": the half is a rest
    if word in ("half", "quarter"):
        article = follower in ("a", "an")
        at = k + 2 if article else k + 1
        scale = _MAGNITUDES.get(_word(words, at), 0.0)
        if scale:
            return _exactly(scale / _PARTS[word], at + 1, "words")
        if word == "half":
            return _half(words, k, article)
    return None


def _half(words: list[str], k: int, article: bool) -> Number | None:
    """ "half of", "half the votes", "half an hour", "half-mile"; not "the second half"."""
    sets = wordsets("figure_sets.tsv")
    if k and words[k - 1] in sets["not_before_half"]:
        return None
    follower = words[k + 1] if k + 1 < len(words) else ""
    hedged = bool(k) and words[k - 1] in sets["before_half"] and follower not in ("-", "time")
    if follower in sets["after_half"] or (hedged and follower not in units().words and not article):
        return _exactly(0.5, k + 1, "fraction")
    at = k + 2 if article or follower == "-" else k + 1
    unit, table = _word(words, at), units().words
    measured = unit in table and (article or unit not in sets["not_halved"])
    measured = measured or f"{unit} {_word(words, at + 1)}" in table  # "percentage point"
    return _exactly(0.5, at if article else k + 1, "words") if measured else None


def _part(words: list[str], past: int, top: float) -> Number | None:
    """ "-thirds" after "two"; "third of" after "one"."""
    at = past + 1 if _word(words, past) == "-" else past
    word = _word(words, at)
    if word not in _PARTS or top >= 10:
        return None
    plural = word.endswith("s")
    if (plural and top > 1) or (top == 1 and not plural and _word(words, at + 1) == "of"):
        return _exactly(top / _PARTS[word], at + 1, "fraction")
    return None


def _proportion(row: list[Piece] | None, words: list[str], past: int, top: float) -> Number | None:
    """ "in three", "out of five" after their first number; not "in 2020"."""
    step = 1 if _word(words, past) == "in" else 2 if words[past : past + 2] == ["out", "of"] else 0
    if not step or not 0 < top < 100 or (step == 1 and top >= 10):
        return None
    bottom = cardinal(words, past + step)
    value = float(bottom[0]) if bottom else None
    after = bottom[1] if bottom else past + step + 1
    if value is None and row is not None:
        value = _plain(row, past + step)
    elif value is None and re.fullmatch(r"\d{1,3}", _word(words, past + step)):
        value = float(words[past + step])
    if value is None or not top < value <= 1000 or value % 1:
        return None
    figures = row is not None and (top != 1 or value < 2)
    if step == 1 and (figures or _word(words, after) in units().words):
        return None  # "five in 10 days", "3 in 12": only words read as a share
    return _exactly(top / value, after, "fraction")


def _vague(words: list[str], k: int) -> Number | None:
    """ "dozens", "tens of thousands", "several hundred", "a couple", "a handful"."""
    word, follower = words[k], _word(words, k + 1)
    if word in _PLURALS or word == "tens":
        scale = _PLURALS.get(word, 10.0)
        if follower == "of" and (inner := _PLURALS.get(_word(words, k + 2))):
            return Number(scale * inner, 10 * scale * inner, k + 3, "vague")
        return Number(scale, 10 * scale, k + 1, "vague") if word != "tens" else None
    if word in ("several", "few"):
        scale = _MAGNITUDES.get(follower, 0.0)
        if not scale:
            return None
        past = k + 2
        if (more := _MAGNITUDES.get(_word(words, past))) is not None:
            scale, past = scale * more, past + 1
        return Number(2 * scale, 9 * scale, past, "vague")
    if word == "a" and follower == "couple" and _word(words, k + 2) == "of":
        more = _MAGNITUDES.get(_word(words, k + 3))
        return _exactly(2 * more, k + 4, "vague") if more else _exactly(2.0, k + 2, "vague")
    if word == "a" and follower == "handful":
        return Number(2.0, 9.0, k + 2, "vague")
    return None


def _plain(row: list[Piece], k: int) -> float | None:
    return _value(row[k].text) if k < len(row) and row[k].kind == "NUM" else None


def _value(text: str) -> float | None:
    """The value of a number in figures; ``None`` beyond what a count can be."""
    if text in _GLYPHS:
        return _GLYPHS[text]
    if _COMMA.fullmatch(text):  # "3,5 percent", "1.234.567,89 euros"
        text = text.replace(".", "").replace(",", ".")
    try:
        value = float(re.sub(r"[, '’\u00a0\u202f]", "", text))
    except ValueError:
        return None
    return value if value < 1e18 else None
