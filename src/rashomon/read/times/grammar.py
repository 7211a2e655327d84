"""The grammar of time expressions: patterns over a window's symbols, each with its reader.

Upper case is a symbol of `timewords` (NUM, UNIT, WEEKDAY ...), lower case the word itself; pieces
are parted by one blank. Of the patterns that match at one place the one that takes most words wins,
unless its reader says that the words are no time expression after all.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from rashomon.read.times import days, lengths, periods
from rashomon.read.times.context import Context, Hit, Meaning

Reader = Callable[[Hit, Context], Meaning | None]

_ZONES = r"gmt|utc|est|edt|cst|cdt|mst|mdt|pst|pdt|bst|cet|cest|et|pt|eet|eest|msk|ist|jst|aest"
_EDGE = (
    r"(?:(?:the )?(?:(?P<edge>beginning|start|end|middle|close|turn) of "
    r"|(?P<mod>early|late|earlier|later|mid)(?: -)?(?: in)? ))?"
)
_ZONE = rf"(?:(?:local|eastern|central|pacific|moscow) time|{_ZONES})"
_TIME = (
    r"(?P<clock>CLOCK(?: AMPM)?|(?:NUM|YEAR) AMPM|NUM o ' clock|NOON)(?: in the (?P<half>PART))?"
)
_CLOCK = rf"(?:{_TIME}(?: ,? ?{_ZONE})?(?: ,)?(?: on)? )?"
_DIR = (
    r"(?:(?P<dir>(?:the )?(?:last|past|next|coming|CURRENT)|this(?: past| coming| same)?"
    r"|the (?:previous|preceding|following|same|latest|upcoming)|that(?: same)?"
    r"|(?:later|earlier) (?:this|that)) )"
)
_COUNT = (
    r"(?P<count>(?:NUM|YEAR)(?: and a half| NUM / NUM)?|an?|half an?"
    r"|(?:the |a |a good )?FEW(?: of)?|another(?: NUM)?|NUM (?:to|or|-|–) NUM)"
)
_HEDGE = (
    r"(?:(?:at least|at most|more than|less than|about|around|nearly|almost|over|under|some) )?"
)
_KIND = r"(?:(?:more|additional|full|whole|entire|consecutive|straight|trading|business|working) )?"
_THAT = r"(?:(?:,|of) )?(?P<that>(?:last|this|next) UNIT)"
_PART = r"(?: (?:,|in the )?(?P<part>PART))?"
_FISCAL = r"(?:(?:fiscal|financial|calendar)(?: -)? )"
_RANK = rf"{_FISCAL}?(?P<rank>ORD|last|final)(?: fiscal)?"
_WHOSE = r"(?:the |its |their |his )?(?:(?P<which>(?:last|this|next) UNIT) 's )?"
_AGO = r"(?P<ago>UNIT - (?:ago|earlier) |comparable |corresponding )?"
_DAYS = r"(?P<day>NUM|ORD) (?:to|through|until|-|–) (?P<to>NUM|ORD)"
_WEEK_OF = r"the (?P<unit>UNIT) (?:of|starting|beginning)(?: the)?"
_HOLIDAY = (
    r"(?P<name>HOLIDAY(?: UNIT| eve| WEEKDAY)?|new UNIT 's(?: eve| UNIT)?|(?:good|palm|ash) WEEKDAY"
    r"|(?:independence|labou?r|memorial|boxing|veterans|bastille|presidents|election|victory"
    r"|valentine 's) UNIT)"
)

_RULES: tuple[tuple[str, Reader], ...] = (
    # days
    (rf"{_CLOCK}(?P<iso>ISO)", days.iso),
    (rf"{_CLOCK}(?P<slash>SLASH)", days.slash),
    (
        rf"{_EDGE}{_CLOCK}(?:WEEKDAY (?:, )?)?(?:(?P<dir>last|this|next) )?(?P<month>MONTH) "
        rf"(?:the )?(?P<day>NUM|ORD)(?: ,? ?(?P<year>YEAR)| ,? ?{_THAT})?(?! (?:UNITS|%|/|-))",
        days.month_day,
    ),
    (
        rf"{_EDGE}{_CLOCK}(?:WEEKDAY (?:, )?)?(?:the )?(?P<day>NUM|ORD) (?:of |- )?(?P<month>MONTH)"
        rf"(?: ,? ?(?:- )?(?P<year>YEAR)| {_THAT})?",
        days.month_day,
    ),
    (
        r"(?:WEEKDAY (?:(?:to|and|-|–|until|till|through) WEEKDAY )?(?:, )?)?(?P<month>MONTH) "
        rf"{_DAYS}(?: ,? ?(?P<year>YEAR))?(?! UNITS)",
        days.day_range,
    ),
    (
        rf"{_DAYS} (?:of )?(?P<month>MONTH)(?: ,? ?(?P<year>YEAR))?",
        days.day_range,
    ),
    (r"(?P<day>NUM|ORD)(?! (?:UNITS?|MONTH|AMPM|[%/-]))", days.second_day),
    (r"the (?P<day>ORD)", days.day_of_month),
    (r"NINE", days.nine_eleven),
    (rf"{_WEEK_OF} (?P<month>MONTH) (?P<day>NUM|ORD)(?: ,? ?(?P<year>YEAR))?", days.week_of),
    (rf"{_WEEK_OF} (?P<day>NUM|ORD) (?:of )?(?P<month>MONTH)(?: (?P<year>YEAR))?", days.week_of),
    (r"(?:the )?(?P<unit>UNIT) (?P<way>before|after) (?P<today>TODAY)", days.two_days_off),
    (rf"{_EDGE}{_CLOCK}{_DIR}?(?P<weekday>WEEKDAY){_PART}", days.weekday),
    (rf"{_EDGE}{_CLOCK}(?P<today>TODAY){_PART}", days.today),
    (rf"{_EDGE}{_CLOCK}(?P<tonight>TONIGHT)", days.tonight),
    (rf"{_EDGE}{_CLOCK}(?P<dir>this|last) (?P<part>PART)", days.tonight),
    (r"(?P<mod>early|late|earlier|later|mid)(?: -)? (?:in )?(?:the )?(?P<part>PART)", days.part),
    (
        r"(?P<dir>the(?: next| following| previous| preceding| same)?|that(?: same)?) "
        r"(?P<part>PART)",
        days.part,
    ),
    (r"(?:(?:earlier|later) )?(?:that(?: same)?|the(?: very)? same) UNIT", days.same_day),
    (r"(?:earlier|later|early|late) in the UNIT", days.same_day),
    (r"the (?P<unit>UNIT) (?P<way>before|after)(?! (?:TODAY|WEEKDAY))", days.beside),
    (rf"{_DIR}?{_HOLIDAY}(?: ,? ?(?P<year>YEAR))?", days.holiday),
    (rf"{_TIME}(?P<zone> ,? ?{_ZONE})?", days.time_only),
    # weeks, months, years relative to the report
    (
        rf"{_EDGE}{_DIR}?(?P<month>MONTH)"
        rf"(?:(?: ,| of| in)? (?P<year>YEAR)| {_THAT}| (?:'|‘) (?P<short>NUM))?",
        periods.month,
    ),
    (rf"{_EDGE}{_DIR}(?:(?:fiscal|financial|full|whole|entire) )?(?P<unit>UNIT)", periods.relative),
    (r"(?:the )?(?:full |whole |entire )?(?P<unit>UNIT)", periods.the_unit),
    (
        r"(?:the )?(?P<edge>beginning|start|end|middle|close) of the (?P<unit>UNIT)",
        periods.edge_of_unit,
    ),
    (r"(?P<mod>earlier|later|early|late) (?:in )?the (?P<unit>UNIT)", periods.edge_of_unit),
    (r"the (?P<unit>UNIT) (?P<way>before last|after next)", periods.two_off),
    (r"(?P<mod>mid)(?: -)? (?P<unit>UNIT)", periods.edge_of_unit),
    (r"(?:the )?UNIT(?: -)? end|(?:the )?UNIT 's end", periods.year_end),
    (r"the (?:fiscal|financial) UNIT", periods.fiscal_year),
    # quarters and halves
    (
        rf"{_WHOSE}{_RANK} (?P<half>half)(?: of (?:the )?(?P<year>YEAR)| {_THAT}| of the UNIT)?",
        periods.quarter,
    ),
    (rf"{_WHOSE}(?:(?P<year>YEAR) )?{_AGO}{_RANK} UNIT", periods.quarter),
    (rf"{_FISCAL}?(?P<rank>ORD) - UNIT", periods.quarter),
    (
        rf"{_WHOSE}{_RANK} UNIT (?:of |in )?{_FISCAL}?(?:(?P<year>YEAR)|{_THAT})",
        periods.quarter,
    ),
    (rf"(?:the )?(?P<short>QUARTER)(?: (?:of )?(?P<year>YEAR)| {_THAT})?", periods.quarter),
    (rf"the {_AGO}(?P<latest>latest )?(?:UNIT|period)", periods.known_quarter),
    (r"(?P<ago>UNIT - (?:ago|earlier))(?: (?:period|UNIT))?", periods.known_quarter),
    # years and longer
    (rf"{_EDGE}(?P<sure>the UNIT |{_FISCAL}(?:UNIT )?)?(?P<year>YEAR)", periods.year),
    (rf"{_EDGE}(?:the )?(?P<year>YEAR) (?:'s|s)", periods.decade),
    (rf"{_EDGE}(?:the )?(?:'|’|‘) (?P<short>NUM) (?:s|'s)", periods.decade),
    (
        rf"{_EDGE}the (?P<word>(?:twent|thirt|fort|fift|sixt|sevent|eight|ninet)ies)",
        periods.decade,
    ),
    (rf"{_EDGE}(?:the )?(?P<rank>ORD)(?: -)? UNIT", periods.century),
    (
        rf"{_EDGE}{_DIR}?(?:the )?(?P<season>SEASON)(?:(?: of)? (?P<year>YEAR)| {_THAT})?",
        periods.season,
    ),
    # lengths, and the same set off from a day
    (
        rf"{_HEDGE}{_COUNT} (?:- )?{_KIND}(?P<unit>UNITS?)(?: or so)? "
        r"(?P<way>ago|earlier|later|before|from now|hence|previously|after)"
        r"(?: (?P<same>TODAY|this UNIT))?",
        lengths.ago,
    ),
    (rf"{_HEDGE}{_COUNT} (?:- )?{_KIND}(?P<unit>UNITS?)(?: or so| and a half)?", lengths.duration),
    (
        r"(?:(?:each|all|any|part|much|most) of )?(?:at least )?(?:the |its |their |his |her )?"
        r"(?:(?P<way>last|past|next|previous|first|coming|following|latest|final|preceding|prior|ORD"
        r"|upcoming|PAST) )?"
        rf"{_COUNT} {_KIND}(?P<unit>UNITS?)(?: or so)?",
        lengths.duration,
    ),
    (
        r"(?:the )?(?P<way>coming|recent|upcoming|PAST|last|past|next) (?P<unit>UNITS)",
        lengths.vague,
    ),
    (r"the (?P<unit>UNITS) (?P<way>ahead)", lengths.vague),
    (r"(?P<unit>UNITS)", lengths.bare),
    # repetitions
    (r"(?:each|every) (?:(?P<other>other) |(?P<count>NUM) )?(?P<unit>UNITS?)", lengths.each),
    (
        r"(?:each|every) "
        r"(?:(?:other )?(?P<weekday>WEEKDAY)|(?P<month>MONTH)|(?P<season>SEASON)|(?P<part>PART))",
        lengths.each,
    ),
    (r"(?P<weekday>WEEKDAYS)|(?P<every>EVERY)", lengths.each),
    (r"(?P<weekday>WEEKDAY) (?P<part>PARTS)", lengths.each),
    # no days at all
    (r"(?:right |just |more |most )?(?P<ref>PRESENT|CURRENT|PAST)", periods.reference),
    (r"(?:the )?(?:near |distant |foreseeable )?(?P<ref>FUTURE)", periods.reference),
    (r"the past", periods.past_reference),
    (r"at (?:the|this) moment|these UNITS", periods.present_reference),
    (r"the (?:near|short) term|as FUTURE as possible", periods.future_reference),
)


@cache
def first_rule() -> re.Pattern[str]:
    """All rules as one pattern, whose ``lastindex`` is the number of the first that matches.

    At most places none does, which this finds at a fifth of the cost of asking each.
    """
    bare = (re.sub(r"\(\?P<\w+>", "(?:", pattern) for pattern, _ in _RULES)
    return re.compile("|".join(rf"({pattern})(?= |$)" for pattern in bare))


@cache
def rules() -> tuple[tuple[re.Pattern[str], Reader], ...]:
    """The rules, compiled once; a match ends where a piece ends."""
    return tuple((re.compile(rf"(?:{pattern})(?= |$)"), reader) for pattern, reader in _RULES)
