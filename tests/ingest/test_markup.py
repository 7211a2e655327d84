"""HTML without what a reader does not see."""

from __future__ import annotations

import time

import pytest

from rashomon.ingest.markup import cleaned, visible


def test_what_a_reader_does_not_see_is_left_out() -> None:
    assert cleaned("<p>a<script>x</script>b</p><figure><img>c</figure><P>d") == "ab\nd"
    assert cleaned("<script>a <b>c") == "a c"


@pytest.mark.parametrize("piece", ["<script", "<p ", "<", "&a", "</p", "<script></script>", "\n "])
def test_cleaning_takes_linear_time(piece: str) -> None:
    start = time.perf_counter()
    cleaned(piece * 100_000)
    assert time.perf_counter() - start < 2


def test_what_is_visible_is_counted_without_tags_and_scripts() -> None:
    assert visible("<p>abc</p><script>let a = 1</script><b>d</b>") == 4
