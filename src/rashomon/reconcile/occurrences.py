"""Which event mentions, across reports and inside them, tell of one event in the world.

Candidates share an act or a participant; a score weighs act, participants, time, place and the
words around; facts that cannot both hold veto; groups are joined by their mean score.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations
from typing import NamedTuple

from rashomon.model import Event, EventRef, Figure, Occurrence, PloverType, Reading, Storyline
from rashomon.reconcile import acts, slots
from rashomon.reconcile.links import average_link
from rashomon.reconcile.origins import Origins
from rashomon.reconcile.people import People
from rashomon.reconcile.words import Background, Words

THRESHOLD = 0.5
_CROWD = 250  # an act with more tellings than this in one storyline also needs a shared participant
_VAGUE = frozenset(("say", "tell", "be", "have", "do", "make", "get", "go", "come", "take"))


class Telling(NamedTuple):
    """One report's event with everything it is compared by, in entities of the situation."""

    report: str
    at: int
    event: Event
    actors: frozenset[str]
    targets: frozenset[str]
    near: frozenset[str]  # entities named in the sentence
    place: str | None
    days: slots.Days | None
    figures: tuple[Figure, ...]
    words: dict[str, float]  # of the sentence, weighted, length 1
    numbers: frozenset[str]


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
) -> Found:
    """Every event of every report in exactly one occurrence, storyline by storyline.

    Occurrences are numbered in the order in which they are first told.
    """
    place = {reading.report.id: at for at, reading in enumerate(readings)}
    rows: list[Occurrence] = []
    behind: dict[str, tuple[Telling, ...]] = {}
    for line in lines:
        told: list[Telling] = []
        for report in line.reports:
            at = place[report]
            told.extend(tellings(readings[at], at, found[at], known, people))
        for group in groups(told, people):
            name = f"X{len(rows) + 1}"
            behind[name] = tuple(told[at] for at in group)
            rows.append(_occurrence(name, line.id, behind[name], people, roots))
    return Found(tuple(rows), behind)


def tellings(
    reading: Reading, at: int, found: Words, known: Background, people: People
) -> Iterator[Telling]:
    """The events of one report, each with its sentence's entities and words."""
    report = reading.report.id
    starts = [span[0] for span in reading.sentences]
    word_starts = [span[0] for span in found.spans]
    named: dict[int, set[str]] = defaultdict(set)
    for mention in reading.mentions:
        one = people.of.get((report, mention.entity)) if mention.entity else None
        if one is not None:
            named[bisect_right(starts, mention.start)].add(one)
    quantity = {figure.id: figure for figure in reading.figures}
    bags: dict[int, tuple[dict[str, float], frozenset[str]]] = {}

    def who(ids: Sequence[str]) -> frozenset[str]:
        return frozenset(people.of[report, one] for one in ids if (report, one) in people.of)

    for event in reading.events:
        sentence = bisect_right(starts, event.trigger[0])
        if sentence not in bags:
            start, end = reading.sentences[sentence - 1] if sentence else (event.start, event.end)
            first, past = bisect_right(word_starts, start - 1), bisect_right(word_starts, end - 1)
            bags[sentence] = _bag(found.words[first:past], known)
        words, numbers = bags[sentence]
        where = people.of.get((report, event.place)) if event.place else None
        when = slots.Days(event.from_, event.to) if event.from_ and event.to else None
        yield Telling(
            report=report,
            at=at,
            event=event,
            actors=who(event.actors),
            targets=who(event.targets),
            near=frozenset(named[sentence]),
            place=where,
            days=when,
            figures=tuple(quantity[one] for one in event.figures if one in quantity),
            words=words,
            numbers=numbers,
        )


def _bag(words: Sequence[str], known: Background) -> tuple[dict[str, float], frozenset[str]]:
    bag = {
        word: known.weight(word) for word in sorted(set(words)) if len(word) > 2 or word.isdigit()
    }
    length = math.sqrt(sum(value * value for value in bag.values())) or 1.0
    numbers = frozenset(word for word in bag if word.isdigit())
    return {word: value / length for word, value in bag.items() if value > 0}, numbers


# --- grouping ---------------------------------------------------------------------------------


def groups(told: Sequence[Telling], people: People) -> list[tuple[int, ...]]:
    """Which tellings of one storyline are of one occurrence."""
    scores = {
        (one, other): value
        for one, other in _candidates(told)
        if (value := score(told[one], told[other], people)) > 0
    }
    return average_link(len(told), scores, THRESHOLD, _Vetoes(told, people).stand)


def _candidates(told: Sequence[Telling]) -> list[tuple[int, int]]:
    """Pairs that can name one act; in a crowd they must share a participant too."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(told):
        for key in acts.keys(one.event.lemma):
            blocks[key].append(at)
    pairs: set[tuple[int, int]] = set()
    for key in sorted(blocks):
        holders = blocks[key]
        if len(holders) <= _CROWD:
            pairs.update(combinations(holders, 2))
            continue
        sharing: dict[str, list[int]] = defaultdict(list)
        for at in holders:
            for who in sorted(told[at].actors | told[at].targets):
                sharing[who].append(at)
        for who in sorted(sharing):
            few = sharing[who][: 4 * _CROWD]
            for place, first in enumerate(few):
                pairs.update((first, other) for other in few[place + 1 : place + 1 + _CROWD // 5])
    return sorted(pairs)


def score(left: Telling, right: Telling, people: People) -> float:
    """How likely two tellings are of one event, 0 to 1, from what their slots hold."""
    one, other = left.event, right.event
    value = 0.0
    if one.lemma == other.lemma:
        value += 0.35 if one.lemma not in _VAGUE else 0.1
    elif acts.stem(one.lemma) == acts.stem(other.lemma):
        value += 0.3
    elif acts.groups(one.lemma) & acts.groups(other.lemma):
        value += 0.2
    if one.type and other.type:
        value += 0.05 if one.type == other.type else -0.1
    value += _sharing(left.actors, right.actors, people, 0.2)
    value += _sharing(left.targets, right.targets, people, 0.15)
    near = left.near & right.near
    if near:
        value += 0.1 * min(2, len(near))
    value += 0.5 * sum(v * right.words[w] for w, v in left.words.items() if w in right.words)
    if left.days and right.days:
        value += {"equal": 0.15, "compatible": 0.05}.get(slots.days(left.days, right.days), 0.0)
    if left.place and left.place == right.place:
        value += 0.1
    return max(0.0, min(1.0, value))


def _sharing(left: frozenset[str], right: frozenset[str], people: People, worth: float) -> float:
    if not left or not right:
        return 0.0
    if left & right:
        return worth
    profiles = people.profile
    if any(slots.stands_for(profiles[a], profiles[b]) for a in left for b in right):
        return worth / 2
    return -worth


class _Vetoes:
    """Facts that two tellings of one event cannot both hold."""

    def __init__(self, told: Sequence[Telling], people: People) -> None:
        self._told = told
        self._people = people

    def stand(self, left: tuple[int, ...], right: tuple[int, ...]) -> bool:
        """Whether any telling of the one group rules out any of the other."""
        return any(
            veto(self._told[one], self._told[other], self._people) is not None
            for one in left[:12]
            for other in right[:12]
        )


def veto(left: Telling, right: Telling, people: People) -> str | None:
    """Why two tellings cannot be of one event, ``None`` when nothing rules it out."""
    one, other = left.event, right.event
    if left.days and right.days and slots.days(left.days, right.days) == "conflict":
        gap = _gap(left.days, right.days)
        if gap > 3 or left.report == right.report:
            return "their dates are apart"
    if (one.realis == "historical") != (other.realis == "historical") and not (
        left.days and right.days
    ):
        return "one is told as history"
    if left.place and right.place and left.place != right.place:
        where = slots.places(people.profile[left.place], people.profile[right.place])
        if where == "conflict" and not left.actors & right.actors:
            return "their places are apart"
    return None


def _gap(left: slots.Days, right: slots.Days) -> int:
    try:
        first, second = sorted((left, right))
        return (date.fromisoformat(second.first) - date.fromisoformat(first.last)).days
    except ValueError:
        return 0


# --- out --------------------------------------------------------------------------------------


def _occurrence(
    name: str, line: str, told: Sequence[Telling], people: People, roots: Origins
) -> Occurrence:
    count = roots.behind(one.report for one in told)
    when = _when(told)
    return Occurrence(
        id=name,
        storyline=line,
        type=_type(told),
        actors=_most([one.actors for one in told], people),
        targets=_most([one.targets for one in told], people),
        from_=when.first if when else None,
        to=when.last if when else None,
        place=_place(told, people),
        events=tuple(EventRef(report=one.report, event=one.event.id) for one in told),
        reports=count.reports,
        outlets=count.outlets,
        origins=count.origins,
        because=because(told, people),
    )


def _type(told: Sequence[Telling]) -> PloverType | None:
    types: Counter[PloverType] = Counter()
    for one in told:
        if one.event.type is not None:
            types[one.event.type] += 1
    ranked = sorted(types.items(), key=lambda row: (-row[1], row[0]))
    return ranked[0][0] if ranked else None


def _most(each: Sequence[frozenset[str]], people: People) -> tuple[str, ...]:
    """Whoever the accounts name, the most named first."""
    count = Counter(who for one in each for who in one)
    return tuple(sorted(count, key=lambda who: (-count[who], int(who[1:]))))


def _when(told: Sequence[Telling]) -> slots.Days | None:
    """The narrowest days most accounts leave room for."""
    dated = Counter(one.days for one in told if one.days)
    if not dated:
        return None

    def span(days: slots.Days) -> int:
        return (date.fromisoformat(days.last) - date.fromisoformat(days.first)).days

    return min(dated, key=lambda days: (span(days), -dated[days], days))


def _place(told: Sequence[Telling], people: People) -> str | None:
    """The place most accounts name; of equals the smaller one, a town before its country."""
    named = Counter(one.place for one in told if one.place)
    if not named:
        return None
    return min(
        named,
        key=lambda who: (people.profile[who].kind == "country", -named[who], int(who[1:])),
    )


def because(told: Sequence[Telling], people: People) -> str:
    """Why these tellings are held to be of one event, in a sentence."""
    if len(told) == 1:
        return "told once"
    parts: list[str] = []
    lemmas = sorted({one.event.lemma for one in told})
    if len(lemmas) == 1:
        parts.append(f"all tell it as “{lemmas[0]}”")
    else:
        parts.append("the words name one kind of act: " + ", ".join(f"“{w}”" for w in lemmas[:4]))
    for label, each in (
        ("acts in it", [one.actors for one in told]),
        ("is whom it was done to", [one.targets for one in told]),
        ("stands beside it", [one.near - one.actors - one.targets for one in told]),
    ):
        count = Counter(who for one in each for who in one)
        shared = [who for who in count if count[who] > len(told) / 2]
        if shared:
            best = sorted(shared, key=lambda who: (-count[who], int(who[1:])))[:2]
            named = " and ".join(people.profile[who].name for who in best)
            parts.append(f"{named} {label}")
    days = Counter(one.days for one in told if one.days)
    if days and max(days.values()) > 1:
        first, last = min(days, key=lambda d: (-days[d], d))
        parts.append(f"dated {first}" if first == last else f"within {first} to {last}")
    if len(parts) == 1:
        parts.append("the sentences share telling words")
    return "; ".join(parts)
