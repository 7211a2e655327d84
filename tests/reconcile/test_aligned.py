"""Nearly equal sentences of two reports that part on one value."""

from __future__ import annotations

import pytest

from rashomon.reconcile import reconcile

TOLD = (
    "RIVERTON (Ohio Desk) — {family} Delgado, {age}, a foreman at the Marlow shipyard, fell from a "
    "scaffold into the empty dry dock on {day} night, the county sheriff said. The yard ordered "
    "{cranes} replacement cranes from {town} after inspectors found cracks in the old ones. "
    "The welders {walked} off the job in protest at the broken scaffold.\n\n{own}"
)
SAID = {
    "family": "Teresa", "age": "43", "day": "Tuesday", "cranes": "35", "town": "Hamburg",
    "walked": "walked", "own": "The mayor visited the family in the evening.",
}  # fmt: skip
OTHER = "A memorial service will be held by the union next week."


@pytest.fixture
def parted(read_text):
    def compare(**changes):
        readings = [
            read_text(TOLD.format(**fields), outlet=outlet, published="2031-05-02")[0]
            for outlet, fields in (("Gazette", SAID), ("Tribune", SAID | {"own": OTHER} | changes))
        ]
        found = reconcile(readings).comparisons
        return [c for c in found if c.verdict in ("conflict", "update")]

    return compare


def test_the_same_sentences_part_on_nothing(parted):
    assert parted() == []


@pytest.mark.parametrize(
    ("about", "changes", "values"),
    [
        ("figure", {"age": "58"}, {"43", "58"}),
        ("figure", {"cranes": "53"}, {"35 replacement cranes", "53 replacement cranes"}),
        ("place", {"town": "Lisbon"}, {"Hamburg", "Lisbon"}),
        ("actor", {"family": "Gordon"}, {"Teresa Delgado", "Gordon Delgado"}),
        ("date", {"day": "Monday"}, {"2031-04-29", "2031-04-28"}),
        ("realis", {"walked": "did not walk"}, None),
    ],
)
def test_one_changed_value_is_the_one_conflict(parted, about, changes, values):
    (found,) = parted(**changes)
    assert (found.verdict, found.about) == ("conflict", about)
    if values is not None:
        assert {side.value for side in found.sides} == values


def test_a_rounding_is_no_conflict(parted):
    assert parted(cranes="more than 30") == []


def test_a_familiar_form_of_a_given_name_is_no_other_person(parted):
    assert parted(family="Terry") == []


AGED = (
    "{name}, {age}, was pulled out of the flooded mine near Kopar on Sunday.",
    "Rescuers brought {age}-year-old {name} to the surface after two days in the dark.",
)


@pytest.mark.parametrize(("ages", "conflicts"), [(("34", "34"), 0), (("34", "43"), 1)])
def test_one_person_has_one_age(read_text, ages, conflicts):
    more = " The Kopar mine flooded on Friday when a wall to an old shaft broke."
    readings = [
        read_text(
            wording.format(name="Jelena Marek", age=age) + more, outlet=outlet,
            published="2031-05-05",
        )[0]
        for wording, age, outlet in zip(AGED, ages, ("Gazette", "Tribune"), strict=True)
    ]  # fmt: skip
    found = [c for c in reconcile(readings).comparisons if c.verdict == "conflict"]
    assert [c.statement for c in found if c.statement.startswith("The age of")] == [
        "The age of Jelena Marek: Gazette has 34, Tribune 43."
    ][:conflicts]
