"""Whom a noun phrase means: "the hospital", "the 44-year-old", the man of the headline."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.read.layout.marks import marks
from rashomon.read.parser import Parser
from rashomon.read.who.entities import Cast, cast


@pytest.fixture(scope="module")
def cast_of(parser: Parser) -> Callable[[str], Cast]:
    def read(text: str) -> Cast:
        return cast(parser.parse(text, ()), marks(text))

    return read


def meant(told: Cast, wording: str) -> list[str | None]:
    names = {entity.id: entity.name for entity in told.entities}
    return [names.get(m.entity or "") for m in told.mentions if m.text == wording]


SAME = [
    ("Iowa Gov. Tove Lindqvist spoke on Friday. <The governor> was tired.", "Tove Lindqvist"),
    ("Officer Lars Friis fired twice. <The policeman> was suspended.", "Lars Friis"),
    ("Jonas Bakke, 44, was held in Bergen. <The 44-year-old> denied it.", "Jonas Bakke"),
    ("Jonas Bakke, 44, and Erik Holm, 31, met. <The 31-year-old man> left.", "Erik Holm"),
    ("Norwegian sprinter Jonas Bakke beat Ilmar Kask. <The Norwegian> was fast.", "Jonas Bakke"),
    ("Visitors reached Larkfield Hospital. <The hospital> was closed.", "Larkfield Hospital"),
    ("Kestrel Airlines Inc sued Larkfield Hospital. <The company> lost.", "Kestrel Airlines Inc"),
    ("Durban Police came late. <Police> gave no reason.", "Durban Police"),
]


@pytest.mark.parametrize(("line", "name"), SAME)
def test_a_definite_phrase_is_whom_it_fits(cast_of, line, name):
    phrase = line[line.index("<") + 1 : line.index(">")]
    assert meant(cast_of(line.replace("<", "").replace(">", "")), phrase) == [name]


def test_a_body_of_another_kind_is_not_meant(cast_of):
    told = cast_of("Kestrel Airlines opened an office in Durban. The mosque was closed.")
    assert meant(told, "The mosque") != ["Kestrel Airlines"]


def test_several_are_not_one(cast_of):
    told = cast_of("A masked thief fled. The thieves were caught.")
    assert meant(told, "A masked thief") != meant(told, "The thieves")


ONE = [
    ("Man held after fire in Bergen\n\nA Bergen man was held on Friday.", "Man", "A Bergen man"),
    ("Police came. Nurses wept. Rain fell. Later the police left.", "Police", "the police"),
    ("Fire killed 15 monks. The 15 monks were asleep.", "15 monks", "The 15 monks"),
    ("A 9-year-old girl fled. He saw a 9-year-old girl.", "A 9-year-old girl", "a 9-year-old girl"),
]


@pytest.mark.parametrize(("text", "first", "again"), ONE)
def test_the_same_are_spoken_of_again(cast_of, text, first, again):
    told = cast_of(text)
    (one,) = [m.entity for m in told.mentions if m.text == first]
    (other,) = [m.entity for m in told.mentions if m.text == again]
    assert one is not None and one == other


def test_behind_the_lead_a_man_is_somebody_new(cast_of):
    told = cast_of(
        "Man held after fire in Bergen\n\nThe fire began at noon. Nobody was hurt. Rain helped.\n\n"
        "A man in Oslo watched it."
    )
    (one,) = [m.entity for m in told.mentions if m.text == "Man"]
    assert one not in [m.entity for m in told.mentions if m.text == "A man"]


def test_a_surname_that_is_a_word_is_a_name_where_it_acts(cast_of):
    told = cast_of("Officials met Edvard Baker on Friday. Baker said little.")
    assert meant(told, "Baker") == ["Edvard Baker"]


NAMED_LATER = [
    ("Climber dies in fall\n\nThe body of climber Erik Holm was found.", "Climber", "Erik Holm"),
    ("A mother wept. His mother Anna Moe was buried on Friday.", "A mother", "Anna Moe"),
    ("Fred Bakke died. Frederick C. Bakke was 75.", "Fred Bakke", "Frederick C. Bakke"),
    ("The Boston Hawks lost. Fans blamed the Hawks.", "Hawks", "Boston Hawks"),
]


@pytest.mark.parametrize(("text", "wording", "name"), NAMED_LATER)
def test_who_is_named_later_is_the_same(cast_of, text, wording, name):
    assert meant(cast_of(text), wording) == [name]


def test_two_climbers_are_not_both_the_one_who_is_named(cast_of):
    told = cast_of(
        "A climber fell. Another climber called for help. Police found climber Erik Holm."
    )
    assert "Erik Holm" not in meant(told, "A climber") + meant(told, "Another climber")


def test_a_noun_beside_a_bodys_name_is_that_body(cast_of):
    told = cast_of("The police agency Interpol praised its work. Interpol, the agency, left.")
    assert meant(told, "its") == ["Interpol"]
    assert meant(told, "the agency") == ["Interpol"]


def test_paul_is_not_paula(cast_of):
    told = cast_of("Paul Bakke met Paula Bakke in Oslo.")
    assert meant(told, "Paul Bakke") + meant(told, "Paula Bakke") == ["Paul Bakke", "Paula Bakke"]
