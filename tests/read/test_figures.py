"""What figures mean: range, unit, hedge, and what they count."""

from __future__ import annotations

import pytest

from rashomon.model import Figure
from rashomon.read.figures import figures
from rashomon.read.parser import Parser
from rashomon.read.timexes import timexes


def read(parser: Parser, text: str) -> tuple[Figure, ...]:
    parse = parser.parse(text)
    return figures(parse, timexes(parse, "2022-04-27"))


# sentence, the words, kind, low, high, unit, what is counted, hedge
CASES = [
    ("Some 1,000 Estonians hid there.", "Some 1,000 Estonians", "count", 1000, 1000, "person", "Estonians", "about"),
    ("They sent US$713 million in aid.", "US$713 million", "money", 713e6, 713e6, "USD", "aid", None),
    ("It cost EUR1.5bn.", "EUR1.5bn", "money", 1.5e9, 1.5e9, "EUR", None, None),
    ("Up to 30 houses burned.", "Up to 30 houses", "count", None, 30, "house", "houses", "at most"),
    ("More than 20 houses burned.", "More than 20 houses", "count", 20, None, "house", "houses", "over"),
    ("Envoys of 40 allied countries came.", "40 allied countries", "count", 40, 40, "country", "allied countries", None),
    ("Several hundred soldiers left.", "Several hundred soldiers", "count", 200, 900, "person", "soldiers", None),
    ("Half a million people fled.", "Half a million people", "count", 5e5, 5e5, "person", "people", None),
    ("The statue was eight meters tall.", "eight meters", "measure", 8, 8, "m", None, None),
    ("The truck drove at 60 km/h.", "60 km/h", "rate", 60, 60, "km/h", None, None),
    ("It lasted 3 to 5 days.", "3 to 5 days", "duration", 3, 5, "day", None, None),
    ("Dozens of shells fell.", "Dozens of shells", "count", 12, 120, "shell", "shells", None),
    ("One of the soldiers died.", "One of the soldiers", "count", 1, 1, "person", "soldiers died", None),
    ("Exactly 1.2 lakh voters came.", "1.2 lakh voters", "count", 120000, 120000, "person", "voters", None),
]  # fmt: skip


@pytest.mark.parametrize("text, words, kind, low, high, unit, about, hedge", CASES)
def test_a_figure_is_a_range_with_unit_and_what_it_counts(  # type: ignore[no-untyped-def]
    parser, text, words, kind, low, high, unit, about, hedge
) -> None:
    (found,) = read(parser, text)
    assert (found.text, found.kind, found.low, found.high) == (words, kind, low, high)
    assert (found.unit, found.hedge) == (unit, hedge)
    assert about is None or found.about == about


def test_killed_and_wounded_are_two_figures(parser: Parser) -> None:
    dead, hurt = read(parser, "At least five killed and 18 wounded, the mayor said.")
    assert (dead.low, dead.high, dead.about, dead.unit) == (5, None, "killed", "person")
    assert (hurt.low, hurt.high, hurt.about, hurt.unit) == (18, 18, "wounded", "person")


def test_an_age_in_apposition_is_an_age(parser: Parser) -> None:
    (age,) = read(parser, "Marta Kask, 45, left the town.")
    assert (age.kind, age.low, age.unit) == ("age", 45, "year")


@pytest.mark.parametrize(
    "text",
    [
        "The second man left in 2014.",
        "They met on 24 February 2022.",
        "The M777 is a howitzer.",
        "It fell under Article 5.",
        "The page is site-39.",
        "He flew on Boeing 737.",
    ],
)
def test_ordinals_dates_and_names_hold_no_figure(parser: Parser, text: str) -> None:
    assert read(parser, text) == ()
