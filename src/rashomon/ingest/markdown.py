"""Markdown → plain text: headings and paragraphs as lines, marks of emphasis and links gone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

_FRONT = re.compile(r"\A---[ \t]*\n(.{0,4000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"^([A-Za-z_]{2,20})[ \t]*:[ \t]*(\S.*)$", re.MULTILINE)
_FENCE = re.compile(r"^ {0,3}(```+|~~~+)")
_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*")
_RULE = re.compile(r" {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|=+)")
_BULLET = re.compile(r"^[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+")
_REFERENCE = re.compile(r" {0,3}\[[^\]\n]{1,80}\]:[ \t]*\S+.*")
_IMAGE = re.compile(r"!\[[^\]\n]{0,300}\](?:\([^()\n]{0,500}\)|\[[^\]\n]{0,80}\])")
_LINK = re.compile(r"\[([^\[\]\n]{1,300})\](?:\([^()\n]{0,500}\)|\[[^\]\n]{0,80}\])")
_ADDRESS = re.compile(r"<((?:https?|mailto):[^<>\s]{1,500})>")
_TAG = re.compile(r"</?[a-zA-Z][^<>\n]{0,300}>")
_EMPHASIS = (
    re.compile(r"(?<![\w*])(\*{1,3})(?=[^\s*])([^*\n]{1,2000}?)(?<=[^\s*])\1(?![\w*])"),
    re.compile(r"(?<![\w_])(_{1,3})(?=[^\s_])([^_\n]{1,2000}?)(?<=[^\s_])\1(?![\w_])"),
    re.compile(r"(~~)(?=\S)([^~\n]{1,2000}?)(?<=\S)\1"),
    re.compile(r"(`+)([^`\n]{1,500}?)\1"),
)
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!|>~-])")
_KEYS = {"title": "title", "author": "author", "authors": "author", "date": "published"}
_KEYS |= {"published": "published", "url": "url", "outlet": "outlet", "source": "outlet"}
_KEYS |= {"language": "language", "lang": "language"}


class Plain(NamedTuple):
    """The text, and what the front matter and the first heading say."""

    text: str
    given: dict[str, Any]


def plain(source: str) -> Plain:
    """Read Markdown. Lines of one paragraph are joined; code blocks and pictures are left out."""
    given: dict[str, Any] = {}
    front = _FRONT.match(source)
    if front:
        for key, value in _FIELD.findall(front[1]):
            if key.lower() in _KEYS:
                given.setdefault(_KEYS[key.lower()], value.strip().strip("\"'"))
        source = source[front.end() :]
    source = "".join(_outside(source, "<!--", "-->"))
    blocks: list[list[str]] = [[]]
    fence = ""
    for raw in source.split("\n"):
        opened = _FENCE.match(raw)
        if fence or opened:
            if opened and not fence:
                fence = opened[1]
            elif fence and raw.strip().startswith(fence):
                fence = ""
            continue
        heading = _HEADING.fullmatch(raw[:1000])
        row = re.sub(r"^(?:[ \t]*>)+[ \t]?", "", raw)
        if heading:
            words = inline(heading[2])
            if words and heading[1] == "#":
                given.setdefault("title", words)
            blocks += [[words], []]
        elif not row.strip() or _RULE.fullmatch(row[:200]) or _REFERENCE.fullmatch(row[:600]):
            blocks.append([])
        elif _BULLET.match(row):
            blocks.append([_BULLET.sub("", row).strip()])
        else:
            blocks[-1].append(row.strip())
    lines = [inline(" ".join(block)) for block in blocks if block]
    return Plain("\n\n".join(filter(None, lines)), given)


def _outside(text: str, opening: str, closing: str) -> Iterator[str]:
    """The pieces of a text outside its comments; one that is never closed is none."""
    at = 0
    while (start := text.find(opening, at)) >= 0 and (end := text.find(closing, start)) >= 0:
        yield text[at:start]
        at = end + len(closing)
    yield text[at:]


def inline(text: str) -> str:
    """One paragraph without its marks."""
    text = _LINK.sub(r"\1", _IMAGE.sub("", text))
    text = _TAG.sub("", _ADDRESS.sub(r"\1", text))
    for marks in _EMPHASIS:
        text = marks.sub(r"\2", text)
    return _ESCAPED.sub(r"\1", text).strip()
