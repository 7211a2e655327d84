"""A situation as tables, one row a noun, for data frames and databases.

Tables of readings (mentions, quotes, events, timexes, figures, pledges) lead with ``report`` and
``id``; with each local entity stands the situation's id for it (``entity``, ``source``, ...), and
with each span the wording, so that most questions need no join. ``entities`` has one row for each
report's entity. Offsets are code points into ``reports.text``; days are ISO text, as in the JSON.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pyarrow as pa

from rashomon.model import Reading, Situation, Span
from rashomon.tell.index import Index

NAMES = (
    "reports",
    "entities",
    "mentions",
    "quotes",
    "events",
    "timexes",
    "figures",
    "pledges",
    "storylines",
    "occurrences",
    "comparisons",
)

Row = dict[str, Any]
_TEXT, _TEXTS = pa.string(), pa.list_(pa.string())
_INT, _FLOAT, _BOOL = pa.int64(), pa.float64(), pa.bool_()
_SPAN = pa.struct([("start", _INT), ("end", _INT)])
_SPANS = pa.list_(_SPAN)
_PLACED = {"start": _INT, "end": _INT}
_COUNTS = {"reports": _INT, "outlets": _INT, "origins": _INT}
_EVIDENCE = pa.struct([("report", _TEXT), ("start", _INT), ("end", _INT), ("text", _TEXT)])
_SIDE = pa.struct(
    [
        ("value", _TEXT),
        ("evidence", pa.list_(_EVIDENCE)),
        ("voices", _TEXTS),
        *_COUNTS.items(),
    ]
)

COLUMNS: dict[str, dict[str, Any]] = {
    "reports": {
        **dict.fromkeys(("id", "sha256", "url", "path", "title", "outlet"), _TEXT),
        "author": _TEXTS,
        **dict.fromkeys(("published", "published_basis", "language"), _TEXT),
        "storylines": _TEXTS,
        "origins": _TEXTS,
        "copy_of": _TEXTS,
        **dict.fromkeys(("rashomon", "model", "text"), _TEXT),
    },
    "entities": {
        **dict.fromkeys(("report", "id", "entity", "name", "entity_name", "kind"), _TEXT),
        "roles": _TEXTS,
        "country": _TEXT,
        "sector": _TEXTS,
        "geonames": _INT,
        "lat": _FLOAT,
        "lon": _FLOAT,
        "feature": _TEXT,
    },
    "mentions": {
        "report": _TEXT,
        **_PLACED,
        **dict.fromkeys(("text", "form", "local_entity", "entity"), _TEXT),
    },
    "quotes": {
        **dict.fromkeys(("report", "id", "form", "text"), _TEXT),
        "content": _SPANS,
        "marked": _SPANS,
        "source": _SPAN,
        **dict.fromkeys(("source_text", "source_local", "source_entity", "source_name"), _TEXT),
        "cue": _SPAN,
        "cue_text": _TEXT,
        "addressee": _SPAN,
        "addressee_text": _TEXT,
        "channel": _TEXT,
        "closed": _BOOL,
        "rule": _TEXT,
    },
    "events": {
        **dict.fromkeys(("report", "id", "occurrence"), _TEXT),
        **_PLACED,
        "text": _TEXT,
        "trigger": _SPAN,
        **dict.fromkeys(("trigger_text", "lemma", "type", "mode"), _TEXT),
        **dict.fromkeys(("context", "actors", "targets"), _TEXTS),
        "actor_spans": _SPANS,
        "target_spans": _SPANS,
        **dict.fromkeys(("timex", "from", "to", "place", "realis", "certainty"), _TEXT),
        "figures": _TEXTS,
        "voices": _TEXTS,
        "rule": _TEXT,
    },
    "timexes": {
        **dict.fromkeys(("report", "id"), _TEXT),
        **_PLACED,
        **dict.fromkeys(("text", "type", "value", "from", "to"), _TEXT),
    },
    "figures": {
        **dict.fromkeys(("report", "id"), _TEXT),
        **_PLACED,
        **dict.fromkeys(("text", "kind"), _TEXT),
        "low": _FLOAT,
        "high": _FLOAT,
        **dict.fromkeys(("unit", "about", "hedge"), _TEXT),
    },
    "pledges": {
        **dict.fromkeys(("report", "id", "event", "giver", "receiver"), _TEXT),
        "what": _SPAN,
        "what_text": _TEXT,
        "figures": _TEXTS,
        "by": _TEXT,
        "condition": _SPAN,
        "condition_text": _TEXT,
        "stance": _TEXT,
    },
    "storylines": {
        **dict.fromkeys(("id", "title"), _TEXT),
        "report_ids": _TEXTS,
        **dict.fromkeys(("from", "to"), _TEXT),
        **_COUNTS,
    },
    "occurrences": {
        **dict.fromkeys(("id", "storyline", "type"), _TEXT),
        "actors": _TEXTS,
        "targets": _TEXTS,
        **dict.fromkeys(("from", "to", "place"), _TEXT),
        "events": pa.list_(pa.struct([("report", _TEXT), ("event", _TEXT)])),
        **_COUNTS,
        "because": _TEXT,
    },
    "comparisons": {
        **dict.fromkeys(
            ("id", "storyline", "occurrence", "verdict", "about", "statement", "because"), _TEXT
        ),
        "sides": pa.list_(_SIDE),
    },
}


def tables(situation: Situation) -> dict[str, pa.Table]:
    """Every table by name, empty ones too, with the columns of ``COLUMNS``."""
    index = Index(situation)
    rows: dict[str, Iterable[Row]] = {
        "reports": _reports(index),
        **{name: _each(index, maker) for name, maker in _OF_A_READING.items()},
        "storylines": _storylines(index),
        "occurrences": _occurrences(situation),
        "comparisons": _comparisons(index),
    }
    return {name: _table(name, rows[name]) for name in NAMES}


def _table(name: str, rows: Iterable[Row]) -> pa.Table:
    schema = pa.schema(list(COLUMNS[name].items()))
    return pa.Table.from_pylist(list(rows), schema=schema)


def _each(index: Index, maker: Callable[[Index, Reading], Iterator[Row]]) -> Iterator[Row]:
    for reading in index.situation.readings:
        for row in maker(index, reading):
            yield {"report": reading.report.id, **row}


def _span(span: Span | None) -> Row | None:
    return None if span is None else {"start": span.start, "end": span.end}


def _spans(spans: Iterable[Span]) -> list[Row]:
    return [{"start": start, "end": end} for start, end in spans]


def _words(reading: Reading, span: Span | None) -> str | None:
    return None if span is None else span.of(reading.report.text)


def _reports(index: Index) -> Iterator[Row]:
    storylines: dict[str, list[str]] = {}
    for storyline in index.situation.storylines:
        for id in storyline.reports:
            storylines.setdefault(id, []).append(storyline.id)
    copies: dict[str, list[str]] = {}
    for copy in index.situation.copies:
        copies.setdefault(copy.report, []).append(copy.of)
    for reading in index.situation.readings:
        report = reading.report
        yield {
            **{name: getattr(report, name) for name in report.__struct_fields__},
            "author": list(report.author),
            "storylines": storylines.get(report.id, []),
            "origins": list(index.origins.get(report.id, ())),
            "copy_of": copies.get(report.id, []),
            "rashomon": reading.reader.rashomon,
            "model": reading.reader.model,
        }


def _entities(index: Index, reading: Reading) -> Iterator[Row]:
    for entity in reading.entities:
        whole = index.local(reading.report.id, entity.id)
        place = entity.place
        yield {
            "id": entity.id,
            "entity": whole,
            "name": entity.name,
            "entity_name": index.entities[whole].name if whole in index.entities else None,
            "kind": entity.kind,
            "roles": [role.title for role in entity.roles],
            "country": entity.country,
            "sector": list(entity.sector),
            "geonames": place and place.geonames,
            "lat": place and place.lat,
            "lon": place and place.lon,
            "feature": place and place.feature,
        }


def _mentions(index: Index, reading: Reading) -> Iterator[Row]:
    for mention in reading.mentions:
        yield {
            "start": mention.start,
            "end": mention.end,
            "text": mention.text,
            "form": mention.form,
            "local_entity": mention.entity,
            "entity": index.local(reading.report.id, mention.entity),
        }


def _quotes(index: Index, reading: Reading) -> Iterator[Row]:
    for quote in reading.quotes:
        source = index.local(reading.report.id, quote.source_entity)
        yield {
            "id": quote.id,
            "form": quote.form,
            "text": " … ".join(span.of(reading.report.text) for span in quote.content),
            "content": _spans(quote.content),
            "marked": _spans(quote.marked),
            "source": _span(quote.source),
            "source_text": _words(reading, quote.source),
            "source_local": quote.source_entity,
            "source_entity": source,
            "source_name": index.entities[source].name if source in index.entities else None,
            "cue": _span(quote.cue),
            "cue_text": _words(reading, quote.cue),
            "addressee": _span(quote.addressee),
            "addressee_text": _words(reading, quote.addressee),
            "channel": _whole(index, reading, quote.channel),
            "closed": quote.closed,
            "rule": quote.rule,
        }


def _whole(index: Index, reading: Reading, entity: str | None) -> str | None:
    """The situation's id for a local entity; the local one is in the JSON."""
    return index.local(reading.report.id, entity)


def _wholes(index: Index, reading: Reading, entities: Iterable[str | None]) -> list[str]:
    return [id for entity in entities if (id := _whole(index, reading, entity))]


def _events(index: Index, reading: Reading) -> Iterator[Row]:
    for event in reading.events:
        yield {
            "id": event.id,
            "occurrence": index.occurrence_of.get((reading.report.id, event.id)),
            "start": event.start,
            "end": event.end,
            "text": event.span.of(reading.report.text),
            "trigger": _span(event.trigger),
            "trigger_text": _words(reading, event.trigger),
            "lemma": event.lemma,
            "type": event.type,
            "mode": event.mode,
            "context": list(event.context),
            "actors": _wholes(index, reading, event.actors),
            "targets": _wholes(index, reading, event.targets),
            "actor_spans": _spans(event.actor_spans),
            "target_spans": _spans(event.target_spans),
            "timex": event.timex,
            "from": event.from_,
            "to": event.to,
            "place": _whole(index, reading, event.place),
            "realis": event.realis,
            "certainty": event.certainty,
            "figures": list(event.figures),
            "voices": _wholes(index, reading, (voice.entity for voice in event.voices)),
            "rule": event.rule,
        }


def _timexes(index: Index, reading: Reading) -> Iterator[Row]:
    for timex in reading.timexes:
        yield {
            "id": timex.id,
            "start": timex.start,
            "end": timex.end,
            "text": timex.text,
            "type": timex.type,
            "value": timex.value,
            "from": timex.from_,
            "to": timex.to,
        }


def _figures(index: Index, reading: Reading) -> Iterator[Row]:
    for figure in reading.figures:
        yield {name: getattr(figure, name) for name in figure.__struct_fields__}


def _pledges(index: Index, reading: Reading) -> Iterator[Row]:
    for pledge in reading.pledges:
        yield {
            "id": pledge.id,
            "event": pledge.event,
            "giver": _whole(index, reading, pledge.giver),
            "receiver": _whole(index, reading, pledge.receiver),
            "what": _span(pledge.what),
            "what_text": _words(reading, pledge.what),
            "figures": list(pledge.figures),
            "by": pledge.by,
            "condition": _span(pledge.condition),
            "condition_text": _words(reading, pledge.condition),
            "stance": pledge.stance,
        }


_OF_A_READING: dict[str, Callable[[Index, Reading], Iterator[Row]]] = {
    "entities": _entities,
    "mentions": _mentions,
    "quotes": _quotes,
    "events": _events,
    "timexes": _timexes,
    "figures": _figures,
    "pledges": _pledges,
}


def _storylines(index: Index) -> Iterator[Row]:
    for storyline in index.situation.storylines:
        yield {
            "id": storyline.id,
            "title": storyline.title,
            "report_ids": list(storyline.reports),
            "from": storyline.from_,
            "to": storyline.to,
            **index.counts(storyline.reports)._asdict(),
        }


def _occurrences(situation: Situation) -> Iterator[Row]:
    for occurrence in situation.occurrences:
        yield {
            "id": occurrence.id,
            "storyline": occurrence.storyline,
            "type": occurrence.type,
            "actors": list(occurrence.actors),
            "targets": list(occurrence.targets),
            "from": occurrence.from_,
            "to": occurrence.to,
            "place": occurrence.place,
            "events": [{"report": ref.report, "event": ref.event} for ref in occurrence.events],
            "reports": occurrence.reports,
            "outlets": occurrence.outlets,
            "origins": occurrence.origins,
            "because": occurrence.because,
        }


def _comparisons(index: Index) -> Iterator[Row]:
    for comparison in index.situation.comparisons:
        yield {
            **{
                name: getattr(comparison, name)
                for name in COLUMNS["comparisons"]
                if name != "sides"
            },
            "sides": [
                {
                    "value": side.value,
                    "evidence": [
                        {
                            "report": evidence.report,
                            "start": evidence.start,
                            "end": evidence.end,
                            "text": reading.report.text[evidence.start : evidence.end]
                            if (reading := index.readings.get(evidence.report))
                            else None,
                        }
                        for evidence in side.evidence
                    ],
                    "voices": list(side.voices),
                    "reports": side.reports,
                    "outlets": side.outlets,
                    "origins": side.origins,
                }
                for side in comparison.sides
            ],
        }
