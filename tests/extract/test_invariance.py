"""The code of a deed does not hang on who does it, the voice, or what else is told beside it."""

from __future__ import annotations

from collections import Counter

from invariance import tellings

from rashomon.extract.pairs import code_pair
from rashomon.read.parser import Parser


def test_names_voice_clauses_and_sentences_beside_do_not_change_the_code(parser: Parser) -> None:
    told = list(tellings())
    assert len({one.text for one in told if one.change == "as it stands"}) >= 40
    wrong: Counter[str] = Counter()
    for one, parse in zip(told, parser.parses((t.text, ()) for t in told), strict=True):
        answer = code_pair(parse, one.source, one.target)
        if answer != one.type:
            wrong[f"{one.change}: {one.text} is {answer}, not {one.type}"] += 1
    assert not wrong, "\n".join(wrong)
