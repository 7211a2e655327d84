"""What in a report is not story, and whom it credits."""

from __future__ import annotations

from typing import NamedTuple

from rashomon.model import Credit, Noise, Report


class Marked(NamedTuple):
    """The stretches that are not story, and the credit lines among them."""

    noise: tuple[Noise, ...]
    credits: tuple[Credit, ...]


def noise(report: Report) -> Marked:
    """Mark what is not story: footers, captions, pull quotes, repeats, untranslated words."""
    return Marked((), ())
