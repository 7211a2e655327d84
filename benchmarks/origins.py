"""How often the number of independent origins is right, in made storylines whose origins are known.

A storyline is made of real reports of one story (ECB+, BASIL, GVC) that share next to no runs of
words: some are dispatches, each carried by one to five outlets with a desk's edits and sometimes
the agency's credit; the others have a text of their own, with an agency named under it ("With
Reuters") or one long quotation that others have too. Asked is the number of origins of the
storyline, and of single statements: a sentence of a dispatch, told by its carriers; by reports of
their own; by papers that only cite one of the outlets ("the Gazette reported"), or all cite one
that is not here; and by a report that took a passage of the dispatch into a text of its own.
Events and voices of statements are given, the texts are read by the same code as ever.

Storylines are halved by the digest of their story; rules were fitted on the even half.
"""

from __future__ import annotations

import hashlib
import json
import random
from argparse import ArgumentParser
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

import _copying
import _gold
from rashomon.model import Credit, Reader, Reading
from rashomon.read.layout.noise import noise
from rashomon.reconcile.copies import copies, overlaps
from rashomon.reconcile.order import in_order
from rashomon.reconcile.origins import Statement, origins
from rashomon.reconcile.words import words

_READER = Reader(rashomon="", model="")
_MILD = (
    "exact", "trimmed", "paragraphs dropped", "paragraphs moved", "headline, dateline, footer",
    "British spelling", "typos and OCR", "other quotation marks", "sentences rewritten",
    "sentences rewritten freely",
)  # fmt: skip
_OUTLETS = (
    "Harrow Gazette", "Mill Lane Post", "Evening Ferry", "Castle Courier", "Oda Tribune",
    "Quarry Star", "Port Observer", "Glebe Echo", "Upper Herald", "Lower Journal", "Bay Sentinel",
    "Hill Record", "Moor Chronicle", "Dale Express", "Weir Mercury", "Lock Review", "Fen Mirror",
    "Holt Standard", "Ness Inquirer", "Wold Examiner", "Tarn Dispatch", "Beck Mail", "Firth News",
    "Combe Times", "Down Globe",
)  # fmt: skip
_AGENCIES = ("Reuters", "Associated Press", "Agence France-Presse")


def half(key: str) -> int:
    return int(hashlib.sha256(key.encode()).hexdigest(), 16) % 2


def _runs(text: str) -> set[tuple[str, ...]]:
    parts = text.lower().split()
    return {tuple(parts[i : i + 5]) for i in range(len(parts) - 4)}


def independent(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Reports of one story of which no two share more than a trace of wording."""
    kept: list[dict[str, Any]] = []
    seen: list[set[tuple[str, ...]]] = []
    for row in rows:
        mine = _runs(row["text"])
        if all(len(mine & one) < 0.03 * min(len(mine), len(one)) for one in seen):
            kept.append(row)
            seen.append(mine)
    return kept


class Line:
    """One made storyline with what is known of it."""

    def __init__(self, story: str, rows: Sequence[dict[str, Any]], chance: random.Random) -> None:
        self.readings: list[Reading] = []
        self.questions: list[tuple[str, list[Statement], int]] = []
        self._chance = chance
        self._names = list(_OUTLETS)
        chance.shuffle(self._names)
        many = min(len(rows), chance.randrange(2, 6))
        self.roots = many
        first: list[str] = []
        for number, row in enumerate(rows[:many]):
            carried = chance.choice((1, 1, 2, 3, 5))
            agency = chance.choice((None, *_AGENCIES)) if carried > 1 else None
            own = rows[(number + 1) % many]
            text = row["text"]
            if carried == 1:  # what makes nobody's report another's
                notes = ("", "", f"\n\nWith {_AGENCIES[0]}", f"\n\n{_copying.SPEECH} he said.")
                text += chance.choice(notes)
            carriers = [self._add(row, text, agency)]
            for _ in range(carried - 1):
                kind = chance.choice(_MILD)
                made = _copying.EDITS[kind](
                    _copying.sentences(row["text"]), _copying.sentences(own["text"]), chance
                )
                credited = agency if chance.random() < 0.7 else None
                carriers.append(self._add(row, made.text, credited))
            first.append(carriers[0])
            self.questions.append(("carriers", [self._whole(one) for one in carriers], 1))
        everyone = [self._whole(one.report.id) for one in self.readings]
        self.questions.append(("everybody", everyone, many))
        name = self.readings[0].report.outlet
        citing = [
            self._cite(own, f"The {name} reported on the matter.", str(name))
            for own in rows[many:-1][:3]
        ]
        self.roots += len(citing)
        if citing:
            one = self._whole(first[0])
            self.questions.append(("cited, and here", [one, *citing], 1))
            self.questions.append(("cited, here, and another", [one, *citing, everyone[-1]], 2))
        elsewhere = [
            self._cite(own, "Meridian Television reported on the matter.", "Meridian Television")
            for own in rows[many + 3 : -1][:2]
        ]
        self.roots += len(elsewhere)
        if len(elsewhere) > 1:
            self.questions.append(("cited, not here", elsewhere, 1))
        for own in rows[max(many, len(rows) - 1) :]:
            self._taken(rows[0], own, first[0])

    def _add(self, row: dict[str, Any], text: str, agency: str | None = None) -> str:
        """A reading under an outlet of its own; a credit stands in brackets before the text."""
        name = self._names[len(self.readings) % len(self._names)]
        if agency:
            text = f"({agency}) {text}"
        report = _gold.report({**row, "text": text, "title": None, "outlet": name})
        report = msgspec.structs.replace(report, id=f"r{len(self.readings):02}", url=None)
        credits = (Credit(start=1, end=1 + len(agency), agency=agency),) if agency else ()
        if text.endswith(f"With {_AGENCIES[0]}"):
            start = len(text) - len(f"With {_AGENCIES[0]}")
            credits = (Credit(start=start, end=len(text), agency=_AGENCIES[0]),)
        self.readings.append(
            Reading(report=report, reader=_READER, noise=noise(report).noise, credits=credits)
        )
        return report.id

    def _whole(self, name: str) -> Statement:
        """A report as stating something in its own voice, in a sentence from its middle."""
        text = next(r.report.text for r in self.readings if r.report.id == name)
        return Statement(name, len(text) // 2, len(text) // 2 + 10)

    def _cite(self, row: dict[str, Any], sentence: str, whom: str) -> Statement:
        body = _copying.sentences(row["text"])
        at = self._chance.randrange(1, len(body))
        text = " ".join([*body[:at], sentence, *body[at:]])
        start = text.index(sentence)
        name = self._add(row, text)
        return Statement(name, start, start + len(sentence) - 1, whom)

    def _taken(self, of: dict[str, Any], own: dict[str, Any], original: str) -> None:
        extract = _copying.EDITS["an extract of 10-20 %"]
        made = extract(
            _copying.sentences(of["text"]), _copying.sentences(own["text"]), self._chance
        )
        start = made.copied[0][0]
        name = self._add(own, made.text)
        self.roots += 1
        text = next(r.report.text for r in self.readings if r.report.id == original)
        at = text.find(made.text[start : start + 30])
        if at < 0:
            return
        one = Statement(original, at + 1, at + 30)
        self.questions.append(("a passage taken", [one, Statement(name, start + 1, start + 30)], 1))


def answers(line: Line) -> list[tuple[str, int, int]]:
    """Question, known answer, ours."""
    told = in_order(line.readings)
    found = [words(one) for one in told]
    wording = overlaps(told, found)
    roots = origins(told, copies(told, found, wording), wording)
    out = [("the storyline", line.roots, len(roots.origins))]
    for name, statements, known in line.questions:
        count = roots.behind((s.report for s in statements), roots.passing(statements))
        out.append((name, known, count.origins))
    return out


def main() -> None:
    arguments = ArgumentParser()
    arguments.add_argument("--rows", type=Path)
    args = arguments.parse_args()
    by_story: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for name in ("ecb", "basil", "gvc"):
        for row in _gold.rows(f"stories-{name}.jsonl", where="ECB+, BASIL and GVC"):
            if len(row["text"]) > 900:
                by_story[f"{name} {row['story']}"].append(row)
    right: dict[str, list[list[bool]]] = defaultdict(lambda: [[], []])
    lines = []
    for story, rows in sorted(by_story.items()):
        apart = independent(sorted(rows, key=lambda r: r["id"]))
        for again in range(4):
            chance = random.Random(f"{story} {again}")
            mixed = chance.sample(apart, len(apart))
            if len(mixed) < 2:
                continue
            for question, known, ours in answers(Line(story, mixed, chance)):
                right[question][half(story)].append(known == ours)
                lines.append({"story": story, "question": question, "known": known, "ours": ours})
    print(f"{'origins counted right':28}{'asked':>6}{'even':>7}{'odd':>7}")
    whole: list[list[bool]] = [[], []]
    for question, halves in right.items():
        for part in (0, 1):
            whole[part] += halves[part] if question != "the storyline" else []
        rates = "".join(f"{sum(h) / max(1, len(h)):7.3f}" for h in halves)
        print(f"{question:28}{sum(map(len, halves)):6}{rates}")
    rates = "".join(f"{sum(h) / max(1, len(h)):7.3f}" for h in whole)
    print(f"{'all statements':28}{sum(map(len, whole)):6}{rates}")
    if args.rows:
        args.rows.write_text("".join(json.dumps(line) + "\n" for line in lines))


if __name__ == "__main__":
    main()
