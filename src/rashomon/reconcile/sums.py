"""One sum of money in several reports, whatever act each ties it to."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.model import Storyline
from rashomon.reconcile.sides import Account, Case, Draft, cut, evidence, origins_note, sides

_SUM = 1000  # a smaller amount of money is many things' price
_LONG = 170


def agreed(case: Case, line: Storyline, drafts: Sequence[Draft]) -> tuple[list[Draft], list[Draft]]:
    """Sums that two or more reports give, and the other drafts without "only" lines about them.

    "Italy would give 4.5 million euros" and "Italy pledged 4.5 million euros" need not be found to
    be one act for a reader to see that neither stands alone.
    """
    given: dict[tuple[float, str], list[tuple[str, int, int]]] = {}
    for report in line.reports:
        for figure in case.readings[report].figures:
            if figure.kind != "money" or figure.unit is None or figure.low is None:
                continue
            if figure.low == figure.high and figure.low >= _SUM:
                key = (figure.low, figure.unit)
                given.setdefault(key, []).append((report, figure.start, figure.end))
    shared = {
        key: places for key, places in given.items() if len({place[0] for place in places}) > 1
    }
    among = {place for places in shared.values() for place in places}
    shown = {
        (at.report, at.start, at.end)
        for draft in drafts
        if draft.about == "figure" and draft.verdict != "only"
        for side in draft.sides
        for at in side.evidence
    }
    kept = [
        draft
        for draft in drafts
        if draft.verdict != "only"
        or not any((a.report, a.start, a.end) in among for s in draft.sides for a in s.evidence)
    ]
    new = [
        _draft(case, line, places)
        for _, places in sorted(shared.items())
        if not shown & set(places)
    ]
    return new, kept


def _draft(case: Case, line: Storyline, places: Sequence[tuple[str, int, int]]) -> Draft:
    def value(place: tuple[str, int, int]) -> str:
        report, start, end = place
        return " ".join(case.readings[report].report.text[start:end].split())

    held = sides(case, [Account("", value(places[0]), evidence(p[0], p[1:])) for p in places])
    reports = list(dict.fromkeys(place[0] for place in places))
    count = case.roots.behind(reports)
    return Draft(
        storyline=line.id,
        occurrence=None,
        verdict="agree",
        about="figure",
        statement=f"{case.speaking(line.id, reports)} give the sum {value(places[0])} — "
        f"“{_sentence(case, places[0])}”.",
        because=f"the sums are equal; {origins_note(case, reports)}",
        sides=held,
        weight=2.0 * count.origins + 0.5 * count.reports + 3,
    )


def _sentence(case: Case, place: tuple[str, int, int]) -> str:
    report, start, end = place
    reading = case.readings[report]
    text = reading.report.text
    first, past = next((s for s in reading.sentences if s[0] <= start < s[1]), (start, end))
    return cut(text[first:past].strip().rstrip("."), _LONG)
