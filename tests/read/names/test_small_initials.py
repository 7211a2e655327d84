"""Names that begin small are names, each with its model, of kind "other"."""

from __future__ import annotations

import pytest

from rashomon.read.names.names import names
from rashomon.read.parser import Parser


def named(parser: Parser, text: str) -> list[tuple[str, str]]:
    parse = parser.parse(text, ())
    return [(parse.of(name.first, name.past), name.kind) for name in names(parse)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Borealis showed the iTablet 2 in Oslo.", "iTablet 2"),
        ("Borealis showed the eReader Mini and the eReader Max.", "eReader Mini"),
        ("Borealis showed the eReader Mini and the eReader Max.", "eReader Max"),
        ("He owns an iTablet portable music player.", "iTablet"),
        ("The iTablet 3GS will cost 99 euros.", "iTablet 3GS"),
        ("It runs iTOS on every machine.", "iTOS"),
        ("Borealis showed the iTablet Wednesday.", "iTablet"),
    ],
)
def test_it_ends_behind_its_model(parser, text, name):
    assert (name, "other") in named(parser, text)


@pytest.mark.parametrize("word", ["kWh", "mRNA", "pH"])
def test_units_and_chemistry_are_no_names(parser, word):
    assert word not in [said for said, _ in named(parser, f"They measured the {word} twice.")]


def test_what_our_lists_know_keeps_its_kind(parser):
    assert ("eBay", "organization") in named(parser, "She sold the lamp on eBay.")
