"""Average-link grouping over the pairs that are known, with vetoes; ties break by place."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Collection, Mapping, Sequence

Veto = Callable[[tuple[int, ...], tuple[int, ...]], bool]


def average_link(
    count: int,
    likeness: Mapping[tuple[int, int], float],
    threshold: float,
    veto: Veto | None = None,
    together: Collection[tuple[int, int]] = (),
) -> list[tuple[int, ...]]:
    """Group ``count`` things so that within a group all are alike on average.

    A pair that is not in ``likeness`` is unlike (0). The two likest groups merge first while
    their mean likeness reaches the threshold and no veto stands against them, so one odd pair
    cannot chain two groups together. Linear in the pairs, with a logarithm.

    Args:
        likeness: for pairs (smaller, larger), in 0..1.
        veto: told the members of both groups, says whether they must stay apart.
        together: pairs that are in one group whatever their likeness.

    Returns:
        The groups, each sorted, by their first member.
    """
    members = {group[0]: group for group in components(count, together)}
    beside: dict[int, dict[int, float]] = {at: {} for at in members}
    heap: list[tuple[float, int, int, int, int]] = []
    for (one, other), value in sorted(_between(members, likeness, together).items()):
        beside[one][other] = beside[other][one] = value
        size_one, size_other = len(members[one]), len(members[other])
        if value / (size_one * size_other) >= threshold:
            heap.append((-value / (size_one * size_other), one, other, size_one, size_other))
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


def _between(
    members: Mapping[int, tuple[int, ...]],
    likeness: Mapping[tuple[int, int], float],
    together: Collection[tuple[int, int]],
) -> Mapping[tuple[int, int], float]:
    """The summed likeness of groups, each by its first member."""
    if not together:
        return likeness
    home = {at: first for first, group in members.items() for at in group}
    summed: dict[tuple[int, int], float] = {}
    for one, other in sorted(likeness):
        left, right = sorted((home[one], home[other]))
        if left != right:
            summed[left, right] = summed.get((left, right), 0.0) + likeness[one, other]
    return summed


def regroup(
    groups: Sequence[Sequence[int]],
    same: Collection[tuple[int, int]],
    different: Collection[tuple[int, int]],
    likeness: Callable[[int, int], float],
) -> list[list[int]]:
    """Finished groups, put together and split as told.

    What is told to be different never shares a group, and ``same`` is taken to respect that. The
    members of a split group that nothing is said of go where they are likest.

    Returns:
        The new groups, each sorted, by their first member.
    """
    if not same and not different:
        return [list(group) for group in groups]
    home = {at: number for number, group in enumerate(groups) for at in group}
    found: list[list[int]] = []
    linked = [(home[one], home[other]) for one, other in sorted(same)]
    for numbers in components(len(groups), linked):
        within = sorted(at for number in numbers for at in groups[number])
        place = {at: k for k, at in enumerate(within)}
        apart = {(a, b) for a, b in different if a in place and b in place}
        if not apart:
            found.append(within)
            continue
        pairs = [(place[a], place[b]) for a, b in same if a in place and b in place]
        said = {at for pair in (*apart, *(p for p in same if p[0] in place)) for at in pair}
        apart |= {(b, a) for a, b in apart}
        cells: list[list[int]] = []
        for ones in components(len(within), pairs):
            block = [within[k] for k in ones]
            if block[0] not in said:
                continue
            for cell in cells:
                near = {home[at] for at in cell} & {home[at] for at in block}
                if near and not any((a, b) in apart for a in cell for b in block):
                    cell.extend(block)
                    break
            else:
                cells.append(block)
        told = [list(cell) for cell in cells]
        for at in within:
            if at not in said:
                fitting = [k for k, c in enumerate(told) if any(home[o] == home[at] for o in c)]
                best = min(fitting, key=lambda k: (-max(likeness(at, o) for o in told[k]), k))
                cells[best].append(at)
        found.extend(sorted(cell) for cell in cells)
    return sorted(found)


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
