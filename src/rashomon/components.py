"""Rashomon inside a spaCy pipeline.

    >>> import spacy
    >>> import rashomon.components
    >>> nlp = spacy.load("en_core_web_sm")                                    # doctest: +SKIP
    >>> nlp.add_pipe("rashomon_quotes")                                       # doctest: +SKIP
    >>> doc = nlp("“The bridge is closed,” the mayor said.")                  # doctest: +SKIP
    >>> [doc.text[slice(*quote.source)] for quote in doc._.quotes]            # doctest: +SKIP
    ['the mayor']

``rashomon_quotes`` sets ``doc._.quotes``, a tuple of `model.Quote`; ``rashomon_events`` sets
``doc._.events``, a tuple of `model.Event`, dates read without an anchor; ``rashomon_reading`` sets
``doc._.reading``, everything a `Reading` holds. Spans are character offsets into ``doc.text``. They
need a tagger, a parser and a lemmatizer before them; sentences are best cut as `read.parser` cuts
them, which a pipeline of one's own does not do. docs/quotes.md has the page.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import msgspec
from spacy.language import Language
from spacy.tokens import Doc

from rashomon import __version__
from rashomon.extract.events import events
from rashomon.extract.quotes import quotes
from rashomon.model import Reader, Reading, Report
from rashomon.pipeline import read
from rashomon.read.figures.figures import figures
from rashomon.read.layout.lines import unwrapped
from rashomon.read.layout.marks import marks
from rashomon.read.layout.noise import noise
from rashomon.read.parse import Parse
from rashomon.read.times.timexes import timexes
from rashomon.read.who.entities import cast

if TYPE_CHECKING:
    from spacy.tokens import Token


def parse_of(doc: Doc) -> Parse:
    """A spaCy document as a `Parse`; a line of its text is a paragraph, as everywhere here."""
    parse = Parse(doc.text)
    kept: list[Token] = []
    number: dict[int, int] = {}
    lines: list[int] = [0]
    starts: set[int] = {0}
    for token in doc:
        if token.is_sent_start:
            starts.add(len(kept))
        if token.is_space:
            if "\n" in token.text:
                lines.append(len(kept))
            continue
        number[token.i] = len(kept)
        kept.append(token)
    for n, token in enumerate(kept):
        parse.start.append(token.idx)
        parse.end.append(token.idx + len(token))
        parse.word.append(token.text)
        parse.lemma.append(token.lemma_)
        parse.tag.append(token.tag_)
        parse.pos.append(token.pos_)
        parse.dep.append(token.dep_)
        parse.head.append(number.get(token.head.i, n))
        parse.ent.append(f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else "")
    parse.paragraphs = _ranges(sorted({*lines}), len(kept))
    parse.sentences = _ranges(sorted({*lines, *starts}), len(kept))
    for first, past in parse.sentences:  # no head outside its own sentence
        for i in range(first, past):
            if not first <= parse.head[i] < past:
                parse.head[i] = i
    return parse


def _ranges(starts: list[int], length: int) -> list[tuple[int, int]]:
    return [
        (first, past)
        for first, past in zip(starts, [*starts[1:], length], strict=True)
        if first < past
    ]


def _report(doc: Doc) -> Report:
    digest = hashlib.sha256(doc.text.encode(errors="surrogatepass")).hexdigest()
    return Report(id=digest[:12], sha256=digest, text=doc.text)


@Language.component(
    "rashomon_quotes", assigns=["doc._.quotes"], requires=["token.tag", "token.dep", "token.lemma"]
)
def rashomon_quotes(doc: Doc) -> Doc:
    """Set ``doc._.quotes``: who is reported to have said what."""
    parse = parse_of(doc)
    people = cast(parse, marks(unwrapped(doc.text)))
    reading = Reading(
        report=_report(doc),
        reader=Reader(rashomon=__version__, model=doc.lang_),
        entities=people.entities,
        mentions=people.mentions,
    )
    doc._.quotes = quotes(reading, parse)
    return doc


@Language.component(
    "rashomon_events",
    assigns=["doc._.events"],
    requires=["token.tag", "token.dep", "token.lemma", "doc.ents"],
)
def rashomon_events(doc: Doc) -> Doc:
    """Set ``doc._.events``: who did what to whom, really or not."""
    parse = parse_of(doc)
    pairs = marks(unwrapped(doc.text))
    times = timexes(parse, None)
    people = cast(parse, pairs, times)
    reading = Reading(
        report=_report(doc),
        reader=Reader(rashomon=__version__, model=doc.lang_),
        entities=people.entities,
        mentions=people.mentions,
        timexes=times,
        figures=figures(parse, times),
    )
    reading = msgspec.structs.replace(reading, quotes=quotes(reading, parse))
    doc._.events = events(reading, parse)
    return doc


@Language.component(
    "rashomon_reading",
    assigns=["doc._.reading"],
    requires=["token.tag", "token.dep", "token.lemma", "doc.ents"],
)
def rashomon_reading(doc: Doc) -> Doc:
    """Set ``doc._.reading``: the whole reading of the document, undated."""
    report = _report(doc)
    doc._.reading = read(report, noise(report), parse_of(doc), doc.lang_)
    return doc


if not Doc.has_extension("quotes"):
    Doc.set_extension("quotes", default=())
if not Doc.has_extension("events"):
    Doc.set_extension("events", default=())
if not Doc.has_extension("reading"):
    Doc.set_extension("reading", default=None)
