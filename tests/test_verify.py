"""`verify` finds every fault that is planted, and none where there is none."""

from __future__ import annotations

import hashlib

import pytest
from msgspec.structs import replace

from rashomon.model import (
    Comparison,
    Entity,
    Event,
    EventRef,
    Evidence,
    Member,
    Mention,
    Occurrence,
    Origin,
    Quote,
    Reader,
    Reading,
    Report,
    Side,
    Situation,
    SituationEntity,
    Span,
    Storyline,
)
from rashomon.verify import faults, reading_faults

MEMBER = Member(report="r1", entity="e1")
TEXT = "The harbour is shut, Ada Marin said."


def good_reading() -> Reading:
    return Reading(
        report=Report(id="r1", sha256=hashlib.sha256(TEXT.encode()).hexdigest(), text=TEXT),
        reader=Reader(rashomon="0", model="none"),
        sentences=(Span(0, 36),),
        entities=(Entity(id="e1", name="Ada Marin", kind="person"),),
        mentions=(Mention(start=21, end=30, text="Ada Marin", form="name", entity="e1"),),
        quotes=(
            Quote(
                id="q1", form="indirect", content=(Span(0, 19),), source=Span(21, 30),
                source_entity="e1", cue=Span(31, 35), rule="test",
            ),
        ),
        events=(
            Event(
                id="v1", start=0, end=19, trigger=Span(15, 19), lemma="shut", actors=("e1",)
            ),
        ),
    )  # fmt: skip


def good_situation() -> Situation:
    side = Side(
        value="shut", evidence=(Evidence(report="r1", start=0, end=19),), reports=1, outlets=1,
        origins=1, voices=("E1",),
    )  # fmt: skip
    return Situation(
        readings=(good_reading(),),
        entities=(
            SituationEntity(
                id="E1", name="Ada Marin", kind="person", members=(MEMBER,)
            ),
        ),
        origins=(Origin(id="O1", name="r1", reports=("r1",), because="alone"),),
        storylines=(Storyline(id="S1", title="Harbour", reports=("r1",)),),
        occurrences=(
            Occurrence(
                id="X1", storyline="S1", events=(EventRef(report="r1", event="v1"),), reports=1,
                outlets=1, origins=1, because="alone",
            ),
        ),
        comparisons=(
            Comparison(
                id="C1", storyline="S1", occurrence="X1", verdict="only", about="act",
                statement="s", because="b", sides=(side,),
            ),
        ),
    )  # fmt: skip


def test_a_sound_situation_has_no_faults():
    assert faults(good_situation()) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda r: replace(r, sentences=(Span(0, 99),)), "not in a text of 36"),
        (lambda r: replace(r, mentions=(replace(r.mentions[0], text="Bob"),)), "text is 'Bob'"),
        (lambda r: replace(r, mentions=(replace(r.mentions[0], entity="e9"),)), "e9 leads nowhere"),
        (lambda r: replace(r, quotes=(replace(r.quotes[0], source=Span(30, 90)),)), "q1 source"),
        (lambda r: replace(r, quotes=(replace(r.quotes[0], channel="e4"),)), "q1 channel"),
        (lambda r: replace(r, events=(r.events[0], r.events[0])), "event v1 is there 2 times"),
        (lambda r: replace(r, events=(replace(r.events[0], timex="t1"),)), "t1 leads nowhere"),
        (lambda r: replace(r, report=replace(r.report, text=TEXT[:-1] + "!")), "sha256 differs"),
    ],
)
def test_a_fault_in_a_reading_is_named(change, said):
    (fault,) = reading_faults(change(good_reading()))
    assert said in fault


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda s: replace(s, origins=()), "has no origin"),
        (lambda s: replace(s, entities=()), "E1 leads nowhere"),
        (lambda s: replace(s, occurrences=(replace(s.occurrences[0], reports=2),)), "lists 1"),
        (lambda s: replace(s, storylines=()), "S1 leads nowhere"),
        (
            lambda s: replace(s, comparisons=(replace(s.comparisons[0], verdict="conflict"),)),
            "a conflict with one side",
        ),
        (
            lambda s: replace(
                s,
                comparisons=(
                    replace(
                        s.comparisons[0],
                        sides=(
                            replace(
                                s.comparisons[0].sides[0],
                                evidence=(Evidence(report="r1", start=30, end=40),),
                            ),
                        ),
                    ),
                ),
            ),
            "[30, 40) is not in",
        ),
    ],
)
def test_a_fault_in_a_situation_is_named(change, said):
    assert any(said in fault for fault in faults(change(good_situation())))
