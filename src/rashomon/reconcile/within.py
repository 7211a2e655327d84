"""Slot by slot: what the accounts of one occurrence say, and whether both can be true."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

from rashomon.model import Occurrence, Side, Slot, Span, Verdict
from rashomon.reconcile import acts, amounts, pledged, slots
from rashomon.reconcile.order import day
from rashomon.reconcile.phrases import made, phrase, poor, tight, voices
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

_LEAST = 4  # words of a line two accounts are said to share


def parted(
    case: Case, one: Occurrence, told: Sequence[Telling], tolls: Sequence[Telling] = ()
) -> Iterator[Draft]:
    """Slot by slot what the accounts of an occurrence give; ``tolls`` are figures without act."""
    if one.reports < 2:
        return
    heavy = weight(case, one, told)
    yield from amounts.compared(case, one, [*told, *tolls], heavy)
    yield from pledged.compared(case, one, told, heavy)
    yield from _dates(case, one, told, heavy)
    yield from _places(case, one, told, heavy)
    yield from _actors(case, one, told, heavy)
    yield from _realis(case, one, told, heavy)


def disputed(drafts: Sequence[Draft]) -> dict[str, list[tuple[int, int]]]:
    """The words of each report that accounts part on."""
    found: dict[str, list[tuple[int, int]]] = {}
    for draft in drafts:
        if draft.verdict in ("agree", "only") or draft.about not in ("figure", "date", "place"):
            continue
        for side in draft.sides:
            for at in side.evidence:
                found.setdefault(at.report, []).append((at.start, at.end))
    return found


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


def agreed(
    case: Case,
    one: Occurrence,
    told: Sequence[Telling],
    apart: dict[str, list[tuple[int, int]]],
) -> Iterator[Draft]:
    """What the accounts can all sign: a clause of one of them, without what they part on.

    Args:
        apart: the words of each report that are in dispute, here or elsewhere in the storyline.
    """
    asserted = [t for t in told if t.event.realis in ("actual", "planned", "historical")]
    reports = list(dict.fromkeys(t.report for t in asserted))
    if len(reports) < 2 or not _telling(one, told):
        return

    spans = {
        (t.at, t.event.id): [*apart.get(t.report, ()), *_own_figures(case, t, reports)]
        for t in asserted
    }

    def parts(t: Telling) -> bool:
        return any(t.event.start <= s and e <= t.event.end for s, e in spans[t.at, t.event.id])

    stems = Counter(acts.stem(t.event.lemma) for t in asserted)
    most = max(stems.values())

    def rank(t: Telling) -> tuple[object, ...]:
        rare = stems[acts.stem(t.event.lemma)] < most
        return (made(case, t) > 1, rare, parts(t), poor(case, t), t.at, t.event.start)

    best = min(asserted, key=rank)
    kind = made(case, best)
    if kind > 3:
        return
    line = phrase(case, best, spans[best.at, best.event.id])
    if not _whole(best, kind, line):
        return
    accounts = [
        Account(key="", value=line, evidence=evidence(t.report, tight(t)), voices=voices(case, t))
        for t in sorted(asserted, key=lambda t: (t is not best, -_alike(t, best)))
    ]
    say = "tell of" if kind == 3 else "tell this:"
    yield _draft(
        one, "agree", "act", f"{case.speaking(one.storyline, reports)} {say} “{line}”.",
        f"{one.because}; {origins_note(case, reports, accounts)}", sides(case, accounts),
        weight(case, one, told),
    )  # fmt: skip


def _own_figures(case: Case, t: Telling, reports: Sequence[str]) -> list[tuple[int, int]]:
    """Figures of a telling that another of the reports does not give at all."""
    others = [case.readings[report].figures for report in reports if report != t.report]
    return [
        (figure.start, figure.end)
        for figure in t.figures
        if t.event.start <= figure.start
        and any(
            all(slots.bounds(figure) != slots.bounds(other) for other in given) for given in others
        )
    ]


def _whole(best: Telling, kind: int, line: str) -> bool:
    """Whether a line says by itself who did what, or what there was."""
    words = re.findall(r"[^\W\d_]{2,}", line)
    doer = line.startswith("[") or any(
        best.event.start <= s[0] and s[1] <= best.event.end
        for s in (*best.event.actor_spans, *best.event.target_spans)
    )
    return len(words) >= _LEAST and (doer or kind in (0, 3)) and (kind != 2 or "[" in line)


def _alike(left: Telling, right: Telling) -> float:
    return math.fsum(v * right.words[w] for w, v in left.words.items() if w in right.words)


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
    spans = [(a.evidence.start, a.evidence.end) for a in accounts[:1]]
    yield _draft(
        one, "conflict", "date", f"{said} — the day of “{phrase(case, chosen[0], spans)}”.",
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
    named = [where(case, apart[0][0])]
    yield _draft(
        one, "conflict", "place",
        f"{said} — the place of “{phrase(case, apart[0][0], named)}”.",
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
        if not a.targets & b.targets or a.actors & b.parties:
            continue
        if a.actors & _beside(case, b) or b.actors & _beside(case, a):
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
        doers = a.event.actor_spans[:1]
        yield _draft(
            one, "conflict", "actor", f"{said} — the doer of “{phrase(case, a, doers)}”.",
            f"{held[0].value} and {held[1].value} are two actors; neither stands for the other",
            held, heavy + 1,
        )  # fmt: skip
        return


def _beside(case: Case, telling: Telling) -> frozenset[str]:
    """Whoever is named beside an act without being only the one who tells of it."""
    return telling.near - set(voices(case, telling))


# --- did it happen ----------------------------------------------------------------------------


def _realis(case: Case, one: Occurrence, told: Sequence[Telling], heavy: float) -> Iterator[Draft]:
    """A plan that the later report gives as carried out."""
    done = [t for t in told if t.event.realis == "actual"]
    told_done = {t.report for t in done}
    early = [
        (a, b)
        for a in told
        for b in done
        if a.event.realis == "planned"
        and not bare(a)
        and a.report not in told_done
        and day(case.readings[a.report]) < day(case.readings[b.report]) != "9999"
        and surely_one(case, a, b)
    ]
    if early:
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
