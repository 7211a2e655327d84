"""Names: ours and the parser's own, head and exact, on GUM and re3d.

    python benchmarks/names.py [--rows PATH] [--set gum|re3d]

A gold name is an entity whose last word has a capital (GUM: which is marked proper), of a kind that
a name can bear (no dates, no amounts). *Head*: the name found ends where a gold name's head ends
and lies inside it; *exact*: the same words, a leading article and a possessive ending aside.
Published: spaCy 3.8 md, head match, .667 on GUM news and .578 on re3d CENTCOM and State (neither is
in this data); it is measured beside ours on the same rows.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

from _gold import parsed, report, rows
from rashomon.read.layout.marks import marks
from rashomon.read.parse import Parse
from rashomon.read.who.entities import cast

Span = tuple[int, int]
GUM_KINDS = {"person", "organization", "place", "event", "object", "abstract"}
RE3D_KINDS = {
    "Person",
    "Organisation",
    "Location",
    "Nationality",
    "MilitaryPlatform",
    "Vehicle",
    "Weapon",
}
SPACY = {"PERSON", "NORP", "FAC", "ORG", "GPE", "LOC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"}
OF_KIND = {
    "person": "person", "organization": "organization", "place": "place", "country": "place",
    "PERSON": "person", "ORG": "organization", "GPE": "place", "LOC": "place", "FAC": "place",
    "Person": "person", "Organisation": "organization", "Location": "place",
}  # fmt: skip
_EDGE = re.compile(r"^(?:the|a|an)\s+", re.I)
_TAIL = re.compile(r"(?:['’]s?|[.,])$")


def bare(text: str, start: int, end: int) -> Span:
    """The span without a leading article and a possessive ending."""
    lead = _EDGE.match(text[start:end])
    if lead:
        start += lead.end()
    tail = _TAIL.search(text[start:end])
    if tail and not re.search(r"\.\w*\.$", text[start:end]) and tail.start() > 0:
        end = start + tail.start()
    return start, end


def gold_of(row: dict[str, Any]) -> dict[Span, tuple[Span, str]]:
    """Gold names: bare span → (span of its head word, kind)."""
    text, found = row["text"], {}
    for entity in row["entities"]:
        start, end = bare(text, entity["start"], entity["end"])
        if "proper" in entity:
            if not entity["proper"] or entity["kind"] not in GUM_KINDS or entity["pos"] == "PRON":
                continue
            heads = [tuple(piece) for piece in entity["least"]]
            if not heads or not text[heads[-1][0]].isupper():
                continue
            if "," in text[start:end] or end - start > 60:
                continue
            head = heads[-1]
        else:
            if entity["kind"] not in RE3D_KINDS:
                continue
            last = re.search(r"\S+$", text[start:end])
            if last is None or not last[0][0].isupper():
                continue
            head = (start + last.start(), end)
        found[(start, end)] = (head, entity["kind"])
    return found


def ours(parse: Parse) -> dict[Span, str]:
    told = cast(parse, marks(parse.text))
    kinds = {entity.id: entity.kind for entity in told.entities}
    found = {}
    for mention in told.mentions:
        if mention.form in ("name", "demonym"):
            found[bare(parse.text, mention.start, mention.end)] = kinds.get(
                mention.entity or "", "other"
            )
    return found


def spacy(parse: Parse) -> dict[Span, str]:
    return {
        bare(parse.text, parse.start[first], parse.end[past - 1]): label
        for first, past, label in parse.labelled()
        if label in SPACY
    }


def score(
    gold: dict[Span, tuple[Span, str]], found: dict[Span, str], sums: Counter[str]
) -> list[Any]:
    cases: list[Any] = []
    ends = {}
    for span, (head, kind) in gold.items():
        ends.setdefault(head[1], []).append((span, kind))
    got = set()
    for span, kind in found.items():
        there = [(g, k) for g, k in ends.get(span[1], ()) if g[0] <= span[0]]
        sums["found"] += 1
        if there:
            sums["head right"] += 1
            got.add(span[1])
            labelled = [OF_KIND.get(k) for _, k in there]
            if OF_KIND.get(kind) is not None and any(labelled):
                sums["kinds"] += 1
                sums["kind right"] += OF_KIND[kind] in labelled
        else:
            cases.append(["false", span, kind])
        if span in gold:
            sums["exact right"] += 1
        elif there:
            cases.append(["edge", span, there[0][0]])
    sums["heads"] += len(ends)
    sums["heads found"] += len(got)
    sums["gold"] += len(gold)
    cases += [["missed", spans[0][0], spans[0][1]] for end, spans in ends.items() if end not in got]
    return cases


def f1(right: int, found: int, recalled: int, gold: int) -> tuple[float, float, float]:
    p, r = right / max(found, 1), recalled / max(gold, 1)
    return p, r, 2 * p * r / max(p + r, 1e-9)


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--rows", type=Path)
    options.add_argument("--set", choices=("gum", "re3d"))
    args = options.parse_args()
    out = args.rows.open("w", encoding="utf-8") if args.rows else None
    print(f"{'':28}{'head P':>8}{'R':>7}{'F1':>7}   {'exact P':>8}{'R':>7}{'F1':>7}   {'kind':>6}")
    for name in ("gum", "re3d"):
        if args.set not in (None, name):
            continue
        gold_rows = rows(f"entities-{name}.jsonl", where="its authors")
        parses = list(parsed(report(row) for row in gold_rows))
        parts = sorted({row.get("genre", "all") for row in gold_rows})
        for part in [*parts, *(["all"] if len(parts) > 1 else [])]:
            for who, finder in (("spaCy md", spacy), ("ours", ours)):
                sums: Counter[str] = Counter()
                for row, (_, _, parse) in zip(gold_rows, parses, strict=True):
                    if part not in ("all", row.get("genre")):
                        continue
                    cases = score(gold_of(row), finder(parse), sums)
                    if out and who == "ours" and part == "all":
                        for what, span, more in cases:
                            said = row["text"][slice(*span)]
                            line = {"id": row["id"], "case": what, "text": said, "more": more,
                                    "around": row["text"][max(0, span[0] - 40) : span[1] + 30],
                                    }  # fmt: skip
                            out.write(json.dumps(line, ensure_ascii=False) + "\n")
                head = f1(sums["head right"], sums["found"], sums["heads found"], sums["heads"])
                exact = f1(sums["exact right"], sums["found"], sums["exact right"], sums["gold"])
                kinds = sums["kind right"] / max(sums["kinds"], 1)
                cells = (
                    "".join(f"{x:7.3f}" for x in head)
                    + "    "
                    + "".join(f"{x:7.3f}" for x in exact)
                )
                print(f"{name + ' ' + part:18}{who:10}{cells}   {kinds:6.3f}")


if __name__ == "__main__":
    main()
