"""Who is who across reports."""

from __future__ import annotations

import pytest
from _told import told

from rashomon.reconcile import names, reconcile

STORY = (
    "The harbour of Bar was closed on Monday after the crane of Adria Terminals fell on the quay. "
)


def entities(*casts, texts=None):
    readings = [
        told(
            STORY + " ".join(f"{name} came." for line in cast for name in _names(line)),
            id=f"r{i}",
            who=cast,
        )
        for i, cast in enumerate(casts)
    ]
    situation = reconcile(readings)
    assert len(situation.storylines) == 1
    return sorted((e.name, len(e.members)) for e in situation.entities)


def _names(line):
    words = [w for w in line.split(" ")[1:] if w not in ("MNE", "BIH", "AUT")]
    return " ".join(words).split("=")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Dimitri Sokol", "Dmitry Sokol"),
        ("Sergei Orlov", "Sergey Orlov"),
        ("António Prado", "Antonio Prado"),
        ("Vitali Klychko", "Vitaliy Klitschko"),
        ("Alex Boyd", "Alexander Boyd"),
        ("J Marsh", "Jonas Marsh"),
    ],
)
def test_spellings_of_one_name_are_one_person(one, other):
    found = entities((f"PER {one}",), (f"PER {other}",))
    assert [n for _, n in found] == [2]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("James Marsh", "John Marsh"),
        ("Anna Martin", "Anna Morton"),
        ("Luka Peric", "Luka Petric"),
    ],
)
def test_another_given_or_family_name_is_another_person(one, other):
    assert len(entities((f"PER {one}",), (f"PER {other}",))) == 2


def test_a_family_name_alone_is_the_one_who_has_it_in_the_storyline():
    assert entities(("PER Lejla Hadzic",), ("PER Hadzic",)) == [("Lejla Hadzic", 2)]


def test_a_family_name_that_two_have_is_given_to_neither():
    found = entities(("PER Lejla Hadzic", "PER Emir Hadzic"), ("PER Hadzic",))
    assert found == [("Emir Hadzic", 1), ("Hadzic", 1), ("Lejla Hadzic", 1)]


def test_a_clash_of_countries_keeps_a_family_name_apart():
    assert len(entities(("PER Lejla Hadzic BIH",), ("PER Hadzic AUT",))) == 2


def test_initials_join_the_one_body_they_can_stand_for():
    found = entities(("ORG World Fishing Council",), ("ORG WFC",))
    assert found == [("World Fishing Council", 2)]


def test_an_organisation_is_one_with_or_without_its_legal_form():
    assert [n for _, n in entities(("ORG Adria Terminals",), ("ORG Adria Terminals Ltd",))] == [2]


def test_a_country_is_one_by_its_code_whatever_it_is_called():
    assert [n for _, n in entities(("NAT Montenegro MNE",), ("NAT Crna Gora MNE",))] == [2]


def test_a_person_in_two_storylines_is_one_person():
    other = (
        "Pickers found the last truffle of the season under an oak near Motovun in Istria. It "
        "weighed a pound and was grated over eggs for the whole village at noon. "
    )
    situation = reconcile(
        [
            told(STORY + "Lejla Hadzic came.", id="a", who=("PER Lejla Hadzic",)),
            told(other + "Lejla Hadzic ate it.", id="b", who=("PER Lejla Hadzic",)),
        ]
    )
    assert len(situation.storylines) == 2
    assert [len(e.members) for e in situation.entities] == [2]


def test_the_name_with_its_accents_is_kept():
    assert entities(("PER António Prado",), ("PER Antonio Prado",)) == [("António Prado", 2)]


def test_skeletons_keep_the_consonants_a_transliteration_keeps():
    assert names.skeleton("Sergei") == names.skeleton("Sergey")
    assert names.skeleton("Klitschko") == names.skeleton("Klichko")
