"""A person's decisions go before ours, are shown as such, and are undone by deleting the line."""

from __future__ import annotations

import itertools

import msgspec
import pytest
from _told import told
from msgspec import UNSET

import rashomon
from rashomon.errors import UsageError
from rashomon.reconcile import reconcile
from rashomon.reconcile.corrections import decisions, load
from rashomon.reconcile.explain import explain
from rashomon.tell.documents import situation_from_json, to_json
from rashomon.verify import faults

WHO = ("PER Lejla Hadzic BIH GOV", "PER Luka Vukas MNE GOV", "LOC Mostar BIH @43.34,17.81")
BOTH = {"actors": ("Lejla Hadzic",), "targets": ("Luka Vukas",)}
ONE = "Lejla Hadzic met Luka Vukas in Mostar on Monday to settle the water quarrel of the valley."
TWO = "The water quarrel of the valley moved when Lejla Hadzic met Luka Vukas in Mostar."


def meeting(id, text, **more):
    event = {"words": "Lejla Hadzic met Luka Vukas", "trigger": "met", "lemma": "meet",
             "type": "CONSULT", **BOTH}  # fmt: skip
    return told(text, id=id, published="2031-05-06", who=WHO, events=(event,), **more)


def toll(id, count):
    text = f"A crane fell on the quay of Bar on Monday and killed {count} dockers."
    return told(
        text, id=id, published="2031-05-06", who=("LOC Bar MNE @42.09,19.10",),
        figures=({"words": f"{count} dockers", "low": count, "high": count, "about": "dockers"},),
        events=({"words": text[:-1], "trigger": "killed", "lemma": "kill", "type": "ASSAULT",
                 "figures": (f"{count} dockers",), "place": "Bar"},),
    )  # fmt: skip


MET = [meeting("a", ONE), meeting("b", TWO)]


def corrected(readings, *lines):
    return reconcile(readings, (), decisions("\n".join(lines)))


def events(situation):
    return sorted(sorted(f"{e.report}:{e.event}" for e in x.events) for x in situation.occurrences)


def members(situation, name):
    return sorted(
        sorted(f"{m.report}:{m.entity}" for m in entity.members)
        for entity in situation.entities
        if entity.name == name
    )


# --- the line format --------------------------------------------------------------------------


def test_comments_blanks_and_the_order_of_values_mean_nothing():
    text = "# my notes\n\n  same   entity b:e3  a:e7   # I asked her\nsame entity a/e7 b[3:9]\n"
    first, second = decisions(text)
    assert (first.number, first.line, first.why) == (3, "same entity a:e7 b:e3", "I asked her")
    assert second.line == "same entity a:e7 b[3:9]"
    assert first.told == "by a person: same entity a:e7 b:e3 (I asked her)"


def test_a_report_whose_id_has_blanks_or_colons_stands_in_quotation_marks():
    (one,) = decisions('drop quote "row 7 # new"[3:9] # why not')
    assert one.line == 'drop quote "row 7 # new"[3:9]'
    (other,) = decisions("drop quote http://bay.example/a:7:q2")
    assert (other.refs[0].report, other.refs[0].id) == ("http://bay.example/a:7", "q2")


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("merge entity a:e1 b:e2", "'merge' is none of same, different, speaker, drop"),
        ("same quote a:q1 b:q2", "after 'same' comes one of entity, occurrence"),
        ("same entity a:e1", "same entity takes two values or more"),
        ("same entity a:e1 b:v2", "b:v2 is not the id of an entity"),
        ("same entity a:e1 Lejla", "'Lejla' is no value"),
        ("drop event", "says of nothing"),
        ("drop event a[9:9]", "[9:9] is no stretch of text"),
        ("drop event a:v1 a:v2", "drop event takes one value"),
        ("drop comparison a:v1", "a comparison goes by the places of its evidence"),
        ("speaker a:q1", "speaker takes a quotation and who said it, or nobody"),
        ("speaker a:q1 b:e1", "stand in two reports"),
    ],
)
def test_a_wrong_line_is_one_fault_with_its_number(line, fault):
    with pytest.raises(UsageError) as raised:
        decisions(f"# mine\n{line}\n", "mine.txt")
    assert str(raised.value).startswith("mine.txt, line 2: ")
    assert fault in str(raised.value)


def test_a_file_that_is_not_there_is_a_wrong_call(tmp_path):
    with pytest.raises(UsageError, match=r"--corrections .*No such file"):
        load(tmp_path / "none.txt")


# --- what they do -----------------------------------------------------------------------------


def test_without_corrections_the_document_has_no_word_of_them():
    assert b"corrections" not in to_json(reconcile(MET))
    assert to_json(reconcile(MET, (), decisions("# nothing yet\n"))) == to_json(reconcile(MET))


def test_what_a_person_keeps_apart_is_two_occurrences_and_says_so():
    assert events(reconcile(MET)) == [["a:v1", "b:v1"]]
    situation = corrected(MET, "different occurrence a:v1 b[56:59] # two meetings")
    assert events(situation) == [["a:v1"], ["b:v1"]]
    reason = "by a person: different occurrence a:v1 b[56:59] (two meetings)"
    assert all(reason in one.because for one in situation.occurrences)
    assert any(reason in line for line in explain(situation, "X1"))
    assert not faults(situation)
    assert situation_from_json(to_json(situation)) == situation


def test_what_a_person_puts_together_is_one_occurrence_also_across_storylines():
    other = told(
        "Chess came back to Novi Sad, where the league opened.", id="c", published="2031-09-01",
        events=({"words": "the league opened", "trigger": "opened", "lemma": "open"},),
    )  # fmt: skip
    apart = reconcile([*MET, other])
    assert len(apart.storylines) == 2
    situation = corrected([*MET, other], "same occurrence c:v1 a:v1")
    assert events(situation) == [["a:v1", "b:v1", "c:v1"]]
    assert len(situation.storylines) == 1
    assert "by a person: same occurrence a:v1 c:v1" in situation.occurrences[0].because


def test_two_of_one_name_are_kept_apart_and_two_names_put_together():
    assert members(reconcile(MET), "Luka Vukas") == [["a:e2", "b:e2"]]
    apart = corrected(MET, "different entity a:e2 b:e2")
    assert members(apart, "Luka Vukas") == [["a:e2"], ["b:e2"]]
    one = corrected(MET, "same entity a:e1 b:e2")  # and with them those they already were one with
    names = [sorted(f"{m.report}:{m.entity}" for m in e.members) for e in one.entities]
    assert ["a:e1", "a:e2", "b:e1", "b:e2"] in names
    assert any("by a person: same entity a:e1 b:e2" in line for line in explain(one, "E1"))


def test_who_nothing_is_said_of_goes_with_the_one_it_is_likest():
    three = [*MET, meeting("c", ONE.replace("Monday", "Tuesday"))]
    apart = corrected(three, "different entity a:e2 b:e2")
    assert sorted(map(len, members(apart, "Luka Vukas"))) == [1, 2]


def test_a_speaker_is_changed_or_taken_away():
    said = meeting("a", ONE, quotes=(("to settle the water quarrel", "Lejla Hadzic"),))
    at = ONE.index("water")
    (quote,) = corrected([said], f"speaker a[{at}:{at + 5}] a:e2").readings[0].quotes
    assert (quote.source_entity, quote.rule) == ("e2", "corrections.speaker")
    (quote,) = corrected([said], "speaker a:q1 nobody").readings[0].quotes
    assert quote.source_entity is None
    both = corrected([said], "speaker a:q1 nobody", "speaker a:q1 a:e2")
    assert both.readings[0].quotes[0].source_entity == "e1"
    assert {row.because for row in both.corrections} == {"another line names another speaker"}


def test_what_is_dropped_leaves_nothing_that_leads_nowhere():
    readings = [toll("a", 3), toll("b", 5)]
    assert any(c.about == "figure" for c in reconcile(readings).comparisons)
    situation = corrected(readings, "drop figure b:f1")
    assert not situation.readings[1].figures
    assert situation.readings[1].events[0].figures == ()
    assert not any(c.verdict == "conflict" for c in situation.comparisons)
    without = corrected(readings, "drop event b:v1")
    assert events(without) == [["a:v1"]]
    assert not faults(situation) + faults(without)
    assert explain(without, "b/v1") == ["by a person: drop event b:v1"]


def test_a_comparison_is_dropped_by_the_line_that_explain_offers():
    readings = [toll("a", 3), toll("b", 5)]
    before = reconcile(readings)
    wrong = next(c for c in before.comparisons if c.about == "figure")
    offer = explain(before, wrong.id)[-1].partition(": ")[2]
    after = corrected(readings, offer)
    assert wrong.statement not in {c.statement for c in after.comparisons}
    assert after.corrections[0].applied


def test_every_line_that_explain_offers_fits_and_does_what_it_says():
    said = meeting("c", ONE, quotes=(("to settle the water quarrel", "Lejla Hadzic"),))
    readings = [*MET, said, toll("d", 3), toll("e", 5)]
    before = reconcile(readings)
    ids = ["X1", "c/v1", "c/q1", "d/f1", *(one.id for one in before.entities)]
    offers = [
        line.partition(": ")[2]
        for name in ids
        for line in explain(before, name)
        if line.startswith("if that is wrong")
    ]
    assert {offer.split(" ")[0] for offer in offers} == {"different", "drop", "speaker"}
    for offer in offers:
        after = corrected(readings, offer)
        assert after.corrections[0].applied, offer
        assert msgspec.structs.replace(after, corrections=UNSET) != before, offer
    joined = corrected(MET, explain(reconcile(MET), "X1")[-1].partition(": ")[2])
    assert len(joined.occurrences) == 2


def test_compare_takes_the_file_and_leaves_it_as_it_is(tmp_path):
    mine = tmp_path / "mine.txt"
    mine.write_text("different occurrence a:v1 b:v1", encoding="utf-8")
    situation = rashomon.compare(MET, corrections=mine)
    assert events(situation) == [["a:v1"], ["b:v1"]]
    assert mine.read_text(encoding="utf-8") == "different occurrence a:v1 b:v1"


# --- what does not fit --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("drop event z:v1", "there is no report z"),
        ("drop event a:v9", "report a has no event v9"),
        ("drop event a[0:3]", "there is no event at a[0:3]"),
        ("different entity a[0:40] b:e1", "a[0:40] fits several: e1, e2, e3"),
        ("drop comparison a[0:3] b[0:3]", "no comparison rests on just these places"),
        ("same entity a:e1 a[0:12]", "its values are one value of one report"),
    ],
)
def test_a_line_that_fits_nothing_is_kept_and_changes_nothing(line, why):
    situation = corrected(MET, line)
    (row,) = situation.corrections
    assert (row.applied, row.because) == (False, why)
    assert events(situation) == events(reconcile(MET))


def test_keeping_apart_wins_over_putting_together():
    situation = corrected(MET, "same occurrence a:v1 b:v1", "different occurrence a:v1 b:v1")
    assert events(situation) == [["a:v1"], ["b:v1"]]
    assert [row.because for row in situation.corrections] == [None, "another line keeps them apart"]


def test_the_order_of_lines_and_of_reports_changes_no_byte():
    lines = ["same entity a:e1 b:e2", "different occurrence b:v1 a:v1", "drop event z:v1", "#"]
    documents = {
        to_json(corrected(readings, *order))
        for order in itertools.permutations(lines)
        for readings in (MET, MET[::-1])
    }
    assert len(documents) == 1
