"""What a phrase says of its bearer: country and sectors."""

from __future__ import annotations

import pytest

from rashomon.read.who.roles import actor_code


@pytest.mark.parametrize(
    ("phrase", "country", "sector"),
    [
        ("Turkish officials", "TUR", "GOV"),
        ("the Canadian defence minister", "CAN", "MIL"),
        ("Russian troops", "RUS", "MIL"),
        ("military leaders", None, "MIL"),
        ("the head of Norwegian diplomacy", "NOR", "GOV"),
        ("Kyiv police", "UKR", "COP"),
        ("a group of tourists", None, "CVL"),
        ("opposition lawmakers in Warsaw", "POL", "LEG"),
        ("the World Bank", None, "IGO"),
        ("Beijing", "CHN", "GOV"),
        ("a former minister", None, "ELI"),
        ("the then foreign minister", None, "ELI"),
        ("an army spokesman", None, "MIL"),
        ("a spokeswoman for the company", None, "BUS"),
        ("aid workers", None, "SOC"),
        ("military rulers", None, "MIL"),
        ("the prosecutor's office", None, "JUD"),
        ("pro-Russian separatists", None, "REB"),
        ("Iran-backed militias", None, "PRM"),
        ("the Itamaraty", "BRA", "GOV"),
        ("Salford", "GBR", "CVL"),
        ("Somaliland", "SOM", "PRE"),
    ],
)
def test_a_phrase_tells_country_and_sector(phrase, country, sector):
    code, sectors = actor_code(phrase)
    assert code == country
    assert sector in sectors


@pytest.mark.parametrize("phrase", ["", "yesterday", "Romy Rutherford", "!!", "the"])
def test_what_says_nothing_tells_nothing(phrase):
    assert actor_code(phrase) == (None, ())


@pytest.mark.parametrize(
    ("phrase", "sector"),
    [
        ("aid workers", "LAB"),
        ("an army spokesman", "GOV"),
        ("government supporters", "GOV"),
        ("two men", "CVL"),
    ],
)
def test_a_phrase_does_not_tell_more_than_it_says(phrase, sector):
    assert sector not in actor_code(phrase)[1]
