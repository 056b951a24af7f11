"""The same statement in all sources, once: the fullest wording leads, the others follow; events are not known here."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from itertools import islice
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from brief.ids import mention_id
from brief.keeping import Keep, afresh
from brief.merge.cast import Cast, Speaker
from brief.merge.unnamed import called
from brief.merge.wordings import Wording, any_same, contradict, reports, same, wording
from brief.model import Excerpt, Findings, Quote, QuoteMention
from brief.text import fold

# Statements further apart than this are two, however alike.
_DAYS_APART = 4
# What is compared with a further mention: members of a statement, and statements that share one word with it.
_TRIED = 24
_LISTED = 32
# A part shorter than this is a term, and no statement of its own.
_LEAST_WORDS = 3


class Said(Struct, frozen=True):
    """A mention with all that placing it needs: `order` is that of publication, `day` that of saying or publishing.

    `wordings`: those of its parts, empty until they are compared.
    """

    mention: QuoteMention
    key: str
    order: tuple[date, str, int]
    day: date | None
    translated: bool
    speaker: Speaker | None
    wordings: tuple[Wording, ...] = ()

    @property
    def parts(self) -> tuple[Excerpt, ...]:
        """What is quoted, in order."""
        return self.mention.parts

    @property
    def spoken(self) -> bool:
        """Whether these are words in marks."""
        return self.mention.kind != "reported"


class _Statement(Struct):
    """Mentions of one statement.

    `told` holds how members say it, and when; `tried` the first of each, so many as others are compared with, and
    `days` those of these.
    """

    members: list[Said] = field(default_factory=list)
    told: set[object] = field(default_factory=set)
    tried: list[Said] = field(default_factory=list)
    days: set[date] = field(default_factory=set)

    def takes(self, said: Said, sameness: object) -> bool:
        """Whether a mention belongs here: it says what some member says, near in time, and contradicts none."""
        if sameness in self.told:
            return True
        if said.day is not None and any(abs((said.day - day).days) > _DAYS_APART for day in self.days):
            return False
        if not any(_says_the_same(one, said) for one in self.tried):
            return False
        return not any(_contradicts(one, said) for one in self.tried)

    def add(self, said: Said, sameness: object) -> None:
        """Take a mention in."""
        self.members.append(said)
        if sameness in self.told:
            return
        self.told.add(sameness)
        if len(self.tried) < _TRIED:
            self.tried.append(said)
            self.days.update([said.day] if said.day else [])


def _sameness(said: Said) -> object:
    """What two mentions share that a statement takes or refuses alike."""
    return said.spoken, said.spoken or said.key, said.day, tuple(words.text for words in said.wordings)


class _Statements:
    """The statements of one speaker, found again by the words they share with a mention.

    A class because it grows with each mention. Wordings of one statement share three fifths of the content words of
    the shorter (`wordings.same`, `wordings.reports`): so one of its rarest two fifths, and one more, stands in the
    longer, and what shares none of these need not be compared. Of statements that share a word, the latest are tried:
    a text that says one thing over and over would cost the square of its length.
    """

    def __init__(self, frequency: Mapping[str, int]) -> None:
        """No statement yet; `frequency` has how many wordings hold each word."""
        self.all: list[_Statement] = []
        self._frequency = frequency
        self._by_word: dict[str, list[int]] = defaultdict(list)
        self._by_rare: dict[str, list[int]] = defaultdict(list)

    def place(self, said: Said) -> None:
        """Put a mention into the first statement that takes it, else into a new one."""
        sameness = _sameness(said)
        at = next((at for at in self._near(said) if self.all[at].takes(said, sameness)), len(self.all))
        if at == len(self.all):
            self.all.append(_Statement())
        self.all[at].add(said, sameness)
        for words in said.wordings:
            for word in _keys(words):
                _note(self._by_word[word], at)
            for word in self._rarest(words):
                _note(self._by_rare[word], at)

    def _near(self, said: Said) -> list[int]:
        near: set[int] = set()
        for words in said.wordings[:_TRIED]:
            near.update(*(self._by_word[word] for word in self._rarest(words) if word in self._by_word))
            near.update(*(self._by_rare[word] for word in _keys(words) if word in self._by_rare))
        return sorted(near)

    def _rarest(self, words: Wording) -> list[str]:
        keys = sorted(_keys(words), key=lambda word: (self._frequency[word], word))
        return keys[: len(keys) * 2 // 5 + 1]


def _note(listed: list[int], at: int) -> None:
    """Note a statement as the latest of those listed, of which the last ones are kept."""
    if at in listed:
        return
    listed.append(at)
    del listed[:-_LISTED]


def _keys(words: Wording) -> frozenset[str]:
    """The content words of a wording, its whole text where it has none."""
    return words.content or frozenset([words.text])


def merge(found: Sequence[Findings], cast: Cast, numbers: Mapping[str, str], keep: Keep = afresh) -> tuple[Quote, ...]:
    """The quotes of all sources, one for each statement, in the order of sources; the order of `found` changes nothing.

    A source read as a translation never leads where another wording is there. Speakers whom several texts quote are
    gone through one by one, those of one text together.
    """
    texts = sorted(found, key=lambda one: _number(numbers[one.document.key]))
    order = {one.document.key: at for at, one in enumerate(texts)}
    groups: dict[object, list[_Spot]] = defaultdict(list)
    for at, place in _in_order(texts):
        one = texts[at]
        mention = one.quotes[place]
        speaker = cast.speaker(one.document.key, mention.speaker)
        groups[_who(one, mention, speaker)].append((at, place, speaker))
    units: dict[object, list[object]] = defaultdict(list)
    for who, spots in groups.items():
        units[who if len({at for at, _, _ in spots}) > 1 else spots[0][0]].append(who)
    given = [_given([groups[who] for who in unit], texts) for unit in units.values()]
    made: dict[object, tuple[Quote, ...]] = {}
    for unit, each in zip(units.values(), keep(_of_speakers, given, tuple[_QUOTES, ...]), strict=True):
        made.update(zip(unit, each, strict=True))
    quotes = _one_an_id(quote for who in groups for quote in made[who])
    quotes.sort(key=lambda quote: (order[quote.excerpt.source], quote.excerpt.start, quote.id))
    return tuple([_cited(quote, numbers) for quote in quotes])


# A text's place among all, a mention's in it, and who speaks.
_Spot = tuple[int, int, Speaker | None]


def _in_order(texts: Sequence[Findings]) -> list[tuple[int, int]]:
    """The place of each mention's text among all, and its own in that: words in marks first, by publication."""
    days = [(one.masthead.published or date.max, one.document.path) for one in texts]
    ranks = {day: rank for rank, day in enumerate(sorted(set(days)))}
    ranked = [
        (mention.kind == "reported", ranks[day], mention.excerpt.start, at, place)
        for at, (one, day) in enumerate(zip(texts, days, strict=True))
        for place, mention in enumerate(one.quotes)
    ]
    return [(at, place) for *_, at, place in sorted(ranked)]


def _who(one: Findings, mention: QuoteMention, speaker: Speaker | None) -> object:
    """Whose words they are, as far as known: quotes of different speakers are never one."""
    if speaker is None:
        return (one.document.key, fold(mention.speaker_at.text) if mention.speaker_at else "")
    return speaker.person or ("unnamed", speaker.name)


def _given(groups: Sequence[Sequence[_Spot]], texts: Sequence[Findings]) -> tuple[Any, ...]:
    """All that decides the quotes of some speakers: of each the mentions in order, the speakers meant, and the texts.

    A mention is given by the places of its text and its speaker among these, and its own in the text.
    """
    held = {at: n for n, at in enumerate(sorted({at for spots in groups for at, _, _ in spots}))}
    meant = {id(speaker): speaker for spots in groups for _, _, speaker in spots}
    ranks = {known: n for n, known in enumerate(meant)}
    rows = tuple([tuple([(held[at], place, ranks[id(who)]) for at, place, who in spots]) for spots in groups])
    return (rows, tuple(meant.values()), *(texts[at] for at in held))


_QUOTES = tuple[Quote, ...]


def _of_speakers(given: tuple[Any, ...]) -> tuple[_QUOTES, ...]:
    """The quotes of each of some speakers, citing texts by their keys; these are given in the order of sources."""
    rows, speakers, *texts = given
    order = {one.document.key: at for at, one in enumerate(texts)}
    return tuple(
        _of_one_speaker([_said(texts[at], texts[at].quotes[place], speakers[who]) for at, place, who in row], order)
        for row in rows
    )


def _said(one: Findings, mention: QuoteMention, speaker: Speaker | None) -> Said:
    published = one.masthead.published
    return Said(
        mention,
        one.document.key,
        (published or date.max, one.document.path, mention.excerpt.start),
        mention.said_on.first if mention.said_on else published,
        one.masthead.translated,
        speaker,
    )


def _of_one_speaker(mentions: Sequence[Said], order: Mapping[str, int]) -> _QUOTES:
    """One speaker's quotes; `order` is that of the texts, by their keys."""
    if len(mentions) == 1:
        (one,) = mentions
        return (_quote(one, one.parts, mentions, (), ids=(one.mention.id,)),)
    said = [replace(one, wordings=tuple(wording(part.text) for part in one.parts)) for one in mentions]
    statements = _Statements(Counter(word for one in said for words in one.wordings for word in _keys(words)))
    for one in said:
        statements.place(one)
    return tuple(quote for statement in statements.all for quote in _quotes(statement, order))


def _one_an_id(quotes: Iterable[Quote]) -> list[Quote]:
    """The quotes, of several with one id the first whose speaker is known.

    What somebody said besides, a quote of its own, may be the very words that a mention of the same source has.
    """
    found: dict[str, Quote] = {}
    for quote in quotes:
        known = found.get(quote.id)
        if known is None or (known.speaker_name is None and quote.speaker_name is not None):
            found[quote.id] = quote
    return list(found.values())


def _cited(quote: Quote, numbers: Mapping[str, str]) -> Quote:
    """The quote, citing sources by number."""

    def all_cited(excerpts: tuple[Excerpt, ...]) -> tuple[Excerpt, ...]:
        return tuple([excerpt.cited(numbers[excerpt.source]) for excerpt in excerpts]) if excerpts else ()

    excerpt = quote.excerpt.cited(numbers[quote.excerpt.source])
    parts = all_cited(quote.parts) if len(quote.parts) > 1 else (excerpt,)  # the fullest part leads
    if not (quote.variants or quote.occasions or quote.reported):
        return replace(quote, excerpt=excerpt, parts=parts)
    variants, occasions, reported = map(all_cited, (quote.variants, quote.occasions, quote.reported))
    return replace(quote, excerpt=excerpt, parts=parts, variants=variants, occasions=occasions, reported=reported)


def _number(source: str) -> tuple[int, str]:
    digits = "".join(char for char in source if char.isdigit())
    return int(digits or 0), source


def _says_the_same(one: Said, other: Said) -> bool:
    if one.spoken and other.spoken:
        return any_same(one.wordings, other.wordings)
    if one.key == other.key:
        return False  # one text that tells a thing twice tells two things
    return any(reports(first, second) or same(first, second) for first in one.wordings for second in other.wordings)


def _contradicts(one: Said, other: Said) -> bool:
    """Whether two members that are no wordings of one another say opposite things all the same."""
    if not (one.spoken and other.spoken) or any_same(one.wordings, other.wordings):
        return False
    return all(
        contradict(first, second) and len(first.content & second.content) * 2 > len(first.content)
        for first in one.wordings
        for second in other.wordings
    )


def _quotes(statement: _Statement, order: Mapping[str, int]) -> list[Quote]:
    """The quote of a statement, and one more for each member that said other things in the same breath.

    `order`: that of the texts, by their keys.
    """
    lead = _lead(statement.members) if len(statement.members) > 1 else statement.members[0]
    matched: list[Excerpt] = []
    apart: list[Quote] = []
    for member in statement.members:
        if member is lead or not member.spoken:
            continue
        here = [p for p, w in zip(member.parts, member.wordings, strict=True) if any(same(w, x) for x in lead.wordings)]
        here = here or list(member.parts)
        matched += here
        rest = [part for part in member.parts if part not in here and len(part.text.split()) >= _LEAST_WORDS]
        if rest:
            apart.append(_quote(member, rest, [member], [], ids=(mention_id("q", max(rest, key=_length)),)))
    members = sorted(statement.members, key=lambda one: one.order)
    return [_quote(lead, lead.parts, members, _distinct(lead, matched, order), ids=_ids(members)), *apart]


def _length(part: Excerpt) -> int:
    return len(part.text)


def _ids(members: Sequence[Said]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(member.mention.id for member in members))


def _lead(members: Sequence[Said]) -> Said:
    """Whose wording stands: spoken words, from no translation, the fullest of what all say, the earliest source."""
    fullness = _fullness(members)
    return min(members, key=lambda one: (not one.spoken, one.translated, -fullness(one), one.order))


def _fullness(members: Sequence[Said]) -> Callable[[Said], int]:
    """How full a member's wording is: the length of its longest part that another says too; else of its longest."""
    heard = Counter(words for member in members if member.spoken for words in dict.fromkeys(member.wordings))
    tried = tuple(islice(heard, _TRIED))

    @cache
    def shared(words: Wording, own: tuple[Wording, ...]) -> bool:
        return heard[words] > 1 or any(same(words, other) for other in tried if heard[other] > 1 or other not in own)

    def fullness(one: Said) -> int:
        if len(members) == 1 or not one.spoken:
            return max(len(part.text) for part in one.parts)
        lengths = [len(p.text) for p, w in zip(one.parts, one.wordings, strict=True) if shared(w, one.wordings)]
        return max(lengths or [len(part.text) for part in one.parts])

    return fullness


def _distinct(lead: Said, variants: Sequence[Excerpt], order: Mapping[str, int]) -> tuple[Excerpt, ...]:
    """The variants in order, without what a source says twice in the same words."""
    kept: dict[tuple[str, str], Excerpt] = {}
    own = {(lead.key, fold(part.text).strip(" .,")) for part in lead.parts} if variants else set()
    for variant in variants:
        words = (variant.source, fold(variant.text).strip(" .,"))
        if words not in own:
            kept.setdefault(words, variant)
    return tuple(sorted(kept.values(), key=lambda one: (order[one.source], one.start)))


def _quote(
    lead: Said, parts: Sequence[Excerpt], members: Sequence[Said], variants: Iterable[Excerpt], *, ids: tuple[str, ...]
) -> Quote:
    mention, speaker = lead.mention, lead.speaker
    dated = [lead, *members]
    when = next((one.mention.said_on for one in dated if one.mention.said_on is not None), None)
    excerpt = max(parts, key=_length)
    return Quote(
        id=ids[0],
        members=ids,
        speaker=speaker.person if speaker else None,
        speaker_name=speaker.name if speaker else called(mention),
        role=speaker.role if speaker else None,
        side=speaker.side if speaker else None,
        observer=speaker.observer if speaker else False,
        kind=mention.kind,
        said_on=when.first if when and when.first == when.last else None,
        said_on_basis=when.basis if when and when.first == when.last else None,
        said_where=next((one.mention.said_where for one in dated if one.mention.said_where), None),
        excerpt=excerpt,
        parts=tuple(parts),
        variants=tuple(variants),
        shown=False,
        rule=mention.rule,
        occasions=_occasions(members),
        reported=tuple(m.mention.excerpt for m in members if not m.spoken and m is not lead),
    )


def _occasions(members: Sequence[Said]) -> tuple[Excerpt, ...]:
    found = (m.mention.occasion for m in members if m.mention.occasion is not None)
    return tuple(dict.fromkeys(found))
