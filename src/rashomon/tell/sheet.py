"""A sheet of text: paragraphs wrapped and indented, on a terminal or in a pipe.

On a terminal it is as wide as the terminal, up to what is easy to follow; in a pipe it is 80
columns of text and nothing but text. What steers a terminal never gets through.
"""

from __future__ import annotations

import re

from rich.console import Console
from rich.text import Text

from rashomon.tell.words import steady

COLUMNS_IN_A_PIPE = 80
MAX_COLUMNS = 100  # lines longer than this are hard to follow, however wide the terminal
MIN_COLUMNS = 30
_BREAKS = re.compile("[\t-\r\x85\u2028\u2029]")  # a paragraph is broken where it is wrapped
# For terminals that know no typographic marks.
_PLAIN = str.maketrans(
    {"“": '"', "”": '"', "’": "'", "‘": "'", "…": "...", "·": "-", "–": "-", "—": "-", "≈": "~"}
)


class Sheet:
    """Writes paragraphs to a console, with no blank at the ends of lines."""

    def __init__(self, console: Console) -> None:
        width = min(console.width, MAX_COLUMNS) if console.is_terminal else COLUMNS_IN_A_PIPE
        self.console = console
        self.width = max(width, MIN_COLUMNS)
        encoding = (console.encoding or "utf-8").lower().replace("-", "")
        self.encoding = None if encoding.startswith("utf") else console.encoding

    def write(self, *parts: str | tuple[str, str], indent: int = 0, hang: int = 2) -> None:
        """Write one paragraph; ``hang`` more columns of indent from its second line on."""
        text = Text()
        for part in parts:
            words, style = (part, "") if isinstance(part, str) else part
            text.append(self._fit(words), style)
        room = max(self.width - indent, 10)
        first = text.wrap(self.console, room)[:1]
        if not first:
            return
        lines = [first[0]]
        rest = text[len(first[0].plain) :]
        rest = rest[len(rest.plain) - len(rest.plain.lstrip()) :]
        if rest.plain:
            lines += [Text(" " * hang) + piece for piece in rest.wrap(self.console, room - hang)]
        for piece in lines:
            piece.rstrip()
            self._print(Text(" " * indent) + piece)

    def blank(self) -> None:
        self._print(Text())

    def section(self, title: str, style: str = "", *, note: str = "") -> None:
        """Begin a section; the note stands beside its title."""
        self.blank()
        head = (title.upper(), f"bold {style}".strip())
        self.write(head, *((f"  ({note})",) if note else ()), indent=2)

    def more(self, number: int, *, noun: str = "", indent: int) -> None:
        """Say how many a cut list leaves out, if any."""
        if number > 0:
            named = f" {noun}s" if noun and number > 1 else f" {noun}".rstrip()
            self.write(f"and {number:,} more{named} (see the dossier)", indent=indent)

    def _fit(self, words: str) -> str:
        words = _BREAKS.sub(" ", steady(words))
        if self.encoding:
            words = words.translate(_PLAIN)
            words = words.encode(self.encoding, "replace").decode(self.encoding)
        return words

    def _print(self, text: Text) -> None:
        self.console.print(text, soft_wrap=True, highlight=False, markup=False, emoji=False)
