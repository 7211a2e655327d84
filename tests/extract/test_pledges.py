"""Pledges: who gives whom what, and how far the giving has come."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.model import Pledge, Reading
from rashomon.read.parse import Parse

Read = Callable[..., tuple[Reading, Parse]]


def only(read_text: Read, text: str) -> Pledge:
    reading, _ = read_text(text)
    assert len(reading.pledges) == 1, reading.pledges
    return reading.pledges[0]


@pytest.mark.parametrize(
    ("text", "stance", "what"),
    [
        ("Norway pledged $3 million in aid to Chile.", "agreed", "$3 million in aid"),
        ("Norway will send tents to Chile.", "agreed", "tents"),
        ("Norway sent tents to Chile.", "delivered", "tents"),
        ("Norway is sending tents to Chile.", "under way", "tents"),
        ("Norway offered tents to Chile.", "offered", "tents"),
        ("Norway will not send tents to Chile.", "refused", "tents"),
        ("Norway suspended aid to Chile.", "withdrawn", "aid"),
        ("Norway asked Chile for tents.", "requested", "tents"),
        (
            "Norway received a vague agreement for the evacuation of sailors.",
            "agreed in principle",
            "the evacuation of sailors",
        ),
    ],
)
def test_the_stance_says_how_far_the_giving_has_come(
    read_text: Read, text: str, stance: str, what: str
) -> None:
    pledge = only(read_text, text)
    assert pledge.stance == stance
    assert pledge.what is not None and pledge.what.of(text) == what


def test_a_condition_keeps_its_words(read_text: Read) -> None:
    text = "Norway will send tents to Chile if the road is open."
    condition = only(read_text, text).condition
    assert condition is not None and condition.of(text) == "if the road is open"


def test_a_proposal_not_answered_is_no_pledge(read_text: Read) -> None:
    reading, _ = read_text("Chile has not reacted to the proposal.")
    assert reading.pledges == ()
    assert [event.realis for event in reading.events if event.lemma == "react"] == ["negated"]


def test_a_pledge_rests_on_an_event(read_text: Read) -> None:
    reading, _ = read_text("Norway pledged $3 million in aid to Chile.")
    assert reading.pledges[0].event in {event.id for event in reading.events}


def test_a_deadline_is_the_timex_that_limits_it(read_text: Read) -> None:
    text = "Norway will send tents to Chile by Friday."
    reading, _ = read_text(text, published="2021-05-05")
    (pledge,) = reading.pledges
    assert [t.text for t in reading.timexes if t.id == pledge.by] == ["Friday"]


def test_the_amount_is_the_figure_in_its_clause(read_text: Read) -> None:
    reading, _ = read_text("Norway pledged $3 million in aid to Chile.")
    (pledge,) = reading.pledges
    assert [f.low for f in reading.figures if f.id in pledge.figures] == [3_000_000]


def test_giver_and_receiver_are_the_parties(read_text: Read) -> None:
    reading, _ = read_text("Norway pledged $3 million in aid to Chile.")
    names = {entity.id: entity.name for entity in reading.entities}
    (pledge,) = reading.pledges
    assert (names[pledge.giver or ""], names[pledge.receiver or ""]) == ("Norway", "Chile")


def test_who_asks_is_the_receiver(read_text: Read) -> None:
    reading, _ = read_text("Norway asked Chile for tents.")
    names = {entity.id: entity.name for entity in reading.entities}
    (pledge,) = reading.pledges
    assert (names[pledge.giver or ""], names[pledge.receiver or ""]) == ("Chile", "Norway")


@pytest.mark.parametrize(
    "text",
    ["The report offers clues.", "Norway spent $3 million.", "Norway proposed a new law."],
)
def test_what_is_given_to_nobody_is_no_pledge(read_text: Read, text: str) -> None:
    assert read_text(text)[0].pledges == ()


def test_a_proposal_keeps_what_follows_its_colon(read_text: Read) -> None:
    text = "Norway made a proposal to Chile that it could not refuse: to free the sailors."
    (pledge,) = read_text(text)[0].pledges
    assert pledge.stance == "offered"
    assert pledge.what is not None and pledge.what.of(text) == "to free the sailors"


def told(read_text: Read, text: str) -> list[tuple[str | None, str, str]]:
    """Each pledge's giver, stance and thing."""
    reading, _ = read_text(text)
    names = {entity.id: entity.name for entity in reading.entities}
    return [
        (names.get(p.giver or ""), p.stance, p.what.of(text) if p.what else "")
        for p in reading.pledges
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Norway said it would give 90 million pounds if the talks resumed.",
        "Norway would contribute 90 million pounds provided that the council held elections.",
        "Norway would give 90 million pounds for school buses.",
    ],
)
def test_what_would_be_given_is_offered(read_text: Read, text: str) -> None:
    ((giver, stance, what),) = told(read_text, text)
    assert (giver, stance) == ("Norway", "offered") and what.startswith("90 million pounds")


def test_each_donor_of_a_list_pledges_its_own_sum(read_text: Read) -> None:
    text = (
        "Chile promised 200 million euros, Japan 150 million dollars and Norway 45 million francs."
    )
    assert told(read_text, text) == [
        ("Chile", "agreed", "200 million euros"),
        ("Japan", "agreed", "150 million dollars"),
        ("Norway", "agreed", "45 million francs"),
    ]


def test_an_announced_sum_is_agreed(read_text: Read) -> None:
    text = "Norway announced $310 million, the largest single sum."
    assert told(read_text, text) == [("Norway", "agreed", "$310 million")]


def test_an_offered_sum_needs_no_receiver(read_text: Read) -> None:
    text = "Norway offered 30 million euros for school buses."
    assert told(read_text, text) == [
        ("Norway", "offered", "30 million euros for school buses"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "59 people had been rescued alive.",
        "Norway rescued 59 people from the rubble.",
        "1,200 medics had been sent to the region.",
        "They began to evacuate their school.",
        "The minister walked out rather than agreeing to disarm.",
        "The company spent 20 million euros on a new plant.",
    ],
)
def test_people_saved_and_deeds_not_chosen_are_no_pledges(read_text: Read, text: str) -> None:
    assert told(read_text, text) == []


def test_who_says_it_would_give_is_the_giver(read_text: Read) -> None:
    text = (
        "Chile promised 20 million euros and Japan 15 million dollars, while Norway said it would "
        "give 9 million pounds on condition that medics get access."
    )
    assert told(read_text, text) == [
        ("Chile", "agreed", "20 million euros"),
        ("Japan", "agreed", "15 million dollars"),
        ("Norway", "offered", "9 million pounds"),
    ]


def test_what_will_be_given_stays_agreed_whoever_was_told_so(read_text: Read) -> None:
    text = "Norway will contribute 45 million francs, President Ann Roth told the Bulletin."
    assert told(read_text, text) == [("Norway", "agreed", "45 million francs")]
