"""Builds src/rashomon/data/offices.tsv.gz: who held which office when, by the name's key.

    python tools/build_offices.py FOLDER

The folder holds Phoenix.Countries.actors.txt, Phoenix.International.actors.txt and
Phoenix.MilNonState.actors.txt of PETRARCH.

Sources: ``tools/officeholders.tsv``, facts of public record compiled by hand, and below it the
Phoenix actor dictionary of PETRARCH (Open Event Data Alliance, MIT licence), which has dated roles
of ministers of all countries up to January 2014. Where the table by hand has a person, its word
counts from his first office there on. Names of bodies (armed groups, companies, organisations) that
consist of several words stand under "body: …" with a time that has no end.

A line is a key, a tab and the offices: country, sectors, first and last month; "+" behind the last
month says that the office went on when the source was made, "*" before the first that the table by
hand has the person. Keys of a title and a surname ("president: …") come from that table alone.
"""

from __future__ import annotations

import gzip
import re
import sys
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

from rashomon.read.names.countries import known_countries
from rashomon.read.names.person_names import parts
from rashomon.read.who.register import body_key, key, title_key

HERE = Path(__file__).parent
OUT = HERE.parent / "src/rashomon/data/offices.tsv.gz"
HEAD = (
    "# Office holders: see tools/build_offices.py for the form.\n"
    "# Partly derived from Phoenix.Countries.actors.txt, generated from CountryInfo.140130.txt:\n"
    "# The MIT License (MIT). Copyright (c) 2014 Open Event Data Alliance. Permission is granted, "
    "free of charge,\n# to deal in the Software without restriction, subject to this notice; it is "
    'provided "AS IS", without warranty of any kind.\n'
)
BY_HAND_UNTIL = "2024-12"
PHOENIX_UNTIL = "2014-01"
OLDEST = "1985"  # what ended before is no news
LANDS = {
    "TMP": "TLS", "KSV": "XKX", "SRP": "SRB", "YUG": "SRB", "FRY": "SRB", "SCG": "SRB",
    "IMY": "IMN", "SUN": "RUS", "USR": "RUS", "PRI": "PRI",
}  # fmt: skip
# what stands behind GOV says the ministry; of those that are sectors these are told
ROLES = {
    "GOV": "GOV", "GOVMIL": "GOV,MIL", "GOVJUD": "GOV,JUD", "GOVSPY": "SPY", "SPY": "SPY",
    "GOVLEG": "LEG", "LEG": "LEG", "MIL": "MIL", "COP": "COP", "JUD": "JUD", "REB": "REB",
    "REBMUS": "REB", "OPP": "OPP", "GOVPTY": "GOV",
}  # fmt: skip


class Held(NamedTuple):
    country: str
    sectors: str
    since: str
    until: str

    def cell(self) -> str:
        return f"{self.country} {self.sectors} {self.since} {self.until}"


def by_hand() -> dict[str, list[Held]]:
    """The offices of the table by hand under every key of their holders."""
    table: dict[str, list[Held]] = defaultdict(list)
    for line in (HERE / "officeholders.tsv").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        country, office, sectors, listed = line.split("\t")
        for holder in listed.split("; "):
            names, _, months = holder.rpartition(" ")
            since, _, until = months.partition("..")
            held = Held(
                country,
                sectors,
                since if "-" in since else f"{since}-01",
                f"{BY_HAND_UNTIL}+" if not until else until if "-" in until else f"{until}-12",
            )
            every = names.split("|")
            for name in every if office == "body" else ():
                _add(table, body_key(name), held)
            for name in every if office != "body" else ():
                if len(parts(name)) == 1 and " " in name:
                    continue  # a king's number, a particle: too little to know him by
                _add(table, key(name), held)
            title = title_key(office, parts(every[0])[-1]) if office != "body" else None
            if title is not None:
                _add(table, title, held)
    return table


def _add(table: dict[str, list[Held]], named: str, held: Held) -> None:
    if held not in table[named]:
        table[named].append(held)


def _month(digits: str, *, last: bool) -> str | None:
    """ "090131" or "20090131" as "2009-01"; two digits up to 14 are of this century."""
    digits = digits.strip()
    if len(digits) == 6:
        digits = ("20" if int(digits[:2]) <= 14 else "19") + digits
    if len(digits) != 8 or not 1 <= int(digits[4:6]) <= 12:
        return None
    return f"{digits[:4]}-{digits[4:6]}"


def phoenix(path: Path, ours: dict[str, list[Held]]) -> dict[str, list[Held]]:
    """The dated offices of Phoenix under the keys of all names of at least two words.

    A name of somebody whom the table by hand has under another is given that one's offices.
    """
    table: dict[str, list[Held]] = defaultdict(list)
    names: list[str] = []
    for raw in path.read_text(encoding="utf-8", errors="replace").splitlines():
        line = raw.partition("#")[0].strip()
        if not line:
            continue
        if not line.startswith("["):
            said = re.sub(r"\[.*", "", line).strip(" +_")
            if line[0] != "+":
                _same(names, ours)
                names = []
            names.append(" ".join(re.sub(r"[_,()\"]", " ", said).lower().split()))
        for code, when in re.findall(r"\[([A-Z]+)\s*([^\]]*)\]", line):
            country = LANDS.get(code[:3], code[:3])
            sectors = ROLES.get(code[3:], "GOV" if code[3:6] == "GOV" else "")
            if country not in known_countries() or not sectors:
                continue
            found = re.fullmatch(r"\s*([<>]?)\s*(\d+)(?:-(\d+))?\s*", when)
            if found is None or found[1] == "<":
                continue
            since = _month(found[2], last=False)
            until = f"{PHOENIX_UNTIL}+" if found[1] else _month(found[3] or "", last=True)
            if since is None or until is None or until < OLDEST or until < since:
                continue
            for name in names:
                told = parts(name)
                if len(told) > 1 and "�" not in name and name.split()[0] not in TITLES:
                    _add(table, key(name), Held(country, sectors, since, until))
    return table


def _same(names: list[str], ours: dict[str, list[Held]]) -> None:
    """Gives every name of one person of Phoenix the offices that the table by hand has."""
    keys = [key(name) for name in names if len(parts(name)) > 1 and name.split()[0] not in TITLES]
    known_as = [named for named in keys if named in ours]
    for named in keys if known_as else ():
        if named not in ours:
            ours[named] = list(ours[known_as[0]])


KINDS = {"IGO": "IGO", "NGO": "SOC", "MNC": "BUS", "IMG": "REB"}
MORE = {"HLH": "MED", "EDU": "EDU", "MED": "JRN", "JUD": "JUD", "REL": "REL", "LAB": "LAB"}
# names of officials stand among those of their organisations
BODY = re.compile(
    r"organi[sz]|union|council|bank|fund|commission|agency|court|communit|associa|program|committ"
    r"|group|office|cent(?:er|re)|nations|conference|forum|tribunal|league|pact|treaty|force"
    r"|mission|secretariat|parliament|institu|initiative|foundation|societ|federa|internat|network"
    r"|trust|alliance|movement|front|watch|\baid|relief|church|rights|world|club|party|school"
    r"|universit|college|campaign|coalition|congress|corps|without|journalist|workers|service"
)
FIRMS = re.compile(r"\s+(?:inc|corp|corporation|company|co|ltd|limited|plc|llc|lp|the)$")


def bodies(folder: Path) -> dict[str, list[Held]]:
    """Bodies of several words in Phoenix: armed groups, companies, organisations."""
    table: dict[str, list[Held]] = defaultdict(list)
    for file in ("MilNonState", "International"):
        waiting: list[str] = []
        path = folder / f"Phoenix.{file}.actors.txt"
        code = ""
        for raw in path.read_text(encoding="utf-8", errors="replace").splitlines():
            line = raw.partition("#")[0].strip()
            if not line:
                continue
            codes = re.findall(r"\[([A-Z]+)\s*([^\]]*)\]", line)
            said = re.sub(r"\[.*|\(.*?\)", "", line).strip(" +_")
            name = " ".join(re.sub(r"[_,\"]", " ", said).lower().split())
            if line[0] not in "+[":
                waiting, code = [], ""
            if name:
                waiting.append(name)
            if codes:
                code = "" if len(codes) > 1 or codes[0][1] else codes[0][0]
            told = _coded(code) if code else None
            for each in waiting if told is not None else ():
                each = FIRMS.sub("", each)
                if " " in each and "\ufffd" not in each and key(each) not in table:
                    named = body_key(each)
                    person = file == "International" and told.sectors[:3] in ("IGO", "SOC")
                    if named not in table and (not person or BODY.search(each)):
                        table[named].append(told)
            if code:
                waiting = []
    return table


def _coded(code: str) -> Held | None:
    """What a code of Phoenix says of a body."""
    land = LANDS.get(code[:3], code[:3])
    chunks = [code[n : n + 3] for n in range(0, len(code), 3)]
    if land in known_countries():
        if "REB" not in chunks and "CRM" not in chunks:
            return None
        return Held(land, "REB" if "REB" in chunks else "CRM", "0000-01", "9999-12")
    kind = KINDS.get(code[:3]) or ("REB" if "REB" in chunks else None)
    if kind is None or (kind == "IGO" and "EUR" in chunks and "EEC" not in chunks):
        return None
    country = "-"
    if kind in ("BUS", "SOC"):
        at = LANDS.get(code[3:6], code[3:6])
        country = at if at in known_countries() else "-"
    more = [MORE[chunk] for chunk in chunks[1:] if chunk in MORE]
    if kind == "BUS":
        more = []
    return Held(country, ",".join(dict.fromkeys([kind, *more])), "0000-01", "9999-12")


TITLES = frozenset({"president", "prime", "minister", "chancellor", "king", "queen", "vice", "the"})


def main() -> None:
    ours, folder = by_hand(), Path(sys.argv[1])
    theirs = phoenix(folder / "Phoenix.Countries.actors.txt", ours)
    theirs.update(bodies(folder))
    lines = []
    for named in sorted({*ours, *theirs}):
        rows = list(ours.get(named, ()))
        if rows:
            first = min(row.since for row in rows)
            lands = {row.country for row in rows}
            rows += [
                row
                for row in theirs.get(named, ())
                if (row.country in lands or lands == {"-"})
                and not row.until.endswith("+")
                and row.until <= first
            ]
        else:
            rows = _joined(theirs[named])
        rows.sort(key=lambda row: (row.since, row.until))
        mark = "*" if named in ours else ""
        lines.append(f"{named}\t{mark}{';'.join(row.cell() for row in rows)}\n")
    text = HEAD + "".join(lines)
    OUT.write_bytes(gzip.compress(text.encode("utf-8"), 9, mtime=0))
    print(len(lines), "names,", OUT.stat().st_size, "bytes")


def _joined(rows: list[Held]) -> list[Held]:
    """Offices of one kind that follow one another as one."""
    joined: list[Held] = []
    for row in sorted(rows, key=lambda row: (row.country, row.sectors, row.since)):
        last = joined[-1] if joined else None
        if last is not None and (last.country, last.sectors) == (row.country, row.sectors):
            gap = int(row.since[:4]) - int(last.until[:4])
            if gap <= 1:
                joined[-1] = last._replace(until=max(last.until, row.until))
                continue
        joined.append(row)
    return joined


if __name__ == "__main__":
    main()
