"""Pairs: what the one did to the other."""

from __future__ import annotations

import pytest

from rashomon.extract.pairs import code_pair
from rashomon.model import Span
from rashomon.read.parser import Parser


def coded(parser: Parser, text: str) -> str | None:
    """The type for the two parties marked [so] and {so}."""
    start, end = text.index("["), text.index("]") - 1
    left, right = text.index("{"), text.index("}") - 1
    if start > left:
        start, end = start - 2, end - 2
    else:
        left, right = left - 2, right - 2
    plain = text.translate({ord(c): None for c in "[]{}"})
    return code_pair(parser.parse(plain), Span(start, end), Span(left, right))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[Norway] condemned {Chile} on Friday.", "ACCUSE"),
        ("{Chile} was condemned by [Norway] on Friday.", "ACCUSE"),
        ("[Norway] will visit {Chile} in May.", "AGREE"),
        ("[Norway] has imposed sanctions on {Chile}.", "COERCE"),
        ("[Norway] lifted its sanctions on {Chile}.", "RETREAT"),
        ("[Norway] called off its attack on {Chile}.", "RETREAT"),
        ("[Norway] cancelled a visit to {Chile}.", "REJECT"),
        ("[Norway] suspended aid to {Chile}.", "SANCTION"),
        ("[Norway] refused to lift the ban on ships from {Chile}.", "REJECT"),
        ("[Norway] said it will not accept refugees from {Chile}.", "REJECT"),
        ("[Norway] threatened to bomb {Chile}.", "THREATEN"),
        ("[Norway] would boycott the games in {Chile}, it said.", "THREATEN"),
        ("[Norway] urged {Chile} to free the sailors.", "REQUEST"),
        ("[Norway] launched air strikes on {Chile}.", "ASSAULT"),
        ("[Norway] launched an investigation into {Chile}.", "ACCUSE"),
        ("[Norway] held talks with {Chile}.", "CONSULT"),
        ("[Norway] reached an agreement with {Chile}.", "SUPPORT"),
        ("[Norway] failed to reach agreement with {Chile}.", "REJECT"),
        ("[Norway] provided $3 million in aid to {Chile}.", "AID"),
        ("[Norway] opened fire on {Chile}.", "ASSAULT"),
        ("[Dock workers] went on strike over pay at {Bergen port}.", "PROTEST"),
        ("[Norway] said that {Chile} must open its border.", "REQUEST"),
        ("[Norway] said that {Chilean rebels} were behind the blast.", "ACCUSE"),
        ("[A court in Oslo] ordered {the minister} to appear on Monday.", "REQUEST"),
        ("[A court in Oslo] ordered {the newspaper} to close.", "COERCE"),
        ("[The senator] led the attack on {Chile's budget}.", "ACCUSE"),
        ("[The senator] launched an attack on {Chile}, calling it a failure.", "ACCUSE"),
        ("[Norway] launched an attack on {Chile}, killing five.", "ASSAULT"),
        ("[Norway] imposed a blockade on {Chile}.", "ASSAULT"),
        ("[Norway] announced money to fight the epidemic in {Chile}.", "AID"),
    ],
)
def test_the_type_follows_verb_object_and_what_stands_above(
    parser: Parser, text: str, expected: str
) -> None:
    assert coded(parser, text) == expected


def test_the_direction_is_kept(parser: Parser) -> None:
    text = "[Norway] praised {Chile}, which had attacked Peru."
    assert coded(parser, text) == "SUPPORT"
    assert coded(parser, "Norway praised [Chile], which had attacked {Peru}.") == "ASSAULT"


def test_where_no_act_joins_the_two_the_answer_is_none(parser: Parser) -> None:
    assert coded(parser, "[Norway] is north of {Chile}.") is None
