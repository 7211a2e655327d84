"""Through whom a report tells a thing: the chain of voices, from the report inwards.

A word that stands inside a quotation is told by that quotation's channel and source; inside two,
the outer first. Outside every quotation the list is empty: the outlet says it itself.
"""

from __future__ import annotations

from bisect import bisect_left

from rashomon.model import Mention, Quote, Reading, Voice
from rashomon.read.parse import Parse


def voices(reading: Reading, parse: Parse, tokens: list[int]) -> list[tuple[Voice, ...]]:
    """The voices of each of these tokens (in text order)."""
    starts = [parse.start[i] for i in tokens]
    over: list[list[tuple[int, Quote]]] = [[] for _ in tokens]
    for quote in reading.quotes:
        if (quote.source is None and quote.channel is None) or not _says(parse, quote):
            continue
        size = sum(end - start for start, end in quote.content)
        seen: set[int] = set()
        for start, end in quote.content:
            for k in range(bisect_left(starts, start), bisect_left(starts, end)):
                if k not in seen:
                    seen.add(k)
                    over[k].append((size, quote))
    by_entity: dict[str, list[Mention]] | None = None
    told: list[tuple[Voice, ...]] = []
    for quotes in over:
        chain: list[Voice] = []
        for _, quote in sorted(quotes, key=lambda pair: (-pair[0], pair[1].id)):
            if quote.channel is not None:
                if by_entity is None:
                    by_entity = _by_entity(reading)
                channel = _channel(quote, by_entity)
                if channel is not None:
                    chain.append(channel)
            if quote.source is not None:
                start, end = quote.source
                chain.append(Voice(entity=quote.source_entity, start=start, end=end))
        told.append(tuple({voice.entity or voice.start: voice for voice in chain}.values()))
    return told


def _says(parse: Parse, quote: Quote) -> bool:
    """Whether something is said, not just named: "reacted to the proposals" tells no proposal."""
    if quote.marked:
        return True
    for start, end in quote.content:
        first, past = parse.tokens((start, end))
        if any(parse.tag[i].startswith("VB") for i in range(first, past)):
            return True
    return False


def _by_entity(reading: Reading) -> dict[str, list[Mention]]:
    found: dict[str, list[Mention]] = {}
    for mention in reading.mentions:
        if mention.entity is not None:
            found.setdefault(mention.entity, []).append(mention)
    return found


def _channel(quote: Quote, by_entity: dict[str, list[Mention]]) -> Voice | None:
    """The channel, at its mention nearest to the quotation's cue."""
    mentions = by_entity.get(quote.channel or "")
    if not mentions:
        return None
    at = quote.cue[0] if quote.cue else quote.content[0][0]
    mention = min(mentions, key=lambda m: (abs(m.start - at), m.start))
    return Voice(entity=quote.channel, start=mention.start, end=mention.end)
