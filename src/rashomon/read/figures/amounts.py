"""Amounts: hedge, number or range, unit. What they count is for `counted`.

A window of pieces around each number is read from left to right: the number, the currency before
it, the unit behind it with its "per hour", the second end of a range, the hedge before or behind.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from rashomon.model import FigureKind, Hedge
from rashomon.read.figures.numerals import FIGURE, NUMERALS, Number, Piece, number_at, pieces
from rashomon.read.figures.units import Unit, units
from rashomon.read.parse import Parse
from rashomon.read.wordsets import wordsets


@dataclass(slots=True)
class Amount:
    """A number with its hedge and unit; offsets are the report's."""

    start: int  # of the hedge, sign or number
    end: int  # past the unit, or the number when it has none
    number: tuple[int, int]  # the number's own characters, both ends of a range
    low: float
    high: float
    kind: FigureKind
    unit: str | None
    hedge: Hedge | None
    written: str
    of: bool  # followed by "of"
    ends: tuple[int, int] | None = None  # of "from 12 to 15": past the 12, before the 15
    per: str | None = None  # what each, where it stands behind what is counted: "day"


MAX_LEFT, MAX_RIGHT = 6, 9  # tokens read to either side of a number

_SETS = wordsets("figure_sets.tsv")
_DASHES = frozenset("-–—−")


@cache
def _hedges() -> tuple[dict[str, Hedge], dict[str, Hedge]]:
    """Wordings before and behind a number."""
    before: dict[str, Hedge] = {}
    after: dict[str, Hedge] = {}
    text = files("rashomon.data").joinpath("hedges.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            hedge, where, wordings = line.split("\t")
            for wording in wordings.split("|"):
                (before if where == "before" else after)[wording] = hedge  # type: ignore[assignment]
    return before, after


def amounts(parse: Parse) -> Iterator[Amount]:
    """Every number of the report with its hedge and unit, in text order."""
    for first, past in _windows(parse):
        yield from _Window(parse.text, parse.start[first], parse.end[past - 1]).amounts()


def _windows(parse: Parse) -> list[tuple[int, int]]:
    """The token ranges around numbers; none crosses the end of a sentence."""
    found: list[tuple[int, int]] = []
    sentences, sentence = parse.sentences, 0
    for i, word in enumerate(parse.lower):
        if word in NUMERALS or (not word.isalpha() and FIGURE.search(word)):
            while sentences[sentence][1] <= i:
                sentence += 1
            first, past = sentences[sentence]
            first, past = max(first, i - MAX_LEFT), min(past, i + MAX_RIGHT)
            if found and first < found[-1][1]:
                if i < found[-1][1] or found[-1][0] >= sentences[sentence][0]:
                    found[-1] = (found[-1][0], past)
                    continue
                first = found[-1][1]
            found.append((first, past))
    return found


class _Window:
    """One window of pieces, read from left to right."""

    def __init__(self, text: str, start: int, stop: int) -> None:
        self.pieces: list[Piece] = pieces(text, start, stop)
        self.words = [piece.low for piece in self.pieces]
        self.done = 0  # pieces before this belong to an earlier amount

    def amounts(self) -> Iterator[Amount]:
        k = 0
        while k < len(self.pieces):
            number = number_at(self.pieces, self.words, k)
            if number is None:
                k += 1
                continue
            amount, past = self._amount(k, number)
            if amount is not None:
                yield amount
            self.done = k = max(past, k + 1)

    def _word(self, k: int) -> str:
        return self.words[k] if 0 <= k < len(self.words) else ""

    def _amount(self, k: int, number: Number) -> tuple[Amount | None, int]:
        """The amount around the number at piece ``k``, and the piece past it."""
        row = self.pieces
        money = self._sign(k)
        first = money[0] if money else k
        negative = False
        if (minus := self._minus(first, number)) is not None:
            first, negative = minus, True
        elif money and row[k - 1].low in ("-", "−"):
            negative = True  # "$-50.8bn"
        unit, past = self._unit(number.past, number, money[1] if money else None)
        if negative and not money and unit is None and first and self._clinging(first):
            return None, number.past  # "COVID -19"
        low, high, number_past = number.low, number.high, number.past
        ends: tuple[int, int] | None = None
        if negative:
            low, high = -high, -low
        signed = number._replace(low=low, high=high)
        if (second := self._range(first, past, signed, unit)) is not None:
            other, past, unit = second
            low, high, number_past = low * self._shared(k, signed, other), other.high, other.past
            if self._word(first - 1) in ("between", "from") and first - 1 >= self.done:
                first -= 1
                if self._word(first) == "from" and unit is None:
                    ends = (row[number.past - 1].end, row[number.past + 1].start)
        elif unit is None and self._word(first - 1) == "from" and self._word(past) == "to":
            unit = self._second_unit(past + 1)  # "from 4.8 to 4.7 percent"
        elif unit is not None and unit.kind in ("money", "measure", "duration"):
            rest, past = self._rest(past, unit)
            low, high = (low - rest, high - rest) if negative else (low + rest, high + rest)
        hedge, first = self._hedge_before(first)
        if hedge == "at most" and number.written == "one":
            hedge, first = None, k  # "he went up to one of them"
        behind, past = self._hedge_behind(past)
        hedge = hedge or behind
        amount = Amount(
            start=row[first].start,
            end=row[past - 1].end,
            number=(row[k].start, row[number_past - 1].end),
            low=low,
            high=high,
            kind=unit.kind if unit else "count",
            unit=unit.symbol if unit else None,
            hedge=hedge,
            written=number.written,
            of=self._word(past) == "of",
            ends=ends,
        )
        past = self._age(amount, first, past)
        if amount.kind in ("count", "measure", "money"):
            self._each(amount, past)
        return amount, past

    # --- before the number -----------------------------------------------------------------------

    def _sign(self, k: int) -> tuple[int, Unit] | None:
        """The currency before the number, and the piece it begins at."""
        row, table = self.pieces, units()
        at = k - 1
        if at > self.done and row[at].low in ("-", "−") and row[at - 1].kind == "SIGN":
            at -= 1
        if at < self.done or row[at].kind != "SIGN":
            return None
        mark = row[at].text
        if mark == "$" and at > self.done:
            before = row[at - 1].text
            joined = table.signs.get(before + "$") or table.codes.get(before.upper())
            if joined is not None and row[at].start - row[at - 1].end <= 1:
                return at - 1, joined
        unit = table.signs.get(mark) or table.codes.get(mark)
        return (at, unit) if unit else None

    def _minus(self, first: int, number: Number) -> int | None:
        """The piece a minus begins at; a dash between words or numbers is none."""
        row, at = self.pieces, first - 1
        if at < self.done:
            return None
        word = row[at].low
        if word == "minus":
            return at
        if word not in ("-", "−"):
            return None
        if at > self.done and row[at - 1].low == "minus":
            return at - 1
        glued = row[at].end == row[first].start
        apart = at == 0 or row[at - 1].end < row[at].start or row[at - 1].text in "(["
        return at if glued and apart and number.written == "figures" else None

    def _clinging(self, first: int) -> bool:
        """Whether a name stands right before the minus: "COVID -19"."""
        before = self.pieces[first - 1]
        return before.kind == "WORD" and before.text.isupper() and len(before.text) > 1

    def _hedge_before(self, first: int) -> tuple[Hedge | None, int]:
        """The hedge before piece ``first``, and the piece it begins at."""
        before, _ = _hedges()
        for size in (4, 3, 2, 1):
            if first - size >= self.done:
                hedge = before.get(" ".join(self.words[first - size : first]))
                if hedge is not None:
                    return hedge, first - size
        return None, first

    # --- behind the number -----------------------------------------------------------------------

    def _hedge_behind(self, past: int) -> tuple[Hedge | None, int]:
        _, after = _hedges()
        for size in (3, 2, 1):
            hedge = after.get(" ".join(self.words[past : past + size]))
            if hedge is not None and past + size <= len(self.words):
                return hedge, past + size
        return None, past

    def _unit(self, past: int, number: Number, money: Unit | None) -> tuple[Unit | None, int]:
        """The unit behind the number, with its "per hour", and the piece past it."""
        row, table = self.pieces, units()
        if money is not None:
            if past < len(row) and row[past].text in ("US", "USD", "CAD", "AUD", "U.S.", "U.S"):
                past += 1
            return self._per(past, money) or (money, past)
        hyphen = self._word(past) == "-" and (
            row[past].start == row[past - 1].end or self._word(past + 2) == "-"
        )
        at = past + 1 if hyphen else past
        if number.written == "vague" and self._word(past) == "of":
            at = past + 1  # "hundreds of millions of dollars"
        later = table.words.get(self._word(at + 1))
        if self._word(at) in _SETS["between"] and later and later.kind == "duration":
            return later, at + 2  # "four more days"
        if self._word(at) + self._word(at + 2) in ("()", "[]", "<>"):  # "20 (kg)"
            inner = row[at + 1].text
            unit = table.exact.get(inner) or table.codes.get(inner)
            if unit is not None and (len(inner) > 1 or inner == "%"):
                return unit, at + 3
        if self._word(at) in ("'", "’", "′") and self._kind(at + 1) == "NUM" and number.low < 9:
            inches = _plain_number(row[at + 1].text)
            if row[at + 1].start == row[at - 1].end + 1 and inches < 12:
                return table.exact["foot"], at + 1  # 6'2"
        if self._word(at) in _INCHES and self._word(at + 1) in _SETS["inch_of"]:
            return table.exact["inch"], at + 1
        for size in range(min(3, len(row) - at), 0, -1):
            spaced = " ".join(p.text for p in row[at : at + size])
            glued = "".join(p.text for p in row[at : at + size])
            unit = table.exact.get(spaced) or table.words.get(spaced.lower())
            whole = row[at + size - 1].end - row[at].start == len(glued)  # not "12 ft 2", "5m in"
            if unit is None and size > 1 and whole:
                unit = table.exact.get(glued) or table.words.get(glued.lower())
            if unit is None and size == 1:
                unit = table.codes.get(spaced) or table.signs.get(spaced)
            if unit is not None and self._fits(spaced, at, number):
                if unit.symbol == "lb" and number.low >= 1e6 and spaced.lower().startswith("pou"):
                    unit = table.codes["GBP"]  # a million pounds is money
                return self._per(at + size, unit) or (unit, at + size)
        return None, past

    def _fits(self, wording: str, at: int, number: Number) -> bool:
        """Whether a short or doubtful wording is the unit here."""
        row = self.pieces
        glued = row[at].start == row[at - 1].end
        low = wording.lower()
        if wording == "p":
            lines = f"{number.low:g}" in _SETS["picture"] and not _PRICES & {*self.words}
            return glued and number.written == "figures" and not lines
        if number.written == "fraction":
            return low not in ("second", "time", "times")
        if low == "$":
            return glued and self._kind(at + 1) != "NUM"
        if wording in _SETS["glued"]:
            return glued or (wording == "in" and self._kind(at + 1) == "OTHER")
        if wording in _SETS["figures_only"]:
            if low in "cf" and abs(number.low) > 500:
                return False  # no temperature
            if self._word(at + 1) == "-" and row[at + 1].start == row[at].end:
                return False  # "24703 L-202"
            return number.written == "figures" and self._kind(at + 1) != "NUM" and low != "n"
        if low in _SETS["doubtful"] or wording in _SETS["wordlike"]:
            return number.low >= 1000
        if low in ("second", "quarter"):
            return number.low != 1
        return len(wording) > 1 or wording in "%°′″€£¥" or number.written == "figures"

    def _kind(self, k: int) -> str:
        return self.pieces[k].kind if k < len(self.pieces) else ""

    def _per(self, past: int, unit: Unit) -> tuple[Unit, int] | None:
        """ "per hour", "a barrel", "/h", "-a-day" behind a unit, and the piece past it."""
        row, table = self.pieces, units()
        at = past
        if self._word(at) == "-" and self._word(at + 1) in ("a", "per"):
            at += 1
        link = self._word(at)
        slash = link == "/" and row[at].start == row[at - 1].end
        loose = link in ("a", "an", "each", "every")
        if not (slash or loose or link == "per"):
            return None
        at += 2 if self._word(at + 1) == "-" else 1
        for size in (2, 1):
            if at + size > len(row):
                continue
            wording = " ".join(p.text for p in row[at : at + size])
            low = wording.lower()
            base = table.exact.get(wording) or table.words.get(low)
            if slash and wording == "s":
                base = table.exact["second"]
            if base is None and (
                low in _SETS["bases"]
                or (link == "per" and size == 1 and self._kind(at) == "WORD" != self._kind(at + 1))
            ):
                base = Unit(low, "measure", low)
            if base is None or (loose and (len(wording) < 3 or base.kind not in _LOOSE_KINDS)):
                continue
            if self._word(at + size) in ("earlier", "ago", "later", "before", "after"):
                return None  # "$6 billion a year earlier"
            return Unit(f"{unit.symbol}/{base.symbol}", "rate", f"{unit.name} per {base.name}"), (
                at + size
            )
        return None

    def _each(self, amount: Amount, past: int) -> None:
        """ "200 people a day", "5,000 barrels of oil a day", "12 cases per 100,000 people"."""
        row, at = self.pieces, past
        if amount.unit is not None:
            if self._word(at) != "of":
                return
            at += 1
        stop = min(at + 4, len(row) - 1)
        while at < stop and row[at].kind == "WORD" and row[at].low not in _LINKS:
            at += 1
        link = self._word(at)
        if link not in _LINKS or at == past or at + 1 >= len(row):
            return
        base = units().words.get(self._word(at + 1))
        many = number_at(row, self.words, at + 1) if link == "per" else None
        if many is not None and many.low >= 100 and self._kind(many.past) == "WORD":
            amount.per, end = f"{many.low:,.0f} {self._word(many.past)}", many.past
        elif base is not None and base.kind == "duration" and self._word(at + 1) == base.name:
            if self._word(at + 2) in _SETS["no_rate"]:
                return
            amount.per, end = base.symbol, at + 1
        elif link == "per" and self._word(at + 1) in _SETS["bases"]:
            amount.per, end = self._word(at + 1), at + 1
        else:
            return
        amount.end = row[end].end

    def _rest(self, past: int, unit: Unit) -> tuple[float, int]:
        """ "and forty-five cents" behind dollars, "and six months" behind years: a part of them."""
        if self.words[past : past + 3] == ["and", "a", "half"]:
            return 0.5, past + 3  # "a year and a half"
        at = past + 1 if self._word(past) in ("and", "-") else past
        if at >= len(self.pieces):
            return 0.0, past
        number = number_at(self.pieces, self.words, at)
        if number is None or not 0 < number.low < 100 or number.low != number.high:
            return 0.0, past
        if unit.kind == "money" and self._word(number.past) in ("cents", "cent", "pence"):
            return number.low / 100, number.past + 1
        if unit.kind == "money" and self._kind(past - 1) == "WORD" and self._coins(number):
            return number.low / 100, number.past
        joined = self._word(past) == "-" or self._word(past - 1) in ("'", "’", "′")
        if unit.symbol == "ft" and joined and number.low < 12:
            return number.low / 12, number.past + (self._word(number.past) in _INCHES)
        months = self._word(number.past) in ("month", "months")
        if unit.symbol == "year" and self._word(past) == "and" and months and number.low < 12:
            return number.low / 12, number.past + 1
        return 0.0, past

    def _coins(self, number: Number) -> bool:
        """ "thirteen dollars forty-five", "15 dollars and 50.": nothing else is counted behind."""
        last = number.past >= len(self.pieces) or self.words[number.past] in (
            ".",
            ",",
            ";",
            "!",
            "?",
        )
        return last and number.low >= 10 and number.low % 1 == 0 and number.written != "vague"

    def _second_unit(self, at: int) -> Unit | None:
        """The unit of the number at piece ``at``, if one stands there."""
        if at >= len(self.pieces) or (number := number_at(self.pieces, self.words, at)) is None:
            return None
        return self._unit(number.past, number, None)[0]

    # --- ranges ----------------------------------------------------------------------------------

    def _range(
        self, first: int, past: int, number: Number, unit: Unit | None
    ) -> tuple[Number, int, Unit | None] | None:
        """The second end of a range, the piece past it and the unit of both.

        A fall ("from 208 to 193") is two amounts, and so is a score ("2-0").
        """
        row = self.pieces
        if past + 1 >= len(row) or number.written == "vague":
            return None
        if number.written == "fraction" and unit is None:
            return None
        link, at = self._word(past), past + 1
        dash = link in _DASHES
        if dash and self._word(at) == "to":
            link, dash, at = "to", False, at + 1
            at += self._word(at) == "-"  # "10-to-12"
        elif link == "to" and self._word(at) == "-" and row[at].start == row[past].end:
            at += 1
        between = link == "and" and self._word(first - 1) == "between"
        or_so = link == "or" and number.low < 20
        if not (link == "to" or dash or between or or_so):
            return None
        sign, below = None, False
        if link == "to" and self._word(at) in ("-", "−", "minus") and at + 1 < len(row):
            below, at = True, at + 1  # "-40°C to -20°C"
        if at < len(row) and row[at].kind == "SIGN":
            sign = units().signs.get(row[at].text) or units().codes.get(row[at].text)
            at += 1
        if at >= len(row):
            return None
        other = number_at(row, self.words, at)
        if other is None or other.written in ("vague", "fraction", "one"):
            return None
        if below:
            other = other._replace(low=-other.high, high=-other.low)
        loose = row[past].start != row[past - 1].end and row[past + 1].start == row[past].end
        if link == "-" and loose:
            return None  # "75 -300"
        last = row[past - 1]
        named = last.kind == "WORD" and len(last.text) > 3 and last.low not in _SCALES
        unit2, past2 = self._unit(other.past, other, sign)
        if dash and unit is not None and named and unit2 is None:
            return None  # "5-foot-11"
        if link == "to" and self._word(first - 1) not in ("from", "between"):
            moved = self._word(first - 1) in _SETS["moved"]
            far = unit2 is not None and other.low > 10 * number.high
            if moved and (far or (unit is None) == (unit2 is None)):
                return None  # "rose $1.20 to $84.10": by so much, to so much
            behind = past > number.past  # the first unit, not the sign of "$1 to 2 billion"
            if unit is not None and unit2 is None and behind:
                return None  # "rose 1.2% to 3,000"
        if or_so and other.low != number.low + 1:
            return None
        if unit is not None and unit2 is not None and f"{unit2.symbol}/".find(f"{unit.symbol}/"):
            return None  # other than "$62 and $68 per share"
        low = number.low * self._shared(at, number, other)
        if other.high < low or (other.high == low and unit is None and unit2 is None):
            return None
        return other, past2, unit2 or unit

    def _shared(self, k: int, number: Number, other: Number) -> float:
        """ "1 to 2 million": the scale of the second number that the first shares."""
        if number.low >= 1000 or other.low < 1000:
            return 1.0
        word = self.words[other.past - 1]
        for scale, names in _SCALE_WORDS:
            if word in names:
                return scale if number.low * scale <= other.high else 1.0
        return 1.0

    # --- ages ------------------------------------------------------------------------------------

    def _age(self, amount: Amount, first: int, past: int) -> int:
        """ "45-year-old", "45 years old", "aged 45": an age; the piece past its words."""
        if amount.kind == "duration":
            if self._word(past - 1) == "yo" or self.words[past - 3 : past] == ["y", "/", "o"]:
                amount.kind = "age"
                return past
            at = past + 1 if self._word(past) == "-" else past
            size = 1 if self._word(at) in ("old", "olds") else 2
            if size == 1 or self.words[at : at + 2] == ["of", "age"]:
                amount.kind = "age"
                amount.end = self.pieces[at + size - 1].end
                return at + size
        elif amount.unit is None and first > self.done:
            if self._decade(amount, first, past):
                return past + 1
            two = " ".join(self.words[max(0, first - 2) : first])
            if self._word(first - 1) in ("aged", "ages"):
                amount.start = self.pieces[first - 1].start
            elif two not in _AGES and self._word(first - 1) != "age":
                return past
            amount.kind, amount.unit = "age", "year"
        return past

    def _decade(self, amount: Amount, first: int, past: int) -> bool:
        """ "in her early 60s": an age of 60 to 69."""
        row = self.pieces
        at = first - 2 if self._word(first - 1) in ("early", "mid", "late", "-") else first - 1
        at -= self._word(at) in ("early", "mid", "late")
        aged = self._word(at) in ("his", "her", "their", "my", "your", "our")
        if not aged or self._word(past) != "s" or row[past].start != row[past - 1].end:
            return False
        if amount.low % 10 or not 20 <= amount.low <= 100 or self._word(at - 1) != "in":
            return False
        amount.kind, amount.unit, amount.high = "age", "year", amount.low + 9
        amount.number = (amount.number[0], row[past].end)
        amount.end = row[past].end
        return True


def _plain_number(text: str) -> float:
    return float(text) if text.isdecimal() else 99.0


_PRICES = frozenset(("share", "shares", "pence", "dividend", "price"))
_LINKS = ("per", "a", "an", "each", "every")
_INCHES = ('"', "”", "″", "''")
_AGES = ("age of", "ages of", "young as", "old as", "of age")
_LOOSE_KINDS = ("duration", "measure")
_SCALE_WORDS = (
    (1e12, ("trillion", "tn", "trn")),
    (1e9, ("billion", "bn")),
    (1e6, ("million", "m", "mn")),
    (1e3, ("thousand", "k")),
)
_SCALES = frozenset(name for _, names in _SCALE_WORDS for name in names)
