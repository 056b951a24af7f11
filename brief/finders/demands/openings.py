"""What may follow a verb or noun of asking, by name, and how each begins; who asks is decided elsewhere."""

from __future__ import annotations

import re

from brief.finders.demands.frames import any_of
from brief.lexicon import load

TARGET_GAP = re.compile(
    r"\s+(?:(?:the|both|all|its|their|his|other|some)\s+)*"
    r"(?:(?:[Rr]epublic|[Gg]overnments?|[Ss]tate|[Kk]ingdom|authorities|leaders|people) of\s+(?:[Tt]he\s+)?){0,2}"
)
NOBODY_NAMED = re.compile(
    r"\s+(?:them|him|her|it|us|each other|everyone|countries|nations|(?:international )?donors|creditors"
    r"|(?:the )?(?:authorities|demonstrators|fighters|gunmen|lawmakers|officials|police|protesters|soldiers|strikers"
    r"|students|troops)(?= (?:not )?to [a-z])"
    r"|the (?:international community|president|prime minister|king|governor|mayor|generals)|(?:both|the two"
    r"|the) (?:capitals|governments|communities|neighbou?rs|armies)"
    r"|(?:both|all|the|the two|the warring) parties to (?:the|this) (?:[\w'-]+ ){0,4}?[\w'-]+(?=,? to [a-z])"
    r"|(?:both|all|its|their|other)(?: two)? (?:[A-Za-z]+ )?"
    r"(?:countries|donors|governments|[Mm]embers|neighbou?rs|partners|[Ss]tates)"
    r"|(?:both|all|the|the two|the warring) (?:camps|delegations|[Pp]arties|sides|teams)"
    r"|(?:rich|other|wealthy|neighbouring|neighboring|western) (?:countries|nations|states))(?=\s)"
)
# Somebody told to do something who is no party: "the province", "the European side".
ANY_GROUP = re.compile(r"\s+the (?:[\w-]+ )?[a-z][\w-]+(?<!ed)(?<!ly)(?=,? (?:not )?to [a-z])")
_TO = re.compile(r",?\s+\"?(?=(?:not\s+)?to\s+(?:not\s+)?\"?(?!(?:the|an?|its|their|this|that|his|her)\s)[a-z])")
_NOT_TO = re.compile(r"\s+\"?(?=not\s+to\s+[a-z])")
PLAIN = {
    "that": re.compile(r",?\s+\"?(?=that\s)"),
    "to": _TO,
    "not-to": _NOT_TO,
    "for": re.compile(r"\s+for\s+\"?"),
    "for-thing": re.compile(r"\s+for\s+\"?"),
    "of": re.compile(r"\s+of\s+\"?"),
    "of-gerund": re.compile(r"\s+of\s+\"?(?=\w+ing\b)"),
    "on": re.compile(r"\s+(?:on|upon|in)\s+\"?"),
    "gerund": re.compile(r"\s+(?=\w+ing\s)"),
    "thing-to": re.compile(
        r"\s+(?=(?:(?:the|all|its|their)\s+)?\w+(?:ing|ion|ment)\s+(?:[\w'%-]+\s+){0,6}?to\s+(?:stop|end|cease|halt"
        r"|be\s+\w+ed)\b)"
    ),
    "object-done": re.compile(
        rf"\s+\"?(?=(?:all|an?|any|her|his|its|no|our|that|the|their|these|this|those)\s[^,;:.\"]{{3,60}}?\s"
        rf"(?:{any_of([*load('en/demands')['words']['done'], *load('en/demands')['spoken']['done']])})\b)"
    ),
    "thing-be": re.compile(
        r"\s+(?=(?:the|all|its|their|his|her|an?)\s[^,;:.\"]{3,50}?\sto be (?:\w+ed|closed|let go|set free|sent)\b)"
    ),
    "to-thing": re.compile(r"\s+to\s+(?=(?:an?|the|any|all|such|its|their|more|[a-z]+ing|[a-z]+s)\s)"),
    "with-thing": re.compile(r"\s+with\s+(?=(?:an?|the|any|such|its|their)\s)"),
    "to-talks": re.compile(
        r"\s+to\s+(?=(?:[\w-]+ ){0,2}?(?:conference|dialogue|meeting|negotiations|summit|table|talks)\b)"
    ),
    "something": re.compile(
        r"\s+(?:for\s+)?(?:something|(?:one|two|three|four) things?)(?: else)?"
        r"(?: (?:from|of) [^:;.\"]{2,40})?:\s+(?=\S)"
    ),
    "answer": re.compile(
        r"\s+(?=an?\s+(?:(?:clear|constructive|firm|formal|official|positive|prompt|written|early)\s+)+(?:answer"
        r"|reply|response)\b)"
    ),
    "against-gerund": re.compile(
        r"\s+(?:(?:[A-Z][\w-]+(?: [A-Z][\w-]+)?|(?:the|both|all) [\w -]{3,24}?)\s+)?against\s+(?=(?:\w+ly )?\w+ing\s)"
    ),
    "to-gerund": re.compile(r"\s+to\s+(?=\w+ing\s)"),
    "object": re.compile(r"\s+\"?(?=\w)"),
}
PARTY = {
    "party-to": ("", _TO),
    "party-not-to": ("", _NOT_TO),
    "group-to": ("", _TO),
    "on-party-to": (r"\s+(?:up)?on", _TO),
    "on-group-to": (r"\s+(?:up)?on", _TO),
    "on-party-for": (r"\s+(?:up)?on", re.compile(r"\s+for\s+")),
    "to-party-to": (r"\"?\s+to", _TO),
    "to-party-for": (r"\s+to", re.compile(r"\s+for\s+")),
    "to-party-that": (r"\s+to", re.compile(r":?\s+(?=that\s)")),
    "from-party-to": (r"\s+(?:from|of)", _TO),
    "from-party-that": (r"\s+(?:from|of)", re.compile(r",?\s+(?=that\s)")),
    "from-party": (r"\s+(?:from|of)", re.compile(r"\s+(?=(?:an?|the)\s|that\s)")),
    "party-object": ("", re.compile(r"\s+(?=(?:an?|the|new|more|two|three|four|five|\d+)\s)")),
    "party-deadline": (
        "",
        re.compile(
            r"\s+(?:(?:until|till)\s[^,;:.\"]{2,40}?"
            r"|(?:an?|[a-z]+|\d+)(?:\s+(?:more|further))?[\s-]+(?:hours?|days?|weeks?|months?))\s+(?=to\s+[a-z])"
        ),
    ),
    "party-for": ("", re.compile(r"\s+for\s+")),
    "by-party-to": (r"\s+(?:of|by|from)", _TO),
    "by-party-that": (r"\s+(?:of|by|from)", re.compile(r",?\s+(?=that\s)")),
    "by-party-for": (r"\s+(?:of|by|from)", re.compile(r"\s+for\s+")),
    "party-with": ("", re.compile(r"\s+with\s+")),
    "party-of": ("", re.compile(r"\s+of\s+")),
}
