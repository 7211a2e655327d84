"""One actor's events in order of time, across reports."""

from __future__ import annotations

import msgspec
from rapidfuzz import fuzz, process
from rich.console import Console

from rashomon.errors import UsageError
from rashomon.model import Event, Occurrence, Situation, SituationEntity, Span
from rashomon.tell.index import Index
from rashomon.tell.sheet import Sheet
from rashomon.tell.words import Counts, clip, days, fold, inner, line, many

CANDIDATES = 8  # names offered when a query fits several or none


class Telling(msgspec.Struct, frozen=True, kw_only=True):
    """One report's event: the clause, and the word in it that names the event."""

    report: str
    start: int
    end: int
    trigger: Span


class Moment(msgspec.Struct, frozen=True, kw_only=True):
    """One occurrence on the timeline; ``date`` is its first day, ``None`` when none is known."""

    date: str | None
    occurrence: str
    events: tuple[Telling, ...]


def timeline(situation: Situation, query: str) -> list[Moment]:
    """The occurrences in which an entity acts or is acted on, by date, undated ones last.

    Args:
        situation: The situation.
        query: An id ("E3"), a name or a part of one; case and accents do not matter.

    Raises:
        UsageError: nobody has that name, or several do; names those that come near.
    """
    index = Index(situation)
    entity = find(situation, query)
    return [
        Moment(
            date=occurrence.from_,
            occurrence=occurrence.id,
            events=tuple(
                Telling(report=report, start=event.start, end=event.end, trigger=event.trigger)
                for report, event in index.tellings(occurrence)
            ),
        )
        for occurrence in _of(situation, entity)
    ]


def render_timeline(situation: Situation, query: str, console: Console) -> None:
    """Print the timeline: each occurrence with its date, its counts and each report's words.

    Raises:
        UsageError: as ``timeline``.
    """
    index = Index(situation)
    entity = find(situation, query)
    found = _of(situation, entity)
    sheet = Sheet(console)
    sheet.write((line(entity.name), "bold"), f" · {many(len(found), 'occurrence')}")
    for occurrence in found:
        sheet.blank()
        counts = Counts(occurrence.reports, occurrence.outlets, occurrence.origins)
        sheet.write(
            (days(occurrence.from_, occurrence.to), "bold"), f" · {line(occurrence.id)} · {counts}"
        )
        for label, words in _wordings(index, occurrence):
            sheet.write(f"{label}: {words}", indent=2)


def find(situation: Situation, query: str) -> SituationEntity:
    """The one entity that the query means: by id, by whole name, by words of it, by a part of it.

    The first of these that fits anybody decides; a name that several bear is not guessed at.

    Raises:
        UsageError: nobody, or several.
    """
    wanted = fold(query)
    names = _names(situation)
    by_id = [entity for entity in situation.entities if entity.id == query.strip()]
    words = wanted.split()
    tests = (
        lambda name: name == wanted,
        lambda name: bool(words) and set(words) <= set(name.split()),
        lambda name: bool(wanted) and wanted in name,
    )
    found = by_id
    for test in tests:
        found = found or [
            entity for entity in situation.entities if any(map(test, names[entity.id]))
        ]
    if len(found) == 1:
        return found[0]
    if found:
        listed = ", ".join(_listed(entity) for entity in found[:CANDIDATES])
        more = f" and {len(found) - CANDIDATES} more" if len(found) > CANDIDATES else ""
        raise UsageError(f"{line(query)!r} fits several: {listed}{more}; give an id")
    raise UsageError(f"nobody here is called {line(query)!r}{_nearest(situation, wanted)}")


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


def _of(situation: Situation, entity: SituationEntity) -> list[Occurrence]:
    """Its occurrences; a place's are those that happen there too."""
    found = [
        occurrence
        for occurrence in situation.occurrences
        if entity.id in occurrence.actors
        or entity.id in occurrence.targets
        or (entity.kind == "place" and occurrence.place == entity.id)
    ]
    # "~" comes after every digit: what has no date goes last
    return sorted(found, key=lambda o: (o.from_ or "~", o.to or "~", o.id))


def _wordings(index: Index, occurrence: Occurrence) -> list[tuple[str, str]]:
    """Each wording once, with the labels of the reports that have it."""
    labels: dict[str, list[str]] = {}
    for report, event in index.tellings(occurrence):
        told = labels.setdefault(_wording(index, report, event), [])
        if index.label(report) not in told:
            told.append(index.label(report))
    return [(", ".join(told), words) for words, told in labels.items()]


def _wording(index: Index, report: str, event: Event) -> str:
    words = inner(clip(index.words(report, event.start, event.end), 240))
    realis = "" if event.realis == "actual" else f" [{event.realis}]"
    return f"“{words}”{realis}"
