"""What one actor does, suffers and says in order of time, across reports."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

import msgspec
from rapidfuzz import fuzz, process
from rich.console import Console

from rashomon.errors import UsageError
from rashomon.model import Occurrence, Quote, Reading, Situation, SituationEntity, Span
from rashomon.tell.index import Index
from rashomon.tell.sheet import Sheet
from rashomon.tell.words import clip, days, fold, inner, line, many

CANDIDATES = 8  # names offered when a query fits several or none
_FAR = 3  # times as often: the one who is meant by a name that others bear too
_NEWS = 7  # days before the report that its "Monday" may lie
_RUN = 1  # sentences over which a day of the past goes on


class Telling(msgspec.Struct, frozen=True, kw_only=True):
    """One report's event or saying: its words, and the word that names the event or the saying."""

    report: str
    start: int
    end: int
    trigger: Span


class Moment(msgspec.Struct, frozen=True, kw_only=True):
    """One occurrence on the timeline, or a saying, which is of no occurrence.

    ``date`` is its first day; ``None`` when none is known.
    """

    date: str | None
    occurrence: str | None
    events: tuple[Telling, ...]


def timeline(situation: Situation, query: str) -> list[Moment]:
    """What an entity does, suffers and says, by date, undated ones last.

    What has no date of its own has the day that its report is telling of there (``told_days``).

    Args:
        situation: The situation.
        query: An id ("E3"), a name or a part of one; case and accents do not matter.

    Raises:
        UsageError: nobody has that name, or several do; names those that come near.
    """
    index = Index(situation)
    return [row.moment for row in _rows(index, find(situation, query))]


def render_timeline(situation: Situation, query: str, console: Console) -> None:
    """Print the timeline: each occurrence with its date, its counts and each report's words.

    Raises:
        UsageError: as ``timeline``.
    """
    index = Index(situation)
    entity = find(situation, query)
    found = _rows(index, entity)
    said = sum(row.occurrence is None for row in found)
    sheet = Sheet(console)
    sheet.write(
        (line(entity.name), "bold"),
        f" · {many(len(found) - said, 'occurrence')}"
        + (f" · {many(said, 'saying')}" if said else ""),
    )
    for row in found:
        sheet.blank()
        when = days(row.moment.date, row.last)
        told = ", by the report" if row.told else ""
        counts = index.counts(told.report for told in row.moment.events)
        name = line(row.occurrence.id) if row.occurrence else "said"
        sheet.write((when, "bold"), f"{told} · {name} · {counts}")
        for label, words in _wordings(index, row):
            sheet.write(f"{label}: {words}", indent=2)


# --- what stands on it --------------------------------------------------------------------------


class _Row(NamedTuple):
    """A moment with what is printed beside it."""

    moment: Moment
    last: str | None  # the last day
    told: bool  # its day is the report's, not its own
    occurrence: Occurrence | None
    place: tuple[int, int]  # report and character at which it is first told


def _rows(index: Index, entity: SituationEntity) -> list[_Row]:
    """Occurrences and sayings of an entity, by date, then in the order in which they are told."""
    calendars = {id: Calendar(reading) for id, reading in index.readings.items()}
    number = {report: at for at, report in enumerate(index.readings)}
    found: list[_Row] = []
    taken: set[tuple[str, int]] = set()
    for occurrence in _of(index.situation, entity):
        tellings = index.tellings(occurrence)
        if not tellings:
            continue
        taken.update((report, event.trigger[0]) for report, event in tellings)
        date, last = occurrence.from_, occurrence.to
        if date is None:
            date = last = next(
                (
                    day
                    for report, event in tellings
                    if event.realis == "actual"
                    and (day := calendars[report].told(event.trigger[0])) is not None
                ),
                None,
            )
        moment = Moment(
            date=date,
            occurrence=occurrence.id,
            events=tuple(
                Telling(report=report, start=event.start, end=event.end, trigger=event.trigger)
                for report, event in tellings
            ),
        )
        place = min((number[report], event.trigger[0]) for report, event in tellings)
        found.append(
            _Row(moment, last, occurrence.from_ is None and date is not None, occurrence, place)
        )
    for date, own, same in _sayings(index, entity, calendars, taken):
        moment = Moment(date=date, occurrence=None, events=tuple(same))
        place = (number[same[0].report], same[0].trigger[0])
        found.append(_Row(moment, date, not own and date is not None, None, place))
    # "~" comes after every digit: what has no date goes last
    return sorted(found, key=lambda row: (row.moment.date or "~", row.last or "~", row.place))


def _of(situation: Situation, entity: SituationEntity) -> list[Occurrence]:
    """Its occurrences; a place's are those that happen there too."""
    return [
        occurrence
        for occurrence in situation.occurrences
        if entity.id in occurrence.actors
        or entity.id in occurrence.targets
        or (entity.kind == "place" and occurrence.place == entity.id)
    ]


def _sayings(
    index: Index,
    entity: SituationEntity,
    calendars: dict[str, Calendar],
    taken: set[tuple[str, int]],
) -> Iterator[tuple[str | None, bool, list[Telling]]]:
    """What an entity said: its day, whether that is said beside it, and the reports that have it.

    The same words on one day are one saying. Where the cue is the word of an event of the same
    entity ("announced the plan"), the event stands for it.
    """
    own = {(member.report, member.entity) for member in entity.members}
    by_words: dict[tuple[str | None, str], list[tuple[bool, Telling]]] = {}
    for report, reading in index.readings.items():
        for quote in reading.quotes:
            if quote.cue is None or (report, quote.source_entity) not in own:
                continue
            if not quote.content or (report, quote.cue[0]) in taken:
                continue
            day, beside = calendars[report].said(quote)
            words = fold(" ".join(index.words(report, *part) for part in quote.content))
            spans = (*quote.content, quote.cue, *((quote.source,) if quote.source else ()))
            telling = Telling(
                report=report,
                start=min(part[0] for part in spans),
                end=max(part[1] for part in spans),
                trigger=Span(*quote.cue),
            )
            by_words.setdefault((day, words), []).append((beside, telling))
    for (day, _), told in by_words.items():
        yield day, any(beside for beside, _ in told), [telling for _, telling in told]


class Calendar:
    """The days of one report: those it gives, and the one it tells of where it gives none.

    News is told in a run: "On Monday the minister opened … He praised … He said …". So what has no
    day of its own is taken to be of the last day given before it, as long as that is news: no more
    than a week before the report. Else it is of the day of the report, unless it follows an older
    day in its own sentence or the next: then it is of the past told there, its day unknown.
    """

    def __init__(self, reading: Reading) -> None:
        report = reading.report
        self._published = report.published[:10] if report.published else None
        self._starts = [sentence[0] for sentence in reading.sentences]
        self._timexes = [
            timex for timex in reading.timexes
            if timex.type in ("DATE", "TIME") and timex.from_ is not None
        ]  # fmt: skip
        given = {event.trigger[0]: event for event in reading.events if event.from_ is not None}
        self._given = sorted(
            (at, str(event.from_), event.from_ == event.to)
            for at, event in given.items()
            if event.realis in ("actual", "historical")
            and (self._published is None or str(event.from_) <= self._published)
        )

    def told(self, at: int) -> str | None:
        """The day that the report is telling of at a character, ``None`` when it cannot be told."""
        if self._published is None:
            return None
        before = bisect_left(self._given, (at,))
        here = bisect_right(self._starts, at)
        found: str | None = None
        sentence = 0
        for place, day, exact in reversed(self._given[:before]):
            of = bisect_right(self._starts, place)
            if found is not None and of != sentence:
                break
            if exact and self._news(day):
                found, sentence = day, of
            elif found is None and here - of <= _RUN:
                return None
        if found is not None:
            return found
        return self._published

    def said(self, quote: Quote) -> tuple[str | None, bool]:
        """The day of a saying, and whether it stands beside its cue."""
        assert quote.cue is not None
        at = quote.cue[0]
        here = bisect_right(self._starts, at)
        beside = [
            timex for timex in self._timexes
            if bisect_right(self._starts, timex.start) == here
            and not any(part[0] <= timex.start < part[1] for part in quote.content)
            and timex.from_ == timex.to
            and (self._published is None or str(timex.from_) <= self._published)
        ]  # fmt: skip
        if beside:
            return min(beside, key=lambda timex: (abs(timex.start - at), timex.start)).from_, True
        return self.told(at), False

    def _news(self, day: str) -> bool:
        assert self._published is not None
        try:
            age = date.fromisoformat(self._published) - date.fromisoformat(day)
        except ValueError:
            return False
        return 0 <= age.days <= _NEWS


# --- whose --------------------------------------------------------------------------------------


def find(situation: Situation, query: str) -> SituationEntity:
    """The one entity that the query means.

    By id; else by name: the whole of it, all words of the query, those in singular or plural, a
    name that the query ends in ("Prime Minister Kovač"), a part of a word. The first of these that
    fits anybody decides; of several, whoever ends in the query's last word, then whoever is named
    by far most often. What several bear about as often is not guessed at.

    Raises:
        UsageError: nobody, or several.
    """
    wanted = fold(query)
    names = _names(situation)
    found = [entity for entity in situation.entities if entity.id == query.strip()]
    words = wanted.split()
    plain = [_singular(word) for word in words]
    tests = (
        lambda name: name == wanted,
        lambda name: bool(words) and set(words) <= set(name.split()),
        lambda name: bool(words) and set(plain) <= set(map(_singular, name.split())),
        lambda name: wanted.endswith(f" {name}"),
        lambda name: bool(wanted) and wanted in name,
    )
    for test in tests:
        found = found or [
            entity for entity in situation.entities if any(map(test, names[entity.id]))
        ]
    found = _likeliest(situation, found, names, plain)
    if len(found) == 1:
        return found[0]
    if found:
        listed = ", ".join(_listed(entity) for entity in found[:CANDIDATES])
        more = f" and {len(found) - CANDIDATES} more" if len(found) > CANDIDATES else ""
        raise UsageError(f"{line(query)!r} fits several: {listed}{more}; give an id")
    raise UsageError(f"nobody here is called {line(query)!r}{_nearest(situation, wanted)}")


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def _likeliest(
    situation: Situation,
    found: list[SituationEntity],
    names: dict[str, set[str]],
    words: list[str],
) -> list[SituationEntity]:
    """Those of the found that a query can mean: one, where one stands out."""
    if len(found) < 2:
        return found
    if words:
        ending = [
            entity
            for entity in found
            if any(_singular(name.split()[-1]) == words[-1] for name in names[entity.id] if name)
        ]
        found = ending or found
    of = {(m.report, m.entity): entity.id for entity in found for m in entity.members}
    times = Counter(
        of[reading.report.id, mention.entity]
        for reading in situation.readings
        for mention in reading.mentions
        if mention.form == "name" and (reading.report.id, mention.entity) in of
        and mention.entity is not None
    )  # fmt: skip
    ranked = sorted(found, key=lambda entity: -times[entity.id])
    if len(ranked) > 1 and times[ranked[0].id] < _FAR * max(1, times[ranked[1].id]):
        return ranked
    return ranked[:1]


def _names(situation: Situation) -> dict[str, set[str]]:
    """The folded names of each entity, as any report spells them."""
    spelt = {
        (reading.report.id, entity.id): entity.name
        for reading in situation.readings
        for entity in reading.entities
    }
    return {
        entity.id: {
            fold(entity.name),
            *(fold(spelt.get((m.report, m.entity), entity.name)) for m in entity.members),
        }
        for entity in situation.entities
    }


def _listed(entity: SituationEntity) -> str:
    return f"{entity.id} {clip(line(entity.name), 40)} ({entity.kind})"


def _nearest(situation: Situation, wanted: str) -> str:
    folded = {entity.id: fold(entity.name) for entity in situation.entities}
    entities = {entity.id: entity for entity in situation.entities}
    near = process.extract(wanted, folded, scorer=fuzz.WRatio, limit=3, score_cutoff=60)
    listed = ", ".join(_listed(entities[id]) for _, _, id in near)
    return f"; near to it: {listed}" if listed else ""


def _wordings(index: Index, row: _Row) -> list[tuple[str, str]]:
    """Each wording once, with the labels of the reports that have it."""
    labels: dict[str, list[str]] = {}
    for telling in row.moment.events:
        words = inner(clip(index.words(telling.report, telling.start, telling.end), 240))
        realis = "actual"
        if row.occurrence is not None:
            realis = next(
                event.realis
                for report, event in index.tellings(row.occurrence)
                if report == telling.report and event.trigger == telling.trigger
            )
        told = labels.setdefault(f"“{words}”" + ("" if realis == "actual" else f" [{realis}]"), [])
        if index.label(telling.report) not in told:
            told.append(index.label(telling.report))
    return [(", ".join(told), words) for words, told in labels.items()]
