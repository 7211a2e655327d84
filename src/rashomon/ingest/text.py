"""Bytes → the text of a report: decoded, normalised once, and from then on fixed.

Nothing is repaired that the sender garbled (mojibake stays as it came): a repair is a guess, and
offsets must point at what stands there.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

from rashomon.errors import InputError

LONGEST = 1_000_000  # characters; spaCy reads no longer text

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# what pages call Latin-1 or ASCII is Windows-1252, says the Encoding Standard of WHATWG
_ALIASES = {"iso8859-1": "cp1252", "ascii": "cp1252", "latin-1": "cp1252"}
_PLAIN_1252 = re.compile("[‘’“”–—…•€£©®°½\xa0«»´·éèêàâáãäåçëíìîïñóòôõöøúùûüÉÀÁÇÑÓÖÜßæœ]")

_CONTROLS = bytes(b for b in range(32) if b not in b"\t\n\v\f\r\x1b")

_NEWLINES = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# control characters, and the invisible ones that only break words (not the joiners of emoji)
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\ufeff]"
)
_SURROGATE = re.compile("[\ud800-\udfff]")


def decode(data: bytes, declared: str | None = None) -> str:
    """The characters that these bytes stand for.

    A byte order mark is believed first, then UTF-8 if the bytes are UTF-8 throughout, then the
    encoding that was declared, then Windows-1252 if little else than its quotation marks and
    accents comes out, then the guess of charset-normalizer.

    Raises:
        InputError: the bytes are no text, or in no encoding that can be told.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _checked(data[len(mark) :].decode(encoding, "replace"))
    wide = _wide(data)
    if wide:
        return _checked(data.decode(wide, "replace"))
    try:
        return _checked(data.decode("utf-8"))
    except UnicodeDecodeError as fault:
        first = fault
    head = data[:20_000]
    if len(head.translate(None, _CONTROLS)) < 0.95 * len(head):
        raise InputError("it is binary, not text")
    if declared:
        try:
            name = codecs.lookup(declared).name
            if name != "utf-8":
                return _checked(data.decode(_ALIASES.get(name, name)))
        except (LookupError, UnicodeError, ValueError):
            pass  # an unknown or untrue declaration counts as none
    if first.start >= len(data) - 3 and first.start > 8:  # only the last character is cut off
        return _checked(data[: first.start].decode("utf-8"))
    western = data.decode("cp1252", "replace")
    odd = sum(1 for c in western if c > "\x7f")
    if len(_PLAIN_1252.findall(western)) >= 0.9 * odd and odd < 0.2 * len(western):
        return _checked(western)
    if _mostly_utf8(data):
        return _checked(data.decode("utf-8", "replace"))
    from charset_normalizer import from_bytes

    best = from_bytes(data[:200_000]).best()
    if best is None:
        raise InputError("its encoding cannot be told; give it as UTF-8")
    return _checked(data.decode(best.encoding, "replace"))


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of plain letters is zero."""
    head = data[:2000]
    if len(head) < 8 or b"\0" not in head:
        return None
    even, odd = head[::2].count(0), head[1::2].count(0)
    if odd > 0.6 * len(head) / 2 and even < 0.1 * len(head) / 2:
        return "utf-16-le"
    if even > 0.6 * len(head) / 2 and odd < 0.1 * len(head) / 2:
        return "utf-16-be"
    return None


def _mostly_utf8(data: bytes) -> bool:
    text = data.decode("utf-8", "replace")
    whole = sum(1 for c in text if c > "\x7f" and c != "\ufffd")
    return whole > 4 * text.count("\ufffd")


def _checked(text: str) -> str:
    if not looks_like_text(text[:20_000]):
        raise InputError("it is binary, not text")
    return text


def looks_like_text(sample: str) -> bool:
    """Whether a sample holds next to no control or undecodable characters."""
    odd = sum(1 for c in sample if (c < " " and c not in "\t\n\r\x0b\x0c\x1b") or c == "\ufffd")
    return odd <= 0.05 * len(sample)


def normalise(text: str) -> str:
    """The text as it is kept: ``\\n`` at line ends, NFC, no controls, no outer blanks."""
    text = _NEWLINES.sub("\n", text)
    text = _INVISIBLE.sub("", text)
    text = _SURROGATE.sub("\ufffd", text)
    return unicodedata.normalize("NFC", text).strip()


def line(text: str | None) -> str | None:
    """A title or a name: normalised, on one line; ``None`` when nothing is left."""
    return " ".join(normalise(text).split()) or None if text else None
