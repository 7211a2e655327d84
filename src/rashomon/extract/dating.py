"""What a date says of an event's realis: to come, or long past.

    planned       its date lies after the report, and its verb is not in the past tense
    historical    its date ends more than a year before the report; or it names a time that is
                  history in any report: "decades ago", "during the Cold War", "under Stalin"

Where the act has no date of its own, that of its occasion counts: "destroyed in the war of the
1990s", "in a coup in 1999", "since 1986, when the reactor exploded"; and, for a verb joined to a
dated one, the first verb's: "was captured in 1910 and ransomed". Only what is told as done changes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from rashomon.extract.frames import Act, is_verb
from rashomon.extract.lexicon import lexicon, operator
from rashomon.model import Realis, Timex
from rashomon.read.parse import Parse

HISTORY = timedelta(days=365)  # a date further back than this is background
_IN = frozenset(("in", "during", "under", "after", "before", "at", "from", "between", "until", "by",
                 "following", "throughout", "of"))  # fmt: skip
_LONG = frozenset(("decades", "centuries", "generations", "millennia", "ages"))
_AGO = frozenset(("ago", "earlier", "before", "previously"))
_MANY = frozenset(("many", "several", "some", "few", "long", "countless"))
_ERAS = frozenset(("time", "times", "day", "days", "era", "age", "ages", "period", "epoch", "rule",
                   "reign", "dynasty", "yoke"))  # fmt: skip
_WEEKDAYS = frozenset(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
                       "midnight", "noon", "dawn", "tonight"))  # fmt: skip
_YEAR = re.compile(r"(1\d{3}|[3-9]\d{2})(s|-\d\d)?$")


@cache
def day(text: str | None) -> date | None:
    """The day that an ISO date or time begins with."""
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None


class Calendar:
    """A report's dates by the token they stand at, and the day they are read against."""

    def __init__(self, parse: Parse, timexes: tuple[Timex, ...], published: str | None) -> None:
        self._parse = parse
        self._published = day(published)
        self._at: dict[int, Timex] = {}
        for timex in timexes:
            if timex.type in ("DATE", "TIME"):
                for i in range(*parse.tokens(timex.span)):
                    self._at[i] = timex

    def dated(self, act: Act, status: Realis, timex: Timex | None) -> Realis:
        """The realis of an act with this date of its own, or none."""
        if status not in ("actual", "planned") or self._published is None:
            return status
        first = day(timex.from_) if timex is not None else None
        coming = first is not None and first > self._published
        if status == "planned":
            return status
        past = self._past_tense(act)
        if coming and not past:
            return "planned"
        if timex is not None and self._old(timex):
            return "historical"
        if not past and timex is not None and self._scheduled(act, timex):
            return "planned"
        recent = timex is not None and day(timex.to) is not None and not coming
        if not recent and self._long_past(act):
            return "historical"
        return status

    def _old(self, timex: Timex) -> bool:
        last = day(timex.to)
        assert self._published is not None
        if last is None:
            return bool(_YEAR.match(timex.text.lower()))
        return last < self._published - HISTORY

    def _past_tense(self, act: Act) -> bool:
        parse, v = self._parse, act.verb
        if not is_verb(parse, v) or act.trigger != v:
            return False
        if parse.tag[v] == "VBD":
            return True
        return parse.tag[v] == "VBN" and any(
            parse.dep[c] in ("aux", "auxpass")
            and parse.lower[c] in ("have", "has", "had", "was", "were")
            for c in parse.children[v]
        )

    def _scheduled(self, act: Act, timex: Timex) -> bool:
        """ "The trial opens on Monday": the present tense of what runs to a timetable."""
        parse, v = self._parse, act.verb
        if not is_verb(parse, v) or parse.tag[v] not in ("VBZ", "VBP", "VBG"):
            return False
        if parse.tag[v] == "VBG" and not any(parse.dep[c] == "aux" for c in parse.children[v]):
            return False
        weekday = any(word in _WEEKDAYS for word in timex.text.lower().split())
        return weekday and operator("timetabled", parse.lemma[v].lower())

    # --- long past -----------------------------------------------------------------------------

    def _long_past(self, act: Act) -> bool:
        parse = self._parse
        nodes = [act.trigger] if act.trigger == act.verb else [act.trigger, act.verb]
        if is_verb(parse, act.verb) and parse.tag[act.verb] not in ("VBD", "VBN", "VBG"):
            return False
        return any(self._told_of_old(node) for node in nodes)

    def _told_of_old(self, node: int, depth: int = 0) -> bool:
        parse = self._parse
        for child in parse.children[node]:
            dep = parse.dep[child]
            if dep == "prep" and parse.lower[child] in _IN:
                if self._old_phrase(child):
                    return True
            elif (
                (dep in ("advmod", "npadvmod", "nmod") and self._ago(child))
                or (
                    dep == "advmod"
                    and parse.lower[child] in ("back", "long")
                    and self._told_of_old(child, 5)
                )
                or (dep in ("amod", "nummod", "compound", "nmod") and self._old_at(child))
            ):
                return True
        if depth > 2:
            return False
        if parse.dep[node] in ("relcl", "advcl") and self._when_old(node):
            return True
        if parse.dep[node] == "conj" and is_verb(parse, node) and is_verb(parse, parse.head[node]):
            bare = not any(
                parse.dep[c] in ("aux", "nsubj", "nsubjpass") for c in parse.children[node]
            )
            first = parse.head[node]
            mine = range(*parse.subtree(node))
            if bare and not any(i in self._at for i in mine):
                return self._told_of_old(first, depth + 1)
        return False

    def _old_at(self, i: int) -> bool:
        timex = self._at.get(i)
        if timex is None:
            return bool(_YEAR.match(self._parse.lower[i])) and self._parse.tag[i] in ("CD", "NNS")
        return self._old(timex)

    def _old_phrase(self, prep: int) -> bool:
        """Whether a phrase of time ends long before the report: "in the war of 1870"."""
        parse = self._parse
        for noun in parse.children[prep]:
            if parse.dep[noun] not in ("pobj", "pcomp", "prep"):
                continue
            if parse.dep[noun] == "prep":
                if self._old_phrase(noun):
                    return True
                continue
            if self._old_at(noun) or self._old_era(prep, noun):
                return True
            event = operator("occasion", parse.lemma[noun].lower()) or any(
                key == parse.lemma[noun].lower() for key in lexicon().nouns
            )
            if not event and parse.lower[prep] != "under":
                continue
            for child in parse.children[noun]:
                if parse.dep[child] in ("amod", "nummod", "compound", "nmod") and self._old_at(
                    child
                ):
                    return True
                if (
                    parse.dep[child] == "prep"
                    and parse.lower[child] in ("of", "in", "from")
                    and (self._old_phrase(child))
                ):
                    return True
        return False

    def _old_era(self, prep: int, noun: int) -> bool:
        """ "During the Cold War", "in ancient times", "under Stalin", "in the last century"."""
        parse = self._parse
        first, past = parse.subtree(noun)
        words = parse.lower[first:past]
        if any(operator("old_era", word) for word in words):
            return True
        if "war" in words and ("world" in words or "cold" in words):
            return True
        if parse.lower[noun] in ("century", "millennium") and "this" not in words:
            return "current" not in words and "present" not in words
        return parse.lower[prep] == "under" and operator("old_ruler", parse.lower[noun])

    def _ago(self, i: int) -> bool:
        """ "Decades ago", "many years earlier", "a century and a half ago"."""
        parse = self._parse
        if parse.lower[i] not in _AGO:
            return False
        first, past = parse.subtree(i)
        if any(self._old_at(k) for k in range(first, past)):
            return True
        words = parse.lower[max(0, first - 3) : i]
        if any(word in _LONG or word in ("decade", "century", "generation") for word in words):
            return True
        return "years" in words and any(word in _MANY for word in words)

    def _when_old(self, v: int) -> bool:
        """ "Since 1986, when the reactor exploded"."""
        parse = self._parse
        if not any(parse.lower[c] in ("when", "which") for c in self._leaves(v)):
            return False
        head = parse.head[v]
        return self._old_at(head) or (
            parse.pos[head] in ("VERB", "AUX")
            and any(
                self._old_at(i) and parse.lower[i + 1 : i + 3] in ([",", "when"], ["when"])
                for i in range(max(0, v - 12), v)
            )
        )

    def _leaves(self, v: int) -> Iterator[int]:
        for child in self._parse.children[v]:
            yield child
            yield from self._parse.children[child]
