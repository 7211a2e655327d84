"""A web page → its story: main text, title, outlet, authors, day of publication.

The story is found by trafilatura, its day by htmldate, both made to depend on nothing but the page:
htmldate would otherwise let today decide which dates are possible.
"""

from __future__ import annotations

import logging
import re
from functools import cache
from typing import Any, NamedTuple

from rashomon.errors import InputError
from rashomon.ingest.dates import day
from rashomon.ingest.markup import visible
from rashomon.ingest.text import LONGEST, decode, line, normalise

LATEST = "2100-01-01"  # htmldate's bound; any fixed day will do, so that the clock does not
_EMBEDDED = re.compile(r"\bdata:[\w/+.-]{1,40};base64,[A-Za-z0-9+/=]{100,}+")
TITLE_ENDS = r"\s[|–—-]\s"  # "Bridge closed | Baltic Daily"
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)


class Page(NamedTuple):
    """What a page says about itself; ``None`` where it does not say."""

    text: str | None
    title: str | None
    outlet: str | None
    author: str | None
    published: str | None
    url: str | None = None


def page(html: bytes | str, *, url: str | None = None, charset: str | None = None) -> Page:
    """Read a page. Comments, menus, link lists and scripts are left out; paragraphs are lines.

    Args:
        url: where the page was; helps with the outlet and the date.
        charset: the encoding the server declared; the page's own declaration comes next.

    Raises:
        InputError: the bytes are no text, or far more of it than a report has.
    """
    if isinstance(html, bytes):
        declared = _CHARSET.search(html[:4096])
        html = decode(html, charset or (declared[1].decode("ascii") if declared else None))
    html = _EMBEDDED.sub("data:,", html.replace("\0", ""))
    if len(html) > LONGEST and visible(html) > LONGEST:
        raise InputError(f"the text of the page is longer than {LONGEST:,} characters")
    found = _extracted(html, url, strict=True)
    if found is None or not found.text:
        found = _extracted(html, url, strict=False) or found
    if found is None:
        return Page(None, None, None, None, _published(html, url))
    return Page(
        text=_without_title(normalise(found.text or ""), line(found.title)) or None,
        title=line(found.title),
        outlet=line(found.sitename) or line(found.hostname),
        author=line(found.author),
        published=day(found.date),
        url=line(found.url),
    )


def _without_title(text: str, title: str | None) -> str:
    """The story without the headline above it, which the page's title says already."""
    first, _, rest = text.partition("\n")
    if (
        title
        and rest
        and _letters(first) in (_letters(title), _letters(re.split(TITLE_ENDS, title)[0]))
    ):
        return rest.strip()
    return text


def _letters(words: str) -> str:
    return "".join(c for c in words.lower() if c.isalnum())


def _dating() -> dict[str, Any]:
    return {"max_date": LATEST, "original_date": True, "extensive_search": True}


def _extracted(html: str, url: str | None, *, strict: bool) -> Any:
    """What trafilatura finds. Strict (its precision mode) is better by .009 of F1 on 90 pages, and
    better too than leaving tables out or repeats; see benchmarks/pages.py."""
    import trafilatura

    _hush()
    try:
        return trafilatura.bare_extraction(
            html,
            url=url,
            favor_precision=strict,
            include_comments=False,
            with_metadata=True,
            date_extraction_params=_dating(),
        )
    except Exception:  # a page that its libraries cannot bear is a page without text
        return None


def _published(html: str, url: str | None) -> str | None:
    import htmldate

    _hush()
    try:
        return day(htmldate.find_date(html, url=url, **_dating()))
    except Exception:
        return None


@cache
def _hush() -> None:
    """These libraries log about pages; what is wrong with one is said in its skipped row."""
    for name in ("trafilatura", "htmldate", "courlan", "justext"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
