"""Paragraphs on a terminal or in a pipe, whatever they hold."""

from __future__ import annotations

import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from rashomon.tell.sheet import Sheet


def written(
    *parts: str | tuple[str, str], indent: int = 0, hang: int = 2, **options: object
) -> str:
    out = io.StringIO()
    Sheet(Console(file=out, **options)).write(*parts, indent=indent, hang=hang)  # type: ignore[arg-type]
    return out.getvalue()


@given(st.text(max_size=200), st.integers(0, 8))
def test_any_text_fits_the_pipe_and_steers_nothing(text, indent):
    shown = written(text, indent=indent)
    assert all(cell_len(line) <= 80 for line in shown.split("\n"))
    assert not re.search(
        "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]", shown
    )


def test_an_escape_code_goes_with_all_its_letters():
    assert written("a\x1b[5;35mb\x1b]0;title\x07c") == "abc\n"


def test_a_paragraph_hangs_from_its_second_line_on():
    assert written("x " * 45, indent=2, hang=4) == (
        "  " + " ".join("x" * 39) + "\n" + "      " + " ".join("x" * 6) + "\n"
    )


def test_a_word_longer_than_the_line_is_folded():
    assert [len(line) for line in written("x" * 300).split()] == [80, 78, 78, 64]


def test_brackets_are_words():
    assert written("[red]x[/red] [/] [@click=f()]y", ("[b]", "bold")) == (
        "[red]x[/red] [/] [@click=f()]y[b]\n"
    )


@pytest.mark.parametrize(("number", "said"), [(0, ""), (1, "and 1 more side"), (2, "and 2 more")])
def test_a_cut_list_says_how_much_is_left(number, said):
    out = io.StringIO()
    Sheet(Console(file=out)).more(number, indent=0, noun="side")
    assert said in out.getvalue()
    assert bool(out.getvalue()) == bool(number)
