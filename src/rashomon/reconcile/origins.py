"""How many independent roots stand behind the reports, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from rashomon.model import Copy, Origin, Reading
from rashomon.reconcile.copies import Overlaps
from rashomon.reconcile.links import components

MOSTLY = 0.5  # of a report's words outside quotations: it tells another's story
CREDITED = 0.15  # the same agency credited and this much wording shared: one dispatch


class Counts(NamedTuple):
    """How many carry something: always shown together, in this order."""

    reports: int
    outlets: int
    origins: int


class Origins(NamedTuple):
    """The roots, and which of them each report belongs to."""

    origins: tuple[Origin, ...]
    of: dict[str, str]
    outlet: dict[str, str]
    named: dict[str, tuple[str, ...]]  # an outlet's reports by its plain name

    def behind(self, reports: Iterable[str], cited: Mapping[str, str] | None = None) -> Counts:
        """Reports, outlets and origins among these; an unknown outlet counts by its report.

        Args:
            cited: by report, the report whose word it passes on here; that one's origin counts.
        """
        told = sorted(set(reports))
        outlets = {self.outlet[report] for report in told}
        root = {self.of[(cited or {}).get(report, report)] for report in told}
        return Counts(len(told), len(outlets), len(root))

    def carrying(self, name: str) -> tuple[str, ...]:
        """The reports of an outlet, by its name with or without its article."""
        return self.named.get(_plain(name), ())


def _plain(name: str) -> str:
    return " ".join(name.casefold().split()).removeprefix("the ")


class _Edge(NamedTuple):
    later: int
    earlier: int
    why: str
    share: float


def origins(readings: Sequence[Reading], rows: Sequence[Copy], wording: Overlaps) -> Origins:
    """Put every report under exactly one origin.

    Two reports have one origin when most of the later one, outside quotations, stands in the
    earlier one, or when both credit (or are) one agency and share wording. A credit alone
    ("With AFP" under a report of one's own), a passage of the same quotation, or one line "told
    Reuters" does not make a report somebody else's: it keeps its own origin.
    """
    at_of = {reading.report.id: at for at, reading in enumerate(readings)}
    edges = [
        _Edge(at_of[row.report], at_of[row.of], "copy", row.share)
        for row in rows
        if wording.unquoted(at_of[row.of], at_of[row.report]) >= MOSTLY
    ]
    edges += _credited(readings, wording)
    groups = components(len(readings), [(edge.earlier, edge.later) for edge in edges])
    found: list[Origin] = []
    of: dict[str, str] = {}
    for number, group in enumerate(groups, 1):
        inside = set(group)
        why = [edge for edge in edges if edge.later in inside]
        root = min(group, key=lambda at: wording.rank[at])
        name = _name(readings, group, root)
        because = _because(readings, group, root, why, rows)
        reports = tuple(readings[at].report.id for at in group)
        found.append(Origin(id=f"O{number}", name=name, reports=reports, because=because))
        of.update(dict.fromkeys(reports, f"O{number}"))
    outlet = {
        reading.report.id: (reading.report.outlet or f"\0{reading.report.id}").casefold().strip()
        for reading in readings
    }
    named: dict[str, tuple[str, ...]] = {}
    for reading in readings:
        name = _plain(outlet[reading.report.id])
        named[name] = (*named.get(name, ()), reading.report.id)
    return Origins(tuple(found), of, outlet, named)


def _agencies(reading: Reading) -> set[str]:
    named = {credit.agency.casefold() for credit in reading.credits}
    return named | ({reading.report.outlet.casefold()} if reading.report.outlet else set())


def _credited(readings: Sequence[Reading], wording: Overlaps) -> list[_Edge]:
    """Pairs that share wording and an agency: one of them may be the agency itself."""
    credited = {c.agency.casefold() for reading in readings for c in reading.credits}
    mine = [_agencies(reading) & credited for reading in readings]
    return [
        _Edge(later, earlier, "credit", pair.of_later)
        for (earlier, later), pair in sorted(wording.pairs.items())
        if mine[earlier] & mine[later] and wording.unquoted(earlier, later) >= CREDITED
    ]


def _name(readings: Sequence[Reading], group: Sequence[int], root: int) -> str:
    credited = Counter(
        agency
        for at in group
        for agency in sorted({credit.agency for credit in readings[at].credits})
    )
    if credited and (len(group) > 1 or _wholly(readings[root])):
        return min(credited, key=lambda agency: (-credited[agency], agency))
    return called(readings[root])


def _wholly(reading: Reading) -> bool:
    """Whether the credit stands over the text (a by-line), not under it ("With AFP")."""
    half = len(reading.report.text) / 2
    return any(
        credit.start < half
        and not reading.report.text[credit.start : credit.end].lower().startswith("with ")
        for credit in reading.credits
    )


def called(reading: Reading) -> str:
    """What to call a report before a reader."""
    return reading.report.called


def _because(
    readings: Sequence[Reading],
    group: Sequence[int],
    root: int,
    edges: Sequence[_Edge],
    rows: Sequence[Copy],
) -> str:
    first = called(readings[root])
    if len(group) > 1:
        parts = []
        copied = [edge for edge in edges if edge.why == "copy"]
        credit = [edge for edge in edges if edge.why == "credit"]
        if copied:
            least = min(edge.share for edge in copied)
            parts.append(f"{_percent(least)} or more of each copy stands word for word in another")
        if credit:
            agency = _name(readings, group, root)
            parts.append(f"{agency} is credited by reports that share its wording")
        return f"{len(group)} reports go back to one text, first carried by {first}: " + "; ".join(
            parts
        )
    own = readings[root]
    partly = [row for row in rows if row.report == own.report.id]
    agencies = sorted({credit.agency for credit in own.credits})
    if partly:
        return (
            f"{first} takes {_percent(partly[0].share)} of its words from another report; "
            "most of it stands in no other"
        )
    if agencies and _wholly(own):
        return f"{first} carries {_listed(agencies)}; no other report here has this text"
    if agencies:
        return f"{first} credits {_listed(agencies)} for a part; no other report here has its text"
    return f"no other report here has the text of {first}"


def _percent(share: float) -> str:
    return f"{round(100 * share)}%"


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]
