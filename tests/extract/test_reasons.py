"""Why an event is what it is, in lines for a reader."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import rashomon
from rashomon.cli import main
from rashomon.extract.reasons import reasons
from rashomon.model import Reading
from rashomon.read.parse import Parse
from rashomon.reconcile.explain import explain
from rashomon.tell.dossier import write

Read = Callable[..., tuple[Reading, Parse]]


def why(read_text: Read, text: str, lemma: str) -> str:
    reading, parse = read_text(text)
    (event,) = (event for event in reading.events if event.lemma == lemma)
    return "\n".join(reasons(parse, event))


@pytest.mark.parametrize(
    ("text", "lemma", "lines"),
    [
        (
            "Norway did not impose sanctions on Chile.",
            "sanction",
            [
                "found as the verb with what it is done to",
                "“impose” with “sanction” is COERCE, mode restrict",
                "actor: “Norway”, bound by the rule “subject”",
                "target: “Chile”, after “on”",
                "“not” denies it",
                "comes to CONCEDE",
            ],
        ),
        (
            "Norway agreed to send tents to Chile.",
            "send",
            ["“send” with “tent” is AID", "under “agreed” (a verb of the kind “intend”)", "AGREE"],
        ),
        ("Norway released a telephone.", "release", ["given up: RETREAT, mode release"]),
        ("Chile was shelled.", "shell", ["actor: the text names none here"]),
        ("The strike on the port began.", "strike", ["found as an event noun"]),
        ("Norway called for talks.", "call", ["not CONSULT, mode phone: “call” alone is"]),
        ("Norway painted the bridge.", "paint", ["a doing on no list"]),
        ("Norway said that Chile must leave.", "must", ["says another must do", "REQUEST"]),
    ],
)
def test_trigger_frame_sides_realis_and_the_next_best_type_are_told(
    read_text: Read, text: str, lemma: str, lines: list[str]
) -> None:
    found = why(read_text, text, lemma)
    for line in lines:
        assert line in found


def test_every_event_of_a_dossier_can_be_explained_from_the_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "Norway's army shelled Chile, the ministry said on Friday.\nPeru condemned the attack.\n"
    situation = rashomon.compare(text, published="2021-05-07")
    write(situation, tmp_path / "dossier")
    (reading,) = situation.readings
    for event in reading.events:
        assert main(["explain", str(tmp_path / "dossier"), f"{reading.report.id}/{event.id}"]) == 0
        said = capsys.readouterr().out
        assert "trigger “" in said
        assert "told by " in said


def test_without_a_parse_only_what_the_dossier_holds_is_told(tmp_path: Path) -> None:
    situation = rashomon.compare("Norway condemned Chile.\n")
    (reading,) = situation.readings
    lines = explain(situation, f"{reading.report.id}/v1") or []
    assert any(line.startswith("read by the rule verb") for line in lines)
    assert not any(line.startswith("trigger") for line in lines)
