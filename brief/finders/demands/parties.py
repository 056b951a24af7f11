"""Who acts and who is addressed in a sentence: actors, officials and groups as parties; no demands."""

from __future__ import annotations

import re

from msgspec.structs import replace

from brief.finders.demands import nouns, spans
from brief.finders.demands.frames import beside
from brief.finders.demands.scene import AROUND, Scene
from brief.finders.demands.spans import Party
from brief.finders.demands.verbs import group_before
from brief.lexicon import load
from brief.model import Sentence
from brief.text import either, telling, words_of

_WORDS_BETWEEN = re.compile(
    r"\s*(?:\([^()]{1,40}\)\s*)?(?:,[^,;:\"]{1,140},\s*"
    r"|\s(?:at|in|of|from|for|on|within|inside|to)\s[^,;:\"]{1,60}?(?:,[^,;:\"]{1,140},)?\s*"
    r"|\s\w+\s(?:hour|day|week|month|year)s?\s(?:(?:ago|before)\s+)?"  # "earlier" is an adverb of the verb
    r"|,?\s*(?:which|who|that)\s+)?(?:(?:both|all|each|itself|themselves|himself|herself|also|jointly)\s*)?"
)
_ANOTHER = re.compile(r"[a-z]\s(?:and|but)\s+$")  # "accused Chad of lying and demanded": somebody before Chad does both
_COORDINATED = re.compile(r"(?:,\s*(?:and|but|or)?|\b(?:and|but|or|to|then|by|while|before|after))\s*$")
_AND_BEFORE = re.compile(r"(?:(?<=[\w,])\s(?:and|but)|;)\s+(?:the\s+)?$")
_JOINED = re.compile(r"\s[^,;:\"]{3,120}\s(?:and|but)\s+")
_ASIDE = re.compile(  # ", a day after Sudan recalled its envoy and demanded": Sudan does both
    r",\s(?:(?:just|only|shortly|soon)\s)?(?:[\w-]+\s(?:day|hour|minute|month|week|year)s?\s)?"
    r"(?:after|because|before|since|when|while)\s(?:the\s)?$"
)
_ACTING = re.compile(r"\s(?:ha[sd]|have|is|are|was|were)\s")
_PREPOSITION = re.compile(
    r"\b(?:with|to|against|toward|towards|between|about|over|by|on|in|into|near|at|around|from|like|than|under"
    r"|outside|inside|front of|for|via|versus|after|before|despite|amid)\s+(?:(?:both|all|the|a|some)\s+)*$",
    re.IGNORECASE,
)
_AND_LED = re.compile(  # "in Europe and Canada", "between the region and Chad"
    r"\b(?:across|between|in|from)\s+(?:the\s+)?[\w-]+\s+and\s+(?:the\s+)?$"
)
_LABEL = re.compile(r"(?:(?:[-*\u2013\u2014\u2022]|\(?(?:[a-z]|\d{1,2}|[ivx]{1,4})[.)])\s*)?")
_ITEM_END = re.compile(r"[;,]\s*(?:and\s*)?$|^(?:[-*\u2013\u2014\u2022]|\(?(?:\d{1,2}|[a-z])[.)])\s", re.MULTILINE)
_MARKED = re.compile(r"(?:[-*\u2013\u2014\u2022]|\(?(?:\d{1,2}|[a-z])[.)])\s")
_ITEMS = 9  # items of a list that may stand between one and the words that it begins with
_DOCUMENTS = re.compile(
    r"\b(?:appeal|application|complaint|lawsuit|suit|communiqu[eé]|declaration|document|draft|letter|memorandum|motion|note|paper|petition|resolution"
    r"|statement|text|ultimatum)\b",
    re.IGNORECASE,
)
_DOCUMENT = re.compile(
    rf"\b(?:[Tt]he|[Tt]his|[Ii]ts|[Hh]er|[Hh]is|[Tt]heir|[Aa])\s+(?:(?:joint|final|draft"
    rf"|same)\s+)?{_DOCUMENTS.pattern}\s+(?:that\s+)?$"
)
_BY = re.compile(r"\b(?:by|from)\s+(?:the\s+)?")
OFFICES = frozenset(load("en/demands")["parties"]["offices"])
_SAID = load("en/demands")["parties"]["saying"]
SAYING = rf"(?:{either(_SAID)})"
_SAYS = re.compile(rf"\b(?:{SAYING}|[Aa]ccording to)\b")
_TELLING = telling([*_SAID, "according to"])
_UTTERED = re.compile(
    rf"\b(?:{SAYING}|bellow(?:s|ed|ing)|chant(?:s|ed|ing)?|cr(?:ies|ied|ying)|opin(?:es|ed|ing)|read(?:s|ing)?|shout(?:s|ed|ing)?"
    r"|yell(?:s|ed|ing)?)\b"
)
_SAID_BEFORE = re.compile(rf"\s+(?:(?:has|have|had|also|repeatedly|again)\s+)*{SAYING}(?:\s+that|,)?\s+")
_SAID_THAT = re.compile(rf"\b{SAYING}(?:(?:\s+[a-z]+)?\s+that)?\s+(?:the\s+)?$")
_BESIDESAYING = re.compile(r"\s+(?:[^\",]{1,50}\s)?(?:(?:the|a|top|one|some|later|Thursday)\s+)*")
_WROTE = re.compile(r"\b(?:written|wrote) (?:back )?to\b")
_HANDED = re.compile(r"\b(?:was|were|been)\s(?:given|handed|presented with|sent|served with)\s")
_THIRD = re.compile(r"(?<![\w'-])(?:[Hh]e|[Ss]he|[Ii]t|[Tt]hey)\b")
_HUMAN = re.compile(r"(?:[Hh]e|[Hh]is|[Ss]he|[Hh]er)\b")
_PRONOUN = re.compile(r"(?<![\w'-])(?:[Hh]e|[Ss]he|[Ii]t|[Tt]hey)(?:'(?:s|ve|d|ll|re))?\s*$")
_NOTHING = re.compile(r"\b(?:[Nn]obody|[Nn]o one|[Nn]one|[Nn]othing)\b(?:\s(?:in|of|on)\b[^,;:.\"]{2,40})?\s$")
_FIRST_PERSON = re.compile(r"(?<![\w'-])(?:[Ww]e|I)(?:'(?:m|ve|d|ll|re))?\s*$")
_OWNER = re.compile(r"(?<![\w'-])(?:its|their|his|her)\s+(?:[\w-]+\s+){0,2}$", re.IGNORECASE)
_OUR = re.compile(r"(?<![\w'-])(?:our|my)\s+(?:[\w-]+\s+){0,2}$", re.IGNORECASE)
_ADJECTIVES = re.compile(
    r"(?:'s?)?[\s-]+(?:(?!(?:an?|and|or|on|in|of|to|the|for|with|said|has|have|had|is|are|was|were|that|which|not"
    r"|did|do|does|could|would|will|may|might|must|should|can|never|also|no|who|as|by|from|at)\b)[\w-]+\s+){0,3}"
)


def subject(here: Scene, sentence: Sentence, at: int) -> Party | None:
    """Who does what the verb group that starts at `at` says; `None`: nobody, or nobody sure."""
    seen, first = here.seen, sentence.start
    if _NOTHING.search(seen, max(first, at - 60), at):
        return None
    if match := _FIRST_PERSON.search(seen, max(first, at - 14), at):
        return speaker(here, sentence, match.start())
    found = _third_person(here, sentence, at)
    return own_office(here, sentence, found) if found else None


def own_office(here: Scene, sentence: Sentence, party: Party) -> Party:
    """The party, "the government" as the state's whose official speaks of it so."""
    if party.person is not None or len(party.names) != 1 or party.names[0].lower() not in OFFICES:
        return party
    said = attributed(here, sentence, party.start)
    if said is None or said.observer or not here.named.issuperset(said.names):
        return party
    return replace(party, names=said.names) if said.names else party


def _third_person(here: Scene, sentence: Sentence, at: int) -> Party | None:
    """Who acts, "we" and "I" left aside; `attributed` asks this, so that no chain of "we said" runs on."""
    seen, first = here.seen, sentence.start
    if match := _PRONOUN.search(seen, max(first, at - 14), at):
        found = pronoun(here, sentence, match.start())
        return None if found and _is_of_itself(here, sentence, match.start(), found) else found
    if both := here.within(at, at + len("both")):
        return both[0]  # "both would leave"
    for party in reversed(here.within(first, at)):
        if seen[party.end : at].strip() == "," and _closes_aside(here, sentence, party):
            if _led(here, sentence, party):
                continue  # "the delegation, led by Sven Arlo, offered"
            return party
        if (
            at - party.end < 240
            and _WORDS_BETWEEN.fullmatch(seen, party.end, at)
            and not _ANOTHER.search(seen, party.end, at)
        ):
            return _beside(here, sentence, party) if _led(here, sentence, party) else party
    if beside("own_side").search(seen, max(first, at - 40), at):
        return attributed(here, sentence, at)
    if document := _DOCUMENT.search(seen, max(first, at - 40), at):
        return _author(here, sentence, document.start())
    if first <= at and _LABEL.fullmatch(seen, first, at) and (stem := stem_of(here, sentence)):
        return leading(here, stem, stem.end)
    if _COORDINATED.search(seen, max(first, at - 12), at):
        return _second_subject(here, sentence, at) or leading(here, sentence, at)
    return None


def _beside(here: Scene, sentence: Sentence, place: Party) -> Party | None:
    """The group that stands before "in" a state: "lawmakers in Chad"; "the junta in Chad" is the state's own.

    None of those who only look on.
    """
    group = next(iter(here.within(sentence.start, place.start)[-1:]), None)
    if group is None or group.person is not None or here.seen[group.end : place.start] not in (" in ", " in the "):
        return None
    named = here.seen[group.start : group.end]
    plain = group.names == (named,) and named.endswith("s")  # no article
    return group if plain and not nouns.outsiders().match(f" {named.lower()}") else None


def _second_subject(here: Scene, sentence: Sentence, at: int) -> Party | None:
    """Who acts in the clause before the verb at `at`, where that isn't the sentence's first one: "Chad paid and Sudan
    has left and demanded ...". One that stands aside between commas keeps its own verbs.
    """
    for party in reversed(here.within(sentence.start, at)):
        if _ASIDE.search(here.seen, max(sentence.start, party.start - 40), party.start):
            return party if _JOINED.fullmatch(here.seen, party.end, at) else None
        after_and = _AND_BEFORE.search(here.seen, max(sentence.start, party.start - 12), party.start)
        if after_and and _ACTING.match(here.seen, party.end, at):
            return None if _SAYS.search(here.seen, sentence.start, party.start) else party
    return None


def _author(here: Scene, sentence: Sentence, at: int) -> Party | None:
    """Whose text speaks ("the note demands"): who handed or passed it, in this sentence or those just before.

    Nobody's to whom it was handed.
    """
    passed, handed = False, set[str]()
    for step in range(0, -AROUND, -1):
        one = here.neighbour(sentence, step)
        if one is None or sentence.paragraph - one.paragraph > 2:
            return None
        before = at if step == 0 else one.end
        acting = [p for p in here.within(one.start, before) if not (_led(here, one, p) or _is_document(p))]
        if step == 0 and acting and _HANDED.search(here.seen, acting[0].end, before):
            passed, handed, acting = True, set(acting[0].names), []
        first = next((p for p in acting if handed.isdisjoint(p.names)), None)
        if first and step == 0:
            return first
        bodies = {actor.name for actor in here.actors(one.start, before) if actor.kind == "body"}
        if first and (passed or _is_of_paper(here, one) or bodies.intersection(first.names)):
            return first
        told = _BY.search(here.seen, one.start, before)
        behind = here.within(told.end(), one.end)[:1] if told else []
        if behind and told and behind[0].start - told.end() < 6:
            return behind[0]
    return None


def _is_of_paper(here: Scene, sentence: Sentence) -> bool:
    """Whether a sentence tells of a text, or of writing to somebody."""
    both = (_DOCUMENTS, _WROTE)
    return any(way.search(here.seen, sentence.start, sentence.end) is not None for way in both)


def _is_document(party: Party) -> bool:
    return any(_DOCUMENTS.fullmatch(name.rpartition(" ")[2]) for name in party.names)


def _closes_aside(here: Scene, sentence: Sentence, party: Party) -> bool:
    """Whether a comma before the party, or in it, opens what the one behind closes: "the minister, Ali Razi, said"."""
    return "," in here.seen[sentence.start : party.end]


def stem_of(here: Scene, sentence: Sentence) -> Sentence | None:
    """The words that a list begins with ("The Council therefore:"), where the sentence is an item of one."""
    for step in range(-1, -_ITEMS, -1):
        before = here.neighbour(sentence, step)
        if before is None:
            return None
        if here.seen[before.start : before.end].rstrip().endswith(":"):
            return before
        if not _ITEM_END.search(here.seen, before.start, before.end):
            return None
    return None


def leading(here: Scene, sentence: Sentence, before: int) -> Party | None:
    """The party that acts first in a sentence up to an offset, a pronoun resolved."""
    within = here.within(sentence.start, before)
    for party in reversed(within):
        if _SAID_THAT.search(here.seen, max(sentence.start, party.start - 40), party.start):
            return party
    match = _THIRD.search(here.seen, sentence.start, before)
    for party in within:
        if match and match.start() < party.start:
            break
        if not (_led(here, sentence, party) or _is_object(here, sentence, party)):
            return party
    return pronoun(here, sentence, match.start()) if match else None


def pronoun(here: Scene, sentence: Sentence, at: int) -> Party | None:
    """Whom the third-person pronoun at `at` means: the mention as resolved, else who acts before it."""
    if mention := here.pronouns.get(at):
        if mention.person is None:
            return None
        meant = spans.person_at(here.marked.people[mention.person], mention.start, mention.end, mention.person)
        if _is_document(meant):
            return _author(here, sentence, at)  # "the letter said ..."; what "it" demands
        voice = here.voices.get(mention.person, ())
        return meant if meant.names or not voice else replace(meant, names=voice, observer=False)
    before = here.within(sentence.start, at)
    human = _HUMAN.match(here.seen, at) is not None
    if human and len({party.person for party in before if party.person is not None}) > 1:
        before = [party for party in before[-1:] if _SAID_BEFORE.fullmatch(here.seen, party.end, at)]
        return before[0] if before else None
    for party in before:
        if _SAID_BEFORE.fullmatch(here.seen, party.end, at):
            return party
    if told := _SAID_THAT.search(here.seen, max(sentence.start, at - 60), at):  # "Three powers have said they"
        return _third_person(here, sentence, group_before(here.seen, sentence.start, told.start()).start)
    for party in before:
        if not _led(here, sentence, party):
            return party if _may_mean(here, at, party) else None
    previous = _antecedent(here, sentence, at)
    if previous is None:
        return None
    first = next((one for one in here.within(previous.start, previous.end) if not _led(here, previous, one)), None)
    return first if first and _may_mean(here, at, first) else None


def _may_mean(here: Scene, at: int, party: Party) -> bool:
    """Whether a pronoun may stand for a party: "they" is no single person."""
    if party.person is None or len(party.names) > 1 or not here.seen.startswith(("They", "they"), at):
        return True
    return here.marked.people[party.person].kind != "person"


def _antecedent(here: Scene, sentence: Sentence, at: int) -> Sentence | None:
    """The sentence before whose subject a pronoun means: past spoken words, and past one that opens with it too."""
    opens = f"{here.seen[at : at + 4].split()[0].capitalize()} "
    for step in (-1, -2, -3):
        previous = here.neighbour(sentence, step)
        if previous is None or sentence.paragraph - previous.paragraph > 2:
            return None
        spoken = step == -1 and here.seen.startswith('"', previous.start) and here.seen[previous.end - 1] == '"'
        if not spoken and not here.seen.startswith(opens, previous.start):
            return previous
    return None


def _is_of_itself(here: Scene, sentence: Sentence, at: int, party: Party) -> bool:
    """Whether spoken words would mean by "they" or "he" whoever says them, and name nobody else: a wrong reading."""
    if here.quote_at(at) is None or here.quote_at(party.start) is not None:
        return False
    said = speaker(here, sentence, at)
    return said is None or (said.person, said.names) == (party.person, party.names)


def attributed(here: Scene, sentence: Sentence, before: int | None = None) -> Party | None:
    """Who says what a sentence holds, up to an offset: the party beside a verb of saying; `None`: there is none."""
    says = not _TELLING.isdisjoint(words_of(here.seen[sentence.start : sentence.end]))
    for match in _SAYS.finditer(here.seen, sentence.start, sentence.end if before is None else before) if says else ():
        if here.quote_at(match.start()):
            continue
        start = group_before(here.seen, sentence.start, match.start()).start
        if match.group()[1:3] != "cc" and (party := _third_person(here, sentence, start)):
            return party
        behind = here.within(match.end(), sentence.end)[:1]
        if behind and _BESIDESAYING.fullmatch(here.seen, match.end(), behind[0].start):
            return behind[0]
    if before is None and _MARKED.match(here.seen, sentence.start) and (stem := stem_of(here, sentence)):
        return leading(here, stem, stem.end)
    if before is None and here.issuer and '"' not in here.seen[sentence.start : sentence.end]:
        return Party(sentence.start, sentence.start, (here.issuer,))
    return None


def speaker(here: Scene, sentence: Sentence, at: int) -> Party | None:
    """Who says "we" at `at`: whoever the sentence is attributed to, else the one behind, else those before."""
    around = [sentence, here.neighbour(sentence, 1), here.neighbour(sentence, -1), here.neighbour(sentence, -2)]
    if not here.quote_at(at) or _is_anybodys(here, sentence):
        around = around[:1]
    for one in around:
        if one and one.paragraph == sentence.paragraph and (party := attributed(here, one)):
            return party
    return None


def _is_anybodys(here: Scene, sentence: Sentence) -> bool:
    """Whether the sentence gives its spoken words to somebody who is no party ("spectators chanted")."""
    return any(not here.quote_at(said.start()) for said in _UTTERED.finditer(here.seen, sentence.start, sentence.end))


def possessor(here: Scene, sentence: Sentence, at: int, *, marked_only: bool = False) -> Party | None:
    """Whose thing the noun at `at` is: "Russia's demand", "the Russian demand", "its demand", "our demand".

    `marked_only`: a bare name does not own it ("Kenya demands" has a verb, "Kenyan demands" a noun).
    """
    seen, first = here.seen, sentence.start
    for party in here.within(first, at)[-1:]:
        if seen.startswith("'", party.end) and _ADJECTIVES.fullmatch(seen, party.end, at):
            return party
    for actor in here.actors(first, at)[-1:]:
        bare = actor.form in ("name", "metonym", "noun") and not seen.startswith("'", actor.end)
        if actor.form != "capital" and not (bare and marked_only) and _ADJECTIVES.fullmatch(seen, actor.end, at):
            return Party(actor.start, actor.end, (actor.name,))
    match = _OWNER.search(seen, max(first, at - 40), at)
    blamed = beside("blamed_for").search(seen, max(first, match.start() - 140), match.start()) if match else None
    if blamed and (whom := here.within(blamed.start("whom"), at)[:1]):
        return whom[0]  # "criticised Lang for his call"
    if match and not (marked_only and beside("paper").search(seen, match.start(), at)):  # "his plan calls for"
        return pronoun(here, sentence, match.start())
    if match := _OUR.search(seen, max(first, at - 40), at):
        return speaker(here, sentence, match.start())
    return None


def _is_object(here: Scene, sentence: Sentence, party: Party) -> bool:
    """Whether a verb before the party has it as its object ("the board cleared Chad and ordered ...")."""
    return beside("done_to").search(here.seen, max(sentence.start, party.start - 24), party.start) is not None


def _led(here: Scene, sentence: Sentence, party: Party) -> bool:
    """Whether a preposition makes the party somebody's complement ("with Russia"); "of" leaves it the head."""
    if _PREPOSITION.search(here.seen, max(sentence.start, party.start - 24), party.start):
        return True
    return _AND_LED.search(here.seen, max(sentence.start, party.start - 40), party.start) is not None
