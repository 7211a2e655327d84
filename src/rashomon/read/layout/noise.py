"""What in a report is not story, and whom it credits.

Marking real story as noise loses what it tells, so each rule asks for a plain sign and a doubt
leaves the words in the story. The text itself is never touched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from rashomon.model import Credit, Noise, Report, Span
from rashomon.read.layout.agencies import credit_in_dateline, credits_of
from rashomon.read.layout.footers import footer_head, footer_line, footer_tail
from rashomon.read.layout.footers import words as words_of
from rashomon.read.layout.repeats import duplicates, pull_quotes

MOST_LINES = 5_000  # repeats are looked for in reports up to here; longer ones are no reports


class Marked(NamedTuple):
    """The stretches that are not story, and the credits; both in text order."""

    noise: tuple[Noise, ...]
    credits: tuple[Credit, ...]


def noise(report: Report) -> Marked:
    """Mark what is not story: footers, captions, pull quotes, repeats, untranslated words.

    A credit in a dateline is part of a story line and is not noise; a line that is nothing but a
    credit is both. Crossheads and headlines in mid-text are story. Stretches never overlap.
    """
    text = report.text
    lines = [_trimmed(text, m.start(), m.end()) for m in re.finditer(r"[^\n]*\S[^\n]*", text)]
    found: list[Noise] = []
    credits: list[Credit] = []
    story: list[Span] = []
    for n, line in enumerate(lines):
        edge = min(n, len(lines) - 1 - n)
        head = footer_head(text, line.start, line.end)
        if head is not None:
            found.append(Noise(start=head.start, end=head.end, kind=head.kind))
            line = _trimmed(text, head.end, line.end)
        footer = footer_line(text, line.start, line.end, first=n == 0, edge=edge)
        if footer is None:
            credits.extend(credit_in_dateline(text, line.start, line.end))
            footer = footer_tail(text, line.start, line.end, edge=edge)
        if footer is not None:
            found.append(Noise(start=footer.start, end=footer.end, kind=footer.kind))
            if footer.credits:
                credits.extend(credits_of(text, footer.start, footer.end))
            if footer.start > line.start:
                story.append(_trimmed(text, line.start, footer.start))
        else:
            story.append(line)
    if len(story) <= MOST_LINES:
        again = list(duplicates(text, story))
        found.extend(again)
        twice = {one.start for one in again}
        found.extend(pull_quotes(text, [line for line in story if line.start not in twice]))
    holes = [one.span for one in found]
    found.extend(one for one in untranslated(text) if not any(one.span.overlaps(h) for h in holes))
    found.sort(key=lambda one: (one.start, one.end))
    return Marked(tuple(found), tuple(dict.fromkeys(credits)))


def _trimmed(text: str, start: int, end: int) -> Span:
    line = text[start:end]
    return Span(start + len(line) - len(line.lstrip()), end - len(line) + len(line.rstrip()))


# --- untranslated words ---------------------------------------------------------------------

_BRACKETS = re.compile(r"\[([^\[\]\n]{2,120})\]")
_LATIN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_FOREIGN_LETTER = re.compile(r"[àâãäåæçèéêëìíîïñòóôõöøùúûüýÿœßąćęłńśźżčďěňřšťůžğışőűăâîșț]")
_ELIDED = frozenset(("c", "d", "j", "l", "m", "n", "qu", "s", "t"))  # "[l’Ukraine]"
_OTHER_SCRIPT = re.compile(r"[Ͱ-῿぀-鿿가-힯]")


def untranslated(text: str) -> Iterator[Noise]:
    """Bracketed words that a machine translation left in their own language ("[ses besoins]").

    "[…]", "[sic]", "[the president]", "[Mr. Roe]" are an English editor's. A bracket counts as
    foreign when a small word of another language stands in it and none of English, or when it
    is written in another script or with letters English lacks.
    """
    if "[" not in text:
        return
    for bracket in _BRACKETS.finditer(text):
        words = _LATIN.findall(bracket[1])
        if words and _is_foreign(words):
            yield Noise(start=bracket.start(), end=bracket.end(), kind="untranslated")


def _is_foreign(words: list[str]) -> bool:
    small = [word for word in words if word[0].islower()]
    if all(_OTHER_SCRIPT.match(word) for word in words):
        return True
    if any(word in words_of("english-words") for word in small):
        return False
    if small:
        small.insert(0, words[0].lower())  # "[Los vecinos]"; "[Los Angeles]" has no small word
    parts = [re.split("['’]", word) for word in small]
    if any(part in words_of("english-words") for split in parts for part in split):
        return False
    if any(part in words_of("foreign-words") for split in parts for part in split):
        return True
    if any(len(split) > 1 and split[0] in _ELIDED for split in parts):
        return True
    return any(
        _FOREIGN_LETTER.search(word) and word not in words_of("borrowed-words") for word in small
    )
