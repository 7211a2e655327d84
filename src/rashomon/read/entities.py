"""Who and what a report speaks of, and every mention of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rashomon.model import Entity, Mention, Timex
from rashomon.read.marks import Marks
from rashomon.read.parse import Parse


class Cast(NamedTuple):
    """The entities of a report and their mentions, in text order."""

    entities: tuple[Entity, ...]
    mentions: tuple[Mention, ...]


def cast(parse: Parse, marks: Sequence[Marks], timexes: Sequence[Timex] = ()) -> Cast:
    """Find everybody a report speaks of and resolve each mention inside the report."""
    return Cast((), ())
