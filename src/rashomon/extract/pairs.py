"""What the one did to the other, in one text."""

from __future__ import annotations

from rashomon.model import PloverType, Span
from rashomon.read.parse import Parse


def code_pair(parse: Parse, source: Span, target: Span) -> PloverType | None:
    """Say what the source did to the target, as a PLOVER type."""
    return None
