"""Which quotations are shown as somebody's words, and in which words."""

from __future__ import annotations

import re

import _invented
import pytest

from rashomon.model import Quote, QuoteForm, Reading, Situation, Span
from rashomon.tell.index import Index
from rashomon.tell.sayings import Saying, is_saying, spoken


def told(marked: str, rule: str, form: QuoteForm = "indirect") -> tuple[Index, Saying]:
    """A quotation as it stands in "Mayor Ana Horvat <denied> {that the road was shut}"."""
    text = re.sub("[<>{}]", "", marked)
    places = {}
    for opened, closed in ("<>", "{}"):
        places[opened] = []
        for part in re.finditer(f"[{opened}](.*?)[{closed}]", marked):
            start = len(re.sub("[<>{}]", "", marked[: part.start()]))
            inner = re.sub("[<>{}]", "", part[1])
            places[opened].append(Span(start, start + len(inner)))
    content = tuple(places["{"])
    inside = tuple(
        Span(m.start() + 1, m.end() - 1)
        for m in re.finditer("“[^”]*”", text)
        if any(span.start <= m.start() and m.end() <= span.end for span in content)
    )
    quote = Quote(
        id="q1",
        form=form,
        content=content,
        marked=inside,
        source=Span(0, text.index(" ")),
        cue=next(iter(places["<"]), None),
        rule=f"quotes.{rule}",
    )
    reading = Reading(report=_invented.report("r", text), reader=_invented.READER, quotes=(quote,))
    return Index(Situation(readings=(reading,))), Saying("r", quote)


@pytest.mark.parametrize(
    ("marked", "rule"),
    [
        ("Horvat <said> {the road was shut}.", "clause"),
        ("Horvat <promised> {to open the road}.", "infinitive"),
        ("Horvat <denied> {closing the road}.", "gerund"),
        ("Horvat <urged> {drivers to stay at home}.", "object"),
        ("Horvat <warned> {drivers not to cross the ford}.", "object"),
        ("Horvat <accused> {the builders of ignoring the flood}.", "object"),
        ("Horvat <rejected> {accusations by drivers that she had slept}.", "object"),
        ("Horvat <apologized for> {closing the road}.", "preposition"),
        ("Horvat made a <claim> {that the road was shut}.", "noun"),
        ("Horvat was <sure> {that the road was shut}.", "adjective"),
        ("{Two drivers were hurt}, <according to> Horvat.", "according_to"),
    ],
)
def test_reported_words_are_a_saying_when_they_tell_promise_urge_deny_or_charge(marked, rule):
    assert is_saying(*told(marked, rule))


@pytest.mark.parametrize(
    ("marked", "rule"),
    [
        ("Horvat <promised> {her}.", "object"),
        ("Horvat <welcomed> {the deal}.", "object"),
        ("Horvat <approved> {the plan}.", "object"),
        ("Horvat <wants> {14 years}.", "object"),
        ("Horvat <declined> {to comment}.", "infinitive"),
        ("Horvat <asked> {not to be named}.", "infinitive"),
        ("Horvat <plans> {to retire}.", "infinitive"),
        ("Horvat <called for> {talks}.", "preposition"),
        ("Horvat <was booed by> {drivers}.", "passive"),
        ("Horvat's <plan> {to shut the road}.", "noun"),
    ],
)
def test_an_object_a_wish_and_no_comment_are_no_sayings(marked, rule):
    assert not is_saying(*told(marked, rule))


def test_words_in_marks_are_always_a_saying():
    assert is_saying(*told("Horvat <called> {the plan “hasty”}.", "object", "mixed"))


@pytest.mark.parametrize(
    ("marked", "shown"),
    [
        ("Horvat <denied> {that the road was shut}.", "denied that the road was shut"),
        (
            "Horvat <denied> on Friday {that the road was shut}.",
            "denied on Friday that the road was shut",
        ),
        ("Horvat <did not say> {when it would open}.", "did not say when it would open"),
        ("Horvat <said> {that the road was shut}.", "the road was shut"),
        ("Horvat <has also said> {the road was shut}.", "the road was shut"),
        (
            "Horvat <warned> drivers {that the ford was deep}.",
            "warned drivers that the ford was deep",
        ),
        ("Horvat. {The ford is deep}, she <insisted>.", "insisted: The ford is deep"),
        ("Horvat <said> {when the rain began that the road was shut}.", "the road was shut"),
        ("{IZOLA, May 3 - Two roads were shut}, Horvat <said>.", "Two roads were shut"),
    ],
)
def test_a_cue_that_is_more_than_said_is_shown_so_that_a_denial_reads_as_one(marked, shown):
    assert spoken(*told(marked, "clause")) == shown


def test_a_thought_partly_in_marks_is_no_saying():
    assert not is_saying(*told("Horvat <counts on> {a “quick” end}.", "preposition", "mixed"))


def test_a_cue_is_not_shown_before_words_in_marks():
    assert spoken(*told("Horvat <denied> it: {“We slept.”}", "colon", "direct")) == "“We slept.”"
