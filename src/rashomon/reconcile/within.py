"""Slot by slot: what the accounts of one occurrence say, and whether both can be true."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from rashomon.model import Figure, Occurrence, Side, Slot, Span, Verdict
from rashomon.reconcile import slots
from rashomon.reconcile.occurrences import Telling
from rashomon.reconcile.order import day
from rashomon.reconcile.sides import (
    Account,
    Case,
    Draft,
    cut,
    evidence,
    origins_note,
    reports_of,
    sides,
)

_CLAUSE = 160  # characters of a clause in a statement
_TIGHT = 90  # characters of a clause that is evidence as a whole


def compared(case: Case, one: Occurrence, told: Sequence[Telling]) -> Iterator[Draft]:
    """Everything the accounts of one occurrence share or part on."""
    if len({telling.report for telling in told}) < 2:
        return
    yield from _figures(case, one, told)
    yield from _dates(case, one, told)
    yield from _places(case, one, told)
    yield from _actors(case, one, told)
    yield from _realis(case, one, told)
    yield from _agreed(case, one, told)


# --- what happened ----------------------------------------------------------------------------


def _agreed(case: Case, one: Occurrence, told: Sequence[Telling]) -> Iterator[Draft]:
    asserted = [t for t in told if t.event.realis in ("actual", "planned", "historical")]
    reports = list(dict.fromkeys(t.report for t in asserted))
    if len(reports) < 2:
        return
    best = min(asserted, key=lambda t: (_poor(t), t.at, t.event.start))
    clause = clause_of(case, best)
    accounts = [
        Account(key="", value=clause, evidence=evidence(t.report, tight(t)), voices=voices(case, t))
        for t in asserted
    ]
    who = case.callers(reports)
    how = "both report" if len(reports) == 2 else "report"
    yield Draft(
        storyline=one.storyline,
        occurrence=one.id,
        verdict="agree",
        about="act",
        statement=f"{who} {how} that “{clause}”."
        if len(set(map(case.called, reports))) > 1
        else f"{len(reports)} reports of {who} tell that “{clause}”.",
        because=f"{one.because}; {origins_note(case, reports)}",
        sides=sides(case, accounts),
        weight=weight(one, told),
    )


def _poor(telling: Telling) -> tuple[bool, bool, bool, int]:
    """Which telling serves worst as the wording of all: no actor, a pronoun, a long clause."""
    event = telling.event
    length = event.end - event.start
    return (not event.actors, not event.targets, telling.days is None, abs(length - 90))


def clause_of(case: Case, telling: Telling) -> str:
    """The clause of an event as one line."""
    text = case.readings[telling.report].report.text
    line = cut(text[telling.event.start : telling.event.end], _CLAUSE)
    return line.strip(' ,;:–—-"“”«»').rstrip(".")


def tight(telling: Telling) -> Span:
    """The words that prove an event: its clause when short, else its trigger."""
    event = telling.event
    if event.end - event.start <= _TIGHT:
        return Span(event.start, event.end)
    return event.trigger


def voices(case: Case, telling: Telling) -> tuple[str, ...]:
    """Whose word it is, from the report inwards, in entities of the situation."""
    of = case.people.of
    each = (v.entity for v in telling.event.voices if v.entity is not None)
    return tuple(of[telling.report, e] for e in each if (telling.report, e) in of)


def weight(one: Occurrence, told: Sequence[Telling]) -> float:
    """How much an occurrence matters: its origins, its kind, who is in it, its figures."""
    value = 2.0 * one.origins + one.reports
    value += 1.5 * (one.type is not None) + (1.0 if one.actors else 0.0)
    value += 0.5 * bool(one.targets) + 0.5 * any(t.figures for t in told)
    return value


# --- figures ----------------------------------------------------------------------------------


def _figures(case: Case, one: Occurrence, told: Sequence[Telling]) -> Iterator[Draft]:
    given = sorted(
        {
            (t.at, figure.start, figure.end): (t, figure) for t in told for figure in t.figures
        }.items()
    )
    for group in _kinds([row for _, row in given]):
        reports = {t.report for t, _ in group}
        if len(reports) < 2:
            continue
        latest = _last_word(group)
        yield _figure(case, one, told, latest)


def _kinds(given: Sequence[tuple[Telling, Figure]]) -> list[list[tuple[Telling, Figure]]]:
    """Figures that count the same thing together; each joins the first group it wholly fits."""
    found: list[list[tuple[Telling, Figure]]] = []
    for row in given:
        home = next(
            (g for g in found if all(slots.same_count(row[1], other) for _, other in g)), None
        )
        if home is None:
            found.append([row])
        else:
            home.append(row)
    return found


def _last_word(group: Sequence[tuple[Telling, Figure]]) -> list[tuple[Telling, Figure]]:
    """A report that gives several figures of one thing is held to the most exact of them."""
    best: dict[str, tuple[Telling, Figure]] = {}
    for telling, figure in group:
        had = best.get(telling.report)
        if had is None or _spread(figure) < _spread(had[1]):
            best[telling.report] = (telling, figure)
    return list(best.values())


def _spread(figure: Figure) -> float:
    low, high = slots.bounds(figure)
    return high - low


def _figure(
    case: Case,
    one: Occurrence,
    told: Sequence[Telling],
    group: Sequence[tuple[Telling, Figure]],
) -> Draft:
    accounts = [
        Account(
            key=repr((slots.bounds(figure), figure.unit)),
            value=" ".join(figure.text.split()),
            evidence=evidence(t.report, figure.span),
            voices=voices(case, t),
        )
        for t, figure in group
    ]
    held = sides(case, accounts)
    pairs = list(combinations(group, 2))
    relations = [slots.figures(a[1], b[1]) for a, b in pairs]
    said = "; ".join(f"{case.callers(reports_of(side))} says {side.value}" for side in held)
    base = weight(one, told)
    if "conflict" not in relations:
        verdict: Verdict = "agree" if len(held) == 1 else "compatible"
        reports = [t.report for t, _ in group]
        statement = (
            f"{case.callers(reports)} give the same figure, {held[0].value}"
            if verdict == "agree"
            else said
        )
        because = (
            f"the ranges are equal; {origins_note(case, reports)}"
            if verdict == "agree"
            else "the ranges overlap, so all of them can be true"
        )
        return _draft(one, verdict, "figure", statement + ".", because, held, base)
    if _grows(case, group):
        last = held[-1]
        return _draft(
            one,
            "update",
            "figure",
            f"{said}: the later figure is {last.value}.",
            "the figure grows with the day of publication, as a count does that is kept up",
            held,
            base + 1,
        )
    return _draft(
        one,
        "conflict",
        "figure",
        f"{said}.",
        f"{held[0].value} and {held[-1].value} cannot both be right for “{told[0].event.lemma}”",
        held,
        base + 2,
    )


def _grows(case: Case, group: Sequence[tuple[Telling, Figure]]) -> bool:
    """Whether every clash is between an earlier day's figure and a later day's larger one."""
    for (a, left), (b, right) in combinations(group, 2):
        if slots.figures(left, right) != "conflict":
            continue
        first, second = day(case.readings[a.report]), day(case.readings[b.report])
        if "9999" in (first, second) or first == second:
            return False
        early, late = (left, right) if first < second else (right, left)
        if not slots.supersedes(early, late):
            return False
    return True


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


# --- day, place, actor ------------------------------------------------------------------------


def _dates(case: Case, one: Occurrence, told: Sequence[Telling]) -> Iterator[Draft]:
    dated = [t for t in told if t.days and t.event.timex]
    if len({t.report for t in dated}) < 2:
        return
    apart = [
        (a, b)
        for a, b in combinations(dated, 2)
        if a.report != b.report
        and a.days
        and b.days
        and slots.days(a.days, b.days) == "conflict"
        and _one_act(a, b)
    ]
    if not apart:
        return
    chosen = _each_report_once([t for pair in apart for t in pair])
    accounts = []
    for t in chosen:
        timex = next(x for x in case.readings[t.report].timexes if x.id == t.event.timex)
        days = t.days
        assert days is not None
        value = days.first if days.first == days.last else f"{days.first} to {days.last}"
        accounts.append(Account(value, value, evidence(t.report, timex.span), voices(case, t)))
    held = sides(case, accounts)
    if len(held) < 2:
        return
    said = "; ".join(f"{case.callers(reports_of(s))} dates it {s.value}" for s in held)
    clause = clause_of(case, chosen[0])
    yield _draft(
        one,
        "conflict",
        "date",
        f"On “{clause}”: {said}.",
        f"the days {held[0].value} and {held[1].value} do not meet",
        held,
        weight(one, told) + 1.5,
    )


def _one_act(a: Telling, b: Telling) -> bool:
    """Whether two tellings surely name one act: the same word, both as done or both as planned."""
    return a.event.lemma == b.event.lemma and a.event.realis == b.event.realis


def _each_report_once(told: Sequence[Telling]) -> list[Telling]:
    return list({t.report: t for t in reversed(told)}.values())[::-1]


def _places(case: Case, one: Occurrence, told: Sequence[Telling]) -> Iterator[Draft]:
    placed = [t for t in told if t.place]
    profile = case.people.profile
    apart = [
        (a, b)
        for a, b in combinations(placed, 2)
        if a.report != b.report
        and a.place
        and b.place
        and a.place != b.place
        and a.event.lemma == b.event.lemma
        and slots.places(profile[a.place], profile[b.place]) == "conflict"
    ]
    reports_agree = {
        (a.report, b.report)
        for a, b in combinations(placed, 2)
        if a.place == b.place and a.report != b.report
    }
    apart = [(a, b) for a, b in apart if (a.report, b.report) not in reports_agree]
    if not apart:
        return
    accounts = [
        Account(
            t.place,
            case.name(t.place),
            evidence(t.report, where(case, t)),
            voices(case, t),
        )
        for t in _each_report_once([t for pair in apart for t in pair])
        if t.place
    ]
    held = sides(case, accounts)
    if len(held) < 2:
        return
    said = "; ".join(f"{case.callers(reports_of(s))} places it in {s.value}" for s in held)
    clause = clause_of(case, apart[0][0])
    yield _draft(
        one,
        "conflict",
        "place",
        f"On “{clause}”: {said}.",
        f"{held[0].value} and {held[1].value} are different places, neither inside the other",
        held,
        weight(one, told) + 1,
    )


def where(case: Case, telling: Telling) -> Span:
    """The words that name an event's place: inside its clause, else the nearest before it."""
    event, reading = telling.event, case.readings[telling.report]
    named = [m.span for m in reading.mentions if m.entity == event.place]
    inside = [s for s in named if event.start <= s.start and s.end <= event.end]
    if inside:
        return inside[0]
    before = [s for s in named if s.end <= event.trigger[0]]
    return before[-1] if before else (named[0] if named else event.trigger)


def _actors(case: Case, one: Occurrence, told: Sequence[Telling]) -> Iterator[Draft]:
    """Two accounts that lay one act to different doers.

    Only where the act, and what it was done to, are surely the same: one word for it, a shared
    target, and no doer of the one account so much as named beside the act in the other.
    """
    profile = case.people.profile
    acted = [t for t in told if t.actors and t.event.realis == "actual"]
    for a, b in combinations(acted, 2):
        if a.report == b.report or a.event.lemma != b.event.lemma or not a.targets & b.targets:
            continue
        if a.actors & (b.actors | b.near) or b.actors & a.near:
            continue
        relations = {slots.actors(profile[x], profile[y]) for x in a.actors for y in b.actors}
        if relations != {"conflict"}:
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
        said = "; ".join(f"{case.callers(reports_of(s))} names {s.value}" for s in held)
        yield _draft(
            one,
            "conflict",
            "actor",
            f"Who it was that “{clause_of(case, a)}”: {said}.",
            f"{held[0].value} and {held[1].value} are two actors; neither stands for the other",
            held,
            weight(one, told) + 1,
        )
        return


# --- did it happen ----------------------------------------------------------------------------


def _realis(case: Case, one: Occurrence, told: Sequence[Telling]) -> Iterator[Draft]:
    done = [t for t in told if t.event.realis == "actual"]
    denied = [t for t in told if t.event.realis == "negated"]
    planned = [t for t in told if t.event.realis == "planned"]
    told_done = {t.report for t in done}
    if denied and {t.report for t in denied} - told_done and told_done - {t.report for t in denied}:
        accounts = [
            Account("actual", clause_of(case, t), evidence(t.report, tight(t)), voices(case, t))
            for t in _each_report_once(done)
        ] + [
            Account("negated", clause_of(case, t), evidence(t.report, tight(t)), voices(case, t))
            for t in _each_report_once(denied)
        ]
        held = sides(case, accounts)
        said = "; ".join(f"{case.callers(reports_of(s))}: “{s.value}”" for s in held)
        yield _draft(
            one, "conflict", "realis", f"{said}.",
            "one account asserts what the other denies", held, weight(one, told) + 2,
        )  # fmt: skip
    early = [
        t
        for t in planned
        if any(day(case.readings[t.report]) < day(case.readings[d.report]) for d in done)
        and t.report not in told_done
    ]
    if early and done and not denied:
        accounts = [
            Account("planned", clause_of(case, t), evidence(t.report, tight(t)), voices(case, t))
            for t in _each_report_once(early)
        ] + [
            Account("actual", clause_of(case, t), evidence(t.report, tight(t)), voices(case, t))
            for t in _each_report_once(done)
        ]
        held = sides(case, accounts)
        said = "; then ".join(f"{case.callers(reports_of(s))}: “{s.value}”" for s in held)
        yield _draft(
            one, "update", "realis", f"{said}.",
            "what the earlier report gives as planned the later one gives as done",
            held, weight(one, told),
        )  # fmt: skip
