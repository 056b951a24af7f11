"""The news of a text that no other finder knows: which sentence tells it, what it is called, and what is none."""

from __future__ import annotations

from datetime import date

import pytest

from brief import article
from brief.finders import events
from brief.model import EventMention, Masthead
from tests.marked import document, mark

SEEN_FROM = date(2026, 6, 10)  # a Wednesday
REST = " The road is long. Few use it. It has two lanes. Most of it is sand. Nobody counts the cars."


def news(opening: str, rest: str = REST) -> list[EventMention]:
    told = article.whole(document(opening + rest), Masthead(published=SEEN_FROM, published_basis="stated"))
    return list(events.find(mark(told)))


@pytest.mark.parametrize(
    ("label", "text"),
    [
        ("parole board cleared Ana Lang", "A parole board in Arica, Chile cleared former mayor Ana Lang on Monday."),
        (
            "Omar Salih toured affected provinces",
            "The president of Peru, Omar Salih, toured affected provinces on Monday.",
        ),
        ("mayor paved road", "The mayor of Arica, Chile, paved the road on Monday."),
        (
            "Harbour Motors announced plans to shut two plants",
            "Harbour Motors announced plans Monday to shut two plants.",
        ),
        ("regional court handed down long sentence", "A regional court handed down a long sentence on Monday."),
        ("Shareholders approved merger", "Shareholders on Monday approved a merger of the two banks."),
        ("Train services disrupted", "Train services on two lines, both run by one firm, were disrupted on Monday."),
        ("Ana Lang toured five counties", "Yesterday Arica mayor Ana Lang toured five counties."),
        ("death toll rose", "On Monday, the death toll from the quake in Chile and Peru rose to over 20,000."),
        ("Brandt and Lang surrendered", "Brandt and Lang surrendered to the sheriff on Monday."),
        ("Harbour Agency began simultaneous tests", "The Harbour Agency (HA) began simultaneous tests on Monday."),
        ("staff entered one-day strike", "The staff of the Harbour Agency have entered a one-day strike on Monday."),
        ("envoy signed plan", "ARICA, Chile (AP) - The envoy signed a plan on Monday."),
        (
            "Ana Lang and Bo Berg signed joint plan",
            "ARICA, Chile (AP) - Presidents Ana Lang of Chile and Bo Berg of Peru signed a joint plan on Monday.",
        ),
        (
            "Ana Lang signed joint plan",
            "ARICA, Chile (AP) - Ana Lang, who leads the other half, signed a joint plan on Monday.",
        ),
    ],
)
def test_an_opening_tells_its_news_by_whatever_verb(label: str, text: str) -> None:
    (event,) = news(text)
    day = date(2026, 6, 9 if "Yesterday" in text else 8)
    assert (label, day) == (event.head.removeprefix("The "), event.when and event.when.first)
    assert text == event.evidence[0].text


@pytest.mark.parametrize(
    "text",
    [
        "Radio host Ana Lang minced no words on Monday about the deal.",
        "Mr. Lang drew applause from the crowd on Monday.",
        "On Monday a harbour rocket launched the first two of four satellites.",
        "Ana Lang won all three on Monday.",
        "Ana Lang sounded the alarm on Monday over the port.",
        "Ana Lang struggled to answer a simple question on Monday about the port.",
        "The harbour minister jabbed back on Monday at complaints from Peru.",
    ],
)
def test_a_figure_of_speech_and_a_bare_number_are_no_news(text: str) -> None:
    assert [] == news(text)


@pytest.mark.parametrize(
    ("label", "text"),
    [
        ("Lima ordered Chilean consul to leave", "On Monday Lima ordered a Chilean consul in Arica to leave."),
        ("ministry allowed crew to go home", "The ministry allowed the crew to go home on Monday."),
        ("Peru invited Chile to new talks", "Peru invited Chile on Monday to new talks."),
        ("Peru ordered army into province", "On Monday Peru ordered the army into the province."),
        ("Peru ordered inquiry", "Peru ordered an inquiry on Monday."),
        ("Peru consented to prolongation", "Peru on Monday consented to a prolongation of only two months."),
        ("Peru acceded to Harbour Convention", "Peru on Monday acceded to the Harbour Convention."),
        ("Peru launched television and radio ad", "On Monday Peru launched a television and radio ad in Chile."),
        ("11-year-old school closed", "An 11-year-old school closed on Monday in Arica."),
        ("Bolivar Tower caught fire", "On Monday, the Bolivar Tower, in Midtown, Arica, caught fire."),
        ("teachers released", "Two teachers were liberated on Monday in Arica."),
    ],
)
def test_a_label_says_what_its_verb_needs(label: str, text: str) -> None:
    assert label in [event.head.removeprefix("The ") for event in news(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Two days after it left the deal, Lima went further on Monday, declaring that ships would be searched.",
        "President Ana Lang sought on Monday to ease worries in Lima.",
        "Peru ordered the army on Monday.",
        "Peru on Monday consented.",
    ],
)
def test_of_a_verb_without_what_it_needs_nothing_is_told(text: str) -> None:
    assert [] == [event.head for event in news(text)]


@pytest.mark.parametrize(
    "text",
    [
        "A grand jury said on Monday that it was late.",
        "Critics of the mayor argued on Monday for a new road.",
        "The showdown took a turn for the worse on Monday.",
        "The men were brought to a courthouse on Monday.",
        "It fell on Monday.",
        "They repaired the road on Monday.",
        "No one repaired the road on Monday.",
        "If the agency repaired the road on Monday, nobody saw it.",
        "In a ceremony attended by many, they repaired the road on Monday.",
        "“The agency repaired the road on Monday.”",
        "The agency repaired the road.",
        "The agency repaired the road in March.",
        "The agency repaired the road on Monday, 6 April.",
        "The agency would have repaired the road on Monday.",
        "The agency asked to have the road repaired on Monday.",
        "The Monday edition carried a map of the road.",
    ],
)
def test_what_is_said_felt_imagined_old_or_of_nobody_is_no_news(text: str) -> None:
    assert [] == [event.head for event in news(text)]


def test_of_nobody_known_the_opening_of_an_article_tells_news_and_further_sentences_deeds_of_things() -> None:
    told = "The agency repaired the road on Monday."
    assert ["event.act-deed-repaired"] == [event.rule for event in news(told)]
    both = news(told, " The firm shut the bridge on Monday." + REST)
    assert ["event.act-deed-repaired", "event.thing-deed-shut"] == [event.rule for event in both]
    assert [] == news(told, " The road is long.")


def later(sentence: str) -> list[EventMention]:
    """What a sentence far behind the opening of a text tells, which itself tells no news."""
    return news("The road is long.", f"{REST} {sentence}")


@pytest.mark.parametrize(
    ("label", "text"),
    [
        ("farmers parked tractors", "On the plain below the dam, farmers parked tractors across the bridge on Monday."),
        ("farmers parked tractors", "Meanwhile the farmers parked tractors across the bridge on Monday."),
        ("Chilean hauliers parked some lorries", "Chilean hauliers had already parked some 40 lorries on Monday."),
        ("Two armed patrol boats left Arica", "Two armed patrol boats, the Kite and the Tern, left Arica on Monday."),
        ("armed men blocked road", "On Monday armed men blocked the road to Arica."),
        ("Nine passengers allowed to leave", "Nine passengers were allowed to leave on Monday and took the bus."),
        (
            "Ana Lang questioned",
            "The commander of the fleet, Ana Lang, was questioned by a panel for hours on Monday.",
        ),
        ("Chile paved road", "Chile paved on Monday the road to the mine."),
        ("Chile paved road", "The mood was bad and Chile paved the road on Monday."),
        ("Chile paved road", "Chile drained the field and paved the road on Monday."),
        ("Chilean lorries crossed bridge", "Chilean lorries, waiting and hooting, crossed the bridge on Monday."),
        ("Chile's treasurer paved printing works", "Chile's treasurer paved a printing works on Monday."),
        (
            "painter's daughter ceded eleven masks",
            "In a drawing room in Arica late on Monday a painter's daughter ceded eleven masks to Chile.",
        ),
        ("police paved road", "In a swift operation on Monday police paved the road."),
        ("Chilean convoy lurched", "A Chilean convoy of ten tankers lurched across the Sunauli crossing on Monday."),
        ("Chile and Peru sealed swap", "Chile and Peru sealed the swap, worth a million tonnes a year, on Monday."),
        ("pass blocked", "The pass, blocked on Monday by the army of Chile, is empty."),
        ("Chile limited taxi", "Chile had on Monday limited each taxi to ten litres."),
        ("Chile withdrew consul", "Chile had late on Monday withdrawn its consul."),
        ("Chilean aircraft overflew border", "Chilean aircraft overflew the border on Monday in a drill."),
        ("Chile's army drove out settlers", "Chile's army had once more driven out settlers on Monday."),
        ("honour guard deposed Ana Lang", "Meanwhile the honour guard deposed Ana Lang on Monday."),
        (
            "Bo Berg taken to hospital",
            "The ship's cook, Bo Berg, was taken to the hospital on Monday with chest pains.",
        ),
    ],
)
def test_further_sentences_tell_what_somebody_known_did(label: str, text: str) -> None:
    (event,) = later(text)
    assert (label, date(2026, 6, 8)) == (event.head, event.when and event.when.first)


@pytest.mark.parametrize(
    "text",
    [
        "Hope filled the harbour on Monday.",
        "The price of onions in Chile doubled on Monday.",
        "Shares in Chile's largest bank closed lower on Monday.",
        "In Arica, Chile's largest town, the mood worsened on Monday.",
        "Chile failed on Monday to pave the road.",
        "Chile welcomed the plan on Monday.",
        "Chile struck a pose on Monday.",  # a verb that a row has, of something else than that row takes
        "Chile paved on Monday that road to ruin which nobody wanted, critics denied.",
        "Juan Soto, an analyst at Arica University, published an essay on Monday.",
        "Chile had on Monday no water.",
        "Chile had the water on Monday that it wanted.",
        "Chile had Monday in mind when it took office.",
        "With the payment due on Monday Chile waits.",
        "By the road that mattered on Monday nobody from Chile stood.",
        "Chile blamed two men driving the convoy on Monday.",
        "Chile paved the road, a track which nobody used until it rained, on the Monday market in Arica.",
        "Ana Lang smiled on Monday, and so did Bo Berg.",
        "The mood had lifted Ana Lang's party, a poll on Monday found.",
        "An honour guard waited on Monday, said Ana Lang.",
        "If Chile paved the road on Monday, nobody saw it.",
        "Chile denied that its army paved the road on Monday.",
        "Chile has warned that its road was paved in vain on Monday.",
        "Chile's minister stated on Monday that the road was paved.",
        "Chile will have paved the road on Monday.",
        "“Chile paved the road on Monday, and that was that.”",
    ],
)
def test_further_sentences_tell_nothing_by_weak_verbs_or_of_nobody_known(text: str) -> None:
    assert [] == [event.head for event in later(text)]


def test_what_was_done_weeks_ago_is_no_news() -> None:
    assert [True] == [event.backward for event in later("Chile paved the road on Monday, 4 May.")]


def test_what_describes_a_thing_in_two_words_is_no_verb() -> None:
    assert [] == later("Chile found the man's washed and dressed body on Monday.")


def test_a_verb_is_no_adjective_behind_another() -> None:
    assert [] == [event.head for event in later("The president of Chile, Ana Lang, saw affected towns on Monday.")]


def test_what_another_finder_has_on_the_day_of_a_sentence_is_told_once() -> None:
    (event,) = later("Chile opened talks with Peru in Lima on Monday and paved the road.")
    assert "talks" == event.head


def test_what_another_finder_knows_is_told_in_its_words() -> None:
    assert ["talks"] == [event.head for event in news("Chile and Peru opened talks in Lima on Monday.")]
