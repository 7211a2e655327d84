"""What a figure counts, whatever the words: the dead, the hurt, the held, a crowd, a term."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from rashomon.model import Event, Figure, Reading, Span
from rashomon.reconcile import slots
from rashomon.reconcile.sides import Case

_BE = (
    r"(?:\s+(?:are|is|were|was|be|been|have|has|had|got|now|known|believed|feared|reported|thought|"
    r"confirmed|said|to|also|so|far|already)\b){0,6}\s+"
)
_AFTER = {  # of the figure: "34 people were killed"
    "killed": r"(?:killed|dead|died|slain|perished)\b",
    "injured": r"(?:\w+ly\s+)?(?:injured|wounded|hurt)\b",
    "arrested": r"(?:arrested|detained|taken\s+into\s+custody)\b",
    "rescued": r"(?:rescued|pulled\s+(?:alive|out|from))\b",
    "destroyed": r"(?:collapsed|destroyed|flattened|levelled|toppled)\b",
    "attending": (
        r"(?:marched|rallied|demonstrated|protested|attended|gathered|tak(?:en|ing)\s+part|took\s+part|"
        r"turned\s+out|took\s+to\s+the\s+streets|onto\s+the\s+streets|"
        r"joined\s+(?:[\w’'-]+\s+){0,3}?(?:march|rall|protest|demonstrat)\w*)"
    ),
}
_TO = r"[^.;:“”]{0,110}?\b(?:to|at|was|is|of|reached|hit|passed|topped|exceeded|stands?|stood)\s+"
_BEFORE = {  # of the figure: "killing 34", "the death toll rose to 67"
    "killed": (
        r"(?:\bkill(?:ed|ing|s)|\bclaim(?:ed|ing|s)\s+the\s+lives\s+of)\s+|"
        rf"\b(?:death\s+toll|number\s+of\s+(?:dead|deaths|victims|fatalities|people\s+killed)){_TO}"
    ),
    "injured": rf"\b(?:injur|wound|hurt)(?:ed|ing|s)?\s+|\bnumber\s+of\s+(?:injured|wounded){_TO}",
    "arrested": r"\b(?:arrest|detain)(?:ed|ing|s)\s+",
    "rescued": r"\brescu(?:ed|ing|es)\s+",
    "destroyed": r"\b(?:toppl|destroy|flatten|levell)(?:ed|ing|es|s)?\s+",
    "attending": (
        rf"\b(?:crowds?|turnout|attendance|number\s+of\s+(?:protesters|demonstrators|marchers)){_TO}|"
        r"\bdr[ae]w(?:n|ing)?\s+"
    ),
}
_ABOUT = {
    "killed": {"dead", "killed", "deaths", "died", "fatalities"},
    "injured": {"injured", "wounded", "hurt", "injuries"},
    "arrested": {"arrests", "arrested", "detained"},
    "rescued": {"rescued"},
    "attending": {"demonstrators", "protesters", "protestors", "marchers"},
}
_TAIL = {kind: re.compile(_BE + words, re.IGNORECASE) for kind, words in _AFTER.items()}
_HEAD = {kind: re.compile(rf"(?:{words})$", re.IGNORECASE) for kind, words in _BEFORE.items()}
_TURNED_OUT = re.compile(r"\s+(?:people\s+)?(?:on\s?to|into)\s+the\s+streets", re.IGNORECASE)
_CARRIED = re.compile(
    r"\b(?:puts?|set)\s+(?:the|that|its|this)\s+(?:figure|number|total|count|toll)\s+at\s+$",
    re.IGNORECASE,
)
_GAPPED = re.compile(r",\s+(?:(?:and|while|the|but)\s+){0,2}[\w’'-]+(?:\s+[\w’'-]+)?\s+$")
_LEFTOVER = re.compile(
    r"\b(?:further|another|other|others|additional|extra)\b|\d\s+more\b", re.IGNORECASE
)
_PART = re.compile(
    r"\b(?:including|among(?:\s+(?:them|whom|those))?|of\s+(?:them|whom|those)|at\s+least\s+one)\W*$",
    re.IGNORECASE,
)
_PART_AFTER = re.compile(r"\s+of\s+(?:them|whom|those|the)\b", re.IGNORECASE)
_FORMER = re.compile(
    r"\b(?:earlier|previous(?:ly)?|initial(?:ly)?|last\s+(?:year|month)|up\s+from|revised\s+from|"
    r"(?:rose|risen|rais(?:ed|ing)|grown|climbed|up)\b[^.;]{0,40}\bfrom)\b", re.IGNORECASE
)  # fmt: skip
_YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")
_PLAIN = frozenset(
    ("people", "person", "persons", "victims", "civilians", "demonstrators", "protesters",
     "protestors", "marchers", "dead", "killed", "deaths", "died", "fatalities", "injured",
     "wounded", "hurt", "injuries", "arrests", "arrested", "detained", "rescued", "suspects",
     "participants", "alive", "residents", "casualties", "lives")
)  # fmt: skip
_WORD = re.compile(r"[a-z]+")
_NUMBERS = re.compile(
    r"\b(?:a|an|the|of|at|least|most|about|around|some|more|than|over|under|nearly|almost|up|to|as|"
    r"many|no|fewer|half|hundreds?|thousands?|millions?|dozens?|scores|one|two|three|four|five|six|"
    r"seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|"
    r"\w+teen|were|was|have|been|and|or|in|by|on|who|had|between|from|roughly)\b"
)
_OLD_DAYS = 12
_OF_PEOPLE = (
    None, "person", "arrest", "death", "fatality", "injury", "hurt", "casualty", "demonstrator",
    "protester", "marcher",
)  # fmt: skip

_YEARS_IN = re.compile(r"\s+(?:in|of|behind)\s+(?:prison|jail|bars|custody|imprisonment)\b")
_SENTENCED = re.compile(
    r"\b(?:sentenced\s+(?:[^.;]{1,80}?\s)?to|jailed\s+(?:[^.;]{1,60}?\s)?for|imprisoned\s+for|"
    r"given|gets?|got|received|handed|sentence\s+of|jail(?:s|ed)?\s+[^.;,]{1,40}\s+for)\s+$",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"\b(?:sought|seek(?:s|ing)?|want(?:s|ed)?|demand(?:s|ed|ing)?|ask(?:s|ed|ing)?|fac(?:e|es|ed|ing)|"
    r"up\s+to|maximum|could|may|suspended|plus)\b[^.;]*$",
    re.IGNORECASE,
)
_JAILING = re.compile(r"\b(?:jail|prison|sentence|imprison|behind\s+bars)", re.IGNORECASE)


class Counted(NamedTuple):
    """A figure and what it is of."""

    report: str
    figure: Figure
    span: Span
    what: str
    of: str  # the group where not all are meant: "child", "police officer"
    place: str | None
    days: slots.Days | None
    voices: tuple[str, ...]
    convict: str | None = None

    @property
    def bounds(self) -> slots.Range:
        return slots.bounds(self.figure)


def counted(case: Case, report: str) -> Iterator[Counted]:
    """The figures of a report that count people of a fate, a crowd, ruined houses, or prison years.

    Left out is what is not of this event: increments ("a further 12"), parts ("two of them"),
    figures of former days and other years.
    """
    reading = case.readings[report]
    text = reading.report.text
    starts = [span[0] for span in reading.sentences]
    hung = {f: event for event in reversed(reading.events) for f in event.figures}
    before: Counted | None = None
    for figure in reading.figures:
        number = bisect_right(starts, figure.start) - 1
        if number < 0:
            continue
        sentence = reading.sentences[number]
        event = hung.get(figure.id)
        if figure.kind == "duration" and figure.unit == "year":
            yield from _term(case, reading, figure, sentence)
        if figure.kind != "count" or not (figure.low or figure.high):
            continue
        head = text[max(sentence[0], figure.start - 160) : figure.start]
        what = _what(figure, head, text[figure.end : sentence[1]])
        carried = False
        if what is None and before is not None:
            near = figure.start - before.figure.end
            if (_CARRIED.search(head) and near < 250) or (
                _GAPPED.search(head) and before.figure.start >= sentence[0] and near < 60
            ):
                what, carried = before.what, True
        if what is None or not _of_now(reading, figure, event, sentence, head):
            continue
        found = Counted(
            report, figure, Span(figure.start, figure.end), what,
            before.of if carried and before else _group(figure),
            before.place if carried and before else _place(case, reading, figure, event, sentence),
            slots.Days(event.from_, event.to) if event and event.from_ and event.to else None,
            _voices(case, reading, figure, event, gapped=_GAPPED.search(head) is not None),
        )  # fmt: skip
        if not found.of and _PART.search(head.rstrip()):
            continue
        before = found
        yield found


def _what(figure: Figure, head: str, tail: str) -> str | None:
    if figure.unit not in _OF_PEOPLE and not _ruin(figure):
        return None
    said = set(_WORD.findall((figure.about or "").lower())) | set(
        _WORD.findall(figure.text.lower())
    )
    for kind in _AFTER:
        if (kind == "destroyed") != _ruin(figure):
            continue
        if said & _ABOUT.get(kind, set()) or _HEAD[kind].search(head) or _TAIL[kind].match(tail):
            if (
                kind == "attending"
                and head.rstrip().endswith("drew")
                and not _TURNED_OUT.match(tail)
            ):
                continue
            return kind
    return None


def _ruin(figure: Figure) -> bool:
    return bool(
        {"building", "house", "home"} & {w.rstrip("s") for w in (figure.about or "").split()}
    )


def _group(figure: Figure) -> str:
    """Whom a count is restricted to, "" where it is of everybody."""
    words = [
        w
        for w in _WORD.findall(_NUMBERS.sub(" ", figure.text.lower()))
        if w not in _PLAIN and len(w) > 2
    ]
    return re.sub(r"s$", "", words[-1]) if words else ""


def _of_now(
    reading: Reading, figure: Figure, event: Event | None, sentence: Span, head: str
) -> bool:
    text = reading.report.text
    around = text[max(0, figure.start - 12) : figure.end + 6]
    if _LEFTOVER.search(around) or _PART_AFTER.match(text, figure.end):
        return False
    if _FORMER.search(head):
        return False
    published = (reading.report.published or "")[:10]
    if any(
        _old(t.to, published)
        for t in reading.timexes
        if t.to and sentence[0] <= t.start < sentence[1]
    ):
        return False
    years = set(_YEAR.findall(text, *sentence)) - set(_YEAR.findall(figure.text))
    if years - {published[:4]}:
        return False
    if event is None:
        return True
    if event.realis != "actual" or event.certainty == "possible":
        return False
    return not _old(event.from_, published)


def _old(day: str | None, published: str) -> bool:
    """Whether a day lies too far back to be of the event that is news."""
    try:
        past = date.fromisoformat(published) - date.fromisoformat(day or published)
    except ValueError:
        return False
    return past.days > _OLD_DAYS


def _place(
    case: Case, reading: Reading, figure: Figure, event: Event | None, sentence: Span
) -> str | None:
    """The town a figure is of."""
    of, profile = case.people.of, case.people.profile
    report = reading.report.id
    if event is not None and event.place is not None:
        return of.get((report, event.place))
    named = [
        who
        for m in reading.mentions
        if m.entity and sentence[0] <= m.start and m.end <= sentence[1]
        for who in [of.get((report, m.entity))]
        if who is not None and profile[who].kind == "place"
    ]
    return named[0] if len(set(named)) == 1 else None


def _voices(
    case: Case,
    reading: Reading,
    figure: Figure,
    event: Event | None,
    *,
    gapped: bool,
) -> tuple[str, ...]:
    """Whose figure it is: who says the clause, or who puts, counts or claims it."""
    of, report = case.people.of, reading.report.id
    if gapped:  # "the unions half a million"
        beside = [m for m in reading.mentions if 0 <= figure.start - m.end <= 2 and m.entity]
        found = [of[report, m.entity] for m in beside if m.entity and (report, m.entity) in of]
        if found:
            return (found[-1],)
    if event is None:
        return ()
    said = [v.entity for v in event.voices if v.entity]
    if event.lemma in ("put", "count", "estimate", "claim", "say"):
        said = said or list(event.actors)
    return tuple(of[report, e] for e in said if (report, e) in of)


def _term(case: Case, reading: Reading, figure: Figure, sentence: Span) -> Iterator[Counted]:
    """Years in prison, and whose they are: the person last named before them."""
    text = reading.report.text
    head = text[sentence[0] : figure.start]
    jailed = _YEARS_IN.match(text, figure.end) or (
        _SENTENCED.search(head) and _JAILING.search(text)
    )
    if not jailed or not _SENTENCED.search(head) or _ASKED.search(head[-40:]):
        return
    of, profile = case.people.of, case.people.profile
    named = [
        who
        for m in reading.mentions
        if m.entity and sentence[0] <= m.start and m.end <= figure.start
        for who in [of.get((reading.report.id, m.entity))]
        if who is not None and profile[who].kind == "person" and profile[who].named
    ]
    if not named:
        return
    end = figure.end
    months = next(
        (
            f
            for f in reading.figures
            if f.unit == "month" and text[figure.end : f.start].strip() in ("and", ",")
        ),
        None,
    )
    if months is not None and figure.low is not None and months.low is not None:
        end = months.end
        years = figure.low + months.low / 12
        figure = Figure(
            id=figure.id, start=figure.start, end=end, text=text[figure.start : end],
            kind="duration", low=years, high=years, unit="year", about="prison",
        )  # fmt: skip
    yield Counted(
        reading.report.id, figure, Span(figure.start, end), "prison", "", None, None, (), named[-1]
    )
