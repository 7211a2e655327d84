"""One report through the stages: Report → Reading. The same function everywhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from rashomon import __version__
from rashomon.extract.events import events
from rashomon.extract.lexicon import lexicon
from rashomon.extract.pledges import pledges
from rashomon.extract.quotes import quotes
from rashomon.extract.speech_pronouns import speech_pronouns
from rashomon.model import Reader, Reading, Report
from rashomon.read.figures.figures import figures
from rashomon.read.layout.lines import unwrapped
from rashomon.read.layout.marks import marks
from rashomon.read.layout.noise import Marked, noise
from rashomon.read.names.homes import outlet_home
from rashomon.read.parse import Parse
from rashomon.read.parser import Parser
from rashomon.read.times.timexes import timexes
from rashomon.read.who.entities import cast


def readings(reports: Iterable[Report], parser: Parser) -> Iterator[Reading]:
    """Read reports one after another, in order; paragraphs are parsed in batches across them."""
    for reading, _ in parsed_readings(reports, parser):
        yield reading


def parsed_readings(reports: Iterable[Report], parser: Parser) -> Iterator[tuple[Reading, Parse]]:
    """The same, each with its parse beside it."""
    waiting: list[tuple[Report, Marked]] = []

    def texts() -> Iterator[tuple[str, tuple[object, ...]]]:
        for report in reports:
            marked = noise(report)
            waiting.append((report, marked))
            yield report.text, marked.noise

    for parse in parser.parses(texts()):  # type: ignore[arg-type]
        report, marked = waiting.pop(0)
        yield read(report, marked, parse, parser.name), parse


def read(report: Report, marked: Marked, parse: Parse, model: str) -> Reading:
    """Everything one report says, from its parse."""
    pairs = marks(unwrapped(report.text))
    times = timexes(parse, report.published)
    people = cast(
        parse,
        pairs,
        times,
        report.published,
        home=outlet_home(report.url, report.outlet),
    )
    reading = Reading(
        report=report,
        reader=Reader(rashomon=__version__ + lexicon().mark, model=model),
        noise=marked.noise,
        credits=marked.credits,
        sentences=tuple(parse.span(first, past) for first, past in parse.sentences),
        entities=people.entities,
        mentions=people.mentions,
        timexes=times,
        figures=figures(parse, times),
    )
    reading = msgspec.structs.replace(reading, quotes=quotes(reading, parse))
    reading = msgspec.structs.replace(reading, mentions=speech_pronouns(reading))
    for name, stage in (("events", events), ("pledges", pledges)):
        reading = msgspec.structs.replace(reading, **{name: stage(reading, parse)})
    return reading
