"""What the benchmarks share: gold rows by path, and parses remembered between runs."""

from __future__ import annotations

import hashlib
import json
import os
import pickle
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from rashomon.model import Report
from rashomon.read.layout.noise import Marked, noise
from rashomon.read.parse import Parse
from rashomon.read.parser import Parser, load

CACHE = Path(os.environ.get("RASHOMON_CACHE", ".cache/parses"))


def data() -> Path | None:
    """The folder with the gold: ``RASHOMON_DATA``, or ``../shared/data`` where it exists."""
    given = os.environ.get("RASHOMON_DATA")
    path = Path(given) if given else Path("../shared/data")
    return path if path.is_dir() else None


def rows(name: str, *, where: str) -> list[dict[str, Any]]:
    """The rows of one gold file; without it, say aloud that the benchmark is skipped, and exit 0.

    Args:
        name: the file's name in the data folder.
        where: where a user gets it, for the message.
    """
    folder = data()
    path = folder / name if folder else None
    if path is None or not path.exists():
        print(f"SKIPPED: {name} is not in RASHOMON_DATA. It comes from {where}.", file=sys.stderr)
        raise SystemExit(0)
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def report(row: dict[str, Any]) -> Report:
    """The part of a gold row that the program under measure may see."""
    text = row["text"]
    return Report(
        id=row["id"],
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        title=row.get("title"),
        outlet=row.get("outlet"),
        published=row.get("published"),
        published_basis="given" if row.get("published") else "unknown",
        url=row.get("url"),
        language=row.get("language"),
        text=text,
    )


def parsed(
    reports: Iterable[Report], parser: Parser | None = None
) -> Iterator[tuple[Report, Marked, Parse]]:
    """Each report with its noise and its parse; parses are kept in ``.cache/parses``.

    The key is the text, its noise, the model and the parser's own source, so a change to any of
    them parses anew. Reading from the cache is some thirty times faster than parsing.
    """
    from rashomon.read import parse as parse_module
    from rashomon.read import parser as parser_module

    code = b"".join(Path(str(m.__file__)).read_bytes() for m in (parse_module, parser_module))
    CACHE.mkdir(parents=True, exist_ok=True)
    for one in reports:
        marked = noise(one)
        holes = repr([(n.start, n.end) for n in marked.noise if n.kind != "untranslated"])
        key = hashlib.sha256(code + one.text.encode() + holes.encode()).hexdigest()
        file = CACHE / f"{key}.pickle"
        if file.exists():
            parse = pickle.loads(file.read_bytes())
        else:
            parser = parser or load()
            parse = parser.parse(one.text, marked.noise)
            part = file.with_suffix(f".{os.getpid()}")
            part.write_bytes(pickle.dumps(parse, protocol=5))
            part.replace(file)
        yield one, marked, parse
