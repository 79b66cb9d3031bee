"""Contacts as other programs hand them over."""

from __future__ import annotations

import time

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.vcards import LONGEST_LINE, MOST_CARDS, BadCard, Card, cards, is_vcards

THREE = """BEGIN:VCARD\r
VERSION:3.0\r
N:Pritchard;Jo;;;\r
FN:Jo Pritchard\r
ORG:Grŵp Llusern\\; Lantern Group;Drop-in\r
TITLE:Director\\, part time\r
item1.EMAIL;TYPE=INTERNET:office@llusern.example\r
EMAIL;TYPE="INTERNET,PREF":jo@llusern.example\r
TEL;TYPE=WORK:01632 960 001\r
NOTE:Something private\\nthat stays there\r
PHOTO;ENCODING=b;TYPE=JPEG:AAAA\r
 BBBB\r
END:VCARD\r
"""
FOUR = """begin:vcard
version:4.0
kind:org
fn:Mere Valley Homes
tel;value=uri;type="work,voice":tel:+44-1632-960002;ext=5
url:https://mere.example
end:vcard
"""


def read(text: str) -> list[Card | BadCard]:
    return list(cards(text))


def test_a_person_at_an_organisation_comes_with_what_is_wanted_alone() -> None:
    (card,) = read(THREE)

    assert card == Card(
        number=1,
        name="Jo Pritchard",
        organisation="Grŵp Llusern; Lantern Group",
        role="Director, part time",
        email="jo@llusern.example",
        phone="01632 960 001",
    )


def test_an_organisation_of_its_own_names_nobody() -> None:
    (card,) = read(FOUR)

    assert card == Card(
        number=1, organisation="Mere Valley Homes", phone="+44-1632-960002", website="https://mere.example"
    )


def test_a_name_is_put_together_from_its_parts_where_it_is_not_said_whole() -> None:
    (card,) = read("BEGIN:VCARD\nVERSION:3.0\nN:Idris;Sam\nORG:Fen Voices\nEND:VCARD")

    assert isinstance(card, Card)
    assert card.name == "Sam Idris"


def test_lines_that_go_on_in_the_next_are_read_as_one() -> None:
    (card,) = read("BEGIN:VCARD\nVERSION:4.0\nFN:Sam\n  Idris\nORG:Fen \n\tVoices\nEND:VCARD")

    assert isinstance(card, Card)
    assert (card.name, card.organisation) == ("Sam Idris", "Fen Voices")


def test_cards_that_cannot_be_used_say_why_and_the_others_come() -> None:
    old = "BEGIN:VCARD\nVERSION:2.1\nFN:Old\nORG:Old\nEND:VCARD\n"
    nobody = "BEGIN:VCARD\nVERSION:3.0\nFN:Alone\nEND:VCARD\n"
    cut = "BEGIN:VCARD\nVERSION:3.0\nFN:Cut"

    found = read(old + nobody + FOUR + cut)

    assert [one.reason for one in found if isinstance(one, BadCard)] == [
        "It is of version 2.1. Save it as version 3.0 or 4.0.",
        "It names no organisation.",
        "It has no end: the file was cut off.",
    ]
    assert [one.number for one in found] == [1, 2, 3, 4]


def test_a_card_within_a_card_ends_the_first() -> None:
    first, second = read("BEGIN:VCARD\nVERSION:3.0\n" + FOUR)

    assert isinstance(first, BadCard)
    assert isinstance(second, Card)


def test_more_cards_than_are_read_are_said_to_be() -> None:
    found = read(FOUR * (MOST_CARDS + 5))

    assert len(found) == MOST_CARDS + 1
    assert isinstance(found[-1], BadCard)


def test_a_property_that_is_too_long_is_passed_over() -> None:
    (card,) = read(f"BEGIN:VCARD\nVERSION:3.0\nFN:{'x' * (LONGEST_LINE + 1)}\nORG:Fen Voices\nEND:VCARD")

    assert isinstance(card, Card)
    assert (card.name, card.organisation) == ("", "Fen Voices")


def test_hostile_files_are_read_in_the_time_their_size_takes() -> None:
    hostile = (
        "BEGIN:VCARD\nVERSION:3.0\nFN:x\n" + " y\n" * 300_000 + "ORG:Fen\nEND:VCARD",
        "BEGIN:VCARD\nVERSION:3.0\nORG:Fen\n" + "TEL:1\n" * 300_000 + "END:VCARD",
        "BEGIN:VCARD\nVERSION:3.0\nTEL" + ';a="' * 3_000 + ":1\nORG:Fen\nEND:VCARD",
        "BEGIN:VCARD\n" * 9_000,
        "\\;" * 400_000,
    )

    began = time.process_time()
    for text in hostile:
        read(text)

    assert time.process_time() - began < 5


@given(st.text())
def test_no_text_breaks_it(text: str) -> None:
    body = f"BEGIN:VCARD\nVERSION:4.0\n{text}\nORG:{text}\nEND:VCARD"

    for card in cards(body):
        assert isinstance(card, Card | BadCard)
    is_vcards(text)


def test_what_is_no_vcard_is_told() -> None:
    assert is_vcards("\ufeff\r\nbegin:vcard\n")
    assert not is_vcards("Organisation,Role\n")
