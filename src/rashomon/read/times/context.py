"""What the readers of time expressions share: the match, what is known around it, the meaning."""

from __future__ import annotations

import re
from datetime import date
from functools import cached_property
from typing import NamedTuple

from rashomon.model import TimexType
from rashomon.read.parse import Parse
from rashomon.read.tense import Tense, tense_at
from rashomon.read.times import calendar
from rashomon.read.times.words import Window
from rashomon.read.wordsets import wordsets

_FIGURES = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(?:\d{4}|\d\d)(?![\d/])")
MONTH_NAME = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|March|Mar\.|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_WRITTEN = re.compile(rf"\b(\d{{1,2}}) {MONTH_NAME}\b(?! \d{{1,2}}\b)|\b{MONTH_NAME} (\d{{1,2}})\b")


_CLAUSE_END = re.compile(r"\s*(?:[,.;:)\"”’']|--|—|–|$|and\b|but\b)")
_TELLING = wordsets("tense_sets.tsv")["telling"]
_OPENING = ("“", '"', "‘")
_CLOSED = re.compile(r"""[,.]?[”"’]""")


class Meaning(NamedTuple):
    """What a time expression says; ``edge`` is the part of the value's days that is meant.

    ``days`` are first and last day where the value does not tell them ("April 3-5": 2022-04).
    """

    type: TimexType
    value: str | None
    edge: str = ""
    days: tuple[date | None, date | None] | None = None  # where they are not the value's


class Context:
    """What is known where an expression stands.

    ``today`` is the day of the report, ``None`` when it carries none; ``focus`` the value of the
    last day or period that the text named; ``quarter`` the last quarter it named.
    """

    def __init__(self, parse: Parse, today: date | None) -> None:
        self.parse = parse
        self.text = parse.text
        self.today = today
        self.focus: str | None = None
        self.quarter: str | None = None

    @property
    def day(self) -> date | None:
        """The day the text speaks of: the last one named, else the report's own."""
        return calendar.day(self.focus) or self.today

    def tense(self, offset: int) -> Tense | None:
        """The tense of the verb that the word at ``offset`` hangs on."""
        i = self.parse.token_at(offset)
        return tense_at(self.parse, i) if i is not None else None

    def precedes(self, offset: int) -> str:
        """The token before the word at ``offset``, in lower case."""
        i = self.parse.token_at(offset)
        return self.parse.lower[i - 1] if i else ""

    def follows(self, offset: int) -> str:
        """The token after the word that ends at ``offset``, in lower case."""
        i = self.parse.token_at(offset - 1)
        return self.parse.lower[i + 1] if i is not None and i + 1 < len(self.parse) else ""

    def noun_over(self, offset: int) -> str:
        """The noun behind, that the word at ``offset`` belongs to ("Tuesday's close"), or ""."""
        i = self.parse.token_at(offset)
        if i is None or not i < self.parse.head[i] < i + 6:
            return ""
        i = self.parse.head[i]
        return self.parse.lower[i] if self.parse.tag[i][0] == "N" else ""

    def ends_clause(self, offset: int) -> bool:
        """Whether the clause ends at ``offset``: nothing is said to come behind."""
        return _CLAUSE_END.match(self.text, offset) is not None

    def ends_phrase(self, offset: int) -> bool:
        """Whether the noun phrase ends before the word behind ``offset``."""
        i = self.parse.token_at(offset - 1)
        if i is None or i + 1 >= len(self.parse):
            return True
        following = self.parse.tag[i + 1]
        return (
            following[0] not in "NJ"
            and following not in ("CD", "HYPH")
            and (self.parse.lower[i + 1] not in ("of", "-", "and", "or"))
        )

    def told_of(self, offset: int) -> bool | None:
        """How the word at ``offset`` joins a verb in the present tense.

        ``True`` when it says when ("travels on Monday", not "says on Monday"), ``False`` when it
        tells which ("Monday's attack is the third"), ``None`` when neither.
        """
        parse, i = self.parse, self.parse.token_at(offset)
        if i is None:
            return None
        if parse.dep[i] == "poss" or parse.lower[i + 1 : i + 2] in (["'s"], ["’s"]):
            return False
        up = parse.head[i]
        if parse.dep[i] == "pobj" and parse.dep[up] == "prep" and parse.lower[up] == "on":
            up = parse.head[up]
        elif parse.dep[i] != "npadvmod":
            return None
        if parse.tag[up][0] != "V" or parse.lemma[up] in _TELLING:
            return None
        return parse.pos[up] != "AUX" or None

    def ahead_of(self, offset: int) -> bool:
        """Whether the word at ``offset`` stands under "ahead of" or "in advance of"."""
        parse, i = self.parse, self.parse.token_at(offset)
        if i is None:
            return False
        for _ in range(6):
            if parse.lower[i] in ("ahead", "advance"):
                return True
            if parse.tag[i][0] == "V" or parse.head[i] == i:
                return False
            i = parse.head[i]
        return False

    def to_a_deadline(self, offset: int) -> bool:
        """Whether a deadline is said to be the word at ``offset``: "a Monday deadline"."""
        parse, i = self.parse, self.parse.token_at(offset)
        if i is None:
            return False
        if i > 1 and parse.lower[i - 2] == "deadline" and parse.lower[i - 1] in ("of", "on", "for"):
            return True
        return (
            i > 0
            and parse.lower[i - 1] in ("a", "new")
            and "deadline" in parse.lower[i + 1 : i + 2]
        )

    def joins(self, offset: int) -> bool:
        """Whether a "that" at ``offset`` begins a clause ("said that Tuesday was ...")."""
        i = self.parse.token_at(offset)
        return i is not None and self.parse.lower[i] == "that" and self.parse.tag[i] == "IN"

    @cached_property
    def day_first(self) -> bool | None:
        """Whether the report writes the day before the month; ``None`` where it shows no habit.

        Shown by dates in figures of which one order is impossible, by the report's own day
        written in one of them, and by dates with a month's name.
        """
        day = month = 0
        for a, b in _FIGURES.findall(self.text):
            if int(a) > 12 >= int(b):
                day += 1
            elif int(b) > 12 >= int(a):
                month += 1
            elif self.today and a != b:
                day += (int(a), int(b)) == (self.today.day, self.today.month)
                month += (int(b), int(a)) == (self.today.day, self.today.month)
        if not day and not month:
            for before, after in _WRITTEN.findall(self.text):
                day += bool(before)
                month += bool(after)
        return None if bool(day) == bool(month) else day > 0

    def is_a_title(self, start: int, end: int) -> bool:
        """Whether capital words name something: ABC's "This Week", Weekly Echo, NOW."""
        i = self.parse.token_at(end - 1)
        if i is None or not (self.text[start].isupper() and self.parse.word[i][0].isupper()):
            return False
        if self.parse.ent[i][2:] in ("ORG", "WORK_OF_ART"):
            return True
        opened = self.text[start - 1 : start] in _OPENING if start else False
        return opened and _CLOSED.match(self.text, end) is not None

    def names_a_paper(self, offset: int) -> bool:
        """Whether a "daily" or "weekly" is a newspaper: "the party daily Echo"."""
        i = self.parse.token_at(offset)
        if i is None or i + 1 >= len(self.parse):
            return False
        return self.parse.tag[i][0] in "NJ" and self.parse.tag[i + 1] in ("NNP", "NNPS")

    def label(self, offset: int) -> str:
        """The parser's entity label at ``offset``."""
        i = self.parse.token_at(offset)
        return self.parse.ent[i][2:] if i is not None else ""

    def after_a_sum(self, offset: int) -> bool:
        """Whether a count or a sum stands right before: "$4 a week", "twice a week"."""
        i = self.parse.token_at(offset)
        return (
            bool(i)
            and i is not None
            and (
                self.parse.tag[i - 1] in ("CD", "NNS", "$")
                or self.parse.lower[i - 1] in ("once", "twice", "thrice")
            )
        )

    def before_a_singular(self, offset: int) -> bool:
        """Whether the number at ``offset`` tells which one: "the 2016 campaign", "a 2015 paper"."""
        parse, i = self.parse, self.parse.token_at(offset)
        if not i or parse.tag[i - 1] not in ("DT", "PRP$", "POS"):
            return False
        return i < parse.head[i] < i + 5 and parse.tag[parse.head[i]] == "NN"

    def in_a_name(self, offset: int) -> bool:
        """Whether the capital word at ``offset`` goes on a name ("Fox News Sunday")."""
        i = self.parse.token_at(offset)
        if not i or not self.parse.word[i][0].isupper():
            return False
        if self.parse.tag[i - 1] not in ("NNP", "NNPS") and self.parse.lower[i - 1] != "the":
            return False
        return self.parse.ent[i][2:] in ("ORG", "WORK_OF_ART", "EVENT", "FAC", "PRODUCT", "LAW")


class Hit:
    """A match over a window, asked by the names of its groups."""

    __slots__ = ("first", "last", "match", "window")

    def __init__(self, match: re.Match[str], window: Window) -> None:
        self.match, self.window = match, window
        self.first = window.at[match.start()]
        self.last = window.ends[match.end()]

    def __getitem__(self, group: str) -> str | None:
        """The value of a group's last piece; ``None`` when the group took no part."""
        if group not in self.match.re.groupindex or self.match.start(group) < 0:
            return None
        return self.window.value[self.window.ends[self.match.end(group)]]

    def values(self, group: str) -> list[str]:
        """The values of all pieces of a group that took part."""
        first = self.window.at[self.match.start(group)]
        return self.window.value[first : self.window.ends[self.match.end(group)] + 1]

    def words(self, group: str) -> str:
        """A group's symbols, "" when it took no part."""
        return (self.match[group] or "") if group in self.match.re.groupindex else ""

    @property
    def edge(self) -> str:
        """ "early", "end" ...: the part of the period that is meant."""
        return self.words("mod") or self.words("edge")

    @property
    def head(self) -> str:
        """The value of the last piece."""
        return self.window.value[self.last]

    @property
    def start(self) -> int:
        return self.window.start[self.first]

    @property
    def end(self) -> int:
        return self.window.end[self.last]


def shifted_year(today: date, words: str) -> int:
    """The year that "last year", "this year" or "next year" names."""
    return today.year + {"last": -1, "this": 0, "next": 1}[words.split()[0]]


# Directions as the grammar names them.
BACK = frozenset(
    ("last", "the last", "the previous", "the preceding", "past", "the past", "this past")
)
AHEAD = frozenset(
    ("next", "the next", "the following", "the coming", "this coming", "coming", "the upcoming")
)
FOCUSED = frozenset(
    ("that", "that same", "the same", "the previous", "the preceding", "the following",
     "later that", "earlier that")
)  # fmt: skip
