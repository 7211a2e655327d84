"""A report's whole text as HTML: its layers marked, and a place to land on for every proof.

Layers overlap at will (a figure in a quotation in a proof), HTML elements may not; so the text is
cut wherever a layer begins or ends, and each piece names all layers it lies in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from rashomon.model import Figure, Reading, Span, Timex
from rashomon.tell.index import Index
from rashomon.tell.markup import Markup, el, esc, join
from rashomon.tell.words import days, line


class Layer(NamedTuple):
    """A stretch of the text in one layer; ``note`` is what the reader sees on pointing at it."""

    start: int
    end: int
    kind: str
    note: str = ""


def anchor(number: int, start: int, end: int) -> str:
    """The name of the place in the page where a report's words stand."""
    return f"r{number}-{start}-{end}"


def fulltext(index: Index, reading: Reading, number: int, proofs: Iterable[Span]) -> Markup:
    """The text in paragraphs.

    Args:
        index: Look-ups of the situation.
        reading: The report and its layers.
        number: The report's number on the page.
        proofs: Spans that statements rest on; each can be linked to by ``anchor``.
    """
    text = reading.report.text
    layers = [layer for layer in layers_of(index, reading) if layer.start < layer.end]
    landing = sorted({(proof.start, proof.end) for proof in proofs if proof.start < proof.end})
    cuts = {0, len(text)}
    for start, end, *_ in layers:
        cuts |= {start, end}
    for start, end in landing:
        cuts |= {start, end}
    at = text.find("\n")
    while at >= 0:
        cuts |= {at, at + 1}
        at = text.find("\n", at + 1)
    bounds = sorted(cut for cut in cuts if 0 <= cut <= len(text))
    opening: dict[int, list[Layer]] = {}
    for layer in layers:
        opening.setdefault(layer.start, []).append(layer)
    landings: dict[int, list[tuple[int, int]]] = {}
    for span in landing:
        landings.setdefault(span[0], []).append(span)
    paragraphs: list[list[Markup]] = [[]]
    live: list[Layer] = []
    marked: list[tuple[int, int]] = []
    for start, end in pairwise(bounds):
        live = [one for one in live if one.end > start] + opening.get(start, [])
        marked = [one for one in marked if one[1] > start] + landings.get(start, [])
        if text[start:end] == "\n":
            if _goes_on(text, start):
                paragraphs[-1].append(esc(" "))
            else:
                paragraphs.append([])
            continue
        for landed in landings.get(start, []):
            paragraphs[-1].append(el("a", id=anchor(number, *landed), class_="at"))
        paragraphs[-1].append(_piece(text[start:end], live, [anchor(number, *s) for s in marked]))
    return join(el("p", pieces, dir="auto") for pieces in paragraphs if pieces)


def _goes_on(text: str, newline: int) -> bool:
    """Whether a line is only a piece of a paragraph: no stop at its end, small letters after it."""
    before, after = text[max(newline - 1, 0) : newline], text[newline + 1 : newline + 2]
    return after.islower() and (before.isalnum() or before in (",", ";", "-", "–"))


def layers_of(index: Index, reading: Reading) -> Iterator[Layer]:
    """All layers of a reading: quotations, events, figures, dates, names, noise."""
    report = reading.report.id
    for quote in reading.quotes:
        speaker = index.local(report, quote.source_entity)
        note = index.name(speaker) if speaker else "speaker not told"
        for start, end in quote.content:
            yield Layer(start, end, "q", note)
    for event in reading.events:
        kind = event.type.lower() if event.type else line(event.lemma)
        realis = "" if event.realis == "actual" else f", {event.realis}"
        yield Layer(event.trigger.start, event.trigger.end, "e", f"{kind}{realis}")
    givers = _givers(reading)
    for figure in reading.figures:
        note = figure_note(figure)
        if figure.id in givers:
            entity, start, end = givers[figure.id]
            known = index.local(report, entity)
            name = index.name(known) if known else line(reading.report.text[start:end])
            note = f"{note}, says {name}"
        yield Layer(figure.start, figure.end, "f", note)
    for timex in reading.timexes:
        yield Layer(timex.start, timex.end, "t", timex_note(timex))
    for mention in reading.mentions:
        entity = index.local(report, mention.entity)
        yield Layer(mention.start, mention.end, "m", index.name(entity) if entity else "not told")
    for noise in reading.noise:
        yield Layer(noise.start, noise.end, "n", noise.kind)
    for credit in reading.credits:
        yield Layer(credit.start, credit.end, "n", f"credit: {line(credit.agency)}")


def _givers(reading: Reading) -> dict[str, tuple[str | None, int, int]]:
    """By figure, on whose word it is given: the entity, and the words that name it there.

    The last voice of the event that carries it; without one the speaker of the shortest quotation
    or reported clause it stands in. A figure in neither is the outlet's own.
    """
    found: dict[str, tuple[str | None, int, int]] = {}
    for event in reading.events:
        if event.voices:
            last = event.voices[-1]
            for one in event.figures:
                found.setdefault(one, (last.entity, last.start, last.end))
    said = sorted(
        (
            (end - start, start, end, quote.source_entity, quote.source)
            for quote in reading.quotes
            if quote.source is not None
            for start, end in quote.content
        ),
        key=lambda one: one[:3],
    )
    for figure in reading.figures:
        if figure.id not in found:
            for _, start, end, entity, source in said:
                if start <= figure.start and figure.end <= end:
                    found[figure.id] = (entity, source.start, source.end)
                    break
    return found


def figure_note(figure: Figure) -> str:
    """A figure's range in words: "12 or more", "3,000,000 EUR"."""
    low, high = figure.low, figure.high
    if low is not None and high is not None:
        words = f"{low:,.15g}" if low == high else f"{low:,.15g} to {high:,.15g}"
    elif low is not None:
        words = f"{low:,.15g} or more"
    elif high is not None:
        words = f"{high:,.15g} or fewer"
    else:
        words = "no number told"
    return line(f"{words} {figure.unit or ''}")


def timex_note(timex: Timex) -> str:
    """The day or days a time expression means."""
    if timex.from_ or timex.to:
        return days(timex.from_, timex.to)
    return line(timex.value) if timex.value else "not told which day"


def _piece(text: str, live: list[Layer], proofs: list[str]) -> Markup:
    if not live and not proofs:
        return esc(text)
    kinds = " ".join(dict.fromkeys(layer.kind for layer in live))
    notes = "; ".join(dict.fromkeys(layer.note for layer in live if layer.note))
    return el(
        "mark" if proofs else "span",
        text,
        class_=kinds or None,
        title=notes or None,
        data_p=" ".join(proofs) or None,
    )
