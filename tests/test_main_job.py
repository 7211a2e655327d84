"""The main job on the sample: what holds whatever the stages say."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

import rashomon
from rashomon.model import Reading, Situation
from rashomon.reconcile import reconcile
from rashomon.tell.documents import to_json
from rashomon.tell.dossier import load, write

SAMPLE = Path(__file__).parents[1] / "samples" / "harbour"


@pytest.fixture(scope="module")
def readings() -> rashomon.Readings:
    return rashomon.read(SAMPLE)


@pytest.fixture(scope="module")
def situation(readings) -> Situation:
    return reconcile(readings, readings.skipped)


def command(*arguments: str, hash_seed: str = "0") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "rashomon", *arguments],
        capture_output=True,
        env={**os.environ, "PYTHONHASHSEED": hash_seed},
        check=False,
    )


def test_every_report_of_the_sample_is_read(readings):
    assert len(readings) == 8
    assert readings.skipped == ()


def test_the_dossier_of_the_sample_verifies(situation, tmp_path):
    assert rashomon.verify(situation) == []
    write(situation, tmp_path / "dossier")
    assert rashomon.verify(load(tmp_path / "dossier")) == []


def test_the_order_of_the_reports_changes_nothing(readings, situation):
    expected = to_json(situation)
    for seed in range(5):
        shuffled = list(readings)
        random.Random(seed).shuffle(shuffled)
        assert to_json(reconcile(shuffled, readings.skipped)) == expected


def test_neither_hash_seed_nor_workers_nor_input_order_change_a_byte():
    files = sorted(str(path) for path in SAMPLE.iterdir())
    one = command("compare", "--json", "--quiet", *files, hash_seed="1")
    other = command("compare", "--json", "--quiet", "--workers", "2", *files[::-1], hash_seed="2")
    assert one.returncode == other.returncode == 0, one.stderr + other.stderr
    assert one.stdout == other.stdout
    assert one.stderr == b""


def test_a_reading_read_back_is_the_reading(readings):
    for reading in readings:
        assert msgspec.json.decode(to_json(reading), type=Reading) == reading


def test_a_situation_read_back_is_the_situation(situation):
    assert msgspec.json.decode(to_json(situation), type=Situation) == situation


def test_reading_lines_are_input_too(readings, situation, tmp_path):
    lines = tmp_path / "readings.jsonl"
    lines.write_bytes(b"".join(to_json(reading) + b"\n" for reading in readings))
    assert to_json(rashomon.compare(lines)) == to_json(situation)


def test_a_wire_copy_adds_an_outlet_but_no_origin(situation):
    by_outlet = {r.report.outlet: r.report.id for r in situation.readings}
    courier, herald = by_outlet["Adriatic Courier"], by_outlet["The Bay Herald"]
    (shared,) = [o for o in situation.origins if {courier, herald} & set(o.reports)]
    assert set(shared.reports) == {courier, herald}


def test_unrelated_reports_stay_apart(situation):
    stories = sorted(len(storyline.reports) for storyline in situation.storylines)
    assert stories == [1, 1, 6]


def test_the_sample_shows_every_kind_of_verdict(situation):
    verdicts = {comparison.verdict for comparison in situation.comparisons}
    assert {"agree", "conflict", "update", "only"} <= verdicts


def statements(situation: Situation, *, verdict: str, about: str) -> list[str]:
    return [c.statement for c in situation.comparisons if c.verdict == verdict and c.about == about]


def test_accepted_without_conditions_is_held_against_in_principle(situation):
    found = [c for c in situation.comparisons if c.about == "stance" and c.verdict == "conflict"]
    words = [
        " ".join(e.span.of(text[e.report]) for side in c.sides for e in side.evidence)
        for c in found
        for text in [{r.report.id: r.report.text for r in situation.readings}]
    ]
    assert any("accept" in w and "in principle" in w for w in words), words


def test_the_larger_toll_of_the_next_day_is_an_update(situation):
    assert any(
        "31" in s and "12" in s for s in statements(situation, verdict="update", about="figure")
    )


def test_two_tolls_of_one_day_are_a_conflict(situation):
    found = statements(situation, verdict="conflict", about="figure")
    assert any("29" in s and "31" in s for s in found), found
