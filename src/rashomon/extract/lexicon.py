"""The word lists of the acts: ours, with a researcher's own before them or in their place.

``data/frames.tsv`` says what a word does, ``data/operators.tsv`` what becomes of another act beside
it. A file in the format of frames.tsv can be used for a while (`using`): its lines come first, so
that they win; after a line "replace" ours are not read at all. What is in use is known per context
(thread, task), not passed down, because every rule asks for it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple, cast, get_args

from rashomon.errors import UsageError
from rashomon.model import PloverType

KINDS = ("verb", "adj", "noun", "class", "pair", "light", "occur")
REPLACE = "replace"  # the line after which our own frames are not read


class Frame(NamedTuple):
    """A PLOVER type (``None``: a happening outside PLOVER) and its mode."""

    type: PloverType | None
    mode: str | None = None


class Lexicon(NamedTuple):
    """The word lists, keyed by lemma; a particle or a word before it is joined by "_".

    ``heads`` are the last words of the event nouns; ``mark`` goes behind the version of the reader
    that used these lists: "" for ours alone, else a digest of what was added.
    """

    verbs: dict[str, Frame]
    adjectives: dict[str, Frame]
    nouns: dict[str, Frame]
    pairs: dict[str, dict[str, Frame]]
    light: frozenset[str]
    occur: frozenset[str]
    classes: dict[str, frozenset[str]]
    operators: dict[str, frozenset[str]]
    heads: frozenset[str]
    headline: dict[str, Frame]
    mark: str = ""


class Row(NamedTuple):
    """One line of a frames file: words as they stand, the file's line number with them."""

    kind: str
    frame: Frame
    words: tuple[str, ...]
    objects: tuple[str, ...]  # of a pair; "@name" is a class
    line: int


def rows(name: str) -> list[list[str]]:
    """The rows of a table of ours."""
    return [line.split("\t") for line in _text(name).splitlines() if line and line[0] != "#"]


def _text(name: str) -> str:
    return files("rashomon.data").joinpath(name).read_text(encoding="utf-8")


def lexicon() -> Lexicon:
    """The word lists in use here."""
    return _CURRENT.get() or _ours()


def operator(name: str, *keys: str) -> bool:
    """Whether one of the keys is on that list of ``data/operators.tsv``."""
    words = lexicon().operators[name]
    return any(key in words for key in keys)


@contextmanager
def using(text: str | None, name: str = "lexicon") -> Iterator[None]:
    """Read with these lines before ours, or in their place; ``None``: with ours alone.

    Raises:
        UsageError: a line of the text cannot be read; names the line.
    """
    token = _CURRENT.set(_with(text, name) if text is not None else None)
    try:
        yield
    finally:
        _CURRENT.reset(token)


def load(path: str | Path) -> str:
    """The text of a researcher's frames file, checked whole.

    Raises:
        UsageError: the file or one of its lines cannot be read.
    """
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except (OSError, ValueError) as fault:
        why = fault.strerror if isinstance(fault, OSError) else "it is no UTF-8 text"
        raise UsageError(f"--lexicon {path}: {why}") from fault
    _with(text, str(path))
    return text


def parsed_rows(text: str, name: str) -> tuple[list[Row], bool]:
    """The rows of a frames file, and whether they replace ours.

    Raises:
        UsageError: a line is not as the head of data/frames.tsv tells.
    """
    found: list[Row] = []
    replaces = False
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        if line.strip() == REPLACE:
            replaces = True
            continue
        found.append(_row(line, f"{name}, line {number}", number))
    return found, replaces


def _row(line: str, where: str, number: int) -> Row:
    cells = line.rstrip("\r").split("\t")
    if len(cells) != 4:
        raise UsageError(
            f"{where}: {len(cells)} cells, not kind, type, mode and words with tabs between them"
        )
    kind, type_, mode, words = (cell.strip() for cell in cells)
    if kind not in KINDS:
        raise UsageError(f"{where}: {kind!r} is none of {', '.join(KINDS)}")
    if type_ != "-" and type_ not in get_args(PloverType):
        raise UsageError(f"{where}: {type_!r} is no PLOVER type, nor - for what is none")
    if not words:
        raise UsageError(f"{where}: no words")
    if kind == "class" and mode == "-":
        raise UsageError(f"{where}: a class has its name in the third cell")
    heads, colon, objects = words.partition(" : ")
    if (kind == "pair") != bool(colon):
        raise UsageError(f"{where}: a pair is “verbs : objects”, and only a pair has the colon")
    frame = Frame(cast(PloverType, type_) if type_ != "-" else None, mode if mode != "-" else None)
    return Row(kind, frame, tuple(heads.split()), tuple(objects.split()), number)


@cache
def _ours() -> Lexicon:
    return _built(parsed_rows(_text("frames.tsv"), "frames.tsv")[0], "frames.tsv", "")


@lru_cache(maxsize=4)
def _with(text: str, name: str) -> Lexicon:
    own, replaces = parsed_rows(text, name)
    ours = [] if replaces else parsed_rows(_text("frames.tsv"), "frames.tsv")[0]
    said = "\n".join("\t".join(map(str, row[:4])) for row in own) + REPLACE * replaces
    return _built([*own, *ours], name, f"+lexicon.{hashlib.sha256(said.encode()).hexdigest()[:8]}")


def _built(found: list[Row], name: str, mark: str) -> Lexicon:
    """The look-up tables of some rows; of two rows on one word the earlier wins."""
    verbs: dict[str, Frame] = {}
    adjectives: dict[str, Frame] = {}
    nouns: dict[str, Frame] = {}
    pairs: dict[str, dict[str, Frame]] = {}
    light: set[str] = set()
    occur: set[str] = set()
    classes: dict[str, frozenset[str]] = {}
    for row in parsed_rows(_text("frames.tsv"), "frames.tsv")[0]:
        if row.kind == "class":
            classes[str(row.frame.mode)] = frozenset()  # the rules ask for each of ours
    for row in found:
        if row.kind == "class":
            key = str(row.frame.mode)
            classes[key] = classes.get(key, frozenset()) | frozenset(row.words)
    tables = {"verb": verbs, "adj": adjectives, "noun": nouns}
    for row in found:
        if row.kind == "light":
            light.update(row.words)
        elif row.kind == "occur":
            occur.update(row.words)
        elif row.kind == "pair":
            for head in row.words:
                table = pairs.setdefault(head, {})
                for word in _objects(row, classes, name):
                    table.setdefault(word, row.frame)
        elif row.kind != "class":
            for word in row.words:
                tables[row.kind].setdefault(word, row.frame)
    operators = _operators()
    headline = {lemma: frame for lemma, frame in verbs.items() if "_" not in lemma}
    for lemma in sorted(operators["headline"]):
        headline.setdefault(lemma, Frame(None))
    heads = frozenset(key.rsplit("_", 1)[-1] for key in nouns) | {"strike"}
    return Lexicon(verbs, adjectives, nouns, pairs, frozenset(light), frozenset(occur), classes,
                   operators, heads, headline, mark)  # fmt: skip


def _objects(row: Row, classes: dict[str, frozenset[str]], name: str) -> list[str]:
    wanted: list[str] = []
    for word in row.objects:
        if not word.startswith("@"):
            wanted.append(word)
        elif word[1:] in classes:
            wanted.extend(sorted(classes[word[1:]]))
        else:
            raise UsageError(f"{name}, line {row.line}: there is no class {word[1:]!r}")
    return wanted


@cache
def _operators() -> dict[str, frozenset[str]]:
    found = {name: frozenset(words.split()) for name, words in rows("operators.tsv")}
    persons = frozenset(row[0] for row in rows("person_nouns.txt") if " " not in row[0])
    found["people"] |= persons - found["things"]
    return found


_CURRENT: ContextVar[Lexicon | None] = ContextVar("lexicon", default=None)
