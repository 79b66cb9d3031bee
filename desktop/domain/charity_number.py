"""The number by which a charity is registered, as people write it: in England and Wales, Scotland or NI."""

from __future__ import annotations

import re

from desktop.domain.organisation_names import (
    CHARITY_ENGLAND_WALES,
    CHARITY_NI,
    CHARITY_SCOTLAND,
    register_number,
)

_BETWEEN = re.compile(r"[\s.\-]+")
_FORMS = (
    (re.compile(r"[1-9][0-9]{5,6}"), CHARITY_ENGLAND_WALES),
    (re.compile(r"SC[0-9]{6}"), CHARITY_SCOTLAND),
    (re.compile(r"NIC[0-9]{6}"), CHARITY_NI),
)


def tidied(words: str) -> str:
    """Return a number as its register writes it: "1200000", "SC012345", "NIC100002"; "" for none."""
    number = _BETWEEN.sub("", words).upper()
    return number if any(form.fullmatch(number) for form, _ in _FORMS) else ""


def refusal(words: str) -> str:
    """Return why this is no charity number, in a sentence; "" where it is one, or nothing is written."""
    if not words.strip() or tidied(words):
        return ""
    return "A charity number is 6 or 7 digits, or SC or NIC and 6 digits."


def identifier(number: str) -> str:
    """Return the organisation identifier of a charity: "GB-CHC-1200000"; "" for what is no number."""
    wanted = tidied(number)
    scheme = next((scheme for form, scheme in _FORMS if form.fullmatch(wanted)), "")
    return register_number(scheme, wanted) if scheme else ""
