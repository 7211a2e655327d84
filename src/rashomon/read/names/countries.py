"""Countries: their names, demonyms, capitals, and the seats that stand for their governments."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import NamedTuple


class Country(NamedTuple):
    """A row of ``data/countries.tsv``; ``lat``/``lon`` are a point inside, WGS 84 degrees."""

    iso3: str
    iso2: str
    geonames: int | None
    lat: float | None
    lon: float | None
    name: str
    capitals: tuple[str, ...]
    aliases: tuple[str, ...]
    demonyms: tuple[str, ...]


@cache
def known_countries() -> dict[str, Country]:
    """Every country by its ISO 3166-1 alpha-3 code."""
    table = {}
    text = files("rashomon.data").joinpath("countries.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("#") or line.startswith("iso3\t"):
            continue
        iso3, iso2, ident, lat, lon, name, capitals, aliases, demonyms = line.split("\t")
        table[iso3] = Country(
            iso3=iso3,
            iso2=iso2,
            geonames=int(ident) if ident else None,
            lat=float(lat) if lat else None,
            lon=float(lon) if lon else None,
            name=name,
            capitals=tuple(filter(None, capitals.split("|"))),
            aliases=tuple(filter(None, aliases.split("|"))),
            demonyms=tuple(filter(None, demonyms.split("|"))),
        )
    return table


def country(iso3: str) -> Country | None:
    """The country with this code."""
    return known_countries().get(iso3)


@cache
def _by_alpha2() -> dict[str, str]:
    return {row.iso2: row.iso3 for row in known_countries().values()}


def alpha3(iso2: str) -> str | None:
    """The three-letter code for a two-letter one."""
    return _by_alpha2().get(iso2)


@cache
def by_name() -> dict[str, str]:
    """Country names and other names in lower case → ISO 3166-1 alpha-3."""
    table: dict[str, str] = {}
    for row in known_countries().values():
        for name in (row.name, *row.aliases):
            table.setdefault(name.lower().removeprefix("the ").replace("’", "'"), row.iso3)
    return table


@cache
def by_demonym() -> dict[str, str]:
    """Demonyms in lower case ("turkish", "turks") → ISO 3166-1 alpha-3."""
    table: dict[str, str] = {}
    for row in known_countries().values():
        for name in row.demonyms:
            table.setdefault(name.lower(), row.iso3)
    return table


@cache
def by_capital() -> dict[str, str]:
    """Capitals in lower case → ISO 3166-1 alpha-3 of the country whose government sits there."""
    table: dict[str, str] = {}
    for row in known_countries().values():
        for name in row.capitals:
            table.setdefault(name.lower(), row.iso3)
    return table


@cache
def by_seat() -> dict[str, tuple[str, str, tuple[str, ...]]]:
    """Seats of power in lower case ("white house") → (name, country, sectors)."""
    table: dict[str, tuple[str, str, tuple[str, ...]]] = {}
    text = files("rashomon.data").joinpath("seats.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("#") or not line:
            continue
        names, iso3, sectors = line.split("\t")
        first, *_ = names.split("|")
        for name in names.split("|"):
            table[name.lower()] = (first, iso3, tuple(sectors.split(",")))
    return table
