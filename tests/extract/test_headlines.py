"""Headlines: the verb the parser takes for a name."""

from __future__ import annotations

import pytest

from rashomon.extract.headlines import headline_acts, headline_parties, plain_form
from rashomon.read.parser import Parser


@pytest.mark.parametrize(
    ("text", "verb", "actor", "target"),
    [
        ("Skagen Mayor Aide Ole Brandt Dies at 75", "Dies", "Brandt", None),
        ("Oslo Gunman Kills 3 in Bank Heist", "Kills", "Gunman", None),
        ("Storm Batters Bergen Harbour", "Batters", "Storm", "Harbour"),
    ],
)
def test_a_capitalised_verb_between_nouns_is_found_with_its_parties(
    parser: Parser, text: str, verb: str, actor: str, target: str | None
) -> None:
    parse = parser.parse(text)
    (act,) = headline_acts(parse)
    actors, targets = headline_parties(parse, act.trigger)
    assert parse.word[act.trigger] == verb
    assert [parse.word[i] for i in actors] == [actor]
    assert [parse.word[i] for i in targets] == ([target] if target else [])


@pytest.mark.parametrize(
    "text",
    [
        "The mayor of Skagen died at 75 on Friday in her home in the old town.",
        "Storm Damage Repairs",
        "Norwegian Air Strikes",
        "Talks",
        "",
    ],
)
def test_sentences_and_plurals_are_left_alone(parser: Parser, text: str) -> None:
    assert headline_acts(parser.parse(text)) == []


def test_a_plain_form_is_a_known_verb_or_nothing() -> None:
    assert [plain_form(word) for word in ("Dies", "Launches", "Bus", "News", "Kills")] == [
        "die",
        "launch",
        None,
        None,
        "kill",
    ]
