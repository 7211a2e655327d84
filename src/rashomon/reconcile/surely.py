"""Whether two tellings speak of one act surely enough to hold them against each other.

An occurrence may gather what is only likely one event; a conflict needs more than that.
"""

from __future__ import annotations

import re

from rashomon.reconcile import acts, slots
from rashomon.reconcile.sides import Case
from rashomon.reconcile.tellings import Telling

_WORD = re.compile(r"\w+")
_WEIGHTY = 0.1  # of a word in its sentence; sentences have length 1
_SHARED = 2  # such words in both clauses, besides the act and its doer


def surely_one(case: Case, a: Telling, b: Telling) -> bool:
    """One word for the act, by the same doer, to the same end.

    The doers must be the same or stand for each other (both unnamed will do where the target is
    shared); beyond that they must share a target, a number, or words of the clause.
    """
    if a.report == b.report or acts.stem(a.event.lemma) != acts.stem(b.event.lemma):
        return False
    if "possible" in (a.event.certainty, b.event.certainty):
        return False
    return same_matter(case, a, b)


def same_matter(case: Case, a: Telling, b: Telling) -> bool:
    """The same doer to the same end, whatever the words for the act."""
    profile = case.people.profile
    shared = bool(a.targets & b.targets or a.numbers & b.numbers)
    if a.actors and b.actors:
        if not any(
            x == y or slots.stands_for(profile[x], profile[y]) for x in a.actors for y in b.actors
        ):
            return False
        return shared or len(_clause(case, a) & _clause(case, b)) >= _SHARED
    return shared and (not a.actors or not b.actors)


def _clause(case: Case, telling: Telling) -> set[str]:
    """The weighty words of a clause, without the act itself and its doers."""
    event = telling.event
    text = case.readings[telling.report].report.text
    doers = {w for span in event.actor_spans for w in _words(text, *span)}
    own = doers | _words(text, *event.trigger)
    found = _words(text, event.start, event.end) - own
    return {word for word in found if telling.words.get(word, 0.0) >= _WEIGHTY}


def _words(text: str, start: int, end: int) -> set[str]:
    return set(_WORD.findall(text[start:end].lower()))
