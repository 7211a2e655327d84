"""Figures of one thing are held against each other, whatever act each hangs on."""

from __future__ import annotations

import pytest
from _told import told

from rashomon.reconcile import reconcile

WHO = ("LOC Ploce HRV @43.05,17.43", "PER Emir Kolar", "GRP the police", "GRP the organisers")


def report(id, text, *figures, published="2031-05-02", events=()):
    return told(
        text, id=id, outlet=f"Paper {id}", published=published, who=WHO, figures=figures,
        events=events,
    )  # fmt: skip


def figured(*readings, verdict):
    found = reconcile(readings).comparisons
    return [c for c in found if c.about == "figure" and c.verdict == verdict]


def figure(words, number, **fields):
    return {"words": words, "low": number, "high": number, **fields}


KILLED = "The fire in the depot of Ploce killed 14 people on Friday, the fire chief said."


@pytest.mark.parametrize(
    "text",
    [
        "The death toll from the fire in the depot of Ploce stood at 19 on Friday.",
        "The number of victims of the fire in the depot of Ploce has grown to 19.",
        "In the depot of Ploce 19 are known to have died in the fire on Friday.",
    ],
)
def test_a_toll_is_a_toll_in_whatever_words(text):
    (found,) = figured(
        report("a", KILLED, figure("14 people", 14)),
        report("b", text, figure("19", 19, unit=None)),
        verdict="conflict",
    )
    assert found.statement == "Paper a says 14 people were killed, Paper b 19."


def test_a_toll_of_the_next_day_is_an_update():
    later = "The death toll from the fire in the depot of Ploce rose to 19 on Saturday."
    (found,) = figured(
        report("a", KILLED, figure("14 people", 14)),
        report("b", later, figure("19", 19, unit=None), published="2031-05-03"),
        verdict="update",
    )
    assert [side.value for side in found.sides] == ["14 people", "19"]


@pytest.mark.parametrize(
    "text",
    [
        "A further 19 people were killed in the fire in the depot of Ploce on Friday.",
        "It was the worst fire in the depot of Ploce since 1998, when 19 people were killed.",
        "The fire in the depot of Ploce killed dockers, 19 of them from Mostar, on Friday.",
    ],
)
def test_increments_parts_and_other_years_are_no_toll(text):
    words = "19 people" if "19 people" in text else "19"
    assert not figured(
        report("a", KILLED, figure("14 people", 14)),
        report("b", text, figure(words, 19)),
        verdict="conflict",
    )


def march(id, line, words, number, source):
    return report(
        id, line, figure(words, number),
        events=({"words": line[: line.index(",")], "trigger": "marched", "lemma": "march",
                 "type": "PROTEST", "figures": (words,), "voices": (source,)},),
    )  # fmt: skip


def test_a_crowd_has_as_many_counts_as_voices():
    (found,) = figured(
        march("a", "Some 5,000 people marched through Ploce against the harbour toll on Friday, "
              "said the police.", "5,000 people", 5000, "the police"),
        march("b", "Some 20,000 people marched through Ploce against the harbour toll on Friday, "
              "said the organisers.", "20,000 people", 20000, "the organisers"),
        verdict="conflict",
    )  # fmt: skip
    assert [len(side.voices) for side in found.sides] == [1, 1]
    assert "(the police)" in found.statement and "(the organisers)" in found.statement


def test_a_term_in_prison_belongs_to_the_person_named_before_it():
    def term(id, text, words, years):
        return report(id, text, figure(words, years, kind="duration", unit="year", about="prison"))

    (found,) = figured(
        term("a", "A court in Ploce sentenced Emir Kolar to nine years in prison for the toll "
             "bribes.", "nine years", 9),
        term("b", "Emir Kolar was convicted over the toll bribes in Ploce and given seven years in "
             "jail.", "seven years", 7),
        verdict="conflict",
    )  # fmt: skip
    assert found.statement == (
        "Paper a says nine years in prison for Emir Kolar, Paper b seven years."
    )


def gift(id, line, trigger, lemma, words, number):
    return told(
        line, id=id, outlet=f"Paper {id}", published="2031-05-02",
        who=("NAT Norway NOR GOV", "LOC Ploce HRV"),
        figures=(figure(words, number, kind="money", unit="EUR", about="customs equipment"),),
        events=({"words": line[:-1], "trigger": trigger, "lemma": lemma, "actors": ("Norway",),
                 "figures": (words,)},),
    )  # fmt: skip


def test_sums_of_one_giver_for_one_purpose_are_one_sum_whatever_the_verb():
    (found,) = figured(
        gift("a", "Norway would provide 40 million euros for customs equipment in Ploce.",
             "provide", "provide", "40 million euros", 40e6),
        gift("b", "Norway offered 30 million euros for customs equipment in the port of Ploce.",
             "offered", "offer", "30 million euros", 30e6),
        verdict="conflict",
    )  # fmt: skip
    assert "the sum from Norway (customs equipment)" in found.statement
