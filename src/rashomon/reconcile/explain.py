"""Why a grouping, a merge or a verdict is what it is, in lines for a reader."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from rashomon.extract.reasons import reasons
from rashomon.model import (
    Comparison,
    Event,
    Evidence,
    Occurrence,
    Origin,
    Reading,
    Report,
    Situation,
    SituationEntity,
    Span,
    Storyline,
)
from rashomon.read.parse import Parse
from rashomon.reconcile.corrections import Ref
from rashomon.reconcile.origins import called
from rashomon.reconcile.storylines import THRESHOLD, likeness, vectors
from rashomon.reconcile.words import words


def explain(
    situation: Situation, id: str, parse: Callable[[Report], Parse] | None = None
) -> list[str] | None:
    """Say why S…, O…, X…, E… or C… is what it is, or a report, or a value of a report.

    A value goes by its report's id, a stroke and its own: ``a1b2c3/v4``. Everything is worked out
    again from the situation itself; only how an event was read needs more.

    Args:
        situation: what was concluded.
        id: of one of its rows, of a report, or of a value of a report.
        parse: parses a report again; without it the words, frame and cues of an event are not told.

    Returns:
        Lines of text, the verdict first; ``None`` when the situation has no such id.
    """
    lines = _why(situation, id, parse)
    decided = list(_decided(situation, id))
    return [*(lines or ()), *decided] if lines or decided else None


_LINE = "if that is wrong, a line for the file of corrections: "


def _offer(what: str, report: str, span: tuple[int, int], end: str = "") -> str:
    """The line by which a person would correct one value."""
    return f"{_LINE}{what} {Ref(report, None, Span(*span))}{end}"


def _offer_apart(kind: str, places: list[tuple[str, tuple[int, int]]]) -> list[str]:
    """The line by which a person would keep apart what was put together."""
    if len(places) < 2:
        return []
    first = " ".join(str(Ref(report, None, Span(*span))) for report, span in places[:2])
    return [f"{_LINE}different {kind} {first}"]


def _decided(situation: Situation, id: str) -> Iterator[str]:
    """What a person said of it: of a value, or of the members of an entity or an occurrence."""
    own = {id}
    for entity in situation.entities:
        if entity.id == id:
            own |= {f"{member.report}/{member.entity}" for member in entity.members}
    for occurrence in situation.occurrences:
        if occurrence.id == id:
            return  # its reason says so
    for one in situation.corrections or ():
        if own & set(one.values):
            why = f" ({one.why})" if one.why else ""
            fault = "" if one.applied else f", which changes nothing: {one.because}"
            yield f"by a person: {one.line}{why}{fault}"


def _why(
    situation: Situation, id: str, parse: Callable[[Report], Parse] | None
) -> list[str] | None:
    readings = {reading.report.id: reading for reading in situation.readings}
    for line in situation.storylines:
        if line.id == id:
            return list(_storyline(line, readings))
    for origin in situation.origins:
        if origin.id == id:
            return list(_origin(origin, situation, readings))
    for occurrence in situation.occurrences:
        if occurrence.id == id:
            return list(_occurrence(occurrence, situation, readings))
    for entity in situation.entities:
        if entity.id == id:
            return list(_entity(entity, readings))
    for comparison in situation.comparisons:
        if comparison.id == id:
            return list(_comparison(comparison, readings))
    if id in readings:
        return list(_report(readings[id], situation))
    report, _, value = id.rpartition("/")
    if report in readings:
        return _value(readings[report], value, situation, parse)
    return None


def _report(reading: Reading, situation: Situation) -> Iterator[str]:
    report = reading.report
    yield (
        f"{report.id} {called(reading)}, published {report.published or 'on an unknown day'} "
        f"({report.published_basis}), read with {reading.reader.model}"
    )
    for line in situation.storylines:
        if report.id in line.reports:
            yield f"in storyline {line.id} “{line.title}”"
    for origin in situation.origins:
        if report.id in origin.reports:
            yield f"under origin {origin.id} {origin.name}: {origin.because}"
    for copy in situation.copies:
        if copy.report == report.id:
            yield f"{copy.share:.0%} of it stands in {copy.of} ({copy.kind})"
    kinds = sorted({noise.kind for noise in reading.noise})
    if kinds:
        yield f"{len(reading.noise)} stretches are not story: {', '.join(kinds)}"


def _value(
    reading: Reading,
    value: str,
    situation: Situation,
    parse: Callable[[Report], Parse] | None,
) -> list[str] | None:
    report = reading.report.id

    def shown(start: int, end: int) -> str:
        return _words({report: reading}, Evidence(report=report, start=start, end=end))

    for event in reading.events:
        if event.id == value:
            inside = [
                f"in {one.id}: {one.because}"
                for one in situation.occurrences
                if any((e.report, e.event) == (report, value) for e in one.events)
            ]
            return [
                f"{value} {event.lemma} ({event.type or 'no PLOVER type'}), {event.realis}, "
                f"{event.certainty}",
                shown(event.start, event.end),
                f"read by the rule {event.rule}",
                *(reasons(parse(reading.report), event) if parse is not None else ()),
                _through(reading, event),
                *inside,
                _offer("drop event", report, event.trigger),
            ]
    for quote in reading.quotes:
        if quote.id == value:
            lines = [f"{value} {quote.form} quotation, read by the rule {quote.rule}"]
            lines += [shown(*part) for part in quote.content]
            return [*lines, _offer("speaker", report, quote.content[0], " nobody")]
    for figure in reading.figures:
        if figure.id == value:
            bounds = f"{figure.low} to {figure.high} {figure.unit or ''}".strip()
            hedge = f", {figure.hedge}" if figure.hedge else ""
            about = f", of {figure.about}" if figure.about else ""
            return [
                f"{value} {bounds}{hedge}{about}",
                shown(figure.start, figure.end),
                _offer("drop figure", report, figure.span),
            ]
    for timex in reading.timexes:
        if timex.id == value:
            anchor = reading.report.published or "no date"
            days = f"{timex.from_} to {timex.to}" if timex.from_ else "no day that can be told"
            return [
                f"{value} {timex.value}: {days}, read against {anchor}",
                shown(timex.start, timex.end),
            ]
    for entity in reading.entities:
        if entity.id == value:
            lines = [f"{value} {entity.name} ({entity.kind})"]
            lines += [
                f"is {one.id} {one.name}"
                for one in situation.entities
                if any((m.report, m.entity) == (report, value) for m in one.members)
            ]
            return lines + [shown(m.start, m.end) for m in reading.mentions if m.entity == value]
    for pledge in reading.pledges:
        if pledge.id == value:
            event = next(e for e in reading.events if e.id == pledge.event)
            lines = [f"{value} {pledge.stance}, by the event {pledge.event}"]
            return [*lines, shown(event.start, event.end)]
    return None


def _through(reading: Reading, event: Event) -> str:
    """Through whom the report tells it, from the outlet inwards."""
    names = {entity.id: entity.name for entity in reading.entities}
    text = reading.report.text
    told = [names.get(voice.entity or "", text[voice.start : voice.end]) for voice in event.voices]
    return f"told by {', then '.join(told)}" if told else "told by the outlet itself"


def _words(readings: dict[str, Reading], at: Evidence) -> str:
    text = readings[at.report].report.text
    return (
        f"  {called(readings[at.report])} [{at.start}:{at.end}] "
        f"“{' '.join(text[at.start : at.end].split())}”"
    )


def _storyline(line: Storyline, readings: dict[str, Reading]) -> Iterator[str]:
    yield f"{line.id} “{line.title}”: {len(line.reports)} reports"
    told = [readings[report] for report in line.reports]
    if len(told) == 1:
        yield "no other report shares enough telling words with it"
        return
    each = vectors([words(reading) for reading in told])
    alike = likeness(told, each)
    mean = sum(alike.values()) / (len(told) * (len(told) - 1) / 2)
    yield (
        f"mean likeness {mean:.2f} by the words they share, weighed by how rare those are; "
        f"{THRESHOLD} is needed"
    )
    shared: dict[str, float] = {}
    for vector in each:
        for word, value in vector.items():
            shared[word] = shared.get(word, 0.0) + value
    most = sorted(shared, key=lambda word: (-shared[word], word))[:12]
    yield "telling words: " + ", ".join(most)
    for (one, other), value in sorted(alike.items(), key=lambda row: (-row[1], row[0]))[:20]:
        yield f"  {value:.2f} {called(told[one])} and {called(told[other])}"


def _origin(origin: Origin, situation: Situation, readings: dict[str, Reading]) -> Iterator[str]:
    yield f"{origin.id} {origin.name}: {origin.because}"
    inside = set(origin.reports)
    for copy in situation.copies:
        if copy.report in inside:
            yield (
                f"  {copy.share:.0%} of {called(readings[copy.report])} stands in "
                f"{called(readings[copy.of])} ({copy.kind})"
            )
    for report in origin.reports:
        for credit in readings[report].credits:
            at = Evidence(report=report, start=credit.start, end=credit.end)
            yield _words(readings, at) + f" credits {credit.agency}"


def _occurrence(
    one: Occurrence, situation: Situation, readings: dict[str, Reading]
) -> Iterator[str]:
    names = {entity.id: entity.name for entity in situation.entities}
    who = ", ".join(names[actor] for actor in one.actors) or "nobody named"
    yield (
        f"{one.id} ({one.type or 'no PLOVER type'}), by {who}: {one.reports} reports, "
        f"{one.outlets} outlets, {one.origins} origins"
    )
    yield f"held to be one event because {one.because}"
    places: list[tuple[str, tuple[int, int]]] = []
    for ref in one.events:
        event = next(e for e in readings[ref.report].events if e.id == ref.event)
        when = f" {event.from_}" if event.from_ else ""
        at = Evidence(report=ref.report, start=event.start, end=event.end)
        yield _words(readings, at) + f" → {event.lemma}, {event.realis}{when} [{event.rule}]"
        places.append((ref.report, event.trigger))
    yield from _offer_apart("occurrence", places)


def _entity(entity: SituationEntity, readings: dict[str, Reading]) -> Iterator[str]:
    reports = len({member.report for member in entity.members})
    yield f"{entity.id} {entity.name} ({entity.kind}): named or meant in {reports} reports"
    places: list[tuple[str, tuple[int, int]]] = []
    for member in entity.members:
        reading = readings[member.report]
        own = next(e for e in reading.entities if e.id == member.entity)
        spelled = list(
            dict.fromkeys(
                m.text for m in reading.mentions if m.entity == own.id and m.form != "pronoun"
            )
        )
        place = f", GeoNames {own.place.geonames}" if own.place and own.place.geonames else ""
        country = f", {own.country}" if own.country else ""
        yield f"  {called(reading)}: {own.name}{country}{place}; said as {', '.join(spelled[:6])}"
        said = next((m.span for m in reading.mentions if m.entity == own.id), None)
        if said is not None:
            places.append((member.report, said))
    yield from _offer_apart("entity", places)


def _comparison(one: Comparison, readings: dict[str, Reading]) -> Iterator[str]:
    yield f"{one.id} {one.verdict} about {one.about}: {one.statement}"
    yield f"because {one.because}"
    for side in one.sides:
        yield (
            f"{side.value}: {side.reports} reports, {side.outlets} outlets, {side.origins} origins"
        )
        for at in side.evidence:
            yield _words(readings, at)
    first = [side.evidence[0] for side in one.sides]
    places = " ".join(str(Ref(at.report, None, at.span)) for at in first)
    yield f"{_LINE}drop comparison {one.about} {places}"
