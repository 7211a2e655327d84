"""Slot by slot: what the accounts of one occurrence say, and whether both can be true."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import combinations

from rashomon.model import Occurrence, Side, Slot, Span, Verdict
from rashomon.reconcile import acts, amounts, pledged, slots
from rashomon.reconcile.order import day
from rashomon.reconcile.phrases import phrase, poor, tight, voices
from rashomon.reconcile.sides import (
    Account,
    Case,
    Draft,
    evidence,
    origins_note,
    reports_of,
    sides,
)
from rashomon.reconcile.surely import surely_one
from rashomon.reconcile.tellings import Telling


def compared(
    case: Case, one: Occurrence, told: Sequence[Telling], tolls: Sequence[Telling] = ()
) -> Iterator[Draft]:
    """Everything the accounts of one occurrence share or part on; ``tolls`` hang on no act."""
    if one.reports < 2:
        return
    heavy = weight(case, one, told)
    yield from amounts.compared(case, one, [*told, *tolls], heavy)
    yield from pledged.compared(case, one, told, heavy)
    yield from _dates(case, one, told, heavy)
    yield from _places(case, one, told, heavy)
    yield from _actors(case, one, told, heavy)
    yield from _realis(case, one, told, heavy)
    yield from _agreed(case, one, told, heavy)


def weight(case: Case, one: Occurrence, told: Sequence[Telling]) -> float:
    """How much an occurrence matters: its origins, its kind, who is in it, how early it is told."""
    value = 2.0 * one.origins + 0.5 * one.reports
    value += 1.5 * (one.type is not None) + 1.0 * bool(one.actors) + 0.5 * bool(one.targets)
    value += 0.5 * any(t.figures for t in told) + 0.5 * (one.from_ is not None)
    earliest: dict[str, float] = {}
    for t in told:
        length = len(case.readings[t.report].report.text)
        earliest[t.report] = min(earliest.get(t.report, 1.0), t.event.start / length)
    value += 2.0 * (1 - math.fsum(earliest.values()) / len(earliest))
    if all(bare(t) for t in told):
        value -= 2.0  # nothing but a noun: "the war", "their attacks"
    return value + max(t.rarity for t in told)


# --- what happened ----------------------------------------------------------------------------


def _agreed(case: Case, one: Occurrence, told: Sequence[Telling], heavy: float) -> Iterator[Draft]:
    asserted = [t for t in told if t.event.realis in ("actual", "planned", "historical")]
    reports = list(dict.fromkeys(t.report for t in asserted))
    if len(reports) < 2 or not _telling(one, told):
        return
    best = min(asserted, key=lambda t: (poor(t), t.at, t.event.start))
    line = phrase(case, best)
    accounts = [
        Account(key="", value=line, evidence=evidence(t.report, tight(t)), voices=voices(case, t))
        for t in sorted(asserted, key=lambda t: t is not best)
    ]
    names = {case.called(report) for report in reports}
    who = case.callers(reports)
    if len(names) == 1:
        opening = f"{len(reports)} reports of {who} tell of this"
    else:
        opening = f"{who} {'both ' if len(names) == 2 else ''}tell of this"
    yield _draft(
        one, "agree", "act", f"{opening}: “{line}” ({case.called(best.report)}).",
        f"{one.because}; {origins_note(case, reports)}", sides(case, accounts), heavy,
    )  # fmt: skip


def _telling(one: Occurrence, told: Sequence[Telling]) -> bool:
    """Whether an occurrence says enough to be worth a line: a kind of act, and one thing more."""
    known = bool(one.actors) + bool(one.targets) + bool(one.place) + bool(one.from_)
    if all(bare(t) for t in told):
        known -= 1
    return known >= (1 if one.type is not None else 2)


# --- day, place, actor ------------------------------------------------------------------------


def _dates(case: Case, one: Occurrence, told: Sequence[Telling], heavy: float) -> Iterator[Draft]:
    dated = [t for t in told if t.days and t.event.timex and t.event.realis == "actual"]
    apart = [
        (a, b)
        for a, b in combinations(dated, 2)
        if a.days and b.days and slots.days(a.days, b.days) == "conflict" and surely_one(case, a, b)
    ]
    met = {
        frozenset((a.report, b.report))
        for a, b in combinations(dated, 2)
        if a.days and b.days and slots.days(a.days, b.days) != "conflict"
    }
    apart = [(a, b) for a, b in apart if frozenset((a.report, b.report)) not in met]
    if not apart:
        return
    chosen = _once([t for pair in apart for t in pair])
    accounts: list[Account] = []
    for t in chosen:
        timex = next(x for x in case.readings[t.report].timexes if x.id == t.event.timex)
        if t.days is not None:
            first, last = t.days
            value = first if first == last else f"{first} to {last}"
            accounts.append(Account(value, value, evidence(t.report, timex.span), voices(case, t)))
    held = sides(case, accounts)
    if len(held) < 2:
        return
    said = "; ".join(f"{case.callers(reports_of(s))}: {s.value}" for s in held)
    yield _draft(
        one, "conflict", "date", f"When: “{phrase(case, chosen[0])}”? {said}.",
        f"the days {held[0].value} and {held[1].value} do not meet", held, heavy + 1.5,
    )  # fmt: skip


def _once(told: Sequence[Telling]) -> list[Telling]:
    """The first telling of each report."""
    return list({t.report: t for t in reversed(told)}.values())[::-1]


def _places(case: Case, one: Occurrence, told: Sequence[Telling], heavy: float) -> Iterator[Draft]:
    profile = case.people.profile
    apart: list[tuple[Telling, Telling]] = []
    met: set[frozenset[str]] = set()
    for a, b in combinations([t for t in told if t.place], 2):
        if a.place is None or b.place is None:
            continue
        if a.place == b.place:
            met.add(frozenset((a.report, b.report)))
        elif slots.places(profile[a.place], profile[b.place]) == "conflict":
            if surely_one(case, a, b):
                apart.append((a, b))
        else:
            met.add(frozenset((a.report, b.report)))
    apart = [(a, b) for a, b in apart if frozenset((a.report, b.report)) not in met]
    accounts = [
        Account(t.place, case.name(t.place), evidence(t.report, where(case, t)), voices(case, t))
        for t in _once([t for pair in apart for t in pair])
        if t.place
    ]
    held = sides(case, accounts)
    if len(held) < 2:
        return
    said = "; ".join(f"{case.callers(reports_of(s))}: {s.value}" for s in held)
    yield _draft(
        one, "conflict", "place", f"Where: “{phrase(case, apart[0][0])}”? {said}.",
        f"{held[0].value} and {held[1].value} are different places, neither inside the other",
        held, heavy + 1,
    )  # fmt: skip


def where(case: Case, telling: Telling) -> Span:
    """The words that name an event's place: inside its clause, else the nearest before it."""
    event, reading = telling.event, case.readings[telling.report]
    named = [m.span for m in reading.mentions if m.entity == event.place]
    inside = [s for s in named if event.start <= s.start and s.end <= event.end]
    if inside:
        return inside[0]
    before = [s for s in named if s.end <= event.trigger[0]]
    return before[-1] if before else (named[0] if named else Span(*event.trigger))


def _actors(case: Case, one: Occurrence, told: Sequence[Telling], heavy: float) -> Iterator[Draft]:
    """Two accounts that lay one act to different doers.

    Only where the act, and what it was done to, are surely the same: one word for it, a shared
    target, and no doer of the one account so much as named beside the act in the other.
    """
    profile = case.people.profile
    acted = [t for t in told if t.actors and t.event.realis == "actual"]
    for a, b in combinations(acted, 2):
        if a.report == b.report or not acts.one_root(a.event.lemma, b.event.lemma):
            continue
        if not a.targets & b.targets or a.actors & (b.parties | b.near) or b.actors & a.near:
            continue
        if any(
            slots.actors(profile[x], profile[y]) != "conflict" for x in a.actors for y in b.actors
        ):
            continue
        accounts = []
        for t in (a, b):
            names = sorted(t.actors, key=lambda who: int(who[1:]))
            span = t.event.actor_spans[0] if t.event.actor_spans else t.event.trigger
            value = " and ".join(case.name(who) for who in names)
            accounts.append(Account(value, value, evidence(t.report, span), voices(case, t)))
        held = sides(case, accounts)
        if len(held) < 2:
            continue
        said = "; ".join(f"{case.callers(reports_of(s))}: {s.value}" for s in held)
        yield _draft(
            one, "conflict", "actor", f"Who: “{phrase(case, a)}”? {said}.",
            f"{held[0].value} and {held[1].value} are two actors; neither stands for the other",
            held, heavy + 1,
        )  # fmt: skip
        return


# --- did it happen ----------------------------------------------------------------------------


def _realis(case: Case, one: Occurrence, told: Sequence[Telling], heavy: float) -> Iterator[Draft]:
    done = [t for t in told if t.event.realis == "actual"]
    denied = [t for t in told if t.event.realis == "negated" and not bare(t)]
    pairs = [(a, b) for a in done for b in denied if surely_one(case, a, b)]
    both = {a.report for a in done} & {b.report for b in denied}
    pairs = [(a, b) for a, b in pairs if not {a.report, b.report} <= both]
    if pairs:
        held = _held(case, [a for a, _ in pairs], [b for _, b in pairs], ("actual", "negated"))
        said = "; ".join(f"{case.callers(reports_of(s))}: “{s.value}”" for s in held)
        yield _draft(
            one, "conflict", "realis", f"{said}.",
            "one account asserts what the other denies", held, heavy + 2,
        )  # fmt: skip
    told_done = {t.report for t in done}
    early = [
        (a, b)
        for a in told
        for b in done
        if a.event.realis == "planned"
        and a.report not in told_done
        and day(case.readings[a.report]) < day(case.readings[b.report]) != "9999"
        and surely_one(case, a, b)
    ]
    if early and not pairs:
        held = _held(case, [a for a, _ in early], [b for _, b in early], ("planned", "actual"))
        said = "; then ".join(f"{case.callers(reports_of(s))}: “{s.value}”" for s in held)
        yield _draft(
            one, "update", "realis", f"{said}.",
            "what the earlier report gives as planned the later one gives as done", held, heavy,
        )  # fmt: skip


def bare(telling: Telling) -> bool:
    """A noun alone: "rejected accusations" denies what they say, not that they were made."""
    return telling.event.rule.startswith("noun")


def _held(
    case: Case, left: Sequence[Telling], right: Sequence[Telling], keys: tuple[str, str]
) -> tuple[Side, ...]:
    def account(key: str, t: Telling) -> Account:
        return Account(key, phrase(case, t), evidence(t.report, tight(t)), voices(case, t))

    rows = [account(keys[0], t) for t in _once(left)] + [account(keys[1], t) for t in _once(right)]
    return sides(case, rows)


def _draft(
    one: Occurrence,
    verdict: Verdict,
    about: Slot,
    statement: str,
    because: str,
    held: tuple[Side, ...],
    heavy: float,
) -> Draft:
    return Draft(one.storyline, one.id, verdict, about, statement, because, held, heavy)
