"""The invented situation, shared by the tests of what is shown to people."""

from __future__ import annotations

import _invented
import pytest

from rashomon.model import Situation


@pytest.fixture(scope="session")
def situation() -> Situation:
    """Four invented reports of one flood and one of a chess match."""
    return _invented.situation()
