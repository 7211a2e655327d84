"""How a telling reads in a statement: its own words, with the doer in brackets where they lack."""

from __future__ import annotations

import re

from rashomon.model import Span
from rashomon.reconcile.sides import Case, cut
from rashomon.reconcile.tellings import Telling

_LONG = 170  # characters of a telling in a statement
_TIGHT = 90  # characters of a clause that is evidence as a whole
_FRAGMENT = re.compile(
    r"(?:(?:who|which|that|to|and|but|where|when|because|after|before)\b\s*)?"
    r"(?:(?:he|she|it|they|we|i)\b\s*)?",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"(?:he|she|it|they|we|i|who|which|that)", re.IGNORECASE)
_QUOTES = str.maketrans({"“": "‘", "”": "’", "«": "‘", "»": "’", '"': "'"})


def phrase(case: Case, telling: Telling) -> str:
    """A telling on one line, in the report's words.

    The clause, where it names who did it; a bare noun ("the blast") is shown in its sentence; a
    clause that leaves the doer to its surroundings gets the doer's name in brackets.
    """
    event = telling.event
    text = case.readings[telling.report].report.text
    start, end = event.start, event.end
    prefix = ""
    named = any(
        start <= span[0] and span[1] <= end and not _PRONOUN.fullmatch(text, span[0], span[1])
        for span in event.actor_spans
    )
    if not named:
        sentence = telling.sentence
        if end - start < 30 and sentence[1] - sentence[0] <= _LONG:
            start, end = sentence
        else:
            doers = sorted(telling.actors, key=lambda who: int(who[1:]))
            doers = [who for who in doers if case.people.profile[who].kind != "place"]
            prefix = f"[{case.name(doers[0])}] " if doers else ""
    line = " ".join(text[start:end].split())
    if prefix:
        line = line[_FRAGMENT.match(line).end() :]  # type: ignore[union-attr]
    line = line.strip(' ,;:–—-"“”«»').rstrip(".")
    return prefix + cut(line.translate(_QUOTES), _LONG)


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
