"""What is told about each storyline, and in which order; the brief and the page both follow it.

Storylines with more origins come first; statements stand as the situation ranks them. Nothing is
left out here; the brief cuts its lists itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from rashomon.model import (
    Comparison,
    Entity,
    Event,
    Occurrence,
    Pledge,
    Reading,
    Situation,
    SituationEntity,
    Storyline,
)
from rashomon.tell.amounts import Amount, amounts
from rashomon.tell.index import Index
from rashomon.tell.sayings import Saying, is_saying
from rashomon.tell.words import Counts, fold, line

Fellows = tuple[tuple[str, str], ...]  # (report, local entity) pairs


@dataclass(frozen=True)
class Person:
    """Someone in a storyline: titles as reports give them, how often named, what they say.

    ``named`` is false for someone only ever called by a role ("an official", "the owner").
    """

    entity: SituationEntity
    roles: tuple[str, ...]
    names: tuple[str, ...]
    counts: Counts
    mentions: int
    named: bool
    sayings: tuple[Saying, ...]

    @property
    def aloud(self) -> bool:
        """Whether any of their words stand in marks."""
        return any(saying.quote.form != "indirect" for saying in self.sayings)


@dataclass(frozen=True)
class Moment:
    """An occurrence on the timeline, with the one telling of it that stands for all."""

    occurrence: Occurrence
    report: str
    event: Event


@dataclass(frozen=True)
class Promise:
    """A pledge, giver and receiver by the situation's ids, and every (report, pledge) of it."""

    giver: str | None
    receiver: str | None
    told: tuple[tuple[str, Pledge], ...]


@dataclass(frozen=True)
class Abstentions:
    """What could not be told, out of how many."""

    quotes: int
    speakers: int
    dates: int
    undated: int
    pronouns: int
    unplaced: int


class Account:
    """One storyline as it is told."""

    def __init__(
        self,
        index: Index,
        storyline: Storyline,
        comparisons: Sequence[Comparison],
        occurrences: Sequence[Occurrence],
    ) -> None:
        self.index = index
        self.storyline = storyline
        self.comparisons = comparisons
        self.occurrences = occurrences
        self.readings: list[Reading] = sorted(
            (index.readings[report] for report in storyline.reports if report in index.readings),
            key=lambda reading: (reading.report.published or "9999", reading.report.id),
        )
        self.counts: Counts = index.counts(storyline.reports)

    @property
    def title(self) -> str:
        return line(self.storyline.title) or line(self.storyline.id)

    def having(self, *verdicts: str) -> list[Comparison]:
        """The comparisons with one of these verdicts, as the situation ranks them."""
        return [comparison for comparison in self.comparisons if comparison.verdict in verdicts]

    def split(self, comparisons: Sequence[Comparison]) -> tuple[list[Comparison], list[Comparison]]:
        """Comparisons told by two origins or more, and those that rest on one.

        Two carriers of one dispatch agree, but only with themselves.
        """
        apart: tuple[list[Comparison], list[Comparison]] = ([], [])
        for comparison in comparisons:
            apart[self.counts_of(comparison).origins < 2].append(comparison)
        return apart

    def counts_of(self, comparison: Comparison) -> Counts:
        """Reports, outlets and origins of all sides together."""
        return self.index.counts(
            evidence.report for side in comparison.sides for evidence in side.evidence
        )

    @cached_property
    def people(self) -> list[Person]:
        """Everyone named in the storyline, those in most reports first."""
        fellows: dict[str, list[tuple[str, Entity]]] = {}
        mentions: Counter[str] = Counter()
        named: set[str] = set()
        sayings: dict[str, list[Saying]] = {}
        for reading in self.readings:
            report = reading.report.id
            for entity in reading.entities:
                if id := self.index.local(report, entity.id):
                    fellows.setdefault(id, []).append((report, entity))
            for mention in reading.mentions:
                if id := self.index.local(report, mention.entity):
                    mentions[id] += 1
                    if mention.form == "name":
                        named.add(id)
            for saying in self._sayings(reading):
                if id := self.index.local(report, saying.quote.source_entity):
                    sayings.setdefault(id, []).append(saying)
        found = [
            Person(
                entity=self.index.entities[id],
                roles=_roles(self.index, members, self.index.entities[id].name),
                names=_unlike((entity.name for _, entity in members), self.index.entities[id].name),
                counts=self.index.counts(report for report, _ in members),
                mentions=mentions[id],
                named=id in named,
                sayings=tuple(sayings.get(id, ())),
            )
            for id, members in fellows.items()
        ]
        return sorted(
            found, key=lambda p: (-p.counts.reports, -p.mentions, fold(p.entity.name), p.entity.id)
        )

    @property
    def speakers(self) -> list[Person]:
        """Those who say something: people before offices, those with words in marks before all."""
        return sorted(
            (person for person in self.people if person.sayings),
            key=lambda p: (not p.aloud, p.entity.kind != "person", not p.named),
        )

    @cached_property
    def unknown(self) -> list[Saying]:
        """Quotations whose speaker could not be told."""
        return [
            saying
            for reading in self.readings
            for saying in self._sayings(reading)
            if self.index.local(saying.report, saying.quote.source_entity) is None
        ]

    def _sayings(self, reading: Reading) -> Iterator[Saying]:
        """The quotations of a report that are speech; the rest stays in the JSON."""
        for quote in reading.quotes:
            saying = Saying(reading.report.id, quote)
            if is_saying(self.index, saying):
                yield saying

    @cached_property
    def moments(self) -> list[Moment]:
        """Dated occurrences in order of time; what is denied or only supposed is not on it."""
        found = []
        for occurrence in self.occurrences:
            if occurrence.from_ is None:
                continue
            tellings = self.index.tellings(occurrence)
            real = [t for t in tellings if t[1].realis in ("actual", "planned", "historical")]
            if real:
                report, event = min(real, key=lambda t: _far_from_a_line(t[1]))
                found.append(Moment(occurrence, report, event))
        return sorted(
            found,
            key=lambda m: (
                m.occurrence.from_ or "",
                m.occurrence.to or "",
                -m.occurrence.origins,
                -m.occurrence.reports,
                m.occurrence.id,
            ),
        )

    @cached_property
    def amounts(self) -> list[Amount]:
        """Counts, money, measures and shares by what they count; ages and spans of time aside."""
        return amounts(self.readings, self.comparisons)

    @cached_property
    def promises(self) -> list[Promise]:
        """Pledges, the same words of the same stance once; those with a known giver first."""
        groups: dict[tuple[str | None, ...], list[tuple[str, Pledge]]] = {}
        for reading in self.readings:
            report = reading.report.id
            for pledge in reading.pledges:
                giver = self.index.local(report, pledge.giver)
                receiver = self.index.local(report, pledge.receiver)
                what = fold(self.index.words(report, *pledge.what)) if pledge.what else None
                key = (giver, receiver, pledge.stance, what)
                groups.setdefault(key, []).append((report, pledge))
        found = [Promise(key[0], key[1], tuple(told)) for key, told in groups.items()]
        return sorted(found, key=lambda p: (p.giver is None, -len(p.told)))


class Outline:
    """A whole situation as it is told: storylines of several reports first, then single ones."""

    def __init__(self, situation: Situation) -> None:
        self.situation = situation
        self.index = Index(situation)
        comparisons: dict[str, list[Comparison]] = {}
        for comparison in situation.comparisons:
            comparisons.setdefault(comparison.storyline, []).append(comparison)
        occurrences: dict[str, list[Occurrence]] = {}
        for occurrence in situation.occurrences:
            occurrences.setdefault(occurrence.storyline, []).append(occurrence)
        accounts = [
            Account(self.index, s, comparisons.get(s.id, ()), occurrences.get(s.id, ()))
            for s in situation.storylines
        ]
        accounts.sort(key=lambda a: (-a.counts.origins, -a.counts.reports))
        several = [account for account in accounts if account.counts.reports > 1]
        # One report alone is all there is to tell: then it is told in full.
        self.accounts = accounts if len(accounts) == 1 else several
        told = {account.storyline.id for account in self.accounts}
        self.singles = [account for account in accounts if account.storyline.id not in told]
        self.counts = self.index.counts(reading.report.id for reading in situation.readings)
        self.alone = self.index.counts(
            report for account in self.singles for report in account.storyline.reports
        )

    @cached_property
    def abstentions(self) -> Abstentions:
        """What could not be told over all reports."""
        quotes = [
            quote
            for reading in self.situation.readings
            for quote in reading.quotes
            if is_saying(self.index, Saying(reading.report.id, quote))
        ]
        dates = [
            timex
            for reading in self.situation.readings
            for timex in reading.timexes
            if timex.type in ("DATE", "TIME") and not (timex.value or "").endswith("_REF")
        ]
        pronouns = [
            mention
            for reading in self.situation.readings
            for mention in reading.mentions
            if mention.form == "pronoun"
        ]
        return Abstentions(
            quotes=len(quotes),
            speakers=sum(quote.source_entity is None for quote in quotes),
            dates=len(dates),
            undated=sum(timex.from_ is None for timex in dates),
            pronouns=len(pronouns),
            unplaced=sum(mention.entity is None for mention in pronouns),
        )


def _far_from_a_line(event: Event) -> int:
    """How far a clause is from the length that fills one line: neither a stump nor a paragraph."""
    return abs(event.end - event.start - 90)


def _roles(index: Index, members: Iterable[tuple[str, Entity]], name: str) -> tuple[str, ...]:
    """Titles, the most given first; one that is part of a longer one, or the name, is left out."""
    given: Counter[str] = Counter()
    spelt: dict[str, str] = {}
    for report, entity in members:
        for role in entity.roles:
            title = line(role.title)
            holder = index.local(report, role.of)
            place = index.name(holder) if holder else ""
            if fold(title) == fold(name):
                continue
            if place and fold(place) not in fold(title):
                title = f"{title}, {place}"
            if title:
                given[fold(title)] += 1
                spelt.setdefault(fold(title), title)
    kept = [
        key
        for key, _ in given.most_common()
        if not any(key != other and _inside(key, other) for other in given)
    ]
    return tuple(spelt[key] for key in kept)


def _inside(short: str, long: str) -> bool:
    return f" {short} " in f" {long.replace(',', ' ')} "


def _unlike(names: Iterable[str], name: str) -> tuple[str, ...]:
    """The other ways to spell the name, each once."""
    seen = {fold(name): ""}
    for other in names:
        seen.setdefault(fold(other), line(other))
    return tuple(other for other in seen.values() if other)
