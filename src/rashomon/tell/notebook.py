"""How readings and situations show themselves in a notebook, and turn into data frames."""

from __future__ import annotations

from typing import Any

from rashomon.errors import RashomonError
from rashomon.model import Evidence, Reading, Situation
from rashomon.tell.index import Index
from rashomon.tell.markup import Markup, el, join
from rashomon.tell.outline import Account, Outline
from rashomon.tell.sayings import Saying, is_saying, spoken
from rashomon.tell.words import clip, days, line, many

SHOWN = 12  # statements, quotations or storylines; a notebook's cell is no dossier

# No colours: a notebook may be light or dark, and we cannot ask it.
_VERDICTS = {
    "agree": "agreed",
    "compatible": "compatible",
    "conflict": "disputed",
    "update": "updated",
    "only": "only one",
}


def situation_html(situation: Situation) -> str:
    """Storylines with their first statements, each opening the words in the reports."""
    outline = Outline(situation)
    shown = outline.accounts[:SHOWN]
    rest = len(outline.accounts) + len(outline.singles) - len(shown)
    return el(
        "div",
        el("p", el("b", str(outline.counts))),
        [_account(account) for account in shown],
        el("p", f"and {many(rest, 'more storyline')}") if rest else None,
    )


def reading_html(reading: Reading) -> str:
    """What was found in a report, and its first quotations with their speakers."""
    index = Index(Situation(readings=(reading,)))
    report = reading.report
    names = {entity.id: entity.name for entity in reading.entities}
    said = [quote for quote in reading.quotes if is_saying(index, Saying(report.id, quote))]
    found = ", ".join(
        many(len(values), noun)
        for noun, values in (
            ("quotation", said),
            ("event", reading.events),
            ("figure", reading.figures),
            ("date", reading.timexes),
            ("pledge", reading.pledges),
        )
    )
    rows = [
        el(
            "tr",
            el("td", line(names.get(quote.source_entity or "", "speaker not told"))),
            el("td", clip(spoken(index, Saying(report.id, quote)), 240)),
        )
        for quote in said[:SHOWN]
    ]
    return el(
        "div",
        el("p", el("b", index.label(report.id)), f" · {days(report.published, None)} · {found}"),
        el("table", rows) if rows else None,
        _more(len(said), "quotation"),
    )


def frames(situation: Situation) -> dict[str, Any]:
    """The dossier's tables as pandas data frames, by name.

    Raises:
        RashomonError: pandas is not installed.
    """
    from rashomon.tell.tables import tables

    try:
        import pandas  # noqa: F401
    except ImportError as fault:
        raise RashomonError(
            "data frames need pandas: pip install pandas (rashomon.tell.tables gives Arrow tables "
            "without it)"
        ) from fault
    return {name: table.to_pandas() for name, table in tables(situation).items()}


def _account(account: Account) -> Markup:
    storyline = account.storyline
    comparisons = account.having("conflict", "update", "agree", "compatible", "only")
    items = []
    for comparison in comparisons[:SHOWN]:
        proofs = [
            el("li", el("b", account.index.label(piece.report)), ": ", _words(account, piece))
            for side in comparison.sides
            for piece in side.evidence
        ]
        items.append(
            el(
                "details",
                el(
                    "summary",
                    el("b", _VERDICTS[comparison.verdict]),
                    " ",
                    line(comparison.statement),
                ),
                el("ul", proofs),
            )
        )
    return join(
        el("h4", account.title, style="margin:.8em 0 0"),
        el("p", f"{days(storyline.from_, storyline.to)} · {account.counts}"),
        items,
        _more(len(comparisons), "statement"),
    )


def _words(account: Account, piece: Evidence) -> str:
    return f"“{clip(account.index.words(piece.report, piece.start, piece.end), 300)}”"


def _more(number: int, noun: str) -> Markup | None:
    left = number - SHOWN
    return el("p", f"and {left:,} more {noun}{'s' if left > 1 else ''}") if left > 0 else None
