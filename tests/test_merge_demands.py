"""The same demand in several sources is one row, with its answers and where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from brief import actors, article, dates, people, sources
from brief.finders import demands as finder
from brief.merge import demands
from brief.merge import people as cast_of
from brief.merge.cast import Cast, Speaker
from brief.merge.demands.alliances import full_names
from brief.model import Article, Demand, Document, Findings, Marked, Masthead, Paragraph, QuoteMention, Sentence
from brief.text import lines, sentences

SEEDS = sorted((Path(__file__).parents[1] / "seeds").glob("*.txt"))
NOBODY = Cast((), {})


def source(text: str, day: int = 1, *, path: str = "", translated: bool = False) -> Findings:
    """What one text, published on a day of May 2023, is found to demand; each line is a paragraph."""
    key = sha256((path + text).encode()).hexdigest()
    document = Document(key[:12], path or f"{day:02d}.txt", key, text)
    spans = list(lines(text))
    paragraphs = tuple(Paragraph(start, end, "body", "test") for start, end in spans)
    parts = tuple(Sentence(a, b, i) for i, (start, end) in enumerate(spans) for a, b in sentences(text, start, end))
    told = Article(document, Masthead(published=date(2023, 5, day), translated=translated), paragraphs, parts)
    return findings(told)


def findings(told: Article) -> Findings:
    named, places = actors.find(told)
    persons, mentions = people.find(told, named, ())
    marked = Marked(told, dates.find(told), named, places, persons, mentions)
    return Findings(told.document, told.masthead, told.paragraphs, people=persons, demands=finder.find(marked))


def merged(*found: Findings, cast: Cast = NOBODY) -> tuple[Demand, ...]:
    ordered = sorted(found, key=lambda one: one.document.path)
    numbers = {one.document.key: f"S{at}" for at, one in enumerate(ordered, 1)}
    translated = frozenset(one.document.key for one in found if one.masthead.translated)
    return demands.merge(found, cast, numbers, translated)


def rows(*found: Findings) -> list[Demand]:
    """What is asked, without the answers."""
    return [demand for demand in merged(*found) if not demand.rule.startswith("answer")]


def words(demand: Demand) -> list[str]:
    return [excerpt.text for excerpt in (demand.excerpt, *demand.variants)]


FERRY = "Kenya demanded that Uganda reopen the border crossing at Malaba."


# --- what is the same -----------------------------------------------------------------------------


def test_one_demand_worded_by_three_sources_is_one_row() -> None:
    found = rows(
        source(FERRY, 1),
        source("Kenya called for the reopening of the border by Uganda.", 2),
        source("Kenya's demand that Uganda open its borders has angered traders.", 3),
    )
    assert [3] == [len(words(demand)) for demand in found]
    assert ["S1", "S2", "S3"] == sorted(excerpt.source for excerpt in (found[0].excerpt, *found[0].variants))


def test_same_demand_of_another_party_is_another_row() -> None:
    found = rows(source(FERRY, 1), source("Uganda demanded that Kenya reopen the border crossing at Malaba.", 2))
    assert [("Kenya",), ("Uganda",)] == [demand.by for demand in found]


def test_same_demand_to_another_state_is_another_row() -> None:
    found = rows(source(FERRY, 1), source("Kenya demanded that Somalia reopen the border crossing at Mandera.", 2))
    assert [("Uganda",), ("Somalia",)] == [demand.of for demand in found]


def test_addressees_that_one_source_names_together_are_one_party() -> None:
    found = rows(
        source("Kenya demanded that Uganda and Rwanda withdraw their troops.", 1),
        source("Kenya demanded that Uganda withdraw its troops.", 2),
        source("Kenya demanded that Rwanda withdraw its troops.", 3),
    )
    assert [3] == [len(words(demand)) for demand in found]


def test_same_demand_of_two_parties_that_the_reader_grouped_is_one_row() -> None:
    told = source(FERRY, 1), source("Tanzania demanded that Uganda reopen the border crossing at Mutukula.", 2)
    allies = Cast((), {}, {"Kenya": "Coast", "Tanzania": "Coast"})
    assert [2] == [len(words(demand)) for demand in merged(*told, cast=allies)]
    assert [1, 1] == [len(words(demand)) for demand in merged(*told)]


def test_demands_on_two_topics_are_two_rows() -> None:
    found = rows(source(FERRY, 1), source("Kenya demanded that Uganda lift its sanctions.", 2))
    assert ["borders", "sanctions"] == [demand.topic for demand in found]


def test_without_a_topic_nearly_the_same_words_are_one_row() -> None:
    found = rows(
        source("Kenya demanded that Uganda repaint the old lighthouse on the lake.", 1),
        source("Kenya has demanded that the old lighthouse on the lake be repainted by Uganda.", 2),
        source("Kenya demanded that Uganda return the stolen masks.", 3),
    )
    assert [2, 1] == [len(words(demand)) for demand in found]


def test_one_other_noun_makes_another_row() -> None:
    found = rows(
        source("Kenya demanded that Uganda repaint the old lighthouse on the lake.", 1),
        source("Kenya demanded that Uganda repaint the old museum on the lake.", 2),
    )
    assert [1, 1] == [len(words(demand)) for demand in found]


def test_a_threat_is_no_wording_of_a_demand() -> None:
    found = rows(
        source("Kenya demanded that Uganda close the border.", 1),
        source("Kenya threatened to close the border if Uganda did not pay.", 2),
    )
    assert ["demand", "threat"] == [demand.stance for demand in found]


def test_same_words_twice_are_one_wording() -> None:
    found = rows(source(FERRY, 1), source(f"On Monday, {FERRY}", 2))
    assert ["that Uganda reopen the border crossing at Malaba"] == words(found[0])
    assert 2 == len(found[0].members)


# --- which wording leads --------------------------------------------------------------------------


def test_translated_wording_never_leads_while_another_is_there() -> None:
    clean = source("Kenya demanded that Uganda reopen the border crossing at Malaba.", 1, translated=True)
    odd = source("Kenya demanded that they reopen the border.", 2)
    assert ["S2"] == [demand.excerpt.source for demand in rows(clean, odd)]


def test_translated_wording_leads_when_it_is_alone() -> None:
    assert ["S1"] == [demand.excerpt.source for demand in rows(source(FERRY, 1, translated=True))]


def test_wording_that_leans_on_its_text_does_not_lead() -> None:
    found = rows(
        source("Kenya demanded that they open the border to those lorries.", 1),
        source("Kenya demanded that Uganda open the border to lorries.", 2),
    )
    assert ["S2"] == [demand.excerpt.source for demand in found]


# --- answers and standing -------------------------------------------------------------------------


def test_unanswered_demand_has_no_standing() -> None:
    assert [None] == [demand.standing for demand in rows(source(FERRY))]


def test_rejection_is_reported_with_its_words() -> None:
    found = merged(source(f"{FERRY} Uganda rejected the demand."))
    assert ["rejected", "rejected"] == [demand.standing for demand in found]
    assert ["Uganda rejected the demand"] == [excerpt.text for excerpt in found[0].reported]
    assert (found[1].id,) == found[0].answers


@pytest.mark.parametrize(
    ("answer", "label"),
    [("Uganda rejected the demand.", "Rejected"), ("Uganda ignored the demand.", "No answer yet")],
)
def test_an_answer_is_called_by_how_it_leaves_the_demand(answer: str, label: str) -> None:
    assert label == merged(source(f"{FERRY} {answer}"))[1].label


def test_what_is_refused_though_nobody_is_told_to_have_asked_stands_by_itself_once() -> None:
    found = merged(
        source("Kenya ruled out any return of the eleven envoys.", 1),
        source("Kenya rejects any return of the eleven envoys, its foreign minister, Ana Lang, said.", 2),
    )
    assert [("rejection", "stands", "Any return of the eleven envoys (refusal)")] == [
        (demand.stance, demand.standing, demand.label) for demand in found
    ]


def test_a_refusal_of_what_another_source_tells_to_have_been_asked_is_no_row() -> None:
    found = merged(source(FERRY, 1), source("Kenya's demand that the border be reopened was rejected by Uganda.", 2))
    assert [] == [demand for demand in found if demand.stance == "rejection" and demand.standing == "stands"]


@pytest.mark.parametrize("told", ["Kenya denied the claim that it shelled the town.", "Kenya rejected the charges."])
def test_a_charge_denied_is_no_refusal(told: str) -> None:
    assert () == merged(source(told))


def test_rejection_told_by_one_source_holds_for_the_row_of_all() -> None:
    found = rows(source(FERRY, 1), source(f"{FERRY} Uganda rejected the demand.", 2))
    assert ["rejected"] == [demand.standing for demand in found]


def test_rejection_told_by_two_wins_over_no_answer_told_by_one() -> None:
    found = rows(
        source(f"{FERRY} Uganda did not respond to the demand.", 1),
        source(f"{FERRY} Uganda rejected the demand.", 2),
        source(f"{FERRY} Uganda dismissed the demand.", 3),
    )
    assert ["rejected"] == [demand.standing for demand in found]
    assert 3 == len(found[0].reported)


def test_contradicting_answers_are_both_kept() -> None:
    found = rows(source(f"{FERRY} Uganda rejected the demand.", 1), source(f"{FERRY} Uganda accepted the demand.", 2))
    assert ["Uganda rejected the demand", "Uganda accepted the demand"] == [e.text for e in found[0].reported]


def test_ordinals_give_each_listed_demand_its_own_standing() -> None:
    text = (
        "In talks with Uganda, Kenya put forward three demands: 1. The withdrawal of troops; 2. A ransom; "
        "3. New elections. Uganda is ready to discuss the third point, rejecting the first two."
    )
    assert ["rejected", "rejected", "talks offered"] == [demand.standing for demand in rows(source(text))]


def test_offer_to_talk_about_it_answers_a_demand_of_another_source() -> None:
    found = rows(
        source("Kenya demanded that Uganda cut its tariffs on tea.", 1),
        source("Uganda offered to discuss tariffs and quotas with Kenya.", 2),
    )
    assert ["talks offered", None] == [demand.standing for demand in found]


def test_offer_by_those_who_demand_is_no_answer() -> None:
    found = rows(
        source("Kenya demanded that Uganda cut its tariffs on tea.", 1),
        source("Kenya offered to discuss tariffs and quotas.", 2),
    )
    assert [None, None] == [demand.standing for demand in found]


def test_offer_of_the_thing_itself_answers_the_demand_and_needs_no_topic_talked_about() -> None:
    demand, offer = rows(
        source("Kenya demanded that Uganda free all 90 prisoners.", 1),
        source("Uganda offered to release 12 prisoners.", 2),
    )
    assert ("partly accepted", (offer.id,)) == (demand.standing, demand.answers)


@pytest.mark.parametrize(
    ("standing", "offer"),
    [
        ("promised", "Uganda offered to release the prisoners."),
        ("conditional", "Uganda offered to release the prisoners if Kenya paid."),
        (None, "Kenya offered to release 12 prisoners."),
        (None, "Uganda offered to reopen the border."),
    ],
)
def test_how_an_offer_leaves_a_demand(standing: str | None, offer: str) -> None:
    found = rows(source("Kenya demanded that Uganda free all 90 prisoners.", 1), source(offer, 2))
    assert standing == found[0].standing


def test_whoever_rejects_a_demand_is_whom_it_addressed() -> None:
    found = rows(source("Kenya's demand that the levy be put off was heard. Uganda rejected that on Thursday."))
    assert [("Uganda",)] == [demand.of for demand in found]


def test_party_that_one_source_names_more_fully_is_one_party() -> None:
    found = rows(
        source("The rail union demanded that the company raise wages.", 1),
        source("The union demanded higher wages.", 2),
        source("The teachers' union demanded that the ministry build schools.", 3),
    )
    assert [("rail union",), ("union",), ("teachers' union",)] == [demand.by for demand in found]
    assert ["rail union"] == sorted({name for demand in rows(*map(source, UNIONS)) for name in demand.by})


UNIONS = ("The rail union demanded that the company raise wages.", "The union demanded higher wages.")


def test_a_threat_to_suspend_quotas_is_no_lifting_of_tariffs() -> None:
    (threat,) = rows(source("Kenya threatened to suspend beef quotas if Uganda did not pay."))
    assert "Suspend beef quotas if Uganda did not pay (threat)" == threat.label


def test_whoever_gives_a_demand_up_did_not_address_it_to_itself() -> None:
    given_up = rows(source("Chad has dropped its demand for an apology."))
    assert [((), "withdrawn")] == [(demand.of, demand.standing) for demand in given_up]


def test_threat_stands_until_it_is_withdrawn() -> None:
    threat = "Kenya threatened to close the border if Uganda did not pay."
    assert ["stands"] == [demand.standing for demand in rows(source(threat))]
    assert ["withdrawn"] == [demand.standing for demand in rows(source(f"{threat} Kenya dropped the threat."))]


@pytest.mark.parametrize(
    ("text", "answered"),
    [
        (
            'Sudan\'s spokesman, Ali Sadiq, commented on the sanctions. "We have never bowed to blackmail," he said.',
            True,
        ),
        (
            'Sudan\'s spokesman, Ali Sadiq, commented on the harvest. "We have never bowed to blackmail," he said.',
            False,
        ),
    ],
)
def test_spoken_comment_of_those_threatened_stands_among_the_answers(text: str, answered: bool) -> None:
    told = source(f"Kenya threatened to impose sanctions on Sudan. {text}")
    words_at = told.document.text.index("We have never")
    excerpt = told.document.excerpt(words_at, words_at + len("We have never bowed to blackmail"))
    index = [person.name for person in told.people].index("Ali Sadiq")
    quote = QuoteMention("q-1", excerpt, (excerpt,), "direct", index, None, None, None, None, excerpt, "test")
    spoken = Speaker("ali-sadiq", "Ali Sadiq", None, None, False, ("Sudan",))
    cast = Cast((), {(told.document.key, index): spoken})
    (threat, *_) = merged(replace(told, quotes=(quote,)), cast=cast)
    assert answered is ("We have never bowed to blackmail" in [said.text for said in threat.reported])
    assert "stands" == threat.standing


@pytest.mark.parametrize(
    ("words", "answers"),
    [
        ("It is our sovereign right to hold exercises where we choose", True),
        ("We decided to hold exercises where we choose", False),
        ("It is our sovereign right to fish where we choose", False),
    ],
)
def test_words_that_claim_the_thing_as_ones_own_to_decide_stand_among_the_answers(words: str, answers: bool) -> None:
    told = source(
        f'Kenya demanded that Sudan end its military exercises. "{words}," said Ali Sadiq, Sudan\'s spokesman.'
    )
    excerpt = told.document.excerpt(told.document.text.index(words), told.document.text.index(words) + len(words))
    index = [person.name for person in told.people].index("Ali Sadiq")
    quote = QuoteMention("q-1", excerpt, (excerpt,), "direct", index, None, None, None, None, excerpt, "test")
    cast = Cast((), {(told.document.key, index): Speaker("ali-sadiq", "Ali Sadiq", None, None, False, ("Sudan",))})
    (demand, *_) = merged(replace(told, quotes=(quote,)), cast=cast)
    assert answers is (words in [said.text for said in demand.reported])


def test_what_a_party_asks_of_itself_is_left_out_and_what_it_asks_of_another_too_is_not() -> None:
    told = source("Alfred Mutua, the foreign minister of Kenya, urged Kenya and Uganda to reopen the border.")
    alone = source("Alfred Mutua, the foreign minister of Kenya, urged Uganda to reopen the border.")
    own = tuple(replace(one, of=("Kenya",)) for one in alone.demands)
    both = tuple(replace(one, of=("Kenya", "Uganda")) for one in told.demands)
    assert [("Uganda",)] == [demand.of for demand in merged(replace(told, demands=both))]
    assert () == merged(replace(alone, demands=own))


def test_observers_are_left_out() -> None:
    found = source('"Uganda must reopen the border," said Kenya\'s foreign minister, Alfred Mutua.')
    speaker = found.demands[0].speaker
    assert speaker is not None
    spoken = Speaker("alfred-mutua", "Alfred Mutua", None, None, True)
    assert () == merged(found, cast=Cast((), {(found.document.key, speaker): spoken}))


def test_party_that_a_text_leaves_open_comes_from_the_cast() -> None:
    found = source('"Uganda must reopen the border," said Kenya\'s foreign minister, Alfred Mutua.')
    speaker = found.demands[0].speaker
    assert speaker is not None
    open_ = replace(found, demands=tuple(replace(one, by=()) for one in found.demands))
    spoken = Speaker("alfred-mutua", "Alfred Mutua", None, None, False, ("Kenya",))
    known = merged(open_, cast=Cast((), {(found.document.key, speaker): spoken}))
    assert [("Kenya",)] == [demand.by for demand in known]
    assert () == merged(open_)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Kenya will not recognise the vote, its foreign minister, Ana Lang, said.", "Recognise the vote (refusal)"),
        (
            "Kenya would never accept any letter written in a cell, its envoy said.",
            "Accept any letter written in a cell (refusal)",
        ),
        ("The council met over the Kenyan government's refusal to step aside.", "Step aside (refusal)"),
        (
            "“Kenya will not sign the treaty on the lake,” said Ana Lang, Kenya's minister.",
            "Sign the treaty on the lake (refusal)",
        ),
    ],
)
def test_what_is_refused_by_its_verb_is_told_though_nobody_is_known_to_ask(text: str, label: str) -> None:
    assert [(label, "stands")] == [(demand.label, demand.standing) for demand in merged(source(text))]


@pytest.mark.parametrize(
    "text",
    [
        "Kenya would not say how long the flights go on.",
        "Kenya will not comment on the vote.",
        "Kenya would not be a collector of stamps, its envoy said.",
        "Kenya will not accept prizes this year.",
        "Analysts said Kenya would not recognise the vote.",
        "A farmer said he would not sign the lease.",
        "If it rains, Kenya will not sign the book.",
        "Rain is no reason for the fans' refusal to leave.",
    ],
)
def test_what_somebody_only_does_not_do_is_no_refusal(text: str) -> None:
    assert [] == [demand.label for demand in merged(source(text))]


# --- labels ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "label"),
    [
        (
            "Kenya said it would welcome the envoys, provided Uganda had no hidden plan.",
            "Uganda had no hidden plan (condition)",
        ),
        ("Serbia demanded that NATO stop its expansion to the east.", "No enlargement of NATO"),
        ("Albania demanded full membership of the European Union.", "Enlargement of the European Union"),
        ("Kenya threatened to impose sanctions on Uganda.", "Sanctions (threat)"),
        (
            "Kenya demanded that Uganda repaint the old lighthouse on the lake.",
            "Repaint the old lighthouse on the lake",
        ),
        ("Kenya demanded that the levy be put off by two years.", "The levy to be put off by two years"),
        (
            "Kenya demanded that wool and leather be exempted from the new harbour dues, set at 12%.",
            "Wool and leather to be exempted",
        ),
        ("Kenya called on Uganda to paint 40 carts that have been rusting at the old mill.", "Paint 40 carts"),
        (
            "Kenya called on Uganda to paint the old mill by 12 June and the new one by autumn.",
            "Paint the old mill by 12 June",
        ),
        (
            "Kenya urged Uganda to publish the method of counting the cattle.",
            "Publish the method of counting the cattle",
        ),
        (
            "Kenya offered a ceasefire on two conditions: an end to the raids and the release of hostages.",
            "Conditions for ceasefire",
        ),
        (
            "Kenya said its 38,000 carters would stay until Uganda repaints the mill.",
            "Uganda repaints the mill (condition)",
        ),
        ("Kenya said it will not open the mill until the owner has paid.", "The owner has paid (condition)"),
        ("Kenya threatened to close the mill if Uganda paints it.", "Close the mill if Uganda paints it (threat)"),
        ("“If Uganda paints the mill, we will paint it again,” Kenya warned.", "Paint it again (threat)"),
        ("Kenya demanded that the mill must be painted.", "The mill to be painted"),
        ("“He is going to have to stop the carts,” Kenyan minister Ana Lang said of Uganda.", "Stop the carts"),
        ("Kenya demanded that it be painted without delay.", "To be painted without delay"),
        ("Kenya called for the keeper of the mill, Ana Lang, to go.", "The keeper of the mill to go"),
        ("Kenya demanded that Uganda's miller paints the old mill.", "Uganda's miller paints the old mill"),
        ("Kenya demanded that Uganda hand over 12,500 carts.", "Hand over 12,500 carts"),
        ("Kenya urged Uganda to reopen the border and join the patrols.", "Reopen the border and join the patrols"),
        ("Kenya offered to bring the toll down to ten shillings.", "Bring the toll down to ten shillings (offer)"),
        (
            "“Uganda should reduce its exercises near the lake,” said Ana Lang, Kenya's minister.",
            "Fewer military exercises",
        ),
        (
            "Kenya urged Uganda to press the millers into forcing carters to abide by their rules.",
            "Press the millers into forcing carters to abide by their rules",
        ),
        (
            "Kenya demanded that Uganda let the old mill and its keeper go in return for the payment of forty carts.",
            "Let the old mill and its keeper go",
        ),
        (
            "Kenya threatened to close the mill on the hill for good if the carters went into the yard.",
            "Close the mill on the hill for good (threat)",
        ),
        (
            "Kenya urged Uganda to give up old mills and existing stone and clay yards in the hills by May.",
            "Give up old mills and existing stone and clay yards",
        ),
        ("Kenya's demand that carters would have to leave the mill was heard.", "Carters to leave the mill"),
        (
            "Kenya said it would not send a mission to the mill until eleven carters seized in May were home.",
            "Eleven carters seized in May were home (condition)",
        ),
        (
            "“The African Union must be disbanded,” said Ana Lang, Kenya's minister.",
            "The African Union to be disbanded",
        ),
        ("Kenya would sign nothing before the mill was mended.", "Sign nothing before the mill was mended (condition)"),
        ("Kenya would not leave before its bond had been paid.", "Its bond had been paid (condition)"),
        ("Kenya called on Uganda not to paint the mill.", "Not to paint the mill"),
        ("Kenya warned Uganda against painting the mill.", "Not painting the mill"),
        ("Kenya warned Uganda against any further moves in the hills.", "No further moves in the hills"),
        (
            "Kenya demanded that, pending its trial, the miller, Mr. Ana Lang, be allowed to see the mill.",
            "The miller to be allowed to see the mill",
        ),
        (
            "Kenya demanded that the mill, the yard and the carts be returned.",
            "The mill, the yard and the carts to be returned",
        ),
        ("Kenya urged Uganda not to give in.", "Not to give in"),
        (
            "Kenya said the gate would open once the office of the old mill board in Port Lang has been closed.",
            "The office of the old mill board has been closed (condition)",
        ),
        (
            "Kenya said it would come, but that it cannot discuss the toll as long as Ali Wadi remains in detention.",
            "Not while Ali Wadi remains in detention (condition)",
        ),
        (
            "Kenya offered to pardon two of the carters, provided that the sanctions be put off.",
            "Pardon two of the carters (offer)",
        ),
        ("Kenya offered to lift its sanctions if Uganda paints the mill.", "Lifting of sanctions (offer)"),
        ("Kenya demanded that Langata be painted at once.", "Langata to be painted at once"),
        (
            "Kenya called on Uganda to name three keepers of the mill under Article 14 of the Convention.",
            "Name three keepers of the mill under Article 14",
        ),
        (
            "Kenya threatened to bring the mill before the Tribunal for the Law of the Lake in Arusha this week.",
            "Bring the mill before the Tribunal for the Law of the Lake (threat)",
        ),
    ],
)
def test_label_is_made_of_topic_or_words(text: str, label: str) -> None:
    assert label in [demand.label for demand in rows(source(text))]


def test_year_that_most_wordings_name_is_in_the_label() -> None:
    found = rows(
        source("Kenya demanded that Uganda withdraw its troops to the lines of 1998.", 1),
        source("Kenya called for the withdrawal of Ugandan troops to the positions of 1998.", 2),
    )
    assert ["Withdrawal of forces (1998)"] == [demand.label for demand in found]


# --- laws -----------------------------------------------------------------------------------------

CRISIS = (
    source(f"{FERRY} Uganda rejected the demand.", 1),
    source("Kenya called for the reopening of the border. Uganda offered to discuss borders.", 2),
    source("Uganda demanded compensation from Kenya, and Kenya threatened to close the border.", 3, translated=True),
    source("Kenya demanded that Uganda repaint the old lighthouse. Uganda ignored the demand.", 4),
    source("Kenya demanded that Rwanda and Uganda lift their sanctions.", 5),
)


@given(st.permutations(CRISIS))
def test_order_of_the_sources_changes_nothing(found: Sequence[Findings]) -> None:
    assert merged(*CRISIS) == merged(*found)


@given(st.lists(st.sampled_from(CRISIS), unique=True, min_size=1))
def test_every_mention_is_a_member_of_one_row_and_cites_its_source(found: Sequence[Findings]) -> None:
    result = merged(*found)
    members = [member for demand in result for member in demand.members]
    assert sorted(mention.id for one in found for mention in one.demands) == sorted(members)
    texts = {f"S{at}": one.document.text for at, one in enumerate(sorted(found, key=lambda f: f.document.path), 1)}
    for excerpt in (e for d in result for e in (d.excerpt, *d.variants, *d.reported)):
        assert texts[excerpt.source][excerpt.start : excerpt.end] == excerpt.text


def test_source_that_repeats_what_is_known_orphans_no_id() -> None:
    again = source(FERRY, 9, path="later.txt")
    before, after = merged(*CRISIS), merged(*CRISIS, again)
    assert {demand.id for demand in before} <= {member for demand in after for member in demand.members}
    assert [demand.id for demand in before] == [demand.id for demand in after]


# --- the seeds ------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def seeds() -> tuple[Demand, ...]:
    found = []
    for path in SEEDS:
        documents, _ = sources.read(path, path.parent)
        found.append(findings(article.mark(documents[0], {})))
    cast = cast_of.merge(tuple(found), {"West": ("United States", "NATO", "European Union")})
    return merged(*found, cast=cast)


def row(seeds: Sequence[Demand], topic: str, stance: str = "demand") -> Demand:
    (only,) = [d for d in seeds if d.topic == topic and d.stance == stance and "Russia" in d.by]
    return only


def voices(demand: Demand) -> list[str]:
    return sorted({excerpt.source for excerpt in (demand.excerpt, *demand.variants)})


def test_enlargement_and_withdrawal_are_one_row_each_over_five_sources(seeds: tuple[Demand, ...]) -> None:
    for topic in ("enlargement", "posture"):
        demand = row(seeds, topic)
        assert (["S1", "S2", "S3", "S4", "S5"], "rejected") == (voices(demand), demand.standing)
        assert demand.excerpt.source in ("S1", "S2", "S3")


def test_return_to_1997_is_answered_in_the_words_of_sherman(seeds: tuple[Demand, ...]) -> None:
    assert "We are not going back to 1997" in [excerpt.text for excerpt in row(seeds, "posture").reported]


def test_strike_weapons_and_exercises_are_neither_rejected_nor_accepted(seeds: tuple[Demand, ...]) -> None:
    assert ["talks offered"] * 2 == [row(seeds, topic).standing for topic in ("weapons", "exercises")]


def test_conditions_of_grushko_are_one_row_without_an_answer(seeds: tuple[Demand, ...]) -> None:
    (conditions,) = [demand for demand in seeds if demand.stance == "condition"]
    assert ("Conditions for de-escalation", None) == (conditions.label, conditions.standing)


def test_sanctions_of_the_west_are_one_threat_that_stands(seeds: tuple[Demand, ...]) -> None:
    (sanctions,) = [demand for demand in seeds if demand.stance == "threat" and demand.topic == "sanctions"]
    assert (["S1", "S2", "S4", "S5"], "stands") == (voices(sanctions), sanctions.standing)


def test_de_escalation_is_asked_of_russia_and_left_open(seeds: tuple[Demand, ...]) -> None:
    (asked,) = [demand for demand in seeds if demand.topic == "deescalation" and demand.stance == "demand"]
    assert (("United States",), ("Russia",), "open") == (asked.by, asked.of, asked.standing)


def test_a_short_name_is_the_longer_ones_though_a_third_shares_its_last_word() -> None:
    names = ["Harran Council", "Harran Islands Council", "Orlin Council"]
    assert {"Harran Council": "Harran Islands Council"} == full_names(names)


@pytest.mark.parametrize(
    "names",
    [
        ["Sudan", "South Sudan"],
        ["Guinea", "Equatorial Guinea"],
        ["Guinea", "Union of Republican Forces of Guinea"],
        ["Ireland", "Northern Ireland"],
    ],
)
def test_a_state_is_no_longer_name_that_ends_with_its_own(names: list[str]) -> None:
    assert {} == full_names(names)


def test_a_short_name_is_that_of_a_body_told_by_what_it_is_of() -> None:
    names = ["Union of Lorry Owners", "Union of Lorry Owners of the North"]
    assert {"Union of Lorry Owners": "Union of Lorry Owners of the North"} == full_names(names)
    assert {"Council": "Council of the Nine Valleys"} == full_names(["Council", "Council of the Nine Valleys"])


def test_a_short_name_that_two_longer_ones_share_is_neithers() -> None:
    assert {} == full_names(["Council", "Harran Council", "Orlin Council"])


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Kenya offered to launch a new process to debate issues of river security with Uganda.", "Talks (offer)"),
        ("Kenya demanded a return to the negotiating table.", "A return to the negotiating table"),
    ],
)
def test_an_offer_to_talk_is_called_so_and_a_demand_by_its_words(text: str, label: str) -> None:
    assert [label] == [demand.label for demand in rows(source(text, 1))]
