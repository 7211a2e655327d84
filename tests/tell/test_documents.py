"""The two documents as JSON, and their schemas."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from rashomon.errors import DossierError
from rashomon.model import Situation
from rashomon.tell.documents import (
    reading_from_json,
    schema_text,
    schemas,
    situation_from_json,
    to_json,
)

KEPT = Path(__file__).parents[2] / "docs" / "schemas"


def test_a_document_comes_back_as_it_went(situation):
    assert situation_from_json(to_json(situation)) == situation
    for reading in situation.readings:
        assert reading_from_json(to_json(reading)) == reading


def test_keys_stand_in_the_order_of_the_contract(situation):
    document = json.loads(to_json(situation))
    assert [*document, "corrections"] == list(Situation.__struct_fields__)  # nobody corrected it
    assert list(document["storylines"][0]) == ["id", "title", "reports", "from", "to"]
    assert document["readings"][4]["timexes"][0]["from"] is None


def test_a_document_is_one_line():
    assert b"\n" not in to_json(Situation())


def test_what_is_no_reading_is_named_with_the_place_of_its_fault():
    with pytest.raises(DossierError, match=r"not a reading: .*report"):
        reading_from_json('{"schema": "rashomon/reading/1"}')


@pytest.mark.parametrize("name", sorted(schemas()))
def test_the_schemas_in_the_docs_are_those_of_the_code(name):
    assert (KEPT / name).read_bytes() == schema_text(schemas()[name]), "run `make schemas`"


def test_schemas_know_the_names_of_the_contract():
    kinds = schemas()["situation-1.json"]["$defs"]
    assert "from" in kinds["Storyline"]["properties"]
    assert kinds["Span"]["type"] == "array"
