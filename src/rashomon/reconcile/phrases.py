"""How a telling reads in a statement: its own words, with the doer in brackets where they lack."""

from __future__ import annotations

import re

from rashomon.model import Span
from rashomon.reconcile.sides import Case, cut
from rashomon.reconcile.tellings import Telling

_LONG = 170  # characters of a telling in a statement
_TIGHT = 90  # characters of a clause that is evidence as a whole
_BARE = 30  # characters; a clause below that says too little alone
_LINK = re.compile(  # what ties a clause to the one before it
    r"^(?:who|which|that|and|but|where|when|because|after|before)\b\s*", re.IGNORECASE
)
_OPENING = re.compile(r"^(?:that|and|but|so)\s+(?=\S+\s+\S)", re.IGNORECASE)
_PRONOUN = re.compile(r"he|she|it|they|we|i|who|which|that", re.IGNORECASE)
_QUOTES = str.maketrans({"“": "‘", "”": "’", "«": "‘", "»": "’", '"': "'"})


def phrase(case: Case, telling: Telling) -> str:
    """A telling on one line, in the report's words.

    The clause, where it names who did it; a bare noun ("the blast") is shown in its sentence; where
    the clause has a pronoun for the doer, or leaves the doer to its surroundings, the name stands
    in brackets.
    """
    event = telling.event
    text = case.readings[telling.report].report.text
    start, end = event.start, event.end
    doer = _doer(case, telling)
    inside = [span for span in event.actor_spans if start <= span[0] and span[1] <= end]
    pronoun = next((s for s in inside if _PRONOUN.fullmatch(text, s[0], s[1])), None)
    for span in event.target_spans:
        if start == event.trigger[0] and 0 <= start - span[1] < _BARE:
            start = span[0]  # "the forces lost by Russia"
    line = text[start:end]
    if pronoun is not None and doer:
        before = _LINK.sub("", text[start : pronoun[0]])
        line = f"{before}[{doer}]{text[pronoun[1] : end]}"
    elif pronoun is not None or not inside:
        sentence = telling.sentence
        if end - start < _BARE and sentence[1] - sentence[0] <= _LONG:
            line = text[sentence[0] : sentence[1]]
        elif doer:
            line = f"[{doer}] {_LINK.sub('', line)}"
    line = _OPENING.sub("", " ".join(line.split()))
    line = line.strip(' ,;:–—-"“”«»').rstrip(".")
    return cut(line.translate(_QUOTES), _LONG)


def _doer(case: Case, telling: Telling) -> str | None:
    """The name of the first who acts; a place acts only by way of speaking."""
    for who in sorted(telling.actors, key=lambda who: int(who[1:])):
        if case.people.profile[who].kind != "place":
            return case.name(who)
    return None


def tight(telling: Telling) -> Span:
    """The words that prove an event: its clause when short, else its trigger."""
    event = telling.event
    if event.end - event.start <= _TIGHT:
        return Span(event.start, event.end)
    return Span(*event.trigger)


def poor(telling: Telling) -> tuple[bool, bool, bool, bool, int]:
    """How badly a telling serves as the wording of all; smaller is better."""
    event = telling.event
    named = any(event.start <= s[0] and s[1] <= event.end for s in event.actor_spans)
    bare = event.end - event.start < 25
    return (
        not named,
        not telling.actors,
        bare,
        not telling.targets,
        abs(event.end - event.start - 90),
    )


def voices(case: Case, telling: Telling) -> tuple[str, ...]:
    """Whose word it is, from the report inwards, in entities of the situation."""
    of = case.people.of
    each = (v.entity for v in telling.event.voices if v.entity is not None)
    return tuple(of[telling.report, e] for e in each if (telling.report, e) in of)
