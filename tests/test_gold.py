"""The gold kept in the repository: its shape, and that it fits the texts where they are at hand."""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

GOLD = Path(__file__).parents[1] / "benchmarks" / "gold"
ROWS: list[dict[str, Any]] = [
    json.loads(line)
    for line in (GOLD / "coreference.jsonl").read_text(encoding="utf-8").splitlines()
]
FORMS = {"name", "nominal", "pronoun", "demonym"}
KINDS = {"person", "organization", "country", "group", "place"}

each_row = pytest.mark.parametrize("row", ROWS, ids=[row["id"] for row in ROWS])


def mentions(row: dict[str, Any]) -> list[dict[str, Any]]:
    return [mention for chain in row["chains"] for mention in chain["mentions"]]


def test_ids_are_unique_and_in_order():
    assert all(a["id"] < b["id"] for a, b in pairwise(ROWS))


def test_ten_of_thirty_are_sealed():
    assert Counter(row["fold"] for row in ROWS) == {"open": 20, "sealed": 10}


@each_row
def test_a_row_holds_offsets_and_no_text(row):
    assert set(row) == {"id", "file", "sha256", "upto", "fold", "chains", "nonref"}
    assert re.fullmatch(r"[0-9a-f]{64}", row["sha256"])
    for chain in row["chains"]:
        assert set(chain) == {"chain", "kind", "name", "mentions"}
        assert chain["kind"] in KINDS
        assert 1 <= len(chain["name"].split()) <= 4
        for mention in chain["mentions"]:
            assert set(mention) == {"start", "end", "head", "form"}
            assert mention["form"] in FORMS


@each_row
def test_chains_and_their_mentions_stand_in_the_order_of_the_text(row):
    assert [chain["chain"] for chain in row["chains"]] == list(range(1, len(row["chains"]) + 1))
    for chain in row["chains"]:
        for a, b in pairwise(chain["mentions"]):
            assert (a["start"], -a["end"]) < (b["start"], -b["end"])
    first = [(c["mentions"][0]["start"], -c["mentions"][0]["end"]) for c in row["chains"]]
    assert first == sorted(first)


@each_row
def test_a_head_is_inside_its_mention(row):
    for mention in mentions(row):
        start, end = mention["head"]
        assert 0 <= mention["start"] <= start < end <= mention["end"]
        if row["upto"] is not None:
            assert mention["end"] <= row["upto"]


@each_row
def test_spans_are_unique_and_nest_or_stand_apart(row):
    spans = [(m["start"], m["end"]) for m in mentions(row)] + [(a, b) for a, b in row["nonref"]]
    assert len(spans) == len(set(spans))
    for a, b in spans:
        assert a < b
        assert not any(a < c < b < d for c, d in spans)


@each_row
def test_no_mention_refers_to_what_it_stands_in(row):
    for chain in row["chains"]:
        for a in chain["mentions"]:
            assert not any(
                b is not a and a["start"] <= b["start"] and b["end"] <= a["end"]
                for b in chain["mentions"]
            )


def test_the_counts_its_page_gives_are_those_of_the_file():
    page = (GOLD / "README.md").read_text(encoding="utf-8")
    told = {
        cells[0]: tuple(int(cell) for cell in cells[1:])
        for cells in re.findall(r"^\| ([\w ]+) \| (\d+) \| (\d+) \| (\d+) \|$", page, re.M)
    }
    counts: dict[str, Counter[str]] = {"open": Counter(), "sealed": Counter()}
    for row in ROWS:
        fold = counts[row["fold"]]
        fold["reports"] += 1
        fold["nonref"] += len(row["nonref"])
        for chain in row["chains"]:
            fold["chains"] += 1
            fold["of one mention"] += len(chain["mentions"]) == 1
            fold["mentions"] += len(chain["mentions"])
            fold[chain["kind"]] += len(chain["mentions"])
            fold.update(mention["form"] for mention in chain["mentions"])
    names = set(counts["open"]) | set(counts["sealed"])
    expected = {
        n: (counts["open"][n], counts["sealed"][n], counts["open"][n] + counts["sealed"][n])
        for n in names
    }
    assert told == expected


@each_row
def test_the_offsets_were_made_on_this_text(row):
    folder = os.environ.get("RASHOMON_DATA")
    path = Path(folder) / row["file"] if folder else None
    if path is None or not path.exists():
        pytest.skip(f"{row['file']} is not in RASHOMON_DATA: whether the gold fits is not known")
    with path.open(encoding="utf-8") as lines:
        text = next(one["text"] for one in map(json.loads, lines) if one["id"] == row["id"])
    assert hashlib.sha256(text.encode()).hexdigest() == row["sha256"]
    upto = row["upto"] or len(text)
    assert row["upto"] is None or text[upto] == "\n"
    for mention in mentions(row):
        assert mention["end"] <= upto
        for start, end in ((mention["start"], mention["end"]), mention["head"]):
            assert text[start:end] == text[start:end].strip()
            assert start == 0 or not re.match(r"\w\w", text[start - 1 : start + 1])
            assert not re.match(r"\w\w", text[end - 1 : end + 1])
