"""What was set aside is listed by what it calls itself, in words a person can read."""

from __future__ import annotations

import pytest

from desktop.services.desk import Desk
from desktop.services.set_aside import set_aside
from desktop.store import rejections
from feeds.notice import Rejection


@pytest.mark.parametrize(
    ("kept", "name"),
    [
        (b'{"tender": {"title": "Garden waste rounds"', "Garden waste rounds"),
        (b"<item><title><![CDATA[Book swap]]></title></item>", "Book swap"),
        (b"<item><pubDate>Thu, 12 Nov 2026</pubDate></item>", "No title: Thu, 12 Nov 2026"),
        (b'"The notice could not be exported."', "No title: The notice could not be exported."),
        (b"null", "No title: null"),
        (b"<item><guid/></item>", "No title, and nothing to read"),
    ],
)
def test_an_item_is_named_by_its_title_else_by_its_words(empty_desk: Desk, kept: bytes, name: str) -> None:
    item = Rejection(received_from="some-source", position=0, reason="It could not be read.", item=kept)
    empty_desk.workspace.write(lambda db: rejections.store(db, [item], empty_desk.now())).result()

    with empty_desk.reader() as db:
        lines = set_aside(db, empty_desk)

    assert [line.name for line in lines] == [name]
