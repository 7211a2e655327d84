"""Many Readings → one Situation."""

from __future__ import annotations

from collections.abc import Iterable

from rashomon.model import Reading, Situation, Skipped


def reconcile(readings: Iterable[Reading], skipped: Iterable[Skipped] = ()) -> Situation:
    """Say what the reports share, where they part, and how many origins stand behind each."""
    return Situation(readings=tuple(readings), skipped=tuple(skipped))
