"""The register of office holders: a name and a month tell where somebody stood."""

from __future__ import annotations

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from rashomon.read.who.register import key, only_sectors, standing, terms, title_key
from rashomon.read.who.roles import actor_code

TOOL = Path(__file__).parents[3] / "tools" / "build_offices.py"


@pytest.mark.parametrize(
    ("name", "when", "country", "sectors"),
    [
        ("Barack Obama", "2006-05-01", "USA", ("LEG",)),
        ("Barack Obama", "2012-05-01", "USA", ("GOV",)),
        ("Barack Obama", "2019-05-01", "USA", ("ELI",)),
        ("Mohamed ElBaradei", "2005-05-01", None, ("IGO",)),
        ("Kofi Annan", "2000-01-01", None, ("IGO",)),
        ("Stephen Harper", "1999-01-01", "CAN", ()),
    ],
)
def test_the_month_decides_which_office_counts(name, when, country, sectors):
    there = standing(key(name), when)
    assert there is not None
    assert (there.country, there.sectors) == (country, sectors)


def test_a_name_nobody_bears_tells_nothing():
    assert standing(key("Mariam Tolliver"), "2012-05-01") is None
    assert terms(key("Mariam Tolliver")) == ((), False)


@pytest.mark.parametrize("name", ["Park Geun-hye", "Park Geun Hye", "PARK GEUN-HYE"])
def test_spellings_of_a_name_have_one_key(name):
    assert key(name) == key("Park Geun-hye")


def test_a_title_and_a_surname_are_enough_where_one_person_had_both():
    assert title_key("Chancellor", "Merkel") is not None
    assert title_key("Doctor", "Merkel") is None
    there = standing(title_key("Prime Minister", "Trudeau") or "", "2018-01-01")
    assert there is not None and there.country == "CAN"


def test_without_a_time_only_one_kind_of_office_is_told():
    assert only_sectors(key("Nelson Mandela")) == ("GOV",)
    assert only_sectors(key("Barack Obama")) == ()


def test_an_office_whose_end_is_not_known_is_not_believed_for_ever():
    there = standing(key("Gitanas Nauseda"), "2045-01-01")
    assert there is not None
    assert (there.country, there.sectors) == ("LTU", ())


def test_the_shipped_register_has_every_office_of_the_table_by_hand():
    spec = spec_from_file_location("build_offices", TOOL)
    assert spec is not None and spec.loader is not None
    tool = module_from_spec(spec)
    spec.loader.exec_module(tool)
    for named, rows in tool.by_hand().items():
        shipped = {(t.country or "-", ",".join(t.sectors), t.since) for t in terms(named)[0]}
        assert {(row.country, row.sectors, row.since) for row in rows} <= shipped, named


def test_words_come_before_the_register():
    assert actor_code("former president Barack Obama", "2012-05-01")[1][0] == "ELI"
    assert actor_code("US Senator Barack Obama", "2012-05-01") == ("USA", ("LEG",))


def test_a_body_is_what_it_was_at_the_time():
    assert actor_code("the Taliban", "2010-05-01") == ("AFG", ("REB",))
    assert actor_code("the Taliban", "2022-05-01") == ("AFG", ("GOV",))
