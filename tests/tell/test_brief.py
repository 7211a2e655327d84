"""The brief, as a terminal and a pipe get it."""

from __future__ import annotations

import io
import re

import _invented
import msgspec
import pytest
from rich.cells import cell_len
from rich.console import Console

from rashomon.model import Quote, Reading, Situation, Span, Storyline
from rashomon.tell.brief import brief, merged, window
from rashomon.tell.index import Excerpt, Index
from rashomon.tell.sayings import Saying


def printed(situation: Situation, **options: object) -> str:
    out = io.StringIO()
    brief(situation, Console(file=out, **options))  # type: ignore[arg-type]
    return out.getvalue()


def test_every_kind_of_verdict_has_its_place(situation):
    text = printed(situation)
    for title in ("AGREED", "DISPUTED", "UPDATED", "ONLY IN ONE REPORT"):
        assert f"\n  {title}\n" in text
    for comparison in situation.comparisons[:6]:
        assert comparison.statement in " ".join(text.split())


def test_counts_stand_together_in_the_order_reports_outlets_origins(situation):
    assert "4 reports / 4 outlets / 3 origins" in printed(situation)


def test_quoted_words_stand_beside_the_outlet_that_has_them(situation):
    text = " ".join(printed(situation).split())
    assert "Drava Radio: “Five people are missing" in text
    assert "“The gates followed the plan to the minute.” [the mark is never closed]" in text


def test_a_pipe_gets_text_of_80_columns_and_nothing_else(situation):
    text = printed(situation, width=200)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", text)
    assert all(cell_len(line) <= 80 for line in text.split("\n"))
    assert all(line == line.rstrip() for line in text.split("\n"))


@pytest.mark.parametrize("width", [20, 40, 80, 120])
def test_a_terminal_of_any_width_is_not_overrun(situation, width):
    text = printed(situation, width=width, force_terminal=True, color_system=None, no_color=True)
    plain = re.sub(r"\x1b\[[0-9;]*m", "", text)
    assert all(cell_len(line) <= max(width, 30) for line in plain.split("\n"))


def test_colour_changes_no_word(situation):
    coloured = printed(situation, width=80, force_terminal=True, color_system="truecolor")
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == printed(situation)


def test_the_terminal_obeys_no_code_of_a_report(situation):
    text = printed(situation, width=80, force_terminal=True, color_system="truecolor")
    assert "5;35" not in text
    assert _invented.RIGHT_TO_LEFT not in text


def test_brackets_of_a_report_are_no_markup_of_ours(situation):
    title = "[bold]Flood[/bold] [/] [link=http://x]x[/link]"
    (storyline, *rest) = situation.storylines
    changed = msgspec.structs.replace(
        situation, storylines=(msgspec.structs.replace(storyline, title=title), *rest)
    )
    assert title in printed(changed)


def test_long_lists_are_cut_and_say_by_how_much(situation):
    only = situation.comparisons[5]
    many = tuple(
        msgspec.structs.replace(only, id=f"C{n}", statement=f"Thing {n}.") for n in range(30)
    )
    singles = tuple(
        Storyline(id=f"S{n}", title=f"Other {n}", reports=("chess",)) for n in range(3, 40)
    )
    changed = msgspec.structs.replace(
        situation, comparisons=many, storylines=situation.storylines[:1] + singles
    )
    text = printed(changed)
    assert "Thing 3." in text and "Thing 4." not in text
    assert "and 26 more (see the dossier)" in text
    assert "and 27 more (see the dossier)" in text


def test_the_more_storylines_the_less_of_each(situation):
    def lines(number: int) -> int:
        first = situation.storylines[0]
        several = tuple(
            msgspec.structs.replace(first, id=f"S{n}", title=f"Flood {n}") for n in range(number)
        )
        comparisons = tuple(
            msgspec.structs.replace(situation.comparisons[5], storyline=f"S{n}", id=f"C{n}{m}")
            for n in range(number)
            for m in range(9)
        )
        changed = msgspec.structs.replace(
            situation, storylines=several, comparisons=comparisons, occurrences=()
        )
        return printed(changed).count("C0")

    assert lines(1) > lines(2) > lines(4)


def test_what_could_not_be_told_is_counted(situation):
    text = printed(situation)
    assert "1 of 6 quotations without a known speaker" in text
    assert "1 of 5 dates not resolved" in text
    assert "1 of 4 pronouns not resolved" in text


def test_an_empty_situation_is_told_too():
    assert "No report could be read." in printed(Situation())


def test_an_old_terminal_gets_letters_it_knows(situation):
    out = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    brief(situation, Console(file=out))
    out.flush()
    assert b'"Five people are missing' in out.buffer.getvalue().replace(b"\n         ", b" ")


def test_what_can_both_be_true_is_not_told_as_agreed(situation):
    text = printed(situation)
    agreed = text[text.index("AGREED") : text.index("DISPUTED")]
    assert "one report quotes more" not in agreed
    apart = text[text.index("DIFFER, BUT CAN BOTH BE TRUE") :]
    assert "one report quotes more" in apart


@pytest.mark.parametrize(
    ("before", "words", "after", "value", "shown"),
    [
        ("In the port, ", "31", " were hurt.", "31", ("In the port, ", "31", " were hurt.")),
        ("Then ", "a bus fell " * 8, " at noon.", "", ("", "a bus fell " * 8, "")),
    ],
)
def test_the_evidence_stands_whole_among_the_shown_words(before, words, after, value, shown):
    assert window(Excerpt(before, words, after), value) == shown


def test_of_long_evidence_the_part_with_the_value_is_shown():
    words = "The ferry left the old pier " * 8 + "and 31 people were hurt"
    _, shown, _ = window(Excerpt("", words, ""), "31 people")
    assert "31 people" in shown
    assert len(shown) <= 152
    assert shown.startswith("…") and shown[1:].split()[0] in words.split()


def test_context_is_cut_at_words():
    before, _, after = window(Excerpt("alpha beta " * 20, "31", " gamma delta" * 20), "31")
    assert before.startswith("…") and before[1:].split()[0] in ("alpha", "beta")
    assert after.endswith("…") and after[:-1].split()[-1] in ("gamma", "delta")


def test_a_wording_inside_a_longer_one_is_told_once_with_both_outlets():
    texts = {"a": "“The road is shut for good”", "b": "“shut for good”"}
    readings = []
    sayings = []
    for id, text in texts.items():
        quote = Quote(id="q", form="direct", content=(Span(1, len(text) - 1),))
        report = _invented.report(id, text, outlet=f"Outlet {id}")
        readings.append(Reading(report=report, reader=_invented.READER, quotes=(quote,)))
        sayings.append(Saying(id, quote))
    told = merged(Index(Situation(readings=tuple(readings))), sayings)
    assert told == [("“The road is shut for good”", ("Outlet a", "Outlet b"))]
