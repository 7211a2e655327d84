"""Markdown as text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.ingest.markdown import inline, plain

SOURCE = """---
title: "Bridge closed"
author: Ana Perko
date: 2022-04-27
---

# Bridge closed

The **bridge** over the *Daugava* was [closed](https://example.org/a_b) on Monday,
the city said.

![A picture](bridge.png)

> “It is `old`,” said the mayor.

- one pillar
- two arches

```python
print("not story")
```

Next\\* year <https://example.org> it opens.
---
"""


def test_headings_and_paragraphs_are_lines_and_marks_are_gone() -> None:
    text, given_ = plain(SOURCE)
    assert text.split("\n\n") == [
        "Bridge closed",
        "The bridge over the Daugava was closed on Monday, the city said.",
        "“It is old,” said the mayor.",
        "one pillar",
        "two arches",
        "Next* year https://example.org it opens.",
    ]
    assert given_ == {"title": "Bridge closed", "author": "Ana Perko", "published": "2022-04-27"}


@pytest.mark.parametrize(
    "text", ["2 * 3 * 4", "snake_case_name", "a* b*", "[…] he said", "5 < 6 > 4"]
)
def test_signs_that_are_no_marks_stay(text: str) -> None:
    assert inline(text) == text


@given(st.text(alphabet="ab*_`[]()<>#!\\\n ~-=|"))
def test_any_source_is_a_text(source: str) -> None:
    plain(source)


@pytest.mark.parametrize("piece", ["*a ", "[", "_", "<a", "**", "`", "![", "\\", "<!--", "> "])
def test_time_is_linear(piece: str) -> None:
    start = time.perf_counter()
    plain(piece * 50_000)
    assert time.perf_counter() - start < 2
