"""Datelines are told from the sentences behind them."""

from __future__ import annotations

import pytest

from rashomon.read.layout.datelines import past_dateline
from rashomon.read.parser import paragraphs

STORY = "the council of ministers met again on Monday."


@pytest.mark.parametrize(
    "dateline",
    [
        "ANKARA (Reuters) - ",
        "GENEVA, March 3 (XYZ) -- ",
        "PODGORICA - ",
        "BAR - ",
        "CLEVELAND — ",
        "BAR, Montenegro (Agency) – ",
        "WEST PALM BEACH, Fla. — ",
        "AMHERST, N.H. (AP) _ ",
        "UNITED NATIONS - ",
        "ANKARA/ISTANBUL, Feb. 6, 2023 (XYZ) - ",
        "NEW DELHI: ",
        "MOSCOW, April 27. /TASS/. ",
        "Nairobi, Kenya -- ",
        "Belgrade, Nov. 7 - ",
        "Tirana – ",
    ],
)
def test_a_dateline_ends_at_its_dash(dateline):
    text = f"{dateline}On Monday {STORY}"
    assert text[: past_dateline(text, 0, len(text))] == dateline


@pytest.mark.parametrize(
    "text",
    [
        f"NATO - which met again - said {STORY}",
        f"NATO — The alliance said {STORY}",
        f"A-10 - The old aircraft returned, {STORY}",
        f"MODERATOR: Good evening and welcome, {STORY}",
        f"Paris - Roubaix was won by a Dane, {STORY}",
        f"Orlova: The minister is wrong, {STORY}",
        "KYIV — FOUR KILLED AS BRIDGE FALLS, GOVERNOR SAYS",
        "GENEVA - Talks resume",
        f"Well—The minister said {STORY}",
        f"The minister - Ana Perko - said {STORY}",
    ],
)
def test_what_only_looks_like_a_dateline_is_none(text):
    assert past_dateline(text, 0, len(text)) == 0


def test_a_dateline_is_parsed_by_itself():
    text = f"Ministers meet\nPODGORICA - Montenegro on Wednesday refused, and {STORY}\nMore."
    assert [s.of(text) for s in paragraphs(text)] == [
        "Ministers meet",
        "PODGORICA -",
        f"Montenegro on Wednesday refused, and {STORY}",
        "More.",
    ]


def test_the_subject_begins_behind_the_dateline(parser):
    parse = parser.parse("PODGORICA - Montenegro on Wednesday rejected the new terms of the loan.")
    verb = parse.lower.index("rejected")
    subject = next(k for k in parse.children[verb] if parse.dep[k] == "nsubj")
    assert parse.word[subject] == "Montenegro"
    assert len(parse.sentences) == 2
