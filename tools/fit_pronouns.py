"""Fits `data/pronoun_weights.tsv`: python tools/fit_pronouns.py [--cross] [-o PATH]

A conditional logit over the candidates of each pronoun: the probability of a candidate is the
softmax of its score, and those of the pronoun's gold chain shall have it all. Weights are held
near the ones in the table now, so a rare feature keeps what was set by hand. Trained on ECB+ (CC BY
3.0), MEANTIME (CC BY 4.0) and the interviews and court hearings of GUM (CC BY 4.0), which lie in
RASHOMON_DATA; reports of the sealed fold of benchmarks/gold/coreference.jsonl are left out.
``--cross`` writes nothing: it fits on four fifths of the reports and scores the fifth, five times.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "benchmarks"))

import coreference as bench  # noqa: E402
from _gold import parsed  # noqa: E402
from rashomon.read.layout.marks import marks  # noqa: E402
from rashomon.read.parse import Parse  # noqa: E402
from rashomon.read.who import coreference, entities, ranking  # noqa: E402
from rashomon.read.who.refs import Ref  # noqa: E402

TABLE = ROOT / "src" / "rashomon" / "data" / "pronoun_weights.tsv"
HELD = 4.0  # how strongly a weight is held; .2 to 5 tried in cross-validation


class Sum(dict[str, float]):
    """A score that remembers what it is made of."""

    def __add__(self, other: dict[str, float] | float) -> Sum:
        total = Sum(self)
        for name, times in other.items() if isinstance(other, dict) else ():
            total[name] = total.get(name, 0.0) + times
        return total

    def __mul__(self, times: float) -> Sum:
        return Sum({name: value * times for name, value in self.items()})


class Named(ranking.Weights):
    """Weights that are names."""

    def __missing__(self, name: str) -> Any:
        return Sum({name: 1.0})


Choice = tuple[str, str, list[Sum], list[bool], list[int]]  # set, report, scores, right, who


def choices(name: str, cases: Sequence[bench.Case]) -> list[Choice]:
    """What each pronoun with a gold chain can choose from, and what of it is right."""
    done: list[Choice] = []
    texts = parsed(case.report for case in cases)
    for case, (_, _, parse) in zip(cases, texts, strict=True):
        seen, asked = _watched(parse)
        chain = _chains_at(case, parse)
        held: dict[int, set[str]] = defaultdict(set)
        for ref in seen:
            if ref.who >= 0 and ref.form != "pronoun":
                held[ref.who] |= _told(ref, chain)
        for ref, scored in asked.values():
            mine = chain.get(ref.head)
            if mine is None:
                continue
            right = [
                mine in (held[who] if who >= 0 else _told(one, chain)) for one, _, who in scored
            ]
            done.append((name, case.report.id, [s for _, s, _ in scored], right,
                         [who for _, _, who in scored]))  # fmt: skip
    return done


Asked = dict[int, tuple[Ref, list[tuple[Ref, Sum, int]]]]


def _watched(parse: Parse) -> tuple[list[Ref], Asked]:
    """What a report can point at, and the candidates of each pronoun with their scores' parts."""
    asked: Asked = {}
    seen: list[Ref] = []
    plain = entities._refs

    def note(p: Parse, ref: Ref, said: str, one: Ref, *rest: Any) -> float | None:
        fit = ranking.score(p, ref, said, one, *rest)
        if fit is not None:
            named: Any = ranking.score(p, ref, said, one, *rest, weights=Named())
            asked.setdefault(id(ref), (ref, []))[1].append((one, named, one.who))
        return fit

    def kept(*args: Any) -> list[Ref]:
        seen.extend(plain(*args))
        return seen

    old, coreference.score = coreference.score, note  # type: ignore[assignment]
    entities._refs = kept  # type: ignore[assignment]
    try:
        entities.cast(parse, marks(parse.text))
    finally:
        coreference.score, entities._refs = old, plain
    return seen, asked


def _chains_at(case: bench.Case, parse: Parse) -> dict[int, str]:
    """The chain of the smallest gold mention that each token heads."""
    at: dict[int, str] = {}
    for it in sorted(case.mentions, key=lambda m: m.end - m.start):
        for span in it.heads:
            first, past = parse.tokens(span)
            for i in range(first, past):
                at.setdefault(i, it.chain)
    return at


def _told(ref: Ref, chain: dict[int, str]) -> set[str]:
    tokens = range(ref.first, ref.past) if ref.form == "name" else (ref.head,)
    return {chain[i] for i in tokens if i in chain}


def fit(made: Sequence[Choice], start: dict[str, float]) -> dict[str, float]:
    names = sorted({name for _, _, scores, _, _ in made for one in scores for name in one})
    place = {name: i for i, name in enumerate(names)}
    prior = np.array([start.get(name, 0.0) for name in names])
    matrices = []
    for _, _, scores, right, _ in made:
        if not any(right) or all(right):
            continue
        x = np.zeros((len(scores), len(names)))
        for row, one in enumerate(scores):
            for name, value in one.items():
                x[row, place[name]] = value
        matrices.append((x, np.array(right)))

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        total, slope = HELD * float(((w - prior) ** 2).sum()), 2 * HELD * (w - prior)
        for x, right in matrices:
            e = x @ w
            e = np.exp(e - e.max())
            p = e / e.sum()
            good = p * right
            total -= np.log(good.sum() + 1e-12)
            slope += x.T @ (p - good / (good.sum() + 1e-12))
        return total, slope

    found = minimize(loss, prior, jac=True, method="L-BFGS-B").x
    return {**start, **dict(zip(names, (float(v) for v in found), strict=True))}


def judged(made: Sequence[Choice], weights: dict[str, float], margin: float) -> Counter[str]:
    tally: Counter[str] = Counter()
    for _, _, scores, right, who in made:
        if not any(right):
            continue  # nothing to find: no name or noun phrase of the chain stands before it
        totals = [sum(weights.get(n, 0.0) * v for n, v in one.items()) for one in scores]
        best = max(range(len(totals)), key=lambda k: totals[k])
        others = (k for k in range(len(totals)) if k != best)
        rival = [totals[k] for k in others if who[k] != who[best] or who[k] < 0]
        unsure = max(rival, default=-99.0) > totals[best] - margin or who[best] == -1
        what = "right" if right[best] else "wrong"
        if unsure and not (right[best] and who[best] == -1):
            what = "open"
        tally[what] += 1
    return tally


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--cross", action="store_true")
    options.add_argument("-o", type=Path, default=TABLE)
    args = options.parse_args()
    gold = bench.OWN.read_text(encoding="utf-8").splitlines() if bench.OWN.exists() else []
    sealed = {row["id"] for row in map(json.loads, gold) if row["fold"] == "sealed"}
    sets = [
        ("ECB+", list(bench.news("occurrences-ecb.jsonl"))),
        ("MEANTIME", list(bench.news("timeline-meantime.jsonl"))),
        ("GUM", [case for genre, case in bench.ontogum() if genre != "speech"]),
    ]
    made = [
        choice
        for name, cases in sets
        for choice in choices(name, [case for case in cases if case.report.id not in sealed])
    ]
    start = dict(ranking.WEIGHTS)
    if args.cross:
        cross(made, start)
        return
    weights = fit(made, start)
    head = TABLE.read_text(encoding="utf-8").splitlines()[0]
    lines = [f"{name}\t{value:.2f}" for name, value in sorted(weights.items())]
    args.o.write_text("\n".join([head, *lines]) + "\n", encoding="utf-8")


def cross(made: Sequence[Choice], start: dict[str, float]) -> None:
    by_fold = defaultdict(list)
    for choice in made:
        by_fold[hashlib.sha256(choice[1].encode()).digest()[1] % 5].append(choice)
    fitted = {
        k: fit([c for j, rows in by_fold.items() if j != k for c in rows], start) for k in by_fold
    }
    for name in ("ECB+", "MEANTIME", "GUM"):
        for margin in (0.0, 0.2, 0.3, 0.5, 0.8):
            before, after = Counter[str](), Counter[str]()
            for k, rows in by_fold.items():
                mine = [c for c in rows if c[0] == name]
                before += judged(mine, start, margin)
                after += judged(mine, fitted[k], margin)
            print(f"{name:10} margin {margin}  now {_said(before)}   fitted {_said(after)}")


def _said(tally: Counter[str]) -> str:
    said = max(1, tally["right"] + tally["wrong"])
    asked = max(1, said + tally["open"])
    return f"{tally['right'] / said:.3f} right of {said}, {tally['open'] / asked:.3f} open"


if __name__ == "__main__":
    main()
