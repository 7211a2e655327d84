"""Quotation marks of a text, paired."""

from __future__ import annotations

from typing import NamedTuple


class Marks(NamedTuple):
    """A stretch in quotation marks: ``start``/``end`` are the words inside, without the marks.

    ``opened`` is the offset of the opening mark, ``closed`` the offset of the closing mark or
    ``None`` where none was found; ``depth`` is 0 for an outer pair.
    """

    start: int
    end: int
    opened: int
    closed: int | None
    depth: int = 0


def marks(text: str) -> tuple[Marks, ...]:
    """Pair the quotation marks of a text, in text order."""
    return ()
