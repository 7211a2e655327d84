"""The figures that accounts of one occurrence give: the same, grown since, or at odds."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from rashomon.model import Figure, Occurrence, Side, Span, Verdict
from rashomon.reconcile import acts, slots
from rashomon.reconcile.order import day
from rashomon.reconcile.phrases import phrase, poor, voices
from rashomon.reconcile.sides import (
    Account,
    Case,
    Draft,
    evidence,
    origins_note,
    reports_of,
    sides,
)
from rashomon.reconcile.surely import same_matter
from rashomon.reconcile.tellings import Telling

_BODILY = (
    "kill", "die", "death", "slay", "murder", "injure", "injury", "wound", "hurt", "casualty",
    "arrest", "detain", "capture", "evacuate", "displace", "rescue", "missing",
)  # fmt: skip
_AGED = re.compile(r"(?:\b(?:at|aged?|of)\s+|,\s*)$")
_STRETCH = re.compile(  # a part of a game, a season, a year: "in the first half"
    r"\b(?:first|second|third|fourth|last|final|opening|closing)[\s-]+"
    r"(?:half|halves|quarter|period|set|inning|round|(?:\w+\s+)?(?:games|matches|minutes|months|weeks))\b",
    re.IGNORECASE,
)
_MANY = 10
_TIMES = 10  # a figure ten times another counts something else


def telling_figure(figure: Figure) -> bool:
    """Whether a figure is worth a line alone: money, people, or more than a handful of things."""
    if figure.kind == "money":
        return True
    if figure.kind == "percent" or figure.unit == "person":
        return figure.low is not None and figure.low > 0
    return figure.kind in ("count", "measure") and (figure.low or 0) >= _MANY


class Given(NamedTuple):
    """A figure and the telling it belongs to."""

    telling: Telling
    figure: Figure


def compared(
    case: Case, one: Occurrence, told: Sequence[Telling], weight: float
) -> Iterator[Draft]:
    """Hold the figures of one occurrence against each other, kind by kind."""
    given = {(t.at, f.start, f.end): Given(t, f) for t in told for f in t.figures}
    for group in _kinds([given[key] for key in sorted(given)]):
        reports = {g.telling.report for g in group}
        if not all(_toll(case, row) for row in group) and _manifold(group):
            continue  # several in one report: games, points, rounds; they are of many things
        if len(reports) > 1:
            yield from _held(case, one, _largest(group), weight)
        elif telling_figure(group[0].figure):
            yield _only(case, one, group[0], weight)


def _manifold(group: Sequence[Given]) -> bool:
    """Whether one report gives several values of the kind."""
    values: dict[str, set[slots.Range]] = {}
    for row in group:
        values.setdefault(row.telling.report, set()).add(slots.bounds(row.figure))
    return any(len(given) > 1 for given in values.values())


def _kinds(given: Sequence[Given]) -> list[list[Given]]:
    """Figures that count the same thing; each joins the first group it wholly fits."""
    found: list[list[Given]] = []
    for row in given:
        home = next((g for g in found if all(_same_count(row, other) for other in g)), None)
        if home is None:
            found.append([row])
        else:
            home.append(row)
    return found


def _same_count(left: Given, right: Given) -> bool:
    act = (left.telling.event.lemma, right.telling.event.lemma)
    if not slots.same_count(left.figure, right.figure, act):
        return False
    one, other = slots.bounds(left.figure), slots.bounds(right.figure)
    if not one.low or not other.low or math.isinf(one.low) or math.isinf(other.low):
        return True
    return 1 / _TIMES <= one.low / other.low <= _TIMES


def _at_odds(case: Case, left: Given, right: Given) -> bool:
    """Whether two figures cannot both hold, of what is surely one thing.

    A toll is one thing to all accounts of an event; anything else needs the same doer to the same
    end.
    """
    if slots.figures(left.figure, right.figure) != "conflict":
        return False
    if _toll(case, left) and _toll(case, right):
        return True
    return _stretch(case, left) == _stretch(case, right) and same_matter(
        case, left.telling, right.telling
    )


def _stretch(case: Case, row: Given) -> bool:
    return stretch(case.readings[row.telling.report].report.text, row.telling.sentence)


def stretch(text: str, sentence: Span) -> bool:
    """Whether a sentence is of a stretch of the whole: seven points by half-time, 14 in the end."""
    return _STRETCH.search(text, *sentence) is not None


def _toll(case: Case, row: Given) -> bool:
    """People killed, hurt, held, driven out: a count that is of the whole event."""
    figure = row.figure
    if figure.kind != "count" or figure.unit not in (None, "person"):
        return False
    if any(bound is not None and bound != int(bound) for bound in (figure.low, figure.high)):
        return False
    if figure.unit is None:  # "died at 75", "LaSalle, 36,"
        text = case.readings[row.telling.report].report.text
        if _AGED.search(text[max(0, figure.start - 6) : figure.start]):
            return False
    return any(acts.one_root(row.telling.event.lemma, act) for act in _BODILY)


def _largest(group: Sequence[Given]) -> list[Given]:
    """A report that gives several figures of one thing is held to the largest.

    "Raising the toll from 12 to 31" is a report of 31.
    """
    best: dict[str, Given] = {}
    for row in group:
        had = best.get(row.telling.report)
        if had is None or slots.bounds(row.figure).low > slots.bounds(had.figure).low:
            best[row.telling.report] = row
    return list(best.values())


def _held(case: Case, one: Occurrence, group: Sequence[Given], weight: float) -> Iterator[Draft]:
    apart: list[tuple[Given, Given]] = []
    grown: list[tuple[Given, Given]] = []
    for a, b in combinations(group, 2):
        if _at_odds(case, a, b):
            (grown if _grown(case, a, b) else apart).append((a, b))
        elif _grown(case, a, b) and a.figure.hedge in ("at least", "over"):
            grown.append((a, b))  # "at least 12" on one day, 31 on the next
    act = group[0].telling.event.lemma
    if apart:
        held = _sides(case, apart)
        yield _draft(
            one, "conflict", f"{said(case, held)}{_on(case, group)}.",
            f"{held[0].value} and {held[-1].value} cannot both be right for “{act}”",
            held, weight + 2,
        )  # fmt: skip
    if grown:
        held = _sides(case, grown)
        first = day(case.readings[held[0].evidence[0].report])
        last = day(case.readings[held[-1].evidence[0].report])
        yield _draft(
            one, "update", f"{said(case, held)}{_on(case, group)}.",
            f"the figure grows from {first} to {last}, as a count does that is kept up",
            held, weight + 1,
        )  # fmt: skip
    if apart or grown:
        return
    held = _held_by(case, group)
    reports = [row.telling.report for row in group]
    if len(held) == 1:
        yield _draft(
            one, "agree",
            f"{case.speaking(one.storyline, reports)} give the figure {lower(held[0].value)}"
            f"{_on(case, group, apart=False)}.",
            f"the ranges are equal; {origins_note(case, reports)}", held, weight,
        )  # fmt: skip
    elif all(slots.figures(a.figure, b.figure) != "conflict" for a, b in combinations(group, 2)):
        yield _draft(
            one, "compatible", f"{said(case, held)}{_on(case, group)}.",
            "the ranges overlap, so all of them can be true", held, weight,
        )  # fmt: skip


def _grown(case: Case, a: Given, b: Given) -> bool:
    """Whether one report's figure is a later day's larger one; the order of the two is free."""
    if not ((_toll(case, a) and _toll(case, b)) or a.figure.kind == "money"):
        return False
    first, second = day(case.readings[a.telling.report]), day(case.readings[b.telling.report])
    if "9999" in (first, second) or first == second:
        return False
    early, late = (a, b) if first < second else (b, a)
    return slots.supersedes(early.figure, late.figure)


def _sides(case: Case, pairs: Sequence[tuple[Given, Given]]) -> tuple[Side, ...]:
    rows = {(g.telling.at, g.figure.start): g for pair in pairs for g in pair}
    return _held_by(case, [rows[key] for key in sorted(rows)])


def _held_by(case: Case, rows: Sequence[Given]) -> tuple[Side, ...]:
    """The figures as sides; of the wordings of one value the side shows one with digits."""
    accounts = [_account(case, row) for row in rows]
    best: dict[str, str] = {}

    def wordless(account: Account) -> tuple[bool, bool]:
        return (not any(map(str.isdigit, account.value)), " " not in account.value)

    for account in sorted(accounts, key=wordless):
        best.setdefault(account.key, account.value)
    return sides(case, [account._replace(value=best[account.key]) for account in accounts])


def _account(case: Case, row: Given) -> Account:
    return Account(
        key=repr(slots.bounds(row.figure)),
        value=" ".join(row.figure.text.split()),
        evidence=evidence(row.telling.report, row.figure.span),
        voices=voices(case, row.telling),
    )


def said(case: Case, held: Sequence[Side]) -> str:
    """The figures each with those who give them: "Levant Gazette says 31, Coast Tribune 29"."""
    return ", ".join(
        f"{case.callers(reports)} {_verb(case, reports) if at == 0 else ''}".rstrip()
        + f" {lower(side.value)}"
        for at, side in enumerate(held)
        for reports in [reports_of(side)]
    )


def _verb(case: Case, reports: Sequence[str]) -> str:
    return "says" if len(case.names(reports)) == 1 else "say"


def lower(words: str) -> str:
    """A value inside a sentence: its first word small where it only opened one."""
    first = words.split(" ")[0]
    return words[:1].lower() + words[1:] if first.istitle() else words


def _on(case: Case, group: Sequence[Given], *, apart: bool = True) -> str:
    """What the figures are of, in the words of the account that puts it best."""
    best = min((row.telling for row in group), key=lambda t: (poor(case, t), t.at, t.event.start))
    spans = [(r.figure.start, r.figure.end) for r in group if r.telling.report == best.report]
    line = phrase(case, best, spans if apart else ())
    return f" — “{line}”" if re.search(r"\w{4}", line.replace("[…]", "")) else ""


def _only(case: Case, one: Occurrence, row: Given, weight: float) -> Draft:
    reports = [row.telling.report]
    held = _held_by(case, [row])
    line = phrase(case, row.telling)
    if row.figure.text.split()[-1] not in line:
        line = f"{lower(held[0].value)} … {line}"
    return _draft(
        one, "only",
        f"Only {case.callers(reports)}: “{line}”.",
        "the other reports of this event give none", held, weight,
    )  # fmt: skip


def _draft(
    one: Occurrence,
    verdict: Verdict,
    statement: str,
    because: str,
    held: tuple[Side, ...],
    weight: float,
) -> Draft:
    return Draft(one.storyline, one.id, verdict, "figure", statement, because, held, weight)
