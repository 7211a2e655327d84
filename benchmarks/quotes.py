"""Quotes against gold: contents, exact spans, speakers, speed; textacy beside it.

    python benchmarks/quotes.py [--fold 0..4] [--rows quotes.jsonl] [--limit N]

PolNeAR (`quotes-polnear.jsonl`, or ``--file`` of the same form) counts as attribution whatever a
source says, thinks or wants; its contents hold their quotation marks, ours do not, which costs a
character or two of overlap. A quote is matched one to one to the gold content it shares most of
(intersection over union of characters), inside its group: marked (direct and mixed) or indirect.
The speaker is right when the source's words overlap the gold ones.

CofeNet's table is exact F1 of source, cue and content spans over the same articles' sentences
(`quotes-cofenet.jsonl`); its published rows are on PolNeAR test, ours on PolNeAR dev. Our spans are
first put into the annotators' convention: contents with the marks at their ends, a source with the
comma that closes its apposition.

textacy is measured in the same run where it is installed, on the same parses' texts.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

import _gold
from rashomon.extract.quotes import quotes
from rashomon.model import Quote, Reader, Reading
from rashomon.read.layout.marks import marks
from rashomon.read.parse import Parse
from rashomon.read.times.timexes import timexes
from rashomon.read.who.entities import cast

WHERE = "PolNeAR 1.0 (github.com/networkdynamics/PolNeAR), converted to rows"
FOLDS = 5
MARKS = "“”„‟«»\"‹›`'‘’"

PUBLISHED_MARKED = (
    ("textacy 0.13, PolNeAR test", ".545", ".303", ".855"),
    ("Gender Gap Tracker V7, own gold (private)", ".837", ".761", ".865"),
)
PUBLISHED_EXACT = (  # CofeNet, COLING 2022, PolNeAR test: source, cue, content
    ("Rule", ".107", ".228", ".056"),
    ("CRF", ".506", ".534", ".286"),
    ("BiLSTM+CRF", ".696", ".667", ".590"),
    ("BERT", ".811", ".740", ".689"),
    ("BERT+Cofe", ".832", ".753", ".729"),
)


class Score(NamedTuple):
    """Right, found, wanted."""

    right: int
    found: int
    wanted: int

    @property
    def f1(self) -> float:
        return 2 * self.right / max(self.found + self.wanted, 1)

    def __str__(self) -> str:
        p, r = self.right / max(self.found, 1), self.right / max(self.wanted, 1)
        return f"P {p:.3f}  R {r:.3f}  F1 {self.f1:.3f}"


def fold(row: dict[str, Any]) -> int:
    """Which fifth of the articles a row is in: by a hash of its id."""
    return int(hashlib.sha256(row["id"].encode()).hexdigest(), 16) % FOLDS


def characters(spans: Iterable[Iterable[int]]) -> set[int]:
    found: set[int] = set()
    for start, end in spans:
        found.update(range(start, end))
    return found


def matched(found: list[set[int]], wanted: list[set[int]]) -> list[tuple[float, int, int]]:
    """Pairs one to one, greatest overlap first."""
    pairs = []
    for i, one in enumerate(found):
        for j, other in enumerate(wanted):
            shared = len(one & other)
            if shared:
                pairs.append((shared / len(one | other), i, j))
    pairs.sort(key=lambda pair: (-pair[0], pair[1], pair[2]))
    left: set[int] = set()
    right: set[int] = set()
    kept = []
    for share, i, j in pairs:
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            kept.append((share, i, j))
    return kept


def with_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """Our content in PolNeAR's convention: the marks at its ends belong to it."""
    while start > 0 and text[start - 1] in MARKS:
        start -= 1
    while end < len(text) and text[end] in MARKS:
        end += 1
    return start, end


def with_comma(text: str, start: int, end: int) -> tuple[int, int]:
    """Our source in PolNeAR's convention: the comma that closes an apposition belongs to it."""
    return start, end + ("," in text[start:end] and text[end : end + 1] == ",")


def labels(text: str, found: tuple[Quote, ...], tokens: list[list[int]]) -> list[str]:
    """BIO labels of a stretch; where quotes lie over each other the outer one is kept."""
    out = ["O"] * len(tokens)
    low, high = tokens[0][0], tokens[-1][1]
    near = [q for q in found if q.content[0].start < high and q.content[-1].end > low]
    near += [q for q in found if q.cue and q not in near and low <= q.cue.start < high]
    near.sort(key=lambda q: -sum(s.end - s.start for s in q.content))
    for q in near:
        parts = [("content", with_marks(text, *s)) for s in q.content]
        if q.source:
            parts.append(("source", with_comma(text, *q.source)))
        if q.cue:
            parts.append(("cue", q.cue))
        holes = characters([span for role, span in parts if role != "content"])
        laid: list[tuple[str, list[int]]] = []
        for role, (start, end) in parts:
            inside = [
                k
                for k, (a, b) in enumerate(tokens)
                if a < end and b > start and not (role == "content" and a in holes)
            ]
            if inside:
                laid.append((role, inside))
        if any(out[k] != "O" for _, inside in laid for k in inside):
            continue
        for role, inside in laid:
            for n, k in enumerate(inside):
                out[k] = ("B-" if n == 0 or inside[n - 1] != k - 1 else "I-") + role
    return out


def chunks(sequence: list[str]) -> set[tuple[str, int, int]]:
    """(role, first, past) of each BIO chunk."""
    found = set()
    first, role = 0, ""
    for k, label in enumerate([*sequence, "O"]):
        if role and label != f"I-{role}":
            found.add((role, first, k))
            role = ""
        if label.startswith("B-") or (label.startswith("I-") and not role):
            first, role = k, label[2:]
    return found


def textacy_quotes() -> Any:
    """textacy's finder, or ``None`` (said aloud) where it is not installed."""
    try:
        from textacy import extract
    except ImportError:
        print("SKIPPED: textacy is not installed; its row is missing.", file=sys.stderr)
        return None
    return extract.triples.direct_quotations


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--file", default="quotes-polnear.jsonl")
    options.add_argument("--fold", type=int, action="append", help="only these folds of 5")
    options.add_argument("--rows", help="write a row per gold and per found quote here")
    options.add_argument("--limit", type=int)
    options.add_argument("--cofenet", default="quotes-cofenet.jsonl")
    given = options.parse_args()
    rows = _gold.rows(given.file, where=WHERE)
    rows = [r for r in rows if given.fold is None or fold(r) in given.fold][: given.limit]
    out = Path(given.rows).open("w", encoding="utf-8") if given.rows else None  # noqa: SIM115
    counts: Counter[tuple[str, str]] = Counter()
    seconds = 0.0
    words = 0
    kept: dict[str, tuple[Quote, ...]] = {}
    texts = {r["id"]: r["text"] for r in rows}
    for row, (report, noise, parse) in zip(
        rows, _gold.parsed(map(_gold.report, rows)), strict=True
    ):
        words += len(parse)
        reading = base(report, noise, parse)
        begun = time.process_time()
        try:
            found = quotes(reading, parse)
        except Exception as fault:
            counts["failures", ""] += 1
            print(f"FAILED: {row['id']}: {fault!r}", file=sys.stderr)
            found = ()
        seconds += time.process_time() - begun
        kept[row["id"]] = found
        count(row, found, counts, out)
    report_table(counts, words, seconds, len(rows))
    exact(given.cofenet, kept, texts)
    beside = textacy_quotes()
    if beside is not None:
        textacy_row(beside, rows)


def base(report: Any, noise: Any, parse: Parse) -> Reading:
    """The reading as `quotes` gets it: with the entities of the earlier stages."""
    times = timexes(parse, report.published)
    people = cast(parse, marks(report.text), times)
    return Reading(
        report=report,
        reader=Reader(rashomon="bench", model="bench"),
        noise=noise.noise,
        credits=noise.credits,
        entities=people.entities,
        mentions=people.mentions,
        timexes=times,
    )


def count(
    row: dict[str, Any], found: tuple[Quote, ...], counts: Counter[tuple[str, str]], out: Any
) -> None:
    text = row["text"]
    for group in ("marked", "direct", "mixed", "indirect", "all"):
        inside = {
            "marked": ("direct", "mixed"),
            "all": ("direct", "mixed", "indirect"),
        }.get(group, (group,))
        mine = [q for q in found if q.form in inside]
        gold = [g for g in row["quotes"] if g["form"] in inside]
        counts[group, "found"] += len(mine)
        counts[group, "wanted"] += len(gold)
        pairs = matched(
            [characters(q.content) for q in mine], [characters(g["content"]) for g in gold]
        )
        hit = {}
        for share, i, j in pairs:
            counts[group, ".3"] += share >= 0.3
            counts[group, ".8"] += share >= 0.8
            if share >= 0.3:
                hit[j] = (share, i)
                if gold[j]["source"]:
                    counts[group, "speakers"] += 1
                    source = mine[i].source
                    if source is None:
                        counts[group, "abstained"] += 1
                    elif characters([source]) & characters(gold[j]["source"]):
                        counts[group, "speaker"] += 1
        if group == "all" and out is not None:
            for j, g in enumerate(gold):
                share, i = hit.get(j, (0.0, -1))
                q = mine[i] if i >= 0 else None
                out.write(
                    json.dumps(
                        {
                            "id": row["id"],
                            "gold": g["content"],
                            "form": g["form"],
                            "words": " … ".join(text[a:b] for a, b in g["content"]),
                            "overlap": round(share, 3),
                            "rule": q.rule if q else None,
                            "source": q.source.of(text) if q and q.source else None,
                            "gold_source": " … ".join(text[a:b] for a, b in g["source"]),
                        },
                        ensure_ascii=False,
                    )
                    + "\n"
                )
            taken = {i for _, i in hit.values()}
            for i, q in enumerate(mine):
                if i not in taken:
                    out.write(
                        json.dumps(
                            {
                                "id": row["id"],
                                "extra": q.content,
                                "form": q.form,
                                "words": " … ".join(s.of(text) for s in q.content),
                                "rule": q.rule,
                            },
                            ensure_ascii=False,
                        )
                        + "\n"
                    )


def report_table(
    counts: Counter[tuple[str, str]], words: int, seconds: float, articles: int
) -> None:
    print(f"PolNeAR: {articles} articles, {words} tokens, failures {counts['failures', '']}")
    print(f"{'group':9} {'overlap .3':34} {'overlap .8':34} speaker  abstained")
    for group in ("marked", "direct", "mixed", "indirect", "all"):
        found, wanted = counts[group, "found"], counts[group, "wanted"]
        speakers = max(counts[group, "speakers"], 1)
        print(
            f"{group:9} {Score(counts[group, '.3'], found, wanted)!s:34} "
            f"{Score(counts[group, '.8'], found, wanted)!s:34} "
            f"{counts[group, 'speaker'] / speakers:.3f}    "
            f"{counts[group, 'abstained']} of {speakers}"
        )
    for name, low, high, speaker in PUBLISHED_MARKED:
        print(f"  published: {name}: marked F1 {low} / {high}, speaker {speaker}")
    rate = words / max(seconds, 1e-9)
    print(
        f"speed: {rate:,.0f} words/s, "
        f"{seconds / max(words, 1) * 1e6:.2f} us a word (processor time)"
    )


def exact(name: str, kept: dict[str, tuple[Quote, ...]], texts: dict[str, str]) -> None:
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    sentences = 0
    for row in _gold.rows(name, where="CofeNet (github.com/XiaoMi/cofenet), laid over PolNeAR"):
        if row["article"] not in kept or not row["tokens"]:
            continue
        sentences += 1
        mine = chunks(labels(texts[row["article"]], kept[row["article"]], row["tokens"]))
        gold = chunks(row["labels"])
        for role, _, _ in mine:
            found[role] += 1
        for role, _, _ in gold:
            wanted[role] += 1
        for role, _, _ in mine & gold:
            right[role] += 1
    print(f"CofeNet's measure, exact spans, {sentences} sentences of PolNeAR dev")
    for role in ("source", "cue", "content"):
        print(f"  {role:8} {Score(right[role], found[role], wanted[role])}")
    for row_name, source, cue, content in PUBLISHED_EXACT:
        print(f"  published, PolNeAR test: {row_name:11} {source} / {cue} / {content}")


def textacy_row(direct_quotations: Any, rows: list[dict[str, Any]]) -> None:
    """textacy on the same articles with the same model, each parsed whole."""
    from rashomon.read.parser import load

    nlp = load()._nlp
    counts: Counter[tuple[str, str]] = Counter()
    for row in rows:
        doc = nlp(row["text"])
        try:
            got = list(direct_quotations(doc))
        except ValueError:
            counts["failures", ""] += 1
            got = []
        mine = [{(t.content.start_char, t.content.end_char)} for t in got]
        gold = [g for g in row["quotes"] if g["form"] != "indirect"]
        counts["", "found"] += len(mine)
        counts["", "wanted"] += len(gold)
        for share, i, j in matched(
            [characters(m) for m in mine], [characters(g["content"]) for g in gold]
        ):
            counts["", ".3"] += share >= 0.3
            counts["", ".8"] += share >= 0.8
            if share >= 0.3 and gold[j]["source"]:
                counts["", "speakers"] += 1
                spoken = characters([(t.idx, t.idx + len(t)) for t in got[i].speaker])
                counts["", "speaker"] += bool(spoken & characters(gold[j]["source"]))
    found, wanted = counts["", "found"], counts["", "wanted"]
    print(
        f"textacy in this run: raises on {counts['failures', '']} of {len(rows)}; marked "
        f"{Score(counts['', '.3'], found, wanted)} / {Score(counts['', '.8'], found, wanted)}, "
        f"speaker {counts['', 'speaker'] / max(counts['', 'speakers'], 1):.3f}"
    )


if __name__ == "__main__":
    main()
