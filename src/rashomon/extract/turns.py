"""Lines that begin with their speaker: transcripts ("BRANDT: We will …") and headlines alike.

A paragraph that opens with a name and a colon is that person's words up to its end, in marks or
not. What it does not do: guess from a single odd line. In mid-text the name is either in capitals
or known to the parser as a person; "Update:", "Photos:" and datelines are no speakers.
"""

from __future__ import annotations

from typing import NamedTuple

from rashomon.extract.cues import lexicon
from rashomon.extract.sources import Range
from rashomon.read.parse import Parse


class Turn(NamedTuple):
    """One paragraph that begins with its speaker, as token ranges."""

    source: Range
    colon: int
    content: Range


_MARKS = frozenset({'"', "“", "”", "‘", "’", "'", "''", "``", "`", "-", "—", "–"})
_LONGEST = 5  # tokens of a name before the colon


def turns(parse: Parse) -> list[Turn]:
    """The paragraphs that begin with their speaker, in text order."""
    found: list[tuple[Turn, bool]] = []
    for number, (first, past) in enumerate(parse.paragraphs):
        at = first
        while at < past and parse.lower[at] in _MARKS:
            at += 1
        colon = at
        while colon < past and colon - at <= _LONGEST and parse.lower[colon] != ":":
            colon += 1
        if not at < colon < past or parse.lower[colon] != ":" or past - colon < 4:
            continue
        if not all(_name(parse, i) for i in range(at, colon)):
            continue
        words = [parse.word[i] for i in range(at, colon) if parse.word[i][0].isalpha()]
        if not words or any(word.lower() in lexicon().headings for word in words):
            continue
        labels = {parse.ent[i][2:] for i in range(at, colon)}
        if labels & {"GPE", "LOC", "DATE", "TIME", "FAC", "CARDINAL"}:
            continue
        capitals = all(word.isupper() and len(word) > 1 for word in words)
        sure = capitals or "PERSON" in labels or (number == 0 and len(words) < 4)
        content = colon + 1, past
        while content[1] > content[0] and parse.lower[content[1] - 1] in _MARKS:
            content = content[0], content[1] - 1
        while content[0] < content[1] and parse.lower[content[0]] in _MARKS:
            content = content[0] + 1, content[1]
        if content[0] < content[1]:
            found.append((Turn((at, colon), colon, content), sure))
    return [turn for turn, sure in found if sure]


def _name(parse: Parse, i: int) -> bool:
    return parse.tag[i] in ("NNP", "NNPS") or parse.word[i].isupper() or parse.word[i] in (".", ",")
