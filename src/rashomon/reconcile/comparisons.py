"""What the accounts share, where they part, and what only one has, ranked for a reader."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rashomon.model import Comparison, Occurrence, Storyline
from rashomon.reconcile import (
    ages,
    aligned,
    alone,
    answered,
    denied,
    gifts,
    measured,
    quoted,
    sums,
    tolls,
    within,
)
from rashomon.reconcile.corrections import UNCORRECTED, Corrections
from rashomon.reconcile.occurrences import Found
from rashomon.reconcile.sides import Case, Draft

_RANK = {"conflict": 0, "update": 1, "agree": 2, "compatible": 3, "only": 4}
_NEAR = 120  # characters: one sentence, roughly
_AGREE_A_LINE = 60  # agreements of one storyline, the weightiest
_AGREE_COPIED = 10  # and of copies with each other
_ONLY_A_REPORT = 12  # what one report has alone is endless; its weightiest are shown


class Compared(NamedTuple):
    """The comparisons, and the lines by which a person dropped one."""

    comparisons: tuple[Comparison, ...]
    dropping: frozenset[str]


def comparisons(
    case: Case, lines: Sequence[Storyline], found: Found, given: Corrections = UNCORRECTED
) -> Compared:
    """All comparisons, by storyline, then conflicts first, then by weight.

    A storyline of one report has none: there is nothing to hold it against. What a person dropped
    is left out before anything else depends on it; what rests on a person's decision says so.
    """
    reasons = {
        name: "".join(f"; {why}" for why in given.occurrences.about(
            (one.report, one.event.id) for one in told
        ))
        for name, told in (found.tellings.items() if given.occurrences.values else ())
    }  # fmt: skip
    by_line: dict[str, list[Occurrence]] = {}
    for one in found.occurrences:
        by_line.setdefault(one.storyline, []).append(one)
    rows: list[Comparison] = []
    fitting: set[str] = set()
    for line in lines:
        if len(line.reports) < 2:
            continue
        drafts: list[Draft] = []
        happened = by_line.get(line.id, ())
        drafts.extend(measured.compared(case, line))
        whole = list(drafts)
        loose = tolls.loose(case, line, happened, found)
        for one in happened:
            here = within.parted(case, one, found.tellings[one.id], loose.get(one.id, ()))
            drafts.extend(draft for draft in here if not _shown(draft, whole))
        everything = [t for one in happened for t in found.tellings[one.id]]
        drafts.extend(d for d in gifts.compared(case, line, everything) if not _shown(d, drafts))
        drafts = _wanted(drafts, given, fitting)
        apart = within.disputed(drafts)
        for one in happened:
            drafts.extend(within.agreed(case, one, found.tellings[one.id], apart))
        drafts.extend(answered.compared(case, line, found, [one.id for one in happened]))
        drafts.extend(denied.compared(case, line, happened, found))
        drafts.extend(_new(ages.compared(case, line), drafts))
        drafts.extend(_new(aligned.compared(case, line, everything), drafts))
        drafts.extend(quoted.retold(case, line))
        drafts.extend(alone.told_once(case, happened, found, drafts))
        drafts = alone.truly(case, line, drafts)
        more, drafts = sums.agreed(case, line, drafts)
        for draft in _sifted(_wanted([*drafts, *more], given, fitting)):
            decided = reasons.get(draft.occurrence or "", "")
            draft = draft._replace(because=draft.because + decided)
            rows.append(draft.numbered(f"C{len(rows) + 1}"))
    return Compared(tuple(rows), frozenset(fitting))


def _wanted(drafts: list[Draft], given: Corrections, fitting: set[str]) -> list[Draft]:
    """The drafts without those that a person dropped; the lines that drop one go to ``fitting``."""
    if not given.comparisons:
        return drafts
    kept: list[Draft] = []
    for draft in drafts:
        lines = [one.line for one in given.comparisons if one.fits(draft.about, draft.sides)]
        fitting.update(lines)
        if not lines:
            kept.append(draft)
    return kept


def _shown(draft: Draft, others: Sequence[Draft]) -> bool:
    """Whether figures of one occurrence are already held against those of the whole storyline."""
    if draft.about != "figure":
        return False
    mine = {at for side in draft.sides for at in side.evidence}
    return any(mine & {at for side in other.sides for at in side.evidence} for other in others)


def _new(found: Iterable[Draft], others: Sequence[Draft]) -> list[Draft]:
    """What no other draft says parts the accounts there."""
    parted = [
        (draft.about, at)
        for draft in others
        if draft.verdict in ("conflict", "update")
        for side in draft.sides
        for at in side.evidence
    ]
    return [
        draft
        for draft in found
        if not any(
            draft.about == about
            and at.report == mine.report
            and at.start < mine.end
            and mine.start < at.end
            for about, at in parted
            for side in draft.sides
            for mine in side.evidence
        )
    ]


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
        if draft.verdict == "conflict" and draft.about in ("stance", "realis", "actor")
    }
    acts_of: dict[str | None, list[str]] = {}
    for draft in drafts:
        if draft.verdict == "agree" and draft.about == "act":
            acts_of.setdefault(draft.occurrence, []).append(draft.sides[0].value)
    answered_at: set[tuple[str, int]] = set()
    said: set[str] = set()
    stood: set[frozenset[str]] = set()
    shown: Counter[str] = Counter()
    agreed: Counter[bool] = Counter()
    for draft in sorted(drafts, key=_key):
        if draft.verdict == "agree":
            line = draft.sides[0].value
            copied = draft.sides[0].origins == 1
            with_act = acts_of.get(draft.occurrence, ()) if draft.occurrence else ()
            if draft.about == "figure" and any(line in act for act in with_act):
                continue  # the act is shown with its figure
            if draft.about == "act" and (line in said or draft.occurrence in parted):
                continue
            if agreed[copied] >= (_AGREE_COPIED if copied else _AGREE_A_LINE):
                continue
            agreed[copied] += 1
            said.add(line)
        if draft.verdict == "conflict" and draft.about in ("stance", "realis"):
            places = {(at.report, at.start // _NEAR) for s in draft.sides for at in s.evidence}
            if len(places & answered_at) > 1:
                continue  # that he refused is that he did not agree
            answered_at |= places
        if draft.about == "stance" and draft.verdict == "conflict":
            between = frozenset(at.report for side in draft.sides for at in side.evidence)
            if between in stood:
                continue  # a pledge and the answer it is part of
            stood.add(between)
        if draft.verdict == "only":
            report = draft.sides[0].evidence[0].report
            shown[report] += 1
            if shown[report] > _ONLY_A_REPORT:
                continue
        kept.append(draft)
    return kept


def _key(draft: Draft) -> tuple[int, float, str, str, str]:
    first = draft.sides[0].evidence[0]
    place = f"{first.report}:{first.start:09d}"
    return (_RANK[draft.verdict], -draft.weight, place, draft.about, draft.statement)
