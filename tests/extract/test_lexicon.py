"""The word lists: each line does what it says, and a researcher's own lines win."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import rashomon
from rashomon.cli import main
from rashomon.errors import UsageError
from rashomon.extract.lexicon import lexicon, load, using
from rashomon.model import Event, Reading
from rashomon.read.parse import Parse

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
