"""The word lists: each line does what it says, and a researcher's own lines win."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

import rashomon
from rashomon.cli import main
from rashomon.errors import UsageError
from rashomon.extract.events import events
from rashomon.extract.lexicon import Row, lexicon, load, parsed_rows, using
from rashomon.model import Event, Reader, Reading, Report
from rashomon.read.parse import Parse
from rashomon.read.parser import Parser

Read = Callable[..., tuple[Reading, Parse]]


def the_event(read_text: Read, text: str, lemma: str) -> Event:
    (found,) = (event for event in read_text(text)[0].events if event.lemma == lemma)
    return found


def test_a_line_of_ones_own_comes_before_ours(read_text: Read) -> None:
    text = "Norway praised Chile."
    with using("verb\tACCUSE\tdisapprove\tpraise\n"):
        mine = the_event(read_text, text, "praise")
    assert (mine.type, mine.mode) == ("ACCUSE", "disapprove")
    assert the_event(read_text, text, "praise").type == "SUPPORT"


def test_a_word_of_ones_own_is_known(read_text: Read) -> None:
    with using("# sports\n\nverb\tCOOPERATE\t-\tpaint\n"):
        assert the_event(read_text, "Norway painted the bridge.", "paint").type == "COOPERATE"


def test_after_replace_ours_are_not_read(read_text: Read) -> None:
    with using("replace\nverb\tSUPPORT\t-\tplease\n"):
        assert the_event(read_text, "Norway condemned Chile.", "condemn").type is None
        assert the_event(read_text, "Norway pleased Chile.", "please").type == "SUPPORT"


def test_a_class_of_ones_own_adds_to_ours(read_text: Read) -> None:
    text = "Norway imposed a cordon on Chile."
    assert "cordon" not in lexicon().classes["ban"]
    with using("class\t-\tban\tcordon\npair\tCOERCE\trestrict\timpose : @ban\n"):
        assert the_event(read_text, text, "cordon").type == "COERCE"


def test_the_reader_says_which_words_it_read_with(read_text: Read) -> None:
    plain = read_text("Norway praised Chile.")[0].reader.rashomon
    assert plain == rashomon.__version__
    with using("verb\tACCUSE\t-\tpraise\n"):
        one = read_text("Norway praised Chile.")[0].reader.rashomon
    with using("# the same, with a note\nverb\tACCUSE\t-\tpraise\n"):
        same = read_text("Norway praised Chile.")[0].reader.rashomon
    with using("verb\tACCUSE\t-\tblame\n"):
        other = read_text("Norway praised Chile.")[0].reader.rashomon
    assert one.startswith(f"{plain}+lexicon.")
    assert one == same != other


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("verb SUPPORT - praise", "1 cells"),
        ("verbs\tSUPPORT\t-\tpraise", "'verbs' is none of"),
        ("verb\tSUPPORTS\t-\tpraise", "'SUPPORTS' is no PLOVER type"),
        ("verb\tSUPPORT\t-\t ", "no words"),
        ("pair\tSUPPORT\t-\tgive praise", "a pair is"),
        ("verb\tSUPPORT\t-\tgive : praise", "only a pair"),
        ("pair\tSUPPORT\t-\tgive : @thanks", "no class 'thanks'"),
        ("class\t-\t-\tpraise thanks", "its name in the third cell"),
    ],
)
def test_a_bad_line_is_named_by_its_number(tmp_path: Path, line: str, why: str) -> None:
    file = tmp_path / "mine.tsv"
    file.write_text(f"# mine\nverb\tSUPPORT\t-\tpraise\n{line}\n", encoding="utf-8")
    with pytest.raises(UsageError, match="line 3: ") as fault:
        load(file)
    assert why in str(fault.value)
    assert "\n" not in str(fault.value)


def test_a_file_that_is_not_there_is_wrong_usage(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = tmp_path / "a.txt"
    report.write_text("Norway praised Chile.", encoding="utf-8")
    assert main(["read", str(report), "--lexicon", str(tmp_path / "none.tsv")]) == 2
    assert "none.tsv" in capsys.readouterr().err


def test_worker_processes_read_with_it_too(tmp_path: Path) -> None:
    mine = tmp_path / "mine.tsv"
    mine.write_text("verb\tACCUSE\t-\tpraise\n", encoding="utf-8")
    texts = [f"Norway praised Chile on {day}.\n" for day in ("Monday", "Tuesday")]
    alone = rashomon.read(*texts, lexicon=mine)
    shared = rashomon.read(*texts, lexicon=mine, workers=2)
    assert [reading.events[0].type for reading in alone] == ["ACCUSE", "ACCUSE"]
    assert list(alone) == list(shared)


# --- line by line -----------------------------------------------------------------------------

FRAMES = (Path(rashomon.__file__).parent / "data" / "frames.tsv").read_text(encoding="utf-8")
ROWS = [row for row in parsed_rows(FRAMES, "frames.tsv")[0] if row.kind != "class"]
LINES = FRAMES.splitlines()
CLASSES = "\n".join(line for line in LINES if line.startswith("class"))


class Example(NamedTuple):
    """The line it is for, the word of it that is shown, and the sentence."""

    row: Row
    word: str
    sentence: str


def shown(row: Row) -> set[str]:
    """The words of a line that an example can show: of a pair "verb:object"."""
    if row.kind != "pair":
        return set(row.words)
    classes = lexicon().classes
    things = {
        thing
        for word in row.objects
        for thing in (classes[word[1:]] if word.startswith("@") else [word])
    }
    return {f"{verb}:{thing}" for verb in row.words for thing in things}


@pytest.fixture(scope="module")
def examples() -> list[Example]:
    """Each example with the lines of its kind, type and mode that has the word."""
    found = []
    file = Path(__file__).with_name("frames_examples.tsv")
    for line in file.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            kind, type_, mode, word, sentence = line.split("\t")
            key = (kind, None if type_ == "-" else type_, None if mode == "-" else mode)
            rows = [r for r in ROWS if (r.kind, *r.frame) == key and word in shown(r)]
            assert rows, line
            found.extend(Example(row, word, sentence) for row in rows)
    return found


def test_each_line_has_an_example(examples: list[Example]) -> None:
    without = {row.line for row in ROWS} - {example.row.line for example in examples}
    assert not without, [LINES[line - 1] for line in sorted(without)]


def test_each_example_is_read_as_its_line_says(parser: Parser, examples: list[Example]) -> None:
    wrong = []
    parses = parser.parses((example.sentence, ()) for example in examples)
    for (row, word, sentence), parse in zip(examples, parses, strict=True):
        alone = f"replace\n{CLASSES}\n{LINES[row.line - 1]}\n"
        if row.kind == "occur":  # says nothing of the type
            assert "noun with its verb / noun" in {event.rule for event in found(parse, sentence)}
            continue
        told = [found(parse, sentence)]
        if row.kind in ("verb", "adj", "noun", "pair"):
            with using(alone):
                told.append(found(parse, sentence))
        for events_ in told:
            if not any(
                event.type == row.frame.type and row.frame.mode in (None, event.mode)
                for event in events_
            ):
                wrong.append((LINES[row.line - 1][:60], word, sentence, [e.type for e in events_]))
    assert not wrong, "\n".join(map(str, wrong))


def found(parse: Parse, sentence: str) -> tuple[Event, ...]:
    report = Report(id="x", sha256="x", text=sentence)
    return events(Reading(report=report, reader=Reader(rashomon="", model="")), parse)
