"""Acts in headlines whose verb the parser took for a name: "Former Mayor Dies at 81".

Only lines that look like headlines are read: short, most words capitalised, no verb with a subject
in them. A word is the verb when its plain form is a known verb and it stands
after a noun; where it could as well be a plural ("Strikes"), something that can be its object must
follow. One act a line, the first.
"""

from __future__ import annotations

from rashomon.extract.frames import Act, is_actor, is_verb
from rashomon.extract.lexicon import Frame, lexicon, operator
from rashomon.read.parse import Parse

LONGEST = 20  # tokens; a longer line is a sentence
_NAMES = ("NN", "NNS", "NNP", "NNPS")
_HELPERS = ("to", "will", "may", "might", "could", "can", "must", "should", "n't", "not")
_ALONE = ("die", "resign", "retire", "win", "lose")  # may end a line
_OBJECTS = ("NNP", "NNPS", "NN", "NNS", "CD", "DT", "JJ", "PRP$", "PRP")


def plain_form(word: str) -> str | None:
    """The known verb that a word in -s is a form of: "Dies" → "die"."""
    lower = word.lower()
    if not lower.endswith("s") or len(lower) < 4:
        return None
    for form in (lower[:-1], lower[:-2], f"{lower[:-3]}y"):
        if form in lexicon().headline:
            return form
    return None


def headline_acts(parse: Parse) -> list[Act]:
    """The acts of the lines that are headlines."""
    found: list[Act] = []
    for first, past in parse.paragraphs:
        if not 3 <= past - first <= LONGEST or not _raised(parse, first, past):
            continue
        for bare in _bare_verbs(parse, first, past):
            found.append(Act(bare, bare, lexicon().headline[parse.lower[bare]], "headline"))
        if _is_headline(parse, first, past):
            i = _verb_of(parse, first, past)
            if i is not None:
                form = plain_form(parse.word[i]) or ""
                frame = lexicon().headline[form]
                _, targets = headline_parties(parse, i)
                if operator("needs_party", form) and not any(is_actor(parse, t) for t in targets):
                    frame = Frame(None)
                found.append(Act(i, i, frame, "headline"))
    return found


def _raised(parse: Parse, first: int, past: int) -> bool:
    """Whether most words of the line are capitalised."""
    words = [parse.word[i] for i in range(first, past) if len(parse.word[i]) > 3]
    return bool(words) and sum(word[0].isupper() for word in words) >= 0.75 * len(words)


def _bare_verbs(parse: Parse, first: int, past: int) -> list[int]:
    """ "To Send", "May Seize", "Leaders Sign Deal": plain forms the parser took for names."""
    found: list[int] = []
    for i in range(first + 1, past):
        if (
            is_verb(parse, i)
            or not parse.word[i][0].isupper()
            or parse.lower[i] not in lexicon().headline
        ):
            continue
        before, following = parse.lower[i - 1], parse.tag[i + 1] if i + 1 < past else ""
        told = before in _HELPERS and i > first + 1 and parse.tag[i - 2][0] in "NJV"
        plural = (
            parse.tag[i - 1] in ("NNS", "NNPS")
            and parse.tag[i] in ("NNP", "NN", "VBP")
            and following in _OBJECTS
            and parse.lower[i] not in lexicon().nouns
        )
        if told or (plural and not found):
            found.append(i)
    return found


def _is_headline(parse: Parse, first: int, past: int) -> bool:
    for i in range(first, past):
        if is_verb(parse, i) and any(
            parse.dep[c] in ("nsubj", "nsubjpass") for c in parse.children[i]
        ):
            return False
    return True


def _verb_of(parse: Parse, first: int, past: int) -> int | None:
    nouns = lexicon().nouns
    for i in range(first + 1, past):
        if parse.tag[i] not in (*_NAMES, "VBZ") or parse.tag[i - 1] not in (*_NAMES, "CD", "''"):
            continue
        form = plain_form(parse.word[i])
        if form is None or not parse.word[i][0].isupper():
            continue
        following = parse.tag[i + 1] if i + 1 < past else ""
        if following in _OBJECTS:
            return i
        plural = form in nouns or form == "strike"  # "Norwegian Air Strikes"
        if plural or (following not in ("IN", "TO", "RP", "RB") and form not in _ALONE):
            continue
        return i
    return None


def headline_parties(parse: Parse, i: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The noun before the verb, and the noun its object ends on."""
    last = i
    for j in range(i + 1, min(len(parse), i + 8)):
        if parse.sentence_of[j] != parse.sentence_of[i] or parse.tag[j] not in _OBJECTS:
            break
        if parse.tag[j] in _NAMES:
            last = j
    return (i - 1,), () if last == i else (last,)
