"""The brief: a situation on a terminal, 80 columns, or in a pipe.

It reads without colour; colour only tells verdicts apart. In a pipe nothing but text is
written, 80 columns wide. Lists are cut, and say by how much; the dossier has everything.
Words of a report stand in quotation marks beside the outlet that has them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeVar

from rich.console import Console

from rashomon.model import Comparison, Evidence, Side, Situation
from rashomon.tell.amounts import ORDINARY, Amount
from rashomon.tell.index import Excerpt, Index
from rashomon.tell.outline import Account, Moment, Outline, Person, Promise
from rashomon.tell.sayings import Saying, spoken
from rashomon.tell.sheet import Sheet
from rashomon.tell.words import Counts, clip, clip_front, days, fold, inner, line, many

T = TypeVar("T")

QUOTED = 150  # characters of a report shown as proof of one line
ON_ITS_OWN = 60  # characters that are understood without the rest of their sentence


class Limits(NamedTuple):
    """How many of each kind are shown of one storyline."""

    reports: int
    agreed: int
    disputed: int
    updated: int
    only_reports: int
    only: int
    people: int
    speakers: int
    quotes: int
    moments: int
    figures: int
    pledges: int


# The more storylines there are, the less of each: the whole should stay a brief.
ONE = Limits(12, 7, 10, 6, 8, 4, 15, 10, 3, 10, 7, 8)
FEW = Limits(8, 4, 6, 3, 5, 3, 10, 6, 2, 6, 4, 4)
MANY = Limits(6, 2, 3, 2, 3, 1, 6, 4, 1, 4, 3, 3)

COLOUR = {
    "agree": "green",
    "compatible": "blue",
    "conflict": "red",
    "update": "yellow",
    "only": "cyan",
}


COMPATIBLE = "Differ, but can both be true"  # neither agreed nor disputed


def brief(situation: Situation, console: Console) -> None:
    """Print the brief."""
    sheet = Sheet(console)
    outline = Outline(situation)
    _head(sheet, outline)
    storylines = len(outline.accounts)
    limits = ONE if storylines < 2 else FEW if storylines < 4 else MANY
    for number, account in enumerate(
        _first(sheet, outline.accounts, 8, indent=0, noun="storyline"), 1
    ):
        _account(sheet, account, number, limits)
    _singles(sheet, outline)
    _copies(sheet, outline)
    _origins(sheet, outline)
    _abstentions(sheet, outline)
    _corrections(sheet, outline)
    _skipped(sheet, outline)


def _first(
    sheet: Sheet, items: Sequence[T], limit: int, *, indent: int = 2, noun: str = ""
) -> Iterator[T]:
    """The first few, then a line that says how many more there are."""
    yield from items[:limit]
    sheet.more(len(items) - limit, indent=indent, noun=noun)


def _head(sheet: Sheet, outline: Outline) -> None:
    storylines = len(outline.accounts) + len(outline.singles)
    sheet.write((str(outline.counts), "bold"), f" · {many(storylines, 'storyline')}", hang=0)
    if not outline.situation.readings:
        sheet.write("No report could be read.")


def _account(sheet: Sheet, account: Account, number: int, limits: Limits) -> None:
    storyline = account.storyline
    sheet.blank()
    title = clip(account.title, 3 * sheet.width)
    sheet.write((f"{number}. {title}", "bold"), hang=3)
    dates = days(storyline.from_, storyline.to)
    sheet.write(f"{dates} · {account.counts} · {line(storyline.id)}", indent=3, hang=0)
    for reading in _first(sheet, account.readings, limits.reports, indent=3):
        report = reading.report
        known = (report.published and line(report.published), clip(line(report.title or ""), 90))
        facts = "".join(f" · {fact}" for fact in known if fact)
        sheet.write(f"{account.index.label(report.id)}{facts}", indent=3)
    _statements(sheet, account, "Agreed", "agree", limits.agreed)
    _statements(sheet, account, "Disputed", "conflict", limits.disputed)
    _statements(sheet, account, "Updated", "update", limits.updated)
    _statements(sheet, account, COMPATIBLE, "compatible", limits.updated)
    _only(sheet, account, limits)
    _who_is_who(sheet, account, limits)
    _quotes(sheet, account, limits)
    _timeline(sheet, account, limits)
    _figures(sheet, account, limits)
    _pledges(sheet, account, limits)


def _statements(sheet: Sheet, account: Account, title: str, verdict: str, limit: int) -> None:
    comparisons = account.having(verdict)
    if not comparisons:
        return
    sheet.section(title, COLOUR[verdict])
    lone: Sequence[Comparison] = ()
    if verdict == "agree":
        comparisons, lone = account.split(comparisons)
    for nth, comparison in enumerate(_first(sheet, comparisons, limit)):
        if nth and len(comparison.sides) > 1:
            sheet.blank()
        _comparison(sheet, account.index, comparison)
    if lone:
        more = f"{len(lone):,} more" if comparisons else many(len(lone), "statement")
        rest = "rests on one origin" if len(lone) == 1 else "rest on one origin each"
        sheet.write(f"{more} {rest} (see the dossier)", indent=2)


def _comparison(sheet: Sheet, index: Index, comparison: Comparison) -> None:
    colour = COLOUR[comparison.verdict]
    statement = clip(line(comparison.statement), 420)
    sheet.write((f"{line(comparison.id)} ", colour), (statement, "bold"), indent=2)
    several = len(comparison.sides) > 1
    for letter, side in zip("ABCDEFGH", comparison.sides, strict=False):
        told = f"{Counts(side.reports, side.outlets, side.origins)}{_voices(index, side)}"
        if several:
            sheet.write((f"{letter}  ", colour), clip(line(side.value), 160), indent=4, hang=3)
        sheet.write(told, indent=7 if several else 4, hang=0)
        _proof(sheet, index, side, indent=7 if several else 4, limit=3 if several else 2)
    if len(comparison.sides) > 8:
        sheet.more(len(comparison.sides) - 8, indent=4, noun="side")
    if several:
        sheet.write(f"Why: {clip(line(comparison.because), 300)}", indent=4, hang=5)


def _voices(index: Index, side: Side) -> str:
    names = list(dict.fromkeys(clip(index.name(voice), 60) for voice in side.voices))
    if not names:
        return ""
    return f" · according to {', '.join(names[:4])}" + (" and others" if len(names) > 4 else "")


def _proof(sheet: Sheet, index: Index, side: Side, *, indent: int, limit: int) -> None:
    """The words a side rests on, once each, beside the outlets that have them."""
    told: dict[tuple[str, str, str], list[str]] = {}
    for evidence in _one_a_report(side.evidence):
        excerpt = index.excerpt(evidence)
        if excerpt is None:
            continue
        before, words, after = window(excerpt, side.value)
        labels = told.setdefault((inner(before), inner(words), inner(after)), [])
        labels.append(index.label(evidence.report))
    for (before, words, after), labels in list(told.items())[:limit]:
        sheet.write(
            f"{_listed(labels, 3)}: “",
            (before, "dim"),
            words,
            (after, "dim"),
            "”",
            indent=indent,
        )
    sheet.more(len(told) - limit, indent=indent, noun="wording")


def window(excerpt: Excerpt, value: str) -> tuple[str, str, str]:
    """What is shown of a sentence: the evidence, cut at words, and what fits around it.

    Of evidence longer than the line that part is shown which holds the side's value, so that
    the proof is among the shown words.
    """
    words = excerpt.words
    if len(words) > QUOTED:
        at = words.casefold().find(line(value).casefold()) if value else -1
        past = at + len(line(value))
        if at >= 0 and past > QUOTED - 1:
            room = max(QUOTED - (past - at), 0) // 2
            return (
                "",
                _end_of(words[:at], room) + words[at:past] + _start_of(words[past:], room),
                "",
            )
        return "", clip(words, QUOTED), ""
    if len(words) >= ON_ITS_OWN:
        return "", words, ""
    room = (QUOTED - len(words)) // 2
    return _end_of(excerpt.before, room), words, _start_of(excerpt.after, room)


def _start_of(text: str, width: int) -> str:
    """As many whole words from the start as fit."""
    if len(text) <= width:
        return text
    return f"{text[:width].rpartition(' ')[0].rstrip(' ,;:–-')}…"


def _end_of(text: str, width: int) -> str:
    """As many whole words from the end as fit."""
    if len(text) <= width:
        return text
    tail = text[len(text) - width :].partition(" ")[2]
    return f"…{tail}"


def _listed(names: Sequence[str], limit: int) -> str:
    more = f" and {len(names) - limit:,} more" if len(names) > limit else ""
    return f"{', '.join(names[:limit])}{more}"


def _one_a_report(evidence: Iterable[Evidence]) -> Iterator[Evidence]:
    seen = set()
    for piece in evidence:
        if piece.report not in seen:
            seen.add(piece.report)
            yield piece


def _only(sheet: Sheet, account: Account, limits: Limits) -> None:
    comparisons = account.having("only")
    if not comparisons:
        return
    by_report: dict[str, list[Comparison]] = {}
    for comparison in comparisons:
        evidence = [piece for side in comparison.sides for piece in side.evidence]
        by_report.setdefault(evidence[0].report if evidence else "", []).append(comparison)
    sheet.section("Only in one report", COLOUR["only"])
    for report, own in _first(sheet, list(by_report.items()), limits.only_reports):
        sheet.write((account.index.label(report), "bold"), indent=2)
        for comparison in _first(sheet, own, limits.only, indent=4):
            names = "".join(_voices(account.index, side) for side in comparison.sides[:1])
            sheet.write(
                (f"{line(comparison.id)} ", COLOUR["only"]),
                clip(line(comparison.statement), 240),
                names,
                indent=2,
            )


def _who_is_who(sheet: Sheet, account: Account, limits: Limits) -> None:
    named = [person for person in account.people if person.named]
    persons = [person for person in named if person.entity.kind == "person"]
    others = [person for person in named if person.entity.kind in ("organization", "country")]
    if not persons and not others:
        return
    sheet.section("Who is who")
    for person in _first(sheet, persons, limits.people):
        sheet.write(*_person(person), indent=2, hang=4)
    for title, kind in (("Countries", "country"), ("Organizations", "organization")):
        names = [clip(line(p.entity.name), 40) for p in others if p.entity.kind == kind]
        if names:
            sheet.write(f"{title}: {_listed(names, 10)}", indent=2, hang=4)


def _person(person: Person) -> Iterator[str | tuple[str, str]]:
    yield clip(line(person.entity.name), 60), "bold"
    if person.roles:
        yield f", {clip('; '.join(person.roles[:3]), 120)}"
    yield f" · {person.counts} · {line(person.entity.id)}"


def _quotes(sheet: Sheet, account: Account, limits: Limits) -> None:
    if not account.speakers:
        return
    sheet.section("Who says what", note="without marks: reported, not quoted")
    for person in _first(sheet, account.speakers, limits.speakers):
        sheet.write((clip(line(person.entity.name), 60), "bold"), indent=2)
        told = merged(account.index, person.sayings)
        for words, labels in _first(sheet, told, limits.quotes, indent=4):
            sheet.write(words, f" ({_listed(labels, 3)})", indent=4)


def merged(
    index: Index, sayings: Sequence[Saying], width: int = 240
) -> list[tuple[str, tuple[str, ...]]]:
    """Each wording once with the labels of all that have it; whole quotations come first.

    A wording that is part of a longer one of the same list is not told again.
    """
    found: dict[str, list[str]] = {}
    shown: dict[str, str] = {}
    rank: dict[str, tuple[int, bool]] = {}
    for saying in sorted(sayings, key=lambda one: -len(spoken(index, one))):
        bare = _bare(spoken(index, saying))
        key = bare if bare in found else next((k for k in found if f" {bare} " in f" {k} "), bare)
        labels = found.setdefault(key, [])
        label = index.label(saying.report)
        if label not in labels:
            labels.append(label)
        if key not in shown:
            shown[key] = quoted(index, saying, width)
            form = ("direct", "mixed", "indirect").index(saying.quote.form)
            rank[key] = (form, len(bare.split()) < _STUMP)
    placed = {_bare(spoken(index, saying)): n for n, saying in reversed(list(enumerate(sayings)))}
    ordered = sorted(found, key=lambda key: (rank[key][1], rank[key][0], placed[key]))
    return [(shown[key], tuple(found[key])) for key in ordered]


_STUMP = 4  # words; a shorter quotation tells little by itself


def _bare(words: str) -> str:
    """Words as they are compared: case, marks and points aside."""
    return " ".join("".join(c if c.isalnum() else " " for c in fold(words)).split())


def quoted(index: Index, saying: Saying, width: int) -> str:
    """A quotation's words, in marks where they stood in marks."""
    words = clip(spoken(index, saying), width)
    if saying.quote.form == "direct":
        words = f"“{inner(words)}”"
    return words if saying.quote.closed else f"{words} [the mark is never closed]"


def _timeline(sheet: Sheet, account: Account, limits: Limits) -> None:
    if not account.moments:
        return
    sheet.section("Timeline")
    # When not all fit, those stay that most origins tell, that have a day, and that are late.
    late_first = list(reversed(account.moments))
    weighed = sorted(late_first, key=_weight)
    shown = {moment.occurrence.id for moment in weighed[: limits.moments]}
    for moment in account.moments:
        if moment.occurrence.id in shown:
            _moment(sheet, account.index, moment)
    sheet.more(len(account.moments) - limits.moments, indent=2)


def _weight(moment: Moment) -> tuple[int, int, bool]:
    occurrence = moment.occurrence
    return -occurrence.origins, -occurrence.reports, occurrence.from_ != occurrence.to


def _moment(sheet: Sheet, index: Index, moment: Moment) -> None:
    occurrence = moment.occurrence
    words = inner(clip(index.words(moment.report, moment.event.start, moment.event.end), 130))
    note = "" if moment.event.realis == "actual" else f" [{moment.event.realis}]"
    told = index.label(moment.report)
    if occurrence.reports > 1:
        told += f"; {Counts(occurrence.reports, occurrence.outlets, occurrence.origins)}"
    sheet.write(
        f"{days(occurrence.from_, occurrence.to)}  “{words}”{note} ({told})",
        indent=2,
        hang=12,
    )


def _figures(sheet: Sheet, account: Account, limits: Limits) -> None:
    told = [amount for amount in account.amounts if amount.rank < ORDINARY]
    if not told:
        return
    sheet.section("Figures")
    for amount in told[: limits.figures]:
        sheet.write(f"{clip(amount.about, 40)}: {_amount(account.index, amount)}", indent=2)
    sheet.more(len(account.amounts) - len(told[: limits.figures]), indent=2)


def _amount(index: Index, amount: Amount) -> str:
    parts: list[str] = []
    told: set[tuple[object, str]] = set()  # a value and who gave it: not told twice
    for figure, places in amount.by_wording():
        value = (figure.low, figure.high, figure.unit if amount.kind == "money" else None)
        if {(value, report) for report, _, _ in places} <= told:
            continue
        told.update((value, report) for report, _, _ in places)
        labels = list(dict.fromkeys(index.label(report) for report, _, _ in places))
        parts.append(f"{clip(line(figure.text), 60)} ({_listed(labels, 3)})")
    return "; ".join(parts[:6]) + (f"; and {len(parts) - 6:,} more" if len(parts) > 6 else "")


def _pledges(sheet: Sheet, account: Account, limits: Limits) -> None:
    if not account.promises:
        return
    sheet.section("Pledges")
    for promise in _first(sheet, account.promises, limits.pledges):
        sheet.write(_promise(account.index, promise), indent=2)


def _promise(index: Index, promise: Promise) -> str:
    report, pledge = promise.told[0]
    giver = index.name(promise.giver) if promise.giver else "giver not told"
    receiver = f" to {index.name(promise.receiver)}" if promise.receiver else ""
    what = ""
    if pledge.what:
        what = f": “{inner(clip(index.words(report, *pledge.what), 120))}”"
    condition = ""
    if pledge.condition:
        words = inner(clip(index.words(report, *pledge.condition), 80))
        condition = f", condition: “{words}”"
    labels = list(dict.fromkeys(index.label(report) for report, _ in promise.told))
    return f"{giver}{receiver}, {pledge.stance}{what}{condition} ({_listed(labels, 3)})"


def _singles(sheet: Sheet, outline: Outline) -> None:
    if not outline.singles:
        return
    sheet.blank()
    sheet.write(("On their own", "bold"), f" · {outline.alone}")
    for account in _first(sheet, outline.singles, 10):
        storyline = account.storyline
        label = ", ".join(account.index.label(r.report.id) for r in account.readings)
        dates = "" if storyline.from_ is None else f", {days(storyline.from_, storyline.to)}"
        sheet.write("· ", clip(account.title, 120), f" ({label}{dates})", indent=2)


def _copies(sheet: Sheet, outline: Outline) -> None:
    copies = outline.situation.copies
    if not copies:
        return
    sheet.blank()
    sheet.write(("Copies", "bold"))
    for copy in _first(sheet, copies, 10):
        index = outline.index
        sheet.write(
            f"· {index.label(copy.report)} repeats {index.label(copy.of)} "
            f"({copy.kind}, {copy.share:.0%} of its text)",
            indent=2,
        )


def _origins(sheet: Sheet, outline: Outline) -> None:
    shared = [origin for origin in outline.situation.origins if len(set(origin.reports)) > 1]
    if not shared:
        return
    sheet.blank()
    sheet.write(("Origins behind several reports", "bold"))
    for origin in _first(sheet, shared, 10):
        labels = [outline.index.label(report) for report in origin.reports]
        sheet.write(
            f"· {clip(line(origin.name), 60)}: {_listed(labels, 6)}; "
            f"{clip(line(origin.because), 200)}",
            indent=2,
        )


def _abstentions(sheet: Sheet, outline: Outline) -> None:
    left = outline.abstentions
    parts = [
        f"{none} of {many(all_, noun)} {what}"
        for none, all_, noun, what in (
            (left.speakers, left.quotes, "quotation", "without a known speaker"),
            (left.undated, left.dates, "date", "not resolved"),
            (left.unplaced, left.pronouns, "pronoun", "not resolved"),
        )
        if none
    ]
    if parts:
        sheet.blank()
        sheet.write(("Could not be told", "bold"))
        for part in parts:
            sheet.write(f"· {part}", indent=2)


def _corrections(sheet: Sheet, outline: Outline) -> None:
    """A person's decisions, all of them: nobody should have to guess what is not ours."""
    corrections = outline.situation.corrections or ()
    if not corrections:
        return
    unfit = sum(not one.applied for one in corrections)
    sheet.blank()
    none = f", {unfit} of them without effect" if unfit else ""
    sheet.write((f"Corrected by a person · {many(len(corrections), 'decision')}{none}", "bold"))
    for one in corrections:
        why = f" ({clip(line(one.why), 160)})" if one.why else ""
        fault = "" if one.applied else f": changes nothing, {line(one.because or '')}"
        sheet.write(f"· {line(one.line)}{why}{fault}", indent=2)


def _skipped(sheet: Sheet, outline: Outline) -> None:
    skipped = outline.situation.skipped
    if not skipped:
        return
    sheet.blank()
    sheet.write((f"Skipped · {many(len(skipped), 'input')}", "bold"))
    for skip in _first(sheet, skipped, 10):
        row = f", row {skip.row}" if skip.row is not None else ""
        name = clip_front(line(skip.input), 60)
        sheet.write(f"· {name}{row}: {clip(line(skip.why), 160)} ({line(skip.stage)})", indent=2)
