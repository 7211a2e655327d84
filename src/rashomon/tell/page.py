"""The page: a situation as one HTML file that opens from disk and needs nothing else.

Every statement opens the words in each report. Without scripts that is a ``details`` element with
the sentences side by side and links into the full texts; with them, a panel lays the full texts
side by side. The policy in its head forbids all network and every script but its own, by digest.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files

from rashomon import __version__
from rashomon.model import Comparison, Figure, Reading, Side, Situation, Slot, Span
from rashomon.tell.fulltext import anchor, figure_note, fulltext
from rashomon.tell.index import Excerpt
from rashomon.tell.markup import Markup, el, join
from rashomon.tell.outline import Account, Moment, Outline, Person, Promise, Saying, spoken
from rashomon.tell.words import Counts, clip, clip_front, days, line, many

LINKS = 6  # reports linked beside one line of the timeline or of the figures
LAZY_FROM = 60  # reports; from here on full texts become elements only when they are opened
MAX_TEXTS = 1000  # reports shown in full; beyond it a browser has enough, and the JSON has all
LONG = 100  # statements; a longer section is laid out only when it comes into view
CONTEXT = 240  # characters of the sentence shown on either side of a proof

VERDICTS = {
    "agree": "agreed",
    "compatible": "compatible",
    "conflict": "disputed",
    "update": "updated",
    "only": "only one",
}
QUESTIONS: dict[Slot, str] = {
    "actor": "who",
    "target": "to whom",
    "act": "what",
    "date": "when",
    "place": "where",
    "figure": "how much",
    "stance": "stance",
    "realis": "whether",
    "wording": "in which words",
}
SECTIONS = (
    ("Agreed", ("agree", "compatible"), "What the reports say alike."),
    ("Disputed", ("conflict",), "What cannot all be true."),
    ("Updated", ("update",), "What later reports put differently."),
    ("Only in one report", ("only",), "What nobody else has."),
)
LAYERS = (
    ("q", "quotations", True),
    ("e", "events", False),
    ("f", "figures", False),
    ("t", "dates", False),
    ("m", "names", False),
    ("n", "dim what is not story", True),
)


def page(situation: Situation) -> str:
    """The whole page."""
    sheet = _Page(Outline(situation))
    body = sheet.body()
    style, script = _asset("page.css"), _asset("page.js")
    head = el(
        "head",
        el("meta", charset="utf-8"),
        el("meta", http_equiv="Content-Security-Policy", content=_policy(style, script)),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("meta", name="referrer", content="no-referrer"),
        el("meta", name="generator", content=f"rashomon {__version__}"),
        el("title", sheet.title),
        el("style", Markup(style)),
    )
    html = el("html", head, el("body", body, el("script", Markup(script))), lang="en")
    return f"<!doctype html>\n{html}\n"


@cache
def _asset(name: str) -> str:
    return files("rashomon.tell").joinpath("assets", name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    """No network at all; the one style and the one script of ours, by their digests."""
    return (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


class _Page:
    """The parts of the page; it notes which words are linked to, so that the texts mark them."""

    def __init__(self, outline: Outline) -> None:
        self.outline = outline
        self.index = outline.index
        self.numbers = {
            reading.report.id: number
            for number, reading in enumerate(outline.situation.readings, 1)
        }
        self.proofs: dict[str, set[Span]] = {}
        told = [*outline.accounts, *outline.singles]
        whole = [reading.report.id for account in told for reading in account.readings]
        self.whole = set(whole[:MAX_TEXTS])
        storylines = many(len(outline.accounts) + len(outline.singles), "storyline")
        first = f"{clip(outline.accounts[0].title, 100)} · " if outline.accounts else ""
        self.title = f"{first}Rashomon dossier"
        self.scope = f"{outline.counts} · {storylines}"

    def body(self) -> Markup:
        main = el(
            "main",
            self._head(),
            [self._account(account) for account in self.outline.accounts],
            self._singles(),
            self._origins(),
            self._untold(),
            self._skipped(),
            self._texts(),
            id="main",
        )
        return join(
            el("a", "Skip to the statements", href="#main", class_="skip"),
            self._nav(),
            self._tools(),
            main,
            _panel(),
        )

    # --- frame ------------------------------------------------------------------------------

    def _nav(self) -> Markup:
        items = [
            el("li", el("a", account.title, href=f"#{account.storyline.id}"))
            for account in self.outline.accounts
        ]
        if self.outline.singles:
            items.append(el("li", el("a", "On their own", href="#singles")))
        items += [
            el("li", el("a", "Copies and origins", href="#origins")),
            el("li", el("a", "Full texts", href="#texts")),
        ]
        keys = [
            el("li", el("kbd", key), f" {does}")
            for key, does in (
                ("j", "next statement"),
                ("k", "the one before"),
                ("Enter", "its words, side by side"),
                ("Esc", "close"),
                ("/", "filter"),
            )
        ]
        return el(
            "nav",
            el("h2", "Storylines"),
            el("ol", items),
            el("ul", keys, id="keys", hidden=True),
            aria_label="Storylines",
        )

    def _tools(self) -> Markup:
        """Filters; they need the script, which takes away ``hidden``."""
        verdicts = [
            el("button", word, type="button", class_=verdict, data_v=verdict, aria_pressed="true")
            for verdict, word in VERDICTS.items()
        ]
        people = [
            el("option", line(entity.name), value=entity.id)
            for entity in self.outline.situation.entities
            if entity.kind in ("person", "organization", "country", "group")
        ]
        reports = [
            el("option", self.index.label(report), value=f"r{number}")
            for report, number in self.numbers.items()
            if report in self.whole
        ]
        return el(
            "form",
            el("input", type="search", id="find", placeholder="Filter", aria_label="Filter"),
            el("div", verdicts, class_="verdicts", role="group", aria_label="Verdicts"),
            el("select", el("option", "everybody", value=""), people, id="who", aria_label="Who"),
            el(
                "select",
                el("option", "all reports", value=""),
                reports,
                id="which",
                aria_label="Report",
            ),
            el("output", id="left"),
            id="tools",
            hidden=True,
        )

    def _head(self) -> Markup:
        return el(
            "header",
            el("h1", "Rashomon dossier"),
            el("p", self.scope, class_="counts"),
        )

    # --- one storyline ----------------------------------------------------------------------

    def _account(self, account: Account) -> Markup:
        storyline = account.storyline
        return el(
            "section",
            el("h2", account.title, dir="auto"),
            el("p", f"{days(storyline.from_, storyline.to)} · {account.counts}", class_="counts"),
            self._tally(account),
            el("ul", [self._report_line(reading) for reading in account.readings], class_="told"),
            [self._statements(account, *section) for section in SECTIONS],
            self._people(account),
            self._timeline(account),
            self._figures(account),
            self._pledges(account),
            id=storyline.id,
            class_="storyline",
        )

    def _tally(self, account: Account) -> Markup | None:
        """How many statements of each kind, as links to them."""
        parts = [
            el(
                "li",
                el(
                    "a",
                    el("b", f"{number:,}"),
                    f" {title.lower()}",
                    href=f"#{_section(account, verdicts)}",
                ),
                class_=verdicts[0],
            )
            for title, verdicts, _ in SECTIONS
            if (number := len(account.having(*verdicts)))
        ]
        return el("ul", parts, class_="tally") if parts else None

    def _report_line(self, reading: Reading) -> Markup:
        report = reading.report
        title = line(report.title or "")
        return el(
            "li",
            el("a", self.index.label(report.id), href=f"#report-{self.numbers[report.id]}")
            if report.id in self.whole
            else self.index.label(report.id),
            f" · {days(report.published, None)}" if report.published else None,
            join(" · ", el("bdi", clip(title, 140))) if title else None,
        )

    def _statements(
        self, account: Account, title: str, verdicts: Sequence[str], about: str
    ) -> Markup | None:
        comparisons = account.having(*verdicts)
        if not comparisons:
            return None
        lone: Sequence[Comparison] = ()
        if verdicts[0] == "agree":
            comparisons, lone = account.split(comparisons)
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
            id=_section(account, verdicts),
            class_="statements long" if len(comparisons) > LONG else "statements",
        )

    def _statement(self, comparison: Comparison) -> Markup:
        evidence = [piece for side in comparison.sides for piece in side.evidence]
        reports = list(dict.fromkeys(p.report for p in evidence if p.report in self.numbers))
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
            el("p", "Why: ", line(comparison.because), class_="because", dir="auto"),
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
            data_in=" ".join(f"r{self.numbers[report]}" for report in reports),
        )

    def _kind(self, comparison: Comparison) -> str:
        """The question a statement answers; the section it stands in tells the verdict."""
        question = QUESTIONS[comparison.about]
        return f"{question}, compatible" if comparison.verdict == "compatible" else question

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
                    self._link(evidence.report, evidence.start, evidence.end, side=letter)
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

    def _link(
        self,
        report: str,
        start: int,
        end: int,
        *,
        words: str | None = None,
        side: str | None = None,
    ) -> Markup:
        """A link to a place in a full text, which is marked there from now on."""
        words = words or self.index.label(report)
        if report not in self.whole:
            return el("span", words, class_="to")
        self.proofs.setdefault(report, set()).add(Span(start, end))
        href = f"#{anchor(self.numbers[report], start, end)}"
        return el("a", words, href=href, class_="to", data_side=side)

    def _links(self, places: Sequence[tuple[str, int, int]]) -> Iterator[Markup]:
        """Links to the first few reports' places, and how many more reports there are."""
        by_report: dict[str, list[tuple[str, int, int]]] = {}
        for place in places:
            by_report.setdefault(place[0], []).append(place)
        for told in list(by_report.values())[:LINKS]:
            yield join(self._link(*told[0]), " ")
            for number, place in enumerate(told[1:LINKS], 2):
                yield join(self._link(*place, words=str(number)), " ")
        if len(by_report) > LINKS:
            yield el("small", f"and {len(by_report) - LINKS:,} more")

    def _people(self, account: Account) -> Markup | None:
        shown = [
            person
            for person in account.people
            if person.sayings
            or (person.named and person.entity.kind in ("person", "organization", "country"))
        ]
        if not shown and not account.unknown:
            return None
        unknown = None
        if account.unknown:
            unknown = el(
                "details",
                el("summary", "Speaker not told", el("small", f" {len(account.unknown)}")),
                self._sayings(account.unknown),
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
        name = el("b", line(person.entity.name), dir="auto")
        roles = "; ".join(person.roles)
        counts = el("small", f"in {many(len(person.reports), 'report')}")
        head = [name, el("span", roles, class_="role", dir="auto") if roles else None, counts]
        if not person.sayings:
            return el("div", head, class_="person", data_who=person.entity.id)
        return el(
            "details",
            el("summary", head, el("small", many(len(person.sayings), "quotation"))),
            self._sayings(person.sayings),
            class_="person",
            data_who=person.entity.id,
        )

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
            self._link(saying.report, start, end),
        )

    def _timeline(self, account: Account) -> Markup | None:
        if not account.moments:
            return None
        return el(
            "section",
            el("h3", "Timeline"),
            el("ol", [self._moment(moment) for moment in account.moments], class_="timeline"),
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
                self._links(
                    [
                        (report, told.start, told.end)
                        for report, told in self.index.tellings(occurrence)
                        if report in self.numbers
                    ]
                ),
                " ",
                el("small", str(counts), class_="counts"),
            ),
        )

    def _figures(self, account: Account) -> Markup | None:
        if not account.amounts:
            return None
        rows = [
            el(
                "tr",
                el("th", amount.about, scope="row", dir="auto"),
                el("td", [self._figure(*told) for told in amount.by_wording()]),
            )
            for amount in account.amounts
        ]
        return el("section", el("h3", "Figures"), el("table", rows))

    def _figure(self, figure: Figure, places: Sequence[tuple[str, int, int]]) -> Markup:
        return el(
            "span",
            el("bdi", line(figure.text), title=figure_note(figure)),
            " ",
            self._links(places),
            class_="amount",
        )

    def _pledges(self, account: Account) -> Markup | None:
        if not account.promises:
            return None
        head = [el("th", word, scope="col") for word in ("Giver", "Receiver", "Stance", "What")]
        rows = [self._promise(promise) for promise in account.promises]
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
                self._links(places),
            ),
        )

    # --- the whole situation ----------------------------------------------------------------

    def _singles(self) -> Markup | None:
        if not self.outline.singles:
            return None
        rows = [self._single(account) for account in self.outline.singles]
        return el("section", el("h2", "On their own"), rows, id="singles")

    def _single(self, account: Account) -> Markup:
        head = [
            el("span", account.title, class_="said", dir="auto"),
            el("span", str(account.counts), class_="counts"),
        ]
        if not all(reading.report.id in self.whole for reading in account.readings):
            return el("p", head, class_="single")
        return el("details", el("summary", head), self._account(account), class_="single fold")

    def _origins(self) -> Markup:
        origins = [
            el(
                "li",
                el("b", line(origin.name), dir="auto"),
                ": ",
                ", ".join(self.index.label(report) for report in origin.reports),
                el("small", f" {line(origin.because)}"),
            )
            for origin in self.outline.situation.origins
        ]
        copies = [
            el(
                "li",
                f"{self.index.label(copy.report)} repeats {self.index.label(copy.of)}",
                el("small", f" {copy.kind}, {copy.share:.0%} of its text"),
            )
            for copy in self.outline.situation.copies
        ]
        return el(
            "section",
            el("h2", "Copies and origins"),
            el("ul", copies) if copies else el("p", "No report repeats another."),
            el("ul", origins) if origins else None,
            id="origins",
        )

    def _untold(self) -> Markup:
        left = self.outline.abstentions
        return el(
            "section",
            el("h2", "Could not be told"),
            el(
                "ul",
                el("li", f"{left.speakers} of {many(left.quotes, 'quotation')} without a speaker"),
                el("li", f"{left.undated} of {many(left.dates, 'date')} not resolved"),
                el("li", f"{left.unplaced} of {many(left.pronouns, 'pronoun')} not resolved"),
            ),
            id="untold",
        )

    def _skipped(self) -> Markup | None:
        skipped = self.outline.situation.skipped
        if not skipped:
            return None
        rows = [
            el(
                "li",
                el("b", line(skip.input)),
                f", row {skip.row}" if skip.row is not None else None,
                f": {line(skip.why)}",
                el("small", f" {line(skip.stage)}"),
            )
            for skip in skipped
        ]
        return el("section", el("h2", "Skipped"), el("ul", rows), id="skipped")

    def _texts(self) -> Markup:
        """The full texts; made last, when every linked word is known."""
        toggles = [
            el(
                "label",
                el("input", type="checkbox", id=f"layer-{kind}", checked=on),
                " ",
                word,
                class_=f"layer {kind}",
            )
            for kind, word, on in LAYERS
        ]
        return el(
            "section",
            el("h2", "Full texts"),
            el(
                "div",
                el("div", toggles, class_="layers", role="group", aria_label="Layers"),
                id="layers-home",
            ),
            [
                self._text(reading)
                for reading in self.outline.situation.readings
                if reading.report.id in self.whole
            ],
            el("p", f"The texts of {many(left, 'more report')} are in situation.json.")
            if (left := len(self.numbers) - len(self.whole))
            else None,
            id="texts",
        )

    def _text(self, reading: Reading) -> Markup:
        report, number = reading.report, self.numbers[reading.report.id]
        text = fulltext(self.index, reading, number, self.proofs.get(report.id, ()))
        # Where scripts run, the inside of ``noscript`` is a plain string: the script makes it
        # elements when somebody looks. Where they do not, it is the text, as always.
        lazy = len(self.whole) >= LAZY_FROM
        facts = [
            line(report.title or ""),
            days(report.published, None),
            ", ".join(line(author) for author in report.author),
            line(report.url or report.path or ""),
        ]
        return el(
            "details",
            el(
                "summary",
                el("b", self.index.label(report.id)),
                el("span", " · ".join(fact for fact in facts if fact), dir="auto"),
            ),
            el("div", el("noscript", text) if lazy else text, class_="text", lang=report.language),
            id=f"report-{number}",
            class_="report",
        )


def _section(account: Account, verdicts: Sequence[str]) -> str:
    return f"{account.storyline.id}-{verdicts[0]}"


def _letters() -> Iterator[str]:
    """A to Z, then numbers."""
    yield from "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    number = 27
    while True:
        yield str(number)
        number += 1


def _panel() -> Markup:
    """Where the script lays the reports side by side."""
    return el(
        "aside",
        el(
            "header",
            el("h2", id="panel-title", tabindex="-1"),
            el(
                "div",
                el("button", "‹", type="button", id="panel-back", aria_label="Statement before"),
                el("button", "›", type="button", id="panel-on", aria_label="Next statement"),
                el("button", "Close", type="button", id="panel-close"),
                class_="buttons",
            ),
        ),
        el("p", id="panel-because"),
        el("div", id="panel-layers"),
        el("div", id="panel-columns"),
        id="panel",
        hidden=True,
        aria_labelledby="panel-title",
    )
