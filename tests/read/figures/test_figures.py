"""What figures mean: range, unit, hedge, and what they count."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.model import Figure, Reading
from rashomon.read.figures.figures import figures
from rashomon.read.parse import Parse
from rashomon.read.parser import Parser
from rashomon.read.times.timexes import timexes


def read(parser: Parser, text: str) -> tuple[Figure, ...]:
    parse = parser.parse(text)
    return figures(parse, timexes(parse, "2022-04-27"))


def only(parser: Parser, marked: str) -> Figure:
    """The one figure of a sentence in which [brackets] mark it; its span is checked."""
    text = re.sub(r"[\[\]]", "", marked)
    (found,) = read(parser, text)
    assert text[found.start : found.end] == found.text == marked.partition("[")[2].partition("]")[0]
    return found


RANGES = [
    ("[Some 1,000 Estonians] hid there.", 1000, 1000, "about"),
    ("[Up to 30 houses] burned.", None, 30, "at most"),
    ("[No fewer than 30 houses] burned.", 30, None, "at least"),
    ("[More than 20 houses] burned.", 20, None, "over"),
    ("[Fewer than 20 houses] burned.", None, 20, "under"),
    ("They met [between 20 and 30 envoys].", 20, 30, None),
    ("They met [20-25 envoys].", 20, 25, None),
    ("It lasted [3 to 5 days].", 3, 5, None),
    ("They met [20 or so envoys].", 20, 20, "about"),
    ("[Several hundred soldiers] left.", 200, 900, None),
    ("[Tens of thousands of people] left.", 10_000, 100_000, None),
    ("[Dozens of shells] fell.", 12, 120, None),
    ("[A couple of shells] fell.", 2, 2, None),
    ("[Half a million people] fled.", 500_000, 500_000, None),
    ("[Twenty-five ships] sailed.", 25, 25, None),
    ("[Two and a half million people] fled.", 2_500_000, 2_500_000, None),
    ("[One of the soldiers] died.", 1, 1, None),
    ("[1.2 lakh voters] came.", 120_000, 120_000, None),
    ("The profit fell by [$50.8bn].", 50.8e9, 50.8e9, None),
    ("The frost reached [minus 30 degrees Celsius].", -30, -30, None),
    ("The siege lasted [half an hour].", 0.5, 0.5, None),
    ("The siege lasted [a year and a half].", 1.5, 1.5, None),
    ("It took [a quarter of an hour].", 0.25, 0.25, None),
    ("The yield rose [half of one percentage point].", 0.5, 0.5, None),
    ("It took [five-and-a-half hours].", 5.5, 5.5, None),
    ("The yield rose [half a percentage point].", 0.5, 0.5, None),
    ("[Half the villages] burned.", 0.5, 0.5, None),
    ("[More than half] said yes.", 0.5, None, "over"),
    ("The price was cut by [a third].", 1 / 3, 1 / 3, None),
    ("[Some 1 000 soldiers] crossed.", 1000, 1000, "about"),
    ("[12.000 soldiers] crossed.", 12_000, 12_000, None),
    ("The mill cost [1.234.567 euros].", 1_234_567, 1_234_567, None),
    ("Inflation was [3,5 percent].", 3.5, 3.5, None),
    ("The mill cost [$12 M].", 12e6, 12e6, None),
    ("Losses came to [30 MUSD].", 30e6, 30e6, None),
    ("They sold [1.3m copies].", 1.3e6, 1.3e6, None),
    ("Homes sell for [$500,000-$600,000].", 500_000, 600_000, None),
    ("[200-odd villagers] came.", 200, 200, "about"),
    ("It was [-40°C to -20°C] at night.", -40, -20, None),
    ("Rain of [1/2 inch to 1 inch] fell.", 0.5, 1, None),
    ("[Nearly 1 in 5] had it.", 0.2, 0.2, "about"),
    ("Wheat rose [3-1/4 cents].", 3.25, 3.25, None),
    ("Trains stopped for [over four days].", 4, None, "over"),
    ("The talks ran over [four days].", 4, 4, None),
]


@pytest.mark.parametrize("marked, low, high, hedge", RANGES)
def test_low_and_high_keep_the_hedge_as_a_range(
    parser: Parser, marked: str, low: float | None, high: float | None, hedge: str | None
) -> None:
    found = only(parser, marked)
    assert (found.low, found.high, found.hedge) == (low, high, hedge)


UNITS = [
    ("They sent [US$713 million] in aid.", "money", 713e6, "USD", "aid"),
    ("They sent [£20m] in aid.", "money", 20e6, "GBP", "aid"),
    ("They sent [100,000 ₭] in aid.", "money", 1e5, "LAK", "aid"),
    ("They sent [MAD 20,000] in aid.", "money", 2e4, "MAD", "aid"),
    ("They sent [300 COP delegates].", "count", 300, "person", "COP delegates"),
    ("They sent [EUR1.5bn] in aid.", "money", 1.5e9, "EUR", "aid"),
    ("They sent [5 crore rupees] in aid.", "money", 5e7, "INR", "aid"),
    ("They sent [155 millimeter] howitzers.", "measure", 155, "mm", "howitzers"),
    ("The statue was [eight meters] tall.", "measure", 8, "m", "statue"),
    ("The truck drove at [60 km/h].", "rate", 60, "km/h", None),
    ("The truck drove at [60 mph].", "rate", 60, "mi/h", None),
    ("They pump [5 million barrels per day].", "rate", 5e6, "bbl/day", None),
    ("[10 percent] of the voters came.", "percent", 10, "percent", "voters"),
    ("The truce held for [two months].", "duration", 2, "month", None),
    ("A [45-year-old] man came.", "age", 45, "year", "man"),
    ("[40 allied countries] came.", "count", 40, "country", "allied countries"),
    ("The siege lasted [four more days].", "duration", 4, "day", None),
    ("[Twelve Estonians] came.", "count", 12, "person", "Estonians"),
    ("[12 people] were killed.", "count", 12, "person", "people killed"),
    ("The blast killed [12 people].", "count", 12, "person", "people killed"),
    ("[12 people] died.", "count", 12, "person", "people killed"),
    ("They sent [thousands anti-tank weapons].", "count", 1000, "weapon", "anti-tank weapons"),
    ("The sickness kills [200 people a day].", "rate", 200, "person/day", None),
    ("The clinic sees [12 cases per 100,000 people].", "rate", 12, "case/100,000 people", None),
    ("They pump [5,000 barrels of oil a day].", "rate", 5000, "bbl/day", None),
    ("A quake of magnitude [6.4] struck.", "measure", 6.4, "magnitude", "earthquake"),
    ("A [5.9-magnitude] quake struck.", "measure", 5.9, "magnitude", "earthquake"),
    ("A woman in her [60s] came.", "age", 60, "year", None),
    ("Shares closed at [220p].", "money", 220, "penny", "Shares"),
    ("Costs fell [10-fold].", "count", 10, "time", None),
    ('The pipe is [10" long].', "measure", 10, "in", None)
    if False
    else ("The load is [20 (kg)].", "measure", 20, "kg", None),
    ("He is [6'2\"] tall.", "measure", 6 + 2 / 12, "ft", None),
    ("A [47-yard] field goal followed.", "measure", 47, "yd", "field goal"),
    ("They offered a reward of [$500].", "money", 500, "USD", "reward"),
    ("They cut deficits by [$416 billion].", "money", 416e9, "USD", "deficits"),
    ("It was [12° Celsius] in the hall.", "measure", 12, "°C", None),
    ("The slope is [0.8 rad].", "measure", 0.8, "rad", "slope"),
    ("The mill pays [c $ 300 million].", "money", 300e6, "CAD", None),
    ("The load is [20 <kg>].", "measure", 20, "kg", None),
    ("The [1520 sq m] hall burned.", "measure", 1520, "m²", "hall"),
    ("Her now-[18-month-old] son slept.", "age", 18, "month", "son"),
    ("They sold [4.3M digital books].", "count", 4.3e6, "book", "digital books"),
    ("It cost [thirteen dollars forty-five].", "money", 13.45, "USD", None),
]


@pytest.mark.parametrize("marked, kind, low, unit, about", UNITS)
def test_a_figure_has_a_unit_and_says_what_it_counts(
    parser: Parser, marked: str, kind: str, low: float, unit: str, about: str | None
) -> None:
    found = only(parser, marked)
    assert (found.kind, found.low, found.unit) == (kind, low, unit)
    assert about is None or found.about == about


def test_killed_and_wounded_are_two_figures(parser: Parser) -> None:
    dead, hurt = read(parser, "At least five killed and 18 wounded, the mayor said.")
    assert (dead.low, dead.high, dead.about, dead.unit) == (5, None, "people killed", "person")
    assert (hurt.low, hurt.high, hurt.about, hurt.unit) == (18, 18, "people injured", "person")


def test_a_fall_is_two_figures_not_a_range(parser: Parser) -> None:
    was, became = read(parser, "The price fell from $75 to $45.")
    assert (was.low, was.high, became.low, became.high) == (75, 75, 45, 45)


def test_a_sum_of_a_year_earlier_is_no_yearly_rate(parser: Parser) -> None:
    _, before = read(parser, "Sales rose to $7.3 billion from $6.7 billion a year earlier.")
    assert (before.text, before.kind, before.unit) == ("$6.7 billion", "money", "USD")


@pytest.mark.parametrize("text", ["Marta Kask, 45, left the town.", "She is 45."])
def test_a_bare_number_can_be_an_age(parser: Parser, text: str) -> None:
    (age,) = read(parser, text)
    assert (age.kind, age.low, age.unit) == ("age", 45, "year")


@pytest.mark.parametrize(
    "text",
    [
        "The second man left in 2014.",
        "They met on 24 February 2022.",
        "The M777 is a howitzer.",
        "It fell under Article 5.",
        "It fell under article 5 of the law.",
        "The page is room-39.",
        "He flew on Boeing 737.",
        "Chapter three of the book is long.",
        "The mill became the No. 1 seller of flour.",
        "Call 555-0143 at once.",
        "The camp lies at 58°22′40″N 26°43′30″E.",
        "3. Marta Kask",
        "No one came.",
        "One day it will end.",
        "The 2016 campaign was long.",
        "The Group of Seven met in Tartu.",
        "Call 0845 555 0143 at once.",
        "Call +44 20 7946 0958 at once.",
        "The neighbours called 911.",
        "At one point the bridge shook.",
        "They held one-on-one talks.",
        "It is a zero-day flaw.",
        "A 2017 study named the mill.",
        "They gave reasons: 1) the price rose, and 2) the river rose.",
    ],
)
def test_ordinals_dates_names_and_labels_hold_no_figure(parser: Parser, text: str) -> None:
    assert read(parser, text) == ()


# What numbers are written with, in no order at all.
_TOKENS = (
    "1", "12", "1,200", "10, 000", "3.5", "3,5", "1.234.567", "1/2", "½", "one", "two", "half", "a",
    "third", "dozen", "dozens", "hundred", "million", "m", "bn", "K", "$", "€", "Rs", "US$", "%",
    "percent", "km", "feet", "6'2\"", "years", "year-old", "aged", "in", "her", "60s", "per", "day",
    "of", "the", "people", "killed", "toll", "rose", "fell", "from", "to", "between", "and", "or",
    "-", "–", "(", ")", ",", ".", "at least", "more than", "up to", "minus", "-5", "magnitude",
    "0845", "555", "+44", "911", "Group of", "Seven", "No.", "Article", "\u00a0", "٣", "²",
)  # fmt: skip


def test_a_number_inside_a_date_is_no_figure_but_a_length_is(parser: Parser) -> None:
    (found,) = read(parser, "On April 17, after two weeks, the siege ended.")
    assert (found.text, found.kind) == ("two weeks", "duration")


def test_how_long_ago_or_later_is_a_length_but_of_no_event(
    parser: Parser, read_text: Callable[..., tuple[Reading, Parse]]
) -> None:
    (found,) = read(parser, "The mayor left two months ago.")
    assert (found.text, found.kind, found.unit) == ("two months", "duration", "month")
    reading, _ = read_text("The mayor resigned two months ago.")
    assert [event.figures for event in reading.events] == [()]


def test_the_second_price_of_a_move_is_of_the_same_as_the_first(parser: Parser) -> None:
    was, now = read(parser, "Oil fell from $75 a barrel to $46.")
    assert (was.unit, now.unit, now.kind) == ("USD/bbl", "USD/bbl", "rate")


def test_people_behind_a_sum_are_no_coins(parser: Parser) -> None:
    sum_, people = read(parser, "It cost 15 dollars and 50 people came.")
    assert (sum_.low, people.low, people.unit) == (15, 50, "person")


def test_a_rise_by_and_to_is_two_figures(parser: Parser) -> None:
    by, to = read(parser, "Oil rose $1.20 to $84.10 a barrel.")
    assert (by.low, by.high, by.unit, to.low, to.unit) == (1.2, 1.2, "USD", 84.1, "USD/bbl")


def test_a_toll_that_grows_from_one_number_to_another_is_two_figures(parser: Parser) -> None:
    was, became = read(parser, "The death toll rose from 12 to 15.")
    assert (was.low, was.high, became.low, became.high) == (12, 12, 15, 15)
    assert was.about == became.about == "people killed"


WHAT = [
    ("Prices are expected to increase by [6 percent].", "Prices"),
    ("Prices range [from $370 to $500].", "Prices"),
    ("He bought a boat for [$1,200].", "boat"),
    ("The bank cut its forecast to [3 percent].", "forecast"),
    ("She praised the tower, which is [90 metres] tall.", "tower"),
    ("They paid an interest rate of [3 percent].", "interest rate"),
    ("The number of calls rose in [five months].", None),
    ("He spent [three years] in prison.", None),
]


@pytest.mark.parametrize("marked, about", WHAT)
def test_a_measure_says_what_it_is_of(parser: Parser, marked: str, about: str | None) -> None:
    assert only(parser, marked).about == about


def test_a_conversion_in_brackets_is_of_the_same(parser: Parser) -> None:
    miles, km = read(parser, "The tunnel is 8 miles (13 km) long.")
    assert (miles.about, km.about) == ("tunnel", "tunnel")


def test_two_howitzers_are_counted_and_their_calibre_is_not(parser: Parser) -> None:
    two, calibre = read(parser, "They sent two 155 mm howitzers.")
    assert (two.about, two.unit, calibre.kind, calibre.unit) == (
        "howitzers", "howitzer", "measure", "mm",
    )  # fmt: skip


def test_a_listed_number_has_the_unit_of_the_last(parser: Parser) -> None:
    found = read(parser, "Tariffs of 5, 10 and 15 percent were weighed.")
    assert [(f.low, f.unit) for f in found] == [(5, "percent"), (10, "percent"), (15, "percent")]


def test_an_index_closes_at_points(parser: Parser) -> None:
    found = read(parser, "The index was up 45.1 points, or 0.3 percent, at 16,000.2.")
    assert [f.unit for f in found] == ["point", "percent", "point"]


def test_listed_ages_are_ages(parser: Parser) -> None:
    found = read(parser, "The children, aged 4, 7 and 11, came.")
    assert [(f.kind, f.low) for f in found] == [("age", 4), ("age", 7), ("age", 11)]


def test_the_dead_of_another_town_are_counted_like_the_first(parser: Parser) -> None:
    first, second = read(parser, "Eight people died in Tartu and three in Narva.")
    assert (first.about, second.about, second.unit) == ("people killed", "people killed", "person")


def test_three_of_them_children_counts_children(parser: Parser) -> None:
    _, three = read(parser, "More than a dozen people, three of them children, were killed.")
    assert (three.about, three.unit) == ("children", "person")


def test_a_number_with_its_noun_left_out_takes_it_from_its_neighbour(parser: Parser) -> None:
    first, _ = read(parser, "He raised 280 million of the 1.5 billion euros.")
    assert first.unit == "EUR"


@given(st.lists(st.sampled_from(_TOKENS), max_size=24).map(" ".join))
@settings(max_examples=150, deadline=None)
def test_any_row_of_numbers_gives_figures_that_lie_in_it_with_low_below_high(
    parser: Parser, text: str
) -> None:
    found = read(parser, text)
    assert [f.id for f in found] == [f"f{k + 1}" for k in range(len(found))]
    for left, right in pairwise(found):
        assert left.start <= right.start
    for figure in found:
        assert text[figure.start : figure.end] == figure.text
        assert figure.low is None or figure.high is None or figure.low <= figure.high


def test_numbers_without_end_are_read_in_order_and_never_raise(parser: Parser) -> None:
    text = "1,111,11 2 1/2 99999999999999999999 one two three 0.0 ½ $ % 5-5-5 ٣ ² " * 40
    found = read(parser, text)
    assert [f.start for f in found] == sorted(f.start for f in found)
    assert all(text[f.start : f.end] == f.text for f in found)
