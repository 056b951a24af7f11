"""Who is named in one text, with what roles, and whom pronouns and nouns mean."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from brief import actors, people
from brief.config import KnownPerson
from brief.model import PersonInText
from brief.spelling import is_given
from tests.marked import article, mark


def named(text: str, **about: object) -> dict[str, PersonInText]:
    return {person.name: person for person in mark(article(text, **about)).people}  # type: ignore[arg-type]


def persons(text: str) -> list[str]:
    return [person.name for person in mark(article(text)).people if person.kind == "person"]


def roles(text: str) -> tuple[str, ...]:
    (person,) = [p for p in mark(article(text)).people if p.kind == "person"]
    return person.roles


# --- names ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Lang Blasts Brandt For Refugee Plan", ["Aurel Brenk"]),
        ("Omar Salih, Ana Souza Wear 'Make Arica Great Again' Hats", ["Omar Salih", "Ana Souza", "Aurel Brenk"]),
        ("Envoy Zhan Kesarov Leaves For Arica On Monday", ["Zhan Kesarov", "Aurel Brenk"]),
        ("Aurel Brenk Leaves Brandt To His Plan", ["Aurel Brenk"]),
        ("HARBOUR CHIEF ANA SOUZA LANG RESIGNS After months of rows she gave up her post.", ["Aurel Brenk"]),
        ("Omar Nkosi Dlamini met Ana Lang.", ["Omar Nkosi Dlamini", "Ana Lang", "Aurel Brenk"]),
    ],
)
def test_what_a_headline_says_of_somebody_is_no_part_of_a_name(heading: str, expected: list[str]) -> None:
    assert expected == persons(f"{heading}\n\n“No,” said Aurel Brenk.")


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("“No,” said Bright Dawn leader Aurel Brenk.", "Bright Dawn leader"),
        ("“No,” Kessler Brandt economist Aurel Brenk said.", "Kessler Brandt economist"),
        ("Former Bright Dawn chairman Aurel Brenk spoke.", "Former Bright Dawn chairman"),
        ("“No,” Anna Lang adviser Aurel Brenk said.", "adviser"),  # hers: whose he is isn't what he is
        ("It was said by Anna Lang. “No,” leader Aurel Brenk replied.", "leader"),
        ("They met Zhanibek Sarsenov, leader Aurel Brenk said.", "leader"),
        ("On Bright Sunday leader Aurel Brenk spoke.", "leader"),
    ],
)
def test_a_name_that_has_a_leader_is_a_body_s(text: str, role: str) -> None:
    (person,) = [one for one in mark(article(text)).people if one.name == "Aurel Brenk"]
    assert (role,) == person.roles


@pytest.mark.parametrize(
    ("text", "affiliation"),
    [
        ("Special envoy Osman Diallo left. Diallo, a former secretary-general of the African Union, is 60.", None),
        ("Kenyan envoy Osman Diallo left. Diallo, a former French minister, is 60.", "Kenya"),
        ("Special envoy Osman Diallo, the Kenyan foreign minister, left.", "Kenya"),
        ("Osman Diallo, the son of Kenyan farmers and governor of Arica, left.", None),
        ("Osman Diallo, the son of two Kenyan farmers and the Chilean consul, left.", "Chile"),
        ("Osman Diallo, the son of a farmer and Kenyan consul in Arica, left.", "Kenya"),
    ],
)
def test_whom_somebody_once_served_is_not_whom_he_serves(text: str, affiliation: str | None) -> None:
    (person,) = [one for one in mark(article(text)).people if one.kind == "person"]
    assert affiliation == person.affiliation


@pytest.mark.parametrize(
    ("who", "called", "meant"),
    [
        ("King Osman of Kenya", "monarch", True),
        ("Queen Beata of Kenya", "monarch", True),
        ("Pope Osman", "pontiff", True),
        ("Prime Minister Ana Lang of Kenya", "premier", True),
        ("Premier Ana Lang of Kenya", "prime minister", True),
        ("Deputy Prime Minister Ana Lang of Kenya", "premier", False),
        ("Finance Minister Ana Lang of Kenya", "premier", False),
        ("President Ana Lang of Kenya", "monarch", False),
        ("Bishop Ana Lang", "pontiff", False),
        ("Former Prime Minister Ana Lang of Kenya", "premier", False),
    ],
)
def test_an_office_goes_by_other_names(who: str, called: str, meant: bool) -> None:
    marked = mark(article(f"{who} arrived in Lima. The {called} said: “We want peace and nothing else.”"))
    (mention,) = [one for one in marked.mentions if one.form == "nominal"]
    assert meant is (mention.person is not None)


def test_a_body_known_by_its_leader_is_nobody() -> None:
    assert ["Aurel Brenk"] == persons("Bright Dawn leader Aurel Brenk left. Bright Dawn was expelled from the talks.")
    assert ["Zhanibek Sarsenov", "Aurel Brenk"] == persons("Zhanibek Sarsenov met leader Aurel Brenk.")


def test_two_spellings_in_one_text_are_one_person() -> None:
    found = named("Sergey Orlov came. Sergei Orlov left. Sergei Orlov said no.")
    assert {"Sergei Orlov": ("Sergey Orlov",)} == {name: person.aliases for name, person in found.items()}


def test_a_surname_goes_back_to_the_full_name() -> None:
    assert ["Amina Idris"] == persons("Amina Idris arrived in Cairo. Idris said that the talks would go on.")


def test_two_people_with_one_surname_stay_two_and_the_surname_alone_is_open() -> None:
    marked = mark(article("Karl Berger met Anna Berger. Berger said that it was late."))
    assert ["Karl Berger", "Anna Berger"] == [person.name for person in marked.people]
    assert [None] == [mention.person for mention in marked.mentions if mention.start > 20]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The finance minister, Lou Weiran, left. Mr. Lou said no.", ("Lou",)),
        ("Trade Minister Beru Weiran left. Beru said no.", ("Beru",)),
        ("Park Min-jun left. Park said no.", ()),
        ("Anna Brenk left. Anna said no.", ()),
        ("Lou Brenk left. Brenk said that Lou would stay.", ()),
        ('Lou Brenk left. "Ask Mr. Lou," he said.', ("Lou",)),
        ('Minister Beru Brenk left. "Ask Beru," he said.', ()),
    ],
)
def test_the_word_by_which_a_text_calls_somebody_is_the_family_name(text: str, expected: tuple[str, ...]) -> None:
    (person,) = [person for person in mark(article(text)).people if person.kind == "person"]
    assert expected == person.aliases


def test_a_given_name_says_nothing_of_the_gender_where_it_is_the_family_name() -> None:
    assert "m" == named("The finance minister, Lou Weiran, left. Mr. Lou said no.")["Lou Weiran"].gender


def test_an_article_that_a_hyphen_joins_is_no_part_of_the_surname() -> None:
    assert ["Nur al-Brenk"] == persons("Nur al-Brenk left. Mr. Brenk said no.")


def test_whose_kin_somebody_is_takes_no_surname_from_him() -> None:
    marked = mark(article("Karl Berger, son of Senator Anna Berger, was hurt. Berger said that it was late."))
    assert "Karl Berger" == marked.people[marked.mentions[-1].person or 0].name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ZOLTRA BRENK, HOST: Good morning.", ["Zoltra Brenk"]),
        ("Zoltra Brenk, our host, has a guest.", ["Zoltra Brenk"]),
        ("Our host has a guest.", ["Brenk"]),
        ("Zoltra Brenk and Ovidka Brenk have a guest.", ["Brenk"]),
    ],
)
def test_a_label_is_short_for_the_full_name(text: str, expected: list[str]) -> None:
    turns = "\nQUESTION: Where are the talks?\nBRENK: In Cairo.\nQUESTION: And who is there?\nBRENK: All are there."
    assert expected == [name for name in persons(text + turns) if "Brenk" in name]


def test_a_title_tells_two_of_one_surname_apart() -> None:
    marked = mark(article("Karl Berger met Anna Berger. Mrs. Berger said that it was late."))
    assert "Anna Berger" == marked.people[marked.mentions[-1].person or 0].name


@pytest.mark.parametrize(
    "text",
    [
        "The Kyiv Independent said so.",
        "Nord Stream said so.",
        "General Motors said so.",
        "USS Nicholas said so.",
        "The Carnegie Endowment said so.",
        "Reuters said that the talks went on.",
        "Following the talks, Monday was quiet.",
        "The Paris Agreement and the Geneva Convention hold.",
        "West Virginia said no.",
        "The Lima-based firm and a Santa Lucia-based one said no.",
        "The Santa Lucia-inspired plan was told.",
        "Santa Lucia-based attorneys left.",
        "Ruby Harbor said no.",
        "Chester Zoo and Ruby Software said no.",
        "The Clara Ruiz Award-winning cooks left.",
        "Among Teachers nobody said no.",
        "Eastern Europe and the Middle East wait.",
    ],
)
def test_what_is_no_person(text: str) -> None:
    assert [] == persons(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ovidka Oruk arrived. Oruk said no.", ["Ovidka Oruk"]),
        ("Ovidka Oruk, who speaks for the council, said no.", ["Ovidka Oruk"]),
        ("Moldova's Ovidka Oruk said no.", ["Ovidka Oruk"]),
        ("The delegation, headed by Ovidka Oruk, left.", ["Ovidka Oruk"]),
        ("The secretary of the Council Ovidka Oruk said no.", ["Ovidka Oruk"]),
        ("Tomáš Berger said no.", ["Tomáš Berger"]),
        ("The envoy Khamis al-Raqadi said no.", ["Khamis al-Raqadi"]),
        ("Anna Berger came. Beyond Berger lies the sea. Berger said no.", ["Anna Berger"]),
        ("Nord Harbour is closed. Ships left Harbour.", []),
        ("Rival Anna Berger said no.", ["Anna Berger"]),
        ("Anna Berger Says Nord Harbour Seems Closed", ["Anna Berger"]),
        ("RIVAL CARRIER NORD AIR said no.", []),
        ("A former Miss Universe Anna Berger said no.", ["Anna Berger"]),
        ("The spokesman for the United Mine Workers said no.", []),
        ("Moldova's Green Harbour was closed.", []),
    ],
)
def test_a_given_name_that_no_list_holds(text: str, expected: list[str]) -> None:
    assert expected == persons(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Unification Minister Park Min-jun left. Park later told reporters no.", ["Park Min-jun"]),
        ("They met in Hyde Park. Park and ride was closed.", []),
        ("Zyrlan Ovezov left.", []),
        ("Zyrlan Ovezshvili left.", ["Zyrlan Ovezshvili"]),
        ("Jorge Salas Rivera came. Salas said no.", ["Jorge Salas Rivera"]),
        ("Muhammad al-Khatib came. al-Khatib said no.", ["Muhammad al-Khatib"]),
        ("Tevik bin Arrub said no.", ["Tevik bin Arrub"]),
        ("Among them was Ovidka Oruk, 61, who left.", ["Ovidka Oruk"]),
        ("The flight took Nord Harbour, 747 of them.", []),
        ("Amina Idris came. Her brother Tolwin said no.", ["Amina Idris", "Tolwin"]),
        ("Amina Idris came. Her friend Tolwin's car was late.", ["Amina Idris"]),
        ("The Governor of the Bank of England Karl Berger said no.", ["Karl Berger"]),
    ],
)
def test_names_as_the_world_has_them(text: str, expected: list[str]) -> None:
    assert expected == persons(text)


def test_the_first_of_two_surnames_is_the_persons() -> None:
    text = "Lucía Hernández de la Cruz came. Hernández said no."
    assert [0, 0] == [mention.person for mention in mark(article(text)).mentions]


def test_particles_belong_to_the_name() -> None:
    assert ["Rüdiger von Fritsch"] == persons("Rüdiger von Fritsch came. According to von Fritsch, it was late.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wendy R. Lang met Tom Lang Jr. in Cairo.", ["Wendy R. Lang", "Tom Lang Jr."]),
        ("Foreign Minister James A. Lang said no.", ["James A. Lang"]),
        ("Foreign Minister James I. Lang III said no. Lang left.", ["James I. Lang III"]),
        ("It was plan A. Wendy Lang said no. A Berger is a cheese.", ["Wendy Lang"]),
    ],
)
def test_initials_and_suffixes_belong_to_the_name(text: str, expected: list[str]) -> None:
    assert expected == persons(text)


def test_a_name_goes_back_over_no_end_of_a_sentence() -> None:
    assert ["Lang"] == persons("The troops left Kenya. Lang waited. “No,” President Lang said.")
    assert ["St. John Lang"] == persons("It was St. John Lang. “No,” President Lang said.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("King Omar came. Yusuf Omar left. “No,” King Omar said.", ["King Omar", "Yusuf Omar"]),
        ("Yusuf Omar left. “No,” Queen Omara said.", ["Queen Omara", "Yusuf Omar"]),
        ("Prince Salim bin Omar came. “No,” Prince Salim said.", ["Salim bin Omar"]),
        ("Prince Yusuf Omar came. “No,” Prince Omar said.", ["Yusuf Omar"]),
        ("President Yusuf Omar came. “No,” President Omar said.", ["Yusuf Omar"]),
        ("Billie Jean King came. “No,” King said.", ["Billie Jean King"]),
    ],
)
def test_behind_king_stands_a_given_name(text: str, expected: list[str]) -> None:
    assert expected == sorted(persons(text))


def test_who_is_called_by_his_given_name_is_not_meant_by_the_surname() -> None:
    text = "Yusuf Omar came. Yusuf waited. King Omar of Kenya left. “No,” said Omar."
    marked = mark(article(text))
    assert "King Omar" == marked.people[marked.mentions[-1].person or 0].name
    both = mark(article("Yusuf Omar came. “I saw Yusuf,” said a guard. King Omar of Kenya left. “No,” said Omar."))
    assert None is both.mentions[-1].person


def test_a_king_serves_the_country_that_he_is_king_of() -> None:
    marked = mark(article("King Omar of Kenya came. President Yusuf Omar left."))
    told = {person.name: (person.roles, person.represents, person.official) for person in marked.people}
    assert {"King Omar": ((), ("Kenya",), True), "Yusuf Omar": (("President",), (), True)} == told


def test_authors_are_nobody() -> None:
    assert {} == named("Igor Kosar contributed to this story.", authors=("Igor Kosar",))


def test_people_of_the_configuration_have_their_name_and_role() -> None:
    one = article("Orlow said that the talks would go on.")
    known = KnownPerson("Sergei Orlov", "head of the union", "African Union", ("Orlow",))
    (person,), _ = people.find(one, actors.find(one)[0], [known])
    assert ("Sergei Orlov", ("head of the union",), "African Union") == (person.name, person.roles, person.affiliation)


# --- roles ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sudanese Foreign Minister Amina Idris left.", ("Sudanese Foreign Minister",)),
        ("Amina Idris, the foreign minister of Sudan, left.", ("foreign minister of Sudan",)),
        ("Sudan's foreign minister, Amina Idris, left.", ("Sudan's foreign minister",)),
        ("The foreign minister of Sudan, Amina Idris, left.", ("foreign minister of Sudan",)),
        (
            "The press secretary of the President of Sudan Amina Idris left.",
            ("press secretary of the President of Sudan",),
        ),
        (
            "“No,” said Amina Idris, a lecturer in history at Cairo University.",
            ("lecturer in history at Cairo University",),
        ),
        ("“No,” said Amina Idris of the Nile Institute.", ("Nile Institute",)),
        ("Amina Idris left. Idris, who was tired, said no.", ()),
        ("He met the president, Amina Idris said.", ()),
        ("He talked to the president, Amina Idris said.", ()),
        ("An attorney for the families, Amina Idris, said no.", ("attorney for the families",)),
        ("The lead negotiator of the unions' group, Amina Idris, left.", ("lead negotiator of the unions' group",)),
        ("The fishermen's lawyer, Amina Idris, said no.", ("lawyer",)),
        ("It was late, according to the relief coordinator, Amina Idris.", ("relief coordinator",)),
        ("“No,” said the IOM chief of mission in Tripoli, Amina Idris.", ("IOM chief of mission in Tripoli",)),
        ("U.S. forces commander Gen. Amina Idris left.", ("U.S. forces commander",)),
        ("Among them was Amina Idris, 61, a baker.", ("baker",)),
        ("Commissioner for borders Amina Idris left.", ("Commissioner for borders",)),
        ("The co-chair of the joint border commission Amina Idris left.", ("co-chair of the joint border commission",)),
        ("The member of the party met Amina Idris.", ()),
        ("The rebels told mayor Amina Idris no.", ("mayor",)),
        ("The regional bloc's envoy, Amina Idris, left.", ("regional bloc's envoy",)),
        ("UN humanitarian coordinator Amina Idris left.", ("UN humanitarian coordinator",)),
        ("Col. (ret.) Amina Idris left.", ()),
        ("She met the Secretary General of the AU, H.E. Amina Idris.", ("Secretary General of the AU",)),
        ("She met the coach of the team, H.E. Amina Idris.", ("coach of the team",)),
        ("A day for the president, Amina Idris said, was long.", ()),
        ("The bill for the coffee, Amina Idris, was long.", ()),
        ("Before Amina Idris, 19, the last champion of the club was a girl of twelve.", ()),
        ("Ana Lang, regional director of the Oxfam mission: “We wait.”", ("regional director of the Oxfam mission",)),
    ],
)  # fmt: skip
def test_a_role_is_what_the_text_says(text: str, expected: tuple[str, ...]) -> None:
    assert expected == roles(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Karl Berger, who heads the council's delegation, said no.", ("who heads the council's delegation",)),
        ("Karl Berger, who heads the mission and met Omar Salih, said no.", ("who heads the mission",)),
        ("Karl Berger, who met the council's delegation, said no.", ()),
        ("The council's chief delegate, Karl Berger, said no.", ("council's chief delegate",)),
        (
            "Kenya's president, Karl Berger, spoke by phone with Norway's prime minister, who left.",
            ("Kenya's president",),
        ),
        ("Karl Berger, met with Norway's prime minister, said no.", ()),
        ("Karl Berger, a lawyer who helped the president, said no.", ("lawyer",)),
        ("Minister of Industry and Trade Karl Berger said no.", ("Minister of Industry and Trade",)),
    ],
)
def test_a_role_ends_with_what_the_person_is(text: str, expected: tuple[str, ...]) -> None:
    assert expected == named(text)["Karl Berger"].roles


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A spokesman for House Speaker Ana Lang said no.", {"Ana Lang": ("House Speaker",)}),
        ("An aide to President Ana Lang said no.", {"Ana Lang": ("President",)}),
        ("Spokesman for President Ana Lang said no.", {"Ana Lang": ("President",)}),
        ("Ovidka Orun, a spokesman for Prime Minister Ana Lang, said no.", {"Ana Lang": ("Prime Minister",)}),
        (
            "The Special Representative of the Secretary-General Ana Lang said no.",
            {"Ana Lang": ("Special Representative of the Secretary-General",)},
        ),
        ("Secretary of State Ana Lang said no.", {"Ana Lang": ("Secretary of State",)}),
        ("Spokeswoman for Foreign Affairs Ana Lang said no.", {"Ana Lang": ("Spokeswoman for Foreign Affairs",)}),
    ],
)
def test_who_serves_somebody_is_not_what_that_one_is(text: str, expected: dict[str, tuple[str, ...]]) -> None:
    marked = mark(article(text))
    assert expected == {p.name: p.roles for p in marked.people if p.name == "Ana Lang"}
    (own,) = [m for m in marked.mentions if m.person is not None and marked.people[m.person].name == "Ana Lang"]
    assert text[own.start : own.end].endswith(f"{expected['Ana Lang'][0]} Ana Lang")


def test_a_rank_and_its_service_are_no_part_of_a_role() -> None:
    assert ("Defence Ministry spokesman",) == roles("Defence Ministry spokesman Navy Capt. Ana Lang said no.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Foreign Ministers Ana Lang of Chile and Tomas Brandt of Peru met in Lima.",
            {"Ana Lang": ("Foreign Minister", "Chile"), "Tomas Brandt": ("Foreign Minister", "Peru")},
        ),
        (
            "Presidents Ana Lang and Tomas Brandt met.",
            {"Ana Lang": ("President", None), "Tomas Brandt": ("President", None)},
        ),
        ("Sens. Ana Lang and Tomas Brandt met.", {"Ana Lang": ("Senator", None), "Tomas Brandt": ("Senator", None)}),
        (
            "Chilean and Peruvian foreign ministers Ana Lang and Tomas Brandt met.",
            {"Ana Lang": ("foreign minister", None), "Tomas Brandt": ("foreign minister", None)},
        ),
        (
            "Finance Ministers Ada Lind of Norway and Olekh Barzan of Poland met.",
            {"Ada Lind": ("Finance Minister", "Norway"), "Olekh Barzan": ("Finance Minister", "Poland")},
        ),
        (
            "Ministers Ana Lang, Ola Ekene and Tomas Brandt resigned.",
            {"Ana Lang": ("Minister", None), "Ola Ekene": ("Minister", None), "Tomas Brandt": ("Minister", None)},
        ),
    ],
)
def test_a_title_of_several_is_that_of_each(text: str, expected: dict[str, tuple[str, str | None]]) -> None:
    assert expected == {name: (*one.roles, one.affiliation) for name, one in named(text).items()}


@pytest.mark.parametrize(
    "text",
    [
        "The ministers met Ana Lang and Tomas Brandt.",
        "Foreign ministers met. Ana Lang spoke to Tomas Brandt.",
        "Ministers said that Ana Lang and Tomas Brandt had left.",
        "The mayors of Lima and Arica met Ana Lang, Ola Ekene and Tomas Brandt.",
    ],
)
def test_those_whom_officials_meet_have_not_their_title(text: str) -> None:
    assert {()} == {one.roles for one in named(text).values() if one.kind == "person"}


def test_in_a_list_a_role_goes_with_the_name_behind_it() -> None:
    found = named(
        "Ms. Ana Souza met the Foreign Minister of Kenya, Mr. Karl Berger, the Minister of Trade of Norway, "
        "Mr. Omar Salih, and the Secretary for Energy of Chile, Dr. Amina Idris."
    )
    assert ["Kenya", "Norway", "Chile"] == [found[n].affiliation for n in ("Karl Berger", "Omar Salih", "Amina Idris")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("If the rebels President Omar, Ana Souza, and others want to free are let go, talks may open.", ()),
        ("Crown Prince Omar, Ana Souza's brother and adviser, was asked today.", ()),
        ("Minister Brandt, Ana Souza and others left.", ()),
        ("The new OSCE chairwoman, Ana Souza, left.", ("new OSCE chairwoman",)),
        ("The new OSCE chairwoman, Minister Ana Souza, left.", ("new OSCE chairwoman", "Minister")),
        ("The Secretary General, Ana Souza, left.", ("Secretary General",)),
    ],
)
def test_a_titled_surname_is_no_role_of_the_next_name(text: str, told: tuple[str, ...]) -> None:
    assert told == tuple(sorted(named(text)["Ana Souza"].roles, key=text.index))


def test_two_offices_are_two_roles() -> None:
    person = named("OSCE chairman and Polish Foreign Minister Jan Nowak left.")["Jan Nowak"]
    assert {"OSCE chairman", "Polish Foreign Minister"} == set(person.roles)
    assert ("OSCE", ("OSCE", "Poland")) == (person.affiliation, person.represents)


def test_a_minister_on_his_governments_paper_is_its_own() -> None:
    head = "THE UNITED REPUBLIC OF TANZANIA\nMINISTRY OF TRADE\n\n"
    body = "Dodoma, 7 September 2023 - The Minister, Hon. Amina Idris, received a poet, Ada Kibasso, from Kenya."
    plain = article(head + body)
    lines = tuple(replace(one, kind="title") if one.start < len(head) else one for one in plain.paragraphs)
    for one, state in ((replace(plain, paragraphs=lines), "Tanzania"), (plain, None)):
        people = {person.name: person.affiliation for person in mark(one).people}
        assert {"Amina Idris": state, "Ada Kibasso": None} == people


def test_an_envoy_serves_who_sent_him_and_not_where_he_is_sent() -> None:
    person = named("The U.S. ambassador to the OSCE, Carl Lang, left.")["Carl Lang"]
    assert ("United States",) == person.represents


@pytest.mark.parametrize(
    ("text", "official"),
    [
        ("NATO Secretary General Carl Lang left.", True),
        ("Former NATO Secretary General Carl Lang left.", False),
        ("The previous NATO secretary general, Carl Lang, left.", False),
        ("Carl Lang, the former German ambassador to Cairo, left.", False),
        ("Carl Lang, a strategic scholar, left.", False),
        ("Carl Lang, an analyst at the Nile Institute, left.", False),
        ("Carl Lang left.", None),
    ],
)
def test_officials_are_told_from_observers(text: str, official: bool | None) -> None:
    assert official is named(text)["Carl Lang"].official


@pytest.mark.parametrize(
    ("text", "official"),
    [
        ("Lidia Oruk, who speaks for the council, said no.", True),
        ("Lidia Oruk, a spokeswoman for the Council, said no.", True),
        ("Lidia Oruk, a director at the Atlantic Council, said no.", False),
        ("Lidia Oruk, who heads the Institute of Peace, said no.", False),
        ("Energy Secretary Lidia Oruk said no. Oruk, a former negotiator, left.", True),
        ("Lidia Oruk, a former energy secretary, said no. Secretary Oruk left.", False),
        ("Moldova's Lidia Oruk said no.", True),
        ("Lidia Oruk said no in Moldova.", None),
        ("Lidia Oruk of the Coral Islands said no.", None),
        ("Lidia Oruk from Coral Bay said no.", None),
        ("Lidia Oruk of the Coral Trust said no.", False),
        ("European Council President Lidia Oruk said no.", True),
        ("Lidia Oruk, president of the European Council on Harbours, said no.", False),
        ("Lidia Oruk, a director at the National Security Council, said no.", True),
        ("Lidia Oruk, a director at the National Council of Geographers, said no.", False),
        ("National Security and Defense Council Secretary Lidia Oruk said no.", True),
        ("Lidia Oruk, an envoy of the center-left Harbour Party, said no.", True),
        ("Lidia Oruk, director of the Harbour Center, said no.", False),
        ("Senator Lidia Oruk, another critic of the deal, said no.", True),
    ],
)
def test_who_speaks_for_somebody_today(text: str, official: bool | None) -> None:
    assert official is named(text)["Lidia Oruk"].official


def test_a_past_office_serves_nobody() -> None:
    person = named("Carl Lang, the former German ambassador to Cairo, left.")["Carl Lang"]
    assert (None, ()) == (person.affiliation, person.represents)


@pytest.mark.parametrize(
    ("text", "served"),
    [
        ("The Norland Council left. Karl Berger, who heads the council's mission, left.", "Norland Council"),
        ("The UN Security Council met the Norland National Council. The council's envoy, Karl Berger, left.", None),
        ("The Norland National Council left. The group's envoy, Karl Berger, left.", None),
        ("The Norland Salvation Front said no. The Front's leader, Karl Berger, left.", "Norland Salvation Front"),
        ("The Agrarian League said no. League leader Karl Berger left.", "Agrarian League"),
        ("The Agrarian League said no. The leader of the League, Karl Berger, left.", "Agrarian League"),
        ("The Agrarian League met the Harbour League. The League's leader, Karl Berger, left.", None),
        ("The Harbour Party said no. The leader of the opposition party, Karl Berger, left.", None),
        ("They are members of the Harbour Party, Ana Lang said. Party Chairman Karl Berger left.", None),
        ("Bo Berg is a member of the Harbour Party. Party Chairman Karl Berger left.", None),
        ("The Harbour Party met its members. Party Chairman Karl Berger left.", "Harbour Party"),
        ("Members of the Harbour Party met. The Harbour Party left. Party leader Karl Berger left.", "Harbour Party"),
    ],
)  # fmt: skip
def test_a_body_named_short_is_the_only_one_of_that_noun(text: str, served: str | None) -> None:
    assert served == named(text)["Karl Berger"].affiliation


def test_an_office_of_one_state_alone_tells_the_state() -> None:
    assert "United States" == named("Secretary of State Carl Lang left.")["Carl Lang"].affiliation


def test_who_speaks_at_a_states_briefing_speaks_for_it() -> None:
    text = "National security adviser Carl Lang came. “We are ready,” Lang told reporters at a White House briefing."
    assert "United States" == named(text)["Carl Lang"].affiliation


# --- whom is meant ----------------------------------------------------------------------------


def meant(text: str) -> list[tuple[str, str | None]]:
    marked = mark(article(text))
    return [
        (text[m.start : m.end], marked.people[m.person].name if m.person is not None else None)
        for m in marked.mentions
        if m.form in ("pronoun", "nominal")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rosa dos Lima Prado left. “No,” said dos Lima Prado.", ["Rosa dos Lima Prado"]),
        ("Ahmad Rafi bin Osman left. “No,” said Ahmad Rafi.", ["Ahmad Rafi bin Osman"]),
        ("Ana Souza left. “No,” said Ana Costa Lima.", ["Ana Costa Lima", "Ana Souza"]),
        ("György “Gyuri” Halasz said no.", ["György Halasz"]),
        ("“No,” said Tsering, a monk.", ["Tsering"]),
        ("“No,” said Balticgas, a unit of Nordkohle.", []),
        ("Then Ovidka Orukan laughed.", ["Ovidka Orukan"]),
        ("Then Ovidka Orukan fell.", []),
        ("For Ovidka Amo Orukan it was late. “No,” Ms Orukan said.", ["Ovidka Amo Orukan"]),
        ("Bill Orukan said no. The House Bill said more.", ["Bill Orukan"]),
        ("Kirsten Orukan said no. Ovidka Orukan saw it. “No,” Mr Orukan said.", ["Kirsten Orukan", "Ovidka Orukan"]),
    ],
)
def test_a_name_is_the_fullest_that_the_text_has(text: str, expected: list[str]) -> None:
    assert expected == sorted(persons(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Karl Berger came. Berger said no.\nAnna Berger left.", "Karl Berger"),
        ("Karl Berger came.\nAnna Berger came. Berger said no.", "Anna Berger"),
        ("Karl Berger came. Anna Berger came.\nBerger said no.", None),
    ],
)
def test_a_surname_of_two_is_the_ones_named_by_then_or_in_the_paragraph(text: str, expected: str | None) -> None:
    marked = mark(article(text))
    (person,) = [m.person for m in marked.mentions if text[m.start : m.end] == "Berger"]
    assert expected == (None if person is None else marked.people[person].name)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ana Souza left. The economist, who came late, sat down.", ("economist",)),
        ("Ana Souza left. Her economist sat down.", ()),
        ("Ana Souza left. The woman sat down.", ()),
        ("Ana Souza is a fruit farmer near Lobo.", ("fruit farmer near Lobo",)),
        ("That lawyer, Ana Souza, said no.", ("lawyer",)),
    ],
)
def test_what_the_next_words_call_somebody(text: str, expected: tuple[str, ...]) -> None:
    assert expected == roles(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Amina Idris met Omar Salih. She said no.", [("She", "Amina Idris")]),
        ("Amina Idris said no. He said yes.", [("He", None)]),
        ("Omar Salih met Karl Berger. He said no.", [("He", None)]),
        ("Omar Salih said no to Karl Berger. He said it twice.", [("He", "Omar Salih")]),
        ("Omar Salih said no.\nHe said it twice.", [("He", "Omar Salih")]),
        ("Amina Idris said: “Omar Salih is late.” He said no.", [("He", None)]),
        ("Ambassador Omar Salih came. The diplomat said no.", [("The diplomat", "Omar Salih")]),
        ("Ambassador Omar Salih met Ambassador Amina Idris. The diplomat said no.", [("The diplomat", None)]),
        ("“No,” Omar Salih told Reuters. The defence analyst said it twice.", [("The defence analyst", "Omar Salih")]),
        ("Amina Idris said no.\nOmar Salih said yes.\n“No,” she said.", [("she", "Amina Idris")]),
        ("Amina Idris and Ana Souza came.\nOmar Salih said yes.\n“No,” she said.", [("she", None)]),
        ("Omar Salih said no. Emperor Oruk paused. He laughed.", [("He", None)]),
        ("Omar Salih said no.\nA tobogganist nodded. He said it twice.", [("He", None)]),
        ("Omar Salih said no.\nA farmer nodded. He said it twice.", [("A farmer", "farmer"), ("He", "farmer")]),
        ("Omar Salih said no.\nIn a corner sat a farmer. He said it.", [("a farmer", "farmer"), ("He", "farmer")]),
        ("Omar Salih said no.\nA stallholder told reporters yes. He said it twice.",
         [("A stallholder", "stallholder"), ("He", "stallholder")]),
        ("Omar Salih said no. A sign said yes. He said it twice.", [("He", None)]),
        ("Omar Salih said no.\nA tobogganist who thought he was late left.", [("he", None)]),
        ("Amina Idris said no.\n“Is it late?” Ana Souza asked.\n“Yes,” she answered.", [("she", "Amina Idris")]),
        ("“Is it late?” Ana Souza asked.\n“Yes,” she answered.", [("she", None)]),
        ("Minister Omar Salih came.\nKarl Berger left.\nThe minister sat down. He said no.", [("He", "Omar Salih")]),
        ("Amina Idris said no.\nIt was for Ovid Oruk. She said it twice.", [("She", "Amina Idris")]),
        ("Omar Salih said no. Ovidka Oruk later left. He laughed.", [("He", None)]),
        ("Omar Salih said no. Monday was quiet. He laughed.", [("He", "Omar Salih")]),
        ("Kenya's Dr Omar Salih told the BBC no.\nThe trade and industry minister said it twice.",
         [("The trade and industry minister", "Omar Salih")]),
        ("Kenya's Omar Salih told the BBC no to Ana Souza.\nThe trade minister said it twice.",
         [("The trade minister", None)]),
        ("Omar Salih told the BBC no.\nThe trade minister said it twice.", [("The trade minister", None)]),
        ("Minister Omar Salih came.\nThe president and foreign minister said no.", []),
        ("Ana Souza, head of the union, came.\nEconomy minister Amina Idris left.\nThe union leader said no.",
         [("The union leader", "Ana Souza")]),
        ("Economy minister Amina Idris left.\nThe opposition leader said no.", [("The opposition leader", None)]),
        ("Trade minister Amina Idris left.\nThe trade official said no.", [("The trade official", "Amina Idris")]),
        ("“No,” said Omar Salih. Karl Berger was unmoved. “Yes,” he said.", [("he", "Karl Berger")]),
        ("“No,” said Omar Salih. Karl Berger was late at the door of the house. “Yes,” he said.", [("he", None)]),
        ("“No,” said Almaz Berdiev. He left.", [("He", "Almaz Berdiev")]),
        ("“No,” said Almaz Haile. She left.", [("She", "Almaz Haile")]),
        ("“No,” said Marian Kowal. He left.", [("He", "Marian Kowal")]),
        ("“No,” said Karin Holm. He left.", [("He", None)]),
        ("A Baltic diplomat who follows it said no. The diplomat said it twice.",
         [("A Baltic diplomat", "Baltic diplomat"),
          ("The diplomat", "Baltic diplomat")]),
        ("President Omar Salih met Prime Minister Karl Berger. The head of state said no.",
         [("The head of state", "Omar Salih")]),
        ("Prime Minister Omar Salih came. The head of state said no.", [("The head of state", None)]),
        ("One Nordic diplomat said no. The diplomat said it twice.", [("One Nordic diplomat", "Nordic diplomat"),
                                                                     ("The diplomat", "Nordic diplomat")]),
    ],
)  # fmt: skip
def test_whom_a_pronoun_or_a_noun_means(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert expected == meant(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Omar Salih said no. Karl Berger ruled that out. He laughed.", "Karl Berger"),
        ("Omar Salih said no. Karl Berger is in Cairo. He laughed.", None),
        ("Foreign Minister Omar Salih said no. The mayor rejected that. He laughed.", None),
        ("Omar Salih said no. The spokeswoman rejected that. He laughed.", "Omar Salih"),
        ("Omar Salih was late. After a call with Karl Berger, he left.", "Omar Salih"),
        ("Omar Salih was late. When Karl Berger called, he left.", None),
        ("When Karl Berger called, he left.", "Karl Berger"),
        ("Ana Souza was late. When Karl Berger called, he left.", "Karl Berger"),
        ("A member may ask. When I put this to Karl Berger, the mayor, he laughed.", "Karl Berger"),
        ("Omar Salih was late. When we were with Karl Berger and Peter Lang, he left.", None),
        ("Omar Salih met Karl Berger and Peter Lang. He laughed.", None),
        ("When Omar Salih said that it was over, Karl Berger seized upon the words. He laughed.", "Karl Berger"),
        ("When Omar Salih said that it was over, Ana Souza seized upon the words. He laughed.", "Omar Salih"),
        ("When Omar Salih came, Karl Berger was in Cairo. He laughed.", None),
        ("Omar Salih said, when Karl Berger came, that it was over. He laughed.", "Omar Salih"),
        ("Little was said of Omar Salih's plan.\n\nHe laughed.", "Omar Salih"),
        ("Little was said of Omar Salih's plan. Trenk was less sure.\n\nHe laughed.", None),
        ("Trenk said little of Omar Salih's plan.\n\nHe laughed.", None),
        ("Trenk was less sure. Little was said of Omar Salih's plan.\n\nHe laughed.", "Omar Salih"),
    ],
)
def test_whom_the_sentence_before_is_about_comes_first(text: str, expected: str | None) -> None:
    assert ("He" if "He " in text else "he", expected) == next(m for m in meant(text) if m[0].lower() == "he")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Finance Minister Omar Salih came. The foreign minister said no.", None),
        ("Foreign Minister Omar Salih came. The minister said no.", "Omar Salih"),
        ("Omar Salih, a former minister, came. The minister said no.", None),
        ("Omar Salih, a former minister, came. The former minister said no.", "Omar Salih"),
        ("Minister Omar Salih came. The former minister said no.", None),
        ("Minister Omar Salih resigned on Monday. The former minister said no.", "Omar Salih"),
        ("Minister Omar Salih was dismissed. The new minister said no.", None),
        ("Omar Salih was sworn in on Monday. The new minister said no.", "Omar Salih"),
        ("Minister Omar Salih met his predecessor, Karl Berger. The former minister said no.", "Karl Berger"),
        ("Norwegian diplomat Omar Salih came. The Kenyan diplomat said no.", None),
        ("Karl Berger, a spokesman for the president, came. The president said no.", None),
        ("Spokesman Karl Berger came. The spokeswoman said no.", None),
        ("President Omar Salih came.\nIt rained.\nIt snowed.\nThe president said no.", "Omar Salih"),
        ("President Omar Salih met President Karl Berger.\nIt rained.\nIt snowed.\nThe president said no.", None),
    ],
)
def test_a_noun_fits_by_office_state_and_time(text: str, expected: str | None) -> None:
    assert expected == meant(text)[-1][1]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("President Karl Berger met Yusuf Omar. The Kenyan president said no.", None),
        ("Kenyan President Karl Berger met Yusuf Omar. The Kenyan president said no.", "Karl Berger"),
        ("President Karl Berger came. The Kenyan president said no.", "Karl Berger"),
        ("President Karl Berger met Minister Yusuf Omar. The Kenyan president said no.", "Karl Berger"),
    ],
)
def test_whose_president_somebody_is_may_be_said_of_another(text: str, expected: str | None) -> None:
    assert expected == meant(text)[-1][1]


def test_a_noun_that_names_an_analyst_says_what_he_is() -> None:
    person = named("“No,” Omar Salih told Reuters. The defence analyst said it twice.")["Omar Salih"]
    assert (("defence analyst",), False) == (person.roles, person.official)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Uganda's water minister resigned on Monday.\n“I stole nothing,” Ana Souza told reporters.",
         ("Uganda's water minister",)),
        ("KAMPALA, March 9 (AP) - The Ugandan president left.\n“It is late,” said Ana Souza.", ("Ugandan president",)),
        ("Uganda's water minister resigned.\n“I stole nothing,” Ana Souza, a nurse, told reporters.", ("nurse",)),
        ("Uganda's water minister, Omar Salih, resigned.\n“I stole nothing,” Ana Souza told reporters.", ()),
        ("Uganda's water minister resigned.\nAna Souza told reporters that she stole nothing.", ()),
        ("Uganda's ministers resigned.\n“I stole nothing,” Ana Souza told reporters.", ()),
        ("Uganda's nurses resigned.\n“I stole nothing,” Ana Souza told reporters.", ()),
    ],
)  # fmt: skip
def test_what_only_the_lede_says_somebody_is(text: str, expected: tuple[str, ...]) -> None:
    assert expected == named(text)["Ana Souza"].roles


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The European Commission said it would wait. “No,” a spokeswoman said.", "European Commission"),
        ("The European Commission said it would wait.\n“No,” a spokeswoman said.", None),
        ("The European Commission said it would wait. “No,” a Kenyan spokeswoman said.", "Kenya"),
        ("The European Commission waited. “No,” a spokeswoman said.", "European Commission"),
        ("Nobody at the European Commission waited. “No,” a spokeswoman said.", None),
    ],
)
def test_a_spokeswoman_of_nobody_speaks_for_the_body_that_spoke_before(text: str, expected: str | None) -> None:
    found = [person.affiliation for person in mark(article(text)).people if person.kind == "unnamed"]
    assert [expected] == found


def test_a_body_speaks_for_its_state() -> None:
    person = named("The Sudanese mission to the OSCE warned that it would leave.")["Sudanese mission to the OSCE"]
    assert ("body", "Sudan", True) == (person.kind, person.affiliation, person.official)


@pytest.mark.parametrize(
    "text",
    [
        "“No,” said the NATO chief of staff, Karl Berger.",
        "“No,” said the UN (UNO) spokesman Karl Berger.",
        "The White House press secretary said no.",
    ],
)
def test_whose_somebody_is_does_not_speak_itself(text: str) -> None:
    assert [] == [person.name for person in mark(article(text)).people if person.kind == "body"]


@pytest.mark.parametrize("text", ["The NATO mission said no.", "NATO said no.", "The Kremlin later said no."])
def test_a_body_speaks(text: str) -> None:
    assert ["body"] == [person.kind for person in mark(article(text)).people]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A trader called Amina sat on a sack of onions. “Nobody buys,” she said.", "Amina"),
        ("A guard named Tavo waved us on. “Not for you,” he said.", "Tavo"),
        ("One of them, Idris, showed a wound. “It was dark,” he said.", "Idris"),
        ("The youngest, Miriam, wants to be a pilot. “From up there it is one country,” she said.", "Miriam"),
        ("Yusuf shook his head. “They will not come,” he said.", "Yusuf"),
        ("In the kitchen Rosa stirred the pot. “It is only water,” she said.", "Rosa"),
        ("Her neighbour Samuel had his roof torn off. “I saw it fly,” he said.", "Samuel"),
        ("Nurse Amina, with two sons of her own, slept on the ward. “No beds,” she said.", "Amina"),
        ("Amina says she has not slept. “They took the goats,” she says.", "Amina"),
    ],
)
def test_a_given_name_alone_is_somebody_where_it_acts(text: str, expected: str) -> None:
    assert expected in named(text)


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        ("Geneva was ready. The talks in Geneva were short. “We came,” Omar Salih said.", "Geneva"),
        ("Storm Ana reached the coast. “It was slow,” Omar Salih said.", "Ana"),
        ("The Ana river rose by a metre. “It was slow,” Omar Salih said.", "Ana"),
        ("A ship called Amina sat on a bank. “Nobody came,” Omar Salih said.", "Amina"),
        ("A village named Tavo has no road. “Nobody came,” Omar Salih said.", "Tavo"),
        ("The fair in Rosa closed. “Nobody came,” Omar Salih said.", "Rosa"),
        ("Ivo Rask won. The Finn, 24, said he saw nothing. “Nobody came,” Omar Salih said.", "Finn"),
        ("Chester residents stayed in. “Nobody came,” Omar Salih said.", "Chester"),
        ("“Yusuf shook his head,” Omar Salih said.", "Yusuf"),
        ("The capital, Tavo, has no water. “Nobody came,” Omar Salih said.", "Tavo"),
        ("One bank, Nordlys, has closed. “Nobody came,” Omar Salih said.", "Nordlys"),
        ("Martin Avenue had no lamps. “Nobody came,” Omar Salih said.", "Martin"),
        ("“It is late,” a pastor at the Church of Elizabeth said. “Nobody came,” Omar Salih said.", "Elizabeth"),
        ("“It is late,” David French of the shipping trade said. “Nobody came,” Omar Salih said.", "David"),
    ],
)
def test_no_place_storm_or_ship_is_somebody(text: str, unwanted: str) -> None:
    assert unwanted not in named(text)


def test_whom_a_noun_calls_by_a_word_is_that() -> None:
    assert ("trader",) == named("A trader called Amina sat on a sack. “Nobody buys,” she said.")["Amina"].roles


def test_a_trade_is_a_surname_with_a_capital() -> None:
    assert ["Omar Carpenter"] == persons("Omar Carpenter came. Carpenter said no.")


# --- laws -------------------------------------------------------------------------------------

PIECES = st.sampled_from(
    ["Amina Idris", "Omar", "Salih", " said ", ", ", ". ", "the ", "foreign minister ", "of ", "Sudan", "'s ",
     "former ", "Mr. ", "he ", "“", "”", "\n", "and ", "von ", "J. ", "(", ") ", "NATO ", "diplomat "]
)  # fmt: skip


@settings(max_examples=200)
@given(st.lists(PIECES, max_size=40))
def test_mentions_are_in_order_apart_and_name_somebody_there(pieces: list[str]) -> None:
    marked = mark(article("".join(pieces)))
    spans = [(mention.start, mention.end) for mention in marked.mentions]
    assert spans == sorted(spans)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    assert {m.person for m in marked.mentions if m.person is not None} == set(range(len(marked.people)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("President Anna Ruiz of Peru said no.", "Peru"),
        ("Prime Minister Anna Ruiz of the European Union said no.", "European Union"),
        ("Former President Anna Ruiz of Peru said no.", None),
        ("Professor Anna Ruiz of Peru said no.", None),
        ("President Anna Ruiz spoke of Peru.", None),
        ("President Anna Ruiz of whom Peru knows little said no.", None),
    ],
)
def test_whose_president_somebody_is_may_stand_behind_the_name(text: str, expected: str | None) -> None:
    assert expected == named(text)["Anna Ruiz"].affiliation


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru sells fish to Chile. Its fisheries minister, Anna Ruiz, said no.", "Peru"),
        ("Peru said its fisheries minister, Anna Ruiz, would come.", "Peru"),
        ("A ship of Peru left. Its foreign minister, Anna Ruiz, said no.", None),
        ("The ship sank.\nIts owner said no. Its foreign minister, Anna Ruiz, said no.", None),
        ("In Peru it rained. Its foreign minister, Anna Ruiz, said no.", "Peru"),
        ("Peru's lawyers came. Its foreign minister, Anna Ruiz, said no.", None),
        ("Peru was calm.\nIts foreign minister, Anna Ruiz, said no.", None),
    ],
)
def test_whose_minister_somebody_is_may_be_told_by_its(text: str, expected: str | None) -> None:
    assert expected == named(text)["Anna Ruiz"].affiliation


@pytest.mark.parametrize("space", [" ", "\u00a0", "\u2009"])
def test_white_space_of_any_kind_parts_the_from_its_noun(space: str) -> None:
    text = (
        "The chief diplomat, Ana Souza, met reporters in Lima.\n\n"
        f'"We will leave the talks in June," the{space}diplomat said.'
    )
    marked = mark(article(text))
    assert ["Ana Souza"] == [
        marked.people[m.person].name for m in marked.mentions if m.form == "nominal" and m.person is not None
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Peruvian fisheries minister left. The fisheries minister, Anna Ruiz, said no.", "Peru"),
        ("Peru's fisheries minister left. Anna Ruiz, the fisheries minister, said no.", "Peru"),
        ("The fisheries minister of Peru left. Did the fisheries minister, Anna Ruiz, say no?", "Peru"),
        (
            "The Peruvian fisheries minister met Chile's fisheries minister. The fisheries minister, Anna Ruiz, left.",
            None,
        ),
        ("The Peruvian fisheries minister, Jorge Diaz, left. The fisheries minister, Anna Ruiz, said no.", None),
        ("The Peruvian fisheries minister left. A fisheries minister, Anna Ruiz, said no.", None),
        ("The Peruvian president left. The president, Anna Ruiz, said no.", None),
    ],
)
def test_whose_minister_somebody_is_the_text_may_have_told_before(text: str, expected: str | None) -> None:
    assert expected == named(text)["Anna Ruiz"].affiliation


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anna Ruiz, the foreign minister of Peru, a member of the bloc, left.", ("foreign minister of Peru",)),
        ("Peru thrived under President Anna Ruiz.", ("President",)),
        ("Under President Anna Ruiz, Peru thrived.", ("President",)),
        ("Under Secretary of State Anna Ruiz left.", ("Under Secretary of State",)),
        ("British Prime Minister Anna May was not invited.", ("British Prime Minister",)),
        ("Representative Anna Ruiz, a Nevada Democrat who flew out, left.", ("Representative",)),
        ("Harbour panel Chairman Rep. Anna Ruiz left.", ("Harbour panel Chairman", "Rep")),
        ("Prime Minister Omar Ruiz stayed. A former security adviser to Mr. Ruiz left.", ("Prime Minister",)),
        ("The finance chairman for former Nevada Gov. Anna Ruiz left.", ("former Nevada Gov",)),
        ("A co-chair for Sen. Anna Ruiz left.", ("Sen",)),
        ("Anna Ruiz, author of “Empire of the Fund,” a lively book, left.", ("author",)),
        ("Anna Ruiz, author of a book on funds, left.", ("author of a book on funds",)),
        ("A campaign manager for Republican Anna Ruiz left.", ()),
        ("Minister for Roads Anna Ruiz left.", ("Minister for Roads",)),
        ("Anna Ruiz, now the harbour minister of Peru, left.", ("harbour minister of Peru",)),
        ("Anna Ruiz, a bank governor since 2014, left.", ("bank governor",)),
        ("“My top science adviser, Anna Ruiz, left,” he said.", ("top science adviser",)),
        ("Anna Ruiz said no.\nThe UN secretary-general nods.", ()),
        (
            "But the head of the Western Pacific processors' association, Ms Anna Ruiz said no.",
            ("head of the Western Pacific processors' association",),
        ),
        ("The union, whose acting president, Dr Anna Ruiz, was abducted, left.", ("acting president",)),
        ("The deputy minister for transport, Anna Ruiz (Lega), left.", ("deputy minister for transport",)),
        ("The police spokesman, SP Anna Ruiz, left.", ("police spokesman",)),
        ("Minister of Trade, Senator the Honourable Anna Ruiz, left.", ("Minister of Trade",)),
        ("He met the Foreign Minister of Haiti, Her Excellency Anna Ruiz.", ("Foreign Minister of Haiti",)),
        ("Anna Ruiz said no.\nThe mayor of Lima nods.", ()),
        ("Flood protection chief Anna Ruiz left.", ("Flood protection chief",)),
        ("Anna Ruiz, justice and harbour officials should leave.", ()),
    ],
)
def test_a_role_takes_in_no_words_of_others(text: str, expected: tuple[str, ...]) -> None:
    assert expected == roles(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Prime Minister Clara May left. Mrs May said no.", ["Clara May"]),
        ("Clara May 5 left.", []),
        ("Daw Khin Mar left.", ["Khin Mar"]),
        ("Prime Minister An Claes left.", ["An Claes"]),
        ("He met the prime minister. An Claes left.", []),
        ("Defence Minister Emir Salih left.", ["Emir Salih"]),
        ("The emir, Emir Salih, left.", ["Emir Salih"]),
        ("PM-designate Haider al-Moussawi left.", ["Haider al-Moussawi"]),
        ("Minister Khin Mar. 5 left.", ["Khin"]),
        ("In Tartu May is cold.", []),
    ],
)
def test_a_month_may_be_a_surname(text: str, expected: list[str]) -> None:
    assert expected == persons(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Anna Ruiz, the parliamentary commissioner, left. Ruiz is a member of the Harbour Party.", None),
        ("Anna Ruiz, a member of the Harbour Party, the parliamentary commissioner, left.", None),
        ("Anna Ruiz, the leader of the Harbour Party, left.", "Harbour Party"),
        ("Secretary General Anna Ruiz left. Anna Ruiz, a diplomat from Peru, said no.", None),
        ("Anna Ruiz, a diplomat from Peru, said no.", "Peru"),
        ("Anna Ruiz, secretary of the Treasury, said no. Americans waited.", "United States"),
        ("Homeland Security Secretary Anna Ruiz said no. The U.S. waited.", "United States"),
        ("Mexico waited. Homeland Security Secretary Anna Ruiz said no.", None),
        ("Mexico waited. Foreign Secretary Anna Ruiz said no.", None),
        ("In Britain Foreign Secretary Anna Ruiz said no.", "United Kingdom"),
        ("He met Anna Ruiz (D-N.J.) and Omar (R).", "United States"),
        ("Sen. Anna Ruiz (R-Fla.) said no.", "United States"),
        ("Former Sen. Anna Ruiz (R-Fla.) said no.", None),
        ("The mayor of San Jose, Anna Ruiz, said no.", None),
        ("The mayor of San Jose, Anna Ruiz, said no. Costa Rica waited.", None),
        ("The San Jose envoy, Anna Ruiz, said no. Costa Rica waited.", "Costa Rica"),
        ("The San Jose envoy, Anna Ruiz, said no.", None),
        ("The Kremlin spokeswoman, Anna Ruiz, said no.", "Russia"),
        ("Peruvian Army spokeswoman Anna Ruiz said no.", "Peru"),
        ("Adm. Anna Ruiz, who leads the Peruvian Lakes Command, said no.", "Peru"),
        ("Peru Air Force spokeswoman Anna Ruiz said no.", "Peru"),
        ("Anna Ruiz, who leads the Lakes Command, said no.", "Lakes Command"),
        ("Anna Ruiz, NATO chief of mission in Libya's capital, said no.", "NATO"),
        ("Anna Ruiz of the United Nations' WHO said no.", "World Health Organization"),
        ("Anna Ruiz of NATO said no.", "NATO"),
        ("Anna Ruiz of the Coral Trust said no.", "Coral Trust"),
        ("Attorney General Anna Ruiz said no.", None),
    ],
)
def test_a_party_and_where_somebody_is_from_are_no_service_beside_an_office(text: str, expected: str | None) -> None:
    assert expected == named(text)["Anna Ruiz"].affiliation


def test_said_is_a_given_name_too() -> None:
    text = "Said al-Rashid, the Omani foreign minister, tells reporters that the room is ready."
    assert ["Said al-Rashid"] == [person.name for person in mark(article(text)).people if person.kind == "person"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The delegation of Peru, headed by Anna Ruiz, left.", "Peru"),
        ("They met the delegation of Chile, led by Jorge Diaz, and that of Peru, a team led by Anna Ruiz.", None),
        ("They met the delegation of Chile, led by Jorge Diaz, and Peru's team, led by Anna Ruiz.", "Peru"),
        ("The Peruvian delegation was led by Anna Ruiz.", "Peru"),
        ("A team of doctors from Peru, led by Anna Ruiz, left.", None),
        ("The delegation, headed by Anna Ruiz, left Peru.", None),
        ("Jorge Diaz for Chile and Anna Ruiz for Peru have signed the memorandum.", "Peru"),
        ("Anna Ruiz for Peru and Jorge Diaz for Chile have signed the memorandum.", "Peru"),
        ("Jorge Diaz for Chile and Anna Ruiz for Peru scored before the break.", None),
        ("Jorge Diaz signed the memorandum and thanked Anna Ruiz for Peru and its help.", None),
        ("Jorge Diaz left for Chile and Anna Ruiz for Peru before the talks.", None),
    ],
)
def test_who_leads_a_delegation_or_signs_for_somebody_acts_for_those(text: str, expected: str | None) -> None:
    assert expected == named(text)["Anna Ruiz"].affiliation


@pytest.mark.parametrize("name", ["Yael", "Bernie", "Hesham", "Koichi", "Nuno", "Rohini", "Sinéad", "Zeinab"])
def test_given_names_of_many_languages_are_known(name: str) -> None:
    assert is_given(name)


@pytest.mark.parametrize(
    "word",
    [
        "Aden",
        "Bethlehem",
        "Carter",
        "Islam",
        "Kobe",
        "Medina",
        "Meta",
        "Montserrat",
        "Nixon",
        "Oran",
        "Phoenix",
        "Said",
    ],
)
def test_places_surnames_and_words_are_no_given_names(word: str) -> None:
    assert not is_given(word)
