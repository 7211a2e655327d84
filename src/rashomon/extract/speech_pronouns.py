"""The mentions of a reading with "I", "we" and "you" told, from who speaks to whom.

Inside a quotation "I" is its speaker, "you" whoever it says it is told to, and "we" the side the
speaker speaks for: the body that speaks, or the one body or government the speaker has a role in.
A "he" that coreference left open and the quotation's own rules did not is told as well. In the
report's own voice, in reported speech without marks, and where the speaker has no side or several,
the pronoun stays open.
"""

from __future__ import annotations

from bisect import bisect_right

import msgspec

from rashomon.model import Entity, Mention, Quote, Reading
from rashomon.read.layout.lines import unwrapped
from rashomon.read.layout.marks import Marks, marks

_I = frozenset({"i", "me", "my", "mine", "myself"})
_WE = frozenset({"we", "us", "our", "ours", "ourselves"})
_YOU = frozenset({"you", "your", "yours", "yourself"})
_SPOKEN = frozenset({"quotes.turn", "quotes.interview"})  # speech that needs no marks
_SIDES = frozenset({"organization", "country", "group"})


def speech_pronouns(reading: Reading) -> tuple[Mention, ...]:
    """The mentions of a reading whose quotes are known, each with its someone where one is told."""
    spoken = _spoken(reading.quotes, reading.report.text)
    sources = {
        quote.source: quote.source_entity
        for quote in reading.quotes
        if quote.source is not None and quote.source_entity is not None
    }
    if not spoken and not sources:
        return reading.mentions
    entities = {entity.id: entity for entity in reading.entities}
    starts = [start for start, _, _ in spoken]
    inner = [
        pair for pair in marks(unwrapped(reading.report.text)) if pair.depth > 0 and pair.closed
    ]
    told = []
    for mention in reading.mentions:
        who = None
        if mention.entity is None and mention.form == "pronoun":
            word = mention.text.lower()
            if word in _I or word in _WE or word in _YOU:
                at = bisect_right(starts, mention.start) - 1
                quote = _innermost(spoken, at, mention.end)
                if quote is not None and not _deeper(quote, mention, inner):
                    who = _meant(word, quote, reading, entities)
            else:
                who = sources.get(mention.span)
        told.append(mention if who is None else msgspec.structs.replace(mention, entity=who))
    return tuple(told)


def _spoken(quotes: tuple[Quote, ...], text: str) -> list[tuple[int, int, Quote]]:
    """The stretches in which somebody's own words stand, by their start.

    Words need no marks in a transcript, nor behind a colon ("Moe said: I was late").
    """
    found = []
    for quote in quotes:
        begin = quote.content[0].start
        colon = not quote.marked and text[max(0, begin - 3) : begin].rstrip().endswith(":")
        bare = quote.rule in _SPOKEN or colon
        for span in quote.content if bare else quote.marked:
            found.append((span.start, span.end, quote))
    return sorted(found, key=lambda one: (one[0], -one[1]))


def _innermost(spoken: list[tuple[int, int, Quote]], at: int, end: int) -> Quote | None:
    """The quotation around a place: of several that nest the one that begins last."""
    for n in range(at, max(-1, at - 6), -1):
        if spoken[n][1] >= end:
            return spoken[n][2]
    return None


def _deeper(quote: Quote, mention: Mention, inner: list[Marks]) -> bool:
    """Whether the pronoun stands in marks within the quotation, where somebody else speaks."""
    return any(
        pair.start <= mention.start < pair.end and quote.content[0].start < pair.start
        for pair in inner
    )


def _meant(word: str, quote: Quote, reading: Reading, entities: dict[str, Entity]) -> str | None:
    if word in _YOU:
        return _addressee(quote, reading)
    speaker = entities.get(quote.source_entity or "")
    if speaker is None or speaker.kind in ("place", "other"):
        return None
    if word in _I:
        person = speaker.kind == "person" or quote.rule in _SPOKEN
        return speaker.id if person else None
    return _side(speaker, quote, reading, entities)


def _side(
    speaker: Entity, quote: Quote, reading: Reading, entities: dict[str, Entity]
) -> str | None:
    """Whom a speaker means by "we"; nobody where the report gives the speaker no side."""
    if speaker.kind in _SIDES:
        return speaker.id
    beside = {  # "said Ana Brandt, president, Kestrel Group"
        mention.entity
        for mention in reading.mentions
        if quote.source is not None
        and quote.source.contains(mention.span)
        and mention.entity in entities
        and entities[mention.entity].kind == "organization"
    }
    if len(beside) == 1:
        return next(iter(beside))
    held = [role.of for role in speaker.roles if role.of is not None]
    sides = [entity for ident in dict.fromkeys(held) if (entity := entities.get(ident))]
    bodies = [side for side in sides if side.kind == "organization"]
    if len(bodies) == 1:
        return bodies[0].id
    if not bodies and "GOV" in speaker.sector:
        lands = [side for side in sides if side.kind == "country"]
        return lands[0].id if len(lands) == 1 else None
    return None


def _addressee(quote: Quote, reading: Reading) -> str | None:
    if quote.addressee is None:
        return None
    inside = [
        mention
        for mention in reading.mentions
        if quote.addressee.contains(mention.span) and mention.entity is not None
    ]
    whole = [mention for mention in inside if mention.end == quote.addressee.end]
    return (whole or inside)[0].entity if inside else None
