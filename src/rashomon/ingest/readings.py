"""A reading read back: decoded, and held against its own text and ids before others build on it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from rashomon.errors import InputError
from rashomon.model import Reading


def reading(row: Mapping[str, Any]) -> Reading:
    """The reading that a JSON row holds.

    Raises:
        InputError: it does not follow the schema, its text is not the one it was read from, a span
            lies outside the text, or something points at an id that is not there.
    """
    try:
        found = msgspec.convert(row, Reading)
        digest = hashlib.sha256(found.report.text.encode()).hexdigest()
    except (msgspec.ValidationError, UnicodeEncodeError, RecursionError) as fault:
        raise InputError(f"the reading does not follow its schema ({fault})") from fault
    if digest != found.report.sha256:
        raise InputError("the reading's text is not the one its sha256 was taken of")
    if not found.report.id:
        raise InputError("the reading's report has no id")
    size = len(found.report.text)
    for start, end in _spans(found):
        if not 0 <= start < end <= size:
            raise InputError(f"the reading's span [{start}, {end}] is not in its text")
    known = {
        "entity": {one.id for one in found.entities},
        "timex": {one.id for one in found.timexes},
        "figure": {one.id for one in found.figures},
        "event": {one.id for one in found.events},
    }
    for kind, name in _links(found):
        if name is not None and name not in known[kind]:
            raise InputError(f"the reading has no {kind} '{name}', which it points at")
    return found


def _spans(found: Reading) -> Iterator[tuple[int, int]]:
    yield from found.sentences
    placed = (
        found.noise,
        found.credits,
        found.mentions,
        found.timexes,
        found.figures,
        found.events,
    )
    for group in placed:
        for one in group:
            yield one.start, one.end
    for entity in found.entities:
        yield from ((role.start, role.end) for role in entity.roles)
    for quote in found.quotes:
        yield from (*quote.content, *quote.marked)
        yield from (one for one in (quote.source, quote.cue, quote.addressee) if one)
    for event in found.events:
        yield from (event.trigger, *event.actor_spans, *event.target_spans)
        yield from ((voice.start, voice.end) for voice in event.voices)
    for pledge in found.pledges:
        yield from (one for one in (pledge.what, pledge.condition) if one)


def _links(found: Reading) -> Iterator[tuple[str, str | None]]:
    for mention in found.mentions:
        yield "entity", mention.entity
    for entity in found.entities:
        yield from (("entity", role.of) for role in entity.roles)
    for quote in found.quotes:
        yield from (("entity", one) for one in (quote.source_entity, quote.channel))
    for event in found.events:
        voices = (voice.entity for voice in event.voices)
        for one in (*event.actors, *event.targets, event.place, *voices):
            yield "entity", one
        yield "timex", event.timex
        yield from (("figure", one) for one in event.figures)
    for pledge in found.pledges:
        yield "event", pledge.event
        yield from (("entity", one) for one in (pledge.giver, pledge.receiver))
        yield from (("figure", one) for one in pledge.figures)
        yield "timex", pledge.by
