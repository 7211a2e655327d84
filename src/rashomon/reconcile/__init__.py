"""Many Readings → one Situation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import UNSET

from rashomon.model import Reading, Situation, Skipped
from rashomon.reconcile.comparisons import comparisons
from rashomon.reconcile.copies import copies, overlaps
from rashomon.reconcile.corrections import UNCORRECTED, Decision, corrected, resolve
from rashomon.reconcile.occurrences import occurrences
from rashomon.reconcile.order import in_order
from rashomon.reconcile.origins import origins
from rashomon.reconcile.people import people
from rashomon.reconcile.sides import Case
from rashomon.reconcile.storylines import storylines
from rashomon.reconcile.words import background, telling, words


def reconcile(
    readings: Iterable[Reading],
    skipped: Iterable[Skipped] = (),
    corrections: Sequence[Decision] = (),
) -> Situation:
    """Say what the reports share, where they part, and how many origins stand behind each.

    The order in which the readings arrive changes nothing. Of two readings with one report id
    the first by content stays. ``corrections`` are a person's decisions, which go before ours.
    """
    told = in_order(readings)
    given = resolve(corrections, told) if corrections else UNCORRECTED
    told = tuple(corrected(reading, given) for reading in told)
    found = [words(reading) for reading in told]
    wording = overlaps(told, found)
    repeated = copies(told, found, wording)
    roots = origins(told, repeated, wording)
    lines = storylines(told, found, given.occurrences)
    who = people(told, lines, given.entities)
    known = background(telling(one) for one in found)
    happened = occurrences(told, found, known, lines, who, roots, given.occurrences)
    case = Case(
        readings={reading.report.id: reading for reading in told},
        place={reading.report.id: at for at, reading in enumerate(told)},
        people=who,
        roots=roots,
        size={line.id: len(line.reports) for line in lines},
    )
    compared = comparisons(case, lines, happened, given)
    return Situation(
        readings=told,
        skipped=tuple(skipped),
        entities=who.entities,
        copies=repeated,
        origins=roots.origins,
        storylines=lines,
        occurrences=happened.occurrences,
        comparisons=compared.comparisons,
        corrections=given.told(compared.dropping) if corrections else UNSET,
    )
