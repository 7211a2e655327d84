"""Names: where they stand and what kind of thing bears them."""

from __future__ import annotations

import pytest

from rashomon.read.names.names import names
from rashomon.read.parser import Parser


def named(parser: Parser, text: str) -> list[tuple[str, str]]:
    parse = parser.parse(text, ())
    return [(parse.of(name.first, name.past), name.kind) for name in names(parse)]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Mr. Tove Lindqvist arrived in Riga.", "Tove Lindqvist", "person"),
        ("Chancellor Brandt met President Karimova's envoy.", "Karimova", "person"),
        ("Karim Nasser al-Hadi left Aden.", "Karim Nasser al-Hadi", "person"),
        ("Tove Lindqvist of Bergen Games spoke.", "Tove Lindqvist", "person"),
        ("The trains to nairobi are running again.", "nairobi", "place"),
        ("Crews left the flooded port of Mombasa on Friday.", "Mombasa", "place"),
        ("They sailed the Danish North Sea.", "North Sea", "place"),
        ("The Red International Cross sent doctors.", "Red International Cross", "organization"),
        ("Pro-Turkish groups marched through Nicosia.", "Turkish", "demonym"),
        ("She flew from Salem, OR, to Boise.", "OR", "place"),
        ("The tremor was felt in Diyarbakır and Malatya.", "Malatya", "place"),
        ("They agreed to reopen the Harstad border crossing.", "Harstad", "place"),
        ("OSLO - Alder Industries Inc. made an offer.", "Alder Industries Inc.", "organization"),
        (
            "Shares in Brandt rose. Brandt, which makes pumps, will pay.",
            "Brandt",
            "organization",
        ),
        ("Gergely Tarnok told reporters.", "Gergely Tarnok", "person"),
        ("South Korean President Moon Jae In met the envoys.", "Moon Jae In", "person"),
    ],
)
def test_a_name_is_the_name_itself_with_its_kind(parser, text, name, kind):
    assert (name, kind) in named(parser, text)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("They gave us the keys.", "us"),
        ("The batch of M777 guns is worth 155 million.", "155 million"),
        ("The talks were held in English.", "English"),
        ("He told the Defense Secretary.", "Defense"),
    ],
)
def test_pronouns_numbers_languages_and_portfolios_are_no_names(parser, text, word):
    assert word not in [said for said, _ in named(parser, text)]


def test_a_designation_of_arms_is_no_person(parser):
    kinds = dict(named(parser, "Canada sent M777 howitzers and a K9 to the front."))
    assert kinds.get("M777", "other") == "other"


def test_the_place_in_the_name_of_a_body_is_a_name_too(parser):
    found = named(parser, "The Bank of England and the Houston Police Department agreed.")
    assert ("Bank of England", "organization") in found
    assert ("England", "place") in found
    assert ("Houston", "place") in found


def test_the_north_is_the_one_country_that_begins_so(parser):
    text = "North Korea closed its border. The North gave no reason."
    assert ("North", "country") in named(parser, text)


def test_a_dash_inside_a_name_is_no_dateline(parser):
    found = named(parser, "The villa in Saint - Jean - Cap - Ferrat was sold on Monday.")
    assert "Jean - Cap - Ferrat" not in [said for said, _ in found]


def test_georgia_is_a_state_among_american_places_and_a_country_elsewhere(parser):
    here = named(parser, "The U.S. senators from Georgia and Alabama voted no.")
    there = named(parser, "Russia closed its border with Georgia.")
    assert ("Georgia", "place") in here
    assert ("Georgia", "country") in there


def test_what_opens_a_dateline_is_a_place_wherever_it_is_named(read_text):
    text = (
        "BEIRUT (Reuters) - A fire closed the harbour on Monday, officials said.\n"
        "Beirut was without ferries until the evening.\n"
    )
    reading, _ = read_text(text)
    kinds = {e.name.upper(): (e.kind, e.country) for e in reading.entities}
    assert kinds["BEIRUT"] == ("place", "LBN")


def test_a_given_name_of_the_report_is_no_town(parser):
    found = named(parser, "Karim Holm plays the cello. A note came from Karim on Monday.")
    assert ("Karim", "person") in found


def test_a_capital_is_no_person(parser):
    found = dict(named(parser, "The talks were in Khartoum. Khartoum said nothing."))
    assert found["Khartoum"] == "place"


def test_a_mosque_is_a_place(parser):
    assert ("Harbour Mosque", "place") in named(parser, "They met at the Harbour Mosque.")


def test_a_site_is_no_person_and_junior_is_one(parser):
    found = dict(named(parser, "Erik Holm Jr. told HarbourNews.com that the bridge was open."))
    assert found.get("HarbourNews.com", "organization") == "organization"
    assert found["Erik Holm Jr."] == "person"


def test_a_label_that_runs_over_a_verb_is_cut_and_the_town_behind_it_kept(parser):
    text = "Peshmerga units held Makhmur, and the Popular Mobilization Forces held Baiji."
    found = named(parser, text)
    assert ("Popular Mobilization Forces", "organization") in found
    assert ("Baiji", "place") in found


def test_a_quarter_of_a_continent_is_a_place(parser):
    assert ("SOUTHWEST ASIA", "place") in named(parser, "SOUTHWEST ASIA, January 19 -")


FIELDS = "The mayor, Nora Fields, left early. "


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("Fields said that the meadow lay under water.", 1),
        ("Fields also announced a tax.", 1),
        ("Fields were under water.", 0),
        ("She crossed the fields. Fields lay under water.", 0),
    ],
)
def test_a_surname_that_reads_as_a_plural_is_its_bearer_unless_the_report_has_the_plural(
    parser, text, times
):
    assert [said for said, _ in named(parser, FIELDS + text)].count("Fields") == times
