"""Lines that are not story: footers, invitations, by-lines, rights, captions, agency credits.

Every rule looks at one line (or at the last sentences of one) and is anchored at its start, so
the time is linear. The rules are conservative: a line is marked when its *form* is a footer's;
that it talks about a newsletter or a photograph is not enough.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple

from rashomon.model import Credit
from rashomon.read.layout.agencies import credit_at_end, credits_in, only_agencies

LONGEST = 320  # characters; no footer of the development reports that is one line is longer

EDGE = 6  # lines at the top and the bottom of a report where by-lines and credits stand
BARE_EDGE = 3  # where a line that is an agency's name and no more credits the text, not a picture


class Footer(NamedTuple):
    """A stretch that is not story; ``credits`` says whether agencies named in it are credited."""

    start: int
    end: int
    kind: Literal["boilerplate", "caption"]
    credits: bool


@cache
def words(name: str) -> frozenset[str]:
    """The words of one word list, read once."""
    table = files("rashomon").joinpath(f"data/{name}.txt").read_text(encoding="utf-8")
    return frozenset(w for line in table.splitlines() if line[:1] != "#" for w in line.split())


@cache
def _forms(name: str) -> re.Pattern[str]:
    """The forms of one file as one pattern, compiled once."""
    forms: list[str] = []
    named: dict[str, str] = {}
    table = files("rashomon").joinpath(f"data/{name}.txt").read_text(encoding="utf-8")
    for line in table.splitlines():
        if not line or line.startswith("#"):
            continue
        form = re.sub(r"<([A-Z]+)>", lambda part: named[part[1]], line)
        naming = re.match(r"([A-Z]+) = (.*)", form)
        if naming:
            named[naming[1]] = naming[2]
        else:
            forms.append(f"(?:{form})")
    return re.compile("|".join(forms), re.IGNORECASE)


# a by-line: "By Jane Roe and John Poe, Chief Correspondent"
_CAPITAL = r"[A-ZÀ-Ý][\w.’'&-]*"
_BYLINE = re.compile(
    rf"(?:(?:Story|Words|Text|Written|Report) by|By|BY|by) {_CAPITAL}"
    rf"(?:,? (?:and|AND|&|de|van|von|der|del|la|bin|al|{_CAPITAL})){{1,9}}"
    rf"(?:(?:,| \||/| -| –| —| for| in| at) ?(?:{_CAPITAL}|the)"
    rf"(?: (?:{_CAPITAL}|of|the|in|and|for|staff|writer|reporter|editor)){{0,5}}){{0,3}}"
)
# the credit of a photograph: "Jane Roe / AP"
_PICTURED = re.compile(r"[A-ZÀ-Ý][\w.’'-]* [^,|\n]{0,40}/|[^/\n]{2,30}/[^/\n]{2,30}/")


_ROLE = re.compile(
    r"(?:staff )?(?:writers?|reporters?|correspondents?|staff|news|editors?)\W*$", re.IGNORECASE
)
_NAME = r"[A-ZÀ-Ý][\w.’'-]+"
_PERSON = rf"{_NAME} (?:{_NAME} )?{_NAME}"
_HELPED = re.compile(
    r"contributed (?:reporting|to (?:this|the) )|contributed\W*$"
    r"|\b(?:material|information|reporting|content)\b.*\bthis (?:story|report|article|dispatch)\b"
    r"|\bthis (?:story|report|article|dispatch) (?:includes|contains|uses|is based|was compiled)\b",
    re.IGNORECASE,
)
_BYLINE_BEFORE = re.compile(
    rf"[Bb][Yy] {_NAME}(?:,? (?:and |AND |& |de |van |von |al )?{_NAME}){{0,7}}\W*"
    r"(?:for |of |in )?(?:[Tt]he )?$"
    r"|(?:[Bb][Yy] )?(?:[Tt]he )?$"
    rf"|{_PERSON}(?:,? and {_PERSON})?\s?(?:,|\||/|-|–|—|\(|for|of)\s?(?:[Tt]he )?$"
)
_OWNED = re.compile(r"©|\(?c\)|copyright|(?:additional )?reporting by", re.IGNORECASE)
_ANYWHERE = ("click here", "like to hear", "rights reserved", "contributed", "]")
_SENTENCE = re.compile(
    r"[.!?…][\"”’»)\]]*\s*(?=[\"“‘(\[©]?[A-ZÀ-Ý(\[©]|sources? |source:|via |with |to (?:see|read) )"
)


def footer_line(text: str, start: int, end: int, *, first: bool, edge: int) -> Footer | None:
    """What a whole line is, if it is no story.

    Args:
        first: it is the first of the report: a headline may look like a footer.
        edge: how many lines stand above or below it, whichever are fewer.
    """
    if end - start > LONGEST:
        return None
    line = text[start:end]
    if (
        not first
        and line[-1] != ":"
        and (edge < EDGE or end - start <= 60)  # in mid-text only a photograph's, which is short
        and _only_credit(text, start, end)
    ):
        reach = BARE_EDGE if only_agencies(text, start, end) else EDGE
        if edge < reach and not _PICTURED.match(line):
            return Footer(start, end, "boilerplate", True)
        return Footer(start, end, "caption", False)  # in mid-text, the credit of a photograph
    if _forms("captions").fullmatch(line):
        return Footer(start, end, "caption", False)
    bare = line.strip("()[]*_•·►▶|– \t")
    if first and bare.count(" ") > 3:  # a headline may begin with "Video:" or "Read more"
        return None
    if not bare or _is_footer(bare):
        credits = edge < EDGE and bool(_OWNED.match(bare))
        return Footer(start, end, "boilerplate", credits)
    if edge < EDGE and _BYLINE.fullmatch(bare):
        return Footer(start, end, "boilerplate", True)
    return None


def _is_footer(line: str) -> bool:
    if _forms("footers").fullmatch(line) or _forms("headers").fullmatch(line):
        return True
    low = line.lower()
    return any(piece in low for piece in _ANYWHERE) and bool(
        _forms("footers-anywhere").fullmatch(line)
    )


def footer_head(text: str, start: int, end: int) -> Footer | None:
    """What stands before the first words of a line, where there is something besides it."""
    found = _forms("headers").match(text, start, min(end, start + LONGEST))
    if found is None or found.end() >= end:
        return None
    return Footer(start, found.end(), "boilerplate", False)


def footer_tail(text: str, start: int, end: int, *, edge: int) -> Footer | None:
    """The footer glued to the end of a story line, with or without a blank, if there is one."""
    low = max(start, end - LONGEST)
    tail = text[low:end].lower()
    at = credit_at_end(text, start, end) if edge < EDGE else None
    if not any(hint in tail for hint in words("footer-hints")):
        return Footer(at, end, "boilerplate", True) if at is not None else None
    photo = any(hint in tail for hint in ("photo", "image", "picture", "©", "/", "via "))
    found = _forms("captions-at-end").search(text, max(start, end - 150), end) if photo else None
    if found and found.start() > start:
        return _captioned(text, start, found.start(), end)
    begins = [m.end() for m in _SENTENCE.finditer(text, low, end - 3)]
    best = at
    for begin in reversed(begins[-6:]):
        if begin > start and _is_tail(text, begin, best if best is not None else end):
            best = begin
    return Footer(best, end, "boilerplate", True) if best is not None else None


def _is_tail(text: str, begin: int, end: int) -> bool:
    line = text[begin:end].strip("()[]*_•·►▶| \t")
    low = line.lower()
    if len(line) < 8 or not any(hint in low for hint in words("footer-hints")):
        return False
    return _is_footer(line) or _only_credit(text, begin, end)


def _captioned(text: str, start: int, credit: int, end: int) -> Footer:
    """A photo credit with its caption, when what stands before it is one short sentence.

    A longer one may be the story's, and a caption left in is the lesser fault.
    """
    before = text[start:credit].rstrip()
    inner = _SENTENCE.search(before[:-1]) if before else None
    if before.count(" ") < 18 and inner is None and "”" not in before and '"' not in before:
        return Footer(start, end, "caption", False)
    return Footer(credit, end, "caption", False)


def _only_credit(text: str, start: int, end: int) -> bool:
    """Whether a line says through which agency the text came, and nothing else."""
    if end - start > 200:
        return False
    found = list(credits_in(text, start, end))
    if not found:
        return False
    line = text[start:end]
    rest = [text[a:b] for a, b in _between(found, start, end)]
    besides = re.findall(r"[^\W\d_]+", " ".join(rest).lower())
    if all(word in words("credit-words") for word in besides):
        return bool(besides) or "©" in line or only_agencies(text, start, end)
    if _HELPED.search(line):
        return True
    before, after = text[start : found[0].start].lstrip("([ "), text[found[-1].end : end]
    spelt_out = found[0].end - found[0].start > 7
    if not _BYLINE_BEFORE.match(before) and not (
        spelt_out and re.fullmatch(rf"{_PERSON}\s", before)  # "Jane Roe Agence France-Presse"
    ):
        return False
    return not after.strip(" .)]|") or bool(_ROLE.match(after.strip(" .)]|,")))


def _between(found: list[Credit], start: int, end: int) -> list[tuple[int, int]]:
    edges = [start]
    for credit in found:
        edges += [credit.start, credit.end]
    edges.append(end)
    return list(zip(edges[::2], edges[1::2], strict=True))
