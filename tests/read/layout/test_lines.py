"""Wrapped lines are joined for reading; the report's text and its offsets stay."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.read.layout.lines import unwrapped

MAIL = """\
The council of Turku agreed on Monday to reopen the harbour bridge, but the mayor
Aino Salmela set a condition: lorries must take the long way
round.

"We are glad," Salmela said after the vote, "but what we carry over it will be
weighed first."
"""


def test_the_lines_of_a_mail_are_one_paragraph_each():
    assert [line for line in unwrapped(MAIL).split("\n") if line] == [
        "The council of Turku agreed on Monday to reopen the harbour bridge, but the mayor "
        "Aino Salmela set a condition: lorries must take the long way round.",
        '"We are glad," Salmela said after the vote, "but what we carry over it will be '
        'weighed first."',
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Harbour bridge of Turku to reopen after eleven months\nThe council agreed on Monday.",
        "Turku\nTampere\nOulu",
        "The first paragraph ends here, as paragraphs do.\nThe second begins with a capital.",
        "He named three towns that want the bridge:\nturku, naantali and raisio.",
    ],
)
def test_headlines_lists_and_paragraphs_stay_apart(text):
    assert unwrapped(text) == text


@given(st.text(alphabet="aB .\n\t“", max_size=400))
def test_nothing_but_line_ends_changes_and_the_length_never_does(text):
    seen = unwrapped(text)
    assert len(seen) == len(text)
    assert all(a == b or (a, b) == ("\n", " ") for a, b in zip(text, seen, strict=True))


def test_a_quotation_that_runs_over_a_wrapped_line_is_one(read_text):
    reading, _ = read_text(MAIL)
    (quote,) = [q for q in reading.quotes if q.form == "direct"]
    assert [s.of(MAIL) for s in quote.content] == [
        "We are glad,",
        "but what we carry over it will be\nweighed first.",
    ]
    assert quote.source.of(MAIL) == "Salmela"


def test_a_long_line_costs_its_length_and_not_its_square():
    text = "word " * 40_000 + "\n\nHe left."  # took minutes once
    assert unwrapped(text) == text
