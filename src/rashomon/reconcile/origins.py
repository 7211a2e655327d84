"""How many independent roots stand behind the reports, and why."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from rashomon.model import Copy, Origin, Reading
from rashomon.read.layout.agencies import agency_named
from rashomon.reconcile.copies import Overlaps
from rashomon.reconcile.links import components

MOSTLY = 0.5  # of a report's words outside quotations: it tells another's story
CREDITED = 0.15  # the same agency credited and this much wording shared: one dispatch


class Counts(NamedTuple):
    """How many carry something: always shown together, in this order."""

    reports: int
    outlets: int
    origins: int


class Statement(NamedTuple):
    """A stretch of a report, and the name of whoever it is told by, if not by the report."""

    report: str
    start: int
    end: int
    voice: str | None = None


class Origins(NamedTuple):
    """The roots, and which of them each report belongs to."""

    origins: tuple[Origin, ...]
    of: dict[str, str]
    outlet: dict[str, str]
    named: dict[str, list[str]]  # an outlet's reports by its plain name
    taken: dict[str, list[tuple[int, int, str]]]  # by report: passages, and whose they are

    def behind(self, reports: Iterable[str], cited: Mapping[str, str] | None = None) -> Counts:
        """Reports, outlets and origins among these; an unknown outlet counts by its report.

        Args:
            cited: by report, what `passing` found: the report or the outlet whose word it passes
                on here; that one's origin counts.
        """
        told = sorted(set(reports))
        outlets = {self.outlet[report] for report in told}
        passed = cited or {}
        root = {self.of.get(one, one) for one in (passed.get(r, r) for r in told)}
        return Counts(len(told), len(outlets), len(root))

    def carrying(self, name: str) -> Sequence[str]:
        """The reports of an outlet, by its name with or without its article."""
        return self.named.get(_plain(name), ())

    def passing(self, told: Iterable[Statement]) -> dict[str, str]:
        """Reports that say something only on another outlet's word or in another's words.

        "The Gazette reported that …", "told Reuters", "according to Portuguese television": the
        word of the outlet cited, of its report where the set has one, so that two papers that
        quote one agency are one origin. A sentence inside a passage that stands in an earlier
        report is that report's. Who also tells it otherwise tells it himself.
        """
        found: dict[str, str] = {}
        own: set[str] = set()
        for one in told:
            whose = self._whose(one)
            if whose is None:
                own.add(one.report)
            else:
                found.setdefault(one.report, whose)
        kept = {report: of for report, of in found.items() if report not in own}
        return {report: _last(kept, report) for report in kept}

    def _whose(self, one: Statement) -> str | None:
        if one.voice is not None:
            theirs = [report for report in self.carrying(one.voice) if report != one.report]
            if theirs:
                return theirs[0]
            if not self.carrying(one.voice) and is_outlet(one.voice):
                return f"“{_plain(one.voice)}”"
        for start, end, of in self.taken.get(one.report, ()):
            if start <= one.start and one.end <= end:
                return of
        return None


def _last(passed: Mapping[str, str], report: str) -> str:
    """Whose word it is at the end of a chain of reports that pass it on."""
    seen = {report}
    while report in passed and passed[report] not in seen:
        report = passed[report]
        seen.add(report)
    return report


def is_outlet(name: str) -> bool:
    """Whether a name is of somebody who publishes: an agency, a paper, a broadcaster."""
    names, last = _outlets()
    plain = name.removeprefix("the ").removeprefix("The ")
    ending = plain.rpartition(" ")[2].lower()
    return agency_named(name) is not None or plain in names or (ending in last and ending != plain)


@cache
def _outlets() -> tuple[frozenset[str], frozenset[str]]:
    """Names of outlets, and the last words that outlets' names end in (`data/outlets.tsv`)."""
    table = files("rashomon.data").joinpath("outlets.tsv").read_text(encoding="utf-8")
    rows = dict(line.split("\t", 1) for line in table.splitlines() if not line.startswith("#"))
    return frozenset(rows["name"].split(" | ")), frozenset(rows["last"].split())


_SITE = re.compile(r"^(?:www\.)?([\w-]+)(?:\.[a-z]{2,4}){1,2}$")


def _plain(name: str) -> str:
    """An outlet's name without its article, an agency's in full, of a site what names it."""
    known = agency_named(name)
    plain = " ".join((known or name).casefold().split()).removeprefix("the ")
    site = _SITE.match(plain)
    if site is None:
        return plain
    return (agency_named(site[1]) or site[1]).casefold()


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
    edges: list[_Edge] = []
    taken: dict[str, list[tuple[int, int, str]]] = {}
    copied: dict[int, Copy] = {}
    for row in rows:
        earlier, later = at_of[row.of], at_of[row.report]
        copied.setdefault(later, row)
        if wording.unquoted(earlier, later) >= MOSTLY:
            edges.append(_Edge(later, earlier, "copy", row.share))
        else:
            spans = [(*one.later, row.of) for one in wording.passages(earlier, later)]
            taken.setdefault(row.report, []).extend(spans)
    edges += _credited(readings, wording)
    groups = components(len(readings), [(edge.earlier, edge.later) for edge in edges])
    by_later: dict[int, list[_Edge]] = {}
    for edge in edges:
        by_later.setdefault(edge.later, []).append(edge)
    found: list[Origin] = []
    of: dict[str, str] = {}
    for number, group in enumerate(groups, 1):
        why = [edge for at in group for edge in by_later.get(at, ())]
        root = min(group, key=lambda at: wording.rank[at])
        name = _name(readings, group, root)
        because = _because(readings, group, root, why, copied.get(root))
        reports = tuple(readings[at].report.id for at in group)
        found.append(Origin(id=f"O{number}", name=name, reports=reports, because=because))
        of.update(dict.fromkeys(reports, f"O{number}"))
    outlet = {
        reading.report.id: (reading.report.outlet or f"\0{reading.report.id}").casefold().strip()
        for reading in readings
    }
    named: dict[str, list[str]] = {}
    for reading in readings:
        if reading.report.outlet:
            named.setdefault(_plain(reading.report.outlet), []).append(reading.report.id)
    for origin in found:  # who credits an agency for all of it carries what the agency says
        if origin.name != called(readings[at_of[origin.reports[0]]]):
            named.setdefault(_plain(origin.name), []).extend(origin.reports)
    return Origins(tuple(found), of, outlet, named, taken)


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
    partly: Copy | None,
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
    agencies = sorted({credit.agency for credit in own.credits})
    if partly is not None:
        return (
            f"{first} takes {_percent(partly.share)} of its words from another report; "
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
