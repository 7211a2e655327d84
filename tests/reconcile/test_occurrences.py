"""Occurrences: which event mentions are one event, and what keeps them apart."""

from __future__ import annotations

from _told import told

from rashomon.reconcile import reconcile

CRANE = "A crane of Adria Terminals fell on the quay of Bar on Monday and killed a docker."
WHO = ("ORG Adria Terminals", "LOC Bar MNE @42.09,19.10")


def grouped(*readings):
    """Occurrences as sets of "report:lemma"."""
    situation = reconcile(readings)
    lemma = {(r.report.id, e.id): e.lemma for r in readings for e in r.events}
    return sorted(
        sorted(f"{e.report}:{lemma[e.report, e.event]}" for e in o.events)
        for o in situation.occurrences
    )


def meeting(id, text, **event):
    return told(
        text, id=id, published="2031-05-06",
        who=("PER Lejla Hadzic BIH GOV", "PER Luka Vukas MNE GOV", "LOC Mostar BIH @43.34,17.81",
             "LOC Bar MNE @42.09,19.10"),
        events=({"trigger": "met", "lemma": "meet", "type": "CONSULT", **event},),
    )  # fmt: skip


ONE = "Lejla Hadzic met Luka Vukas in Mostar on Monday to settle the water quarrel of the valley."
TWO = "The water quarrel of the valley moved when Lejla Hadzic met Luka Vukas in Mostar."
BOTH = {"actors": ("Lejla Hadzic",), "targets": ("Luka Vukas",)}


def test_one_act_of_the_same_people_is_one_occurrence():
    one = meeting("a", ONE, words="Lejla Hadzic met Luka Vukas in Mostar", **BOTH)
    two = meeting("b", TWO, words="Lejla Hadzic met Luka Vukas in Mostar", **BOTH)
    assert grouped(one, two) == [["a:meet", "b:meet"]]
    (occurrence,) = reconcile([one, two]).occurrences
    assert (occurrence.reports, occurrence.outlets, occurrence.origins) == (2, 2, 2)
    assert "meet" in occurrence.because and "Hadzic" in occurrence.because


def test_a_verb_and_its_noun_are_one_act():
    noun = told(
        "The meeting of Lejla Hadzic with Luka Vukas in Mostar settled the water quarrel.",
        id="b", published="2031-05-06",
        who=("PER Lejla Hadzic BIH GOV", "PER Luka Vukas MNE GOV", "LOC Mostar BIH"),
        events=({"words": "The meeting of Lejla Hadzic with Luka Vukas", "trigger": "meeting",
                 "type": "CONSULT", **BOTH},),
    )  # fmt: skip
    verb = meeting("a", ONE, words="Lejla Hadzic met Luka Vukas", **BOTH)
    assert grouped(verb, noun) == [["a:meet", "b:meeting"]]


def test_days_far_apart_are_two_occurrences():
    one = meeting("a", ONE, words="Lejla Hadzic met Luka Vukas", day="2031-05-05", **BOTH)
    two = meeting("b", TWO, words="Lejla Hadzic met Luka Vukas", day="2031-03-01", **BOTH)
    assert len(grouped(one, two)) == 2


def test_places_apart_are_two_occurrences():
    one = meeting("a", ONE, words="Lejla Hadzic met Luka Vukas", place="Mostar", **BOTH)
    two = meeting(
        "b", TWO.replace("Mostar", "Bar"), words="Lejla Hadzic met Luka Vukas", place="Bar", **BOTH
    )
    assert len(grouped(one, two)) == 2


def test_the_same_act_of_different_countries_is_two_occurrences():
    def gift(id, giver, code):
        return told(
            f"{giver} sent pumps to the flooded valley of Mostar on Monday.",
            id=id,
            who=(f"NAT {giver} {code} GOV", "LOC Mostar BIH"),
            events=(
                {"words": f"{giver} sent pumps", "trigger": "sent", "lemma": "send", "type": "AID",
                 "actors": (giver,)},
            ),
        )  # fmt: skip

    assert len(grouped(gift("a", "Austria", "AUT"), gift("b", "Slovenia", "SVN"))) == 2


def test_another_meeting_of_one_report_is_another_occurrence():
    text = (
        "Lejla Hadzic met Luka Vukas in Mostar. After another meeting with Luka Vukas Lejla "
        "Hadzic left."
    )
    one = told(
        text, id="a",
        who=("PER Lejla Hadzic", "PER Luka Vukas"),
        events=(
            {"words": "Lejla Hadzic met Luka Vukas", "trigger": "met", "lemma": "meet",
             "type": "CONSULT", **BOTH},
            {"words": "another meeting with Luka Vukas", "trigger": "meeting", "type": "CONSULT",
             "targets": ("Luka Vukas",)},
        ),
    )  # fmt: skip
    assert len(grouped(one)) == 2


def test_a_minister_and_her_country_are_taken_for_one_actor():
    def answer(id, who, line):
        return told(
            line, id=id, who=(line_of[who], "NAT Italy ITA GOV"),
            events=({"words": line, "trigger": "accepted", "lemma": "accept", "type": "AGREE",
                     "actors": (who,), "targets": ("Italy",)},),
        )  # fmt: skip

    line_of = {
        "Lejla Hadzic": "PER Lejla Hadzic BIH GOV",
        "Bosnia": "NAT Bosnia BIH GOV",
    }
    one = answer("a", "Lejla Hadzic", "Lejla Hadzic accepted the pumps of Italy for Mostar.")
    two = answer("b", "Bosnia", "Bosnia accepted the pumps of Italy for flooded Mostar.")
    assert len(grouped(one, two)) == 1


def test_every_event_belongs_to_exactly_one_occurrence():
    one = meeting("a", ONE, words="Lejla Hadzic met Luka Vukas", **BOTH)
    two = meeting("b", TWO, words="Lejla Hadzic met Luka Vukas", **BOTH)
    alone = told(
        CRANE, id="c", who=WHO,
        events=({"words": CRANE[:30], "trigger": "fell", "lemma": "fall"},
                {"words": "killed a docker", "trigger": "killed", "lemma": "kill"}),
    )  # fmt: skip
    situation = reconcile([one, two, alone])
    refs = [(e.report, e.event) for o in situation.occurrences for e in o.events]
    assert sorted(refs) == [("a", "v1"), ("b", "v1"), ("c", "v1"), ("c", "v2")]


def test_a_bare_noun_takes_up_the_act_told_before_it():
    text = (
        "Lejla Hadzic met Luka Vukas in Mostar. The meeting took an hour. "
        "Emir Kolar waited. The meeting was cold."
    )
    one = told(
        text, id="a", who=("PER Lejla Hadzic", "PER Luka Vukas", "PER Emir Kolar", "LOC Mostar"),
        events=(
            {"words": "Lejla Hadzic met Luka Vukas in Mostar", "trigger": "met",
             "lemma": "meeting", "type": "CONSULT", "place": "Mostar", **BOTH},
            {"words": "The meeting took", "trigger": "meeting", "type": "CONSULT"},
            {"words": "The meeting was", "trigger": "meeting", "type": "CONSULT"},
        ),
    )  # fmt: skip
    assert len(grouped(one)) == 1
