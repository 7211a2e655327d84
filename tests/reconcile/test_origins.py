"""Origins: every report under one root, and why."""

from __future__ import annotations

from _told import told
from test_copies import OTHER, SENTENCES, WIRE

from rashomon.reconcile import reconcile
from rashomon.reconcile.copies import copies, overlaps
from rashomon.reconcile.origins import Statement
from rashomon.reconcile.origins import origins as found_origins
from rashomon.reconcile.words import words


def origins(*readings):
    return reconcile(readings).origins


def test_carriers_of_one_dispatch_are_one_origin_named_after_the_agency():
    (origin,) = origins(
        told("(Meridian) " + WIRE, id="a", outlet="Drina Post", credits=("Meridian",)),
        told(
            "(Meridian) " + " ".join(SENTENCES[:6]),
            id="b",
            outlet="Sava Echo",
            credits=("Meridian",),
        ),
    )
    assert origin.name == "Meridian"
    assert set(origin.reports) == {"a", "b"}
    assert "Meridian" in origin.because or "word for word" in origin.because


def test_a_credit_under_a_report_of_ones_own_does_not_make_it_the_agencys():
    found = origins(
        told("(Meridian) " + WIRE, id="a", outlet="Drina Post", credits=("Meridian",)),
        told(OTHER + "\n\nWith Meridian", id="b", outlet="Porto Daily", credits=("Meridian",)),
    )
    assert [o.name for o in found] == ["Meridian", "Porto Daily"]
    assert "Meridian for a part" in found[1].because


def test_one_line_told_to_an_agency_leaves_a_report_its_own_origin():
    found = origins(
        told(WIRE, id="a", outlet="Meridian"),
        told(OTHER + " The baker told Meridian that he was glad.", id="b", outlet="Porto Daily"),
    )
    assert len(found) == 2


def test_every_report_belongs_to_exactly_one_origin():
    readings = [told(f"{s} {OTHER[: 20 * i]}", id=str(i)) for i, s in enumerate(SENTENCES)]
    held = [report for origin in origins(*readings) for report in origin.reports]
    assert sorted(held) == sorted(reading.report.id for reading in readings)


def test_a_report_without_an_outlet_is_called_by_its_title():
    (origin,) = origins(told(WIRE, id="a", title="Bridge shut at Zvornik"))
    assert origin.name == "“Bridge shut at Zvornik”"
    assert "no other report" in origin.because


def roots(*readings):
    found = [words(reading) for reading in readings]
    wording = overlaps(readings, found)
    return found_origins(readings, copies(readings, found, wording), wording)


def count(found, *statements):
    return found.behind((s.report for s in statements), found.passing(statements)).origins


def test_who_only_cites_another_outlet_of_the_set_adds_no_origin():
    found = roots(
        told(WIRE, id="a", outlet="The Drina Post"), told(OTHER, id="b", outlet="Porto Daily")
    )
    own = Statement("a", 0, 9)
    assert count(found, own, Statement("b", 0, 9, "Drina Post")) == 1
    assert count(found, own, Statement("b", 0, 9, "the harbour master")) == 2


def test_two_papers_that_cite_one_agency_which_is_not_here_are_one_origin():
    found = roots(
        told(WIRE, id="a", outlet="Drina Post"), told(OTHER, id="b", outlet="Porto Daily")
    )
    assert (
        count(found, Statement("a", 0, 9, "AFP"), Statement("b", 0, 9, "Agence France-Presse")) == 1
    )
    assert count(found, Statement("a", 0, 9, "AFP"), Statement("b", 0, 9, "Reuters")) == 2


def test_who_also_tells_it_in_its_own_voice_is_an_origin():
    found = roots(
        told(WIRE, id="a", outlet="Drina Post"), told(OTHER, id="b", outlet="Porto Daily")
    )
    cited, own = Statement("b", 0, 9, "Drina Post"), Statement("b", 20, 29)
    assert count(found, Statement("a", 0, 9), cited, own) == 2


def test_a_statement_inside_a_passage_taken_from_another_report_is_that_reports():
    passage = " ".join(SENTENCES[3:5])
    mine = f"{OTHER} {passage}"
    found = roots(told(WIRE, id="a", outlet="Drina Post"), told(mine, id="b", outlet="Porto Daily"))
    at, theirs = mine.index(passage), WIRE.index(passage)
    assert len(found.origins) == 2
    assert count(found, Statement("a", theirs, theirs + 9), Statement("b", at, at + 9)) == 1
    assert count(found, Statement("a", theirs, theirs + 9), Statement("b", 0, 9)) == 2
