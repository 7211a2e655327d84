"""Realis and certainty, a construction at a time: the event asked about stands in brackets."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from rashomon.extract.events import act_of
from rashomon.model import Event, Reading
from rashomon.read.parse import Parse

Read = Callable[..., tuple[Reading, Parse]]
PUBLISHED = "2026-03-04"


def asked(read_text: Read, line: str) -> Event:
    """The event at the brackets, or the one that the bracketed verb carries."""
    at = line.index("[")
    reading, parse = read_text(line.replace("[", "").replace("]", ""), published=PUBLISHED)
    for event in reading.events:
        act = act_of(parse, event)
        carried = act is not None and parse.start[act.verb] == at
        if event.trigger.start <= at < event.trigger.end or carried:
            return event
    raise AssertionError(f"no event at the brackets of {line!r}")


def check(read_text: Read, line: str, realis: str, certainty: str) -> None:
    event = asked(read_text, line)
    assert (event.realis, event.certainty) == (realis, certainty)


@pytest.mark.parametrize(
    ("line", "certainty"),
    [
        ("Both ministers have [signed] the fisheries accord.", "certain"),
        ("Not only did the army [shell] the village, it also burned the school.", "certain"),
        ("The minister did not deny that he had [met] the dealer.", "certain"),
        ("Nobody denies that he [met] the dealer.", "certain"),
        ("The company managed to [repair] the cable within a week.", "certain"),
        ("The king was forced to [abdicate].", "certain"),
        ("He had to [resign] over the affair.", "certain"),
        ("After [meeting] the bishop, the chancellor flew home.", "certain"),
        ("The captain was praised for [saving] the crew.", "certain"),
        ("The ferry may have [struck] a rock.", "possible"),
        ("Poachers might have [killed] the elephants.", "possible"),
        ("The ship seems to have [struck] a mine.", "probable"),
        ("Two soldiers were reportedly [killed] in the ambush.", "probable"),
        ("Police accuse the brothers of [bribing] a judge.", "probable"),
        ("Norway was the first state to [recognise] the republic.", "certain"),
        ("The envoys called for an end to the [fighting].", "certain"),
    ],
)
def test_what_is_told_as_done_is_actual(read_text: Read, line: str, certainty: str) -> None:
    check(read_text, line, "actual", certainty)


@pytest.mark.parametrize(
    ("line", "certainty"),
    [
        ("The firm announced that it would [close] its plant.", "certain"),
        ("The militia swore it would [avenge] its commander.", "certain"),
        ("The two armies are to [meet] in May.", "certain"),
        ("The bank was about to [collapse] when the state stepped in.", "certain"),
        ("The fleet is getting ready to [leave] port.", "certain"),
        ("The cabinet committed itself to [sending] a second ship.", "certain"),
        ("The wedding is set to [take] place in May.", "certain"),
        ("An [exchange] of prisoners is due on Friday.", "certain"),
        ("The [release] of the sailors is set for Monday.", "certain"),
        ("Relatives are planning a [vigil] on Sunday.", "certain"),
        ("Teachers have called a [strike] for next Wednesday.", "certain"),
        ("Ahead of Saturday's [march], shops were closed.", "certain"),
        ("Her decision to [run] for president surprised the party.", "certain"),
        ("The guards will stay until the minister [arrives].", "certain"),
        ("The king is expected to [abdicate] in May.", "probable"),
        ("The talks are likely to [resume] on Monday.", "probable"),
    ],
)
def test_what_is_willed_or_set_is_planned(read_text: Read, line: str, certainty: str) -> None:
    check(read_text, line, "planned", certainty)


@pytest.mark.parametrize(
    "line",
    [
        "The new law [takes] effect on 1 July.",
        "Tomorrow the president [flies] to Seoul.",
        "The committee is [meeting] again on Friday.",
        "The festival, which [begins] on Saturday, has sold out.",
    ],
)
def test_a_present_with_a_date_to_come_is_planned(read_text: Read, line: str) -> None:
    check(read_text, line, "planned", "certain")


def test_a_past_tense_is_not_planned_by_the_date_of_what_it_arranges(read_text: Read) -> None:
    check(read_text, "The club [sold] tickets for next Sunday.", "actual", "certain")


@pytest.mark.parametrize(
    ("line", "realis", "certainty"),
    [
        ("Ghana to [Reopen] Its Land Borders in April", "planned", "certain"),
        ("US to [Send] Patrol Boats to Island Nation", "planned", "certain"),
        ("Army May [Seize] Mines in North", "hypothetical", "possible"),
        ("Pope Urges Rebels to [Free] Nuns", "hypothetical", "certain"),
        ("King Refuses to [Abdicate]", "negated", "certain"),
        ("Tribal Leaders [Sign] Border Deal", "actual", "certain"),
    ],
)
def test_headlines_are_read_like_sentences(
    read_text: Read, line: str, realis: str, certainty: str
) -> None:
    check(read_text, line, realis, certainty)


@pytest.mark.parametrize(
    "line",
    [
        "The dam could [burst] within days.",
        "If the talks fail, the army will [attack] the port.",
        "Unless the wages are paid, the miners will [walk] out on Friday.",
        "Were the bridge to be [closed], the city would starve.",
        "Had the guard [fired], many would have died.",
        "Should the army [fail], the monitors will leave.",
        "Judges must decide whether the firm [broke] the law.",
        "It is unclear whether the rebels [received] the weapons.",
        "The committee asked if the firm had [bribed] officials.",
        "Did the army [shell] the market?",
        "Officials fear an [attack] on the pipeline.",
        "The risk of a nuclear [accident] is growing.",
        "In the event of an [attack], the bridge will be closed.",
        "Any [invasion] of the island would carry a terrible price.",
        "A wider [war] cannot be ruled out.",
        "Residents worry that the factory will [pollute] the lake.",
    ],
)
def test_what_depends_or_is_asked_or_feared_is_possible(read_text: Read, line: str) -> None:
    check(read_text, line, "hypothetical", "possible")


@pytest.mark.parametrize(
    "line",
    [
        "Opposition parties demanded that the minister [resign].",
        "Activists want the bridge [removed].",
        "It is vital that the convoy [reach] the villages.",
        '"[Release] the sailors now," the minister told the pirates.',
        "The government has to [act], the union argued.",
        "The army is ready to [intervene].",
        "The pact aims to [reduce] the number of warheads.",
        "The battalion was sent to [recapture] the airfield.",
        "The police used horses to [disperse] the marchers.",
        "Parliament authorised the army to [enter] the valley.",
        "The council debated [closing] the library.",
        "The ministers discussed a [ban] on trawling.",
        "The union demands the [reinstatement] of the fired drivers.",
        "The envoy proposed an [exchange] of prisoners.",
        "The town hopes for a [visit] by the pope.",
        "An attempted [coup] shook the island.",
        "The general threatened to [shell] the port.",
        "Norway rejects Chile's demand for [talks].",
    ],
)
def test_what_is_asked_tried_offered_or_a_purpose_is_hypothetical(
    read_text: Read, line: str
) -> None:
    check(read_text, line, "hypothetical", "certain")


@pytest.mark.parametrize(
    "line",
    [
        "The army has not [withdrawn] from the villages.",
        "The delegations could not [agree] on a date.",
        "Neither the army nor the police [intervened].",
        "Not one of the promised tents [arrived].",
        "Not a single vote was [cast] in the village.",
        "The ban was [lifted] neither by the court nor by the ministry.",
        "The troops no longer [occupy] the valley.",
        "The commission has yet to [publish] its report.",
        "The envoy left without [meeting] the king.",
        "Talks broke up without a [deal].",
        "Instead of [apologising], the paper repeated the claim.",
        "The minister stopped short of [accusing] the army.",
        "The parliament voted against [joining] the pact.",
        "The police prevented the crowd from [entering] the palace.",
        "The inquiry cleared the officer of [beating] the prisoner.",
        "The party abandoned its plan to [privatise] the railway.",
        "The attempt to [raise] the ship failed.",
        "The king's refusal to [sign] the bill angered the house.",
        "The general rejects the idea of [talks] with the insurgents.",
        "The inquiry found no evidence that soldiers [killed] the priest.",
        "There was no sign of [fighting] in the suburbs.",
        "It is not true that we [shelled] the market, the captain said.",
        "The allegation that the firm [dumped] waste is false, its owner said.",
        "The mayor dismissed the claim that the king had [fled].",
        "The ministry denied any [attack] on the convoy.",
    ],
)
def test_what_is_denied_refused_or_prevented_is_negated(read_text: Read, line: str) -> None:
    check(read_text, line, "negated", "certain")


@pytest.mark.parametrize(
    "line",
    [
        "The dam [burst] in 1959.",
        "The general, who [seized] power in a coup in 1999, died on Sunday.",
        "The village was [destroyed] in the civil war of the 1990s.",
        "After the war of 1870, the province was [ceded] to Prussia.",
        "Decades ago, the junta [deported] the whole clan.",
        "Many years ago a fire [gutted] the hall.",
        "During the Cold War, the island [hosted] a radar station.",
        "In medieval times, the guild [ran] the market.",
        "The minister's grandfather was [deported] under Stalin.",
        "The two churches [split] in 1054.",
        "The ship was captured by pirates in 2010 and [ransomed].",
        "It was the worst accident since 1986, when the reactor [exploded].",
        "The 2003 [invasion] of the country is debated to this day.",
    ],
)
def test_what_lies_more_than_a_year_back_is_history(read_text: Read, line: str) -> None:
    check(read_text, line, "historical", "certain")


@pytest.mark.parametrize(
    "line",
    [
        "The mayor [resigned] on Monday under the pact of 1976.",
        "The court [freed] the editor, who was jailed in 2004.",
        "Last week the army [shelled] the fort that the Ottomans built in 1640.",
    ],
)
def test_an_old_date_of_something_else_makes_no_history(read_text: Read, line: str) -> None:
    check(read_text, line, "actual", "certain")


@pytest.mark.xfail(strict=True, reason="the war's own dates stand in a clause about it")
def test_an_end_of_a_war_takes_the_wars_date(read_text: Read) -> None:
    line = "The treaty [ended] a war that had lasted from 1968 to 1975."
    check(read_text, line, "historical", "certain")


@pytest.mark.xfail(strict=True, reason="a threat was made, even where it is taken back")
def test_a_threat_that_is_withdrawn_is_no_threat(read_text: Read) -> None:
    check(read_text, "The union withdrew its [threat].", "negated", "certain")


@pytest.mark.parametrize(
    "line",
    [
        "The mayor urged the police to drop the [investigation].",
        "The union agrees with the [strikes].",
        "It was the worst storm to [hit] the island.",
        "On [sighting] the warship, the pirates attempted to escape.",
    ],
)
def test_what_goes_on_stays_actual_whatever_is_wanted_of_it(read_text: Read, line: str) -> None:
    check(read_text, line, "actual", "certain")
