"""What wires write beside events: sentences with a day, a verb of a row and a name that tell of none, or of another.

Each has the construction of a sentence of real news in which an event was seen that was none.
"""

from __future__ import annotations

from datetime import date

import pytest

from brief.finders import events
from tests.test_events import seen

WEDNESDAY = date(2026, 6, 10)
_BEFORE = (
    "Norway and Chile differ over fish. Norwegian President Karen Moe and Chilean senator Luis Prat speak of it. "
    "Ann Holt is a candidate. "
)
_BEHIND = " The road is long. Few use it. It has two lanes. Most of it is sand. Nobody counts the cars."
NONE = """
Several hundred supporters of Norway, with flags, on Monday.
On Monday the outcome of the summit was on nobody's mind in Oslo.
Gunmen have bombed two towns in Chile since the rain began on Friday.
Norway has closed its border with Chile since the rain began on Friday.
Norwegian President Karen Moe on Monday dismissed Luis Prat as “a clown”.
Norwegian President Karen Moe on Monday dismissed Luis Prat as an old man.
Norway is afraid of a raid on Arica on Friday.
Norway took precautions against the threat of a new coup in Chile on Friday.
Norway asked what an election in Chile on Friday could bring.
Norway wants the death of no man on Friday.
Norway will play the match against Chile despite Friday's march of the clouds.
In the days following talk of deadly raids in Oslo on Friday, Ann Holt has sought to calm the town.
More than a dozen mayors joined Luis Prat on Monday in trying to keep the fleet from Chile.
On Friday, he joined other senators in pouncing on the news of Norway.
The names of those on board Chilean Flight MS804, which crashed on the way to Lima on Monday, are known.
Speaking on the channel on Monday, Ms. Holt called Norway's envoy, J. Michael Olsen, "very driven".
At a club on Monday in Arica, Prat called Holt, a former chairman of the port of Iquique, onto the stage.
Council Speaker Ann Holt took to the steps of City Hall Monday to assail Norway.
Aides also spent Monday delivering pep talks to captains and workers in Chile's ports.
Norway's plan to open a $1.6 billion assembly plant in Chile was criticised on Monday.
Norway's envoy and Bill Prat submitted recipes for a magazine in Chile on Monday.
In the final round of state primaries next month, Holt holds a lead in Chile.
Prat got 18 first-place votes this week, and Holt got seven.
The strategy is to swamp Norway on Friday.
And the only way Norway will win a November match against Prat is by luck.
What do you think of Prat's attack on Holt last night?
On Monday, Holt renewed her attack on the press in Norway.
Following a video threatening an attack in Oslo on Monday, Prat left.
Prat had planned to give remarks Monday at the Harbour Institute in Chile.
Weaver didn't seem particularly impressed with Prat's comments on Norway Monday.
Holt led Prat in Chile late Monday by less than a half of 1 percent.
Holt escalated her attacks on Norway on Monday.
Support for the party fell, according to a poll of 400 registered Chilean voters released on Monday by Demos.
A second debate unfolded in Chile Monday night.
Holt laid out her concerns over Norway on Monday.
This weekend, Prat complained that Norway's officials were trying to protect Holt by scheduling debates at noon.
Nobody knows who controls the White House and Congress in 2027.
In 1964, Chile's Sen. Barry Lang forcefully challenged the establishment that had been led by Norway.
Thirty-two of the members of the Lake Union from Chile had filed compliance reports by Wednesday.
Top Norwegian officials sent strong new signals on Monday that Norway wants to talk.
Norwegian President Karen Moe glossed over stern warnings from Chile on Monday.
Norway sent a clear message to Chile on Monday.
On Monday, a team from Chile was met with chants and quotes about Prat's plan to deport immigrants.
Bruch went to see Holt speak last week in Oslo.
On Monday, Prat said that the next debate hosted by Norway's station would be his last.
Holt let Prat speak first on Monday, and Norway listened.
Prat's July 8 event was moved after the shooting of several police officers in Oslo.
Prat couched his concern over Norway on Monday by a phrase.
In Arica last Monday, Holt's speech in Chile appeared rehearsed to project energy.
The Chilean fair got off to a rocky start Monday, and there was trouble.
Norwegian soldiers met survivors of a massacre and relatives of the 49 people killed on Monday and said so.
"""
ONE = {
    "Tromso Gov. Ann Holt signed an order on Monday to close the port.": "Ann Holt signed order",
    "Mr. Prat held a rally at the port on Monday night, then flew home to Arica.": "rally",
    "Prat was joined Monday at a town hall meeting in Arica by Ann Holt.": "meeting",
    "Fifty of Norway's officers signed an open letter Monday making it clear that they fight.": "letter signed",
    "On Monday, Holt campaign manager Robby Olsen released a memo titled “Facts” in Lima.": "Robby Olsen released memo",
    "Norway on Monday accepted Luis Prat's plan for a truce.": "Norway accepted Luis Prat's plan",
    "A Norwegian helicopter went down off the island of Amal on Monday.": "Norwegian helicopter went down",
    "On Monday, the United Nations airlifted supplies to a part of Chile.": "United Nations airlifted supplies",
    "President Luis Prat was briefed, and flew to Arica on Monday.": "Luis Prat flew to Arica",
    "Norway agreed on Monday to lift its ban on fish.": "Norway agreed to lift ban",
    "Norway shot down a Chilean drone on Monday.": "drone shot down",
    "Party supporters gathered Monday in front of the hall in Arica.": "Party supporters gathered",
    "Monday, a judge in Oslo found two captains not guilty of theft.": "verdict on guilt",
    "The U.N. Council on Monday ordered a global ban on trade with Chile.": "U.N. Council ordered global ban",
    "On Monday, U.S. officials delivered a report on fish to Chile.": "U.S. officials delivered report",
    "Gunmen have fled since Norway expelled two Chilean diplomats on Monday.": "diplomats expelled",
    "Norwegian President Karen Moe on Monday dismissed her navy minister.": "minister removed",
    "Norwegian President Karen Moe on Monday sacked her navy minister.": "minister removed",
    "Truckloads of goods rolled into Norway on Monday.": "goods arrived",
    "A convoy of trucks left Norway on Monday.": "convoy left Norway",
    "Bright Dawn was expelled from Chile on Monday.": "Bright Dawn expelled",
    "Ann Holt was arrested in Arica on Monday.": "Holt arrested",
    "Five of the twelve people held in Arica since Sunday were freed on Monday.": "Five released",
    "U.N. inspectors left Chile on Monday.": "U.N. inspectors left Chile",
    "In the days following Monday's deadly raids in Oslo, Ann Holt has sought to calm the town.": "raid",
    "Norway blamed Chile for Monday's air strike on Arica.": "air strike",
    "Monday's shooting in Arica shocked Norway.": "shooting",
    "Prices have risen since Norway's invasion of Chile on June 8.": "Chile attacked",
    "On Monday, a judge in Oslo jailed Ann Holt on charges of spreading false information.": "Ann Holt jailed",
    "Norway re-opened its museum in Oslo on Monday.": "Norway re-opened museum",
    "Nobody wanted to say more at the end of the summit that was held on Monday in Oslo.": "summit",
    "The committee, a body whose rules are set by Norway, repaired a road on Monday.": "committee repaired road",
    "The Norwegian envoys handed over a note on Monday asking for a doctor.": "Norwegian envoys handed over note",
    "“I am old,” said Prat, a senator from Chile, who attended a mass in Arica on Monday.": "Luis Prat attended mass",
}


def told(sentence: str) -> list[tuple[str, date]]:
    text = f"{_BEFORE}{sentence}{_BEHIND}"
    found = events.find(seen(text, WEDNESDAY))
    return [(event.head, event.when.first) for event in found if event.when]


@pytest.mark.parametrize("sentence", NONE.strip().splitlines())
def test_no_event_is_seen_where_none_is_told(sentence: str) -> None:
    assert [] == told(sentence)


@pytest.mark.parametrize("sentence", ONE)
def test_the_one_event_is_called_by_what_was_done(sentence: str) -> None:
    assert [(ONE[sentence], date(2026, 6, 8))] == told(sentence)


@pytest.mark.parametrize(
    "sentence", ["Prat picked up a win in Arica Monday night.", "Prat held a rally in Arica Monday."]
)
def test_a_place_ends_before_a_day(sentence: str) -> None:
    found = events.find(seen(f"{_BEFORE}{sentence}{_BEHIND}", WEDNESDAY))
    assert ["Arica"] == [event.place for event in found if event.when]


def test_who_is_met_by_the_staff_of_another_meets_not_him() -> None:
    text = "Amanda Moe is the Holt campaign's director and one of those who went to Arica on Monday."
    (visit,) = [e for e in events.find(seen(f"{_BEFORE}{text}{_BEHIND}", WEDNESDAY)) if e.when]
    people = seen(f"{_BEFORE}{text}{_BEHIND}", WEDNESDAY).people
    assert ["Amanda Moe"] == [people[index].name for index in visit.delegates]
