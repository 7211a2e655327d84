"""Re-check a document against its own texts: every span, id, link and digest.

Nothing here knows how a value was found. It asks only what the contract promises: that the words
of a value stand where it says, that an id means one thing, that a link leads somewhere, that a
text is the one that was read, and that a count is the count of what is listed.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator

from rashomon.model import (
    READING_SCHEMA,
    SITUATION_SCHEMA,
    Comparison,
    Event,
    Occurrence,
    Pledge,
    Quote,
    Reading,
    Situation,
)


def reading_faults(reading: Reading) -> list[str]:
    """What is wrong with one reading, a line each; empty when all of it holds."""
    return [f"report {reading.report.id}: {fault}" for fault in _reading(reading)]


def faults(situation: Situation) -> list[str]:
    """What is wrong with a situation and its readings, a line each; empty when all of it holds."""
    found = [fault for reading in situation.readings for fault in reading_faults(reading)]
    found.extend(_situation(situation))
    return found


# --- one reading ----------------------------------------------------------------------------


def _reading(reading: Reading) -> Iterator[str]:
    report, text = reading.report, reading.report.text
    if reading.schema != READING_SCHEMA:
        yield f"schema is {reading.schema!r}, not {READING_SCHEMA!r}"
    if hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest() != report.sha256:
        yield "the text is not the one that was read: its sha256 differs"

    for name in ("noise", "credits", "mentions", "timexes", "figures", "events"):
        for k, noun in enumerate(getattr(reading, name)):
            where = getattr(noun, "id", None) or f"{name}[{k}]"
            yield from _span(where, noun.span, text)
            words = getattr(noun, "text", None)
            if words is not None and text[noun.start : noun.end] != words:
                yield f"{where}: text is {words!r}, the report has {noun.span.of(text)!r}"
    for k, sentence in enumerate(reading.sentences):
        yield from _span(f"sentences[{k}]", sentence, text)

    ids = {
        "entity": [e.id for e in reading.entities],
        "timex": [t.id for t in reading.timexes],
        "figure": [f.id for f in reading.figures],
        "quote": [q.id for q in reading.quotes],
        "event": [v.id for v in reading.events],
        "pledge": [p.id for p in reading.pledges],
    }
    for kind, listed in ids.items():
        yield from _unique(kind, listed)
    known = {kind: set(listed) for kind, listed in ids.items()}

    for entity in reading.entities:
        for role in entity.roles:
            yield from _span(f"{entity.id} role {role.title!r}", role.span, text)
            yield from _link(f"{entity.id} role {role.title!r} of", role.of, known["entity"])
    for mention in reading.mentions:
        yield from _link(f"mention {list(mention.span)}", mention.entity, known["entity"])
    for quote in reading.quotes:
        yield from _quote(quote, text, known)
    for event in reading.events:
        yield from _event(event, text, known)
    for pledge in reading.pledges:
        yield from _pledge(pledge, text, known)


def _quote(quote: Quote, text: str, known: dict[str, set[str]]) -> Iterator[str]:
    if not quote.content:
        yield f"{quote.id}: no content"
    for name in ("content", "marked"):
        for s in getattr(quote, name):
            yield from _span(f"{quote.id} {name}", s, text)
    for name in ("source", "cue", "addressee"):
        s = getattr(quote, name)
        if s is not None:
            yield from _span(f"{quote.id} {name}", s, text)
    yield from _link(f"{quote.id} source_entity", quote.source_entity, known["entity"])
    yield from _link(f"{quote.id} channel", quote.channel, known["entity"])


def _event(event: Event, text: str, known: dict[str, set[str]]) -> Iterator[str]:
    yield from _span(f"{event.id} trigger", event.trigger, text)
    for name in ("actor_spans", "target_spans"):
        for s in getattr(event, name):
            yield from _span(f"{event.id} {name}", s, text)
    for name in ("actors", "targets"):
        for entity in getattr(event, name):
            yield from _link(f"{event.id} {name}", entity, known["entity"])
    for voice in event.voices:
        yield from _span(f"{event.id} voice", voice.span, text)
        yield from _link(f"{event.id} voice", voice.entity, known["entity"])
    yield from _link(f"{event.id} place", event.place, known["entity"])
    yield from _link(f"{event.id} timex", event.timex, known["timex"])
    for figure in event.figures:
        yield from _link(f"{event.id} figures", figure, known["figure"])


def _pledge(pledge: Pledge, text: str, known: dict[str, set[str]]) -> Iterator[str]:
    yield from _link(f"{pledge.id} event", pledge.event, known["event"])
    yield from _link(f"{pledge.id} giver", pledge.giver, known["entity"])
    yield from _link(f"{pledge.id} receiver", pledge.receiver, known["entity"])
    yield from _link(f"{pledge.id} by", pledge.by, known["timex"])
    for figure in pledge.figures:
        yield from _link(f"{pledge.id} figures", figure, known["figure"])
    for name in ("what", "condition"):
        s = getattr(pledge, name)
        if s is not None:
            yield from _span(f"{pledge.id} {name}", s, text)


# --- a situation ----------------------------------------------------------------------------


def _situation(situation: Situation) -> Iterator[str]:
    if situation.schema != SITUATION_SCHEMA:
        yield f"schema is {situation.schema!r}, not {SITUATION_SCHEMA!r}"
    readings = {reading.report.id: reading for reading in situation.readings}
    yield from _unique("report", [reading.report.id for reading in situation.readings])
    for kind in ("entities", "origins", "storylines", "occurrences", "comparisons"):
        yield from _unique(kind, [noun.id for noun in getattr(situation, kind)])
    entities = {entity.id for entity in situation.entities}
    storylines = {storyline.id for storyline in situation.storylines}
    occurrences = {occurrence.id for occurrence in situation.occurrences}
    reports = set(readings)

    for entity in situation.entities:
        if not entity.members:
            yield f"{entity.id}: no members"
        for member in entity.members:
            yield from _link(f"{entity.id} member", member.report, reports)
            if member.report in reports and member.entity not in {
                e.id for e in readings[member.report].entities
            }:
                yield f"{entity.id}: report {member.report} has no entity {member.entity}"
    yield from _repeated(
        "entity",
        ((m.report, m.entity) for entity in situation.entities for m in entity.members),
    )
    for copy in situation.copies:
        yield from _link("copy report", copy.report, reports)
        yield from _link("copy of", copy.of, reports)
        if copy.report == copy.of:
            yield f"copy: {copy.report} is called a copy of itself"
        if not 0 <= copy.share <= 1:
            yield f"copy: {copy.report} of {copy.of} shares {copy.share}, not 0 to 1"
    for origin in situation.origins:
        for report in origin.reports:
            yield from _link(f"{origin.id} reports", report, reports)
    rooted = {report for origin in situation.origins for report in origin.reports}
    for report in sorted(reports - rooted):
        yield f"report {report} has no origin"
    for storyline in situation.storylines:
        for report in storyline.reports:
            yield from _link(f"{storyline.id} reports", report, reports)
        yield from _dates(storyline.id, storyline.from_, storyline.to)
    events = {(r.report.id, v.id) for r in situation.readings for v in r.events}
    for occurrence in situation.occurrences:
        yield from _occurrence(occurrence, events, entities, storylines)
    yield from _repeated(
        "event", ((e.report, e.event) for x in situation.occurrences for e in x.events)
    )
    for correction in situation.corrections or ():
        for value in correction.values:
            yield from _link(f"correction {correction.line!r}", value.rpartition("/")[0], reports)
    for comparison in situation.comparisons:
        yield from _comparison(comparison, readings, entities, storylines, occurrences)


def _occurrence(
    occurrence: Occurrence,
    events: set[tuple[str, str]],
    entities: set[str],
    storylines: set[str],
) -> Iterator[str]:
    yield from _link(f"{occurrence.id} storyline", occurrence.storyline, storylines)
    for entity in (*occurrence.actors, *occurrence.targets, occurrence.place):
        yield from _link(f"{occurrence.id} actors, targets, place", entity, entities)
    for ref in occurrence.events:
        if (ref.report, ref.event) not in events:
            yield f"{occurrence.id}: report {ref.report} has no event {ref.event}"
    told_by = len({ref.report for ref in occurrence.events})
    if told_by != occurrence.reports:
        yield f"{occurrence.id}: says {occurrence.reports} reports, lists {told_by}"
    yield from _counts(occurrence.id, occurrence.reports, occurrence.outlets, occurrence.origins)
    yield from _dates(occurrence.id, occurrence.from_, occurrence.to)


def _comparison(
    comparison: Comparison,
    readings: dict[str, Reading],
    entities: set[str],
    storylines: set[str],
    occurrences: set[str],
) -> Iterator[str]:
    yield from _link(f"{comparison.id} storyline", comparison.storyline, storylines)
    yield from _link(f"{comparison.id} occurrence", comparison.occurrence, occurrences)
    if not comparison.sides:
        yield f"{comparison.id}: no sides"
    if comparison.verdict in ("conflict", "update") and len(comparison.sides) < 2:
        yield f"{comparison.id}: a {comparison.verdict} with one side"
    for k, side in enumerate(comparison.sides):
        where = f"{comparison.id} side {k + 1}"
        if not side.evidence:
            yield f"{where}: no evidence"
        for evidence in side.evidence:
            reading = readings.get(evidence.report)
            if reading is None:
                yield f"{where}: no report {evidence.report}"
            else:
                yield from _span(where, evidence.span, reading.report.text)
        for voice in side.voices:
            yield from _link(f"{where} voices", voice, entities)
        told_by = len({evidence.report for evidence in side.evidence})
        if told_by != side.reports:
            yield f"{where}: says {side.reports} reports, shows {told_by}"
        yield from _counts(where, side.reports, side.outlets, side.origins)


# --- the questions --------------------------------------------------------------------------


def _span(where: str, s: tuple[int, int], text: str) -> Iterator[str]:
    start, end = s
    if not 0 <= start < end <= len(text):
        yield f"{where}: [{start}, {end}) is not in a text of {len(text)} characters"


def _link(where: str, id: str | None, known: set[str]) -> Iterator[str]:
    if id is not None and id not in known:
        yield f"{where}: {id} leads nowhere"


def _unique(kind: str, ids: Iterable[str]) -> Iterator[str]:
    for id, times in Counter(ids).items():
        if times > 1:
            yield f"{kind} {id} is there {times} times"


def _repeated(kind: str, pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    for (report, id), times in Counter(pairs).items():
        if times > 1:
            yield f"{kind} {id} of report {report} is listed {times} times"


def _dates(where: str, start: str | None, end: str | None) -> Iterator[str]:
    if start is not None and end is not None and start > end:
        yield f"{where}: from {start} is after to {end}"


def _counts(where: str, reports: int, outlets: int, origins: int) -> Iterator[str]:
    if not (0 < outlets <= reports and origins > 0):
        yield f"{where}: {reports} reports, {outlets} outlets, {origins} origins cannot be"
