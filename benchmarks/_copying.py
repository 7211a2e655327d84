"""How desks copy: seeded edits of a text that keep note of which sentences came from it."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

_SENTENCE = re.compile(r"\S.*?(?:[.!?][\"”’')]*(?=\s+[\"“‘'(A-Z0-9])|$)", re.MULTILINE)
_BRITISH = (
    ("izat", "isat"), ("ize", "ise"), ("izing", "ising"), ("ized", "ised"), ("color", "colour"),
    ("labor", "labour"), ("center", "centre"), ("defense", "defence"), ("traveled", "travelled"),
    ("favor", "favour"), ("program", "programme"), ("honor", "honour"), ("neighbor", "neighbour"),
)  # fmt: skip
_PARAPHRASES = (
    (r"\b(\w+) said (?=[A-Z]?\w+ (?:had|was|were|would|is|are))", r"\1 stated that "),
    (r"\baccording to\b", "as reported by"), (r"\bsaid\b", "stated"), (r"\btold\b", "informed"),
    (r"\bkilled\b", "left dead"), (r"\bpolice\b", "officers"), (r"\bofficials\b", "authorities"),
    (r"\bafter\b", "following"), (r"\bbefore\b", "prior to"), (r"\bbecause\b", "since"),
    (r"\babout\b", "around"), (r"\bmore than\b", "over"), (r"\bbut\b", "yet"),
    (r"\balso\b", "in addition"), (r"\bbegan\b", "started"), (r"\bshot\b", "gunned down"),
    (r"\bhelp\b", "assist"), (r"\bbuy\b", "purchase"), (r"\bnew\b", "latest"),
    (r"\bbig\b", "large"), (r"\blarge\b", "sizeable"), (r"\bshow(s|ed)?\b", r"reveal\1"),
    (r"\bwill\b", "is going to"), (r"\bwould\b", "was going to"), (r"\bmany\b", "numerous"),
    (r"\bseveral\b", "a number of"), (r"\bgot\b", "received"), (r"\bmade\b", "produced"),
    (r"\bis expected to\b", "should"), (r"\bcould\b", "might"), (r"\byear\b", "twelve months"),
    (r"\bdeath\b", "passing"), (r"\bfire\b", "blaze"), (r"\bman\b", "male"), (r"\bjob\b", "post"),
    (r"\btwo\b", "a pair of"), (r"\bwhile\b", "as"), (r"\bstill\b", "even now"),
)  # fmt: skip
_LOOKS = str.maketrans({"l": "1", "m": "rn", "e": "c", "O": "0", "h": "b", "t": "f"})
FOOTERS = (
    "Our newsroom covers the county every day of the year. Readers who want the evening summary "
    "can ask for it at the front desk, where back numbers and photographs are sold as well. "
    "Letters to the editor should be short and carry a name and a street.",
    "The station is run by a trust and carries no advertising. Its correspondents work in eleven "
    "countries and file in four languages. A list of the members who paid for this report is shown "
    "in the hall and may be seen by anyone on weekdays between nine and five.",
)
SPEECH = (
    "“We did not come here to be thanked and we did not come here to be blamed. We came "
    "because the water was rising and because nobody else had a boat. I have heard it said "
    "that we were late, and I say to those who said it that they should have stood where we "
    "stood that night, with the lamps out and the children counting. There will be a time "
    "for questions, and I will answer every one of them, but it is not tonight and it is "
    "not in this square,”"
)
TABLE = "\n".join(
    f"{team} {a} {b} {a * 3 + b}"
    for team, a, b in (
        ("Harrow Rovers", 12, 4), ("Mill Lane", 11, 5), ("Old Quarry", 10, 6), ("Saint Oda", 9, 3),
        ("Port Wanderers", 8, 8), ("Upper Ferry", 7, 2), ("Castle Town", 6, 6), ("Glebe", 3, 1),
    )
)  # fmt: skip


class Made(NamedTuple):
    """A made report: its text in paragraphs of sentences, and which are another's."""

    sentences: tuple[tuple[str, bool], ...]  # the sentence, and whether it came from the original
    closing: str = ""

    @property
    def text(self) -> str:
        parts = [s for s, _ in self.sentences]
        paragraphs = [" ".join(parts[i : i + 3]) for i in range(0, len(parts), 3)]
        return "\n\n".join([*paragraphs, *([self.closing] if self.closing else [])])

    @property
    def copied(self) -> list[tuple[int, int]]:
        """Where the sentences that came from the original stand in the text."""
        spans, at, text = [], 0, self.text
        for sentence, theirs in self.sentences:
            start = text.index(sentence, at)
            at = start + len(sentence)
            if theirs:
                spans.append((start, at))
        return spans


def sentences(text: str) -> list[str]:
    """The sentences of a text, roughly, the shortest left out."""
    found = (" ".join(m.group().split()) for m in _SENTENCE.finditer(text))
    return [s for s in found if len(s.split()) > 3]


def _all(sentences: Sequence[str]) -> tuple[tuple[str, bool], ...]:
    return tuple((s, True) for s in sentences)


def _trimmed(of: list[str], own: list[str], chance: random.Random) -> Made:
    return Made(_all(of[: max(3, len(of) * 2 // 3)]))


def _dropped(of: list[str], own: list[str], chance: random.Random) -> Made:
    return Made(_all([s for s in of if chance.random() < 0.7] or of[:3]))


def _moved(of: list[str], own: list[str], chance: random.Random) -> Made:
    blocks = [of[i : i + 2] for i in range(0, len(of), 2)]
    chance.shuffle(blocks)
    return Made(_all([s for block in blocks for s in block]))


def _dressed(of: list[str], own: list[str], chance: random.Random) -> Made:
    head = [("What is known so far", False), ("HARROW, Tuesday — By our own reporter.", False)]
    return Made((*head, *_all(of)), "Our newsroom is open from nine to five.")


def _british(of: list[str], own: list[str], chance: random.Random) -> Made:
    def spelled(text: str) -> str:
        for one, other in _BRITISH:
            text = text.replace(one, other)
        return text

    return Made(_all([spelled(s) for s in of]))


def _noisy(of: list[str], own: list[str], chance: random.Random) -> Made:
    def blurred(word: str) -> str:
        if len(word) < 4 or chance.random() > 0.08:
            return word
        at = chance.randrange(1, len(word) - 1)
        how = chance.randrange(3)
        if how == 0:
            return word[:at] + word[at + 1 :]
        if how == 1:
            return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        return word[:at] + word[at].translate(_LOOKS) + word[at + 1 :]

    return Made(_all([" ".join(map(blurred, s.split(" "))) for s in of]))


def _marks(of: list[str], own: list[str], chance: random.Random) -> Made:
    table = str.maketrans({"“": '"', "”": '"', "’": "'", "‘": "'", "—": "-"})
    straight = [s.translate(table) for s in of]
    curly = [re.sub(r'"([^"]*)"', r"‘\1’", s) for s in straight]
    return Made(_all(curly))


def _rewritten(of: list[str], own: list[str], chance: random.Random) -> Made:
    def again(text: str) -> str:
        for pattern, other in _PARAPHRASES:
            if chance.random() < 0.8:
                text = re.sub(pattern, other, text)
        head, comma, tail = text.rstrip(".").rpartition(", ")
        if comma and len(tail.split()) > 3 and '"' not in text and "“" not in text:
            text = f"{tail[:1].upper()}{tail[1:]}, {head[:1].lower()}{head[1:]}."
        return text

    return Made(_all([again(s) for s in of]))


def _freely(of: list[str], own: list[str], chance: random.Random) -> Made:
    """Rewritten, and every few words one put in, left out or two turned round."""

    def again(text: str) -> str:
        words, out = text.split(), []
        for at, word in enumerate(words):
            how = chance.random()
            if how < 0.07 and word.islower():
                out.append(
                    chance.choice(("reportedly", "apparently", "by then", "in turn", "once"))
                )
            if how < 0.9 or not word.islower():
                out.append(word)
            if how > 0.95 and len(out) > 2 and at < len(words) - 1:
                out[-1], out[-2] = out[-2], out[-1]
        return " ".join(out)

    made = _rewritten(of, own, chance)
    return Made(tuple((again(s), theirs) for s, theirs in made.sentences))


def _extract(of: list[str], own: list[str], chance: random.Random) -> Made:
    """10 to 20 % of a report's words, in one stretch, inside a text of one's own as long."""
    words = [len(s.split()) for s in of]
    first = chance.randrange(max(1, len(of) - 2))
    past = first + 1
    while past < len(of) and sum(words[first:past]) < 0.1 * sum(words):
        past += 1
    host = own[: max(5, len(own))]
    at = chance.randrange(1, max(2, len(host) - 1))
    before, after = ([(s, False) for s in part] for part in (host[:at], host[at:]))
    return Made((*before, *_all(of[first:past]), *after))


def _merged(of: list[str], own: list[str], chance: random.Random) -> Made:
    mine = [(s, False) for s in own[: max(3, len(of) // 2)]]
    return Made((*_all(of[: max(3, len(of) // 2)]), *mine))


def _partial(of: list[str], own: list[str], chance: random.Random) -> Made:
    kept = [(s, True) for s in of if chance.random() < 0.4] or [(of[0], True)]
    mine = [(s, False) for s in own[: 2 * len(kept)]]
    mixed = [*kept, *mine]
    chance.shuffle(mixed)
    return Made(tuple(mixed))


def _exact(of: list[str], own: list[str], chance: random.Random) -> Made:
    return Made(_all(of))


Edit = Callable[[list[str], list[str], random.Random], Made]
EDITS: dict[str, Edit] = {
    "exact": _exact,
    "trimmed": _trimmed,
    "paragraphs dropped": _dropped,
    "paragraphs moved": _moved,
    "headline, dateline, footer": _dressed,
    "British spelling": _british,
    "typos and OCR": _noisy,
    "other quotation marks": _marks,
    "sentences rewritten": _rewritten,
    "sentences rewritten freely": _freely,
    "an extract of 10-20 %": _extract,
    "two dispatches merged": _merged,
    "partial, mixed with own": _partial,
}
