"""The stages import one way only, and the cheap doors stay cheap."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import rashomon

ROOT = Path(rashomon.__file__).parent

# A stage may import `model`, `errors` and the stages before it, never one after it.
ORDER = ["ingest", "read", "extract", "reconcile", "tell"]
NOUNS = {"model", "errors", "__init__"}
# What composes the stages; no stage imports these. (`rashomon` itself gives the version.)
EDGES = {"api", "batch", "cli", "pipeline", "verify", "__main__"}
# Notebooks ask an object how it looks: the one door from a noun to `tell`, opened when called.
ALLOWED = {("model", "tell")}


def imports(file: Path) -> set[str]:
    """The parts of rashomon that a module imports, wherever in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            names = [node.module]
            if node.module == "rashomon":
                names = [f"rashomon.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            assert not (isinstance(node, ast.ImportFrom) and node.level), "absolute imports only"
            continue
        found.update(name.split(".")[1] for name in names if name.startswith("rashomon."))
    return found


def part(file: Path) -> str:
    return file.relative_to(ROOT).parts[0].removesuffix(".py")


MODULES = sorted(ROOT.rglob("*.py"))


@pytest.mark.parametrize("file", MODULES, ids=lambda file: str(file.relative_to(ROOT)))
def test_a_stage_imports_only_what_comes_before_it(file):
    here = part(file)
    for there in sorted(imports(file) - {here, "__version__"}):
        if (here, there) in ALLOWED or there in NOUNS:
            continue
        if here in ORDER:
            assert there in ORDER, f"{here} reaches up to {there}"
            assert ORDER.index(there) < ORDER.index(here), f"{here} imports {there}, which is later"
        elif here in NOUNS - {"__init__"}:
            pytest.fail(f"the nouns import {there}")


def test_nothing_outside_the_edges_prints():
    for file in MODULES:
        if part(file) in EDGES:
            continue
        calls = [
            node.lineno
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "print"
        ]
        assert not calls, f"{file.relative_to(ROOT)} prints in lines {calls}"


def test_importing_rashomon_loads_nothing_heavy():
    heavy = ["spacy", "numpy", "rich", "pyarrow", "trafilatura", "pandas", "rapidfuzz"]
    code = f"import sys, rashomon; print([m for m in {heavy} if m in sys.modules])"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"


def test_help_loads_nothing_heavy():
    code = (
        "import sys\nfrom rashomon.cli import main\n"
        "try: main(['--help'])\nexcept SystemExit: pass\n"
        "print([m for m in ('spacy', 'numpy', 'rich', 'pyarrow') if m in sys.modules])"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip().endswith("[]")
