"""What a single report of a storyline has, as far as it is worth a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rashomon.model import Occurrence, Pledge, Storyline
from rashomon.reconcile import slots, within
from rashomon.reconcile.amounts import telling_figure
from rashomon.reconcile.occurrences import Found
from rashomon.reconcile.phrases import phrase, tight, voices
from rashomon.reconcile.sides import Account, Case, Draft, evidence, sides
from rashomon.reconcile.tellings import Telling

_SHORT = 25  # characters; a clause below that tells a reader nothing by itself


def told_once(
    case: Case, happened: Sequence[Occurrence], found: Found, shown: Sequence[Draft]
) -> Iterator[Draft]:
    """Pledges, figures and acts that no other report of the storyline tells of.

    One line a sentence, and none whose words are the evidence of something shown already.
    """
    taken: dict[str, list[tuple[int, int]]] = {}
    for weightier in shown:
        for side in weightier.sides:
            for at in side.evidence:
                taken.setdefault(at.report, []).append((at.start, at.end))
    best: dict[tuple[str, int], Draft] = {}
    for one in happened:
        if one.reports > 1:
            continue
        telling = found.tellings[one.id][0]
        key = (telling.report, telling.sentence[0])
        draft = _alone(case, one, found.tellings[one.id], taken)
        if draft is not None and (key not in best or draft.weight > best[key].weight):
            best[key] = draft
    yield from best.values()


def truly(case: Case, line: Storyline, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts without figures said to stand alone that another report of the storyline gives."""
    given: dict[tuple[slots.Range, str | None], set[str]] = {}
    for report in line.reports:
        for figure in case.readings[report].figures:
            given.setdefault((slots.bounds(figure), figure.unit), set()).add(report)
    kept: list[Draft] = []
    for draft in drafts:
        if draft.verdict == "only" and draft.about == "figure":
            at = draft.sides[0].evidence[0]
            mine = [
                f
                for f in case.readings[at.report].figures
                if (f.start, f.end) == (at.start, at.end)
            ]
            if any(len(given[slots.bounds(f), f.unit]) > 1 for f in mine):
                continue
        kept.append(draft)
    return kept


def _alone(
    case: Case,
    one: Occurrence,
    told: Sequence[Telling],
    taken: dict[str, list[tuple[int, int]]],
) -> Draft | None:
    figured = [t for t in told if any(map(telling_figure, t.figures))]
    telling = (figured or list(told))[0]
    event = telling.event
    pledge = next((p for p in case.readings[telling.report].pledges if p.event == event.id), None)
    seen = taken.get(telling.report, ())
    new = [f for f in telling.figures if telling_figure(f) and (f.start, f.end) not in seen]
    figure = new[0] if new else None
    if event.realis == "negated" or not _worth(telling, pledge, figure is not None):
        return None
    if figure is None and any(event.start <= s and e <= event.end for s, e in seen):
        return None
    line = phrase(case, telling)
    value = " ".join(figure.text.split()) if figure else line
    at = evidence(telling.report, figure.span if figure else tight(telling))
    heavy = within.weight(case, one, told) + (2 if pledge else 0) + (1 if figure else 0)
    return Draft(
        storyline=one.storyline,
        occurrence=one.id,
        verdict="only",
        about="figure" if figure else ("stance" if pledge else "act"),
        statement=f"Only {case.called(telling.report)}: “{line}”.",
        because="no other report of this storyline tells of it",
        sides=sides(case, [Account("", value, at, voices(case, telling))]),
        weight=heavy,
    )


def _worth(telling: Telling, pledge: Pledge | None, figured: bool) -> bool:
    """A pledge, a figure of some weight, or a typed act of somebody with one thing more known."""
    event = telling.event
    if pledge is not None:
        return pledge.giver is not None or pledge.receiver is not None
    if event.realis == "hypothetical" or event.end - event.start < _SHORT:
        return False
    known = bool(telling.targets) + bool(telling.place) + bool(telling.days) + figured
    return bool(telling.actors) and (known > 0 if event.type is not None else known > 1)
