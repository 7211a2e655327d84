"""Average-link grouping over the pairs that are known, with vetoes; ties break by place."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Collection, Mapping

Veto = Callable[[tuple[int, ...], tuple[int, ...]], bool]


def average_link(
    count: int,
    likeness: Mapping[tuple[int, int], float],
    threshold: float,
    veto: Veto | None = None,
) -> list[tuple[int, ...]]:
    """Group ``count`` things so that within a group all are alike on average.

    A pair that is not in ``likeness`` is unlike (0). The two likest groups merge first while
    their mean likeness reaches the threshold and no veto stands against them, so one odd pair
    cannot chain two groups together. Linear in the pairs, with a logarithm.

    Args:
        likeness: for pairs (smaller, larger), in 0..1.
        veto: told the members of both groups, says whether they must stay apart.

    Returns:
        The groups, each sorted, by their first member.
    """
    members: dict[int, tuple[int, ...]] = {at: (at,) for at in range(count)}
    beside: dict[int, dict[int, float]] = {at: {} for at in range(count)}
    heap: list[tuple[float, int, int, int, int]] = []
    for (one, other), value in sorted(likeness.items()):
        beside[one][other] = beside[other][one] = value
        if value >= threshold:
            heap.append((-value, one, other, 1, 1))
    heapq.heapify(heap)
    while heap:
        _, one, other, size_one, size_other = heapq.heappop(heap)
        if len(members.get(one, ())) != size_one or len(members.get(other, ())) != size_other:
            continue
        if veto is not None and veto(members[one], members[other]):
            continue
        members[one] = tuple(sorted(members[one] + members.pop(other)))
        gone = beside.pop(other)
        del beside[one][other]
        for third, total in gone.items():
            if third != one:
                beside[one][third] = beside[one].get(third, 0.0) + total
                del beside[third][other]
        size = len(members[one])
        for third, total in beside[one].items():
            beside[third][one] = total
            mean = total / (size * len(members[third]))
            if mean >= threshold:
                first, second = (one, third) if one < third else (third, one)
                heap_row = (-mean, first, second, len(members[first]), len(members[second]))
                heapq.heappush(heap, heap_row)
    return [members[at] for at in sorted(members)]


def components(count: int, pairs: Collection[tuple[int, int]]) -> list[tuple[int, ...]]:
    """Whatever hangs together by the pairs, each group sorted, by its first member."""
    root = list(range(count))

    def find(at: int) -> int:
        while root[at] != at:
            root[at] = root[root[at]]
            at = root[at]
        return at

    for one, other in pairs:
        left, right = find(one), find(other)
        if left != right:
            root[max(left, right)] = min(left, right)
    groups: dict[int, list[int]] = {}
    for at in range(count):
        groups.setdefault(find(at), []).append(at)
    return [tuple(groups[at]) for at in sorted(groups)]
