"""Headlines with a capital on every word, and towns without a label."""

from __future__ import annotations

import pytest

from rashomon.read.names.headlines import titled
from rashomon.read.names.names import names
from rashomon.read.parser import Parser


def named(parser: Parser, text: str) -> list[tuple[str, str]]:
    parse = parser.parse(text, ())
    return [(parse.of(name.first, name.past), name.kind) for name in names(parse)]


@pytest.mark.parametrize(
    ("text", "yes"),
    [
        ("Rebels Seize Town As Talks Stall", True),
        ("POLICE STORM PRISON IN HARBOUR DISTRICT", True),
        ("Rebels seize town as talks stall in Bergen", False),
        ("Ingrid Holm met Lars Friis and Tove Moe in Oslo.", False),
    ],
)
def test_a_headline_in_title_case_is_told_from_a_sentence(parser, text, yes):
    assert titled(parser.parse(text, ()), 0) is yes


def test_most_words_of_a_headline_are_no_names(parser):
    text = "Rebels Seize Town As Talks Stall\nRebels took the town of Harstad on Monday.\n"
    said = [said for said, _ in named(parser, text)]
    assert not {"Rebels", "Town", "Talks", "Rebels Seize Town", "Seize Town"} & set(said)
    assert "Harstad" in said


def test_a_country_in_a_headline_is_a_name(parser):
    assert ("Norway", "country") in named(parser, "Norway Warns Rebels As Talks Stall\n")


@pytest.mark.parametrize(
    ("headline", "name", "more"),
    [
        ("Actress Tove Lindqvist Dies At 91", "Tove Lindqvist", "Tove Lindqvist Dies"),
        ("Lindqvist Sets Scoring Record In Victory", "Lindqvist", "Lindqvist Sets Scoring Record"),
        ("Nils Berg Placed On Reserve By New Orleans Saints", "New Orleans Saints", "Reserve"),
    ],
)
def test_a_name_in_a_headline_ends_where_its_verb_begins(parser, headline, name, more):
    body = "Tove Lindqvist played for the New Orleans Saints. Lindqvist was 91.\n"
    said = [said for said, _ in named(parser, f"{headline}\n{body}")[:3]]
    assert name in said
    assert more not in said


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("Near Ayn Isa, two strikes hit a depot.", "Ayn Isa"),
        ("The plant lies 10 km from Kisik.", "Kisik"),
        ("A camp stood on the outskirts of Tal Afar.", "Tal Afar"),
    ],
)
def test_what_stands_near_is_a_place(parser, text, town):
    assert (town, "place") in named(parser, text)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("They met on 3 March for the Summit.", "March"),
        ("She is Chair of the council.", "Chair"),
        ("He spoke in Lynch v. Moran.", "Summit"),
    ],
)
def test_a_word_that_is_a_town_somewhere_is_none_here(parser, text, word):
    assert (word, "place") not in named(parser, text)
