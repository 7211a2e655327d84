"""Names and mentions: ours and the parser's own, head and exact.

    python benchmarks/entities.py [--rows PATH] [--set re3d|gum|meantime|ecb]
    python benchmarks/entities.py --without RULE   (or "each": what every rule of names is worth)

*Names*: a gold name is an entity whose last word has a capital (GUM: which is marked proper), of a
kind that a name can bear (no dates, no amounts). *Head*: the name found ends where a gold name's
head ends and lies inside it; *exact*: the same words, a leading article and a possessive ending
aside; GUM's gold has no adjectives ("Turkish"), so those it lists are neither right nor false.
*All*: every gold person, organisation, place and people, named or not, pronouns aside,
against all our mentions that are no pronouns; *head* is then the word that the phrase hangs by in
the parse. ECB+ and MEANTIME mark only what their
topic's events need: recall alone says something there.

Halves by digest of the row's id: ``look`` was read while the rules were written, ``score`` was only
scored. Published: spaCy 3.8 md, names, head match, .667 on GUM news and .578 on re3d CENTCOM and
State (neither is in this data); it is measured beside ours on the same rows.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from _gold import parsed, report, rows
from rashomon.read.layout.marks import marks
from rashomon.read.names.names import RULES, names
from rashomon.read.parse import Parse
from rashomon.read.who.entities import cast

Span = tuple[int, int]
Row = dict[str, Any]
FILES = {
    "re3d": "entities-re3d.jsonl",
    "gum": "entities-gum.jsonl",
    "meantime": "timeline-meantime.jsonl",
    "ecb": "occurrences-ecb.jsonl",
}
NAMED = {
    "re3d": {
        "Person", "Organisation", "Location", "Nationality", "MilitaryPlatform", "Vehicle",
        "Weapon", "DocumentReference",
    },
    "gum": {"person", "organization", "place", "event", "object", "abstract"},
    "meantime": {"PER", "ORG", "LOC", "PRO"},
    "ecb": {"HUM", "LOC"},
}  # fmt: skip
SOMEBODY = {
    "re3d": {"Person", "Organisation", "Location", "Nationality"},
    "gum": {"person", "organization", "place"},
    "meantime": {"PER", "ORG", "LOC"},
    "ecb": {"HUM", "LOC"},
}
_PRONOUN = re.compile(
    r"(?:i|me|my(?:self)?|mine|we|us|ours?(?:elves)?|your?s?|he|him(?:self)?|his|she|hers?(?:elf)?"
    r"|it(?:s|self)?|they|them(?:selves)?|theirs?|who[ms]?e?|which|that|this|these|those|here"
    r"|there|ones?|others|(?:every|some|any)one)$",
    re.I,
)
SPACY = {"PERSON", "NORP", "FAC", "ORG", "GPE", "LOC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"}
OF_KIND = {
    "person": "person", "organization": "organization", "place": "place", "country": "place",
    "PERSON": "person", "ORG": "organization", "GPE": "place", "LOC": "place", "FAC": "place",
    "Person": "person", "Organisation": "organization", "Location": "place",
    "PER": "person",
}  # fmt: skip
_EDGE = re.compile(r"^(?:the|a|an)\s+", re.I)
_IN = re.compile(r"^(?:in|at|on|to|from|near|outside|off|inside|into|across|around)\s+", re.I)
_TAIL = re.compile(r"(?:['’]s?|[.,])$")


class Case(NamedTuple):
    """One gold name or mention: its bare span, the character its head ends at, its kind."""

    span: Span
    head: int
    kind: str


def bare(text: str, start: int, end: int) -> Span:
    """The span without a leading article and a possessive ending."""
    lead = _EDGE.match(text[start:end])
    if lead:
        start += lead.end()
    tail = _TAIL.search(text[start:end])
    if tail and not re.search(r"\.\w*\.$", text[start:end]) and tail.start() > 0:
        end = start + tail.start()
    return start, end


def half(row: Row) -> str:
    """ "look" or "score": which half a row is in."""
    return "score" if hashlib.sha256(row["id"].encode()).digest()[0] % 2 else "look"


def _entities(which: str, row: Row) -> Iterator[tuple[Row, int, int]]:
    """The gold entities that are laid on the text and are no pronouns, with their bare spans."""
    text = row["text"]
    for entity in row["entities"]:
        start, end = entity["start"], entity["end"]
        if start is None or not text[start:end].strip():
            continue
        if which == "ecb":
            lead = _IN.match(text[start:end])
            start += lead.end() if lead else 0
        start, end = bare(text, start, end)
        if not _PRONOUN.match(text[start:end]) and entity.get("pos") != "PRON":
            yield entity, start, end


def named(which: str, row: Row, parse: Parse) -> list[Case]:
    """Gold names: the head of GUM's is its last needed token, that of the others the last word."""
    text, found = row["text"], {}
    for entity, start, end in _entities(which, row):
        if entity["kind"] not in NAMED[which]:
            continue
        if which == "gum":
            heads = entity["least"]
            if not entity["proper"] or not heads or not text[heads[-1][0]].isupper():
                continue
            if "," in text[start:end] or end - start > 60:
                continue
            head = heads[-1][1]
        else:
            last = re.search(r"\S+$", text[start:end])
            if last is None or not last[0][0].isupper():
                continue
            head = end
        found[start, end] = Case((start, end), head, entity["kind"])
    return list(found.values())


def anybody(which: str, row: Row, parse: Parse) -> list[Case]:
    """Gold mentions of somebody or some place, named or not, by the word they hang by."""
    found = {}
    for entity, start, end in _entities(which, row):
        if entity["kind"] in SOMEBODY[which]:
            found[start, end] = Case((start, end), _root(parse, (start, end)), entity["kind"])
    return list(found.values())


def _root(parse: Parse, span: Span) -> int:
    """Where the word ends that a stretch hangs by."""
    first, past = parse.tokens(span)
    for i in range(first, past):
        if not first <= parse.head[i] < past or parse.head[i] == i:
            return parse.end[i]
    return span[1]


Finder = Callable[[Parse], dict[Span, tuple[int, str]]]


def our_names(parse: Parse, without: str | None = None) -> dict[Span, tuple[int, str]]:
    found = {}
    for name in names(parse, without):
        span = bare(parse.text, parse.start[name.first], parse.end[name.past - 1])
        found.setdefault(span, (span[1], name.kind))
    return found


def our_mentions(parse: Parse) -> dict[Span, tuple[int, str]]:
    told = cast(parse, marks(parse.text))
    kinds = {entity.id: entity.kind for entity in told.entities}
    found = {}
    for mention in told.mentions:
        if mention.form != "pronoun":
            span = bare(parse.text, mention.start, mention.end)
            found[span] = (_root(parse, span), kinds.get(mention.entity or "", "other"))
    return found


def spacy_names(parse: Parse) -> dict[Span, tuple[int, str]]:
    spans = (
        (bare(parse.text, parse.start[first], parse.end[past - 1]), label)
        for first, past, label in parse.labelled()
        if label in SPACY
    )
    return {span: (span[1], label) for span, label in spans}


def spacy_mentions(parse: Parse) -> dict[Span, tuple[int, str]]:
    return {span: (_root(parse, span), kind) for span, (_, kind) in spacy_names(parse).items()}


def score(
    gold: list[Case], found: dict[Span, tuple[int, str]], sums: Counter[str], loose: bool
) -> list[Any]:
    """Adds one report's counts to ``sums`` and tells what was missed, false or cut elsewhere.

    ``loose``: a head is right wherever the two stretches begin and end.
    """
    cases: list[Any] = []
    heads: dict[int, list[Case]] = {}
    for case in gold:
        heads.setdefault(case.head, []).append(case)
    spans = {case.span for case in gold}
    got = set()
    for span, (head, kind) in found.items():
        there = [case for case in heads.get(head, ()) if loose or case.span[0] <= span[0]]
        sums["found"] += 1
        if there:
            sums["head right"] += 1
            got.add(head)
            labelled = [OF_KIND.get(case.kind) for case in there]
            if OF_KIND.get(kind) is not None and any(labelled):
                sums["kinds"] += 1
                sums["kind right"] += OF_KIND[kind] in labelled
        else:
            cases.append(["false", span, kind])
        if span in spans:
            sums["exact right"] += 1
        elif there:
            cases.append(["edge", span, there[0].span])
    sums["heads"] += len(heads)
    sums["heads found"] += len(got)
    sums["gold"] += len(gold)
    cases += [["missed", some[0].span, some[0].kind] for at, some in heads.items() if at not in got]
    return cases


def f1(right: int, found: int, recalled: int, gold: int) -> tuple[float, float, float]:
    p, r = right / max(found, 1), recalled / max(gold, 1)
    return p, r, 2 * p * r / max(p + r, 1e-9)


def head_and_exact(sums: Counter[str]) -> tuple[list[float], list[float]]:
    head = f1(sums["head right"], sums["found"], sums["heads found"], sums["heads"])
    exact = f1(sums["exact right"], sums["found"], sums["exact right"], sums["gold"])
    return list(head), list(exact)


Loaded = list[tuple[Row, Parse]]


def loaded(which: str) -> Loaded:
    gold_rows = rows(FILES[which], where="its authors")
    if which == "ecb":
        gold_rows = [row for row in gold_rows if half(row) == "score"][:200]
    parses = parsed(report(row) for row in gold_rows)
    return [(row, parse) for row, (_, _, parse) in zip(gold_rows, parses, strict=True)]


def _lines(which: str, read: Loaded, out: Any) -> None:
    parts = ("all",) if which in ("ecb", "meantime") else ("look", "score", "all")
    tasks: tuple[tuple[str, Any, Finder, Finder, bool], ...] = (
        ("names", named, spacy_names, our_names, False),
        ("all", anybody, spacy_mentions, our_mentions, True),
    )
    for task, gold_of, theirs, our, loose in tasks:
        sums: dict[tuple[str, str], Counter[str]] = {
            (part, who): Counter() for part in parts for who in ("spaCy md", "ours")
        }
        for row, parse in read:
            gold = gold_of(which, row, parse)
            for who, finder in (("spaCy md", theirs), ("ours", our)):
                one: Counter[str] = Counter()
                found = finder(parse)
                for start, end in row.get("adjectives", ()):
                    found.pop(
                        (start, end), None
                    )  # GUM's gold has no adjectives: neither for nor against
                cases = score(gold, found, one, loose)
                for part in {half(row), "all"} & set(parts):
                    sums[part, who] += one
                if out and who == "ours":
                    for what, span, more in cases:
                        line = {"set": which, "half": half(row), "task": task, "id": row["id"],
                                "case": what, "text": row["text"][slice(*span)], "more": more,
                                "around": row["text"][max(0, span[0] - 60) : span[1] + 40],
                                }  # fmt: skip
                        out.write(json.dumps(line, ensure_ascii=False) + "\n")
        for (part, who), counted in sums.items():
            head, exact = head_and_exact(counted)
            kinds = counted["kind right"] / max(counted["kinds"], 1)
            cells = "".join(f"{x:7.3f}" for x in head) + "    "
            cells += "".join(f"{x:7.3f}" for x in exact) + f"   {kinds:6.3f}"
            if which in ("ecb", "meantime"):
                cells = f"{'':7}{head[1]:7.3f}{'':7}    {'':7}{exact[1]:7.3f}{'':7}   {kinds:6.3f}"
            print(f"{which:9}{task:6}{part:6}{who:10}{cells}")


def _ablations(wanted: str, every: dict[str, Loaded]) -> None:
    """What each rule gives: the score with all of them less the score without it, in points."""
    rules = [name for name, _ in RULES] if wanted == "each" else [wanted]
    print(f"{'points of':24}" + "".join(f"{which:>24}" for which in every))
    print(f"{'names, F1':24}" + f"{'head':>8}{'exact':>8}{'kind':>8}" * len(every))
    whole: dict[str, list[float]] = {}
    for rule in [None, *rules]:
        cells = ""
        for which, read in every.items():
            sums: Counter[str] = Counter()
            for row, parse in read:
                found = our_names(parse, rule)
                for start, end in row.get("adjectives", ()):
                    found.pop((start, end), None)
                score(named(which, row, parse), found, sums, False)
            head, exact = head_and_exact(sums)
            reached = [head[2], exact[2], sums["kind right"] / max(sums["kinds"], 1)]
            if which in ("ecb", "meantime"):
                reached[:2] = head[1], exact[1]
            if rule is None:
                whole[which] = reached
                cells += "".join(f"{100 * x:8.1f}" for x in reached)
            else:
                pairs = zip(whole[which], reached, strict=True)
                cells += "".join(f"{100 * (a - b):+8.1f}" for a, b in pairs)
        print(f"{rule or 'all rules':24}{cells}")


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--rows", type=Path)
    options.add_argument("--set", choices=tuple(FILES))
    options.add_argument(
        "--without", metavar="RULE", choices=("each", *(name for name, _ in RULES))
    )
    args = options.parse_args()
    if args.without:
        _ablations(args.without, {which: loaded(which) for which in FILES})
        return
    out = args.rows.open("w", encoding="utf-8") if args.rows else None
    print(f"{'':25}{'head P':>7}{'R':>7}{'F1':>7}    {'exact P':>7}{'R':>7}{'F1':>7}   {'kind':>6}")
    for which in FILES:
        if args.set in (None, which):
            _lines(which, loaded(which), out)


if __name__ == "__main__":
    main()
