"""What the accounts share, where they part, and what only one has, ranked for a reader."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from rashomon.model import Comparison, Occurrence, Storyline
from rashomon.reconcile import answered, quoted, within
from rashomon.reconcile.occurrences import Found
from rashomon.reconcile.phrases import phrase, tight, voices
from rashomon.reconcile.sides import Account, Case, Draft, evidence, sides
from rashomon.reconcile.tellings import Telling

_RANK = {"conflict": 0, "update": 1, "agree": 2, "compatible": 3, "only": 4}
_AGREE_A_LINE = 60  # agreements of one storyline, the weightiest
_AGREE_COPIED = 10  # and of copies with each other
_ONLY_A_REPORT = 12  # what one report has alone is endless; its weightiest are shown


def comparisons(case: Case, lines: Sequence[Storyline], found: Found) -> tuple[Comparison, ...]:
    """All comparisons, by storyline, then conflicts first, then by weight.

    A storyline of one report has none: there is nothing to hold it against.
    """
    by_line: dict[str, list[Occurrence]] = {}
    for one in found.occurrences:
        by_line.setdefault(one.storyline, []).append(one)
    rows: list[Comparison] = []
    for line in lines:
        if len(line.reports) < 2:
            continue
        drafts: list[Draft] = []
        happened = by_line.get(line.id, ())
        for one in happened:
            drafts.extend(within.compared(case, one, found.tellings[one.id]))
        drafts.extend(answered.compared(case, line, found, [one.id for one in happened]))
        drafts.extend(quoted.retold(case, line))
        drafts.extend(_only(case, happened, found, drafts))
        for draft in _sifted(drafts):
            rows.append(draft.numbered(f"C{len(rows) + 1}"))
    return tuple(rows)


def _sifted(drafts: list[Draft]) -> list[Draft]:
    """The drafts in order, without what another draft already shows.

    Accounts that part on the answer or on whether it happened do not agree on the act; of
    agreements that rest on one sentence the weightiest stays; what one report alone has is left
    out where its clause is the evidence of something weightier.
    """
    kept: list[Draft] = []
    parted = {
        draft.occurrence
        for draft in drafts
        if draft.verdict == "conflict" and draft.about in ("stance", "realis")
    }
    said: set[str] = set()
    agreed: Counter[bool] = Counter()
    for draft in sorted(drafts, key=_key):
        if draft.verdict == "agree":
            line = draft.sides[0].value
            copied = draft.sides[0].origins == 1
            if draft.about == "act" and (line in said or draft.occurrence in parted):
                continue
            if agreed[copied] >= (_AGREE_COPIED if copied else _AGREE_A_LINE):
                continue
            agreed[copied] += 1
            said.add(line)
        kept.append(draft)
    return kept


def _key(draft: Draft) -> tuple[int, float, str, str, str]:
    first = draft.sides[0].evidence[0]
    place = f"{first.report}:{first.start:09d}"
    return (_RANK[draft.verdict], -draft.weight, place, draft.about, draft.statement)


# --- only ---------------------------------------------------------------------------------------


def _only(
    case: Case, told: Sequence[Occurrence], found: Found, shown_already: Sequence[Draft]
) -> Iterator[Draft]:
    """What a single report of the storyline has, as far as it is worth a line."""
    evidence_of: dict[str, list[tuple[int, int]]] = {}
    for draft in shown_already:
        for side in draft.sides:
            for at in side.evidence:
                evidence_of.setdefault(at.report, []).append((at.start, at.end))
    drafts = [
        draft
        for one in told
        if one.reports == 1
        for draft in _alone(case, one, found.tellings[one.id], evidence_of)
    ]
    drafts.sort(key=_key)
    shown: Counter[str] = Counter()
    for draft in drafts:
        report = draft.sides[0].evidence[0].report
        shown[report] += 1
        if shown[report] <= _ONLY_A_REPORT:
            yield draft


def _alone(
    case: Case,
    one: Occurrence,
    told: Sequence[Telling],
    evidence_of: dict[str, list[tuple[int, int]]],
) -> Iterator[Draft]:
    telling = min(told, key=lambda t: (not t.figures, not t.event.actors, t.event.start))
    event = telling.event
    if event.realis == "negated" or not _worth(case, telling):
        return
    seen = evidence_of.get(telling.report, ())
    if not telling.figures and any(event.start <= s and e <= event.end for s, e in seen):
        return
    pledged = next((p for p in case.readings[telling.report].pledges if p.event == event.id), None)
    clause = phrase(case, telling)
    who = case.called(telling.report)
    figure = telling.figures[0] if telling.figures else None
    span = figure.span if figure else tight(telling)
    value = " ".join(figure.text.split()) if figure else clause
    heavy = within.weight(one, told) + (2 if pledged else 0) + (1 if figure else 0)
    account = Account("", value, evidence(telling.report, span), voices(case, telling))
    yield Draft(
        storyline=one.storyline,
        occurrence=one.id,
        verdict="only",
        about="figure" if figure else ("stance" if pledged else "act"),
        statement=f"Only {who} tells of this: “{clause}”.",
        because="no other report of this storyline tells of it",
        sides=sides(case, [account]),
        weight=heavy,
    )


def _worth(case: Case, telling: Telling) -> bool:
    """A typed act of somebody named, a figure, or a pledge."""
    event = telling.event
    if any(p.event == event.id for p in case.readings[telling.report].pledges):
        return True
    if event.realis == "hypothetical":
        return False
    return bool(telling.figures) or (event.type is not None and bool(telling.actors))
