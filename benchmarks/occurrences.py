"""Occurrences from gold event mentions of ECB+ and the Gun Violence Corpus.

The mentions and the wording of the participants in their sentence are the gold's; what is one
occurrence is ours. `--rows PATH` writes a line per pair of mentions that ours and gold part on.

Figures to hold it against (gold mentions, ECB+ test 36-45, which is not here): same lemma in a
topic .76, Barhom .795, Cattan .81, Held .857; GVC: Bugert .59, Held .84. Recalled from papers.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import _chains
import _gold
from rashomon.model import Entity, Event, Mention, Reader, Reading, Span, Storyline
from rashomon.read.parse import Parse
from rashomon.reconcile.copies import copies, overlaps
from rashomon.reconcile.occurrences import occurrences
from rashomon.reconcile.order import in_order
from rashomon.reconcile.origins import origins
from rashomon.reconcile.people import people
from rashomon.reconcile.storylines import storylines
from rashomon.reconcile.words import background, telling, words

KINDS = {"HUM_PART_PER": "person", "HUM_PART_ORG": "organization", "HUM_PART_GPE": "country"}


def reading(row: dict[str, Any], parse: Parse) -> Reading:
    """A report with the gold's mentions as events, and as entities the people and places named."""
    text = row["text"]
    entities: dict[str, Entity] = {}
    mentions: list[Mention] = []
    for one in row.get("entities", ()):
        kind, start, end = one["kind"], one["start"], one["end"]
        if start is None or not kind.startswith(("HUM", "LOC")):
            continue
        wording = " ".join(text[start:end].split())
        named = any(part[:1].isupper() for part in wording.split())
        kind = "place" if kind.startswith("LOC") else KINDS.get(kind, "group")
        entity = entities.setdefault(
            wording.lower(),
            Entity(
                id=f"e{len(entities)}", name=wording, kind="place" if kind == "country" else kind
            ),
        )
        form = "name" if named else "nominal"
        mentions.append(
            Mention(start=start, end=end, text=text[start:end], form=form, entity=entity.id)
        )
    sentences = [Span(s["start"], s["end"]) for s in row["sentences"]]
    events = []
    for one in row["events"]:
        if one["start"] is None:
            continue
        first, past = parse_range(parse, one["start"], one["end"])
        head = next((i for i in range(first, past) if not first <= parse.head[i] < past), first)
        lemma = parse.lemma[head].lower() if head < len(parse) else one["wording"].lower()
        events.append(
            Event(
                id=one["id"], start=one["start"], end=one["end"], lemma=lemma,
                trigger=Span(one["start"], one["end"]),
            )
        )  # fmt: skip
    return Reading(
        report=_gold.report(row), reader=Reader(rashomon="", model=""), sentences=tuple(sentences),
        entities=tuple(entities.values()), mentions=tuple(mentions), events=tuple(events),
    )  # fmt: skip


def parse_range(parse: Parse, start: int, end: int) -> tuple[int, int]:
    from bisect import bisect_left, bisect_right

    first = bisect_right(parse.end, start)
    return first, max(first + 1, bisect_left(parse.start, end))


def prepared(rows: list[dict[str, Any]], topics: str):
    parses = _gold.parsed([_gold.report(row) for row in rows])
    told = in_order(reading(row, p) for row, (_, _, p) in zip(rows, parses, strict=True))
    found = [words(one) for one in told]
    if topics == "ours":
        lines = storylines(told, found)
    else:
        by_topic: dict[str, list[str]] = defaultdict(list)
        topic = {row["id"]: row[topics] for row in rows}
        for one in told:
            by_topic[topic[one.report.id]].append(one.report.id)
        lines = tuple(
            Storyline(id=f"S{i}", title="", reports=tuple(ids))
            for i, ids in enumerate(by_topic.values())
        )
    return told, found, lines


def ours(rows: list[dict[str, Any]], topics: str) -> dict[tuple[str, str], str]:
    told, found, lines = prepared(rows, topics)
    wording = overlaps(told, found)
    roots = origins(told, copies(told, found, wording), wording)
    known = background(telling(one) for one in found)
    happened = occurrences(told, found, known, lines, people(told, lines), roots)
    return {(e.report, e.event): o.id for o in happened.occurrences for e in o.events}


def from_text(rows: list[dict[str, Any]]) -> dict[tuple[str, str], str]:
    """Everything ours: events, storylines, occurrences; mentions under the gold's id where the
    trigger touches a gold mention. Outside the annotated sentences nothing counts."""
    from rashomon.pipeline import read
    from rashomon.reconcile import reconcile

    readings = [read(*one, "md") for one in _gold.parsed([_gold.report(row) for row in rows])]
    situation = reconcile(readings)
    events = {(r.report.id, e.id): e for r in readings for e in r.events}
    gold: dict[str, list[tuple[int, int, str]]] = {
        row["id"]: [(e["start"], e["end"], e["id"]) for e in laid(row)] for row in rows
    }
    scored = {
        row["id"]: [(s["start"], s["end"]) for s in row["sentences"] if s["scored"]] for row in rows
    }
    found: dict[tuple[str, str], str] = {}
    for occurrence in situation.occurrences:
        for ref in occurrence.events:
            start, end = events[ref.report, ref.event].trigger
            if not any(s <= start < e for s, e in scored[ref.report]):
                continue
            names = [name for s, e, name in gold[ref.report] if s < end and start < e]
            key = (ref.report, names[0] if names else f"ours-{ref.event}")
            found.setdefault(key, occurrence.id)
    return found


def laid(row: dict[str, Any]) -> list[dict[str, Any]]:
    """The gold mentions that could be laid on the text."""
    return [e for e in row["events"] if e["start"] is not None]


def gold_chains(rows: Iterable[dict[str, Any]]) -> dict[tuple[str, str], str]:
    return {(row["id"], e["id"]): e["chain"] for row in rows for e in laid(row)}


def figures(gold: dict[tuple[str, str], str], found: dict[tuple[str, str], str]) -> str:
    muc, b3, ceaf = (f(gold, found) for f in (_chains.muc, _chains.b_cubed, _chains.ceaf_e))
    values = (
        _chains.conll(gold, found), muc.f1, b3.f1, b3.precision, b3.recall, ceaf.f1,
        _chains.false_merges(gold, found),
    )  # fmt: skip
    return "".join(f"{value:7.3f}" for value in values)


def main() -> None:
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--rows", type=Path)
    args = arguments.parse_args()
    ecb = _gold.rows("occurrences-ecb.jsonl", where="ECB+ with Barhom's mentions")
    gvc = _gold.rows("occurrences-gvc.jsonl", where="the Gun Violence Corpus")
    dev = [row for row in ecb if row["split"] == "dev"]
    train = [row for row in ecb if row["split"] == "train"]
    print(f"{'':34}{'CoNLL':>7}{'MUC':>7}{'B3':>7}{'B3 P':>7}{'B3 R':>7}{'CEAFe':>7}{'false':>7}")
    out = args.rows.open("w") if args.rows else None
    for name, rows in (("ECB+ dev", dev), ("ECB+ train", train), ("GVC val", gvc)):
        gold = gold_chains(rows)
        for how, topics in (("gold topic", "topic"), ("our storylines", "ours"), ("from text", "")):
            found = ours(rows, topics) if topics else from_text(rows)
            print(f"{name + ', ' + how:34}{figures(gold, found)}")
            if out:
                for key in sorted(gold):
                    row = {"set": name, "topics": how, "mention": key}
                    row |= {"gold": gold[key], "ours": found.get(key)}
                    out.write(json.dumps(row) + "\n")


if __name__ == "__main__":
    main()
