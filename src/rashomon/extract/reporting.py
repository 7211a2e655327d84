"""Reported speech and thought as the sentence is built: cue, source and content by the parse.

Looks at words that report (`extract.cues`) and at what the parser hangs under them. Knows nothing
of quotation marks; ``extract.speech`` does, and ``extract.quotes`` lays the two over each other.
"""

from __future__ import annotations

from rashomon.extract.asides import according, view
from rashomon.extract.attribution import Attribution
from rashomon.extract.cues import Cue, lemma, lexicon
from rashomon.extract.nominal import by_adjective, by_noun
from rashomon.extract.verbs import by_verb
from rashomon.read.parse import Parse

_VERB_TAGS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
_VIEWS = frozenset(
    {"poll", "survey", "view", "opinion", "word", "eye", "mind", "telling", "estimation"}
)


def reported(parse: Parse) -> list[Attribution]:
    """Every attribution that the sentences' structure shows, in text order."""
    words = lexicon()
    found: list[Attribution] = []
    tag, pos = parse.tag, parse.pos
    for i in range(len(parse)):
        form = lemma(parse, i)
        if tag[i] in _VERB_TAGS:
            cue = words.verbs.get(form)
            phrasal = _phrasal(parse, i, form)
            if phrasal is not None:
                cue = phrasal
            if cue is not None:
                by_verb(parse, i, cue, found)
            elif form == "accord" or parse.lower[i] == "according":
                according(parse, i, found)
        elif pos[i] == "NOUN":
            cue = words.nouns.get(form)
            if cue is not None:
                by_noun(parse, i, cue, found)
            if form in _VIEWS:
                view(parse, i, found)
        elif pos[i] == "ADJ":
            cue = words.adjectives.get(form)
            if cue is not None:
                by_adjective(parse, i, cue, found)
        elif parse.lower[i] == "according":
            according(parse, i, found)
    return found


def _phrasal(parse: Parse, i: int, form: str) -> Cue | None:
    for child in parse.children[i]:
        if parse.dep[child] in ("prt", "advmod", "acomp", "ccomp", "oprd") and child == i + 1:
            return lexicon().phrasal.get((form, parse.lower[child]))
    return None
