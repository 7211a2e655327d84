"""Tolls told as nouns: "thirty-one wounded", "two dead", with no act they hang on."""

from __future__ import annotations

from collections.abc import Sequence

from rashomon.model import Event, Figure, Occurrence, Span, Storyline
from rashomon.reconcile.occurrences import Found
from rashomon.reconcile.sides import Case
from rashomon.reconcile.slots import counted
from rashomon.reconcile.tellings import Telling

_ACTS = ("kill", "injure")


def loose(
    case: Case, line: Storyline, happened: Sequence[Occurrence], found: Found
) -> dict[str, list[Telling]]:
    """Tolls of a storyline by the occurrence they are of.

    A toll without an act of its own belongs to the one killing or wounding that most reports of
    the storyline tell of; where two are told equally often it belongs to none.
    """
    placed: dict[str, list[Telling]] = {}
    for act in _ACTS:
        home = _home(happened, found, act)
        if home is None:
            continue
        like = found.tellings[home.id][0]
        for report in line.reports:
            reading = case.readings[report]
            hung = {f for event in reading.events if _is(event.lemma, act) for f in event.figures}
            for figure in reading.figures:
                if figure.id not in hung and _counts(figure, act):
                    placed.setdefault(home.id, []).append(_telling(case, like, report, figure, act))
    return placed


def _home(happened: Sequence[Occurrence], found: Found, act: str) -> Occurrence | None:
    told = [
        one
        for one in happened
        if sum(_is(t.event.lemma, act) for t in found.tellings[one.id]) * 2 > len(one.events)
    ]
    ranked = sorted(told, key=lambda one: -one.reports)
    if not ranked or (len(ranked) > 1 and ranked[0].reports == ranked[1].reports):
        return None
    return ranked[0] if ranked[0].reports > 1 else None


def _is(lemma: str, act: str) -> bool:
    """The act itself, told as such: a fire may kill, but "fire" tells no killing."""
    return lemma == act or (lemma in _PLAINLY[act])


_PLAINLY = {
    "kill": ("die", "death", "dead", "slay", "murder"),
    "injure": ("wound", "hurt", "injury"),
}
_COUNTED = {
    "kill": ("kill", "killed", "dead", "deads", "death", "deaths", "died", "fatality"),
    "injure": ("injure", "injured", "wounded", "hurt", "injury", "injuries"),
}


def _counts(figure: Figure, act: str) -> bool:
    if figure.kind != "count" or figure.unit not in (None, "person", "hurt") or not figure.low:
        return False
    words = set((figure.about or "").lower().split()) | set(counted(figure))
    return bool(words & set(_COUNTED[act]))


def _telling(case: Case, like: Telling, report: str, figure: Figure, act: str) -> Telling:
    """The toll as a telling of its own, with nothing in it but the figure."""
    event = Event(
        id=figure.id,
        start=figure.start,
        end=figure.end,
        trigger=Span(figure.start, figure.end),
        lemma=act,
        figures=(figure.id,),
        rule="figure",
    )
    nobody: frozenset[str] = frozenset()
    return like._replace(
        report=report,
        at=case.place[report],
        event=event,
        actors=nobody,
        targets=nobody,
        near=nobody,
        place=None,
        days=None,
        figures=(figure,),
        sentence=figure.span,
        words={},
        numbers=frozenset(),
    )
