"""When, where and with which figures: what hangs on an act inside its clause.

A date, a place or a figure belongs to the first act on its way up the tree; a verb that is no act
ends the way ("said on Friday that …" dates nothing). Three named rules reach further:

    of the subject    "the visit to Oslo on Friday changed nothing": the visit was on Friday
    of its when-clause  "killed when a bomb exploded on Friday": the killing was on Friday
    of its verb       "pledged help on Friday during a meeting": the meeting was on Friday
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from rashomon.extract.frames import Act, is_verb
from rashomon.extract.lexicon import operator
from rashomon.model import Reading, Span, Timex
from rashomon.read.parse import Parse

_PLACES = ("place", "country")
_SITES = ("GPE", "LOC", "FAC")
_YEAR = 366  # days
_TOWARDS = ("to", "into", "over", "from", "on")  # where to, as often as where
# a limit is no date of the act itself
_LIMITS = frozenset(("until", "till", "by", "since", "before", "after", "than"))
_ON_NOUN = ("compound", "nmod", "nummod", "amod")


class Circumstances(NamedTuple):
    """An act's time, place (an entity) and figures (ids); ``inherited`` names a rule, or is ""."""

    timex: Timex | None
    place: str | None
    figures: tuple[str, ...]
    inherited: str


def circumstances(reading: Reading, parse: Parse, acts: list[Act]) -> list[Circumstances]:
    """The circumstances of each act, in the order of the acts."""
    owner: dict[int, int] = {}  # token → the act it names or carries
    for k, act in enumerate(acts):
        owner.setdefault(act.verb, k)
    for k, act in enumerate(acts):
        owner[act.trigger] = k
    times = _times(reading, parse, acts, owner)
    places = _places(reading, parse, acts, owner)
    figures: list[list[str]] = [[] for _ in acts]
    dates = {t.start: t.end for t in reading.timexes if t.type == "DATE"}
    for figure in reading.figures:
        if figure.end < dates.get(figure.start, 0):
            continue  # "two years later" is when, not how long
        i = head_of(parse, figure.span)
        at = _climb(parse, i, owner) if i is not None else None
        if at is None and i is not None:
            at = _raised(parse, i, owner)
        if at is not None:
            figures[at].append(figure.id)
    found: list[Circumstances] = []
    for k, act in enumerate(acts):
        timex, inherited = _when(times[k]), ""
        if timex is None:
            for rule, other in (
                ("time of its verb", _occasion(parse, act, owner)),
                ("time of its when-clause", _when_clause(parse, act, owner)),
            ):
                timex = _when(times[other]) if other is not None else None
                if timex is not None:
                    inherited = rule
                    break
        found.append(Circumstances(timex, places[k], tuple(figures[k]), inherited))
    return found


def head_of(parse: Parse, span: Span) -> int | None:
    """The token of a span that the others hang on."""
    first, past = parse.tokens(span)
    for i in range(first, past):
        if not first <= parse.head[i] < past or parse.head[i] == i:
            return i
    return None


def _climb(parse: Parse, i: int, owner: dict[int, int]) -> int | None:
    """The first act above a token inside its clause; a verb that is no act ends the way."""
    start = i
    for _ in range(8):
        if i in owner:
            if i < start or not is_verb(parse, i):
                return owner[i]
            return _of_subject(parse, i, start, owner)
        if is_verb(parse, i) or parse.head[i] == i:
            return None
        i = parse.head[i]
    return None


def _raised(parse: Parse, i: int, owner: dict[int, int]) -> int | None:
    """The act under the verb whose subject counts it: "67 people are known to have died"."""
    verb = parse.head[i]
    if parse.dep[i] not in ("nsubj", "nsubjpass") or not is_verb(parse, verb):
        return None
    for child in parse.children[verb]:
        if parse.dep[child] in ("xcomp", "oprd", "acomp") and child in owner:
            return owner[child]
    return None


def _of_subject(parse: Parse, v: int, i: int, owner: dict[int, int]) -> int:
    """The act that is the verb's subject, where the token follows it; else the verb's own."""
    for child in parse.children[v]:
        if parse.dep[child] not in ("nsubj", "nsubjpass") or child > i or child not in owner:
            continue
        if not any(parse.word[k] == "," for k in range(child, i)):
            return owner[child]
    return owner[v]


def _occasion(parse: Parse, act: Act, owner: dict[int, int]) -> int | None:
    """The act that took place during, at or after which this event noun names the occasion."""
    n = act.trigger
    if act.verb != n and act.rule != "noun with its verb":
        return None
    if parse.dep[n] != "pobj" or parse.lower[parse.head[n]] not in ("during", "at", "amid"):
        return None
    v = parse.head[parse.head[n]]
    return owner.get(v) if is_verb(parse, v) else None


def _when_clause(parse: Parse, act: Act, owner: dict[int, int]) -> int | None:
    """The act of the clause with "when" that hangs on this verb: "killed when a bomb went off"."""
    for child in parse.children[act.verb]:
        if parse.dep[child] != "advcl" or child not in owner:
            continue
        if any(parse.lower[c] == "when" for c in parse.children[child]):
            return owner[child]
    return None


def _times(
    reading: Reading, parse: Parse, acts: list[Act], owner: dict[int, int]
) -> list[list[Timex]]:
    found: list[list[Timex]] = [[] for _ in acts]
    for timex in reading.timexes:
        i = head_of(parse, timex.span)
        k = _climb(parse, i, owner) if i is not None else None
        if i is None or k is None:
            continue
        if not _beyond(parse, i, owner):
            found[k].append(timex)
    return found


def _beyond(parse: Parse, i: int, owner: dict[int, int]) -> bool:
    """Whether a date only bounds or names: "since the 1945 split", "a May 5 deadline"."""
    start = i
    for _ in range(8):
        if i in owner:
            return False
        if parse.lower[i] in _LIMITS and parse.dep[i] in ("prep", "mark"):
            return True
        up = parse.head[i]
        if parse.tag[up].startswith("NN") and up not in owner and up > i:
            named = parse.dep[i] in _ON_NOUN and parse.ent[up][2:] not in ("DATE", "TIME")
            if named and parse.tag[start][0] in "NC":
                return True
        if up == i or is_verb(parse, i):
            return False
        i = up
    return False


def _dates(timex: Timex) -> bool:
    """Whether a length says when: "in the past week" has days of its own, up to a year of them."""
    if timex.type != "DURATION" or timex.from_ is None or timex.to is None:
        return False
    first, last = date.fromisoformat(timex.from_), date.fromisoformat(timex.to)
    return (last - first).days <= _YEAR


def _when(times: list[Timex]) -> Timex | None:
    """The event's own time: the first that is a date, a resolved one before an unresolved."""
    dated = [timex for timex in times if timex.type in ("DATE", "TIME") or _dates(timex)]
    return min(
        dated, key=lambda timex: (timex.from_ is None, timex.type == "DURATION"), default=None
    )


def _places(
    reading: Reading, parse: Parse, acts: list[Act], owner: dict[int, int]
) -> list[str | None]:
    found: list[str | None] = [None for _ in acts]
    where = {entity.id for entity in reading.entities if entity.kind in _PLACES}
    if not where:
        return found
    for mention in reading.mentions:
        if mention.entity not in where or mention.form == "demonym":
            continue
        i = head_of(parse, mention.span)
        while i is not None and (
            parse.dep[i] == "appos"
            or (parse.dep[i] in ("compound", "nmod") and parse.ent[parse.head[i]][2:] in _SITES)
        ):
            i = parse.head[i]
        if i is None or parse.dep[i] != "pobj":
            continue
        preposition = parse.head[i]
        if not operator("where", parse.lower[preposition]):
            continue
        k = _climb(parse, preposition, owner)
        if k is None or found[k] is not None:
            continue
        if parse.lower[preposition] in _TOWARDS and acts[k].frame.mode != "visit":
            continue
        found[k] = mention.entity
    return found
