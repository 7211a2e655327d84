"""Look-ups over one situation, built once: whose report, whose entity, which sentence.

Nothing is decided here. Ids that point nowhere (a damaged dossier; ``verify`` names them) are
passed over, so that what can be shown is shown.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from rashomon.model import (
    Event,
    Evidence,
    Occurrence,
    Reading,
    Situation,
    SituationEntity,
    Span,
)
from rashomon.tell.words import Counts, clip, line

MAX_LABEL = 28  # an outlet's name is rarely longer; a file's name often is


@dataclass(frozen=True)
class Excerpt:
    """Words of a report with those before and after them in the sentence.

    Each is on one line; the three put together are the sentence, blanks included.
    """

    before: str
    words: str
    after: str


class Index:
    """A situation with its look-ups."""

    def __init__(self, situation: Situation) -> None:
        self.situation = situation
        self.readings: dict[str, Reading] = {r.report.id: r for r in situation.readings}
        self.entities: dict[str, SituationEntity] = {e.id: e for e in situation.entities}
        self.occurrences: dict[str, Occurrence] = {o.id: o for o in situation.occurrences}
        self.entity_of: dict[tuple[str, str], str] = {
            (member.report, member.entity): entity.id
            for entity in situation.entities
            for member in entity.members
        }
        self.labels = _labels(situation)
        self._sentences: dict[str, list[int]] = {}
        self._mentions: dict[str, tuple[list[int], list[tuple[int, str]]]] = {}

    @cached_property
    def events(self) -> dict[tuple[str, str], Event]:
        """Each report's events by (report, event)."""
        return {
            (reading.report.id, event.id): event
            for reading in self.situation.readings
            for event in reading.events
        }

    @cached_property
    def occurrence_of(self) -> dict[tuple[str, str], str]:
        """The occurrence each (report, event) belongs to."""
        return {
            (ref.report, ref.event): occurrence.id
            for occurrence in self.situation.occurrences
            for ref in occurrence.events
        }

    @cached_property
    def origins(self) -> dict[str, tuple[str, ...]]:
        """The origins each report goes back to."""
        found: dict[str, list[str]] = {}
        for origin in self.situation.origins:
            for report in origin.reports:
                found.setdefault(report, []).append(origin.id)
        return {report: tuple(ids) for report, ids in found.items()}

    def counts(self, reports: Iterable[str]) -> Counts:
        """How many reports, outlets and origins; a report without either stands for itself."""
        unique = dict.fromkeys(reports)
        outlets: set[str] = set()
        origins: set[str] = set()
        for report in unique:
            reading = self.readings.get(report)
            outlet = reading.report.outlet if reading else None
            outlets.add(outlet.casefold().strip() if outlet else f"\0{report}")
            origins.update(self.origins.get(report) or (f"report {report}",))
        return Counts(len(unique), len(outlets), len(origins))

    def tellings(self, occurrence: Occurrence) -> list[tuple[str, Event]]:
        """The events that tell of an occurrence, each with its report."""
        return [
            (ref.report, event)
            for ref in occurrence.events
            if (event := self.events.get((ref.report, ref.event)))
        ]

    def label(self, report: str) -> str:
        """What a report is called in a line: its outlet, else its file, site, title or id."""
        return self.labels.get(report) or clip(line(report), MAX_LABEL)

    def name(self, entity: str) -> str:
        """The name of an entity of the situation."""
        found = self.entities.get(entity)
        return line(found.name) if found else line(entity)

    def local(self, report: str, entity: str | None) -> str | None:
        """The situation's id for one report's entity."""
        return self.entity_of.get((report, entity)) if entity else None

    def words(self, report: str, start: int, end: int) -> str:
        """The wording of a span, on one line."""
        reading = self.readings.get(report)
        return line(reading.report.text[start:end]) if reading else ""

    def sentence(self, report: str, start: int, end: int) -> Span:
        """From the start of the sentence that holds ``start`` to the end of that of ``end``."""
        reading = self.readings[report]
        if report not in self._sentences:
            self._sentences[report] = [sentence.start for sentence in reading.sentences]
        starts = self._sentences[report]
        first = bisect_right(starts, start) - 1
        last = bisect_left(starts, end) - 1
        low = reading.sentences[first].start if first >= 0 else start
        high = reading.sentences[last].end if last >= 0 else end
        return Span(min(low, start), max(high, end))

    def excerpt(self, evidence: Evidence) -> Excerpt | None:
        """The evidence in its sentence, or ``None`` when the report is not there."""
        reading = self.readings.get(evidence.report)
        if reading is None:
            return None
        text = reading.report.text
        around = self.sentence(evidence.report, evidence.start, evidence.end)
        words = line(text[evidence.start : evidence.end])
        before = text[around.start : evidence.start]
        after = text[evidence.end : around.end]
        return Excerpt(
            line(before) + (" " if before[-1:].isspace() else ""),
            words,
            (" " if after[:1].isspace() else "") + line(after),
        )

    def people_at(self, evidence: Evidence) -> tuple[str, ...]:
        """The situation's entities that are named inside the evidence."""
        if evidence.report not in self.readings:
            return ()
        if evidence.report not in self._mentions:
            placed = sorted(
                (mention.start, mention.end, entity)
                for mention in self.readings[evidence.report].mentions
                if (entity := self.local(evidence.report, mention.entity))
            )
            self._mentions[evidence.report] = (
                [start for start, _, _ in placed],
                [(end, entity) for _, end, entity in placed],
            )
        starts, rest = self._mentions[evidence.report]
        low = bisect_left(starts, evidence.start)
        high = bisect_left(starts, evidence.end)
        return tuple(dict.fromkeys(entity for _, entity in rest[low:high]))


def _short(name: str) -> str:
    """A report's name cut to a label; a title keeps the mark that closes it."""
    cut = clip(name, MAX_LABEL)
    return f"{cut}”" if cut[:1] == "“" and cut[-1] != "”" else cut or "report"


def _labels(situation: Situation) -> dict[str, str]:
    """A short name for each report; of an outlet's several in one storyline each has a number."""
    storyline = {report: s.id for s in situation.storylines for report in s.reports}
    names = {
        reading.report.id: _short(line(reading.report.called)) for reading in situation.readings
    }
    several = Counter((storyline.get(id), name) for id, name in names.items())
    used: Counter[tuple[str | None, str]] = Counter()
    labels = {}
    for id, name in names.items():
        key = (storyline.get(id), name)
        used[key] += 1
        labels[id] = f"{name} ({used[key]})" if several[key] > 1 else name
    return labels
