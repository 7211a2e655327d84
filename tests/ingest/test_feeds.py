"""RSS and Atom items as rows."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.errors import InputError
from rashomon.ingest.feeds import feed

RSS = b"""<?xml version="1.0"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
     xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Baltic Daily</title><link>https://daily.example.org</link>
<item><title>Bridge &amp; road closed</title><link>https://daily.example.org/1</link>
  <dc:creator>Ana Perko</dc:creator><pubDate>Wed, 27 Apr 2022 10:00:00 GMT</pubDate>
  <description>Short.</description>
  <content:encoded><![CDATA[<p>The bridge was <b>closed</b>.</p>
  <p>It opens &ndash; maybe &ndash; soon.</p>
  <script>x()</script>]]></content:encoded></item>
<item><title>Second</title><source url="https://wire.example.org">Northern Wire</source>
  <description>Plain words only</description><guid>https://daily.example.org/2</guid></item>
</channel></rss>"""

ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Baltic Daily</title>
<entry><title>Bridge closed</title><link rel="self" href="https://x.example.org"/>
<link href="https://daily.example.org/1"/><updated>2022-04-28T00:00:00Z</updated>
<published>2022-04-27T00:00:00Z</published><author><name>Ana Perko</name></author>
<summary>Short</summary>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>One.</p><p>Two.</p></div></content>
</entry></feed>"""


def test_the_fullest_text_of_an_item_is_taken_and_its_html_cleaned() -> None:
    first, second = feed(RSS)
    assert first.given["text"] == "The bridge was closed.\nIt opens – maybe – soon."
    assert first.given["title"] == "Bridge & road closed"
    assert first.given["author"] == ["Ana Perko"]
    assert second.given["text"] == "Plain words only"
    assert second.given["url"] == "https://daily.example.org/2"


def test_an_items_source_is_its_outlet_and_else_the_feed_is() -> None:
    assert [row.given["outlet"] for row in feed(RSS)] == ["Baltic Daily", "Northern Wire"]


def test_atom_is_read_too() -> None:
    (row,) = feed(ATOM)
    assert row.given["text"] == "One.\nTwo."
    assert row.given["url"] == "https://daily.example.org/1"
    assert row.given["published"].startswith("2022-04-27")
    assert row.given["author"] == ["Ana Perko"]


def test_other_encodings_and_named_characters_of_html_are_read() -> None:
    text = '<?xml version="1.0" encoding="windows-1251"?><rss><channel><title>Мост&nbsp;дня</title>'
    text += "<item><description>Мост закрыт &mdash; мэр</description></item></channel></rss>"
    (row,) = feed(text.encode("cp1251"))
    assert row.given["text"] == "Мост закрыт — мэр"
    assert row.given["outlet"] == "Мост дня"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b'<!DOCTYPE x [<!ENTITY a "b">]><rss><channel/></rss>', "document type"),
        (b"<rss><channel>", "broken"),
        (b"<other/>", "no RSS or Atom"),
    ],
)
def test_what_is_no_feed_says_why(data: bytes, why: str) -> None:
    with pytest.raises(InputError, match=why):
        list(feed(data))


@given(
    st.lists(st.sampled_from([b"<rss>", b"<item>", b"</item>", b"</rss>", b"<p", b"&lt;", b"\xff"]))
)
def test_any_pieces_are_a_feed_or_an_input_error(pieces: list[bytes]) -> None:
    with contextlib.suppress(InputError):
        list(feed(b"".join(pieces)))
