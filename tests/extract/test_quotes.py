"""Who is reported to have said what: source, cue and content, written into the sentences."""

from __future__ import annotations

import re

import pytest

from rashomon.model import Quote

TAG = re.compile(r"<(source|cue|content|addressee):|>")


def annotated(line: str) -> tuple[str, dict[str, list[str]]]:
    """A sentence without its annotation, and the annotated words by role."""
    text: list[str] = []
    roles: dict[str, list[str]] = {}
    open_roles: list[tuple[str, int]] = []
    at = 0
    for hit in TAG.finditer(line):
        text.append(line[at : hit.start()])
        at = hit.end()
        length = len("".join(text))
        if hit.group(1):
            open_roles.append((hit.group(1), length))
        else:
            role, start = open_roles.pop()
            roles.setdefault(role, []).append("".join(text)[start:])
    text.append(line[at:])
    return "".join(text), roles


def said(text: str, quote: Quote) -> dict[str, list[str]]:
    """The words of a quote by role, as in an annotation."""
    roles = {"content": [s.of(text) for s in quote.content]}
    for role in ("source", "cue", "addressee"):
        span = getattr(quote, role)
        if span is not None:
            roles[role] = [span.of(text)]
    return roles


DIRECT = [
    "“<content:The bridge is closed,>” <cue:said> <source:the mayor>.",
    "“<content:The bridge is closed,>” <source:she> <cue:said>.",
    "“<content:The bridge is closed,>” <source:Ana Brandt> <cue:told> <addressee:reporters>.",
    "<source:Ana Brandt> <cue:said>, “<content:The bridge is closed today.>”",
    "<source:The mayor> <cue:said:> “<content:The bridge is closed. Nobody will cross it.>”",
    "“<content:The bridge,>” <source:he> <cue:said>, “<content:is closed to all traffic.>”",
    "“<content:The bridge is closed,>” <source:he> <cue:said>. “<content:Nobody will cross it.>”",
    "'<content:The bridge is closed,>' <cue:said> <source:the minister>.",
    "« <content:The bridge is closed,> » <cue:said> <source:the minister>.",
    "“<content:Where is the bridge?>” <cue:asked> <source:Ana Brandt>.",
    "“<content:The bridge is closed to all traffic.>” <cue:—> <source:Ana Brandt>",
]


@pytest.mark.parametrize("line", DIRECT)
def test_direct_speech_has_its_source_cue_and_content(line, read_text):
    text, gold = annotated(line)
    (quote,) = read_text(text)[0].quotes
    assert said(text, quote) == gold
    assert quote.form == "direct"
    assert quote.closed


INDIRECT = [
    "<source:The ministry> <cue:said> <content:that the bridge was closed>.",
    "<source:The ministry> <cue:said> <content:the bridge was closed>.",
    "<source:The envoy> <cue:denied> <content:that talks had begun>.",
    "<content:The bridge was closed>, <cue:according to> <source:the ministry>.",
    "<source:She> <cue:promised> <content:to open the bridge>.",
    "<source:The minister> <cue:called for> <content:an end to the blockade>.",
]


@pytest.mark.parametrize("line", INDIRECT)
def test_indirect_speech_has_its_source_cue_and_content(line, read_text):
    text, gold = annotated(line)
    (quote,) = read_text(text)[0].quotes
    assert said(text, quote) == gold
    assert quote.form == "indirect"


def test_words_in_marks_inside_a_report_make_it_mixed(read_text):
    text = "The envoy said that the offer was a “cruel joke” and would be refused."
    (quote,) = read_text(text)[0].quotes
    assert quote.form == "mixed"
    assert [s.of(text) for s in quote.content] == [
        "that the offer was a “cruel joke” and would be refused"
    ]
    assert [s.of(text) for s in quote.marked] == ["cruel joke"]


def test_an_unclosed_quotation_ends_at_the_reporting_clause(read_text):
    text = "“We will answer this with all we have, said Ana Brandt in her opening remarks."
    (quote,) = read_text(text)[0].quotes
    assert [s.of(text) for s in quote.content] == ["We will answer this with all we have"]
    assert quote.source.of(text) == "Ana Brandt"
    assert not quote.closed
    assert "unclosed" in quote.rule


def test_a_reporting_clause_set_inside_the_marks_is_left_out(read_text):
    text = "“The road was full of people, she said. We could not believe our eyes. »"
    (quote,) = read_text(text)[0].quotes
    assert [s.of(text) for s in quote.content] == [
        "The road was full of people,",
        "We could not believe our eyes.",
    ]
    assert quote.source.of(text) == "she"


def test_titles_and_scare_quotes_without_a_source_are_no_quotes(read_text):
    reading, _ = read_text("The film “The Long Road” opened in Lviv. The so-called “truce” ended.")
    assert reading.quotes == ()


def test_ids_follow_the_text(read_text):
    reading, _ = read_text("He said it rained. She said it snowed. They say it will be dry.")
    assert [q.id for q in reading.quotes] == ["q1", "q2", "q3"]
    starts = [q.content[0].start for q in reading.quotes]
    assert starts == sorted(starts)
