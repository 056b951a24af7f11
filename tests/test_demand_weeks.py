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
""".strip().splitlines()


@pytest.mark.parametrize("row", ASKED)
def test_what_a_week_asks_is_seen_with_whose_it_is(row: str) -> None:
    told, words, stance, who = row.split("|")
    seen = [one for one in found(told) if words in one.excerpt.text]
    assert [(stance, True)] == [(one.stance, any(who in name for name in one.by)) for one in seen]


@pytest.mark.parametrize("told", NONE)
def test_what_only_sounds_like_it_is_none(told: str) -> None:
    assert [] == [(one.rule, one.excerpt.text) for one in found(told)]
