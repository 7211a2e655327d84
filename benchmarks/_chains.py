"""Scores of chains: MUC, B³ and CEAFe, and their mean, CoNLL F1."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping
from typing import NamedTuple

Chains = Mapping[Hashable, Hashable]  # mention → chain


class Score(NamedTuple):
    """Precision, recall, F1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def _sets(chains: Chains) -> dict[Hashable, set[Hashable]]:
    found: dict[Hashable, set[Hashable]] = defaultdict(set)
    for mention, chain in chains.items():
        found[chain].add(mention)
    return found


def muc(gold: Chains, ours: Chains) -> Score:
    def recall(key: Chains, response: Chains) -> float:
        kept = links = 0
        for members in _sets(key).values():
            parts = {response.get(m, ("alone", m)) for m in members}
            kept += len(members) - len(parts)
            links += len(members) - 1
        return kept / links if links else 0.0

    return Score(recall(ours, gold), recall(gold, ours))


def b_cubed(gold: Chains, ours: Chains) -> Score:
    """Mentions that only one side has count against the other."""
    key, response = _sets(gold), _sets(ours)
    precision = recall = 0.0
    for mention in gold.keys() & ours.keys():
        both = len(key[gold[mention]] & response[ours[mention]])
        precision += both / len(response[ours[mention]])
        recall += both / len(key[gold[mention]])
    return Score(precision / max(1, len(ours)), recall / max(1, len(gold)))


def ceaf_e(gold: Chains, ours: Chains) -> Score:
    import numpy as np
    from scipy.optimize import linear_sum_assignment

    key, response = list(_sets(gold).values()), list(_sets(ours).values())
    place = {m: i for i, members in enumerate(response) for m in members}
    matrix = np.zeros((len(key), len(response)))
    for i, members in enumerate(key):
        for j, shared in Counter(place[m] for m in members if m in place).items():
            matrix[i, j] = 2 * shared / (len(members) + len(response[j]))
    rows, columns = linear_sum_assignment(-matrix)
    best = matrix[rows, columns].sum()
    return Score(best / max(1, len(response)), best / max(1, len(key)))


def conll(gold: Chains, ours: Chains) -> float:
    return sum(score(gold, ours).f1 for score in (muc, b_cubed, ceaf_e)) / 3


def false_merges(gold: Chains, ours: Chains) -> float:
    """Of all pairs of mentions we put together, the share that does not belong together."""
    right = wrong = 0
    for members in _sets(ours).values():
        known = [gold[m] for m in members if m in gold]
        count = Counter(known)
        pairs = len(known) * (len(known) - 1) // 2
        same = sum(n * (n - 1) // 2 for n in count.values())
        right += same
        wrong += pairs - same
    return wrong / (right + wrong) if right + wrong else 0.0
