"""What denies a clause, or makes it a condition: "no one", "never", "if", "had he come".

Read off the clause itself; what stands above it is for `clause_realis`.
"""

from __future__ import annotations

from rashomon.extract.lexicon import lexicon
from rashomon.read.parse import Parse

# --- conditions --------------------------------------------------------------------------------


def under_condition(parse: Parse, v: int) -> bool:
    """Whether the clause is a condition or an open question: "if", "whether", "had he come"."""
    conditional = lexicon().operators["conditional"]
    for child in parse.children[v]:
        word = parse.lower[child]
        if parse.dep[child] in ("mark", "advmod", "aux") and word in conditional and child < v:
            if word == "if" and parse.lower[child - 1] == "as":
                continue  # "as if"
            if word in ("provided", "providing") and parse.dep[child] != "mark":
                continue
            return True
        if parse.dep[child] == "mark" and word == "that" and parse.lower[child - 1] in (
            "provided", "providing", "supposing",
        ):  # fmt: skip
            return True
    return _inverted(parse, v) or _asked(parse, v) or _were_to(parse, v)


def _inverted(parse: Parse, v: int) -> bool:
    """ "Should the truce fail", "had the guard fired": the auxiliary before its subject."""
    if parse.dep[v] not in ("advcl", "ccomp", "ROOT", "dep"):
        return False
    subject = own_subject_of(parse, v)
    for child in parse.children[v]:
        if parse.dep[child] in ("aux", "auxpass") and parse.lower[child] in (
            "had",
            "should",
            "were",
        ):
            first = parse.subtree(v)[0]
            if subject is not None and child == first < subject < v and parse.dep[v] != "ROOT":
                return True
    return False


def _were_to(parse: Parse, v: int) -> bool:
    """ "Were the bridge to fall", "had he not come", where the parser makes two clauses of it."""
    for above in (parse.head[v], parse.head[parse.head[v]]):
        if parse.lower[above] in ("were", "had") and parse.dep[above] in ("advcl", "ccomp"):
            return parse.subtree(above)[0] == above
    return False


def _asked(parse: Parse, v: int) -> bool:
    """ "Did the army shell the town?": a question that yes or no answers."""
    first, past = parse.sentences[parse.sentence_of[v]]
    if (
        parse.head[v] != v
        or "?" not in parse.word[past - 1 : past] + parse.word[past - 2 : past - 1]
    ):
        return False
    subject = own_subject_of(parse, v)
    return subject is not None and any(
        parse.dep[c] in ("aux", "auxpass") and c < subject and c <= first + 1
        for c in parse.children[v]
    )


def has_condition(parse: Parse, v: int) -> bool:
    """Whether the clause itself depends on something: "… if", "unless", "otherwise"."""
    for child in parse.children[v]:
        if parse.dep[child] == "advcl" and (
            under_condition(parse, child) or parse.lower[child] in ("were", "provided")
        ):
            return not any(parse.lower[c] == "even" for c in parse.children[child])
        if parse.dep[child] in ("advmod", "prep") and parse.lower[child] in (
            "otherwise",
            "without",
        ):
            return True
    return parse.dep[v] in ("ccomp", "parataxis") and any(
        parse.lower[c] == "otherwise" for c in parse.children[parse.head[v]]
    )


def own_subject_of(parse: Parse, v: int) -> int | None:
    return next((c for c in parse.children[v] if parse.dep[c] in ("nsubj", "nsubjpass")), None)


# --- denial ------------------------------------------------------------------------------------


def with_or(parse: Parse, v: int) -> bool:
    return any(parse.dep[c] == "cc" and parse.lower[c] in ("or", "nor") for c in parse.children[v])


def only_that(parse: Parse, neg: int) -> bool:
    return neg + 1 < len(parse) and parse.lower[neg + 1] in ("only", "just", "merely", "least")


def denied_noun(parse: Parse, noun: int) -> bool:
    """ "No troops", "none of", "neither side", "not one of": the noun phrase denies the clause."""
    if parse.lower[noun] in ("nobody", "nothing", "none", "neither"):
        return True
    for child in parse.children[noun]:
        dep, word = parse.dep[child], parse.lower[child]
        if dep in ("det", "preconj", "cc") and word in ("no", "neither"):
            return True
        if (
            child < noun
            and word in ("not", "hardly", "scarcely")
            and dep in ("neg", "advmod", "det")
        ):
            following = parse.lower[child + 1]
            if following in ("a", "one", "any") or word != "not":
                return True
    return False


def denied_clause(parse: Parse, v: int) -> bool:
    return any(
        parse.dep[c] == "neg"
        or (parse.lower[c] == "never" and parse.dep[c] == "advmod")
        or (parse.dep[c] in ("nsubj", "nsubjpass") and denied_noun(parse, c))
        for c in parse.children[v]
    )
