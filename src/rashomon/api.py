"""The Python door: paths, texts or reports in, readings and situations out.

>>> import rashomon
>>> situation = rashomon.compare("samples/harbour")      # doctest: +SKIP
>>> situation.comparisons[0].statement                    # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, overload

from rashomon.errors import InputError
from rashomon.model import PloverType, Reading, Report, Situation, Skipped, Span

if TYPE_CHECKING:
    from rashomon.batch import Item
    from rashomon.ingest import Defaults

Input = str | Path | Report | Reading


class Readings(Sequence[Reading]):
    """The readings of one call, in the order of its inputs, and what had to be skipped."""

    def __init__(self, readings: Iterable[Reading], skipped: Iterable[Skipped] = ()) -> None:
        self._readings = tuple(readings)
        self.skipped = tuple(skipped)

    @overload
    def __getitem__(self, index: int) -> Reading: ...
    @overload
    def __getitem__(self, index: slice) -> Readings: ...
    def __getitem__(self, index: int | slice) -> Reading | Readings:
        if isinstance(index, slice):
            return Readings(self._readings[index], self.skipped)
        return self._readings[index]

    def __len__(self) -> int:
        return len(self._readings)

    def __repr__(self) -> str:
        ids = ", ".join(reading.report.id for reading in self._readings[:4])
        more = ", …" if len(self) > 4 else ""
        return f"<{len(self)} readings: {ids}{more}; {len(self.skipped)} skipped>"

    def _repr_html_(self) -> str:
        return "".join(reading._repr_html_() for reading in self._readings)

    def to_frames(self) -> dict[str, Any]:
        """Data frames by table name (``mentions``, ``quotes``, …); needs pandas."""
        return Situation(readings=self._readings, skipped=self.skipped).to_frames()


def read(
    *inputs: Input | Iterable[Input],
    published: str | None = None,
    outlet: str | None = None,
    language: str | None = None,
    workers: int = 1,
    lexicon: str | Path | None = None,
) -> Readings:
    """Read reports: what each one says, every value with its place in the text.

    Args:
        inputs: paths, folders, globs, addresses, texts, `Report`s, or iterables of them. A string
            that holds a line break, or a blank but names no file, is a text.
        published: the date (ISO day) of inputs that carry none.
        outlet: the outlet of inputs that carry none.
        language: take the inputs to be in this language; without it the language is detected.
        workers: processes.
        lexicon: a file in the format of data/frames.tsv whose lines are used before ours.

    Returns:
        The readings in the order of the inputs; what could not be read is in ``.skipped``.

    Raises:
        ModelError: no usable language model is installed.
        InputError: ``published`` is no date.
        UsageError: the lexicon cannot be read; names the line.
    """
    readings: list[Reading] = []
    skipped: list[Skipped] = []
    for item in _read(inputs, published, outlet, language, workers, lexicon):
        (readings if isinstance(item, Reading) else skipped).append(item)  # type: ignore[arg-type]
    return Readings(readings, skipped)


def compare(
    *inputs: Input | Iterable[Input],
    published: str | None = None,
    outlet: str | None = None,
    language: str | None = None,
    workers: int = 1,
    lexicon: str | Path | None = None,
    corrections: str | Path | None = None,
) -> Situation:
    """Read reports and say what they share, where they part and how many origins they have.

    Takes what `read` takes, and readings made before.

    Args:
        corrections: a file of a person's decisions (docs/corrections.md), which go before ours;
            what became of each is in ``.corrections``.

    Raises:
        UsageError: the corrections cannot be read; names the line.
    """
    from rashomon.reconcile import reconcile
    from rashomon.reconcile.corrections import load

    decided = load(corrections) if corrections is not None else ()

    found = read(
        *inputs,
        published=published,
        outlet=outlet,
        language=language,
        workers=workers,
        lexicon=lexicon,
    )
    return reconcile(found, found.skipped, decided)


def report(
    text: str,
    *,
    outlet: str | None = None,
    published: str | None = None,
    title: str | None = None,
    url: str | None = None,
    author: Iterable[str] = (),
    language: str | None = None,
    id: str | None = None,
) -> Report:
    """A report from a text in hand and what is known of it.

    The text is normalised as files are (line ends, composed characters) and then never changed;
    the id is made from the content unless one is given.

    Raises:
        InputError: the text is empty, too long, or surely not in English.
    """
    from rashomon.ingest import Defaults
    from rashomon.ingest.rows import Row
    from rashomon.ingest.rows import report as made

    given = {
        "id": id,
        "text": text,
        "title": title,
        "outlet": outlet,
        "author": list(author),
        "published": published,
        "url": url,
        "language": language,
    }
    return made(Row(given=given, plain=True), None, Defaults(language=language))


def code_pair(text: str, source: tuple[int, int], target: tuple[int, int]) -> PloverType | None:
    """What the one did to the other in this text: a PLOVER type, or ``None`` when it does not say.

    Args:
        text: a sentence or a few.
        source: [start, end) of the words that name who does it.
        target: [start, end) of the words that name to whom.

    Raises:
        SpanError: a pair of numbers is not a stretch of the text.
    """
    from rashomon.errors import SpanError
    from rashomon.extract.pairs import code_pair as code
    from rashomon.read.parser import load

    for start, end in (source, target):
        if not 0 <= start < end <= len(text):
            raise SpanError(f"[{start}, {end}) is not in a text of {len(text)} characters")
    return code(load().parse(text), Span(*source), Span(*target))


def _read(
    inputs: tuple[Input | Iterable[Input], ...],
    published: str | None,
    outlet: str | None,
    language: str | None,
    workers: int,
    lexicon: str | Path | None,
) -> Iterator[Reading | Skipped]:
    from rashomon.batch import read_all
    from rashomon.ingest import Defaults, reports
    from rashomon.ingest.dates import day

    if published is not None and day(published) is None:
        raise InputError(f"published takes a date such as 2022-04-27, not {published!r}")
    defaults = Defaults(published=published, outlet=outlet, language=language)

    def items() -> Iterator[Item]:
        paths: list[str] = []  # neighbouring paths are ingested together: ids may clash among them
        for one in _flat(inputs):
            if isinstance(one, Path):
                paths.append(str(one))
            elif isinstance(one, str) and not _is_text(one):
                paths.append(one)
            else:
                yield from reports(paths, defaults=defaults)
                paths = []
                yield _text(one, defaults) if isinstance(one, str) else one
        yield from reports(paths, defaults=defaults)

    frames = None
    if lexicon is not None:
        from rashomon.extract.lexicon import load

        frames = load(lexicon)
    return read_all(items(), workers=workers, lexicon=frames)


def _flat(inputs: Iterable[Input | Iterable[Input]]) -> Iterator[Input]:
    for one in inputs:
        if isinstance(one, str | Path | Report | Reading):
            yield one
        else:
            yield from _flat(one)


def _is_text(given: str) -> bool:
    if "\n" in given or len(given) > 4096:
        return True
    if given.startswith(("http://", "https://")) or not any(c.isspace() for c in given):
        return False
    try:
        return not Path(given).exists() and not any(c in given for c in "*?[")
    except OSError:
        return True


def _text(text: str, defaults: Defaults) -> Report | Skipped:
    from rashomon.ingest.rows import Row
    from rashomon.ingest.rows import report as made

    try:
        return made(Row(given={"text": text}, plain=True), None, defaults)
    except InputError as fault:
        return Skipped(input="text", stage="ingest", why=str(fault))
