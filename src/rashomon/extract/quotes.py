"""The quotes of a report."""

from __future__ import annotations

from rashomon.model import Quote, Reading
from rashomon.read.parse import Parse


def quotes(reading: Reading, parse: Parse) -> tuple[Quote, ...]:
    """Find the quotes of a report."""
    return ()
