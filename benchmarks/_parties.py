"""Who did it to whom, read from raw sentences: our actors and targets against marked ones.

A sentence tells more than the one relation its annotators chose, so there are three protocols:

    best  the event of ours nearest to the marked relation: what the reader finds at all
    main  the typed event that stands highest, picked without looking at the gold
    all   the parties of every typed event together; what is not marked counts against us

Overlap is one shared character, exact the same two ends.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from rashomon.model import Event
from rashomon.read.parse import Parse

Spans = tuple[tuple[int, int], ...]
Parties = tuple[Spans, Spans]
HOW = ("best", "main", "all")
NOBODY_NAMED: Parties = ((), ())


def answers(parse: Parse, found: tuple[Event, ...], row: dict[str, Any]) -> dict[str, Parties]:
    """The actors and targets of a sentence by each protocol."""
    typed = [one for one in found if one.type is not None]
    every = [parties(one) for one in typed]
    return {
        "best": max(map(parties, found), key=lambda o: _closeness(row, o), default=NOBODY_NAMED),
        "main": parties(min(typed, key=lambda e: _rank(parse, e))) if typed else NOBODY_NAMED,
        "all": (_together(one[0] for one in every), _together(one[1] for one in every)),
    }


def parties(event: Event) -> Parties:
    """An event's actor and target spans."""
    return (
        tuple((s.start, s.end) for s in event.actor_spans),
        tuple((s.start, s.end) for s in event.target_spans),
    )


def wanted(row: dict[str, Any], answer: Parties) -> Parties:
    """The marked actors and targets; one that may be either is what the answer took it for."""
    kinds: dict[str, list[tuple[int, int]]] = {"source": [], "target": [], "either": []}
    for span in row["spans"]:
        kinds[span["kind"]].append((span["start"], span["end"]))
    for one in kinds["either"]:
        second = _touched(one, answer[1]) and not _touched(one, answer[0])
        kinds["target" if second else "source"].append(one)
    return tuple(kinds["source"]), tuple(kinds["target"])


class Tally:
    """Spans right, wanted and given, for actors and targets, by overlap and exact."""

    def __init__(self) -> None:
        self._hits: Counter[tuple[int, str]] = Counter()

    def count(self, row: dict[str, Any], answer: Parties) -> None:
        """Add one sentence."""
        gold = wanted(row, answer)
        for k in (0, 1):
            self._hits[k, "wanted"] += len(gold[k])
            self._hits[k, "given"] += len(answer[k])
            self._hits[k, "recalled"] += sum(_touched(one, answer[k]) for one in gold[k])
            self._hits[k, "right"] += sum(_touched(one, gold[k]) for one in answer[k])
            self._hits[k, "exact"] += len(set(gold[k]) & set(answer[k]))

    def line(self) -> str:
        """Actor and target, by overlap and exact."""
        shown = []
        for k, name in enumerate(("actor", "target")):
            got = {key: n for (side, key), n in self._hits.items() if side == k}
            r = got["recalled"] / max(1, got["wanted"])
            p = got["right"] / max(1, got["given"])
            overlap = 2 * p * r / (p + r) if p + r else 0.0
            exact = 2 * got["exact"] / max(1, got["wanted"] + got["given"])
            shown.append(f"{name} P {p:.3f} R {r:.3f} F1 {overlap:.3f} exact {exact:.3f}")
        return "   ".join(shown)


def marked(row: dict[str, Any]) -> str:
    """The sentence with its gold spans in braces."""
    text: str = row["text"]
    for s in sorted(row["spans"], key=lambda s: -s["start"]):
        start, end = s["start"], s["end"]
        text = f"{text[:start]}{s['kind'][0].upper()}{{{text[start:end]}}}{text[end:]}"
    return text


def _touched(one: tuple[int, int], spans: Spans) -> bool:
    return any(start < one[1] and one[0] < end for start, end in spans)


def _together(spans: Any) -> Spans:
    return tuple(sorted({one for each in spans for one in each}))


def _closeness(row: dict[str, Any], answer: Parties) -> tuple[int, int, int]:
    gold = wanted(row, answer)
    loose = sum(_touched(one, answer[k]) for k in (0, 1) for one in gold[k])
    exact = sum(len(set(gold[k]) & set(answer[k])) for k in (0, 1))
    return loose, exact, -len(answer[0]) - len(answer[1])


def _rank(parse: Parse, event: Event) -> tuple[int, int]:
    """How high the event stands; one that lacks a side stands lower."""
    i = parse.token_at(event.trigger.start)
    depth = sum(1 for _ in parse.ancestors(i)) if i is not None else 99
    sides = bool(event.actor_spans) + bool(event.target_spans)
    return depth + 3 * (2 - sides), event.trigger.start
