"""Every rule, type and mode an event can carry stands in docs/events.md."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest

from rashomon.extract.arguments import RULES as BINDINGS
from rashomon.extract.frames import RULES as FINDINGS
from rashomon.extract.lexicon import lexicon
from rashomon.extract.lexicon import rows as tables
from rashomon.model import PloverType, Reading
from rashomon.read.parse import Parse

PAGE = (Path(__file__).parents[2] / "docs" / "events.md").read_text(encoding="utf-8")

EXAMPLES = [
    ("Norway condemned Chile.", "verb / subject"),
    ("Norway met with Chile.", "verb and particle / subject"),
    ("Norway imposed sanctions on Chile.", "verb and object / subject"),
    ("Norway held talks with Chile.", "verb and object / subject"),
    ("Norway launched an investigation.", "verb and object / subject"),
    ("Norway suffered an earthquake.", "light verb / subject"),
    ("Norway halted its counteroffensive.", "stopped act / subject"),
    ("Norway was critical of Chile.", "adjective / subject"),
    ("The talks collapsed.", "noun with its verb / noun"),
    ("Norway painted the bridge.", "other verb / subject"),
    ("Norway said that Chile must leave.", "said of another / subject"),
    ("Two men were arrested.", "verb / passive"),
    ("Norway condemned Chile and praised Peru.", "verb / conjunct"),
    ("Norway threatened to bomb Chile.", "verb / control"),
    ("Norway urged Chile to attack Peru.", "verb / object control"),
    ("Norway, which attacked Chile, apologised.", "verb / relative"),
    ("Norway apologised, praising Chile.", "verb / participle"),
    ("Norway accused Chile of attacking Peru.", "verb / gerund"),
    ("Norway said it would attack Chile.", "verb / speaker"),
    ("Norway's attack on Chile ended.", "noun with its verb / possessive"),
    ("The Chilean attack shocked Norway.", "noun / compound"),
    ("The visit of the king pleased Norway.", "noun / of-phrase"),
    ("The attack by rebels shocked Norway.", "noun / by-phrase"),
    ("The talks between Peru and Chile pleased Norway.", "noun / between"),
    ("The earthquake shocked Norway.", "noun / noun"),
    ("Skagen Mayor Aide Ole Brandt Dies at 75", "headline / headline"),
]


def rows(heading: str) -> set[str]:
    """The first cells of the table under this head."""
    part = PAGE.split(f"| {heading} |", 1)[1].split("\n\n", 1)[0]
    return {cell.strip() for cell in re.findall(r"^\| ([^|]+) \|", part, re.M)} - {"---"}


def test_the_page_lists_each_rule_and_no_other() -> None:
    assert rows("how the act was found") == set(FINDINGS)
    assert rows("how the actor was bound") == set(BINDINGS)


def test_the_page_lists_each_type_with_its_modes() -> None:
    table = {
        cells[0].strip(): {mode.strip() for mode in cells[2].split(",") if mode.strip()}
        for cells in re.findall(r"^\| ([A-Z]+) \|([^|]*)\|([^|]*)\|", PAGE, re.M)
    }
    assert set(table) == set(get_args(PloverType))
    words = lexicon()
    frames = [*words.verbs.values(), *words.nouns.values(), *words.adjectives.values()]
    frames += [frame for pairs in words.pairs.values() for frame in pairs.values()]
    for type_, mode, _ in tables("modes.tsv"):
        assert mode in table[type_], (type_, mode)
    for frame in frames:
        if frame.mode is not None:
            assert frame.type is not None and frame.mode in table[frame.type], frame


@pytest.mark.parametrize(("text", "rule"), EXAMPLES)
def test_each_rule_can_be_seen_at_work(
    read_text: Callable[..., tuple[Reading, Parse]], text: str, rule: str
) -> None:
    assert rule in {event.rule for event in read_text(text)[0].events}


def test_the_examples_leave_no_rule_out() -> None:
    shown = [rule.split(" / ") for _, rule in EXAMPLES]
    assert {found for found, _ in shown} == set(FINDINGS)
    assert {bound for _, bound in shown} == set(BINDINGS)
