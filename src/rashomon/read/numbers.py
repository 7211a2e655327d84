"""Numbers in words and figures: "twenty-five", "1.5", "two and a half million" → a value.

A small reader over a list of lower-case pieces, shared by the time expressions and the figures. It
knows nothing of units, hedges or ranges.
"""

from __future__ import annotations

from collections.abc import Sequence

ONES = {
    word: n
    for n, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
TENS = {
    word: 10 * n
    for n, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
}
SCALES = {
    "hundred": 100,
    "thousand": 1_000,
    "lakh": 100_000,
    "million": 1_000_000,
    "crore": 10_000_000,
    "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000,
}
ORDINALS = {
    word: n
    for n, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
        ],
        start=1,
    )
} | {"thirtieth": 30}
NUMBER_WORDS = frozenset(ONES) | frozenset(TENS) | frozenset(SCALES)


def cardinal(words: Sequence[str], at: int) -> tuple[int, int] | None:
    """The whole number written in words from ``words[at]``, and the index past its last word.

    Hyphens are pieces of their own ("twenty", "-", "five"). A year in words ("nineteen
    ninety-six") reads as one number, 1996. ``None`` when no number begins here; a scale alone
    ("thousand", "million") is not read here: its "a" may be missing or be a count in figures.
    """
    total, group, last, i, past = 0, 0, 0, at, at
    n = len(words)
    while i < n:
        word = words[i]
        if word in ONES or word in TENS:
            value = ONES.get(word, TENS.get(word, 0))
            if last == 1 and not (10 <= group <= 99 and value >= 10 and not total):
                break
            if last == 1:  # "nineteen ninety", "twenty twelve"
                if group < 13:
                    break
                total, group, last = group * 100, value, 1 if word in ONES else 2
            elif last == 2 and value >= 10:
                if not (group == 20 and not total):
                    break
                total, group, last = 2000, value, 1 if word in ONES else 2
            else:
                group += value
                last = 1 if word in ONES else 2
            past = i = i + 1
        elif word == "hundred" and last and group < 100:
            group, last = group * 100, 3
            past = i = i + 1
        elif word in SCALES and word != "hundred" and last:
            total, group, last = total + group * SCALES[word], 0, 4
            past = i = i + 1
        elif word == "-" and last and i + 1 < n and (words[i + 1] in ONES or words[i + 1] in TENS):
            if words[i + 1] in TENS and last != 1:
                break
            i += 1
        elif word == "and" and last in (3, 4) and i + 1 < n:
            follower = words[i + 1]
            if not (follower in ONES or follower in TENS):
                break
            i += 1
        else:
            break
    if past == at:
        return None
    return total + group, past


def digits(word: str) -> float | None:
    """The value of a number in figures, "1,000" or "118.5"; ``None`` where it is no such number."""
    plain = word.replace(",", "")
    try:
        value = float(plain)
    except ValueError:
        return None
    return value if value < 1e18 else None
