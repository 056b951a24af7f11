"""Demands, offers and threats told by a verb or a noun of the lexicon: who asks, and the clause; no answers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from brief.finders.demands import clauses, parties
from brief.finders.demands.frames import Frame, beside, frames, frames_of, listed
from brief.finders.demands.openings import HARMFUL, Opening, addressed, opening
from brief.finders.demands.scene import Scene
from brief.finders.demands.spans import Party
from brief.finders.demands.verbs import Group, group_before
from brief.lexicon import load
from brief.model import Sentence, Stance


class Ask(Struct, frozen=True):
    """A clause in which somebody asks, offers or threatens. `cue` is where its wording begins.

    `by` has no names where the text names nobody; `number` counts the items of a list ("1. ...; 2. ...").
    `to_all`: it addresses those whom the text leaves without a name ("both sides").
    """

    start: int
    end: int
    cue: int
    sentence: Sentence
    by: Party
    of: tuple[str, ...]
    stance: Stance
    rule: str
    number: int | None = None
    to_all: bool = False


_IF_BEFORE = re.compile(r"\b(?:if|unless|whether|should|once|until)\s+(?:(?:the|both|all)\s+)*$", re.IGNORECASE)
_LABEL = re.compile(r"(?:[-*\u2013\u2014\u2022]|\(?(?:[a-z]|\d{1,2}|[ivx]{1,4})[.)])?\s*")
_LISTING = re.compile(rf"(?<![\w'-])(?:{load('en/demands')['lists']['nouns']})(?=[^:;.\"]{{0,60}}:\s*$)")
_SETS = re.compile(
    r"\b\w+\s+(?:(?:out|forward|down|up)\s+)?(?:(?:the|an?|its|their|his|her|these|following|new|own|\w+)\s+){1,3}$"
)
_WORD = re.compile(r"\w+")
_ANY = re.compile(r"\b(?:any|no)\s(?:(?:formal|further|new|other|such)\s)*$", re.IGNORECASE)  # that may never be made
_BY_DOING = re.compile(r"\s+by\s+")
_NOT_BY = re.compile(r"\b(?:avoid|not to|without)\s[^,;:.\"]{3,50}\sby\s+$")
_SUPPOSED = re.compile(r"\b(?:Assum(?:e|ing)|Imagine|Say|Suppos(?:e|ing)),?\s(?:that\s)?(?:the\s)?$")
_COULD_BY = re.compile(r"\b(?:can|could|may|might|should)\s[^,;:.\"]{2,40}\sby\s\w+ing\b[^;:\"]*$")
_HOPED = re.compile(
    r"\b(?:believe|doubt|expect|fear|hope|think)(?:d|ed|s)?(?: that)? if\s[^;:.\"]{3,100},"
    r"[^,;:.\"]{1,40}$"
)
_IF_WINS = re.compile(  # who would do it is the winner, whoever says so
    r"\b[Ii]f [A-Z][^,;:\"]{1,60}? (?:becomes?|(?:came|comes) to power|is (?:re-?)?elected|takes (?:office|over|power)"
    r"|wins|won)\b[^,;:\"]{0,40},\s+(?:he|she)(?:'d|'ll)?\s+$"
)
_ITSELF = re.compile(r"\b(?:call|declar|pronounc|show)\w* (?:itself|himself|herself|themselves) $")
_TO = re.compile(r"\bto\s$")
_BARE = re.compile(r"to (?!talk|mediat|negotiat|compromis|meet)\w+")  # "was ready to sign"
_AND = re.compile(r",?\s+and(?=\s+(?:the )?[A-Z])")
_AND_ON = re.compile(r",?\s+and(?=\s+(?:up)?on\s)")
_AIM = re.compile(r"\sto\s[a-z]+\s(?:them|him|her|it)\b")
_OBJECT_TO = re.compile(r"\s+to\s+$")
_ASIDE_OF = re.compile(r",\s(?:which|who)\s(?:(?:also|had|has|have|long|repeatedly|since|still)\s)*$")
_SUBORDINATE = re.compile(
    r"\W*(?:(?:And|But|Even|Just)\s+)?(?:although|as|because|if|in an? \w+ (?:in which|when|where)|now that|once|since"
    r"|though|when|whereas|while)\s",
    re.IGNORECASE,
)


def framed(here: Scene, sentence: Sentence) -> Iterator[Ask]:
    """What the sentence's verbs and nouns of asking say, each coordinated part by itself."""
    for frame in frames_of(here.rows[sentence.start]):
        for cue in frame.cue.finditer(here.seen, sentence.start, sentence.end):
            if frame.noun and _ANY.search(here.seen, max(sentence.start, cue.start() - 30), cue.start()):
                continue
            free = frame.row == "noun-demand" and _is_group(here, parties.possessor(here, sentence, cue.start()))
            if opened := opening(here, sentence, replace(frame, needs=None) if free else frame, cue.end()):
                by = opened.by or _asker(here, sentence, frame, cue.start())
                within = by is not None and _is_within_a_house(here, frame, by, replace(opened, cue=cue.end()))
                if by is not None and may_speak(here, by) and not within:
                    yield from _in_turn(here, sentence, frame, replace(opened, by=by, cue=cue.start()))


def itemised(here: Scene, sentence: Sentence) -> Iterator[Ask]:
    """What an item of a list says ("- to reopen the post;") whose first words tell who asks whom."""
    stem = parties.stem_of(here, sentence)
    label = _LABEL.match(here.seen, sentence.start, sentence.end)
    rows = here.rows.get(stem.start, frozenset()) if stem else frozenset()
    if stem is None or label is None:
        return
    for cue, stance, by in _stems(here, stem, rows):
        if by is None or not may_speak(here, by):
            continue
        named = [party for party in here.within(cue.end(), stem.end) if not set(party.names) & set(by.names)]
        of = named[0].names if named else ()
        span = clauses.clause(here.seen, label.end(), sentence.end)
        marked = bool(label.group()) and not here.seen.startswith(("to ", "that "), label.end())
        for start, end in clauses.parts(here.seen, span, whole=marked):
            yield Ask(start, end, start, sentence, by, of, stance, "demand.item")
        return


def _is_within_a_house(here: Scene, frame: Frame, by: Party, opened: Opening) -> bool:
    """Whether a party asks itself, or one official instructs another ("instructed his envoy"): no demand on anybody."""
    if opened.of and set(opened.of) <= set(by.names):
        return True
    addressed = here.within(opened.cue, opened.start)
    if frame.id not in ("order", "tell-to") or by.person is None:
        return False
    own = by.names and listed("parties", "own_organs").match(here.seen, opened.cue + 1, opened.start)
    return bool(own) or (frame.id == "order" and any(party.person is not None for party in addressed))


def _stems(here: Scene, stem: Sentence, rows: frozenset[str]) -> Iterator[tuple[re.Match[str], Stance, Party | None]]:
    """The words with which a list begins: a verb or noun of asking, with its stance and who asks."""
    for noun in _LISTING.finditer(here.seen, stem.start, stem.end):
        stance: Stance = "condition" if "condition" in noun.group() else "demand"
        by = parties.possessor(here, stem, noun.start()) or parties.subject(here, stem, _before(here, stem, noun))
        yield noun, stance, by or parties.leading(here, stem, noun.start())
    for frame in (frame for frame in frames_of(rows) if frame.stance in ("demand", "appeal")):
        for cue in frame.cue.finditer(here.seen, stem.start, stem.end):
            yield cue, frame.stance, _asker(here, stem, frame, cue.start())


def _before(here: Scene, stem: Sentence, noun: re.Match[str]) -> int:
    """Where the verb group begins that has the noun as its object ("It sets three conditions")."""
    verb = _SETS.search(here.seen, max(stem.start, noun.start() - 50), noun.start())
    return group_before(here.seen, stem.start, verb.start()).start if verb else noun.start()


def _in_turn(here: Scene, sentence: Sentence, frame: Frame, opened: Opening | None) -> Iterator[Ask]:
    """What is asked of the one addressed, then of each further one ("called on A to ..., and on B to ...")."""
    while opened:
        asks = list(_asks(here, sentence, frame, opened))
        yield from asks
        again = _AND_ON if opened.kind == "on-party-to" else _AND if opened.kind == "party-to" else None
        more = again.match(here.seen, asks[-1].end, sentence.end) if asks and again else None
        further = addressed(here, sentence, opened.kind, more.end()) if more else None
        opened = replace(further, by=opened.by, cue=opened.cue) if further else None


def _is_group(here: Scene, owner: Party | None) -> bool:
    """Whether the owner is a group in the text's own words ("the rebels"), and no state or body."""
    return owner is not None and owner.person is None and not here.actors(owner.start, owner.end)


def may_speak(here: Scene, by: Party) -> bool:
    """Whether a party asks for itself: no observer, and named, or an official of nobody knows whom."""
    if by.observer:
        return False
    return bool(by.names) or (by.person is not None and here.marked.people[by.person].official is True)


def is_guarded(here: Scene, sentence: Sentence, group: Group, by: Party | None) -> bool:
    """Whether words around a verb take its force away: "refused to", "expected to", "if Kenya ..."."""
    before = here.seen[max(sentence.start, group.start - 30) : group.start].rstrip()
    for name in ("before", "doubted", "expected"):
        if any(match.end() == len(before) for match in listed("guards", name).finditer(before)):
            return True
    if here.seen[sentence.start : sentence.end].rstrip('" ').endswith("?"):
        return True
    if _is_of_others(here, max(sentence.start, group.start - 140), group.start):
        return True
    if by is not None and _is_untrue(here, sentence, by):
        return True
    if by is not None and _SUPPOSED.search(here.seen, max(sentence.start, by.start - 20), by.start):
        return True
    return by is not None and _IF_BEFORE.search(here.seen, max(sentence.start, by.start - 24), by.start) is not None


def _is_untrue(here: Scene, sentence: Sentence, by: Party) -> bool:
    """Whether a sentence only tells that a rumour is none: "Reports that Chad offered to pay are false"."""
    if here.seen.find("that ", max(sentence.start, by.start - len("that the ")), by.start) < 0:
        return False
    before = here.seen[max(sentence.start, by.start - 60) : by.start].rstrip().lower()
    rumoured = any(match.end() == len(before) for match in listed("guards", "rumour").finditer(before))
    return rumoured and listed("guards", "untrue").search(here.seen, by.end, sentence.end) is not None


def _is_of_others(here: Scene, start: int, at: int) -> bool:
    """Whether it is only hoped for or advised what is done at `at`, or a third one's act ("if Lang wins, he would")."""
    if here.seen.find("by ", start, at) >= 0 and _COULD_BY.search(here.seen, start, at):
        return True
    if here.seen.find("f ", start, at) < 0:
        return False
    return any(way.search(here.seen, start, at) is not None for way in (_IF_WINS, _HOPED))


def is_told_to(here: Scene, sentence: Sentence, group: Group) -> bool:
    """Whether a party is only told, or free, to do what the verb says."""
    if _TO.search(here.seen, max(sentence.start, group.start - 4), group.start) is None:
        return False
    return beside("told_to").search(here.seen, max(sentence.start, group.start - 90), group.start) is not None


def _actor(here: Scene, sentence: Sentence, frame: Frame, cue: int) -> Party | None:
    """Who does what the verb says; `None`: nobody sure, or it is denied, imagined or done to somebody."""
    group = group_before(here.seen, sentence.start, cue)
    contracted = re.search(r"'(?:s|re|m)\s$", here.seen[max(0, group.start - 4) : group.start]) is not None
    is_participle = not here.seen[cue : cue + 20].split()[0].rstrip('",').endswith("ing")
    itself = _ITSELF.search(here.seen, sentence.start, group.start) if frame.copula else None
    if group.negated or (frame.copula and not (group.passive or contracted or itself)):
        return None
    if itself:
        group = group_before(here.seen, sentence.start, itself.start())
    if not frame.copula:
        weak = set(load("en/demands")["guards"]["modals"])
        if (group.passive and is_participle) or any(word in weak for word in group.words):
            return None
    if group.words[:1] == ("once",):
        return None  # "once demanded": long ago
    if frame.stance == "offer" and is_told_to(here, sentence, group):
        return None
    if by := _in_order_to(here, sentence, group):
        return by
    if "will" in group.words or "would" in group.words:
        return _announcing(here, sentence, group)
    if any(_OBJECT_TO.fullmatch(here.seen, party.end, group.start) for party in here.within(sentence.start, cue)[-1:]):
        return None
    by = parties.subject(here, sentence, group.start)
    if by is not None and _BY_DOING.fullmatch(here.seen, by.end, group.start):
        return None  # "angered Chad by demanding": somebody else does
    by_doing = here.seen.endswith("by ", 0, group.start)
    if by_doing and _NOT_BY.search(here.seen, max(sentence.start, group.start - 70), group.start):
        return None
    return None if is_guarded(here, sentence, group, by) else by


def _in_order_to(here: Scene, sentence: Sentence, group: Group) -> Party | None:
    """Who acts to ask for something: "walked out to demand", "summoned the envoy to demand"."""
    if not _TO.search(here.seen, max(sentence.start, group.start - 4), group.start):
        return None
    by = parties.leading(here, sentence, group.start)
    acted = beside("acted").search(here.seen, by.end, group.start) if by and sentence.start <= by.start else None
    return by if acted and not is_guarded(here, sentence, group, by) else None


def _announcing(here: Scene, sentence: Sentence, group: Group) -> Party | None:
    """Who will ask for something without an "if", as the text tells; "would" only where that party says so."""
    by = parties.subject(here, sentence, group.start)
    said = parties.attributed(here, sentence) if "would" in group.words else by
    own = by is not None and said is not None and not set(by.names).isdisjoint(said.names)
    return (
        None if not own or clauses.is_conditional(here.seen, sentence) or is_guarded(here, sentence, group, by) else by
    )


def _asker(here: Scene, sentence: Sentence, frame: Frame, cue: int) -> Party | None:
    if not frame.noun:
        return _actor(here, sentence, frame, cue)
    word_here = _WORD.match(here.seen, cue)
    is_verb = (
        any(other.cue.fullmatch(word_here.group()) for other in frames() if not other.noun) if word_here else False
    )
    owner = parties.possessor(here, sentence, cue, marked_only=is_verb)
    light = None
    if owner is None or frame.voiced:
        light = beside("voiced").search(here.seen, max(sentence.start, cue - 60), cue)
    open_ = owner is not None and _IF_BEFORE.search(here.seen, max(sentence.start, owner.start - 24), owner.start)
    if open_ or (frame.voiced and not light):
        return None
    if light and frame.id in ("call", "demand", "offer", "proposal", "readiness", "request"):
        group = group_before(here.seen, sentence.start, light.start())
        made = parties.subject(here, sentence, group.start)
        return None if group.negated or group.passive else made or owner
    return owner


def _main_clause(seen: str, sentence: Sentence, opened: Opening) -> int:
    """Where a subordinate clause that holds the cue ends ("As Chad demands a truce, ...", "Chad, which has demanded a
    truce, ..."); else the sentence's end.
    """
    if _ASIDE_OF.search(seen, max(sentence.start, opened.cue - 40), opened.cue):
        comma = seen.find(",", opened.start, sentence.end)
        return comma if comma >= 0 else sentence.end
    opens = _SUBORDINATE.match(seen, sentence.start, opened.cue)
    comma = seen.find(", ", opened.start, sentence.end)
    return comma if opens and comma >= 0 and "," not in seen[opens.end() : opened.cue] else sentence.end


def _asks(here: Scene, sentence: Sentence, frame: Frame, opened: Opening) -> Iterator[Ask]:
    by = opened.by or Party(0, 0, ())
    quote = here.quote_at(opened.start)
    limit = min(sentence.end, quote[1]) if quote else _main_clause(here.seen, sentence, opened)
    if opened.kind == "people-sum" and (aim := _AIM.search(here.seen, opened.start, limit)):
        limit = aim.start()
    span = clauses.clause(here.seen, opened.start, limit, nominal=frame.noun)
    stance: Stance = frame.stance
    if stance == "offer" and HARMFUL.match(here.seen, opened.start):
        stance = "threat"
    spans = clauses.parts(here.seen, span, whole=stance in ("condition", "threat", "offer"))
    for start, end in (*spans, *clauses.resumed(here.seen, span, limit)):
        told = end - start >= 3 or here.seen[start].isdigit()
        if told and not (stance == "offer" and _BARE.fullmatch(here.seen, start, end)):
            yield Ask(
                start, end, opened.cue, sentence, by, opened.of, stance, f"demand.{frame.row}", to_all=opened.to_all
            )
