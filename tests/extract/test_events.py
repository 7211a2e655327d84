"""Events: which words are one, who did what to whom, and whether it happened."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.model import Event, Reading, Span
from rashomon.read.parse import Parse

Read = Callable[..., tuple[Reading, Parse]]


@pytest.fixture
def found(read_text: Read) -> Callable[..., dict[str, Event]]:
    """The events of a text by their trigger's wording."""

    def find(text: str, **fields: object) -> dict[str, Event]:
        reading, _ = read_text(text, **fields)
        return {event.trigger.of(text): event for event in reading.events}

    return find


Found = Callable[..., dict[str, Event]]


def words(text: str, spans: tuple[Span, ...]) -> list[str]:
    return [span.of(text) for span in spans]


def test_a_visit_that_is_paid_is_the_event_not_the_paying(found: Found) -> None:
    text = "Foreign Minister Tove Lindgaard paid a visit to Tunisia on Monday."
    events = found(text, published="2021-05-05")
    assert set(events) == {"visit"}
    visit = events["visit"]
    assert (visit.type, visit.mode, visit.lemma) == ("CONSULT", "visit", "visit")
    assert words(text, visit.actor_spans) == ["Foreign Minister Tove Lindgaard"]
    assert words(text, visit.target_spans) == ["Tunisia"]


def test_a_possessive_names_the_actor_of_an_event_noun(found: Found) -> None:
    text = "Morocco's invasion of Algeria shocked the region."
    invasion = found(text)["invasion"]
    assert invasion.type == "ASSAULT"
    assert words(text, invasion.actor_spans) == ["Morocco"]
    assert words(text, invasion.target_spans) == ["Algeria"]
    assert invasion.rule == "noun / possessive"


def test_talks_between_two_have_both_as_actors(found: Found) -> None:
    text = "The talks between Peru and Chile ended without a result."
    talks = found(text)["talks"]
    assert words(text, talks.actor_spans) == ["Peru", "Chile"]
    assert talks.target_spans == ()


def test_one_event_has_several_actors(found: Found) -> None:
    text = "Peru and Chile condemned Bolivia."
    events = found(text)
    assert words(text, events["condemned"].actor_spans) == ["Peru", "Chile"]
    assert len(events) == 1


def test_the_agent_of_a_passive_is_the_actor(found: Found) -> None:
    text = "Two journalists were arrested by Kenyan police on Friday."
    arrested = found(text)["arrested"]
    assert words(text, arrested.actor_spans) == ["Kenyan police"]
    assert words(text, arrested.target_spans) == ["Two journalists"]
    assert arrested.type == "COERCE" and arrested.mode == "arrest"


def test_a_verb_joined_by_and_takes_the_subject_of_the_first(found: Found) -> None:
    text = "Norway condemned the attack and sent food to Somalia."
    events = found(text)
    assert words(text, events["sent"].actor_spans) == ["Norway"]
    assert events["sent"].rule.endswith("/ conjunct")


def test_what_is_agreed_is_planned_with_its_actor_by_control(found: Found) -> None:
    text = "Norway agreed to send tents to Somalia."
    events = found(text)
    assert events["agreed"].type == "AGREE"
    assert events["agreed"].realis == "actual"
    assert events["send"].realis == "planned"
    assert words(text, events["send"].actor_spans) == ["Norway"]
    assert events["send"].rule.endswith("/ control")


def test_the_one_urged_is_the_actor_of_what_is_urged(found: Found) -> None:
    text = "Norway urged Somalia to release the fishermen."
    events = found(text)
    assert words(text, events["release"].actor_spans) == ["Somalia"]
    assert events["release"].realis == "hypothetical"


def test_a_relative_clause_takes_the_noun_before_it_as_actor(found: Found) -> None:
    text = "Norway, which had condemned Somalia, apologised."
    events = found(text)
    assert words(text, events["condemned"].actor_spans) == ["Norway"]


def test_an_actor_span_leaves_the_relative_clause_out(found: Found) -> None:
    text = "The soldiers who had guarded the port attacked the village."
    assert words(text, found(text)["attacked"].actor_spans) == ["The soldiers"]


@pytest.mark.parametrize(
    ("text", "trigger", "realis"),
    [
        ("Norway will send tents to Somalia.", "send", "planned"),
        ("Norway said it would send tents to Somalia.", "send", "planned"),
        ("Norway is going to send tents to Somalia.", "send", "planned"),
        ("Norway could send tents to Somalia.", "send", "hypothetical"),
        ("If Norway attacks Somalia, prices rise.", "attacks", "hypothetical"),
        ("Norway did not attack Somalia.", "attack", "negated"),
        ("Norway never attacked Somalia.", "attacked", "negated"),
        ("Norway refused to meet the rebels.", "meet", "negated"),
        ("Norway failed to rescue the sailors.", "rescue", "negated"),
        ("Norway denied having attacked the port.", "attacked", "negated"),
        ("Norway attacked Somalia.", "attacked", "actual"),
        ("Norway said it had attacked Somalia.", "attacked", "actual"),
        ("Norway cancelled the visit to Somalia.", "visit", "negated"),
        ("The army prevented an attack.", "attack", "negated"),
        ("The king called for an investigation.", "investigation", "hypothetical"),
        ("Norway rejected claims that it had attacked the port.", "attacked", "negated"),
        ("There was no sign that Norway had attacked the port.", "attacked", "negated"),
        ("Police do not believe that Norway attacked the port.", "attacked", "negated"),
        ("Norway should attack the port.", "attack", "hypothetical"),
        ("Norway has yet to attack the port.", "attack", "negated"),
        ("Norway will not go to Chile to meet the king.", "meet", "negated"),
    ],
)
def test_realis_follows_the_words_above_the_act(
    found: Found, text: str, trigger: str, realis: str
) -> None:
    assert found(text)[trigger].realis == realis


def test_simple_past_is_not_history_but_a_date_far_back_is(found: Found) -> None:
    text = "Norway attacked Somalia in 1994. Norway attacked Kenya on Monday."
    events = found(text, published="2021-05-05")
    attacks = list(events.values())
    assert attacks[-1].realis == "actual"


@pytest.mark.parametrize(
    ("text", "trigger", "certainty"),
    [
        ("Norway attacked the port.", "attacked", "certain"),
        ("Norway reportedly attacked the port.", "attacked", "probable"),
        ("Norway seemed to accept the proposal.", "accept", "probable"),
        ("Norway is believed to have attacked the port.", "attacked", "probable"),
        ("Norway may attack the port.", "attack", "possible"),
        ("An alleged attack on the port alarmed Oslo.", "attack", "probable"),
        ("Rumours that Norway had attacked the port spread.", "attacked", "probable"),
        ("It may have been an attack.", "attack", "possible"),
    ],
)
def test_a_hedge_lowers_certainty(found: Found, text: str, trigger: str, certainty: str) -> None:
    assert found(text)[trigger].certainty == certainty


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("An earthquake shook Lisbon on Sunday.", "earthquake"),
        ("The jury returned its verdict.", "verdict"),
        ("Lina Okafor won the election.", "won"),
        ("The ferry sank off Crete.", "sank"),
    ],
)
def test_a_happening_outside_plover_is_an_event_without_a_type(
    found: Found, text: str, trigger: str
) -> None:
    assert found(text)[trigger].type is None


@pytest.mark.parametrize(
    "text",
    ["The minister said nothing.", "The lake is deep.", "She owns two houses.", "", "?!", "\u0000"],
)
def test_saying_and_states_are_no_events(found: Found, text: str) -> None:
    assert found(text) == {}


def test_an_answer_to_a_proposal_keeps_its_direction(found: Found) -> None:
    accepted = found("Ruritania accepted the proposal.")["accepted"]
    rejected = found("Ruritania rejected the proposal.")["rejected"]
    silent = found("Ruritania has not reacted to the proposal.")["reacted"]
    assert (accepted.type, rejected.type) == ("AGREE", "REJECT")
    assert (silent.lemma, silent.realis) == ("react", "negated")


def test_every_span_lies_in_the_text_and_holds_its_trigger(found: Found) -> None:
    text = "On Friday, after talks, Peru said it would return the ship and had fired the captain."
    for event in found(text).values():
        assert 0 <= event.start <= event.trigger.start < event.trigger.end <= event.end <= len(text)


def test_to_release_a_product_is_a_happening_but_no_retreat(found: Found) -> None:
    assert found("Halvorsen released a telephone.")["released"].type is None
    assert found("Norway released two sailors.")["released"].type == "RETREAT"


def test_what_follows_the_subject_before_the_verb_belongs_to_the_subject(found: Found) -> None:
    text = "The visit of King Harald to Peru on Tuesday did not change the plan."
    events = found(text, published="2021-05-05")
    assert events["visit"].from_ == "2021-05-04"
    assert events["change"].timex is None


def test_a_participle_places_the_meeting_it_hangs_on(found: Found) -> None:
    text = "The report came during a meeting of envoys from nine countries, held at Bergen."
    events = found(text)
    assert "held" not in events
    assert events["meeting"].rule.startswith("noun with its verb")


def test_stopping_anothers_act_is_no_retreat(found: Found) -> None:
    own = found("Norway halted its offensive.")["halted"]
    other = found("Norway halted the Chilean offensive.")["halted"]
    assert (own.type, other.type) == ("RETREAT", None)


def test_a_light_verb_carries_each_noun_joined_to_its_object(found: Found) -> None:
    text = "The envoy received an agreement and the assurance that talks would continue."
    events = found(text)
    assert {"agreement", "assurance"} <= set(events)
    assert events["talks"].realis == "planned"


def test_the_occasion_of_a_dated_act_shares_its_date_by_a_named_rule(found: Found) -> None:
    text = "Norway pledged tents on Friday during a meeting in Bergen."
    meeting = found(text, published="2021-05-10")["meeting"]
    assert meeting.from_ == "2021-05-07"
    assert meeting.rule.endswith("/ time of its verb")


def test_who_denies_an_act_is_its_voice(found: Found) -> None:
    text = "Norway denied having attacked the port."
    attacked = found(text)["attacked"]
    assert [text[voice.start : voice.end] for voice in attacked.voices] == ["Norway"]


def test_a_limit_is_not_the_date_of_the_event(found: Found) -> None:
    text = "Norway has sheltered the sailors since Friday."
    assert found(text, published="2021-05-10")["sheltered"].timex is None


def test_calling_somebody_something_is_no_call(found: Found) -> None:
    assert found("Norway's king called the Chilean president a liar.") == {}
    called = found("Norway's king called the Chilean president on Friday.")["called"]
    assert (called.type, called.mode) == ("CONSULT", "phone")


def test_calling_on_somebody_to_act_is_a_request(found: Found) -> None:
    assert found("Norway called on Chile to free the sailors.")["called"].type == "REQUEST"


def test_an_event_noun_keeps_its_type_without_a_party(found: Found) -> None:
    events = found("The visit began after the strikes.")
    assert events["visit"].type == "CONSULT"
    assert events["strikes"].type == "ASSAULT"


@pytest.mark.parametrize(
    "text",
    [
        "Nine people were killed in a crash near Bergen.",
        "The earthquake destroyed the village.",
        "A bus struck two students.",
    ],
)
def test_an_accident_is_no_assault(found: Found, text: str) -> None:
    assert "ASSAULT" not in {event.type for event in found(text).values()}


def test_the_owner_of_the_strikes_is_who_killed(found: Found) -> None:
    text = "Norwegian strikes on Chile killed five people."
    killed = found(text)["killed"]
    assert words(text, killed.actor_spans) == ["Norwegian strikes"]
    assert len(killed.actors) == 1


def test_a_count_joined_to_a_passive_is_who_suffered(found: Found) -> None:
    text = "Twelve people were killed and 30 wounded in Bergen."
    assert words(text, found(text)["wounded"].target_spans) == ["30"]


def test_an_answer_not_given_is_a_negated_event(found: Found) -> None:
    responded = found("Norway has not yet responded to the offer.")["responded"]
    assert (responded.lemma, responded.realis) == ("respond", "negated")


def test_when_the_bomb_went_off_is_when_they_were_killed(found: Found) -> None:
    text = "Nine people were killed when a bomb exploded on Monday."
    killed = found(text, published="2021-05-05")["killed"]
    assert killed.from_ == "2021-05-03"
    assert killed.rule.endswith("/ time of its when-clause")


def test_having_no_plans_is_negated(found: Found) -> None:
    assert found("Norway has no plans to attack Chile.")["attack"].realis == "negated"


def test_what_is_urged_not_to_be_done_is_open(found: Found) -> None:
    assert found("Norway urged Chile not to attack Peru.")["attack"].realis == "hypothetical"


def test_an_old_year_makes_history(found: Found) -> None:
    text = "Norway attacked Chile in 1904."
    assert found(text, published="2021-05-05")["attacked"].realis == "historical"
    assert found(text)["attacked"].realis == "actual"


def test_a_demand_that_is_rejected_was_made(found: Found) -> None:
    events = found("Norway rejects Chile's demand for talks.")
    assert events["demand"].realis == "actual"
    assert events["talks"].realis == "hypothetical"


def test_what_one_is_called_to_account_over_has_happened(found: Found) -> None:
    text = "Norway summoned the Chilean ambassador over the arrest of a sailor."
    assert found(text)["arrest"].realis == "actual"


def test_a_warning_of_what_is_going_on_leaves_it_actual(found: Found) -> None:
    text = "Doctors had warned that the hospital was running out of oxygen."
    running = next(event for event in found(text).values() if event.lemma.startswith("run"))
    assert running.realis == "actual"


def test_who_speaks_in_a_statement_is_not_who_blocks_it(found: Found) -> None:
    text = "Chile blocked a statement criticising Norway."
    assert found(text)["criticising"].actor_spans == ()


def test_a_plain_form_the_parser_mangles_is_mended(found: Found) -> None:
    assert found("The bank was fined by Norway.")["fined"].lemma == "fine"


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "targets"),
    [
        (
            "Ana Brandt, the mayor of Lviv, criticised Peru.",
            "criticised",
            ["Ana Brandt, the mayor of Lviv"],
            ["Peru"],
        ),
        (
            "The Chilean Workers' Congress (CWC) criticised Peru.",
            "criticised",
            ["The Chilean Workers' Congress (CWC)"],
            ["Peru"],
        ),
        (
            "Peru rejected Norway's offer to mediate.",
            "rejected",
            ["Peru"],
            ["Norway's offer"],
        ),
        (
            "Norwegian police clashed with students on the streets of Oslo.",
            "clashed",
            ["Norwegian police"],
            ["students"],
        ),
        ("Peru said on Friday it had criticised Chile.", "criticised", ["Peru"], ["Chile"]),
        ("Peru announced for the first time that it would send tents to Chile.", "send",
         ["Peru"], ["Chile"]),
        ("The army declared a curfew in Peru.", "curfew", ["The army"], ["Peru"]),
        ("Norway sent doctors to Peru.", "sent", ["Norway"], ["Peru"]),
        ("Norway gave shelter to a large number of Peruvians.", "gave", ["Norway"],
         ["a large number of Peruvians"]),
        ("Norway threatened to shell Peru.", "threatened", ["Norway"], ["Peru"]),
        ("Norway demanded that Peru withdraw its troops.", "demanded", ["Norway"], ["Peru"]),
        ("Chile lifted its embargo on imports of Peruvian beef.", "lifted", ["Chile"],
         ["Peruvian beef"]),
    ],
)  # fmt: skip
def test_who_did_it_to_whom_in_whole_noun_phrases(
    found: Found, text: str, trigger: str, actors: list[str], targets: list[str]
) -> None:
    event = found(text)[trigger]
    assert words(text, event.actor_spans) == actors
    assert words(text, event.target_spans) == targets


def test_a_pronoun_somebody_else_speaks_of_is_not_the_speaker(found: Found) -> None:
    text = "Ministers said Peru was ready. They said it would attack Chile."
    attack = found(text)["attack"]
    assert words(text, attack.actor_spans) == ["it"]


@pytest.mark.parametrize(
    "text",
    [
        "The threat of a blockade should not be underestimated, Luka Vukovac said.",
        "Danger of war “must not be ignored”, declares Luka Vukovac",
        "“We must not dismiss the risk of famine,” Luka Vukovac said.",
    ],
)
def test_who_says_that_a_danger_must_not_be_belittled_warns(read_text: Read, text: str) -> None:
    reading, _ = read_text(text)
    (warning,) = [event for event in reading.events if event.type == "THREATEN"]
    assert warning.realis == "actual"
    assert words(text, warning.actor_spans) == ["Luka Vukovac"]
    assert warning.targets == ()


def test_an_offer_that_must_not_be_ignored_is_no_warning(found: Found) -> None:
    events = found("Luka Vukovac said the offer must not be ignored.")
    assert "THREATEN" not in {event.type for event in events.values()}


def test_nobody_is_the_target_of_what_lies_between_him_and_others(found: Found) -> None:
    text = "Serbia rejects the idea of a mediation in the talks between Serbia and Croatia."
    rejects = found(text)["rejects"]
    assert words(text, rejects.actor_spans) == ["Serbia"]
    assert rejects.targets == rejects.target_spans == ()


def test_who_is_credited_behind_the_verb_does_not_report_an_event(found: Found) -> None:
    text = "The minister indicated that Norway would send tents, reported the Coast Tribune."
    assert set(found(text)) == {"send"}
    assert "reported" in found("The mayor, Ana Brandt, reported the theft.")


def test_a_length_that_ends_today_dates_an_event_up_to_a_year_back(found: Found) -> None:
    week = found("Rebels killed 40 people in the past week.", published="2026-03-04")["killed"]
    assert (week.from_, week.to) == ("2026-02-25", "2026-03-04")
    text = "Rebels killed 40 people in the past twenty years."
    assert found(text, published="2026-03-04")["killed"].timex is None
