"""The one order of reports that everything here follows, whatever order they came in."""

from __future__ import annotations

from collections.abc import Iterable

from rashomon.model import Reading

_UNDATED = "9999"


def in_order(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """The readings by day, outlet and id, each id once.

    A report without a date comes last: it cannot be shown to be the first to tell. Of two readings
    with one id the first by content stays, so the order of arrival does not matter.
    """
    kept: dict[str, Reading] = {}
    for reading in sorted(readings, key=_key):
        kept.setdefault(reading.report.id, reading)
    return tuple(kept.values())


def _key(reading: Reading) -> tuple[str, str, str, str, str]:
    report = reading.report
    model = reading.reader.model
    return (report.published or _UNDATED, report.outlet or "", report.id, report.sha256, model)


def day(reading: Reading) -> str:
    """The day of publication, ``"9999"`` when unknown, so that days sort."""
    return (reading.report.published or _UNDATED)[:10]
