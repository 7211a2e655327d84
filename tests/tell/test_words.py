"""Text made safe to show."""

from __future__ import annotations

import pytest

from rashomon.tell.words import Counts, clip, clip_front, days, fold, line, steady


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b]0;title\x07x", "x"),
        ("\x1b]8;;http://x\x1b\\link\x1b]8;;\x1b\\", "link"),
        ("\x9b31mred", "31mred"),
        ("a\u202eb\u2066c\u200fd", "abcd"),
        ("lone \ud800 half", "lone  half"),
        ("\x07\x08bell", "bell"),
        ("می\u200cروم", "می\u200cروم"),
    ],
)
def test_what_steers_a_terminal_or_the_direction_of_writing_goes(text, shown):
    assert steady(text) == shown


def test_a_line_is_one_line():
    assert line(" a\n\tb\u2028c  d\x85e ") == "a b c d e"


def test_a_cut_falls_between_words_and_is_shown():
    assert clip("one two three", 20) == "one two three"
    assert clip("one two three", 9) == "one two…"
    assert clip("x" * 300, 10) == "x" * 9 + "…"
    assert clip_front("one two three", 10) == "…two three"


def test_counts_are_told_together():
    assert str(Counts(9, 9, 1)) == "9 reports / 9 outlets / 1 origin"


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        ("2024-05-03", "2024-05-03", "2024-05-03"),
        ("2024-05-03", "2024-05-04", "2024-05-03 to 2024-05-04"),
        ("2024-05-03", None, "2024-05-03"),
        (None, None, "no date"),
        ("2024-02-01", "2024-02-29", "2024-02"),
        ("2024-02-01", "2024-02-28", "2024-02-01 to 2024-02-28"),
        ("1948-01-01", "1948-12-31", "1948"),
        ("2014-01-01", "2018-12-31", "2014 to 2018"),
        ("soon-01", "soon-31", "soon-01 to soon-31"),
    ],
)
def test_days_are_told_as_short_as_they_can_be(first, last, told):
    assert days(first, last) == told


def test_names_are_compared_without_case_and_accents():
    assert fold("  ANTÓNIO  Łukasz Đorđe ") == "antonio lukasz dorde"
