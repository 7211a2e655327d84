"""A parse: one report's tokens as parallel lists, in the report's own offsets.

Everything downstream asks for tokens by index, so a parse is plain lists (fast to index, cheap to
pickle, free of the parser that made it) and a few questions about the tree, answered once.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property

from rashomon.model import Span


class Parse:
    """Tokens, tags, tree and raw entity labels of one report.

    All lists are parallel, one entry a token; white space is no token. ``word[i]`` is the wording
    as the parser saw it (guillemets as plain marks; `of` gives the report's own), ``head[i]`` a
    token index (a root is its own head), ``ent[i]`` "" or the parser's label with its part
    ("B-GPE", "I-GPE"). ``sentences`` and ``paragraphs`` are token ranges
    ``(first, past-the-last)``; what is marked as noise has no tokens. A paragraph is a line of the
    text (of a very long line: a piece).
    """

    __slots__ = (
        "__dict__",
        "dep",
        "end",
        "ent",
        "head",
        "lemma",
        "paragraphs",
        "pos",
        "sentences",
        "start",
        "tag",
        "text",
        "word",
    )  # fmt: skip

    def __init__(self, text: str) -> None:
        self.text = text
        self.start: list[int] = []
        self.end: list[int] = []
        self.word: list[str] = []
        self.lemma: list[str] = []
        self.tag: list[str] = []
        self.pos: list[str] = []
        self.dep: list[str] = []
        self.head: list[int] = []
        self.ent: list[str] = []
        self.sentences: list[tuple[int, int]] = []
        self.paragraphs: list[tuple[int, int]] = []

    def __len__(self) -> int:
        return len(self.start)

    @cached_property
    def lower(self) -> list[str]:
        """Each token's wording in lower case."""
        return [word.lower() for word in self.word]

    @cached_property
    def children(self) -> list[list[int]]:
        """Each token's dependents, in text order."""
        children: list[list[int]] = [[] for _ in self.head]
        for i, head in enumerate(self.head):
            if head != i:
                children[head].append(i)
        return children

    @cached_property
    def _edges(self) -> tuple[list[int], list[int]]:
        """Leftmost and rightmost token of each token's subtree."""
        left, right = list(range(len(self))), list(range(len(self)))
        for first, past in self.sentences:
            for _ in range(past - first):  # a tree of n tokens settles in at most n sweeps
                changed = False
                for i in range(first, past):
                    head = self.head[i]
                    if left[i] < left[head]:
                        left[head] = left[i]
                        changed = True
                    if right[i] > right[head]:
                        right[head] = right[i]
                        changed = True
                if not changed:
                    break
        return left, right

    def subtree(self, i: int) -> tuple[int, int]:
        """The token range that the subtree of ``i`` covers, first to past-the-last."""
        left, right = self._edges
        return left[i], right[i] + 1

    def span(self, first: int, past: int) -> Span:
        """The characters of the tokens ``first`` up to, not including, ``past``."""
        return Span(self.start[first], self.end[past - 1])

    def of(self, first: int, past: int) -> str:
        """The report's wording of a token range."""
        return self.text[self.start[first] : self.end[past - 1]]

    def token_at(self, offset: int) -> int | None:
        """The token that covers this character, if one does."""
        i = bisect_right(self.start, offset) - 1
        return i if i >= 0 and offset < self.end[i] else None

    def tokens(self, span: Span | tuple[int, int]) -> tuple[int, int]:
        """The token range that touches these characters; empty (first == past) when none does."""
        first = bisect_right(self.end, span[0])
        past = bisect_left(self.start, span[1])
        return first, max(first, past)

    @cached_property
    def sentence_of(self) -> list[int]:
        """Each token's index into ``sentences``."""
        return [k for k, (first, past) in enumerate(self.sentences) for _ in range(past - first)]

    @cached_property
    def paragraph_of(self) -> list[int]:
        """Each token's index into ``paragraphs``."""
        return [k for k, (first, past) in enumerate(self.paragraphs) for _ in range(past - first)]

    def ancestors(self, i: int) -> Iterator[int]:
        """From the head of ``i`` up to the root of its sentence."""
        while self.head[i] != i:
            i = self.head[i]
            yield i

    def labelled(self) -> Iterator[tuple[int, int, str]]:
        """The parser's own entities: ``(first, past, label)``, in text order."""
        i, n = 0, len(self)
        while i < n:
            part = self.ent[i]
            if not part:
                i += 1
                continue
            first, label = i, part[2:]
            i += 1
            while i < n and self.ent[i] == f"I-{label}":
                i += 1
            yield first, i, label
