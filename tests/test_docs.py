"""What the documentation says is run, or held against the code."""

from __future__ import annotations

import argparse
import doctest
import re
from pathlib import Path

import pytest

import rashomon
from rashomon.cli import _parser

ROOT = Path(__file__).parents[1]
PAGES = sorted([ROOT / "README.md", *ROOT.glob("docs/**/*.md"), *ROOT.glob("benchmarks/*.md")])


@pytest.mark.parametrize("page", ["README.md", "docs/quotes.md"])
def test_the_examples_run(page):
    failed, tried = doctest.testfile(
        str(ROOT / page), module_relative=False, optionflags=doctest.NORMALIZE_WHITESPACE
    )
    assert failed == 0
    assert tried or page != "README.md"


def test_the_first_example_runs():
    failed, tried = doctest.testmod(rashomon)
    assert tried
    assert failed == 0


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_between_pages_lead_somewhere(page):
    for target in re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8")):
        if not target.startswith(("http://", "https://")):
            assert (page.parent / target).exists(), target


def test_every_command_is_in_the_readme():
    (commands,) = [
        action for action in _parser()._actions if isinstance(action, argparse._SubParsersAction)
    ]
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for name in commands.choices:
        assert f"rashomon {name}" in readme


def test_every_data_file_has_a_line_on_its_source_and_licence():
    folder = ROOT / "src" / "rashomon" / "data"
    notes = (folder / "README.md").read_text(encoding="utf-8")
    for file in sorted(folder.iterdir()):
        if file.suffix not in (".md", ".py") and not file.name.startswith("_"):
            assert f"`{file.name}`" in notes, f"{file.name} is not in data/README.md"
