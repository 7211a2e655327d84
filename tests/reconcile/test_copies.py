"""Copies: who repeats whom, and how much."""

from __future__ import annotations

import random

import pytest
from _told import told

from rashomon.reconcile import reconcile
from rashomon.reconcile.passages import passages
from rashomon.reconcile.words import words

SENTENCES = [
    "The old iron bridge over the Drina at Zvornik was shut to lorries at dawn on Friday.",
    "Engineers found a crack as long as a man's arm in the second pillar from the Serbian bank.",
    "Mayor Lejla Hadzic said buses would go by the dam until the pillar was jacketed in steel.",
    "Farmers on both banks complained that milk was turning sour in the queue at the border post.",
    "A ferry that had been laid up since the spring was towed down from Bajina Basta by two tugs.",
    "The crack was noticed by a boy who fishes under the arch and sent a picture to his uncle.",
    "Repairs will cost about nine million marks and should be finished before the plum harvest.",
    "Opposition councillors asked why the inspection due in March had been put off three times.",
]
WIRE = " ".join(SENTENCES)
OTHER = (
    "A chess club in Porto has bought the bakery next door and will knock through the wall. "
    "Its president wants a room for beginners, a better coffee machine and fewer clocks. "
    "The baker, who is seventy, has been promised a board by the window for life."
)


def copies(*readings):
    return {(c.report, c.of): (c.kind, c.share) for c in reconcile(readings).copies}


def test_the_same_words_are_an_exact_copy_of_the_earlier_report():
    found = copies(
        told(WIRE, id="late", published="2031-05-03"),
        told(WIRE.replace(". ", ".\n\n"), id="early", published="2031-05-02"),
    )
    assert found == {("late", "early"): ("exact", 1.0)}


def test_an_edited_wire_copy_is_still_a_copy():
    edited = "Bridge shut at Zvornik\n\n" + " ".join([SENTENCES[i] for i in (0, 2, 1, 4, 3, 6)])
    found = copies(
        told(WIRE, id="wire", published="2031-05-02"),
        told(edited, id="paper", published="2031-05-02"),
    )
    (kind, share) = found["paper", "wire"]
    assert kind in ("near", "partial")
    assert share > 0.7


def test_a_report_made_of_two_dispatches_is_a_partial_copy_of_both():
    second = (
        "Twelve barges loaded with sugar beet were waiting above the lock at Novi Sad on Friday. "
        "The harbour master blamed a winter of silt and a dredger that had been sold for scrap. "
        "Skippers played cards on the quay and said they had seen worse in the year of the flood."
    )
    mixed = " ".join(SENTENCES[:4]) + " " + second
    found = copies(
        told(WIRE, id="one", published="2031-05-02"),
        told(second, id="two", published="2031-05-02"),
        told(mixed, id="mixed", published="2031-05-03"),
    )
    assert {pair: kind for pair, (kind, _) in found.items()} == {
        ("mixed", "one"): "partial",
        ("mixed", "two"): "partial",
    }


def test_of_two_reports_of_one_day_the_longer_is_the_original():
    found = copies(
        told(" ".join(SENTENCES[:5]), id="a", published="2031-05-02"),
        told(WIRE, id="b", published="2031-05-02"),
    )
    assert list(found) == [("a", "b")]


def test_the_same_quotation_alone_is_no_copy():
    words = (
        "We were told that the pillar was sound, we were told that the money was there, and we "
        "were told that nobody would lose a day, and none of it was true from the first hour"
    )
    one = f"“{words},” Hadzic said in the square. Trucks stood for miles, drivers slept in cabs."
    two = f"The mayor was angry. “{words},” she told the council, and then the lights went out."
    speaker = ("PER Hadzic",)
    assert not copies(
        told(one, id="one", who=speaker, quotes=((words, "Hadzic"),)),
        told(two + " Hadzic left.", id="two", who=speaker, quotes=((words, "Hadzic"),)),
    )


def test_a_footer_that_is_marked_as_noise_makes_no_copies():
    footer = (
        "Subscribe to our daily letter for the best of the valley and never miss a story again."
    )
    assert not copies(
        told(WIRE + "\n" + footer, id="one", noise=(footer,)),
        told(OTHER + "\n" + footer, id="two", noise=(footer,)),
    )


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_reports_changes_nothing(seed):
    readings = [
        told(WIRE, id="a", published="2031-05-02"),
        told(WIRE, id="b"),
        told(" ".join(SENTENCES[:6]), id="c", published="2031-05-02"),
        told(OTHER, id="d"),
    ]
    expected = reconcile(readings)
    random.Random(seed).shuffle(readings)
    assert reconcile(readings) == expected


EXTRACT = " ".join(SENTENCES[3:5])
QUOTED = (
    "“We have mended this arch with timber, with wire and with promises, and the only one of them "
    "that ever held a lorry was the timber, so bring me timber and spare me the rest of it,”"
)


def held(one, other):
    """The wording of each passage that the second report has of the first, in either's text."""
    found = passages(words(one), words(other))
    return [(p.earlier.of(one.report.text), p.later.of(other.report.text)) for p in found]


def test_a_short_extract_inside_a_text_of_ones_own_is_a_partial_copy():
    own = told(f"{OTHER} {EXTRACT} {OTHER.upper()}", id="own", published="2031-05-03")
    found = copies(told(WIRE, id="wire", published="2031-05-02"), own)
    share = len(words(told(EXTRACT)).words) / len(words(own).words)
    assert found["own", "wire"] == ("partial", round(share, 3))


def test_a_passage_has_its_characters_in_both_reports():
    own = told(OTHER + " " + EXTRACT + " It was closed.", id="own")
    assert held(told(WIRE, id="wire"), own) == [(EXTRACT[:-1], EXTRACT[:-1])]


def test_a_misprint_does_not_end_a_passage():
    misprinted = EXTRACT.replace("turning", "tuming")
    ((theirs, mine),) = held(told(WIRE), told(OTHER + " " + misprinted))
    assert (theirs, mine) == (EXTRACT[:-1], misprinted[:-1])


def test_a_sentence_put_in_other_words_is_a_reworded_passage():
    again = (
        "By the dam, Mayor Lejla Hadzic stated, buses were going until steel jacketed the pillar."
    )
    found = passages(words(told(WIRE)), words(told(again)))
    assert [one.reworded for one in found] == [True]


def test_a_dispatch_in_other_spelling_is_an_exact_copy_of_its_words():
    american = "The labor ministry will analyze the color of the harbor water near the center."
    british = "The labour ministry will analyse the colour of the harbour water near the centre."
    assert held(told(american), told(british)) == [(american[:-1], british[:-1])]


def test_one_long_quotation_that_nobody_marked_for_us_is_no_copy():
    assert not copies(
        told(f"{OTHER} {QUOTED} the ferryman said.", id="one"),
        told(f"{SENTENCES[0]} {QUOTED} he told them. {SENTENCES[6]}", id="two"),
    )


def test_a_notice_that_closes_two_reports_is_no_copy():
    notice = (
        "Our office by the fish market is open from nine to five and takes letters, pictures and "
        "complaints; whatever is not printed within the month can be fetched at the counter."
    )
    assert not copies(told(WIRE + "\n" + notice, id="a"), told(OTHER + "\n" + notice, id="b"))


def test_a_table_is_no_copy():
    rows = "\n".join(f"Club {name} {n} {n * 3} {n + 7}" for n, name in enumerate("ABCDEFGHIJKL"))
    assert not copies(
        told(f"{WIRE}\n{rows}\n{SENTENCES[0]} Not so.", id="a"),
        told(f"{OTHER}\n{rows}\nThe baker won.", id="b"),
    )


def test_a_dispatch_carried_by_a_hundred_outlets_is_a_copy_in_each_of_them():
    many = [
        told(f"{SENTENCES[n % 8]} {WIRE}", id=f"{n:03}", published=f"2031-05-{2 + n % 20:02}")
        for n in range(100)
    ]
    assert len({c.report for c in reconcile(many).copies}) == 99
