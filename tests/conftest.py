"""What the tests share: one parser, and a reading of a text in one line."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable

import pytest
from hypothesis import settings

from rashomon.model import Reading, Report
from rashomon.pipeline import parsed_readings
from rashomon.read.parse import Parse
from rashomon.read.parser import Parser, load

# A run tries the same examples as the run before it, and a busy machine is no fault; look for new
# examples with HYPOTHESIS_PROFILE=explore.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.register_profile("explore", deadline=None, max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


@pytest.fixture(scope="session")
def parser() -> Parser:
    """The best language model installed, loaded once."""
    return load()


@pytest.fixture(scope="session")
def read_text(parser: Parser) -> Callable[..., tuple[Reading, Parse]]:
    """``read_text("A said b.", published="2022-04-27")`` → its reading and its parse."""

    def read(text: str, **fields: object) -> tuple[Reading, Parse]:
        digest = hashlib.sha256(text.encode()).hexdigest()
        report = Report(id=digest[:12], sha256=digest, text=text, **fields)  # type: ignore[arg-type]
        return next(iter(parsed_readings([report], parser)))

    return read
