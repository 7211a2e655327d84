"""Storylines: reports of one chain of events together, others apart."""

from __future__ import annotations

import random

from _told import told
from test_copies import OTHER, WIRE

from rashomon.reconcile import reconcile
from rashomon.reconcile.links import average_link

RETOLD = (
    "Lorries have been turned back from Zvornik since a fisherman's boy spotted a crack in a "
    "pillar of the iron bridge across the Drina. Lejla Hadzic, the mayor, is sending buses over "
    "the dam. Drivers at the border said their milk would not last."
)
QUAKES = (
    "A strong earthquake shook Cartago in Costa Rica on Monday night and cut the power in two "
    "districts. Schools in Cartago stay closed. The university's seismologists put it at 5.9.",
    "An earthquake brought down chimneys in Izmir on Thursday. The Turkish disaster agency put "
    "it at 5.1. A minaret in the Konak quarter lost its tip and a tram stopped on the bridge.",
)


def storylines(*readings):
    return sorted(sorted(line.reports) for line in reconcile(readings).storylines)


def test_two_reports_alone_of_one_event_are_one_storyline():
    assert storylines(told(WIRE, id="a"), told(RETOLD, id="b")) == [["a", "b"]]


def test_two_reports_alone_of_unlike_events_stay_apart():
    assert storylines(told(WIRE, id="a"), told(OTHER, id="b")) == [["a"], ["b"]]


def test_two_earthquakes_are_two_storylines():
    assert storylines(*(told(text, id=text[:3]) for text in QUAKES)) == [["A s"], ["An "]]


def test_a_year_between_them_keeps_like_reports_apart():
    assert storylines(
        told(WIRE, id="a", published="2031-05-02"), told(RETOLD, id="b", published="2032-05-02")
    ) == [["a"], ["b"]]


def test_the_title_is_a_headline_of_the_storyline_or_its_first_sentence():
    (line,) = reconcile(
        [told(WIRE, id="a"), told(RETOLD, id="b", title="Bridge shut at Zvornik")]
    ).storylines
    assert line.title == "Bridge shut at Zvornik"
    (line,) = reconcile([told(OTHER, id="a")]).storylines
    assert line.title.startswith("A chess club in Porto")


def test_a_storyline_is_dated_by_its_reports():
    (line,) = reconcile(
        [told(WIRE, id="a", published="2031-05-02"), told(RETOLD, id="b", published="2031-05-04")]
    ).storylines
    assert (line.from_, line.to) == ("2031-05-02", "2031-05-04")


def test_the_order_of_reports_changes_nothing():
    readings = [told(t, id=f"r{i}") for i, t in enumerate((WIRE, RETOLD, OTHER, *QUAKES))]
    expected = reconcile(readings)
    for seed in range(4):
        random.Random(seed).shuffle(readings)
        assert reconcile(readings) == expected


def test_one_odd_pair_does_not_chain_two_groups():
    within = {(0, 1): 0.9, (0, 2): 0.9, (1, 2): 0.9, (3, 4): 0.9, (3, 5): 0.9, (4, 5): 0.9}
    assert average_link(6, {**within, (2, 3): 0.8}, 0.3) == [(0, 1, 2), (3, 4, 5)]


def test_a_veto_keeps_groups_apart():
    apart = average_link(2, {(0, 1): 0.9}, 0.3, veto=lambda left, right: True)
    assert apart == [(0,), (1,)]
