"""Numbers in words."""

from __future__ import annotations

import pytest

from rashomon.read.numbers import cardinal, digits


@pytest.mark.parametrize(
    "words, value",
    [
        ("seven", 7),
        ("twenty - five", 25),
        ("two hundred and fifty", 250),
        ("three hundred thousand", 300_000),
        ("one million two hundred thousand", 1_200_000),
        ("nineteen ninety - six", 1996),
        ("twenty twelve", 2012),
        ("two thousand and one", 2001),
        ("five crore", 50_000_000),
    ],
)
def test_words_make_one_number(words: str, value: int) -> None:
    pieces = words.split()
    assert cardinal(pieces, 0) == (value, len(pieces))


@pytest.mark.parametrize(
    "words, value, past",
    [("five and six", 5, 1), ("two three", 2, 1), ("six - year", 6, 1), ("twenty - fold", 20, 1)],
)
def test_a_number_ends_where_the_next_begins(words: str, value: int, past: int) -> None:
    assert cardinal(words.split(), 0) == (value, past)


@pytest.mark.parametrize("words", ["and five", "thousand men", "first", ""])
def test_what_begins_no_number_is_none(words: str) -> None:
    assert cardinal([*words.split(), "."], 0) is None


@pytest.mark.parametrize(
    "word, value", [("1,000", 1000), ("118.5", 118.5), ("9" * 30, None), ("1.2.3", None)]
)
def test_figures_are_read_up_to_what_a_count_can_be(word: str, value: float | None) -> None:
    assert digits(word) == value
