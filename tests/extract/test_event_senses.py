"""Dates that only bound, offers that are not there, strikes of two kinds, deeds not done."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.model import Event, Reading
from rashomon.read.parse import Parse

Read = Callable[..., tuple[Reading, Parse]]


def event(read_text: Read, text: str, lemma: str) -> Event:
    reading, _ = read_text(text, published="2024-03-15")
    (found,) = [one for one in reading.events if one.lemma == lemma]
    return found


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("The council approved a May 5 deadline.", "approve"),
        ("The law let families of Sept. 11 victims sue the bank.", "sue"),
        ("Leaders met rarely since the 1945 split.", "meet"),
        ("Chile sent more tents than in 2019.", "send"),
    ],
)
def test_a_date_that_only_bounds_or_names_dates_no_act(
    read_text: Read, text: str, lemma: str
) -> None:
    assert event(read_text, text, lemma).from_ is None


def test_a_meeting_keeps_the_date_in_its_name(read_text: Read) -> None:
    assert event(read_text, "The March 5 meeting in Oslo failed.", "meeting").from_ == "2024-03-05"


def test_the_dead_are_counted_where_they_are_known_to_have_died(read_text: Read) -> None:
    found = event(read_text, "Sixty-seven people are known to have died.", "die")
    assert len(found.figures) == 1


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("There is no offer.", "offer"),
        ("No bid has been made, the board said.", "bid"),
        ("Castor denied that it was in talks with Pollux.", "talk"),
        ("The minister walked out rather than agreeing to the terms.", "agree"),
        ("Nobody resigned.", "resign"),
        ("The minister has not resigned.", "resign"),
    ],
)
def test_what_was_not_there_or_not_done_is_negated(read_text: Read, text: str, lemma: str) -> None:
    assert event(read_text, text, lemma).realis == "negated"


def test_an_offer_that_is_weighed_is_an_event_of_its_own(read_text: Read) -> None:
    text = "Castor is considering an offer from Pollux."
    found = event(read_text, text, "consider")
    assert [span.of(text) for span in found.target_spans] == ["an offer from Pollux"]


def test_accepting_a_bid_is_an_agreement(read_text: Read) -> None:
    assert event(read_text, "Castor accepted the bid on Tuesday.", "accept").type == "AGREE"


@pytest.mark.parametrize(
    ("text", "realis"),
    [
        ("Donors pledged $1 billion for Mali at a conference in Geneva.", "actual"),
        ("Donors will pledge $1 billion for Mali at a conference in Geneva.", "planned"),
        ("The conference will take place in Geneva.", "planned"),
        ("The conference took place in Geneva.", "actual"),
    ],
)
def test_where_it_was_promised_is_no_promise(read_text: Read, text: str, realis: str) -> None:
    assert event(read_text, text, "conference").realis == realis


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("The strike killed 12 people.", "ASSAULT"),
        ("Warplanes flew low before the strike.", "ASSAULT"),
        ("The unions called a new strike.", "PROTEST"),
        ("The union asked for more pay. The strike began at noon.", "PROTEST"),
        ("Drones came at dawn. The strike began at noon.", "ASSAULT"),
    ],
)
def test_a_strike_is_a_blow_or_a_stoppage_by_the_words_around_it(
    read_text: Read, text: str, type_: str
) -> None:
    assert event(read_text, text, "strike").type == type_


def test_to_take_over_as_head_is_no_assault(read_text: Read) -> None:
    assert event(read_text, "Dana Hill took over as head of the bank.", "take over").type is None
    assert event(read_text, "Rebels took over the town.", "take over").type == "ASSAULT"


def test_to_be_given_years_in_jail_is_to_be_sentenced(read_text: Read) -> None:
    found = event(read_text, "He was given seven years in jail.", "give")
    assert (found.type, found.mode) == ("COERCE", "arrest")
