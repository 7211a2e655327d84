"""Places: the gazetteer, and which of several places of one name is meant."""

from __future__ import annotations

import pytest

from rashomon.read.names.names import names
from rashomon.read.names.places import Spot, country_spot, fold, spots
from rashomon.read.parser import Parser
from rashomon.read.who.settling import settle_places


@pytest.mark.parametrize(
    ("name", "geonames"),
    [("Kyiv", 703448), ("Kiev", 703448), ("kyiv", 703448), ("Lvov", 702550), ("Texas", 4736286)],
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


def settled(parser: Parser, text: str) -> dict[str, Spot]:
    parse = parser.parse(text, ())
    return settle_places(parse, names(parse))


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
