"""When a capital stands for a government: "Ankara accused", "between Oslo and Rabat"."""

from __future__ import annotations

from rashomon.read.names.lexicon import words
from rashomon.read.parse import Parse

# what a city does, or has done to it, as a city
_OF_CITIES = words("of cities")
_DONE_TO_GOVERNMENTS = words("done to governments")
_WITH_GOVERNMENTS = words("with governments")
_OF_GOVERNMENTS = words("of governments")
_TOPICS = words("government topics")  # "sanctions on", "a warning to"
_STATES_OF_MIND = words("states of mind")


def acts(parse: Parse, first: int, past: int) -> bool:
    """Whether the name of a capital at these tokens stands for the government that sits there.

    The syntactic position decides: who speaks, demands, is accused or negotiates is a government;
    what is visited, left, shelled or lived in is the city. Unsure is the city.
    """
    core = past - 1
    dep, head, lemma, lower = parse.dep, parse.head, parse.lemma, parse.lower
    for _ in range(3):
        if (dep[core] == "conj" and head[core] != core) or (
            dep[core] == "compound" and first <= head[core] < past
        ):
            core = head[core]
        else:
            break
    role, up = dep[core], head[core]
    verb = lemma[up].lower()
    if role == "nsubj":
        if parse.pos[up] not in ("VERB", "AUX"):
            return False
        if verb == "be":
            return any(
                dep[k] == "acomp" and lower[k] in _STATES_OF_MIND for k in parse.children[up]
            )
        if verb in _OF_CITIES:
            return verb == "have" and any(dep[k] == "xcomp" for k in parse.children[up])
        return True
    if role == "poss":
        return verb in _OF_GOVERNMENTS
    if role in ("dobj", "nsubjpass", "dative"):
        return verb in _DONE_TO_GOVERNMENTS
    if role == "pobj":
        link, over = lower[up], head[up]
        if dep[up] == "agent":
            return True
        if link in ("on", "upon") and lemma[over] in ("call", "press", "lean", "rely"):
            return True
        what = lemma[over].lower()
        if link in ("between", "with", "against"):
            return what in _WITH_GOVERNMENTS or lower[over] in _WITH_GOVERNMENTS
        if link in ("on", "to", "from", "for") and parse.pos[over] == "NOUN":
            return what in _TOPICS
        if link == "for" and over < core and core + 1 < len(parse) and lower[core + 1] == "to":
            return True
        if link == "to" and dep[up] == "prep" and lower[up - 1 : up] == ["according"]:
            return True
        if link == "of":
            return what in (
                "part",
                "behalf",
                "side",
                "ally",
                "intention",
                "aggression",
                "government",
            )
    return False
