"""One report's event with everything it is compared by, in entities of the situation."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rashomon.model import Event, Figure, Reading, Span
from rashomon.reconcile import slots
from rashomon.reconcile.people import People
from rashomon.reconcile.words import Background, Words, unit_vector

_INTRODUCED = re.compile(r"(?:an?|another|some|one|further|fresh|new)\s", re.IGNORECASE)


_TAKEN_UP = re.compile(r"(?:the|this|that|these|those|its|their)\s", re.IGNORECASE)
_SUM = 1000  # a smaller amount of money is many things' price


class Telling(NamedTuple):
    """An event as one report tells it."""

    report: str
    at: int  # of the report in the order of reports
    event: Event
    actors: frozenset[str]
    targets: frozenset[str]
    near: frozenset[str]  # entities named in the sentence
    place: str | None
    days: slots.Days | None
    figures: tuple[Figure, ...]
    sentence: Span
    words: dict[str, float]  # of the sentence, weighted, length 1
    numbers: frozenset[str]
    rarity: float  # of the act's word in news, 0 to 1
    introduced: bool  # "a meeting": said as if for the first time
    takes_up: str | None = None  # the event of the same report that "the meeting" goes back to

    @property
    def money(self) -> frozenset[str]:
        """The sums it is about: few things happen for 713 million dollars."""
        return frozenset(
            f"{figure.low:.0f} {figure.unit}"
            for figure in self.figures
            if figure.kind == "money" and figure.low is not None and figure.low >= _SUM
        )

    @property
    def parties(self) -> frozenset[str]:
        """Whoever takes part, on either side."""
        return self.actors | self.targets


def tellings(
    reading: Reading, at: int, found: Words, known: Background, people: People
) -> Iterator[Telling]:
    """The events of one report, each with its sentence's entities and words.

    A bare noun that takes up an act told before ("the meeting") inherits who, where and when from
    it. Nothing else is taken from outside the clause.
    """
    report = reading.report.id
    text = reading.report.text
    starts = [span[0] for span in reading.sentences]
    named: dict[int, set[str]] = defaultdict(set)
    for mention in reading.mentions:
        entity = people.of.get((report, mention.entity)) if mention.entity else None
        if entity is not None:
            named[bisect_right(starts, mention.start)].add(entity)
    quantity = {figure.id: figure for figure in reading.figures}
    bags: dict[int, tuple[Span, dict[str, float], frozenset[str]]] = {}

    def who(ids: Sequence[str]) -> frozenset[str]:
        return frozenset(people.of[report, one] for one in ids if (report, one) in people.of)

    latest: dict[str, Telling] = {}
    for event in reading.events:
        number = bisect_right(starts, event.trigger[0])
        if number not in bags:
            start, end = reading.sentences[number - 1] if number else (event.start, event.end)
            first, past = bisect_left(found.starts, start), bisect_left(found.starts, end)
            bags[number] = (Span(start, end), *_bag(found.words[first:past], known))
        sentence, words, numbers = bags[number]
        one = Telling(
            report=report,
            at=at,
            event=event,
            actors=who(event.actors),
            targets=who(event.targets),
            near=frozenset(named[number]),
            place=people.of.get((report, event.place)) if event.place else None,
            days=slots.Days(event.from_, event.to) if event.from_ and event.to else None,
            figures=tuple(quantity[one] for one in event.figures if one in quantity),
            sentence=sentence,
            words=words,
            numbers=numbers,
            rarity=min(1.0, known.weight(event.lemma) / 5),
            introduced=_INTRODUCED.match(text, event.start, event.end) is not None,
        )
        before = latest.get(event.lemma)
        if before is not None and _taken_up(text, one):
            one = one._replace(
                actors=before.actors,
                targets=before.targets,
                near=one.near | before.near,
                place=before.place,
                days=before.days,
                takes_up=before.event.id,
            )
        latest[event.lemma] = one
        yield one


def _taken_up(text: str, one: Telling) -> bool:
    """ "The meeting", with nothing of its own: the one spoken of before."""
    if one.parties or one.place or one.days or one.figures:
        return False
    return _TAKEN_UP.match(text, one.event.start, one.event.end) is not None


def _bag(words: Sequence[str], known: Background) -> tuple[dict[str, float], frozenset[str]]:
    kept = sorted({word for word in words if len(word) > 2 or word.isdigit()})
    numbers = frozenset(word for word in kept if word.isdigit())
    return unit_vector({word: known.weight(word) for word in kept}), numbers
