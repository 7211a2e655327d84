"""The tense around a word."""

from __future__ import annotations

import pytest

from rashomon.read.parser import Parser
from rashomon.read.tense import tense_at

CASES = [
    ("The envoys met there.", "past"),
    ("The envoys have met there.", "past"),
    ("The envoys will meet there.", "future"),
    ("The envoys may meet there.", "future"),
    ("The envoys plan to meet there.", "future"),
    ("The envoys were expected to meet there.", "future"),
    ("The envoys had planned to meet there.", "past"),
    ("The envoys meet there.", "present"),
]


@pytest.mark.parametrize("text, tense", CASES)
def test_the_governing_verb_lends_its_tense(parser: Parser, text: str, tense: str) -> None:
    parse = parser.parse(text)
    assert tense_at(parse, parse.lower.index("there")) == tense


def test_a_line_without_a_verb_has_no_tense(parser: Parser) -> None:
    assert tense_at(parser.parse("Talks in Tartu"), 0) is None
