"""Where a place name begins and ends, and which names are mentions of places."""

from __future__ import annotations

import pytest

from rashomon.read.names.names import names
from rashomon.read.parser import Parser


def places(parser: Parser, text: str) -> list[str]:
    parse = parser.parse(text, ())
    return [parse.of(name.first, name.past) for name in names(parse) if name.kind == "place"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A driver from West Springfield was hurt on Monday.", "West Springfield"),
        ("Rents rose in New York City again.", "New York City"),
        ("The talks in St. John's, Newfoundland, ended early.", "St. John's"),
        ("Rain flooded parts of north Arlington on Friday.", "Arlington"),
        ("The Harrison County Solid Waste Board met on Monday.", "Harrison County"),
        ("Fires burned across northern California last week.", "California"),
        ("The Winnipeg Youth Orchestra will play in May.", "Winnipeg"),
    ],
)
def test_the_gazetteer_has_its_say_in_where_a_name_ends(parser, text, place):
    assert place in places(parser, text)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("WESTFIELD - A woman was hurt when her car left the road.", "WESTFIELD"),
        ("Smoke drove many out. BEIRUT: The fire was put out at noon.", "BEIRUT"),
        ("He met Tilda Aronsen of Swanton, Ohio, at the fair.", "Swanton"),
        ("The school in Barrie, Ont., was closed.", "Ont."),
    ],
)
def test_a_dateline_or_a_state_behind_it_tells_a_town(parser, text, place):
    assert place in places(parser, text)


@pytest.mark.parametrize(
    ("text", "no_place"),
    [
        ("The bus overturned on Interstate 77 near a bridge.", "Interstate 77"),
        ("She won an Olympic medal in the relay.", "Olympic"),
        ("Shares of Amazon fell after the report.", "Amazon"),
        ("Virgin Atlantic cut three routes.", "Atlantic"),
    ],
)
def test_a_road_number_and_a_brand_are_no_places(parser, text, no_place):
    assert no_place not in places(parser, text)


def test_the_rainforest_is_a_place_though_a_shop_is_called_so(parser):
    assert "Amazon" in places(parser, "Loggers cleared land in the Amazon last year.")


def test_a_family_reunion_is_no_island(parser):
    parse = parser.parse("A happy family reunion ended in tears on Sunday.", ())
    assert names(parse) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Shells hit Bakhmut and Avdiivka near the Kherson region of Ukraine.", "Avdiivka"),
        ("Police in Sydney's Bankstown raided five homes.", "Bankstown"),
        ("Floods hit Kerala, Uttar Pradesh and Assam in India.", "Uttar Pradesh"),
        ("The mayor of Cork, Ireland, spoke first.", "Cork"),
        ("The Aleppo Media Centre posted the pictures.", "Aleppo"),
    ],
)
def test_company_tells_a_town_that_the_tagger_has_never_seen(parser, text, found):
    assert found in places(parser, text)


def test_a_virus_named_after_a_river_is_no_river(parser):
    assert places(parser, "A case of West Nile virus was confirmed on Monday.") == []


def test_the_country_in_a_city_s_name_is_no_second_mention(parser):
    parse = parser.parse("Schools in Mexico City were closed.", ())
    assert [name.key for name in names(parse)] == ["mexico city"]


def test_a_month_and_an_office_are_no_towns(parser):
    text = "The fire in Charleston was put out in March. Vice Mayor Ana Brandt left in August."
    assert places(parser, text) == ["Charleston"]
