"""Who "I", "we" and "you" are inside quotations: sentences of ours with invented people."""

from __future__ import annotations

import pytest

TOLD = [
    ("“I will resign,” Jonas Bakke said.", "I", "Jonas Bakke"),
    ("Jonas Bakke said: “They gave me a week to answer.”", "me", "Jonas Bakke"),
    (
        "“We will sign the lease,” said Anna Moe, a spokeswoman for Kestrel Airlines.",
        "We",
        "Kestrel Airlines",
    ),
    ("“Our doors are open,” Kestrel Airlines said in a statement.", "Our", "Kestrel Airlines"),
    ("“We close our border,” Norwegian Prime Minister Anna Moe said.", "We", "Norway"),
    ("Jonas Bakke told Anna Moe: “I have read the report you wrote.”", "you", "Anna Moe"),
    ("Jonas Bakke said: I am deeply concerned by the news.", "I", "Jonas Bakke"),
    ("BAKKE: I never met them.\nMOE: I did, twice.", "I", "BAKKE"),
]


def pointed(reading, wording: str) -> str | None:
    names = {entity.id: entity.name for entity in reading.entities}
    (first, *_) = [m for m in reading.mentions if m.text == wording]
    return names.get(first.entity or "")


@pytest.mark.parametrize(("text", "pronoun", "name"), TOLD)
def test_a_pronoun_of_speech_is_told_by_its_quotation(read_text, text, pronoun, name):
    reading, _ = read_text(text)
    assert pointed(reading, pronoun) == name


OPEN = [
    ("I met Jonas Bakke in Oslo.", "I"),  # the report's own voice
    ("Jonas Bakke said I was wrong.", "I"),  # reported without marks: the reporter
    ("“We were cold,” said Jonas Bakke.", "We"),  # he has no side here
    ("“I will resign,” the ministry said.", "I"),  # a ministry is no I
    ("“What will you do?” Jonas Bakke said.", "you"),  # nobody is told
]


@pytest.mark.parametrize(("text", "pronoun"), OPEN)
def test_a_pronoun_of_speech_stays_open_where_nobody_is_told(read_text, text, pronoun):
    reading, _ = read_text(text)
    assert pointed(reading, pronoun) is None


def test_in_a_quotation_within_a_quotation_i_is_the_inner_speaker(read_text):
    reading, _ = read_text("“Anna Moe said, ‘I was there,’ and left,” Jonas Bakke said.")
    assert pointed(reading, "I") != "Jonas Bakke"
