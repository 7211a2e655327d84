"""HTML made of functions; every string is escaped unless it was made here.

Text from reports is hostile until shown otherwise: it goes through ``esc`` whether it lands
between tags or in an attribute, and what steers terminals or the direction of writing is taken
out on the way.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from html import escape

from rashomon.tell.words import steady


class Markup(str):
    """HTML, ready to be put between tags."""

    __slots__ = ()


Child = str | Markup | None | Iterable["Child"]

_EMPTY = frozenset({"meta", "input", "br", "hr", "link"})


def esc(text: str) -> Markup:
    """Text as HTML, safe between tags and in quoted attributes."""
    return Markup(escape(steady(text), quote=True))


def join(*children: Child) -> Markup:
    """Children one after the other; strings escaped, ``None`` left out, iterables opened."""
    return Markup("".join(_pieces(children)))


def el(name: str, /, *children: Child, **attributes: str | int | bool | None) -> Markup:
    """One element: ``el("a", "here", href="#x", class_="link")``.

    A trailing underscore is dropped from attribute names, other underscores become hyphens;
    ``None`` and ``False`` leave an attribute out, ``True`` sets it without a value.
    """
    given = "".join(
        f" {_attribute(key)}" if value is True else f' {_attribute(key)}="{esc(str(value))}"'
        for key, value in attributes.items()
        if value is not None and value is not False
    )
    if name in _EMPTY:
        return Markup(f"<{name}{given}>")
    return Markup(f"<{name}{given}>{join(*children)}</{name}>")


@cache
def _attribute(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def _pieces(children: Iterable[Child]) -> Iterable[str]:
    for child in children:
        if child is None:
            continue
        if isinstance(child, Markup):
            yield child
        elif isinstance(child, str):
            yield esc(child)
        else:
            yield from _pieces(child)
