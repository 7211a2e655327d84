"""What the golden dossiers say, line by line, for a person to read in a diff.

`make golden` rewrites the expected lines. They are written for the medium model; a difference
in them is not a fault by itself, it is a change that the commit has to explain.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

import rashomon
from rashomon.model import Situation
from rashomon.read.parser import MODELS

HERE = Path(__file__).parent
DOSSIERS = {"harbour": HERE.parent / "samples" / "harbour"}


def lines(situation: Situation) -> Iterator[str]:
    """The situation without its offsets: who spoke, what happened, what was compared."""
    names = {entity.id: entity.name for entity in situation.entities}
    for storyline in situation.storylines:
        yield f"# {storyline.title} ({len(storyline.reports)} reports)"
        for comparison in situation.comparisons:
            if comparison.storyline == storyline.id:
                yield f"{comparison.verdict} {comparison.about}: {comparison.statement}"
    for reading in situation.readings:
        report = reading.report
        yield f"# {report.outlet or report.title}"
        own = {entity.id: entity.name for entity in reading.entities}
        for quote in reading.quotes:
            if quote.form != "indirect":
                words = " / ".join(s.of(report.text) for s in quote.content)
                yield f"{quote.form}, {own.get(quote.source_entity or '', '?')}: {words}"
    yield "# who is who"
    yield from sorted(name for name in names.values())


@pytest.mark.parametrize("name", sorted(DOSSIERS))
def test_a_golden_dossier_says_what_it_said(name):
    situation = rashomon.compare(DOSSIERS[name])
    if {r.reader.model for r in situation.readings} != {MODELS[0].name}:
        pytest.skip(f"the expected lines are written for {MODELS[0].name}, which is not installed")
    said = "\n".join(lines(situation)) + "\n"
    file = HERE / "dossiers" / name / "expected.txt"
    if os.environ.get("RASHOMON_GOLDEN") == "write":
        file.write_text(said, encoding="utf-8")
    assert said == file.read_text(encoding="utf-8")
