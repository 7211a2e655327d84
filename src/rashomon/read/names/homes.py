"""The country that an outlet writes from, as far as its address tells.

A weak sign for which of two towns a report means: a Canadian outlet's London need not be England's.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rashomon.read.names.countries import alpha3, by_capital, by_demonym, by_name
from rashomon.read.names.lexicon import words
from rashomon.read.names.places import spots

# country codes that anybody registers under
_ANYBODY = words("domains of anybody")
_NAMES = re.compile(
    r"(?:the|daily|times-?of-?|voice-?of-?|radio-?)?([a-z]+?)-?"
    r"(?:times|post|news|today|herald|star|daily|journal|tribune|observer|mail|sun|press|guardian"
    r"|independent|telegraph|standard|monitor|chronicle|gazette|online|express|voice|examiner|live"
    r"|mirror|record|report|review|insider|nation|citizen|web|tv|radio|-)*"
)


@lru_cache(maxsize=4096)
def outlet_home(url: str | None, outlet: str | None) -> str | None:
    """The country (ISO 3166-1 alpha-3) of ``bbc.co.uk`` or ``kyivpost.com``; None where unsure.

    Args:
        url: the report's address; only its host is looked at.
        outlet: what it is published in, where that is a host.
    """
    for text in (url, outlet):
        host = _host(text or "")
        if host is None:
            continue
        *labels, last = host.split(".")
        if len(last) == 2 and last not in _ANYBODY:
            return "GBR" if last == "uk" else alpha3(last.upper())
        told = _NAMES.fullmatch(labels[-1]) if labels else None
        if told is not None and len(told[1]) > 3:
            code = _land(told[1])
            if code is not None:
                return code
    return None


def _host(text: str) -> str | None:
    host = re.match(r"(?:[a-z]+://)?(?:www\.)?([a-z0-9.-]+\.[a-z]{2,})(?:[:/?#]|$)", text.lower())
    return host[1] if host else None


def _land(name: str) -> str | None:
    """The country of that name, people or capital, unless towns elsewhere are called so too."""
    code = by_name().get(name) or by_demonym().get(name) or by_capital().get(name)
    if code is None or any(spot.country != code and spot.size >= 11 for spot in spots(name)):
        return None
    return code
