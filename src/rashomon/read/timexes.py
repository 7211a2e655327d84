"""Time expressions, with their TIMEX3 values."""

from __future__ import annotations

from rashomon.model import Timex
from rashomon.read.parse import Parse


def timexes(parse: Parse, published: str | None) -> tuple[Timex, ...]:
    """Find the time expressions of a report and read them against its date."""
    return ()
