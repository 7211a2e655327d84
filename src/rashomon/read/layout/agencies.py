"""News agencies: their names, and the places of a report where one is credited.

A credit says through whom the *text* came: a dateline's "(Reuters) -", "With Agence France-Presse",
a by-line "Jane Roe, Associated Press", "Reporting by …; Editing by …". "He told Reuters" is no
credit (it is a channel, found with the quotations), nor is the credit under a photograph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from rashomon.model import Credit

REUTERS = "Reuters"
# an agency that is not in the gazetteer but says what it is: "Meridian News Agency"
_SAYS_SO = r"(?:[A-ZÀ-Ý][\w’'.-]*\s){1,4}(?:News|Press|Information)\s(?:Agency|Service)"
_UNLISTED = re.compile(_SAYS_SO)


class _Names(NamedTuple):
    everywhere: dict[str, str]
    in_credits: dict[str, str]
    firsts: frozenset[str]
    pattern: re.Pattern[str]


@cache
def _names() -> _Names:
    """The gazetteer, read once: wording → full name, and a pattern of all wordings."""
    everywhere: dict[str, str] = {}
    in_credits: dict[str, str] = {}
    table = files("rashomon").joinpath("data/agencies.tsv").read_text(encoding="utf-8")
    for line in table.splitlines():
        if line.startswith("#") or not line.strip():
            continue
        name, others, shaky = [*line.split("\t"), "", ""][:3]
        for wording in (name, *filter(None, others.split(" | "))):
            everywhere[_key(wording)] = name
        for wording in filter(None, shaky.split(" | ")):
            in_credits.setdefault(_key(wording), name)
    in_credits.update(everywhere)
    # full names in any case ("ASSOCIATED PRESS"), abbreviations as they are printed
    wordings = sorted(in_credits, key=lambda wording: (-len(wording), wording))
    parts = [rf"(?i:{_loose(w)})" if _is_full(w) else re.escape(w) for w in wordings]
    parts.append(_SAYS_SO)
    firsts = frozenset(re.split(r"\W", wording.lower())[0] for wording in wordings)
    firsts |= {"news", "press", "information"}
    return _Names(
        everywhere, in_credits, firsts, re.compile(rf"(?<![\w-])(?:{'|'.join(parts)})(?![\w-])")
    )


def _is_full(wording: str) -> bool:
    return " " in wording or "-" in wording or len(wording) > 6


def _loose(wording: str) -> str:
    return re.escape(wording).replace(r"\ ", r"\s+").replace(r"\-", r"[\s‐-]?-?")


def _key(words: str) -> str:
    words = " ".join(words.replace("’", "'").replace("‐", "-").split())
    if words[:4].lower() == "the ":
        words = words[4:]
    return words.lower() if _is_full(words) else words


def agency_named(words: str) -> str | None:
    """The full name of the news agency that these words name, the whole of them, or ``None``.

    Abbreviations that mean many things ("PA", "MAP", "ANA") name no agency here; inside a credit
    they do (`credits_in`).
    """
    words = words.strip().strip(".,;:()[]")
    for ending in ("'s", "’s", " news agency", " agency", " newswire", " wire service"):
        bare = words.removesuffix(ending)
        found = _names().everywhere.get(_key(words)) or _names().everywhere.get(_key(bare))
        if found:
            return found
    return " ".join(words.split()) if _UNLISTED.fullmatch(words) else None


_NAMED_ON = re.compile(r"\s+[A-ZÀ-Ý]")  # "ANA PERKO" is a person, "ANA" an agency


def credits_in(text: str, start: int, end: int) -> Iterator[Credit]:
    """Every agency named in a stretch that is known to be a credit, in text order."""
    names = _names()
    # true of most lines, and ten times cheaper than the pattern
    if names.firsts.isdisjoint(_words(text[start:end])):
        return
    for found in names.pattern.finditer(text, start, end):
        name = names.in_credits.get(_key(found[0]))
        if name is None and _UNLISTED.fullmatch(found[0]):
            name = " ".join(found[0].split())
            yield Credit(start=found.start(), end=found.end(), agency=name)
        elif name and (
            _key(found[0]) in names.everywhere or not _NAMED_ON.match(text, found.end())
        ):
            yield Credit(start=found.start(), end=found.end(), agency=name)


# --- credits inside a line of the story -----------------------------------------------------

_DASH = r"(?:--|[-–—―_:])"
# "KYIV, April 27 (Reuters) -", "WASHINGTON ( AP ) _", "(dpa) —"; without a dash only after a
# place in capitals, since "Jane Roe (AP) walks" is a caption
_DATELINE = re.compile(
    rf"(?P<place>[^()\n]{{0,80}})\((?P<inside>[^()\n]{{2,60}})\)\.?(?:\s{{0,3}}{_DASH}|(?P<bare>\s))"
)
_SLASHED = re.compile(r"[^/\n]{0,80}/(?P<inside>[^/\n]{2,40})/")  # "MOSCOW, April 27. /TASS/."
_LEADING = re.compile(
    r"(?P<inside>[^\n\W][^\n()\"“”]{1,40}?)\s{0,2}(?:--|[–—―]|-\s)\s*(?=[\"“‘]?[A-Z0-9])"
)
# "Damascus, SANA -", "KYIV. April 27. INTERFAX-UKRAINE –"
_PLACED = re.compile(
    r"(?:[A-ZÀ-Ý0-9][\w’'-]*[.,]{0,2}\s){1,6}?(?P<inside>[^\n()\"“”.,]{2,40}?)\s{0,2}(?:--|[–—―]|-\s)"
)
_TRAILING = re.compile(
    r"[.!?…][\"”’»)\]]*\s*(?P<tail>(?:[(\[]|[-–—―/]{1,2})?\s*(?P<inside>[^\n()\[\].]{2,50}?)"
    r"\s*[)\]]?\.?)$"
)


def credit_in_dateline(text: str, start: int, end: int) -> tuple[Credit, ...]:
    """The agencies that a paragraph's dateline credits; the words are not noise, they are story."""
    for pattern in (_DATELINE, _SLASHED, _LEADING, _PLACED):
        found = pattern.match(text, start, end)
        if not found:
            continue
        if found.groupdict().get("bare") and not _in_capitals(found["place"]):
            continue
        if only_agencies(text, *found.span("inside")):
            return tuple(credits_in(text, *found.span("inside")))
    return ()


def credit_at_end(text: str, start: int, end: int) -> int | None:
    """Where a paragraph's closing credit begins ("… he said. (AFP)"), if it has one."""
    found = _TRAILING.search(text, max(start, end - 80), end)
    if found and only_agencies(text, *found.span("inside")):
        initial = text[found.start() - 1 : found.start()].isupper()  # "Michael R. Bloomberg."
        return (
            None
            if initial and found.start("tail") == found.start("inside")
            else found.start("tail")
        )
    return None


_SIGNED = re.compile(r"\(?(?:Additional )?Reporting by [^;\n]+;[^\n]{0,400}\b[Ee]diting by ")


def credits_of(text: str, start: int, end: int) -> Iterator[Credit]:
    """The agencies that a credit line credits.

    "(Reporting by …; Editing by …)", with the semicolon, is how Reuters signs: all ten such lines
    of the development reports are its own, five of them in reports that name it nowhere else.
    """
    found = list(credits_in(text, start, end))
    if not found and _SIGNED.match(text, start, end):
        found = [Credit(start=start, end=end, agency=REUTERS)]
    yield from found


def only_agencies(text: str, start: int, end: int) -> bool:
    """Whether the stretch names agencies and nothing besides ("AFP/Reuters", "AP and dpa")."""
    rest = _names().pattern.sub(" ", text[start:end])
    return rest != text[start:end] and not set(_words(rest)) - {"and", "the", "with", "in"}


def _in_capitals(place: str) -> bool:
    words = place.replace(",", " ").split()
    return 0 < len(words) <= 6 and words[0].isupper() and len(words[0]) > 2


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())
