"""The same demand in all sources as one value, with the answers it met; finding them is elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from brief.keeping import Keep, afresh
from brief.merge.cast import Cast, Speaker
from brief.merge.demands import deeds, labels
from brief.merge.demands.alliances import Alliances, full_names
from brief.merge.demands.deeds import Deed, Deeds
from brief.merge.demands.groups import Answers, Group, Member, grouped, grouped_answers, is_other_side
from brief.merge.demands.replies import Comment, comments
from brief.merge.demands.standing import given_standing, standing_of
from brief.model import Demand, DemandMention, Excerpt, Findings, Stance
from brief.text import fold


def merge(
    found: Sequence[Findings], cast: Cast, numbers: Mapping[str, str], translated: frozenset[str], keep: Keep = afresh
) -> tuple[Demand, ...]:
    """Every distinct demand, offer, threat and answer, by earliest source; the order of `found` changes nothing.

    `numbers` maps a document's key to its source's number, `translated` holds the numbers of translations.
    Mentions by observers are left out.
    """
    members = _named_alike(_members(found, cast, numbers, translated))
    allied = Alliances.of(members, cast)
    asked = grouped([member for member in members if member.family != "answer"], allied)
    replies = grouped_answers([member for member in members if member.family == "answer"], asked)
    known = Known(
        Answers.of(replies, asked), comments(found, cast, numbers, keep), allied, Deeds.of(found, numbers, keep)
    )
    demands = [_demand(group, known) for group in asked]
    used = {id_ for demand in demands for id_ in demand.answers}
    alone = [group for group in replies if group.first.mention.id not in used]
    alone = [group for group in alone if not group.first.mention.is_unasked or group.first.mention.is_firm]
    refused = grouped([member for group in alone for member in group.members if _is_refusal(member)], allied)
    replies = [group for group in replies if group.first.mention.id in used or _tells_of_whom(group)]
    replies = [group for group in replies if group not in alone or not _is_refusal(group.first)]
    answers = [*(_answer(group) for group in replies), *(_refusal(group) for group in refused)]
    order = {group.first.mention.id: group.first.rank for group in [*asked, *replies, *refused]}
    return tuple(sorted([*demands, *answers], key=lambda demand: order[demand.id]))


def _members(
    found: Sequence[Findings], cast: Cast, numbers: Mapping[str, str], translated: frozenset[str]
) -> list[Member]:
    members = []
    voices = _voices(found, cast)
    for one in found:
        day = one.masthead.published or date.max
        number = numbers[one.document.key]
        for mention in one.demands:
            speaker = cast.speaker(one.document.key, mention.speaker)
            by = mention.by or (speaker.parties if speaker else ()) or voices.get(speaker.name if speaker else "", ())
            by = by or _by_name(one, mention, speaker)
            if (not by and mention.standing is None) or (speaker and speaker.observer and not _voiced(one, mention)):
                continue
            of = tuple(name for name in mention.of if name not in by)
            if mention.of and not of and mention.stance in ("demand", "appeal"):
                continue  # what goes on within a party
            rank = (day, one.document.path + "\0" + (one.document.member or ""), mention.excerpt.start)
            members.append(
                Member(replace(mention, of=of), number, {number, one.document.key} & translated != set(), rank, by)
            )
    return sorted(members, key=lambda member: member.rank)


def _voices(found: Sequence[Findings], cast: Cast) -> dict[str, tuple[str, ...]]:
    """For whom an official speaks, by name, as other texts' demands tell; nobody, where they differ."""
    told: dict[str, set[tuple[str, ...]]] = {}
    for one in found:
        for mention in one.demands:
            speaker = cast.speaker(one.document.key, mention.speaker) if mention.by else None
            if speaker is not None and speaker.person is not None and not speaker.observer:
                told.setdefault(speaker.name, set()).add(mention.by)
    return {name: by.pop() for name, by in told.items() if len(by) == 1}


def _by_name(one: Findings, mention: DemandMention, speaker: Speaker | None) -> tuple[str, ...]:
    """The official who speaks, where no source tells for which party: shown by name, not left out."""
    if speaker is None or speaker.observer or speaker.person is None or mention.speaker is None:
        return ()
    return (speaker.name,) if one.people[mention.speaker].official is True else ()


def _named_alike(members: Sequence[Member]) -> list[Member]:
    """The members with one name for each party: the fullest that a source gives it."""
    known = full_names(name for member in members for name in (*member.by, *member.mention.of))

    def named(names: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(known.get(name, name) for name in names))

    return [
        replace(member, by=named(member.by), mention=replace(member.mention, of=named(member.mention.of)))
        for member in members
    ]


def _voiced(one: Findings, mention: DemandMention) -> bool:
    """Whether only the words beside the name tell for whom it is said: the table of people has no party for it."""
    return bool(mention.by) and mention.speaker is not None and one.people[mention.speaker].affiliation is None


class Known(Struct, frozen=True):
    """All that a demand may be answered with: replies, offers, comments and deeds."""

    answers: Answers
    comments: Sequence[Comment]
    allied: Alliances
    deeds: Deeds


def _demand(group: Group, known: Known) -> Demand:
    lead = _leader(group.members)
    answered, offers = known.answers.replies(group, known.allied), known.answers.offers(group, known.allied)
    gifts = known.answers.gifts(group, known.allied)
    told = [member for reply in [*answered, *offers, *gifts] for member in reply.members]
    offered = ("talks offered",) if offers else ()
    given = tuple(given_standing(group.members, gift.members) for gift in gifts)
    replies = [member for reply in answered for member in reply.members]
    standing = standing_of(group.members, replies, (*offered, *given))
    deed = _deed(group, known) if standing in (None, "open", "promised", "talks offered") else None
    return Demand(
        id=group.first.mention.id,
        members=tuple(member.mention.id for member in group.members),
        number=None,
        label=labels.of(group.members, lead.mention),
        by=_names(member.by for member in group.members),
        of=_names(member.mention.of for member in group.members) or _who_answered(group, answered),
        stance=_stance(group),
        topic=group.topic,
        excerpt=lead.excerpt,
        variants=_variants(lead, group.members),
        standing=deeds.standing(deed, (m.mention.excerpt.text for m in group.members)) if deed else standing,
        answers=tuple(dict.fromkeys(reply.first.mention.id for reply in [*answered, *offers, *gifts])),
        events=(),
        rule=lead.mention.rule,
        reported=(*_reported(told, group, known), *((deed.excerpt,) if deed else ())),
    )


def _deed(group: Group, known: Known) -> Deed | None:
    """What is told as done of what a group asks, later than it was asked."""
    if group.first.family not in ("ask", "condition"):
        return None
    of = {name for names in group.of for name in names}
    return known.deeds.doing(((member.mention.excerpt.text, member.rank[0]) for member in group.members), sorted(of))


def _reported(told: Sequence[Member], group: Group, known: Known) -> tuple[Excerpt, ...]:
    """The words of the answers: first those to this demand alone, translated ones last, then comments."""
    stances = {member.mention.id: member.mention.stance for member in group.members}

    def order(member: Member) -> tuple[object, ...]:
        mention = member.mention
        to_a_stand = any(stances.get(id_) == "position" for id_ in mention.reacts_to)
        return (member.translated, to_a_stand, not member.by, len(mention.reacts_to) > 1, member.rank)

    said = [
        comment.excerpt
        for comment in known.comments
        if group.topic in comment.topics and is_other_side((comment.by,), group, known.allied)
    ]
    answers = [member.excerpt for member in sorted(told, key=order) if not _is_of_itself(member, group)]
    return tuple(dict.fromkeys([*answers, *said]))


def _is_of_itself(answer: Member, group: Group) -> bool:
    """Whether an answer is the very words in which the same party offers it: "promised to put it to a vote"."""
    told, own = answer.excerpt, [one.excerpt for one in group.members if set(one.by) == set(answer.by)]
    return any(one.source == told.source and told.start <= one.start and one.end <= told.end for one in own)


def _tells_of_whom(group: Group) -> bool:
    """Whether an answer says whose demand it answers, or stands by its own; else it is one only beside that."""
    return any(m.mention.of or m.mention.reacts_to or m.mention.standing == "stands" for m in group.members)


def _who_answered(group: Group, answered: Sequence[Group]) -> tuple[str, ...]:
    """The one other party that answers a demand which is told without whom it addresses."""
    members = {member.mention.id for member in group.members}
    pointing = [m for reply in answered for m in reply.members if members & set(m.mention.reacts_to) and m.mention.by]
    parties = {member.by for member in pointing} - {member.by for member in group.members}
    return parties.pop() if len(parties) == 1 else ()


def _is_refusal(member: Member) -> bool:
    """Whether a party that is named refuses something."""
    return member.mention.stance == "rejection" and bool(member.by)


def _refusal(group: Group) -> Demand:
    """What a party refuses though no source tells that it was asked: a row of its own, which stands."""
    lead = _leader(group.members)
    return replace(_answer(group), label=labels.of(group.members, lead.mention), standing="stands")


def _answer(group: Group) -> Demand:
    lead = _leader(group.members)
    return Demand(
        id=group.first.mention.id,
        members=tuple(member.mention.id for member in group.members),
        number=None,
        label=labels.of_answer(lead.mention),
        by=_names(member.by for member in group.members),
        of=_names(member.mention.of for member in group.members),
        stance=lead.mention.stance,
        topic=group.topic,
        excerpt=lead.excerpt,
        variants=_variants(lead, group.members),
        standing=lead.mention.standing,
        answers=(),
        events=(),
        rule=lead.mention.rule,
    )


def _stance(group: Group) -> Stance:
    """The strongest way in which it is asked: a demand before an appeal before a position."""
    stances = [member.mention.stance for member in group.members]
    return next((stance for stance in ("demand", "appeal") if stance in stances), stances[0])


def _leader(members: Sequence[Member]) -> Member:
    """The member with the cleanest wording; never a translated one while another is there."""
    return min(members, key=lambda m: (m.translated, *labels.blemishes(m.mention), m.rank))


def _variants(lead: Member, members: Sequence[Member]) -> tuple[Excerpt, ...]:
    """The other wordings, cleanest first, without those that repeat one already there."""
    seen, kept = {fold(lead.mention.excerpt.text)}, []
    for member in sorted(members, key=lambda m: (m.translated, *labels.blemishes(m.mention), m.rank)):
        words = fold(member.mention.excerpt.text)
        if member is lead or words in seen:
            continue
        seen.add(words)
        kept.append(member.excerpt)
    return tuple(kept)


def _names(groups: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """All names, the most frequent first, ties in the order they come."""
    counts: dict[str, int] = {}
    for names in groups:
        for name in names:
            counts[name] = counts.get(name, 0) + 1
    return tuple(sorted(counts, key=lambda name: -counts[name]))
