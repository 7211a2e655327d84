"""The page: a situation as one HTML file that opens from disk and needs nothing else.

Every statement opens the words in each report. Without scripts that is a ``details`` element with
the sentences side by side and links into the full texts; with them, a panel lays the full texts
side by side. The policy in its head forbids all network and every script but its own, by digest.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files

from rashomon import __version__
from rashomon.model import Reading, Report, Situation
from rashomon.tell.chapter import Chapter
from rashomon.tell.fulltext import fulltext
from rashomon.tell.links import Links
from rashomon.tell.markup import Markup, el, join
from rashomon.tell.outline import Account, Outline
from rashomon.tell.words import clip, days, line, many

LAZY_FROM = 60  # reports; from here on full texts become elements only when they are opened
MAX_TEXTS = 1000  # reports shown in full; beyond it a browser has enough, and the JSON has all

VERDICTS = {
    "agree": "agreed",
    "compatible": "compatible",
    "conflict": "disputed",
    "update": "updated",
    "only": "only one",
}
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
    """What stands around the storylines; the full texts last, when all links are known."""

    def __init__(self, outline: Outline) -> None:
        self.outline = outline
        self.index = outline.index
        told = [*outline.accounts, *outline.singles]
        order = [reading.report.id for account in told for reading in account.readings]
        order += [reading.report.id for reading in outline.situation.readings]
        self.links = Links(outline.index, list(dict.fromkeys(order))[:MAX_TEXTS])
        storylines = many(len(outline.accounts) + len(outline.singles), "storyline")
        first = f"{clip(outline.accounts[0].title, 100)} · " if outline.accounts else ""
        self.title = f"{first}Rashomon dossier"
        self.scope = f"{outline.counts} · {storylines}"

    def body(self) -> Markup:
        main = el(
            "main",
            self._head(),
            [Chapter(account, self.links).html() for account in self.outline.accounts],
            self._singles(),
            self._origins(),
            self._untold(),
            self._corrections(),
            self._skipped(),
            self._texts(),
            self._foot(),
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
            el("li", el("a", clip(account.title, 70), href=f"#{account.storyline.id}"))
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
                ("→", "into the texts"),
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
            el("option", self._option(reading.report), value=f"r{number}")
            for number, reading in enumerate(self.outline.situation.readings, 1)
            if reading.report.id in self.links.whole
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
            role="search",
            aria_label="Filter the statements",
            hidden=True,
        )

    def _option(self, report: Report) -> str:
        title = line(report.title or "")
        return " · ".join(part for part in (self.index.label(report.id), clip(title, 40)) if part)

    def _head(self) -> Markup:
        return el(
            "header",
            el("h1", "Rashomon dossier"),
            el("p", self.scope, class_="counts"),
        )

    def _foot(self) -> Markup:
        readers = dict.fromkeys(
            f"rashomon {reading.reader.rashomon} with {reading.reader.model}"
            for reading in self.outline.situation.readings
        )
        return el(
            "footer",
            f"Read by {', '.join(readers)}. " if readers else None,
            "Every value here leads to characters of a report; “rashomon verify” re-checks it.",
        )

    # --- the whole situation ----------------------------------------------------------------

    def _singles(self) -> Markup | None:
        if not self.outline.singles:
            return None
        rows = [self._single(account) for account in self.outline.singles]
        return el(
            "section",
            el("h2", "On their own"),
            el("p", str(self.outline.alone), class_="counts"),
            rows,
            id="singles",
        )

    def _single(self, account: Account) -> Markup:
        head = [
            el("span", account.title, class_="said", dir="auto"),
            el("span", str(account.counts), class_="counts"),
        ]
        if not all(reading.report.id in self.links.whole for reading in account.readings):
            return el("p", head, class_="single")
        return el(
            "details",
            el("summary", head),
            Chapter(account, self.links).html(),
            class_="single fold",
        )

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

    def _corrections(self) -> Markup | None:
        """A person's decisions, as they are written in the file."""
        corrections = self.outline.situation.corrections or ()
        if not corrections:
            return None
        rows = [
            el(
                "li",
                el("code", line(one.line)),
                f" {line(one.why)}" if one.why else None,
                None
                if one.applied
                else el("small", f" changes nothing: {line(one.because or '')}"),
            )
            for one in corrections
        ]
        return el("section", el("h2", "Corrected by a person"), el("ul", rows), id="corrections")

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
                if reading.report.id in self.links.whole
            ],
            el("p", f"The texts of {many(left, 'more report')} are in situation.json.")
            if (left := len(self.links.numbers) - len(self.links.whole))
            else None,
            id="texts",
        )

    def _text(self, reading: Reading) -> Markup:
        report, number = reading.report, self.links.numbers[reading.report.id]
        text = fulltext(self.index, reading, number, self.links.landings(report.id))
        # Where scripts run, the inside of ``noscript`` is a plain string: the script makes it
        # elements when somebody looks. Where they do not, it is the text, as always.
        lazy = len(self.links.whole) >= LAZY_FROM
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


def _panel() -> Markup:
    """Where the script lays the reports side by side."""
    return el(
        "aside",
        el(
            "header",
            el("h2", id="panel-title", tabindex="0"),
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
