"""The words that report speech and thought, and what may follow each of them.

One table, ``data/cues.tsv``: verbs ("say", "vow", "point out"), nouns ("claim", "warning") and
adjectives ("confident", "worried"), each with its sense and the frames its content comes in.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import NamedTuple

from rashomon.read.parse import Parse


class Cue(NamedTuple):
    """One reporting word: ``sense`` is speech, thought or evidence; see the table's own header."""

    sense: str
    frames: frozenset[str]
    prepositions: frozenset[str]


class Lexicon(NamedTuple):
    """Reporting words by lemma.

    ``phrasal`` are verbs with a particle, "point out"; ``aliases`` mend the lemmatizer's slips
    ("hop" for "hoped"); ``headings`` stand before a colon and are no speakers ("Update:");
    ``chains`` form one cue with the infinitive behind them ("declined to say").
    """

    verbs: dict[str, Cue]
    phrasal: dict[tuple[str, str], Cue]
    nouns: dict[str, Cue]
    adjectives: dict[str, Cue]
    aliases: dict[str, str]
    headings: set[str]
    chains: set[str]


def lemma(parse: Parse, i: int) -> str:
    """A token's lemma in lower case, the lemmatizer's slips mended."""
    form = parse.lemma[i].lower()
    aliases = lexicon().aliases
    if form in aliases and parse.lower[i].startswith(aliases[form][:-1]):
        return aliases[form]
    return form


@cache
def lexicon() -> Lexicon:
    """The table, read once."""
    found = Lexicon({}, {}, {}, {}, {}, set(), set())
    table = files("rashomon.data").joinpath("cues.tsv").read_text(encoding="utf-8")
    for line in table.splitlines():
        if not line or line.startswith("#"):
            continue
        word, part, sense, frames, prepositions = line.split("\t")
        if part == "alias":
            found.aliases[word] = sense
            continue
        if part in ("heading", "chain"):
            (found.headings if part == "heading" else found.chains).add(word)
            continue
        cue = Cue(sense, _set(frames), _set(prepositions))
        if part == "noun":
            found.nouns[word] = cue
        elif part == "adjective":
            found.adjectives[word] = cue
        elif "_" in word or " " in word:
            verb, _, particle = word.replace("_", " ").partition(" ")
            found.phrasal[verb, particle] = cue
        else:
            found.verbs[word] = cue
    return found


def _set(cell: str) -> frozenset[str]:
    return frozenset() if cell == "-" else frozenset(cell.split())
