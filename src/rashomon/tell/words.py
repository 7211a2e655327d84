"""Text made safe to show; counts, days and spans of days as people write them.

Reports are written by strangers. A terminal obeys escape codes, and letters that turn the
direction of writing can make a line say something else than it holds, so neither is ever
printed. The report's own text is not touched: only what is shown of it.
"""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from typing import NamedTuple

# Letters that steer: controls, direction marks, invisible formatting, lone surrogates. The two
# joiners stay (Persian and Indic scripts are spelt with them); tabs and newlines become blanks.
_STEERING = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e"
    "\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
# The whole of an escape sequence goes, not only its first character.
_ESCAPE = re.compile("\x1b(?:\\[[0-?]*[ -/]*[@-~]?|\\][^\x07\x1b]*(?:\x07|\x1b\\\\)?|[@-Z\\\\^_]?)")
_BLANKS = re.compile(r"[\s\u2028\u2029\x85]+")


class Counts(NamedTuple):
    """How often something is told: always shown together, in this order."""

    reports: int
    outlets: int
    origins: int

    def __str__(self) -> str:
        return " / ".join(
            (
                many(self.reports, "report"),
                many(self.outlets, "outlet"),
                many(self.origins, "origin"),
            )
        )


def many(number: int, noun: str, plural: str | None = None) -> str:
    """``many(1, "report")`` → "1 report"; ``many(12345, "report")`` → "12,345 reports"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def steady(text: str) -> str:
    """The text without anything that steers a terminal or the direction of writing."""
    if text.isprintable():  # nothing that steers is: most text takes this short way
        return text
    return _STEERING.sub("", _ESCAPE.sub("", text))


def line(text: str) -> str:
    """The same on one line, blanks run together."""
    return _BLANKS.sub(" ", steady(text)).strip()


def clip(text: str, width: int) -> str:
    """At most ``width`` characters, cut at a blank where there is one near, with an ellipsis."""
    if len(text) <= width:
        return text
    head = text[: max(width - 1, 0)]
    blank = head.rfind(" ")
    return (head[:blank] if blank > width * 2 // 3 else head).rstrip(" ,;:–-") + "…"


def clip_front(text: str, width: int) -> str:
    """The same from the other side: the end of the text is kept."""
    if len(text) <= width:
        return text
    if width <= 1:
        return ""
    tail = text[-(width - 1) :]
    blank = tail.find(" ")
    return "…" + (tail[blank + 1 :] if 0 <= blank < width // 3 else tail).lstrip(" ,;:–-")


def inner(text: str) -> str:
    """Words that will stand between quotation marks: marks of their own become single ones."""
    return text.translate(_INNER)


_INNER = str.maketrans({"“": "‘", "”": "’", "„": "‚", "«": "‘", "»": "’", '"': "'"})


def days(first: str | None, last: str | None) -> str:
    """A run of ISO days: "2024-05-03", "2024-05-03 to 2024-05-05", or "no date".

    A whole month is "2024-05", a whole year "2024", whole years "2014 to 2018".
    """
    first, last = first and line(first), last and line(last)
    if not first or not last or first == last:
        return first or last or "no date"
    if first.endswith("-01-01") and last.endswith("-12-31"):
        return first[:-6] if first[:-6] == last[:-6] else f"{first[:-6]} to {last[:-6]}"
    if first.endswith("-01") and first[:-3] == last[:-3] and last == _month_end(first):
        return first[:-3]
    return f"{first} to {last}"


def _month_end(day: str) -> str | None:
    try:
        year, month = int(day[:4]), int(day[5:7])
        return f"{day[:8]}{monthrange(year, month)[1]:02}"
    except ValueError:
        return None


def fold(name: str) -> str:
    """A name as compared: case, accents and blanks aside ("ANTÓNIO  G" → "antonio g")."""
    bare = (c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return line("".join(bare).casefold().translate(_LETTERS))


_LETTERS = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d"})
