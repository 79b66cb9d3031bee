"""What a notice says in its own words of exclusivity, payment and scoring by price.

The sentence is quoted as it stands and nothing is concluded from it: a notice often says less than its
documents, and sometimes otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct

LONGEST_QUOTE = 280
MOST_OF_A_KIND = 2
_SENTENCE_ENDS = re.compile(r"(?<=[.!?;])\s+(?=[A-Z0-9“\"'(•*-])|\s*[\r\n]+\s*|\s+[•]\s*")


class Matter(StrEnum):
    """What a sentence of a notice may be about."""

    EXCLUSIVITY = "exclusivity"
    PAYMENT = "payment"
    PRICE = "price"


class Quoted(Struct, frozen=True):
    """A sentence of a notice, word for word; "…" stands where a long one was cut."""

    matter: Matter
    sentence: str


_PERCENT = r"(?:\s?%|\s?per\s?cent)"
_TELLING = {
    Matter.EXCLUSIVITY: re.compile(
        r"\bexclusivity\b"
        r"|\bexclusive\s+(?:\w+\s+){0,2}?(?:agreements?|arrangements?|basis|contracts?|partners?|partnerships?"
        r"|providers?|relationships?|rights?|suppliers?|supply|use)\b"
        r"|\bexclusively\s+(?:for|to|with)\b"
        r"|\b(?:may|must|can)\s*not\s+(?:bid|take\s+part|be\s+named|be\s+part|join)\b[^.]{0,60}"
        r"\b(?:another|any\s+other|other|more\s+than\s+one|second)\b",
        re.IGNORECASE,
    ),
    Matter.PAYMENT: re.compile(
        r"\bpayments?[\s-]+by[\s-]+results\b"
        r"|\bpayment\s+(?:mechanism|model|schedule|terms)\b"
        r"|\b(?:outcome|results)[\s-]+based\s+payments?\b|\boutcomes?\s+payments?\b"
        r"|\b(?:paid|pays?|payments?|invoices?|invoiced)\b[^.]{0,80}"
        r"\b(?:\d+|thirty|sixty|ninety)\s+(?:\w+\s+)?days\b"
        r"|\b(?:paid|pays?|payments?|invoices?|invoiced)\b[^.]{0,60}"
        r"\b(?:in\s+advance|in\s+arrears|monthly|quarterly|on\s+completion|upon\s+completion|milestones?)\b",
        re.IGNORECASE,
    ),
    Matter.PRICE: re.compile(
        rf"\b100{_PERCENT}\s*(?:on\s+|for\s+)?(?:the\s+)?price\b|\bprice\b[^.\d]{{0,30}}\b100{_PERCENT}"
        r"|\b(?:lowest|cheapest)[\s-]+(?:cost|priced?|tender|bid)\b"
        r"|\bprice[\s-]+only\b|\bprice\s+alone\b|\b(?:only|solely|entirely|purely)\s+(?:by|on)\s+price\b"
        r"|\bprice\s+is\s+the\s+(?:only|sole)\b",
        re.IGNORECASE,
    ),
}


def quoted(text: str) -> tuple[Quoted, ...]:
    """Return the sentences that speak of these matters, in their order, at most two of a kind."""
    found: dict[Matter, list[str]] = {matter: [] for matter in Matter}
    for sentence in _sentences(text):
        for matter, telling in _TELLING.items():
            match = telling.search(sentence)
            if match and len(found[matter]) < MOST_OF_A_KIND:
                quote = _cut(sentence, match.start(), match.end())
                if quote not in found[matter]:
                    found[matter].append(quote)
    return tuple(Quoted(matter, sentence) for matter, several in found.items() for sentence in several)


def _sentences(text: str) -> Iterator[str]:
    for part in _SENTENCE_ENDS.split(text):
        sentence = " ".join(part.split()).strip("•*- ")
        if sentence:
            yield sentence


def _cut(sentence: str, start: int, end: int) -> str:
    """Return the sentence, or where it is long the words around what it was found by."""
    if len(sentence) <= LONGEST_QUOTE:
        return sentence
    room = max(0, LONGEST_QUOTE - (end - start)) // 2
    first, last = max(0, start - room), min(len(sentence), start + LONGEST_QUOTE - room)
    if first:
        first = sentence.find(" ", first, start) + 1 or start
    if last < len(sentence):
        last = max(sentence.rfind(" ", end, last), end)
    before, after = "… " if first else "", " …" if last < len(sentence) else ""
    return f"{before}{sentence[first:last]}{after}"
