"""Events that one text tells of: what is one, on which day, with whom, where; and what is none."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brief import article
from brief.finders import events
from brief.lexicon import load
from brief.model import EventMention, Marked, Masthead
from tests.marked import document, mark

NOUNS: dict[str, dict[str, Any]] = load("en/events")["nouns"]
SEEN_FROM = date(2026, 6, 10)  # a Wednesday


def seen(text: str, published: date = SEEN_FROM) -> Marked:
    """A text, each line a paragraph of an article of that day, with everything marked."""
    return mark(article.whole(document(text), Masthead(published=published, published_basis="stated")))


def told(text: str, published: date = SEEN_FROM) -> tuple[EventMention, ...]:
    return events.find(seen(text, published))


def only(text: str, published: date = SEEN_FROM) -> EventMention:
    found = told(text, published)
    assert 1 == len(found), [(e.head, e.when, e.rule) for e in found]
    return found[0]


def first_day(event: EventMention) -> date | None:
    return event.when.first if event.when else None


# --- the lexicon's own examples ------------------------------------------------------------------


@pytest.mark.parametrize("head", sorted(NOUNS))
def test_each_noun_is_found_in_its_example(head: str) -> None:
    row = NOUNS[head]
    found = told(row["finds"])
    assert row["kind"] in {e.kind for e in found}, [(e.head, e.kind, e.when, e.rule) for e in found]


@pytest.mark.parametrize(("head", "text"), [(h, t) for h in sorted(NOUNS) for t in NOUNS[h].get("ignores", ())])
def test_nothing_is_found_in_what_once_misled(head: str, text: str) -> None:
    assert [] == [(e.head, e.when, e.rule) for e in told(text)], head


DEEDS = load("en/events")["deeds"]


@pytest.mark.parametrize("head", sorted(DEEDS))
def test_each_deed_is_found_in_its_example(head: str) -> None:
    row = DEEDS[head]
    kind = row["kind"] if "kind" in row else NOUNS[row["noun"]]["kind"]
    found = told(row["finds"])
    assert kind in {e.kind for e in found if e.when}, [(e.head, e.kind, e.when, e.rule) for e in found]


@pytest.mark.parametrize(("head", "text"), [(h, t) for h in sorted(DEEDS) for t in DEEDS[h].get("ignores", ())])
def test_no_deed_is_found_in_what_could_mislead(head: str, text: str) -> None:
    assert [] == [(e.head, e.when, e.rule) for e in told(text)], head


NOMINALS = load("en/events")["nominals"]


@pytest.mark.parametrize("head", sorted(NOMINALS))
def test_each_noun_of_a_deed_is_found_in_its_example(head: str) -> None:
    found = told(NOMINALS[head]["finds"])
    assert NOMINALS[head]["kind"] in {e.kind for e in found if e.when}, [(e.head, e.when, e.rule) for e in found]


@pytest.mark.parametrize(("head", "text"), [(h, t) for h in sorted(NOMINALS) for t in NOMINALS[h]["ignores"]])
def test_no_noun_of_a_deed_is_found_in_what_could_mislead(head: str, text: str) -> None:
    assert [] == [(e.head, e.when, e.rule) for e in told(text)], head


# --- what is told by verbs -----------------------------------------------------------------------


def test_two_counterparts_on_two_days_are_two_meetings() -> None:
    found = told("Chile met with Peru on June 3 and with Brazil on June 5.")
    assert [
        (date(2026, 6, 3), ("Chile", "Peru")),
        (date(2026, 6, 5), ("Chile", "Brazil")),
    ] == [(first_day(e), e.participants) for e in found]


def test_those_who_meet_may_be_named_by_the_bodies_they_lead() -> None:
    event = only("The heads of the Greek and Turkish navies met aboard a ferry off Rhodes on Monday.")
    assert {"Greece", "Turkey"} == set(event.participants)


def test_a_body_that_meets_is_the_organiser() -> None:
    event = only("The Lake Basin Commission will meet on Friday in Mwanza.")
    assert (("Lake Basin Commission",), "Mwanza", "planned") == (event.organisers, event.place, event.status)


def test_members_meeting_somewhere_meet_and_the_bodys_meeting_is_a_noun() -> None:
    verb = only("Members of the Cable Commission meeting in Lima on Monday wanted more time.")
    noun = only("The Cable Commission meeting in Lima on Monday marks the end of the first round of talks.")
    assert (("Cable Commission",), None) == (verb.organisers, verb.counted)
    assert noun.counted
    assert ("event.held", "the end of the first round of talks") == (noun.rule, noun.counted.text)


def test_what_is_met_may_be_a_deadline() -> None:
    assert () == told("Chile met the deadline on Monday.")
    assert () == told("Peru met NATO standards in Lima on Monday.")


def test_two_people_who_spoke_had_a_call() -> None:
    event = only("Defence Minister Anna Ruiz of Chile spoke on Monday with Peruvian Defence Minister Luis Soto.")
    assert ("call", date(2026, 6, 8)) == (event.kind, first_day(event))


@pytest.mark.parametrize("words", ["a liar on Monday", "weak on Monday", "the worst of the three on Monday"])
def test_whom_somebody_calls_something_got_no_call(words: str) -> None:
    assert () == told(f"President Ana Lang of Chile called President Karl Berger of Norway {words}.")


@pytest.mark.parametrize(
    "words", ["on Monday", "late on Monday to ask for time", "twice on Monday", "about it on Monday"]
)
def test_whom_somebody_calls_on_a_day_got_a_call(words: str) -> None:
    assert "call" == only(f"President Ana Lang of Chile called President Karl Berger of Norway {words}.").head


def test_speaking_to_reporters_is_no_event() -> None:
    assert () == told("Foreign Minister Anna Ruiz spoke to reporters in Lima on Monday.")


def test_a_visit_has_its_goal_as_place() -> None:
    event = only("Chilean Foreign Minister Anna Ruiz will visit Oslo on Friday.")
    assert ("visit", "Oslo", "planned", date(2026, 6, 12)) == (event.kind, event.place, event.status, first_day(event))


# --- days ----------------------------------------------------------------------------------------


def test_the_day_of_saying_is_not_the_day_of_the_event() -> None:
    found = told("Foreign Minister Anna Ruiz said on Tuesday after a round of talks in Lima that nothing had changed.")
    assert [(None, "Lima")] == [(e.when, e.place) for e in found]


def test_a_possessive_day_is_the_events() -> None:
    event = only("The Chilean envoy, Anna Ruiz, left Tuesday's meeting in Lima early.")
    assert date(2026, 6, 9) == first_day(event)


def test_a_weekday_that_is_announced_lies_ahead() -> None:
    assert date(2026, 6, 16) == first_day(only("Chile and Peru will hold talks in Lima on Tuesday."))


def test_a_weekday_of_something_past_lies_behind() -> None:
    assert date(2026, 6, 9) == first_day(only("Chile and Peru held talks in Lima on Tuesday."))


def test_a_session_of_several_days_has_them_all() -> None:
    event = only("The conference of the Lake Basin Commission, held in Mwanza from 3 to 5 June, ran late.")
    assert event.when
    assert (date(2026, 6, 3), date(2026, 6, 5)) == (event.when.first, event.when.last)


def test_since_names_the_former_session_only() -> None:
    found = told("The meeting of the Chile-Peru Council, the first since July 2023, ended without a word.")
    assert {(date(2023, 7, 1), True), (None, False)} == {(first_day(e), e.backward) for e in found}


# --- status --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Chile could meet Peru in Lima on Friday.",
        "If Chile and Peru hold talks in Lima on Friday, the river may be saved.",
        "Chile did not meet Peru in Lima on Monday.",
        "Peru proposed talks with Chile in Lima on Monday.",
        "No talks with Chile were held in Lima on Monday.",
        'The analyst said: "We met the Chileans in Lima on Monday and nobody listened to us there."',
    ],
)
def test_what_is_denied_conditional_wished_or_only_quoted_is_no_event(text: str) -> None:
    assert () == told(text)


def test_a_meeting_called_off_in_the_next_sentence_is_cancelled() -> None:
    event = only("Peru had offered to host a meeting of officers on 11 June. The meeting was cancelled on Monday.")
    assert ("cancelled", date(2026, 6, 11)) == (event.status, first_day(event))


def test_a_postponed_summit_keeps_the_day_it_was_planned_for() -> None:
    event = only("Leaders postponed a summit that had been planned for Friday in Niamey.")
    assert ("postponed", "Niamey") == (event.status, event.place)


# --- parties -------------------------------------------------------------------------------------


def test_a_mediator_nobody_lists_is_the_organiser() -> None:
    text = "Mali and the Northern Salvation Front opened talks in Nouakchott on Monday under the Sahel Mediation Forum."
    event = only(text)
    assert ("Mali", "Northern Salvation Front") == event.participants
    assert ("Sahel Mediation Forum",) == event.organisers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chile hosted talks between Mali and Chad on Monday.", (("Chile",), ("Mali", "Chad"))),
        ("Chile will host a summit of Mali and Chad on Friday.", (("Chile",), ("Mali", "Chad"))),
        ("Chile hosted talks with Mali on Monday.", ((), ("Chile", "Mali"))),
        ("Chile held talks with Mali and Chad on Monday.", ((), ("Chile", "Mali", "Chad"))),
    ],
)
def test_who_hosts_others_is_not_among_them(text: str, expected: object) -> None:
    event = only(text)
    assert expected == (event.organisers, event.participants)


def test_who_only_follows_the_day_takes_no_part() -> None:
    event = only("Following the meeting of the African Union on June 8, both Chile and Peru made statements.")
    assert (("African Union",), ()) == (event.organisers, event.participants)


def test_the_head_of_a_delegation_was_there() -> None:
    mark = seen("Anna Ruiz, head of the Chilean delegation at the talks with Peru, asked for more time.")
    (event,) = events.find(mark)
    assert ["Anna Ruiz"] == [mark.people[i].name for i in event.delegates]
    assert {"Chile", "Peru"} == set(event.participants)


def test_a_name_in_the_same_article_does_not_make_a_delegate() -> None:
    mark = seen("Chile and Peru held talks in Lima on Monday. Foreign Minister Anna Ruiz was in Santiago.")
    assert [()] == [event.delegates for event in events.find(mark)]


def test_this_meeting_points_back() -> None:
    mark = seen(
        "The Basin Council met in Mwanza on Monday. "
        "The council's chair, Foreign Minister Anna Ruiz of Chile, said at this meeting that the lake was dying."
    )
    (event,) = events.find(mark)
    assert ["Anna Ruiz"] == [mark.people[i].name for i in event.delegates]
    assert 2 == len(event.evidence)


def test_talks_in_two_towns_are_two_mentions() -> None:
    found = told("Ruiz called the negotiations, which took place this week in Geneva and Oslo, useful.")
    assert ["Geneva", "Oslo"] == sorted(e.place or "" for e in found)


# --- acts and promises ---------------------------------------------------------------------------


def test_an_answer_that_will_be_sent_is_planned() -> None:
    event = only("Clarity will come next week, when Chile and Brazil send Peru their reaction on paper.")
    assert ("document", "planned", ("Chile", "Brazil")) == (event.kind, event.status, event.organisers)
    assert event.when
    assert (date(2026, 6, 15), date(2026, 6, 21)) == (event.when.first, event.when.last)


def test_a_bill_is_its_lawmakers_state_s() -> None:
    text = (
        "He spoke of the proposal of Chilean senators. "
        "The bill, which a group of democrats submitted to the Senate on June 8, names ten ministers."
    )
    bill = next(e for e in told(text) if e.kind == "document")
    assert (("Chile",), "Senate", date(2026, 6, 8)) == (bill.organisers, bill.name, first_day(bill))


def test_what_was_long_ago_is_looked_back_at() -> None:
    event = only("In 2009, the European Union offered both countries the prospect of joining.")
    assert event.backward


# --- laws ----------------------------------------------------------------------------------------

TELLINGS = [row["finds"] for row in NOUNS.values()] + ["Nothing happened.", "“We met,” he said on Monday.", "¡Ñ"]


@settings(max_examples=60)
@given(st.lists(st.sampled_from(TELLINGS), max_size=6).map(" ".join))
def test_every_excerpt_is_the_text_between_its_offsets(text: str) -> None:
    mark = seen(text)
    found = events.find(mark)
    assert len({event.id for event in found}) == len(found)
    for event in found:
        for excerpt in (*event.evidence, *((event.counted,) if event.counted else ())):
            assert text[excerpt.start : excerpt.end] == excerpt.text


@settings(max_examples=60)
@given(st.text(max_size=400))
def test_any_text_is_read(text: str) -> None:
    events.find(seen(text))


# --- what is called off or put off ---------------------------------------------------------------


def statuses(text: str, published: date = SEEN_FROM) -> list[tuple[str, str, int | None]]:
    """Kind, status and day of June of each event, in order."""
    return [(e.kind, e.status, e.when.first.day if e.when else None) for e in told(text, published)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The talks in Lima, planned for June 12, were cancelled.", [("meeting", "cancelled", 12)]),
        ("Peru called off a visit to Chile on Tuesday.", [("visit", "cancelled", None)]),
        ("Peru called off a visit to Chile set for Friday.", [("visit", "cancelled", 12)]),
        ("Friday's talks in Lima have been cancelled.", [("meeting", "cancelled", 12)]),
        ("Monday's talks in Lima were cancelled.", [("meeting", "cancelled", 8)]),
        ("Minister Anna Ruiz of Chile was to have met Peru's envoy on Friday.", [("meeting", "cancelled", 12)]),
        ("Chile was to meet Peru in Lima on Friday.", [("meeting", "planned", 12)]),
    ],
)
def test_what_was_called_off_has_the_day_it_was_set_for(text: str, expected: list[object]) -> None:
    assert expected == statuses(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A meeting of engineers that had been scheduled for Tuesday in Lima was postponed until June 16.",
            [("meeting", "postponed", 9), ("meeting", "planned", 16)],
        ),
        (
            "The next step was to have been talks in Lima on Friday. That meeting has been put off until June 19.",
            [("meeting", "postponed", 12), ("meeting", "planned", 19)],
        ),
        ("The talks in Lima were moved to June 17.", [("meeting", "postponed", None), ("meeting", "planned", 17)]),
        ("The talks in Lima were moved to a hotel on June 8.", [("meeting", "held", None)]),
        ("The talks in Lima were postponed.", [("meeting", "postponed", None)]),
        ("The talks that experts hold in Lima on June 17 are hard.", [("meeting", "planned", 17)]),
    ],
)
def test_what_is_put_off_was_set_for_one_day_and_is_planned_for_another(text: str, expected: list[object]) -> None:
    assert sorted(expected, key=str) == sorted(statuses(text), key=str)


def test_a_prisoner_exchange_called_off_is_told_by_its_noun() -> None:
    event = only("A first exchange of 140 prisoners, which had been planned for Friday, June 12, was cancelled.")
    assert ("exchange", "cancelled", date(2026, 6, 12)) == (event.head, event.status, first_day(event))


def test_a_threat_of_sanctions_on_a_day_is_an_act_of_who_threatens() -> None:
    event = only("Chile threatened on Tuesday to impose new sanctions on Peru.")
    assert ("sanctions threatened", ("Chile",), date(2026, 6, 9)) == (event.head, event.organisers, first_day(event))
    assert () == told("Chile has often threatened sanctions.")


def test_a_call_with_a_head_of_government_needs_no_name_of_his() -> None:
    event = only("President Anna Ruiz spoke by phone on Tuesday with Norway's prime minister.")
    assert ("call", date(2026, 6, 9)) == (event.kind, first_day(event))
    assert () == told("President Anna Ruiz spoke by phone on Tuesday with reporters.")


def test_a_deadline_ahead_is_awaited() -> None:
    event = only("Norway has set Chile a deadline of June 30.")
    assert ("deadline", "planned", date(2026, 6, 30)) == (event.head, event.status, first_day(event))


def test_a_ministry_that_submits_something_to_a_session_does_not_sit_in_it() -> None:
    found = told("The Ministry of Trade will submit the plan to the lawmakers at the session in November.")
    assert [] == [name for event in found for name in event.organisers]


@pytest.mark.parametrize(
    "text",
    [
        "Chile lodged its complaint in Geneva on Monday, during a session of the Lake Basin Council.",
        "On Monday in Geneva, at the meeting of the Lake Basin Council, Chile handed over its complaint.",
    ],
)
def test_the_place_beside_the_day_is_that_of_the_session(text: str) -> None:
    event = only(text)
    assert ("Geneva", date(2026, 6, 8)) == (event.place, first_day(event))


def test_what_is_put_in_parts_no_session_from_its_verb() -> None:
    text = "The fourth round of the talks, if one counts what took place on May 29 in Lima, ended on Monday in Oslo."
    found = [e for e in told(text) if e.counted]
    assert [("held", "Oslo", date(2026, 6, 8))] == [(e.status, e.place, first_day(e)) for e in found]
    assert ["The fourth round of the talks"] == [e.counted.text for e in found if e.counted]


def test_a_condition_holds_no_session() -> None:
    assert [] == [e.when for e in told("The fourth round of talks, if it is ever held, needs a place.") if e.when]


# --- deeds and journeys --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Reports that soldiers of Norway were moved to Tana on 7 June are false.",
        "Should Norway seize the boats on Friday, talks would end.",
        "Norway would have arrested the men on Monday.",
        "The arrested men of Norway sat in a cell on Monday.",
        "Norway's minister denied that police arrested two men on Monday.",
        "Norway threatened to expel two Chilean sailors on Friday.",
        '"We seized three boats of Norway on Monday and will seize more of them," he said.',
    ],
)
def test_a_deed_doubted_wished_or_only_spoken_of_is_none(text: str) -> None:
    assert [] == [(e.head, e.when, e.rule) for e in told(text)]


def test_who_promises_one_thing_and_another_has_done_neither() -> None:
    assert () == told("Chile on Monday sought peace by promising to open the border and release prisoners.")
    assert ["border opened", "prisoners released"] == sorted(
        event.head for event in told("Chile will on Friday open the border and release prisoners.")
    )
    assert "prisoners released" == only("Chile went on to open the border and released prisoners on Monday.").head


def test_what_a_participle_says_of_a_thing_has_no_day_but_its_own() -> None:
    assert () == told("On Monday Chile offered a list of soldiers captured during the war.")
    assert () == told("Chile named the soldiers captured in a war that ended on Monday.")
    (seized,) = told("Chile named the boats seized off Iquique on Monday.")
    assert date(2026, 6, 8) == first_day(seized)


def test_what_came_a_day_before_has_that_day() -> None:
    text = "Norway closed the bridge on Tuesday, a day after its coast guard seized three Chilean boats."
    days = {e.head: first_day(e) for e in told(text)}
    assert {"bridge closed": date(2026, 6, 9), "boats seized": date(2026, 6, 8)} == days


def test_the_month_of_may_is_no_wish() -> None:
    found = told("On 8 May Norway expelled two employees of the embassy of Chile.")
    assert [date(2026, 5, 8)] == [first_day(e) for e in found]


def test_a_journey_of_two_legs_is_two_visits() -> None:
    found = told("Norway's envoy, Per Dahl, is expected in Lima on Friday and in Santiago on Saturday.")
    assert [("Lima", date(2026, 6, 12)), ("Santiago", date(2026, 6, 13))] == [(e.place, first_day(e)) for e in found]


def test_both_countries_are_those_two_that_the_text_is_about() -> None:
    text = (
        "Norway and Chile quarrel. Norway shut its ports. Chile did so too. Norway said no. Chile said so as well.\n"
        "A joint commission of the two countries met in Lima on Monday."
    )
    assert ("Norway", "Chile") == told(text)[-1].participants


# --- days that a sentence leaves to others --------------------------------------------------------


def bases(text: str) -> list[tuple[date, str]]:
    return [(event.when.first, event.when.basis) for event in told(text) if event.when]


def test_what_the_first_sentences_have_as_just_done_is_of_the_day_of_publication() -> None:
    assert [(SEEN_FROM, "published")] == bases("Norway has recalled its ambassador to Chile in protest.")


@pytest.mark.parametrize(
    "text",
    [
        "Norway recalled its ambassador to Chile in protest.",
        "Norway would have recalled its ambassador to Chile in protest.",
        "Norway has not recalled its ambassador to Chile.",
        "The sea was calm. So was the town. And so were the people of it. Norway has recalled its ambassador to Chile.",
        "If Norway has recalled its ambassador to Chile, nobody was told.",
    ],
)
def test_what_is_not_told_as_new_has_no_day_of_publication(text: str) -> None:
    assert [] == bases(text)


def test_a_sentence_that_leans_on_the_one_before_has_its_day() -> None:
    text = "Norway acted on its own on Monday. It froze the assets of three men from Chile."
    assert [(date(2026, 6, 8), "inferred")] == bases(text)


@pytest.mark.parametrize(
    "text",
    [
        "Norway acted on its own on Monday.\nIt froze the assets of three men from Chile.",
        "Norway will act on its own on Monday. It froze the assets of three men from Chile.",
        "Norway acted on Monday and slept on Tuesday. It froze the assets of three men from Chile.",
        "Norway acted on its own on Monday. Chile froze the assets of three men from Norway.",
    ],
)
def test_a_sentence_that_may_tell_of_another_day_has_none(text: str) -> None:
    assert [] == bases(text)


@pytest.mark.parametrize(
    "text",
    [
        "On Monday the ministry confirmed Norway had recalled its envoy from Chile.",
        "On Monday morning, officials acknowledged Norway had “unintentionally” shot down a jet near Arica.",
        "On Monday a court in Norway found the ministry had banned imports of fish from Chile.",
        "Officials said on Monday Norway had met Chile in Lima.",
        "On Monday Norway learned talks with Chile had collapsed.",
        "Floods of a storm that struck Chile on Monday have raised the fee at the port of Norway.",
    ],
)
def test_the_day_on_which_it_was_told_is_not_that_of_what_had_been_done(text: str) -> None:
    assert [] == bases(text)


@pytest.mark.parametrize(
    ("head", "text"),
    [
        ("tanker sank", "A tanker of Norway sank off Arica on Monday."),
        ("helicopters collided", "Two helicopters collided on Monday near Brisbane in Australia."),
        ("pipeline exploded", "A pipeline exploded in Kenya on Monday."),
    ],
)
def test_an_accident_is_told_by_its_verb(head: str, text: str) -> None:
    assert [head] == [event.head for event in told(text)]


def test_talks_of_which_it_is_told_how_long_they_lasted_are_certain() -> None:
    event = only("Chile and Peru ended two days of talks in Lima on Tuesday without agreement.")
    assert ("talks", "Lima", {"Chile", "Peru"}, date(2026, 6, 9)) == (
        event.head, event.place, set(event.participants), first_day(event),
    )  # fmt: skip
    assert [] == [e.head for e in told("Chile wants three days of talks in Lima from Tuesday.")]
    assert "talks" not in [e.head for e in told("After weeks of talks Chile shut the border on Tuesday.")]


def test_a_charge_d_affaires_is_called_so() -> None:
    assert "charge d'affaires summoned" == only("Oman summoned Peru's charge d'affaires on Sunday.").head


def test_talks_in_which_somebody_has_an_interest_are_not_those_of_the_remarks() -> None:
    text = "Chile showed interest in resuming talks in remarks made last week by its envoy to a closed forum in Lima."
    assert [None] == [event.when for event in told(text)]


def test_a_trial_that_is_blocked_is_no_hearing() -> None:
    assert [] == [e.head for e in told("The court rejected objections to a Libyan case that has blocked the trial.")]


def test_what_is_to_resume_is_called_by_its_noun() -> None:
    event = only("It was the latest attempt to undermine the peace process, set to resume on Friday in Lima.")
    assert "peace process to resume" == event.head


def test_a_part_of_a_town_is_the_town() -> None:
    assert "Kastri" == only("Some 1,500 people from Peru marched on Sunday in downtown Kastri.").place


def test_a_town_by_which_another_place_is_told_is_not_where_it_was() -> None:
    (event,) = told("Norway evacuated its people to Tamba, a village 150 miles south of Lima, on Monday.")
    assert event.place is None
    (event,) = told("Norway evacuated its people to a camp in Lima on Monday.")
    assert "Lima" == event.place


@pytest.mark.parametrize(
    "text",
    [
        "Norway had closed the border with Sweden on Monday.",
        "Norway, which on Monday had freed eleven sailors, was praised by Chile.",
        "On Monday Norway had already freed eleven sailors.",
    ],
)
def test_what_had_been_done_has_the_day_that_is_its_own(text: str) -> None:
    assert [(date(2026, 6, 8), "relative")] == bases(text)


def test_the_day_right_before_a_verb_is_its_own() -> None:
    event = only("Norway on Sunday freed the nine crew of a trawler seized last week.")
    assert (date(2026, 6, 7), "crew released") == (first_day(event), event.head)


def test_an_attack_on_a_town_needs_no_known_doer() -> None:
    event = only("On Monday, fighters attacked an army post in Kassala.")
    assert ("military", "Kassala") == (event.kind, event.place)


def test_what_was_adopted_was_adopted_by_the_body_that_sat() -> None:
    found = told("The Basin Council met until late. Resolution 12 was adopted in Arica on Monday by nine votes.")
    assert [("Basin Council",)] == [event.organisers for event in found if event.kind == "document"]


def test_a_length_of_time_behind_after_opens_no_clause() -> None:
    event = only("Talks between Norway and the Salt Workers' Union broke up after 90 minutes on Monday.")
    assert date(2026, 6, 8) == first_day(event)


def test_meanwhile_ties_a_sentence_to_the_day_of_the_one_before() -> None:
    text = "Norway closed the bridge on Monday.\nPolice in Norway meanwhile arrested eight drivers."
    assert [(date(2026, 6, 8), "relative"), (date(2026, 6, 8), "inferred")] == bases(text)


def test_whose_members_did_something_did_it() -> None:
    found = told("He leads the Salt Workers' Union, whose members walked out at the mine on Monday.")
    assert [("Salt Workers' Union",)] == [event.participants for event in found]


def test_whom_the_one_who_did_it_speaks_for_did_it() -> None:
    event = only("It was worked out by Norwegian envoy Ana Lang, who appointed a new mediator on Monday.")
    assert ("appointment", ("Norway",)) == (event.head, event.participants)


def test_what_is_signed_at_a_meeting_is_signed_by_those_who_met() -> None:
    found = told("Norway and Chile met in Lima on Monday.\nThe agreement was signed in Lima on Monday.")
    assert [("Norway", "Chile")] * 2 == [event.participants for event in found]


def test_a_visit_while_something_else_goes_on_has_its_day() -> None:
    found = told("Chile imposed sanctions on Monday while Norway's foreign minister flew to Lima.")
    assert [date(2026, 6, 8)] * 2 == [event.when.first for event in found if event.when]


def test_a_truce_signed_somewhere_is_told_by_the_participle_alone() -> None:
    found = told("The truce signed in Lima on Monday by Norway and Chile is holding.")
    assert [("document", date(2026, 6, 8))] == [(e.kind, first_day(e)) for e in found if e.kind == "document"]


# --- whose day it is -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Ovidka met the terms of last year's grain pact and Peru lifted sanctions on Chile.",
        "Peru lifted sanctions that were part of last month's grain pact with Chile.",
    ],
)
def test_the_month_or_year_of_something_else_is_not_the_day_of_a_deed(text: str) -> None:
    assert [] == [event.when for event in told(text) if event.kind == "sanctions" and event.when]


def test_last_months_summit_was_held_last_month() -> None:
    assert date(2026, 5, 1) == first_day(only("Last month's summit of Chile and Peru was held in Lima."))


def test_the_day_of_what_is_put_in_is_not_that_of_the_main_clause() -> None:
    (meeting,) = [
        event
        for event in told("The African Union, which in March imposed sanctions on Chad, called a meeting on the dam.")
        if event.head == "meeting"
    ]
    assert meeting.when is None


def test_the_day_of_what_is_put_in_is_that_of_its_own_deed() -> None:
    text = "The African Union, which on Monday imposed sanctions on Chad, called a meeting on the dam."
    assert [("meeting", None), ("sanctions", date(2026, 6, 8))] == sorted((e.head, first_day(e)) for e in told(text))


def test_what_was_first_held_in_a_year_is_not_this_one() -> None:
    text = (
        "Chile and Peru are key participants in the fourth Reef Safety Summit, an event Norway first organised in 2010."
    )
    assert [] == [event.when for event in told(text) if event.when]


@pytest.mark.parametrize(
    ("published", "expected"),
    [(date(2026, 6, 14), date(2026, 6, 12)), (date(2026, 6, 10), date(2026, 6, 12))],
)
def test_ahead_of_a_days_meeting_is_before_the_nearest_such_day(published: date, expected: date) -> None:
    found = told("Ahead of Friday's meeting of the Lake Council, Chile and Peru unveiled a proposal.", published)
    assert [expected] == [first_day(event) for event in found if event.kind == "meeting"]


@pytest.mark.parametrize(
    ("published", "days"),
    [
        (date(2026, 6, 10), (date(2026, 6, 8), date(2026, 6, 10))),
        (date(2026, 6, 14), (date(2026, 6, 8), date(2026, 6, 14))),
        (date(2026, 6, 8), (date(2026, 6, 1), date(2026, 6, 8))),
    ],
)
def test_what_was_done_this_week_was_done_by_the_day_of_the_text(published: date, days: tuple[date, date]) -> None:
    event = only("Foreign Minister Ana Lang of Chile visited Peru this week.", published)
    assert event.when is not None
    assert days == (event.when.first, event.when.last)


def test_what_will_be_done_this_week_has_all_its_days() -> None:
    event = only("Foreign Minister Ana Lang of Chile will visit Peru this week.")
    assert event.when is not None
    assert (date(2026, 6, 8), date(2026, 6, 14)) == (event.when.first, event.when.last)


# --- who meets -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Ana Souza, secretary general of the African Union, sat inside the Regent Hotel in Lima this week.",
        "The head of the African Union sat in the front row in Lima on Tuesday.",
        "President Ana Lang of Chile sat in a cafe in Lima on Monday.",
    ],
)
def test_somebody_who_sits_somewhere_holds_no_meeting(text: str) -> None:
    assert () == told(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Lake Council sat in Lima on Tuesday.",
        "Chile sat down with Peru in Lima on Tuesday.",
        "The ministers of Chile and Peru sat down to talk in Lima on Tuesday.",
    ],
)
def test_a_body_that_sits_and_sides_that_sit_down_meet(text: str) -> None:
    assert "meeting" == only(text).kind


@pytest.mark.parametrize(
    "text",
    [
        "President Ana Lang of Chile met the wife of a Kenyan pastor on Monday.",
        "President Ana Lang of Chile met with Kenyan businessmen in Lima on Monday.",
        "President Ana Lang of Chile held talks with the family of a Kenyan journalist on Monday.",
    ],
)
def test_no_state_is_met_in_its_citizens(text: str) -> None:
    assert all("Kenya" not in event.participants for event in told(text))


def test_a_state_is_met_in_its_officials() -> None:
    assert "Kenya" in only("President Ana Lang of Chile met with Kenyan diplomats in Lima on Monday.").participants


def test_what_is_said_in_marks_tells_nothing_of_where_it_is_said() -> None:
    text = '"All that our region has built will be put at risk," Defence Minister Ana Lang of Chile told the forum.'
    assert [] == [event.status for event in told(text) if event.status == "planned"]


# --- the parties of a course of talks ----------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Experts met in Lima on Monday.",
        "The delegations will meet again in Lima on 22 June.",
        "The talks resume in Lima on 22 June.",
        "A second round will be held in Lima on 22 June.",
        "They last met in Lima on 3 June.",
    ],
)
def test_a_further_round_is_between_those_who_talk_in_the_text(text: str) -> None:
    found = told(f"Chile and Peru held talks in Quito on Tuesday.\n{text}")
    assert [((), {"Chile", "Peru"})] == [(e.participants, set(e.between)) for e in found if e.place == "Lima"]


@pytest.mark.parametrize(
    "text",
    [
        "Donors met in Lima on Monday.",
        "A meeting of bishops was held in Lima on Monday.",
        "Norwegian experts met in Lima on Monday.",
        "The Lake Council met in Lima on Monday.",
    ],
)
def test_a_meeting_of_others_is_not_between_those_who_talk_in_the_text(text: str) -> None:
    found = told(f"Chile and Peru held talks in Quito on Tuesday.\n{text}")
    assert {()} == {event.between for event in found if event.place == "Lima"}


def test_a_round_is_of_nobody_known_where_two_pairs_talk_in_the_text() -> None:
    text = "Chile and Peru held talks in Quito on Tuesday.\nNorway and Kenya held talks in Oslo on Monday."
    found = told(f"{text}\nExperts met in Lima on Monday.")
    assert [()] == [event.between for event in found if event.place == "Lima"]


# --- gatherings with a name --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Reef Security Summit opened in Lima on Monday.", "Reef Security Summit"),
        ("The annual Reef Security Conference took place in Lima on Monday.", "Reef Security Conference"),
        ("The Coastal and Economic Dialogue between Chile and Peru was held in Lima on Monday.",
         "Coastal and Economic Dialogue"),
        ("The leaders met at the fourth Reef Safety Summit in Lima on Monday.", "Reef Safety Summit"),
        ("Monday's Reef Forum in Lima ended without a text.", "Reef Forum"),
    ],
)  # fmt: skip
def test_a_gathering_has_its_name(text: str, name: str) -> None:
    assert (name, "Lima") == (only(text).name, only(text).place)


@pytest.mark.parametrize(
    "text",
    [
        "The Peace Forum opened an office in Lima on Monday.",
        "The Reef Conference said on Monday that Chile would wait.",
        "Dialogue opened a way out in Lima on Monday.",
        "The Reef Forum closed its account in Lima on Monday.",
    ],
)
def test_a_body_of_such_a_name_that_does_something_is_no_gathering(text: str) -> None:
    assert [] == [event.name for event in told(text) if event.kind == "meeting"]


@pytest.mark.parametrize("text", ["The May Summit opened in Lima on Monday.", "The summit opened in Lima on Monday."])
def test_a_month_or_nothing_is_no_name(text: str) -> None:
    assert (None, "summit") == (only(text).name, only(text).head)


@pytest.mark.parametrize(("verb", "done"), [("reached", "reached"), ("struck", "reached"), ("signed", "signed")])
def test_an_agreement_that_is_reached_is_not_signed(verb: str, done: str) -> None:
    assert f"agreement {done}" == only(f"Chile and Peru {verb} an agreement on fishing on Monday.").head


def test_a_decade_is_no_day() -> None:
    text = "The talks between Chile and Peru, which began a decade ago, were held in Lima."
    assert [None] == [event.when for event in told(text)]


@pytest.mark.parametrize(
    "text",
    [
        "3 June marked ten years since the clashes in Lima, when the army of Chile killed nine.",
        '"We were sold out," Ana Lang said in May, referring to the chief of the talks in Lima.',
    ],
)
def test_an_anniversary_or_a_day_of_saying_is_no_day_of_what_is_told(text: str) -> None:
    assert [] == [event.when for event in told(text) if event.when]
