"""RSS and Atom → one row an item. Document types (and with them entity bombs) are refused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from html.entities import html5
from typing import Any
from xml.etree import ElementTree
from xml.parsers import expat

from rashomon.errors import InputError
from rashomon.ingest.markup import cleaned
from rashomon.ingest.rows import Row
from rashomon.ingest.text import decode, line

_ITEMS = ("item", "entry")
_TEXTS = ("encoded", "content", "description", "summary")  # the fullest first
_DATES = ("pubDate", "published", "issued", "date", "updated")


class _RefusedError(InputError):
    pass


def feed(data: bytes) -> Iterator[Row]:
    """The items of a feed, in its order; an item's number counts from 1.

    An item's ``source`` names its outlet, since a feed that gathers others' items is none; else
    the feed's title does. What an item holds of HTML is cleaned as a page is.

    Raises:
        InputError: this is no well-formed feed.
    """
    root = _parsed(data)
    if _name(root) not in ("rss", "feed", "RDF"):
        raise InputError(f"this XML is no RSS or Atom feed (its root is '{_name(root)}')")
    channel = next((one for one in root.iter() if _name(one) == "channel"), root)
    outlet = line(_said(channel, "title"))
    items = [one for one in root.iter() if _name(one) in _ITEMS]
    for number, item in enumerate(items, start=1):
        yield _item(number, item, outlet)


def _parsed(data: bytes) -> ElementTree.Element:
    builder = ElementTree.TreeBuilder()
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True

    def refuse(*_: Any) -> None:
        raise _RefusedError("this XML declares a document type or entities, which is refused")

    def start(tag: str, fields: dict[str, str]) -> None:
        builder.start(tag, fields)

    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    parser.StartElementHandler = start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.data
    try:
        parser.Parse(_readable(data), True)
        root = builder.close()
    except expat.ExpatError as fault:
        raise InputError(f"this XML is broken ({fault})") from fault
    except (ValueError, LookupError, AssertionError) as fault:
        raise InputError("this XML is broken") from fault
    return root


_DECLARED = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([\w.:-]{2,40})[\"'][^>]*\?>")
_NAMED = re.compile(r"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z]{2,10});")


def _readable(data: bytes) -> bytes:
    """The feed as UTF-8, with the named characters of HTML ("&nbsp;") that XML does not know."""
    declared = _DECLARED.match(data.lstrip())
    text = decode(data, declared[1].decode("ascii") if declared else None).lstrip()
    text = re.sub(r"^<\?xml[^>]*\?>", "", text)
    if "&" in text:
        text = _NAMED.sub(lambda name: html5.get(f"{name[1]};", name[0]), text)
    return text.encode("utf-8", "replace")


def _item(number: int, item: ElementTree.Element, outlet: str | None) -> Row:
    source = next((one for one in item if _name(one) == "source"), None)
    origin = None
    if source is not None:
        origin = line(source.text) or line(_said(source, "title"))
    given: dict[str, Any] = {
        "title": _plain(_said(item, "title")),
        "outlet": origin or outlet,
        "author": _authors(item),
        "url": _link(item),
        "published": next(filter(None, (_said(item, name) for name in _DATES)), None),
        "language": None,
    }
    html = None
    for name in _TEXTS:
        said = _said(item, name)
        if said and said.strip():
            if re.search(r"<[a-zA-Z/!][^>]*>|&[a-z]+;|&#", said):
                html = said
            else:
                given["text"] = said
            break
    else:
        given["text"] = ""
    if html is not None:
        given["text"] = cleaned(html)
    return Row(number=number, given=given, basis="metadata")


def _plain(title: str | None) -> str | None:
    return line(cleaned(title)) if title and ("<" in title or "&" in title) else line(title)


def _authors(item: ElementTree.Element) -> list[str]:
    names = []
    for one in item:
        if _name(one) in ("author", "creator"):
            name = _said(one, "name") or "".join(one.itertext())
            inner = re.fullmatch(r"\s*\S+@\S+\s*\((.+)\)\s*", name)  # "jane@example.org (Jane Roe)"
            names.append(inner[1] if inner else name)
    return names


def _link(item: ElementTree.Element) -> str | None:
    for one in item:
        if _name(one) == "link":
            if one.get("href") and one.get("rel", "alternate") == "alternate":
                return one.get("href")
            if one.text and one.text.strip():
                return one.text.strip()
    guid = _said(item, "guid")
    return guid.strip() if guid and guid.strip().startswith("http") else None


def _said(element: ElementTree.Element, name: str) -> str | None:
    for one in element:
        if _name(one) == name:
            inner = "".join(one.itertext())
            if one.get("type") == "xhtml":
                inner = "".join(map(_written, one))
            return inner
    return None


def _written(element: ElementTree.Element) -> str:
    """An element of XHTML written out again, without what its tags say besides their names."""
    name = _name(element)
    inner = escape(element.text or "") + "".join(map(_written, element))
    return f"<{name}>{inner}</{name}>{escape(element.tail or '')}"


def _name(element: ElementTree.Element) -> str:
    tag = element.tag
    return tag.rsplit("}", 1)[-1] if isinstance(tag, str) else ""
