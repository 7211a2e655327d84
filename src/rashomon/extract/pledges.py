"""The pledges of a report."""

from __future__ import annotations

from rashomon.model import Pledge, Reading
from rashomon.read.parse import Parse


def pledges(reading: Reading, parse: Parse) -> tuple[Pledge, ...]:
    """Find the pledges of a report."""
    return ()
