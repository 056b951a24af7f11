"""What somebody was ordered, asked or let to do, and where to: what completes a label that says too little without."""

from __future__ import annotations

import re

from brief.finders.events.sentence.scene import Scene
from brief.finders.events.sentence.things import behind_day, named_thing, opening
from brief.finders.events.words import has_doers, words

_AIM = re.compile(r"[^,;:.()\"]{0,90}?\s(?P<led>to|into|out\sof|home|back)\b(?!\s(?:him|her|it|them)\b)")
_VERB = re.compile(r"\s(?!(?:an?|the|its|his|her|their)\b)([a-z]+(?:\s(?:away|back|down|home|in|off|out|over|up))?)\b")


def completed(scene: Scene, done: str, thing: str, at: int, end: int) -> str | None:
    """What a verb is done to, with what those are to do where it says little without: "crew to leave", "to truce".

    `at`: where the verb ends; `end`: where its clause does. `None`: the words don't tell what it needs.
    """
    if thing:
        needs = done in words("news", "lets") and (has_doers(thing) or thing[0].isupper())
    else:
        needs = done in words("news", "to")
    if not needs:
        return thing
    led = _AIM.match(scene.seen, behind_day(scene, at), end)
    if led is None:
        return None
    verb = _VERB.match(scene.seen, led.end(), end) if led["led"] == "to" else None
    what = named_thing(opening(scene, verb.end() if verb else led.end(), end))
    return " ".join(filter(None, (thing, led["led"], verb and verb.group(1), what)))
