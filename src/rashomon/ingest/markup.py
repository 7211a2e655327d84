"""Pieces of HTML as a reader sees them: without scripts and tags, in linear time for any input."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape


def cleaned(html: str) -> str:
    """A piece of HTML as text: paragraphs as lines, tags gone, entities read."""
    html = " ".join("".join(told(html)).split())
    html = re.sub(
        r"(?i)<\s*(?:/?(?:p|div|li|ul|ol|h[1-6]|blockquote|tr|table)|br)\b[^<>]*>", "\n", html
    )
    text = unescape(re.sub(r"<[^<>]*>", "", html)).replace("\xa0", " ")
    return "\n".join(filter(None, (" ".join(one.split()) for one in text.split("\n"))))


_UNTOLD = re.compile(r"<(script|style|figure|iframe)\b", re.IGNORECASE)


def told(html: str) -> Iterator[str]:
    """The pieces of HTML outside scripts, styles, figures and frames; one left open is none."""
    at = 0
    left_open: set[str] = set()
    for opening in _UNTOLD.finditer(html):
        name = opening[1].lower()
        if opening.start() < at or name in left_open:
            continue
        closing = re.compile(f"</{name}", re.IGNORECASE).search(html, opening.end())
        if closing is None:
            left_open.add(name)
            continue
        yield html[at : opening.start()]
        at = html.find(">", closing.end()) + 1 or len(html)
    yield html[at:]


def visible(html: str) -> int:
    """About how many characters of a page a reader sees."""
    return sum(len(piece) for part in told(html) for piece in re.split(r"<[^<>]*>", part))
