"""Who a source is: from the words that name the speaker to an entity of the reading."""

from __future__ import annotations

from bisect import bisect_left

from rashomon.model import Mention, Reading, Span
from rashomon.read.parse import Parse

_FORMS = {"name": 0, "nominal": 1, "pronoun": 2, "demonym": 3}


class Speakers:
    """The people and bodies of one reading, asked by the words that stand for them."""

    def __init__(self, reading: Reading, parse: Parse) -> None:
        self._parse = parse
        self._mentions = sorted(reading.mentions, key=lambda m: (m.start, -m.end))
        self._starts = [m.start for m in self._mentions]
        self._kinds = {e.id: e.kind for e in reading.entities}

    def who(self, source: Span | None) -> str | None:
        """The entity that the source's words hold or equal; ``None`` where it cannot be told.

        A person's name goes before the body he speaks for, a name before a nominal, a nominal
        before a pronoun.
        """
        if source is None:
            return None
        inside = [m for m in self._within(source) if m.entity is not None]
        if not inside:
            return None
        best = min(inside, key=lambda m: (self._rank(m), m.start))
        return best.entity

    def _rank(self, mention: Mention) -> tuple[int, int]:
        person = self._kinds.get(mention.entity or "") == "person"
        return (0 if person else 1, _FORMS.get(mention.form, 4))

    def _within(self, span: Span) -> list[Mention]:
        found = []
        for k in range(bisect_left(self._starts, span.start), len(self._mentions)):
            mention = self._mentions[k]
            if mention.start >= span.end:
                break
            if mention.end <= span.end:
                found.append(mention)
        return found

    def channel(self, addressee: Span | None, source: Span | None, cue: Span | None) -> str | None:
        """The outlet or agency through which the words came, when it is named."""
        return None
