"""Who is who across reports.

Somebody with a full name is one person wherever that name stands; a family name alone is
resolved inside its storyline, and only where it can mean one person there.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from rashomon.model import Entity, EntityKind, Member, Reading, SituationEntity, Storyline
from rashomon.reconcile import names
from rashomon.reconcile.corrections import NONE, Pairs, Value
from rashomon.reconcile.links import regroup
from rashomon.reconcile.offices import office
from rashomon.reconcile.words import share_of_reports

_COMMON = 0.01  # of reports that have a word
_BESIDE = 0.7  # degrees: a town lies in the district of its name
_NAMED = ("name", "demonym")
_INNER = re.compile(r"[a-z][A-Z]")  # capitals inside a word are somebody's choice


class People(NamedTuple):
    """The entities of the situation, and which of them each report's entity is."""

    entities: tuple[SituationEntity, ...]
    of: dict[tuple[str, str], str]
    profile: dict[str, Profile]


class Profile(NamedTuple):
    """What the reports together say an entity is: what decides whom it can stand for."""

    name: str
    kind: EntityKind
    named: bool
    country: str | None
    sector: tuple[str, ...]
    geonames: int | None
    lat: float | None
    lon: float | None
    feature: str | None


class _Known(NamedTuple):
    """One report's entity, with what is needed to place it."""

    report: str
    at: int  # of the report
    storyline: str
    entity: Entity
    named: bool
    first: int  # where it is first mentioned
    mentions: int
    gender: str | None  # as pronouns tell it
    offices: tuple[str, ...]  # of a country, not of a body in it


def people(
    readings: Sequence[Reading], lines: Sequence[Storyline], decided: Pairs = NONE
) -> People:
    """Reconcile the entities of all reports.

    Listed is whoever has a name, and the unnamed who do something, suffer it or speak. Persons
    are one by compatible names, organisations by name or initials, countries by code, places by
    gazetteer id or name, the unnamed by their wording inside one storyline. A different given
    name, country or gazetteer id keeps two apart. What a person decided goes before all that.
    """
    known = list(_listed(readings, lines, decided.values))
    groups: list[list[_Known]] = []
    taken: set[tuple[str, str]] = set()

    def add(found: list[list[_Known]]) -> None:
        for group in found:
            groups.append(group)
            taken.update((one.report, one.entity.id) for one in group)

    add(_countries(known))
    rest = [one for one in known if (one.report, one.entity.id) not in taken]
    add(_persons([one for one in rest if one.named and _may_be_person(one.entity)]))
    rest = [one for one in known if (one.report, one.entity.id) not in taken]
    add(_named([one for one in rest if one.named]))
    rest = [one for one in known if (one.report, one.entity.id) not in taken]
    add(_unnamed(rest))
    groups = _across_kinds(groups)
    groups = _joined(groups, _shorter_names(groups))
    groups = _joined(groups, _in_office(groups))
    groups = _as_decided(groups, decided)
    groups.sort(key=lambda group: min((one.at, one.first, one.entity.id) for one in group))
    return _numbered(groups)


def _listed(
    readings: Sequence[Reading], lines: Sequence[Storyline], asked: frozenset[Value]
) -> list[_Known]:
    line_of = {report: line.id for line in lines for report in line.reports}
    found: list[_Known] = []
    for at, reading in enumerate(readings):
        first: dict[str, int] = {}
        count: Counter[str] = Counter()
        named: set[str] = set()
        called: dict[str, set[str]] = defaultdict(set)
        kinds = {entity.id: entity.kind for entity in reading.entities}
        for mention in reading.mentions:
            if mention.entity is None:
                continue
            first[mention.entity] = min(first.get(mention.entity, mention.start), mention.start)
            count[mention.entity] += 1
            if mention.form in _NAMED:
                named.add(mention.entity)
            if mention.form == "pronoun":
                called[mention.entity].add(mention.text.lower())
        acting = _acting(reading) | {value for of, value in asked if of == reading.report.id}
        for entity in reading.entities:
            if entity.id in named or entity.id in acting or entity.kind == "country":
                row = _Known(
                    report=reading.report.id,
                    at=at,
                    storyline=line_of[reading.report.id],
                    entity=entity,
                    named=entity.id in named or entity.kind == "country",
                    first=first.get(entity.id, len(reading.report.text)),
                    mentions=count[entity.id],
                    gender=_gender(called[entity.id]),
                    offices=_offices(entity, kinds),
                )
                found.append(row)
    return found


def _gender(pronouns: set[str]) -> str | None:
    he = bool(pronouns & {"he", "him", "his", "himself"})
    she = bool(pronouns & {"she", "her", "hers", "herself"})
    return None if he == she else "m" if he else "f"


def _offices(entity: Entity, kinds: dict[str, EntityKind]) -> tuple[str, ...]:
    if entity.kind != "person":
        return ()
    held = (
        office(role.title)
        for role in entity.roles
        if role.of is None or kinds.get(role.of, "country") == "country"
    )
    return tuple(dict.fromkeys(one for one in held if one is not None))


def _acting(reading: Reading) -> set[str]:
    acting: set[str | None] = set()
    for event in reading.events:
        acting.update(event.actors, event.targets, (event.place,))
        acting.update(voice.entity for voice in event.voices)
    for quote in reading.quotes:
        acting.update((quote.source_entity, quote.channel))
    for pledge in reading.pledges:
        acting.update((pledge.giver, pledge.receiver))
    return {one for one in acting if one is not None}


def _countries(known: Sequence[_Known]) -> list[list[_Known]]:
    by_code: dict[str, list[_Known]] = defaultdict(list)
    for one in known:
        if one.entity.kind == "country":
            by_code[one.entity.country or names.folded(one.entity.name)].append(one)
    return list(by_code.values())


def _may_be_person(entity: Entity) -> bool:
    """A person, or a lone name that a reader without the full one took for something else."""
    if entity.kind == "person":
        return True
    return (
        entity.kind in ("organization", "other", "place")
        and " " not in entity.name
        and entity.name[:1].isupper()
        and not names.is_acronym(entity.name)
        and not entity.sector
        and entity.place is None
        and entity.country is None
    )


# --- persons ----------------------------------------------------------------------------------


def _persons(known: Sequence[_Known]) -> list[list[_Known]]:
    full: dict[str, list[_Known]] = defaultdict(list)
    lone: dict[tuple[str, str], list[_Known]] = defaultdict(list)
    for one in known:
        name = names.person(one.entity.name)
        if one.entity.kind == "person" and name.given:
            full[names.folded(one.entity.name)].append(one)
        else:
            lone[one.storyline, name.family].append(one)
    groups = _by_full_name(full)
    by_line: dict[str, list[list[_Known]]] = defaultdict(list)
    for group in groups:
        for line in sorted({one.storyline for one in group}):
            by_line[line].append(group)
    left: dict[tuple[str, str], list[_Known]] = {}
    for (line, family), ones in sorted(lone.items()):
        fitting = [group for group in by_line[line] if _lone_fits(family, ones, group)]
        if len(fitting) == 1:
            fitting[0].extend(ones)
        else:
            left[line, family] = ones
    for _, ones in sorted(left.items()):
        persons = [one for one in ones if one.entity.kind == "person"]
        if persons:
            groups.append(persons)
    return groups


def _by_full_name(full: dict[str, list[_Known]]) -> list[list[_Known]]:
    """Join spellings of one name, the commonest first; every pair of a group must be compatible."""
    blocks: dict[str, list[str]] = defaultdict(list)
    for name in sorted(full):
        blocks[names.skeleton(names.person(name).family)].append(name)
    groups: list[list[_Known]] = []
    for _, spelled in sorted(blocks.items()):
        joined: list[list[str]] = []
        for name in sorted(spelled, key=lambda n: (-len(full[n]), n)):
            fitting = [
                group
                for group in joined
                if all(names.same_person(names.person(name), names.person(n)) for n in group)
                and not _countries_clash(full[name], [one for n in group for one in full[n]])
            ]
            if len(fitting) == 1:
                fitting[0].append(name)
            else:
                joined.append([name])
        groups.extend([one for name in group for one in full[name]] for group in joined)
    return groups


def _lone_fits(family: str, ones: Sequence[_Known], group: Sequence[_Known]) -> bool:
    if _countries_clash(ones, group):
        return False
    return any(_part_of(family, names.person(one.entity.name)) for one in group)


def _part_of(lone: str, name: names.PersonName) -> bool:
    if names.same_word(lone, name.family) or lone in name.family.split():
        return True
    return bool(name.given) and lone == name.given[0]


def _countries_clash(left: Sequence[_Known], right: Sequence[_Known]) -> bool:
    one = {k.entity.country for k in left if k.entity.country}
    other = {k.entity.country for k in right if k.entity.country}
    return bool(one and other and not one & other)


# --- organisations, places, the rest ----------------------------------------------------------


def _named(known: Sequence[_Known]) -> list[list[_Known]]:
    keyed: dict[tuple[str, str], list[_Known]] = defaultdict(list)
    for one in known:
        keyed[_family_of_kinds(one.entity.kind), names.organization(one.entity.name)].append(one)
    split = [_split(keyed[key], local=_local(key[1], keyed[key])) for key in sorted(keyed)]
    return _spelled_out([group for groups in split for group in groups])


def _local(name: str, ones: Sequence[_Known]) -> bool:
    """Whether a name may be another's in every storyline; an "eReader" is one thing everywhere."""
    return _common(name) and not any(_INNER.search(one.entity.name) for one in ones)


def _common(name: str) -> bool:
    """Whether a name is of words anybody may go by: "the Parliament", "the Supreme Court"."""
    return all(share_of_reports(word) >= _COMMON for word in name.split())


def _family_of_kinds(kind: str) -> str:
    return "place" if kind in ("place", "country") else "body"


def _split(ones: Sequence[_Known], *, local: bool) -> list[list[_Known]]:
    """Split one name by gazetteer id or country; those without one join their storyline's only.

    A ``local`` name may be another's in every storyline.
    """
    by_id: dict[str, list[_Known]] = defaultdict(list)
    without: dict[str, list[_Known]] = defaultdict(list)
    for one in ones:
        place = one.entity.place
        if place is not None and place.geonames is not None:
            by_id[f"{place.geonames:09d}"].append(one)
        elif one.entity.country:
            by_id[one.entity.country].append(one)
        else:
            without[one.storyline].append(one)
    by_id = _with_districts(by_id)
    if not by_id and not local:
        return [[one for line in sorted(without) for one in without[line]]]
    alone: list[list[_Known]] = []
    for line in sorted(without):
        here = [i for i in sorted(by_id) if any(one.storyline == line for one in by_id[i])]
        if len(here) == 1 or (len(by_id) == 1 and not local):
            by_id[(here or sorted(by_id))[0]].extend(without[line])
        else:
            alone.append(without[line])
    return [by_id[i] for i in sorted(by_id)] + alone


def _with_districts(by_id: dict[str, list[_Known]]) -> dict[str, list[_Known]]:
    """A town and the district of its name around it, which reports seldom tell apart, as one."""
    kept: dict[str, list[_Known]] = defaultdict(list)
    at: dict[str, tuple[float, float, bool]] = {}
    for ident in sorted(by_id, key=lambda i: (-len(by_id[i]), i)):
        place = by_id[ident][0].entity.place
        home = ident
        if place is not None and place.lat is not None and place.lon is not None:
            district = (place.feature or "").startswith("ADM")
            for other, (lat, lon, wide) in at.items():
                near = abs(lat - place.lat) < _BESIDE and abs(lon - place.lon) < _BESIDE
                if near and district != wide:
                    home = other
                    break
            else:
                at[ident] = (place.lat, place.lon, district)
        kept[home].extend(by_id[ident])
    return kept


def _spelled_out(groups: list[list[_Known]]) -> list[list[_Known]]:
    """Join initials with the one full name in the same storyline that they can stand for."""
    by_initials: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, group in enumerate(groups):
        for line in sorted({one.storyline for one in group}):
            shorts = {s for one in group for s in names.acronyms(one.entity.name)}
            for short in sorted(shorts):
                by_initials[line, short].append(at)
    into: dict[int, int] = {}
    for at, group in enumerate(groups):
        if not all(names.is_acronym(one.entity.name) for one in group):
            continue
        short = names.folded(group[0].entity.name).replace(" ", "")
        lines = sorted({one.storyline for one in group})
        fitting = {to for line in lines for to in by_initials.get((line, short), ())} - {at}
        if len(fitting) == 1:
            into[at] = fitting.pop()
    return _joined(groups, into)


def _unnamed(known: Sequence[_Known]) -> list[list[_Known]]:
    """ "The rescuers" of two reports of one storyline are taken for one group of people."""
    keyed: dict[tuple[str, str, str], list[_Known]] = defaultdict(list)
    for one in known:
        key = (one.storyline, names.folded(one.entity.name), one.entity.country or "")
        keyed[key].append(one)
    return [keyed[key] for key in sorted(keyed)]


def _across_kinds(groups: list[list[_Known]]) -> list[list[_Known]]:
    """Join groups of one storyline that have the same full name but were given different kinds."""
    seen: dict[tuple[str, str], int] = {}
    into: dict[int, int] = {}
    order = sorted(range(len(groups)), key=lambda at: (-len(groups[at]), groups[at][0].at, at))
    for at in order:
        keys = [
            (one.storyline, names.folded(one.entity.name))
            for one in groups[at]
            if one.named and one.entity.kind != "country"
        ]
        home = next((seen[key] for key in keys if key in seen), None)
        if home is not None and not _both_placed(groups[home], groups[at]):
            into[at] = home
        for key in keys:
            seen.setdefault(key, into.get(at, at))
    return _joined(groups, into)


def _both_placed(left: Sequence[_Known], right: Sequence[_Known]) -> bool:
    """Both have gazetteer ids, which were told apart on purpose, or are persons told apart."""
    both = (left, right)
    placed = all(any(k.entity.place and k.entity.place.geonames for k in side) for side in both)
    return placed or all(any(k.entity.kind == "person" for k in side) for side in both)


# --- names and offices that only the storyline tells -------------------------------------------


def _shorter_names(groups: list[list[_Known]]) -> dict[int, int]:
    """Which groups go by the first words of the one fuller name of their storyline.

    "Moon Jae" is "Moon Jae In"; "Castellan" is "Castellan Industries" also where one report took
    it for a person, unless a pronoun or a title says that it is one.
    """
    by_start: dict[tuple[str, str, str], set[int]] = defaultdict(set)
    for at, group in enumerate(groups):
        for one in group:
            words = names.organization(one.entity.name).split()
            if not one.named or one.entity.kind not in ("organization", "other", "person"):
                continue
            person = one.entity.kind == "person"
            if not person and len(names.folded(one.entity.name).split()) > len(words):
                by_start[one.storyline, "body", " ".join(words)].add(at)  # "Adria", "Adria AG"
            if len(words) < 2 or (person and len(words) < 3):
                continue
            for past in range(2 if person else 1, len(words)):
                kind = "person" if person else "body"
                by_start[one.storyline, kind, " ".join(words[:past])].add(at)
    into: dict[int, int] = {}
    for at, group in enumerate(groups):
        if not all(one.named for one in group):
            continue
        told = {names.organization(one.entity.name) for one in group}
        kinds = {one.entity.kind for one in group}
        lines = {one.storyline for one in group}
        if len(told) != 1 or len(lines) != 1:
            continue
        (name,), (line,) = told, lines
        lone = " " not in name and len(name) > 3
        if lone and kinds <= {"organization", "other", "person"} and not _surely_persons(group):
            fitting = by_start.get((line, "body", name), set()) - {at}
        elif kinds == {"person"} and not lone:
            fitting = by_start.get((line, "person", name), set()) - {at}
        else:
            continue
        if len(fitting) == 1:
            into[at] = fitting.pop()
    return into


def _surely_persons(group: Sequence[_Known]) -> bool:
    return any(one.gender or one.entity.roles for one in group)


def _in_office(groups: list[list[_Known]]) -> dict[int, int]:
    """Which groups without a name are the one named holder of their office in the storyline.

    Where no country is said on one side, nobody of another country may hold the office there.
    """
    holders: dict[tuple[str, str], set[int]] = defaultdict(set)
    lands: dict[tuple[str, str], set[str]] = defaultdict(set)
    country: dict[int, str | None] = {}
    for at, group in enumerate(groups):
        told = Counter(one.entity.country for one in group if one.entity.country)
        country[at] = min(told, key=lambda code: (-told[code], code)) if told else None
        for one in group:
            for held in one.offices:
                if any(other.named for other in group):
                    holders[one.storyline, held].add(at)
                if country[at]:
                    lands[one.storyline, held].add(str(country[at]))
    into: dict[int, int] = {}
    for at, group in enumerate(groups):
        if any(one.named for one in group):
            continue
        fitting: set[int] = set()
        for one in group:
            for held in one.offices:
                here = holders[one.storyline, held]
                same = {to for to in here if country[to] and country[to] == country[at]}
                if not same and len(here) == 1 and len(lands[one.storyline, held]) < 2:
                    same = set(here)
                fitting |= same
        fitting = {to for to in fitting if not _genders_clash(groups[to], group)}
        if len(fitting) == 1:
            into[at] = fitting.pop()
    return into


def _genders_clash(left: Sequence[_Known], right: Sequence[_Known]) -> bool:
    one = Counter(k.gender for k in left if k.gender)
    other = Counter(k.gender for k in right if k.gender)
    return bool(one and other and max(one, key=lambda g: (one[g], g)) not in other)


def _joined(groups: list[list[_Known]], into: dict[int, int]) -> list[list[_Known]]:
    """The groups with each one that goes into another put there."""
    joined: dict[int, list[_Known]] = {}
    for at, group in enumerate(groups):
        to = into.get(at, at)
        joined.setdefault(into.get(to, to), []).extend(group)
    return [joined[at] for at in sorted(joined)]


# --- a person's word ---------------------------------------------------------------------------


def _as_decided(groups: list[list[_Known]], decided: Pairs) -> list[list[_Known]]:
    """The groups, joined and split as a person says."""
    if not decided.values:
        return groups
    ones = [one for group in groups for one in group]
    number = {(one.report, one.entity.id): at for at, one in enumerate(ones)}
    placed = [[number[one.report, one.entity.id] for one in group] for group in groups]

    def pairs(rows: Sequence[tuple[Value, Value, object]]) -> list[tuple[int, int]]:
        return [(number[a], number[b]) for a, b, _ in rows if a in number and b in number]

    def likeness(left: int, right: int) -> float:
        one, other = ones[left], ones[right]
        return (
            4.0 * (names.folded(one.entity.name) == names.folded(other.entity.name))
            + 2.0 * (one.entity.country is not None and one.entity.country == other.entity.country)
            + (one.storyline == other.storyline)
            + (one.gender is not None and one.gender == other.gender)
        )

    new = regroup(placed, pairs(decided.same), pairs(decided.different), likeness)
    return [[ones[at] for at in group] for group in new]


# --- out --------------------------------------------------------------------------------------


def _numbered(groups: Sequence[Sequence[_Known]]) -> People:
    entities: list[SituationEntity] = []
    of: dict[tuple[str, str], str] = {}
    profile: dict[str, Profile] = {}
    for number, group in enumerate(groups, 1):
        name = f"E{number}"
        ordered = sorted(group, key=lambda one: (one.at, one.first, one.entity.id))
        members = tuple(Member(report=one.report, entity=one.entity.id) for one in ordered)
        profile[name] = _profile(ordered)
        entities.append(
            SituationEntity(
                id=name, name=profile[name].name, kind=profile[name].kind, members=members
            )
        )
        of.update({(one.report, one.entity.id): name for one in ordered})
    return People(tuple(entities), of, profile)


def _profile(group: Sequence[_Known]) -> Profile:
    spelled: Counter[str] = Counter()
    kinds: Counter[EntityKind] = Counter()
    countries: Counter[str] = Counter()
    sectors: Counter[str] = Counter()
    by_name = any(one.named for one in group)
    for one in group:
        if one.named or not by_name:
            spelled[one.entity.name] += 1
            kinds[one.entity.kind] += 1
        sectors.update(one.entity.sector)
        if one.entity.country:
            countries[one.entity.country] += 1
    place = next((one.entity.place for one in group if one.entity.place), None)
    kind = min(kinds, key=lambda k: (-kinds[k], k))
    if kinds["person"] and kinds["organization"]:  # the fuller name tells best
        kind = max(group, key=lambda one: (len(one.entity.name.split()), one.named)).entity.kind
    return Profile(
        name=_best_name(spelled, kind),
        kind=kind,
        named=any(one.named for one in group),
        country=min(countries, key=lambda c: (-countries[c], c)) if countries else None,
        sector=tuple(sorted(sectors, key=lambda s: (-sectors[s], s))),
        geonames=place.geonames if place else None,
        lat=place.lat if place else None,
        lon=place.lon if place else None,
        feature=place.feature if place else None,
    )


def _best_name(spelled: Counter[str], kind: str) -> str:
    """A person's fullest name; of equals the most used, then the one that kept its accents."""

    def key(name: str) -> tuple[bool, int, bool, int, str]:
        words = min(len(name.split()), 3) if kind == "person" else 0
        return (words < 2, -spelled[name], name.isascii(), -len(name), name)

    full = [n for n in spelled if len(n.split()) > 1] if kind != "person" else list(spelled)
    if (
        kind == "organization"
        and full
        and all(names.is_acronym(n) for n in spelled if n not in full)
    ):
        return min(full, key=key)
    return min(spelled, key=key)
