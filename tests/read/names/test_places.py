"""Places: the gazetteer, and which of several places of one name is meant."""

from __future__ import annotations

import pytest

from rashomon.read.names.names import names
from rashomon.read.names.places import Spot, country_spot, fold, spots
from rashomon.read.parser import Parser
from rashomon.read.who.settling import settle_places


@pytest.mark.parametrize(
    ("name", "geonames"),
    [
        ("Kyiv", 703448),
        ("Kiev", 703448),
        ("kyiv", 703448),
        ("Lvov", 702550),
        ("Texas", 4736286),
        ("Newcastle", 2641673),
        ("Halab", 170063),
        ("Rangoon", 1298824),
        ("Fez", 2548885),
    ],
)
def test_old_and_other_spellings_lead_to_the_same_place(name, geonames):
    assert geonames in [spot.geonames for spot in spots(name)]


def test_a_name_the_gazetteer_lacks_has_no_place():
    assert spots("Zzyzyx Qrw") == ()
    assert spots("") == ()


def test_names_are_folded_to_what_their_spellings_share():
    assert fold("Saint-Étienne") == fold("St. Etienne") == "saint etienne"


def test_a_country_is_a_place():
    spot = country_spot("NOR")
    assert spot is not None
    assert (spot.feature, spot.country) == ("PCLI", "NOR")


@pytest.mark.parametrize(
    ("name", "feature", "country"),
    [
        ("Heathrow", "AIRP", "GBR"),
        ("Eastern Europe", "RGN", None),
        ("Lake Victoria", "LK", None),
        ("Incirlik", "AIRB", "TUR"),
    ],
)
def test_regions_waters_and_airports_are_places(name, feature, country):
    found = spots(name)[0]
    assert (found.feature, found.country) == (feature, country)


def test_an_entry_of_our_own_gives_way_to_the_same_place_with_an_id():
    districts = [spot for spot in spots("Alberta") if spot.feature == "ADM1"]
    assert [spot.geonames for spot in districts] == [5883102]


def settled(parser: Parser, text: str, home: str | None = None) -> dict[str, Spot]:
    parse = parser.parse(text, ())
    return settle_places(parse, names(parse), home)


@pytest.mark.parametrize(
    ("text", "key", "country", "district"),
    [
        ("The mayor of Paris spoke on Monday.", "paris", "FRA", "11"),
        ("A fire broke out in Paris, Texas, on Monday.", "paris", "USA", "TX"),
        ("He flew from Birmingham, Alabama, to Mobile.", "birmingham", "USA", "AL"),
        ("In Ontario, the mayor of London spoke in Woodstock.", "london", "CAN", "08"),
    ],
)
def test_context_decides_between_places_of_one_name(parser, text, key, country, district):
    spot = settled(parser, text)[key]
    assert (spot.country, spot.district) == (country, district)


def test_a_province_is_meant_where_the_report_says_province(parser):
    town = settled(parser, "Shells fell on Kharkiv at dawn.")["kharkiv"]
    oblast = settled(parser, "Shells fell on the Kharkiv region at dawn.")["kharkiv"]
    assert (town.feature, oblast.feature) == ("PPL", "ADM1")


def test_a_state_is_meant_by_its_abbreviation_and_in_a_list_of_states(parser):
    assert settled(parser, "He lives in Albany, N.Y., now.")["new york state"].feature == "ADM1"
    listed = settled(parser, "Players came from Ohio, New York and Virginia.")
    assert listed["new york"].feature == "ADM1"
    assert settled(parser, "The mayor of New York spoke.")["new york"].feature == "PPL"


def test_the_country_an_outlet_writes_from_decides_between_equals(parser):
    text = "Police in Cambridge closed a street after a fire on Monday."
    assert settled(parser, text, "GBR")["cambridge"].country == "GBR"
    assert settled(parser, text, "USA")["cambridge"].country == "USA"


def test_a_place_that_may_be_either_of_two_is_left_open(parser):
    assert "greenville" not in settled(parser, "A fire broke out in Greenville on Monday.")


def test_a_town_that_lies_elsewhere_than_the_report_says_is_left_out(parser):
    assert "ramstein" not in settled(parser, "He was born in Ramstein, Missouri, in 1950.")


def test_a_direction_alone_is_no_place(parser):
    assert "eastern" not in settled(parser, "Buyers in Eastern and Southern Europe wait.")


def test_the_city_the_world_knows_needs_no_more_than_its_name(parser):
    text = "American and Russian envoys met in Geneva. The American envoy left at noon."
    assert settled(parser, text)["geneva"].country == "CHE"


def test_a_region_of_our_own_is_no_small_town_of_its_name(parser):
    text = "American troops left the Middle East. The American, U.S. and Texan units went home."
    assert settled(parser, text)["middle east"].feature == "RGN"


def test_a_small_town_of_a_country_never_named_is_left_open(parser):
    text = "Syrian and Russian jets bombed Madaya, the Syrian army said. Russia denied it."
    assert "madaya" not in settled(parser, text)


def test_neighbours_in_a_list_are_not_states_of_each_other(parser):
    found = settled(parser, "Floods hit Kerala, Uttar Pradesh and Assam in India.")
    assert {"kerala", "uttar pradesh", "assam"} <= set(found)


def test_a_village_beside_its_county_is_not_its_namesake_abroad(parser):
    assert "holton" not in settled(parser, "A farm near Holton, Suffolk, in England, was shut.")
