"""A page's story, and what the page says about it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.errors import InputError
from rashomon.ingest.pages import page

STORY = (
    "<p>The bridge over the Daugava was closed on Monday, the city of Riga said, after cracks "
    "were found in two of its pillars.</p>"
    "<p>“We close it before somebody is hurt,” said the mayor, Ilze Ozola, who had walked over it "
    "in the morning with two engineers.</p>"
    "<h2>Ferries sail</h2>"
    "<p>Ferries will carry people over the river until the autumn, she said.</p>"
)


def html(head: str = "", body: str = STORY, after: str = "") -> str:
    return (
        f"<!DOCTYPE html><html><head><title>Bridge closed</title>{head}</head><body>"
        "<nav><a href='/'>Home</a> <a href='/news'>News</a></nav>"
        f"<article><h1>Bridge closed in Riga</h1>{body}</article>{after}</body></html>"
    )


def test_the_story_is_its_paragraphs_as_lines_and_the_menu_is_left_out() -> None:
    found = page(html(after="<div id='comments'><p>I never liked that bridge at all!</p></div>"))
    assert found.text is not None
    lines = found.text.split("\n")
    assert lines[0].startswith("The bridge over the Daugava")
    assert lines[1].startswith("“We close it") and lines[1].endswith("engineers.")
    assert "News" not in found.text and "never liked" not in found.text


@pytest.mark.parametrize(
    "head",
    [
        "<meta property='article:published_time' content='2022-04-27T21:00:00-05:00'>",
        "<meta name='date' content='2022-04-27'>",
        '<script type="application/ld+json">{"@type": "NewsArticle", '
        '"datePublished": "2022-04-27T08:00:00Z", "dateModified": "2022-05-02"}</script>',
    ],
)
def test_the_day_is_the_one_the_page_was_first_published(head: str) -> None:
    assert page(html(head)).published == "2022-04-27"


def test_a_page_without_a_day_has_none_whatever_the_clock_says() -> None:
    assert page(html()).published is None
    assert page(html(body="<p>Updated 2 hours ago</p>" + STORY)).published is None
    assert page(html(body="<p>Yesterday, 10:40</p>" + STORY)).published is None


def test_a_day_after_today_is_believed_since_today_is_not_known() -> None:
    head = "<meta property='article:published_time' content='2061-04-27T10:00:00Z'>"
    assert page(html(head)).published == "2061-04-27"


def test_title_outlet_and_address_are_the_pages_own() -> None:
    head = (
        "<meta property='og:title' content='Bridge closed in Riga'>"
        "<meta property='og:site_name' content='Baltic Daily'>"
        "<link rel='canonical' href='https://daily.example.org/1'>"
    )
    found = page(html(head))
    assert (found.title, found.outlet) == ("Bridge closed in Riga", "Baltic Daily")
    assert found.url == "https://daily.example.org/1"
    assert page(html(), url="https://www.daily.example.org/1").outlet == "daily.example.org"


def test_a_page_is_decoded_as_it_or_its_server_declares() -> None:
    text = html("<meta charset='windows-1257'>", STORY.replace("Ilze Ozola", "Žanis Šķēle"))
    found = page(text.encode("cp1257"))
    assert found.text and "Žanis Šķēle" in found.text
    found = page(text.replace("windows-1257", "utf-8").encode("cp1257"), charset="windows-1257")
    assert found.text and "Žanis Šķēle" in found.text


def test_a_page_without_a_story_has_no_text() -> None:
    assert page("<html><body><script>let a = 1</script></body></html>").text is None
    assert page("").text is None


@given(
    st.lists(st.sampled_from(["<p>", "</p>", "<html>", "<!--", "]]>", "&#0;", "<a href=", "a "]))
)
def test_any_pieces_are_a_page(pieces: list[str]) -> None:
    page("".join(pieces))


@given(st.binary(max_size=200))
def test_any_bytes_are_a_page_or_an_input_error(data: bytes) -> None:
    try:
        page(data)
    except InputError:
        return
