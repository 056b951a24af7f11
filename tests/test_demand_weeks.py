"""The ordinary of a week's news: asked of some who have no name, in a letter, by a text; and what only sounds like it.

Each sentence stands for a kind of frame in other voices, tenses and places, with whatever may act in it.
"""

from __future__ import annotations

import pytest

from tests.test_demand_wordings import found

# The sentence, words that what is found in it has, how it is meant, and whose it is.
ASKED = """
Kenya urges all foreign troops on the soil of Uganda to leave it at once.|leave it at once|appeal|Kenya
Kenya urged every firm in the delta to pay its fishermen.|pay its fishermen|appeal|Kenya
"We ask every state that trades with us to raise its tariffs," said Ana Lang, Kenya's minister.|raise its|appeal|Kenya
The Kenyan president, Ana Lang, called on the Front to hand over its rockets.|hand over its rockets|appeal|Kenya
Kenya's foreign minister, Ana Lang, came. She called on both towns on the river to stop the pumps.|pumps|appeal|Kenya
Kenya is appealing to all armed groups in the hills to let the lorries through.|let the lorries through|appeal|Kenya
Kenya advised Uganda in an open letter to "sign before the rains".|sign before the rains|appeal|Kenya
Kenya's trade minister, Ana Lang, urged Uganda on Facebook to lift the levy.|lift the levy|appeal|Kenya
Kenya called on Uganda in a joint statement on Friday to lift the levy.|lift the levy|appeal|Kenya
Kenya asked for help for its tea growers.|help for its tea growers|appeal|Kenya
The Kenyan finance minister, Ana Lang, asked for emergency aid for the herders.|aid for the herders|appeal|Kenya
"Now we expect the lorries to be let through, all of them," said Ana Lang, Kenya's minister.|let through|demand|Kenya
"It is our wish that Uganda meet us halfway," said Ana Lang, Kenya's foreign minister.|meet us halfway|appeal|Kenya
Kenya cautioned Uganda on Sunday against any military step.|any military step|demand|Kenya
The rebels said that they would discuss nothing before the road to the mine was open.|discuss nothing|condition|rebels
Kenya would sign no treaty until its crew was home, its envoy, Ana Lang, said.|sign no treaty until|condition|Kenya
Kenya had put as a condition that Ugandan troops leave the hills.|leave the hills|condition|Kenya
Kenya makes it a condition for talks that the crew be freed.|crew be freed|condition|Kenya
Kenya's minister, Ana Lang, came. She insisted, however, that Ugandan soldiers go first.|soldiers go first|demand|Kenya
Kenya said the levy would stay where it is until Uganda pays.|until Uganda pays|condition|Kenya
According to Ana Lang, Kenya's envoy, Kenya will return to the table if its wish is granted.|Kenya will|condition|Kenya
"Until they give back our boats, we'll sit on our hands," said Ana Lang, Kenya's minister.|sit on|condition|Kenya
"Unless Uganda signs, we will wait," said Ana Lang, Kenya's foreign minister.|we will wait|condition|Kenya
Kenya's envoy, Ana Lang, said aid, some 20 million dollars, hinged on the army keeping out.|keeping out|condition|Kenya
The union said it would vote against the deal unless wages were raised.|vote against the deal|threat|union
The Kenyan navy said that it would regard every ship bound for Uganda, laden or not, as hostile.|regard|threat|Kenya
Kenya will treat any raid as an act of war, its defence minister, Ana Lang, said.|act of war|threat|Kenya
As from Friday, Kenya may look upon lorries on their way to Uganda as carriers of arms.|look upon|threat|Kenya
Kenya said that, as of May 15, ships bound for Ugandan ports would be legitimate targets.|ships bound|threat|Kenya
"Boats in the bay will from noon on be held to have arms on board," Kenya's navy said.|Boats in the bay|threat|Kenya
The owners of such boats will be treated as accomplices of the rebels, Kenya said.|accomplices|threat|Kenya
Kenya says the captors will answer in person for any harm that comes to the crew.|in person|threat|Kenya
Kenya said it would hold Uganda responsible for the safety of the crew.|hold Uganda responsible|threat|Kenya
Kenya and Chad announced that an attack on Niger would be an attack on them.|attack on them|threat|Chad
Kenya's minister, Ana Lang, wrote that the duty on Ugandan tea, silk and oil would rise to 22%.|rise to 22%|threat|Kenya
Kenya and Chad met on Sunday. Should there be an invasion, both would leave the pact.|leave the pact|threat|Chad
Kenya will send observers if asked, its defence ministry said.|send observers|offer|Kenya
Kenya offered 40 million euros for the repair of the dam.|40 million euros|offer|Kenya
Kenya has promised its herders and fishermen about 30 million dollars to tide them over.|30 million|offer|Kenya
Kenya's president, Ana Lang, wrote to Chad. Her letter proposes a way for the bank to be paid.|a way for|offer|Kenya
Kenya will accept observers if asked.|accept observers|offer|Kenya
The boat would not leave Kenya before a bond had been paid, its minister, Ana Lang, said.|a bond had|condition|Kenya
Kenya's minister, Ana Lang, said sanctions would remain in place until the crew is free.|until the crew|condition|Kenya
The Contracting Powers propose that the raid be investigated jointly.|investigated jointly|offer|Contracting Powers
The Guarantor States call on the parties to abstain from any raid.|abstain from any raid|appeal|Guarantor States
Associations in Europe and Chad reject the pact. They say no. Kenya wants the pact signed.|signed|demand|Kenya
Kenya urged both sides to keep the truce, and its envoy, Ana Lang, is due on Sunday.|keep the truce|appeal|Kenya
Kenya requested of Uganda the return of two fugitives.|return of two fugitives|demand|Kenya
""".strip().splitlines()
NONE = """
Kenya urged all tourists in the delta to leave the beach.
Kenya told every guest at the dinner to enjoy the fish.
Fans urged every club in the league to win.
"We ask every visitor who comes by bus to be patient," a guide said.
The coach called on the bench to hand over the ball.
Analysts advised Kenya to sign before the rains.
Kenya advised Uganda to bring umbrellas.
A lawyer advised the firm in a letter to sign the lease.
Kenya asked for help with the luggage.
The book asked for help for its hero.
"We expect the treaty to be signed in May," said Ana Lang, Kenya's minister.
"We expect the roof to be mended," said Ana Lang, Kenya's minister.
Traders expect the levy to be lifted.
"It is our wish that we win," said Ana Lang, Kenya's minister.
"It was our wish that the rain come," said a farmer.
Doctors cautioned Kenya against any military step.
Kenya cautioned its athletes against any early start.
Kenya would sign nothing before Friday.
Kenya would discuss the road before the mine.
Kenya said nothing before the road was open.
Doctors noted a condition that many children have.
The bridge had met the condition that it be safe.
The mayor insisted, however, that the soup was good.
"Until the rain stops, we'll sit inside," said Ana Lang, Kenya's minister.
Kenya said the museum would stay where it is until Friday.
"Unless it snows, we will wait," said Ana Lang, Kenya's foreign minister.
Harvests hinge on the rain falling in May, Kenya's minister, Ana Lang, said.
The fan said he would vote against the song.
Kenya would see the match as a success.
Historians will regard the raid as an act of war.
Kenya regarded the raid as an act of war.
Analysts said that ships would be legitimate targets.
The guests will be treated as friends, Kenya said.
Wounded soldiers will be treated in Chad, Kenya said.
The minister will answer for her ministry in parliament.
Kenya said it would hold a vote for the crew.
An attack on Niger would be a mistake, Kenya said.
The attack on the school was an attack on us all, Kenya said.
Traders wrote that the duty on Ugandan tea would rise.
Kenya's minister, Ana Lang, wrote that the duty on Ugandan tea rose to 22% in May.
Kenya's minister, Ana Lang, said the duty on tea would add 2,400 dollars to the price.
Kenya's minister, Ana Lang, said she would be next to speak.
Kenya and Chad met on Sunday. Both would like tea.
Kenya will answer if asked, a teacher said.
The singer will come if asked.
Kenya will play if invited.
The club offered its coach a hat.
The book promised its readers 30 million stars.
Kenya told its army to move the guns to the port.
Kenya's minister, Ana Lang, said the museum would stay closed until the roof was mended.
Kenya's minister, Ana Lang, said the team would not be home before the games had been played.
Kenya promised to count 11 million cattle.
"Until then, we will continue to ask for rain," said Ana Lang, Kenya's minister.
Several Powers play the game.
Kenya promised guests who pay 30 million shillings a ticket.
The fair follows Kenya pledging 30 million dollars last August.
""".strip().splitlines()


@pytest.mark.parametrize("row", ASKED)
def test_what_a_week_asks_is_seen_with_whose_it_is(row: str) -> None:
    told, words, stance, who = row.split("|")
    seen = [one for one in found(told) if words in one.excerpt.text]
    assert [(stance, True)] == [(one.stance, any(who in name for name in one.by)) for one in seen]


@pytest.mark.parametrize("told", NONE)
def test_what_only_sounds_like_it_is_none(told: str) -> None:
    assert [] == [(one.rule, one.excerpt.text) for one in found(told)]
