"""What time expressions mean, against the day of the report and the tense around them."""

from __future__ import annotations

import pytest

from rashomon.model import Timex
from rashomon.read.parser import Parser
from rashomon.read.timexes import timexes

WEDNESDAY = "2022-04-27"


def read(parser: Parser, text: str, published: str | None = WEDNESDAY) -> tuple[Timex, ...]:
    return timexes(parser.parse(text), published)


# sentence, the words, type, value, from, to
CASES = [
    ("The envoys met on Tuesday.", "Tuesday", "DATE", "2022-04-26", "2022-04-26", "2022-04-26"),
    ("The envoys will meet on Tuesday.", "Tuesday", "DATE", "2022-05-03", "2022-05-03", None),
    ("She resigned on Wednesday.", "Wednesday", "DATE", "2022-04-27", "2022-04-27", None),
    ("He was criticised last week.", "last week", "DATE", "2022-W16", "2022-04-18", "2022-04-24"),
    ("The siege began in February.", "February", "DATE", "2022-02", "2022-02-01", "2022-02-28"),
    ("It has been calm since April 17.", "April 17", "DATE", "2022-04-17", "2022-04-17", None),
    ("No one believed it two months ago.", "two months ago", "DATE", "2022-02", "2022-02-01", None),
    ("They left at the end of March.", "the end of March", "DATE", "2022-03", None, "2022-03-31"),
    ("Sales fell in Q1 2022.", "Q1 2022", "DATE", "2022-Q1", "2022-01-01", "2022-03-31"),
    ("He grew up in the 1990s.", "the 1990s", "DATE", "199", "1990-01-01", "1999-12-31"),
    ("It was signed on 24/02/2022.", "24/02/2022", "DATE", "2022-02-24", "2022-02-24", None),
    ("They meet every week.", "every week", "SET", "P1W", None, None),
    ("The council meets monthly.", "monthly", "SET", "P1M", None, None),
    ("The truce held for two months.", "two months", "DURATION", "P2M", None, None),
    ("He waited for several months.", "several months", "DURATION", "PXM", None, None),
    ("The mayor spoke at 3 p.m. on Tuesday.", "3 p.m. on Tuesday", "TIME", "2022-04-26T15:00", None, None),  # noqa: E501
    ("Shells fell on Tuesday night.", "Tuesday night", "TIME", "2022-04-26TNI", "2022-04-26", None),
    ("The talks now continue.", "now", "DATE", "PRESENT_REF", None, None),
]  # fmt: skip


@pytest.mark.parametrize("text, words, kind, value, first, last", CASES)
def test_a_time_expression_is_found_and_valued(
    parser: Parser,
    text: str,
    words: str,
    kind: str,
    value: str,
    first: str | None,
    last: str | None,
) -> None:
    (found,) = read(parser, text)
    assert (found.text, found.type, found.value) == (words, kind, value)
    assert first is None or found.from_ == first
    assert last is None or found.to == last


def test_the_day_in_focus_is_the_one_last_spoken_of(parser: Parser) -> None:
    text = "The visit took place on Monday. Earlier in the day, he met the mayor."
    monday, same = read(parser, text)
    assert monday.value == "2022-04-25"
    assert (same.value, same.from_) == ("2022-04-25", "2022-04-25")


@pytest.mark.parametrize(
    "text", ["They met on Tuesday.", "He left two months ago.", "It is over today."]
)
def test_without_a_date_what_is_relative_stays_unresolved(parser: Parser, text: str) -> None:
    (found,) = read(parser, text, None)
    assert (found.value, found.from_, found.to) == (None, None, None)


def test_without_a_date_an_absolute_date_is_still_read(parser: Parser) -> None:
    (found,) = read(parser, "It was signed on 5 May 2019.", None)
    assert (found.value, found.from_) == ("2019-05-05", "2019-05-05")


@pytest.mark.parametrize(
    "text",
    [
        "The two may meet again.",
        "Protesters march on the palace.",
        "The army got 155 millimeter guns of the M777 type.",
        "The plan is called Agenda 2030.",
        "She finished second.",
        "Some 1,000 people came.",
    ],
)
def test_what_only_looks_like_a_time_is_none(parser: Parser, text: str) -> None:
    assert read(parser, text) == ()
