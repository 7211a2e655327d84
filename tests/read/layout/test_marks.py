"""Quotation marks are paired whatever their shape; what is no mark is left alone."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.read.layout.marks import marks


def inside(text: str) -> list[str]:
    return [text[m.start : m.end] for m in marks(text)]


@pytest.mark.parametrize(
    "text",
    [
        "He called it “a new start” on Monday.",
        'He called it "a new start" on Monday.',
        "He called it «a new start» on Monday.",
        "He called it « a new start » on Monday.",
        "He called it »a new start« on Monday.",
        "He called it „a new start“ on Monday.",
        "He called it „a new start” on Monday.",
        "He called it ‹a new start› on Monday.",
        "He called it ‘a new start’ on Monday.",
        "He called it 'a new start' on Monday.",
        "He called it ‚a new start‘ on Monday.",
        "He called it ''a new start'' on Monday.",
        "He called it ``a new start'' on Monday.",
        "He called it ‘‘a new start’’ on Monday.",
        'He called it ""a new start"" on Monday.',
        "He called it `a new start' on Monday.",
    ],
)
def test_every_kind_of_mark_is_paired(text):
    (found,) = marks(text)
    assert text[found.start : found.end] == "a new start"
    assert found.closed is not None


@pytest.mark.parametrize(
    "text",
    ["wanted to “relieve » them", "wanted to « relieve” them", 'wanted to “relieve" them'],
)
def test_marks_that_do_not_match_are_a_pair_all_the_same(text):
    assert inside(text) == ["relieve"]


@pytest.mark.parametrize(
    "text",
    [
        "The workers’ rights and the miners' pay weren’t on the table.",
        "It was the summer of ’69; rock 'n' roll, they said, 'twas dead.",
        'She is 6\'2" tall and the door 80" high.',
        "It lies at 50° 27′ 00″ north.",
        "Back in the '90s they were goin' home.",
        "Don't, can't, won't: the players' union's answer.",
    ],
)
def test_apostrophes_and_primes_are_no_quotes(text):
    assert inside(text) == []


def test_a_plural_possessive_does_not_close_a_single_quotation():
    text = "'The workers' rights come first,' said the mayor."
    assert inside(text) == ["The workers' rights come first,"]


def test_nested_marks_have_depth():
    text = "“They shouted ‘go home’ at us,” she said."
    assert [(text[m.start : m.end], m.depth) for m in marks(text)] == [
        ("They shouted ‘go home’ at us,", 0),
        ("go home", 1),
    ]


def test_the_same_marks_nest_too():
    text = "“Two tons of the so-called “arch of unity” are gone,” the mayor said."
    assert inside(text) == ["Two tons of the so-called “arch of unity” are gone,", "arch of unity"]


def test_a_mark_that_never_closes_ends_with_its_line():
    text = "“We begin again.\n“We end here,” she said."
    first, second = marks(text)
    assert (text[first.start : first.end], first.closed) == ("We begin again.", None)
    assert second.closed is not None


def test_a_mark_that_never_closes_ends_where_the_next_quotation_begins():
    text = "“We will answer, said Ana Brandt. “We are ready,” she added."
    first, second = marks(text)
    assert (text[first.start : first.end], first.closed) == (
        "We will answer, said Ana Brandt.",
        None,
    )
    assert (text[second.start : second.end], second.depth) == ("We are ready,", 0)


def test_a_wrapped_line_does_not_break_a_quotation():
    assert inside('He said "we will go\non until noon" and left.') == ["we will go\non until noon"]


def test_a_stray_closing_mark_is_left_alone():
    assert inside("the end of it,” he said. “Now this,” he added.") == ["Now this,"]


MARKS = "“”„‟«»‹›‘’‚\"'`′″ \n.,aB1é😀ש[]()…-—"


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=MARKS, max_size=200) | st.text(max_size=200))
def test_any_text_is_paired_within_its_bounds(text):
    found = marks(text)
    assert list(found) == sorted(found, key=lambda m: m.opened)
    for m in found:
        assert 0 <= m.opened < m.start < m.end <= len(text)
        assert m.closed is None or m.end <= m.closed < len(text)
        assert m.depth >= 0


@pytest.mark.parametrize("piece", ['"', "'a ", "“a", "‘a’ ", "'a s' ", "«a» ", "' ", '" '])
def test_time_is_linear_in_the_length(piece):
    text = (piece * 100_000)[:100_000]
    begun = time.perf_counter()
    marks(text)
    assert time.perf_counter() - begun < 3
