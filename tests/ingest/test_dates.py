"""The day a report appeared: from a field, or from its own first lines."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.ingest.dates import day, day_in_text


@pytest.mark.parametrize(
    "value",
    [
        "2022-04-27",
        "2022-04-27T23:59:00-05:00",
        "2022-04-27 08:00:00",
        "20220427",
        "20220427T080000Z",
        "2022/04/27",
        "2022.04.27",
        "27.04.2022",
        "27/04/2022",
        "04/27/2022",
        "Wed, 27 Apr 2022 23:30:00 -0400",
        "April 27, 2022",
        "Apr. 27th, 2022 at 10:30 am",
        "Wednesday, 27 April 2022",
        "27-Apr-2022",
        1651060800,
        1651060800000,
        "1651060800",
        datetime(2022, 4, 27, 23, tzinfo=UTC),
    ],
)
def test_a_day_is_read_as_it_is_written(value: object) -> None:
    assert day(value) == "2022-04-27"


@pytest.mark.parametrize(
    "value",
    [
        "",
        "soon",
        "2022-02-30",
        "2022-13-01",
        "04/05/2022",
        "April 2022",
        "yesterday",
        "2022",
        2022,
        None,
        True,
        float("nan"),
        float("inf"),
        -1,
        10**400,
        [],
        "0000-00-00",
        "April 27",
    ],
)
def test_what_is_no_single_day_is_unknown(value: object) -> None:
    assert day(value) is None


@pytest.mark.parametrize(
    "top",
    [
        "RIGA, April 27, 2022 — The bridge was closed.",
        "RIGA, Latvia (April 27, 2022) - The bridge was closed.",
        "Riga, 27 April 2022 (Baltic Wire) – The bridge was closed.",
        "A headline\n\nWednesday, April 27, 2022\n\nThe bridge was closed.",
        "A headline\n27.04.2022\nThe bridge was closed.",
        "A headline\n\nPublished: 27 April 2022, 10:40\n\nThe bridge was closed.",
        "A headline\n\nPublished on April 27, 2022 at 8:15 p.m. EST\n\nThe bridge was closed.",
        "A headline\nApril 27, 2022 | 10:15 am\nThe bridge was closed.",
        "Updated: 2022-04-28\nPublished: 2022-04-27\nThe bridge was closed.",
        "The bridge was closed.\n\nPublished: 2022-04-27",
        "Last updated 2022-04-27 10:00\nThe bridge was closed.",
    ],
)
def test_a_dateline_a_date_line_and_a_publishing_line_say_the_day(top: str) -> None:
    assert day_in_text(top + "\n\nThe mayor said that it would open on Friday.") == "2022-04-27"


@pytest.mark.parametrize(
    "text",
    [
        "On April 27, 2022, the bridge was closed.",
        "RIGA, April 27 — The bridge was closed.",
        "The bridge was closed on April 27, 2022 - a Wednesday.",
        "The mayor, born on 27 April 1962, said so.",
        "Published in 1994, the book tells of a bridge.",
        "The agreement of April 27, 2022 (Riga) was signed by both.",
        "",
    ],
)
def test_a_date_that_the_report_is_about_is_not_its_own(text: str) -> None:
    assert day_in_text(text) is None


@given(st.text())
def test_any_text_is_a_day_or_unknown(text: str) -> None:
    for found in (day(text), day_in_text(text)):
        assert found is None or datetime.fromisoformat(found)
