"""Tolls and crowds are counted in one wording, however they are told."""

from __future__ import annotations

import pytest

from rashomon.read.figures.figures import figures
from rashomon.read.parser import Parser
from rashomon.read.times.timexes import timexes

TOLLS = [
    ("The death toll from the quake rose to 67.", 67, "people killed"),
    ("The toll stood at 19.", 19, "people killed"),
    ("Sixty-seven are known to have died.", 67, "people killed"),
    ("Sixty-seven people are feared dead.", 67, "people killed"),
    ("The number of victims has grown to 15.", 15, "people killed"),
    ("The quake claimed at least 41 lives.", 41, "people killed"),
    ("Twelve people lost their lives.", 12, "people killed"),
    ("The flood caused 12 deaths.", 12, "people killed"),
    ("The blast left 12 dead.", 12, "people killed"),
    ("Doctors put the number of injured at 31.", 31, "people injured"),
    ("More than 300 were hurt.", 300, "people injured"),
    ("Police made 27 arrests.", 27, "people arrested"),
    ("27 people were detained.", 27, "people arrested"),
    ("Organisers put the crowd in Tartu at 200,000.", 200_000, "people attending"),
    ("Police said 50,000 took part.", 50_000, "people attending"),
    ("A turnout of 40,000 was expected.", 40_000, "people attending"),
    ("Some 9,000 people marched through Vilnius.", 9_000, "people attending"),
    ("The unions counted 62,000 demonstrators.", 62_000, "people attending"),
    ("Hundreds of thousands of people marched.", 100_000, "people attending"),
    ("About 1,500 people joined marches.", 1_500, "people attending"),
    ("The vigil was attended by 3,000 people.", 3_000, "people attending"),
]


@pytest.mark.parametrize("text, low, about", TOLLS)
def test_a_toll_or_crowd_counts_people_in_one_wording(
    parser: Parser, text: str, low: float, about: str
) -> None:
    (found,) = figures(parser.parse(text))
    assert (found.low, found.about, found.unit) == (low, about, "person")


@pytest.mark.parametrize(
    "text, about",
    [
        ("Three soldiers were killed.", "soldiers killed"),
        ("A further 20 people were killed.", "other people killed"),
        ("A further 20 people were injured.", "people injured"),
        ("The rebels held 20 people.", "people"),
        ("The price rose to 67.", None),
        ("Casualties were treated in 15 hospitals.", "hospitals"),
        ("The number of schools rose to 15.", None),
        ("20 protesters blocked the bridge.", "protesters"),
    ],
)
def test_other_counts_keep_what_they_count(parser: Parser, text: str, about: str | None) -> None:
    (found,) = figures(parser.parse(text))
    assert found.about == about


def test_a_toll_and_the_one_before_it_count_the_same(parser: Parser) -> None:
    now, before = figures(parser.parse("Officials put the death toll at 45, up from 30."))
    assert now.about == before.about == "people killed"


def test_a_blank_inside_thousands_is_none(parser: Parser) -> None:
    (found,) = figures(parser.parse("About 120, 000 people live in the valley."))
    assert (found.low, found.hedge, found.about) == (120_000, "about", "people")


def test_years_and_months_are_one_length(parser: Parser) -> None:
    parse = parser.parse("He was jailed for four years and six months.")
    (found,) = figures(parse, timexes(parse, None))
    assert (found.low, found.unit, found.text) == (4.5, "year", "four years and six months")


def test_a_time_of_day_in_four_figures_is_no_count(parser: Parser) -> None:
    parse = parser.parse("The quake struck at 1353 (1023 GMT) and again by 1900 hours.")
    assert figures(parse, timexes(parse, None)) == ()


def test_the_figure_is_of_what_was_counted_before(parser: Parser) -> None:
    text = "Unions said 9,000 people joined the march. The ministry put the figure at 4,000."
    _, found = figures(parser.parse(text))
    assert (found.low, found.about, found.unit) == (4_000, "people attending", "person")


def test_a_number_between_commas_after_a_person_is_an_age(parser: Parser) -> None:
    (found,) = figures(parser.parse("A fan, 20, was hurt when he fell from a wall."))
    assert (found.kind, found.low) == ("age", 20)
