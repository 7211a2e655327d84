"""Amounts: hedge, number or range, unit. What they count is for `counted`.

A window of pieces around each number word is read from left to right; a number may be in figures
("1.5bn", "-50.8"), in words ("twenty-five"), a fraction ("two-thirds", "1/16") or vague ("dozens").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from rashomon.model import FigureKind, Hedge
from rashomon.read.numbers import NUMBER_WORDS, SCALES, cardinal
from rashomon.read.parse import Parse
from rashomon.read.units import Unit, units


@dataclass(slots=True)
class Amount:
    """A number with its hedge and unit; offsets are the report's."""

    start: int  # of the hedge, sign or number
    end: int  # past the unit, the number when it has none
    number: tuple[int, int]  # the number's own characters
    low: float | None
    high: float | None
    kind: FigureKind = "count"
    unit: str | None = None
    name: str | None = None  # the unit in words
    hedge: Hedge | None = None
    written: str = "figures"  # how: "figures", "words", "one", "vague", "fraction"
    of: bool = False  # followed by "of"


class Piece(NamedTuple):
    kind: str  # NUM WORD SIGN MARK
    low: str
    text: str
    start: int
    end: int


_VAGUE = frozenset(
    ["hundreds", "thousands", "millions", "billions", "trillions", "dozens", "dozen", "scores", "tens", "lakhs", "crores", "half", "halves", "third", "thirds", "quarter", "quarters", "fifth", "fifths", "tenth", "tenths", "couple", "handful", "several", "few"]
)
_TRIGGERS = NUMBER_WORDS | _VAGUE
_MAGNITUDES: dict[str, float] = {
    **{word: float(value) for word, value in SCALES.items()},
    "bn": 1e9, "mn": 1e6, "mln": 1e6, "bln": 1e9, "tn": 1e12, "trn": 1e12, "mio": 1e6, "mrd": 1e9,
    "lakhs": 1e5, "crores": 1e7, "millions": 1e6, "billions": 1e9, "dozen": 12.0, "cr": 1e7,
}  # fmt: skip
_SHORT: dict[str, float] = {"k": 1e3, "K": 1e3, "m": 1e6, "M": 1e6, "b": 1e9, "B": 1e9, "T": 1e12}
_PLURALS: dict[str, float] = {
    "dozens": 12, "scores": 20, "hundreds": 100, "thousands": 1e3, "lakhs": 1e5, "millions": 1e6,
    "crores": 1e7, "billions": 1e9, "trillions": 1e12,
}  # fmt: skip
_FRACTIONS: dict[str, float] = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4,
    "fifth": 5, "fifths": 5, "sixth": 6, "sixths": 6, "seventh": 7, "sevenths": 7, "eighth": 8,
    "eighths": 8, "tenth": 10, "tenths": 10,
}  # fmt: skip
_HALVES = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 0.125}

_HEDGES: dict[str, Hedge] = {}
for _hedge, _phrases in {
    "about": "about|around|some|roughly|approximately|approx|nearly|almost|circa|ca|c|estimated|"
    "an estimated|close to|~|≈|just about|practically|virtually|in the region of|more or less|"
    "somewhere around|in the neighborhood of|averaging|about an|well nigh|barely|an average of",
    "at least": "at least|no fewer than|no less than|not less than|a minimum of|minimum of|minimum|not fewer than|≥|>=",
    "at most": "up to|at most|no more than|not more than|a maximum of|maximum of|as many as|as much as|maximum|at the most|≤|<=",
    "over": "more than|over|above|exceeding|upwards of|in excess of|greater than|well over|just over|"
    "north of|well above|a little over|slightly more than|slightly over|far more than|over than|>|much more than|a little more than|just above|well more than",
    "under": "less than|fewer than|under|below|just under|well under|just below|slightly less than|"
    "slightly under|a little under|shy of|just shy of|well below|<|sub -|much less than|fewer",
}.items():
    for _phrase in _phrases.split("|"):
        _HEDGES[_phrase] = _hedge  # type: ignore[assignment]
_AFTER: dict[str, Hedge] = {
    "or so": "about", "or more": "at least", "or less": "at most", "or fewer": "at most", "+": "at least",
    "plus": "at least", "or above": "at least", "or over": "at least", "and over": "at least", "or older": "at least", "or under": "at most",
}  # fmt: skip

MAX_LEFT, MAX_RIGHT = 6, 9  # tokens read to either side of a number


@cache
def _lexer() -> re.Pattern[str]:
    signs = sorted(units().signs, key=len, reverse=True)
    marks = "|".join(re.escape(s) for s in signs if not s[-1].isalnum() and s[-1] != "=")
    words = "|".join(re.escape(s) for s in signs if s[-1].isalnum() or s[-1] == "=")
    codes = "|".join(sorted(units().codes))
    return re.compile(
        rf"(?P<SIGN>(?<![A-Za-z])(?:{marks})|(?<![A-Za-z])(?:{words}|{codes})(?=[ \u00a0]?[$]?[\d.]))"
        r"|(?P<NUM>\d{1,3}(?:,\d{2,3})+(?:\.\d+)?(?![\d,]\d)|\d{1,3}(?:[\u00a0\u202f]\d{3})+(?!\d)|\d+(?:\.\d+)?|\.\d+|[½¼¾⅓⅔⅛])"
        r"|(?P<MARK>[%‰°′″][CF]?\b|[%‰°′″℃℉])"
        r"|(?P<WORD>[^\W\d_]+(?:\.(?=[^\W\d_])[^\W\d_]+)+\.?|[^\W\d_]+(?=[\d])\w+|[^\W\d_]+)"
        r"|(?P<OTHER>[^\s])"
    )


def amounts(parse: Parse) -> Iterator[Amount]:
    """Every number of the report with its hedge and unit, in text order."""
    lower = parse.lower
    n = len(lower)
    spans: list[tuple[int, int]] = []
    ends = [past for _, past in parse.sentences]
    sentence = 0
    for i, word in enumerate(lower):
        if word in _TRIGGERS or (not word.isalpha() and _DIGIT.search(word)):
            while ends[sentence] <= i:
                sentence += 1
            first = max(parse.sentences[sentence][0], i - MAX_LEFT)
            past = min(ends[sentence], i + MAX_RIGHT, n)
            if spans and first <= spans[-1][1]:
                if first < ends[sentence] and spans[-1][1] > parse.sentences[sentence][0]:
                    spans[-1] = (spans[-1][0], max(spans[-1][1], past))
                    continue
                first = max(first, spans[-1][1])
            spans.append((first, past))
    for first, past in spans:
        yield from _Reader(parse, first, past).read()


_DIGIT = re.compile(r"[\d½¼¾⅓⅔⅛]")


class _Number(NamedTuple):
    low: float
    high: float
    past: int
    written: str


class _Reader:
    """Reads one window of pieces."""

    def __init__(self, parse: Parse, first: int, past: int) -> None:
        base, stop = parse.start[first], parse.end[past - 1]
        self.text = parse.text
        self.pieces = [
            Piece(m.lastgroup or "OTHER", m.group().lower().replace("’", "'"), m.group(), m.start(), m.end())
            for m in _lexer().finditer(parse.text, base, stop)
        ]  # fmt: skip
        self.words = [p.low for p in self.pieces]
        self.done = 0

    def read(self) -> Iterator[Amount]:
        k = 0
        while k < len(self.pieces):
            number = self._number(k)
            if number is None:
                k += 1
                continue
            amount, past = self._amount(k, number)
            if amount is not None:
                yield amount
            self.done = k = max(past, k + 1)

    # --- the number ----------------------------------------------------------------------------

    def _number(self, k: int) -> _Number | None:
        """A number that begins at piece ``k``."""
        pieces, words = self.pieces, self.words
        piece = pieces[k]
        if piece.kind == "NUM":
            return self._figures(k)
        if piece.kind != "WORD":
            return None
        word = piece.low
        found = cardinal(words, k)
        if found is not None:
            value, past = found
            if words[past : past + 2] == ["-", "fold"]:
                return None
            fraction = self._fraction(past, float(value))
            if fraction is not None:
                return fraction
            if words[past : past + 3] == ["and", "a", "half"]:
                value_half, past = value + 0.5, past + 3
                scale = _MAGNITUDES.get(words[past], 1.0) if past < len(words) else 1.0
                past += scale != 1.0
                return _Number(value_half * scale, value_half * scale, past, "words")
            if past < len(words) and words[past] in ("dozen", "lakh", "crore"):
                scale = _MAGNITUDES[words[past]]
                return _Number(value * scale, value * scale, past + 1, "words")
            return _Number(
                value, value, past, "one" if word == "one" and past == k + 1 else "words"
            )
        if word in _PLURALS:
            scale = _PLURALS[word]
            past = k + 1
            low, high = scale, 10 * scale
            if (
                words[past : past + 1] == ["of"]
                and past + 1 < len(words)
                and words[past + 1] in _PLURALS
            ):
                inner = _PLURALS[words[past + 1]]
                low, high, past = scale * inner, 10 * scale * inner, past + 2
            return _Number(low, high, past, "vague")
        if (
            word == "tens"
            and words[k + 1 : k + 2] == ["of"]
            and k + 2 < len(words)
            and words[k + 2] in _PLURALS
        ):
            scale = _PLURALS[words[k + 2]]
            return _Number(10 * scale, 100 * scale, k + 3, "vague")
        if word in ("several", "few") and k + 1 < len(words):
            scale = _MAGNITUDES.get(words[k + 1], 0.0)
            if scale:
                return _Number(2 * scale, 9 * scale, k + 2, "vague")
            return None
        if word in ("a", "an") and k + 1 < len(words):
            follower = words[k + 1]
            if follower in _MAGNITUDES and follower not in ("cr", "bn"):
                scaled = cardinal(["one", *words[k + 1 : k + 8]], 0)
                if scaled is not None and scaled[1] > 1:
                    return _Number(scaled[0], scaled[0], k + scaled[1], "words")
                scale = _MAGNITUDES[follower]
                return _Number(scale, scale, k + 2, "words")
            if follower == "couple":
                return _Number(2, 2, k + 2, "vague")
            if follower == "handful":
                return _Number(2, 9, k + 2, "vague")
            if follower in _FRACTIONS and follower != "half" and words[k + 2 : k + 3] == ["of"]:
                part = 1 / _FRACTIONS[follower]
                return _Number(part, part, k + 2, "fraction")
            return None
        if word == "half":
            if k + 2 < len(words) and words[k + 1] in ("a", "an") and words[k + 2] in _MAGNITUDES:
                value_half = _MAGNITUDES[words[k + 2]] / 2
                return _Number(value_half, value_half, k + 3, "words")
            if words[k + 1 : k + 2] == ["of"] and words[k - 1 : k] not in (
                ["first"],
                ["second"],
                ["last"],
                ["other"],
            ):
                return _Number(0.5, 0.5, k + 1, "fraction")
            return None
        if (
            word in ("hundred", "thousand", "million", "billion")
            and k
            and words[k - 1] not in ("per", "a")
        ):
            return None
        return None

    def _fraction(self, past: int, top: float) -> _Number | None:
        """ "two-thirds", "one in three", "one out of three" after their first number."""
        words = self.words
        at = past + 1 if words[past : past + 1] == ["-"] else past
        if at < len(words) and words[at] in _FRACTIONS and top < 10:
            plural = words[at].endswith("s")
            if (plural and top > 1) or (top == 1 and not plural):
                follower = words[at + 1] if at + 1 < len(words) else ""
                if follower == "of" or plural:
                    return _Number(
                        top / _FRACTIONS[words[at]], top / _FRACTIONS[words[at]], at + 1, "fraction"
                    )
        link = words[past : past + 2]
        step = 1 if link[:1] == ["in"] else 2 if link == ["out", "of"] else 0
        if step and top < 10:
            bottom = cardinal(words, past + step)
            value = bottom[0] if bottom else self._plain(past + step)
            after = bottom[1] if bottom else past + step + 1
            if value and value > top and value < 1000 and float(value) == int(value):
                return _Number(top / value, top / value, after, "fraction")
        return None

    def _plain(self, k: int) -> float | None:
        if k < len(self.pieces) and self.pieces[k].kind == "NUM":
            return _value(self.pieces[k].text)
        return None

    def _figures(self, k: int) -> _Number | None:
        """A number in figures, with its scale: "1.5bn", "4 hundred million", "1/16", "2 1/2"."""
        pieces, words = self.pieces, self.words
        value = _value(pieces[k].text)
        if value is None:
            return None
        past = k + 1
        if words[past : past + 1] and words[past] in ("/", "⁄") and self._plain(past + 1):
            bottom = self._plain(past + 1) or 1.0
            if (
                pieces[past].start == pieces[k].end
                and pieces[past + 1].start == pieces[past].end
                and value < bottom
            ):
                return _Number(value / bottom, value / bottom, past + 2, "fraction")
        if (
            past + 2 < len(words)
            and words[past + 1] in ("/", "⁄")
            and self._plain(past)
            and pieces[past].start > pieces[k].end
        ):
            top, bottom = self._plain(past) or 0.0, self._plain(past + 2) or 0.0
            if 0 < top < bottom and pieces[past + 1].start == pieces[past].end:
                return _Number(value + top / bottom, value + top / bottom, past + 3, "figures")
        if (
            words[past : past + 1]
            and words[past] in ("×", "x")
            and words[past + 1 : past + 2] == ["10"]
        ):
            power = past + 2
            negative = power < len(words) and words[power] in ("-", "−", "–")
            exponent = self._plain(power + negative)
            if exponent is not None and exponent < 300:
                value *= 10 ** (-exponent if negative else exponent)
                return _Number(value, value, power + negative + 1, "figures")
        while past < len(pieces) and pieces[past].kind == "WORD":
            piece = pieces[past]
            if piece.low in _MAGNITUDES:
                value *= _MAGNITUDES[piece.low]
            elif piece.text in _SHORT and piece.start == pieces[past - 1].end:
                follower = words[past + 1] if past + 1 < len(words) else ""
                money = k > 0 and pieces[k - 1].kind == "SIGN"
                if piece.text in ("m", "b") and not money and follower not in units().words:
                    break
                if piece.text in ("B", "T") and not money:
                    break
                value *= _SHORT[piece.text]
            else:
                break
            past += 1
        if words[past - 1] == "dozen" and False:
            pass
        return _Number(value, value, past, "figures")

    # --- the amount ----------------------------------------------------------------------------

    def _amount(self, k: int, number: _Number) -> tuple[Amount | None, int]:
        pieces, words = self.pieces, self.words
        low, high, past, written = number
        first = k
        sign = self._sign(k)
        negative = False
        if sign is not None:
            first = sign[0]
        if (
            (first > self.done
            and words[first - 1] in ("-", "−", "–", "minus"))
            or (first > self.done + 1 and words[first - 1] == "-" and words[first - 2] == "minus")
        ):
            before = pieces[first - 2] if first > 1 else None
            glued = pieces[first - 1].end == pieces[first].start
            word = words[first - 1] == "minus" or (before is not None and before.low == "minus")
            if word or (
                glued
                and (before is None or before.end < pieces[first - 1].start)
                and written == "figures"
            ):
                negative = True
                first -= 2 if word and words[first - 1] != "minus" else 1
        unit, past = self._unit(past, number, sign[1] if sign else None)
        # a range: "20-25", "3 to 5", "between 20 and 22"
        second = self._range(first, past, number, unit)
        if second is not None:
            other, past, unit2 = second
            if unit2 is not None:
                unit = unit2
            if other.low >= low or low < 0:
                scale = self._shared_scale(k, number, other)
                low, high = low * scale, other.high
            elif words[first - 1 : first] == ["from"] or True:
                return self._pair(k, first, number, past, unit)
        if negative:
            low, high = -high, -low
        start, end = pieces[first].start, pieces[past - 1].end
        hedge, at = self._hedge(first)
        if at < first:
            start = pieces[at].start
        if hedge is None and past < len(words):
            for phrase, told in _AFTER.items():
                size = phrase.count(" ") + 1
                if " ".join(words[past : past + size]) == phrase:
                    hedge, past = told, past + size
                    end = pieces[past - 1].end
                    break
        amount = Amount(
            start=start,
            end=end,
            number=(pieces[k].start, pieces[number.past - 1].end),
            low=low,
            high=high,
            hedge=hedge,
            written=written,
            of=words[past : past + 1] == ["of"],
        )
        if unit is not None:
            amount.kind, amount.unit, amount.name = unit.kind, unit.symbol, unit.name
        if self._age(amount, first, past, unit):
            pass
        return amount, past

    def _pair(
        self, k: int, first: int, number: _Number, past: int, unit: Unit | None
    ) -> tuple[Amount | None, int]:
        """Two numbers that fall ("from 208 to 193"): each stands for itself."""
        pieces = self.pieces
        amount = Amount(
            start=pieces[first].start, end=pieces[number.past - 1].end,
            number=(pieces[k].start, pieces[number.past - 1].end),
            low=number.low, high=number.high, written=number.written,
        )  # fmt: skip
        if unit is not None:
            amount.kind, amount.unit, amount.name = unit.kind, unit.symbol, unit.name
        return amount, number.past

    def _sign(self, k: int) -> tuple[int, Unit] | None:
        """The currency before the number, and the piece it begins at."""
        pieces = self.pieces
        table = units()
        at = k - 1
        if (
            at >= self.done
            and pieces[at].low in ("-", "−")
            and at > 0
            and pieces[at - 1].kind == "SIGN"
        ):
            at -= 1
        if at < self.done or pieces[at].kind != "SIGN":
            return None
        mark = pieces[at].text
        unit = table.signs.get(mark) or table.codes.get(mark)
        if unit is None:
            return None
        if mark == "$" and at - 1 >= self.done:
            before = pieces[at - 1]
            joined = table.signs.get(before.text + "$") or table.codes.get(before.text)
            if joined is not None and joined.kind == "money":
                return at - 1, joined
        return at, unit

    def _unit(self, past: int, number: _Number, money: Unit | None) -> tuple[Unit | None, int]:
        """The unit after the number, with its "per hour", and the piece past it."""
        pieces, words, table = self.pieces, self.words, units()
        unit = money
        if money is not None:
            if (past < len(pieces) and pieces[past].text in ("US", "USD", "CAD", "AUD", "Canadian")) or (past < len(pieces) and pieces[past].low in ("u.s.",)):
                past += 1
        else:
            at = (
                past + 1
                if words[past : past + 1] == ["-"] and pieces[past].start == pieces[past - 1].end
                else past
            )
            for size in range(min(3, len(pieces) - at), 0, -1):
                exact = " ".join(p.text for p in pieces[at : at + size])
                joined = "".join(p.text for p in pieces[at : at + size])
                here = table.exact.get(exact) or (table.exact.get(joined) if size > 1 else None)
                here = here or table.words.get(exact.lower()) or table.codes.get(exact)
                here = here or (table.words.get(joined.lower()) if size > 1 else None)
                if here is not None and self._fits(here, exact, at, size, number):
                    unit, past = here, at + size
                    break
            else:
                return None, past
            if (
                unit is not None
                and unit.symbol == "lb"
                and number.low >= 1e6
                and exact.lower().startswith("pound")
            ):
                unit = table.codes["GBP"]
        rate = self._per(past, unit)
        if rate is not None:
            return rate
        return unit, past

    def _fits(self, unit: Unit, wording: str, at: int, size: int, number: _Number) -> bool:
        """Whether a short or doubtful wording is the unit here."""
        pieces = self.pieces
        glued = pieces[at].start == pieces[at - 1].end
        if number.written == "fraction" and unit.kind not in ("percent", "measure"):
            return False
        if wording in (
            "in",
            "a",
            "A",
            "at",
            "am",
            "as",
            "us",
            "T",
            "K",
            "B",
            "C",
            "F",
            "h",
            "d",
            "V",
            "N",
            "J",
            "l",
            "L",
            "t",
            "pt",
            "bar",
            "time",
        ):
            return glued or (wording in ("V", "A", "L", "J", "N") and number.written == "figures")
        if wording == "won" or wording == "real":
            return number.low >= 1e3
        if wording.lower() in ("second", "quarter"):
            return not (number.written == "one" or number.low == 1)
        if len(wording) == 1 and wording not in "%°′″" and number.written != "figures":
            return False
        return True

    def _per(self, past: int, unit: Unit | None) -> tuple[Unit, int] | None:
        """ "per hour", "a barrel", "/h", "-a-day" after a unit."""
        pieces, words, table = self.pieces, self.words, units()
        if unit is None or past >= len(words):
            return None
        at = past
        if words[at] == "-" and words[at + 1 : at + 2] in (["a"], ["per"]):
            at += 1
        if words[at] == "/" and at + 1 < len(words) and pieces[at].start == pieces[at - 1].end:
            pass
        elif words[at] not in ("per", "a", "an", "each", "every"):
            return None
        slash = words[at] == "/"
        loose = words[at] in ("a", "an", "each", "every")
        at += 1
        if at < len(words) and words[at] == "-":
            at += 1
        for size in (2, 1):
            if at + size > len(words):
                continue
            exact = " ".join(p.text for p in pieces[at : at + size])
            base = table.exact.get(exact) or table.words.get(exact.lower())
            if exact.lower() in (
                "quarter",
                "share",
                "head",
                "person",
                "night",
                "game",
                "capita",
                "household",
                "tonne",
                "passenger",
                "vehicle",
                "unit",
                "student",
                "barrel",
                "bushel",
                "mmbtu",
            ):
                base = base or Unit(exact.lower(), "measure", exact.lower())
            if base is None and not loose and not slash and size == 1 and pieces[at].kind == "WORD":
                base = Unit(exact.lower(), "measure", exact.lower())
            if base is None or (loose and base.kind not in ("duration", "measure")):
                continue
            if loose and len(exact) < 3:
                continue
            kind: FigureKind = "rate"
            symbol = f"{unit.symbol}/{base.symbol}"
            return Unit(symbol, kind, f"{unit.name} per {base.name}"), at + size
        return None

    def _range(
        self, first: int, past: int, number: _Number, unit: Unit | None
    ) -> tuple[_Number, int, Unit | None] | None:
        """The second number of a range, the piece past it and its unit."""
        pieces, words = self.pieces, self.words
        if past + 1 >= len(pieces) or number.written in ("vague", "fraction"):
            return None
        link = words[past]
        dash = link in ("-", "–", "—", "to-")
        at = past + 1
        if link == "to" or dash:
            if words[at : at + 1] == ["-"]:
                at += 1
        elif link == "-" and words[at] == "to":
            at += 1
        elif (link == "and" and first > 0 and words[first - 1] == "between") or (link == "or" and number.written in ("words", "one") and number.low < 20):
            pass
        else:
            return None
        if link == "-" and words[at : at + 1] == ["to"]:
            at += 1
            at += words[at : at + 1] == ["-"]
        sign = None
        if at < len(pieces) and pieces[at].kind == "SIGN":
            sign = units().signs.get(pieces[at].text) or units().codes.get(pieces[at].text)
            at += 1
        if at >= len(pieces):
            return None
        other = self._number(at)
        if other is None or other.written in ("vague", "fraction"):
            return None
        if (
            dash
            and unit is None
            and pieces[past].start != pieces[past - 1].end
            and words[past] == "-"
        ):
            return None
        unit2, past2 = self._unit(other.past, other, sign)
        if link == "or" and other.low != number.low + 1:
            return None
        if unit is not None and unit2 is not None and unit.symbol != unit2.symbol:
            return None
        if unit is not None and unit2 is None:
            unit2 = unit
        if link == "to" and unit is None and unit2 is None and number.written == "one":
            return None
        return other, past2, unit2

    def _shared_scale(self, k: int, number: _Number, other: _Number) -> float:
        """ "1 to 2 million": the first number shares the second's scale."""
        if number.past != k + 1 or number.low >= 1000 or other.low < 1000:
            return 1.0
        plain = other.low
        scale = 1.0
        for size in (1e12, 1e9, 1e6, 1e3):
            word = {
                1e12: ("trillion", "tn", "trn"),
                1e9: ("billion", "bn"),
                1e6: ("million", "m", "mn"),
                1e3: ("thousand", "k"),
            }[size]
            if plain >= size and self.words[other.past - 1] in word:
                scale = size
                break
        return scale if number.low * scale <= other.high else 1.0

    def _hedge(self, first: int) -> tuple[Hedge | None, int]:
        """The hedge before piece ``first`` and where it begins."""
        words = self.words
        at = first
        if at - 1 >= self.done and words[at - 1] in ("a", "an", "the") and False:
            at -= 1
        for size in (4, 3, 2, 1):
            if at - size < self.done:
                continue
            phrase = " ".join(words[at - size : at])
            hedge = _HEDGES.get(phrase)
            if hedge is not None:
                return hedge, at - size
        return None, first

    def _age(self, amount: Amount, first: int, past: int, unit: Unit | None) -> bool:
        """ "45-year-old", "45 years old", "aged 45": an age, its words with it."""
        words, pieces = self.words, self.pieces
        if unit is not None and unit.kind == "duration":
            at = past + 1 if words[past : past + 1] == ["-"] else past
            if words[at : at + 1] == ["old"] or words[at : at + 2] == ["of", "age"]:
                amount.kind = "age"
                amount.end = pieces[at + (words[at] == "of")].end
                return True
        elif unit is None and first > 0:
            if words[first - 1] == "aged" or words[max(0, first - 2) : first] in (
                ["age", "of"],
                ["ages", "of"],
            ):
                amount.kind, amount.unit, amount.name = "age", "year", "year"
                amount.start = (
                    pieces[first - 1].start if words[first - 1] == "aged" else amount.start
                )
                return True
        return False


def _value(text: str) -> float | None:
    if text in _HALVES:
        return _HALVES[text]
    plain = text.replace(",", "").replace("\u00a0", "").replace("\u202f", "")
    try:
        value = float(plain)
    except ValueError:
        return None
    return value if value < 1e18 else None
