"""The two documents as JSON, there and back, and their JSON Schemas.

The structs of ``model`` are the documents, so nothing is mapped by hand: keys stand in the
contract's order, unknown values as ``null``, and the same value always gives the same bytes.
"""

from __future__ import annotations

from inspect import cleandoc
from typing import Any, TypeVar

import msgspec

from rashomon.errors import DossierError
from rashomon.model import READING_SCHEMA, SITUATION_SCHEMA, Reading, Situation

T = TypeVar("T", Reading, Situation)

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def to_json(document: Reading | Situation) -> bytes:
    """One line of UTF-8 JSON, without a newline at its end."""
    return msgspec.json.encode(document, order="deterministic")


def reading_from_json(data: bytes | str) -> Reading:
    """A reading back from its JSON.

    Raises:
        DossierError: not JSON, or not a reading; names the place and the fault.
    """
    return _decode(data, Reading)


def situation_from_json(data: bytes | str) -> Situation:
    """A situation back from its JSON.

    Raises:
        DossierError: not JSON, or not a situation; names the place and the fault.
    """
    return _decode(data, Situation)


def schemas() -> dict[str, dict[str, Any]]:
    """The JSON Schemas of both documents, by the file name they are kept under in the docs."""
    return {
        "reading-1.json": _schema(Reading, READING_SCHEMA, "Reading: what one report says"),
        "situation-1.json": _schema(
            Situation, SITUATION_SCHEMA, "Situation: what the reports say together"
        ),
    }


def schema_text(schema: dict[str, Any]) -> bytes:
    """A schema as it is written to a file: indented, with a newline at its end."""
    return msgspec.json.format(msgspec.json.encode(schema), indent=2) + b"\n"


def _schema(kind: type[Reading | Situation], name: str, title: str) -> dict[str, Any]:
    schema = {"$schema": _DIALECT, "$id": name, "title": title, **msgspec.json.schema(kind)}
    # as it will be read back: msgspec's own tuples would not equal the file's lists
    plain: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(schema))
    for noun in plain["$defs"].values():
        if "description" in noun:  # msgspec 0.20 keeps a docstring's indent, 0.21 takes it away
            noun["description"] = cleandoc(noun["description"])
    return plain


def _decode(data: bytes | str, kind: type[T]) -> T:
    try:
        return msgspec.json.decode(data, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError) as fault:
        raise DossierError(f"not a {kind.__name__.lower()}: {fault}") from fault
