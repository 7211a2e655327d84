"""Who a noun phrase means: "the Ukrainian president", "this country", "the company", "two men".

A definite phrase points at somebody of the report who fits by role, kind, country and nearness;
what says enough on its own ("Russian troops", "a spokesman") is somebody new, and the same words
later are that somebody again. Where neither holds the phrase is left open.
"""

from __future__ import annotations

from rashomon.model import EntityKind
from rashomon.read.names.lexicon import words
from rashomon.read.who.circle import Circle, Someone
from rashomon.read.who.coreference import Ref
from rashomon.read.who.nominals import Nominal

FORMER_SOVIET = frozenset(
    (
        "ARM",
        "AZE",
        "BLR",
        "EST",
        "GEO",
        "KAZ",
        "KGZ",
        "LTU",
        "LVA",
        "MDA",
        "TJK",
        "TKM",
        "UKR",
        "UZB",
    )
)
EPITHETS = words("epithets")  # what anybody may be called on second mention
LEADERS = words("leaders")  # roles that "the Israeli leader" may mean
_SETTLEMENTS = frozenset({"city", "town", "village", "port", "capital", "settlement", "suburb"})


def settle(circle: Circle, ref: Ref, back: list[Ref]) -> None:
    """Finds or makes the someone of a noun phrase; leaves it open where nobody fits.

    Args:
        back: the refs before it, the nearest last.
    """
    nominal = ref.nominal
    assert nominal is not None
    of = [circle.who_is(name) for name in nominal.of]
    if nominal.kind in ("country", "place"):
        _land(circle, ref, nominal, of, back)
    elif _government(circle, ref, nominal, of, back):
        return
    elif nominal.kind == "person":
        _person(circle, ref, nominal, of, back)
    else:
        _body(circle, ref, nominal, of, back)


def _government(circle: Circle, ref: Ref, nominal: Nominal, of: list[int], back: list[Ref]) -> bool:
    """A government is its country: "the Turkish government", "the government" of the last one."""
    if nominal.noun not in ("government", "administration", "regime") and not (
        nominal.noun == "authority" and of
    ):
        return False
    lands = [who for who in of if circle.people[who].kind == "country"][:1]
    if not lands and nominal.definite and not of and nominal.possessor is None:
        lands = _lands(circle, back)[-1:]
    if not lands:
        return False
    ref.who, ref.kind = lands[0], "country"
    circle.people[ref.who].add_sectors(("GOV",))
    return True


def _lands(circle: Circle, back: list[Ref]) -> list[int]:
    """The countries spoken of before, also by their ministers."""
    found = []
    for ref in back[-40:]:
        if ref.who < 0:
            continue
        someone = circle.people[ref.who]
        if someone.kind == "country" and ref.form == "name" and ref.weight > 0.3:
            found.append(ref.who)
        elif someone.kind == "person" and someone.country and "GOV" in someone.sectors:
            found.append(circle.country(someone.country))
    return found


# --- countries and places --------------------------------------------------------------------


def _land(circle: Circle, ref: Ref, nominal: Nominal, of: list[int], back: list[Ref]) -> None:
    if ref.plural and nominal.kind == "country":
        make(circle, ref, nominal, of, "group")  # "40 allied countries" act as one
        ref.kind = "group"
    elif ref.plural or not nominal.definite or nominal.possessor is not None:
        return
    elif nominal.kind == "place":
        ref.who = _place(circle, nominal, of, back)
    else:
        ref.who = _country(circle, ref, of, back)


def _place(circle: Circle, nominal: Nominal, of: list[int], back: list[Ref]) -> int:
    for who in of:
        if circle.people[who].kind == "place":
            return who  # "the port of Durban"
    codes = [circle.people[who].country for who in of]
    if of and nominal.noun != "capital":
        return -1
    for other in reversed(back[-40:]):
        if other.who < 0 or other.form != "name" or circle.people[other.who].kind != "place":
            continue
        spot = circle.people[other.who].spot
        feature = spot.feature if spot is not None else ""
        if nominal.noun == "capital":
            if feature == "PPLC" and (not codes or circle.people[other.who].country in codes):
                return other.who
        elif (nominal.noun in _SETTLEMENTS) == (feature.startswith("PPL") or not feature):
            return other.who
    return -1


def _country(circle: Circle, ref: Ref, of: list[int], back: list[Ref]) -> int:
    soviet = any(circle.people[who].name == "Soviet Union" for who in of)
    if of and not soviet:
        return -1
    best, top = -1, -9.0
    for rank, other in enumerate(reversed(back[-40:])):
        if other.who < 0 or circle.people[other.who].kind != "country" or other.form == "pronoun":
            continue
        if soviet and circle.people[other.who].country not in FORMER_SOVIET:
            continue
        score = -0.2 * rank + (0.6 if other.form == "name" else 0.0)
        if other.sentence == ref.sentence and not soviet and other.weight >= 1.6:
            score -= 0.4
        if score > top:
            best, top = other.who, score
    return best


# --- persons ---------------------------------------------------------------------------------


def _person(circle: Circle, ref: Ref, nominal: Nominal, of: list[int], back: list[Ref]) -> None:
    codes = {code for who in of if (code := circle.people[who].country) is not None}
    if nominal.definite and nominal.possessor is None:
        who = _outlet(circle, nominal, of, back)
        if who < 0:
            who = _by_role(circle, nominal, codes, back)
        if who < 0 and not of:
            who = _by_epithet(circle, ref, nominal, back)
        if who < 0 and of:
            who = _by_deed(circle, ref, back)
        if who >= 0:
            ref.who = who
            someone = circle.people[who]
            if someone.kind == "person" and (not someone.roles or (codes and not someone.country)):
                someone.country = someone.country or min(codes, default=None)
                someone.roles.append(nominal)
                someone.add_sectors(nominal.sectors)
            return
    make(circle, ref, nominal, of, "person")


def _outlet(circle: Circle, nominal: Nominal, of: list[int], back: list[Ref]) -> int:
    """ "The source" is the paper that was just quoted."""
    if nominal.noun == "source" and not of:
        for other in reversed(back[-40:]):
            someone = circle.people[other.who] if other.who >= 0 else None
            if someone and someone.kind == "organization" and "JRN" in someone.sectors:
                return other.who
    return -1


def _plays(someone: Someone, nominal: Nominal) -> bool:
    """Whether someone has the role that a phrase names."""
    noun = nominal.noun.removeprefix("former ").removeprefix("ex ")
    for role in someone.roles:
        if role.noun.endswith(noun) or noun.endswith(role.noun):
            return True
        if nominal.noun == "leader" and (role.noun in LEADERS or role.noun == "prime minister"):
            return True
    return False


def _by_role(circle: Circle, nominal: Nominal, codes: set[str], back: list[Ref]) -> int:
    before = [ref.who for ref in reversed(back) if ref.who >= 0]
    fitting = [
        who
        for who in dict.fromkeys(before)
        if circle.people[who].kind == "person" and _plays(circle.people[who], nominal)
    ]
    if not codes:
        return fitting[0] if fitting else -1
    ahead = [
        who for who in circle.titled if who not in fitting and _plays(circle.people[who], nominal)
    ]
    for who in (
        *fitting,
        *ahead,
    ):  # also who is named only later: "North Korean leader" as a headline
        if circle.people[who].country in codes:
            return who
    unsaid = [who for who in fitting if circle.people[who].country is None]
    return unsaid[0] if len(unsaid) == 1 else -1


def _by_epithet(circle: Circle, ref: Ref, nominal: Nominal, back: list[Ref]) -> int:
    """ "The actress", "the man": the last named person whom it fits."""
    if nominal.noun not in EPITHETS or circle.unnamed(nominal, []) is not None:
        return -1
    gender = circle.gender_of_noun(nominal.noun)
    for other in reversed(back[-16:]):
        if other.who >= 0 and ref.sentence - other.sentence <= 2:
            someone = circle.people[other.who]
            if someone.kind != "person" or someone.unnamed:
                continue
            plain = all(role.noun in EPITHETS for role in someone.roles)
            if plain and (gender is None or someone.gender in (None, gender)):
                return other.who
    return -1


def _by_deed(circle: Circle, ref: Ref, back: list[Ref]) -> int:
    """ "Bakke's visit", then "the visit of the secretary general": who had no role so far."""
    parse = circle.parse
    link = parse.head[ref.head]
    if parse.lower[link] != "of" or parse.dep[link] != "prep":
        return -1
    deed = parse.lemma[parse.head[link]]
    for other in reversed(back):
        if other.who < 0 or other.form != "name" or parse.dep[other.head] != "poss":
            continue
        someone = circle.people[other.who]
        same = parse.lemma[parse.head[other.head]] == deed and ref.sentence - other.sentence < 6
        if same and someone.kind == "person" and not someone.roles:
            return other.who
    return -1


# --- bodies and groups -----------------------------------------------------------------------


def _body(circle: Circle, ref: Ref, nominal: Nominal, of: list[int], back: list[Ref]) -> None:
    kind: EntityKind = "organization" if nominal.kind == "organization" else "group"
    if nominal.definite and not of and nominal.possessor is None and kind == "organization":
        wanted = set(nominal.sectors)
        for other in reversed(back[-40:]):
            if other.who < 0:
                continue
            someone = circle.people[other.who]
            if someone.kind != "organization":
                continue
            if wanted and someone.sectors and not wanted & set(someone.sectors):
                continue
            if wanted and not someone.sectors and "IGO" in wanted:
                continue
            ref.who = other.who
            return
    make(circle, ref, nominal, of, kind)


def make(circle: Circle, ref: Ref, nominal: Nominal, of: list[int], kind: EntityKind) -> None:
    """Somebody without a name; the same words later are the same somebody."""
    if (nominal.definite or (kind != "person" and of)) and nominal.possessor is None:
        known_as = circle.unnamed(nominal, of)
        if known_as is not None:
            ref.who = known_as
            return
    bare = kind != "person" and circle.is_bare(nominal)
    if bare and (known_as := circle.bare(nominal)) is not None:
        ref.who = known_as  # "civil servants", and later "civil servants" again
        return
    someone = circle.new_unnamed(nominal, of, kind)
    someone.plural = ref.plural
    someone.gender = ref.gender
    ref.who = someone.number
