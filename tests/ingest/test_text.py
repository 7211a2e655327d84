"""Bytes become characters, and characters a text that stays as it is."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.errors import InputError
from rashomon.ingest.text import decode, normalise

WORDS = "“The bridge – it’s closed,” said Željka Brünn in Málaga."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le"])
def test_unicode_is_read_with_and_without_a_mark(encoding: str) -> None:
    assert decode((WORDS * 5).encode(encoding)) == WORDS * 5


def test_windows_quotation_marks_are_read_without_a_declaration() -> None:
    text = "“The bridge – it’s closed,” said the café owner in Málaga. " * 4
    assert decode(text.encode("cp1252")) == text


def test_a_page_that_calls_itself_latin_1_is_windows_1252() -> None:
    assert decode("“It’s closed”".encode("cp1252"), "ISO-8859-1") == "“It’s closed”"


def test_a_declared_encoding_is_used_and_an_unknown_one_is_not() -> None:
    text = "Мост закрыт, сказал мэр города Рига во вторник утром."
    assert decode(text.encode("cp1251"), "windows-1251") == text
    assert decode(text.encode(), "no-such-encoding") == text
    assert decode(text.encode(), "windows-1251") == text, "what is UTF-8 throughout is UTF-8"


def test_cyrillic_bytes_are_told_without_a_declaration() -> None:
    text = "Мост закрыт, сказал мэр города во вторник. Он откроется в пятницу утром. " * 3
    assert decode(text.encode("cp1251")) == text


def test_a_character_cut_off_at_the_end_costs_only_itself() -> None:
    assert decode("The bridge is closed – ".encode()[:-2]) == "The bridge is closed "


def test_mojibake_is_left_as_it_came() -> None:
    assert decode("Itâ€™s closed".encode()) == "Itâ€™s closed"


@pytest.mark.parametrize("data", [bytes(range(256)) * 4, b"\x00\x01\x02\x03" * 100])
def test_binary_bytes_are_no_text(data: bytes) -> None:
    with pytest.raises(InputError):
        decode(data)


def test_a_text_has_plain_line_ends_composed_letters_and_no_controls() -> None:
    assert normalise("\ufeff\r\n a\r\nb\rc\u2028e\u0301\x00\x07\u200b\u00ad \n\n") == "a\nb\nc\né"


def test_half_a_surrogate_does_not_break_the_digest() -> None:
    assert normalise("a\ud800b").encode() == "a\ufffdb".encode()


@given(st.text())
def test_normalising_twice_changes_nothing(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
    once.encode()


@given(st.binary(max_size=300), st.none() | st.text(max_size=10))
def test_any_bytes_are_a_text_or_an_input_error(data: bytes, declared: str | None) -> None:
    with contextlib.suppress(InputError):
        decode(data, declared)
