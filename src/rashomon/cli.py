"""The command line: `rashomon compare`, `read`, `verify`, `timeline`, `explain`.

Only this module knows about exit codes, terminals and progress. Heavy imports happen inside the
command that needs them, so that `rashomon --help` answers at once.
"""

from __future__ import annotations

import argparse
import io
import os
import signal
import sys
from collections.abc import Callable, Generator, Sequence
from contextlib import closing, suppress
from functools import partial
from typing import TYPE_CHECKING, BinaryIO, NoReturn

from rashomon.errors import RashomonError, UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from rich.console import Console

    from rashomon.model import Reading, Report, Situation, Skipped
    from rashomon.read.parse import Parse
    from rashomon.reconcile.corrections import Decision

DONE, NOTHING, USAGE, INTERRUPTED, TERMINATED = 0, 1, 2, 130, 143
MOST_WORKERS = 256
TRACE = "RASHOMON_TRACE"  # set, a fault of our own shows its traceback

EXAMPLES = """\
examples:
  rashomon compare reports/*.txt --published 2022-04-27
  rashomon compare morning.jsonl.gz page.html -o dossier && rashomon verify dossier
  rashomon read archive.warc.gz --workers 4 -o readings.jsonl
  rashomon timeline dossier "foreign minister"
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    _open_streams()
    try:
        try:
            args = _parser().parse_args(argv)
            with suppress(ValueError):  # not in the main thread
                signal.signal(signal.SIGTERM, _terminated)
            command: Callable[[argparse.Namespace], int] = args.run
            return command(args)
        finally:
            sys.stdout.flush()  # a full disk shows here, not when Python has left
    except UsageError as fault:
        _say(str(fault))
        return USAGE
    except RashomonError as fault:
        _say(str(fault))
        return NOTHING
    except BrokenPipeError:  # the reader of our output has left (`| head`): that is no fault
        _let_go()
        return DONE
    except KeyboardInterrupt:
        _let_go()
        return INTERRUPTED
    except Exception as fault:
        _let_go()
        if isinstance(fault, OSError) and fault.filename is None:
            _say(f"the output cannot be written: {fault.strerror or fault}")
            return NOTHING
        if os.environ.get(TRACE):
            raise
        _say(
            f"a fault of rashomon itself, please report it: {type(fault).__name__}: {fault} "
            f"({TRACE}=1 shows where)"
        )
        return NOTHING


def _open_streams() -> None:
    """Make the three streams safe to use, whatever the caller closed or set."""
    while (number := os.open(os.devnull, os.O_RDWR)) < 3:
        pass  # a closed stream: no file opened later may take its number
    os.close(number)
    if sys.stdout is None:
        # a stream that was closed takes nothing: say so as for a full disk
        sys.stdout = open(os.open(os.devnull, os.O_RDONLY), "w")  # noqa: SIM115, PTH123
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a mark that the terminal lacks is no fault
            stream.reconfigure(errors="replace")


def _let_go() -> None:
    """Give up standard output, so that Python's own flush at exit does not complain."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    with suppress(OSError, ValueError):
        os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def _terminated(*_: object) -> NoReturn:
    """End as after Ctrl-C, so that workers and temporary files go too."""
    sys.exit(TERMINATED)


def _parser() -> argparse.ArgumentParser:
    from rashomon import __version__

    parser = argparse.ArgumentParser(
        prog="rashomon",
        description="Reads many reports of the same events and says what happened, who says so, "
        "where the accounts agree, where they part, and how many independent origins they have.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,  # what is short for one option today may be for two tomorrow
    )
    parser.add_argument("--version", action="version", version=f"rashomon {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    add = partial(commands.add_parser, allow_abbrev=False)

    one = add(
        "compare",
        help="compare reports: print the brief, with -o write the dossier",
        description="Reads the reports, finds the storylines among them and compares the "
        "accounts. Prints the brief; with -o writes a dossier folder: situation.json, index.html "
        "(opens from disk) and Parquet tables.",
    )
    _inputs(one)
    one.add_argument("-o", dest="output", metavar="DIR", help="write the dossier to this folder")
    one.add_argument(
        "--corrections",
        metavar="FILE",
        help="your decisions, a line each (same entity REPORT[10:20] REPORT[5:9], drop event "
        "REPORT[30:36]), which go before ours; undo is deleting the line",
    )
    one.set_defaults(run=_compare)

    one = add(
        "read",
        help="read reports: one JSON line each, as they are done",
        description="Reads each report and writes one JSON line for it. The lines can be given to "
        "`compare` as input later.",
    )
    _inputs(one)
    one.add_argument("-o", dest="output", metavar="PATH", help="write the lines to this file")
    one.set_defaults(run=_read)

    one = add(
        "verify",
        help="re-check every span, id, link and digest of a dossier",
        description="Re-checks a dossier against its texts. Exit code 1 and the list, if any "
        "check fails.",
    )
    one.add_argument("dossier", metavar="DOSSIER", help="a dossier folder or its situation.json")
    one.add_argument("--quiet", action="store_true", help="print nothing when all is well")
    one.set_defaults(run=_verify)

    one = add(
        "timeline",
        help="one actor's events in order, across reports",
        description="Prints what one actor does, suffers and says in order, across reports. What "
        "has no date of its own has the day its report is telling of there, and is marked so.",
    )
    one.add_argument("dossier", metavar="DOSSIER", help="a dossier folder or its situation.json")
    one.add_argument("entity", metavar="ENTITY", help="an id (E3), a name, or part of a name")
    one.add_argument("--json", action="store_true", help="print the timeline as JSON")
    one.set_defaults(run=_timeline)

    one = add(
        "explain",
        help="why a value, a merge or a verdict is what it is",
        description="Says why: for the ids of a situation (S1, O1, E1, X1, C1), for a "
        "report's id, and for the ids of its reading with the report in front (REPORT/q1).",
    )
    one.add_argument("dossier", metavar="DOSSIER", help="a dossier folder or its situation.json")
    one.add_argument("id", metavar="ID", help="an id as the brief or the page shows it")
    one.set_defaults(run=_explain)
    return parser


def _inputs(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "inputs",
        nargs="+",
        metavar="INPUT",
        help="files, folders, globs, - (standard input) or http(s) addresses; .txt .md .html .htm "
        ".json .jsonl .ndjson .csv .parquet .warc .eml .xml, each also .gz or .zst",
    )
    command.add_argument(
        "--published",
        metavar="DATE",
        type=_day,
        help="date of inputs that carry none, such as 2022-04-27",
    )
    command.add_argument("--outlet", metavar="NAME", help="outlet of inputs that carry none")
    command.add_argument(
        "--language", metavar="CODE", help="take the inputs to be in this language"
    )
    command.add_argument(
        "--lexicon",
        metavar="FILE",
        help="words for events, in the format of data/frames.tsv: used before ours, or, after a "
        "line “replace”, in their place",
    )
    command.add_argument(
        "--workers", type=_count, metavar="N", help="processes (default: by the size of the input)"
    )
    command.add_argument(
        "--json", action="store_true", help="the document on standard output, nothing else there"
    )
    command.add_argument("--quiet", action="store_true", help="no progress and no closing line")


def _day(given: str) -> str:
    from datetime import datetime

    try:
        return datetime.fromisoformat(given).date().isoformat()
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"takes a date such as 2022-04-27, not {given!r}"
        ) from None


def _count(given: str) -> int:
    if given.isdecimal() and 1 <= int(given) <= MOST_WORKERS:
        return int(given)
    raise argparse.ArgumentTypeError(f"takes a number from 1 to {MOST_WORKERS}, not {given!r}")


# --- commands -------------------------------------------------------------------------------


def _compare(args: argparse.Namespace) -> int:
    from pathlib import Path

    from rashomon.model import Reading
    from rashomon.reconcile import reconcile
    from rashomon.reconcile.corrections import load

    # before the work, not after it
    if args.output is not None and (not args.output or _is_file(Path(args.output))):
        raise UsageError(f"-o {args.output}: a dossier is a folder, not a file")
    decided = load(args.corrections) if args.corrections is not None else ()
    readings: list[Reading] = []
    skipped: list[Skipped] = []
    with closing(_items(args, counted=True)) as items:
        for item in items:
            if isinstance(item, Reading):
                readings.append(item)
            else:
                skipped.append(item)
                _say_skipped(item)
    if not readings:
        _say("nothing could be read")
        return NOTHING
    situation = reconcile(readings, skipped, decided)
    _say_unfit(situation, decided, args.corrections)
    if args.output:
        from rashomon.tell.dossier import write

        write(situation, Path(args.output))
    if args.json:
        from rashomon.tell.documents import to_json

        sys.stdout.buffer.write(to_json(situation) + b"\n")
        return DONE
    from rashomon.tell.brief import brief

    brief(situation, _console())
    if args.output and not args.quiet:
        _say(f"the dossier lies in {args.output}: open {Path(args.output) / 'index.html'}")
    return DONE


def _is_file(path: Path) -> bool:
    return path.exists() and not path.is_dir()


def _read(args: argparse.Namespace) -> int:
    from pathlib import Path

    if not args.output:
        # lines and a running count on one terminal would get into each other
        some = _write_lines(args, sys.stdout.buffer, counted=not sys.stdout.isatty())
    elif _is_file(Path(args.output)) and not Path(args.output).is_file():
        with _opened(Path(args.output)) as out:  # a device or a pipe is written, not replaced
            some = _write_lines(args, out, counted=True)
    else:
        some = _write_whole(args, Path(os.path.realpath(args.output)))
    if not some:
        _say("nothing could be read")
    return DONE if some else NOTHING


def _write_whole(args: argparse.Namespace, path: Path) -> bool:
    """Write the lines to a file beside ``path`` which takes its place at the end."""
    if path.is_dir():
        raise UsageError(f"-o {args.output}: it is a folder; the lines go to a file")
    part = path.with_name(f"{path.name}.part")
    some = False
    try:
        with _opened(part) as out:
            some = _write_lines(args, out, counted=True)
        if some:
            part.replace(path)
    except OSError as fault:
        raise RashomonError(f"cannot write {args.output}: {fault.strerror}") from fault
    finally:
        with suppress(OSError):
            if part.exists() and (not some and part.stat().st_size == 0):
                part.unlink()
            elif part.exists():
                _say(f"not done: the lines so far are in {part}")
    return some


def _opened(path: Path) -> BinaryIO:
    try:
        return path.open("wb")
    except OSError as fault:
        raise UsageError(f"-o {path.parent}: {fault.strerror}") from fault


def _write_lines(args: argparse.Namespace, out: BinaryIO, *, counted: bool) -> bool:
    """Write a line for each reading; returns whether there was one."""
    from rashomon.batch import uninterrupted
    from rashomon.model import Reading
    from rashomon.tell.documents import to_json

    some = False
    with closing(_items(args, counted=counted)) as items:
        for item in items:
            if isinstance(item, Reading):
                some = True
                line = to_json(item) + b"\n"
                with uninterrupted():  # never half a line
                    out.write(line)
                    out.flush()
            else:
                _say_skipped(item)
    return some


def _verify(args: argparse.Namespace) -> int:
    from rashomon.verify import faults

    situation = _load(args.dossier)
    found = faults(situation)
    for fault in found:
        print(_clean(fault))
    if not found and not args.quiet:
        print(f"{args.dossier}: {_checked(situation)}, all of it holds")
    elif found:
        _say(f"{len(found)} faults in {args.dossier}")
    return NOTHING if found else DONE


def _timeline(args: argparse.Namespace) -> int:
    from rashomon.tell.timeline import render_timeline, timeline

    situation = _load(args.dossier)
    if args.json:
        import msgspec

        rows = timeline(situation, args.entity)
        sys.stdout.buffer.write(msgspec.json.encode(rows) + b"\n")
    else:
        render_timeline(situation, args.entity, _console())
    return DONE


def _explain(args: argparse.Namespace) -> int:
    from rashomon.errors import ModelError
    from rashomon.reconcile.explain import explain

    situation = _load(args.dossier)
    try:
        lines = explain(situation, args.id, _parsed)
    except ModelError as fault:
        _say(f"{fault}; without it the words behind an event are not told")
        lines = explain(situation, args.id)
    if lines is None:
        raise RashomonError(f"{args.dossier} has nothing with the id {args.id}")
    for line in lines:
        print(_clean(line))
    return DONE


def _parsed(report: Report) -> Parse:
    """A report's parse, made anew as when it was read."""
    from rashomon.read.layout.noise import noise
    from rashomon.read.parser import load

    return load().parse(report.text, noise(report).noise)


# --- what they share ------------------------------------------------------------------------


def _items(args: argparse.Namespace, *, counted: bool) -> Generator[Reading | Skipped, None, None]:
    """What the inputs hold, read; meanwhile a count on standard error, on a terminal only."""
    from rashomon.batch import default_workers, read_all
    from rashomon.ingest import Defaults, reports

    lexicon = None
    if args.lexicon is not None:
        from rashomon.extract.lexicon import load

        lexicon = load(args.lexicon)
    counted = counted and not args.quiet and sys.stderr.isatty()
    if counted:
        _tell("loading the language model …")
    defaults = Defaults(published=args.published, outlet=args.outlet, language=args.language)
    stdin = None if sys.stdin is None else sys.stdin.buffer
    items = reports(args.inputs, defaults=defaults, stdin=stdin)
    workers = args.workers or default_workers(args.inputs)
    read = read_all(items, workers=workers, lexicon=lexicon)
    try:
        with closing(read):
            for count, item in enumerate(read, 1):
                if counted:
                    _tell(f"{count} read")
                yield item
    finally:
        if counted:
            _tell("")


def _tell(progress: str) -> None:
    with suppress(OSError):
        print(f"\r\x1b[K{progress}", end="", file=sys.stderr, flush=True)


def _load(path: str) -> Situation:
    from pathlib import Path

    from rashomon.tell.dossier import load

    return load(Path(path))


def _checked(situation: Situation) -> str:
    reports, comparisons = len(situation.readings), len(situation.comparisons)
    spans = sum(
        len(r.mentions) + len(r.timexes) + len(r.figures) + len(r.quotes) + len(r.events)
        for r in situation.readings
    )
    return f"{reports} reports, {spans} values, {comparisons} comparisons"


def _console() -> Console:
    from rich.console import Console

    if sys.stdout.isatty():
        return Console(highlight=False)
    # in a pipe: 80 columns whatever the terminal behind it, and no control codes
    return Console(width=80, color_system=None, force_terminal=False, highlight=False)


def _say(message: str) -> None:
    """One line on standard error; that nobody can read it is no reason to stop."""
    sys.stdout.flush()
    try:
        # over the running count, if there is one
        clear = "\r\x1b[K" if sys.stderr.isatty() else ""
        print(f"{clear}rashomon: {_clean(message)}", file=sys.stderr, flush=True)
    except OSError:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123


def _say_skipped(skipped: Skipped) -> None:
    row = f" row {skipped.row}" if skipped.row is not None else ""
    _say(f"skipped {skipped.input or repr('')}{row}: {skipped.why}")


def _say_unfit(situation: Situation, decided: Sequence[Decision], file: str) -> None:
    """Each line of the corrections that fits nothing any more; that is no fault."""
    rows = {row.line: row for row in situation.corrections or ()}
    for one in decided:
        row = rows[one.line]
        if not row.applied:
            _say(f"{file}, line {one.number} changes nothing: {row.because}")


def _clean(message: str) -> str:
    """One line without control characters: inputs and their names are not ours to trust."""
    return "".join(c if c.isprintable() else " " for c in message)


if __name__ == "__main__":
    sys.exit(main())
