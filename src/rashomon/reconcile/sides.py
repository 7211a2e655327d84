"""The accounts a comparison holds against each other: who gives which value, on whose word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from rashomon.model import Comparison, Evidence, Reading, Side, Slot, Span, Verdict
from rashomon.reconcile.origins import Origins, Statement
from rashomon.reconcile.people import People

_SMALL = dict(enumerate(("three", "four", "five", "six", "seven", "eight", "nine", "ten"), 3))


class Case(NamedTuple):
    """What every comparison may look at."""

    readings: Mapping[str, Reading]
    place: Mapping[str, int]  # of a report in the order of reports
    people: People
    roots: Origins
    size: Mapping[str, int]  # reports of a storyline

    def called(self, report: str) -> str:
        """What to call a report before a reader."""
        return self.readings[report].report.called

    def callers(self, reports: Iterable[str]) -> str:
        """Several reports in words, the outlets each once, the earliest first."""
        names = self.names(reports)
        if len(names) > 3:
            return f"{', '.join(names[:2])} and {len(names) - 2} more"
        return listed(names)

    def names(self, reports: Iterable[str]) -> list[str]:
        """What the reports are called, each name once, the earliest first."""
        ordered = sorted(set(reports), key=lambda report: self.place[report])
        return list(dict.fromkeys(self.called(report) for report in ordered))

    def speaking(self, line: str, reports: Iterable[str]) -> str:
        """Several reports as those who say something: "A and B both", "All six reports"."""
        told, names = set(reports), self.names(reports)
        if len(told) == self.size[line] > 2:
            return f"All {_SMALL.get(len(told), len(told))} reports"
        if len(names) == 1:
            return f"{len(told)} reports of {names[0]}" if len(told) > 1 else names[0]
        return self.callers(told) + (" both" if len(names) == 2 else "")

    def wording(self, evidence: Evidence) -> str:
        """The words of a place in a report, on one line."""
        text = self.readings[evidence.report].report.text
        return " ".join(text[evidence.start : evidence.end].split())

    def name(self, entity: str) -> str:
        return self.people.profile[entity].name


class Account(NamedTuple):
    """One report's value of a slot, before equal ones are put on one side."""

    key: str  # equal keys are equal values
    value: str
    evidence: Evidence
    voices: tuple[str, ...] = ()


class Draft(NamedTuple):
    """A comparison before it is ranked and numbered."""

    storyline: str
    occurrence: str | None
    verdict: Verdict
    about: Slot
    statement: str
    because: str
    sides: tuple[Side, ...]
    weight: float

    def numbered(self, name: str) -> Comparison:
        """The comparison under its id."""
        return Comparison(
            id=name,
            storyline=self.storyline,
            occurrence=self.occurrence,
            verdict=self.verdict,
            about=self.about,
            statement=self.statement,
            because=self.because,
            sides=self.sides,
        )


def sides(case: Case, accounts: Sequence[Account]) -> tuple[Side, ...]:
    """Accounts of one value on one side; the side first told comes first."""
    ordered = sorted(
        accounts, key=lambda a: (case.place[a.evidence.report], a.evidence.start, a.evidence.end)
    )
    by_key: dict[str, list[Account]] = {}
    for account in ordered:
        by_key.setdefault(account.key, []).append(account)
    return tuple(_side(case, group) for group in by_key.values())


def _side(case: Case, group: Sequence[Account]) -> Side:
    count = case.roots.behind((a.evidence.report for a in group), cited(case, group))
    return Side(
        value=group[0].value,
        evidence=tuple(dict.fromkeys(account.evidence for account in group)),
        voices=tuple(dict.fromkeys(v for account in group for v in account.voices)),
        reports=count.reports,
        outlets=count.outlets,
        origins=count.origins,
    )


def cited(case: Case, accounts: Sequence[Account]) -> dict[str, str]:
    """Reports that only pass on what another outlet says, and whose word it is.

    "The Gazette reported that…" in another paper adds no origin to what the Gazette told.
    """
    return case.roots.passing(
        Statement(
            account.evidence.report,
            account.evidence.start,
            account.evidence.end,
            case.name(account.voices[0]) if account.voices else None,
        )
        for account in accounts
    )


def reports_of(side: Side) -> list[str]:
    """The reports on a side, each once."""
    return list(dict.fromkeys(evidence.report for evidence in side.evidence))


def evidence(report: str, span: Span | tuple[int, int]) -> Evidence:
    """A place in a report."""
    return Evidence(report=report, start=span[0], end=span[1])


def listed(names: Sequence[str]) -> str:
    """Names as a reader lists them."""
    if len(names) < 2:
        return "".join(names)
    return ", ".join(names[:-1]) + " and " + names[-1]


def cut(text: str, length: int) -> str:
    """One line of at most ``length`` characters, cut at a word."""
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    return line[:length].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"


def origins_note(case: Case, reports: Iterable[str], accounts: Sequence[Account] = ()) -> str:
    """How independent agreeing reports are, in words."""
    count = case.roots.behind(reports, cited(case, accounts))
    if count.origins == 1 and count.reports > 1:
        every = "both" if count.reports == 2 else f"all {count.reports}"
        return f"{every} reports go back to one origin, so this counts once"
    return f"{count.reports} reports, {count.outlets} outlets, {count.origins} origins"
