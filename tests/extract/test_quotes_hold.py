"""What holds of quotes for any text and any tree: spans on the page, no fault, linear time."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rashomon.extract.quotes import quotes
from rashomon.model import Quote, Reader, Reading, Report
from rashomon.read.parse import Parse


def _split(words: str) -> list[str]:
    return words.split()


WORDS = _split(
    """
    said he she Ana Brandt “ ” " ' « » ‘ ’ '' that : . , ? — according to in her view of asked
    told reporters claim promise to “ ” was quoted as saying is sure who announced BRANDT let
    know poll and but not [ ] ( ) … if about for statement declined
    """
)
TAGS = _split(
    """
    NNP NN VBD VBZ VBG VBN VB PRP PRP$ IN DT JJ RB TO CC , . `` '' WP MD
    """
)
DEPS = _split(
    """
    nsubj nsubjpass ROOT ccomp xcomp dobj prep pobj acl relcl advcl conj appos poss aux
    auxpass acomp attr oprd mark punct agent csubj pcomp advmod npadvmod parataxis det cc prt
    dative
    """
)
POS = {"N": "NOUN", "V": "VERB", "J": "ADJ", "P": "PRON", "R": "ADV", "I": "ADP", "D": "DET"}
PIECES = [
    "“",
    "”",
    "«",
    "»",
    '"',
    "'",
    "''",
    "‘",
    "’",
    "[",
    "]",
    "…",
    "😀",
    "שלום",
    "he said",
    "said",
]
PIECES += ["Ana Brandt", ", ", ". ", ": ", "\n", " ", "that ", "according to ", "the end", "?", "é"]


def bare(text: str) -> Reading:
    report = Report(id="x", sha256="x", text=text)
    return Reading(report=report, reader=Reader(rashomon="0", model="none"))


def made(words: list[str], seed: int, sentence: int = 25) -> Parse:
    """A parse with any tags and any tree over these words."""
    chance = random.Random(seed)
    parse = Parse(" ".join(words))
    at = 0
    for word in words:
        tag = chance.choice(TAGS)
        parse.start.append(at)
        parse.end.append(at + len(word))
        parse.word.append(word)
        parse.lemma.append({"said": "say", "told": "tell", "asked": "ask"}.get(word, word))
        parse.tag.append(tag)
        parse.pos.append("PROPN" if tag == "NNP" else POS.get(tag[0], "PUNCT"))
        parse.dep.append(chance.choice(DEPS))
        parse.ent.append(chance.choice(["", "", "", "B-PERSON", "I-PERSON", "B-ORG", "B-GPE"]))
        at += len(word) + 1
    for first in range(0, len(words), sentence):
        past = min(first + sentence, len(words))
        order = list(range(first, past))
        chance.shuffle(order)
        heads = {order[0]: order[0]}
        for k in range(1, len(order)):
            heads[order[k]] = order[chance.randrange(max(0, k - 6), k)]
        parse.head.extend(heads[i] for i in range(first, past))
        parse.sentences.append((first, past))
    parse.paragraphs = [
        (first, min(first + 2 * sentence, len(words)))
        for first in range(0, len(words), 2 * sentence)
    ]
    return parse


def check(text: str, found: tuple[Quote, ...]) -> None:
    assert [q.id for q in found] == [f"q{n + 1}" for n in range(len(found))]
    for q in found:
        assert q.content
        assert q.rule
        spans = [*q.content, *q.marked]
        spans += [s for s in (q.source, q.cue, q.addressee) if s is not None]
        for s in spans:
            assert 0 <= s.start < s.end <= len(text)
        for s in q.marked:
            assert any(c.contains(s) for c in q.content)
        assert (q.form == "indirect") == (not q.marked)


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=120), st.integers(0, 2**32))
def test_any_tree_over_any_words_is_read_without_fault(words, seed):
    parse = made(words, seed)
    check(parse.text, quotes(bare(parse.text), parse))


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join) | st.text(max_size=120))
def test_any_text_is_read_without_fault(parser, text):
    check(text, quotes(bare(text), parser.parse(text)))


@pytest.mark.parametrize(
    "words",
    [
        ["“"] * 20_000,
        ['"', "said"] * 10_000,
        ["“", "Ana", "said", ",", "”"] * 4_000,
        ["said"] * 20_000,
        ["'", "a", "'"] * 7_000,
        ["“", "a"] * 10_000,
        ["said", ":", "“", "That", "is", "it", ".", "”"] * 2_500,
    ],
)
def test_time_is_linear_in_the_length(words):
    begun = time.perf_counter()
    for length in (len(words) // 4, len(words)):
        parse = made(words[:length], 7)
        quotes(bare(parse.text), parse)
    assert time.perf_counter() - begun < 8


def test_reading_twice_gives_the_same(read_text):
    text = "“It is over,” she said. The envoy called for talks, according to the ministry."
    assert read_text(text)[0].quotes == read_text(text)[0].quotes


def test_marks_around_nothing_are_no_quotation(parser):
    text = "“, he said"
    check(text, quotes(bare(text), parser.parse(text)))
