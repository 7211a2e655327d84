"""The extractors work as components of anybody's spaCy pipeline."""

from __future__ import annotations

import pytest

import rashomon.components as components
from rashomon.read.parser import Parser


@pytest.fixture
def nlp(parser: Parser):
    """The installed model's pipeline, given back as it was."""
    pipeline = parser._nlp
    yield pipeline
    for name in ("rashomon_quotes", "rashomon_events", "rashomon_reading"):
        if name in pipeline.pipe_names:
            pipeline.remove_pipe(name)


def test_a_pipeline_with_the_component_carries_the_quotes_on_the_document(nlp):
    nlp.add_pipe("rashomon_quotes")
    doc = nlp("“The bridge is closed,” said Ana Brandt.\n\nShe left.")
    (quote,) = doc._.quotes
    assert doc.text[slice(*quote.source)] == "Ana Brandt"
    assert quote.source_entity is not None


def test_a_document_is_the_same_parse_as_the_parser_makes_of_the_text(nlp, parser):
    text = "The mayor said no.\n\nThe envoy left for Lviv."
    ours = parser.parse(text)
    theirs = components.parse_of(nlp(text))
    assert theirs.start == ours.start
    assert theirs.paragraphs == ours.paragraphs


def test_a_pipeline_with_the_component_carries_the_events_on_the_document(nlp):
    nlp.add_pipe("rashomon_events")
    doc = nlp("Norway's army shelled Chile on Friday, the ministry said.")
    (event,) = doc._.events
    assert (event.type, event.mode) == ("ASSAULT", "heavy-weapons")
    assert [doc.text[slice(*span)] for span in event.actor_spans] == ["Norway's army"]
    assert [doc.text[slice(*span)] for span in event.target_spans] == ["Chile"]
    assert event.voices


def test_the_events_are_those_of_the_whole_reading(nlp):
    nlp.add_pipe("rashomon_events")
    nlp.add_pipe("rashomon_reading")
    doc = nlp("Norway agreed to send 20 tents to Chile. Peru rejected the offer.")
    assert doc._.events == doc._.reading.events


def test_the_whole_reading_can_be_had_too(nlp):
    nlp.add_pipe("rashomon_reading")
    reading = nlp("The mayor said the bridge was closed.")._.reading
    assert len(reading.quotes) == 1


@pytest.mark.parametrize("text", ["", " ", "\n", "\n\n“", "a\n \nb"])
def test_an_empty_document_has_no_quotes(nlp, text):
    nlp.add_pipe("rashomon_quotes")
    assert nlp(text)._.quotes == ()
