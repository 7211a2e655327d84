"""Comparisons: what agrees, what parts, what grows, what stands alone."""

from __future__ import annotations

import random

from _told import at, told
from msgspec.structs import replace

from rashomon.reconcile import reconcile
from rashomon.reconcile.explain import explain

WHO = ("ORG Adria Terminals", "LOC Bar MNE @42.09,19.10", "PER Lejla Hadzic MNE GOV")


def blast(id, count, *, published="2031-05-02", outlet=None, hedge=None, tail=""):
    words = f"{count} dockers"
    text = f"An explosion in a warehouse of Adria Terminals in Bar injured {words} on Friday.{tail}"
    number = int(count.split()[-1])
    return told(
        text, id=id, outlet=outlet or f"Paper {id}", published=published, who=WHO,
        figures=({"words": words, "low": number, "high": number, "about": "dockers",
                  "hedge": hedge},),
        events=({"words": text[: text.index(" on Friday")], "trigger": "injured",
                 "lemma": "injure", "type": "ASSAULT", "place": "Bar", "figures": (words,)},),
    )  # fmt: skip


def comparisons(*readings, about=None):
    found = reconcile(readings).comparisons
    return [c for c in found if about is None or c.about == about]


def test_two_figures_for_one_thing_on_one_day_are_a_conflict():
    (found,) = comparisons(blast("a", "12"), blast("b", "20", tail=" It burnt."), about="figure")
    assert found.verdict == "conflict"
    assert found.statement.startswith("Paper a says 12 dockers were injured, Paper b 20 dockers")
    assert [side.value for side in found.sides] == ["12 dockers", "20 dockers"]
    text = blast("a", "12").report.text
    evidence = found.sides[0].evidence[0]
    assert (evidence.start, evidence.end) == at(text, "12 dockers")


def test_a_larger_figure_of_a_later_day_is_an_update():
    (found,) = comparisons(
        blast("a", "12"), blast("b", "20", published="2031-05-03"), about="figure"
    )
    assert found.verdict == "update"


def test_a_smaller_figure_of_a_later_day_is_a_conflict():
    (found,) = comparisons(
        blast("a", "20"), blast("b", "12", published="2031-05-03"), about="figure"
    )
    assert found.verdict == "conflict"


def test_at_least_leaves_room_for_more():
    (found,) = comparisons(
        blast("a", "12", hedge="at least"), blast("b", "20", tail=" It burnt."), about="figure"
    )
    assert found.verdict == "compatible"


def test_reports_that_tell_one_thing_agree_and_their_origins_are_counted():
    (act,) = comparisons(blast("a", "12"), blast("b", "12"), about="act")
    assert act.verdict == "agree"
    (side,) = act.sides
    assert (side.reports, side.outlets, side.origins) == (2, 2, 1)
    assert "one origin" in act.because


def test_an_agreement_is_worded_without_what_is_in_dispute():
    found = comparisons(blast("a", "12"), blast("b", "20", tail=" It burnt."))
    (act,) = [c for c in found if c.verdict == "agree" and c.about == "act"]
    assert act.statement == (
        "Paper a and Paper b both tell this: "
        "“An explosion in a warehouse of Adria Terminals in Bar injured […] dockers”."
    )


def answer(id, text, words, trigger, lemma, **fields):
    return told(
        text, id=id, outlet=f"Paper {id}", published="2031-05-02",
        who=("NAT Montenegro MNE GOV", "NAT Italy ITA GOV", "LOC Bar MNE"),
        events=({"words": words, "trigger": trigger, "lemma": lemma, "type": "AGREE",
                 "actors": ("Montenegro",), **fields},),
    )  # fmt: skip


ACCEPTED = "Montenegro accepted the offer of Italy to send inspectors to the port of Bar."
PRINCIPLE = (
    "Montenegro agreed only in principle to the offer of Italy to send inspectors to the port of "
    "Bar."
)
SILENT = "Montenegro has not responded to the offer of Italy to send inspectors to the port of Bar."


def test_accepted_is_held_against_agreed_in_principle():
    (found,) = comparisons(
        answer("a", ACCEPTED, ACCEPTED[:-1], "accepted", "accept"),
        answer("b", PRINCIPLE, PRINCIPLE[:-1], "agreed", "agree"),
        about="stance",
    )
    assert found.verdict == "conflict"
    assert {side.value for side in found.sides} == {"accepted", "agreed in principle"}
    assert not [c for c in comparisons(
        answer("a", ACCEPTED, ACCEPTED[:-1], "accepted", "accept"),
        answer("b", PRINCIPLE, PRINCIPLE[:-1], "agreed", "agree"),
    ) if c.verdict == "agree" and c.about == "act"]  # fmt: skip


def test_accepted_is_held_against_no_answer():
    (found,) = comparisons(
        answer("a", ACCEPTED, ACCEPTED[:-1], "accepted", "accept"),
        answer("b", SILENT, SILENT[:-1], "responded", "respond", realis="negated"),
        about="stance",
    )
    assert {side.value for side in found.sides} == {"accepted", "not answered"}


def test_no_answer_yet_disputes_nothing_that_a_later_day_tells():
    (found,) = comparisons(
        answer("a", ACCEPTED, ACCEPTED[:-1], "accepted", "accept"),
        answer("b", PRINCIPLE, PRINCIPLE[:-1], "agreed", "agree"),
        earlier(answer("c", SILENT, SILENT[:-1], "responded", "respond", realis="negated")),
        about="stance",
    )
    assert found.verdict == "conflict"
    assert {side.value for side in found.sides} == {"accepted", "agreed in principle"}


def earlier(reading):
    return replace(reading, report=replace(reading.report, published="2031-05-01"))


def warning(id, line, realis):
    return told(
        line, id=id, outlet=f"Paper {id}", who=WHO,
        events=({"words": line[:-1], "trigger": "ignored", "lemma": "ignore",
                 "type": "REJECT", "actors": ("Adria Terminals",), "realis": realis},),
    )  # fmt: skip


def test_a_denial_is_held_against_the_assertion():
    (found,) = comparisons(
        warning("a", "Adria Terminals ignored two warnings about the warehouse in Bar.", "actual"),
        warning("b", "Adria Terminals never ignored warnings about the Bar warehouse.", "negated"),
        about="realis",
    )
    assert found.verdict == "conflict"


def test_a_denial_of_an_act_that_needs_nobody_else_is_held_against_it_too():
    def fate(id, line, realis):
        return told(
            line, id=id, outlet=f"Paper {id}", who=("PER Emir Kolar", "LOC Bar MNE"),
            events=({"words": line[:-1], "trigger": "resigned", "lemma": "resign",
                     "type": "RETREAT", "actors": ("Emir Kolar",), "realis": realis},),
        )  # fmt: skip

    (found,) = comparisons(
        fate("a", "Harbour master Emir Kolar resigned in Bar.", "actual"),
        fate("b", "Emir Kolar, harbour master of Bar, has not resigned.", "negated"),
        about="realis",
    )
    assert found.verdict == "conflict"
    assert found.statement == (
        "Said in Paper a: “Harbour master Emir Kolar resigned in Bar”; denied in Paper b."
    )


def test_whether_somebody_did_it_asserts_nothing():
    def fate(id, line, realis):
        return told(
            line, id=id, outlet=f"Paper {id}", who=("PER Emir Kolar", "LOC Bar MNE"),
            events=({"words": line[:-1], "trigger": "resigned", "lemma": "resign",
                     "type": "RETREAT", "actors": ("Emir Kolar",), "realis": realis},),
        )  # fmt: skip

    found = comparisons(
        fate("a", "Dockers asked whether harbour master Emir Kolar resigned in Bar.", "actual"),
        fate("b", "Emir Kolar, harbour master of Bar, has not resigned.", "negated"),
        about="realis",
    )
    assert [c for c in found if c.verdict == "conflict"] == []


def test_who_rejects_one_thing_and_not_another_is_no_contradiction():
    def answer(id, line, realis, matter):
        lemma, wording = matter
        return told(
            line, id=id, outlet=f"Paper {id}", who=("NAT Serbia SRB GOV", "NAT Italy ITA"),
            events=(
                {"words": line[:-1], "trigger": "reject", "lemma": "reject", "type": "REJECT",
                 "actors": ("Serbia",), "targets": ("Italy",), "realis": realis},
                {"words": wording, "trigger": wording, "lemma": lemma, "type": "CONSULT"},
            ),
        )  # fmt: skip

    def held(matter):
        one = answer("a", "Serbia will reject the mediation offered by Italy.", "actual",
                     ("mediation", "mediation"))  # fmt: skip
        two = answer("b", f"Serbia did not reject the {matter} offered by Italy.", "negated",
                     (matter, matter))  # fmt: skip
        return [c.verdict for c in comparisons(one, two, about="realis")]

    assert held("mediation") == ["conflict"]
    assert held("talks") == []


def test_a_paraphrase_is_no_conflict():
    one = "Adria Terminals ignored two warnings about the warehouse in Bar, dockers said."
    two = "Dockers said that warnings over the Bar warehouse were ignored by Adria Terminals."
    found = comparisons(warning("a", one, "actual"), warning("b", two, "actual"))
    assert {c.verdict for c in found} == {"agree"}


SAID = "nobody on this quay was asked before the crane was sold to a yard in Trieste"


def quote(id, name, tail):
    text = f"“{SAID},” {name} said in Bar. {tail}"
    return told(
        text, id=id, outlet=f"Paper {id}", who=(f"PER {name}", "LOC Bar MNE"),
        quotes=((SAID, name),),
    )  # fmt: skip


def test_the_same_words_of_two_speakers_are_a_conflict_about_the_actor():
    (found,) = comparisons(
        quote("a", "Lejla Hadzic", "The crane of Bar had stood since the war."),
        quote("b", "Emir Kolar", "Children climbed the old crane of Bar in summer."),
    )
    assert (found.verdict, found.about) == ("conflict", "actor")
    assert {side.value for side in found.sides} == {"Lejla Hadzic", "Emir Kolar"}


def test_the_same_words_of_one_speaker_agree():
    (found,) = comparisons(
        quote("a", "Lejla Hadzic", "The crane of Bar had stood since the war."),
        quote("b", "Lejla Hadzic", "Children climbed the old crane of Bar in summer."),
    )
    assert (found.verdict, found.about) == ("agree", "wording")


def test_what_one_report_alone_has_is_only():
    other = told(
        "An explosion in a warehouse of Adria Terminals in Bar on Friday. Italy pledged pumps.",
        id="b", outlet="Paper b", published="2031-05-02", who=(*WHO, "NAT Italy ITA GOV"),
        events=({"words": "Italy pledged pumps", "trigger": "pledged", "lemma": "pledge",
                 "type": "AID", "actors": ("Italy",)},),
        pledges=({"trigger": "pledged", "stance": "offered", "giver": "Italy"},),
    )  # fmt: skip
    found = comparisons(blast("a", "12"), other)
    only = [c for c in found if c.verdict == "only" and "Italy pledged pumps" in c.statement]
    assert len(only) == 1
    assert only[0].statement.startswith("Only Paper b")


def test_a_storyline_of_one_report_has_nothing_to_compare():
    assert comparisons(blast("a", "12")) == []


def test_neither_side_is_favoured_and_order_changes_nothing():
    readings = [
        blast("a", "12"),
        blast("b", "20", tail=" It burnt."),
        blast("c", "31", published="2031-05-04", tail=" Two ships left."),
        answer("d", ACCEPTED, ACCEPTED[:-1], "accepted", "accept"),
        answer("e", PRINCIPLE, PRINCIPLE[:-1], "agreed", "agree"),
        quote("f", "Lejla Hadzic", "The crane of Bar had stood since the war."),
    ]
    expected = reconcile(readings)
    for seed in range(6):
        random.Random(seed).shuffle(readings)
        assert reconcile(readings) == expected


def test_conflicts_come_first():
    found = comparisons(blast("a", "12"), blast("b", "20", tail=" It burnt."))
    order = ["conflict", "update", "agree", "compatible", "only"]
    ranks = [order.index(c.verdict) for c in found]
    assert ranks == sorted(ranks)


def test_everything_that_has_an_id_can_be_explained():
    situation = reconcile([blast("a", "12"), blast("b", "20", tail=" It burnt.")])
    for rows in (
        situation.storylines,
        situation.origins,
        situation.occurrences,
        situation.entities,
        situation.comparisons,
    ):
        for row in rows:
            lines = explain(situation, row.id)
            assert lines and lines[0].startswith(row.id)
    assert explain(situation, "C999") is None


def test_a_report_and_its_values_can_be_explained():
    situation = reconcile([blast("a", "12"), blast("b", "20", tail=" It burnt.")])
    assert explain(situation, "a")[0].startswith("a Paper a")
    for value in ("v1", "f1", "e1"):
        lines = explain(situation, f"a/{value}")
        assert lines and lines[0].startswith(value)
    assert explain(situation, "a/v99") is None


def pledge(id, stance, published):
    line = "Italy sent four pumps to flooded Mostar by way of the port of Ploce."
    return told(
        line, id=id, outlet=f"Paper {id}", published=published,
        who=("NAT Italy ITA GOV", "LOC Mostar BIH", "LOC Ploce HRV"),
        events=({"words": line[:-1], "trigger": "sent", "lemma": "send", "type": "AID",
                 "actors": ("Italy",), "targets": ("Mostar",)},),
        pledges=({"trigger": "sent", "stance": stance, "giver": "Italy"},),
    )  # fmt: skip


def test_a_pledge_refused_is_held_against_a_pledge_agreed():
    (found,) = comparisons(
        pledge("a", "agreed", "2031-05-02"), pledge("b", "refused", "2031-05-02"), about="stance"
    )
    assert found.verdict == "conflict"


def test_a_pledge_delivered_later_is_an_update():
    (found,) = comparisons(
        pledge("a", "offered", "2031-05-02"), pledge("b", "delivered", "2031-05-05"), about="stance"
    )
    assert found.verdict == "update"
    assert [side.value for side in found.sides] == ["offered", "delivered"]


def test_a_translated_quotation_of_one_speaker_is_the_same_words_in_another_wording():
    def said(id, words, tail):
        text = f"“{words},” Lejla Hadzic said in Bar. {tail}"
        return told(
            text, id=id, outlet=f"Paper {id}", who=("PER Lejla Hadzic", "LOC Bar MNE"),
            quotes=((words, "Lejla Hadzic"),),
        )  # fmt: skip

    (found,) = comparisons(
        said(
            "a", "They were warned twice, and twice they put the letter into a drawer", "Rain fell."
        ),
        said(
            "b",
            "One has warned them two times, and twice they have put the letter in drawers",
            "Snow.",
        ),
    )
    assert (found.verdict, found.about) == ("compatible", "wording")


def test_a_toll_told_as_a_noun_is_a_toll_too():
    bare = told(
        "The explosion in the warehouse of Adria Terminals in Bar: thirty wounded, says a nurse.",
        id="c", outlet="Paper c", published="2031-05-02", who=WHO,
        figures=({"words": "thirty wounded", "low": 30, "high": 30, "about": "wounded dockers"},),
    )  # fmt: skip
    found = comparisons(blast("a", "12"), blast("b", "12", tail=" It burnt."), bare, about="figure")
    assert [c.verdict for c in found] == ["conflict"]
    assert {side.value for side in found[0].sides} == {"12 dockers", "thirty wounded"}


def test_one_sum_in_two_reports_stands_in_neither_alone():
    def gift(id, line, trigger, lemma):
        return told(
            line, id=id, outlet=f"Paper {id}", who=("NAT Italy ITA GOV", "LOC Mostar BIH"),
            figures=({"words": "4.5 million euros", "low": 4.5e6, "high": 4.5e6, "kind": "money",
                      "unit": "EUR"},),
            events=({"words": line[:-1], "trigger": trigger, "lemma": lemma, "type": "AID",
                     "actors": ("Italy",), "figures": ("4.5 million euros",)},),
        )  # fmt: skip

    found = comparisons(
        gift("a", "Italy would give 4.5 million euros to rebuild Mostar's quay.", "give", "give"),
        gift("b", "The quay of Mostar: Italy lends 4.5 million euros.", "lends", "lend"),
    )
    assert [c for c in found if c.verdict == "only" and c.about == "figure"] == []
    (shared,) = [c for c in found if c.verdict == "agree"]
    assert "4.5 million euros" in shared.statement


def test_a_report_that_passes_on_what_another_outlet_said_adds_no_origin():
    def fire(id, outlet, line, **fields):
        return told(
            line, id=id, outlet=outlet, who=(*WHO, "ORG Bar Gazette"),
            events=({"words": line[line.index("Adria") : -1], "trigger": "closed",
                     "lemma": "close", "type": "COERCE", "actors": ("Adria Terminals",),
                     "place": "Bar", **fields},),
        )  # fmt: skip

    found = comparisons(
        fire("a", "Bar Gazette", "Adria Terminals closed the burnt warehouse in Bar for good."),
        fire(
            "b", "Alpine News", "Bar Gazette reported that Adria Terminals closed a warehouse in "
            "Bar.", voices=("Bar Gazette",),
        ),
    )  # fmt: skip
    (act,) = [c for c in found if c.verdict == "agree"]
    assert (act.sides[0].reports, act.sides[0].origins) == (2, 1)
