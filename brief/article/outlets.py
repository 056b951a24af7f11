"""Which outlet a text appeared in: what states it, what lets it be inferred, and the table of known ones."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from brief import lexicon
from brief.article import daylines, nameplate
from brief.article.lines import Line, label
from brief.model import Basis, Evidence, Masthead
from brief.text import either, view

_HOST = re.compile(
    r"(?:[a-z][a-z0-9+.-]*://)?(?:www\d?\.|m\.|amp\.)?((?:[a-z0-9-]+\.)+[a-z]{2,12})(?=[/:?#\s]|$)", re.I
)
_SECOND_LEVEL = frozenset("ac co com edu gov gob gouv net org or ne go".split())
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)[\s©]*(?:\d{4}\s*(?:-\s*\d{4})?)?,?\s*(?:by\s+)?(?:the )?([A-Z][\w'& /-]{1,40})", re.I
)


class Outlet(Struct, frozen=True):
    """An outlet's name, how sure it is, the line that says so (its index) and the rule."""

    name: str
    basis: Basis
    line: int | None
    rule: str


class _Table(Struct, frozen=True):
    names: dict[str, str]
    domains: dict[str, str]
    agencies: frozenset[str]
    configured: dict[str, str]
    any_name: re.Pattern[str]

    def known(self, name: str) -> str | None:
        """The outlet of that name: a listed one by its letters, a configured one in any case."""
        configured = self.configured.get(view(name).lower()) if self.configured else None
        return configured or self.names.get(name)


@cache
def _table(more: tuple[tuple[str, str], ...]) -> _Table:
    names: dict[str, str] = {}
    domains: dict[str, str] = {}
    agencies = set()
    for row in lexicon.load("outlets")["outlet"]:
        names |= dict.fromkeys((row["name"], *row.get("aliases", ())), row["name"])
        domains |= dict.fromkeys(row["domains"], row["name"])
        if row.get("agency"):
            agencies.add(row["name"])
    configured: dict[str, str] = {}
    for key, name in more:
        if "." in key and " " not in key:
            domains[key] = name
        else:
            configured[view(key).lower()] = name
        configured[view(name).lower()] = name
    listed, own = _union(names), _union(configured)
    union = f"(?i:{own})|{listed}" if own else listed
    return _Table(names, domains, frozenset(agencies), configured, re.compile(rf"(?<![\w.-])(?:{union})(?![\w-])"))


def _union(names: Iterable[str]) -> str:
    return either(re.escape(each) for each in sorted(names, key=lambda each: (-len(each), each)))


@cache
def _works_for() -> re.Pattern[str]:
    jobs = either(sorted(lexicon.load("en/furniture")["words"]["jobs"], key=len, reverse=True))
    return re.compile(
        rf"\b(?:{jobs}|chief|fellow)\b(?: [a-z]+){{0,3}}? (?:at|for|of|with) (?:the )?"
        r"([A-Z][\w'&-]*(?: (?:of |the |de |la )?[A-Z][\w'&-]*){0,4})"
    )


def by_address(url: str, outlets: Mapping[str, str]) -> str | None:
    """The outlet of an address: from the table, else the domain's own label, capitalised. `None`: no address.

    >>> by_address("https://www.politico.com/news/2022/01/13/x", {}), by_address("delta-daily.co.uk/a", {})
    ('POLITICO', 'Delta Daily')
    """
    match = _HOST.match(url.strip())
    if not match:
        return None
    parts = match.group(1).lower().split(".")
    domains = _table(_key(outlets)).domains
    for cut in range(len(parts) - 1):
        if (known := domains.get(".".join(parts[cut:]))) is not None:
            return known
    stem = parts[:-2] if len(parts) > 2 and parts[-2] in _SECOND_LEVEL else parts[:-1]
    return stem[-1].replace("-", " ").title() if stem else None


def by_name(name: str, outlets: Mapping[str, str]) -> str | None:
    """The canonical outlet of that name; `None` where the table has none."""
    known = _table(_key(outlets)).known
    bare = name.strip(" .,;").removeprefix("the ").removeprefix("The ")
    return known(name.strip(" .,;")) or known(bare) or known(f"The {bare}")


def aliases(name: str, outlets: Mapping[str, str]) -> frozenset[str]:
    """All names of an outlet, its canonical one among them."""
    table = _table(_key(outlets))
    both = (*table.names.items(), *table.configured.items())
    return frozenset((name, *(each for each, known in both if known == name)))


def find(lines: Sequence[Line], url: tuple[str, int] | None, outlets: Mapping[str, str]) -> Outlet | None:
    """The outlet, best evidence first: its own address, a label, a biography, the nameplate, the copyright line, the
    wire's mark, the line of the day, the page's furniture.

    What the text itself lets infer ("told Izvestia") comes last. `None`: nothing tells. What the configuration names
    is `configured`, where the page states it.
    """
    table = _table(_key(outlets))
    for found in (
        _of_address(url, outlets),
        _labelled(lines, outlets),
        _of_biography(lines, outlets),
        _of_nameplate(lines, table),
        _of_copyright(lines, outlets),
        _of_wire(lines, table),
        _beside_day(lines, outlets),
        _ahead_of_day(lines, outlets),
        _below_title(lines, outlets),
        _of_furniture(lines, table),
        _of_interviews(lines, table),
        _of_prompt(lines),
    ):
        if found:
            known = found.basis == "stated" and found.name in table.configured.values()
            return replace(found, basis="configured") if known else found
    return None


def infer_outlets(mastheads: Sequence[Masthead]) -> tuple[Masthead, ...]:
    """The mastheads, in order, with an outlet inferred where only an author's other texts tell it.

    An author whose texts name two outlets tells nothing.
    """
    wrote_for: dict[str, set[str]] = {}
    for head in mastheads:
        if head.outlet and head.outlet_basis in ("stated", "configured"):
            for author in head.authors:
                wrote_for.setdefault(author.lower(), set()).add(head.outlet)
    return tuple(_inferred(head, wrote_for) for head in mastheads)


def _inferred(head: Masthead, wrote_for: Mapping[str, set[str]]) -> Masthead:
    if head.outlet is not None:
        return head
    named = set().union(*(wrote_for.get(author.lower(), set()) for author in head.authors))
    if len(named) != 1:
        return head
    evidence = (*head.evidence, Evidence("outlet", None, "outlet.same-author"))
    return replace(head, outlet=named.pop(), outlet_basis="inferred", evidence=evidence)


def _key(outlets: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(outlets.items()))


def _of_address(url: tuple[str, int] | None, outlets: Mapping[str, str]) -> Outlet | None:
    name = by_address(url[0], outlets) if url else None
    return Outlet(name, "stated", url[1] if url else None, "outlet.address") if name else None


def _labelled(lines: Sequence[Line], outlets: Mapping[str, str]) -> Outlet | None:
    for index, line in enumerate(lines):
        if line.rule.split(".")[0] not in ("byline", "footer"):
            continue
        field = label(line.seen)
        if field and field[0] == "outlet":
            return Outlet(by_name(field[1], outlets) or field[1], "stated", index, "outlet.label")
        if field and field[0] == "url" and (known := by_name(field[1], outlets)):
            return Outlet(known, "stated", index, "outlet.label")
    return None


def _of_biography(lines: Sequence[Line], outlets: Mapping[str, str]) -> Outlet | None:
    for index, line in enumerate(lines):
        match = _works_for().search(line.seen) if line.kind == "biography" else None
        if match:
            return Outlet(by_name(match.group(1), outlets) or match.group(1), "stated", index, "outlet.biography")
    return None


def _of_nameplate(lines: Sequence[Line], table: _Table) -> Outlet | None:
    """What stands above the title: a known name, or one that is told by its words or by the rest of the page."""
    for index, name in nameplate.candidates(lines):
        known = table.known(name)
        if known and (known not in table.agencies or index == 0):
            return Outlet(known, "stated", index, "outlet.nameplate")
    found = nameplate.at_top(lines)
    return Outlet(found[0], "stated", found[1], "outlet.nameplate") if found else None


def _of_wire(lines: Sequence[Line], table: _Table) -> Outlet | None:
    """The agency in a dateline: "JUBA, March 3 (Reuters) - ..."; one that is not listed only beside a day."""
    for index, line in enumerate(lines):
        if line.kind == "body":
            match = re.match(r"[A-Z][\w .,/'-]{1,60}(?:\(([A-Za-z/ -]{2,40})\)\s*[-_]|/([A-Z]{2,12})/\.)", line.seen)
            known = table.known((match[1] or match[2]).strip()) if match else None
            if known:
                return Outlet(known, "stated", index, "outlet.dateline")
            break
    found = nameplate.of_dateline(lines)
    return Outlet(found[0], "stated", found[1], "outlet.dateline") if found else None


def _beside_day(lines: Sequence[Line], outlets: Mapping[str, str]) -> Outlet | None:
    found = daylines.beside_day(lines)
    return Outlet(by_name(found[0], outlets) or found[0], "stated", found[1], "outlet.beside-day") if found else None


def _ahead_of_day(lines: Sequence[Line], outlets: Mapping[str, str]) -> Outlet | None:
    found = daylines.ahead_of_day(lines)
    return Outlet(by_name(found[0], outlets) or found[0], "stated", found[1], "outlet.ahead-of-day") if found else None


def _below_title(lines: Sequence[Line], outlets: Mapping[str, str]) -> Outlet | None:
    found = daylines.below_title(lines)
    return Outlet(by_name(found[0], outlets) or found[0], "stated", found[1], "outlet.below-title") if found else None


def _of_copyright(lines: Sequence[Line], outlets: Mapping[str, str]) -> Outlet | None:
    for index, line in enumerate(lines):
        match = _COPYRIGHT.match(line.seen) if line.rule == "footer.copyright" else None
        known = by_name(re.split(r"\.|\s+All\b", match.group(1))[0], outlets) if match else None
        if known:
            return Outlet(known, "stated", index, "outlet.copyright")
    found = nameplate.of_copyright(lines)
    return Outlet(found[0], "stated", found[1], "outlet.copyright") if found else None


def _of_furniture(lines: Sequence[Line], table: _Table) -> Outlet | None:
    """The outlet that menus, prompts and the copyright line name; none where they name several."""
    named: dict[str, int] = {}
    for index, line in enumerate(lines):
        if line.kind in ("furniture", "promotion", "byline", "footer") and line.words <= 25:
            for match in table.any_name.finditer(line.seen):
                if line.seen[: match.start()].endswith((" of ", " of the ")):  # "Ministry of Foreign Affairs"
                    continue
                named.setdefault(table.known(match.group()) or match.group(), index)
    own = {name: index for name, index in named.items() if name not in table.agencies}
    if len(own) != 1:
        return None
    name, index = own.popitem()
    return Outlet(name, "stated", index, "outlet.furniture")


_SPOKE_TO = re.compile(  # opens with letters, so that all others cost no more than a glance
    r"[ACEIOSTaceiost](?<!\w.)(?:(?<=[Tt])old|(?<=[Ii])nterview(?:ed)? (?:by|with|to|for)|(?<=[Ss])poken? (?:to|with)|"
    r"(?<=[Ss])peaking (?:to|with)|(?<=[Cc])ommented to|(?<=[Ee])xplained to|(?<=[Aa])sked by|(?<=[Ss])een by|"
    r"(?<=[Oo])btained by|(?<=[Cc])ontacted by) (?:the |The )?"
)
_SPOKE_TO_NAME = re.compile(_SPOKE_TO.pattern + r"([A-Z][\w&-]+(?: [A-Z][\w&-]+){0,3})")
_ASKS = re.compile(r"needs you|[Ss](?:ubscribe to|ign up (?:to|for)) ")
_MOST_TOLD = 20  # names of those whom people spoke to; a text with more is a digest
# Of what `_SPOKE_TO` and `_OWN_QUESTION` find, without the first letters, which may be capitals.
_SPOKEN_TO = (
    *("old ", "nterview", "poke", "peaking to", "peaking with", "ommented to", "xplained to"),
    *("sked by", "een by", "btained by", "ontacted by"),
)
_OWN = ("correspondent", "interlocutor", "question", "reporter", "source")
_OWN_QUESTION = re.compile(rf"'s (?:{'|'.join(_OWN)})s?\b")


def _of_interviews(lines: Sequence[Line], table: _Table) -> Outlet | None:
    """The outlet that people spoke to in three paragraphs, and to no other half as often.

    Two are not enough: a report on somebody's interview names the other outlet twice (PolNeAR).
    """
    body = [(index, line.seen) for index, line in enumerate(lines) if line.kind == "body"]
    whole = "\n".join(seen for _, seen in body)
    stems = [stem for stem in (*_SPOKEN_TO, *(f"'s {own}" for own in _OWN)) if stem in whole]
    telling = [(index, seen) for index, seen in body if any(stem in seen for stem in stems)] if stems else []
    if len(telling) < _FEWEST_TOLD:
        return None
    where: dict[str, list[int]] = {}
    for index, seen in telling:
        for name in set(_interviewers(seen, table)) - table.agencies:
            where.setdefault(name, []).append(index)
    ranked = sorted(where, key=lambda name: (-len(where[name]), name))
    if (
        not ranked
        or len(where[ranked[0]]) < _FEWEST_TOLD
        or any(2 * len(where[name]) > len(where[ranked[0]]) for name in ranked[1:])
    ):
        return None
    return Outlet(ranked[0], "inferred", where[ranked[0]][0], "outlet.interviewer")


_FEWEST_TOLD = 3  # paragraphs in which people speak to an outlet


def _of_prompt(lines: Sequence[Line]) -> Outlet | None:
    """An unlisted outlet that somebody spoke to, and that asks for readers around the text: "The Ledger needs you"."""
    asking = [
        index
        for index, line in enumerate(lines)
        if line.kind in ("furniture", "promotion", "footer") and _ASKS.search(line.seen)
    ]
    if not asking:
        return None
    told = [match[1] for line in lines if line.kind == "body" for match in _SPOKE_TO_NAME.finditer(line.seen)]
    for name in list(dict.fromkeys(told))[:_MOST_TOLD]:
        prompt = re.compile(
            rf"(?:\b[Ss]ubscribe to |\b[Ss]ign up (?:to|for) )(?P<one>(?:[Tt]he )?{re.escape(name)}\b)"
            rf"|(?P<two>(?:\b[Tt]he )?\b{re.escape(name)}) needs you"
        )
        for index in asking:
            if asked := prompt.search(lines[index].seen):
                found = asked["one"] or asked["two"]
                return Outlet(found[:1].upper() + found[1:], "inferred", index, "outlet.prompt")
    return None


def _interviewers(seen: str, table: _Table) -> Iterator[str]:
    """The outlets that somebody spoke to in a line."""
    for match in _SPOKE_TO.finditer(seen):
        name = table.any_name.match(seen, match.end())
        if name and (known := table.known(name.group())):
            yield known
    for match in _OWN_QUESTION.finditer(seen):
        for size in range(1, 4):
            before = " ".join(seen[max(0, match.start() - 60) : match.start()].rsplit(None, size)[-size:]).strip("\"'(")
            if known := table.known(before):
                yield known
