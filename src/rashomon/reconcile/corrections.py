"""A person's decisions: lines of a plain text file → what they mean for the reports at hand.

A line is a verb and what it is about, a value by its report and its place in the text::

    same entity a1b2c3[10:20] d4e5f6[0:9]      # the same woman, I asked the press office
    different occurrence a1b2c3:v1 d4e5f6:v4
    speaker a1b2c3[120:160] nobody
    drop comparison figure a1b2c3[10:20] d4e5f6[7:9]

Undo is deleting the line. What a line says is decided before anything else is concluded; a line
that fits nothing any more is kept, with why, and changes nothing. The order of lines means nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, get_args

import msgspec

from rashomon.errors import UsageError
from rashomon.model import Correction, Event, Quote, Reading, Side, Slot, Span

_REF = re.compile(
    r"""(?: "(?P<quoted>[^"]+)" | (?P<plain>[^\s"\#][^\s"]*?) )
        (?: \[ (?P<start>\d+) : (?P<end>\d+) \] | [:/] (?P<id>[evqf]\d+) )(?=\s|$)""",
    re.VERBOSE,
)
_COMMENT = re.compile(r"(?:^|\s)#")
_LETTER = {"entity": "e", "occurrence": "v", "event": "v", "quote": "q", "figure": "f"}
_KINDS = {
    "same": ("entity", "occurrence"),
    "different": ("entity", "occurrence"),
    "drop": ("event", "quote", "figure", "comparison"),
}
_NOBODY = "nobody"

Value = tuple[str, str]  # a report, and a value of its reading


class Ref(NamedTuple):
    """A value as a person writes it: by its id in the reading, or by its place in the text."""

    report: str
    id: str | None
    span: Span | None

    def __str__(self) -> str:
        plain = re.fullmatch(r"[^\s\"#]+", self.report)
        report = self.report if plain else f'"{self.report}"'
        return f"{report}[{self.span[0]}:{self.span[1]}]" if self.span else f"{report}:{self.id}"


class Decision(NamedTuple):
    """One line of the file."""

    number: int  # of the line, from 1
    verb: str  # same, different, speaker, drop
    kind: str  # entity, occurrence, event, quote, figure, comparison
    refs: tuple[Ref, ...]
    about: str | None = None  # of a comparison
    why: str | None = None  # the comment behind it

    @property
    def line(self) -> str:
        """The decision as it is always written, whatever the blanks and the order on its line."""
        words = [self.verb] if self.verb == "speaker" else [self.verb, self.kind]
        words += [self.about] if self.about else []
        words += [str(ref) for ref in self.refs]
        words += [_NOBODY] if self.verb == "speaker" and len(self.refs) == 1 else []
        return " ".join(words)

    @property
    def told(self) -> str:
        """The decision as a reason."""
        return f"by a person: {self.line}" + (f" ({self.why})" if self.why else "")


# --- the file ---------------------------------------------------------------------------------


def load(path: str | Path) -> tuple[Decision, ...]:
    """The decisions of a file.

    Raises:
        UsageError: the file or one of its lines cannot be read; names the line.
    """
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except (OSError, ValueError) as fault:
        why = fault.strerror if isinstance(fault, OSError) else "it is no UTF-8 text"
        raise UsageError(f"--corrections {path}: {why}") from fault
    return decisions(text, str(path))


def decisions(text: str, name: str = "corrections") -> tuple[Decision, ...]:
    """The decisions of a text, a line each; empty lines and comments are skipped.

    Raises:
        UsageError: a line is none; names it and says what is missing.
    """
    found: list[Decision] = []
    for number, line in enumerate(text.splitlines(), 1):
        said, why = _split(line)
        if said:
            found.append(_decision(said, why, number, f"{name}, line {number}"))
    return tuple(found)


def _split(line: str) -> tuple[str, str | None]:
    """What a line says and the comment behind it; a mark inside quotation marks is none."""
    blank = re.sub(r'"[^"]*"', lambda part: "x" * len(part[0]), line)
    mark = _COMMENT.search(blank)
    if mark is None:
        return line.strip(), None
    return line[: mark.start()].strip(), " ".join(line[mark.end() :].split()) or None


def _decision(said: str, why: str | None, number: int, where: str) -> Decision:
    verb, _, rest = said.partition(" ")
    if verb == "speaker":
        return _speaker(rest.strip(), why, number, where)
    if verb not in _KINDS:
        raise UsageError(f"{where}: {verb!r} is none of same, different, speaker, drop")
    kind, _, rest = rest.strip().partition(" ")
    if kind not in _KINDS[verb]:
        raise UsageError(f"{where}: after {verb!r} comes one of {', '.join(_KINDS[verb])}")
    about = None
    if kind == "comparison":
        word, _, more = rest.strip().partition(" ")
        if word in get_args(Slot):
            about, rest = word, more
    refs = _refs(rest, where)
    for ref in refs:
        _check(ref, kind, where)
    if verb != "drop" and len(set(refs)) < 2:
        raise UsageError(f"{where}: {verb} {kind} takes two values or more")
    if verb == "drop" and kind != "comparison" and len(refs) != 1:
        raise UsageError(f"{where}: drop {kind} takes one value; write a line for each")
    ordered = sorted(set(refs), key=lambda ref: (ref.report, ref.span or (0, 0), ref.id or ""))
    return Decision(number, verb, kind, tuple(ordered), about, why)


def _speaker(rest: str, why: str | None, number: int, where: str) -> Decision:
    words = rest.rsplit(None, 1)
    nobody = len(words) == 2 and words[1] == _NOBODY
    refs = _refs(words[0] if nobody else rest, where)
    if len(refs) != 2 - nobody:
        raise UsageError(f"{where}: speaker takes a quotation and who said it, or nobody")
    _check(refs[0], "quote", where)
    if not nobody:
        _check(refs[1], "entity", where)
        if refs[0].report != refs[1].report:
            raise UsageError(f"{where}: the quotation and its speaker stand in two reports")
    return Decision(number, "speaker", "quote", tuple(refs), None, why)


def _refs(rest: str, where: str) -> list[Ref]:
    refs: list[Ref] = []
    at = 0
    rest = rest.strip()
    while at < len(rest):
        match = _REF.match(rest, at)
        if match is None:
            word = rest[at:].split()[0]
            raise UsageError(f"{where}: {word!r} is no value: write REPORT[start:end] or REPORT:e1")
        span = None
        if match["id"] is None:
            start, end = int(match["start"]), int(match["end"])
            if start >= end:
                raise UsageError(f"{where}: [{start}:{end}] is no stretch of text")
            span = Span(start, end)
        refs.append(Ref(match["quoted"] or match["plain"], match["id"], span))
        at = match.end()
        at += len(rest[at:]) - len(rest[at:].lstrip())
    if not refs:
        raise UsageError(f"{where}: says of nothing; write REPORT[start:end] or REPORT:e1")
    return refs


def _check(ref: Ref, kind: str, where: str) -> None:
    if kind == "comparison" and ref.span is None:
        raise UsageError(f"{where}: a comparison goes by the places of its evidence, not {ref}")
    if ref.id is not None and ref.id[0] != _LETTER[kind]:
        raise UsageError(f"{where}: {ref} is not the id of an {kind}".replace("an f", "a f"))


# --- what they mean here ----------------------------------------------------------------------


class Pairs(NamedTuple):
    """Values that a person holds to be one, or to be two, with the decision."""

    same: tuple[tuple[Value, Value, Decision], ...] = ()
    different: tuple[tuple[Value, Value, Decision], ...] = ()

    def about(self, values: Iterable[Value]) -> list[str]:
        """The reasons a group of values is as it is: what joined it, and what was kept out."""
        inside = set(values)
        joined = [d.told for one, other, d in self.same if one in inside and other in inside]
        kept = [d.told for one, other, d in self.different if (one in inside) != (other in inside)]
        return list(dict.fromkeys([*joined, *kept]))

    @property
    def values(self) -> frozenset[Value]:
        """Whatever a decision is about."""
        return frozenset(v for one, other, _ in (*self.same, *self.different) for v in (one, other))


NONE = Pairs()


class DroppedComparison(NamedTuple):
    """A comparison as a person names it: a place of evidence of each side, and what it is about."""

    line: str
    about: str | None
    places: frozenset[tuple[str, Span]]

    def fits(self, about: str, sides: Sequence[Side]) -> bool:
        """Whether every place is evidence here and no side is without one."""
        if self.about not in (None, about):
            return False
        each = [{(at.report, at.span) for at in side.evidence} for side in sides]
        return all(places & self.places for places in each) and self.places <= set().union(*each)


class Corrections(NamedTuple):
    """The decisions as values, and a row for each that says what became of it."""

    entities: Pairs = NONE
    occurrences: Pairs = NONE
    speakers: Mapping[Value, str | None] = {}
    dropped: frozenset[Value] = frozenset()
    comparisons: tuple[DroppedComparison, ...] = ()
    rows: tuple[Correction, ...] = ()

    def told(self, dropping: frozenset[str]) -> tuple[Correction, ...]:
        """The rows, those that were to drop a comparison and met none without effect."""
        idle = {one.line for one in self.comparisons} - dropping
        fault = "no comparison rests on just these places"
        return tuple(
            msgspec.structs.replace(row, applied=False, because=fault) if row.line in idle else row
            for row in self.rows
        )


UNCORRECTED = Corrections()


class _UnfitError(Exception):
    """Why a line changes nothing here."""


def resolve(found: Sequence[Decision], readings: Sequence[Reading]) -> Corrections:
    """What the decisions mean for these readings, whatever the order of their lines.

    Of two that cannot both hold, keeping apart wins over putting together, dropping over anything
    said of what is dropped, and of two speakers of one quotation neither is taken.
    """
    by_id = {reading.report.id: reading for reading in readings}
    once: dict[str, Decision] = {}
    for one in sorted(found, key=lambda d: (d.line, d.why or "")):
        once.setdefault(one.line, one)
    values: dict[str, tuple[Value, ...]] = {}
    unfit: dict[str, str] = {}
    for line, one in once.items():
        try:
            values[line] = tuple(
                _value(ref, _kind(one, at), by_id) for at, ref in enumerate(one.refs)
            )
        except _UnfitError as fault:
            unfit[line] = str(fault)
    dropped = {
        v: line for line, vs in values.items() for v in vs
        if once[line].verb == "drop" and once[line].kind != "comparison"
    }  # fmt: skip
    for line in sorted(values):
        gone = [v for v in values[line] if v in dropped and dropped[v] != line]
        if gone and once[line].verb != "drop":
            unfit[line] = f"{gone[0][0]}/{gone[0][1]} is dropped by another line"
        elif once[line].verb in ("same", "different") and len(set(values[line])) < 2:
            unfit[line] = "its values are one value of one report"
    speakers = _speakers(once, values, unfit)
    pairs = {kind: _pairs(kind, once, values, unfit) for kind in ("entity", "occurrence")}
    rows = tuple(
        Correction(
            line=line,
            why=once[line].why,
            applied=line not in unfit,
            because=unfit.get(line),
            values=tuple(f"{report}/{value}" for report, value in values.get(line, ())),
        )
        for line in sorted(once)
    )
    return Corrections(
        entities=pairs["entity"],
        occurrences=pairs["occurrence"],
        speakers=speakers,
        dropped=frozenset(dropped),
        comparisons=tuple(
            DroppedComparison(
                line, one.about, frozenset((ref.report, ref.span) for ref in one.refs if ref.span)
            )
            for line, one in once.items()
            if one.kind == "comparison" and line not in unfit
        ),
        rows=rows,
    )


def _kind(one: Decision, at: int) -> str:
    return "entity" if one.verb == "speaker" and at == 1 else one.kind


def _value(ref: Ref, kind: str, readings: Mapping[str, Reading]) -> Value:
    """The one value that a person means: by its id, by just its place, else by overlapping it."""
    reading = readings.get(ref.report)
    if reading is None:
        raise _UnfitError(f"there is no report {ref.report}")
    if kind == "comparison":
        assert ref.span is not None
        if ref.span.end > len(reading.report.text):
            raise _UnfitError(f"{ref} is beyond the end of the text")
        return ref.report, f"[{ref.span.start}:{ref.span.end}]"
    places = _places(reading, kind)
    if ref.id is not None:
        if ref.id not in {name for name, _ in places} | {e.id for e in reading.entities}:
            raise _UnfitError(f"report {ref.report} has no {kind} {ref.id}")
        return ref.report, ref.id
    here = Span(*ref.span) if ref.span else Span(0, 0)
    for fits in (here.__eq__, here.contains, here.overlaps):
        names = {name for name, place in places if fits(place)}
        if len(names) == 1:
            return ref.report, names.pop()
        if names:
            raise _UnfitError(f"{ref} fits several: {', '.join(sorted(names))}")
    word = "event" if kind == "occurrence" else kind
    raise _UnfitError(f"there is no {word} at {ref}")


def _places(reading: Reading, kind: str) -> list[tuple[str, Span]]:
    if kind == "entity":
        return [(m.entity, m.span) for m in reading.mentions if m.entity is not None]
    if kind in ("event", "occurrence"):
        return [(event.id, Span(*event.trigger)) for event in reading.events]
    if kind == "figure":
        return [(figure.id, figure.span) for figure in reading.figures]
    return [(quote.id, Span(*part)) for quote in reading.quotes for part in quote.content]


def _speakers(
    once: Mapping[str, Decision], values: Mapping[str, tuple[Value, ...]], unfit: dict[str, str]
) -> dict[Value, str | None]:
    said: dict[Value, dict[str, str | None]] = defaultdict(dict)
    for line, found in values.items():
        if once[line].verb == "speaker" and line not in unfit:
            said[found[0]][line] = found[1][1] if len(found) > 1 else None
    speakers: dict[Value, str | None] = {}
    for quote, by_line in said.items():
        if len(set(by_line.values())) > 1:
            unfit.update(dict.fromkeys(by_line, "another line names another speaker"))
        else:
            speakers[quote] = next(iter(by_line.values()))
    return speakers


def _pairs(
    kind: str,
    once: Mapping[str, Decision],
    values: Mapping[str, tuple[Value, ...]],
    unfit: dict[str, str],
) -> Pairs:
    """The pairs of one kind; a line that joins what others keep apart is refused."""
    lines = [line for line in values if once[line].kind == kind and line not in unfit]
    different = [
        (one, other, once[line])
        for line in lines if once[line].verb == "different"
        for at, one in enumerate(values[line]) for other in values[line][at + 1 :]
        if one != other
    ]  # fmt: skip
    group: dict[Value, frozenset[Value]] = {}
    same: list[tuple[Value, Value, Decision]] = []
    for line in lines:
        if once[line].verb != "same":
            continue
        first, *rest = values[line]
        joined = frozenset().union(*(group.get(v, frozenset((v,))) for v in values[line]))
        if any(one in joined and other in joined for one, other, _ in different):
            unfit[line] = "another line keeps them apart"
            continue
        group.update(dict.fromkeys(joined, joined))
        same.extend((first, other, once[line]) for other in rest if other != first)
    return Pairs(tuple(same), tuple(different))


# --- what one report says, corrected ----------------------------------------------------------


def corrected(reading: Reading, given: Corrections) -> Reading:
    """The reading without what is dropped, its quotations given to whom a person gives them."""
    report = reading.report.id
    gone = {value for of, value in given.dropped if of == report}
    speakers = {value: who for (of, value), who in given.speakers.items() if of == report}
    if not gone and not speakers:
        return reading
    quotes: list[Quote] = []
    moved: list[tuple[Quote, str | None]] = []
    for quote in reading.quotes:
        if quote.id in speakers:
            moved.append((quote, speakers[quote.id]))
            quote = msgspec.structs.replace(
                quote, source_entity=speakers[quote.id], rule="corrections.speaker"
            )
        if quote.id not in gone:
            quotes.append(quote)
    told = {quote.source: who for quote, who in moved if quote.source is not None}
    return msgspec.structs.replace(
        reading,
        quotes=tuple(quotes),
        mentions=tuple(
            msgspec.structs.replace(mention, entity=told[mention.span])
            if mention.form == "pronoun" and mention.span in told
            else mention
            for mention in reading.mentions
        ),
        figures=tuple(figure for figure in reading.figures if figure.id not in gone),
        events=tuple(_event(e, moved, gone) for e in reading.events if e.id not in gone),
        pledges=tuple(
            msgspec.structs.replace(pledge, figures=_kept(pledge.figures, gone))
            for pledge in reading.pledges
            if pledge.event not in gone
        ),
    )


def _event(event: Event, moved: Sequence[tuple[Quote, str | None]], gone: set[str]) -> Event:
    """The event without dropped figures, told by the speaker that a person names."""
    voices = event.voices
    for quote, who in moved:
        if any(Span(*part).contains(Span(*event.trigger)) for part in quote.content):
            voices = tuple(
                msgspec.structs.replace(voice, entity=who) if voice.span == quote.source else voice
                for voice in voices
            )
    return msgspec.structs.replace(event, voices=voices, figures=_kept(event.figures, gone))


def _kept(ids: tuple[str, ...], gone: set[str]) -> tuple[str, ...]:
    return tuple(one for one in ids if one not in gone)
