"""Readings built by hand: every value is given by its wording and found in the text."""

from __future__ import annotations

import hashlib
import re
from typing import Any

from rashomon.model import (
    Credit,
    Entity,
    Event,
    Figure,
    Mention,
    Noise,
    Place,
    Pledge,
    Quote,
    Reader,
    Reading,
    Report,
    Span,
    Timex,
    Voice,
)

KINDS = {"PER": "person", "ORG": "organization", "LOC": "place", "NAT": "country", "GRP": "group"}


def at(text: str, wording: str, after: int = 0) -> Span:
    """Where a wording stands, the first time."""
    start = text.index(wording, after)
    return Span(start, start + len(wording))


def told(
    text: str,
    *,
    id: str | None = None,
    outlet: str | None = None,
    published: str | None = None,
    title: str | None = None,
    who: tuple[str, ...] = (),
    events: tuple[dict[str, Any], ...] = (),
    figures: tuple[dict[str, Any], ...] = (),
    quotes: tuple[tuple[str, str | None], ...] = (),
    pledges: tuple[dict[str, Any], ...] = (),
    credits: tuple[str, ...] = (),
    noise: tuple[str, ...] = (),
) -> Reading:
    """A reading.

    Args:
        who: entities as "PER Anna Weber DEU GOV": kind, name, then country and sector if any. A
            name with an equals sign ("Weber=she") has further wordings as mentions.
        events: ``words`` of the clause, ``trigger`` in it, and the event's other fields; actors,
            targets, place and voices by name, figures by wording, ``day`` as ISO day.
        quotes: the quoted words and the name of the speaker.
        pledges: ``trigger`` of the event, ``stance``, and giver by name.
    """
    entities: list[Entity] = []
    mentions: list[Mention] = []
    number: dict[str, str] = {}
    for line in who:
        kind, rest = line.split(" ", 1)
        match = re.fullmatch(r"(.+?)((?: [A-Z]{3})*)(?: @(-?[\d.]+),(-?[\d.]+))?", rest)
        assert match
        names = match[1].split("=")
        codes = match[2].split()
        place = Place(lat=float(match[3]), lon=float(match[4])) if match[3] else None
        one = Entity(
            id=f"e{len(entities) + 1}",
            name=names[0],
            kind=KINDS[kind],
            country=codes[0] if codes else None,
            sector=tuple(codes[1:]),
            place=place,
        )
        entities.append(one)
        number[names[0]] = one.id
        for name in names:
            for found in re.finditer(rf"\b{re.escape(name)}\b", text):
                form = "name" if name[:1].isupper() else "nominal"
                mentions.append(
                    Mention(
                        start=found.start(), end=found.end(), text=name, form=form, entity=one.id
                    )
                )
    quantities = []
    for given in figures:
        span = at(text, given["words"])
        fields = {k: v for k, v in given.items() if k != "words"}
        quantities.append(
            Figure(
                id=f"f{len(quantities) + 1}",
                start=span.start,
                end=span.end,
                text=given["words"],
                **{"kind": "count", "unit": "person", **fields},
            )
        )
    by_wording = {figure.text: figure.id for figure in quantities}
    happened: list[Event] = []
    timexes: list[Timex] = []
    for given in events:
        clause = at(text, given["words"])
        trigger = at(text, given["trigger"], clause.start)
        day = given.get("day")
        timex = None
        if day and "when" in given:
            where = at(text, given["when"])
            timexes.append(
                Timex(
                    id=f"t{len(timexes) + 1}", start=where.start, end=where.end,
                    text=given["when"], type="DATE", value=day, from_=day, to=day,
                )
            )  # fmt: skip
            timex = timexes[-1].id
        happened.append(
            Event(
                id=f"v{len(happened) + 1}",
                start=clause.start,
                end=clause.end,
                trigger=trigger,
                lemma=given.get("lemma", given["trigger"]),
                type=given.get("type"),
                actors=tuple(number[name] for name in given.get("actors", ())),
                targets=tuple(number[name] for name in given.get("targets", ())),
                actor_spans=tuple(
                    at(text, name) for name in given.get("actors", ()) if name in text
                ),
                timex=timex,
                from_=day,
                to=day,
                place=number[given["place"]] if "place" in given else None,
                realis=given.get("realis", "actual"),
                certainty=given.get("certainty", "certain"),
                figures=tuple(by_wording[words] for words in given.get("figures", ())),
                voices=tuple(
                    Voice(entity=number[name], start=at(text, name).start, end=at(text, name).end)
                    for name in given.get("voices", ())
                ),
            )
        )
    sentences = [Span(*m.span()) for m in re.finditer(r"[^\s.][^.\n]*\.?", text)]
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Reading(
        report=Report(
            id=id or digest[:8], sha256=digest, outlet=outlet, title=title, text=text,
            published=published, published_basis="given" if published else "unknown",
        ),
        reader=Reader(rashomon="0", model="by hand"),
        noise=tuple(
            Noise(start=at(text, n).start, end=at(text, n).end, kind="boilerplate") for n in noise
        ),
        credits=tuple(
            Credit(start=at(text, c).start, end=at(text, c).end, agency=c) for c in credits
        ),
        sentences=tuple(sentences),
        entities=tuple(entities),
        mentions=tuple(sorted(mentions, key=lambda m: (m.start, -m.end))),
        timexes=tuple(timexes),
        figures=tuple(quantities),
        quotes=tuple(
            Quote(
                id=f"q{i}", form="direct", content=(at(text, words),), marked=(at(text, words),),
                source_entity=number[name] if name else None,
            )
            for i, (words, name) in enumerate(quotes, 1)
        ),
        events=tuple(happened),
        pledges=tuple(
            Pledge(
                id=f"p{i}",
                event=next(e.id for e in happened if e.trigger.of(text) == p["trigger"]),
                giver=number.get(p.get("giver", "")),
                stance=p["stance"],
            )
            for i, p in enumerate(pledges, 1)
        ),
    )  # fmt: skip
