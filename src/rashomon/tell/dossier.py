"""The dossier: a folder with the situation as JSON, as one page, and as Parquet tables.

It is written whole or not at all: everything is first made in a folder beside it (inside it,
when the dossier's folder is there already) and then moved into place, ``situation.json`` last.
The same situation gives the same bytes.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from rashomon.errors import DossierError
from rashomon.model import Situation
from rashomon.tell.documents import situation_from_json, to_json

DOCUMENT = "situation.json"
PAGE = "index.html"


def write(situation: Situation, folder: Path) -> list[Path]:
    """Write the dossier and return its files, the document first.

    A dossier that is there already is replaced file by file; other files in the folder stay.

    Raises:
        DossierError: the folder cannot be written; what was there before is untouched.
    """
    folder = Path(folder)
    if folder.exists() and not folder.is_dir():
        raise DossierError(f"{folder} is a file; a dossier is a folder: choose another name")
    there = folder.exists()
    beside = folder / ".partial" if there else folder.with_name(f".{folder.resolve().name}.partial")
    beside = beside.with_name(f"{beside.name}-{os.getpid()}")
    try:
        beside.mkdir(parents=True)
        names = _fill(beside, situation)
        if there:
            # the document goes last: a folder whose document is old is an old dossier
            for name in reversed(names):
                (beside / name).replace(folder / name)
            beside.rmdir()
        else:
            beside.rename(folder)
    except OSError as fault:
        raise DossierError(f"cannot write the dossier {folder}: {fault.strerror}") from fault
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return [folder / name for name in names]


def load(path: Path) -> Situation:
    """The situation of a dossier folder, or of its ``situation.json``.

    Raises:
        DossierError: nothing there, or not a situation; names the path and the fault.
    """
    path = Path(path)
    document = path / DOCUMENT if path.is_dir() else path
    try:
        data = document.read_bytes()
    except FileNotFoundError as fault:
        if path.is_dir():
            raise DossierError(f"{path} is no dossier: it holds no {DOCUMENT}") from fault
        raise DossierError(f"there is no dossier at {path}") from fault
    except OSError as fault:
        raise DossierError(f"cannot read {document}: {fault.strerror}") from fault
    try:
        return situation_from_json(data)
    except DossierError as fault:
        raise DossierError(f"{document}: {fault}") from fault


def _fill(folder: Path, situation: Situation) -> list[str]:
    """Write every file of the dossier into a folder; returns their names."""
    # here and not above: whoever only loads a dossier need not wait for Arrow
    import pyarrow.parquet as pq

    from rashomon.tell.page import page
    from rashomon.tell.tables import tables

    (folder / DOCUMENT).write_bytes(to_json(situation) + b"\n")
    (folder / PAGE).write_bytes(page(situation).encode("utf-8"))
    names = [DOCUMENT, PAGE]
    for name, table in tables(situation).items():
        pq.write_table(table, folder / f"{name}.parquet", compression="zstd")
        names.append(f"{name}.parquet")
    return names
