"""Many Readings → one Situation."""

from __future__ import annotations

from collections.abc import Iterable

from rashomon.model import Reading, Situation, Skipped
from rashomon.reconcile.comparisons import comparisons
from rashomon.reconcile.copies import copies, overlaps
from rashomon.reconcile.occurrences import occurrences
from rashomon.reconcile.order import in_order
from rashomon.reconcile.origins import origins
from rashomon.reconcile.people import people
from rashomon.reconcile.sides import Case
from rashomon.reconcile.storylines import storylines
from rashomon.reconcile.words import background, telling, words


def reconcile(readings: Iterable[Reading], skipped: Iterable[Skipped] = ()) -> Situation:
    """Say what the reports share, where they part, and how many origins stand behind each.

    The order in which the readings arrive changes nothing. Of two readings with one report id
    the first by content stays.
    """
    told = in_order(readings)
    found = [words(reading) for reading in told]
    wording = overlaps(told, found)
    repeated = copies(told, found, wording)
    roots = origins(told, repeated, wording)
    lines = storylines(told, found)
    who = people(told, lines)
    known = background(telling(one) for one in found)
    happened = occurrences(told, found, known, lines, who, roots)
    case = Case(
        readings={reading.report.id: reading for reading in told},
        place={reading.report.id: at for at, reading in enumerate(told)},
        people=who,
        roots=roots,
        size={line.id: len(line.reports) for line in lines},
    )
    return Situation(
        readings=told,
        skipped=tuple(skipped),
        entities=who.entities,
        copies=repeated,
        origins=roots.origins,
        storylines=lines,
        occurrences=happened.occurrences,
        comparisons=comparisons(case, lines, happened),
    )
