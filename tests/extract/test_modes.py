"""Modes: with what, or about what, where the word leaves it open."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.model import Reading
from rashomon.read.parse import Parse


@pytest.mark.parametrize(
    ("text", "lemma", "mode"),
    [
        ("Rebels killed two men with a machete.", "kill", "primitive"),
        ("Two men were killed in a drone attack.", "kill", "drone"),
        ("Norway shelled the village.", "shell", "heavy-weapons"),
        ("Norway attacked Chile.", "attack", None),
        ("Norway demanded the release of the sailors.", "demand", "yield"),
        ("Norway asked Chile for money.", "ask", "assist"),
        ("Norway threatened to bomb Chile.", "threaten", "violence"),
        ("Norway threatened Chile with sanctions.", "threaten", "restrict"),
        ("Norway deployed police to the border.", "deploy", "police"),
        ("Norway's ministers met at a summit with Chile.", "meet", "multilateral"),
        ("Miners went on strike over pay.", "strike", "strike"),
    ],
)
def test_the_mode_is_the_words_own_or_what_the_clause_shows(
    read_text: Callable[..., tuple[Reading, Parse]], text: str, lemma: str, mode: str | None
) -> None:
    found = {event.lemma: event.mode for event in read_text(text)[0].events}
    assert found[lemma] == mode
