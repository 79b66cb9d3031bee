"""Who asks for bids or offers a grant, as far as a text says so: the likeliest first.

What is called the buyer comes first, then who asks ("… is inviting bids"), then what is called the funder,
then bodies that are only named. A fund is where money comes from: it comes last, behind who gives it out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import IntEnum

from msgspec import Struct

LONGEST = 90
"""Characters of a name; what is longer is a sentence."""


class Named(Struct, frozen=True):
    """A name in a text, and the words it was found in, standing at `start`."""

    value: str
    words: str
    start: int


class _Rank(IntEnum):
    CALLED_BUYER = 0
    ASKS = 1
    CALLED_FUNDER = 2
    BODY = 3
    PAYS = 4
    FUND = 5


def named_buyers(text: str) -> list[Named]:
    """Return the names, the likeliest first; of those as likely, the first in the text."""
    found = [*_labelled(text), *_in_prose(text)]
    return [one for _, one in sorted(found, key=lambda each: (each[0], each[1].start))]


def _labelled(text: str) -> Iterator[tuple[_Rank, Named]]:
    for label, rank in ((_BUYER, _Rank.CALLED_BUYER), (_FUNDER, _Rank.CALLED_FUNDER)):
        for found in label.finditer(text):
            value = " ".join(found["value"].split()).strip(" |*")
            if value and len(value) <= _LONGEST_LABELLED:
                words = " ".join(found[0].split())
                yield _Rank.FUND if _A_FUND.search(value) else rank, Named(value, words, found.start())


def _in_prose(text: str) -> Iterator[tuple[_Rank, Named]]:
    for run in _NAME.finditer(text):
        before, behind = text[max(0, run.start() - _BEFORE) : run.start()], text[run.end() :][:_BEHIND]
        start = run.start()
        for part in _SENTENCE_ENDS.split(run[0]):
            start = text.index(part, start)
            last = start + len(part) == run.end()
            asks = bool(_GIVES_OUT.search(before) or (last and _ASKING.match(behind)))
            yield from _names(part, start, asks=asks, pays=bool(_PAYING.search(before)))
            start, before = start + len(part), ""


def _names(run: str, start: int, *, asks: bool, pays: bool) -> Iterator[tuple[_Rank, Named]]:
    """Yield what capitals in a row name: a body, and a fund of its own behind it."""
    begins = _LEADS_IN.match(run)
    lead = begins.end() if begins else 0
    name = run[lead:]
    body = _body(name)
    if body:
        rank = _Rank.ASKS if asks else _Rank.PAYS if pays else _Rank.BODY
        yield from _name(rank, body, start + lead)
    if _A_FUND.search(name):
        yield from _name(_Rank.FUND, name, start + lead)
    elif asks and not body:
        yield from _name(_Rank.ASKS, name, start + lead)


def _body(name: str) -> str:
    """Return the body that a name begins with, "" where it is none: all of it up to what it is."""
    if _HEADED.match(name):
        return _OWNS.split(name, maxsplit=1)[0]
    ends = [found.end() for found in _KIND.finditer(name)]
    return name[: ends[-1]] if ends else ""


def _name(rank: _Rank, words: str, start: int) -> Iterator[tuple[_Rank, Named]]:
    value = re.sub(r"(?:['’]s?)?[.,]?$", "", " ".join(words.split()))
    if " " in value and len(value) <= LONGEST and not _ANYBODY.match(value):
        yield rank, Named(value, value, start)


def _label(names: str) -> re.Pattern[str]:
    return re.compile(
        rf"^[ \t>*|]*(?:{names})[ \t]*[:|][ \t]*(?P<value>[^\n]+)$", re.IGNORECASE | re.MULTILINE
    )


_BEFORE, _BEHIND = 40, 60
_LONGEST_LABELLED = 200
_BUYER = _label(
    r"buyer|commissioner|authority|contracting authority|organisation|client|commissioned by|buyer or funder"
)
_FUNDER = _label(r"funder|funded by|grant[ -]?maker")
_A_FUND = re.compile(r"\b(?:Fund|Programme|Grants?|Scheme)\W*$")

_WORD = r"(?:[A-Z][\w&'’.-]{0,30})"
_NAME = re.compile(rf"\b{_WORD}(?:[ \t]+(?:(?:of|and|the|for|in|upon|on|&)[ \t]+){{0,2}}{_WORD}){{0,8}}")
_SENTENCE_ENDS = re.compile(r"(?<=[\w’']{3}\.)[ \t]+")
_LEADS_IN = re.compile(
    r"(?:(?:The|A|An|At|In|For|On|When|While|As|From|To|By|With|Of|And|If|Our|Your|This|That|Dear|Hello|Hi|"
    r"Both|All|Apply|Contact|Please|See|Subject|Re|Fwd|FW|RE)\b[ \t]+)+"
)
_KIND = re.compile(
    r"(?<=\S[ \t])(?<!\bthe[ \t])(?:Council|NHS Trust|Foundation Trust|Trust|Authority|Foundation|Board|"
    r"Partnership|Constabulary|Commissioner|University|ICB|Government|Corporation|Housing Association)"
    r"(?:[ \t]+(?:for[ \t]+[\w-]+|England|Scotland|Wales|Cymru|Northern Ireland))?(?=\W|$)(?![ \t]+Tax\b)"
)
_HEADED = re.compile(
    r"(?:University|(?:London |Royal |Metropolitan )+Borough|Department|Ministry)[ \t]+(?:of|for)[ \t]+[A-Z]"
)
_OWNS = re.compile(r"['’]s?\b[ \t]")
_ANYBODY = re.compile(r"(?:the )?(?:Contracting|Awarding|Local|Close) \w+$")
_GIVES_OUT = re.compile(
    r"\b(?:on behalf of|commissioned by|(?:administered|managed|run|offered) by)[ \t]+(?:the[ \t]+)?$",
    re.IGNORECASE,
)
_PAYING = re.compile(r"\b(?:funded|paid for|supported) by[ \t]+(?:the[ \t]+)?$", re.IGNORECASE)
_ASKING = re.compile(
    r"[ \t]*(?:\([^()\n]{1,40}\)[ \t]*)?,?[ \t]*(?:"
    r"(?:is|are)[ \t]+(?:(?:now|currently|again)[ \t]+)?"
    r"(?:inviting|seeking|looking|commissioning|tendering|procuring|asking|offering|requesting)"
    r"|invites?|seeks?|wish(?:es)? to|would like|intends? to|plans? to"
    r"|ha(?:s|ve) (?:published|launched|issued|opened))\b"
)
