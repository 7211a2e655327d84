"""Realis, certainty and pledges on sentences of our own: `gold/realis.tsv` and `gold/pledges.tsv`.

    python benchmarks/realis.py [--rows PATH] [--only realis,pledges] [--wrong FOLD] [--folder DIR]

Each sentence is read alone, by the whole pipeline, as published on 2026-03-04. Folds are printed as
the files name them: on "open" rules may be tuned, "sealed" is only scored.

Realis: the event must be found at the bracketed words; one that is missing counts as wrong. Of
"held talks" the event is the noun, by the codebook: where the verb is bracketed, the event it
carries is taken. Pledges: a sentence counts when stance, giver, receiver, what, figure, deadline
and condition are all right (the best of the sentence's pledges); one without a pledge when none is
found. Givers and receivers are right when a mention of the entity, or the words the program took
for it, hold the last word of the gold, or are the same; a thing, deadline or condition when the
stretches overlap and share that word; a figure when amount and unit are the same.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from _gold import parsed, report
from rashomon.extract.events import act_of
from rashomon.extract.pledges import Told, told
from rashomon.model import Event, Pledge, Reading, Span
from rashomon.pipeline import read
from rashomon.read.parse import Parse

HERE = Path(__file__).parent / "gold"
PUBLISHED = "2026-03-04"
REALIS = ("actual", "planned", "hypothetical", "negated", "historical")
SLOTS = ("stance", "giver", "receiver", "what", "figure", "by", "condition")
_LEFT = re.compile(r"^(the|a|an|its|his|her|their|any|some)\s+", re.IGNORECASE)


class Row(NamedTuple):
    """One gold line: its fold, its values by column, and the sentence (brackets still in it)."""

    fold: str
    values: tuple[str, ...]
    text: str


def gold(path: Path, columns: int) -> list[Row]:
    """The rows of one gold file; a line with another number of columns is an error."""
    found = []
    for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        fold, *values, text = line.split("\t")
        if len(values) != columns:
            raise SystemExit(f"{path.name} line {n}: {len(values) + 2} columns, not {columns + 2}")
        found.append(Row(fold, tuple(values), text))
    return found


def readings(texts: list[str]) -> Iterator[tuple[Reading, Parse, float]]:
    """Each sentence read alone, with the seconds after its parse."""
    made = (
        report(
            {"id": hashlib.sha256(t.encode()).hexdigest()[:12], "text": t, "published": PUBLISHED}
        )
        for t in texts
    )
    for one, marked, parse in parsed(made):
        began = time.perf_counter()
        reading = read(one, marked, parse, "md")
        yield reading, parse, time.perf_counter() - began


# --- realis -----------------------------------------------------------------------------------


def score_realis(args: argparse.Namespace, out: list[dict[str, Any]]) -> None:
    """Realis and certainty of the bracketed event, per fold and per value."""
    rows = gold(args.folder / "realis.tsv", 2)
    spans = [Span(row.text.index("["), row.text.index("]") - 1) for row in rows]
    texts = [row.text.replace("[", "").replace("]", "") for row in rows]
    answers: list[tuple[str | None, str | None]] = []
    for (reading, parse, _), span in zip(readings(texts), spans, strict=True):
        event = asked(reading, parse, span)
        answers.append((event.realis, event.certainty) if event else (None, None))
    for row, (realis, sure) in zip(rows, answers, strict=True):
        out.append({"set": "realis", "fold": row.fold, "text": row.text,
                    "gold": row.values, "answer": [realis, sure]})  # fmt: skip
    for fold in dict.fromkeys(row.fold for row in rows):
        mine = [(r, a) for r, a in zip(rows, answers, strict=True) if r.fold == fold]
        n = len(mine)
        missing = sum(a[0] is None for _, a in mine)
        right = sum(r.values[0] == a[0] for r, a in mine)
        sure = sum(r.values[1] == a[1] for r, a in mine)
        both = sum(r.values == a for r, a in mine)
        print(f"realis {fold:7} n={n}: realis {right / n:.3f} certainty {sure / n:.3f} both "
              f"{both / n:.3f}; event missing {missing}, wrong {n - right - missing}")  # fmt: skip
        for value in REALIS:
            of = Counter(str(a[0]) for r, a in mine if r.values[0] == value)
            if of:
                total = sum(of.values())
                rest = {k: v for k, v in of.most_common() if k != value}
                print(f"    {value:13} {of[value] / total:.3f} of {total:3}  else {rest}")
        if args.wrong == fold:
            for row, answer in mine:
                if row.values != answer:
                    print(" ", *row.values, "|", *answer, "|", row.text)


def asked(reading: Reading, parse: Parse, span: Span) -> Event | None:
    """The event at the bracketed words, or the one whose noun the bracketed verb carries."""
    for event in reading.events:
        if event.trigger.overlaps(span):
            return event
    for event in reading.events:
        act = act_of(parse, event)
        if act is not None and parse.span(act.verb, act.verb + 1).overlaps(span):
            return event
    return None


# --- pledges ----------------------------------------------------------------------------------


def head(words: str) -> str:
    """The word a gold phrase turns on: its last before a preposition, in lower case."""
    return re.split(r"\s(?:of|to|for|in|from|at)\s", words)[0].split()[-1].lower()


def _bare(words: str) -> str:
    return _LEFT.sub("", words).lower()


def _party(reading: Reading, entity: str | None, span: Span | None, want: str) -> bool:
    said = [m.text for m in reading.mentions if entity is not None and m.entity == entity]
    said.extend(e.name for e in reading.entities if e.id == entity)
    if span is not None:
        said.append(span.of(reading.report.text))
    if want == "-":
        return not said
    last, bare = head(want), _bare(want)
    return any(last in re.findall(r"[\w.'-]+", s.lower()) or bare == _bare(s) for s in said)


def _where(text: str, words: str) -> Span | None:
    at = text.find(words)
    if at < 0:
        at = text.lower().find(_bare(words))
        words = _bare(words)
    return Span(at, at + len(words)) if at >= 0 else None


def _stretch(text: str, span: Span | None, want: str) -> bool:
    if want == "-" or span is None:
        return want == "-" and span is None
    there = _where(text, want)
    return there is not None and span.overlaps(there)


def _what(text: str, span: Span | None, want: str) -> bool:
    if want == "-" or span is None:
        return want == "-" and span is None
    there = _where(text, want)
    if there is None:  # "money" for "$5 billion"
        return want == "money" and any(sign in span.of(text) for sign in "$€£")
    at = text.lower().find(head(want), there.start)
    return span.start <= at < span.end


def _figure(reading: Reading, pledge: Pledge, want: str) -> bool:
    mine = [f for f in reading.figures if f.id in pledge.figures]
    if want == "-":
        return not mine
    amount, _, unit = want.partition(" ")
    return any(
        f.low is not None and f.low == float(amount) and (not unit or (f.unit or "") == unit)
        for f in mine
    )


def _by(reading: Reading, pledge: Pledge, want: str) -> bool:
    span = next((t.span for t in reading.timexes if t.id == pledge.by), None)
    return _stretch(reading.report.text, span, want)


def slots(reading: Reading, one: Told, want: tuple[str, ...]) -> tuple[bool, ...]:
    """Which slots of a pledge are right, in the order of `SLOTS`."""
    text, pledge = reading.report.text, one.pledge
    stance, giver, receiver, what, figure, by, condition = want
    return (
        pledge.stance == stance,
        _party(reading, pledge.giver, one.giver, giver),
        _party(reading, pledge.receiver, one.receiver, receiver),
        _what(text, pledge.what, what),
        _figure(reading, pledge, figure),
        _by(reading, pledge, by),
        _stretch(text, pledge.condition, condition),
    )


def score_pledges(args: argparse.Namespace, out: list[dict[str, Any]]) -> None:
    """Sentences whose pledge is right in every slot, per fold; and each slot alone."""
    rows = gold(args.folder / "pledges.tsv", 7)
    table: list[tuple[bool, tuple[bool, ...], int]] = []
    shown: list[str] = []
    words, spent = 0, 0.0
    for row, (reading, parse, seconds) in zip(rows, readings([r.text for r in rows]), strict=True):
        words, spent = words + len(parse), spent + seconds
        found = told(reading, parse)
        none = row.values[0] == "none"
        each = [slots(reading, one, row.values) for one in found]
        best = max(each, key=sum, default=(False,) * len(SLOTS))
        table.append((not found if none else all(best), best, len(found)))
        shown.append(" // ".join(described(reading, one) for one in found) or "no pledge")
        out.append({"set": "pledges", "fold": row.fold, "text": row.text, "gold": row.values,
                    "answer": shown[-1], "right": table[-1][0]})  # fmt: skip
    for fold in dict.fromkeys(row.fold for row in rows):
        mine = [(r, t, s) for r, t, s in zip(rows, table, shown, strict=True) if r.fold == fold]
        given = [(r, t) for r, t, _ in mine if r.values[0] != "none"]
        right = sum(t[0] for _, t, _ in mine)
        missing = sum(not t[2] for _, t in given)
        false = sum(bool(t[2]) for r, t, _ in mine if r.values[0] == "none")
        more = sum(max(0, t[2] - 1) for _, t in given)
        print(f"pledges {fold:7} n={len(mine)}: all slots {right / len(mine):.3f}; none found "
              f"{missing}, false {false}, second ones {more}")  # fmt: skip
        each = [sum(t[1][k] for _, t in given) / max(1, len(given)) for k in range(len(SLOTS))]
        print(
            "    " + " ".join(f"{name} {part:.3f}" for name, part in zip(SLOTS, each, strict=True))
        )
        if args.wrong == fold:
            for row, (ok, best, _), said in mine:
                if not ok:
                    bad = [n for n, b in zip(SLOTS, best, strict=True) if not b]
                    print(" ", row.text, "\n      gold", *row.values, "\n      ours", said, bad)
    print(f"  everything after the parse: {1e6 * spent / max(1, words):.0f} µs a word")


def described(reading: Reading, one: Told) -> str:
    """A pledge in one line: stance, giver > receiver, what, figures, deadline, condition."""
    text = reading.report.text
    names = {e.id: e.name for e in reading.entities}
    pledge = one.pledge
    event = next(e for e in reading.events if e.id == pledge.event)
    ends = [f"({span.of(text)})" if span else "-" for span in (one.giver, one.receiver)]
    giver = names.get(pledge.giver or "", ends[0])
    receiver = names.get(pledge.receiver or "", ends[1])
    sums = [
        f"{f.low:g} {f.unit or ''}"
        for f in reading.figures
        if f.id in pledge.figures and f.low is not None
    ]
    by = [t.text for t in reading.timexes if t.id == pledge.by]
    what = pledge.what.of(text) if pledge.what else "-"
    condition = pledge.condition.of(text) if pledge.condition else "-"
    return (f"{pledge.stance}: {giver} > {receiver}: {what} [{'; '.join(sums)}] by {by} "
            f"if {condition} <{event.trigger.of(text)} {event.type} {event.realis}>")  # fmt: skip


def main() -> None:
    """Run both measures."""
    options = argparse.ArgumentParser()
    options.add_argument("--rows", type=Path)
    options.add_argument("--only", default="realis,pledges")
    options.add_argument("--wrong", help="print the errors of this fold")
    options.add_argument("--folder", type=Path, default=HERE, help="where the two gold files are")
    args = options.parse_args()
    out: list[dict[str, Any]] = []
    for name in args.only.split(","):
        {"realis": score_realis, "pledges": score_pledges}[name](args, out)
    if args.rows:
        args.rows.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in out))


if __name__ == "__main__":
    main()
