"""What one account asserts and another denies, across the occurrences of a storyline."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rashomon.model import Occurrence, Side, Storyline
from rashomon.reconcile import acts
from rashomon.reconcile.links import components
from rashomon.reconcile.occurrences import Found
from rashomon.reconcile.phrases import phrase, poor, tight, voices
from rashomon.reconcile.sides import Account, Case, Draft, evidence, listed, reports_of, sides
from rashomon.reconcile.surely import of_one_matter, surely_one
from rashomon.reconcile.tellings import Telling
from rashomon.reconcile.within import bare, weight

_OPEN = re.compile(r"\bwhether\b", re.IGNORECASE)
_NOT = re.compile(r"\b(?:not|never|no|nobody|none|without)\b|n['’]t\b", re.IGNORECASE)
_CROWD = 60  # assertions of one act held against its denials


class _Told(NamedTuple):
    telling: Telling
    occurrence: Occurrence


def compared(
    case: Case, line: Storyline, happened: Sequence[Occurrence], found: Found
) -> Iterator[Draft]:
    """Assertions of an act held against denials of it, by the same doer to the same end.

    Not only report against report: a report that prints both a claim and its denial stands on
    both sides, as long as they are of different voices.
    """
    told = [_Told(t, one) for one in happened for t in found.tellings[one.id]]
    done, denied = (
        [
            at
            for at, row in enumerate(told)
            if row.telling.event.realis == realis and not bare(row.telling)
        ]
        for realis in ("actual", "negated")
    )
    roots: dict[str, list[int]] = defaultdict(list)
    for at in done:
        for root in sorted(acts.roots(told[at].telling.event.lemma)):
            roots[root].append(at)
    pairs: list[tuple[int, int]] = []
    for no in denied:
        near = {
            at for root in acts.roots(told[no].telling.event.lemma) for at in roots[root][:_CROWD]
        }
        pairs += [(yes, no) for yes in sorted(near) if _against(case, told[yes], told[no])]
    claimed, gainsaid = (
        {(told[at].occurrence.id, told[at].telling.report) for at in rows}
        for rows in (done, denied)
    )
    both = claimed & gainsaid
    pairs = [(a, b) for a, b in pairs if not _one_mind(told[a], told[b], both)]
    for group in components(len(told), pairs):
        if len(group) > 1:
            yield _draft(case, line, found, [told[at] for at in group])


def _against(case: Case, claim: _Told, denial: _Told) -> bool:
    """Whether one surely denies the other; outside one occurrence both must name the target."""
    a, b = claim.telling, denial.telling
    if a.report == b.report or not surely_one(case, a, b):
        return False
    if not (a.actors and b.actors) and not any(
        case.people.profile[who].kind == "person" for who in a.targets & b.targets
    ):
        return False
    text = case.readings[a.report].report.text
    if _NOT.search(text, a.event.start, a.event.end):
        return False  # "would never have resigned" asserts no resignation
    if not of_one_matter(case, a, b):
        return False
    if _OPEN.search(text, a.sentence[0], a.event.trigger[0]):
        return False  # "announces whether he will step down or seek a second term"
    return claim.occurrence is denial.occurrence or bool(a.targets & b.targets)


def _one_mind(claim: _Told, denial: _Told, both: set[tuple[str, str]]) -> bool:
    """Two reports that print claim and denial alike part only where the voices do."""
    if (
        not {
            (claim.occurrence.id, claim.telling.report),
            (denial.occurrence.id, denial.telling.report),
        }
        <= both
    ):
        return False
    one = {voice.entity for voice in claim.telling.event.voices}
    other = {voice.entity for voice in denial.telling.event.voices}
    return not one or not other or bool(one & other)


def _draft(case: Case, line: Storyline, found: Found, group: Sequence[_Told]) -> Draft:
    def rank(row: _Told) -> tuple[object, ...]:
        return (poor(case, row.telling), row.telling.at, row.telling.event.start)

    accounts = []
    for key in ("actual", "negated"):
        rows = sorted((r for r in group if r.telling.event.realis == key), key=rank)
        wording = phrase(case, rows[0].telling)
        for row in rows:
            t = row.telling
            at = evidence(t.report, tight(t))
            accounts.append(Account(key, wording, at, voices(case, t)))
    held = sides(case, accounts)
    claim = next(s for s in held if s.value == next(a.value for a in accounts if a.key == "actual"))
    denial = next(s for s in held if s is not claim)
    home = max((row.occurrence for row in group), key=lambda one: (one.reports, one.id))
    return Draft(
        storyline=line.id,
        occurrence=home.id,
        verdict="conflict",
        about="realis",
        statement=_statement(case, claim, denial),
        because="one account asserts what the other denies",
        sides=held,
        weight=weight(case, home, found.tellings[home.id]) + 2,
    )


def _statement(case: Case, claim: Side, denial: Side) -> str:
    """ "A: “the mayor resigned”; denied by his spokeswoman in B." """

    def by(side: Side) -> str:
        return listed([case.name(voice) for voice in side.voices[:2]])

    said = f" by {by(claim)}" if claim.voices else ""
    gainsaid = f" by {by(denial)}" if denial.voices else ""
    where = case.callers(reports_of(denial))
    return (
        f"Said{said} in {case.callers(reports_of(claim))}: “{claim.value}”; "
        f"denied{gainsaid} in {where}."
    )
