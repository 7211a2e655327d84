"""One storyline as HTML: its statements, its people and what they say, time, figures, pledges."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rashomon.model import Comparison, Figure, Reading, Side, Slot
from rashomon.tell.fulltext import figure_note
from rashomon.tell.index import Excerpt
from rashomon.tell.links import Links, Place
from rashomon.tell.markup import Markup, el, join
from rashomon.tell.outline import Account, Moment, Person, Promise
from rashomon.tell.sayings import Saying, spoken
from rashomon.tell.words import Counts, clip, clip_front, days, line, many

LONG = 100  # statements; a longer section is laid out only when it comes into view
CONTEXT = 240  # characters of the sentence shown on either side of a proof

QUESTIONS: dict[Slot, str] = {
    "actor": "who",
    "target": "to whom",
    "act": "what",
    "date": "when",
    "place": "where",
    "figure": "how much",
    "stance": "stance",
    "realis": "whether",
    "wording": "wording",
}
SECTIONS = (
    ("Agreed", "agree", "What the reports say alike."),
    ("Disputed", "conflict", "What cannot all be true."),
    ("Updated", "update", "What later reports put differently."),
    ("Compatible", "compatible", "What differs, but can both be true."),
    ("Only in one report", "only", "What nobody else has."),
)


class Chapter:
    """The parts of one storyline on the page."""

    def __init__(self, account: Account, links: Links) -> None:
        self.account = account
        self.links = links
        self.index = account.index

    def html(self) -> Markup:
        """The whole section."""
        account, storyline = self.account, self.account.storyline
        return el(
            "section",
            el("h2", account.title, dir="auto"),
            el(
                "p",
                f"{days(storyline.from_, storyline.to)} · {account.counts} · {storyline.id}",
                class_="counts",
            ),
            self._tally(),
            el("ul", [self._report_line(reading) for reading in account.readings], class_="told"),
            [self._statements(*section) for section in SECTIONS],
            self._people(),
            self._timeline(),
            self._figures(),
            self._pledges(),
            id=storyline.id,
            class_="storyline",
        )

    def _tally(self) -> Markup | None:
        """How many statements of each kind, as links to them."""
        parts = [
            el(
                "li",
                el(
                    "a",
                    el("b", f"{number:,}"),
                    f" {title.lower()}",
                    href=f"#{self._id(verdict)}",
                ),
                class_=verdict,
            )
            for title, verdict, _ in SECTIONS
            if (number := len(self.account.having(verdict)))
        ]
        return el("ul", parts, class_="tally") if parts else None

    def _id(self, verdict: str) -> str:
        return f"{self.account.storyline.id}-{verdict}"

    def _report_line(self, reading: Reading) -> Markup:
        report = reading.report
        title = line(report.title or "")
        return el(
            "li",
            el("a", self.index.label(report.id), href=f"#report-{self.links.numbers[report.id]}")
            if report.id in self.links.whole
            else self.index.label(report.id),
            f" · {days(report.published, None)}" if report.published else None,
            join(" · ", el("bdi", clip(title, 140))) if title else None,
        )

    def _statements(self, title: str, verdict: str, about: str) -> Markup | None:
        comparisons = self.account.having(verdict)
        if not comparisons:
            return None
        lone: Sequence[Comparison] = ()
        if verdict == "agree":
            comparisons, lone = self.account.split(comparisons)
        return el(
            "section",
            el("h3", title, " ", el("small", f"{len(comparisons) + len(lone):,}")),
            el("p", about, class_="about"),
            [self._statement(comparison) for comparison in comparisons],
            el(
                "details",
                el("summary", f"{many(len(lone), 'statement')} resting on one origin only"),
                [self._statement(comparison) for comparison in lone],
                class_="fold",
            )
            if lone
            else None,
            id=self._id(verdict),
            class_="statements long" if len(comparisons) > LONG else "statements",
        )

    def _statement(self, comparison: Comparison) -> Markup:
        evidence = [piece for side in comparison.sides for piece in side.evidence]
        reports = list(dict.fromkeys(p.report for p in evidence if p.report in self.links.numbers))
        people = dict.fromkeys(
            id
            for found in (
                *(side.voices for side in comparison.sides),
                *(self.index.people_at(piece) for piece in evidence),
                *self._cast(comparison),
            )
            for id in found
        )
        return el(
            "details",
            el(
                "summary",
                el("span", self._kind(comparison), class_="verdict"),
                el("span", line(comparison.statement), class_="said", dir="auto"),
                el("span", str(self.index.counts(reports)), class_="counts"),
            ),
            el(
                "p",
                f"Why: {line(comparison.because)} ",
                el("small", f"· {comparison.id}"),
                class_="because",
                dir="auto",
            ),
            el(
                "div",
                [
                    self._side(side, letter, len(comparison.sides) > 1)
                    for letter, side in zip(_letters(), comparison.sides, strict=False)
                ],
                class_="sides",
            ),
            id=comparison.id,
            class_=f"statement {comparison.verdict}",
            data_v=comparison.verdict,
            data_who=" ".join(people),
            data_in=" ".join(f"r{self.links.numbers[report]}" for report in reports),
        )

    def _kind(self, comparison: Comparison) -> str:
        """The question a statement answers; the section it stands in tells the verdict."""
        return QUESTIONS[comparison.about]

    def _cast(self, comparison: Comparison) -> Iterator[tuple[str, ...]]:
        occurrence = self.index.occurrences.get(comparison.occurrence or "")
        if occurrence:
            yield occurrence.actors
            yield occurrence.targets

    def _side(self, side: Side, letter: str, several: bool) -> Markup:
        voices = ", ".join(dict.fromkeys(self.index.name(voice) for voice in side.voices))
        return el(
            "section",
            el("h4", el("b", letter, class_="letter"), " ", line(side.value), dir="auto")
            if several
            else None,
            el("p", str(Counts(side.reports, side.outlets, side.origins)), class_="counts")
            if several
            else None,
            el("p", "according to ", el("bdi", voices), class_="voices") if voices else None,
            self._proofs(side, letter),
            class_="side",
        )

    def _proofs(self, side: Side, letter: str) -> Iterator[Markup]:
        """Each wording once, with links to all reports that have it."""
        told: dict[Excerpt, list[Markup]] = {}
        for evidence in side.evidence:
            excerpt = self.index.excerpt(evidence)
            if excerpt is not None:
                told.setdefault(excerpt, []).append(
                    self.links.to(evidence.report, evidence.start, evidence.end, side=letter)
                )
        for excerpt, links in told.items():
            yield el(
                "figure",
                el(
                    "blockquote",
                    clip_front(excerpt.before, CONTEXT),
                    el("mark", excerpt.words),
                    clip(excerpt.after, CONTEXT),
                    dir="auto",
                ),
                el("figcaption", [join(link, " ") for link in links]),
                class_="proof",
            )

    def _people(self) -> Markup | None:
        shown = [
            person
            for person in self.account.people
            if person.sayings
            or (person.named and person.entity.kind in ("person", "organization", "country"))
        ]
        if not shown and not self.account.unknown:
            return None
        unknown = None
        if self.account.unknown:
            unknown = el(
                "details",
                el("summary", "Speaker not told", el("small", f" {len(self.account.unknown)}")),
                self._sayings(self.account.unknown),
            )
        return el(
            "section",
            el("h3", "Who is who, and who says what"),
            el(
                "div",
                [
                    self._person(person)
                    for person in sorted(
                        shown, key=lambda p: (p.entity.kind != "person", not p.named)
                    )
                ],
                unknown,
                class_="people",
            ),
        )

    def _person(self, person: Person) -> Markup:
        roles = "; ".join(person.roles)
        facts = [f"{person.counts} · {person.entity.id}"]
        if person.sayings:
            facts += [" · ", el("u", many(len(person.sayings), "quotation"))]
        head = [
            el("b", line(person.entity.name), dir="auto"),
            el("span", roles, class_="role", dir="auto") if roles else None,
            el("small", facts),
        ]
        who = {"class_": "person", "data_who": person.entity.id}
        if not person.sayings:
            return el("div", head, **who)
        return el("details", el("summary", head), self._sayings(person.sayings), **who)

    def _sayings(self, sayings: Iterable[Saying]) -> Markup:
        return el("ul", [self._saying(saying) for saying in sayings], class_="sayings")

    def _saying(self, saying: Saying) -> Markup:
        quote = saying.quote
        words = spoken(self.index, saying)
        start, end = quote.content[0].start, quote.content[-1].end
        return el(
            "li",
            el("q" if quote.form == "direct" else "span", words, dir="auto"),
            el("small", " reported, not in marks") if quote.form == "indirect" else None,
            el("small", " the mark is never closed") if not quote.closed else None,
            " ",
            self.links.to(saying.report, start, end),
        )

    def _timeline(self) -> Markup | None:
        if not self.account.moments:
            return None
        return el(
            "section",
            el("h3", "Timeline"),
            el("ol", [self._moment(moment) for moment in self.account.moments], class_="timeline"),
        )

    def _moment(self, moment: Moment) -> Markup:
        occurrence, event = moment.occurrence, moment.event
        counts = Counts(occurrence.reports, occurrence.outlets, occurrence.origins)
        return el(
            "li",
            el("time", days(occurrence.from_, occurrence.to)),
            el(
                "div",
                el("q", self.index.words(moment.report, event.start, event.end), dir="auto"),
                el("small", f" {event.realis}") if event.realis != "actual" else None,
                " ",
                self.links.several(
                    [
                        (report, told.start, told.end)
                        for report, told in self.index.tellings(occurrence)
                        if report in self.links.numbers
                    ]
                ),
                " ",
                el("small", f"{counts} · {occurrence.id}", class_="counts"),
            ),
        )

    def _figures(self) -> Markup | None:
        if not self.account.amounts:
            return None
        rows = [
            el(
                "tr",
                el("th", amount.about, scope="row", dir="auto"),
                el("td", [self._figure(*told) for told in amount.by_wording()]),
            )
            for amount in self.account.amounts
        ]
        return el("section", el("h3", "Figures"), el("table", rows))

    def _figure(self, figure: Figure, places: Sequence[Place]) -> Markup:
        return el(
            "span",
            el("bdi", line(figure.text), title=figure_note(figure)),
            " ",
            self.links.several(places),
            class_="amount",
        )

    def _pledges(self) -> Markup | None:
        if not self.account.promises:
            return None
        head = [el("th", word, scope="col") for word in ("Giver", "Receiver", "Stance", "What")]
        rows = [self._promise(promise) for promise in self.account.promises]
        return el("section", el("h3", "Pledges"), el("table", el("thead", el("tr", head)), rows))

    def _promise(self, promise: Promise) -> Markup:
        (report, pledge) = promise.told[0]
        places = []
        for report_id, told in promise.told:
            event = self.index.events.get((report_id, told.event))
            place = told.what or (event and event.span)
            if place:
                places.append((report_id, place.start, place.end))
        words = (
            self.index.name(promise.giver) if promise.giver else "not told",
            self.index.name(promise.receiver) if promise.receiver else "not told",
            pledge.stance,
        )
        condition = self.index.words(report, *pledge.condition) if pledge.condition else ""
        return el(
            "tr",
            [el("td", word, dir="auto") for word in words],
            el(
                "td",
                el("bdi", self.index.words(report, *pledge.what) if pledge.what else "not told"),
                el("small", " on condition ", el("q", condition)) if condition else None,
                " ",
                self.links.several(places),
            ),
        )


def _letters() -> Iterator[str]:
    """A to Z, then numbers."""
    yield from "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    number = 27
    while True:
        yield str(number)
        number += 1
