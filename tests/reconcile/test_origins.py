"""Origins: every report under one root, and why."""

from __future__ import annotations

from _told import told
from test_copies import OTHER, SENTENCES, WIRE

from rashomon.reconcile import reconcile


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
