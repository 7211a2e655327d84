"""The nouns: what one report says (`Reading`) and what many say together (`Situation`).

The structs *are* the two JSON documents: each field is a key of the contract, in its order, so
there is no second description to drift from. They are frozen, hold no behaviour beyond naming
themselves and their own span, do no input or output and decide nothing.

Spans are half-open code-point offsets into the report's ``text``; ids are unique inside their
document ("e1" in a reading, "E1" in a situation); unknown is ``None``, never "" and never a guess.
"""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Any, Literal, NamedTuple

import msgspec

from rashomon.errors import SpanError

READING_SCHEMA: Literal["rashomon/reading/1"] = "rashomon/reading/1"
SITUATION_SCHEMA: Literal["rashomon/situation/1"] = "rashomon/situation/1"


class Span(NamedTuple):
    """Characters [start, end) of one report's text: start counts, end does not."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The wording."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether every character of the other is in this one."""
        return self.start <= other.start and other.end <= self.end


def span(start: int, end: int) -> Span:
    """A checked span.

    Raises:
        SpanError: the numbers do not bound at least one character.
    """
    if not 0 <= start < end:
        raise SpanError(f"[{start}, {end}) is not a stretch of text")
    return Span(start, end)


class _Noun(msgspec.Struct, frozen=True, kw_only=True):
    """Frozen, compared by value, built with keywords only."""


class _Placed(_Noun, frozen=True, kw_only=True):
    """A noun with one place in the text."""

    start: int
    end: int

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


# --- one report -----------------------------------------------------------------------------

PublishedBasis = Literal["given", "metadata", "text", "unknown"]


class Report(_Noun, frozen=True, kw_only=True):
    """One article as published. ``text`` is normalised once, then never rewritten."""

    id: str
    sha256: str
    url: str | None = None
    path: str | None = None
    title: str | None = None
    outlet: str | None = None
    author: tuple[str, ...] = ()
    published: str | None = None
    published_basis: PublishedBasis = "unknown"
    language: str | None = None
    text: str

    @property
    def called(self) -> str:
        """What to call it before a reader: its outlet, else its file, site, title or id."""
        name = PurePath(self.path).name if self.path and self.path != "-" else ""
        site = _SITE.match(self.url or "")
        for known in (self.outlet or "", name, site[1] if site else ""):
            if plain := " ".join(known.split()):
                return plain
        title = " ".join((self.title or "").split())
        if len(title) > _LONG_TITLE:
            title = title[:_LONG_TITLE].rsplit(" ", 1)[0].rstrip(" ,;:") + " …"
        return f"“{title}”" if title else self.id or "report"


_SITE = re.compile(r"\w+://(?:www\.)?([^/:?#]+)")
_LONG_TITLE = 60  # characters


class Reader(_Noun, frozen=True, kw_only=True):
    """Which program and which language model read the report."""

    rashomon: str
    model: str


NoiseKind = Literal["boilerplate", "caption", "pull-quote", "untranslated", "duplicate"]


class Noise(_Placed, frozen=True, kw_only=True):
    """A stretch of the text that is not story."""

    kind: NoiseKind


class Credit(_Placed, frozen=True, kw_only=True):
    """A line or by-line that credits an agency."""

    agency: str


EntityKind = Literal["person", "organization", "country", "place", "group", "other"]


class Role(_Placed, frozen=True, kw_only=True):
    """A title a report gives somebody; ``of`` is the entity it is held in, when said."""

    title: str
    of: str | None = None


class Place(_Noun, frozen=True, kw_only=True):
    """Where an entity lies: GeoNames id and feature code, WGS 84 degrees."""

    geonames: int | None = None
    lat: float | None = None
    lon: float | None = None
    feature: str | None = None


class Entity(_Noun, frozen=True, kw_only=True):
    """Someone or something a report speaks of.

    ``country`` is ISO 3166-1 alpha-3 (the country itself, or whose side the actor belongs to);
    ``sector`` holds PLOVER sector codes, most telling first.
    """

    id: str
    name: str
    kind: EntityKind
    roles: tuple[Role, ...] = ()
    country: str | None = None
    sector: tuple[str, ...] = ()
    place: Place | None = None


MentionForm = Literal["name", "demonym", "nominal", "pronoun"]


class Mention(_Placed, frozen=True, kw_only=True):
    """Words that point at someone; ``entity`` is ``None`` where nobody can be told."""

    text: str
    form: MentionForm
    entity: str | None = None


TimexType = Literal["DATE", "TIME", "DURATION", "SET"]


class Timex(_Placed, frozen=True, kw_only=True):
    """A time expression with its TIMEX3 value; ``from_``/``to`` are ISO days, both inclusive."""

    id: str
    text: str
    type: TimexType
    value: str | None = None
    from_: str | None = msgspec.field(default=None, name="from")
    to: str | None = None


FigureKind = Literal["count", "money", "measure", "percent", "age", "duration", "rate"]
Hedge = Literal["about", "at least", "at most", "over", "under"]


class Figure(_Placed, frozen=True, kw_only=True):
    """A quantity as one report gives it; an open bound is ``None``."""

    id: str
    text: str
    kind: FigureKind
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    about: str | None = None
    hedge: Hedge | None = None


QuoteForm = Literal["direct", "mixed", "indirect"]


class Quote(_Noun, frozen=True, kw_only=True):
    """Something somebody is reported to have said.

    ``content`` holds the quoted or reported words without the marks at its ends, ``marked`` the
    stretches that stood in quotation marks, ``source`` the words that name the speaker there,
    ``channel`` the entity through which the words came ("told Reuters").
    """

    id: str
    form: QuoteForm
    content: tuple[Span, ...]
    marked: tuple[Span, ...] = ()
    source: Span | None = None
    source_entity: str | None = None
    cue: Span | None = None
    addressee: Span | None = None
    channel: str | None = None
    closed: bool = True
    rule: str = ""


PloverType = Literal[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]
Realis = Literal["actual", "planned", "hypothetical", "negated", "historical"]
Certainty = Literal["certain", "probable", "possible"]


class Voice(_Placed, frozen=True, kw_only=True):
    """One link in the chain outlet → source → their source, with the words that name it."""

    entity: str | None


class Event(_Placed, frozen=True, kw_only=True):
    """A happening as one report tells it: its span is the clause, ``trigger`` the word for it.

    ``voices`` runs from the report inwards; empty means the outlet says it in its own voice.
    """

    id: str
    trigger: Span
    lemma: str
    type: PloverType | None = None
    mode: str | None = None
    context: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    actor_spans: tuple[Span, ...] = ()
    target_spans: tuple[Span, ...] = ()
    timex: str | None = None
    from_: str | None = msgspec.field(default=None, name="from")
    to: str | None = None
    place: str | None = None
    realis: Realis = "actual"
    certainty: Certainty = "certain"
    figures: tuple[str, ...] = ()
    voices: tuple[Voice, ...] = ()
    rule: str = ""


Stance = Literal[
    "offered",
    "requested",
    "agreed in principle",
    "agreed",
    "under way",
    "delivered",
    "refused",
    "withdrawn",
]


class Pledge(_Noun, frozen=True, kw_only=True):
    """What somebody offers, promises, gives or refuses somebody; rests on the event ``event``.

    ``by`` is the timex that sets the deadline, ``condition`` the words that make it depend.
    """

    id: str
    event: str
    giver: str | None = None
    receiver: str | None = None
    what: Span | None = None
    figures: tuple[str, ...] = ()
    by: str | None = None
    condition: Span | None = None
    stance: Stance


class Reading(_Noun, frozen=True, kw_only=True):
    """What one report says, every value with its place in ``report.text``."""

    schema: Literal["rashomon/reading/1"] = READING_SCHEMA
    report: Report
    reader: Reader
    noise: tuple[Noise, ...] = ()
    credits: tuple[Credit, ...] = ()
    sentences: tuple[Span, ...] = ()
    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    timexes: tuple[Timex, ...] = ()
    figures: tuple[Figure, ...] = ()
    quotes: tuple[Quote, ...] = ()
    events: tuple[Event, ...] = ()
    pledges: tuple[Pledge, ...] = ()

    def _repr_html_(self) -> str:
        # the one door from a noun back to `tell`: notebooks ask the object itself
        from rashomon.tell.notebook import reading_html

        return reading_html(self)

    def to_frames(self) -> dict[str, Any]:
        """Data frames by table name; needs pandas."""
        return Situation(readings=(self,)).to_frames()


# --- many reports ---------------------------------------------------------------------------


class Skipped(_Noun, frozen=True, kw_only=True):
    """An input, or one row of it, that could not be read, and why in one line."""

    input: str
    row: int | None = None
    stage: str
    why: str


class Member(_Noun, frozen=True, kw_only=True):
    """One report's entity inside an entity of the situation."""

    report: str
    entity: str


class SituationEntity(_Noun, frozen=True, kw_only=True):
    """Someone, reconciled across reports."""

    id: str
    name: str
    kind: EntityKind
    members: tuple[Member, ...]


class Copy(_Noun, frozen=True, kw_only=True):
    """One report that repeats another; ``share`` is how much of ``report`` stands in ``of``."""

    report: str
    of: str
    kind: Literal["exact", "near", "partial"]
    share: float


class Origin(_Noun, frozen=True, kw_only=True):
    """An independent root of the telling: nine carriers of one dispatch are one origin."""

    id: str
    name: str
    reports: tuple[str, ...]
    because: str


class Storyline(_Noun, frozen=True, kw_only=True):
    """Reports on one chain of events."""

    id: str
    title: str
    reports: tuple[str, ...]
    from_: str | None = msgspec.field(default=None, name="from")
    to: str | None = None


class EventRef(_Noun, frozen=True, kw_only=True):
    """One report's event."""

    report: str
    event: str


class Occurrence(_Noun, frozen=True, kw_only=True):
    """One event in the world, told by one or more event mentions."""

    id: str
    storyline: str
    type: PloverType | None = None
    actors: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    from_: str | None = msgspec.field(default=None, name="from")
    to: str | None = None
    place: str | None = None
    events: tuple[EventRef, ...]
    reports: int
    outlets: int
    origins: int
    because: str


class Evidence(_Placed, frozen=True, kw_only=True):
    """Where a report says it."""

    report: str


class Side(_Noun, frozen=True, kw_only=True):
    """One of the accounts a comparison holds against another."""

    value: str
    evidence: tuple[Evidence, ...]
    voices: tuple[str, ...] = ()
    reports: int
    outlets: int
    origins: int


Verdict = Literal["agree", "compatible", "conflict", "update", "only"]
Slot = Literal["actor", "target", "act", "date", "place", "figure", "stance", "realis", "wording"]


class Comparison(_Noun, frozen=True, kw_only=True):
    """What the accounts of one occurrence say about one slot of it."""

    id: str
    storyline: str
    occurrence: str | None
    verdict: Verdict
    about: Slot
    statement: str
    because: str
    sides: tuple[Side, ...]


class Correction(_Noun, frozen=True, kw_only=True):
    """A person's decision and what became of it.

    ``line`` is as it is written in the file of corrections and ``why`` the comment behind it;
    ``because`` says why a line that is not applied fits nothing. ``values`` are what it is about
    ("report/v4"), those that were dropped included.
    """

    line: str
    why: str | None = None
    applied: bool
    because: str | None = None
    values: tuple[str, ...] = ()


class Situation(_Noun, frozen=True, kw_only=True):
    """What many reports say together; ``corrections`` is there only when a person made some."""

    schema: Literal["rashomon/situation/1"] = SITUATION_SCHEMA
    readings: tuple[Reading, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    entities: tuple[SituationEntity, ...] = ()
    copies: tuple[Copy, ...] = ()
    origins: tuple[Origin, ...] = ()
    storylines: tuple[Storyline, ...] = ()
    occurrences: tuple[Occurrence, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    corrections: tuple[Correction, ...] | msgspec.UnsetType = msgspec.UNSET

    def _repr_html_(self) -> str:
        from rashomon.tell.notebook import situation_html

        return situation_html(self)

    def to_frames(self) -> dict[str, Any]:
        """Data frames by table name (those of the dossier); needs pandas."""
        from rashomon.tell.notebook import frames

        return frames(self)
