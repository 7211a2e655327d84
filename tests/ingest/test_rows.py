"""A row becomes a report: what wins, what it is called, in which language it is."""

from __future__ import annotations

import pytest

from rashomon.errors import InputError
from rashomon.ingest.rows import Defaults, Row, authors, headline, report
from rashomon.model import Report

TEXT = "The bridge over the Daugava was closed on Monday, the city of Riga said."
PAGE = (
    "<html><head><title>Bridge closed</title><meta property='og:site_name' content='Baltic Daily'>"
    "<meta name='author' content='Ana Perko'>"
    "<meta property='article:published_time' content='2022-04-27T10:00:00Z'></head><body><article>"
    + f"<p>{TEXT} {TEXT}</p><p>“It is old,” said the mayor, who had seen it.</p>" * 3
    + "</article></body></html>"
)


def made(defaults: Defaults = Defaults(), **given: object) -> Report:  # noqa: B008
    return report(Row(given=given), "x.jsonl", defaults)


def test_a_row_says_more_than_its_page_and_its_page_more_than_the_defaults() -> None:
    defaults = Defaults(published="2020-01-01", outlet="Nobody")
    found = made(defaults, text=TEXT, html=PAGE, title="Mine")
    assert (found.text, found.title, found.outlet) == (TEXT, "Mine", "Baltic Daily")
    assert (found.published, found.published_basis) == ("2022-04-27", "metadata")
    assert found.author == ("Ana Perko",)
    found = made(defaults, text=TEXT, published="2021-05-06")
    assert (found.published, found.published_basis) == ("2021-05-06", "given")
    found = made(defaults, text=TEXT)
    assert (found.published, found.published_basis) == ("2020-01-01", "given")
    assert found.outlet == "Nobody"


def test_a_page_alone_gives_the_story_too() -> None:
    found = made(html=PAGE)
    assert "“It is old,” said the mayor" in found.text
    assert "\n" in found.text


def test_a_dateline_gives_the_day_and_an_impossible_day_is_unknown() -> None:
    found = made(text=f"RIGA, April 27, 2022 — {TEXT}")
    assert (found.published, found.published_basis) == ("2022-04-27", "text")
    found = made(text=TEXT, published="2022-02-31")
    assert (found.published, found.published_basis) == (None, "unknown")


def test_an_id_is_the_rows_own_or_made_of_what_it_says_and_not_of_its_path() -> None:
    assert made(text=TEXT, id="a").id == "a"
    assert made(text=TEXT, id=7).id == "7"
    one = report(Row(given={"text": TEXT}), "a.txt", Defaults())
    other = report(Row(given={"text": TEXT}), "b.txt", Defaults())
    assert one.id == other.id and len(one.id) == 12
    assert made(text=TEXT, title="T").id != one.id


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("Ana Perko and Ivo Maras", ("Ana Perko", "Ivo Maras")),
        ("By Ana Perko, Ivo Maras", ("Ana Perko", "Ivo Maras")),
        ("Perko, Ana", ("Perko, Ana",)),
        (["Ana Perko", {"name": "Ivo Maras"}], ("Ana Perko", "Ivo Maras")),
        ({"@type": "Person", "name": "Ana Perko"}, ("Ana Perko",)),
        ("https://daily.example.org/ana", ()),
        ([None, 3, ""], ()),
        (None, ()),
        (12, ()),
    ],
)
def test_authors_come_in_many_shapes(value: object, names: tuple[str, ...]) -> None:
    assert authors(value) == names


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({}, "neither 'text' nor 'html'"),
        ({"text": ""}, "empty"),
        ({"text": " \n\t"}, "empty"),
        ({"text": 3}, "not a string"),
        ({"html": "<html><body></body></html>"}, "no story text"),
        ({"html": 5}, "not a string"),
        ({"text": "a" * 1_000_001}, "longer than 1,000,000"),
    ],
)
def test_a_row_without_a_text_that_can_be_read_says_why(given: dict[str, object], why: str) -> None:
    with pytest.raises(InputError, match=why):
        made(**given)


FRENCH = (
    "Le pont sur la Daugava a été fermé lundi, a annoncé la ville de Riga. Il ne rouvrira pas "
    "avant la fin de la semaine, selon le maire, qui a parlé devant les journalistes."
)


def test_a_text_in_another_language_is_turned_away_by_name_unless_asked_for() -> None:
    with pytest.raises(InputError, match=r"French \(fr\).*--language en"):
        made(text=FRENCH)
    assert made(Defaults(language="en"), text=FRENCH).language == "en"
    with pytest.raises(InputError, match="German"):
        made(text=TEXT, language="de-AT")
    assert made(text=FRENCH, language="en-US").language == "en"


def test_short_and_mixed_texts_are_not_turned_away() -> None:
    assert made(text="Pont fermé").language is None
    assert made(text=f"{TEXT} {TEXT} {TEXT} {FRENCH}").language == "en"


def test_a_headline_is_a_short_first_line_without_a_stop_above_longer_ones() -> None:
    assert headline(f"Bridge in Riga closed\n\n{TEXT}") == "Bridge in Riga closed"
    assert headline(f"{TEXT}\n\n{TEXT}") is None
    assert headline("Bridge in Riga closed") is None
    assert headline("Bridge in Riga closed\n\nBy Ana Perko") is None
