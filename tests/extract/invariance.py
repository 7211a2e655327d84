"""One deed in many tellings: names changed, voice changed, clauses and sentences added.

Read by the tests and by ``benchmarks/events.py``; the sentences are in invariance.tsv.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from rashomon.model import Span

RENAMED = (
    ("Norway", "Ghana", "Chile", "Nepal"),
    ("Norway", "the European Union", "Chile", "South Korea"),
    ("Norway", "Prime Minister Tove Lindgaard", "Chile", "the Omani government"),
)
AROUND = (
    "On Friday, {}",
    "According to two officials, {}",
    "A spokesman said that {}",
    "Despite protests at home, {}",
)
BESIDE = (
    "The markets were calm. {}",
    "{} The markets were calm.",
    "Peru had praised Kenya a day earlier. {}",
    "{} Peru then condemned Kenya.",
)


class Telling(NamedTuple):
    """A text with the two parties, the type it must get, and what was changed."""

    text: str
    source: Span
    target: Span
    type: str
    change: str


def tellings() -> Iterator[Telling]:
    """Every deed as it stands and in all its changes."""
    file = Path(__file__).with_name("invariance.tsv")
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        type_, active, passive = line.split("\t")
        yield _telling(active, type_, "as it stands")
        yield _telling(passive, type_, "passive")
        for voice in (active, passive):
            for one, other, two, another in RENAMED:
                named = voice.replace(f"[{one}]", f"[{other}]").replace(two, another)
                if named != voice:
                    yield _telling(named[0] + named[1:], type_, "renamed")
            for frame in AROUND:
                yield _telling(frame.format(_inside(voice)), type_, "clause added")
            for frame in BESIDE:
                yield _telling(frame.format(voice), type_, "sentence beside")


def _inside(voice: str) -> str:
    """The sentence as it stands inside another: "The rebels" is "the rebels" there."""
    return re.sub(r"^([\[{]?)(The|Police|Soldiers|Students|Two|Sanctions|Food|Money|Aid|A)\b",
                  lambda m: m[1] + m[2].lower(), voice)  # fmt: skip


def _telling(marked: str, type_: str, change: str) -> Telling:
    plain = ""
    at: dict[str, int] = {}
    spans: dict[str, Span] = {}
    for c in marked:
        if c in "[{":
            at[c] = len(plain)
        elif c in "]}":
            opened = "[" if c == "]" else "{"
            spans[opened] = Span(at[opened], len(plain))
        else:
            plain += c
    upper = plain[0].upper() + plain[1:]
    return Telling(upper, spans["["], spans["{"], type_, change)
