"""Pledges: who gives whom what, and how far the giving has come."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.extract.pledges import told as with_words
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


def slots(read_text: Read, text: str) -> tuple[str, str, str, str]:
    """The one pledge's stance, giver, receiver and thing, each as words."""
    reading, parse = read_text(text, published="2026-03-04")
    (one,) = with_words(reading, parse)
    assert one.pledge.what is not None
    giver, receiver = (span.of(text) if span else "-" for span in (one.giver, one.receiver))
    return one.pledge.stance, giver, receiver, one.pledge.what.of(text)


@pytest.mark.parametrize(
    ("text", "gold"),
    [
        ("Chile agreed to supply Peru with rice.", ("agreed", "Chile", "Peru", "rice")),
        ("Chile promised Peru rice on Monday.", ("agreed", "Chile", "Peru", "rice")),
        (
            "Chile announced that it would give Peru two ferries.",
            ("agreed", "it", "Peru", "two ferries"),
        ),
        ("Peru will receive rice from Chile.", ("agreed", "Chile", "Peru", "rice")),
        ("Chile is ready to send doctors to Peru.", ("offered", "Chile", "Peru", "doctors")),
        ("Chile offered a ship for the sailors.", ("offered", "Chile", "the sailors", "a ship")),
        ("Peru asked Chile to send rice.", ("requested", "Chile", "Peru", "rice")),
        ("Peru appealed to Chile for funds.", ("requested", "Chile", "Peru", "funds")),
        ("Chile refused to sell ammunition to Peru.", ("refused", "Chile", "Peru", "ammunition")),
        ("Chile ruled out sending missiles to Peru.", ("refused", "Chile", "Peru", "missiles")),
        ("Chile turned down Peru's request for fuel.", ("refused", "Chile", "Peru", "fuel")),
        (
            "The firm denied the widows a pension.",
            ("refused", "The firm", "the widows", "a pension"),
        ),
        ("Chile withdrew its offer of a grant to Peru.", ("withdrawn", "Chile", "Peru", "a grant")),
        ("Chile has begun delivering trucks to Peru.", ("under way", "Chile", "Peru", "trucks")),
        (
            "Lorries carrying petrol from Chile are on their way to Peru.",
            ("under way", "Chile", "Peru", "petrol"),
        ),
        ("Six tents were sent to Peru by Chile.", ("delivered", "Chile", "Peru", "Six tents")),
        ("Chile handed the bodies over to Peru.", ("delivered", "Chile", "Peru", "the bodies")),
        (
            "Chile accepted in principle to give the tenants a rebate.",
            ("agreed in principle", "Chile", "the tenants", "a rebate"),
        ),
        (
            "Chile approved the sale of torpedoes worth $66 million to Peru.",
            ("agreed", "Chile", "Peru", "torpedoes"),
        ),
        ("Peru welcomed Chile's promise of a loan.", ("agreed", "Chile", "Peru", "a loan")),
        ("Chile said no to Peru's request for radars.", ("refused", "Chile", "Peru", "radars")),
        (
            "Chile went back on its promise of tanks to Peru.",
            ("withdrawn", "Chile", "Peru", "tanks"),
        ),
        ("Chile is not going to give Peru missiles.", ("refused", "Chile", "Peru", "missiles")),
        ("Tents are being delivered to Peru by Chile.", ("under way", "Chile", "Peru", "Tents")),
        ("Tents donated by Chile arrived in Peru.", ("delivered", "Chile", "Peru", "Tents")),
        ("Peru took delivery of radars from Chile.", ("delivered", "Chile", "Peru", "radars")),
        ("Peru wants Chile to send rice.", ("requested", "Chile", "Peru", "rice")),
        ("Chile to send 60 trucks to Peru", ("agreed", "Chile", "Peru", "60 trucks")),
    ],
)
def test_giver_receiver_and_thing_are_those_of_the_giving(
    read_text: Read, text: str, gold: tuple[str, str, str, str]
) -> None:
    assert slots(read_text, text) == gold


@pytest.mark.parametrize(
    "text",
    [
        "The two leaders agreed to meet again in April.",
        "The envoy rejected the proposal without giving a reason.",
        "The minister sent a letter to the union.",
        "The striker gave United the lead before half-time.",
        "The king offered his condolences to the families.",
        "Chile has not sent the generators to Peru.",
        "The minister is accused of supplying the gang with rifles.",
        "The army sent tanks to the border.",
        "The airline cancelled 40 flights to Rome.",
        "The firm, which provides meals to schools, is bankrupt.",
        "The rebels gave up their arms.",
        "The board rejected gun control measures.",
        "The premier refused to step down.",
        "Chile is expected to send rice to Peru.",
    ],
)
def test_letters_goals_trades_and_bare_answers_are_no_pledges(read_text: Read, text: str) -> None:
    assert read_text(text)[0].pledges == ()


def test_people_who_are_given_something_are_no_amount(read_text: Read) -> None:
    text = "Chile offered the two families compensation of 3 million euros."
    reading, _ = read_text(text)
    (pledge,) = reading.pledges
    assert [f.low for f in reading.figures if f.id in pledge.figures] == [3_000_000]


def test_a_deadline_may_stand_before_its_giving(read_text: Read) -> None:
    reading, _ = read_text("By Friday, Chile will give Peru rice.", published="2026-03-04")
    (pledge,) = reading.pledges
    assert [t.text for t in reading.timexes if t.id == pledge.by] == ["Friday"]


@pytest.mark.parametrize(
    "condition",
    [
        "provided that parliament agrees",
        "if the border reopens",
        "on condition that the camp closes",
    ],
)
def test_what_would_or_will_be_given_on_a_condition_is_offered(
    read_text: Read, condition: str
) -> None:
    text = f"Chile said it would give the refugees shelter {condition}."
    (pledge,) = read_text(text)[0].pledges
    assert pledge.condition is not None and pledge.condition.of(text) == condition
    assert pledge.stance == "offered"
