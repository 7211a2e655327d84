"""The events of a report."""

from __future__ import annotations

from rashomon.model import Event, Reading
from rashomon.read.parse import Parse


def events(reading: Reading, parse: Parse) -> tuple[Event, ...]:
    """Find the events of a report."""
    return ()
