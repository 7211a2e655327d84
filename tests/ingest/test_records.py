"""CSV, record by record."""

from __future__ import annotations

import csv
import io
import time

from hypothesis import given
from hypothesis import strategies as st

from rashomon.ingest.records import Record, records


def read(text: str) -> list[Record]:
    return list(records(io.BytesIO(text.encode())))


def test_a_record_that_is_never_closed_costs_only_itself() -> None:
    text = 'id,text\n1,"The bridge\n2,fine\n3,"two\nlines"\n4,fine\n'
    assert [(one.number, one.fields) for one in read(text)] == [
        (1, ["id", "text"]),
        (2, None),
        (3, ["2", "fine"]),
        (4, ["3", "two\nlines"]),
        (6, ["4", "fine"]),
    ]
    text = 'id,text\n1,fine\n2,"The bridge\n3,fine\n4,fine\n'
    assert [(one.number, one.fields) for one in read(text)] == [
        (1, ["id", "text"]),
        (2, ["1", "fine"]),
        (3, None),
        (4, ["3", "fine"]),
        (5, ["4", "fine"]),
    ]


def test_marks_that_should_have_been_doubled_are_kept_on_their_line() -> None:
    (_, one) = read('a,b\n"He said "yes" to it",x\n')
    assert one.fields and one.fields[1] == "x" and "yes" in one.fields[0]


def test_a_mark_inside_a_field_that_is_not_quoted_is_a_letter() -> None:
    assert read('a,b\n5" pipe,x\n')[1].fields == ['5" pipe', "x"]


@given(
    st.lists(
        st.lists(
            st.text(st.characters(codec="utf-8", exclude_characters="\0\r"), max_size=8),
            min_size=2,
            max_size=2,
        ),
        max_size=6,
    )
)
def test_what_was_written_is_read(rows: list[list[str]]) -> None:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([["text,", "id,,"], *rows])
    found = [one.fields for one in read(out.getvalue())][1:]
    assert found == [row for row in rows if any(field.strip() for field in row)]


def test_time_is_linear_though_every_record_is_torn() -> None:
    start = time.perf_counter()
    read("a,b\n" + 'x,"y\n' * 60_001)
    assert time.perf_counter() - start < 3
