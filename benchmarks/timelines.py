"""One actor's events in order, from raw text: SemEval-2015 Task 4, and MEANTIME by its own marks.

    python benchmarks/timelines.py [--rows PATH]

The reports of a corpus are compared as a user would compare them, and `timeline` is asked for each
gold entity by name. Scored as the task was: both timelines become relations (an event to its day,
an event to those of the next place in the order, events of one place to each other) and precision
is the share of our relations that follow from the gold ones, recall the reverse; micro over all
entities. Gold rows of order 0 (undated there) do not count. An event of ours is the gold one when
its trigger covers the gold word. Published, on other corpora of the task: 13 runs, the best .0785
from raw text (SPINOZA_VU .0705 among them).

*Membership* is kinder: of the gold events, how many stand on our timeline at all, and on their day.
MEANTIME has no timelines. There each of its entities with ten events or more is asked for by its
name, and its events are those in which it has a role. They are the same thirty reports, of
which only the first sentences are marked there; ours after the last marked event do not count.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path
from typing import Any

import _gold
from rashomon.errors import UsageError
from rashomon.model import Reading, Report, Situation
from rashomon.pipeline import read
from rashomon.reconcile import reconcile
from rashomon.tell.timeline import timeline

ENOUGH = 10  # events of an entity for it to be asked for
Relation = tuple[str, str, str]
Row = tuple[int, str, frozenset[str]]  # place in the order, day as far as known, event keys


def situation(rows: list[dict[str, Any]]) -> Situation:
    readings: list[Reading] = []
    for report, marked, parse in _gold.parsed(_gold.report(row) for row in rows):
        assert isinstance(report, Report)
        readings.append(read(report, marked, parse, "benchmark"))
    return reconcile(readings)


def gold_rows(rows: list[dict[str, Any]]) -> list[Row]:
    found = []
    for row in rows:
        if row["order"] > 0:
            keys = frozenset(
                f"{m['report']}:{start}" for m in row["mentions"] for start, _ in m["spans"][:1]
            )
            day = re.sub(r"(?:-XX)+$|X.*$", "", row["value"])
            found.append((row["order"], day, keys))
    return found


def our_rows(told: Situation, name: str, gold: dict[str, set[int]]) -> tuple[list[Row], str]:
    """The timeline of one entity."""
    try:
        moments = timeline(told, name)
    except UsageError as fault:
        return [], str(fault)
    found: list[Row] = []
    order, last = 0, ""
    for moment in moments:
        if moment.date is None:
            continue
        if moment.date != last:
            order, last = order + 1, moment.date
        keys = frozenset(_key(e.report, e.trigger, gold) for e in moment.events)
        found.append((order, moment.date, keys))
    return found, ""


def relations(rows: list[Row], *, closed: bool) -> set[Relation]:
    """The relations a timeline states; ``closed``: those too that follow from them."""
    found: set[Relation] = set()
    places: dict[int, list[str]] = defaultdict(list)
    for order, day, keys in rows:
        for key in sorted(keys):
            places[order].append(key)
            if day:
                found.add((key, "on", day))
    orders = sorted(places)
    for at, order in enumerate(orders):
        here = places[order]
        peers = [(a, b) for a in here for b in here if a < b]
        found |= {(a, "with", b) for a, b in (peers if closed else pairwise(here))}
        for later in orders[at + 1 :] if closed else orders[at + 1 : at + 2]:
            then = places[later]
            pairs = [(a, b) for a in here for b in then] if closed else [(here[0], then[0])]
            found |= {(a, "before", b) for a, b in pairs}
    return found


def holds(relation: Relation, closure: set[Relation]) -> bool:
    a, kind, b = relation
    if kind == "with":
        return relation in closure or (b, "with", a) in closure
    if kind == "on":  # the gold's day may be a month or a year
        return any((a, "on", b[:cut]) in closure for cut in (10, 7, 4)) or any(
            (a, "on", day) in closure for day in _finer(a, b, closure)
        )
    return relation in closure


def _finer(event: str, day: str, closure: set[Relation]) -> list[str]:
    if len(day) == 10:
        return []
    return [d for e, kind, d in closure if kind == "on" and e == event and d.startswith(day)]


def awareness(gold: list[Row], ours: list[Row]) -> Counter[str]:
    told, wanted = relations(ours, closed=False), relations(gold, closed=False)
    all_told, all_wanted = relations(ours, closed=True), relations(gold, closed=True)
    return Counter(
        told=len(told),
        wanted=len(wanted),
        right=sum(holds(one, all_wanted) for one in told),
        found=sum(holds(one, all_told) for one in wanted),
    )


def f1(count: Counter[str]) -> tuple[float, float, float]:
    p = count["right"] / max(1, count["told"])
    r = count["found"] / max(1, count["wanted"])
    return p, r, 2 * p * r / max(p + r, 1e-9)


def semeval(out: list[dict[str, Any]]) -> None:
    reports = _gold.rows("timeline-semeval.jsonl", where="SemEval-2015 Task 4")
    gold = _gold.rows("timeline-semeval-gold.jsonl", where="SemEval-2015 Task 4")
    told = situation(reports)
    words: dict[str, set[int]] = defaultdict(set)
    for entity in gold:
        for row in entity["rows"]:
            for m in row["mentions"]:
                words[m["report"]].update(start for start, _ in m["spans"][:1])
    total: Counter[str] = Counter()
    print(f"{'entity':22} {'gold':>5} {'there':>5} {'day':>5} {'ours':>5}      P      R     F1")
    for entity in gold:
        wanted = gold_rows(entity["rows"])
        ours, why = our_rows(told, entity["entity"], words)
        count = awareness(wanted, ours)
        days = {key: day for _, day, keys in ours for key in keys}
        for _, day, keys in wanted:
            for key in keys:
                count["events"] += 1
                count["there"] += key in days
                count["dated"] += bool(day) and days.get(key, "").startswith(day)
                out.append(
                    {"entity": entity["entity"], "event": key, "day": day, "ours": days.get(key)}
                )
        listed = {key for _, _, keys in wanted for key in keys}
        undated = {
            f"{m['report']}:{m['spans'][0][0]}"
            for row in entity["rows"]
            if row["order"] == 0
            for m in row["mentions"]
        }
        for key in sorted(days.keys() - listed):
            out.append(
                {"entity": entity["entity"], "event": key, "ours": days[key],
                 "extra": "undated in gold" if key in undated else "not in gold"}
            )  # fmt: skip
        total += count
        _print(entity["entity"], count, sum(len(keys) for _, _, keys in ours), why)
    _print("all, micro", total, 0, "")
    print("published, other corpora of the task: best of 13 runs from raw text .0785")


def meantime(out: list[dict[str, Any]]) -> None:
    """Membership alone: an entity's events are those in which MEANTIME gives it a role."""
    rows = _gold.rows("timeline-meantime.jsonl", where="MEANTIME")
    told = situation(rows)
    events: dict[str, set[str]] = defaultdict(set)
    words: dict[str, set[int]] = defaultdict(set)
    called: dict[str, str] = {}
    for row in rows:
        start = {event["id"]: event["start"] for event in row["events"]}
        whose = {entity["id"]: entity["instance"] for entity in row["entities"]}
        words[row["id"]].update(start.values())
        called.update({name: found["name"] for name, found in row["instances"].items()})
        for role in row["roles"]:
            if role["event"] in start and role["entity"] in whose:
                events[whose[role["entity"]]].add(f"{row['id']}:{start[role['event']]}")
    print(f"\n{'MEANTIME entity':32} {'gold':>5} {'ours':>5}      P      R     F1")
    total: Counter[str] = Counter()
    wanted = [one for one in sorted(events, key=lambda e: called[e]) if len(events[one]) >= ENOUGH]
    for one in wanted:
        try:
            moments, why = timeline(told, called[one]), ""
        except UsageError as fault:
            moments, why = [], str(fault)
        ours = {
            _key(e.report, e.trigger, words)
            for m in moments
            for e in m.events
            if e.trigger.start <= max(words[e.report], default=-1)
        }
        count = Counter(
            told=len(ours), wanted=len(events[one]), right=len(ours & events[one]),
            found=len(ours & events[one]),
        )  # fmt: skip
        total += count
        out += [
            {"meantime": called[one], "event": key, "gold": key in events[one], "ours": key in ours}
            for key in sorted(ours | events[one])
        ]
        _membership(called[one], count, why)
    _membership("all, micro", total, "")


def _membership(name: str, count: Counter[str], why: str) -> None:
    p, r, f = f1(count)
    print(
        f"{name[:32]:32} {count['wanted']:5} {count['told']:5}  {p:5.3f}  {r:5.3f}  {f:5.3f}  "
        f"{why[:90]}"
    )


def _key(report: str, trigger: tuple[int, int], gold: dict[str, set[int]]) -> str:
    """The gold word that a trigger covers ("also announced": "announced"), else its own start."""
    start, end = trigger
    return f"{report}:{min((at for at in gold[report] if start <= at < end), default=start)}"


def _print(name: str, count: Counter[str], ours: int, why: str) -> None:
    p, r, f = f1(count)
    print(
        f"{name:22} {count['events']:5} {count['there']:5} {count['dated']:5} {ours or '':>5}  "
        f"{p:5.3f}  {r:5.3f}  {f:5.3f}  {why}"
    )


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--rows", type=Path)
    given = options.parse_args()
    out: list[dict[str, Any]] = []
    semeval(out)
    meantime(out)
    if given.rows:
        given.rows.write_text("".join(json.dumps(line) + "\n" for line in out))


if __name__ == "__main__":
    main()
