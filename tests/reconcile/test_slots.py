"""The algebra of slots."""

from __future__ import annotations

import pytest

from rashomon.model import Figure
from rashomon.reconcile import slots
from rashomon.reconcile.people import Profile


def figure(low, high=None, hedge=None, **fields):
    high = low if high is None else high
    fields = {"kind": "count", "unit": "person", **fields}
    return Figure(id="f", start=0, end=1, text="", low=low, high=high, hedge=hedge, **fields)


@pytest.mark.parametrize(
    ("left", "right", "relation"),
    [
        (figure(12), figure(12), "equal"),
        (figure(12), figure(20), "conflict"),
        (figure(12, hedge="at least"), figure(20), "compatible"),
        (figure(20, hedge="at most"), figure(31), "conflict"),
        (figure(1000, hedge="about"), figure(1040), "compatible"),
        (figure(1000, hedge="about"), figure(1400), "conflict"),
        (figure(24, 99), figure(40), "compatible"),
    ],
)
def test_figures_are_held_as_ranges(left, right, relation):
    assert slots.figures(left, right) == slots.figures(right, left) == relation


def test_figures_of_different_things_are_not_compared():
    assert not slots.same_count(figure(3, about="soldiers"), figure(9, about="houses"))
    assert not slots.same_count(figure(3, unit="EUR"), figure(3, unit="USD"))
    assert not slots.same_count(figure(3), figure(2, about="two others"))


def test_words_that_only_name_the_act_tell_no_counts_apart():
    hurt, wounded = figure(12, about="hurt"), figure(31, about="wounded")
    assert not slots.same_count(hurt, wounded)
    assert slots.same_count(hurt, wounded, act=("injure",))


def test_a_larger_later_toll_supersedes_and_a_smaller_does_not():
    assert slots.supersedes(figure(12), figure(31))
    assert not slots.supersedes(figure(31), figure(12))


def test_days_meet_or_do_not():
    day, week = slots.Days("2031-05-02", "2031-05-02"), slots.Days("2031-04-28", "2031-05-04")
    assert slots.days(day, day) == "equal"
    assert slots.days(day, week) == "compatible"
    assert slots.days(day, slots.Days("2031-05-03", "2031-05-03")) == "conflict"


def profile(name, kind, country=None, sector=(), at=(None, None), feature=None, named=True):
    return Profile(name, kind, named, country, sector, None, *at, feature)


CITY = profile("Sarajevo", "place", "BIH", at=(43.85, 18.36), feature="PPLC")
TOWN = profile("Zvornik", "place", "BIH", at=(44.39, 19.10))
COUNTRY = profile("Bosnia", "country", "BIH", ("GOV",))
MINISTER = profile("Lejla Hadzic", "person", "BIH", ("GOV",))
SINGER = profile("Mirza Kolar", "person", "BIH", ("CVL",))
OTHER = profile("Serbia", "country", "SRB", ("GOV",))


def test_a_town_lies_in_its_country_and_not_in_another_town():
    assert slots.places(TOWN, COUNTRY) == "compatible"
    assert slots.places(TOWN, CITY) == "conflict"
    assert slots.places(TOWN, OTHER) == "conflict"


def test_a_minister_and_the_capital_stand_for_the_country_and_a_singer_does_not():
    assert slots.stands_for(MINISTER, COUNTRY)
    assert slots.stands_for(CITY, COUNTRY)
    assert not slots.stands_for(SINGER, COUNTRY)
    assert not slots.stands_for(MINISTER, OTHER)


def test_two_persons_are_two_actors_unless_one_has_no_name():
    assert slots.actors(MINISTER, SINGER) == "conflict"
    unnamed = profile("the minister", "person", "BIH", ("GOV",), named=False)
    assert slots.actors(unnamed, SINGER) == "incomparable"


def test_a_pledge_further_on_is_no_conflict_and_a_refusal_is():
    assert slots.stances("offered", "delivered") == "compatible"
    assert slots.stances("agreed", "agreed in principle") == "conflict"
    assert slots.stances("agreed", "refused") == "conflict"
