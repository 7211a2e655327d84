"""The command line: `rashomon compare`, `read`, `verify`, `timeline`, `explain`.

Only this module knows about exit codes, terminals and progress. Heavy imports happen inside the
command that needs them, so that `rashomon --help` answers at once.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, BinaryIO

from rashomon.errors import RashomonError, UsageError

if TYPE_CHECKING:
    from rich.console import Console

    from rashomon.model import Reading, Situation, Skipped

DONE, NOTHING, USAGE = 0, 1, 2

EXAMPLES = """\
examples:
  rashomon compare reports/*.txt --published 2022-04-27
  rashomon compare morning.jsonl.gz page.html -o dossier && rashomon verify dossier
  rashomon read archive.warc.gz --workers 4 -o readings.jsonl
  rashomon timeline dossier "foreign minister"
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    parser = _parser()
    args = parser.parse_args(argv)
    command: Callable[[argparse.Namespace], int] = args.run
    try:
        return command(args)
    except UsageError as fault:
        parser.error(str(fault))
    except RashomonError as fault:
        _say(str(fault))
        return NOTHING
    except BrokenPipeError:
        # the reader of our output has left (`| head`): that is no fault; keep Python's own
        # flush at exit from complaining
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    from rashomon import __version__

    parser = argparse.ArgumentParser(
        prog="rashomon",
        description="Reads many reports of the same events and says what happened, who says so, "
        "where the accounts agree, where they part, and how many independent origins they have.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"rashomon {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    one = commands.add_parser(
        "compare",
        help="compare reports: print the brief, with -o write the dossier",
        description="Reads the reports, finds the storylines among them and compares the "
        "accounts. Prints the brief; with -o writes a dossier folder: situation.json, index.html "
        "(opens from disk) and Parquet tables.",
    )
    _inputs(one)
    one.add_argument("-o", dest="output", metavar="DIR", help="write the dossier to this folder")
    one.set_defaults(run=_compare)

    one = commands.add_parser(
        "read",
        help="read reports: one JSON line each, as they are done",
        description="Reads each report and writes one JSON line for it. The lines can be given to "
        "`compare` as input later.",
    )
    _inputs(one)
    one.add_argument("-o", dest="output", metavar="PATH", help="write the lines to this file")
    one.set_defaults(run=_read)

    one = commands.add_parser(
        "verify",
        help="re-check every span, id, link and digest of a dossier",
        description="Re-checks a dossier against its texts. Exit code 1 and the list, if any "
        "check fails.",
    )
    one.add_argument("dossier", metavar="DOSSIER", help="a dossier folder or its situation.json")
    one.add_argument("--quiet", action="store_true", help="print nothing when all is well")
    one.set_defaults(run=_verify)

    one = commands.add_parser(
        "timeline",
        help="one actor's events in order, across reports",
        description="Prints one actor's events in order, across reports.",
    )
    one.add_argument("dossier", metavar="DOSSIER", help="a dossier folder or its situation.json")
    one.add_argument("entity", metavar="ENTITY", help="an id (E3), a name, or part of a name")
    one.add_argument("--json", action="store_true", help="print the timeline as JSON")
    one.set_defaults(run=_timeline)

    one = commands.add_parser(
        "explain",
        help="why a value, a merge or a verdict is what it is",
        description="Says why: for the ids of a situation (S1, O1, E1, X1, C1) and, with the "
        "report in front, of a reading (REPORT:q1).",
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
    command.add_argument("--published", metavar="DATE", help="date of inputs that carry none")
    command.add_argument("--outlet", metavar="NAME", help="outlet of inputs that carry none")
    command.add_argument(
        "--language", metavar="CODE", help="take the inputs to be in this language"
    )
    command.add_argument(
        "--workers", type=int, metavar="N", help="processes (default: by the size of the input)"
    )
    command.add_argument(
        "--json", action="store_true", help="the document on standard output, nothing else there"
    )
    command.add_argument("--quiet", action="store_true", help="no progress and no closing line")


# --- commands -------------------------------------------------------------------------------


def _compare(args: argparse.Namespace) -> int:
    from pathlib import Path

    from rashomon.model import Reading
    from rashomon.reconcile import reconcile

    readings: list[Reading] = []
    skipped: list[Skipped] = []
    for item in _watched(_stream(args), args):
        if isinstance(item, Reading):
            readings.append(item)
        else:
            skipped.append(item)
            _say_skipped(item)
    if not readings:
        _say("nothing could be read")
        return NOTHING
    situation = reconcile(readings, skipped)
    if args.output:
        from rashomon.tell.dossier import write

        write(situation, Path(args.output))
    if args.json:
        from rashomon.tell.documents import to_json

        sys.stdout.buffer.write(to_json(situation) + b"\n")
        sys.stdout.buffer.flush()
        return DONE
    from rashomon.tell.brief import brief

    brief(situation, _console())
    if args.output and not args.quiet:
        sys.stdout.flush()
        _say(f"the dossier lies in {args.output}: open {Path(args.output) / 'index.html'}")
    return DONE


def _read(args: argparse.Namespace) -> int:
    from pathlib import Path

    from rashomon.model import Reading

    some = False
    part: Path | None = None
    out: BinaryIO = sys.stdout.buffer
    if args.output:
        part = Path(f"{args.output}.part")
        try:
            out = part.open("wb")
        except OSError as fault:
            raise UsageError(f"-o {args.output}: {fault.strerror}") from fault
    try:
        from rashomon.tell.documents import to_json

        for item in _watched(_stream(args), args):
            if isinstance(item, Reading):
                some = True
                out.write(to_json(item) + b"\n")  # one write a line: never half a line
                if part is None:
                    out.flush()
            else:
                _say_skipped(item)
    finally:
        if part is not None:
            out.close()
    if part is not None:
        part.replace(args.output)
    if not some:
        _say("nothing could be read")
    return DONE if some else NOTHING


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
    from rashomon.reconcile.explain import explain

    lines = explain(_load(args.dossier), args.id)
    if lines is None:
        raise RashomonError(f"{args.dossier} has nothing with the id {args.id}")
    for line in lines:
        print(_clean(line))
    return DONE


# --- what they share ------------------------------------------------------------------------


def _stream(args: argparse.Namespace) -> Iterator[Reading | Skipped]:
    from rashomon.batch import default_workers, read_all
    from rashomon.ingest import Defaults, reports

    if args.workers is not None and args.workers < 1:
        raise UsageError("--workers takes 1 or more")
    if args.published is not None:
        _check_day(args.published)
    defaults = Defaults(published=args.published, outlet=args.outlet, language=args.language)
    items = reports(args.inputs, defaults=defaults, stdin=sys.stdin.buffer)
    return read_all(items, workers=args.workers or default_workers(args.inputs))


def _check_day(given: str) -> None:
    from datetime import date

    try:
        date.fromisoformat(given[:10])
    except ValueError as fault:
        raise UsageError(f"--published takes a date such as 2022-04-27, not {given!r}") from fault


def _watched(
    items: Iterator[Reading | Skipped], args: argparse.Namespace
) -> Iterable[Reading | Skipped]:
    """The same items; a count of them on standard error while they come, on a terminal only."""
    if args.quiet or not sys.stderr.isatty():
        yield from items
        return
    print("\rloading the language model …", end="", file=sys.stderr, flush=True)
    try:
        for count, item in enumerate(items, 1):
            print(f"\r\x1b[K{count} read", end="", file=sys.stderr, flush=True)
            yield item
    finally:
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)


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
    sys.stdout.flush()
    print(f"rashomon: {_clean(message)}", file=sys.stderr, flush=True)


def _say_skipped(skipped: Skipped) -> None:
    row = f" row {skipped.row}" if skipped.row is not None else ""
    _say(f"skipped {skipped.input}{row}: {skipped.why}")


def _clean(message: str) -> str:
    """One line without control characters: inputs and their names are not ours to trust."""
    return "".join(c if c.isprintable() else " " for c in message)


if __name__ == "__main__":
    sys.exit(main())
