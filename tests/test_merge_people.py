"""One person over all sources: one name, one role, one side, and nobody taken for another."""

from __future__ import annotations

from datetime import date
from itertools import permutations
from pathlib import Path

import pytest
from msgspec.structs import replace

from brief.merge import people
from brief.merge.cast import Cast
from brief.model import Findings, Person, PersonInText
from brief.spelling import same_person
from tests.marked import briefing_of, findings

FRIDAY = date(2024, 5, 17)


def source(text: str, path: str = "a.txt", published: date = FRIDAY, *, translated: bool = False) -> Findings:
    return findings(text, path=path, published=published, translated=translated)


def cast(*texts: str) -> Cast:
    return people.merge([source(text, f"{at}.txt") for at, text in enumerate(texts)])


def only(*texts: str) -> Person:
    (person,) = cast(*texts).people
    return person


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sergei Ryabkov", "Sergey Ryabkov"),
        ("Alexander Grushko", "Aleksandr Grushko"),
        ("Dmitry Peskov", "Dmitriy Peskov"),
        ("Wolodymyr Ohrysko", "Volodymyr Ohrysko"),
        ("Oleksii Reznikov", "Oleksiy Reznikov"),
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
        ("Wendy R. Sherman", "Wendy Sherman"),
        ("W. Sherman", "Wendy Sherman"),
        ("Antony Blinken", "Tony Blinken"),
        ("Rüdiger von Fritsch", "Ruediger von Fritsch"),
        ("António Guterres", "Antonio Guterres"),
        ("Mohammed bin Salman", "Mohamed bin Salman"),
        ("Yoweri Museveni", "Museveni"),
        ("Park Min-jun", "Park"),
        ("Park Min-jun", "Park Min Jun"),
        ("Park Min-jun", "Park Minjun"),
        ("Jean-Marc Verrin", "Jean Marc Verrin"),
        ("Nur al-Khatib", "Khatib"),
    ],
)
def test_spellings_of_one_name(one: str, other: str) -> None:
    assert [True, True] == [same_person(one, other), same_person(other, one)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bill Clinton", "Hillary Clinton"),
        ("Karl Berger", "Anna Berger"),
        ("Donald Trump", "Donald Trump Jr."),
        ("Sergei Lavrov", "Sergei Shoigu"),
        ("Amina Idris", "Amina Said"),
        ("Peter Lang", "Peter Land"),
        ("Park Min-jun", "Park So-min"),
        ("Park Min-jun", "Park Min Ho"),
    ],
)
def test_names_of_two_people(one: str, other: str) -> None:
    assert [False, False] == [same_person(one, other), same_person(other, one)]


def test_one_person_however_spelt_under_the_name_that_most_sources_have() -> None:
    person = only("Sergey Orlov left.", "Sergei Orlov left.", "Sergei Orlov came.")
    assert ("Sergei Orlov", ("Sergey Orlov",), "sergey-orlov") == (person.name, person.aliases, person.id)


def test_whose_minister_somebody_is_another_source_may_tell() -> None:
    here, there = "Foreign Minister Ana Lang left.", "Kenya's Ali Wadi met his Peruvian counterpart, Ana Lang."
    assert ["Peru"] == [person.affiliation for person in cast(here, there).people if person.name == "Ana Lang"]


def test_a_surname_alone_in_another_source_is_the_only_bearer() -> None:
    assert "Amina Idris" == only("Minister Amina Idris left.", "“No,” said Minister Idris.").name


def test_a_given_name_is_one_however_its_parts_are_joined() -> None:
    person = only("Seo Min-ho left.", "Minister Seo Min Ho left. Seo said no.")
    assert ("Seo Min-ho", ("Seo", "Seo Min Ho")) == (person.name, person.aliases)


def test_the_word_by_which_a_text_calls_somebody_makes_nobody_of_that_surname_the_same() -> None:
    called = "The minister, Beru Weiran, left. Mr. Beru said no."
    assert ["Beru Weiran", "Olga Beru"] == sorted(person.name for person in cast(called, "Olga Beru left.").people)
    assert ["Beru Weiran"] == [person.name for person in cast(called, "“No,” said Mr. Beru.").people]


def test_a_surname_alone_that_two_bear_stays_apart() -> None:
    found = cast("Karl Berger met Omar Salih.", "Anna Berger left.", "Minister Berger left.")
    assert ["Anna Berger", "Berger", "Karl Berger", "Omar Salih"] == sorted(person.name for person in found.people)


def test_a_man_and_a_woman_of_one_surname_are_two() -> None:
    found = cast("Mrs. Berger left.", "Mr. Berger left.")
    assert 2 == len(found.people)


def test_two_people_of_one_name_have_two_ids() -> None:
    found = cast("Karl Berger met Anna Berger.")
    assert len(found.people) == len({person.id for person in found.people})


def test_the_role_is_short_whole_and_without_the_state_that_the_side_tells() -> None:
    person = only(
        "Sudanese diplomat Amina Idris left.",
        "Sudan's foreign minister, Amina Idris, left.",
        "Sudanese Foreign Minister Amina Idris left.",
    )
    assert ("Foreign Minister", "Sudan") == (person.role, person.affiliation)


def test_an_office_stands_once_in_a_role() -> None:
    told = (
        "Amina Idris, secretary-general of the OSCE, left.",
        "Sudan's Amina Idris left. “No,” said Secretary General Idris.",
    )
    assert "secretary-general of the OSCE" == only(*told).role


@pytest.mark.parametrize("title", ["Sen.", "Harbour State Sen.", "Gov."])
def test_an_abbreviated_office_keeps_its_full_stop(title: str) -> None:
    assert title == only(f"{title} Amina Idris left.").role


def test_two_offices_stand_in_one_role() -> None:
    person = only("OSCE Chair Jan Nowak left.", "The new OSCE chairman, Polish Foreign Minister Jan Nowak, left.")
    assert ("OSCE Chair and Polish Foreign Minister", "OSCE") == (person.role, person.affiliation)


def test_parties_are_all_that_an_official_speaks_for() -> None:
    found = cast("OSCE chairman and Polish Foreign Minister Jan Nowak left.")
    assert {("OSCE", "Poland")} == {speaker.parties for speaker in found.speakers.values()}


def test_observers_have_no_side_and_speak_for_nobody() -> None:
    found = cast("Carl Lang, the former German ambassador to Cairo, left.")
    (person,), (speaker,) = found.people, found.speakers.values()
    assert (True, None, ()) == (person.observer, person.side, speaker.parties)


def test_sides_group_affiliations() -> None:
    one = source("NATO Secretary General Carl Lang met Sudanese Foreign Minister Amina Idris.")
    found = people.merge([one], {"West": ["NATO", "United States"]})
    assert {"Carl Lang": "West", "Amina Idris": "Sudan"} == {person.name: person.side for person in found.people}


def test_bodies_and_unnamed_people_speak_and_are_no_persons() -> None:
    found = cast("One Nordic diplomat said no. The Sudanese mission to the OSCE warned that it would leave.")
    assert (0, {"Nordic diplomat", "Sudanese mission to the OSCE"}) == (
        len(found.people),
        {speaker.name for speaker in found.speakers.values()},
    )


def test_the_order_of_sources_changes_nothing() -> None:
    found = [
        source("Sergey Orlov, head of the union, left.", "a.txt"),
        source("Sergei Orlov met Anna Orlova.", "b.txt", date(2024, 5, 16)),
        source("Minister Orlov left.", "c.txt"),
    ]
    assert 1 == len({people.merge(order).people for order in permutations(found)})


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("African Union and United Nations envoy Sergei Orlov left.", "African Union and United Nations envoy"),
        ("Sergei Orlov, envoy of Sudan and Chad, left.", "envoy of Sudan and Chad"),
    ],
)
def test_one_office_for_two_is_told_once(text: str, role: str) -> None:
    assert role == only(text).role


def bare(genders: str) -> int:
    """How many people are made of two with one surname, and of further ones of whom no more than that is told."""
    told = [PersonInText("Bo Rask", "person", gender="m"), PersonInText("Ida Rask", "person", gender="f")]
    known = {"m": "m", "f": "f", "-": None}
    told += [PersonInText("Rask", "person", gender=known[each]) for each in genders]  # type: ignore[arg-type]
    one = source("They met.")
    texts = [
        replace(one, document=replace(one.document, key=f"{at:012}", path=f"{at:03}.txt"), people=(person,))
        for at, person in enumerate(told)
    ]
    return len(people.merge(texts).people)


def test_surnames_that_several_bear_are_not_one_person_more_with_each_text() -> None:
    assert 3 == bare("-")
    assert bare("-mf-") == bare("-mf-" * 10) <= 5


def test_a_ministry_has_one_name_in_all_texts(tmp_path: Path) -> None:
    said = "\n\n“The ferries stay in port until noon{more},” {who} said on Monday.\n"
    who = ("The Kenyan Defence Ministry", "Kenya's Defense Ministry", "Kenya's Defense Ministry")
    texts = [f"Ferries stay in port {n}" + said.format(more=" or one" * n, who=name) for n, name in enumerate(who)]
    texts.append("Schools open" + said.format(more=" as ever", who="Kenya's Labor Ministry"))
    texts.append("Gates open" + said.format(more=" at last", who="Uganda's Defence Ministry"))
    names = {quote.speaker_name for quote in briefing_of(tmp_path, *texts).quotes}
    assert names == {"Kenya's Defense Ministry", "Kenya's Labor Ministry", "Uganda's Defence Ministry"}
