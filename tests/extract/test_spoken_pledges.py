"""Pledges told by a noun, and what the verb above answers."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.extract.pledges import told
from rashomon.model import Reading
from rashomon.read.parse import Parse

Read = Callable[..., tuple[Reading, Parse]]


@pytest.mark.parametrize(
    ("text", "stance", "giver", "receiver", "what"),
    [
        ("Peru welcomed Chile's promise of a loan.", "agreed", "Chile", "Peru", "a loan"),
        ("Peru secured a pledge of rice from Chile.", "agreed", "Chile", "Peru", "rice"),
        ("Chile said no to Peru's request for radars.", "refused", "Chile", "Peru", "radars"),
        ("Chile went back on its promise of rice to Peru.", "withdrawn", "Chile", "Peru", "rice"),
        (
            "Chile backed out of a deal to supply Peru with rice.",
            "withdrawn",
            "Chile",
            "Peru",
            "rice",
        ),
        ("Chile blocked a plan to send rice to Peru.", "refused", "Chile", "Peru", "rice"),
        ("Chile voted against a loan to Peru.", "refused", "Chile", "Peru", "a loan"),
        ("Chile paused arms deliveries to Peru.", "withdrawn", "Chile", "Peru", "arms"),
        ("Chile has stopped sending rice to Peru.", "withdrawn", "Chile", "Peru", "rice"),
    ],
)
def test_the_verb_above_answers_the_noun(
    read_text: Read, text: str, stance: str, giver: str, receiver: str, what: str
) -> None:
    reading, parse = read_text(text)
    (one,) = told(reading, parse)
    assert one.giver is not None and one.receiver is not None and one.pledge.what is not None
    words = tuple(span.of(text) for span in (one.giver, one.receiver, one.pledge.what))
    assert (one.pledge.stance, *words) == (stance, giver, receiver, what)


@pytest.mark.parametrize(
    "text",
    [
        "Chile has not ruled out sending radars to Peru.",
        "Chile stopped Bolivia from shipping steel to Peru.",
        "The man was armed with a long gun.",
        "The minister was paid $9 million for 41 speeches.",
    ],
)
def test_what_gives_nothing_is_no_pledge(read_text: Read, text: str) -> None:
    reading, _ = read_text(text)
    assert reading.pledges == ()


def test_a_thing_in_exchange_is_the_condition(read_text: Read) -> None:
    text = "Chile promised Peru a loan in exchange for fishing rights."
    reading, _ = read_text(text)
    (one,) = reading.pledges
    assert one.what is not None and one.what.of(text) == "a loan"
    assert one.condition is not None and one.condition.of(text) == "in exchange for fishing rights"
