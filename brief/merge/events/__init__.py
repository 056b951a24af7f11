"""The same event across sources, once: with section, place, parties and doubts; no quotes, no demands."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from msgspec.structs import replace

from brief.keeping import Keep, afresh
from brief.merge.cast import Cast
from brief.merge.events.asides import without_asides
from brief.merge.events.clusters import Cluster, clustered, described
from brief.merge.events.fit import DUE, FALLEN, NEW_DAY, Member, count_of, group_of, is_movement
from brief.merge.events.linking import linked
from brief.merge.events.telling import said
from brief.merge.events.titles import says_nothing, title
from brief.model import Dispute, Event, EventMention, EventSection, EventStatus, Excerpt, Findings, Window
from brief.naming import capital

_SAYS_LITTLE = frozenset(["event.dated-noun", "event.named"])
_PAUSE = timedelta(days=14)  # between two sources that tell of one course of events
_NEWS = timedelta(days=21)
_GAP = timedelta(days=4)  # days without an event that a week of talks may hold, a weekend included


def merge(
    found: Sequence[Findings], cast: Cast, numbers: Mapping[str, str], keep: Keep = afresh, *, worded: bool = True
) -> tuple[Event, ...]:
    """The events of all sources, by day; those without a day last.

    `numbers` maps `Document.key` to the source's number ("S1"). `quotes`, `about` and `demands` are left empty;
    without `worded` so is what the sources say of an event.
    """
    texts = sorted(found, key=lambda f: (f.masthead.published or date.max, f.document.path, f.document.key))
    members = [
        Member(_with_affiliations(mention, text, cast), text, group_of(mention), _persons(mention, text, cast))
        for text in texts
        for mention in text.events
    ]
    clusters = without_asides(linked(clustered(members, keep), members, keep), members)
    order = {member.mention.id: at for at, member in enumerate(members)}
    published = [f.masthead.published for f in texts if f.masthead.published]
    newest = max(published, default=None)
    events = [_event(cluster, cast, numbers, order, newest) for cluster in clusters]
    if worded:
        words = keep(said, list(map(described, clusters)), tuple[Excerpt, ...], together=True)
        events = [replace(event, said=_cited(each, numbers)) for event, each in zip(events, words, strict=True)]
    span = window(events, published)
    placed = [
        _placed(event, span, cluster)
        for event, cluster in zip(events, clusters, strict=True)
        if not _is_over(cluster, span) and not says_nothing(cluster, event.title, span.last if span else None)
    ]
    return tuple(sorted(placed, key=lambda e: _by_day(e, order)))


def window(events: Sequence[Event], published: Sequence[date]) -> Window | None:
    """The days that the sources are about, `None` where no source has a day.

    From the newest day of publication back over those no more than two weeks apart, then on over days of events
    that were held, as long as the next one is no more than four days off. Where that leaves out most of the
    sources, or of what they report as news, they are about no one course of events, and the window spans them all.
    """
    if not published:
        return None
    last = max(published)
    first = last
    for day in sorted(set(published), reverse=True):
        if first - day <= _PAUSE:
            first = day
    days = {e.when.first for e in events if e.when and e.when.grain == "day" and e.status != "planned"}
    for day in sorted(days, reverse=True):
        if timedelta(0) < first - day <= _GAP:
            first = day
    news = _news(days, published)
    if any(2 * sum(first <= day <= last for day in told) < len(told) for told in (news, published)):
        first = min(*news, *published)
    return Window(first, last)


def _news(days: Iterable[date], published: Sequence[date]) -> list[date]:
    """The days that were told of within weeks; where there are none, those of publication."""
    told = sorted(set(published))
    followed = ((day, bisect_left(told, day)) for day in days)
    return [day for day, at in followed if at < len(told) and told[at] - day <= _NEWS] or list(published)


def _cited(words: Iterable[Excerpt], numbers: Mapping[str, str]) -> tuple[Excerpt, ...]:
    return tuple([excerpt.cited(numbers[excerpt.source]) for excerpt in words])


def _by_day(event: Event, order: Mapping[str, int]) -> tuple[date, date, int]:
    at = min(order[member] for member in event.members)
    return (event.when.first, event.when.last, at) if event.when else (date.max, date.max, at)


def _event(
    cluster: Cluster, cast: Cast, numbers: Mapping[str, str], order: Mapping[str, int], newest: date | None
) -> Event:
    members = sorted(cluster.members, key=lambda m: order[m.mention.id])
    place = cluster.place
    participants = _with_their_parties(_participants(cluster), members, cast)
    return Event(
        id=members[0].mention.id,
        members=tuple(m.mention.id for m in members),
        section="undated",
        when=cluster.when,
        title=title(_between_two(cluster, participants), cast, place),
        kind=_lead(cluster).mention.kind,
        status=_status(members, newest),
        place=place,
        participants=participants or _home(members),
        delegates=_delegates(members, cast),
        said=(),
        quotes=(),
        about=(),
        demands=(),
        sources=tuple(sorted({numbers[m.found.document.key] for m in members}, key=_by_number)),
        disputed=_disputed(members, numbers),
        rule=_lead(cluster).mention.rule,
    )


def _by_number(number: str) -> tuple[int, str]:
    return int(number[1:]) if number[1:].isdigit() else 0, number


def _lead(cluster: Cluster) -> Member:
    """The mention that knows most: the first that joined."""
    return cluster.members[0]


def _status(members: Sequence[Member], newest: date | None) -> EventStatus:
    """Held where a text says so; else as the newest text has it, in which what was called off is called off.

    A noun with no verb of its own ("Thursday's talks") says little against words that call it off.
    """
    told = [m for m in members if not m.is_caption] or list(members)
    fallen = any(m.mention.status in FALLEN for m in told)
    held = [m for m in told if m.mention.status == "held" and not (fallen and m.mention.rule in _SAYS_LITTLE)]
    if held:
        return "held"
    awaited = [m for m in told if m.mention.status != "held"]
    return max(awaited, key=lambda m: (m.published or newest or date.min, m.mention.status in FALLEN)).mention.status


def _participants(cluster: Cluster) -> tuple[str, ...]:
    """Bodies whose session it is, then the parties; a body that is made of the parties it names is not one more."""
    joint = {m.mention.name for m in cluster.members if len(m.mention.participants) > 1 and m.mention.name}
    hosts = cluster.hosts
    bodies = [
        o
        for o in cluster.organisers
        if o not in (*joint, *hosts) and not any(str(n).endswith(f" {o}") for n in joint | {cluster.name})
    ]
    parties = [p for p in cluster.participants if p not in bodies]
    known = list(dict.fromkeys([*bodies, *(p for p in parties if p not in hosts), *hosts]))
    named = {p.split()[0] for p in known if not is_movement(p)}  # "Ostran National Council" for "Ostran rebels"
    known = [p for p in known if not (is_movement(p) and p.split()[0] in named)]
    return tuple(p for p in known if p != "West" or len(known) < 3)


def _home(members: Sequence[Member]) -> tuple[str, ...]:
    """The one state that all say it is of, where none says who takes part."""
    told = {member.mention.home for member in members if member.mention.home}
    alone = len(told) == 1 and not any(member.mention.delegates for member in members)
    return tuple(told) if alone else ()


def _with_their_parties(known: tuple[str, ...], members: Sequence[Member], cast: Cast) -> tuple[str, ...]:
    """The parties, with those for whom the people who take part speak, wherever the sources say so."""
    told = (cast.speaker(m.found.document.key, index) for m in members for index in m.mention.delegates)
    theirs = [party for speaker in told if speaker and not speaker.observer for party in speaker.parties[:1]]
    return tuple(dict.fromkeys([*known, *theirs]))


def _between_two(cluster: Cluster, known: tuple[str, ...]) -> Cluster:
    """A meeting or call of which its words name one party only, with the one for whom the others there speak."""
    alone = len(cluster.participants) == 1 and len(known) == 2 and set(cluster.participants) < set(known)
    return replace(cluster, participants=known) if alone and not cluster.organisers and not cluster.name else cluster


def _with_affiliations(mention: EventMention, text: Findings, cast: Cast) -> EventMention:
    """The mention of a call or visit with those for whom its people speak, as any text tells of them."""
    if mention.kind not in ("call", "visit") or not mention.delegates:
        return mention
    speakers = (cast.speaker(text.document.key, index) for index in mention.delegates)
    theirs = [party for speaker in speakers if speaker and not speaker.observer for party in speaker.parties[:1]]
    return replace(mention, participants=tuple(dict.fromkeys([*mention.participants, *theirs])))


def _persons(mention: EventMention, text: Findings, cast: Cast) -> frozenset[str]:
    told = (cast.speaker(text.document.key, index) for index in mention.delegates)
    return frozenset(speaker.person for speaker in told if speaker and speaker.person)


def _delegates(members: Sequence[Member], cast: Cast) -> tuple[str, ...]:
    people = [cast.speaker(m.found.document.key, index) for m in members for index in m.mention.delegates]
    return tuple(dict.fromkeys(p.person for p in people if p and p.person and not p.observer))


def _disputed(members: Sequence[Member], numbers: Mapping[str, str]) -> tuple[Dispute, ...]:
    """What sources tell differently: the place, the new day of what was put off, and how they count the session."""
    towns = {m.mention.place for m in members if m.mention.place}
    wider = {place for place in towns if capital(place)} if any(not capital(place) for place in towns) else set()
    rows: dict[str, dict[tuple[str, str], str]] = {"day": {}, "place": {}, "round": {}}
    words: dict[tuple[str, str], Excerpt] = {}
    for member in members:
        mention, source = member.mention, numbers[member.found.document.key]
        if mention.place and mention.place not in wider:
            rows["place"][mention.place, source] = mention.place
        day = _new_day(member)
        if day is not None:
            rows["day"].setdefault((day.text, source), str(mention.when))
            words.setdefault((day.text, source), day.cited(source))
        if mention.counted is not None:
            rows["round"].setdefault((mention.counted.text, source), count_of(mention.counted))
            words.setdefault((mention.counted.text, source), mention.counted.cited(source))
    return tuple(
        Dispute(field, value, source, words.get((value, source)))
        for field, values in rows.items()
        if len(kept := _of_one_mind(values)) > 1
        for (value, source), meant in values.items()
        if meant in kept
    )


def _of_one_mind(values: Mapping[tuple[str, str], str]) -> set[str]:
    """What is meant by sources that tell one thing only: one that tells two things differs from nobody."""
    told: dict[str, set[str]] = {}
    for (_, source), meant in values.items():
        told.setdefault(source, set()).add(meant)
    return {meant.pop() for meant in told.values() if len(meant) == 1}


def _new_day(member: Member) -> Excerpt | None:
    """The words for the day to which a text says something was moved."""
    mention = member.mention
    if mention.rule != NEW_DAY:
        return None
    spans = [(excerpt.start, excerpt.end) for excerpt in mention.evidence]
    return next(
        (
            day.excerpt
            for day in member.found.dates
            if day.when == mention.when and any(start <= day.excerpt.start < end for start, end in spans)
        ),
        None,
    )


def _placed(event: Event, span: Window | None, cluster: Cluster) -> Event:
    return replace(event, section=_section(event, span, cluster))


def _is_over(cluster: Cluster, span: Window | None) -> bool:
    """Whether it was only said to be due on a day that is past, and no text tells what came of it."""
    due = all(member.mention.rule.startswith(DUE) for member in cluster.members)
    return due and span is not None and cluster.when is not None and cluster.when.last <= span.last


def _section(event: Event, span: Window | None, cluster: Cluster) -> EventSection:
    backward = all(m.mention.backward for m in cluster.members)
    if event.status == "planned" and (event.when is None or span is None or event.when.last > span.last):
        return "ahead"
    if event.when is None and event.status == "postponed" and event.kind != "visit":
        return "ahead"  # put off, and no text says until when
    if event.when and span and event.when.first > span.last and event.status != "held":
        return "ahead"  # called off, or put off, before its day
    if event.when is None:
        return "background" if backward else "undated"
    if span is None:
        return "timeline"
    return "background" if event.when.last < span.first or backward else "timeline"
