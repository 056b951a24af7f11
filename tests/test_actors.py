"""States, bodies and places of a text: canonical names, capitals by position, bodies that nobody listed."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from brief import actors, article
from brief.actors import canonical
from brief.actors.states import untold
from brief.model import ActorMention, Findings, PersonInText, PlaceMention
from tests.marked import document


def read(text: str) -> tuple[tuple[ActorMention, ...], tuple[PlaceMention, ...]]:
    return actors.find(article.whole(document(text)))


def names(text: str) -> list[str]:
    return [actor.name for actor in read(text)[0]]


def places(text: str) -> list[str]:
    return [place.name for place in read(text)[1]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russian envoys met the Americans.", ["Russia", "United States"]),
        ("The U.S. and the EU agreed.", ["United States", "European Union"]),
        ("The Kremlin and Downing Street disagreed.", ["Russia", "United Kingdom"]),
        ("US-Russian talks began.", ["United States", "Russia"]),
        ("The Russia-NATO Council sat.", ["NATO-Russia Council"]),
        ("Chad Smith sang in Georgia Brown's band.", []),
        ("They drove through West Virginia.", []),
        ("The governor of Niger State left Lebanon County.", []),
        ("The governor of New Mexico sailed the Gulf of Oman and the Sea of Japan.", []),
        ("New Iran sanctions are due, and new talks with Mexico.", ["Iran", "Mexico"]),
        ("Papua New Guinea met New Zealand.", ["Papua New Guinea", "New Zealand"]),
        ("Niger State Television and Niger said no.", ["Niger"] * 2),
        ("A clerk of Bank of America and a host of NRT America left.", ["Bank of America"]),
        ("Latin America waits, and Corporate America too.", []),
        ("But America and the people of America said no. In America, too.", ["United States"] * 3),
        ("The master of the trawler Praia de Lires left in April.", []),
        ("The Commissioner's chief negotiator met Chile's chief negotiator.", ["Chile"]),
        ("The National Security Council sat.", ["National Security Council"]),
        ("Northern Ireland waits; Ireland does not.", ["Ireland"]),
        ("Ships left British Columbia for the Taiwan Strait.", []),
    ],
)
def test_states_and_bodies_have_one_name(text: str, expected: list[str]) -> None:
    assert expected == names(text)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("Moscow said no.", "metonym"),
        ("They await an answer from Moscow.", "metonym"),
        ("Moscow's envoy left.", "metonym"),
        ("They met in Moscow.", "capital"),
        ("He flew to Moscow.", "capital"),
        ("The Moscow talks failed.", "capital"),
        ("They met in Vienna and Moscow.", "capital"),
        ("Thousands walked through the streets of Moscow against it.", "capital"),
        ("They want an end to the influence of Moscow.", "metonym"),
    ],
)
def test_a_capital_is_a_place_or_its_government_by_position(text: str, form: str) -> None:
    assert form in [actor.form for actor in read(text)[0]]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("The Lake Basin Commission sat.", "Lake Basin Commission"),
        ("The Peace and Security Committee sat.", "Peace and Security Committee"),
        ("The Arica Legal Defense and Rescue Fund sat.", "Arica Legal Defense and Rescue Fund"),
        ("It was the National Transport and Water Council that sat.", "National Transport and Water Council"),
        ("Fighters of the March Coalition fled.", "March Coalition"),
        ("The Raw Materials Round Table opened.", "Raw Materials Round Table"),
        ("The Council of the Lake States sat.", "Council of the Lake States"),
    ],
)
def test_a_body_nobody_listed_is_told_by_its_head(text: str, body: str) -> None:
    assert [body] == names(text)


@pytest.mark.parametrize(
    "text",
    ["The council sat.", "On Monday Council members left.", "Sister Agnes of the house spoke.", "A commission is due."],
)
def test_a_common_noun_is_no_body(text: str) -> None:
    assert [] == names(text)


def test_inspectors_of_a_body_are_not_its_name() -> None:
    assert ["Cable Commission"] == names("Inspectors of the Cable Commission arrived.")


def test_an_acronym_that_the_text_defines_is_the_body() -> None:
    text = "The Northern Salvation Front (NSF) fired. The NSF denied it."
    assert {"Northern Salvation Front"} == set(names(text))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Fighters of the ELN left. The ELN denied it.", {"ELN"}),
        ("The SPLM-IO left. Nobody saw the SPLM-IO.", {"SPLM-IO"}),
        ("Fighters of the ELN left.", set()),
        ("The GDP fell. The GDP of the town was low.", set()),
        ("The BBC was there. It told the BBC so.", set()),
        ("THE FRONT LEFT. THE FRONT DENIED IT.", set()),
        ("The Northern Salvation Front (NSF) fired. The NSF denied it. It was the NSF.", {"Northern Salvation Front"}),
    ],
)
def test_letters_that_a_text_uses_as_a_name_are_a_body(text: str, wanted: set[str]) -> None:
    assert wanted == {name for name in names(text) if "FRONT" not in name}


def test_the_commission_is_the_one_that_was_named() -> None:
    assert ["Cable Commission", "Cable Commission"] == names("The Cable Commission sat. The Commission will decide.")


def test_the_commission_is_left_open_where_two_were_named() -> None:
    text = "The Cable Commission sat. The Harbour Commission left. The Commission will decide."
    assert ["Cable Commission", "Harbour Commission"] == names(text)


def test_a_ministry_is_its_state_s() -> None:
    (actor,), _ = read("The Russian Foreign Ministry protested.")
    assert ("Russia", "state", "Russian Foreign Ministry") == (actor.name, actor.kind, actor.organ)


def test_the_alliance_is_the_one_body_of_that_noun() -> None:
    assert ["NATO", "NATO"] == names("NATO met. The alliance agreed.")
    assert "OPEC" not in names("NATO met. The alliance agreed.")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("They met in Geneva.", ["Geneva"]),
        ("They met at NATO headquarters in Brussels.", ["Brussels"]),
        ("It fell in the river town of Bamba.", ["Bamba"]),
        ("They met in Sharm el-Sheikh on Monday.", ["Sharm el-Sheikh"]),
        ("They met in Rio de Janeiro on Monday.", ["Rio de Janeiro"]),
        ("They met in Santa Cruz de la Sierra on Monday.", ["Santa Cruz de la Sierra"]),
        ("They met in Frankfurt am Main on Monday.", ["Frankfurt am Main"]),
        ("They met in Deir ez-Zor on Monday.", ["Deir ez-Zor"]),
        ("They met in Bonn on Monday, am Main and de la Sierra.", ["Bonn"]),
        ("It began in January.", []),
        ("It began in Europe.", []),
    ],
)
def test_towns_are_places_months_and_parts_of_the_world_are_not(text: str, place: list[str]) -> None:
    assert place == places(text)


PARTS = ["The Russian Foreign Ministry", "in Geneva", "the Lake Basin Commission (LBC)", "Moscow's", "US-Russian", "—"]


@settings(max_examples=60)
@given(st.lists(st.sampled_from(PARTS), max_size=8).map(" ".join))
def test_spans_stand_in_order_and_never_overlap(text: str) -> None:
    found, towns = read(text)
    for one, other in pairwise(found):
        assert one.end <= other.start
    assert all(text[town.start : town.end] == town.name for town in towns)


@settings(max_examples=60)
@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    read(text)


def test_a_state_no_list_knows_is_told_by_what_only_states_have() -> None:
    text = "The government of Velmora agreed. Velmora sent envoys, and Velmora's foreign minister said so."
    assert ["Velmora"] * 3 == names(text)
    assert ["Karsia"] == names("Karsia's prime minister said no.")
    assert {"state"} == {actor.kind for actor in read(text)[0]}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Talks between Korvia and Lethe began.", ["Korvia", "Lethe"]),
        ("The Korvia-Lethe border was closed.", ["Korvia", "Lethe"]),
        ("Korvia agreed. The Korvian president, Ilan Mott, said so.", ["Korvia", "Korvia"]),
        ("Teshar refused. Teshari troops stayed.", ["Teshar", "Teshar"]),
        ("It came from neighbouring Lethe.", ["Lethe"]),
        ("Korvia Demands Answer. The government of Korvia met.", ["Korvia", "Korvia"]),
        ("Lethe's Foreign Minister, Liv Hammar, left. Lethe stayed.", ["Lethe", "Lethe"]),
        ("It fell in Lethe's capital, Stavholm.", ["Lethe"]),
        ("Lethe's foreign secretary, Liv Hammar, left. Lethe stayed.", ["Lethe", "Lethe"]),
        ("It violated Lethe's airspace.", ["Lethe"]),
        ("It closed the only road between Lethe and Teshar.", []),
        ("The minister of foreign affairs of Korvia Ilka Torvan spoke.", ["Korvia"]),
        ("The State of Lethe appeals to both.", ["Lethe"]),
        ("They are citizens of Lethe.", ["Lethe"]),
        ("They met in Stavholm, the capital of Lethe.", ["Lethe"]),
        ("The junta of Lethe refused.", ["Lethe"]),
        ("The military governments of Korvia and Lethe refused.", ["Korvia", "Lethe"]),
        ("The presidents of Korvia and Lethe met.", ["Korvia", "Lethe"]),
        ("Two of them are Lethe nationals.", ["Lethe"]),
        ("A body of nine states that includes Korvia and Lethe met.", ["Korvia", "Lethe"]),
        ("Her Korvian counterpart left. Korvia agreed.", ["Korvia", "Korvia"]),
    ],
)
def test_a_state_no_list_knows_is_told_by_its_border_its_people_and_its_talks(text: str, expected: list[str]) -> None:
    assert expected == names(text)


@pytest.mark.parametrize(
    "text",
    [
        "On the Republican side, Trump won. The Republicans cheered.",
        "The signature Trans-Pacific trade deal fell.",
        "Bashar al-Assad's government fell.",
        "Talks between Ana and Osk Varn began.",
        "The talks between Monday and Friday failed.",
        "The Parisian army of chefs cooked. Paris Varn ate.",
        "It is the capital of Europe, and the capital of the North.",
        "The presidents of Varn College and Osk College met.",
        "The governments of May and June fell.",
    ],
)
def test_what_only_looks_like_a_states_is_none(text: str) -> None:
    assert [] == [name for name in names(text) if name not in ("France",)]


@pytest.mark.parametrize(
    "text",
    [
        "Boris Ferrant resigned. Ferrant's foreign minister left, and the government of Ferrant fell.",
        "The government of prime minister Ferrant fell. Ferrant stayed.",
        "Ferrant's army of fans cheered. Ferrant bowed.",
        "Europe's foreign ministers met.",
    ],
)
def test_a_person_is_no_state(text: str) -> None:
    assert [] == names(text)


def test_a_foreign_office_is_britains_only_where_britain_is_named() -> None:
    assert ["Foreign Office"] == [actor.name for actor in read("The Foreign Office said no.")[0]]
    named = read("The Foreign Office said no. Britain waits.")[0]
    assert ["United Kingdom", "United Kingdom"] == [actor.name for actor in named]


def test_rebels_are_a_movement_and_not_the_state_of_their_adjective() -> None:
    assert ["Syrian rebels"] == names("Syrian rebels left the hall.")
    assert ["Syria"] == names("Syrian troops left the hall.")
    assert [] == names("The rebels left the hall.")


def test_a_body_is_meant_in_lower_case_where_no_other_can_be() -> None:
    text = "The Lake Basin Community met. Ministers of the community are to vote."
    assert ["Lake Basin Community"] * 2 == names(text)
    two = "The Lake Basin Council met the UN Security Council. Ministers of the council are to vote."
    assert ["Lake Basin Council", "UN Security Council"] == names(two)


def test_a_council_for_trade_in_goods_is_one_name_and_goods_are_no_place() -> None:
    text = "The Council for Trade in Goods met in Geneva."
    assert (["Council for Trade in Goods"], ["Geneva"]) == (names(text), places(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mediator, Aurelio Tavares Lima, is expected in Oslo.", []),
        ("On Tuesday Lima said no.", ["Peru"]),
        ("Its Mediation and Security Council met in Oslo.", ["Mediation and Security Council"]),
        ("The Truce Observation Corps reached the spot.", ["Truce Observation Corps"]),
        ("The Valley Guard's commander met the US Coast Guard in Oslo.", ["Valley Guard", "United States"]),
        ("He stood on Guard in Oslo.", []),
        ("The African Union's Peace and Security Council met.", ["African Union", "Peace and Security Council"]),
        ("Delegates of Guinea-Bissau came.", ["Guinea-Bissau"]),
        ("The African Union met. The leader of the miners' union stayed away; the union said no.", ["African Union"]),
    ],
)
def test_a_name_within_another_name_is_no_actor(text: str, expected: list[str]) -> None:
    assert [actor.name for actor in read(text)[0] if actor.form != "capital"] == expected


def texts_of(*rows: str) -> list[Findings]:
    found = []
    for row in rows:
        told = article.whole(document(row))
        named = actors.unlisted_states(actors.find(told)[0])
        bearers = (PersonInText("Anna Merland", "person"), PersonInText("Harbour Board of Korvia", "body"))
        people = tuple(bearer for bearer in bearers if bearer.name in row)
        found.append(replace(Findings(told.document, told.masthead, ()), states=named, people=people))
    return found


KNOWING = ("Talks between Korvia and Merland ended.", "Talks between Korvia and Merland began.")


def test_a_state_that_two_texts_show_is_told_to_a_third_that_names_it() -> None:
    assert untold(texts_of(*KNOWING, "On Monday Korvia freed the crew.", "It rained.")) == [
        (), (), ("Korvia",), ()
    ]  # fmt: skip


def test_a_state_that_one_text_shows_is_not_told_to_others() -> None:
    assert untold(texts_of(KNOWING[0], "On Monday Korvia freed the crew.")) == [(), ()]


def test_a_name_that_somebody_bears_is_no_state_for_others() -> None:
    shown = texts_of(*KNOWING, "Anna Merland came.", "Merland freed the crew of Korvia.")
    assert untold(shown)[3] == ("Korvia",)


def test_a_name_that_most_texts_show_as_no_state_is_not_told_to_them() -> None:
    plain = [f"Korvia came home on day {day}." for day in range(7)]
    assert set(untold(texts_of(*KNOWING, *plain))) == {()}


def test_a_body_that_is_called_by_a_state_is_nobody_who_bears_its_name() -> None:
    told = "The Harbour Board of Korvia said that it would wait."
    assert untold(texts_of(*KNOWING, told))[-1] == ("Korvia",)


def test_a_text_that_is_told_of_a_state_knows_its_people_too() -> None:
    found, _ = actors.find(article.whole(document("A Korvian boat left Korvia.")), states=["Korvia"])
    assert [(actor.name, actor.form) for actor in found] == [("Korvia", "demonym"), ("Korvia", "name")]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("The Vienna expert round will be short.", "capital"),
        ("The Vienna round will be short.", "capital"),
        ("Vienna regards negotiations as over.", "metonym"),
        ("That Vienna wants talks is known.", "metonym"),
    ],
)
def test_a_capital_before_a_session_is_a_place_unless_it_acts(text: str, form: str) -> None:
    assert [form] == [actor.form for actor in read(text)[0]]


def test_central_african_is_a_state_only_where_no_region_is_meant() -> None:
    assert [] == names("The truce was led by the Central African bloc.")
    assert ["Central African Republic"] == names("The Central African government came.")


@pytest.mark.parametrize(
    "text",
    [
        "Talks on the herring of the Skerry Bank collapsed. A trawler was stopped on the Skerry Bank.",
        "The Skerry Bank Fisheries Commission met. Talks on the herring of the Skerry Bank collapsed.",
    ],
)
def test_a_bank_in_the_sea_is_no_body(text: str) -> None:
    assert "Skerry Bank" not in names(text)


def test_a_bank_that_acts_is_a_body() -> None:
    assert "Skerry Bank" in names("The Skerry Bank lent Chile two billion. It asked for no pledge.")


def test_a_body_is_called_by_the_last_of_its_nouns() -> None:
    found = read("The Reef Bank Fisheries Commission met in Lima. The Commission's chair said no.")[0]
    assert ["name", "noun"] == [actor.form for actor in found if actor.name == "Reef Bank Fisheries Commission"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A bomb exploded in Crimea.", ["Crimea"]),
        ("They marched in the West Bank and in the Taiwan Strait.", ["West Bank", "Taiwan Strait"]),
        ("It is cold in Northern Ireland.", ["Northern Ireland"]),
        ("It is warm in the Middle East, in Southern Europe and in Asia.", []),
        ("They live in Northern homes.", []),
    ],
)
def test_a_province_is_a_place_and_a_part_of_the_world_is_none(text: str, expected: list[str]) -> None:
    assert expected == places(text)


# Members and observers of the United Nations, and three that few recognise, by the names that wires use.
STATES = """
Afghanistan; Albania; Algeria; Andorra; Angola; Antigua and Barbuda; Argentina; Armenia; Australia; Austria;
Azerbaijan; Bahamas; Bahrain; Bangladesh; Barbados; Belarus; Belgium; Belize; Benin; Bhutan; Bolivia; Bosnia and
Herzegovina; Botswana; Brazil; Brunei; Bulgaria; Burkina Faso; Burundi; Cambodia; Cameroon; Canada; Cape Verde;
Central African Republic; Chad; Chile; China; Colombia; Comoros; Congo; DR Congo; Costa Rica; Croatia; Cuba; Cyprus;
Czech Republic; Czechia; Denmark; Djibouti; Dominica; Dominican Republic; East Timor; Timor-Leste; Ecuador; Egypt;
El Salvador; Equatorial Guinea; Eritrea; Estonia; Eswatini; Ethiopia; Fiji; Finland; France; Gabon; Gambia; Georgia;
Germany; Ghana; Greece; Grenada; Guatemala; Guinea; Guinea-Bissau; Guyana; Haiti; Honduras; Hungary; Iceland; India;
Indonesia; Iran; Iraq; Ireland; Israel; Italy; Ivory Coast; Jamaica; Japan; Jordan; Kazakhstan; Kenya; Kiribati;
Kosovo; Kuwait; Kyrgyzstan; Laos; Latvia; Lebanon; Lesotho; Liberia; Libya; Liechtenstein; Lithuania; Luxembourg;
Madagascar; Malawi; Malaysia; Maldives; Mali; Malta; Marshall Islands; Mauritania; Mauritius; Mexico; Micronesia;
Moldova; Monaco; Mongolia; Montenegro; Morocco; Mozambique; Myanmar; Namibia; Nauru; Nepal; Netherlands; New
Zealand; Nicaragua; Niger; Nigeria; North Korea; North Macedonia; Norway; Oman; Pakistan; Palau; Palestine; Panama;
Papua New Guinea; Paraguay; Peru; Philippines; Poland; Portugal; Qatar; Romania; Russia; Rwanda; Saint Kitts and
Nevis; Saint Lucia; Saint Vincent and the Grenadines; Samoa; San Marino; Sao Tome and Principe; Saudi Arabia;
Senegal; Serbia; Seychelles; Sierra Leone; Singapore; Slovakia; Slovenia; Solomon Islands; Somalia; Somaliland;
South Africa; South Korea; South Sudan; Spain; Sri Lanka; Sudan; Suriname; Sweden; Switzerland; Syria; Taiwan;
Tajikistan; Tanzania; Thailand; Togo; Tonga; Trinidad and Tobago; Tunisia; Turkey; Turkmenistan; Tuvalu; Uganda;
Ukraine; United Arab Emirates; United Kingdom; United States; Uruguay; Uzbekistan; Vanuatu; Vatican; Venezuela;
Vietnam; Yemen; Zambia; Zimbabwe
"""


def test_every_state_is_known_and_the_two_congos_are_two() -> None:
    written = [" ".join(name.split()) for name in STATES.split(";")]
    assert len(set(written)) == 200
    assert [name for name in written if canonical(name) is None] == []
    assert canonical("Congo-Brazzaville") == canonical("Brazzaville") == "Republic of the Congo"
    assert canonical("Democratic Republic of the Congo") == canonical("Kinshasa") == canonical("DRC") == "Congo"


def test_the_people_of_a_state_that_its_offices_show_are_its_people() -> None:
    text = "The government of Selvania spoke. Inspectors visited the Selvanian plant. Selvano sang."
    found = [(actor.name, actor.form) for actor in read(text)[0]]
    assert found == [("Selvania", "name"), ("Selvania", "demonym")]


@pytest.mark.parametrize(
    ("text", "letters", "expected"),
    [
        ("The Lake Democratic Front (LDF) met. LDF rebels met.", (), "Lake Democratic Front"),
        ("LDF rebels met Kenyan envoys.", (("LDF", "Lake Democratic Front"),), "Lake Democratic Front"),
        ("LDF rebels met Kenyan envoys.", (), "LDF rebels"),
        ("Houthi rebels met Kenyan envoys.", (("LDF", "Lake Democratic Front"),), "Houthi rebels"),
    ],
)
def test_rebels_called_by_letters_are_the_body_that_these_stand_for(
    text: str, letters: tuple[tuple[str, str], ...], expected: str
) -> None:
    found, _ = actors.find(article.whole(document(text)), letters=letters)
    assert {actor.name for actor in found if actor.kind == "body"} == {expected}


def test_letters_of_rebels_are_asked_of_other_texts() -> None:
    whole = article.whole(document("LDF rebels met Kenyan envoys."))
    assert actors.explained(whole, actors.find(whole)[0]) == (("LDF", ""),)
