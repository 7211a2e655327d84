"""Figures of one thing held against each other across a storyline, whatever act each hangs on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from rashomon.model import Side, Storyline, Verdict
from rashomon.reconcile import slots
from rashomon.reconcile.counts import Counted, counted
from rashomon.reconcile.order import day
from rashomon.reconcile.sameness import gap
from rashomon.reconcile.sides import Account, Case, Draft, evidence, listed, reports_of, sides

_TIMES = 10  # a figure ten times another counts something else
_GROWS = ("killed", "injured", "arrested", "rescued", "destroyed")
_DAYS_OFF = 3
_SAID = {
    "killed": "were killed", "injured": "were injured", "arrested": "were arrested",
    "rescued": "were rescued", "attending": "took part", "destroyed": "were destroyed",
    "prison": "in prison",
}  # fmt: skip
_ACT = {
    "killed": "kill", "injured": "injure", "arrested": "arrest", "rescued": "rescue",
    "attending": "take part", "destroyed": "destroy", "prison": "sentence",
}  # fmt: skip
_TOLD = ("arrests", "dead", "deaths", "injured", "wounded", "hurt", "killed", "prison", "detained")
_WEIGHT = 7.0


def compared(case: Case, line: Storyline) -> Iterator[Draft]:
    """Tolls, crowds, ruins and prison terms of a storyline that cannot all be right, or grew."""
    kinds: dict[tuple[str, str, str], list[Counted]] = defaultdict(list)
    for report in line.reports:
        for row in counted(case, report):
            where = row.place or "" if row.what == "attending" else row.convict or ""
            kinds[row.what, row.of, where].append(row)
    for key in sorted(kinds):
        rows = _settled(kinds[key])
        if len({row.report for row in rows}) > 1:
            yield from _held(case, line, rows)


def _settled(rows: Sequence[Counted]) -> list[Counted]:
    """One value a report, or one a voice for a crowd; a report of several is of several things."""
    values: dict[tuple[str, tuple[str, ...]], dict[slots.Range, Counted]] = {}
    for row in rows:
        voice = row.voices if row.what == "attending" else ()
        values.setdefault((row.report, voice), {}).setdefault(row.bounds, row)
    kept: list[Counted] = []
    for given in values.values():
        each = list(given.values())
        if all(slots.figures(a.figure, b.figure) != "conflict" for a, b in combinations(each, 2)):
            kept.append(min(each, key=lambda row: (row.bounds.high - row.bounds.low, row.span)))
    return kept


def _held(case: Case, line: Storyline, rows: Sequence[Counted]) -> Iterator[Draft]:
    apart: list[Counted] = []
    grown: list[Counted] = []
    for a, b in combinations(rows, 2):
        if not _one_thing(case, a, b):
            continue
        relation = slots.figures(a.figure, b.figure)
        if _grown(case, a, b) and (relation == "conflict" or _open(case, a, b)):
            grown += [a, b]
        elif relation == "conflict":
            apart += [a, b]
    for found, verdict in ((apart, "conflict"), (grown, "update")):
        if len({row.report for row in found}) > 1:
            yield _draft(case, line, found, "conflict" if verdict == "conflict" else "update")


def _one_thing(case: Case, a: Counted, b: Counted) -> bool:
    one, other = a.bounds, b.bounds
    low, high = sorted((max(one.low, 0) or one.high, max(other.low, 0) or other.high))
    if low <= 0 or high / low > _TIMES:
        return False
    if a.report == b.report and a.voices == b.voices:
        return False
    if a.days and b.days and gap(a.days, b.days) > _DAYS_OFF:
        return False
    if a.what != "attending" and a.place and b.place and a.place != b.place:
        profile = case.people.profile
        return slots.places(profile[a.place], profile[b.place]) != "conflict"
    return True


def _grown(case: Case, a: Counted, b: Counted) -> bool:
    if a.what not in _GROWS:
        return False
    first, second = day(case.readings[a.report]), day(case.readings[b.report])
    if "9999" in (first, second) or first == second:
        return False
    early, late = (a, b) if first < second else (b, a)
    return slots.supersedes(early.figure, late.figure)


def _open(case: Case, a: Counted, b: Counted) -> bool:
    """ "At least 12" on one day and 31 on the next."""
    early = min(a, b, key=lambda row: day(case.readings[row.report]))
    return early.figure.hedge in ("at least", "over")


def _draft(case: Case, line: Storyline, found: Sequence[Counted], verdict: Verdict) -> Draft:
    rows = list({(row.report, row.span): row for row in found}.values())
    rows.sort(key=lambda row: (case.place[row.report], row.span))
    accounts = [
        Account(
            repr(row.bounds), " ".join(row.figure.text.split()), evidence(row.report, row.span),
            row.voices,
        )
        for row in rows
    ]  # fmt: skip
    held = sides(case, accounts)
    about = rows[0]
    where = f" in {case.name(about.place)}" if about.what == "attending" and about.place else ""
    if about.convict:
        where = f" for {case.name(about.convict)}"
    parts = [
        _part(case, side, about, where) if at == 0 else f"{_who(case, side, about)} {_small(side)}"
        for at, side in enumerate(held)
    ]
    count = case.roots.behind(row.report for row in rows)
    first, last = (day(case.readings[held[at].evidence[0].report]) for at in (0, -1))
    return Draft(
        storyline=line.id,
        occurrence=None,
        verdict=verdict,
        about="figure",
        statement=f"{', '.join(parts)}.",
        because=f"{held[0].value} and {held[-1].value} cannot both be right for "
        f"“{_ACT[about.what]}”"
        if verdict == "conflict"
        else f"the figure grows from {first} to {last}, as a count does that is kept up",
        sides=held,
        weight=_WEIGHT + 2 * count.origins - (verdict == "update"),
    )


def _part(case: Case, side: Side, about: Counted, where: str) -> str:
    """ "Levant Gazette says 31 people were injured", before "Coast Tribune 29"."""
    value = _small(side)
    noun = "" if any(w.isalpha() and len(w) > 3 for w in value.split()[1:]) else " people"
    said = _SAID[about.what]
    if value.endswith(_TOLD):
        said = noun = ""
    verb = "says" if len(case.names(reports_of(side))) == 1 else "say"
    if about.what == "prison":
        noun = ""
    if about.bounds.low == about.bounds.high == 1:
        noun, said = noun.replace("people", "person"), said.replace("were", "was")
    return f"{_who(case, side, about)} {verb} {value}{noun} {said}".rstrip() + where


def _who(case: Case, side: Side, about: Counted) -> str:
    """The reports on a side; of a crowd also who counted it."""
    who = case.callers(reports_of(side))
    if about.what == "attending" and side.voices:
        who += f" ({listed([case.name(voice) for voice in side.voices[:2]])})"
    return who


def _small(side: Side) -> str:
    """The value inside a sentence."""
    return side.value[:1].lower() + side.value[1:]
