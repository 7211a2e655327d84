"""Which event mentions, across reports and inside them, tell of one event in the world.

Candidates share an act, or a kind of act and its place; a score weighs act, participants, time,
place and the words around; facts that cannot both hold veto; groups join by their mean score.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import combinations
from typing import NamedTuple

from rashomon.model import EventRef, Occurrence, PloverType, Reading, Storyline
from rashomon.reconcile import acts, slots
from rashomon.reconcile.corrections import NONE, Pairs, Value
from rashomon.reconcile.links import average_link
from rashomon.reconcile.origins import Origins, Statement
from rashomon.reconcile.people import People
from rashomon.reconcile.sameness import Sameness, sameness
from rashomon.reconcile.tellings import Telling, tellings
from rashomon.reconcile.words import Background, Words

THRESHOLD = 0.44  # .42 to .54 tried; lower joins more and wrongly, see benchmarks/occurrences.py
_CROWD = 200  # an act with more tellings than this in one storyline also needs a shared entity
_WITNESSES = 12  # of a large group, asked for a veto


class Found(NamedTuple):
    """The occurrences, and the tellings behind each."""

    occurrences: tuple[Occurrence, ...]
    tellings: dict[str, tuple[Telling, ...]]


def occurrences(
    readings: Sequence[Reading],
    found: Sequence[Words],
    known: Background,
    lines: Sequence[Storyline],
    people: People,
    roots: Origins,
    decided: Pairs = NONE,
) -> Found:
    """Every event of every report in exactly one occurrence, storyline by storyline.

    What one report tells once is an occurrence too. Occurrences are numbered in the order in which
    they are first told.
    """
    place = {reading.report.id: at for at, reading in enumerate(readings)}
    rows: list[Occurrence] = []
    behind: dict[str, tuple[Telling, ...]] = {}
    for line in lines:
        told: list[Telling] = []
        for report in line.reports:
            at = place[report]
            told.extend(tellings(readings[at], at, found[at], known, people))
        for group in groups(told, sameness(told, people), decided):
            name = f"X{len(rows) + 1}"
            behind[name] = tuple(told[at] for at in group)
            rows.append(_occurrence(name, line.id, behind[name], people, roots, decided))
    return Found(tuple(rows), behind)


def groups(
    told: Sequence[Telling], judge: Sameness, decided: Pairs = NONE
) -> list[tuple[int, ...]]:
    """Which tellings of one storyline are of one occurrence, by place in ``told``.

    What a person put together is so from the start, and what a person keeps apart is a veto.
    """
    number = {(one.report, one.event.id): at for at, one in enumerate(told)}
    together = _numbers(decided.same, number)
    apart = frozenset(_numbers(decided.different, number))
    scores: dict[tuple[int, int], float] = {}
    vetoed: set[tuple[int, int]] = set()
    for pair in _candidates(told):
        left, right = told[pair[0]], told[pair[1]]
        if judge.veto(left, right) is not None:
            vetoed.add(pair)
        else:
            scores[pair] = judge.score(left, right)

    def stands(left: tuple[int, ...], right: tuple[int, ...]) -> bool:
        if apart and any((min(a, b), max(a, b)) in apart for a in left for b in right):
            return True
        for one in left[:_WITNESSES]:
            for other in right[:_WITNESSES]:
                pair = (one, other) if one < other else (other, one)
                if pair in vetoed:
                    return True
                if pair not in scores and judge.veto(told[one], told[other]) is not None:
                    return True
        return False

    return average_link(len(told), scores, THRESHOLD, stands, together)


def _numbers(
    pairs: Sequence[tuple[Value, Value, object]], number: Mapping[Value, int]
) -> list[tuple[int, int]]:
    """The pairs of which both tellings are here, the smaller place first."""
    here = ((number[a], number[b]) for a, b, _ in pairs if a in number and b in number)
    return [(min(pair), max(pair)) for pair in here]


def _candidates(told: Sequence[Telling]) -> list[tuple[int, int]]:
    """Pairs that can name one act; in a crowd they must share a participant or place too."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(told):
        for key in acts.keys(one.event.lemma):
            blocks[key].append(at)
        if one.event.type is not None and one.place is not None:
            blocks[f"{one.event.type} in {one.place}"].append(at)
        for sum_of_money in one.money:
            blocks[sum_of_money].append(at)
    pairs: set[tuple[int, int]] = set()
    for key in sorted(blocks):
        holders = blocks[key]
        if len(holders) <= _CROWD:
            pairs.update(combinations(holders, 2))
            continue
        sharing: dict[str, list[int]] = defaultdict(list)
        for at in holders:
            where = told[at].place
            for who in sorted(told[at].parties | ({where} if where else set())):
                sharing[who].append(at)
        for who in sorted(sharing):
            few = sharing[who]
            for place, first in enumerate(few):
                pairs.update((first, other) for other in few[place + 1 : place + 1 + _CROWD // 4])
    return sorted(pairs)


# --- out --------------------------------------------------------------------------------------


def _occurrence(
    name: str,
    line: str,
    told: Sequence[Telling],
    people: People,
    roots: Origins,
    decided: Pairs,
) -> Occurrence:
    passed = roots.passing(_statement(one, people) for one in told)
    count = roots.behind((one.report for one in told), passed)
    when = _when(told)
    events = [(one.report, one.event.id) for one in told]
    return Occurrence(
        id=name,
        storyline=line,
        type=_type(told),
        actors=_most([one.actors for one in told]),
        targets=_most([one.targets for one in told]),
        from_=when.first if when else None,
        to=when.last if when else None,
        place=_place(told, people),
        events=tuple(EventRef(report=one.report, event=one.event.id) for one in told),
        reports=count.reports,
        outlets=count.outlets,
        origins=count.origins,
        because="; ".join([because(told, people), *decided.about(events)]),
    )


def _statement(one: Telling, people: People) -> Statement:
    """A telling as somebody's word: the first voice, from the report inwards."""
    first = next((v.entity for v in one.event.voices if v.entity is not None), None)
    who = people.of.get((one.report, first)) if first is not None else None
    name = people.profile[who].name if who is not None else None
    return Statement(one.report, *one.event.trigger, name)


def _type(told: Sequence[Telling]) -> PloverType | None:
    types: Counter[PloverType] = Counter()
    for one in told:
        if one.event.type is not None:
            types[one.event.type] += 1
    ranked = sorted(types.items(), key=lambda row: (-row[1], row[0]))
    return ranked[0][0] if ranked else None


def _most(each: Sequence[frozenset[str]]) -> tuple[str, ...]:
    """Whoever the accounts name, the most named first."""
    count = Counter(who for one in each for who in one)
    return tuple(sorted(count, key=lambda who: (-count[who], int(who[1:]))))


def _when(told: Sequence[Telling]) -> slots.Days | None:
    """The narrowest days given; of equals those given most often, then the earlier."""
    dated = Counter(one.days for one in told if one.days)

    def length(days: slots.Days) -> int:
        try:
            return (date.fromisoformat(days.last) - date.fromisoformat(days.first)).days
        except ValueError:
            return 10_000

    return min(dated, key=lambda days: (length(days), -dated[days], days)) if dated else None


def _place(told: Sequence[Telling], people: People) -> str | None:
    """The place most accounts name; a town before its country."""
    named = Counter(one.place for one in told if one.place)

    def key(who: str) -> tuple[bool, int, int]:
        return (people.profile[who].kind == "country", -named[who], int(who[1:]))

    return min(named, key=key) if named else None


def because(told: Sequence[Telling], people: People) -> str:
    """Why these tellings are held to be of one event, in a sentence."""
    if len(told) == 1:
        return "told once"
    lemmas = sorted({one.event.lemma for one in told})
    if len(lemmas) == 1:
        parts = [f"all tell it as “{lemmas[0]}”"]
    else:
        parts = ["the words name one kind of act: " + ", ".join(f"“{w}”" for w in lemmas[:4])]
    for label, each in (
        ("acting", [one.actors for one in told]),
        ("as its target", [one.targets for one in told]),
        ("beside it", [one.near - one.parties for one in told]),
    ):
        count = Counter(who for one in each for who in one)
        shared = [who for who in count if count[who] > len(told) / 2]
        if shared:
            best = sorted(shared, key=lambda who: (-count[who], int(who[1:])))[:2]
            parts.append(" and ".join(people.profile[who].name for who in best) + f" {label}")
    days = Counter(one.days for one in told if one.days)
    if days and max(days.values()) > 1:
        first, last = min(days, key=lambda d: (-days[d], d))
        parts.append(f"dated {first}" if first == last else f"within {first} to {last}")
    where = Counter(one.place for one in told if one.place)
    if where and max(where.values()) > 1:
        parts.append(f"in {people.profile[min(where, key=lambda w: (-where[w], w))].name}")
    if len(parts) == 1:
        parts.append("their sentences share telling words")
    return "; ".join(parts)
