"""Frames in which any text tells of an event: who votes, who meets whom, what was said where, what there was."""

from __future__ import annotations

from datetime import date

import pytest

from tests.test_events import first_day, only, told

MONDAY, TUESDAY, WEDNESDAY = date(2026, 6, 8), date(2026, 6, 9), date(2026, 6, 10)


# --- votes -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Peruvian MPs are meant to vote on Friday on a bill to leave the pact.",
        "The Reef Union's board is expected to vote on Friday on a resolution.",
        "Chile's parliament opposes it. Parliament is to vote on Friday on extending the emergency.",
    ],
)
def test_those_who_sit_in_a_chamber_vote(text: str) -> None:
    vote = only(text)
    assert ("vote", "planned", date(2026, 6, 12)) == (vote.kind, vote.status, first_day(vote))
    assert vote.participants or vote.organisers


def test_nobody_votes_with_their_feet() -> None:
    assert [] == list(told("Visitors are meant to vote on Friday on the best cake."))


def test_a_chamber_that_urges_somebody_to_close_a_port_does_not_close() -> None:
    text = "The Assembly passed a motion on Monday, calling on Chile to close the ports to Peruvian boats."
    assert [] == [e.head for e in told(text) if e.kind == "meeting"]
    assert ["meeting"] == [e.kind for e in told("The Assembly of Chile is to close on Friday.")]


# --- who meets and rings up whom -----------------------------------------------------------------------


def test_two_people_who_are_named_meet_on_a_day() -> None:
    meeting = only("Andres Vidal met President Elena Soto for two hours here on Monday before flying to Lima.")
    assert ("meeting", MONDAY, 2) == (meeting.kind, first_day(meeting), len(meeting.delegates))


def test_nobody_meets_a_deadline_or_alone() -> None:
    assert [] == list(told("Andres Vidal met the deadline on Monday."))
    assert [] == list(told("Andres Vidal met his match on Monday."))


def test_who_arrived_is_whoever_is_named_right_before() -> None:
    text = "Chile welcomes the journey of the Foreign Minister of Peru, Mr Ivo Vidal, who arrived in Arica on Monday."
    visit = only(text)
    assert ("visit", MONDAY, "Arica", ("Peru",)) == (visit.kind, first_day(visit), visit.place, visit.participants)


def test_a_call_to_a_counterpart_has_the_day_on_which_it_was_made() -> None:
    call = only("Ana Ruiz, the Chilean foreign minister, called her Peruvian counterpart, Juan Soto, on Tuesday.")
    assert ("call", TUESDAY, ("Chile", "Peru")) == (call.kind, first_day(call), call.participants)


def test_who_is_called_a_liar_is_not_rung_up() -> None:
    assert [] == list(told("Ana Ruiz, the Chilean minister, called her Peruvian rival, Juan Soto, a liar on Tuesday."))


# --- the day of what was said at a meeting ---------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "“One country, one house,” President Ana Ruiz of Chile said on Monday in a meeting with party leaders.",
        "President Ana Ruiz of Chile told reporters after an emergency cabinet meeting on Monday that it was over.",
        "After talks with Peru's foreign minister in Lima, President Ana Ruiz of Chile said Monday that it was over.",
        "Following a two-hour meeting with Juan Soto of Peru, President Ana Ruiz of Chile told reporters on Monday no.",
    ],
)
def test_a_meeting_is_on_the_day_on_which_somebody_spoke_at_it(text: str) -> None:
    assert [("meeting", MONDAY)] == [(e.kind, first_day(e)) for e in told(text)]


def test_a_meeting_that_somebody_only_spoke_about_has_no_such_day() -> None:
    assert [] == [e.head for e in told("President Ana Ruiz of Chile said on Monday that a meeting would be useful.")]
    assert [] == [e.when for e in told("President Ana Ruiz of Chile spoke on Monday of a meeting of minds.") if e.when]


@pytest.mark.parametrize(
    "text",
    [
        "After weeks of talks with Peru's foreign minister, President Ana Ruiz of Chile said Monday that it was over.",
        "After several meetings with Peru's ministers in Lima, President Ana Ruiz of Chile said Monday it was over.",
        "After talks with Peru's foreign minister in Lima failed, President Ana Ruiz of Chile said Monday it was over.",
        "After talks with Peru's foreign minister in Lima, President Ana Ruiz of Chile said they would meet on Monday.",
        "After the summit with Peru in Lima, President Ana Ruiz of Chile said Monday that it had been long.",
    ],
)
def test_a_sentence_that_opens_after_a_meeting_may_tell_no_day_of_it(text: str) -> None:
    assert [] == [e.when for e in told(text) if e.kind == "meeting" and e.status == "held" and e.when]


def test_who_speaks_after_talks_with_somebody_took_part_and_after_talks_between_others_did_not() -> None:
    own = only("President Ana Ruiz of Chile said on Monday after talks with Peru's foreign minister that it was over.")
    assert {"Chile", "Peru"} == set(own.participants)
    others = only("President Ana Ruiz of Chile said on Monday after talks between Peru and Bolivia that it was over.")
    assert ("Peru", "Bolivia") == others.participants


@pytest.mark.parametrize("who", ["monarch", "king", "president", "crown prince"])
def test_a_state_meets_whom_its_head_meets(who: str) -> None:
    assert {"Chile", "Peru"} == set(only(f"The Chilean {who} met Peru's Juan Soto in Lima on Monday.").participants)


@pytest.mark.parametrize(
    ("who", "known"),
    [
        ("President Ana Ruiz", "The president"),
        ("King Omar Bello", "The monarch"),
        ("Foreign Minister Ana Ruiz", "The minister"),
    ],
)
def test_who_meets_may_be_called_by_an_office_that_the_text_told_of(who: str, known: str) -> None:
    mentions = told(f"{who} of Chile was in Arica. {known} met Peru's Juan Soto on Monday.")
    assert [{"Chile", "Peru"}] == [set(e.participants) for e in mentions if e.kind == "meeting"]


def test_an_office_that_two_hold_or_none_tells_of_nobody() -> None:
    two = (
        "Minister Ana Ruiz of Chile and Minister Eva Paz of Bolivia came. The minister met Peru's Juan Soto on Monday."
    )
    none = "President Ana Ruiz of Chile was in Arica. The driver met Peru's Juan Soto on Monday."
    for text in (two, none):
        assert [["Peru"]] == [list(e.participants) for e in told(text) if e.kind == "meeting"]


def test_no_state_meets_whom_its_footballers_meet() -> None:
    assert ["Peru"] == [p for e in told("The Chilean striker met Peru's Juan Soto on Monday.") for p in e.participants]


# --- what there was, what did not take place -------------------------------------------------------------


@pytest.mark.parametrize("text", ["On Monday there were clashes outside twelve polling stations."])
def test_there_were_clashes_wherever_it_was(text: str) -> None:
    assert ("military", MONDAY) == (only(text).kind, first_day(only(text)))


@pytest.mark.parametrize("number", ["no", "few", "hardly any"])
def test_there_were_none(number: str) -> None:
    assert [] == list(told(f"On Monday there were {number} clashes in Chile."))


def test_there_was_a_meeting() -> None:
    assert MONDAY == first_day(only("There was a meeting of Chile and Peru in Lima on Monday."))
    assert [] == list(told("There was no meeting of Chile and Peru in Lima on Monday."))


def test_what_was_foreseen_and_did_not_take_place_was_called_off() -> None:
    text = "The meeting between Chile and Peru which was foreseen at Arica on 8 June did not take place, owing to fog."
    assert [("cancelled", MONDAY)] == [(e.status, first_day(e)) for e in told(text)]


def test_a_day_that_owns_another_thing_is_no_day_of_a_session() -> None:
    text = "Chile says it is leaving the Lima talks because of yesterday's strike on Arica."
    assert [] == [first_day(e) for e in told(text) if e.kind == "meeting" and e.when]


# --- whom and what, behind the day -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("label", "text"),
    [
        ("commander removed", "The president of Chile removed yesterday the commander of the fleet."),
        ("agreement signed", "The delegations signed yesterday an agreement on trade."),
        ("declaration adopted", "Chile notes the declaration adopted yesterday by the Reef Council, by 24 votes."),
    ],
)
def test_an_object_may_stand_behind_the_day(label: str, text: str) -> None:
    assert [(label, TUESDAY)] == [(e.head, first_day(e)) for e in told(text)]


def test_diplomats_who_are_given_days_to_leave_are_expelled() -> None:
    assert "diplomats expelled" == only("On Monday Chile gave two Peruvian diplomats three days to leave.").head
    assert [] == list(told("On Monday Chile gave two Peruvian diplomats a lift."))


def test_a_chamber_that_no_list_has_is_called_as_its_text_calls_it() -> None:
    vote = only("The Skupna votes on the text tomorrow.")
    assert ("vote", "planned", "Skupna") == (vote.kind, vote.status, vote.name)
    assert [] == list(told("The Greens voted on Monday as they always do."))
    assert [] == list(told("Voters voted on Monday."))


def test_who_chairs_a_session_is_no_party_to_it() -> None:
    text = "The Reef Council held a session in Lima on Monday, under the chairmanship of Ana Ruiz, Minister of Chile."
    assert ("Reef Council",) == only(text).organisers
    assert () == only(text).participants


# --- what is to come -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("label", "day", "text"),
    [
        ("mission to report", "07-31", "The mission of the Reef Union shall report not later than 31 July 2026."),
        ("joint commission to report", "07-31", "The joint commission of Chile and Peru must report by 31 July."),
        ("Front to release two persons", "06-13", "The Front of Chile shall release two persons by 13 June."),
        ("Soto to appear before court", "10-15", "Juan Soto of Chile will appear before the court on 15 October."),
        ("magistrate to hear case", "06-18", "On 18 June a magistrate in Arica hears the case against the crew."),
        ("to free crew", "06-25", "Chile noted the undertaking given by Peru to free the crew by 25 June."),
        ("Experts to continue their work", "06-17", "Experts of Chile and Peru will continue their work on 17 June."),
    ],
)
def test_somebody_is_to_do_something_by_a_day(label: str, day: str, text: str) -> None:
    event = only(text)
    assert (label, "planned", f"2026-{day}") == (event.head, event.status, str(first_day(event)))


def test_what_is_to_be_done_and_to_be_reported_on_is_of_the_same_people() -> None:
    text = "A joint commission of Chile and Peru is to revise the accord instead, and to report by the end of July."
    assert ["joint commission to report"] == [e.head for e in told(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Chile must withdraw its troops by 31 July, Peru said.",  # a demand
        "Chile must report on 31 July.",  # on no account by it
        "Chile knows what it must do by heart, and reports on it in July.",
        "Juan Soto of Chile appeared tired before the court rose on 15 October last year.",
        "On 18 June of last year a magistrate in Arica heard the case.",
    ],
)
def test_what_must_be_done_is_not_to_come(text: str) -> None:
    assert [] == [e.head for e in told(text) if e.status == "planned" and e.rule != "event.due-deadline"]


@pytest.mark.parametrize(
    ("day", "text"),
    [
        ("2026-06-20", "If Peru has not withdrawn by 20 June, Chile will close the border."),
        ("2026-06-20", "Chile will close the border unless Peru withdraws by 20 June."),
        ("2026-07-01", "Chile has promised to restore the tariff from 1 July unless Peru yields."),
    ],
)
def test_a_threat_unless_something_is_done_by_a_day_sets_a_deadline(day: str, text: str) -> None:
    deadline = only(text)
    assert ("deadline", day, {"Chile", "Peru"}) == (deadline.head, str(first_day(deadline)), {*deadline.participants})


@pytest.mark.parametrize(
    "text",
    [
        "If Peru withdraws by 20 June, Chile will open the border.",  # an offer
        "Nobody will come unless it rains by 20 June.",
        "If Chile had not met Peru by 20 June, who would?",
    ],
)
def test_not_every_condition_with_a_day_sets_a_deadline(text: str) -> None:
    assert [] == [e.head for e in told(text)]


def test_what_is_promised_by_a_day_is_due_then() -> None:
    assert "draft due" == only("Chile has promised a draft of the schedule by the end of July.").head
    assert [] == list(told("Chile has promised the moon."))


def test_a_session_that_is_on_a_day_is_ahead() -> None:
    ballot = only("The union's ballot on wages in Chile is on Sunday.")
    assert ("planned", date(2026, 6, 14)) == (ballot.status, first_day(ballot))
    assert [] == [e for e in told("The ballot is on everybody's mind.") if e.when]


def test_who_could_not_agree_will_still_meet_again() -> None:
    text = "The Reef Commission could not agree on a text and will meet again on 14 June."
    assert ("planned", date(2026, 6, 14)) == (only(text).status, first_day(only(text)))
    assert [] == list(told("The Reef Commission will not meet again on 14 June."))


def test_who_will_meet_before_the_end_of_a_month_meets_in_it() -> None:
    meeting = only("The Reef Council will meet again before the end of October.")
    assert ("planned", date(2026, 10, 1), "month") == (
        meeting.status,
        first_day(meeting),
        meeting.when and meeting.when.grain,
    )


def test_who_are_meeting_tomorrow_meet() -> None:
    assert date(2026, 6, 11) == first_day(only("Tomorrow the trade ministers of the Reef Union are meeting here."))


def test_a_visit_moved_to_a_day_is_ahead_on_it() -> None:
    text = (
        "Foreign Minister Ana Lang of Chile, who was to have travelled to Lima on Saturday, moved her visit to 21 June."
    )
    assert [("postponed", date(2026, 6, 13)), ("planned", date(2026, 6, 21))] == [
        (e.status, first_day(e)) for e in told(text)
    ]


def test_what_would_be_asked_of_a_summit_leaves_its_day_and_place() -> None:
    summit = only("If that fails, it would ask the Reef Union, at its summit in Lima on 14 July 2026, for measures.")
    assert ("planned", date(2026, 7, 14), "Lima") == (summit.status, first_day(summit), summit.place)


# --- what stands beside it -----------------------------------------------------------------------------


def test_a_clause_behind_a_comma_lends_neither_day_nor_place_to_the_one_before() -> None:
    text = "Hours after the truce came into force, guns were heard again on Monday morning in Arica."
    assert [] == [(e.head, e.when, e.place) for e in told(text) if e.when or e.place]
    truce = only(text.replace("morning", "evening"))  # hours before the evening
    assert (MONDAY, None) == (first_day(truce), truce.place)
    text = "After Chile closed the border on Monday, Peru recalled its envoy from Arica on Tuesday."
    assert [("border closed", MONDAY), ("envoy recalled", TUESDAY)] == [(e.head, first_day(e)) for e in told(text)]


@pytest.mark.parametrize("text", ["A video of the five Chilean hostages was released on Monday."])
def test_what_is_done_to_what_is_of_somebody_is_not_done_to_them(text: str) -> None:
    assert [] == [e.head for e in told(text) if "ostages" in e.head]
    assert [MONDAY] == [first_day(e) for e in told("Two of the five Chilean hostages were released on Monday.")]


def test_a_session_about_a_country_is_not_held_there() -> None:
    text = (
        "The Reef Council met on Monday at the request of the delegations of Chile and Peru on the crisis in Bolivia."
    )
    session = only(text)
    assert (None, ("Reef Council",), ()) == (session.place, session.organisers, session.participants)


def test_whom_somebody_receives_may_be_written_with_a_capital() -> None:
    meeting = only("The Minister of Chile, Ana Ruiz, received the Ambassador of Peru yesterday.")
    assert (TUESDAY, {"Chile", "Peru"}) == (first_day(meeting), {*meeting.participants})
    assert [] == list(told("The Minister of Chile, Ana Ruiz, received the Order of the Sun yesterday."))


def test_somebody_meets_the_heads_of_an_army() -> None:
    meeting = only("President Ana Ruiz met the joint chiefs of staff at the palace on Monday.")
    assert (MONDAY, 1) == (first_day(meeting), len(meeting.delegates))
    assert [] == list(told("President Ana Ruiz met the demand on Monday."))


def test_somebody_rings_up_both_leaders() -> None:
    call = only("In Lima, Ambassador Ana Ruiz of Chile called both presidents on Monday.")
    assert ("call", MONDAY, None) == (call.kind, first_day(call), call.place)
    assert [] == list(told("Ambassador Ana Ruiz of Chile called both plans a farce on Monday."))


def test_where_somebody_had_been_due_is_cancelled_with_the_trip() -> None:
    text = (
        "Ana Ruiz, president of Chile, cancelled a trip to Lima, where she had been due to meet Peru's envoy on Friday."
    )
    assert {"cancelled"} == {e.status for e in told(text)}


def test_she_will_travel_is_told_of_whom_the_text_means() -> None:
    text = "President Ana Ruiz of Chile thanked Peru. She will travel to Lima next Tuesday."
    assert [("visit", "Lima", ("Chile",))] == [(e.kind, e.place, e.participants) for e in told(text)]


def test_a_chamber_meets_where_it_is() -> None:
    session = only("The parliament in Arica meets in special session on Monday.")
    assert ("planned", "Arica", date(2026, 6, 15)) == (session.status, session.place, first_day(session))


def test_workers_of_an_election_are_no_election() -> None:
    assert [] == [e.kind for e in told("Election workers in Chile resumed the count on Monday.") if e.kind == "vote"]


def test_a_strike_that_is_announced_for_a_day_is_ahead() -> None:
    text = "Chile's dockers announced on Monday a strike in Arica for Friday."
    assert [("planned", date(2026, 6, 12))] == [(e.status, first_day(e)) for e in told(text) if e.place == "Arica"]


def test_an_accord_reached_between_people_of_some_kind_is_told_of() -> None:
    text = "On Monday an agreement on a ceasefire was reached between the heads of the border services."
    assert [("ceasefire reached", MONDAY)] == [(e.head, first_day(e)) for e in told(text)]
    assert [] == list(told("On Monday an agreement was reached."))


def test_a_surname_alone_resigns() -> None:
    assert "resignation" == only("Lang resigned on Monday.").head
    assert [] == list(told("Nobody resigned on Monday."))


def test_what_others_did_on_a_day_lends_it_not_to_the_deed_before() -> None:
    assert [] == [e.head for e in told("Gunmen kept a man they took hostage in Chile and police found him on Monday.")]


# --- long ago ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("label", "first", "last", "text"),
    [
        (
            "Convention on Reef and River Transit",
            1982,
            1982,
            "Chile recalled the Convention on Reef and River Transit of 1982.",
        ),
        ("Reef War", 1932, 1935, "The two, who fought the Reef War of 1932-1935, met again."),
        ("Reef dam inaugurated", 2014, 2014, "The Reef dam, the largest of them, was inaugurated in 2014."),
        ("Chile abolished office", 2011, 2011, "They have been at odds since 2011, when Chile abolished the office."),
    ],
)
def test_what_has_a_name_and_years_of_its_own_is_background(label: str, first: int, last: int, text: str) -> None:
    event = only(text)
    assert event.when is not None
    assert (label, first, last, True) == (event.head, event.when.first.year, event.when.last.year, event.backward)


@pytest.mark.parametrize(
    "text",
    [
        "Chile recalled the convention on fish and the price of 1982.",
        "The big dam was inaugurated in 2014.",  # whichever it is
        "Nobody knew in 2011 when Chile abolished the office.",
        "They have been at odds since 2011, when it rained.",
    ],
)
def test_what_has_no_name_or_no_year_is_none(text: str) -> None:
    assert [] == [e.head for e in told(text) if e.backward]


# --- who was there -----------------------------------------------------------------------------------------


def test_who_spoke_at_a_meeting_was_there() -> None:
    meeting = only(
        "President Ana Ruiz of Chile told reporters after an emergency cabinet meeting on Monday that it was over."
    )
    assert ("Chile",) == meeting.participants


def test_what_a_sentence_only_adds_with_a_day_does_not_hide_that_the_day_before_is_meant() -> None:
    text = "On Tuesday Chile shut the border. Police in Arica meanwhile arrested eight guards, who had left on Monday."
    assert TUESDAY in [first_day(e) for e in told(text) if "arrested" in e.head]


def test_people_who_are_called_up_are_called_by_what_they_are() -> None:
    assert (
        "Reservists to return home" == only("Reservists called up under the decree shall return home by 1 July.").head
    )


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("Peru's army shelled the village of Arica before dawn on Monday.", ["Arica attacked"]),
        ("Peru's army shelled the village of Arica shortly after midnight on Monday.", ["assault"]),
        ("Peru's army shelled the village of Arica before the truce on Monday.", ["ceasefire"]),
        ("The Irish foreign minister flew into Lima on Monday.", ["visit"]),
        ("Chile and Peru signed an understanding in Oslo on Monday.", ["understanding signed"]),
    ],
)
def test_the_hour_of_a_day_is_no_clause_and_no_bound(text: str, heads: list[str]) -> None:
    assert heads == [one.head for one in told(text) if one.when]


# --- where -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("Arica", "In Arica, the National Assembly of Chile is to vote on Friday on a ban."),
        (
            None,
            "A jet of Chile was intercepted on Monday on its way from Arica to Lima. It rained in Arica and in Lima.",
        ),
    ],
)
def test_it_is_where_the_words_have_it_and_not_on_the_way(place: str | None, text: str) -> None:
    assert place == only(text).place


# --- pages that are written through a day ---------------------------------------------------------------

ENTRIES = """18:20 The two delegations have just signed a memorandum in Arica.

16:05 Nobody has slept.

11:40 The bridge stays shut, the road office says.

09:40 It rains.

09:10 Chile has recalled its envoy from Lima."""


def test_what_an_entry_has_as_just_done_was_done_on_the_day_of_its_page() -> None:
    found = [(e.head, first_day(e)) for e in told(ENTRIES) if e.when]
    assert {("memorandum signed", WEDNESDAY), ("envoy recalled", WEDNESDAY)} == set(found)


@pytest.mark.parametrize("text", [ENTRIES.replace("18:20 ", "").replace("09:10 ", "")])
def test_what_is_no_page_of_entries_leaves_the_day_open(text: str) -> None:
    assert [] == [e.head for e in told(text) if e.when and "envoy" in e.head]


# --- what had been done, and by whom --------------------------------------------------------------------

CALM = "The town was calm. It rained. Nobody came. It was late. All slept."


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("Two Chilean boats had been seized on Monday.", "boats seized"),
        ("Norway's envoy had first been summoned on Monday.", "envoy summoned"),
        ("Ambassador Ana Ruiz of Chile had first been summoned on Monday.", "Ruiz summoned"),
        ("Two Chilean sailors were killed shortly after 4 p.m. on Monday.", "Two Chilean sailors killed"),
        ("The Chilean sailors who were held in Lima have been flown home on Monday.", "Chilean sailors flown"),
    ],
)
def test_what_had_been_done_by_then_is_told(text: str, head: str) -> None:
    assert [(head, MONDAY)] == [(e.head, first_day(e)) for e in told(f"{text} {CALM}")]


@pytest.mark.parametrize(
    "text",
    [
        "Norway's envoy was to have travelled to Lima on Monday.",
        "Norway gave Chile's ambassador a medal on Monday.",
        "The statement of the ministry which was released on Monday was short.",
        "The council spoke of the period of seven days fixed on Monday by the Chilean parliament.",
    ],
)
def test_what_had_only_been_set_or_said_is_no_deed(text: str) -> None:
    found = told(f"{text} {CALM}")
    assert [] == [e.head for e in found if e.status == "held" and e.when]


# --- what is news behind the opening -------------------------------------------------------------------

_FIRST = "Norway and Chile met in Oslo on Monday. " * 5


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("In Arica, meanwhile, the market reopened on Tuesday.", "market reopened"),
        ("A power line was blown up on Tuesday near Arica.", "power line blown up"),
    ],
)
def test_what_happened_in_a_town_is_news_whoever_did_it(text: str, label: str) -> None:
    assert ("other", TUESDAY, label) in [(e.kind, first_day(e), e.head) for e in told(_FIRST + text)]


@pytest.mark.parametrize(
    "text",
    [
        "In Arica, Chile's largest port, the price of a bag of onions rose by a third on Tuesday.",
        "Peru asked Chile to cancel the ban on imports, which deputies in Arica accepted on Tuesday.",
        "The market for bonds reopened on Tuesday.",
        "In Arica the market was calm on Tuesday.",
    ],
)
def test_no_price_and_no_object_of_a_relative_clause_is_news(text: str) -> None:
    assert {"meeting"} == {e.head for e in told(_FIRST + text)}


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("The coast guard of Peru has on Tuesday repainted the ferry.", "coast guard repainted"),
        (
            "At five past four on Tuesday morning, ten hours late, the Reef Commission fixed the catch.",
            "Reef Commission",
        ),
        ("Chile stayed away on Monday, came in late, and was outvoted by three to one on Tuesday.", "Chile outvoted"),
        ("The crew were put on a plane to Lima late on Tuesday.", "crew put on plane"),
        ("A panel of three judges was named on Tuesday.", "panel named"),
        ("A bridge was blown up near Arica on Tuesday.", "bridge blown up"),
    ],
)
def test_who_did_what_is_told_whatever_stands_between(text: str, label: str) -> None:
    assert any(e.head.startswith(label) and first_day(e) == TUESDAY for e in told(_FIRST + text))


@pytest.mark.parametrize(
    "text",
    [
        "The envoy of Peru was told on Tuesday that it was late.",
        "Peru was called a liar on Tuesday.",
        "Peru was found wanting on Tuesday.",
        "Ana Lang of Peru signed on Tuesday.",
        "Officials of Peru reached the place where the soldiers died on the Tuesday.",
        "The crew were kept waiting, and were said on Tuesday to be tired.",
    ],
)
def test_what_is_only_said_of_somebody_is_no_news(text: str) -> None:
    assert {"meeting"} == {e.head for e in told(_FIRST + text)}


# --- what an entry of a live page has as done ----------------------------------------------------------

_PAGE = """09:10 Nobody has slept here.

10:20 The ministers of Norway and Peru are at the table.

11:30 {}

12:40 More to come. It rains."""


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Relatives of the crew have gathered in front of the ministry in Lima.", "Relatives gathered"),
        ("Baltic Foods has paid the bond into the court of Peru.", "Baltic Foods paid bond"),
        ("From Lima: the crew have been put on a plane to Arica.", "crew put on plane"),
    ],
)
def test_what_an_entry_has_as_done_was_done_that_day(text: str, label: str) -> None:
    assert (label, date(2026, 6, 10)) in [(e.head, first_day(e)) for e in told(_PAGE.format(text))]


@pytest.mark.parametrize(
    "text",
    [
        "The crew of the boat have waited in Lima for weeks.",
        "Peru has never freed a crew.",
        "Chile has long wanted a truce.",
        "Peru has since shut its ports.",
        "If Peru has freed the crew, nobody here knows of it.",
    ],
)
def test_what_has_lasted_or_never_was_has_no_day(text: str) -> None:
    assert [] == [e.head for e in told(_PAGE.format(text)) if e.when]


# --- a noun with its town and day; whose day and whose border it is -------------------------------------


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Pumping has stopped after an explosion near Arica at about 6 on Tuesday.", "Arica"),
        ("Work stopped after the protest in Lima on Tuesday.", "Lima"),
        ("A blast near Arica early on Tuesday woke the town.", "Arica"),
    ],
)
def test_a_town_and_a_day_behind_it_make_an_event_of_a_noun(text: str, place: str) -> None:
    assert (TUESDAY, place) in [(first_day(e), e.place) for e in told(_FIRST + text)]


@pytest.mark.parametrize(
    "text",
    [
        "On Tuesday the rebels put out a video in which a masked man says the patrol was attacked by mistake.",
        "Peru feared an explosion of anger on Tuesday.",
        "There was no protest in Lima on Tuesday.",
        "Peru could see a protest in Lima on Tuesday.",
    ],
)
def test_what_is_told_on_a_day_need_not_be_of_that_day(text: str) -> None:
    assert [] == [e.head for e in told(_FIRST + text) if e.head in ("protest", "explosion", "patrol attacked")]


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("A patrol was attacked on Tuesday on a road near Arica, close to the Bolivian border.", {"Chile"}),
        ("Five soldiers were killed on Tuesday near Arica.", {"Chile"}),
        ("Five Bolivian soldiers were killed on Tuesday near Arica.", {"Bolivia"}),
        ("Five tourists were killed on Tuesday near Arica.", set()),
    ],
)
def test_an_army_is_that_of_the_state_whose_text_it_is_and_no_neighbour(text: str, parties: set[str]) -> None:
    found = told("Chile's government spoke of a dark hour. " + text)
    assert parties == {party for e in found if first_day(e) == TUESDAY for party in e.participants}


# --- a day that two clauses share, and who "she" is ------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("The row began on Tuesday, when a court in Lima sentenced Ana Lang to seven years.", "verdict"),
        ("Chile lost patience on Tuesday, when Peru closed the border.", "border closed"),
    ],
)
def test_what_was_done_when_has_the_day_before_it(text: str, head: str) -> None:
    assert (head, TUESDAY) in [(e.head, first_day(e)) for e in told(_FIRST + text)]


def test_she_who_spoke_is_whom_the_sentence_names() -> None:
    text = (
        "Foreign Minister Ana Lang of Peru had tried on Monday, when she spoke by telephone with Elena Soto of Chile."
    )
    call = next(e for e in told(text) if e.kind == "call")
    assert (MONDAY, {"Peru", "Chile"}) == (first_day(call), set(call.participants))


def test_what_a_call_was_to_do_is_no_party_to_it() -> None:
    text = "In the telephone conversation of 8 June, to invite observers of the Reef Union, Peru was mild."
    assert all("Reef Union" not in (*e.participants, *e.organisers) for e in told(text))


def test_two_who_have_breakfast_meet() -> None:
    meeting = only("Andres Vidal had breakfast with Elena Soto at eight on Tuesday in Lima.")
    assert ("meeting", TUESDAY, "Lima", 2) == (
        meeting.kind, first_day(meeting), meeting.place, len(meeting.delegates)
    )  # fmt: skip


def test_nobody_has_done_nothing() -> None:
    assert [] == [e.head for e in told(_PAGE.format("None of the boats have left Lima.")) if e.when]


def test_a_vigil_is_where_it_is_kept_and_not_where_the_held_are_held() -> None:
    text = "Relatives of the seven still held in Arica kept a vigil outside the Bolivian embassy in Lima on Tuesday."
    assert {"Lima"} == {e.place for e in told(text + " The seven were taken to Arica.") if e.head == "protest"}


def test_consent_is_no_deed() -> None:
    assert {"meeting"} == {e.head for e in told(_FIRST + "Ana Lang of Peru had given her consent on Tuesday.")}


# --- what is to come ------------------------------------------------------------------------------------

_MATTER = "The quotas of Peru were low. The quotas were late. The tunnel was shut. The tunnel is long. "


@pytest.mark.parametrize(
    ("text", "day", "label"),
    [
        ("The quotas apply from 1 July.", date(2026, 7, 1), "quotas to apply"),
        ("The tunnel reopens tomorrow at noon.", date(2026, 6, 11), "tunnel to reopen"),
        ("Forty more observers take up their posts on Friday.", date(2026, 6, 12), "Forty more observers to take up"),
        ("President Ana Lang of Chile comes to Lima on Friday.", date(2026, 6, 12), "visit"),
        ("A panel of three judges must rule by 30 June.", date(2026, 6, 30), "panel to rule"),
    ],
)
def test_what_is_to_come_is_told_of_what_a_text_is_about(text: str, day: date, label: str) -> None:
    assert [True] == [e.head.startswith(label) for e in told(_MATTER + text) if first_day(e) == day]


@pytest.mark.parametrize(
    "text",
    [
        "The museum opens on Friday.",
        "The film comes out on Friday.",
        "The tunnel would open on Friday if it could.",
        "The price of quotas rises on Friday.",
        "The tunnel that everybody wants to see opened on Monday in a book.",
        "The judges must eat by 30 June.",
    ],
)
def test_what_a_text_is_not_about_is_not_to_come(text: str) -> None:
    assert [] == [e.head for e in told(_MATTER + text) if e.status == "planned"]
