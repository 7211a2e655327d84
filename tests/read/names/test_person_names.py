"""When two names are one person's."""

from __future__ import annotations

import pytest

from rashomon.read.names.person_names import acronym, gender_of, near, parts, same_person


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Dmitry Karelin", "Dimitri Karelin"),
        ("António Gouveia", "Antonio Gouveia"),
        ("Li Weiming", "Weiming Li"),
        ("J. Okafor", "John Okafor"),
        ("Bill Hartwell", "William Hartwell"),
        ("Ahmed al-Rashid", "Ahmed Rashid"),
        ("Volodymyr Zelenko", "Vladimir Zelenko"),
    ],
)
def test_spellings_initials_short_and_turned_names_are_one_person(one, other):
    assert same_person(parts(one), parts(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [("Anna Berg", "Nora Berg"), ("John Okafor", "John Adeyemi"), ("Kim Park", "Kim Jong")],
)
def test_another_given_name_or_surname_is_another_person(one, other):
    assert not same_person(parts(one), parts(other))


def test_a_given_name_tells_the_gender_only_where_it_nearly_always_does():
    assert (gender_of("Anita"), gender_of("Dmytro"), gender_of("Robin")) == ("f", "m", None)


def test_the_initials_of_the_capitals_are_the_acronym():
    assert acronym(["International", "Monetary", "Fund", "of", "Old"]) == "IMFO"


def test_near_allows_one_letter():
    assert near("karelin", "karalin")
    assert near("karelin", "karlin")
    assert not near("karelin", "kornin")
