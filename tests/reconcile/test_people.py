"""Who is who across reports."""

from __future__ import annotations

import msgspec
import pytest
from _told import told

from rashomon.reconcile import names, reconcile

STORY = (
    "The harbour of Bar was closed on Monday after the crane of Adria Terminals fell on the quay. "
)


def entities(*casts, pronouns=False):
    readings = [
        told(
            STORY + " ".join(f"{name} came." for line in cast for name in _names(line)),
            id=f"r{i}",
            who=cast,
        )
        for i, cast in enumerate(casts)
    ]
    if pronouns:
        readings = [_with_pronouns(reading) for reading in readings]
    situation = reconcile(readings)
    assert len(situation.storylines) == 1
    return sorted((e.name, len(e.members)) for e in situation.entities)


def _with_pronouns(reading):
    told_as = [
        msgspec.structs.replace(m, form="pronoun") if m.text in ("he", "she") else m
        for m in reading.mentions
    ]
    return msgspec.structs.replace(reading, mentions=tuple(told_as))


def _names(line):
    words = [w for w in line.split(" ")[1:] if w not in ("MNE", "BIH", "AUT")]
    return " ".join(words).split("=")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Dimitri Sokol", "Dmitry Sokol"),
        ("Sergei Orlov", "Sergey Orlov"),
        ("António Prado", "Antonio Prado"),
        ("Vitali Kuchma", "Vitaliy Kutschma"),
        ("Alex Boyd", "Alexander Boyd"),
        ("J Marsh", "Jonas Marsh"),
        ("Kemal Arıç", "Kemal Aric"),
        ("Søren Łach", "Soren Lach"),
        ("Jóna Guðnadóttir", "Jona Gudnadottir"),
        ("Kim Song Ho", "Kim Song-ho"),
        ("Moon Sae", "Moon Sae In"),
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


@pytest.mark.parametrize("form", ["AG", "Inc", "GmbH", "plc", "SA", "Corp", "Industries Inc"])
def test_a_lone_name_taken_for_a_person_is_the_firm_of_that_name(form):
    assert [n for _, n in entities((f"ORG Moltke {form}",), ("PER Moltke",))] == [2]


def test_a_lone_name_that_two_bodies_begin_with_is_neither():
    assert len(entities(("ORG Moltke Pumps", "ORG Moltke Foundation"), ("PER Moltke",))) == 3


def test_a_lone_name_that_is_called_she_is_no_firm():
    assert len(entities(("ORG Moltke AG",), ("PER Moltke=she",), pronouns=True)) == 2


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
    assert names.skeleton("Kutschma") == names.skeleton("Kuchma")


def reconciled(read_text, *texts):
    """The persons of several reports with the number of reports' entities that they are."""
    readings = [read_text(text, outlet=f"Paper {i}")[0] for i, text in enumerate(texts)]
    situation = reconcile(readings)
    assert len(situation.storylines) == 1
    return {e.name: len(e.members) for e in situation.entities if e.kind == "person"}


TALKS = "The ferry talks between Norway and Denmark in Bergen broke down on Monday. "


def test_the_office_of_a_country_is_whom_another_report_names_in_it(read_text):
    found = reconciled(
        read_text,
        TALKS + "Norwegian Prime Minister Tove Lindqvist left the ferry talks at noon.",
        TALKS + "A spokesman blamed Norway's prime minister, who had left the ferry talks.",
    )
    assert found["Tove Lindqvist"] == 2


def test_the_office_of_another_country_is_somebody_else(read_text):
    found = reconciled(
        read_text,
        TALKS + "Norwegian Prime Minister Tove Lindqvist left the ferry talks at noon.",
        TALKS + "A spokesman blamed Denmark's prime minister, who had left the ferry talks.",
    )
    assert found["Tove Lindqvist"] == 1


def test_a_former_holder_is_not_the_holder(read_text):
    found = reconciled(
        read_text,
        TALKS + "Norwegian Prime Minister Tove Lindqvist left the ferry talks at noon.",
        TALKS + "A spokesman blamed Norway's former prime minister, who had left the ferry talks.",
    )
    assert found["Tove Lindqvist"] == 1


def test_two_named_holders_of_an_office_leave_it_open(read_text):
    found = reconciled(
        read_text,
        TALKS + "Norwegian Prime Minister Tove Lindqvist left the ferry talks at noon.",
        TALKS + "Norwegian Prime Minister Erik Holm left the ferry talks at noon.",
        TALKS + "A spokesman blamed Norway's prime minister, who had left the ferry talks.",
    )
    assert (found["Tove Lindqvist"], found["Erik Holm"]) == (1, 1)


def test_a_name_with_a_capital_inside_is_one_thing_in_all_storylines():
    def sold(id, text):
        return told(text, id=id, who=("ORG PayPal",))

    one = sold("a", "Gifts by PayPal paid for the ferry to Oslo that caught fire in May.")
    two = sold("b", "A choir in Lima sings psalms to a borrowed drum that PayPal lent it.")
    situation = reconcile([one, two])
    assert len(situation.storylines) == 2
    assert [len(e.members) for e in situation.entities if e.name == "PayPal"] == [2]
