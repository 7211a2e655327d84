"""The parser keeps offsets, sentences and heads in order."""

from __future__ import annotations

import pytest

from rashomon.model import Noise
from rashomon.read.parser import paragraphs, view


def test_a_view_has_the_length_of_its_text():
    text = "«Oui» \u00a0„no‟ \x07 tab\t \u2003 end"
    assert len(view(text)) == len(text)
    assert "«" not in view(text)


def test_noise_is_cut_out_of_a_line_and_untranslated_words_are_not():
    text = "He left. Share this\nNext [ses besoins] line"
    noise = [
        Noise(start=9, end=19, kind="boilerplate"),
        Noise(start=25, end=38, kind="untranslated"),
    ]
    assert [s.of(text) for s in paragraphs(text, noise)] == ["He left.", "Next [ses besoins] line"]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Mr. Ode left the U.S. on Monday. He waved.", 2),
        ("The talks ended.Both sides left.", 2),
        ("“It is over,” he said. “We won.”", 2),
        ("A headline without a stop\nThe first sentence begins here.", 2),
    ],
)
def test_sentences_end_where_a_reader_ends_them(parser, text, sentences):
    parse = parser.parse(text)
    assert len(parse.sentences) == sentences, [parse.of(a, b) for a, b in parse.sentences]


def test_tokens_and_heads_are_in_the_report_s_own_offsets(parser):
    text = "Noise here\n  «We came»,  she   said.\n"
    parse = parser.parse(text, [Noise(start=0, end=10, kind="boilerplate")])
    assert [text[a:b] for a, b in zip(parse.start, parse.end, strict=True)] == [
        "«", "We", "came", "»", ",", "she", "said", ".",
    ]  # fmt: skip
    assert parse.word[0] == "“"
    assert parse.of(1, 3) == "We came"
    assert parse.word[parse.head[5]] == "said"
    assert parse.lemma[6] == "say"


def test_a_paragraph_parsed_before_is_parsed_the_same(parser):
    line = "The minister of Valdoria met the envoy on Tuesday."
    alone = parser.parse(line)
    among = parser.parse(f"Something else happened first.\n{line}")
    past = len(among)
    assert among.dep[past - len(alone) :] == alone.dep
    assert among.ent[past - len(alone) :] == alone.ent
