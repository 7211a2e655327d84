"""Which titles name an office that one person holds at a time."""

from __future__ import annotations

import pytest

from rashomon.reconcile.offices import office


@pytest.mark.parametrize(
    ("title", "held"),
    [
        ("Prime Minister", "prime minister"),
        ("premier", "prime minister"),
        ("Minister of Defense", "defence minister"),
        ("minister for foreign affairs", "foreign minister"),
        ("President", "president"),
    ],
)
def test_one_office_is_spelt_one_way(title, held):
    assert office(title) == held


@pytest.mark.parametrize(
    "title",
    ["minister", "former president", "deputy foreign minister", "senator", "vice president", ""],
)
def test_what_many_hold_or_somebody_held_once_is_no_office(title):
    assert office(title) is None
